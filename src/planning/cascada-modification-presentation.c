/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who asks, when, how often and why: M1, M2, M4, M5 (domain §9). */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"
#include "cascada-modification-private.h"

#define LIMIT(year) cascada_date_new (year, 6, 30)

/* Only a legal change or force majeure, justified, is an exception [policy 9.3]. */
static gboolean
has_exception (const CascadaModification *request)
{
  return (request->ground == CASCADA_REQUEST_GROUND_LEGAL_CHANGE || request->ground == CASCADA_REQUEST_GROUND_FORCE_MAJEURE) &&
         !cascada_coherence_is_blank (request->exception);
}

static CascadaModificationAnswer
judge_exception (const CascadaModification *request, char *message, const char *cure)
{
  g_autofree char *without = message;

  if (!has_exception (request))
    return cascada_modification_is_open (CASCADA_VERDICT_NOT_MET, g_steal_pointer (&without), cure);
  return cascada_modification_is_open (CASCADA_VERDICT_NEEDS_ANSWER,
                                       /* Translators: what the exception is from; “Legal change”, “Force majeure” */
                                       g_strdup_printf (_ ("%s. Exception: %s"), without, cascada_request_ground_get_label (request->ground)),
                                       _ ("The head of planning decides whether the exception holds"));
}

/** cascada_modification_judge_presentation: M1: who presents it, how and why [policy 9.1]. */
CascadaModificationAnswer
cascada_modification_judge_presentation (const CascadaModification *request, int step)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autofree char *day = cascada_date_format (cascada_modification_get_day (request));
  gboolean leader = cascada_role_may (request->presenter_role, CASCADA_DEED_PRESENT_REQUEST, TRUE, NULL);
  const struct
  {
    gboolean is_missing;
    const char *words;
  } parts[] = {
    { !leader, _ ("who presents it is neither process leader nor local mayor") },
    { leader && !request->presenter_own_unit, _ ("who presents it leads another unit") },
    { cascada_coherence_is_blank (request->reference), _ ("no memo or e-mail is named") },
    { cascada_coherence_is_blank (request->justification), _ ("no justification is given") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].is_missing)
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? "; " : "", parts[i].words);
  if (missing->len > 0)
    return cascada_modification_is_open (CASCADA_VERDICT_NOT_MET,
                                         /* Translators: a date; what is missing */
                                         g_strdup_printf (_ ("On %s: %s"), day, missing->str),
                                         _ ("The process leader or local mayor of the unit presents it, with the memo or e-mail to the head of planning and its technical or legal justification"));
  /* Translators: a date; the memo or e-mail; “Technical” */
  return cascada_modification_is_met (g_strdup_printf (_ ("On %s: %s; ground: %s"), day, request->reference, cascada_request_ground_get_label (request->ground)));
}

/* After the year a raise is no longer one within it. */
static gboolean
is_raise_free (const CascadaModification *request)
{
  return cascada_modification_get_day (request) / 10000 <= request->year;
}

/** cascada_modification_judge_date: M2: by 30 June, but for what raises the magnitude [policy 9.1]. */
CascadaModificationAnswer
cascada_modification_judge_date (const CascadaModification *request, int step)
{
  CascadaModificationPart parts = cascada_modification_get_parts (request);
  CascadaModificationPart bound = is_raise_free (request) ? parts & ~CASCADA_MODIFICATION_RAISE : parts;
  CascadaDate limit = LIMIT (request->year), day = cascada_modification_get_day (request);
  g_autofree char *limit_text = cascada_date_format (limit), *day_text = cascada_date_format (day);
  g_autofree char *text = cascada_modification_parts_to_string (bound);
  int late;

  if (parts == CASCADA_MODIFICATION_NONE)
    return cascada_modification_does_not_apply (g_strdup_printf (_ ("Nothing changes; the limit is %s"), limit_text));
  if (bound == CASCADA_MODIFICATION_NONE)
    return cascada_modification_does_not_apply (g_strdup_printf (_ ("It only raises the magnitude, which the limit of %s does not bind"), limit_text));
  late = cascada_date_get_days_between (limit, day);
  if (late <= 0)
    /* Translators: two dates; “lowered magnitude, wording” */
    return cascada_modification_is_met (g_strdup_printf (_ ("On %s, within the limit of %s: %s"), day_text, limit_text, text));
  return judge_exception (request,
                          /* Translators: a date; days; a date; “lowered magnitude, wording” */
                          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "On %s, %d day after the limit of %s: %s", "On %s, %d days after the limit of %s: %s", late),
                                           day_text, late, limit_text, text),
                          _ ("Leave only what raises the magnitude, or take legal change or force majeure as its ground and justify the exception"));
}

