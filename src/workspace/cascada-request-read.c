/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a request with all that the rules look at and what it would change. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-request-private.h"
#include "cascada-workspace-private.h"

#include "cascada-goal.h"
#include "cascada-plan.h"
#include "cascada-report.h"

/** cascada_request_ref: names the record of a request. */
CascadaRef
cascada_request_ref (gint64 request)
{
  return (CascadaRef){ CASCADA_KIND_REQUEST, CASCADA_PERIOD_NONE, request };
}

/** cascada_request_is_decided: or withdrawn: what the goal is later is not its matter any more. */
gboolean
cascada_request_is_decided (CascadaRequestState state)
{
  return state >= CASCADA_REQUEST_STATE_APPROVED;
}

/** cascada_request_is_measured: whether a report says or did anything. */
gboolean
cascada_request_is_measured (CascadaRecord *report)
{
  static const guint fields[] = { CASCADA_REPORT_EXECUTED, CASCADA_REPORT_NUMERATOR, CASCADA_REPORT_DENOMINATOR };

  if (cascada_record_is_removed (report))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (cascada_record_get_value (report, fields[i])->type != CASCADA_VALUE_NONE)
      return TRUE;
  return cascada_record_get_integer (report, CASCADA_REPORT_STATE) != CASCADA_REPORT_STATE_DRAFT;
}

/** cascada_request_reading_free: (nullable) */
void
cascada_request_reading_free (CascadaRequestReading *reading)
{
  if (reading == NULL)
    return;
  cascada_request_item_free (reading->item);
  g_clear_object (&reading->request);
  g_clear_object (&reading->goal);
  g_clear_object (&reading->plan);
  g_clear_pointer (&reading->values, g_ptr_array_unref);
  g_clear_pointer (&reading->opinions, g_ptr_array_unref);
  g_clear_pointer (&reading->others, g_ptr_array_unref);
  g_clear_pointer (&reading->findings, g_ptr_array_unref);
  g_clear_pointer (&reading->rules, g_ptr_array_unref);
  cascada_request_effect_free (reading->effect);
  cascada_request_facts_free (reading->facts);
  g_free ((char *) reading->details.justification);
  g_free ((char *) reading->details.reference);
  g_free ((char *) reading->details.exception);
  g_free (reading);
}

/* What is asked for; texts are borrowed. */
typedef struct
{
  CascadaWorkspace *workspace;
  CascadaStore *store;
  gint64 request;
  const CascadaRequestDetails *details;
  const CascadaRequestChange *supposed;
  guint n_supposed;
  CascadaPeriod cut;
  CascadaDate today;
} Query;

static CascadaRecord *
load (const Query *query, CascadaKind kind, gint64 id, GError **error)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (query->workspace, (CascadaRef){ kind, CASCADA_PERIOD_NONE, id }, error);

  if (record == NULL || !cascada_record_is_removed (record))
    return g_steal_pointer (&record);
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("“%s” was deleted meanwhile"), _ (cascada_kind_get_class (kind)->label));
  return NULL;
}

static gboolean
read_records (CascadaRequestReading *self, const Query *query, GError **error)
{
  self->request = load (query, CASCADA_KIND_REQUEST, query->request, error);
  self->plan = self->request != NULL ? load (query, CASCADA_KIND_PLAN, cascada_record_get_integer (self->request, CASCADA_REQUEST_PLAN), error) : NULL;
  self->goal = self->plan != NULL ? load (query, CASCADA_KIND_GOAL, cascada_record_get_integer (self->request, CASCADA_REQUEST_GOAL), error) : NULL;
  return self->goal != NULL;
}

static void
read_details (CascadaRequestReading *self, const CascadaRequestDetails *details)
{
  CascadaRecord *request = self->request;
  CascadaRequestDetails kept = {
    cascada_record_get_integer (request, CASCADA_REQUEST_GROUND),
    cascada_record_get_text (request, CASCADA_REQUEST_JUSTIFICATION),
    cascada_record_get_text (request, CASCADA_REQUEST_REFERENCE),
    cascada_record_get_text (request, CASCADA_REQUEST_EXCEPTION),
  };

  details = details != NULL ? details : &kept;
  self->details = (CascadaRequestDetails){ details->ground, g_strdup (details->justification), g_strdup (details->reference), g_strdup (details->exception) };
}

static gboolean
read_values (CascadaRequestReading *self, const Query *query, GError **error)
{
  self->values = cascada_request_read_values (query->store, self->request, error);
  if (self->values == NULL)
    return FALSE;
  for (guint i = 0; i < query->n_supposed; i++)
    cascada_request_suppose_value (self->values, query->store, &query->supposed[i]);
  for (guint i = 0; i < self->values->len; i++)
    self->n_differing += ((CascadaRequestValue *) self->values->pdata[i])->differs;
  return TRUE;
}

