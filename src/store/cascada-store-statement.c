/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-store-private.h"

struct _CascadaStatement
{
  CascadaStore *store; /* borrowed; NULL once it was closed */
  sqlite3_stmt *stmt;
  GList link;
  int bind_code;
};

/* One that may write: for this folder, where the change log is what writes. */
CascadaStatement *
cascada_store_prepare_any (CascadaStore *self, const char *sql, GError **error)
{
  CascadaStatement *statement;
  sqlite3_stmt *stmt;
  int code;

  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  if (code != SQLITE_OK)
    {
      cascada_store_set_error (self, code, error);
      return NULL;
    }

  statement = g_new0 (CascadaStatement, 1);
  statement->store = self;
  statement->stmt = stmt;
  statement->link.data = statement;
  g_queue_push_tail_link (&self->statements, &statement->link);
  return statement;
}

/**
 * cascada_store_prepare:
 * @sql: one statement that reads; its values are bound, never printed into it
 * @error: %CASCADA_ERROR_REFUSED where it writes: all writing goes through the change log
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL with @error set
 */
CascadaStatement *
cascada_store_prepare (CascadaStore *self, const char *sql, GError **error)
{
  g_autoptr (CascadaStatement) statement = NULL;

  g_return_val_if_fail (CASCADA_IS_STORE (self), NULL);
  g_return_val_if_fail (self->db != NULL, NULL);

  statement = cascada_store_prepare_any (self, sql, error);
  if (statement == NULL || sqlite3_stmt_readonly (statement->stmt))
    return g_steal_pointer (&statement);
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("“%s” is written through its change log only"), self->shown);
  return NULL;
}

void
cascada_statement_free (CascadaStatement *statement)
{
  if (statement->store != NULL)
    {
      g_queue_unlink (&statement->store->statements, &statement->link);
      sqlite3_finalize (statement->stmt);
    }
  g_free (statement);
}

/* Ends what is left so that the connection can be closed; the statements stay to be freed by their owners. */
void
cascada_store_end_statements (CascadaStore *self)
{
  GList *link;

  while ((link = g_queue_pop_head_link (&self->statements)) != NULL)
    {
      CascadaStatement *statement = link->data;

      g_clear_pointer (&statement->stmt, sqlite3_finalize);
      statement->store = NULL;
    }
}

static void
note_bind (CascadaStatement *statement, int code)
{
  if (code != SQLITE_OK)
    statement->bind_code = code;
}

/* Binding: @index counts from 1. A failure is reported by the next step. Texts are copied. */
void
cascada_statement_bind_integer (CascadaStatement *statement, int index, gint64 value)
{
  note_bind (statement, sqlite3_bind_int64 (statement->stmt, index, value));
}

/** cascada_statement_bind_text: copied; %NULL binds NULL. */
void
cascada_statement_bind_text (CascadaStatement *statement, int index, const char *text)
{
  note_bind (statement, sqlite3_bind_text (statement->stmt, index, text, -1, SQLITE_TRANSIENT));
}

static void
bind_value (CascadaStatement *statement, int index, const CascadaValue *value, sqlite3_destructor_type owner)
{
  switch (value->type)
    {
    case CASCADA_VALUE_INTEGER:
      note_bind (statement, sqlite3_bind_int64 (statement->stmt, index, value->integer));
      break;
    case CASCADA_VALUE_TEXT:
      note_bind (statement, sqlite3_bind_text (statement->stmt, index, value->text, -1, owner));
      break;
    case CASCADA_VALUE_NONE:
    default:
      note_bind (statement, sqlite3_bind_null (statement->stmt, index));
    }
}

void
cascada_statement_bind_value (CascadaStatement *statement, int index, const CascadaValue *value)
{
  bind_value (statement, index, value, SQLITE_TRANSIENT);
}

/* Without a copy: @value must outlive the step. */
void
cascada_statement_bind_view (CascadaStatement *statement, int index, const CascadaValue *value)
{
  bind_value (statement, index, value, SQLITE_STATIC);
}

void
cascada_statement_bind_blob (CascadaStatement *statement, int index, const void *bytes, gsize length)
{
  note_bind (statement, sqlite3_bind_blob64 (statement->stmt, index, bytes, length, SQLITE_TRANSIENT));
}

/**
 * cascada_statement_step:
 * @row: (out) (optional): whether there is a row to read
 * @error: what the file or disk reports; %G_IO_ERROR_CANCELLED where it was cancelled
 *
 * The first, or next, row. After the last one and after an error the statement is reset and can be used again.
 */
