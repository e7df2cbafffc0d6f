/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence [P005 act. 9, note 3] and the documents of steps: files are copied into the workspace by their content, links
 * and file-room references are noted. */

#include "config.h"

#include "cascada-evidence.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"

#include "cascada-attachment.h"

#define NAME_LENGTH 1000
#define SNIFF_LENGTH 4096

/* The file's name as text that a record takes: whatever a file system may hold, no control characters, no spaces around. */
static char *
get_name (const char *path)
{
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *composed = g_utf8_normalize (shown, -1, G_NORMALIZE_NFC);
  GString *name = g_string_new (NULL);

  for (const char *c = composed; *c != '\0'; c = g_utf8_next_char (c))
    g_string_append_unichar (name, g_unichar_iscntrl (g_utf8_get_char (c)) ? 0xfffd : g_utf8_get_char (c));
  if (g_utf8_strlen (name->str, -1) > NAME_LENGTH)
    g_string_truncate (name, (gsize) (g_utf8_offset_to_pointer (name->str, NAME_LENGTH) - name->str));
  return g_strstrip (g_string_free (name, FALSE));
}

static void
fill_place (const CascadaEvidencePlace *place, const char *name, CascadaDate today, CascadaValue *values)
{
  if (place->goal != 0)
    values[CASCADA_ATTACHMENT_GOAL - 1] = cascada_value_integer (place->goal);
  if (place->period != CASCADA_PERIOD_NONE)
    values[CASCADA_ATTACHMENT_PERIOD - 1] = cascada_value_integer (place->period);
  if (place->step != 0)
    values[CASCADA_ATTACHMENT_STEP - 1] = cascada_value_integer (place->step);
  values[CASCADA_ATTACHMENT_NAME - 1] = cascada_value_text (name);
  values[CASCADA_ATTACHMENT_DATE - 1] = cascada_value_integer (today);
}

static char *
guess_type (const char *path, GInputStream *stream, GCancellable *cancellable)
{
  guint8 start[SNIFF_LENGTH];
  gsize length = 0;
  g_autofree char *type = NULL;

  if (!g_input_stream_read_all (stream, start, sizeof start, &length, cancellable, NULL) ||
      !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, NULL))
    return NULL;
  type = g_content_type_guess (path, start, length, NULL);
  return g_content_type_get_mime_type (type);
}

static gboolean
write_file (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, const char *path, GInputStream *stream, gint64 limit,
            CascadaDate today, GCancellable *cancellable, CascadaRef *attachment, GError **error)
{
  g_autofree char *name = get_name (path);
  g_autofree char *type = guess_type (path, stream, cancellable);
  g_autofree char *sha256 = NULL;
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  gint64 size;

  if (!cascada_store_add_content (cascada_workspace_get_store (workspace), stream, limit, &sha256, &size, cancellable, error))
    return FALSE;
  fill_place (place, name, today, values);
  values[CASCADA_ATTACHMENT_MEDIA_TYPE - 1] = cascada_value_text (type);
  values[CASCADA_ATTACHMENT_SIZE - 1] = cascada_value_integer (size);
  values[CASCADA_ATTACHMENT_SHA256 - 1] = cascada_value_text (sha256);
  *attachment = (CascadaRef){ .kind = CASCADA_KIND_ATTACHMENT };
  return cascada_workspace_create (workspace, attachment, place->plan, values, error);
}

/**
 * cascada_evidence_add_file:
 * @path: of the file, which stays where it is
 * @limit: bytes it may have, or 0 for any number
 * @attachment: (out): its record
 * @error: %CASCADA_ERROR_REFUSED where it is larger, or who works may not; what reading or writing causes
 *
 * Copies a file into the workspace, with its name, type, size, SHA-256 and date, as one edit. The bytes of a file that is
 * there already are not kept twice.
 */
gboolean
cascada_evidence_add_file (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, const char *path, gint64 limit,
                           CascadaDate today, GCancellable *cancellable, CascadaRef *attachment, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && place != NULL && place->plan != 0, FALSE);

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_REGULAR)
    stream = g_file_read (file, cancellable, &failure);
  if (stream == NULL)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("“%s” cannot be read: %s"), shown,
                   failure != NULL ? failure->message : _ ("it is no file"));
      return FALSE;
    }
  return cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, _ ("Evidence"), error) &&
         cascada_workspace_end (workspace,
                                write_file (workspace, place, path, G_INPUT_STREAM (stream), limit, today, cancellable, attachment, error), error);
}

/**
 * cascada_evidence_add_link:
 * @name: what it shows
 * @link: an address, or a reference to the file room or the shared folder
 */
gboolean
cascada_evidence_add_link (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, const char *name, const char *link,
                           CascadaDate today, CascadaRef *attachment, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && place != NULL && place->plan != 0, FALSE);

  fill_place (place, name, today, values);
  values[CASCADA_ATTACHMENT_LINK - 1] = cascada_value_text (link);
  *attachment = (CascadaRef){ .kind = CASCADA_KIND_ATTACHMENT };
  return cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, _ ("Evidence"), error) &&
         cascada_workspace_end (workspace, cascada_workspace_create (workspace, attachment, place->plan, values, error), error);
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
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION | G_FILE_CREATE_PRIVATE, cancellable, error);
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
