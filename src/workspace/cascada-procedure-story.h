/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-procedure-life.h"
#include "cascada-procedure-observations.h"
#include "cascada-procedure-timeline.h"

G_BEGIN_DECLS

/** Observations are listed up to this many. */
#define CASCADA_STORY_OBSERVATIONS 100

/**
 * CascadaProcedureStory:
 * @life: where the plan stands
 * @offers: (element-type CascadaProcedureOffer): the steps that are shown
 * @conditions: (nullable) (element-type CascadaCondition): of the step that usually follows
 * @period: the quarter that those conditions are about, where they are about one
 * @leader: (nullable): name of who approved it as its leader
 * @office: (nullable): name of who approved it for the planning office
 * @observations: (element-type CascadaProcedureObservation): those asked for
 * @n_observations: how many there are, by state
 * @versions: (element-type CascadaTimelineEntry): newest first
 * @timeline: (element-type CascadaTimelineEntry): newest first
 * @more: whether the timeline goes on
 *
 * All that a page about a plan’s procedure tells, read in one go.
 */
typedef struct
{
  CascadaProcedureLife *life;
  GPtrArray *offers;
  GPtrArray *conditions;
  CascadaPeriod period;
  char *leader;
  char *office;
  GPtrArray *observations;
  guint n_observations[CASCADA_N_OBSERVATION_STATES];
  GPtrArray *versions;
  GPtrArray *timeline;
  gboolean more;

  /*< private >*/
  gint64 plan;
  int filter;
  guint limit;
  CascadaDate today;
} CascadaProcedureStory;

void cascada_procedure_story_read_async (CascadaWorkspace *workspace, gint64 plan, int filter, guint limit, CascadaDate today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CascadaProcedureStory *cascada_procedure_story_read_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error);
CascadaProcedureOffer *cascada_procedure_story_get_next (CascadaProcedureStory *self);
void cascada_procedure_story_free (CascadaProcedureStory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaProcedureStory, cascada_procedure_story_free)

G_END_DECLS
