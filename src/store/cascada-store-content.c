/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of attachments: each content once, named by its SHA-256, in parts, so that it is read and written as a stream
 * and never held as a whole. */

#define _GNU_SOURCE /* O_TMPFILE */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-store-private.h"

#define PART_SIZE 1048576

struct _CascadaContent
{
  int fd; /* of a file without a name, which goes when it is closed */
  char *sha256;
  gint64 size;
};

/* A file without a name in the folder of temporary files: the name of a content is known at its end only. */
static int
open_spool (GError **error)
{
  int fd = open (g_get_tmp_dir (), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE, _ ("No temporary file could be made in “%s”: %s"), g_get_tmp_dir (),
                 g_strerror (errno));
  return fd;
}

static gboolean
refuse_size (gint64 limit, GError **error)
{
  g_autofree char *shown = g_format_size ((guint64) limit);

  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
               _ ("The file is larger than the %s that one piece of evidence may have: keep it in the shared folder and add a link to it (PLE-PIN-P005, activity 9, note 3)"),
               shown);
  return FALSE;
}

static gboolean
write_all (int fd, const guint8 *bytes, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize written = write (fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          g_set_error (error, CASCADA_ERROR, errno == ENOSPC ? CASCADA_ERROR_FULL : CASCADA_ERROR_STORAGE,
                       _ ("The temporary file could not be written: %s"), g_strerror (errno));
          return FALSE;
        }
      bytes += written;
      length -= (gsize) written;
    }
  return TRUE;
}

/* Copies the stream to the spool and names it. */
static gboolean
spool (CascadaContent *self, GInputStream *stream, gint64 limit, CascadaContentProgress progress, gpointer data,
       GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *part = g_malloc (PART_SIZE);
  gsize length;

  do
    {
      if (!g_input_stream_read_all (stream, part, PART_SIZE, &length, cancellable, error))
        return FALSE;
      self->size += (gint64) length;
      if (limit > 0 && self->size > limit)
        return refuse_size (limit, error);
      g_checksum_update (checksum, part, (gssize) length);
      if (!write_all (self->fd, part, length, error))
        return FALSE;
      if (progress != NULL)
        progress (self->size, data);
    }
  while (length == PART_SIZE);
  self->sha256 = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}

/**
 * cascada_content_read:
 * @stream: read to its end, not closed
 * @limit: bytes it may have at most; 0: any number
 * @progress: (nullable): told, after each part, how many bytes were read
 * @error: %CASCADA_ERROR_REFUSED where it is larger, %CASCADA_ERROR_FULL, what reading causes
 *
 * Reads bytes into a temporary file and names them. No workspace waits meanwhile; for any thread.
 *
 * Returns: (transfer full) (nullable): for cascada_store_write_content()
 */
CascadaContent *
cascada_content_read (GInputStream *stream, gint64 limit, CascadaContentProgress progress, gpointer data, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (CascadaContent) self = NULL;
  int fd = open_spool (error);

  if (fd < 0)
    return NULL;
  self = g_new0 (CascadaContent, 1);
  self->fd = fd;
  return spool (self, stream, limit, progress, data, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

void
cascada_content_free (CascadaContent *self)
{
  close (self->fd);
  g_free (self->sha256);
  g_free (self);
}

/** cascada_content_get_sha256: its name, in lower-case hexadecimal digits. */
const char *
cascada_content_get_sha256 (const CascadaContent *self)
{
  return self->sha256;
}

/** cascada_content_get_size: in bytes. */
gint64
cascada_content_get_size (const CascadaContent *self)
{
  return self->size;
}

/** cascada_content_get_start: Returns: how many of its first @length bytes were put into @bytes */
gsize
cascada_content_get_start (const CascadaContent *self, guint8 *bytes, gsize length)
{
  gssize got = pread (self->fd, bytes, length, 0);

  return got > 0 ? (gsize) got : 0;
}

static gboolean
insert_part (CascadaStore *self, CascadaStatement *insert, const char *sha256, gint64 number, const guint8 *bytes, gsize length,
             GError **error)
{
  cascada_statement_bind_text (insert, 1, sha256);
  cascada_statement_bind_integer (insert, 2, number);
  cascada_statement_bind_blob (insert, 3, length > 0 ? bytes : (const guint8 *) "", length);
  return cascada_store_write (self, insert, error);
}

/* An empty content has one empty part. */
static gboolean
insert_parts (CascadaStore *self, const char *sha256, int fd, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaStatement) insert =
      cascada_store_prepare_any (self, "INSERT INTO content (sha256, part, bytes) VALUES (?1, ?2, ?3)", error);
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (fd, FALSE);
  g_autofree guint8 *part = g_malloc (PART_SIZE);
  gsize length;
  gint64 number = 0;

  if (insert == NULL || lseek (fd, 0, SEEK_SET) != 0)
    return FALSE;
  do
    {
      if (!g_input_stream_read_all (stream, part, PART_SIZE, &length, cancellable, error) ||
          ((length > 0 || number == 0) && !insert_part (self, insert, sha256, number, part, length, error)))
        return FALSE;
      number++;
    }
  while (length == PART_SIZE);
  return TRUE;
}

/**
 * cascada_store_has_content:
 * @has: (out): whether its first part is there; whether all is as it was, cascada_store_copy_content() tells
 */
gboolean
cascada_store_has_content (CascadaStore *self, const char *sha256, gboolean *has, GError **error)
{
  g_autoptr (CascadaStatement) find = cascada_store_prepare (self, "SELECT 1 FROM content WHERE sha256 = ?1 AND part = 0", error);

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_text (find, 1, sha256);
  return cascada_statement_step (find, has, error);
}

/* In a transaction of its own, unless an edit has one open. */
static gboolean
insert_content (CascadaStore *self, const char *sha256, int fd, GCancellable *cancellable, GError **error)
{
  gboolean own = sqlite3_get_autocommit (self->db) != 0, inserted;

  if (own && !cascada_store_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  inserted = insert_parts (self, sha256, fd, cancellable, error) && (!own || cascada_store_execute (self, "COMMIT", error));
  if (!inserted && own && !sqlite3_get_autocommit (self->db))
    cascada_store_execute (self, "ROLLBACK", NULL);
  return inserted;
}

/**
 * cascada_store_write_content:
 * @error: %CASCADA_ERROR_READ_ONLY, %CASCADA_ERROR_FULL
 *
 * Keeps a content, once however often it is written. Where an edit is open it is a part of it.
 */
gboolean
cascada_store_write_content (CascadaStore *self, const CascadaContent *content, GCancellable *cancellable, GError **error)
{
  gboolean has;

  g_return_val_if_fail (CASCADA_IS_STORE (self) && self->db != NULL && content != NULL, FALSE);

  if (!(self->flags & CASCADA_STORE_WRITE))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_READ_ONLY,
                   _ ("“%s” is open for reading only: open it for writing to change it"), self->shown);
      return FALSE;
    }
  return cascada_store_has_content (self, content->sha256, &has, error) &&
         (has || insert_content (self, content->sha256, content->fd, cancellable, error));
}

