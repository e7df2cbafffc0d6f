/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Shared by the files of the change log only. */

#include "cascada-store-private.h"

G_BEGIN_DECLS

/**
 * CascadaHead:
 * @id: the change that holds the field now
 * @effective: the change whose value it gives: itself, or what it restores; 0 for what was before the creation
 */
typedef struct
{
  gint64 id;
  gint64 effective;
} CascadaHead;

/* What is kept for a kind: prepared when first needed. */
typedef struct
{
  CascadaRecordClass *klass;
  CascadaStatement *insert;
  CascadaStatement **select; /* by field; 0: the removed flag */
  CascadaStatement **update;
} CascadaLogKind;

struct _CascadaLog
{
  CascadaStore *store; /* borrowed */
  CascadaLogKind kinds[CASCADA_N_KINDS];
  CascadaStatement *insert_change;
  CascadaStatement *find_head;
  CascadaStatement *find_change;
  CascadaStatement *find_edit;
  CascadaStatement *find_touched;

  /* who acts from now on */
  gint64 person;
  int role;

  gboolean held; /* another connection edits */

  /* the open edit */
  gboolean open;
  gboolean failed;
  CascadaEditInfo edit;
  char *deps;
  gint64 first;   /* counter of its first change */
  gint64 counter; /* of its last so far */
  GChecksum *checksum;
  GString *line;
  GString *values;

  /* sequences of the edits that can be undone and redone, the next one last */
  GArray *undo;
  GArray *redo;
};

/* Of a replica: its last change that is in a state. */
typedef struct
{
  gint64 replica;
  gint64 last;
} CascadaSeen;

/* What was removed, brought back or moved since a moment. */
typedef struct
{
  GHashTable *ids;     /* set of gint64 */
  GHashTable *parents; /* what they belonged to → GArray of their ids */
} CascadaDisplaced;

struct _CascadaMoment
{
  CascadaStore *store;
  gboolean now;
  gboolean own_transaction;
  GArray *seen; /* of CascadaSeen */
  CascadaStatement *changes;
  CascadaStatement *history;
  CascadaStatement *candidates[CASCADA_N_KINDS];
  CascadaDisplaced displaced[CASCADA_N_KINDS];
};

CascadaLog *cascada_log_get (CascadaStore *store);
gboolean cascada_log_load_stacks (CascadaLog *self, GError **error);
gboolean cascada_log_fail (CascadaLog *self);

/* cascada-change-log-statements.c */
CascadaLogKind *cascada_log_get_kind (CascadaLog *self, CascadaKind kind);
void cascada_log_kind_clear (CascadaLogKind *kind);
CascadaStatement *cascada_log_get_kept (CascadaLog *self, CascadaStatement **kept, const char *sql, GError **error);
CascadaStatement *cascada_log_get_insert (CascadaLog *self, CascadaLogKind *kind, GError **error);
CascadaStatement *cascada_log_get_select (CascadaLog *self, CascadaLogKind *kind, guint field, GError **error);
CascadaStatement *cascada_log_get_update (CascadaLog *self, CascadaLogKind *kind, guint field, GError **error);
void cascada_log_bind_ref (CascadaStatement *statement, const CascadaLogKind *kind, const CascadaRef *ref);

/* cascada-change-log-write.c */
gboolean cascada_log_find_head (CascadaLog *self, const CascadaRef *ref, int field, CascadaHead *head, GError **error);
gboolean cascada_log_apply (CascadaLog *self, const CascadaRef *ref, guint field, const CascadaValue *value, gint64 prev,
                            const gint64 *restores, GError **error);

/* cascada-change-log-read.c */
gboolean cascada_log_read_creation (const char *json, CascadaKind kind, guint field, CascadaValue *value);
gboolean cascada_log_read_value (CascadaLog *self, gint64 change, CascadaKind kind, guint field, CascadaValue *value, GError **error);
gboolean cascada_log_read_effective (CascadaLog *self, gint64 change, gint64 *effective, GError **error);
gboolean cascada_log_read_edit (CascadaLog *self, gint64 change, CascadaEditInfo *edit, GError **error);
void cascada_log_read_change (CascadaStatement *statement, CascadaChange *change);
void cascada_edit_info_clear (CascadaEditInfo *edit);

/* cascada-change-log-lines.c: the canonical JSON lines that are hashed, and exchanged */
void cascada_log_append_integer (GString *line, gint64 integer);
void cascada_log_append_string (GString *line, const char *text);
void cascada_log_write_values (GString *json, CascadaRecordClass *klass, const CascadaValue *values);
void cascada_log_write_change (GString *line, const CascadaChange *change, const CascadaValue *prev, const CascadaValue *restores);
void cascada_log_write_edit (GString *line, const CascadaEditInfo *edit, const char *deps);
void cascada_log_seed (GChecksum *checksum, gint64 replica, const char *name);

G_END_DECLS
