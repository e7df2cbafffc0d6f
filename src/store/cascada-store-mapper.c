/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records and their declared fields: the column of a field has its name, with _ for -. */

#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-store-private.h"

char *
cascada_column_name (const CascadaField *field)
{
  return g_strdelimit (g_strdup (field->name), "-", '_');
}

/* "SELECT id, <period>, removed, <fields>" */
static GString *
begin_select (CascadaRecordClass *klass)
{
  GString *sql = g_string_new ("SELECT id, ");

  g_string_append (sql, klass->is_cell ? "period, removed" : "0, removed");
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *column = cascada_column_name (&klass->fields[i]);

      g_string_append_printf (sql, ", %s", column);
    }
  g_string_append_printf (sql, " FROM %s", klass->table);
  return sql;
}

static CascadaRecord *
read_record (CascadaStatement *statement, CascadaKind kind)
{
  CascadaRef ref = {
    .kind = kind,
    .id = cascada_statement_get_integer (statement, 0),
    .period = (CascadaPeriod) cascada_statement_get_integer (statement, 1),
  };
  CascadaRecord *record = cascada_record_new (ref);

  cascada_record_set_removed (record, cascada_statement_get_integer (statement, 2) != 0);
  for (guint field = 1; field <= cascada_kind_get_class (kind)->n_fields; field++)
    {
      CascadaValue value;

      cascada_statement_get_value (statement, (int) field + 2, &value);
      cascada_record_set_value (record, field, &value);
    }
  return record;
}

static gboolean
prepare_load (CascadaStore *self, CascadaRecordClass *klass, GError **error)
{
  GString *sql;

  if (self->load_statements[klass->kind] != NULL)
    return TRUE;
  sql = begin_select (klass);
  g_string_append (sql, klass->is_cell ? " WHERE id = ?1 AND period = ?2" : " WHERE id = ?1");
  self->load_statements[klass->kind] = cascada_store_prepare (self, sql->str, error);
  g_string_free (sql, TRUE);
  return self->load_statements[klass->kind] != NULL;
}

/**
 * cascada_store_load:
 * @ref: what names the record
 * @error: %CASCADA_ERROR_NOT_FOUND, or what the file reports
 *
 * Returns: (transfer full) (nullable): a new object with what is stored, also where it was removed
 */
CascadaRecord *
cascada_store_load (CascadaStore *self, CascadaRef ref, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);
  CascadaStatement *statement;
  CascadaRecord *record = NULL;
  gboolean row;

  g_return_val_if_fail (CASCADA_IS_STORE (self) && klass != NULL, NULL);

  if (!prepare_load (self, klass, error))
    return NULL;
  statement = self->load_statements[ref.kind];
  cascada_statement_bind_integer (statement, 1, ref.id);
  if (klass->is_cell)
    cascada_statement_bind_integer (statement, 2, ref.period);
  if (!cascada_statement_step (statement, &row, error))
    return NULL;
  if (row)
    record = read_record (statement, ref.kind);
  else
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("“%s” number %" PRId64 " is not in “%s”"), _ (klass->label),
                 ref.id, self->shown);
  cascada_statement_reset (statement);
  return record;
}

static gboolean
prepare_children (CascadaStore *self, CascadaRecordClass *klass, GError **error)
{
  GString *sql;

  if (self->children_statements[klass->kind] != NULL)
    return TRUE;
  sql = begin_select (klass);
  g_string_append (sql, " WHERE removed = 0");
  if (klass->is_cell)
    g_string_append (sql, " AND id = ?1");
  else if (klass->parent_field > 0)
    g_string_append_printf (sql, " AND %s = ?1", klass->fields[klass->parent_field - 1].name);
  if (cascada_field_find (klass->kind, "position") > 0)
    g_string_append (sql, " ORDER BY position, id");
  else if (!klass->is_cell)
    g_string_append (sql, " ORDER BY id");
  self->children_statements[klass->kind] = cascada_store_prepare (self, sql->str, error);
  g_string_free (sql, TRUE);
  return self->children_statements[klass->kind] != NULL;
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  return cascada_period_compare (cascada_record_get_ref (*(CascadaRecord **) a).period,
                                 cascada_record_get_ref (*(CascadaRecord **) b).period);
}

/**
 * cascada_store_load_children:
 * @kind: of the records to load
 * @parent: id of what they belong to (an indicator for its targets); ignored for kinds that belong to nothing
 *
 * Returns: (transfer full) (element-type CascadaRecord) (nullable): what is not removed, in order of position or period
 */
GPtrArray *
cascada_store_load_children (CascadaStore *self, CascadaKind kind, gint64 parent, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (kind);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  CascadaStatement *statement;
  gboolean row = FALSE;

  g_return_val_if_fail (CASCADA_IS_STORE (self) && klass != NULL, NULL);

  if (!prepare_children (self, klass, error))
    return NULL;
  statement = self->children_statements[kind];
  if (klass->is_cell || klass->parent_field > 0)
    cascada_statement_bind_integer (statement, 1, parent);
  do
    {
      if (!cascada_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (records, read_record (statement, kind));
    }
  while (row);
  if (klass->is_cell)
    g_ptr_array_sort (records, compare_periods);
  return g_steal_pointer (&records);
}

/**
 * cascada_store_add_references:
 * @field: number of a reference of @kind
 * @ids: (element-type gint64 gpointer): set that gets what the records of @kind that are not removed refer to by it
 */
gboolean
cascada_store_add_references (CascadaStore *self, CascadaKind kind, guint field, GHashTable *ids, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (kind);
  g_autofree char *column = cascada_column_name (&klass->fields[field - 1]);
  g_autofree char *sql =
      g_strdup_printf ("SELECT DISTINCT %s FROM %s WHERE removed = 0 AND %s IS NOT NULL", column, klass->table, column);
  g_autoptr (CascadaStatement) find = cascada_store_prepare (self, sql, error);
  gboolean row = TRUE;

  if (find == NULL)
    return FALSE;
  while (row)
    {
      gint64 id;

      if (!cascada_statement_step (find, &row, error))
        return FALSE;
      id = cascada_statement_get_integer (find, 0);
      if (row)
        g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return TRUE;
}
