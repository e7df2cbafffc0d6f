/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** CascadaSampleTable: a table of data/samples, whole: a header and rows of as many cells. */
typedef struct
{
  char **header;
  GPtrArray *rows; /* char ** */
} CascadaSampleTable;

CascadaSampleTable *cascada_sample_table_load (const char *name, GError **error);
void cascada_sample_table_free (CascadaSampleTable *table);
const char *cascada_sample_table_get (const CascadaSampleTable *table, guint row, const char *column);
const char *cascada_sample_table_find (const CascadaSampleTable *table, const char *key, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaSampleTable, cascada_sample_table_free)

G_END_DECLS
