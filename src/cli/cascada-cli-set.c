/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli-value.h"
#include "cascada-error.h"
#include "cascada-plan.h"

static char *plan_name;
static char **settings;
static char *reason;
static char *author;
static char *person;

/* What the user asked for that the rules or the declaration of the field refuse. */
static gboolean
blame (GError **error)
{
  cascada_cli_blame_usage (error, CASCADA_ERROR_INVALID);
  cascada_cli_blame_usage (error, CASCADA_ERROR_RANGE);
  cascada_cli_blame_usage (error, CASCADA_ERROR_REFUSED);
  return cascada_cli_blame_usage (error, CASCADA_ERROR_NOT_FOUND);
}

static void
read_value (CascadaWorkspace *workspace, const CascadaCliAddress *address, CascadaValue *value)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (workspace, address->ref, NULL);

  *value = CASCADA_VALUE_INIT;
  if (record != NULL)
    cascada_value_copy (cascada_record_get_value (record, address->field), value);
}

/* Sets one field within the open edit and notes the change for the reader; a value that stands already is no change. */
static gboolean
set_field (CascadaWorkspace *workspace, const CascadaCliAddress *address, const CascadaValue *value, GString *report, GError **error)
{
  g_auto (CascadaValue) old = CASCADA_VALUE_INIT;
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  read_value (workspace, address, &old);
  if (cascada_value_equal (&old, value))
    return TRUE;
  if (!cascada_workspace_set (workspace, address->ref, address->field, value, error))
    return blame (error);
  old_text = cascada_cli_value_format (address->ref.kind, address->field, &old);
  new_text = cascada_cli_value_format (address->ref.kind, address->field, value);
  g_string_append_printf (report, "%s: %s → %s\n", _ (cascada_field_get (address->ref.kind, address->field)->label), old_text, new_text);
  return TRUE;
}

/* A setting is stored in a field of the plan; what it may be, the settings know. */
static gboolean
set_setting (CascadaWorkspace *workspace, CascadaRecord *plan, const char *setting, GString *report, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (setting, "=", 2);
  CascadaCliAddress address = { cascada_record_get_ref (plan), 0 };
  CascadaSettings checked;
  g_autofree char *canonical = NULL;
  CascadaValue value;

  if (g_strv_length (parts) != 2)
    return cascada_cli_misuse (error, _ ("--setting %s: write it as NAME=VALUE"), setting);
  cascada_settings_init (&checked);
  if (!cascada_settings_set (&checked, parts[0], parts[1], error))
    return blame (error);

  canonical = cascada_settings_get (&checked, parts[0]);
  address.field = cascada_plan_find_setting (parts[0]);
  if (!cascada_cli_value_parse (workspace, &address, g_str_equal (canonical, "none") ? "" : canonical, &value, error))
    return FALSE;
  return set_field (workspace, &address, &value, report, error);
}

static gboolean
set_settings (CascadaWorkspace *workspace, GString *report, GError **error)
{
  g_autoptr (CascadaRecord) plan = NULL;

  if (settings == NULL)
    return TRUE;
  plan = cascada_cli_find_plan (workspace, plan_name, CASCADA_PERIOD_NONE, error);
  if (plan == NULL)
    return FALSE;
  for (guint i = 0; settings[i] != NULL; i++)
    if (!set_setting (workspace, plan, settings[i], report, error))
      return FALSE;
  return TRUE;
}

/* KIND [WHICH] FIELD [PERIOD] VALUE */
static gboolean
set_words (CascadaWorkspace *workspace, char **words, GString *report, GError **error)
{
  guint n_words = g_strv_length (words);
  g_auto (GStrv) place = NULL;
  CascadaCliAddress address;
  CascadaValue value;

  if (n_words == 0)
    return TRUE;
  place = g_strdupv (words);
  g_clear_pointer (&place[n_words - 1], g_free);
  if (!cascada_cli_address_find (workspace, plan_name, place, &address, error))
    return FALSE;
  if (address.field == 0)
    return cascada_cli_misuse (error, _ ("name the field and its new value"));
  if (!cascada_cli_value_parse (workspace, &address, words[n_words - 1], &value, error))
    return FALSE;
  return set_field (workspace, &address, &value, report, error);
}

