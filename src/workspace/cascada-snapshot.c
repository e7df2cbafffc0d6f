/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-snapshot.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-kinds.h"
#include "cascada-objective.h"

#define NAME_MAX_SHOWN 60 /* characters */
#define NO_PARENT G_MAXUINT

typedef struct
{
  CascadaRecord *record;
  guint parent; /* index of what it belongs to */
} Entry;

struct _CascadaSnapshot
{
  GArray *entries;     /* of Entry */
  GHashTable *indices; /* CascadaRef of the record → index + 1 */
  GHashTable *names;   /* CascadaRef of what its records refer to → what it was called */
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->record);
}

static CascadaSnapshot *
snapshot_new (void)
{
  CascadaSnapshot *self = g_new0 (CascadaSnapshot, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->indices = g_hash_table_new_full ((GHashFunc) cascada_ref_hash, (GEqualFunc) cascada_ref_equal, g_free, NULL);
  self->names = g_hash_table_new_full ((GHashFunc) cascada_ref_hash, (GEqualFunc) cascada_ref_equal, g_free, g_free);
  return self;
}

void
cascada_snapshot_free (CascadaSnapshot *self)
{
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->indices);
  g_array_unref (self->entries);
  g_free (self);
}

/* Returns: its index */
static guint
add (CascadaSnapshot *self, CascadaRecord *record, guint parent)
{
  CascadaRef ref = cascada_record_get_ref (record);
  Entry entry = { g_object_ref (record), parent };

  g_array_append_val (self->entries, entry);
  g_hash_table_insert (self->indices, g_memdup2 (&ref, sizeof ref), GUINT_TO_POINTER (self->entries->len));
  return self->entries->len - 1;
}

static char *
get_code (CascadaRecord *record)
{
  switch (cascada_record_get_kind (record))
    {
    case CASCADA_KIND_OBJECTIVE:
      if (cascada_record_get_value (record, CASCADA_OBJECTIVE_NUMBER)->type == CASCADA_VALUE_NONE)
        return NULL;
      return g_strdup_printf ("%" PRId64, cascada_record_get_integer (record, CASCADA_OBJECTIVE_NUMBER));
    case CASCADA_KIND_GOAL:
      return g_strdup (cascada_record_get_text (record, CASCADA_GOAL_CODE));
    case CASCADA_KIND_INDICATOR:
      return g_strdup (cascada_record_get_text (record, CASCADA_INDICATOR_CODE));
    default:
      return NULL;
    }
}

/* Where it has none, what it is. */
static const char *
get_name (CascadaRecord *record)
{
  CascadaKind kind = cascada_record_get_kind (record);
  guint field = cascada_field_find (kind, kind == CASCADA_KIND_PLAN ? "title" : "name");
  const char *name = field > 0 ? cascada_record_get_text (record, field) : NULL;

  return name != NULL ? name : _ (cascada_kind_get_class (kind)->label);
}

static char *
shorten (const char *name)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= NAME_MAX_SHOWN)
    return g_strdup (name);
  start = g_utf8_substring (name, 0, NAME_MAX_SHOWN - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/**
 * cascada_snapshot_describe_record:
 * @record: of a plan
 *
 * Returns: (transfer full): what it is, its code and its name; of a cell its period
 */
char *
cascada_snapshot_describe_record (CascadaRecord *record)
{
  CascadaRef ref = cascada_record_get_ref (record);
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);
  g_autofree char *code = NULL, *name = NULL;

  if (klass->is_cell)
    return cascada_period_get_label (ref.period);
  code = get_code (record);
  name = shorten (get_name (record));
  /* Translators: a kind of record, its code and its name, as in “Goal 345: Reach all schools” */
  return code != NULL ? g_strdup_printf (_ ("%s %s: %s"), _ (klass->label), code, name)
                      /* Translators: a kind of record and its name */
                      : g_strdup_printf (_ ("%s: %s"), _ (klass->label), name);
}

typedef struct
{
  CascadaSnapshot *snapshot;
  CascadaMoment *moment;
  CascadaSnapshotFlags flags;
  GCancellable *cancellable;
} Reading;

/* What is read below a record, in document order. */
static const struct
{
  CascadaKind parent;
  CascadaKind kind;
  CascadaSnapshotFlags flags;
} levels[] = {
  { CASCADA_KIND_PLAN, CASCADA_KIND_OBJECTIVE, 0 },
  { CASCADA_KIND_OBJECTIVE, CASCADA_KIND_GOAL, 0 },
  { CASCADA_KIND_GOAL, CASCADA_KIND_INDICATOR, 0 },
  { CASCADA_KIND_INDICATOR, CASCADA_KIND_WEIGHT, 0 },
  { CASCADA_KIND_INDICATOR, CASCADA_KIND_TARGET, 0 },
  { CASCADA_KIND_INDICATOR, CASCADA_KIND_REPORT, CASCADA_SNAPSHOT_REPORTS },
};

