/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Coherence of a plan (domain §6): what all rules share. Rules only find and say; they change nothing. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"
#include "cascada-number.h"
#include "cascada-text.h"

#define SHOWN_LENGTH 60 /* characters of a name in a place */
#define BLANK_LENGTH 40 /* bytes above which a text is not looked at as a blank */

void
cascada_figure_list_add_text (CascadaFigureList *list, const char *name, const char *text)
{
  g_autofree char *figure = g_strdup_printf ("%s=%s", name, text != NULL ? text : "");

  g_strv_builder_add (list, figure);
}

void
cascada_figure_list_add (CascadaFigureList *list, const char *name, CascadaDecimal value)
{
  g_autofree char *text = cascada_decimal_to_string (value);

  cascada_figure_list_add_text (list, name, text);
}

void
cascada_figure_list_add_count (CascadaFigureList *list, const char *name, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  cascada_figure_list_add_text (list, name, text);
}

/** cascada_figure_list_add_targets: each stated target under its period: "2025-Q2=31.92". */
void
cascada_figure_list_add_targets (CascadaFigureList *list, const CascadaSeries *series)
{
  for (guint k = 0; k < series->n_periods; k++)
    if (series->targets[k] != CASCADA_DECIMAL_NONE)
      {
        g_autofree char *name = cascada_period_to_string (series->periods[k]);

        cascada_figure_list_add (list, name, series->targets[k]);
      }
}

/** cascada_coherence_is_blank: no text, or one of those that people write where there is none (“N/A”). */
gboolean
cascada_coherence_is_blank (const char *text)
{
  static const char *const blanks[] = { "", "n/a", "na", "n.a", "n/d", "nd", "-", "--", "no aplica", "sin codigo", "s/c" };
  g_autofree char *key = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;
  if (strlen (text) > BLANK_LENGTH)
    return FALSE;
  key = cascada_text_get_key (text);
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (g_str_equal (key, blanks[i]))
      return TRUE;
  return FALSE;
}

/** cascada_coherence_clamp: a sum as a decimal to show: the end of the range where it is beyond it. */
CascadaDecimal
cascada_coherence_clamp (__int128 value)
{
  return value > CASCADA_DECIMAL_MAX    ? CASCADA_DECIMAL_MAX
         : value < -CASCADA_DECIMAL_MAX ? -CASCADA_DECIMAL_MAX
                                        : (CascadaDecimal) value;
}

/** cascada_coherence_is_eliminated: whether its goal is a “Meta eliminada”, which no rule looks at any more [P005 9]. */
gboolean
cascada_coherence_is_eliminated (const CascadaCoherence *check, guint indicator)
{
  const CascadaIndicatorFacts *facts = &check->plan->indicators[indicator];

  return facts->series.eliminated ||
         (facts->goal < check->plan->n_goals && check->plan->goals[facts->goal].eliminated);
}

static void
append_label (GString *place, const char *code, const char *name, gboolean both, const char *fallback)
{
  g_autofree char *shown_code = cascada_coherence_is_blank (code) ? NULL : cascada_text_collapse (code);
  g_autofree char *shown = cascada_coherence_is_blank (name) ? NULL : cascada_text_collapse (name);
  gboolean cut = FALSE;

  if (place->len > 0)
    g_string_append (place, " › ");
  if (shown_code == NULL && shown == NULL)
    g_string_append (place, fallback);
  if (shown_code != NULL)
    g_string_append (place, shown_code);
  if (shown == NULL || (shown_code != NULL && !both))
    return;
  if (g_utf8_strlen (shown, -1) > SHOWN_LENGTH)
    {
      *g_utf8_offset_to_pointer (shown, SHOWN_LENGTH) = '\0';
      cut = TRUE;
    }
  g_string_append_printf (place, "%s%s%s", shown_code != NULL ? " " : "", g_strchomp (shown), cut ? "…" : "");
}

static void
append_objective (GString *place, const CascadaPlanFacts *plan, guint objective)
{
  const char *code = objective < plan->n_objectives ? plan->objectives[objective].code : NULL;

  if (objective >= plan->n_objectives)
    g_string_append (place, _ ("No objective"));
  else if (cascada_coherence_is_blank (code))
    append_label (place, NULL, plan->objectives[objective].name, FALSE, _ ("Objective without number"));
  else
    g_string_append_printf (place, _ ("Objective %s"), code);
}

/**
 * cascada_coherence_get_place:
 * @names: write names beside codes, not only where there is no code
 *
 * Returns: (transfer full): where a record stands, from its objective down
 */
char *
cascada_coherence_get_place (const CascadaCoherence *check, CascadaSubject kind, guint subject, gboolean names)
{
  const CascadaPlanFacts *plan = check->plan;
  g_autoptr (GString) place = g_string_new (NULL);
  guint goal = kind == CASCADA_SUBJECT_INDICATOR ? plan->indicators[subject].goal : subject;

  if (kind == CASCADA_SUBJECT_PLAN)
    return g_strdup (plan->title != NULL ? plan->title : _ ("The plan"));
  if (kind == CASCADA_SUBJECT_OBJECTIVE)
    append_objective (place, plan, subject);
  else if (goal < plan->n_goals)
    {
      append_objective (place, plan, plan->goals[goal].objective);
      append_label (place, plan->goals[goal].code, plan->goals[goal].name, names && kind == CASCADA_SUBJECT_GOAL,
                    _ ("Goal without name"));
    }
  if (kind == CASCADA_SUBJECT_INDICATOR)
    append_label (place, plan->indicators[subject].code, plan->indicators[subject].name, names, _ ("Indicator without name"));
  return g_string_free (g_steal_pointer (&place), FALSE);
}

