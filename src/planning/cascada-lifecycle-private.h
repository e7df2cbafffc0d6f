/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-lifecycle.h"

G_BEGIN_DECLS

/** CascadaRequirement: what a step asks of a plan; the bits of a row of the table of transitions, in the order shown. */
typedef enum
{
  CASCADA_REQUIREMENT_COHERENT,        /* no error of coherence */
  CASCADA_REQUIREMENT_WARNINGS,        /* warnings answered; needs an answer only */
  CASCADA_REQUIREMENT_OBSERVED,        /* at least one open observation */
  CASCADA_REQUIREMENT_ANSWERED,        /* no open observation */
  CASCADA_REQUIREMENT_SETTLED,         /* no answered observation left unsettled; needs an answer only */
  CASCADA_REQUIREMENT_VERIFIED,        /* by an analyst, since the last change */
  CASCADA_REQUIREMENT_LEADER_APPROVED, /* since the last change */
  CASCADA_REQUIREMENT_OFFICE_APPROVED, /* since the last change */
  CASCADA_REQUIREMENT_HOLA_CASE,
  CASCADA_REQUIREMENT_CONSULTED, /* needs an answer only */
  CASCADA_REQUIREMENT_REASON,    /* a text */
  CASCADA_REQUIREMENT_RECORD,    /* a text; needs an answer only */
  CASCADA_REQUIREMENT_YEAR_ENDED,
  CASCADA_REQUIREMENT_REPORTED, /* no report missing */
  CASCADA_REQUIREMENT_REPORTS_VERIFIED,
  CASCADA_REQUIREMENT_COVERED, /* none missing or unverified; needs an answer only */
  CASCADA_REQUIREMENT_FINAL_REPORT,
  CASCADA_N_REQUIREMENTS,
} CascadaRequirement;

void cascada_lifecycle_add_requirements (const CascadaPlanLife *life, guint requirements, GPtrArray *conditions);

G_END_DECLS
