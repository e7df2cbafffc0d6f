/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cascada-error.h"
#include "cascada-store-private.h"

/* Larger files are checked by cascada_store_check() in the background. */
#define QUICK_CHECK_SIZE (G_GINT64_CONSTANT (64) << 20)

G_DEFINE_FINAL_TYPE (CascadaStore, cascada_store, G_TYPE_OBJECT)

static void
cascada_store_dispose (GObject *object)
{
  CascadaStore *self = CASCADA_STORE (object);

  cascada_store_close (self, NULL);

  G_OBJECT_CLASS (cascada_store_parent_class)->dispose (object);
}

static void
cascada_store_finalize (GObject *object)
{
  CascadaStore *self = CASCADA_STORE (object);

  g_free (self->path);
  g_free (self->shown);
  g_free (self->lock_path);

  G_OBJECT_CLASS (cascada_store_parent_class)->finalize (object);
}

static void
cascada_store_class_init (CascadaStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cascada_store_dispose;
  object_class->finalize = cascada_store_finalize;
}

static void
cascada_store_init (CascadaStore *self)
{
  self->lock_fd = -1;
  g_queue_init (&self->statements);
}

/* The name without links, so that lock and log stand beside the file itself. */
static gboolean
find_file (CascadaStore *self, const char *path, GError **error)
{
  g_autofree char *real = realpath (path, NULL);
  struct stat info;

  self->shown = g_filename_display_name (path);
  if (real == NULL || stat (real, &info) != 0)
    {
      g_set_error (error, CASCADA_ERROR, errno == ENOENT || errno == ENOTDIR ? CASCADA_ERROR_NOT_FOUND : CASCADA_ERROR_STORAGE,
                   _ ("“%s” cannot be opened: %s"), self->shown, g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_WORKSPACE, _ ("“%s” is not a file: choose a .cascada file"), self->shown);
      return FALSE;
    }
  self->path = g_steal_pointer (&real);
  return TRUE;
}

static gboolean
prove (CascadaStore *self, int *version, GError **error)
{
  return cascada_store_check_version (self, version, error) && cascada_store_check_schema (self, *version, error) &&
         (self->size > QUICK_CHECK_SIZE || cascada_store_quick_check (self, error));
}

static gboolean
open_checked (CascadaStore *self, GCancellable *cancellable, GError **error)
{
  gboolean write = (self->flags & CASCADA_STORE_WRITE) != 0, further = (self->flags & CASCADA_STORE_READER) != 0;
  int version = CASCADA_SCHEMA_VERSION;

  if (!cascada_store_connect (self, write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, error) ||
      !cascada_store_check_header (self, error))
    return FALSE;
  if (write && sqlite3_db_readonly (self->db, "main") != 0)
    return cascada_store_set_error (self, SQLITE_READONLY, error);
  if (write && !further && (!cascada_store_check_place (self, error) || !cascada_store_lock (self, error)))
    return FALSE;
  if (!cascada_store_harden (self, error))
    return FALSE;
  if (!further && !prove (self, &version, error))
    return FALSE;
  self->proven = TRUE;
  if (write && !(further ? cascada_store_join_journal (self, error) : cascada_store_begin_journal (self, error)))
    return FALSE;
  return cascada_store_migrate (self, version, cancellable, error) &&
         cascada_store_get_number (self, "SELECT id FROM replica WHERE own = 1", &self->replica, error);
}

/**
 * cascada_store_open:
 * @path: of a workspace file
 * @flags: see #CascadaStoreFlags
 * @error: %CASCADA_ERROR_NOT_FOUND, %CASCADA_ERROR_NOT_WORKSPACE, %CASCADA_ERROR_NEWER, %CASCADA_ERROR_DAMAGED,
 *   %CASCADA_ERROR_LOCKED, %CASCADA_ERROR_READ_ONLY, %CASCADA_ERROR_REMOTE, %CASCADA_ERROR_FULL, %CASCADA_ERROR_STORAGE
 *
 * Opens a file of unknown origin: it is refused unless it proves to be a workspace that this program can read. An older
 * one is backed up and migrated.
 *
 * Returns: (transfer full) (nullable): the connection
 */
