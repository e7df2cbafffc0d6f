/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening a file that may be anything: nothing in it is trusted until it is proven to be a workspace. */

#include "config.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cascada-error.h"
#include "cascada-store-private.h"

#define HEADER_SIZE 100
#define BUSY_MILLISECONDS 2000
#define PROGRESS_STEPS 20000

static int
check_cancelled (gpointer data)
{
  CascadaStore *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

gboolean
cascada_store_connect (CascadaStore *self, int open_flags, GError **error)
{
  int code = sqlite3_open_v2 (self->path, &self->db, open_flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, NULL);

  if (code != SQLITE_OK)
    {
      cascada_store_set_error (self, code, error);
      g_clear_pointer (&self->db, sqlite3_close);
      return FALSE;
    }
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  sqlite3_progress_handler (self->db, PROGRESS_STEPS, check_cancelled, self);
  return TRUE;
}

static gboolean
configure (CascadaStore *self)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int answer = -1;

      if (sqlite3_db_config (self->db, options[i].option, options[i].value, &answer) != SQLITE_OK || answer != options[i].value)
        return FALSE;
    }
  return TRUE;
}

static void
limit (CascadaStore *self)
{
  static const struct
  {
    int limit;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 16 << 20 },
    { SQLITE_LIMIT_SQL_LENGTH, 1 << 20 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 50 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 20 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 100 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 2 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->db, limits[i].limit, limits[i].value);
}

/* Before the first statement: what makes it safe to read a file of unknown origin. */
gboolean
cascada_store_harden (CascadaStore *self, GError **error)
{
  if (!configure (self))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE,
                   _ ("The SQLite library of this system (%s) cannot be made safe: install version 3.40 or later"),
                   sqlite3_libversion ());
      return FALSE;
    }
  limit (self);
  return cascada_store_execute (self, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA cache_size = -32768;", error);
}

static gboolean
refuse_foreign (CascadaStore *self, const char *what, GError **error)
{
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_WORKSPACE,
               _ ("“%s” is not a Cascada workspace: it is %s. Choose a .cascada file, or import its data"), self->shown, what);
  return FALSE;
}

static guint32
read_word (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* A log or journal of an interrupted program beside the file holds pages that belong into it. */
static gboolean
has_hot_journal (CascadaStore *self)
{
  static const char *suffixes[] = { "-wal", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (self->path, suffixes[i], NULL);
      GStatBuf info;

      if (g_stat (name, &info) == 0 && info.st_size > 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
refuse_newer (CascadaStore *self, gint64 version, GError **error)
{
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NEWER,
               _ ("“%s” was written by a newer Cascada (schema %" PRId64 "; this one knows %d): update Cascada to open it"),
               self->shown, version, CASCADA_SCHEMA_VERSION);
  return FALSE;
}

/* Size and header, before SQLite interprets a byte. Read through SQLite's own file: opening and closing it a second time
 * would drop the locks of this process's other connections. */
gboolean
cascada_store_check_header (CascadaStore *self, GError **error)
{
  guint8 header[HEADER_SIZE];
  sqlite3_file *file = NULL;
  gint64 pages, page_size;
  sqlite3_int64 size;

  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file->pMethods == NULL ||
      file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return cascada_store_set_error (self, SQLITE_IOERR, error);
  self->size = size;
  if (self->size == 0)
    return refuse_foreign (self, _ ("an empty file"), error);
  if (self->size < HEADER_SIZE || file->pMethods->xRead (file, header, HEADER_SIZE, 0) != SQLITE_OK ||
      memcmp (header, "SQLite format 3", 16) != 0)
    return refuse_foreign (self, _ ("a file of another kind"), error);
  if (read_word (header + 68) != CASCADA_APPLICATION_ID)
    return refuse_foreign (self, _ ("a database of another program"), error);
  if ((gint32) read_word (header + 60) > CASCADA_SCHEMA_VERSION)
    return refuse_newer (self, (gint32) read_word (header + 60), error);

  page_size = header[16] << 8 | header[17];
  page_size = page_size == 1 ? 65536 : page_size;
  pages = read_word (header + 28);
  if (read_word (header + 24) == read_word (header + 92) && self->size < pages * page_size && !has_hot_journal (self))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_DAMAGED,
                   _ ("“%s” is incomplete (%" PRId64 " of %" PRId64 " bytes): copy it again, or open a backup of it"),
                   self->shown, self->size, pages * page_size);
      return FALSE;
    }
  return TRUE;
}

/* As SQLite reads them, an interrupted program's log included. */
gboolean
cascada_store_check_version (CascadaStore *self, int *version, GError **error)
{
  gint64 application, number;

  if (!cascada_store_get_number (self, "PRAGMA application_id", &application, error) ||
      !cascada_store_get_number (self, "PRAGMA user_version", &number, error))
    return FALSE;
  if (application != CASCADA_APPLICATION_ID)
    return refuse_foreign (self, _ ("a database of another program"), error);
  if (number > CASCADA_SCHEMA_VERSION)
    return refuse_newer (self, number, error);
  if (number < 1)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_DAMAGED, _ ("“%s” has no schema version: open a backup of it"),
                   self->shown);
      return FALSE;
    }
  *version = (int) number;
  return TRUE;
}

