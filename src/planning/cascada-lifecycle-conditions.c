/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What steps ask of a plan, each with its clause, what stands in the way and what would settle it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"
#include "cascada-lifecycle-private.h"

/* @format has a place for @count; %NULL where there are none. */
static char *
say_count (guint count, const char *format)
{
  return count == 0 ? NULL : g_strdup_printf (format, count);
}

static char *
say_errors (const CascadaPlanLife *life)
{
  return say_count (life->n_errors,
                    g_dngettext (GETTEXT_PACKAGE, "The plan has %u error of coherence",
                                 "The plan has %u errors of coherence", life->n_errors));
}

static char *
say_warnings (const CascadaPlanLife *life)
{
  return say_count (life->n_warnings,
                    g_dngettext (GETTEXT_PACKAGE, "%u warning of coherence has no answer",
                                 "%u warnings of coherence have no answer", life->n_warnings));
}

static char *
say_unobserved (const CascadaPlanLife *life)
{
  return life->n_open_observations > 0 ? NULL : g_strdup (_ ("No observation is open: there is nothing to adjust"));
}

static char *
say_unanswered (const CascadaPlanLife *life)
{
  return say_count (life->n_open_observations,
                    g_dngettext (GETTEXT_PACKAGE, "%u observation has no answer",
                                 "%u observations have no answer", life->n_open_observations));
}

static char *
say_unsettled (const CascadaPlanLife *life)
{
  return say_count (life->n_unsettled_observations,
                    g_dngettext (GETTEXT_PACKAGE, "%u answered observation is not settled",
                                 "%u answered observations are not settled", life->n_unsettled_observations));
}

static char *
say_unverified (const CascadaPlanLife *life)
{
  return life->verified ? NULL : g_strdup (_ ("No analyst has found the plan coherent as it is now"));
}

static char *
say_leader (const CascadaPlanLife *life)
{
  return life->leader_approved ? NULL : g_strdup (_ ("The process leader or local mayor has not approved the plan as it is now"));
}

static char *
say_office (const CascadaPlanLife *life)
{
  return life->office_approved ? NULL : g_strdup (_ ("The planning office has not approved the plan as it is now"));
}

static char *
say_case (const CascadaPlanLife *life)
{
  return cascada_coherence_is_blank (life->hola_case) ? g_strdup (_ ("No HOLA case is named")) : NULL;
}

static char *
say_unconsulted (const CascadaPlanLife *life)
{
  return life->consulted ? NULL : g_strdup (_ ("No consultation of citizens is noted"));
}

static char *
say_reason (const CascadaPlanLife *life)
{
  return cascada_coherence_is_blank (life->text) ? g_strdup (_ ("No reason is given")) : NULL;
}

static char *
say_record (const CascadaPlanLife *life)
{
  return cascada_coherence_is_blank (life->text) ? g_strdup (_ ("No document is named")) : NULL;
}

static char *
say_year (const CascadaPlanLife *life)
{
  return life->today != NULL && g_date_get_year (life->today) > life->year ? NULL : g_strdup_printf (_ ("The year %d has not ended"), life->year);
}

static char *
say_missing (const CascadaPlanLife *life)
{
  return say_count (life->n_missing_reports,
                    g_dngettext (GETTEXT_PACKAGE, "%u report is missing",
                                 "%u reports are missing", life->n_missing_reports));
}

static char *
say_unverified_reports (const CascadaPlanLife *life)
{
  return say_count (life->n_unverified_reports,
                    g_dngettext (GETTEXT_PACKAGE, "%u report is not verified",
                                 "%u reports are not verified", life->n_unverified_reports));
}

static char *
say_uncovered (const CascadaPlanLife *life)
{
  return life->n_missing_reports > 0 ? say_missing (life) : say_unverified_reports (life);
}

static char *
say_final_report (const CascadaPlanLife *life)
{
  return life->has_final_report ? NULL : g_strdup (_ ("The final report of the year is not recorded"));
}