CascadaStore *
cascada_store_open (const char *path, CascadaStoreFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaStore) self = g_object_new (CASCADA_TYPE_STORE, NULL);

  g_return_val_if_fail (path != NULL, NULL);

  if (flags & CASCADA_STORE_CREATE)
    flags |= CASCADA_STORE_WRITE;
  self->flags = flags;
  if ((flags & CASCADA_STORE_CREATE) && !g_file_test (path, G_FILE_TEST_EXISTS) && !cascada_store_create_file (path, error))
    return NULL;
  if (!find_file (self, path, error))
    return NULL;
  cascada_store_set_cancellable (self, cancellable);
  if (!open_checked (self, cancellable, error))
    return NULL;
  cascada_store_set_cancellable (self, NULL);
  return g_steal_pointer (&self);
}

/* Everything into the one file, which is then whole in itself; other connections that still read are no error. */
static gboolean
end_journal (CascadaStore *self, GError **error)
{
  g_autofree char *mode = NULL;
  int code;

  if (!(self->flags & CASCADA_STORE_WRITE) || (self->flags & CASCADA_STORE_READER) || !self->proven)
    return TRUE;
  code = sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY && (code & 0xff) != SQLITE_LOCKED)
    return cascada_store_set_error (self, code, error);
  cascada_store_get_string (self, "PRAGMA journal_mode = DELETE", &mode, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return TRUE;
}

/**
 * cascada_store_close:
 * @error: where what was committed could not be brought together in the one file; it is safe in the log beside it
 *
 * Ends the connection and gives the lock back; an open edit is rolled back. Can be called again.
 */
gboolean
cascada_store_close (CascadaStore *self, GError **error)
{
  gboolean ended;

  g_return_val_if_fail (CASCADA_IS_STORE (self), FALSE);

  if (self->db == NULL)
    {
      cascada_store_unlock (self);
      return TRUE;
    }
  cascada_store_set_cancellable (self, NULL);
  cascada_log_rollback (self);
  g_clear_pointer (&self->log, cascada_log_free);
  for (guint kind = 0; kind < CASCADA_N_KINDS; kind++)
    {
      g_clear_pointer (&self->load_statements[kind], cascada_statement_free);
      g_clear_pointer (&self->children_statements[kind], cascada_statement_free);
    }
  cascada_store_end_statements (self);
  ended = end_journal (self, error);
  sqlite3_close (self->db);
  self->db = NULL;
  cascada_store_unlock (self);
  return ended;
}

const char *
cascada_store_get_path (CascadaStore *self)
{
  g_return_val_if_fail (CASCADA_IS_STORE (self), NULL);

  return self->path;
}

gboolean
cascada_store_is_read_only (CascadaStore *self)
{
  g_return_val_if_fail (CASCADA_IS_STORE (self), TRUE);

  return !(self->flags & CASCADA_STORE_WRITE);
}

/** cascada_store_get_replica: number of this copy of the workspace, the upper half of the ids it gives. */
gint64
cascada_store_get_replica (CascadaStore *self)
{
  g_return_val_if_fail (CASCADA_IS_STORE (self), 0);

  return self->replica;
}

/**
 * cascada_store_set_cancellable:
 * @cancellable: (nullable): what ends the statements that run from now on with %G_IO_ERROR_CANCELLED
 *
 * For long reading in a thread. An edit that is interrupted is rolled back.
 */
void
cascada_store_set_cancellable (CascadaStore *self, GCancellable *cancellable)
{
  g_return_if_fail (CASCADA_IS_STORE (self));

  g_set_object (&self->cancellable, cancellable);
}
