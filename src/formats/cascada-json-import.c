/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a document that nobody vouches for: every member is checked against the records' declarations, and what is
 * wrong is told with its place as a JSON pointer (RFC 6901). */

#include "config.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-date.h"
#include "cascada-error.h"
#include "cascada-json-private.h"

#define CONTENTS "contents" /* the one list that holds no records */

typedef struct
{
  CascadaWorkspace *workspace;
  GCancellable *cancellable;
  GString *place;                   /* JSON pointer of what is being read */
  GHashTable *ids[CASCADA_N_KINDS]; /* number in the document → id */
  GArray *pending;                  /* of Pending: references to what comes later */
} Reader;

/* A reference to a record that was not read yet when the record with it was. */
typedef struct
{
  CascadaRef ref;
  guint field;
  gint64 number;
  char *place;
} Pending;

static void
clear_pending (gpointer data)
{
  g_free (((Pending *) data)->place);
}

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (Reader *reader, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, "%s: %s", reader->place->len > 0 ? reader->place->str : "/", message);
  return FALSE;
}

static gsize
enter (Reader *reader, const char *name)
{
  gsize length = reader->place->len;

  g_string_append_printf (reader->place, "/%s", name);
  return length;
}

static gsize
enter_element (Reader *reader, guint index)
{
  gsize length = reader->place->len;

  g_string_append_printf (reader->place, "/%u", index);
  return length;
}

static void
leave (Reader *reader, gsize length)
{
  g_string_truncate (reader->place, length);
}

static gboolean
is_a (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
read_enum (Reader *reader, const CascadaField *field, const char *nick, CascadaValue *value, GError **error)
{
  GEnumClass *klass = g_type_class_ref (field->enum_type ());
  GEnumValue *entry = g_enum_get_value_by_nick (klass, nick);

  if (entry != NULL)
    *value = cascada_value_integer (entry->value);
  g_type_class_unref (klass);
  return entry != NULL || refuse (reader, error, _ ("“%s” is not one of the values it can have"), nick);
}

/* A day or a period. */
static gboolean
read_time (Reader *reader, const CascadaField *field, const char *string, CascadaValue *value, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gint32 number;
  gboolean read = field->type == CASCADA_FIELD_DATE ? cascada_date_parse (string, &number, &reason)
                                                    : cascada_period_parse (string, &number, &reason);

  if (!read)
    return refuse (reader, error, "%s", reason->message);
  *value = cascada_value_integer (number);
  return TRUE;
}

static gboolean
read_string (Reader *reader, const CascadaField *field, const char *string, CascadaValue *value, GError **error)
{
  g_autoptr (GError) reason = NULL;
  CascadaDecimal decimal;

  if (field->type == CASCADA_FIELD_ENUM)
    return read_enum (reader, field, string, value, error);
  if (field->type == CASCADA_FIELD_TEXT)
    {
      *value = cascada_value_text (string);
      return TRUE;
    }
  if (field->type == CASCADA_FIELD_DATE || field->type == CASCADA_FIELD_PERIOD)
    return read_time (reader, field, string, value, error);
  if (!cascada_decimal_parse (string, &decimal, &reason))
    return refuse (reader, error, "%s", reason->message);
  *value = cascada_value_decimal (decimal);
  return TRUE;
}

/* To what comes later in the document, or is nowhere in it, the reference is set at the end. */
static gboolean
read_reference (Reader *reader, CascadaKind kind, guint number, JsonNode *node, CascadaValue *value)
{
  const CascadaField *field = cascada_field_get (kind, number);
  gint64 target = json_node_get_int (node);
  gint64 *id = g_hash_table_lookup (reader->ids[field->references], &target);
  Pending pending = { .ref = { .kind = kind }, .field = number, .number = target };

  if (id != NULL)
    *value = cascada_value_integer (*id);
  else
    {
      pending.place = g_strdup (reader->place->str);
      g_array_append_val (reader->pending, pending);
    }
  return id != NULL;
}

static gboolean
read_value (Reader *reader, CascadaKind kind, guint number, JsonNode *node, CascadaValue *value, GError **error)
{
  static const char *const wanted[] = {
    [CASCADA_FIELD_TEXT] = N_ ("this must be a string"),
    [CASCADA_FIELD_INTEGER] = N_ ("this must be a whole number"),
    [CASCADA_FIELD_BOOLEAN] = N_ ("this must be true or false"),
    [CASCADA_FIELD_DECIMAL] = N_ ("this must be a decimal as a string, such as \"0.36\""),
    [CASCADA_FIELD_ENUM] = N_ ("this must be a string"),
    [CASCADA_FIELD_REFERENCE] = N_ ("this must be the id of a record"),
    [CASCADA_FIELD_DATE] = N_ ("this must be a day as a string, such as \"2025-07-15\""),
    [CASCADA_FIELD_PERIOD] = N_ ("this must be a period as a string, such as \"2025-Q2\""),
  };
  const CascadaField *field = cascada_field_get (kind, number);
  gboolean textual = field->type != CASCADA_FIELD_REFERENCE && field->type != CASCADA_FIELD_INTEGER &&
                     field->type != CASCADA_FIELD_BOOLEAN;
  g_autoptr (GError) reason = NULL;
  gboolean read;

  if (textual && is_a (node, G_TYPE_STRING))
    read = read_string (reader, field, json_node_get_string (node), value, error);
  else if (field->type == CASCADA_FIELD_REFERENCE && is_a (node, G_TYPE_INT64))
    {
      if (!read_reference (reader, kind, number, node, value))
        return TRUE;
      read = TRUE;
    }
  else if (field->type == CASCADA_FIELD_INTEGER && is_a (node, G_TYPE_INT64))
    {
      *value = cascada_value_integer (json_node_get_int (node));
      read = TRUE;
    }
  else if (field->type == CASCADA_FIELD_BOOLEAN && is_a (node, G_TYPE_BOOLEAN))
    {
      *value = cascada_value_integer (json_node_get_boolean (node));
      read = TRUE;
    }
  else
    return refuse (reader, error, "%s", _ (wanted[field->type]));

  if (read && !cascada_field_validate (kind, number, value, &reason))
    return refuse (reader, error, "%s", reason->message);
  return read;
}

static gboolean
read_period (Reader *reader, JsonNode *node, CascadaRef *ref, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!is_a (node, G_TYPE_STRING))
    return refuse (reader, error, _ ("this must be a period as a string, such as \"2025-Q2\""));
  if (!cascada_period_parse (json_node_get_string (node), &ref->period, &reason))
    return refuse (reader, error, "%s", reason->message);
  return TRUE;
}

