/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-proposal.h"

#include <glib/gi18n-lib.h>

struct _CascadaProposal
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaProposal, cascada_proposal, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_PROPOSAL_REQUEST - 1] = { "request", N_ ("Modification request"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_REQUEST, .required = TRUE },
  [CASCADA_PROPOSAL_RECORD - 1] = { "record", N_ ("Record"), CASCADA_FIELD_TEXT, .required = TRUE, .max_length = 100 },
  [CASCADA_PROPOSAL_INDICATOR - 1] = { "indicator", N_ ("Indicator"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_INDICATOR },
  [CASCADA_PROPOSAL_PERIOD - 1] = { "period", N_ ("Period"), CASCADA_FIELD_PERIOD },
  [CASCADA_PROPOSAL_FIELD - 1] = { "field", N_ ("Field"), CASCADA_FIELD_TEXT, .required = TRUE, .max_length = 100 },
  [CASCADA_PROPOSAL_OLD - 1] = { "old", N_ ("Old value"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_PROPOSAL_NEW - 1] = { "new", N_ ("New value"), CASCADA_FIELD_TEXT, .max_length = 20000 },
};

static void
cascada_proposal_class_init (CascadaProposalClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_PROPOSAL;
  record_class->table = "proposal";
  record_class->label = N_ ("Proposed value");
  record_class->parent_field = CASCADA_PROPOSAL_REQUEST;
  record_class->parent_kind = CASCADA_KIND_REQUEST;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_proposal_init (CascadaProposal *self)
{
}
