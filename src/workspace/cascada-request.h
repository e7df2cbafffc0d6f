/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-coherence.h"
#include "cascada-modification.h"
#include "cascada-procedure.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaRequestDetails: what a request says beside the values it proposes.
 * @ground: the kind of justification
 * @justification: (nullable): technical or legal
 * @reference: (nullable): of the memo or e-mail to the head of planning
 * @exception: (nullable): what the legal change or force majeure is that lets it come late or again (M2, M4)
 */
typedef struct
{
  CascadaRequestGround ground;
  const char *justification;
  const char *reference;
  const char *exception;
} CascadaRequestDetails;

/**
 * CascadaRequestChange: a value proposed for a field.
 * @ref: the request's goal, an indicator of it, or its target or weight in a period
 * @value: borrowed; none takes the value away
 */
typedef struct
{
  CascadaRef ref;
  guint field;
  CascadaValue value;
} CascadaRequestChange;

/**
 * CascadaRequestValue: one proposed value beside the two others (three-way).
 * @id: of its #CascadaProposal record; 0 where it is only supposed
 * @old: what the request found when it was proposed
 * @now: as it stands; after the decision, as @old
 * @proposed: what it shall become
 * @differs: it was changed meanwhile: @now is neither @old nor @proposed
 */
typedef struct
{
  gint64 id;
  CascadaRef ref;
  guint field;
  CascadaValue old;
  CascadaValue now;
  CascadaValue proposed;
  gboolean differs;
} CascadaRequestValue;

/**
 * CascadaRequestOpinion: what a body said [P005 policies 9.6, 9.7].
 * @id: of its #CascadaOpinion record; ignored where one is recorded
 * @unit: id of the body
 * @body: (nullable): its name; ignored where one is recorded
 * @leads_goal, @is_local_body: what it counts for: M7, M8; ignored where one is recorded
 * @date: %CASCADA_DATE_NONE for today
 */
typedef struct
{
  gint64 id;
  gint64 unit;
  char *body;
  gboolean leads_goal;
  gboolean is_local_body;
  CascadaDate date;
  char *document;
  CascadaOpinionSense sense;
  char *text;
} CascadaRequestOpinion;

/** CascadaRequestPair: a figure in the present and in the proposed state; absent where there is none. */
typedef struct
{
  CascadaDecimal before;
  CascadaDecimal after;
} CascadaRequestPair;

/**
 * CascadaRequestIndicatorEffect: what changes in one indicator of the goal.
 * @weight: in force in the cut-off's year
 * @total: as stated
 * @target: programmed up to the cut-off
 * @year_target: programmed up to the end of the cut-off's year
 * @percent: progress at the cut-off
 * @percent_year: progress of the year
 */
typedef struct
{
  gint64 indicator;
  char *name;
  CascadaRequestPair weight;
  CascadaRequestPair total;
  CascadaRequestPair target;
  CascadaRequestPair year_target;
  CascadaRequestPair percent;
  CascadaRequestPair percent_year;
} CascadaRequestIndicatorEffect;

/**
 * CascadaRequestEffect: before and after, at a cut-off.
 * @objective: id of the goal's objective
 * @weights: sum of the weights stated in the objective, without eliminated goals
 * @goal, @objective_percent, @plan: compliance at the cut-off
 * @goal_year, @objective_year: the same of the year
 * @indicators: (element-type CascadaRequestIndicatorEffect): those of the goal, in their order
 */
typedef struct
{
  CascadaPeriod cut;
  gint64 objective;
  CascadaRequestPair weights;
  CascadaRequestPair goal;
  CascadaRequestPair goal_year;
  CascadaRequestPair objective_percent;
  CascadaRequestPair objective_year;
  CascadaRequestPair plan;
  GPtrArray *indicators;
} CascadaRequestEffect;