static gboolean
edit (CascadaWorkspace *workspace, char **words, GString *report, GError **error)
{
  const char *why = reason != NULL ? reason : _ ("Set from the command line");
  gboolean done;

  if (!cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, why, error))
    return FALSE;
  done = set_settings (workspace, report, error) && set_words (workspace, words, report, error);
  if (!done || report->len == 0)
    {
      cascada_workspace_rollback (workspace);
      return done;
    }
  return cascada_workspace_commit (workspace, error) || blame (error);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = NULL;
  g_autoptr (GString) report = g_string_new (NULL);

  if (arguments[1] == NULL && settings == NULL)
    {
      cascada_cli_misuse (error, _ ("nothing to set: give --setting NAME=VALUE, or a record, a field and a value"));
      return CASCADA_CLI_MISUSE;
    }
  workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_WRITE, NULL, error);
  if (workspace == NULL)
    return CASCADA_CLI_FAILED;
  if (author != NULL && author[0] != '\0')
    cascada_workspace_set_author (workspace, author);
  if (!cascada_cli_work_as (workspace, person, error))
    return CASCADA_CLI_MISUSE;
  if (edit (workspace, arguments + 1, report, error) && cascada_workspace_close (workspace, error))
    cascada_cli_print (report->str, (gssize) report->len, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "plan", 'p', 0, G_OPTION_ARG_STRING, &plan_name, N_ ("The plan, by id or title"), N_ ("PLAN") },
  { "setting", 's', 0, G_OPTION_ARG_STRING_ARRAY, &settings, N_ ("A setting of the plan, as often as needed"), N_ ("NAME=VALUE") },
  { "reason", 'r', 0, G_OPTION_ARG_STRING, &reason, N_ ("Why, for the history"), N_ ("TEXT") },
  { "author", 0, 0, G_OPTION_ARG_STRING, &author, N_ ("Who, for the history"), N_ ("NAME") },
  { "as", 0, 0, G_OPTION_ARG_STRING, &person, N_ ("Who of the workspace’s people, who may do what the role may"), N_ ("PERSON") },
  { NULL },
};

const CascadaCliCommand cascada_cli_set_command = {
  .name = "set",
  .arguments = N_ ("WORKSPACE [KIND WHICH FIELD [PERIOD] VALUE]"),
  .summary = N_ ("Change a setting of a plan, or a field of a record"),
  .description = N_ ("KIND is plan, objective, goal, indicator, unit or person; WHICH is a code, a name, or # and an id, and is left\n"
                     "out for the plan. What is kept by period takes one: weight (from a year on), target, executed, numerator,\n"
                     "denominator, analysis, note, published-at-cut and published-year of an indicator, published of an objective.\n"
                     "Numbers are written as 1234.56; an empty VALUE leaves none; “--” goes before a negative one.\n"
                     "\n"
                     "Settings: increasing=level|from-baseline, constant=last|mean,\n"
                     "decreasing=from-baseline|target-over-level|level-over-target, cap=none|PERCENT, decimals=2,\n"
                     "notation=level|increment, weight-tolerance=0.01, rollup=objectives|goals, cross-cutting=none|PERCENT\n"
                     "\n"
                     "Examples:\n"
                     "  cascada-cli set W.cascada indicator 4199 executed 2025-Q2 0.4\n"
                     "  cascada-cli set W.cascada indicator 4199 name \"Avance del SUIM\" --reason \"wording\"\n"
                     "  cascada-cli set W.cascada --plan \"PEI 2025\" --setting cap=120 --setting decimals=1"),
  .least = 1,
  .most = 6,
  .entries = entries,
  .run = run,
};
