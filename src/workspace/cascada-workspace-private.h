/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-reporting.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/** Edits with more changes than this are told as “everything may have changed”. */
#define CASCADA_MAX_TOLD_CHANGES 1000

typedef struct _CascadaAside CascadaAside;

struct _CascadaWorkspace
{
  GObject parent_instance;

  CascadaStore *store;
  char *author;
  gint64 person;       /* who works; 0: nobody was chosen */
  gint64 unit;         /* that he or she acts for */
  int role;            /* −1 where nobody was chosen */
  GHashTable *records; /* CascadaRef → CascadaRecord, borrowed: each leaves it when it is finalised */
  GHashTable *figures; /* plan → CascadaFigures */

  char *undo_description;
  char *redo_description;
  gboolean can_undo;
  gboolean can_redo;

  guint generation; /* of what is committed, so that what was read in a thread can tell that it is late */
  gboolean editing;
  gboolean guarded;      /* the edit's changes are checked against the procedure, one by one */
  CascadaAside *writing; /* the work in a thread that edits the file now */
};

gboolean cascada_workspace_find_guarded (CascadaWorkspace *self, gboolean *guarded, GError **error);
void cascada_workspace_set_actor (CascadaWorkspace *self, gint64 person, gint64 unit, int role);
gboolean cascada_workspace_guard_creation (CascadaWorkspace *self, const CascadaRef *ref, const CascadaValue *values, GError **error);
gboolean cascada_workspace_guard_change (CascadaWorkspace *self, const CascadaRef *ref, guint field, const CascadaValue *value, GError **error);
gboolean cascada_workspace_guard_writer (CascadaWorkspace *self, gint64 indicator, CascadaReportState state, GError **error);
gboolean cascada_workspace_guard_evidence (CascadaWorkspace *self, gint64 goal, CascadaPeriod period, gboolean *found, GError **error);
gboolean cascada_workspace_guard_undo (CascadaWorkspace *self, gboolean redo, GError **error);
void cascada_workspace_refresh_undo (CascadaWorkspace *self);
void cascada_workspace_refresh_records (CascadaWorkspace *self, const GArray *changes);
void cascada_workspace_refresh_figures (CascadaWorkspace *self, const GArray *changes, GHashTable *fresh);
void cascada_workspace_refresh (CascadaWorkspace *self, GHashTable *fresh);
void cascada_workspace_end_aside (CascadaWorkspace *self);
void cascada_workspace_forget_records (CascadaWorkspace *self);
void cascada_workspace_tell_changed (CascadaWorkspace *self, GArray *changes);

/* The one value of a query with one parameter; 0 where it gives no row. */
char *cascada_workspace_describe (CascadaWorkspace *self, CascadaRef ref);
guint cascada_kind_get_position_field (CascadaKind kind);

G_END_DECLS
