/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a request to a draft. Knows no workspace. */

#include "config.h"

#include "cascada-import-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-plan.h"

static gboolean
read_convention (const char *numbers, CascadaConvention *convention, GError **error)
{
  static const char *const names[] = { "auto", "es-CO", "plain" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (numbers == NULL || g_ascii_strcasecmp (numbers, names[i]) == 0)
      {
        *convention = (CascadaConvention) i;
        return TRUE;
      }
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("numbers are written auto, es-CO or plain, not “%s”"), numbers);
  return FALSE;
}

/* The profile's settings first, so that the request's stand. */
static gboolean
check_settings (CascadaImportJob *job, const char *const *settings, GError **error)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  CascadaSettings checked;

  cascada_settings_init (&checked);
  g_strv_builder_addv (all, (const char **) job->profile->settings);
  if (settings != NULL)
    g_strv_builder_addv (all, (const char **) settings);
  job->settings = g_strv_builder_end (all);
  for (guint i = 0; job->settings[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (job->settings[i], "=", 2);

      if (g_strv_length (parts) != 2)
        {
          g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("“%s” is not a setting: write NAME=VALUE"), job->settings[i]);
          return FALSE;
        }
      if (!cascada_settings_set (&checked, parts[0], parts[1], error))
        return FALSE;
    }
  return TRUE;
}

static char *
choose_title (const CascadaImportRequest *request, const CascadaProfile *profile)
{
  g_autofree char *name = NULL;
  char *dot;

  if (request->plan_title != NULL && *request->plan_title != '\0')
    return g_strdup (request->plan_title);
  if (profile->plan_title != NULL)
    return g_strdup (profile->plan_title);
  name = g_filename_display_basename (request->files[0]);
  dot = strrchr (name, '.');
  if (dot != NULL && dot > name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

static gboolean
choose_years (CascadaImportJob *job, const CascadaImportRequest *request, GError **error)
{
  job->first_year = request->first_year > 0 ? request->first_year : job->profile->first_year;
  job->last_year = request->last_year > 0 ? request->last_year : request->first_year > 0 ? request->first_year
                                                                                         : job->profile->last_year;
  if (job->first_year == 0 || (job->first_year >= CASCADA_YEAR_MIN && job->last_year <= CASCADA_YEAR_MAX && job->first_year <= job->last_year))
    return TRUE;
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("a plan cannot last from %d to %d"), job->first_year, job->last_year);
  return FALSE;
}

/** cascada_import_job_new: checks the request; %CASCADA_ERROR_INVALID where it cannot be meant. */
CascadaImportJob *
cascada_import_job_new (const CascadaImportRequest *request, GError **error)
{
  g_autoptr (CascadaImportJob) job = g_new0 (CascadaImportJob, 1);

  job->draft = cascada_draft_new ();
  job->mapped = g_ptr_array_new_with_free_func (cascada_mapped_file_free);
  job->profile = cascada_profile_load (request->profile != NULL ? request->profile : "general", error);
  if (job->profile == NULL || !read_convention (request->numbers, &job->convention, error) ||
      !check_settings (job, request->settings, error) || !choose_years (job, request, error))
    return NULL;
  if (request->files == NULL || request->files[0] == NULL || g_strv_length ((char **) request->files) > 100)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("choose one to a hundred files to import"));
      return NULL;
    }
  if (job->convention == CASCADA_CONVENTION_AUTO)
    job->convention = job->profile->convention;
  job->files = g_strdupv ((char **) request->files);
  job->title = choose_title (request, job->profile);
  job->kind = request->kind >= 0 ? request->kind : (int) job->profile->plan_kind;
  job->dry_run = request->dry_run;
  return g_steal_pointer (&job);
}

void
cascada_import_job_free (CascadaImportJob *job)
{
  if (job == NULL)
    return;
  cascada_draft_free (job->draft);
  g_ptr_array_unref (job->mapped);
  cascada_profile_free (job->profile);
  g_strfreev (job->files);
  g_strfreev (job->settings);
  g_free (job->title);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->result, cascada_import_result_free);
  g_free (job);
}