/* What the units, people and others it refers to were called; what it belongs to is in the snapshot itself. */
static gboolean
read_names (Reading *self, CascadaRecord *record, GError **error)
{
  CascadaRecordClass *klass = CASCADA_RECORD_GET_CLASS (record);

  for (guint field = 1; field <= klass->n_fields; field++)
    {
      CascadaRef ref = { .kind = klass->fields[field - 1].references };
      g_autoptr (CascadaRecord) other = NULL;

      if (ref.kind == CASCADA_KIND_NONE || field == klass->parent_field)
        continue;
      ref.id = cascada_record_get_integer (record, field);
      if (cascada_record_get_value (record, field)->type == CASCADA_VALUE_NONE || g_hash_table_contains (self->snapshot->names, &ref))
        continue;
      if (!cascada_moment_load (self->moment, ref, &other, error))
        return FALSE;
      if (other != NULL)
        g_hash_table_insert (self->snapshot->names, g_memdup2 (&ref, sizeof ref), g_strdup (get_name (other)));
    }
  return TRUE;
}

static gboolean
read_below (Reading *self, guint parent, GError **error)
{
  CascadaRef ref = cascada_record_get_ref (g_array_index (self->snapshot->entries, Entry, parent).record);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !read_names (self, g_array_index (self->snapshot->entries, Entry, parent).record, error))
    return FALSE;
  for (gsize level = 0; level < G_N_ELEMENTS (levels); level++)
    {
      g_autoptr (GPtrArray) children = NULL;

      if (levels[level].parent != ref.kind || (levels[level].flags & self->flags) != levels[level].flags)
        continue;
      children = cascada_moment_load_children (self->moment, levels[level].kind, ref.id, error);
      if (children == NULL)
        return FALSE;
      for (guint i = 0; i < children->len; i++)
        if (!read_below (self, add (self->snapshot, children->pdata[i], parent), error))
          return FALSE;
    }
  return TRUE;
}

/**
 * cascada_snapshot_new:
 * @store: any connection; a thread uses one of its own
 * @plan: id of the plan
 * @moment: id of a change, as that of a version's creation, which is the version's id; 0: now
 * @error: %CASCADA_ERROR_NOT_FOUND where there was no such plan then, or no such change, %G_IO_ERROR_CANCELLED
 *
 * Its cost grows with the plan, what was removed from it and what was moved about since, not with the workspace.
 *
 * Returns: (transfer full) (nullable): the plan as it was, also where it was deleted
 */
CascadaSnapshot *
cascada_snapshot_new (CascadaStore *store, gint64 plan, gint64 moment, CascadaSnapshotFlags flags, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (CascadaSnapshot) self = snapshot_new ();
  g_autoptr (CascadaMoment) at = NULL;
  g_autoptr (CascadaRecord) record = NULL;
  Reading reading = { .snapshot = self, .flags = flags, .cancellable = cancellable };

  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  reading.moment = at = cascada_moment_new (store, moment, error);
  if (at == NULL || !cascada_moment_load (at, (CascadaRef){ .kind = CASCADA_KIND_PLAN, .id = plan }, &record, error))
    return NULL;
  if (record == NULL)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND,
                   _ ("There was no plan number %" PRId64 " at that moment: choose a later one"), plan);
      return NULL;
    }
  return read_below (&reading, add (self, record, NO_PARENT), error) ? g_steal_pointer (&self) : NULL;
}

guint
cascada_snapshot_get_n_records (const CascadaSnapshot *self)
{
  return self->entries->len;
}

/** cascada_snapshot_get_record: Returns: (transfer none): the record, which no edit changes; the plan is the first */
CascadaRecord *
cascada_snapshot_get_record (const CascadaSnapshot *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return g_array_index (self->entries, Entry, index).record;
}

/** cascada_snapshot_get_parent: Returns: index of what the record belongs to; %G_MAXUINT for the plan */
guint
cascada_snapshot_get_parent (const CascadaSnapshot *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, G_MAXUINT);

  return g_array_index (self->entries, Entry, index).parent;
}

/** cascada_snapshot_find: @index: (out) (optional): of the record. Returns: whether it is there */
gboolean
cascada_snapshot_find (const CascadaSnapshot *self, CascadaRef ref, guint *index)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, &ref));

  if (index != NULL)
    *index = found - 1;
  return found > 0;
}

/* --- in words --- */

/**
 * cascada_snapshot_describe:
 *
 * Returns: (transfer full): where a record is, in words, from the objective down, with the codes and names it had; of the
 *   plan itself its title
 */
char *
cascada_snapshot_describe (const CascadaSnapshot *self, guint index)
{
  const Entry *entry = &g_array_index (self->entries, Entry, index);
  g_autofree char *above = NULL, *own = NULL;

  g_return_val_if_fail (index < self->entries->len, NULL);

  own = cascada_snapshot_describe_record (entry->record);
  if (entry->parent == NO_PARENT || entry->parent == 0)
    return g_steal_pointer (&own);
  above = cascada_snapshot_describe (self, entry->parent);
  return g_strconcat (above, " › ", own, NULL);
}

/**
 * cascada_snapshot_name_reference:
 * @value: of a field that refers to records of @kind
 *
 * Returns: (transfer full) (nullable): what the record it refers to was called; %NULL where it refers to none
 */
char *
cascada_snapshot_name_reference (const CascadaSnapshot *self, CascadaKind kind, const CascadaValue *value)
{
  CascadaRef ref = { .kind = kind, .id = value->integer };
  guint index;

  if (value->type != CASCADA_VALUE_INTEGER)
    return NULL;
  if (cascada_snapshot_find (self, ref, &index))
    return cascada_snapshot_describe (self, index);
  return g_strdup (g_hash_table_lookup (self->names, &ref));
}
