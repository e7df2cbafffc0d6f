/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-store-private.h"

static gboolean
is_full (CascadaStore *self, int code)
{
  int system_error = self->db != NULL ? sqlite3_system_errno (self->db) : 0;

  return (code & 0xff) == SQLITE_FULL || ((code & 0xff) == SQLITE_IOERR && (system_error == ENOSPC || system_error == EDQUOT));
}

/**
 * cascada_store_set_error:
 * @code: a result code of SQLite that is no success
 *
 * Says in the words of a person what SQLite reports, naming the file and the cure.
 *
 * Returns: %FALSE
 */
gboolean
cascada_store_set_error (CascadaStore *self, int code, GError **error)
{
  const char *detail = self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (code);

  if (is_full (self, code))
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_FULL,
                 _ ("There is no room left on the disk of “%s”; nothing was changed. Free some space and try again"),
                 self->shown);
  else
    switch (code & 0xff)
      {
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_LOCKED,
                     _ ("Another program is using “%s”; try again when it has finished"), self->shown);
        break;
      case SQLITE_READONLY:
      case SQLITE_PERM:
        g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_READ_ONLY,
                     _ ("“%s” cannot be written: copy it to a folder of yours and open the copy"), self->shown);
        break;
      case SQLITE_CORRUPT:
      case SQLITE_NOTADB:
      case SQLITE_FORMAT:
        g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_DAMAGED, _ ("“%s” is damaged (%s): open a backup of it"), self->shown,
                     detail);
        break;
      case SQLITE_CONSTRAINT:
      case SQLITE_MISMATCH:
        g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("“%s” refuses the value: %s"), self->shown, detail);
        break;
      case SQLITE_INTERRUPT:
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
        break;
      case SQLITE_TOOBIG:
        g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_RANGE, _ ("“%s”: a value is too large to be stored"), self->shown);
        break;
      default:
        g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE, _ ("“%s” could not be read or written: %s"), self->shown,
                     detail);
      }
  return FALSE;
}
