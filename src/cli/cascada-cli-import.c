/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cascada-cli-table.h"
#include "cascada-enums.h"
#include "cascada-error.h"
#include "cascada-import.h"
#include "cascada-json.h"

static char *profile_name;
static char *plan_title;
static char *kind_name;
static char *years;
static char *numbers;
static char **settings;
static char *author;
static char *format_name;
static gboolean dry_run;
static gboolean list_profiles;

enum
{
  COLUMN_SEVERITY,
  COLUMN_FILE,
  COLUMN_ROW,
  COLUMN_COLUMN,
  COLUMN_HEADER,
  COLUMN_MESSAGE,
  COLUMN_REPAIR,
};

static const CascadaCliColumn columns[] = {
  [COLUMN_SEVERITY] = { "severity", N_ ("Severity"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_FILE] = { "file", N_ ("File"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_ROW] = { "row", N_ ("Row"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_COLUMN] = { "column", N_ ("Column"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_HEADER] = { "header", N_ ("Header"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_MESSAGE] = { "message", N_ ("Finding"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_REPAIR] = { "repair", N_ ("Repair"), CASCADA_CLI_COLUMN_TEXT },
};

static gboolean
parse_kind (int *kind, GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (CASCADA_TYPE_PLAN_KIND);
  GEnumValue *value;

  *kind = -1;
  if (kind_name == NULL)
    return TRUE;
  value = g_enum_get_value_by_nick (klass, kind_name);
  if (value == NULL)
    return cascada_cli_misuse (error, _ ("there is no kind of plan “%s”; choose strategic, action, management or accountability"),
                               kind_name);
  *kind = value->value;
  return TRUE;
}

/* "2020-2024" or "2025". */
static gboolean
parse_years (int *first, int *last, GError **error)
{
  g_auto (GStrv) parts = NULL;
  guint64 numbers_read[2] = { 0, 0 };

  *first = *last = 0;
  if (years == NULL)
    return TRUE;
  parts = g_strsplit (years, "-", 2);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, CASCADA_YEAR_MIN, CASCADA_YEAR_MAX, &numbers_read[i], NULL))
      return cascada_cli_misuse (error, _ ("--years %s: write them as 2020-2024, within %d and %d"), years,
                                 CASCADA_YEAR_MIN, CASCADA_YEAR_MAX);
  *first = (int) numbers_read[0];
  *last = parts[1] != NULL ? (int) numbers_read[1] : *first;
  if (*last < *first)
    return cascada_cli_misuse (error, _ ("--years %s: the last year is before the first"), years);
  return TRUE;
}

static gboolean
check_profile (GError **error)
{
  g_autoptr (GPtrArray) profiles = cascada_import_get_profiles ();
  g_autoptr (GString) names = g_string_new (NULL);

  if (profile_name == NULL)
    return TRUE;
  for (guint i = 0; i < profiles->len; i++)
    {
      const CascadaImportProfile *profile = profiles->pdata[i];

      if (g_str_equal (profile->name, profile_name))
        return TRUE;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", profile->name);
    }
  return cascada_cli_misuse (error, _ ("there is no profile “%s”; choose one of %s"), profile_name, names->str);
}

static gboolean
check_settings (GError **error)
{
  CascadaSettings checked;

  cascada_settings_init (&checked);
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (settings[i], "=", 2);

      if (g_strv_length (parts) != 2)
        return cascada_cli_misuse (error, _ ("--setting %s: write it as NAME=VALUE"), settings[i]);
      if (!cascada_settings_set (&checked, parts[0], parts[1], error))
        {
          cascada_cli_blame_usage (error, CASCADA_ERROR_NOT_FOUND);
          return cascada_cli_blame_usage (error, CASCADA_ERROR_INVALID);
        }
    }
  return TRUE;
}

static gboolean
check_numbers (GError **error)
{
  static const char *const ways[] = { "auto", "es-CO", "plain", NULL };

  if (numbers == NULL || g_strv_contains (ways, numbers))
    return TRUE;
  return cascada_cli_misuse (error, _ ("--numbers %s: choose auto, es-CO or plain"), numbers);
}

static gboolean
fill_request (CascadaImportRequest *request, char **files, GError **error)
{
  request->files = (const char *const *) files;
  request->profile = profile_name;
  request->plan_title = plan_title;
  request->numbers = numbers;
  request->settings = (const char *const *) settings;
  request->dry_run = dry_run;
  return check_profile (error) && check_settings (error) && check_numbers (error) && parse_kind (&request->kind, error) &&
         parse_years (&request->first_year, &request->last_year, error);
}

static void
set_place (CascadaCliTable *table, guint column, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  if (number > 0)
    cascada_cli_table_set (table, column, text);
}

static gboolean
print_findings (const CascadaImportResult *result, CascadaCliFormat format, GError **error)
{
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < result->findings->len; i++)
    {
      const CascadaImportFinding *finding = result->findings->pdata[i];
      g_autofree char *line = cascada_import_finding_to_string (finding);

      g_string_append_printf (lines, "%s\n", line);
      cascada_cli_table_add_row (table);
      cascada_cli_table_set (table, COLUMN_SEVERITY, cascada_cli_enum_nick (CASCADA_TYPE_SEVERITY, finding->severity));
      cascada_cli_table_set (table, COLUMN_FILE, finding->file);
      set_place (table, COLUMN_ROW, finding->row);
      set_place (table, COLUMN_COLUMN, finding->column);
      cascada_cli_table_set (table, COLUMN_HEADER, finding->column_name);
      cascada_cli_table_set (table, COLUMN_MESSAGE, finding->message);
      cascada_cli_table_set (table, COLUMN_REPAIR, finding->repair);
    }
  if (format == CASCADA_CLI_FORMAT_TABLE)
    return cascada_cli_print (lines->str, (gssize) lines->len, error);
  return cascada_cli_table_print (table, format, error);
}

static void
print_counts (const CascadaImportResult *result)
{
  for (CascadaKind kind = CASCADA_KIND_NONE + 1; kind < CASCADA_N_KINDS; kind++)
    {
      const CascadaImportCount *count = &result->counts[kind];

      if (count->created + count->updated + count->unchanged > 0)
        g_printerr (_ ("%s: %u new, %u changed, %u as before\n"), _ (cascada_kind_get_class (kind)->label), count->created,
                    count->updated, count->unchanged);
    }
}

static void
print_outcome (const CascadaImportResult *result)
{
  guint n_errors = result->n_findings[CASCADA_SEVERITY_ERROR];

  print_counts (result);
  if (result->backup_path != NULL)
    g_printerr (_ ("The workspace as it was before: %s\n"), result->backup_path);
  if (dry_run)
    g_printerr (_ ("A dry run: nothing was changed.\n"));
  else if (n_errors > 0)
    g_printerr (ngettext ("cascada-cli import: %u error keeps the import from being applied; nothing was changed\n",
                          "cascada-cli import: %u errors keep the import from being applied; nothing was changed\n", n_errors),
                n_errors);
  else if (result->applied)
    g_printerr (_ ("Imported into the plan “%s”.\n"), result->plan_title);
  else
    g_printerr (_ ("The plan “%s” already holds all of it.\n"), result->plan_title);
}

static CascadaCliStatus
import_tables (CascadaWorkspace *workspace, const CascadaImportRequest *request, CascadaCliFormat format, gboolean *applied,
               GError **error)
{
  g_autoptr (CascadaImportResult) result = cascada_import_run (workspace, request, NULL, NULL, NULL, error);

  if (result == NULL || !print_findings (result, format, error))
    return CASCADA_CLI_FAILED;
  *applied = result->applied;
  print_outcome (result);
  return result->n_findings[CASCADA_SEVERITY_ERROR] > 0 ? CASCADA_CLI_FINDINGS : CASCADA_CLI_DONE;
}

static gboolean
is_document (char **files, GError **error)
{
  if (!g_str_has_suffix (files[0], ".json"))
    return FALSE;
  if (files[1] != NULL || profile_name != NULL || dry_run)
    cascada_cli_misuse (error, _ ("a JSON document is imported alone, without --profile and --dry-run"));
  return TRUE;
}

static CascadaCliStatus
import_into (const char *path, gboolean is_new, char **files, const CascadaImportRequest *request, CascadaCliFormat format,
             GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = NULL;
  CascadaStoreFlags flags = CASCADA_STORE_WRITE | (is_new ? CASCADA_STORE_CREATE : 0);
  CascadaCliStatus status = CASCADA_CLI_DONE;
  gboolean applied = FALSE;

  workspace = cascada_workspace_open (path, dry_run && !is_new ? CASCADA_STORE_READ_ONLY : flags, NULL, error);
  if (workspace == NULL)
    return CASCADA_CLI_FAILED;
  if (author != NULL && author[0] != '\0')
    cascada_workspace_set_author (workspace, author);

  if (g_str_has_suffix (files[0], ".json"))
    applied = cascada_json_import_file (workspace, files[0], NULL, error);
  else
    status = import_tables (workspace, request, format, &applied, error);

  if (is_new && !applied)
    cascada_workspace_discard (workspace);
  else if (*error == NULL)
    cascada_workspace_close (workspace, error);
  return status;
}

/* Where there is no workspace yet, a dry run tries the tables on one that nobody sees. */
static CascadaCliStatus
try_on_nothing (char **files, const CascadaImportRequest *request, CascadaCliFormat format, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("cascada-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "try.cascada", NULL) : NULL;
  CascadaCliStatus status;

  if (folder == NULL)
    return CASCADA_CLI_FAILED;
  status = import_into (path, TRUE, files, request, format, error);
  g_rmdir (folder);
  return status;
}

static CascadaCliStatus
print_profiles (GError **error)
{
  g_autoptr (GPtrArray) profiles = cascada_import_get_profiles ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < profiles->len; i++)
    {
      const CascadaImportProfile *profile = profiles->pdata[i];

      g_string_append_printf (text, "%s\n    %s\n    %s\n", profile->name, _ (profile->title), _ (profile->description));
    }
  cascada_cli_print (text->str, (gssize) text->len, error);
  return CASCADA_CLI_DONE;
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
  CascadaCliFormat format;
  gboolean is_new;

  if (list_profiles)
    return print_profiles (error);
  if (g_strv_length (arguments) < 2)
    cascada_cli_misuse (error, _ ("something is missing: %s"), _ ("WORKSPACE FILE…"));
  else if (cascada_cli_parse_format (format_name, &format, error) && fill_request (&request, arguments + 1, error))
    is_document (arguments + 1, error);
  if (*error != NULL)
    return CASCADA_CLI_MISUSE;

  is_new = !g_file_test (arguments[0], G_FILE_TEST_EXISTS);
  if (is_new && dry_run)
    return try_on_nothing (arguments + 1, &request, format, error);
  return import_into (arguments[0], is_new, arguments + 1, &request, format, error);
}

static const GOptionEntry entries[] = {
  { "profile", 0, 0, G_OPTION_ARG_STRING, &profile_name, N_ ("Profile of the tables (general); see --list-profiles"), N_ ("PROFILE") },
  { "list-profiles", 0, 0, G_OPTION_ARG_NONE, &list_profiles, N_ ("List the profiles that can be read"), NULL },
  { "plan-title", 't', 0, G_OPTION_ARG_STRING, &plan_title, N_ ("Title of the plan to make or update"), N_ ("TITLE") },
  { "kind", 'k', 0, G_OPTION_ARG_STRING, &kind_name, N_ ("Kind of the plan: strategic, action, management or accountability"), N_ ("KIND") },
  { "years", 'y', 0, G_OPTION_ARG_STRING, &years, N_ ("Years of the plan: 2020-2024"), N_ ("YEARS") },
  { "numbers", 0, 0, G_OPTION_ARG_STRING, &numbers, N_ ("How numbers are written: auto (decided by column, with proof), es-CO (13.200.000,00) or plain (13200000.00)"), N_ ("WAY") },
  { "setting", 's', 0, G_OPTION_ARG_STRING_ARRAY, &settings, N_ ("A setting of the plan, as often as needed"), N_ ("NAME=VALUE") },
  { "author", 0, 0, G_OPTION_ARG_STRING, &author, N_ ("Who imports, for the history"), N_ ("NAME") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_ ("List all findings and change nothing"), NULL },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print the findings: table, json or csv"), N_ ("FORMAT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_import_command = {
  .name = "import",
  .arguments = N_ ("WORKSPACE FILE…"),
  .summary = N_ ("Bring a plan in from CSV tables, or a whole workspace from JSON"),
  .description = N_ ("The workspace is made when it is missing, and copied before it is changed. The import is one step: all of it\n"
                     "or, where there is a finding of severity error, nothing. Importing the same again changes nothing.\n"
                     "Findings go to standard output, what was done to standard error.\n"
                     "\n"
                     "The general layout has one row per indicator and these headers, in English or Spanish, in any order:\n"
                     "  objective_no, objective, objective_weight, goal_code, goal, indicator_code, indicator, weight,\n"
                     "  annualisation (sum, increasing, constant, decreasing), unit, baseline, total, and for each period\n"
                     "  “target P”, “executed P” and “published P” with P = 2025, 2025-Q2 or 2025-06."),
  .least = 0,
  .most = G_MAXUINT - 1,
  .entries = entries,
  .run = run,
};
