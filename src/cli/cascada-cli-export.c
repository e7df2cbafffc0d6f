/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cascada-cli.h"
#include "cascada-csv-export.h"
#include "cascada-json.h"

static char *format_name;
static char *plan_name;
static char *style_name;
static char *moment_name;

static gboolean
is_csv (const char *path, gboolean *csv, GError **error)
{
  const char *name = format_name;

  if (name == NULL)
    name = path != NULL && g_str_has_suffix (path, ".csv") ? "csv" : "json";
  *csv = g_str_equal (name, "csv");
  if (*csv || g_str_equal (name, "json"))
    return TRUE;
  return cascada_cli_misuse (error, _ ("there is no format “%s”; choose json or csv"), name);
}

static gboolean
parse_style (CascadaCsvStyle *style, GError **error)
{
  *style = CASCADA_CSV_STYLE_PLAIN;
  if (style_name == NULL || g_str_equal (style_name, "plain"))
    return TRUE;
  *style = CASCADA_CSV_STYLE_ES_CO;
  if (g_str_equal (style_name, "es-CO"))
    return TRUE;
  return cascada_cli_misuse (error, _ ("there is no style “%s”; choose plain or es-CO"), style_name);
}

static gboolean
export_json (CascadaWorkspace *workspace, const char *path, GError **error)
{
  g_autoptr (GOutputStream) output = NULL;

  if (path != NULL)
    return cascada_json_export_file (workspace, path, NULL, error);
  output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  return cascada_json_export (workspace, output, NULL, error);
}

static gboolean
export_csv (CascadaWorkspace *workspace, const char *path, GError **error)
{
  g_autoptr (CascadaRecord) plan = NULL;
  g_autoptr (GOutputStream) output = NULL;
  CascadaCsvStyle style;
  gint64 moment = 0, id;

  if (!parse_style (&style, error))
    return FALSE;
  plan = cascada_cli_find_plan (workspace, plan_name, CASCADA_PERIOD_NONE, error);
  if (plan == NULL)
    return FALSE;
  id = cascada_record_get_id (plan);
  if (moment_name != NULL && !cascada_cli_find_moment (cascada_workspace_get_store (workspace), id, moment_name, &moment, error))
    return FALSE;
  if (path != NULL)
    return cascada_csv_export_file (workspace, id, moment, style, path, NULL, error);
  output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  return cascada_csv_export (workspace, id, moment, style, output, NULL, error);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  const char *path = arguments[1] != NULL && !g_str_equal (arguments[1], "-") ? arguments[1] : NULL;
  g_autoptr (CascadaWorkspace) workspace = NULL;
  gboolean csv;

  if (!is_csv (path, &csv, error))
    return CASCADA_CLI_MISUSE;
  if (!csv && (plan_name != NULL || style_name != NULL || moment_name != NULL))
    {
      cascada_cli_misuse (error, _ ("--plan, --style and --as-of belong to --format csv: JSON holds the whole workspace"));
      return CASCADA_CLI_MISUSE;
    }
  workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_READ_ONLY, NULL, error);
  if (workspace == NULL)
    return CASCADA_CLI_FAILED;
  if (csv)
    export_csv (workspace, path, error);
  else
    export_json (workspace, path, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("json (the whole workspace) or csv (one plan); otherwise by the file’s name"), N_ ("FORMAT") },
  { "plan", 'p', 0, G_OPTION_ARG_STRING, &plan_name, N_ ("The plan for csv, by id or title"), N_ ("PLAN") },
  { "as-of", 0, 0, G_OPTION_ARG_STRING, &moment_name, N_ ("The plan of csv as it was: the number of a version, or edit:N"), N_ ("VERSION") },
  { "style", 0, 0, G_OPTION_ARG_STRING, &style_name, N_ ("How csv is written: plain (English, 0.36) or es-CO (Spanish, 0,36)"), N_ ("STYLE") },
  { NULL },
};

const CascadaCliCommand cascada_cli_export_command = {
  .name = "export",
  .arguments = N_ ("WORKSPACE [FILE]"),
  .summary = N_ ("Write a workspace as JSON, or a plan as CSV"),
  .description = N_ ("Without a file, or with “-”, it is written to standard output. Both can be imported again."),
  .least = 1,
  .most = 2,
  .entries = entries,
  .run = run,
};
