/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dated backups in the user's data folder, made whole under another name first. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cascada-error.h"
#include "cascada-store-private.h"

#define PAGES_A_STEP 512
#define RECENT_KEPT 20
#define DATE_LENGTH 22 /* 20261121T035012.123456 */

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "cascada", "backups", NULL);
}

/* "plan-1a2b3c4d-": workspaces of the same name in other folders keep backups of their own. */
static char *
get_prefix (const char *workspace)
{
  g_autofree char *base = g_path_get_basename (workspace);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, workspace, -1);

  if (g_str_has_suffix (base, ".cascada"))
    base[strlen (base) - strlen (".cascada")] = '\0';
  return g_strdup_printf ("%s-%.8s-", base, hash);
}

/* The date sorts as text, and its microseconds make the name unique. */
static char *
get_name (const char *prefix, const char *reason)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *word = g_ascii_strdown (reason, -1);

  g_strcanon (word, "abcdefghijklmnopqrstuvwxyz0123456789", '-');
  return g_strdup_printf ("%s%s.%06d-%.40s.cascada", prefix, date, g_date_time_get_microsecond (now), word);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

static GPtrArray *
list_backups (const char *folder, const char *prefix)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".cascada") && strlen (name) > strlen (prefix) + DATE_LENGTH)
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Keeps the latest, and of the older ones the first of each month. */
static void
prune (const char *folder, const char *prefix)
{
  g_autoptr (GPtrArray) names = list_backups (folder, prefix);
  const char *month = "";

  for (guint i = 0; i + RECENT_KEPT < names->len; i++)
    {
      const char *date = (const char *) names->pdata[i] + strlen (prefix);

      if (strncmp (month, date, strlen ("202611")) == 0)
        {
          g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

          g_unlink (path);
        }
      month = date;
    }
}

static gboolean
copy_pages (CascadaStore *self, CascadaStore *copy, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy->db, "main", self->db, "main");
  int code = SQLITE_OK;

  if (backup == NULL)
    return cascada_store_set_error (copy, sqlite3_extended_errcode (copy->db), error);
  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    code = sqlite3_backup_step (backup, PAGES_A_STEP);
  sqlite3_backup_finish (backup);
  if (code == SQLITE_OK)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  return code == SQLITE_DONE || cascada_store_set_error (copy, code, error);
}

/* The copy as a file that is whole in itself, and proven. */
static gboolean
fill_copy (CascadaStore *self, CascadaStore *copy, GCancellable *cancellable, GError **error)
{
  g_autofree char *mode = NULL;

  return cascada_store_connect (copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error) && cascada_store_harden (copy, error) &&
         copy_pages (self, copy, cancellable, error) &&
         cascada_store_get_string (copy, "PRAGMA journal_mode = DELETE", &mode, error) && cascada_store_quick_check (copy, error);
}

static gboolean
sync_path (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return synced;
}

static gboolean
make_copy (CascadaStore *self, const char *folder, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaStore) copy = g_object_new (CASCADA_TYPE_STORE, NULL);
  gboolean made;

  copy->path = g_strconcat (path, ".part", NULL);
  copy->shown = g_filename_display_name (copy->path);
  made = fill_copy (self, copy, cancellable, error);
  made = cascada_store_close (copy, made ? error : NULL) && made;
  if (made && (!sync_path (copy->path) || g_rename (copy->path, path) != 0 || !sync_path (folder)))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE, _ ("The backup “%s” could not be written: %s"), copy->shown,
                   g_strerror (errno));
      made = FALSE;
    }
  if (!made)
    g_unlink (copy->path);
  return made;
}

/**
 * cascada_store_backup:
 * @reason: a word for its name: "import", "migration", …
 * @backup_path: (out) (optional): where it is
 * @error: what made it fail; a backup is there whole or not at all
 *
 * Copies the workspace, checked, into the backups of the user's data folder, under its date. The last twenty are kept
 * and one of each month before them.
 */
gboolean
cascada_store_backup (CascadaStore *self, const char *reason, char **backup_path, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *prefix = NULL, *name = NULL, *path = NULL;

  g_return_val_if_fail (CASCADA_IS_STORE (self) && self->db != NULL, FALSE);
  g_return_val_if_fail (reason != NULL && sqlite3_get_autocommit (self->db), FALSE);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE, _ ("The folder of backups “%s” could not be made: %s"), folder,
                   g_strerror (errno));
      return FALSE;
    }
  prefix = get_prefix (self->path);
  name = get_name (prefix, reason);
  path = g_build_filename (folder, name, NULL);
  if (!make_copy (self, folder, path, cancellable, error))
    return FALSE;
  prune (folder, prefix);
  if (backup_path != NULL)
    *backup_path = g_steal_pointer (&path);
  return TRUE;
}

/**
 * cascada_store_list_backups:
 * @path: of a workspace, which need not be there any more
 *
 * Returns: (transfer full): paths of the backups made of it on this computer, the latest first
 */
char **
cascada_store_list_backups (const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = get_folder ();
  g_autofree char *prefix = get_prefix (full);
  g_autoptr (GPtrArray) names = list_backups (folder, prefix);
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = names->len; i > 0; i--)
    g_ptr_array_add (paths, g_build_filename (folder, names->pdata[i - 1], NULL));
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (paths, FALSE);
}

/* Opened once for writing under its temporary name: proven, migrated, and given an identity of its own. */
static gboolean
adopt_copy (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaStore) copy = cascada_store_open (path, CASCADA_STORE_WRITE, cancellable, error);
  gboolean adopted;

  if (copy == NULL)
    return FALSE;
  adopted = cascada_store_renew_replica (copy, error);
  return cascada_store_close (copy, adopted ? error : NULL) && adopted;
}

/**
 * cascada_store_restore:
 * @backup: a workspace, which stays as it is
 * @path: of the new workspace
 * @error: what makes @backup no workspace that can be read, %CASCADA_ERROR_REFUSED where @path is there already, or what
 *   the disk causes
 *
 * Makes a workspace of a backup. It goes on under a replica identity of its own, so that what is done in it is never
 * taken for what was done in the workspace that the backup is of. It is there whole or not at all.
 */
gboolean
cascada_store_restore (const char *backup, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%08x.part", path, g_random_int ());
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GFile) source = g_file_new_for_path (backup);
  g_autoptr (GFile) target = g_file_new_for_path (temporary);
  g_autoptr (GError) failure = NULL;
  gboolean made;

  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("“%s” is there already: choose another name"), shown);
      return FALSE;
    }
  if (!g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, &failure))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE, _ ("“%s” could not be made: %s"), shown, failure->message);
      g_unlink (temporary);
      return FALSE;
    }
  made = adopt_copy (temporary, cancellable, error) && cascada_store_give_name (temporary, path, error);
  g_unlink (temporary);
  return made;
}