static CascadaKind
find_list (CascadaKind parent_kind, const char *name)
{
  for (CascadaKind kind = CASCADA_KIND_NONE + 1; kind < CASCADA_N_KINDS; kind++)
    if (cascada_kind_get_class (kind)->parent_kind == parent_kind && g_str_equal (cascada_json_get_list (kind), name))
      return kind;
  return CASCADA_KIND_NONE;
}

/* One member of a record: period, id, a field, or a list, which is read once the record is there. */
static gboolean
read_member (Reader *reader, const char *name, JsonNode *node, CascadaRef *ref, gint64 *number, CascadaValue *values, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref->kind);
  guint field = strchr (name, '_') == NULL ? cascada_field_find (ref->kind, name) : 0;

  if (klass->is_cell && g_str_equal (name, "period"))
    return read_period (reader, node, ref, error);
  if (cascada_json_has_id (ref->kind) && g_str_equal (name, "id"))
    {
      if (!is_a (node, G_TYPE_INT64))
        return refuse (reader, error, _ ("this must be a whole number"));
      *number = json_node_get_int (node);
      if (*number <= 0)
        return refuse (reader, error, _ ("this must be a whole number from 1"));
      return !g_hash_table_contains (reader->ids[ref->kind], number) ||
             refuse (reader, error, _ ("another record of this kind has the same id"));
    }
  if (field > 0 && cascada_json_is_written (ref->kind, field))
    return read_value (reader, ref->kind, field, node, &values[field - 1], error);
  return find_list (ref->kind, name) != CASCADA_KIND_NONE ||
         refuse (reader, error, _ ("a record of this kind has no such member"));
}

static gboolean
read_members (Reader *reader, JsonObject *object, CascadaRef *ref, gint64 *number, CascadaValue *values, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      gsize length = enter (reader, name);

      if (!read_member (reader, name, node, ref, number, values, error))
        return FALSE;
      leave (reader, length);
    }
  return TRUE;
}

static gboolean
check_required (Reader *reader, CascadaKind kind, CascadaValue *values, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (kind);

  for (guint number = 1; number <= klass->n_fields; number++)
    {
      CascadaValue fallback;

      if (cascada_json_is_written (kind, number) && values[number - 1].type == CASCADA_VALUE_NONE &&
          !cascada_field_get_fallback (&klass->fields[number - 1], &fallback))
        return refuse (reader, error, _ ("the member “%s” is missing"), klass->fields[number - 1].name);
    }
  return TRUE;
}

