/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The schema's numbered scripts, which make a new file, migrate an old one and say how either must look. */

#define _GNU_SOURCE /* renameat2 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cascada-error.h"
#include "cascada-schema.h"
#include "cascada-store-private.h"

/* Numbers of replicas: those of new files end here, so that there is room above for those of copies. */
#define REPLICA_FIRST_MAX (1 << 29)
#define REPLICA_MAX ((1 << 30) - 1)
#define REPLICA_STEP (1 << 20)

static GBytes *
get_script (int version)
{
  g_autofree char *name = g_strdup_printf ("/org/cascada/schema/%03d.sql", version);
  GBytes *script = g_resource_lookup_data (cascada_schema_get_resource (), name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (script != NULL);
  return script;
}

/* Everything that stands in the schema, one object a line. */
static gboolean
read_schema (sqlite3 *db, GPtrArray *lines)
{
  sqlite3_stmt *stmt;
  int code = sqlite3_prepare_v2 (db, "SELECT type || ' ' || name, tbl_name, coalesce (sql, '') FROM sqlite_schema ORDER BY 1", -1,
                                 &stmt, NULL);

  while (code == SQLITE_OK || code == SQLITE_ROW)
    {
      code = sqlite3_step (stmt);
      if (code == SQLITE_ROW)
        g_ptr_array_add (lines, g_strdup_printf ("%s\n%s\n%s", sqlite3_column_text (stmt, 0), sqlite3_column_text (stmt, 1),
                                                 sqlite3_column_text (stmt, 2)));
    }
  sqlite3_finalize (stmt);
  return code == SQLITE_DONE;
}

static GPtrArray *
expect_schema (int version)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *db;
  gboolean made = sqlite3_open (":memory:", &db) == SQLITE_OK;

  for (int i = 1; made && i <= version; i++)
    {
      g_autoptr (GBytes) script = get_script (i);

      made = sqlite3_exec (db, g_bytes_get_data (script, NULL), NULL, NULL, NULL) == SQLITE_OK;
    }
  made = made && read_schema (db, lines);
  sqlite3_close (db);
  return made ? g_steal_pointer (&lines) : NULL;
}

static gboolean
refuse_schema (CascadaStore *self, const char *line, GError **error)
{
  g_autofree char *name = g_strndup (line, strcspn (line, "\n"));

  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_DAMAGED,
               _ ("The structure of “%s” was altered by another program (%s): open a backup of it"), self->shown, name);
  return FALSE;
}

/* Byte by byte what the scripts make: no trigger, view, index or column more or less. */
gboolean
cascada_store_check_schema (CascadaStore *self, int version, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) expected = expect_schema (version);

  if (expected == NULL)
    return cascada_store_set_error (self, SQLITE_NOMEM, error);
  if (!read_schema (self->db, found))
    return cascada_store_set_error (self, sqlite3_extended_errcode (self->db), error);

  for (guint i = 0; i < MIN (found->len, expected->len); i++)
    if (!g_str_equal (found->pdata[i], expected->pdata[i]))
      {
        gboolean added = g_strcmp0 (found->pdata[i], expected->pdata[i]) < 0;

        return refuse_schema (self, added ? found->pdata[i] : expected->pdata[i], error);
      }
  if (found->len != expected->len)
    return refuse_schema (self, found->len > expected->len ? found->pdata[expected->len] : expected->pdata[found->len], error);
  return TRUE;
}

