/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence listed, proven, and taken out again. */

#include "config.h"

#include "cascada-evidence.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cascada-error.h"
#include "cascada-file-name.h"

#define SNIFF_LENGTH 4096

static gboolean
is_at (CascadaRecord *attachment, const CascadaEvidencePlace *place)
{
  return (place->goal == 0 || cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_GOAL) == place->goal) &&
         (place->period == CASCADA_PERIOD_NONE || cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_PERIOD) == place->period) &&
         (place->step == 0 || cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_STEP) == place->step) &&
         (place->request == 0 || cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_REQUEST) == place->request);
}

static gboolean
list_plan (CascadaStore *store, const CascadaEvidencePlace *place, GPtrArray *chosen, GError **error)
{
  g_autoptr (GPtrArray) all = cascada_store_load_children (store, CASCADA_KIND_ATTACHMENT, place->plan, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (is_at (all->pdata[i], place))
      g_ptr_array_add (chosen, g_object_ref (all->pdata[i]));
  return all != NULL;
}

/**
 * cascada_evidence_list:
 * @place: what is 0 in it, also the plan, stands for any
 *
 * Returns: (transfer full) (element-type CascadaRecord) (nullable): what is attached there and not removed, by plan as it
 *   was attached
 */
GPtrArray *
cascada_evidence_list (CascadaStore *store, const CascadaEvidencePlace *place, GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) plans = NULL;
  CascadaEvidencePlace one = *place;

  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  if (place->plan != 0)
    return list_plan (store, place, chosen, error) ? g_steal_pointer (&chosen) : NULL;
  plans = cascada_store_load_children (store, CASCADA_KIND_PLAN, 0, error);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      one.plan = cascada_record_get_id (plans->pdata[i]);
      if (!list_plan (store, &one, chosen, error))
        return NULL;
    }
  return plans != NULL ? g_steal_pointer (&chosen) : NULL;
}

/** cascada_evidence_get_author: Returns: (transfer full) (nullable): who attached it, as the history has the name */
char *
cascada_evidence_get_author (CascadaStore *store, CascadaRecord *attachment, GError **error)
{
  g_autoptr (CascadaStatement) find = cascada_store_prepare (
      store, "SELECT author FROM edit WHERE replica = ?1 >> 32 AND first <= (?1 & 4294967295) AND last >= (?1 & 4294967295)", error);
  gboolean row;

  if (find == NULL)
    return NULL;
  cascada_statement_bind_integer (find, 1, cascada_record_get_id (attachment));
  return cascada_statement_step (find, &row, error) && row ? g_strdup (cascada_statement_get_text (find, 0)) : NULL;
}

/**
 * cascada_evidence_save:
 * @path: of the copy; replaced only once the new file is whole and proven
 * @error: %CASCADA_ERROR_INVALID for a link, as of cascada_store_copy_content(), or what writing causes
 */
gboolean
cascada_evidence_save (CascadaStore *store, CascadaRecord *attachment, const char *path, GCancellable *cancellable, GError **error)
{
  const char *sha256 = cascada_record_get_text (attachment, CASCADA_ATTACHMENT_SHA256);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) abandon = g_cancellable_new ();
  g_autoptr (GFileOutputStream) stream = NULL;
  gboolean existed = g_file_query_exists (file, cancellable);

  if (sha256 == NULL)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("“%s” is kept elsewhere: follow its link"),
                   cascada_record_get_text (attachment, CASCADA_ATTACHMENT_NAME));
      return FALSE;
    }
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (cascada_store_copy_content (store, sha256, G_OUTPUT_STREAM (stream), cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  /* closing cancelled throws the temporary file away: the one that was there stays; a new one has none beside it */
  g_cancellable_cancel (abandon);
  g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);
  if (!existed)
    g_file_delete (file, NULL, NULL);
  return FALSE;
}

/** cascada_evidence_get_state: whether the file is as it was added; reads all of it, so for a thread. */
gboolean
cascada_evidence_get_state (CascadaStore *store, CascadaRecord *attachment, GCancellable *cancellable, CascadaEvidenceState *state,
                            GError **error)
{
  const char *sha256 = cascada_record_get_text (attachment, CASCADA_ATTACHMENT_SHA256);
  g_autoptr (GError) failure = NULL;

  *state = sha256 == NULL ? CASCADA_EVIDENCE_STATE_LINK : CASCADA_EVIDENCE_STATE_PRESENT;
  if (sha256 == NULL || cascada_store_copy_content (store, sha256, NULL, cancellable, &failure))
    return TRUE;
  if (g_error_matches (failure, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND))
    *state = CASCADA_EVIDENCE_STATE_MISSING;
  else if (g_error_matches (failure, CASCADA_ERROR, CASCADA_ERROR_DAMAGED))
    *state = CASCADA_EVIDENCE_STATE_CHANGED;
  else
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

/** cascada_evidence_state_get_label: in words. */
const char *
cascada_evidence_state_get_label (CascadaEvidenceState state)
{
  static const char *const labels[] = {
    [CASCADA_EVIDENCE_STATE_LINK] = N_ ("Kept elsewhere"),
    [CASCADA_EVIDENCE_STATE_PRESENT] = N_ ("As it was added"),
    [CASCADA_EVIDENCE_STATE_MISSING] = N_ ("Missing"),
    [CASCADA_EVIDENCE_STATE_CHANGED] = N_ ("Changed"),
  };

  return _ (labels[state]);
}

/* --- copies to be looked at --- */

static char *
get_copies_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "cascada", "evidence", NULL);
}

