/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-request.h"

#include "cascada-opinion.h"
#include "cascada-proposal.h"
#include "cascada-request-record.h"

G_BEGIN_DECLS

/**
 * CascadaRequestSides: the goal's records on either side of a request: as they are without its values, and with them.
 * @records: of each side, CascadaRef → CascadaRecord; read from the file when first asked for
 */
typedef struct
{
  CascadaStore *store;
  GHashTable *records[2];
} CascadaRequestSides;

enum
{
  CASCADA_REQUEST_BEFORE,
  CASCADA_REQUEST_AFTER,
};

/**
 * CascadaRequestFacts: what the rules look at; @modification borrows from the rest.
 * @indicators: (element-type CascadaModificationIndicator)
 * @targets: (element-type GArray): of CascadaModificationTarget, one an indicator
 * @texts: (element-type CascadaModificationText)
 * @history: (element-type CascadaModificationRequest)
 * @opinions: (element-type CascadaModificationOpinion)
 * @strings: what the texts of all of them are kept in
 * @unit: id of the plan's unit
 * @leader: id of the unit that leads the goal where it is cross-cutting, else 0
 */
typedef struct
{
  CascadaModification modification;
  GArray *indicators;
  GPtrArray *targets;
  GArray *texts;
  GArray *history;
  GArray *opinions;
  GStringChunk *strings;
  gint64 unit;
  gint64 leader;
} CascadaRequestFacts;

CascadaRef cascada_request_ref (gint64 request);
gboolean cascada_request_is_measured (CascadaRecord *report);
gboolean cascada_request_is_decided (CascadaRequestState state);

CascadaRecord *cascada_request_load (CascadaWorkspace *workspace, CascadaKind kind, gint64 id, GError **error);
gboolean cascada_request_check_writable (CascadaWorkspace *workspace, GError **error);
CascadaRecord *cascada_request_load_writable (CascadaWorkspace *workspace, gint64 id, GError **error);

GArray *cascada_request_list_approved (CascadaStore *store, gint64 plan, gint64 goal, CascadaDate after, GError **error);
GPtrArray *cascada_request_read_values (CascadaStore *store, CascadaRecord *request, GError **error);
CascadaRequestValue *cascada_request_find_value (GPtrArray *values, const CascadaRef *ref, guint field);
void cascada_request_suppose_value (GPtrArray *values, CascadaStore *store, const CascadaRequestChange *change);
GPtrArray *cascada_request_read_opinions (CascadaStore *store, gint64 request, gint64 leader, GError **error);

CascadaRequestSides *cascada_request_sides_new (CascadaStore *store, GPtrArray *values, gboolean decided);
void cascada_request_sides_free (CascadaRequestSides *self);
CascadaRecord *cascada_request_sides_get (CascadaRequestSides *self, int side, CascadaRef ref);

CascadaRequestFacts *cascada_request_facts_new (CascadaStore *store, CascadaRecord *plan, CascadaRecord *goal, CascadaDate date, CascadaRequestSides *sides, GPtrArray *values, GError **error);
void cascada_request_facts_free (CascadaRequestFacts *self);
gboolean cascada_request_facts_read_plan (CascadaRequestFacts *self, CascadaStore *store, CascadaRecord *request, CascadaRecord *plan, CascadaRecord *goal, CascadaDate today, GError **error);
void cascada_request_facts_set_opinions (CascadaRequestFacts *self, GPtrArray *opinions);
void cascada_request_facts_set_history (CascadaRequestFacts *self, GPtrArray *others);

CascadaModification cascada_request_get_modification (CascadaRequestReading *reading, const CascadaStepDetails *details, CascadaDate today);
char *cascada_request_describe_step (CascadaRequestReading *reading, CascadaRequestStep step);

GPtrArray *cascada_request_find_incoherence (CascadaFigures *before, CascadaFigures *after, CascadaRecord *goal, CascadaRecord *plan, CascadaRequestSides *sides);
CascadaRequestEffect *cascada_request_effect_new (CascadaFigures *before, CascadaFigures *after, CascadaRecord *goal, CascadaRequestSides *sides, CascadaPeriod cut);
void cascada_request_effect_free (CascadaRequestEffect *effect);
void cascada_request_suppose_side (CascadaFigures *figures, CascadaRequestSides *sides, int side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaRequestSides, cascada_request_sides_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaRequestFacts, cascada_request_facts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaRequestEffect, cascada_request_effect_free)

G_END_DECLS
