/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/**
 * CascadaProposal:
 *
 * One value that a request proposes, with the one that it found [P005 policy 9]: of the request’s goal (record "goal"), or
 * of an indicator of it ("indicator"), its target or weight in a period ("target", "weight"). Values are texts free of any
 * locale; an absent one is no value.
 */
#define CASCADA_TYPE_PROPOSAL (cascada_proposal_get_type ())
G_DECLARE_FINAL_TYPE (CascadaProposal, cascada_proposal, CASCADA, PROPOSAL, CascadaRecord)

enum
{
  CASCADA_PROPOSAL_REQUEST = 1,
  CASCADA_PROPOSAL_RECORD,
  CASCADA_PROPOSAL_INDICATOR,
  CASCADA_PROPOSAL_PERIOD,
  CASCADA_PROPOSAL_FIELD,
  CASCADA_PROPOSAL_OLD,
  CASCADA_PROPOSAL_NEW,
};

G_END_DECLS
