/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-procedure-story.h"

#define VERSIONS 50

/* A quarter is consolidated once it has ended: the last one that has. */
static CascadaPeriod
find_quarter (const CascadaProcedureStory *self, CascadaPlanStep step)
{
  CascadaPeriod found = CASCADA_PERIOD_NONE;

  for (int quarter = 1; step == CASCADA_PLAN_STEP_CONSOLIDATE && quarter <= 4; quarter++)
    if (cascada_period_get_last_day (CASCADA_PERIOD_QUARTER (self->life->life.year, quarter)) < self->today)
      found = CASCADA_PERIOD_QUARTER (self->life->life.year, quarter);
  return found;
}

static gboolean
read_life (CascadaProcedureStory *self, CascadaWorkspace *workspace, GCancellable *cancellable, GError **error)
{
  CascadaProcedureOffer *next;

  self->life = cascada_procedure_life_read (workspace, self->plan, cancellable, error);
  if (self->life == NULL)
    return FALSE;
  self->offers = cascada_procedure_life_list_offers (self->life, workspace, self->today, error);
  if (self->offers == NULL)
    return FALSE;
  next = cascada_procedure_story_get_next (self);
  if (next == NULL)
    return TRUE;
  self->period = find_quarter (self, next->step);
  self->conditions = cascada_procedure_life_check (self->life, workspace, next->step, &(CascadaStepDetails){ .period = self->period },
                                                   self->today, error);
  return self->conditions != NULL;
}

static gboolean
read_names (CascadaProcedureStory *self, CascadaStore *store, GError **error)
{
  GError *failure = NULL;

  self->leader = cascada_procedure_find_name (store, self->life->leader.person, NULL, &failure);
  if (failure == NULL)
    self->office = cascada_procedure_find_name (store, self->life->office.person, NULL, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
read_cb (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  CascadaProcedureStory *self = data;
  CascadaStore *store = cascada_workspace_get_store (workspace);

  return read_life (self, workspace, cancellable, error) && read_names (self, store, error) &&
         (self->observations = cascada_procedure_list_observations (store, self->plan, self->filter, CASCADA_STORY_OBSERVATIONS, error)) != NULL &&
         cascada_procedure_count_observations (store, self->plan, self->n_observations, error) &&
         (self->versions = cascada_procedure_list_versions (store, self->plan, VERSIONS, error)) != NULL &&
         (self->timeline = cascada_procedure_timeline_read (store, self->plan, self->limit, &self->more, error)) != NULL;
}

static void
free_cb (gpointer data)
{
  cascada_procedure_story_free (data);
}

/**
 * cascada_procedure_story_read_async:
 * @filter: state of the observations to list, or %CASCADA_ANY_OBSERVATION_STATE
 * @limit: lines of the timeline, at most
 *
 * Reads the story of @plan in a thread, as of what is committed, for whoever works.
 */
void
cascada_procedure_story_read_async (CascadaWorkspace *workspace, gint64 plan, int filter, guint limit, CascadaDate today,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  CascadaProcedureStory *self = g_new0 (CascadaProcedureStory, 1);

  self->plan = plan;
  self->filter = filter;
  self->limit = limit;
  self->today = today;
  cascada_workspace_run_async (workspace, FALSE, read_cb, self, free_cb, cancellable, callback, user_data);
}

/** cascada_procedure_story_read_finish: (transfer full) (nullable): what was read. */
CascadaProcedureStory *
cascada_procedure_story_read_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  return cascada_workspace_run_finish (workspace, result, error);
}

/** cascada_procedure_story_get_next: (transfer none) (nullable): the step that usually follows. */
CascadaProcedureOffer *
cascada_procedure_story_get_next (CascadaProcedureStory *self)
{
  CascadaProcedureOffer *first = self->offers->len > 0 ? self->offers->pdata[0] : NULL;

  return first != NULL && first->is_next ? first : NULL;
}

void
cascada_procedure_story_free (CascadaProcedureStory *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->life, cascada_procedure_life_free);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->conditions, g_ptr_array_unref);
  g_clear_pointer (&self->observations, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->timeline, g_ptr_array_unref);
  g_free (self->leader);
  g_free (self->office);
  g_free (self);
}
