/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-import-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-plan.h"

/* In the order in which they are offered. */
static const CascadaImportProfile profiles[] = {
  { "general", N_ ("General layout"),
    N_ ("Any plan: one row per indicator, headers in English or Spanish, a column for each period’s target and executed value.") },
  { "pei-programming", N_ ("Strategic plan: programming by year"),
    N_ ("The indicator tables of a strategic plan with weights and yearly targets; optionally its objectives, printed totals and notes.") },
  { "pei-follow-up", N_ ("Strategic plan: follow-up at 30 June 2025"),
    N_ ("The follow-up tables of a strategic plan at the second quarter of 2025 with the published percentages; optionally its objectives, and "
        "magnitudes and weights reconstructed from the percentages.") },
  { "pei-reconstructed", N_ ("Strategic plan: follow-up at 30 June 2025, reconstructed"),
    N_ ("As pei-follow-up, with the magnitudes and weights from which the published percentages follow.") },
  { "pai-projects", N_ ("Action plan: investment projects"),
    N_ ("Investment projects with their goals: each project becomes an objective, each goal has one indicator of the same name.") },
  { "pai-process-indicators", N_ ("Action plan: process indicators"),
    N_ ("Management indicators by process: each process becomes an objective and a unit that reports its indicators.") },
};

/**
 * cascada_import_get_profiles:
 *
 * Returns: (transfer container) (element-type CascadaImportProfile): the layouts that can be read
 */
GPtrArray *
cascada_import_get_profiles (void)
{
  GPtrArray *array = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    g_ptr_array_add (array, (gpointer) &profiles[i]);
  return array;
}

static gboolean
apply_steps (CascadaWorkspace *workspace, CascadaImportJob *job, GArray *steps, GError **error)
{
  for (guint i = 0; i < steps->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (job->cancellable, error) ||
          !cascada_import_apply_step (workspace, &g_array_index (steps, CascadaImportStep, i), error))
        return FALSE;
      cascada_import_tell (job, (i + 1.0) / steps->len, _ ("Writing"));
    }
  return TRUE;
}

/* A workspace without plans has nothing to lose. */
static gboolean
back_up (CascadaWorkspace *workspace, CascadaImportJob *job, CascadaImportResult *result, GError **error)
{
  g_autoptr (GPtrArray) plans = cascada_workspace_get_children (workspace, CASCADA_KIND_PLAN, 0, error);

  if (plans == NULL)
    return FALSE;
  return plans->len == 0 || cascada_store_backup (cascada_workspace_get_store (workspace), "import", &result->backup_path, job->cancellable, error);
}

static gboolean
apply (CascadaWorkspace *workspace, CascadaImportJob *job, CascadaImportPlan *plan, CascadaImportResult *result, GError **error)
{
  /* Translators: %s is the title of a plan; stands in undo and history */
  g_autofree char *reason = g_strdup_printf (_ ("Import “%s”"), job->title);

  if (!back_up (workspace, job, result, error) || !cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_IMPORT, reason, error))
    return FALSE;
  job->done = 0.8;
  job->share = 0.2;
  if (!apply_steps (workspace, job, plan->steps, error) || g_cancellable_set_error_if_cancelled (job->cancellable, error))
    {
      cascada_workspace_rollback (workspace);
      return FALSE;
    }
  if (!cascada_workspace_commit (workspace, error))
    return FALSE;
  result->applied = TRUE;
  return TRUE;
}

static gboolean
finish (CascadaWorkspace *workspace, CascadaImportJob *job, CascadaImportResult *result, GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (CascadaImportStep));
  CascadaImportPlan plan = { .draft = job->draft, .steps = steps };

  job->done = 0.7;
  job->share = 0.1;
  if (!cascada_import_compare (workspace, &plan, job, error))
    return FALSE;
  memcpy (result->counts, plan.counts, sizeof plan.counts);
  if (!job->dry_run && job->draft->n_errors == 0 && steps->len > 0 && !apply (workspace, job, &plan, result, error))
    return FALSE;
  result->plan.id = job->draft->plan->ref.id;
  return TRUE;
}

/* With the draft read. */
static CascadaImportResult *
conclude (CascadaWorkspace *workspace, CascadaImportJob *job, GError **error)
{
  g_autoptr (CascadaImportResult) result = cascada_import_result_new ();

  result->plan_title = g_strdup (job->title);
  if (job->draft->n_errors == 0 && !finish (workspace, job, result, error))
    return NULL;
  cascada_import_result_take (result, job->draft);
  return g_steal_pointer (&result);
}

/**
 * cascada_import_run:
 * @request: what to import
 * @progress: (nullable): told how far it is
 * @error: %CASCADA_ERROR_INVALID where the request cannot be meant, %CASCADA_ERROR_NOT_FOUND or _STORAGE where a file
 *   cannot be read at all, what the workspace refuses, %G_IO_ERROR_CANCELLED
 *
 * Reads the tables, lists every finding at once and, unless it is a dry run or a finding is an error, brings them into
 * the plan of that title and kind: one edit, all or nothing. Records are matched (objectives by number, goals and
 * indicators by code and name), so importing the same again changes nothing; nothing is ever deleted. What people edited
 * since the last import stays where the file says the same as then; else the file's value is taken and a warning names both.
 *
 * Returns: (transfer full): what was found and done
 */
CascadaImportResult *
cascada_import_run (CascadaWorkspace *workspace, const CascadaImportRequest *request, CascadaImportProgress progress, gpointer user_data,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaImportJob) job = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && request != NULL, NULL);

  job = cascada_import_job_new (request, error);
  if (job == NULL)
    return NULL;
  job->progress = progress;
  job->progress_data = user_data;
  g_set_object (&job->cancellable, cancellable);
  if (!cascada_import_job_read (job, error))
    return NULL;
  return conclude (workspace, job, error);
}

static gboolean
run_in_thread (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  CascadaImportJob *job = data;

  g_set_object (&job->cancellable, cancellable);
  if (cascada_import_job_read (job, error))
    job->result = conclude (workspace, job, error);
  return job->result != NULL;
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (CascadaImportJob) job = cascada_workspace_run_finish (CASCADA_WORKSPACE (source), result, &error);

  if (job != NULL)
    g_task_return_pointer (task, g_steal_pointer (&job->result), (GDestroyNotify) cascada_import_result_free);
  else
    g_task_return_error (task, error);
}

/**
 * cascada_import_run_async:
 * @progress: (nullable): called in another thread
 *
 * As cascada_import_run(), in another thread; meanwhile the workspace refuses edits, unless it is a dry run.
 */
void
cascada_import_run_async (CascadaWorkspace *workspace, const CascadaImportRequest *request, CascadaImportProgress progress,
                          gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  CascadaImportJob *job;
  GError *error = NULL;

  g_return_if_fail (CASCADA_IS_WORKSPACE (workspace) && request != NULL);

  task = g_task_new (workspace, NULL, callback, user_data);
  g_task_set_source_tag (task, cascada_import_run_async);
  job = cascada_import_job_new (request, &error);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  job->progress = progress;
  job->progress_data = progress_data;
  cascada_workspace_run_async (workspace, !request->dry_run && !cascada_workspace_is_read_only (workspace), run_in_thread, job,
                               (GDestroyNotify) cascada_import_job_free, cancellable, ran_cb, g_steal_pointer (&task));
}

CascadaImportResult *
cascada_import_run_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
