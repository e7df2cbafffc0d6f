/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-arena.h"

#include <string.h>

/* A handle is the number of the chunk and the place in it, counted in words of four bytes: 16 GiB in all. */
#define WORD 4
#define CHUNK_WORDS 0x10000
#define CHUNK_SIZE (CHUNK_WORDS * WORD)
#define MAX_CHUNKS 0x10000
#define FIRST_CHUNK_SIZE 4096
#define WASTE_MIN (1024 * 1024)

struct _CascadaArena
{
  GPtrArray *chunks;
  gsize last_size; /* of the last chunk */
  gsize used;      /* of it */
  gsize size;      /* of all chunks */
  gsize wasted;    /* of it: texts given up and ends of chunks */
};

CascadaArena *
cascada_arena_new (void)
{
  CascadaArena *arena = g_new0 (CascadaArena, 1);

  arena->chunks = g_ptr_array_new_with_free_func (g_free);
  return arena;
}

void
cascada_arena_free (CascadaArena *arena)
{
  if (arena == NULL)
    return;
  g_clear_pointer (&arena->chunks, g_ptr_array_unref);
  g_free (arena);
}

/* Chunks double up to the full size; a text longer than that gets one of its own. */
static void
arena_grow (CascadaArena *arena, gsize size)
{
  gsize next = MIN ((gsize) FIRST_CHUNK_SIZE << MIN (arena->chunks->len, 16), CHUNK_SIZE);

  if (arena->chunks->len == MAX_CHUNKS)
    g_error ("more than 16 GiB of names in one plan");
  arena->wasted += arena->last_size - arena->used;
  arena->last_size = MAX (size, next);
  arena->size += arena->last_size;
  arena->used = 0;
  g_ptr_array_add (arena->chunks, g_malloc (arena->last_size));
}

static char *
arena_reserve (CascadaArena *arena, gsize size, guint32 *handle)
{
  char *chunk;

  size = (size + WORD - 1) / WORD * WORD;
  if (arena->used + size > arena->last_size)
    arena_grow (arena, size);
  chunk = g_ptr_array_index (arena->chunks, arena->chunks->len - 1);
  *handle = (arena->chunks->len - 1) * CHUNK_WORDS + arena->used / WORD;
  chunk += arena->used;
  arena->used += size;
  return chunk;
}

/**
 * cascada_arena_add:
 * @code: (nullable): %NULL is kept as ""
 * @name: (nullable): the same
 *
 * Returns: the handle of the two texts
 */
guint32
cascada_arena_add (CascadaArena *arena, const char *code, const char *name)
{
  gsize code_size = strlen (code != NULL ? code : "") + 1, name_size = strlen (name != NULL ? name : "") + 1;
  guint32 handle;
  char *text = arena_reserve (arena, code_size + name_size, &handle);

  memcpy (text, code != NULL ? code : "", code_size);
  memcpy (text + code_size, name != NULL ? name : "", name_size);
  return handle;
}

/**
 * cascada_arena_take:
 * @other: (transfer full): an arena whose texts move here
 *
 * Returns: what is to be added to the handles that @other gave
 */
guint32
cascada_arena_take (CascadaArena *arena, CascadaArena *other)
{
  guint32 base = arena->chunks->len * CHUNK_WORDS;

  if (arena->chunks->len + other->chunks->len > MAX_CHUNKS)
    g_error ("more than 16 GiB of names in one plan");
  if (other->chunks->len > 0)
    {
      arena->wasted += arena->last_size - arena->used;
      arena->last_size = other->last_size;
      arena->used = other->used;
    }
  arena->size += other->size;
  arena->wasted += other->wasted;
  g_ptr_array_extend_and_steal (arena->chunks, g_steal_pointer (&other->chunks));
  cascada_arena_free (other);
  return base;
}

const char *
cascada_arena_get_code (CascadaArena *arena, guint32 handle)
{
  const char *chunk = g_ptr_array_index (arena->chunks, handle / CHUNK_WORDS);

  return chunk + (gsize) (handle % CHUNK_WORDS) * WORD;
}

const char *
cascada_arena_get_name (CascadaArena *arena, guint32 handle)
{
  const char *code = cascada_arena_get_code (arena, handle);

  return code + strlen (code) + 1;
}

/** cascada_arena_waste: notes that nobody will ask for the texts of @handle again. */
void
cascada_arena_waste (CascadaArena *arena, guint32 handle)
{
  const char *code = cascada_arena_get_code (arena, handle);
  gsize code_size = strlen (code) + 1;

  arena->wasted += code_size + strlen (code + code_size) + 1;
}

/** cascada_arena_is_wasteful: whether copying the living texts to a new arena is worth while. */
gboolean
cascada_arena_is_wasteful (CascadaArena *arena)
{
  return arena->wasted > WASTE_MIN && arena->wasted > arena->size / 2;
}
