/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-store.h"

G_BEGIN_DECLS

/** CascadaEditKind: The numbers stand in the file: append, never reorder. */
typedef enum
{
  CASCADA_EDIT_KIND_EDIT,
  CASCADA_EDIT_KIND_UNDO,
  CASCADA_EDIT_KIND_REDO,
  CASCADA_EDIT_KIND_IMPORT,
} CascadaEditKind;

#define CASCADA_FIELD_CREATION (-1) /* a change that makes the record, with all its values */
#define CASCADA_FIELD_REMOVED 0     /* the flag that removes it */
#define CASCADA_FIELD_ANY (-2)      /* in a query of history: every field, and those of the record's cells */

/**
 * CascadaChange:
 * @id: replica << 32 | counter
 * @ref: the record
 * @field: number of the field, %CASCADA_FIELD_CREATION or %CASCADA_FIELD_REMOVED
 * @value: the new value; for a creation, a JSON object of all values by field name
 * @old: the value before it, where the reader asked for it
 */
typedef struct
{
  gint64 id;
  CascadaRef ref;
  int field;
  CascadaValue value;
  CascadaValue old;
} CascadaChange;

/**
 * CascadaEditInfo: one user action in the log.
 * @time: UTC, microseconds since 1970
 * @target: sequence of the edit it undoes or redoes, else 0
 * @person: id of the person who acted, 0 where nobody was chosen
 * @role: a #CascadaRole, −1 where nobody was chosen
 */
typedef struct
{
  gint64 replica;
  gint64 sequence;
  gint64 time;
  CascadaEditKind kind;
  gint64 target;
  gint64 person;
  int role;
  char *author;
  char *reason;
} CascadaEditInfo;

typedef struct
{
  CascadaEditInfo edit;
  CascadaChange change;
} CascadaHistoryEntry;

void cascada_log_set_actor (CascadaStore *store, gint64 person, int role);

/* One edit: everything between begin and end is one transaction. The functions in between write row, change and head;
 * after the first failure the edit can only be rolled back. */
gboolean cascada_log_begin (CascadaStore *store, CascadaEditKind kind, const char *author, const char *reason, gint64 target, GError **error);
gboolean cascada_log_create (CascadaStore *store, CascadaRef *ref, const CascadaValue *values, GError **error);
gboolean cascada_log_set (CascadaStore *store, const CascadaRef *ref, guint field, const CascadaValue *value, GError **error);
gboolean cascada_log_remove (CascadaStore *store, const CascadaRef *ref, gboolean removed, GError **error);
gboolean cascada_log_commit (CascadaStore *store, GError **error);
void cascada_log_rollback (CascadaStore *store);

/* While another connection of this program edits. */
gboolean cascada_log_hold (CascadaStore *store, GError **error);
void cascada_log_release (CascadaStore *store);

gint64 cascada_log_get_undo (CascadaStore *store, gboolean redo, char **description);
gboolean cascada_log_revert (CascadaStore *store, gboolean redo, const char *author, GError **error);
/* What the newest edit changed: a GArray of CascadaChange (in their order, without @old, cleared with it), or %NULL
 * without an error where they are more than @limit. */
GArray *cascada_log_get_last_changes (CascadaStore *store, guint limit, GError **error);
/* The newest @limit changes of a record, with @old, newest first: an array of CascadaHistoryEntry that frees them.
 * @field narrows it; with %CASCADA_FIELD_ANY an indicator's history tells of its weights, targets and reports too. */
GPtrArray *cascada_log_get_history (CascadaStore *store, const CascadaRef *ref, int field, guint limit, GError **error);
/**
 * CascadaMoment:
 *
 * The workspace as it was when a change was made, with the whole edit of that change: what the log holds of its author up
 * to that edit, and of others what that author had seen. It keeps a transaction for reading open, so it is short-lived.
 */
typedef struct _CascadaMoment CascadaMoment;

CascadaMoment *cascada_moment_new (CascadaStore *store, gint64 change, GError **error);
void cascada_moment_free (CascadaMoment *self);
gboolean cascada_moment_includes (const CascadaMoment *self, gint64 change);
gboolean cascada_moment_load (CascadaMoment *self, CascadaRef ref, CascadaRecord **record, GError **error);
GPtrArray *cascada_moment_load_children (CascadaMoment *self, CascadaKind kind, gint64 parent, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaMoment, cascada_moment_free)

gboolean cascada_log_load_as_of (CascadaStore *store, CascadaRef ref, gint64 moment, CascadaRecord **record, GError **error);

gboolean cascada_log_verify (CascadaStore *store, GCancellable *cancellable, GError **error);

G_END_DECLS