/* The line of this one, and those of the others for its goal in its year. */
static gboolean
read_items (CascadaRequestReading *self, const Query *query, int year, GError **error)
{
  CascadaRequestFilter filter = { .goal = cascada_record_get_id (self->goal) };
  gboolean one_year = cascada_record_get_integer (self->plan, CASCADA_PLAN_FIRST_YEAR) == cascada_record_get_integer (self->plan, CASCADA_PLAN_LAST_YEAR);

  self->others = cascada_request_list (query->store, &filter, query->today, error);
  if (self->others == NULL)
    return FALSE;
  for (guint i = self->others->len; i-- > 0;)
    {
      CascadaRequestItem *item = self->others->pdata[i];
      CascadaDate date = item->decided != CASCADA_DATE_NONE ? item->decided : item->date;

      if (item->id == query->request)
        self->item = g_ptr_array_steal_index (self->others, i);
      else if (!one_year && date / 10000 != year)
        g_ptr_array_remove_index (self->others, i);
    }
  return self->item != NULL;
}

/* Who would present a draft is who works. */
static void
set_presenter (CascadaRequestFacts *facts, CascadaWorkspace *workspace)
{
  CascadaModification *modification = &facts->modification;

  if (modification->state != CASCADA_REQUEST_STATE_DRAFT)
    return;
  modification->presenter_role = modification->is_local_plan ? CASCADA_ROLE_LOCAL_MAYOR : CASCADA_ROLE_PROCESS_LEADER;
  modification->presenter_own_unit = TRUE;
  if (workspace->role < 0)
    return;
  modification->presenter_role = workspace->role;
  modification->presenter_own_unit = facts->unit != 0 && workspace->unit == facts->unit;
}

static gboolean
read_facts (CascadaRequestReading *self, const Query *query, CascadaRequestSides *sides, GError **error)
{
  CascadaDate date = (CascadaDate) cascada_record_get_integer (self->request, CASCADA_REQUEST_DATE);
  CascadaRequestFacts *facts = cascada_request_facts_new (query->store, self->plan, self->goal, date, sides, self->values, error);
  CascadaModification *modification;

  self->facts = facts;
  if (facts == NULL || !read_items (self, query, facts->modification.year, error) ||
      !cascada_request_facts_read_plan (facts, query->store, self->request, self->plan, self->goal, query->today, error))
    return FALSE;
  self->opinions = cascada_request_read_opinions (query->store, query->request, facts->leader, error);
  if (self->opinions == NULL)
    return FALSE;
  cascada_request_facts_set_opinions (facts, self->opinions);
  cascada_request_facts_set_history (facts, self->others);
  set_presenter (facts, query->workspace);
  modification = &facts->modification;
  modification->ground = self->details.ground;
  modification->justification = self->details.justification;
  modification->reference = self->details.reference;
  modification->exception = self->details.exception;
  modification->n_changed_meanwhile = self->n_differing;
  return TRUE;
}

static void
count_findings (CascadaRequestReading *self)
{
  CascadaModification *modification = &((CascadaRequestFacts *) self->facts)->modification;

  for (guint i = 0; i < self->findings->len; i++)
    {
      const CascadaFinding *finding = self->findings->pdata[i];

      if (finding->severity == CASCADA_SEVERITY_NOTE)
        continue;
      modification->n_errors += finding->severity == CASCADA_SEVERITY_ERROR;
      modification->n_warnings += finding->severity == CASCADA_SEVERITY_WARNING;
      if (modification->finding == NULL || (finding->severity == CASCADA_SEVERITY_ERROR && modification->n_errors == 1))
        modification->finding = finding->message;
    }
}

/* Over figures of its own: those of the workspace follow the file. */
static gboolean
read_figures (CascadaRequestReading *self, const Query *query, CascadaRequestSides *sides, GError **error)
{
  gint64 plan = cascada_record_get_id (self->plan);
  g_autoptr (CascadaFigures) before = cascada_figures_load (query->store, plan, NULL, error);
  g_autoptr (CascadaFigures) after = before != NULL ? cascada_figures_load (query->store, plan, NULL, error) : NULL;
  CascadaPeriod cut = query->cut;

  if (after == NULL)
    return FALSE;
  if (cut == CASCADA_PERIOD_NONE)
    cut = CASCADA_PERIOD_YEAR (((CascadaRequestFacts *) self->facts)->modification.year);
  cascada_request_suppose_side (before, sides, CASCADA_REQUEST_BEFORE);
  cascada_request_suppose_side (after, sides, CASCADA_REQUEST_AFTER);
  self->findings = cascada_request_find_incoherence (before, after, self->goal, self->plan, sides);
  count_findings (self);
  self->effect = cascada_request_effect_new (before, after, self->goal, sides, cut);
  return TRUE;
}

