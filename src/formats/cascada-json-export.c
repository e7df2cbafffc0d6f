/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the document record by record: its size does not show in memory. */

#include "config.h"

#include "cascada-json-private.h"

#include "cascada-base64-stream.h"
#include "cascada-date.h"
#include "cascada-enum-labels.h"

#define INDENT 2

typedef struct
{
  CascadaStore *store;
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *text;       /* waits to be written */
  GHashTable *numbers; /* id → number in the document among its kind, of what something refers to */
} Writer;

#define FLUSH_SIZE 65536

static gboolean
flush (Writer *writer, gsize threshold, GError **error)
{
  if (writer->text->len <= threshold)
    return TRUE;
  if (!g_output_stream_write_all (writer->stream, writer->text->str, writer->text->len, NULL, writer->cancellable, error))
    return FALSE;
  g_string_truncate (writer->text, 0);
  return TRUE;
}

static void
append_indent (Writer *writer, guint depth)
{
  g_string_append_printf (writer->text, "\n%*s", depth * INDENT, "");
}

static void
append_string (Writer *writer, const char *string)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), string);
  g_autofree char *text = json_to_string (node, FALSE);

  g_string_append (writer->text, text);
}

static void
append_member (Writer *writer, guint depth, gboolean *first, const char *name)
{
  if (!*first)
    g_string_append_c (writer->text, ',');
  *first = FALSE;
  append_indent (writer, depth);
  append_string (writer, name);
  g_string_append (writer->text, ": ");
}

static void
append_value (Writer *writer, const CascadaField *field, const CascadaValue *value)
{
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case CASCADA_FIELD_TEXT:
      append_string (writer, value->text);
      break;
    case CASCADA_FIELD_DECIMAL:
      text = cascada_decimal_to_string (value->integer);
      append_string (writer, text);
      break;
    case CASCADA_FIELD_ENUM:
      append_string (writer, cascada_enum_get_nick (field->enum_type (), (int) value->integer));
      break;
    case CASCADA_FIELD_BOOLEAN:
      g_string_append (writer->text, value->integer ? "true" : "false");
      break;
    case CASCADA_FIELD_REFERENCE:
      g_string_append_printf (writer->text, "%d", GPOINTER_TO_INT (g_hash_table_lookup (writer->numbers, &value->integer)));
      break;
    case CASCADA_FIELD_DATE:
      text = cascada_date_to_string ((CascadaDate) value->integer);
      append_string (writer, text);
      break;
    case CASCADA_FIELD_PERIOD:
      text = cascada_period_to_string ((CascadaPeriod) value->integer);
      append_string (writer, text);
      break;
    case CASCADA_FIELD_INTEGER:
    default:
      g_string_append_printf (writer->text, "%" G_GINT64_FORMAT, value->integer);
    }
}

/* What a record refers to may have been removed since: the reference is left out, as it is on screen. */
static gboolean
is_present (Writer *writer, const CascadaField *field, const CascadaValue *value)
{
  return value->type != CASCADA_VALUE_NONE &&
         (field->type != CASCADA_FIELD_REFERENCE || g_hash_table_contains (writer->numbers, &value->integer));
}

static void
append_fields (Writer *writer, CascadaRecord *record, guint depth, gboolean *first)
{
  CascadaRef ref = cascada_record_get_ref (record);
  CascadaRecordClass *klass = CASCADA_RECORD_GET_CLASS (record);

  if (klass->is_cell)
    {
      g_autofree char *period = cascada_period_to_string (ref.period);

      append_member (writer, depth, first, "period");
      append_string (writer, period);
    }
  if (g_hash_table_contains (writer->numbers, &ref.id) && !klass->is_cell)
    {
      append_member (writer, depth, first, "id");
      g_string_append_printf (writer->text, "%d", GPOINTER_TO_INT (g_hash_table_lookup (writer->numbers, &ref.id)));
    }
  for (guint number = 1; number <= klass->n_fields; number++)
    {
      const CascadaField *field = &klass->fields[number - 1];
      const CascadaValue *value = cascada_record_get_value (record, number);

      if (!cascada_json_is_written (ref.kind, number) || !is_present (writer, field, value))
        continue;
      append_member (writer, depth, first, field->name);
      append_value (writer, field, value);
    }
}

/* The ids that records of any kind refer to, other than to their parents. */
static gboolean
find_referenced (CascadaStore *store, GHashTable *referenced, GError **error)
{
  for (CascadaKind kind = CASCADA_KIND_NONE + 1; kind < CASCADA_N_KINDS; kind++)
    {
      CascadaRecordClass *klass = cascada_kind_get_class (kind);

      for (guint field = 1; field <= klass->n_fields; field++)
        if (klass->fields[field - 1].type == CASCADA_FIELD_REFERENCE && field != klass->parent_field &&
            !cascada_store_add_references (store, kind, field, referenced, error))
          return FALSE;
    }
  return TRUE;
}

/* Whether records of @kind, or what belongs to them, may carry numbers. */
static gboolean
leads_to_ids (CascadaKind kind)
{
  if (cascada_json_has_id (kind))
    return TRUE;
  for (CascadaKind child = CASCADA_KIND_NONE + 1; child < CASCADA_N_KINDS; child++)
    if (cascada_kind_get_class (child)->parent_kind == kind && leads_to_ids (child))
      return TRUE;
  return FALSE;
}

