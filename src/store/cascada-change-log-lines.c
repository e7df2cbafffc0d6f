/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The canonical form of edits and changes: one JSON object a line, keys in a fixed order, absent ones left out, kinds and
 * fields by name. What the hash chain covers. Written by hand because nine million lines are, in one edit. */

#include "config.h"

#include "cascada-change-log-private.h"

void
cascada_log_append_integer (GString *line, gint64 integer)
{
  char digits[20];
  guint64 rest = integer < 0 ? -(guint64) integer : (guint64) integer;
  gsize at = sizeof digits;

  do
    digits[--at] = '0' + (char) (rest % 10);
  while ((rest /= 10) > 0);
  if (integer < 0)
    g_string_append_c (line, '-');
  g_string_append_len (line, digits + at, (gssize) (sizeof digits - at));
}

/* Only what JSON demands is escaped. */
void
cascada_log_append_string (GString *line, const char *text)
{
  const char *start = text;

  g_string_append_c (line, '"');
  for (; *text != '\0'; text++)
    {
      if ((guchar) *text >= ' ' && *text != '"' && *text != '\\')
        continue;
      g_string_append_len (line, start, text - start);
      start = text + 1;
      if (*text == '"' || *text == '\\')
        {
          g_string_append_c (line, '\\');
          g_string_append_c (line, *text);
        }
      else
        g_string_append_printf (line, "\\u%04x", (guchar) *text);
    }
  g_string_append_len (line, start, text - start);
  g_string_append_c (line, '"');
}

static void
append_value (GString *line, const CascadaValue *value)
{
  if (value->type == CASCADA_VALUE_INTEGER)
    cascada_log_append_integer (line, value->integer);
  else if (value->type == CASCADA_VALUE_TEXT)
    cascada_log_append_string (line, value->text);
  else
    g_string_append_len (line, "null", 4);
}

/** cascada_log_write_values: the JSON object of a creation: every value that is there, by field name, as it is stored. */
void
cascada_log_write_values (GString *json, CascadaRecordClass *klass, const CascadaValue *values)
{
  g_string_assign (json, "{");
  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (values[i].type == CASCADA_VALUE_NONE)
        continue;
      g_string_append (json, json->len > 1 ? ",\"" : "\"");
      g_string_append (json, klass->fields[i].name);
      g_string_append_len (json, "\":", 2);
      append_value (json, &values[i]);
    }
  g_string_append_c (json, '}');
}

static void
append_field (GString *line, const CascadaChange *change)
{
  const CascadaField *field = change->field > 0 ? cascada_field_get (change->ref.kind, (guint) change->field) : NULL;

  if (change->field == CASCADA_FIELD_CREATION)
    {
      g_string_append (line, ",\"values\":");
      g_string_append (line, change->value.type == CASCADA_VALUE_TEXT ? change->value.text : "");
      return;
    }
  g_string_append (line, ",\"field\":");
  if (field != NULL || change->field == CASCADA_FIELD_REMOVED)
    cascada_log_append_string (line, field != NULL ? field->name : "removed");
  else
    cascada_log_append_integer (line, change->field);
  g_string_append (line, ",\"value\":");
  append_value (line, &change->value);
}

/** cascada_log_write_change: @line: replaced by the line of a change, with its end. */
void
cascada_log_write_change (GString *line, const CascadaChange *change, const CascadaValue *prev, const CascadaValue *restores)
{
  CascadaRecordClass *klass = cascada_kind_get_class (change->ref.kind);

  g_string_assign (line, "{\"change\":");
  cascada_log_append_integer (line, change->id);
  g_string_append (line, ",\"kind\":\"");
  g_string_append (line, klass != NULL ? klass->table : "");
  g_string_append (line, "\",\"record\":");
  cascada_log_append_integer (line, change->ref.id);
  if (change->ref.period != CASCADA_PERIOD_NONE)
    {
      g_string_append (line, ",\"period\":");
      cascada_log_append_integer (line, change->ref.period);
    }
  append_field (line, change);
  if (prev->type != CASCADA_VALUE_NONE)
    {
      g_string_append (line, ",\"prev\":");
      append_value (line, prev);
    }
  if (restores->type != CASCADA_VALUE_NONE)
    {
      g_string_append (line, ",\"restores\":");
      append_value (line, restores);
    }
  g_string_append (line, "}\n");
}

static void
append_text_member (GString *line, const char *key, const char *text)
{
  if (text == NULL)
    return;
  g_string_append (line, key);
  cascada_log_append_string (line, text);
}

/** cascada_log_write_edit: @line: replaced by the line of an edit, with its end; its changes follow it. */
void
cascada_log_write_edit (GString *line, const CascadaEditInfo *edit, const char *deps)
{
  static const char *kinds[] = { "edit", "undo", "redo", "import" };

  g_string_assign (line, "{\"edit\":");
  cascada_log_append_integer (line, edit->sequence);
  g_string_append (line, ",\"replica\":");
  cascada_log_append_integer (line, edit->replica);
  g_string_append (line, ",\"time\":");
  cascada_log_append_integer (line, edit->time);
  g_string_append (line, ",\"kind\":\"");
  g_string_append (line, (guint) edit->kind < G_N_ELEMENTS (kinds) ? kinds[edit->kind] : "");
  g_string_append_c (line, '"');
  if (edit->target > 0)
    {
      g_string_append (line, ",\"target\":");
      cascada_log_append_integer (line, edit->target);
    }
  if (edit->person > 0)
    {
      g_string_append (line, ",\"person\":");
      cascada_log_append_integer (line, edit->person);
    }
  if (edit->role >= 0)
    {
      g_string_append (line, ",\"role\":");
      cascada_log_append_integer (line, edit->role);
    }
  append_text_member (line, ",\"author\":", edit->author);
  append_text_member (line, ",\"reason\":", edit->reason);
  append_text_member (line, ",\"deps\":", deps);
  g_string_append (line, "}\n");
}

/** cascada_log_seed: what a replica's chain of hashes begins with: who it is. */
void
cascada_log_seed (GChecksum *checksum, gint64 replica, const char *name)
{
  g_autoptr (GString) line = g_string_new ("{\"replica\":");

  cascada_log_append_integer (line, replica);
  append_text_member (line, ",\"name\":", name);
  g_string_append (line, "}\n");
  g_checksum_update (checksum, (const guchar *) line->str, (gssize) line->len);
}
