/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* A file system, laid over the real one, whose writing calls fail from a chosen one on: a disk that fills up, or one that
 * stops answering. */
void fault_vfs_install (void);
void fault_vfs_arm (guint step, gboolean for_good);
guint fault_vfs_disarm (void);

/* No shared memory, as on some mounted folders: “wal” is answered, and nothing can be read afterwards. */
void fault_vfs_set_no_memory (gboolean no_memory);