static void
state_settings (CascadaImportJob *job)
{
  CascadaDraftRecord *plan = job->draft->plan;
  CascadaSettings settings;

  cascada_settings_init (&settings);
  for (guint i = 0; job->settings[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (job->settings[i], "=", 2);

      cascada_settings_set (&settings, parts[0], parts[1], NULL);
    }
  for (guint i = 0; job->settings[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (job->settings[i], "=", 2);
      const gint64 values[] = {
        [CASCADA_PLAN_INCREASING] = settings.increasing,
        [CASCADA_PLAN_CONSTANT] = settings.constant,
        [CASCADA_PLAN_DECREASING] = settings.decreasing,
        [CASCADA_PLAN_CAP] = settings.cap,
        [CASCADA_PLAN_DECIMALS] = settings.decimals,
        [CASCADA_PLAN_NOTATION] = settings.notation,
        [CASCADA_PLAN_WEIGHT_TOLERANCE] = settings.weight_tolerance,
        [CASCADA_PLAN_ROLLUP] = settings.rollup,
        [CASCADA_PLAN_CROSS_CUTTING_SHARE] = settings.cross_cutting_share,
      };
      guint field = cascada_plan_find_setting (parts[0]);
      CascadaValue value = field == CASCADA_PLAN_CAP || field == CASCADA_PLAN_CROSS_CUTTING_SHARE
                               ? cascada_value_decimal (values[field])
                               : cascada_value_integer (values[field]);

      cascada_draft_set (plan, field, &value, (CascadaPlace){ 0 });
    }
}

static void
state_plan (CascadaImportJob *job)
{
  CascadaDraftRecord *plan = job->draft->plan;
  const char *collected = cascada_draft_get_text (plan, CASCADA_PLAN_NOTE);
  g_autofree char *note = collected != NULL && job->profile->plan_note != NULL ? g_strconcat (job->profile->plan_note, "\n", collected, NULL) : NULL;

  cascada_draft_set_text (plan, CASCADA_PLAN_TITLE, job->title);
  cascada_draft_set_integer (plan, CASCADA_PLAN_KIND, job->kind);
  if (job->first_year > 0)
    {
      cascada_draft_set_integer (plan, CASCADA_PLAN_FIRST_YEAR, job->first_year);
      cascada_draft_set_integer (plan, CASCADA_PLAN_LAST_YEAR, job->last_year);
    }
  cascada_draft_set_text (plan, CASCADA_PLAN_SOURCE, job->profile->plan_source);
  cascada_draft_set_text (plan, CASCADA_PLAN_NOTE, note != NULL ? note : collected == NULL ? job->profile->plan_note
                                                                                           : NULL);
  state_settings (job);
}

static void
check_empty (CascadaImportJob *job)
{
  if (job->draft->plan->children == NULL && job->draft->n_errors == 0)
    cascada_draft_report (job->draft, CASCADA_SEVERITY_ERROR, (CascadaPlace){ 0 }, NULL, g_strdup (_ ("the files hold no row of a plan")),
                          _ ("Choose a table with rows under its header"));
}

/* A value that its field refuses though its cell was right: a title or note too long once it is put together. */
static void
validate (CascadaImportJob *job, CascadaDraftRecord *record)
{
  guint n_fields = cascada_kind_get_class (record->kind)->n_fields;

  for (guint field = 1; field <= n_fields; field++)
    {
      g_autoptr (GError) error = NULL;

      if (cascada_draft_is_stated (record, field) && !cascada_field_validate (record->kind, field, &record->values[field - 1], &error))
        cascada_draft_report (job->draft, CASCADA_SEVERITY_ERROR, record->place, NULL, g_strdup (error->message), _ ("Shorten or correct it"));
    }
  for (guint i = 0; record->children != NULL && i < record->children->len; i++)
    validate (job, record->children->pdata[i]);
}

static void
set_share (CascadaImportJob *job, double done, double share)
{
  job->done = done;
  job->share = share;
}

/**
 * cascada_import_job_read:
 * @error: what cannot be opened or read at all, %G_IO_ERROR_CANCELLED
 *
 * Reads the files into the job's draft, with all findings.
 */
gboolean
cascada_import_job_read (CascadaImportJob *job, GError **error)
{
  if (!cascada_import_map_files (job, (const char *const *) job->files, error))
    return FALSE;
  if (job->lacks_table)
    return TRUE;
  set_share (job, 0.0, 0.2);
  if (!cascada_import_prove_numbers (job, error))
    return FALSE;
  set_share (job, 0.2, 0.3);
  if (!cascada_import_read_rows (job, error))
    return FALSE;
  set_share (job, 0.5, 0.2);
  if (job->n_rows > CASCADA_DRAFT_MAX_ROWS)
    return TRUE;
  cascada_import_derive (job);
  state_plan (job);
  check_empty (job);
  if (job->draft->n_errors > 0)
    return TRUE;
  validate (job, job->draft->plan);
  for (guint i = 0; i < job->draft->units->len; i++)
    validate (job, job->draft->units->pdata[i]);
  return TRUE;
}