/* Numbers, in the order of the document, what something refers to; every unit has one. */
static gboolean
number_records (Writer *writer, CascadaKind parent_kind, gint64 parent, GHashTable *referenced, guint *counts, GError **error)
{
  for (CascadaKind kind = CASCADA_KIND_NONE + 1; kind < CASCADA_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = NULL;

      if (cascada_kind_get_class (kind)->parent_kind != parent_kind || !leads_to_ids (kind))
        continue;
      records = cascada_store_load_children (writer->store, kind, parent, error);
      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        {
          gint64 id = cascada_record_get_id (records->pdata[i]);

          if (kind == CASCADA_KIND_UNIT || g_hash_table_contains (referenced, &id))
            g_hash_table_insert (writer->numbers, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (++counts[kind]));
          if (!number_records (writer, kind, id, referenced, counts, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
number_all (Writer *writer, GError **error)
{
  g_autoptr (GHashTable) referenced = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint counts[CASCADA_N_KINDS] = { 0 };

  return find_referenced (writer->store, referenced, error) &&
         number_records (writer, CASCADA_KIND_NONE, 0, referenced, counts, error);
}

/* Recursion is bounded: plan, objective, goal, indicator, cell. */
static gboolean
append_lists (Writer *writer, CascadaKind parent_kind, gint64 parent, guint depth, gboolean *first, GError **error)
{
  for (CascadaKind kind = CASCADA_KIND_NONE + 1; kind < CASCADA_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = NULL;

      if (cascada_kind_get_class (kind)->parent_kind != parent_kind)
        continue;
      records = cascada_store_load_children (writer->store, kind, parent, error);
      if (records == NULL)
        return FALSE;
      append_member (writer, depth, first, cascada_json_get_list (kind));
      g_string_append_c (writer->text, '[');
      for (guint i = 0; i < records->len; i++)
        {
          gboolean first_member = TRUE;

          g_string_append (writer->text, i > 0 ? ", {" : "{");
          append_fields (writer, records->pdata[i], depth + 1, &first_member);
          if (!append_lists (writer, kind, cascada_record_get_id (records->pdata[i]), depth + 1, &first_member, error))
            return FALSE;
          append_indent (writer, depth);
          g_string_append_c (writer->text, '}');
          if (!flush (writer, FLUSH_SIZE, error))
            return FALSE;
        }
      g_string_append_c (writer->text, ']');
    }
  return TRUE;
}

static gboolean
append_content (Writer *writer, const char *sha256, gboolean first, GError **error)
{
  g_autoptr (GOutputStream) data = cascada_base64_stream_new (writer->stream);

  g_string_append (writer->text, first ? "{" : ", {");
  append_indent (writer, 2);
  g_string_append_printf (writer->text, "\"sha256\": \"%s\",", sha256);
  append_indent (writer, 2);
  g_string_append (writer->text, "\"data\": \"");
  if (!flush (writer, 0, error) || !cascada_store_copy_content (writer->store, sha256, data, writer->cancellable, error) ||
      !g_output_stream_close (data, writer->cancellable, error))
    return FALSE;
  g_string_append_c (writer->text, '"');
  append_indent (writer, 1);
  g_string_append_c (writer->text, '}');
  return TRUE;
}

/* The bytes of the attachments that are not removed, by their names; one that is missing in the file is missing here. */
static gboolean
append_contents (Writer *writer, gboolean *first_member, GError **error)
{
  g_autoptr (CascadaStatement) names = cascada_store_prepare (
      writer->store,
      "SELECT DISTINCT a.sha256 FROM attachment a JOIN content c ON c.sha256 = a.sha256 AND c.part = 0 WHERE a.removed = 0 ORDER BY 1",
      error);
  gboolean row = names != NULL, first = TRUE;

  while (row)
    {
      g_autofree char *sha256 = NULL;

      if (!cascada_statement_step (names, &row, error))
        return FALSE;
      if (!row)
        break;
      if (first)
        {
          append_member (writer, 1, first_member, "contents");
          g_string_append_c (writer->text, '[');
        }
      sha256 = g_strdup (cascada_statement_get_text (names, 0));
      if (!append_content (writer, sha256, first, error))
        return FALSE;
      first = FALSE;
    }
  if (!first)
    g_string_append_c (writer->text, ']');
  return names != NULL;
}

/**
 * cascada_json_export:
 * @stream: where to; it is not closed
 * @error: what the workspace or the stream causes
 *
 * Writes all records that are not removed as one JSON document in canonical order: the same records give the same
 * bytes. Decimals are strings, enumerations their names, periods "2025-Q2"; what is absent has no member; the bytes of
 * attachments are Base64. The history stays in the workspace file.
 */
gboolean
cascada_json_export (CascadaWorkspace *workspace, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Writer writer = { cascada_workspace_get_store (workspace), stream, cancellable, text, numbers };
  gboolean first = TRUE;

  if (!number_all (&writer, error))
    return FALSE;
  append_member (&writer, 1, &first, "format");
  append_string (&writer, CASCADA_JSON_FORMAT);
  append_member (&writer, 1, &first, "version");
  g_string_append_printf (text, "%d", CASCADA_JSON_VERSION);
  if (!append_lists (&writer, CASCADA_KIND_NONE, 0, 1, &first, error) || !append_contents (&writer, &first, error))
    return FALSE;
  g_string_append (text, "\n}\n");
  return flush (&writer, 0, error);
}

/**
 * cascada_json_export_file:
 * @path: the file, replaced only once the new one is whole
 */
gboolean
cascada_json_export_file (CascadaWorkspace *workspace, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) abandon = g_cancellable_new ();
  gboolean existed = g_file_query_exists (file, cancellable);
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (cascada_json_export (workspace, G_OUTPUT_STREAM (stream), cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  /* closing cancelled throws the temporary file away: the one that was there stays; a new one has none beside it */
  g_cancellable_cancel (abandon);
  g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);
  if (!existed)
    g_file_delete (file, NULL, NULL);
  return FALSE;
}
