/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* A file system, laid over the real one, whose writing calls fail from a chosen one on: a disk that fills up, or one that
 * stops answering. */
void fault_vfs_install (void);
void fault_vfs_arm (guint step, gboolean for_good);
guint fault_vfs_disarm (void);
