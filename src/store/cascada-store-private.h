/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Shared by the files of this folder only. */

#include "cascada-change-log.h"
#include "cascada-store.h"

G_BEGIN_DECLS

typedef struct _CascadaLog CascadaLog;

struct _CascadaStore
{
  GObject parent_instance;

  sqlite3 *db;
  char *path;
  char *shown; /* the path as people can read it */
  char *lock_path;
  int lock_fd;
  CascadaStoreFlags flags;
  gint64 replica;
  gint64 size;
  GCancellable *cancellable;
  GQueue statements; /* borrowed: all that live, so that closing can end them */
  CascadaStatement *load_statements[CASCADA_N_KINDS];
  CascadaStatement *children_statements[CASCADA_N_KINDS];
  CascadaLog *log;
  CascadaScanFunc scan_func; /* while scanning */
  gpointer scan_data;
  gboolean can_scan; /* the function was made known to the connection */
  gboolean proven;   /* a workspace, which may be written */
};

/* cascada-store-error.c */
gboolean cascada_store_set_error (CascadaStore *self, int code, GError **error);

/* cascada-store-open.c: a connection is hostile until proven */
gboolean cascada_store_connect (CascadaStore *self, int open_flags, GError **error);
gboolean cascada_store_harden (CascadaStore *self, GError **error);
gboolean cascada_store_check_header (CascadaStore *self, GError **error);
gboolean cascada_store_check_version (CascadaStore *self, int *version, GError **error);
gboolean cascada_store_quick_check (CascadaStore *self, GError **error);
gboolean cascada_store_begin_journal (CascadaStore *self, GError **error);
gboolean cascada_store_join_journal (CascadaStore *self, GError **error);

/* cascada-store-schema.c */
gboolean cascada_store_check_schema (CascadaStore *self, int version, GError **error);
gboolean cascada_store_create_file (const char *path, GError **error);
gboolean cascada_store_give_name (const char *temporary, const char *path, GError **error);
gboolean cascada_store_renew_replica (CascadaStore *self, GError **error);
gboolean cascada_store_migrate (CascadaStore *self, int version, GCancellable *cancellable, GError **error);
gboolean cascada_store_apply_script (CascadaStore *self, const char *script, int version, GError **error);

/* cascada-store-lock.c */
gboolean cascada_store_lock (CascadaStore *self, GError **error);
void cascada_store_unlock (CascadaStore *self);
gboolean cascada_store_check_place (CascadaStore *self, GError **error);
const char *cascada_store_get_remote_name (gint64 file_system);

/* cascada-store-statement.c */
CascadaStatement *cascada_store_prepare_any (CascadaStore *self, const char *sql, GError **error);
gboolean cascada_store_execute (CascadaStore *self, const char *sql, GError **error);
gboolean cascada_store_get_number (CascadaStore *self, const char *sql, gint64 *number, GError **error);
gboolean cascada_store_get_string (CascadaStore *self, const char *sql, char **text, GError **error);
gboolean cascada_store_write (CascadaStore *self, CascadaStatement *statement, GError **error);
void cascada_statement_bind_view (CascadaStatement *statement, int index, const CascadaValue *value);
void cascada_statement_bind_blob (CascadaStatement *statement, int index, const void *bytes, gsize length);
const guint8 *cascada_statement_get_blob (CascadaStatement *statement, int column, gsize *length);
gboolean cascada_statement_is_null (CascadaStatement *statement, int column);
void cascada_store_end_statements (CascadaStore *self);

/* cascada-store-content.c */
gboolean cascada_store_check_contents (CascadaStore *self, GCancellable *cancellable, GError **error);

/* cascada-store-mapper.c */
char *cascada_column_name (const CascadaField *field);

/* cascada-change-log.c */
void cascada_log_free (CascadaLog *log);

G_END_DECLS
