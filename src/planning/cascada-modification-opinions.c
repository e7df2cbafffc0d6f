/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prior opinions (domain §9, M7 and M8). An opinion is prior to the decision, so it may well be older than the request;
 * of each body the last one stands, and one that is against stands against all that are in favour. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"
#include "cascada-modification-private.h"

/* Why an opinion settles nothing. */
typedef enum
{
  FLAW_NONE,
  FLAW_LATE,     /* dated after the day that is judged */
  FLAW_EARLY,    /* of another year */
  FLAW_MODIFIED, /* older than the goal's last modification */
  FLAW_REVISED,  /* older than the values proposed */
  FLAW_DOCUMENT, /* in favour, without memo or e-mail [policy 9.6] */
} Flaw;

/* The opinions that one rule asks for, sorted. */
typedef struct
{
  const CascadaModification *request;
  GPtrArray *opinions;
} Hearing;

static int
compare_opinions (gconstpointer a, gconstpointer b)
{
  const CascadaModificationOpinion *one = *(const CascadaModificationOpinion *const *) a, *other = *(const CascadaModificationOpinion *const *) b;

  if (one->date != other->date)
    return one->date < other->date ? -1 : 1;
  if (g_strcmp0 (one->body, other->body) != 0)
    return g_strcmp0 (one->body, other->body);
  if (one->sense != other->sense)
    return one->sense < other->sense ? -1 : 1; /* of one day, the one against stands */
  return g_strcmp0 (one->document, other->document);
}

static GPtrArray *
sort_opinions (const CascadaModification *request, CascadaModificationRule rule)
{
  GPtrArray *opinions = g_ptr_array_new ();

  for (guint i = 0; i < request->n_opinions; i++)
    {
      const CascadaModificationOpinion *opinion = &request->opinions[i];

      if (rule == CASCADA_MODIFICATION_RULE_M7 ? opinion->leads_goal : opinion->is_local_body)
        g_ptr_array_add (opinions, (gpointer) opinion);
    }
  g_ptr_array_sort (opinions, compare_opinions);
  return opinions;
}

static CascadaDate
get_last_modification (const CascadaModification *request)
{
  CascadaDate last = CASCADA_DATE_NONE;

  for (guint i = 0; i < request->n_history; i++)
    if (cascada_request_is_modification (request->history[i].state))
      last = MAX (last, request->history[i].date);
  return last;
}

/* Plans are formulated at the end of the year before: of a request of that year an opinion may be too. */
static int
get_first_year (const CascadaModification *request)
{
  CascadaDate day = cascada_modification_get_day (request);

  return MIN (request->year, day / 10000);
}

static Flaw
find_flaw (const CascadaModification *request, const CascadaModificationOpinion *opinion)
{
  if (opinion->date > cascada_modification_get_judged_day (request))
    return FLAW_LATE;
  if (opinion->date / 10000 < get_first_year (request))
    return FLAW_EARLY;
  if (opinion->date < get_last_modification (request))
    return FLAW_MODIFIED;
  if (opinion->date < request->revised)
    return FLAW_REVISED;
  if (opinion->sense == CASCADA_OPINION_SENSE_FAVOURABLE && cascada_coherence_is_blank (opinion->document))
    return FLAW_DOCUMENT;
  return FLAW_NONE;
}

/* "Bosa, 05/08/2025" */
static char *
name_opinion (const CascadaModificationOpinion *opinion)
{
  g_autofree char *date = cascada_date_format (opinion->date);

  return cascada_coherence_is_blank (opinion->body) ? g_steal_pointer (&date) : g_strdup_printf ("%s, %s", opinion->body, date);
}

static char *
say_flaw (const CascadaModification *request, const CascadaModificationOpinion *opinion, Flaw flaw)
{
  g_autofree char *name = name_opinion (opinion), *date = NULL;

  switch (flaw)
    {
    case FLAW_LATE:
      date = cascada_date_format (cascada_modification_get_judged_day (request));
      /* Translators: the opinion, as “Dirección para la Gestión Policiva, 05/08/2025”; a date */
      return g_strdup_printf (_ ("%s: after %s"), name, date);
    case FLAW_EARLY:
      return g_strdup_printf (_ ("%s: before the year %d"), name, get_first_year (request));
    case FLAW_MODIFIED:
      date = cascada_date_format (get_last_modification (request));
      return g_strdup_printf (_ ("%s: before the goal was modified on %s"), name, date);
    case FLAW_REVISED:
      date = cascada_date_format (request->revised);
      return g_strdup_printf (_ ("%s: before the proposed values changed on %s"), name, date);
    case FLAW_DOCUMENT:
      return g_strdup_printf (_ ("%s: names no memo or e-mail"), name);
    case FLAW_NONE:
    default:
      return g_strdup (name);
    }
}

/* Whether a later one of the same body, in the order sorted, took the place of number @i. */
static gboolean
is_replaced (const Hearing *hearing, guint i)
{
  const CascadaModificationOpinion *opinion = hearing->opinions->pdata[i];

  for (guint j = i + 1; j < hearing->opinions->len; j++)
    {
      const CascadaModificationOpinion *later = hearing->opinions->pdata[j];

      if (g_strcmp0 (opinion->body, later->body) == 0 && find_flaw (hearing->request, later) == FLAW_NONE)
        return TRUE;
    }
  return FALSE;
}

