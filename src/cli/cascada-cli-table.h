/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-cli.h"

G_BEGIN_DECLS

typedef enum
{
  CASCADA_CLI_COLUMN_TEXT,   /* aligned at its start */
  CASCADA_CLI_COLUMN_NUMBER, /* aligned at its end */
  CASCADA_CLI_COLUMN_COUNT,  /* the same; a number in JSON, where all else are strings */
  CASCADA_CLI_COLUMN_DATA,   /* for programs only: not in the table for people */
} CascadaCliColumnKind;

/**
 * CascadaCliColumn:
 * @key: its name for programs
 * @label: its header for people (untranslated); of a column for programs only, nothing
 */
typedef struct
{
  const char *key;
  const char *label;
  CascadaCliColumnKind kind;
} CascadaCliColumn;

/** CascadaCliTable: rows that are written for people or for programs. */
typedef struct _CascadaCliTable CascadaCliTable;

CascadaCliTable *cascada_cli_table_new (const CascadaCliColumn *columns, guint n_columns);
void cascada_cli_table_free (CascadaCliTable *self);
void cascada_cli_table_add_row (CascadaCliTable *self);
void cascada_cli_table_set (CascadaCliTable *self, guint column, const char *text);
void cascada_cli_table_set_both (CascadaCliTable *self, guint column, const char *shown, const char *data);
guint cascada_cli_table_get_n_rows (CascadaCliTable *self);
void cascada_cli_table_flush (CascadaCliTable *self, CascadaCliFormat format, GString *text);
void cascada_cli_table_append (CascadaCliTable *self, CascadaCliFormat format, GString *text);
gboolean cascada_cli_table_print (CascadaCliTable *self, CascadaCliFormat format, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaCliTable, cascada_cli_table_free)

G_END_DECLS
