/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the goal would be, and what becomes of the request: M3, M6, M9, M10, M11 (domain §9). */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"
#include "cascada-modification-private.h"

/** cascada_modification_judge_coherence: M3: what the check of coherence says of the proposed state [policy 9.2]. */
CascadaModificationAnswer
cascada_modification_judge_coherence (const CascadaModification *request, int step)
{
  g_autofree char *errors = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u error of coherence", "%u errors of coherence", request->n_errors), request->n_errors);
  g_autofree char *warnings = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u warning without an answer", "%u warnings without an answer", request->n_warnings), request->n_warnings);
  g_autofree char *facts = NULL;

  if (cascada_coherence_is_blank (request->finding))
    /* Translators: “2 errors of coherence”; “1 warning without an answer” */
    facts = g_strdup_printf (_ ("As proposed, the goal has %s and %s"), errors, warnings);
  else
    /* Translators: “2 errors of coherence”; “1 warning without an answer”; the first of them */
    facts = g_strdup_printf (_ ("As proposed, the goal has %s and %s: %s"), errors, warnings, request->finding);
  if (request->n_errors > 0)
    return cascada_modification_is_open (CASCADA_VERDICT_NOT_MET, g_steal_pointer (&facts), _ ("Correct wording, total, targets, type or deliverables until they agree"));
  if (request->n_warnings > 0)
    return cascada_modification_is_open (CASCADA_VERDICT_NEEDS_ANSWER, g_steal_pointer (&facts), _ ("Correct what they are about, or say in the justification why it is meant"));
  return cascada_modification_is_met (g_steal_pointer (&facts));
}

/* Of one period, the target reported first. */
static int
compare_targets (gconstpointer a, gconstpointer b)
{
  const CascadaModificationTarget *one = *(const CascadaModificationTarget *const *) a, *other = *(const CascadaModificationTarget *const *) b;

  if (one->period != other->period)
    return cascada_period_compare (one->period, other->period);
  return (other->measured != 0) - (one->measured != 0);
}

static gboolean
is_locked (const CascadaModification *request, const CascadaModificationTarget *target)
{
  gboolean decided = request->decided != CASCADA_DATE_NONE; /* what is reported since was not on that day */

  return cascada_modification_is_locked (target->period, target->measured && !decided, cascada_modification_get_judged_day (request));
}

/* "Q1 2025 (2025-03-31, reported)" */
static char *
name_target (const CascadaModificationTarget *target)
{
  g_autofree char *label = cascada_period_get_label (target->period), *date = cascada_date_format (cascada_period_get_last_day (target->period));

  /* Translators: a period; the date of its cut-off */
  return g_strdup_printf (target->measured ? _ ("%s (%s, reported)") : "%s (%s)", label, date);
}

/* Each period once; @all: whether its target changes or not */
static char *
list_periods (const CascadaModification *request, gboolean locked, gboolean all, guint *n)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < request->n_indicators; i++)
    for (guint k = 0; k < request->indicators[i].n_targets; k++)
      {
        const CascadaModificationTarget *target = &request->indicators[i].targets[k];

        if ((all || target->present != target->proposed) && is_locked (request, target) == locked)
          g_ptr_array_add (targets, (gpointer) target);
      }
  g_ptr_array_sort (targets, compare_targets);
  *n = 0;
  for (guint i = 0; i < targets->len; i++)
    {
      const CascadaModificationTarget *target = targets->pdata[i], *previous = i > 0 ? targets->pdata[i - 1] : NULL;
      g_autofree char *name = NULL;

      if (previous != NULL && previous->period == target->period)
        continue;
      name = name_target (target);
      g_string_append_printf (list, "%s%s", *n > 0 ? ", " : "", name);
      (*n)++;
    }
  return g_string_free (list, FALSE);
}

/** cascada_modification_judge_periods: M6: on the day of the decision, else today [policy 9.5]. */
CascadaModificationAnswer
cascada_modification_judge_periods (const CascadaModification *request, int step)
{
  guint n_locked, n_free, n_measured;
  g_autofree char *locked = list_periods (request, TRUE, FALSE, &n_locked), *free_list = list_periods (request, FALSE, FALSE, &n_free);
  g_autofree char *measured = list_periods (request, TRUE, TRUE, &n_measured);
  g_autofree char *day = cascada_date_format (cascada_modification_get_judged_day (request));

  if (n_locked > 0)
    return cascada_modification_is_open (CASCADA_VERDICT_NOT_MET,
                                         /* Translators: periods with the dates of their cut-offs; a date */
                                         g_strdup_printf (_ ("It changes targets of periods measured or ended: %s; the day is %s"), locked, day),
                                         _ ("Give these their present targets back, and change only periods whose cut-off has not passed"));
  if ((cascada_modification_get_parts (request) & CASCADA_MODIFICATION_TYPE) && n_measured > 0)
    return cascada_modification_is_open (CASCADA_VERDICT_NEEDS_ANSWER,
                                         g_strdup_printf (_ ("The type changes, and with it the results of periods measured or ended: %s"), measured),
                                         _ ("Say in the justification how these results are to be read"));
  if (n_free == 0)
    return cascada_modification_does_not_apply (g_strdup_printf (_ ("0 targets change; the day is %s"), day));
  /* Translators: periods with the dates of their cut-offs; a date */
  return cascada_modification_is_met (g_strdup_printf (_ ("It changes %s; the day is %s"), free_list, day));
}

