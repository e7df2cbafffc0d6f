/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli.h"
#include "cascada-cli-address.h"
#include "cascada-enums.h"
#include "cascada-error.h"
#include "cascada-procedure.h"
#include "cascada-quarter.h"

#include "cascada-indicator.h"

static char *plan_name;
static char *person_name;
static char *date_text;
static char *period_text;
static char *document;
static char *text;
static char *goal_name;

static gboolean
blame (GError **error)
{
  cascada_cli_blame_usage (error, CASCADA_ERROR_INVALID);
  cascada_cli_blame_usage (error, CASCADA_ERROR_REFUSED);
  return cascada_cli_blame_usage (error, CASCADA_ERROR_NOT_FOUND);
}

/* The number of an enumeration's nick, −1 where it has none such. */
static int
find_nick (GType type, const char *nick)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *value = g_enum_get_value_by_nick (klass, nick);

  return value != NULL ? value->value : -1;
}

static gboolean
refuse_step (const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const GType types[] = { CASCADA_TYPE_PLAN_STEP, CASCADA_TYPE_REPORT_STEP };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GEnumClass) klass = g_type_class_ref (types[i]);

      for (guint j = 0; j < klass->n_values; j++)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", klass->values[j].value_nick);
    }
  return cascada_cli_misuse (error, _ ("“%s” is no step; the steps are %s"), name, names->str);
}

static gboolean
take_plan_step (CascadaWorkspace *workspace, gint64 plan, CascadaPlanStep step, CascadaDate today, CascadaPeriod period, GError **error)
{
  CascadaStepDetails details = { .date = today, .period = period, .document = document, .text = text };

  return cascada_procedure_take (workspace, plan, step, &details, today, NULL, error) || blame (error);
}

/* Of the goal named, or of all goals of the plan. */
static gboolean
find_indicators (CascadaWorkspace *workspace, gint64 plan, CascadaPeriod quarter, GArray *ids, GError **error)
{
  g_autoptr (CascadaFigures) figures = cascada_workspace_get_figures (workspace, plan, error);
  gint64 goal = 0;

  if (figures == NULL)
    return FALSE;
  if (goal_name != NULL && (goal = cascada_cli_find_record (workspace, plan_name, CASCADA_KIND_GOAL, goal_name, error)) == 0)
    return FALSE;
  for (guint i = 0; i < cascada_figures_get_count (figures, CASCADA_LEVEL_INDICATOR); i++)
    {
      CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_INDICATOR, i);
      gint64 id = cascada_figures_get_id (figures, node);
      CascadaSeries series;

      cascada_figures_get_series (figures, i, &series);
      if (goal != 0 ? cascada_figures_get_id (figures, cascada_figures_get_parent (figures, node)) == goal
                    : !series.eliminated && cascada_report_is_programmed (&series, quarter))
        g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
take_report_step (CascadaWorkspace *workspace, gint64 plan, CascadaReportStep step, CascadaDate today, CascadaPeriod quarter, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (quarter == CASCADA_PERIOD_NONE || cascada_period_get_kind (quarter) != CASCADA_PERIOD_KIND_QUARTER)
    return cascada_cli_misuse (error, _ ("say which quarter: --period 2025-Q2"));
  if (!find_indicators (workspace, plan, quarter, ids, error))
    return blame (error);
  if (ids->len == 0)
    return cascada_cli_misuse (error, _ ("nothing is programmed in the quarter: name a goal with --goal"));
  return cascada_quarter_take (workspace, (const gint64 *) (gpointer) ids->data, ids->len, quarter, step, text, today, error) || blame (error);
}

static gboolean
read_options (CascadaDate *date, CascadaPeriod *period, GError **error)
{
  *date = cascada_date_today ();
  *period = CASCADA_PERIOD_NONE;
  if ((date_text != NULL && !cascada_date_parse (date_text, date, error)) ||
      (period_text != NULL && !cascada_period_parse (period_text, period, error)))
    return cascada_cli_blame_usage (error, CASCADA_ERROR_INVALID);
  return *date <= cascada_date_today () || cascada_cli_misuse (error, _ ("--date %s: that day has not come"), date_text);
}

static gboolean
take (CascadaWorkspace *workspace, const char *name, GError **error)
{
  g_autoptr (CascadaRecord) plan = cascada_cli_find_plan (workspace, plan_name, CASCADA_PERIOD_NONE, error);
  int plan_step = find_nick (CASCADA_TYPE_PLAN_STEP, name), report_step = find_nick (CASCADA_TYPE_REPORT_STEP, name);
  CascadaPeriod period;
  CascadaDate date;

  if (plan == NULL || !read_options (&date, &period, error) || !cascada_cli_work_as (workspace, person_name, error))
    return FALSE;
  /* “verify” is a step of both: with a quarter it is the report's */
  if (report_step >= 0 && (plan_step < 0 || period != CASCADA_PERIOD_NONE))
    return take_report_step (workspace, cascada_record_get_id (plan), report_step, date, period, error);
  return plan_step >= 0 ? take_plan_step (workspace, cascada_record_get_id (plan), plan_step, date, period, error)
                        : refuse_step (name, error);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_WRITE, NULL, error);

  if (workspace == NULL)
    return CASCADA_CLI_FAILED;
  if (take (workspace, arguments[1], error))
    cascada_workspace_close (workspace, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "plan", 'p', 0, G_OPTION_ARG_STRING, &plan_name, N_ ("The plan, by id or title"), N_ ("PLAN") },
  { "as", 0, 0, G_OPTION_ARG_STRING, &person_name, N_ ("Who takes the step, by name"), N_ ("PERSON") },
  { "date", 'd', 0, G_OPTION_ARG_STRING, &date_text, N_ ("The day of the step; today unless given"), N_ ("YYYY-MM-DD") },
  { "period", 0, 0, G_OPTION_ARG_STRING, &period_text, N_ ("The quarter, for reports and consolidations"), N_ ("QUARTER") },
  { "goal", 'g', 0, G_OPTION_ARG_STRING, &goal_name, N_ ("Reports of one goal; of all that are programmed unless given"), N_ ("CODE") },
  { "document", 0, 0, G_OPTION_ARG_STRING, &document, N_ ("HOLA case, memo or minutes"), N_ ("TEXT") },
  { "text", 't', 0, G_OPTION_ARG_STRING, &text, N_ ("Reason, remark or observations"), N_ ("TEXT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_step_command = {
  .name = "step",
  .arguments = N_ ("WORKSPACE STEP"),
  .summary = N_ ("Take a step of the procedure with a plan, or with reports of a quarter"),
  .description = N_ ("Steps of a plan: methodology, work-session, submit, verify, observe, resubmit, approve, office-approve, reopen,\n"
                     "consultation, publish, consolidate, socialise, final-report, analysis, close. Steps of reports, with --period:\n"
                     "send, return, complete, verify. What the procedure PLE-PIN-P005 does not permit is refused with its clause.\n"
                     "\n"
                     "Examples:\n"
                     "  cascada-cli step W.cascada --plan \"Plan Usme 2025\" --as \"Ana Ruiz\" approve --document \"HOLA 306319\"\n"
                     "  cascada-cli step W.cascada --plan \"Plan Usme 2025\" --as \"Ana Ruiz\" send --period 2025-Q2"),
  .least = 2,
  .most = 2,
  .entries = entries,
  .run = run,
};