/**
 * cascada_finding_new:
 * @figures: (transfer full) (nullable): the figures compared
 * @message: (transfer full): what is wrong
 * @repair: what would settle it, translated
 *
 * Returns: (transfer full): a finding without a place
 */
CascadaFinding *
cascada_finding_new (CascadaRule rule, CascadaSeverity severity, CascadaSubject kind, guint subject, CascadaFigureList *figures,
                     char *message, const char *repair)
{
  CascadaFinding *finding = g_new0 (CascadaFinding, 1);

  finding->rule = rule;
  finding->severity = severity;
  finding->subject_kind = kind;
  finding->subject = subject;
  finding->message = message;
  finding->repair = g_strdup (repair);
  finding->figures = figures != NULL ? g_strv_builder_end (figures) : g_new0 (char *, 1);
  g_clear_pointer (&figures, g_strv_builder_unref);
  return finding;
}

/** cascada_coherence_report: a finding of the run, with its place; arguments as of cascada_finding_new(). */
void
cascada_coherence_report (CascadaCoherence *check, CascadaRule rule, CascadaSeverity severity, CascadaSubject kind, guint subject,
                          CascadaFigureList *figures, char *message, const char *repair)
{
  CascadaFinding *finding = cascada_finding_new (rule, severity, kind, subject, figures, message, repair);

  finding->place = cascada_coherence_get_place (check, kind, subject, TRUE);
  g_ptr_array_add (check->findings, finding);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  return (int) (*(CascadaFinding *const *) a)->rule - (int) (*(CascadaFinding *const *) b)->rule;
}

/**
 * cascada_coherence_check:
 * @plan: the plan
 *
 * Applies C1–C9 of domain §6 to a plan. What a whole plan leaves unsaid (units of measure, objective weights …) is one
 * note; where some records say it and others do not, each of these is a warning. Goals marked “Meta eliminada” are not
 * looked at.
 *
 * Returns: (transfer full) (element-type CascadaFinding): the findings by rule, within a rule in document order
 */
GPtrArray *
cascada_coherence_check (const CascadaPlanFacts *plan)
{
  CascadaCoherence check = { plan, NULL };

  g_return_val_if_fail (plan != NULL && plan->settings != NULL, NULL);

  check.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_finding_free);
  cascada_coherence_links (&check);
  cascada_coherence_strategy (&check);
  cascada_coherence_periods (&check);
  cascada_coherence_targets (&check);
  cascada_coherence_weights (&check);
  cascada_coherence_formulation (&check);
  cascada_coherence_duplicates (&check);
  cascada_coherence_codes (&check);
  cascada_coherence_scale (&check);
  g_ptr_array_sort (check.findings, compare_findings);
  return check.findings;
}

/** cascada_coherence_describe: Returns: (transfer full): where a record of @plan stands, by codes and its name */
char *
cascada_coherence_describe (const CascadaPlanFacts *plan, CascadaSubject kind, guint subject)
{
  CascadaCoherence check = { plan, NULL };

  g_return_val_if_fail (plan != NULL, NULL);

  return cascada_coherence_get_place (&check, kind, subject, TRUE);
}

void
cascada_finding_free (CascadaFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->place);
  g_free (finding->message);
  g_free (finding->repair);
  g_strfreev (finding->figures);
  g_free (finding);
}

static const struct
{
  const char *id;
  const char *clause;
} rules[] = {
  [CASCADA_RULE_C1] = { "C1", N_ ("Each goal serves an objective of the plan, its process and the strategy (PLE-PIN-P005, policy 2 and activity 4)") },
  [CASCADA_RULE_C2] = { "C2", N_ ("Targets for the plan’s periods, total stated (PLE-PIN-P005, activity 4)") },
  [CASCADA_RULE_C3] = { "C3", N_ ("Targets and total agree by annualisation (PLE-PIN-P005, activity 4)") },
  [CASCADA_RULE_C4] = { "C4", N_ ("Targets move as the annualisation says (PLE-PIN-P005, activity 4)") },
  [CASCADA_RULE_C5] = { "C5", N_ ("Weights add up to 100 (PLE-PIN-P005, activity 4)") },
  [CASCADA_RULE_C6] = { "C6", N_ ("Indicators are formulated completely (PLE-PIN-P005, activity 4)") },
  [CASCADA_RULE_C7] = { "C7", N_ ("Codes and texts stand once (PLE-PIN-P005, activity 4)") },
  [CASCADA_RULE_C8] = { "C8", N_ ("Codes and texts are whole (PLE-PIN-P005, activity 4)") },
  [CASCADA_RULE_C9] = { "C9", N_ ("Figures have one scale and agree with the wording (PLE-PIN-P005, activity 4)") },
  [CASCADA_RULE_C10] = { "C10", N_ ("Reports agree with targets, earlier reports and their explanations (PLE-PIN-P005, activities 9 and 10)") },
};

/** cascada_rule_get_id: "C1" … "C10". */
const char *
cascada_rule_get_id (CascadaRule rule)
{
  g_return_val_if_fail (rule >= CASCADA_RULE_C1 && rule <= CASCADA_RULE_C10, NULL);

  return rules[rule].id;
}

/** cascada_rule_get_clause: what the rule asks for and where that stands, translated. */
const char *
cascada_rule_get_clause (CascadaRule rule)
{
  g_return_val_if_fail (rule >= CASCADA_RULE_C1 && rule <= CASCADA_RULE_C10, NULL);

  return _ (rules[rule].clause);
}
