/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of modification requests for spreadsheets and other programs. */

#include "config.h"

#include "cascada-request-export.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "cascada-csv.h"
#include "cascada-request-export-private.h"

static void
write_headers (CascadaCsvWriter *writer, gboolean for_people)
{
  for (guint i = 0; i < CASCADA_N_REGISTER_COLUMNS; i++)
    {
      const char *header = cascada_register_column_get_header (i);

      cascada_csv_writer_add_text (writer, for_people ? _ (header) : header);
    }
  cascada_csv_writer_end_row (writer, NULL, NULL);
}

static void
write_cell (CascadaCsvWriter *writer, const CascadaRequestItem *item, guint column, gboolean for_people)
{
  CascadaRegisterCell cell = cascada_register_get_cell (item, column, for_people);
  g_autofree char *text = cell.text;

  if (!cell.is_set || cascada_register_column_get_type (column) == CASCADA_REGISTER_TEXT)
    cascada_csv_writer_add_text (writer, text != NULL ? text : "");
  else
    {
      g_autofree char *number = NULL;

      if (cascada_register_column_get_type (column) == CASCADA_REGISTER_COUNT)
        number = g_strdup_printf ("%d", cell.number);
      else
        number = for_people ? g_strdup_printf ("%02d/%02d/%04d", cell.number % 100, cell.number / 100 % 100, cell.number / 10000)
                            : cascada_date_to_string (cell.number);
      cascada_csv_writer_add_number (writer, number);
    }
}

/* Into memory, where writing cannot fail. */
static char *
write_all (GPtrArray *items, char delimiter, gboolean for_people)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (CascadaCsvWriter) writer = cascada_csv_writer_new (stream, delimiter);

  write_headers (writer, for_people);
  for (guint i = 0; i < items->len; i++)
    {
      for (guint column = 0; column < CASCADA_N_REGISTER_COLUMNS; column++)
        write_cell (writer, items->pdata[i], column, for_people);
      cascada_csv_writer_end_row (writer, NULL, NULL);
    }
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/**
 * cascada_request_export_to_csv:
 * @items: (element-type CascadaRequestItem): as of cascada_request_list()
 *
 * Returns: (transfer full): a row for each; plain: English headers and the names that programs know, days as 2025-06-30
 */
char *
cascada_request_export_to_csv (GPtrArray *items, CascadaCsvStyle style)
{
  g_return_val_if_fail (items != NULL, NULL);

  return write_all (items, style == CASCADA_CSV_STYLE_ES_CO ? ';' : ',', style == CASCADA_CSV_STYLE_ES_CO);
}

/** cascada_request_export_to_text: Returns: (transfer full): cells between tabs, for a spreadsheet to paste */
char *
cascada_request_export_to_text (GPtrArray *items)
{
  g_return_val_if_fail (items != NULL, NULL);

  return write_all (items, '\t', TRUE);
}

static void
build_item (JsonBuilder *builder, const CascadaRequestItem *item)
{
  json_builder_begin_object (builder);
  for (guint i = 0; i < CASCADA_N_REGISTER_COLUMNS; i++)
    {
      CascadaRegisterCell cell = cascada_register_get_cell (item, i, FALSE);
      g_autofree char *text = cell.text;

      json_builder_set_member_name (builder, cascada_register_column_get_key (i));
      if (!cell.is_set)
        json_builder_add_null_value (builder);
      else if (cascada_register_column_get_type (i) == CASCADA_REGISTER_COUNT)
        json_builder_add_int_value (builder, cell.number);
      else if (cascada_register_column_get_type (i) == CASCADA_REGISTER_TEXT)
        json_builder_add_string_value (builder, text);
      else
        {
          g_autofree char *date = cascada_date_to_string (cell.number);

          json_builder_add_string_value (builder, date);
        }
    }
  json_builder_end_object (builder);
}

/** cascada_request_export_to_json: Returns: (transfer full): an array of objects; what is not there is null */
char *
cascada_request_export_to_json (GPtrArray *items)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (items != NULL, NULL);

  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    build_item (builder, items->pdata[i]);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

static gboolean
write_file (const char *path, const char *text, GError **error)
{
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, error);
}

/** cascada_request_export_write_csv: the same as a file, which is replaced whole or not at all. */
gboolean
cascada_request_export_write_csv (GPtrArray *items, CascadaCsvStyle style, const char *path, GError **error)
{
  g_autofree char *text = cascada_request_export_to_csv (items, style);

  return write_file (path, text, error);
}

/** cascada_request_export_write_json: the same as a file, which is replaced whole or not at all. */
gboolean
cascada_request_export_write_json (GPtrArray *items, const char *path, GError **error)
{
  g_autofree char *text = cascada_request_export_to_json (items);

  return write_file (path, text, error);
}
