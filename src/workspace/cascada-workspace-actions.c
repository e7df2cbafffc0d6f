/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole actions on records: each is one edit, and refused as a whole. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-workspace-private.h"

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-kinds.h"
#include "cascada-objective.h"
#include "cascada-person.h"
#include "cascada-plan.h"
#include "cascada-unit.h"

/* What a copy takes along: all that was planned. Reports, publications and what the procedure recorded are facts about the
 * original: the copy of a plan begins as a draft. */
static const CascadaKind copied[CASCADA_N_KINDS][3] = {
  [CASCADA_KIND_PLAN] = { CASCADA_KIND_OBJECTIVE },
  [CASCADA_KIND_OBJECTIVE] = { CASCADA_KIND_GOAL },
  [CASCADA_KIND_GOAL] = { CASCADA_KIND_INDICATOR },
  [CASCADA_KIND_INDICATOR] = { CASCADA_KIND_WEIGHT, CASCADA_KIND_TARGET },
};

static guint
get_name_field (CascadaKind kind)
{
  return cascada_field_find (kind, kind == CASCADA_KIND_PLAN ? "title" : "name");
}

static gboolean
copy_tree (CascadaWorkspace *self, CascadaRecord *record, gint64 parent, const char *name, CascadaRef *copy, GError **error)
{
  CascadaRef ref = cascada_record_get_ref (record);
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);
  g_autofree CascadaValue *values = g_new (CascadaValue, klass->n_fields); /* borrowed from the record */

  for (guint field = 1; field <= klass->n_fields; field++)
    values[field - 1] = *cascada_record_get_value (record, field);
  if (ref.kind == CASCADA_KIND_PLAN && values[CASCADA_PLAN_STATE - 1].integer != CASCADA_PLAN_STATE_NONE)
    values[CASCADA_PLAN_STATE - 1] = cascada_value_integer (CASCADA_PLAN_STATE_DRAFT);
  if (name != NULL)
    values[get_name_field (ref.kind) - 1] = cascada_value_text (name);
  *copy = (CascadaRef){ ref.kind, ref.period, 0 };
  if (!cascada_workspace_create (self, copy, parent, values, error))
    return FALSE;
  for (const CascadaKind *kind = copied[ref.kind]; *kind != CASCADA_KIND_NONE; kind++)
    {
      g_autoptr (GPtrArray) children = cascada_store_load_children (self->store, *kind, ref.id, error);

      if (children == NULL)
        return FALSE;
      for (guint i = 0; i < children->len; i++)
        {
          CascadaRef child;

          if (!copy_tree (self, children->pdata[i], copy->id, NULL, &child, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Positions rise from one sibling to the next: those after the one that moved give way as far as they must. */
static gboolean
place (CascadaWorkspace *self, GPtrArray *siblings, guint from, CascadaKind kind, GError **error)
{
  guint field = cascada_kind_get_position_field (kind);
  gint64 last = from > 0 ? cascada_record_get_integer (siblings->pdata[from - 1], field) : -1;

  for (guint i = from; i < siblings->len; i++)
    {
      CascadaValue position = cascada_value_integer (last + 1);

      if (i > from && cascada_record_get_integer (siblings->pdata[i], field) > last)
        return TRUE;
      if (!cascada_workspace_set (self, cascada_record_get_ref (siblings->pdata[i]), field, &position, error))
        return FALSE;
      last++;
    }
  return TRUE;
}

static gint64
get_parent (CascadaRecord *record)
{
  guint field = cascada_kind_get_class (cascada_record_get_kind (record))->parent_field;

  return field > 0 ? cascada_record_get_integer (record, field) : 0;
}

static gboolean
find_sibling (GPtrArray *siblings, gint64 id, guint *index)
{
  for (*index = 0; *index < siblings->len; (*index)++)
    if (cascada_record_get_id (siblings->pdata[*index]) == id)
      return TRUE;
  return FALSE;
}

/* Puts the record at @position among the children of @parent, which it belongs to already; G_MAXUINT for the end. */
static gboolean
place_at (CascadaWorkspace *self, CascadaRef ref, gint64 parent, guint position, GError **error)
{
  g_autoptr (GPtrArray) siblings = cascada_store_load_children (self->store, ref.kind, parent, error);
  CascadaRecord *record;
  guint index;

  if (siblings == NULL)
    return FALSE;
  if (!find_sibling (siblings, ref.id, &index))
    return TRUE;
  position = MIN (position, siblings->len - 1);
  if (position == index)
    return TRUE;
  record = g_ptr_array_steal_index (siblings, index);
  g_ptr_array_insert (siblings, position, record);
  return place (self, siblings, position, ref.kind, error);
}

/* The copy comes after the original. */
static gboolean
place_after (CascadaWorkspace *self, CascadaRef ref, CascadaRef original, gint64 parent, GError **error)
{
  g_autoptr (GPtrArray) siblings = NULL;
  guint index;

  if (cascada_kind_get_position_field (ref.kind) == 0)
    return TRUE;
  siblings = cascada_store_load_children (self->store, ref.kind, parent, error);
  if (siblings == NULL)
    return FALSE;
  return !find_sibling (siblings, original.id, &index) || place_at (self, ref, parent, index + 1, error);
}

static CascadaRecord *
load_present (CascadaWorkspace *self, CascadaRef ref, GError **error)
{
  g_autoptr (CascadaRecord) record = cascada_store_load (self->store, ref, error);

  if (record != NULL && cascada_record_is_removed (record))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("%s was removed meanwhile"),
                   _ (cascada_kind_get_class (ref.kind)->label));
      return NULL;
    }
  return g_steal_pointer (&record);
}

/**
 * cascada_workspace_duplicate:
 * @ref: a plan, objective, goal, indicator, unit or person
 * @copy: (out): names the copy
 *
 * Copies a record with all that was planned under it, weights and targets included, but without reports. The copy stands
 * after the original and says in its name that it is one; codes stay, and are reported as given twice (domain §6, C7).
 */
gboolean
cascada_workspace_duplicate (CascadaWorkspace *self, CascadaRef ref, CascadaRef *copy, GError **error)
{
  g_autoptr (CascadaRecord) record = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL && copy != NULL, FALSE);
  g_return_val_if_fail (!cascada_kind_get_class (ref.kind)->is_cell, FALSE);

  record = load_present (self, ref, error);
  if (record == NULL)
    return FALSE;
  subject = cascada_workspace_describe (self, ref);
  reason = g_strdup_printf (_ ("Duplicate %s"), subject);
  name = g_strdup_printf (_ ("%s (copy)"), cascada_record_get_text (record, get_name_field (ref.kind)));
  if (!cascada_workspace_begin (self, CASCADA_EDIT_KIND_EDIT, reason, error))
    return FALSE;
  return cascada_workspace_end (self,
                                copy_tree (self, record, get_parent (record), name, copy, error) &&
                                    place_after (self, *copy, ref, get_parent (record), error),
                                error);
}

static gboolean
check_new_parent (CascadaWorkspace *self, CascadaRef ref, gint64 parent, GError **error)
{
  CascadaKind kind = cascada_kind_get_class (ref.kind)->parent_kind;
  g_autoptr (CascadaRecord) record = NULL;

  if (kind == CASCADA_KIND_NONE || parent == 0)
    return TRUE;
  record = load_present (self, (CascadaRef){ kind, CASCADA_PERIOD_NONE, parent }, error);
  return record != NULL;
}

static gboolean
move (CascadaWorkspace *self, CascadaRecord *record, gint64 parent, guint position, GError **error)
{
  CascadaRef ref = cascada_record_get_ref (record);
  guint field = cascada_kind_get_class (ref.kind)->parent_field;
  CascadaValue value = cascada_value_integer (parent);

  if (field > 0 && parent != get_parent (record) && !cascada_workspace_set (self, ref, field, &value, error))
    return FALSE;
  return place_at (self, ref, parent, position, error);
}

/**
 * cascada_workspace_move:
 * @new_parent: id of what it is to belong to, of the kind it belongs to now; 0 to stay
 * @position: place among its siblings, from 0; negative for the end
 *
 * Moves a record among its siblings or to another parent. Levels do not change, so there can be no cycle.
 */
gboolean
cascada_workspace_move (CascadaWorkspace *self, CascadaRef ref, gint64 new_parent, int position, GError **error)
{
  g_autoptr (CascadaRecord) record = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (cascada_kind_get_position_field (ref.kind) > 0, FALSE);

  record = load_present (self, ref, error);
  if (record == NULL || !check_new_parent (self, ref, new_parent, error))
    return FALSE;
  subject = cascada_workspace_describe (self, ref);
  reason = g_strdup_printf (_ ("Move %s"), subject);
  if (!cascada_workspace_begin (self, CASCADA_EDIT_KIND_EDIT, reason, error))
    return FALSE;
  return cascada_workspace_end (self,
                                move (self, record, new_parent != 0 ? new_parent : get_parent (record),
                                      position < 0 ? G_MAXUINT : (guint) position, error),
                                error);
}
