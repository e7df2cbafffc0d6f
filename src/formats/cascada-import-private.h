/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-csv.h"
#include "cascada-draft.h"
#include "cascada-import.h"
#include "cascada-profile.h"

G_BEGIN_DECLS

/** A column of a file and what it fills. */
typedef struct
{
  const CascadaProfileColumn *column;
  guint position;
  CascadaPeriod period;
  char *name;
  CascadaColumn numbers;
} CascadaMappedColumn;

/** A file and the table it was recognised as. */
typedef struct
{
  const CascadaProfileTable *table;
  char *path;
  guint16 file;
  guint order; /* of the table in the profile */
  guint n_cells;
  GArray *columns;
} CascadaMappedFile;

/** One import on its way from files to a draft. */
typedef struct
{
  CascadaProfile *profile;
  char **files;
  char **settings;
  char *title;
  int kind;
  gboolean dry_run;
  CascadaConvention convention;
  int first_year, last_year;
  gboolean years_from_columns;
  GPtrArray *mapped;
  CascadaDraft *draft;
  CascadaImportProgress progress;
  gpointer progress_data;
  gint64 last_progress;
  double done, share; /* of the whole, for progress */
  const char *last_step;
  GCancellable *cancellable;
  CascadaImportResult *result; /* once it is done in a thread */
  guint n_percent_units;
  guint n_rows;
  gboolean lacks_table;
} CascadaImportJob;

void cascada_mapped_file_free (gpointer data);
GPtrArray *cascada_import_get_keys (CascadaCsvReader *reader);
guint cascada_import_score_table (const CascadaProfileTable *table, GPtrArray *keys, const CascadaProfileColumn **missing);
gboolean cascada_import_map_files (CascadaImportJob *job, const char *const *files, GError **error);
gboolean cascada_import_prove_numbers (CascadaImportJob *job, GError **error);
gboolean cascada_import_read_rows (CascadaImportJob *job, GError **error);
void cascada_import_derive (CascadaImportJob *job);

gboolean cascada_mapped_column_is_number (const CascadaMappedColumn *mapped);
gboolean cascada_import_read_cell (CascadaImportJob *job, const CascadaMappedColumn *mapped, const char *text, CascadaPlace place, CascadaValue *value, gboolean *percent);
const char *cascada_import_get_word (GType type, gint64 value);
gboolean cascada_import_is_blank (const char *text);
gboolean cascada_import_take_fault (CascadaImportJob *job, const CascadaCsvFault *fault, guint16 file, GError **error);
void cascada_import_tell (CascadaImportJob *job, double fraction, const char *step);

CascadaDraftRecord *cascada_import_find_objective (CascadaDraft *draft, gint64 number, const char *name);
CascadaDraftRecord *cascada_import_find_goal (CascadaDraft *draft, CascadaDraftRecord *objective, const char *code, const char *name);
void cascada_import_index (CascadaDraft *draft, CascadaDraftRecord *record, const char *code, const char *name);
char *cascada_import_get_pair (const char *code, const char *name);
gboolean cascada_import_is_code (const char *code);

/* Comparing a draft with a workspace, and what follows from it. */
typedef struct
{
  CascadaDraftRecord *record;
  guint field; /* 0: make the record */
} CascadaImportStep;

typedef struct
{
  CascadaDraft *draft;
  GArray *steps;
  CascadaImportCount counts[CASCADA_N_KINDS];
} CascadaImportPlan;

gboolean cascada_import_compare (CascadaWorkspace *workspace, CascadaImportPlan *plan, CascadaImportJob *job, GError **error);
gboolean cascada_import_apply_step (CascadaWorkspace *workspace, const CascadaImportStep *step, GError **error);

CascadaImportResult *cascada_import_result_new (void);
void cascada_import_result_take (CascadaImportResult *result, CascadaDraft *draft);

CascadaImportJob *cascada_import_job_new (const CascadaImportRequest *request, GError **error);
void cascada_import_job_free (CascadaImportJob *job);
gboolean cascada_import_job_read (CascadaImportJob *job, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaImportJob, cascada_import_job_free)

G_END_DECLS
