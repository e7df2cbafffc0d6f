/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-import-private.h"

G_BEGIN_DECLS

/** CascadaImportRow: a row of a file and the records of the draft it speaks of. */
typedef struct
{
  CascadaImportJob *job;
  CascadaMappedFile *mapped;
  CascadaCsvReader *reader;
  CascadaPlace place;
  CascadaDraftRecord *objective, *goal, *indicator, *unit;
  CascadaDraftRecord *last_objective;
} CascadaImportRow;

const CascadaMappedColumn *cascada_import_row_find_column (const CascadaImportRow *row, CascadaKind kind, guint field);
gboolean cascada_import_row_has_kind (const CascadaImportRow *row, CascadaKind kind);
gboolean cascada_import_row_is_bare (const CascadaImportRow *row, CascadaKind above);
CascadaPlace cascada_import_row_get_place (const CascadaImportRow *row, const CascadaMappedColumn *mapped);
const char *cascada_import_row_get_cell (const CascadaImportRow *row, const CascadaMappedColumn *mapped);
void cascada_import_row_report (const CascadaImportRow *row, CascadaSeverity severity, const CascadaMappedColumn *mapped,
                                char *message, const char *repair);

gboolean cascada_import_row_find_objective (CascadaImportRow *row);
gboolean cascada_import_row_find_indicator (CascadaImportRow *row);
void cascada_import_row_find_unit (CascadaImportRow *row);

G_END_DECLS