static gboolean
read_all (CascadaRequestReading *self, const Query *query, GError **error)
{
  g_autoptr (CascadaRequestSides) sides = NULL;
  CascadaModification *modification;

  if (!read_records (self, query, error) || !read_values (self, query, error))
    return FALSE;
  read_details (self, query->details);
  sides = cascada_request_sides_new (query->store, self->values, cascada_request_is_decided (cascada_record_get_integer (self->request, CASCADA_REQUEST_STATE)));
  if (!read_facts (self, query, sides, error) || !read_figures (self, query, sides, error))
    return FALSE;
  modification = &((CascadaRequestFacts *) self->facts)->modification;
  self->parts = self->item->parts = cascada_modification_get_parts (modification);
  self->item->n_values = self->values->len;
  self->rules = cascada_modification_judge (modification);
  return TRUE;
}

/**
 * cascada_request_read:
 * @details: (nullable): as typed so far; %NULL: as written
 * @supposed: values as typed so far, beside those that are written
 * @cut: at which its effect is told; none for the end of the year
 * @error: %CASCADA_ERROR_NOT_FOUND where it or its goal is deleted
 *
 * Reads a request with its three values a field, what the rules say, and what it would change; the file is not touched. Of
 * one that is decided it is told what it found and proposed. Reads the figures of the plan: a few milliseconds for some
 * hundred indicators; where there may be more, off the main loop.
 *
 * Returns: (transfer full) (nullable): the reading
 */
CascadaRequestReading *
cascada_request_read (CascadaWorkspace *workspace, gint64 request, const CascadaRequestDetails *details, const CascadaRequestChange *supposed,
                      guint n_supposed, CascadaPeriod cut, CascadaDate today, GError **error)
{
  g_autoptr (CascadaRequestReading) self = g_new0 (CascadaRequestReading, 1);
  Query query = { workspace, NULL, request, details, supposed, n_supposed, cut, today };

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && (n_supposed == 0 || supposed != NULL) && cascada_date_is_valid (today), NULL);

  query.store = cascada_workspace_get_store (workspace);
  return read_all (self, &query, error) ? g_steal_pointer (&self) : NULL;
}

/* --- in a thread --- */

typedef struct
{
  gint64 request;
  gboolean has_details;
  CascadaRequestDetails details;
  CascadaRequestChange *supposed;
  guint n_supposed;
  CascadaPeriod cut;
  CascadaDate today;
  CascadaRequestReading *reading;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  for (guint i = 0; i < reading->n_supposed; i++)
    cascada_value_clear (&reading->supposed[i].value);
  g_free (reading->supposed);
  g_free ((char *) reading->details.justification);
  g_free ((char *) reading->details.reference);
  g_free ((char *) reading->details.exception);
  cascada_request_reading_free (reading->reading);
  g_free (reading);
}

static gboolean
read_cb (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  reading->reading = cascada_request_read (workspace, reading->request, reading->has_details ? &reading->details : NULL, reading->supposed,
                                           reading->n_supposed, reading->cut, reading->today, error);
  return reading->reading != NULL;
}

/** cascada_request_read_async: the same in a thread, as of what is committed; @details and @supposed are copied. */
void
cascada_request_read_async (CascadaWorkspace *workspace, gint64 request, const CascadaRequestDetails *details, const CascadaRequestChange *supposed,
                            guint n_supposed, CascadaPeriod cut, CascadaDate today, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Reading *reading = g_new0 (Reading, 1);

  *reading = (Reading){ .request = request, .has_details = details != NULL, .n_supposed = n_supposed, .cut = cut, .today = today };
  if (details != NULL)
    reading->details = (CascadaRequestDetails){ details->ground, g_strdup (details->justification), g_strdup (details->reference), g_strdup (details->exception) };
  reading->supposed = g_new0 (CascadaRequestChange, n_supposed + 1);
  for (guint i = 0; i < n_supposed; i++)
    {
      reading->supposed[i] = supposed[i];
      cascada_value_copy (&supposed[i].value, &reading->supposed[i].value);
    }
  cascada_workspace_run_async (workspace, FALSE, read_cb, reading, reading_free, cancellable, callback, user_data);
}

static void
replace_record (CascadaWorkspace *workspace, CascadaRecord **record)
{
  CascadaRecord *own = cascada_workspace_get_record (workspace, cascada_record_get_ref (*record), NULL);

  if (own == NULL)
    return;
  g_object_unref (*record);
  *record = own;
}

/** cascada_request_read_finish: (transfer full) (nullable): the reading, its records those of @workspace. */
CascadaRequestReading *
cascada_request_read_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  Reading *reading = cascada_workspace_run_finish (workspace, result, error);
  CascadaRequestReading *read;

  if (reading == NULL)
    return NULL;
  read = g_steal_pointer (&reading->reading);
  reading_free (reading);
  replace_record (workspace, &read->request);
  replace_record (workspace, &read->goal);
  replace_record (workspace, &read->plan);
  return read;
}