/**
 * cascada_store_add_content:
 * @sha256: (out): its name
 * @size: (out): its bytes
 *
 * Reads a content and keeps it, as cascada_content_read() and cascada_store_write_content().
 */
gboolean
cascada_store_add_content (CascadaStore *self, GInputStream *stream, gint64 limit, char **sha256, gint64 *size,
                           GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaContent) content = cascada_content_read (stream, limit, NULL, NULL, cancellable, error);

  if (content == NULL || !cascada_store_write_content (self, content, cancellable, error))
    return FALSE;
  *sha256 = g_strdup (content->sha256);
  *size = content->size;
  return TRUE;
}

static gboolean
report_missing (CascadaStore *self, const char *sha256, GError **error)
{
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND,
               _ ("“%s” does not hold the file with the SHA-256 %s: add it again, or open a backup"), self->shown, sha256);
  return FALSE;
}

/* The parts in their order, each handed to the checksum and, where there is one, to the stream. */
static gboolean
read_parts (CascadaStore *self, CascadaStatement *parts, GOutputStream *stream, GChecksum *checksum, gint64 *n_parts,
            GCancellable *cancellable, GError **error)
{
  gboolean row = TRUE;

  for (*n_parts = 0; row;)
    {
      const guint8 *bytes;
      gsize length;

      if (!cascada_statement_step (parts, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (cascada_statement_get_integer (parts, 0) != (*n_parts)++)
        return TRUE; /* a gap: the checksum will tell */
      bytes = cascada_statement_get_blob (parts, 1, &length);
      g_checksum_update (checksum, bytes, (gssize) length);
      if (stream != NULL && !g_output_stream_write_all (stream, bytes, length, NULL, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cascada_store_copy_content:
 * @sha256: name of a content
 * @stream: (nullable): where to, not closed; %NULL to check only
 * @error: %CASCADA_ERROR_NOT_FOUND where it is missing, %CASCADA_ERROR_DAMAGED where it is not what was kept
 *
 * Writes a content and proves it by its name. What was written before an error is found is not to be used.
 */
gboolean
cascada_store_copy_content (CascadaStore *self, const char *sha256, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaStatement) parts = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 n_parts;

  g_return_val_if_fail (CASCADA_IS_STORE (self) && self->db != NULL && sha256 != NULL, FALSE);

  parts = cascada_store_prepare (self, "SELECT part, bytes FROM content WHERE sha256 = ?1 ORDER BY part", error);
  if (parts == NULL)
    return FALSE;
  cascada_statement_bind_text (parts, 1, sha256);
  if (!read_parts (self, parts, stream, checksum, &n_parts, cancellable, error))
    return FALSE;
  if (n_parts == 0)
    return report_missing (self, sha256, error);
  if (g_str_equal (g_checksum_get_string (checksum), sha256))
    return TRUE;
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_DAMAGED,
               _ ("The file with the SHA-256 %s in “%s” is not what was kept: open a backup of it"), sha256, self->shown);
  return FALSE;
}

/** cascada_store_check_contents: proves every content by its name; part of the thorough check of a workspace. */
gboolean
cascada_store_check_contents (CascadaStore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaStatement) names = cascada_store_prepare (self, "SELECT DISTINCT sha256 FROM content", error);
  gboolean row = TRUE;

  if (names == NULL)
    return FALSE;
  while (row)
    {
      g_autofree char *sha256 = NULL;

      if (!cascada_statement_step (names, &row, error))
        return FALSE;
      if (!row)
        break;
      sha256 = g_strdup (cascada_statement_get_text (names, 0));
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !cascada_store_copy_content (self, sha256, NULL, cancellable, error))
        {
          cascada_statement_reset (names);
          return FALSE;
        }
    }
  return TRUE;
}
