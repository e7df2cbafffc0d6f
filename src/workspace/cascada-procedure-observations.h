/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-date.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/** CascadaObservationState: how far an observation on a plan has come. */
typedef enum
{
  CASCADA_OBSERVATION_STATE_OPEN, /* nobody answered it */
  CASCADA_OBSERVATION_STATE_ANSWERED,
  CASCADA_OBSERVATION_STATE_SETTLED,
} CascadaObservationState;

#define CASCADA_N_OBSERVATION_STATES (CASCADA_OBSERVATION_STATE_SETTLED + 1)
#define CASCADA_ANY_OBSERVATION_STATE (-1)

/**
 * CascadaProcedureObservation:
 * @id: of the record
 * @goal: id of the goal it is about, 0 for the plan as a whole
 * @place: (nullable): that goal: “3. Realizar 8 jornadas”; %NULL for the plan as a whole
 * @field: (nullable): label of the field it is about, translated
 * @person: (nullable): name of who made it
 * @answer: (nullable): what was done about it
 * @answered: day of the answer, or none
 *
 * An observation on a plan as it is shown.
 */
typedef struct
{
  gint64 id;
  CascadaObservationState state;
  gint64 goal;
  char *place;
  char *field;
  CascadaDate date;
  char *person;
  char *text;
  char *answer;
  CascadaDate answered;
} CascadaProcedureObservation;

/** CascadaProcedureGoal: @label: “3. Realizar 8 jornadas” */
typedef struct
{
  gint64 id;
  char *label;
} CascadaProcedureGoal;

GPtrArray *cascada_procedure_list_observations (CascadaStore *store, gint64 plan, int state, guint limit, GError **error);
gboolean cascada_procedure_count_observations (CascadaStore *store, gint64 plan, guint counts[CASCADA_N_OBSERVATION_STATES], GError **error);
GPtrArray *cascada_procedure_list_goals (CascadaStore *store, gint64 plan, guint limit, GError **error);
char *cascada_procedure_label_field (const char *name);

G_END_DECLS