/* The one forward declaration: records hold lists, lists hold records. */
static gboolean read_lists (Reader *reader, JsonObject *object, CascadaKind parent_kind, gint64 parent, GError **error);

static gboolean
read_record (Reader *reader, JsonNode *node, CascadaKind kind, gint64 parent, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (kind);
  g_autofree CascadaValue *values = g_new0 (CascadaValue, klass->n_fields); /* borrow their texts */
  CascadaRef ref = { kind, CASCADA_PERIOD_NONE, 0 };
  guint n_pending = reader->pending->len;
  gint64 number = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (reader, error, _ ("this must be an object"));
  if (!read_members (reader, json_node_get_object (node), &ref, &number, values, error) ||
      !check_required (reader, kind, values, error))
    return FALSE;
  if (klass->is_cell && ref.period == CASCADA_PERIOD_NONE)
    return refuse (reader, error, _ ("the member “%s” is missing"), "period");
  if (!cascada_workspace_create (reader->workspace, &ref, parent, values, error))
    {
      g_prefix_error (error, "%s: ", reader->place->str);
      return FALSE;
    }
  for (guint i = n_pending; i < reader->pending->len; i++)
    g_array_index (reader->pending, Pending, i).ref = ref;
  if (number != 0)
    g_hash_table_insert (reader->ids[kind], g_memdup2 (&number, sizeof number), g_memdup2 (&ref.id, sizeof ref.id));
  return klass->is_cell || read_lists (reader, json_node_get_object (node), kind, ref.id, error);
}

static gboolean
read_list (Reader *reader, JsonNode *node, CascadaKind kind, gint64 parent, GError **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (reader, error, _ ("this must be an array"));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gsize length = enter_element (reader, i);

      if (g_cancellable_set_error_if_cancelled (reader->cancellable, error) ||
          !read_record (reader, json_array_get_element (array, i), kind, parent, error))
        return FALSE;
      leave (reader, length);
    }
  return TRUE;
}

/* In the order of the kinds: units are there before what refers to them. */
static gboolean
read_lists (Reader *reader, JsonObject *object, CascadaKind parent_kind, gint64 parent, GError **error)
{
  for (CascadaKind kind = CASCADA_KIND_NONE + 1; kind < CASCADA_N_KINDS; kind++)
    {
      const char *list = cascada_json_get_list (kind);
      gsize length;

      if (cascada_kind_get_class (kind)->parent_kind != parent_kind || !json_object_has_member (object, list))
        continue;
      length = enter (reader, list);
      if (!read_list (reader, json_object_get_member (object, list), kind, parent, error))
        return FALSE;
      leave (reader, length);
    }
  return TRUE;
}

static gboolean
set_pending (Reader *reader, GError **error)
{
  for (guint i = 0; i < reader->pending->len; i++)
    {
      const Pending *pending = &g_array_index (reader->pending, Pending, i);
      const CascadaField *field = cascada_field_get (pending->ref.kind, pending->field);
      gint64 *id = g_hash_table_lookup (reader->ids[field->references], &pending->number);
      CascadaValue value;

      g_string_assign (reader->place, pending->place);
      if (id == NULL)
        return refuse (reader, error, _ ("there is no “%s” with the id %" PRId64),
                       _ (cascada_kind_get_class (field->references)->label), pending->number);
      value = cascada_value_integer (*id);
      if (!cascada_workspace_set (reader->workspace, pending->ref, pending->field, &value, error))
        return FALSE;
    }
  return TRUE;
}

/* What says that it is the content of that name, and is. */
static gboolean
read_content (Reader *reader, JsonNode *node, GError **error)
{
  JsonObject *object;
  g_autofree guchar *bytes = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (GInputStream) stream = NULL;
  JsonNode *name, *data;
  gint64 size;
  gsize length;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (reader, error, _ ("this must be an object"));
  object = json_node_get_object (node);
  name = json_object_get_member (object, "sha256");
  data = json_object_get_member (object, "data");
  if (json_object_get_size (object) != 2 || name == NULL || data == NULL || !is_a (name, G_TYPE_STRING) || !is_a (data, G_TYPE_STRING))
    return refuse (reader, error, _ ("this must have a “sha256” and a “data” in Base64, and nothing else"));
  bytes = g_base64_decode (json_node_get_string (data), &length);
  stream = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  if (!cascada_store_add_content (cascada_workspace_get_store (reader->workspace), stream, 0, &sha256, &size, reader->cancellable, error))
    return FALSE;
  return g_str_equal (sha256, json_node_get_string (name)) || refuse (reader, error, _ ("the data is not what its SHA-256 says"));
}

