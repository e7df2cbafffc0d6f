/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that becomes evidence: anybody may have given it, its name, and what it is. */

#include "config.h"

#include "cascada-evidence-private.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-file-name.h"

#define SNIFF_LENGTH 4096

void
cascada_incoming_free (gpointer data)
{
  CascadaIncoming *incoming = data;

  g_free (incoming->name);
  g_free (incoming->media_type);
  g_clear_pointer (&incoming->content, cascada_content_free);
  g_free (incoming);
}

static gboolean
refuse_file (const char *name, const char *reason, GError **error)
{
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("“%s” cannot be read: %s"), name, reason);
  return FALSE;
}

static gboolean
refuse_size (const char *name, gint64 size, gint64 limit, GError **error)
{
  g_autofree char *has = g_format_size ((guint64) size);
  g_autofree char *may = g_format_size_full ((guint64) limit, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
               _ ("“%s” has %s, and one piece of evidence may have %s: keep it in the shared folder and add a link to it (PLE-PIN-P005, activity 9, note 3)"), name,
               has, may);
  return FALSE;
}

/* A pipe or a device would be waited for, and have no end. */
static gboolean
check_file (GFile *file, const char *name, gint64 limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, &cause);

  if (info == NULL && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (info == NULL)
    return refuse_file (name, cause->message, error);
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return refuse_file (name, _ ("it is no file"), error);
  return limit <= 0 || g_file_info_get_size (info) <= limit || refuse_size (name, g_file_info_get_size (info), limit, error);
}

static char *
guess_type (const char *name, const CascadaContent *content)
{
  guint8 start[SNIFF_LENGTH];
  gsize length = cascada_content_get_start (content, start, sizeof start);
  g_autofree char *type = g_content_type_guess (name, start, length, NULL);

  return g_content_type_get_mime_type (type);
}

/* For any thread. */
CascadaIncoming *
cascada_incoming_read (GFile *file, gint64 limit, CascadaContentProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  CascadaIncoming *incoming = g_new0 (CascadaIncoming, 1);
  g_autofree char *basename = g_file_get_basename (file);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;

  incoming->name = cascada_file_name_clean (basename);
  if (check_file (file, incoming->name, limit, cancellable, error))
    {
      stream = g_file_read (file, cancellable, &cause);
      if (stream == NULL)
        refuse_file (incoming->name, cause->message, error);
    }
  if (stream != NULL)
    incoming->content = cascada_content_read (G_INPUT_STREAM (stream), limit, progress, data, cancellable, error);
  if (incoming->content == NULL)
    {
      cascada_incoming_free (incoming);
      return NULL;
    }
  incoming->media_type = guess_type (incoming->name, incoming->content);
  return incoming;
}
