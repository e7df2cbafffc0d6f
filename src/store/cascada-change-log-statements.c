/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The statements of the change log, prepared when first needed and kept: an import writes millions of rows with them. */

#include "config.h"

#include "cascada-change-log-private.h"

CascadaLogKind *
cascada_log_get_kind (CascadaLog *self, CascadaKind kind)
{
  CascadaLogKind *found = &self->kinds[kind];

  if (found->klass == NULL)
    {
      found->klass = cascada_kind_get_class (kind);
      g_assert (found->klass->n_fields < CASCADA_FIELDS_MAX);
      found->select = g_new0 (CascadaStatement *, found->klass->n_fields + 1);
      found->update = g_new0 (CascadaStatement *, found->klass->n_fields + 1);
    }
  return found;
}

void
cascada_log_kind_clear (CascadaLogKind *kind)
{
  if (kind->klass == NULL)
    return;
  for (guint i = 0; i <= kind->klass->n_fields; i++)
    {
      g_clear_pointer (&kind->select[i], cascada_statement_free);
      g_clear_pointer (&kind->update[i], cascada_statement_free);
    }
  g_clear_pointer (&kind->insert, cascada_statement_free);
  g_free (kind->select);
  g_free (kind->update);
}

static char *
get_column (CascadaLogKind *kind, guint field)
{
  return field == CASCADA_FIELD_REMOVED ? g_strdup ("removed") : cascada_column_name (&kind->klass->fields[field - 1]);
}

CascadaStatement *
cascada_log_get_insert (CascadaLog *self, CascadaLogKind *kind, GError **error)
{
  g_autoptr (GString) columns = NULL;
  g_autoptr (GString) places = NULL;
  g_autofree char *sql = NULL;

  if (kind->insert != NULL)
    return kind->insert;
  columns = g_string_new ("id");
  places = g_string_new ("?1");
  for (guint field = 1; field <= kind->klass->n_fields; field++)
    {
      g_autofree char *column = get_column (kind, field);

      g_string_append_printf (columns, ", %s", column);
      g_string_append_printf (places, ", ?%u", field + 2);
    }
  if (kind->klass->is_cell)
    {
      g_string_append (columns, ", period");
      g_string_append (places, ", ?2");
    }
  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", kind->klass->table, columns->str, places->str);
  kind->insert = cascada_store_prepare_any (self->store, sql, error);
  return kind->insert;
}

CascadaStatement *
cascada_log_get_select (CascadaLog *self, CascadaLogKind *kind, guint field, GError **error)
{
  g_autofree char *column = NULL;
  g_autofree char *sql = NULL;

  if (kind->select[field] != NULL)
    return kind->select[field];
  column = get_column (kind, field);
  sql = g_strdup_printf ("SELECT removed, %s FROM %s WHERE id = ?1%s", column, kind->klass->table,
                         kind->klass->is_cell ? " AND period = ?2" : "");
  kind->select[field] = cascada_store_prepare_any (self->store, sql, error);
  return kind->select[field];
}

CascadaStatement *
cascada_log_get_update (CascadaLog *self, CascadaLogKind *kind, guint field, GError **error)
{
  g_autofree char *column = NULL;
  g_autofree char *sql = NULL;

  if (kind->update[field] != NULL)
    return kind->update[field];
  column = get_column (kind, field);
  sql = g_strdup_printf ("UPDATE %s SET %s = ?3 WHERE id = ?1%s", kind->klass->table, column,
                         kind->klass->is_cell ? " AND period = ?2" : "");
  kind->update[field] = cascada_store_prepare_any (self->store, sql, error);
  return kind->update[field];
}

CascadaStatement *
cascada_log_get_kept (CascadaLog *self, CascadaStatement **kept, const char *sql, GError **error)
{
  if (*kept == NULL)
    *kept = cascada_store_prepare_any (self->store, sql, error);
  return *kept;
}

void
cascada_log_bind_ref (CascadaStatement *statement, const CascadaLogKind *kind, const CascadaRef *ref)
{
  cascada_statement_bind_integer (statement, 1, ref->id);
  if (kind->klass->is_cell)
    cascada_statement_bind_integer (statement, 2, ref->period);
}
