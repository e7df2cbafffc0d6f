/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-sample.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-sample-management.h"
#include "cascada-samples-resource.h"

#define SAMPLES "resource:///org/cascada/samples/"

typedef struct
{
  const char *profile;
  const char *files[5];
} Sample;

/* The profiles give titles, kinds, years and sources. */
static const Sample samples[] = {
  { "pei-follow-up", { SAMPLES "pei_2025_q2_indicators.csv", SAMPLES "pei_2025_q2_objectives.csv" } },
  { "pei-reconstructed",
    { SAMPLES "pei_2025_q2_indicators.csv", SAMPLES "pei_2025_q2_objectives.csv", SAMPLES "pei_2025_q2_reconstructed.csv" } },
  { "pei-programming",
    { SAMPLES "pei_2020_2024.csv", SAMPLES "pei_2020_2024_objectives.csv", SAMPLES "pei_2020_2024_totals.csv", SAMPLES "pei_2020_2024_notes.csv" } },
  { "pai-projects", { SAMPLES "pai_2024_projects.csv", SAMPLES "pai_2024_project_goals.csv" } },
  { "pai-process-indicators", { SAMPLES "pai_2024_process_indicators.csv" } },
};

typedef struct
{
  CascadaImportProgress progress;
  gpointer user_data;
  guint done;
} Relay;

static void
relay_progress (double fraction, const char *step, gpointer user_data)
{
  Relay *relay = user_data;

  if (relay->progress != NULL)
    relay->progress ((relay->done + fraction) / G_N_ELEMENTS (samples), step, relay->user_data);
}

/* Our own tables cannot have errors; should they, the first is told. */
static gboolean
check_result (const CascadaImportResult *result, GError **error)
{
  for (guint i = 0; i < result->findings->len; i++)
    {
      const CascadaImportFinding *finding = result->findings->pdata[i];
      g_autofree char *line = NULL;

      if (finding->severity != CASCADA_SEVERITY_ERROR)
        continue;
      line = cascada_import_finding_to_string (finding);
      g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, line);
      return FALSE;
    }
  return TRUE;
}

/**
 * cascada_sample_fill:
 * @workspace: usually an empty one; plans that are there already are brought up to date
 * @progress: (nullable): told how far it is
 * @error: what the workspace refuses, %G_IO_ERROR_CANCELLED
 *
 * Imports the documents that come with the program: the follow-up of 30 June 2025 as printed and reconstructed, the
 * strategic plan 2020–2024 and the action plan 2024. Each plan names its source.
 */
gboolean
cascada_sample_fill (CascadaWorkspace *workspace, CascadaImportProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Relay relay = { progress, user_data, 0 };

  g_resources_register (cascada_samples_get_resource ());
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
      g_autoptr (CascadaImportResult) result = NULL;

      relay.done = i;
      request.files = samples[i].files;
      request.profile = samples[i].profile;
      result = cascada_import_run (workspace, &request, relay_progress, &relay, cancellable, error);
      if (result == NULL || !check_result (result, error))
        return FALSE;
    }
  return TRUE;
}

typedef gboolean (*FillFunc) (CascadaWorkspace *workspace, CascadaImportProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);

static gboolean
create_filled (const char *path, FillFunc fill, CascadaImportProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("%s exists already and is not overwritten: choose another name"), path);
      return FALSE;
    }
  workspace = cascada_workspace_open (path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, cancellable, error);
  if (workspace == NULL)
    return FALSE;
  if (fill (workspace, progress, user_data, cancellable, error))
    return cascada_workspace_close (workspace, error);
  cascada_workspace_discard (workspace);
  return FALSE;
}

/**
 * cascada_sample_create:
 * @path: of a file that does not exist
 * @error: %CASCADA_ERROR_REFUSED where it exists; otherwise as of cascada_sample_fill()
 *
 * Makes a workspace of the sample plans. Nothing is left of it where that fails.
 */
gboolean
cascada_sample_create (const char *path, CascadaImportProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  return create_filled (path, cascada_sample_fill, progress, user_data, cancellable, error);
}

/**
 * cascada_sample_create_management:
 * @path: of a file that does not exist
 * @error: as of cascada_sample_create()
 *
 * Makes a workspace of management plans in the middle of their year: 16 processes and 20 local offices in 2025, with the
 * people who act, the steps that were taken and the reports that were sent. Names of units are real, figures and names of
 * people are not. The same records each time.
 */
gboolean
cascada_sample_create_management (const char *path, CascadaImportProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  return create_filled (path, cascada_sample_fill_management, progress, user_data, cancellable, error);
}