static gboolean
run_check (CascadaStore *self, const char *sql, GError **error)
{
  g_autofree char *answer = NULL;

  if (!cascada_store_get_string (self, sql, &answer, error))
    return FALSE;
  if (answer == NULL || g_str_equal (answer, "ok"))
    return TRUE;
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_DAMAGED, _ ("“%s” is damaged (%s): open a backup of it"), self->shown, answer);
  return FALSE;
}

gboolean
cascada_store_quick_check (CascadaStore *self, GError **error)
{
  return run_check (self, "PRAGMA quick_check (1)", error);
}

/**
 * cascada_store_check:
 * @error: %CASCADA_ERROR_DAMAGED
 *
 * The thorough check of the file's structure and references, which takes long in a large one: for a thread with a
 * connection of its own. It says little of damaged values; cascada_log_verify() finds those.
 */
gboolean
cascada_store_check (CascadaStore *self, GCancellable *cancellable, GError **error)
{
  gboolean sound;

  g_return_val_if_fail (CASCADA_IS_STORE (self), FALSE);

  cascada_store_set_cancellable (self, cancellable);
  sound =
      run_check (self, "PRAGMA integrity_check (1)", error) &&
      run_check (self, "SELECT \"table\" || ' ' || coalesce (rowid, '') || ' → ' || parent FROM pragma_foreign_key_check LIMIT 1",
                 error);
  cascada_store_set_cancellable (self, NULL);
  return sound;
}

static gboolean
set_journal (CascadaStore *self, const char *sql, const char *mode, gboolean *set, GError **error)
{
  g_autofree char *answer = NULL;

  if (!cascada_store_get_string (self, sql, &answer, error))
    return FALSE;
  *set = g_strcmp0 (answer, mode) == 0;
  return TRUE;
}

/* “wal” may be answered where shared memory then fails: only a read shows it. */
static gboolean
try_wal (CascadaStore *self)
{
  gboolean set = FALSE;
  gint64 number;

  return set_journal (self, "PRAGMA journal_mode = WAL", "wal", &set, NULL) && set &&
         cascada_store_get_number (self, "SELECT count (*) FROM sqlite_schema", &number, NULL);
}

/* The file says WAL by now. It is read again by a connection that needs no shared memory, which can change it back; then
 * readers are let in beside the writer again. */
static gboolean
fall_back (CascadaStore *self, gboolean *set, GError **error)
{
  gint64 number;

  sqlite3_close (self->db);
  self->db = NULL;
  return cascada_store_connect (self, SQLITE_OPEN_READWRITE, error) &&
         cascada_store_execute (self, "PRAGMA locking_mode = EXCLUSIVE", error) && cascada_store_harden (self, error) &&
         set_journal (self, "PRAGMA journal_mode = TRUNCATE", "truncate", set, error) &&
         cascada_store_execute (self, "PRAGMA locking_mode = NORMAL", error) &&
         cascada_store_get_number (self, "SELECT count (*) FROM sqlite_schema", &number, error);
}

static gboolean
set_safe_writing (CascadaStore *self, gboolean mode_set, GError **error)
{
  gint64 synchronous;

  if (mode_set && cascada_store_execute (self, "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;", error) &&
      cascada_store_get_number (self, "PRAGMA synchronous", &synchronous, error) && synchronous == 2)
    return TRUE;
  if (error != NULL && *error == NULL)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE,
                 _ ("The disk of “%s” gives no safe way of writing: copy it to a local disk"), self->shown);
  return FALSE;
}

/* WAL with FULL where it works, otherwise TRUNCATE with FULL: the two modes in which a power cut loses no committed edit.
 * SQLite's default (DELETE) can lose the last one. */
gboolean
cascada_store_begin_journal (CascadaStore *self, GError **error)
{
  gboolean set = TRUE;

  if (!try_wal (self) && !fall_back (self, &set, error))
    return FALSE;
  return set_safe_writing (self, set, error);
}

/* The same beside a connection that chose the mode already. Without WAL nothing is written before the commit, as it
 * would keep that connection from reading. */
gboolean
cascada_store_join_journal (CascadaStore *self, GError **error)
{
  g_autofree char *mode = NULL;
  gboolean set = TRUE;

  if (!cascada_store_get_string (self, "PRAGMA journal_mode", &mode, error))
    return FALSE;
  if (g_strcmp0 (mode, "wal") != 0 && (!set_journal (self, "PRAGMA journal_mode = TRUNCATE", "truncate", &set, error) ||
                                       !cascada_store_execute (self, "PRAGMA cache_spill = OFF", error)))
    return FALSE;
  return set_safe_writing (self, set, error);
}
