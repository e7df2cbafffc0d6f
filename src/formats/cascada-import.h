/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-coherence.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaImportRequest:
 * @files: paths of the CSV tables; which table each one is, its header tells
 * @profile: one of cascada_import_get_profiles(); %NULL: "general"
 * @plan_title: (nullable): title of the plan made or updated; %NULL: the profile's, or the first file's name
 * @kind: #CascadaPlanKind, or −1: the profile's, or strategic
 * @first_year: of the plan; 0: the profile's, or the first year of the columns
 * @last_year: of the plan; 0: as @first_year
 * @numbers: "auto", "es-CO" or "plain" (13200000.00); %NULL: auto, decided for each column with proof
 * @settings: (nullable): "NAME=VALUE", names of cascada_settings_get_names()
 * @dry_run: find and count everything, change nothing
 *
 * What to import. Borrowed; start from %CASCADA_IMPORT_REQUEST_INIT.
 */
typedef struct
{
  const char *const *files;
  const char *profile;
  const char *plan_title;
  int kind;
  int first_year;
  int last_year;
  const char *numbers;
  const char *const *settings;
  gboolean dry_run;
} CascadaImportRequest;

#define CASCADA_IMPORT_REQUEST_INIT ((CascadaImportRequest){ .kind = -1 })

/**
 * CascadaImportFinding:
 * @severity: an error keeps the import from being applied
 * @file: (nullable): name of the file, without its folder
 * @row: as a spreadsheet counts (the header is 1); 0: the whole file
 * @column: from 1; 0: the whole row
 * @column_name: (nullable): its header
 * @message: what was found, with the text as printed (translated)
 * @repair: (nullable): what would settle it (translated)
 */
typedef struct
{
  CascadaSeverity severity;
  char *file;
  guint row;
  guint column;
  char *column_name;
  char *message;
  char *repair;
} CascadaImportFinding;

typedef struct
{
  guint created;
  guint updated;
  guint unchanged;
} CascadaImportCount;

/**
 * CascadaImportResult:
 * @findings: (element-type CascadaImportFinding): by file, row and column; those about the request first
 * @n_findings: by #CascadaSeverity
 * @counts: records by #CascadaKind: what was done or, in a dry run, would be
 * @applied: the workspace was changed; %FALSE in a dry run, after an error, and where nothing differs
 * @plan: the plan; its id is 0 where it is not made
 * @plan_title: its title
 * @backup_path: (nullable): the copy made before
 */
typedef struct
{
  GPtrArray *findings;
  guint n_findings[CASCADA_SEVERITY_ERROR + 1];
  CascadaImportCount counts[CASCADA_N_KINDS];
  gboolean applied;
  CascadaRef plan;
  char *plan_title;
  char *backup_path;
} CascadaImportResult;

/**
 * CascadaImportProgress:
 * @fraction: done, 0–1
 * @step: what is being done (translated)
 *
 * Called on the thread that runs the import, at the beginning of each step and then some ten times a second.
 */
typedef void (*CascadaImportProgress) (double fraction, const char *step, gpointer user_data);

/** CascadaImportProfile: a layout that can be read. Strings are untranslated and belong to the program. */
typedef struct
{
  const char *name;
  const char *title;
  const char *description;
} CascadaImportProfile;

GPtrArray *cascada_import_get_profiles (void);
const CascadaImportProfile *cascada_import_guess_profile (const char *path, GCancellable *cancellable);

CascadaImportResult *cascada_import_run (CascadaWorkspace *workspace, const CascadaImportRequest *request, CascadaImportProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);
void cascada_import_run_async (CascadaWorkspace *workspace, const CascadaImportRequest *request, CascadaImportProgress progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CascadaImportResult *cascada_import_run_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error);

void cascada_import_result_free (CascadaImportResult *result);
char *cascada_import_finding_to_string (const CascadaImportFinding *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaImportResult, cascada_import_result_free)

G_END_DECLS