/**
 * CascadaRequestItem: a line of the register.
 * @year: last year of its plan: requests are numbered by it, "3 of 2025"
 * @unit: id of the plan's unit, which presents it
 * @parts: what it does, told from the values it proposes
 * @n_values: how many it proposes
 * @waiting: days since it was presented, of one that waits for a decision; else −1
 * @limit: days left until the last one on which it can be presented without an exception (30 June, M2), negative after it;
 *   of a draft only, else %G_MAXINT
 * @published: day of the version
 * @version: its number; 0 before
 */
typedef struct
{
  gint64 id;
  int number;
  int year;
  gint64 plan;
  gint64 goal;
  gint64 unit;
  char *plan_title;
  char *goal_code;
  char *goal_name;
  char *unit_name;
  char *presenter;
  char *decider;
  CascadaRequestState state;
  CascadaRequestGround ground;
  CascadaModificationPart parts;
  guint n_values;
  CascadaDate date;
  CascadaDate presented;
  CascadaDate decided;
  CascadaDate sent;
  CascadaDate published;
  char *hola_case;
  char *decision_reason;
  int version;
  int waiting;
  int limit;
} CascadaRequestItem;

/**
 * CascadaRequestFilter: which requests a list holds; 0, %NULL and none stand for all.
 * @states: a bit (1 << state) for each #CascadaRequestState
 * @text: (nullable): part of goal, plan, unit or number; case and accents ignored
 */
typedef struct
{
  gint64 plan;
  gint64 goal;
  gint64 unit;
  int year;
  guint states;
  const char *text;
} CascadaRequestFilter;

/**
 * CascadaRequestMark: what requests did to a goal, for a mark in a table.
 * @modified_by: number of the last request whose values are in force; 0 where there is none
 * @modified_id: its id
 * @pending: number of the request that waits (a draft too), 0 where there is none
 * @pending_id: its id
 * @pending_state: where that stands
 * @eliminated: the goal is marked “Meta eliminada”
 */
typedef struct
{
  gint64 goal;
  int modified_by;
  gint64 modified_id;
  int pending;
  gint64 pending_id;
  CascadaRequestState pending_state;
  gboolean eliminated;
} CascadaRequestMark;

/**
 * CascadaRequestReading: all that is to be known of a request.
 * @item: its line in the register
 * @request, @goal, @plan: the records; fields of cascada-request-record.h
 * @details: as read or supposed; borrowed from the reading
 * @parts: what it does
 * @values: (element-type CascadaRequestValue): what it proposes
 * @n_differing: how many of them changed meanwhile
 * @opinions: (element-type CascadaRequestOpinion): by date
 * @others: (element-type CascadaRequestItem): other requests for the goal in the year, by number
 * @findings: (element-type CascadaFinding): on the goal in the proposed state (M3)
 * @rules: (element-type CascadaCondition): M1–M11
 * @effect: what it changes
 */
typedef struct
{
  CascadaRequestItem *item;
  CascadaRecord *request;
  CascadaRecord *goal;
  CascadaRecord *plan;
  CascadaRequestDetails details;
  CascadaModificationPart parts;
  GPtrArray *values;
  guint n_differing;
  GPtrArray *opinions;
  GPtrArray *others;
  GPtrArray *findings;
  GPtrArray *rules;
  CascadaRequestEffect *effect;

  /*< private >*/
  gpointer facts;
} CascadaRequestReading;

/* Writing a draft. Whoever works in the workspace writes; "today" is given by the caller. */
gboolean cascada_request_may_begin (CascadaWorkspace *workspace, gint64 goal, GError **error);
gboolean cascada_request_begin (CascadaWorkspace *workspace, gint64 goal, CascadaDate today, CascadaRef *request, GError **error);
gboolean cascada_request_may_write (CascadaWorkspace *workspace, gint64 request, GError **error);
gboolean cascada_request_write (CascadaWorkspace *workspace, gint64 request, const CascadaRequestDetails *details, GError **error);
gboolean cascada_request_check_value (CascadaWorkspace *workspace, gint64 request, const CascadaRequestChange *change, CascadaDate today, GError **error);
gboolean cascada_request_propose (CascadaWorkspace *workspace, gint64 request, const CascadaRequestChange *changes, guint n_changes, CascadaDate today, GError **error);
gboolean cascada_request_unpropose (CascadaWorkspace *workspace, gint64 request, CascadaRef ref, guint field, CascadaDate today, GError **error);
gboolean cascada_request_renew (CascadaWorkspace *workspace, gint64 request, CascadaDate today, GError **error);
gboolean cascada_request_is_locked (CascadaWorkspace *workspace, CascadaRef ref, CascadaDate today, GError **error);

