/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "cascada-record.h"

G_BEGIN_DECLS

#define CASCADA_SCHEMA_VERSION 3
#define CASCADA_APPLICATION_ID 0x43534344 /* "CSCD" */

typedef enum
{
  CASCADA_STORE_READ_ONLY = 0,
  CASCADA_STORE_WRITE = 1 << 0,  /* take the writer's lock; fails with %CASCADA_ERROR_LOCKED naming who holds it */
  CASCADA_STORE_CREATE = 1 << 1, /* make a new workspace where there is no file, else open what there is */
  CASCADA_STORE_READER = 1 << 2, /* a further connection of this program to a file it has open and checked; with
                                    %CASCADA_STORE_WRITE it writes while cascada_log_hold() keeps the first from it */
} CascadaStoreFlags;

/**
 * CascadaStore:
 *
 * One connection to a workspace file. Used by one thread at a time. All writing goes through the change log.
 */
#define CASCADA_TYPE_STORE (cascada_store_get_type ())
G_DECLARE_FINAL_TYPE (CascadaStore, cascada_store, CASCADA, STORE, GObject)

CascadaStore *cascada_store_open (const char *path, CascadaStoreFlags flags, GCancellable *cancellable, GError **error);
gboolean cascada_store_close (CascadaStore *self, GError **error);
const char *cascada_store_get_path (CascadaStore *self);
gboolean cascada_store_is_read_only (CascadaStore *self);
gint64 cascada_store_get_replica (CascadaStore *self);
void cascada_store_set_cancellable (CascadaStore *self, GCancellable *cancellable);
gboolean cascada_store_backup (CascadaStore *self, const char *reason, char **backup_path, GCancellable *cancellable, GError **error);
char **cascada_store_list_backups (const char *path);
gboolean cascada_store_restore (const char *backup, const char *path, GCancellable *cancellable, GError **error);
gboolean cascada_store_check (CascadaStore *self, GCancellable *cancellable, GError **error);

/** CascadaContent: bytes of an attachment that were read and named, and are to be kept. */
typedef struct _CascadaContent CascadaContent;

/** CascadaContentProgress: @size: bytes that are read by now */
typedef void (*CascadaContentProgress) (gint64 size, gpointer data);

CascadaContent *cascada_content_read (GInputStream *stream, gint64 limit, CascadaContentProgress progress, gpointer data, GCancellable *cancellable, GError **error);
void cascada_content_free (CascadaContent *content);
const char *cascada_content_get_sha256 (const CascadaContent *content);
gint64 cascada_content_get_size (const CascadaContent *content);
gsize cascada_content_get_start (const CascadaContent *content, guint8 *bytes, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaContent, cascada_content_free)

/* The bytes of attachments, by their SHA-256 in lower-case hexadecimal digits. */
gboolean cascada_store_write_content (CascadaStore *self, const CascadaContent *content, GCancellable *cancellable, GError **error);
gboolean cascada_store_add_content (CascadaStore *self, GInputStream *stream, gint64 limit, char **sha256, gint64 *size, GCancellable *cancellable, GError **error);
gboolean cascada_store_copy_content (CascadaStore *self, const char *sha256, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean cascada_store_has_content (CascadaStore *self, const char *sha256, gboolean *has, GError **error);

/* Statements: prepared once and kept, bound, never printed. Every error is mapped to CascadaError. A statement is freed
 * before its store is closed, or does nothing afterwards. */
typedef struct _CascadaStatement CascadaStatement;

CascadaStatement *cascada_store_prepare (CascadaStore *self, const char *sql, GError **error);
void cascada_statement_free (CascadaStatement *statement);
void cascada_statement_bind_integer (CascadaStatement *statement, int index, gint64 value);
void cascada_statement_bind_text (CascadaStatement *statement, int index, const char *text);
void cascada_statement_bind_value (CascadaStatement *statement, int index, const CascadaValue *value);
gboolean cascada_statement_step (CascadaStatement *statement, gboolean *row, GError **error);
gint64 cascada_statement_get_integer (CascadaStatement *statement, int column);
CascadaDecimal cascada_statement_get_decimal (CascadaStatement *statement, int column);
const char *cascada_statement_get_text (CascadaStatement *statement, int column);
void cascada_statement_get_value (CascadaStatement *statement, int column, CascadaValue *value);
void cascada_statement_reset (CascadaStatement *statement);

gboolean cascada_store_query_integer (CascadaStore *self, const char *sql, gint64 parameter, gint64 *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaStatement, cascada_statement_free)

/* Scanning very many rows: a statement whose WHERE ends in “AND cascada_scan (column, …)” hands the values of each row to
 * a function within one step, at a third of what stepping to the row and reading its columns takes. */

/** CascadaScanFunc: @values: of one row, in the order of the call. Returns: whether the step ends at this row */
typedef gboolean (*CascadaScanFunc) (sqlite3_value **values, gpointer data);

CascadaStatement *cascada_store_prepare_scan (CascadaStore *self, const char *sql, GError **error);
gboolean cascada_store_scan (CascadaStore *self, CascadaStatement *statement, CascadaScanFunc func, gpointer data, gboolean *row, GError **error);

/* The mapper: records and their declared fields. */
CascadaRecord *cascada_store_load (CascadaStore *self, CascadaRef ref, GError **error);
GPtrArray *cascada_store_load_children (CascadaStore *self, CascadaKind kind, gint64 parent, GError **error);
gboolean cascada_store_add_references (CascadaStore *self, CascadaKind kind, guint field, GHashTable *ids, GError **error);

G_END_DECLS
