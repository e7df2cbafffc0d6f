/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-change-log.h"
#include "cascada-figures.h"
#include "cascada-kinds.h"

G_BEGIN_DECLS

/**
 * CascadaWorkspace:
 *
 * One open workspace file: records, edits, undo, history, queries, figures. Belongs to one thread; it may be opened in
 * another and handed over.
 *
 * Properties: "can-undo", "can-redo" (bool), "undo-description", "redo-description", "read-only", "author", "person", "path".
 * Signal "changed" (GArray of #CascadaChange, or NULL after a large edit: everything may have changed), after each
 * committed edit, undo and redo; figures have been brought up to date before it.
 */
#define CASCADA_TYPE_WORKSPACE (cascada_workspace_get_type ())
G_DECLARE_FINAL_TYPE (CascadaWorkspace, cascada_workspace, CASCADA, WORKSPACE, GObject)

CascadaWorkspace *cascada_workspace_open (const char *path, CascadaStoreFlags flags, GCancellable *cancellable, GError **error);
void cascada_workspace_open_async (const char *path, CascadaStoreFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CascadaWorkspace *cascada_workspace_open_finish (GAsyncResult *result, GError **error);
gboolean cascada_workspace_close (CascadaWorkspace *self, GError **error);
void cascada_workspace_discard (CascadaWorkspace *self);

CascadaStore *cascada_workspace_get_store (CascadaWorkspace *self);
const char *cascada_workspace_get_path (CascadaWorkspace *self);
gboolean cascada_workspace_is_read_only (CascadaWorkspace *self);
const char *cascada_workspace_get_author (CascadaWorkspace *self);
void cascada_workspace_set_author (CascadaWorkspace *self, const char *author);

/* Who works. The role table of the procedure (cascada-roles.h) is asked of every edit: what this person may not do is
 * refused. Where nobody is chosen only what nobody may do is. */
gint64 cascada_workspace_get_person (CascadaWorkspace *self);
int cascada_workspace_get_role (CascadaWorkspace *self);
gint64 cascada_workspace_get_unit (CascadaWorkspace *self);
gboolean cascada_workspace_set_person (CascadaWorkspace *self, gint64 person, GError **error);
gboolean cascada_workspace_may (CascadaWorkspace *self, CascadaDeed deed, gint64 unit, GError **error);
gboolean cascada_workspace_check_writable (CascadaWorkspace *self, GError **error);
gboolean cascada_workspace_may_write (CascadaWorkspace *self, CascadaDeed deed, gint64 unit, GError **error);

/* Records: the same object for the same record while somebody holds it, kept up to date after edits. All (transfer
 * full); arrays are of records, in the order of their positions, and unref them. */
CascadaRecord *cascada_workspace_get_record (CascadaWorkspace *self, CascadaRef ref, GError **error);
GPtrArray *cascada_workspace_get_children (CascadaWorkspace *self, CascadaKind kind, gint64 parent, GError **error);
CascadaRecord *cascada_workspace_find_plan (CascadaWorkspace *self, const char *id_or_title, GError **error);

/* Edits. Only one can be open; it holds a transaction, so it never waits for a person. @values are in the order of the
 * kind's fields, values[field - 1]; NULL, or none for a field, means its default. */
gboolean cascada_workspace_begin (CascadaWorkspace *self, CascadaEditKind kind, const char *reason, GError **error);
gboolean cascada_workspace_begin_procedure (CascadaWorkspace *self, CascadaEditKind kind, const char *reason, GError **error);
gboolean cascada_workspace_create (CascadaWorkspace *self, CascadaRef *ref, gint64 parent, const CascadaValue *values, GError **error);
gboolean cascada_workspace_set (CascadaWorkspace *self, CascadaRef ref, guint field, const CascadaValue *value, GError **error);
gboolean cascada_workspace_remove (CascadaWorkspace *self, CascadaRef ref, GError **error);
gboolean cascada_workspace_commit (CascadaWorkspace *self, GError **error);
gboolean cascada_workspace_end (CascadaWorkspace *self, gboolean done, GError **error);
void cascada_workspace_rollback (CascadaWorkspace *self);

/**
 * CascadaWorkspaceWork:
 * @workspace: another over the same file, for the calling thread
 *
 * What cascada_workspace_run_async() runs in a thread.
 */
typedef gboolean (*CascadaWorkspaceWork) (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error);

void cascada_workspace_run_async (CascadaWorkspace *self, gboolean write, CascadaWorkspaceWork work, gpointer data, GDestroyNotify destroy, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer cascada_workspace_run_finish (CascadaWorkspace *self, GAsyncResult *result, GError **error);

/* Whole actions: each is one edit, and refused as a whole. */
gboolean cascada_workspace_change (CascadaWorkspace *self, CascadaRef ref, guint field, const CascadaValue *value, const char *reason, GError **error);
gboolean cascada_workspace_duplicate (CascadaWorkspace *self, CascadaRef ref, CascadaRef *copy, GError **error);
gboolean cascada_workspace_move (CascadaWorkspace *self, CascadaRef ref, gint64 new_parent, int position, GError **error);
gboolean cascada_workspace_delete (CascadaWorkspace *self, CascadaRef ref, gboolean *eliminated, GError **error);

gboolean cascada_workspace_undo (CascadaWorkspace *self, GError **error);
gboolean cascada_workspace_redo (CascadaWorkspace *self, GError **error);
GPtrArray *cascada_workspace_get_history (CascadaWorkspace *self, CascadaRef ref, int field, guint limit, GError **error);

/* Figures of a plan: loaded once, shared, kept up to date by edits. All (transfer full). */
CascadaFigures *cascada_workspace_get_figures (CascadaWorkspace *self, gint64 plan, GError **error);
void cascada_workspace_load_figures_async (CascadaWorkspace *self, gint64 plan, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CascadaFigures *cascada_workspace_load_figures_finish (CascadaWorkspace *self, GAsyncResult *result, GError **error);

gboolean cascada_workspace_read_settings (CascadaRecord *plan, CascadaSettings *settings);

G_END_DECLS
