/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is different between two states of a plan, in the order of the later one; what was removed stands where it was. */

#include "config.h"

#include "cascada-snapshot.h"

typedef struct
{
  const CascadaSnapshot *before;
  const CascadaSnapshot *after;
  GPtrArray *differences;
  GPtrArray *gone; /* by index in after + 1: array of the indices in before of those that are gone behind it, or NULL */
} Comparison;

static void
free_difference (gpointer data)
{
  CascadaDifference *difference = data;

  g_free (difference->title);
  g_free (difference->place);
  cascada_value_clear (&difference->old);
  cascada_value_clear (&difference->value);
  g_free (difference->old_name);
  g_free (difference->name);
  g_free (difference);
}

static void
add (Comparison *self, CascadaDifferenceKind what, guint index, guint field, const CascadaValue *old, const CascadaValue *value)
{
  const CascadaSnapshot *snapshot = what == CASCADA_DIFFERENCE_REMOVED ? self->before : self->after;
  CascadaDifference *difference = g_new0 (CascadaDifference, 1);
  const CascadaField *declaration;

  difference->ref = cascada_record_get_ref (cascada_snapshot_get_record (snapshot, index));
  difference->what = what;
  if (cascada_kind_get_class (difference->ref.kind)->is_cell)
    index = cascada_snapshot_get_parent (snapshot, index);
  difference->title = cascada_snapshot_describe_record (cascada_snapshot_get_record (snapshot, index));
  difference->place = cascada_snapshot_describe (snapshot, index);
  difference->field = field;
  if (old != NULL)
    cascada_value_copy (old, &difference->old);
  if (value != NULL)
    cascada_value_copy (value, &difference->value);
  declaration = cascada_field_get (difference->ref.kind, field);
  if (declaration != NULL && declaration->type == CASCADA_FIELD_REFERENCE)
    {
      difference->old_name = cascada_snapshot_name_reference (self->before, declaration->references, &difference->old);
      difference->name = cascada_snapshot_name_reference (self->after, declaration->references, &difference->value);
    }
  g_ptr_array_add (self->differences, difference);
}

/* A cell is no more than its values: each that says something is told. */
static void
add_cell (Comparison *self, CascadaDifferenceKind what, guint index, CascadaRecord *cell)
{
  CascadaRecordClass *klass = cascada_kind_get_class (cascada_record_get_kind (cell));

  for (guint field = 1; field <= klass->n_fields; field++)
    {
      const CascadaValue *value = cascada_record_get_value (cell, field);
      g_auto (CascadaValue) fallback = CASCADA_VALUE_INIT;

      cascada_field_get_fallback (&klass->fields[field - 1], &fallback);
      if (!cascada_value_equal (value, &fallback))
        add (self, what, index, field, what == CASCADA_DIFFERENCE_REMOVED ? value : NULL,
             what == CASCADA_DIFFERENCE_ADDED ? value : NULL);
    }
}

static void
add_whole (Comparison *self, CascadaDifferenceKind what, guint index)
{
  CascadaRecord *record = cascada_snapshot_get_record (what == CASCADA_DIFFERENCE_REMOVED ? self->before : self->after, index);

  if (cascada_kind_get_class (cascada_record_get_kind (record))->is_cell)
    add_cell (self, what, index, record);
  else
    add (self, what, index, 0, NULL, NULL);
}

static void
compare_records (Comparison *self, guint before, guint after)
{
  CascadaRecord *old = cascada_snapshot_get_record (self->before, before);
  CascadaRecord *new = cascada_snapshot_get_record (self->after, after);
  guint position = cascada_field_find (cascada_record_get_kind (new), "position");

  for (guint field = 1; field <= cascada_kind_get_class (cascada_record_get_kind (new))->n_fields; field++)
    {
      const CascadaValue *first = cascada_record_get_value (old, field), *second = cascada_record_get_value (new, field);

      if (field != position && !cascada_value_equal (first, second))
        add (self, CASCADA_DIFFERENCE_CHANGED, after, field, first, second);
    }
}

static gboolean
is_earlier_cell (CascadaRef cell, CascadaRef ref)
{
  if (!cascada_kind_get_class (cell.kind)->is_cell || cell.id != ref.id)
    return FALSE;
  return cell.kind < ref.kind || (cell.kind == ref.kind && cascada_period_compare (cell.period, ref.period) < 0);
}

static void
add_behind (Comparison *self, guint anchor, guint index)
{
  if (self->gone->pdata[anchor] == NULL)
    self->gone->pdata[anchor] = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val ((GArray *) self->gone->pdata[anchor], index);
}

/* What is gone follows what stood before it and is still there, a cell also the earlier ones that are new. Those at the
 * very beginning have anchor 0. */
static void
place_gone (Comparison *self)
{
  guint n_after = cascada_snapshot_get_n_records (self->after), anchor = 0;

  g_ptr_array_set_size (self->gone, (int) n_after + 1);
  for (guint i = 0; i < cascada_snapshot_get_n_records (self->before); i++)
    {
      CascadaRef ref = cascada_record_get_ref (cascada_snapshot_get_record (self->before, i));
      guint index;

      if (cascada_snapshot_find (self->after, ref, &index))
        {
          anchor = index + 1;
          continue;
        }
      while (cascada_kind_get_class (ref.kind)->is_cell && anchor < n_after &&
             is_earlier_cell (cascada_record_get_ref (cascada_snapshot_get_record (self->after, anchor)), ref))
        anchor++;
      add_behind (self, anchor, i);
    }
}

static void
add_gone (Comparison *self, guint anchor)
{
  const GArray *gone = self->gone->pdata[anchor];

  for (guint i = 0; gone != NULL && i < gone->len; i++)
    add_whole (self, CASCADA_DIFFERENCE_REMOVED, g_array_index (gone, guint, i));
}

static void
free_gone (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

/**
 * cascada_snapshot_compare:
 * @before: a plan
 * @after: the same later
 *
 * A record that was added or removed is told once; the values of weights, targets and reports that came or went are told one
 * by one. A reference to a parent that changed says that a record was moved. The order of siblings is not told: one that
 * moves among them renumbers all.
 *
 * Returns: (transfer full) (element-type CascadaDifference): in document order
 */
GPtrArray *
cascada_snapshot_compare (const CascadaSnapshot *before, const CascadaSnapshot *after)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (free_gone);
  Comparison self = { before, after, g_ptr_array_new_with_free_func (free_difference), gone };

  place_gone (&self);
  add_gone (&self, 0);
  for (guint i = 0; i < cascada_snapshot_get_n_records (after); i++)
    {
      guint index;

      if (cascada_snapshot_find (before, cascada_record_get_ref (cascada_snapshot_get_record (after, i)), &index))
        compare_records (&self, index, i);
      else
        add_whole (&self, CASCADA_DIFFERENCE_ADDED, i);
      add_gone (&self, i + 1);
    }
  return self.differences;
}