static gboolean
refuse_writing (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE, _ ("“%s” could not be written: %s"), shown, g_strerror (errno));
  return FALSE;
}

/* What is shown, and never run. Anything else, also what nobody knows, is only saved out. */
static gboolean
is_document (const char *type)
{
  static const char *const families[] = { "audio/", "image/", "video/", "application/vnd.oasis.opendocument.",
                                          "application/vnd.openxmlformats-officedocument." };
  static const char *const types[] = {
    "application/epub+zip", "application/json", "application/msword", "application/pdf", "application/rtf", "application/vnd.ms-excel",
    "application/vnd.ms-outlook", "application/vnd.ms-powerpoint", "application/vnd.rar", "application/x-7z-compressed", "application/xml",
    "application/zip", "application/x-zerosize", "message/rfc822", "text/csv", "text/markdown", "text/plain", "text/rtf",
    "text/tab-separated-values"
  };

  if (g_str_equal (type, "image/svg+xml")) /* it may hold a script */
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_has_prefix (type, families[i]))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (type, types[i]))
      return TRUE;
  return FALSE;
}

/** cascada_evidence_may_open: whether it is a document by what its record says, or a link that a browser follows. */
gboolean
cascada_evidence_may_open (CascadaRecord *attachment)
{
  const char *type = cascada_record_get_text (attachment, CASCADA_ATTACHMENT_MEDIA_TYPE);
  const char *link = cascada_record_get_text (attachment, CASCADA_ATTACHMENT_LINK);

  if (cascada_record_get_text (attachment, CASCADA_ATTACHMENT_SHA256) != NULL)
    return type != NULL && is_document (type);
  return link != NULL && (g_ascii_strncasecmp (link, "https://", 8) == 0 || g_ascii_strncasecmp (link, "http://", 7) == 0);
}

/* What the bytes alone tell, whatever the file is called. */
static gboolean
is_program (const char *type)
{
  static const char *const programs[] = { "application/x-executable", "application/x-sharedlib", "application/x-pie-executable",
                                          "application/x-shellscript", "application/x-desktop", "application/x-ms-dos-executable",
                                          "application/x-msdownload", "application/vnd.microsoft.portable-executable" };

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    if (g_content_type_is_a (type, programs[i]))
      return TRUE;
  return FALSE;
}

/* By the bytes and the name of the copy itself: what the record says its type is, anybody may have written. */
static gboolean
check_document (const char *path, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *by_name = NULL, *by_bytes = NULL;
  guint8 start[SNIFF_LENGTH];
  gsize length;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &length, cancellable, error))
    return FALSE;
  by_name = g_content_type_guess (name, start, length, NULL);
  by_bytes = g_content_type_guess (NULL, start, length, NULL);
  if (is_document (by_name) && !is_program (by_bytes))
    return TRUE;
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
               _ ("“%s” is no document (%s) and is not opened from here: save it, and open it if you trust where it comes from"), name,
               is_document (by_name) ? by_bytes : by_name);
  return FALSE;
}

static char *
make_folder (CascadaRecord *attachment, GError **error)
{
  g_autofree char *copies = get_copies_folder ();
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_MODIFIER "x", cascada_record_get_id (attachment));
  g_autofree char *folder = g_build_filename (copies, id, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0 || g_chmod (copies, 0700) != 0)
    {
      refuse_writing (folder, error);
      return NULL;
    }
  return g_steal_pointer (&folder);
}

/**
 * cascada_evidence_open_copy:
 * @error: as of cascada_evidence_save(); %CASCADA_ERROR_REFUSED for what could be run
 *
 * Makes a copy to be looked at with another program, which can only read it: in the user's cache, where nobody else can
 * look, under the attachment's name as far as that is safe.
 *
 * Returns: (transfer full) (nullable): path of the copy
 */
char *
cascada_evidence_open_copy (CascadaStore *store, CascadaRecord *attachment, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = cascada_file_name_make_safe (cascada_record_get_text (attachment, CASCADA_ATTACHMENT_NAME));
  g_autofree char *folder = make_folder (attachment, error);
  g_autofree char *path = NULL;

  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, name, NULL);
  g_unlink (path); /* one that was made before */
  if (!cascada_evidence_save (store, attachment, path, cancellable, error))
    return NULL;
  if (g_chmod (path, 0400) != 0)
    refuse_writing (path, error);
  else if (check_document (path, name, cancellable, error))
    return g_steal_pointer (&path);
  g_unlink (path);
  return NULL;
}

static void
remove_files (const char *folder, gboolean within)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (within && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_files (path, FALSE);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/** cascada_evidence_forget_copies: deletes the copies that were made to be looked at; programs that show one keep it. */
void
cascada_evidence_forget_copies (void)
{
  g_autofree char *folder = get_copies_folder ();

  remove_files (folder, TRUE);
}