/* Earlier of two days first, then by what people call the requests. */
static int
compare_requests (gconstpointer a, gconstpointer b)
{
  const CascadaModificationRequest *one = *(const CascadaModificationRequest *const *) a, *other = *(const CascadaModificationRequest *const *) b;

  if (one->date != other->date)
    return one->date < other->date ? -1 : 1;
  if (one->state != other->state)
    return one->state < other->state ? -1 : 1;
  return g_strcmp0 (one->number, other->number);
}

/* "3, Approved, 12/03/2025; 5, Denied, 20/04/2025" */
static char *
list_requests (const CascadaModification *request, guint *n_counted, guint *n_waiting)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GString *list = g_string_new (NULL);

  *n_counted = *n_waiting = 0;
  for (guint i = 0; i < request->n_history; i++)
    {
      *n_counted += cascada_request_is_modification (request->history[i].state);
      *n_waiting += cascada_request_is_open (request->history[i].state);
      g_ptr_array_add (sorted, (gpointer) &request->history[i]);
    }
  g_ptr_array_sort (sorted, compare_requests);
  for (guint i = 0; i < sorted->len; i++)
    {
      const CascadaModificationRequest *other = sorted->pdata[i];
      g_autofree char *date = cascada_date_format (other->date);

      g_string_append_printf (list, "%s%s%s%s, %s", i > 0 ? "; " : "", other->number != NULL ? other->number : "",
                              other->number != NULL ? ", " : "", cascada_request_state_get_label (other->state), date);
    }
  return g_string_free (list, FALSE);
}

/** cascada_modification_judge_once: M4: once a year, but for exceptions [policy 9.3]. */
CascadaModificationAnswer
cascada_modification_judge_once (const CascadaModification *request, int step)
{
  guint n_counted, n_waiting;
  g_autofree char *list = list_requests (request, &n_counted, &n_waiting);
  g_autofree char *facts = NULL;

  if (request->n_history == 0)
    return cascada_modification_is_met (g_strdup_printf (_ ("0 other requests for the goal in %d"), request->year));
  facts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The goal was modified %u time in %d: %s", "The goal was modified %u times in %d: %s", n_counted),
                           n_counted, request->year, list);
  if (n_counted > 0)
    return judge_exception (request, g_steal_pointer (&facts),
                            _ ("Take legal change or force majeure as its ground and justify the exception, or leave it for next year"));
  if (n_waiting > 0 && !cascada_request_is_modification (request->state))
    return cascada_modification_is_open (CASCADA_VERDICT_NEEDS_ANSWER, g_steal_pointer (&facts), _ ("Of the requests that wait, only the first approved can change the goal: withdraw one, or join them"));
  return cascada_modification_is_met (g_steal_pointer (&facts));
}

/** cascada_modification_judge_raise: M5: at any time of the year [policy 9.4]. */
CascadaModificationAnswer
cascada_modification_judge_raise (const CascadaModification *request, int step)
{
  g_autofree char *day = cascada_date_format (cascada_modification_get_day (request));

  if (!(cascada_modification_get_parts (request) & CASCADA_MODIFICATION_RAISE))
    return cascada_modification_does_not_apply (g_strdup_printf (_ ("No magnitude of %d is raised"), request->year));
  if (!is_raise_free (request))
    return cascada_modification_does_not_apply (g_strdup_printf (_ ("On %s, after the year %d: the raise is late too"), day, request->year));
  /* Translators: a date; a year */
  return cascada_modification_is_met (g_strdup_printf (_ ("On %s, within the year %d"), day, request->year));
}