static char *
describe_reports (const CascadaModification *request)
{
  g_autofree char *last = NULL;

  if (!cascada_period_is_valid (request->last_report) || request->n_reports == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The goal has %u report", "The goal has %u reports", request->n_reports), request->n_reports);
  last = cascada_period_get_label (request->last_report);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The goal has %u report, the last of %s", "The goal has %u reports, the last of %s", request->n_reports),
                          request->n_reports, last);
}

/** cascada_modification_judge_elimination: M9: marked, not taken out, where it has reports [policy 9.8]. */
CascadaModificationAnswer
cascada_modification_judge_elimination (const CascadaModification *request, int step)
{
  g_autofree char *reports = describe_reports (request);

  if (cascada_modification_was_eliminated (request))
    return cascada_modification_is_open (CASCADA_VERDICT_NOT_MET, g_strdup_printf (_ ("The goal is marked “Meta eliminada” already. %s"), reports),
                                         _ ("Only goals that are in force are modified: take another goal"));
  if (request->proposes_removal && request->n_reports > 0)
    return cascada_modification_is_open (CASCADA_VERDICT_NOT_MET, g_strdup_printf (_ ("%s: it is not to be taken out of the plan"), reports),
                                         _ ("Mark it “Meta eliminada”: its reports stay, and it leaves the score"));
  if (request->proposes_elimination || request->proposes_removal)
    return cascada_modification_is_met (g_steal_pointer (&reports));
  return cascada_modification_does_not_apply (g_strdup_printf (_ ("The goal is not eliminated. %s"), reports));
}

/** cascada_modification_judge_decision: M10: by the planning office, with a reason [policy 9.9]. */
CascadaModificationAnswer
cascada_modification_judge_decision (const CascadaModification *request, int step)
{
  g_autofree char *day = cascada_date_format (cascada_modification_get_judged_day (request));
  const char *state = cascada_request_state_get_label (request->state);
  gboolean deciding = step == CASCADA_REQUEST_STEP_APPROVE || step == CASCADA_REQUEST_STEP_DENY;
  gboolean decided = request->state == CASCADA_REQUEST_STATE_DENIED || cascada_request_is_modification (request->state);

  if (deciding || decided)
    {
      if (cascada_coherence_is_blank (request->text))
        return cascada_modification_is_open (CASCADA_VERDICT_NOT_MET, g_strdup_printf (_ ("No reason is given for the decision of %s"), day),
                                             _ ("Write why it is approved or denied"));
      /* Translators: the state, as “Denied”; a date */
      return cascada_modification_is_met (g_strdup_printf (_ ("%s, %s"), state, day));
    }
  if (!cascada_request_is_open (request->state))
    return cascada_modification_does_not_apply (g_strdup_printf (_ ("%s, %s"), state, day));
  return cascada_modification_is_open (CASCADA_VERDICT_NEEDS_ANSWER, g_strdup_printf (_ ("Not decided on %s"), day), _ ("The head of planning approves or denies it, with the reason"));
}

/** cascada_modification_judge_version: M11: sent under a HOLA case [policy 9.10]. */
CascadaModificationAnswer
cascada_modification_judge_version (const CascadaModification *request, int step)
{
  g_autofree char *day = cascada_date_format (cascada_modification_get_judged_day (request));
  gboolean sending = step == CASCADA_REQUEST_STEP_SEND_ADJUSTED || step == CASCADA_REQUEST_STEP_PUBLISH;

  if (!cascada_request_is_modification (request->state))
    /* Translators: the state, as “Denied”; a date */
    return cascada_modification_does_not_apply (g_strdup_printf (_ ("%s, %s"), cascada_request_state_get_label (request->state), day));
  if (!cascada_coherence_is_blank (request->hola_case))
    return cascada_modification_is_met (g_strdup_printf (_ ("HOLA case %s"), request->hola_case));
  if (request->state == CASCADA_REQUEST_STATE_APPROVED && !sending)
    return cascada_modification_is_open (CASCADA_VERDICT_NEEDS_ANSWER, g_strdup_printf (_ ("Approved on %s; the adjusted version has not been sent"), day),
                                         _ ("Send the adjusted version to the planning office under a HOLA case"));
  return cascada_modification_is_open (CASCADA_VERDICT_NOT_MET, g_strdup_printf (_ ("Approved on %s; no HOLA case is named"), day), _ ("Enter the number of the HOLA case"));
}