static gboolean
read_contents (Reader *reader, JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, CONTENTS);
  gsize place;
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  place = enter (reader, CONTENTS);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (reader, error, _ ("this must be an array"));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gsize length = enter_element (reader, i);

      if (!read_content (reader, json_array_get_element (array, i), error))
        return FALSE;
      leave (reader, length);
    }
  leave (reader, place);
  return TRUE;
}

static gboolean
check_head (Reader *reader, JsonNode *root, GError **error)
{
  JsonObject *object;
  JsonObjectIter iter;
  const char *name;
  JsonNode *format, *version;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse (reader, error, _ ("this is not a document of Cascada: it must be an object"));
  object = json_node_get_object (root);
  format = json_object_get_member (object, "format");
  version = json_object_get_member (object, "version");
  if (format == NULL || !is_a (format, G_TYPE_STRING) || g_strcmp0 (json_node_get_string (format), CASCADA_JSON_FORMAT) != 0)
    return refuse (reader, error, _ ("this is not a document of Cascada: its member “format” must be \"%s\""), CASCADA_JSON_FORMAT);
  if (version == NULL || !is_a (version, G_TYPE_INT64) || json_node_get_int (version) < 1)
    return refuse (reader, error, _ ("the member “version” must be a whole number from 1"));
  if (json_node_get_int (version) > CASCADA_JSON_VERSION)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NEWER,
                   _ ("The document was written by a newer Cascada (version %" PRId64 "); update Cascada to read it"),
                   json_node_get_int (version));
      return FALSE;
    }

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_str_equal (name, "format") && !g_str_equal (name, "version") && !g_str_equal (name, CONTENTS) &&
        find_list (CASCADA_KIND_NONE, name) == CASCADA_KIND_NONE)
      return refuse (reader, error, _ ("a document of Cascada has no member “%s”"), name);
  return TRUE;
}

static gboolean
check_empty (CascadaWorkspace *workspace, GError **error)
{
  for (CascadaKind kind = CASCADA_KIND_UNIT; kind <= CASCADA_KIND_PLAN; kind++)
    {
      g_autoptr (GPtrArray) records = cascada_workspace_get_children (workspace, kind, 0, error);

      if (records == NULL)
        return FALSE;
      if (records->len > 0)
        {
          g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
                       _ ("“%s” holds records already; a JSON document is imported into a new workspace"),
                       cascada_workspace_get_path (workspace));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_document (Reader *reader, JsonNode *root, GError **error)
{
  if (!check_head (reader, root, error) || !check_empty (reader->workspace, error) ||
      !cascada_workspace_begin_procedure (reader->workspace, CASCADA_EDIT_KIND_IMPORT, _ ("Import a JSON document"), error))
    return FALSE;
  return cascada_workspace_end (reader->workspace, read_lists (reader, json_node_get_object (root), CASCADA_KIND_NONE, 0, error) && set_pending (reader, error) && read_contents (reader, json_node_get_object (root), error), error);
}

static JsonParser *
parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("the text is not UTF-8"));
      return NULL;
    }
  if (!cascada_json_scan (text, length, error) || !json_parser_load_from_data (parser, text, length, error))
    return NULL;
  return g_steal_pointer (&parser);
}

static gboolean
load (const char *path, char **text, gsize *length, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) > CASCADA_JSON_MAX_SIZE)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("“%s” is larger than the 1 GiB that is read"), path);
      return FALSE;
    }
  return g_file_load_contents (file, cancellable, text, length, NULL, error);
}

/**
 * cascada_json_import_file:
 * @workspace: one without records
 * @path: a document that cascada_json_export() wrote, or somebody says so
 * @error: what is wrong, with the file and the place in it as a JSON pointer
 *
 * Reads a whole document in one transaction; where anything is wrong nothing is left of it.
 */
gboolean
cascada_json_import_file (CascadaWorkspace *workspace, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GString) place = g_string_new (NULL);
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  Reader reader = { .workspace = workspace, .cancellable = cancellable, .place = place, .pending = pending };
  gboolean read;
  gsize length;

  if (!load (path, &text, &length, cancellable, error))
    return FALSE;
  g_array_set_clear_func (pending, clear_pending);
  for (guint kind = 0; kind < CASCADA_N_KINDS; kind++)
    reader.ids[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  parser = parse (text, length, error);
  read = parser != NULL && read_document (&reader, json_parser_get_root (parser), error);
  for (guint kind = 0; kind < CASCADA_N_KINDS; kind++)
    g_hash_table_unref (reader.ids[kind]);
  if (!read)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_prefix_error (error, "%s: ", name);
    }
  return read;
}
