/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence as files in a folder: by plan, period and goal, under names that are safe there. */

#include "config.h"

#include "cascada-evidence-manifest.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-file-name.h"
#include "cascada-goal.h"
#include "cascada-plan.h"

static gboolean
is_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return dir == NULL || g_dir_read_name (dir) == NULL;
}

static gboolean
refuse_folder (const char *folder, const char *reason, GError **error)
{
  g_autofree char *shown = g_filename_display_name (folder);

  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE, _ ("“%s” could not be written: %s"), shown, reason);
  return FALSE;
}

static char *
name_record (CascadaStore *store, CascadaKind kind, gint64 id, guint field, guint fallback)
{
  g_autoptr (CascadaRecord) record = cascada_store_load (store, (CascadaRef){ kind, CASCADA_PERIOD_NONE, id }, NULL);
  const char *text = record != NULL ? cascada_record_get_text (record, field) : NULL;

  if (text == NULL && record != NULL)
    text = cascada_record_get_text (record, fallback);
  return cascada_file_name_make_safe (text);
}

/* PLAN/PERIOD/GOAL, without what the attachment does not belong to. */
static char *
get_subfolder (CascadaStore *store, CascadaRecord *attachment, const char *folder)
{
  CascadaPeriod period = (CascadaPeriod) cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_PERIOD);
  gint64 goal_id = cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_GOAL);
  g_autofree char *plan = name_record (store, CASCADA_KIND_PLAN, cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_PLAN),
                                       CASCADA_PLAN_TITLE, CASCADA_PLAN_TITLE);
  g_autofree char *quarter = period != CASCADA_PERIOD_NONE ? cascada_period_to_string (period) : g_strdup (".");
  g_autofree char *goal = goal_id != 0 ? name_record (store, CASCADA_KIND_GOAL, goal_id, CASCADA_GOAL_CODE, CASCADA_GOAL_NAME) : g_strdup (".");

  return g_build_filename (folder, plan, quarter, goal, NULL);
}

/* A name that no file has there: “acta.txt”, then “2 acta.txt”. */
static char *
get_path (const char *folder, const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  for (guint n = 2; g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK); n++)
    {
      g_autofree char *other = g_strdup_printf ("%u %s", n, name);

      g_free (path);
      path = g_build_filename (folder, other, NULL);
    }
  return path;
}

static gboolean
save_one (CascadaStore *store, CascadaRecord *attachment, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *subfolder = get_subfolder (store, attachment, folder);
  g_autofree char *name = cascada_file_name_make_safe (cascada_record_get_text (attachment, CASCADA_ATTACHMENT_NAME));
  g_autofree char *path = NULL;

  if (g_mkdir_with_parents (subfolder, 0777) != 0)
    return refuse_folder (subfolder, g_strerror (errno), error);
  path = get_path (subfolder, name);
  return cascada_evidence_save (store, attachment, path, cancellable, error);
}

/**
 * cascada_evidence_save_folder:
 * @place: as of cascada_evidence_list()
 * @folder: new or empty
 * @n_saved: (out): files
 * @n_damaged: (out): those that are missing or changed, and not saved
 *
 * Saves all files; links are what the manifest is for.
 */
gboolean
cascada_evidence_save_folder (CascadaStore *store, const CascadaEvidencePlace *place, const char *folder, guint *n_saved,
                              guint *n_damaged, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) attachments = NULL;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && folder != NULL, FALSE);

  *n_saved = *n_damaged = 0;
  if (!is_empty (folder))
    return refuse_folder (folder, _ ("it is not empty: choose a new folder"), error);
  attachments = cascada_evidence_list (store, place, error);
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    {
      g_autoptr (GError) failure = NULL;

      if (cascada_record_get_text (attachments->pdata[i], CASCADA_ATTACHMENT_SHA256) == NULL)
        continue;
      if (save_one (store, attachments->pdata[i], folder, cancellable, &failure))
        (*n_saved)++;
      else if (g_error_matches (failure, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND) || g_error_matches (failure, CASCADA_ERROR, CASCADA_ERROR_DAMAGED))
        (*n_damaged)++;
      else
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return attachments != NULL;
}
