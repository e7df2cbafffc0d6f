/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/**
 * CascadaObservation:
 *
 * What the planning office finds to be adjusted in a plan, one of its goals, a field of it, or a report of a
 * quarter, with the answer to it [P005 act. 4–7, 10–11].
 */
#define CASCADA_TYPE_OBSERVATION (cascada_observation_get_type ())
G_DECLARE_FINAL_TYPE (CascadaObservation, cascada_observation, CASCADA, OBSERVATION, CascadaRecord)

enum
{
  CASCADA_OBSERVATION_PLAN = 1,
  CASCADA_OBSERVATION_GOAL,
  CASCADA_OBSERVATION_FIELD,
  CASCADA_OBSERVATION_PERIOD,
  CASCADA_OBSERVATION_DATE,
  CASCADA_OBSERVATION_PERSON,
  CASCADA_OBSERVATION_TEXT,
  CASCADA_OBSERVATION_ANSWER,
  CASCADA_OBSERVATION_ANSWERED,
  CASCADA_OBSERVATION_RESOLVED,
};

G_END_DECLS