/* Reading one. */
CascadaRequestReading *cascada_request_read (CascadaWorkspace *workspace, gint64 request, const CascadaRequestDetails *details, const CascadaRequestChange *supposed, guint n_supposed, CascadaPeriod cut, CascadaDate today, GError **error);
void cascada_request_read_async (CascadaWorkspace *workspace, gint64 request, const CascadaRequestDetails *details, const CascadaRequestChange *supposed, guint n_supposed, CascadaPeriod cut, CascadaDate today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CascadaRequestReading *cascada_request_read_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error);
void cascada_request_reading_free (CascadaRequestReading *reading);
char *cascada_request_value_describe (CascadaWorkspace *workspace, const CascadaRequestValue *value);
char *cascada_request_value_format (const CascadaRequestValue *value, const CascadaValue *which);
char *cascada_request_value_to_text (CascadaKind kind, guint field, const CascadaValue *value);
gboolean cascada_request_value_from_text (CascadaKind kind, guint field, const char *text, CascadaValue *value, GError **error);

/* Taking its steps. */
GPtrArray *cascada_request_check (CascadaWorkspace *workspace, CascadaRequestReading *reading, CascadaRequestStep step, const CascadaStepDetails *details, CascadaDate today);
gboolean cascada_request_is_offered (CascadaWorkspace *workspace, CascadaRequestReading *reading, CascadaRequestStep step, GError **error);
gboolean cascada_request_take (CascadaWorkspace *workspace, gint64 request, CascadaRequestStep step, const CascadaStepDetails *details, CascadaDate today, GPtrArray **differing, GError **error);
void cascada_request_take_async (CascadaWorkspace *workspace, gint64 request, CascadaRequestStep step, const CascadaStepDetails *details, CascadaDate today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cascada_request_take_finish (CascadaWorkspace *workspace, GAsyncResult *result, GPtrArray **differing, GError **error);
gboolean cascada_request_record_opinion (CascadaWorkspace *workspace, gint64 request, const CascadaRequestOpinion *opinion, CascadaDate today, GError **error);

/* Many. With any connection: a thread uses one of its own. */
GPtrArray *cascada_request_list (CascadaStore *store, const CascadaRequestFilter *filter, CascadaDate today, GError **error);
void cascada_request_list_async (CascadaWorkspace *workspace, const CascadaRequestFilter *filter, CascadaDate today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cascada_request_list_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error);
CascadaRequestItem *cascada_request_find (CascadaStore *store, const char *number, CascadaDate today, GError **error);
GHashTable *cascada_request_read_marks (CascadaStore *store, gint64 plan, GError **error);
GPtrArray *cascada_request_read_modified (CascadaStore *store, gint64 plan, gint64 goal, GError **error);

/* The figures that held at a cut-off. */
gboolean cascada_request_is_modified_between (CascadaStore *store, gint64 plan, CascadaPeriod from, CascadaPeriod to, gboolean *modified, GError **error);
CascadaFigures *cascada_request_load_figures (CascadaStore *store, gint64 plan, CascadaPeriod cut, GCancellable *cancellable, GError **error);

void cascada_request_item_free (CascadaRequestItem *item);
void cascada_request_value_free (CascadaRequestValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaRequestReading, cascada_request_reading_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaRequestItem, cascada_request_item_free)

G_END_DECLS