/* One step of a migration and the version it leads to are one transaction. */
gboolean
cascada_store_apply_script (CascadaStore *self, const char *script, int version, GError **error)
{
  g_autofree char *bump = g_strdup_printf ("PRAGMA user_version = %d", version);
  gboolean done;

  if (!cascada_store_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  done = cascada_store_execute (self, script, error) && cascada_store_execute (self, bump, error) &&
         cascada_store_execute (self, "COMMIT", error);
  if (!done && !sqlite3_get_autocommit (self->db))
    cascada_store_execute (self, "ROLLBACK", NULL);
  return done;
}

gboolean
cascada_store_migrate (CascadaStore *self, int version, GCancellable *cancellable, GError **error)
{
  if (version == CASCADA_SCHEMA_VERSION)
    return TRUE;
  if (!(self->flags & CASCADA_STORE_WRITE))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_READ_ONLY,
                   _ ("“%s” was written by an older Cascada: open it once for writing, which brings it up to date"), self->shown);
      return FALSE;
    }
  if (!cascada_store_backup (self, "migration", NULL, cancellable, error))
    return FALSE;
  for (int next = version + 1; next <= CASCADA_SCHEMA_VERSION; next++)
    {
      g_autoptr (GBytes) script = get_script (next);

      if (!cascada_store_apply_script (self, g_bytes_get_data (script, NULL), next, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_replica (CascadaStore *self, GError **error)
{
  g_autoptr (CascadaStatement) insert = NULL;

  if (!cascada_store_execute (self, "BEGIN IMMEDIATE", error) ||
      (insert = cascada_store_prepare_any (self, "INSERT INTO replica (id, name, own) VALUES (?1, ?2, 1)", error)) == NULL)
    return FALSE;
  cascada_statement_bind_integer (insert, 1, g_random_int_range (1, REPLICA_FIRST_MAX));
  cascada_statement_bind_text (insert, 2, g_get_host_name ());
  return cascada_store_write (self, insert, error) && cascada_store_execute (self, "COMMIT", error);
}

/* A copy goes on as a replica of its own: two files with one identity would give the same number to different changes. Its
 * number is above all in the file, so that its changes are the latest of their fields. */
gboolean
cascada_store_renew_replica (CascadaStore *self, GError **error)
{
  g_autoptr (CascadaStatement) disown = NULL;
  g_autoptr (CascadaStatement) insert = NULL;
  gint64 last;

  if (!cascada_store_get_number (self, "SELECT max (id) FROM replica", &last, error))
    return FALSE;
  if (last >= REPLICA_MAX)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_RANGE,
                   _ ("“%s” was copied too often to be copied again: export it to JSON and import that into a new workspace"),
                   self->shown);
      return FALSE;
    }
  if (!cascada_store_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  disown = cascada_store_prepare_any (self, "UPDATE replica SET own = 0 WHERE own = 1", error);
  insert = cascada_store_prepare_any (self, "INSERT INTO replica (id, name, own) VALUES (?1, ?2, 1)", error);
  if (disown != NULL && insert != NULL)
    {
      cascada_statement_bind_integer (insert, 1, last + 1 + g_random_int_range (0, (gint32) MIN (REPLICA_STEP, REPLICA_MAX - last)));
      cascada_statement_bind_text (insert, 2, g_get_host_name ());
      if (cascada_store_write (self, disown, error) && cascada_store_write (self, insert, error) &&
          cascada_store_execute (self, "COMMIT", error))
        return TRUE;
    }
  if (!sqlite3_get_autocommit (self->db))
    cascada_store_execute (self, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
fill_new (CascadaStore *self, GError **error)
{
  if (!cascada_store_connect (self, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error) || !cascada_store_harden (self, error))
    return FALSE;
  for (int version = 1; version <= CASCADA_SCHEMA_VERSION; version++)
    {
      g_autoptr (GBytes) script = get_script (version);

      if (!cascada_store_apply_script (self, g_bytes_get_data (script, NULL), version, error))
        return FALSE;
    }
  return insert_replica (self, error);
}

/* Without replacing what somebody else made meanwhile, which is then the file to open. */
gboolean
cascada_store_give_name (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (path);
  int fd;

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) != 0 && errno != EEXIST &&
      (errno != EINVAL || link (temporary, path) != 0) && errno != EEXIST)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE, _ ("“%s” could not be made: %s"), shown, g_strerror (errno));
      return FALSE;
    }
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
  return TRUE;
}

/* A log without its workspace may hold the last edits of one that was moved or deleted; beside a new file of the name
 * SQLite would take it for that file's. */
static gboolean
check_no_remains (const char *path, GError **error)
{
  static const char *suffixes[] = { "-wal", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *shown = g_filename_display_name (name);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        continue;
      g_set_error (
          error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
          _ ("“%s” belongs to an earlier workspace of this name and may hold its last edits: move it to where that is, or choose another name"),
          shown);
      return FALSE;
    }
  return TRUE;
}

/* Made whole under another name, so that a workspace is there completely or not at all. */
gboolean
cascada_store_create_file (const char *path, GError **error)
{
  g_autoptr (CascadaStore) self = g_object_new (CASCADA_TYPE_STORE, NULL);
  g_autofree char *temporary = g_strdup_printf ("%s.%08x.part", path, g_random_int ());
  g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);
  gboolean made;

  if (!check_no_remains (path, error))
    return FALSE;
  self->path = g_strdup (temporary);
  self->shown = g_filename_display_name (path);
  made = fill_new (self, error);
  made = cascada_store_close (self, made ? error : NULL) && made;
  made = made && cascada_store_give_name (temporary, path, error);
  g_unlink (temporary);
  g_unlink (journal);
  return made;
}
