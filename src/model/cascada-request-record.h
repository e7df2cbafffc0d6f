/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/**
 * CascadaRequestRecord:
 *
 * A request to modify one goal of a published plan [P005 policy 9], with where it stands, who presented and decided it and
 * why. What it proposes are its #CascadaProposal records. Its number counts the requests of the plans of one last year in
 * the workspace, drafts included: the register is the planning office’s, of one year.
 */
#define CASCADA_TYPE_REQUEST_RECORD (cascada_request_record_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRequestRecord, cascada_request_record, CASCADA, REQUEST_RECORD, CascadaRecord)

enum
{
  CASCADA_REQUEST_PLAN = 1,
  CASCADA_REQUEST_GOAL,
  CASCADA_REQUEST_NUMBER,
  CASCADA_REQUEST_STATE,
  CASCADA_REQUEST_DATE,
  CASCADA_REQUEST_PRESENTED,
  CASCADA_REQUEST_PRESENTER,
  CASCADA_REQUEST_GROUND,
  CASCADA_REQUEST_JUSTIFICATION,
  CASCADA_REQUEST_REFERENCE,
  CASCADA_REQUEST_EXCEPTION,
  CASCADA_REQUEST_ASKED,
  CASCADA_REQUEST_DECIDED,
  CASCADA_REQUEST_DECIDER,
  CASCADA_REQUEST_DECISION_REASON,
  CASCADA_REQUEST_SENT,
  CASCADA_REQUEST_HOLA_CASE,
  CASCADA_REQUEST_VERSION,
  CASCADA_REQUEST_REVISED,
};

G_END_DECLS
