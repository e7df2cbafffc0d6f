/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-import.h"
#include "cascada-record.h"

G_BEGIN_DECLS

/**
 * CascadaPlace: where in the files something was read.
 * @file: number of the file, from 1; 0: in none
 * @row: as a spreadsheet counts; 0: the whole file
 * @column: from 1; 0: the whole row
 */
typedef struct
{
  guint32 row;
  guint16 file;
  guint16 column;
} CascadaPlace;

/**
 * CascadaDraftRecord: a record as the files state it, not yet compared with the workspace.
 * @parent: (nullable): the record it belongs to in the draft
 * @values: by field number − 1
 * @places: of each value; file 0 where it was derived
 * @stated: bit field − 1: the value is there; nothing else is touched in the workspace
 * @unit: (nullable): what its field "unit" refers to
 * @place: of the first row that names it
 * @seen: number of the last table that took it, for rows which only their order tells apart
 * @ref: the record of the workspace it was matched with
 */
typedef struct _CascadaDraftRecord CascadaDraftRecord;
struct _CascadaDraftRecord
{
  CascadaKind kind;
  CascadaPeriod period;
  CascadaDraftRecord *parent;
  CascadaDraftRecord *unit;
  CascadaValue *values;
  CascadaPlace *places;
  guint32 stated;
  guint16 seen;
  gboolean unit_from_file;
  CascadaPlace place;
  CascadaRef ref;
  GPtrArray *children;
};

/** CascadaDraft: a plan as the files state it, with all findings. */
typedef struct
{
  GPtrArray *files;    /* names */
  GPtrArray *findings; /* CascadaDraftFinding */
  guint n_errors;
  GPtrArray *units;
  CascadaDraftRecord *plan;
  GHashTable *index; /* of records by parent and key */
} CascadaDraft;

typedef struct
{
  CascadaSeverity severity;
  CascadaPlace place;
  char *column_name;
  char *message;
  char *repair;
} CascadaDraftFinding;

#define CASCADA_DRAFT_MAX_FINDINGS 1000
#define CASCADA_DRAFT_MAX_ROWS 300000 /* of all files: a draft is held in memory, some 2 kB a row */

CascadaDraft *cascada_draft_new (void);
void cascada_draft_free (CascadaDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaDraft, cascada_draft_free)

CascadaDraftRecord *cascada_draft_add (CascadaDraft *draft, CascadaDraftRecord *parent, CascadaKind kind, CascadaPeriod period, CascadaPlace place);
CascadaDraftRecord *cascada_draft_find (CascadaDraft *draft, CascadaDraftRecord *parent, CascadaKind kind, const char *key);
void cascada_draft_name (CascadaDraft *draft, CascadaDraftRecord *record, const char *key);
CascadaDraftRecord *cascada_draft_get_cell (CascadaDraft *draft, CascadaDraftRecord *parent, CascadaKind kind, CascadaPeriod period, CascadaPlace place);
CascadaDraftRecord *cascada_draft_peek_cell (CascadaDraftRecord *parent, CascadaKind kind, CascadaPeriod period);

gboolean cascada_draft_is_stated (const CascadaDraftRecord *record, guint field);
void cascada_draft_set (CascadaDraftRecord *record, guint field, const CascadaValue *value, CascadaPlace place);
void cascada_draft_set_integer (CascadaDraftRecord *record, guint field, gint64 value);
void cascada_draft_set_text (CascadaDraftRecord *record, guint field, const char *text);
const char *cascada_draft_get_text (const CascadaDraftRecord *record, guint field);
CascadaDecimal cascada_draft_get_decimal (const CascadaDraftRecord *record, guint field);
char *cascada_draft_describe (const CascadaDraftRecord *record);

void cascada_draft_report (CascadaDraft *draft, CascadaSeverity severity, CascadaPlace place, const char *column_name, char *message, const char *repair);

G_END_DECLS