gboolean
cascada_statement_step (CascadaStatement *statement, gboolean *row, GError **error)
{
  int code;

  g_return_val_if_fail (statement->store != NULL, FALSE);

  if (row != NULL)
    *row = FALSE;
  code = statement->bind_code != SQLITE_OK ? statement->bind_code : sqlite3_step (statement->stmt);
  if (code == SQLITE_ROW)
    {
      if (row != NULL)
        *row = TRUE;
      return TRUE;
    }
  if (code != SQLITE_DONE)
    cascada_store_set_error (statement->store, code, error);
  cascada_statement_reset (statement);
  return code == SQLITE_DONE;
}

/** cascada_statement_reset: ends reading; what is bound stays bound. */
void
cascada_statement_reset (CascadaStatement *statement)
{
  if (statement->stmt != NULL)
    sqlite3_reset (statement->stmt);
  statement->bind_code = SQLITE_OK;
}

/* Reading: @column counts from 0. */
gint64
cascada_statement_get_integer (CascadaStatement *statement, int column)
{
  return sqlite3_column_int64 (statement->stmt, column);
}

/** cascada_statement_get_decimal: NULL is %CASCADA_DECIMAL_NONE. */
CascadaDecimal
cascada_statement_get_decimal (CascadaStatement *statement, int column)
{
  return sqlite3_column_type (statement->stmt, column) == SQLITE_NULL ? CASCADA_DECIMAL_NONE
                                                                      : sqlite3_column_int64 (statement->stmt, column);
}

/**
 * cascada_statement_get_text:
 *
 * Returns: (transfer none) (nullable): the text, until the next step
 */
const char *
cascada_statement_get_text (CascadaStatement *statement, int column)
{
  return (const char *) sqlite3_column_text (statement->stmt, column);
}

/** cascada_statement_get_value: @value: (out): a view until the next step; copy it to keep it. */
void
cascada_statement_get_value (CascadaStatement *statement, int column, CascadaValue *value)
{
  switch (sqlite3_column_type (statement->stmt, column))
    {
    case SQLITE_INTEGER:
      *value = cascada_value_integer (sqlite3_column_int64 (statement->stmt, column));
      break;
    case SQLITE_TEXT:
      *value = (CascadaValue){ CASCADA_VALUE_TEXT, { .text = (char *) sqlite3_column_text (statement->stmt, column) } };
      break;
    default:
      *value = CASCADA_VALUE_INIT;
    }
}

const guint8 *
cascada_statement_get_blob (CascadaStatement *statement, int column, gsize *length)
{
  const guint8 *bytes = sqlite3_column_blob (statement->stmt, column);

  *length = sqlite3_column_bytes (statement->stmt, column);
  return bytes;
}

gboolean
cascada_statement_is_null (CascadaStatement *statement, int column)
{
  return sqlite3_column_type (statement->stmt, column) == SQLITE_NULL;
}

/* Runs a script of the program's own, whose answers do not matter. */
gboolean
cascada_store_execute (CascadaStore *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || cascada_store_set_error (self, code, error);
}

/* The first column of the first row, which must be there. */
gboolean
cascada_store_get_number (CascadaStore *self, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (CascadaStatement) statement = cascada_store_prepare_any (self, sql, error);
  gboolean row;

  if (statement == NULL || !cascada_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return cascada_store_set_error (self, SQLITE_CORRUPT, error);
  *number = cascada_statement_get_integer (statement, 0);
  return TRUE;
}

gboolean
cascada_store_get_string (CascadaStore *self, const char *sql, char **text, GError **error)
{
  g_autoptr (CascadaStatement) statement = cascada_store_prepare_any (self, sql, error);
  gboolean row;

  if (statement == NULL || !cascada_statement_step (statement, &row, error))
    return FALSE;
  *text = row ? g_strdup (cascada_statement_get_text (statement, 0)) : NULL;
  return TRUE;
}

/* A step of the change log. An interrupted statement rolls its whole
 * transaction back, and the next one would be committed by itself: hence the look at autocommit first. */
gboolean
cascada_store_write (CascadaStore *self, CascadaStatement *statement, GError **error)
{
  if (sqlite3_get_autocommit (self->db))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE,
                   _ ("The edit of “%s” was interrupted; nothing was changed. Try again"), self->shown);
      return FALSE;
    }
  return cascada_statement_step (statement, NULL, error);
}

/** cascada_store_query_integer: the one value of a query with one parameter; 0 where it gives no row. */
gboolean
cascada_store_query_integer (CascadaStore *self, const char *sql, gint64 parameter, gint64 *value, GError **error)
{
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  cascada_statement_bind_integer (statement, 1, parameter);
  if (!cascada_statement_step (statement, &row, error))
    return FALSE;
  *value = row ? cascada_statement_get_integer (statement, 0) : 0;
  return TRUE;
}
