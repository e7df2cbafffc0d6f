/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <unistd.h>

#include <glib/gi18n.h>

#include "cascada-cli-requests.h"
#include "cascada-cli-table.h"
#include "cascada-enums.h"
#include "cascada-error.h"
#include "cascada-request-export.h"
#include "cascada-request-pdf.h"

static char *plan_name;
static char **state_names;
static int year;
static char *format_name;
static char *style_name;
static char *out_path;
static char *show_number;
static char *cut_name;
static char *pdf_path;
static char *paper_name;

typedef enum
{
  FORMAT_TABLE,
  FORMAT_JSON,
  FORMAT_CSV,
  FORMAT_XLSX,
} Format;

typedef struct
{
  Format format;
  CascadaCsvStyle style;
  guint states;
  CascadaPeriod cut;
  CascadaPaperSize paper;
} Options;

/** cascada_cli_requests_blame: what was asked is wrong, or the procedure does not permit it. Returns: %FALSE */
gboolean
cascada_cli_requests_blame (GError **error)
{
  cascada_cli_blame_usage (error, CASCADA_ERROR_INVALID);
  cascada_cli_blame_usage (error, CASCADA_ERROR_RANGE);
  cascada_cli_blame_usage (error, CASCADA_ERROR_REFUSED);
  cascada_cli_blame_usage (error, CASCADA_ERROR_CONFLICT);
  return cascada_cli_blame_usage (error, CASCADA_ERROR_NOT_FOUND);
}

static gboolean
parse_state (const char *name, guint *states, GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (CASCADA_TYPE_REQUEST_STATE);
  g_autoptr (GString) names = g_string_new (NULL);
  GEnumValue *state = g_enum_get_value_by_nick (klass, name);

  if (state != NULL)
    {
      *states |= 1u << state->value;
      return TRUE;
    }
  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", klass->values[i].value_nick);
  return cascada_cli_misuse (error, _ ("--state %s: it is one of %s"), name, names->str);
}

/* Where nothing is said, what the file's name says. */
static const char *
guess_format (void)
{
  static const char *const suffixes[] = { ".json", ".csv", ".xlsx" };

  for (guint i = 0; out_path != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (out_path, suffixes[i]))
      return suffixes[i] + 1;
  return "table";
}

static gboolean
parse_format (Format *format, GError **error)
{
  static const char *const names[] = { "table", "json", "csv", "xlsx" };
  const char *name = format_name != NULL ? format_name : guess_format ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *format = i;
        return i != FORMAT_XLSX || out_path != NULL || cascada_cli_misuse (error, _ ("a spreadsheet is written to a file: give --out FILE.xlsx"));
      }
  return cascada_cli_misuse (error, _ ("there is no format “%s”; choose table, json, csv or xlsx"), name);
}

static gboolean
parse_style (CascadaCsvStyle *style, GError **error)
{
  *style = style_name != NULL && g_str_equal (style_name, "es-CO") ? CASCADA_CSV_STYLE_ES_CO : CASCADA_CSV_STYLE_PLAIN;
  return style_name == NULL || *style == CASCADA_CSV_STYLE_ES_CO || g_str_equal (style_name, "plain") ||
         cascada_cli_misuse (error, _ ("there is no style “%s”; choose plain or es-CO"), style_name);
}

static gboolean
parse_paper (CascadaPaperSize *paper, GError **error)
{
  *paper = paper_name != NULL && g_str_equal (paper_name, "a4") ? CASCADA_PAPER_A4 : CASCADA_PAPER_LETTER;
  return paper_name == NULL || *paper == CASCADA_PAPER_A4 || g_str_equal (paper_name, "letter") ||
         cascada_cli_misuse (error, _ ("there is no paper “%s”; choose letter or a4"), paper_name);
}

static gboolean
parse_options (Options *options, GError **error)
{
  *options = (Options){ .cut = CASCADA_PERIOD_NONE };
  if (!parse_format (&options->format, error) || !parse_style (&options->style, error) || !parse_paper (&options->paper, error))
    return FALSE;
  for (guint i = 0; state_names != NULL && state_names[i] != NULL; i++)
    if (!parse_state (state_names[i], &options->states, error))
      return FALSE;
  if (cut_name != NULL && !cascada_period_parse (cut_name, &options->cut, error))
    return cascada_cli_blame_usage (error, CASCADA_ERROR_INVALID);
  if (show_number == NULL)
    return (cut_name == NULL && pdf_path == NULL && paper_name == NULL) || cascada_cli_misuse (error, _ ("--cut, --pdf and --paper belong to --show NUMBER"));
  if (plan_name != NULL || state_names != NULL || year != 0)
    return cascada_cli_misuse (error, _ ("--show NUMBER is one request: --plan, --state and --year choose those of the register"));
  return options->format == FORMAT_TABLE || options->format == FORMAT_JSON || cascada_cli_misuse (error, _ ("one request is shown as table or json"));
}

