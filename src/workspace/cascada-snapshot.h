/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-change-log.h"

G_BEGIN_DECLS

typedef enum
{
  CASCADA_SNAPSHOT_PLAN = 0,         /* plan, objectives, goals, indicators, weights and targets */
  CASCADA_SNAPSHOT_REPORTS = 1 << 0, /* and what was reported */
} CascadaSnapshotFlags;

/**
 * CascadaSnapshot:
 *
 * A plan as it was at a moment: its records that were not removed, in document order, each after what it belongs to.
 */
typedef struct _CascadaSnapshot CascadaSnapshot;

CascadaSnapshot *cascada_snapshot_new (CascadaStore *store, gint64 plan, gint64 moment, CascadaSnapshotFlags flags, GCancellable *cancellable, GError **error);
void cascada_snapshot_free (CascadaSnapshot *self);
guint cascada_snapshot_get_n_records (const CascadaSnapshot *self);
CascadaRecord *cascada_snapshot_get_record (const CascadaSnapshot *self, guint index);
gboolean cascada_snapshot_find (const CascadaSnapshot *self, CascadaRef ref, guint *index);
guint cascada_snapshot_get_parent (const CascadaSnapshot *self, guint index);
char *cascada_snapshot_describe (const CascadaSnapshot *self, guint index);
char *cascada_snapshot_describe_record (CascadaRecord *record);
char *cascada_snapshot_name_reference (const CascadaSnapshot *self, CascadaKind kind, const CascadaValue *value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaSnapshot, cascada_snapshot_free)

typedef enum
{
  CASCADA_DIFFERENCE_ADDED,
  CASCADA_DIFFERENCE_REMOVED,
  CASCADA_DIFFERENCE_CHANGED,
} CascadaDifferenceKind;

/**
 * CascadaDifference:
 * @ref: the record
 * @what: happened to it
 * @title: the record in words, “Indicator 4199: …”; of a cell, what it belongs to
 * @place: where that is: “Objective 3: … › Goal 345: … › Indicator 4199: …”; it ends in @title
 * @field: number of the field; 0: the record as a whole was added or removed
 * @old: its value before; none where the record was added
 * @value: its value after; none where it was removed
 * @old_name: (nullable): of a reference, what it referred to
 * @name: (nullable): what it refers to
 *
 * What a field is called is in its declaration: cascada_field_get().
 */
typedef struct
{
  CascadaRef ref;
  CascadaDifferenceKind what;
  char *title;
  char *place;
  guint field;
  CascadaValue old;
  CascadaValue value;
  char *old_name;
  char *name;
} CascadaDifference;

GPtrArray *cascada_snapshot_compare (const CascadaSnapshot *before, const CascadaSnapshot *after);

G_END_DECLS
