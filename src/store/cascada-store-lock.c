/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One writer: an advisory lock of the system on a small file beside the workspace, which says who holds it. The system
 * drops the lock with its process, however that ends; the file left over then means nothing. */

#define _GNU_SOURCE /* F_OFD_SETLK */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-store-private.h"

/* The numbers of statfs(2). GIO's “remote” misses what is mounted through FUSE. */
static const struct
{
  gint64 type;
  const char *name;
} remote_file_systems[] = {
  { 0x6969, "NFS" },
  { 0x517b, "SMB" },
  { 0xff534d42, "CIFS" },
  { 0xfe534d42, "SMB2" },
  { 0x65735546, "FUSE" },
  { 0x01021997, "9p" },
  { 0x564c, "NCP" },
  { 0x5346414f, "AFS" },
  { 0x6b414653, "AFS" },
  { 0x73757245, "Coda" },
  { 0x00c36400, "Ceph" },
  { 0x0bd00bd0, "Lustre" },
  { 0x7461636f, "OCFS2" },
  { 0x01161970, "GFS2" },
  { 0x47504653, "GPFS" },
};

/**
 * cascada_store_get_remote_name:
 * @file_system: type as statfs(2) reports it
 *
 * Returns: (nullable): name of a file system whose locks cannot be relied on, %NULL for the rest
 */
const char *
cascada_store_get_remote_name (gint64 file_system)
{
  for (gsize i = 0; i < G_N_ELEMENTS (remote_file_systems); i++)
    if (remote_file_systems[i].type == (file_system & 0xffffffff))
      return remote_file_systems[i].name;
  return NULL;
}

/* Writing a database over a network has destroyed files whose locks were granted to everybody. */
gboolean
cascada_store_check_place (CascadaStore *self, GError **error)
{
  struct statfs info;
  const char *name;

  if (statfs (self->path, &info) != 0)
    return TRUE;
  name = cascada_store_get_remote_name (info.f_type);
  if (name == NULL)
    return TRUE;
  g_set_error (
      error, CASCADA_ERROR, CASCADA_ERROR_REMOTE,
      _ ("“%s” lies on a network or shared folder (%s), where writing is not safe: copy it to a disk of this computer and open the copy, "
         "or open it for reading only"),
      self->shown, name);
  return FALSE;
}

static gboolean
set_lock (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0;
}

/* Whether the name still leads to what was opened: its last holder removes the file. */
static gboolean
is_current (int fd, const char *path)
{
  struct stat opened, named;

  return fstat (fd, &opened) == 0 && stat (path, &named) == 0 && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

static gboolean
refuse_locked (CascadaStore *self, int fd, GError **error)
{
  char text[512];
  gssize length = pread (fd, text, sizeof text - 1, 0);
  g_autofree char *valid = NULL;
  g_auto (GStrv) lines = NULL;

  text[MAX (length, 0)] = '\0';
  valid = g_utf8_make_valid (text, -1);
  lines = g_strsplit (valid, "\n", 4);
  if (g_strv_length (lines) >= 3)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_LOCKED,
                 _ ("“%s” is open for writing by %s on %s (process %s): close it there, or open it for reading only"),
                 self->shown, lines[0], lines[1], lines[2]);
  else
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_LOCKED,
                 _ ("“%s” is open for writing by another program: close it there, or open it for reading only"), self->shown);
  return FALSE;
}

static void
write_holder (int fd)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%d\n", g_get_real_name (), g_get_host_name (), (int) getpid ());

  /* without it the lock holds as well, only nameless */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("The lock file could not be written: %s", g_strerror (errno));
}

gboolean
cascada_store_lock (CascadaStore *self, GError **error)
{
  self->lock_path = g_strconcat (self->path, "-lock", NULL);
  while (TRUE)
    {
      int fd = open (self->lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);

      if (fd < 0)
        {
          g_set_error (error, CASCADA_ERROR, errno == ENOSPC ? CASCADA_ERROR_FULL : CASCADA_ERROR_READ_ONLY,
                       _ ("“%s” cannot be opened for writing (%s): copy it to a folder of yours, or open it for reading only"),
                       self->shown, g_strerror (errno));
          return FALSE;
        }
      if (!set_lock (fd))
        {
          refuse_locked (self, fd, error);
          close (fd);
          return FALSE;
        }
      if (is_current (fd, self->lock_path))
        {
          write_holder (fd);
          self->lock_fd = fd;
          return TRUE;
        }
      close (fd);
    }
}

void
cascada_store_unlock (CascadaStore *self)
{
  if (self->lock_fd < 0)
    return;
  unlink (self->lock_path);
  close (self->lock_fd);
  self->lock_fd = -1;
}