/* The last that stands in that sense; %NULL where there is none. */
static const CascadaModificationOpinion *
find_standing (const Hearing *hearing, CascadaOpinionSense sense)
{
  for (guint i = hearing->opinions->len; i-- > 0;)
    {
      const CascadaModificationOpinion *opinion = hearing->opinions->pdata[i];

      if (opinion->sense == sense && find_flaw (hearing->request, opinion) == FLAW_NONE && !is_replaced (hearing, i))
        return opinion;
    }
  return NULL;
}

/* "2 opinions recorded (Bosa, 05/08/2025: after 20/07/2025; …)" */
static char *
list_opinions (const Hearing *hearing)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = hearing->opinions->len;

  g_string_append_printf (list, g_dngettext (GETTEXT_PACKAGE, "%u opinion recorded", "%u opinions recorded", n), n);
  for (guint i = 0; i < n; i++)
    {
      const CascadaModificationOpinion *opinion = hearing->opinions->pdata[i];
      g_autofree char *said = say_flaw (hearing->request, opinion, find_flaw (hearing->request, opinion));

      g_string_append_printf (list, "%s%s", i == 0 ? " (" : "; ", said);
    }
  if (n > 0)
    g_string_append_c (list, ')');
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static CascadaModificationAnswer
say_standing (const CascadaModificationOpinion *opinion)
{
  g_autofree char *name = name_opinion (opinion);
  gboolean document = !cascada_coherence_is_blank (opinion->document);
  /* Translators: favourable or unfavourable; the body and the date; the memo or e-mail */
  g_autofree char *facts = document ? g_strdup_printf (_ ("%s opinion (%s; %s)"), cascada_opinion_sense_get_label (opinion->sense), name, opinion->document)
                                    : g_strdup_printf (_ ("%s opinion (%s)"), cascada_opinion_sense_get_label (opinion->sense), name);
  gboolean against = opinion->sense == CASCADA_OPINION_SENSE_UNFAVOURABLE;

  return (CascadaModificationAnswer){
    .verdict = against ? CASCADA_VERDICT_NOT_MET : CASCADA_VERDICT_MET,
    .message = against ? g_strdup (facts) : NULL,
    .cure = _ ("Without a favourable opinion it is not feasible: withdraw it, or record a later opinion of the same body"),
    .facts = g_steal_pointer (&facts),
  };
}

/* To be approved, an opinion that is not there is missing; until then it is waited for. */
static CascadaModificationAnswer
hear (const CascadaModification *request, CascadaModificationRule rule, int step, const char *asked, const char *cure)
{
  g_autoptr (GPtrArray) opinions = sort_opinions (request, rule);
  Hearing hearing = { request, opinions };
  const CascadaModificationOpinion *opinion = find_standing (&hearing, CASCADA_OPINION_SENSE_UNFAVOURABLE);
  g_autofree char *list = NULL;

  if (opinion == NULL)
    opinion = find_standing (&hearing, CASCADA_OPINION_SENSE_FAVOURABLE);
  if (opinion != NULL)
    return say_standing (opinion);
  list = list_opinions (&hearing);
  return (CascadaModificationAnswer){
    .verdict = step == CASCADA_REQUEST_STEP_APPROVE ? CASCADA_VERDICT_NOT_MET : CASCADA_VERDICT_NEEDS_ANSWER,
    /* Translators: what is missing: “No favourable opinion of …”; what there is: “2 opinions recorded (…)” */
    .message = g_strdup_printf (_ ("%s: %s"), asked, list),
    .cure = cure,
    .facts = g_strdup (list),
  };
}

/** cascada_modification_judge_leader: M7: of the process that leads a cross-cutting goal [policy 9.6]. */
CascadaModificationAnswer
cascada_modification_judge_leader (const CascadaModification *request, int step)
{
  g_autofree char *asked = NULL;

  if (!request->is_cross_cutting)
    return (CascadaModificationAnswer){ CASCADA_VERDICT_DOES_NOT_APPLY, .facts = g_strdup (_ ("The goal is not cross-cutting")) };
  if (request->leads_own_goal)
    return (CascadaModificationAnswer){ CASCADA_VERDICT_MET, .facts = g_strdup (_ ("The unit of the plan leads the goal: the request is its opinion")) };
  asked = cascada_coherence_is_blank (request->leader)
              ? g_strdup (_ ("No favourable opinion of the leader of the process that leads the goal"))
              : g_strdup_printf (_ ("No favourable opinion of the leader of the process that leads the goal, %s"), request->leader);
  return hear (request, CASCADA_MODIFICATION_RULE_M7, step, asked, _ ("Ask for it, and record it with its date and its memo or e-mail"));
}

/** cascada_modification_judge_local: M8: of the body that fits, for a local office's plan [policy 9.7]. */
CascadaModificationAnswer
cascada_modification_judge_local (const CascadaModification *request, int step)
{
  if (!request->is_local_plan)
    return (CascadaModificationAnswer){ CASCADA_VERDICT_DOES_NOT_APPLY, .facts = g_strdup (_ ("The plan is not a local office’s")) };
  return hear (request, CASCADA_MODIFICATION_RULE_M8, step,
               _ ("No favourable opinion of the Subsecretaría de Gestión Local, the Dirección para la Gestión Policiva or the Dirección para la Gestión del Desarrollo Local"),
               _ ("Ask the one that fits, and record its opinion with its date and its memo or e-mail"));
}