static gboolean
write_text (const char *text, GError **error)
{
  if (out_path == NULL || g_str_equal (out_path, "-"))
    return cascada_cli_print (text, -1, error);
  return g_file_set_contents_full (out_path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

static char *
describe_items (GPtrArray *items)
{
  static const CascadaCliColumn columns[] = {
    { "number", N_ ("Number"), CASCADA_CLI_COLUMN_NUMBER },
    { "unit", N_ ("Unit"), CASCADA_CLI_COLUMN_TEXT },
    { "goal", N_ ("Goal"), CASCADA_CLI_COLUMN_TEXT },
    { "state", N_ ("State"), CASCADA_CLI_COLUMN_TEXT },
    { "parts", N_ ("What it does"), CASCADA_CLI_COLUMN_TEXT },
    { "presented", N_ ("Presented"), CASCADA_CLI_COLUMN_TEXT },
    { "decided", N_ ("Decided"), CASCADA_CLI_COLUMN_TEXT },
  };
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const CascadaRequestItem *item = items->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d/%d", item->number, item->year);
      g_autofree char *parts = cascada_modification_parts_to_string (item->parts);
      g_autofree char *presented = cascada_date_format (item->presented), *decided = cascada_date_format (item->decided);

      cascada_cli_table_add_row (table);
      cascada_cli_table_set (table, 0, number);
      cascada_cli_table_set (table, 1, item->unit_name != NULL ? item->unit_name : item->plan_title);
      cascada_cli_table_set (table, 2, item->goal_code != NULL ? item->goal_code : item->goal_name);
      cascada_cli_table_set (table, 3, cascada_request_state_get_label (item->state));
      cascada_cli_table_set (table, 4, parts);
      cascada_cli_table_set (table, 5, presented);
      cascada_cli_table_set (table, 6, decided);
    }
  cascada_cli_table_append (table, CASCADA_CLI_FORMAT_TABLE, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
list (CascadaWorkspace *workspace, const Options *options, GError **error)
{
  CascadaRequestFilter filter = { .year = year, .states = options->states };
  g_autoptr (CascadaRecord) plan = plan_name != NULL ? cascada_cli_find_plan (workspace, plan_name, CASCADA_PERIOD_NONE, error) : NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *text = NULL;

  if (plan_name != NULL && plan == NULL)
    return FALSE;
  filter.plan = plan != NULL ? cascada_record_get_id (plan) : 0;
  items = cascada_request_list (cascada_workspace_get_store (workspace), &filter, cascada_date_today (), error);
  if (items == NULL)
    return FALSE;
  switch (options->format)
    {
    case FORMAT_XLSX:
      return cascada_request_export_write_xlsx (items, out_path, error);
    case FORMAT_JSON:
      text = cascada_request_export_to_json (items);
      break;
    case FORMAT_CSV:
      text = cascada_request_export_to_csv (items, options->style);
      break;
    case FORMAT_TABLE:
    default:
      text = describe_items (items);
    }
  return write_text (text, error);
}

static gboolean
show (CascadaWorkspace *workspace, const Options *options, GError **error)
{
  g_autoptr (CascadaRequestItem) item = cascada_request_find (cascada_workspace_get_store (workspace), show_number, cascada_date_today (), error);
  g_autoptr (CascadaRequestReading) reading = NULL;
  g_autofree char *text = NULL;

  if (item == NULL)
    return cascada_cli_requests_blame (error);
  reading = cascada_request_read (workspace, item->id, NULL, NULL, 0, options->cut, cascada_date_today (), error);
  if (reading == NULL)
    return FALSE;
  if (pdf_path != NULL)
    return cascada_request_record_write_pdf (workspace, reading, options->paper, pdf_path, error);
  text = options->format == FORMAT_JSON ? cascada_cli_requests_to_json (workspace, reading, error)
                                        : cascada_cli_requests_describe (workspace, reading, error);
  return text != NULL && write_text (text, error);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = NULL;
  Options options;

  if (!parse_options (&options, error))
    return CASCADA_CLI_MISUSE;
  workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_READ_ONLY, NULL, error);
  if (workspace == NULL)
    return CASCADA_CLI_FAILED;
  if (show_number != NULL)
    show (workspace, &options, error);
  else
    list (workspace, &options, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "plan", 'p', 0, G_OPTION_ARG_STRING, &plan_name, N_ ("Of one plan, by id or title"), N_ ("PLAN") },
  { "state", 0, 0, G_OPTION_ARG_STRING_ARRAY, &state_names, N_ ("In one state, as often as needed"), N_ ("STATE") },
  { "year", 'y', 0, G_OPTION_ARG_INT, &year, N_ ("Of one year"), N_ ("YEAR") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("table, json, csv or xlsx; otherwise by the file’s name"), N_ ("FORMAT") },
  { "style", 0, 0, G_OPTION_ARG_STRING, &style_name, N_ ("How csv is written: plain (English, 0.36) or es-CO (Spanish, 0,36)"), N_ ("STYLE") },
  { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out_path, N_ ("Write to a file"), N_ ("FILE") },
  { "show", 's', 0, G_OPTION_ARG_STRING, &show_number, N_ ("All of one request: its number, as 3 or 3/2025"), N_ ("NUMBER") },
  { "cut", 'c', 0, G_OPTION_ARG_STRING, &cut_name, N_ ("With --show, the cut-off at which its effect is told; the end of the year unless given"), N_ ("PERIOD") },
  { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf_path, N_ ("With --show, write the request as a record to print"), N_ ("FILE") },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &paper_name, N_ ("Of --pdf: letter (unless given) or a4"), N_ ("SIZE") },
  { NULL },
};

const CascadaCliCommand cascada_cli_requests_command = {
  .name = "requests",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("List the modification requests of a workspace, or show one"),
  .description = N_ ("States: draft, presented, opinions-pending, under-review, approved, denied, adjusted-version-sent, published, withdrawn.\n"
                     "One request is shown with the values it proposes, the rules M1–M11 of PLE-PIN-P005 with their clause, the opinions, its\n"
                     "effect on the figures and its history.\n"
                     "\n"
                     "Examples:\n"
                     "  cascada-cli requests W.cascada --state presented --state opinions-pending\n"
                     "  cascada-cli requests W.cascada --year 2025 --out register.xlsx\n"
                     "  cascada-cli requests W.cascada --show 3/2025 --pdf request-3.pdf"),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
