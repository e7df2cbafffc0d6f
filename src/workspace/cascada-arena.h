/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CascadaArena:
 *
 * Texts of very many nodes, each a code and a name, in large chunks: one 32-bit handle a node, no allocation a text,
 * nothing is moved when it grows. A replaced text is given up with cascada_arena_waste() until somebody copies the
 * living ones to a new arena.
 */
typedef struct _CascadaArena CascadaArena;

CascadaArena *cascada_arena_new (void);
void cascada_arena_free (CascadaArena *arena);
guint32 cascada_arena_add (CascadaArena *arena, const char *code, const char *name);
guint32 cascada_arena_take (CascadaArena *arena, CascadaArena *other);
void cascada_arena_waste (CascadaArena *arena, guint32 handle);
gboolean cascada_arena_is_wasteful (CascadaArena *arena);
const char *cascada_arena_get_code (CascadaArena *arena, guint32 handle);
const char *cascada_arena_get_name (CascadaArena *arena, guint32 handle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaArena, cascada_arena_free)

G_END_DECLS
