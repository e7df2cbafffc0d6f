/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of a goal without and with what a request proposes, in memory. */

#include "config.h"

#include "cascada-request-private.h"

void
cascada_request_sides_free (CascadaRequestSides *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->records[CASCADA_REQUEST_BEFORE], g_hash_table_unref);
  g_clear_pointer (&self->records[CASCADA_REQUEST_AFTER], g_hash_table_unref);
  g_free (self);
}

/**
 * cascada_request_sides_get:
 *
 * Returns: (transfer none): the record on that side; of one that is not in the file or was removed, without values
 */
CascadaRecord *
cascada_request_sides_get (CascadaRequestSides *self, int side, CascadaRef ref)
{
  CascadaRecord *record = g_hash_table_lookup (self->records[side], &ref);

  if (record != NULL)
    return record;
  record = cascada_store_load (self->store, ref, NULL);
  if (record == NULL || cascada_record_is_removed (record))
    {
      g_clear_object (&record);
      record = cascada_record_new (ref);
    }
  g_hash_table_insert (self->records[side], g_memdup2 (&ref, sizeof ref), record);
  return record;
}

static void
set (CascadaRequestSides *self, int side, const CascadaRequestValue *value, const CascadaValue *which)
{
  cascada_record_set_value (cascada_request_sides_get (self, side, value->ref), value->field, which);
}

/**
 * cascada_request_sides_new:
 * @values: (element-type CascadaRequestValue): what is proposed
 * @decided: the file may be as proposed already: before it is what the request found
 */
CascadaRequestSides *
cascada_request_sides_new (CascadaStore *store, GPtrArray *values, gboolean decided)
{
  CascadaRequestSides *self = g_new0 (CascadaRequestSides, 1);

  self->store = store;
  for (int side = 0; side < 2; side++)
    self->records[side] = g_hash_table_new_full ((GHashFunc) cascada_ref_hash, (GEqualFunc) cascada_ref_equal, g_free, g_object_unref);
  for (guint i = 0; i < values->len; i++)
    {
      const CascadaRequestValue *value = values->pdata[i];

      if (decided)
        set (self, CASCADA_REQUEST_BEFORE, value, &value->old);
      set (self, CASCADA_REQUEST_AFTER, value, &value->proposed);
    }
  return self;
}
