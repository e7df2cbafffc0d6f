/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading many rows within one step. Most of what a row costs is not in the file but in leaving the engine for it and
 * asking for each column; a function that the engine calls has the values at hand. */

#include "config.h"

#include "cascada-store-private.h"

static void
scan_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  CascadaStore *self = sqlite3_user_data (context);

  sqlite3_result_int (context, self->scan_func != NULL && self->scan_func (values, self->scan_data));
}

/**
 * cascada_store_prepare_scan:
 * @sql: a statement whose WHERE ends in “AND cascada_scan (column, …)”
 *
 * Returns: (transfer full) (nullable): a statement for cascada_store_scan()
 */
CascadaStatement *
cascada_store_prepare_scan (CascadaStore *self, const char *sql, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_STORE (self) && self->db != NULL, NULL);

  if (!self->can_scan)
    {
      int code = sqlite3_create_function_v2 (self->db, "cascada_scan", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, self, scan_cb, NULL,
                                             NULL, NULL);

      if (code != SQLITE_OK)
        {
          cascada_store_set_error (self, code, error);
          return NULL;
        }
      self->can_scan = TRUE;
    }
  return cascada_store_prepare (self, sql, error);
}

/**
 * cascada_store_scan:
 * @statement: of cascada_store_prepare_scan(), bound; afterwards it can go on, or be reset and bound anew
 * @func: called for each row, until it ends the step
 * @row: (out): whether @func ended it; %FALSE where there are no more rows
 * @error: as of cascada_statement_step()
 */
gboolean
cascada_store_scan (CascadaStore *self, CascadaStatement *statement, CascadaScanFunc func, gpointer data, gboolean *row,
                    GError **error)
{
  gboolean done;

  g_return_val_if_fail (CASCADA_IS_STORE (self) && statement != NULL && func != NULL && row != NULL, FALSE);

  self->scan_func = func;
  self->scan_data = data;
  done = cascada_statement_step (statement, row, error);
  self->scan_func = NULL;
  return done;
}