static const struct
{
  CascadaVerdict otherwise;
  const char *id;
  const char *clause;
  char *(*say) (const CascadaPlanLife *life); /* what stands in the way; %NULL where met */
  const char *label;
  const char *cure;
} requirements[] = {
  [CASCADA_REQUIREMENT_COHERENT] = { CASCADA_VERDICT_NOT_MET, "coherent", N_ ("PLE-PIN-P005, activity 4"), say_errors,
                                     N_ ("The plan has no error of coherence"), N_ ("Correct what the check of coherence finds") },
  [CASCADA_REQUIREMENT_WARNINGS] = { CASCADA_VERDICT_NEEDS_ANSWER, "warnings", N_ ("PLE-PIN-P005, activity 4"), say_warnings,
                                     N_ ("The warnings of coherence are answered"), N_ ("Correct what they are about, or say why it is meant") },
  [CASCADA_REQUIREMENT_OBSERVED] = { CASCADA_VERDICT_NOT_MET, "observed", N_ ("PLE-PIN-P005, activities 5 and 6"), say_unobserved,
                                     N_ ("There are observations to send"), N_ ("Write what is to be adjusted, or verify the plan") },
  [CASCADA_REQUIREMENT_ANSWERED] = { CASCADA_VERDICT_NOT_MET, "answered", N_ ("PLE-PIN-P005, activity 7"), say_unanswered,
                                     N_ ("The observations are answered"), N_ ("Say of each observation what was adjusted, or why not") },
  [CASCADA_REQUIREMENT_SETTLED] = { CASCADA_VERDICT_NEEDS_ANSWER, "settled", N_ ("PLE-PIN-P005, activity 5"), say_unsettled,
                                    N_ ("The answers to the observations are accepted"), N_ ("Accept each answer, or observe again") },
  [CASCADA_REQUIREMENT_VERIFIED] = { CASCADA_VERDICT_NOT_MET, "verified", N_ ("PLE-PIN-P005, activity 5"), say_unverified,
                                     N_ ("An analyst found the plan coherent"), N_ ("Wait for the planning office to verify the plan, or to send observations") },
  [CASCADA_REQUIREMENT_LEADER_APPROVED] = { CASCADA_VERDICT_NOT_MET, "leader-approved", N_ ("PLE-PIN-P005, policy 1"), say_leader,
                                            N_ ("The process leader or local mayor approved the plan"), N_ ("Have it approved under a HOLA case") },
  [CASCADA_REQUIREMENT_OFFICE_APPROVED] = { CASCADA_VERDICT_NOT_MET, "office-approved", N_ ("PLE-PIN-P005, policy 1"), say_office,
                                            N_ ("The planning office approved the plan"), N_ ("Have it approved by the head of planning") },
  [CASCADA_REQUIREMENT_HOLA_CASE] = { CASCADA_VERDICT_NOT_MET, "hola-case", N_ ("PLE-PIN-P005, activity 7 and policy 6"), say_case,
                                      N_ ("The approval has a HOLA case"), N_ ("Write the number of the case") },
  [CASCADA_REQUIREMENT_CONSULTED] = { CASCADA_VERDICT_NEEDS_ANSWER, "consulted", N_ ("PLE-PIN-P005, policy 7"), say_unconsulted,
                                      N_ ("Citizens were consulted"), N_ ("Record the consultation, with what came of it") },
  [CASCADA_REQUIREMENT_REASON] = { CASCADA_VERDICT_NOT_MET, "reason", N_ ("PLE-PIN-P005, activities 5 and 6"), say_reason,
                                   N_ ("A reason is given"), N_ ("Write why the plan is given back") },
  [CASCADA_REQUIREMENT_RECORD] = { CASCADA_VERDICT_NEEDS_ANSWER, "record", N_ ("PLE-PIN-P005, column “Registro”"), say_record,
                                   N_ ("The step has its document"), N_ ("Name the memorandum, minutes, message or publication") },
  [CASCADA_REQUIREMENT_YEAR_ENDED] = { CASCADA_VERDICT_NOT_MET, "year-ended", N_ ("PLE-PIN-P005, activity 14"), say_year,
                                       N_ ("The year has ended"), N_ ("Wait for 1 January") },
  [CASCADA_REQUIREMENT_REPORTED] = { CASCADA_VERDICT_NOT_MET, "reported", N_ ("PLE-PIN-P005, activity 9"), say_missing,
                                     N_ ("Every programmed goal is reported"), N_ ("Have the missing reports sent") },
  [CASCADA_REQUIREMENT_REPORTS_VERIFIED] = { CASCADA_VERDICT_NOT_MET, "reports-verified", N_ ("PLE-PIN-P005, activities 10 and 11"), say_unverified_reports,
                                             N_ ("The reports are verified"), N_ ("Verify the reports that were sent, or return them") },
  [CASCADA_REQUIREMENT_COVERED] = { CASCADA_VERDICT_NEEDS_ANSWER, "covered", N_ ("PLE-PIN-P005, activity 12"), say_uncovered,
                                    N_ ("Every programmed goal is reported and verified"), N_ ("Wait for them, or consolidate without them: what is missing counts as 0 %") },
  [CASCADA_REQUIREMENT_FINAL_REPORT] = { CASCADA_VERDICT_NOT_MET, "final-report", N_ ("PLE-PIN-P005, activity 14"), say_final_report,
                                         N_ ("The final report of the year is made"), N_ ("Make the final report and record it") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (requirements) == CASCADA_N_REQUIREMENTS);

/** cascada_lifecycle_add_requirements: a condition for each bit of @requirements, in their order. */
void
cascada_lifecycle_add_requirements (const CascadaPlanLife *life, guint bits, GPtrArray *conditions)
{
  for (guint i = 0; i < CASCADA_N_REQUIREMENTS; i++)
    if (bits & 1u << i)
      {
        char *message = requirements[i].say (life);

        cascada_conditions_add (conditions, &(CascadaCondition){
                                                .verdict = message == NULL ? CASCADA_VERDICT_MET : requirements[i].otherwise,
                                                .id = requirements[i].id,
                                                .label = _ (requirements[i].label),
                                                .clause = _ (requirements[i].clause),
                                                .message = message,
                                                .cure = _ (requirements[i].cure),
                                            });
      }
}
