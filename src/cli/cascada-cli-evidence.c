/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "cascada-cli-address.h"
#include "cascada-cli-table.h"
#include "cascada-error.h"
#include "cascada-evidence-manifest.h"
#include "cascada-goal.h"
#include "cascada-plan.h"

static char **files;
static char *plan_name;
static char *goal_name;
static char *cut_name;
static char *person_name;
static char *manifest;
static char *style_name;
static char *folder;
static char *format_name;
static gboolean check;

enum
{
  COLUMN_PLAN,
  COLUMN_PERIOD,
  COLUMN_GOAL,
  COLUMN_NAME,
  COLUMN_SIZE,
  COLUMN_DATE,
  COLUMN_SHA256,
  N_PLAIN_COLUMNS, /* without reading the bytes */
  COLUMN_STATE = N_PLAIN_COLUMNS,
};

static const CascadaCliColumn columns[] = {
  [COLUMN_PLAN] = { "plan", N_ ("Plan"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_PERIOD] = { "period", N_ ("Period"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_GOAL] = { "goal", N_ ("Goal"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_NAME] = { "name", N_ ("Name"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_SIZE] = { "size", N_ ("Size"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_DATE] = { "date", N_ ("Date"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_SHA256] = { "sha256", "", CASCADA_CLI_COLUMN_DATA },
  [COLUMN_STATE] = { "state", N_ ("State"), CASCADA_CLI_COLUMN_TEXT },
};

/* --- the place --- */

static gboolean
parse_cut (CascadaPeriod *period, GError **error)
{
  *period = CASCADA_PERIOD_NONE;
  return cut_name == NULL || cascada_period_parse (cut_name, period, error) || cascada_cli_blame_usage (error, CASCADA_ERROR_INVALID);
}

/* All plans are meant where none is named and nothing is of one. */
static gboolean
find_place (CascadaWorkspace *workspace, CascadaEvidencePlace *place, GError **error)
{
  g_autoptr (CascadaRecord) plan = NULL;

  *place = (CascadaEvidencePlace){ 0 };
  if (!parse_cut (&place->period, error))
    return FALSE;
  if (plan_name == NULL && goal_name == NULL && files == NULL)
    return TRUE;
  plan = cascada_cli_find_plan (workspace, plan_name, place->period, error);
  if (plan == NULL)
    return FALSE;
  place->plan = cascada_record_get_id (plan);
  if (goal_name == NULL)
    return TRUE;
  place->goal = cascada_cli_find_record (workspace, plan_name, CASCADA_KIND_GOAL, goal_name, error);
  return place->goal != 0;
}

/* --- adding --- */

static gboolean
add_files (const char *path, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = cascada_workspace_open (path, CASCADA_STORE_WRITE, NULL, error);
  CascadaEvidencePlace place;
  CascadaRef ref;

  if (workspace == NULL || !find_place (workspace, &place, error) || !cascada_cli_work_as (workspace, person_name, error))
    return FALSE;
  for (guint i = 0; files[i] != NULL; i++)
    if (!cascada_evidence_add_file (workspace, &place, files[i], CASCADA_EVIDENCE_LIMIT, cascada_date_today (), NULL, &ref, error))
      {
        cascada_cli_blame_usage (error, CASCADA_ERROR_NOT_FOUND);
        return cascada_cli_blame_usage (error, CASCADA_ERROR_REFUSED);
      }
  return cascada_workspace_close (workspace, error);
}

/* --- listing --- */

static void
set_named (CascadaCliTable *table, guint column, CascadaStore *store, CascadaKind kind, gint64 id, guint field)
{
  g_autoptr (CascadaRecord) record = id != 0 ? cascada_store_load (store, (CascadaRef){ kind, CASCADA_PERIOD_NONE, id }, NULL) : NULL;

  if (record != NULL)
    cascada_cli_table_set (table, column, cascada_record_get_text (record, field));
}

static void
add_row (CascadaCliTable *table, CascadaStore *store, CascadaRecord *attachment)
{
  CascadaPeriod period = (CascadaPeriod) cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_PERIOD);
  const CascadaValue *size = cascada_record_get_value (attachment, CASCADA_ATTACHMENT_SIZE);
  g_autofree char *quarter = period != CASCADA_PERIOD_NONE ? cascada_period_to_string (period) : NULL;
  g_autofree char *date = cascada_date_to_string ((CascadaDate) cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_DATE));
  g_autofree char *bytes = size->type == CASCADA_VALUE_INTEGER ? g_strdup_printf ("%" G_GINT64_FORMAT, size->integer) : NULL;
  g_autofree char *shown = bytes != NULL ? g_format_size ((guint64) size->integer) : NULL;

  cascada_cli_table_add_row (table);
  set_named (table, COLUMN_PLAN, store, CASCADA_KIND_PLAN, cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_PLAN), CASCADA_PLAN_TITLE);
  set_named (table, COLUMN_GOAL, store, CASCADA_KIND_GOAL, cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_GOAL), CASCADA_GOAL_CODE);
  cascada_cli_table_set (table, COLUMN_PERIOD, quarter);
  cascada_cli_table_set (table, COLUMN_NAME, cascada_record_get_text (attachment, CASCADA_ATTACHMENT_NAME));
  cascada_cli_table_set_both (table, COLUMN_SIZE, shown, bytes);
  cascada_cli_table_set (table, COLUMN_DATE, date);
  cascada_cli_table_set (table, COLUMN_SHA256, cascada_record_get_text (attachment, CASCADA_ATTACHMENT_SHA256));
}

static gboolean
list (CascadaStore *store, const CascadaEvidencePlace *place, CascadaCliFormat format, guint *n_damaged, GError **error)
{
  static const char *const states[] = { "reference", "present", "missing", "changed" };
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, check ? G_N_ELEMENTS (columns) : N_PLAIN_COLUMNS);
  g_autoptr (GPtrArray) attachments = cascada_evidence_list (store, place, error);
  CascadaEvidenceState state;

  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    {
      add_row (table, store, attachments->pdata[i]);
      if (!check)
        continue;
      if (!cascada_evidence_get_state (store, attachments->pdata[i], NULL, &state, error))
        return FALSE;
      cascada_cli_table_set_both (table, COLUMN_STATE, cascada_evidence_state_get_label (state), states[state]);
      *n_damaged += state >= CASCADA_EVIDENCE_STATE_MISSING;
    }
  return attachments != NULL && cascada_cli_table_print (table, format, error);
}

/* --- manifest and folder --- */

static gboolean
parse_style (CascadaCsvStyle *style, GError **error)
{
  *style = style_name != NULL && g_str_equal (style_name, "es-CO") ? CASCADA_CSV_STYLE_ES_CO : CASCADA_CSV_STYLE_PLAIN;
  if (style_name != NULL && manifest == NULL)
    return cascada_cli_misuse (error, _ ("--style belongs to --manifest"));
  return style_name == NULL || *style == CASCADA_CSV_STYLE_ES_CO || g_str_equal (style_name, "plain") ||
         cascada_cli_misuse (error, _ ("there is no style “%s”; choose plain or es-CO"), style_name);
}

static gboolean
write_manifest (CascadaStore *store, const CascadaEvidencePlace *place, CascadaCsvStyle style, guint *n_damaged, GError **error)
{
  g_autoptr (GOutputStream) output = NULL;

  if (!g_str_equal (manifest, "-"))
    return cascada_evidence_manifest_file (store, place, style, manifest, n_damaged, NULL, error);
  output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  return cascada_evidence_manifest (store, place, style, output, n_damaged, NULL, error);
}

static gboolean
save_folder (CascadaStore *store, const CascadaEvidencePlace *place, guint *n_damaged, GError **error)
{
  g_autofree char *line = NULL;
  guint n_saved;

  if (!cascada_evidence_save_folder (store, place, folder, &n_saved, n_damaged, NULL, error))
    return FALSE;
  line = g_strdup_printf (ngettext ("%u file saved\n", "%u files saved\n", n_saved), n_saved);
  return (manifest != NULL && g_str_equal (manifest, "-")) || cascada_cli_print (line, -1, error);
}

static CascadaCliStatus
read_out (const char *path, CascadaCsvStyle style, CascadaCliFormat format, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = cascada_workspace_open (path, CASCADA_STORE_READ_ONLY, NULL, error);
  guint n_listed = 0, n_written = 0, n_unsaved = 0;
  CascadaEvidencePlace place;
  CascadaStore *store;

  if (workspace == NULL || !find_place (workspace, &place, error))
    return CASCADA_CLI_FAILED;
  store = cascada_workspace_get_store (workspace);
  if ((folder != NULL && !save_folder (store, &place, &n_unsaved, error)) ||
      (manifest != NULL && !write_manifest (store, &place, style, &n_written, error)) ||
      ((check || (folder == NULL && manifest == NULL)) && !list (store, &place, format, &n_listed, error)))
    return CASCADA_CLI_FAILED;
  return n_listed + n_written + n_unsaved > 0 ? CASCADA_CLI_FINDINGS : CASCADA_CLI_DONE;
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  CascadaCliFormat format;
  CascadaCsvStyle style;

  if (!parse_style (&style, error) || !cascada_cli_parse_format (format_name, &format, error))
    return CASCADA_CLI_MISUSE;
  if (files != NULL && !add_files (arguments[0], error))
    return CASCADA_CLI_FAILED;
  return read_out (arguments[0], style, format, error);
}

static const GOptionEntry entries[] = {
  { "plan", 'p', 0, G_OPTION_ARG_STRING, &plan_name, N_ ("The plan, by id or title; all plans unless given"), N_ ("PLAN") },
  { "goal", 'g', 0, G_OPTION_ARG_STRING, &goal_name, N_ ("The goal, by its code"), N_ ("CODE") },
  { "cut", 'c', 0, G_OPTION_ARG_STRING, &cut_name, N_ ("The quarter: 2025-Q2"), N_ ("QUARTER") },
  { "add", 'a', 0, G_OPTION_ARG_FILENAME_ARRAY, &files, N_ ("Copy a file into the workspace, as often as needed"), N_ ("FILE") },
  { "as", 0, 0, G_OPTION_ARG_STRING, &person_name, N_ ("Who adds it, by name"), N_ ("PERSON") },
  { "check", 0, 0, G_OPTION_ARG_NONE, &check, N_ ("Read all files and say which are missing or changed"), NULL },
  { "manifest", 'm', 0, G_OPTION_ARG_FILENAME, &manifest, N_ ("Write the list with SHA-256 and state as CSV; - for standard output"), N_ ("FILE") },
  { "style", 0, 0, G_OPTION_ARG_STRING, &style_name, N_ ("How the manifest is written: plain (English, commas) or es-CO (Spanish, semicolons)"), N_ ("STYLE") },
  { "save", 's', 0, G_OPTION_ARG_FILENAME, &folder, N_ ("Save the files into a new folder"), N_ ("FOLDER") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_evidence_command = {
  .name = "evidence",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("List, add, check and save out evidence"),
  .description = N_ ("Files are copied into the workspace by their content, up to 50 MiB each. The status is 1 where one is missing or\n"
                     "is not what was added.\n"
                     "\n"
                     "Examples:\n"
                     "  cascada-cli evidence W.cascada --plan \"Plan Usme 2025\" --goal M1 --cut 2025-Q2 --add acta.pdf\n"
                     "  cascada-cli evidence W.cascada --cut 2025-Q2 --save carpeta --manifest carpeta.csv --style es-CO"),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
