/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-condition.h"
#include "cascada-date.h"
#include "cascada-decimal.h"
#include "cascada-lifecycle.h"
#include "cascada-roles.h"
#include "cascada-settings.h"

G_BEGIN_DECLS

/** CascadaRequestState: where a modification request stands (domain §9). The numbers are stored: append, never reorder. */
typedef enum
{
  CASCADA_REQUEST_STATE_DRAFT,                 /* being written, or given back to be completed */
  CASCADA_REQUEST_STATE_PRESENTED,             /* waits for the planning office [policy 9.1] */
  CASCADA_REQUEST_STATE_OPINIONS_PENDING,      /* waits for prior opinions [policies 9.6, 9.7] */
  CASCADA_REQUEST_STATE_UNDER_REVIEW,          /* waits for the head of planning */
  CASCADA_REQUEST_STATE_APPROVED,              /* its values are in force; the adjusted version is to be sent [policy 9.9] */
  CASCADA_REQUEST_STATE_DENIED,                /* [policy 9.9] */
  CASCADA_REQUEST_STATE_ADJUSTED_VERSION_SENT, /* under a HOLA case [policy 9.10] */
  CASCADA_REQUEST_STATE_PUBLISHED,             /* as a version of the plan [policy 9.10] */
  CASCADA_REQUEST_STATE_WITHDRAWN,             /* by who made it, before a decision */
} CascadaRequestState;

/** CascadaRequestStep: what is done to a request. The numbers are stored: append, never reorder. */
typedef enum
{
  CASCADA_REQUEST_STEP_PRESENT,        /* to the head of planning [policy 9.1] */
  CASCADA_REQUEST_STEP_ASK_OPINIONS,   /* of the bodies that are to be heard [policies 9.6, 9.7] */
  CASCADA_REQUEST_STEP_RECORD_OPINION, /* one that was given */
  CASCADA_REQUEST_STEP_TAKE_UP,        /* its review, once the opinions are there */
  CASCADA_REQUEST_STEP_APPROVE,        /* [policy 9.9] */
  CASCADA_REQUEST_STEP_DENY,           /* [policy 9.9] */
  CASCADA_REQUEST_STEP_RETURN,         /* more is asked for: it is a draft again */
  CASCADA_REQUEST_STEP_SEND_ADJUSTED,  /* the adjusted version, under a HOLA case [policy 9.10] */
  CASCADA_REQUEST_STEP_PUBLISH,        /* the new version of the plan [policy 9.10] */
  CASCADA_REQUEST_STEP_WITHDRAW,       /* before a decision */
} CascadaRequestStep;

/** CascadaRequestGround: the kind of justification [policies 9.1, 9.3]. The numbers are stored: append, never reorder. */
typedef enum
{
  CASCADA_REQUEST_GROUND_TECHNICAL,
  CASCADA_REQUEST_GROUND_LEGAL,
  CASCADA_REQUEST_GROUND_LEGAL_CHANGE,  /* cambio normativo: an exception to M2 and M4 */
  CASCADA_REQUEST_GROUND_FORCE_MAJEURE, /* fuerza mayor: an exception to M2 and M4 */
} CascadaRequestGround;

/** CascadaOpinionSense: what a body says of a request. The numbers are stored: append, never reorder. */
typedef enum
{
  CASCADA_OPINION_SENSE_FAVOURABLE,
  CASCADA_OPINION_SENSE_UNFAVOURABLE,
} CascadaOpinionSense;

#define CASCADA_N_REQUEST_STATES (CASCADA_REQUEST_STATE_WITHDRAWN + 1)
#define CASCADA_N_REQUEST_STEPS (CASCADA_REQUEST_STEP_WITHDRAW + 1)
#define CASCADA_N_REQUEST_GROUNDS (CASCADA_REQUEST_GROUND_FORCE_MAJEURE + 1)

/**
 * CascadaModificationPart: what a request does to a goal, told from the values; a set of them.
 * @CASCADA_MODIFICATION_RAISE: the magnitude asks for more: a higher one, of a decreasing goal a lower level
 * @CASCADA_MODIFICATION_LOWER: it asks for less
 * @CASCADA_MODIFICATION_RESCHEDULE: targets change otherwise: with the same magnitude, against its direction, or where
 *   type or unit of measure change with them, so that nothing can be called more or less
 * @CASCADA_MODIFICATION_REWORD: names, codes, notes
 * @CASCADA_MODIFICATION_TYPE: the type of programming (annualisation)
 * @CASCADA_MODIFICATION_FORMULATION: unit of measure, formula, numerator, denominator, baseline, who reports
 * @CASCADA_MODIFICATION_DELIVERABLES: deliverables
 * @CASCADA_MODIFICATION_WEIGHT: weight
 * @CASCADA_MODIFICATION_ELIMINATE: “Meta eliminada”, or its removal
 */
typedef enum
{
  CASCADA_MODIFICATION_NONE = 0,
  CASCADA_MODIFICATION_RAISE = 1 << 0,
  CASCADA_MODIFICATION_LOWER = 1 << 1,
  CASCADA_MODIFICATION_RESCHEDULE = 1 << 2,
  CASCADA_MODIFICATION_REWORD = 1 << 3,
  CASCADA_MODIFICATION_TYPE = 1 << 4,
  CASCADA_MODIFICATION_FORMULATION = 1 << 5,
  CASCADA_MODIFICATION_DELIVERABLES = 1 << 6,
  CASCADA_MODIFICATION_WEIGHT = 1 << 7,
  CASCADA_MODIFICATION_ELIMINATE = 1 << 8,
} CascadaModificationPart;

#define CASCADA_N_MODIFICATION_PARTS 9

/**
 * CascadaModificationTarget:
 * @present: in force; absent where not programmed
 * @proposed: the same where it stays
 * @measured: it is reported, in whatever state
 */
typedef struct
{
  CascadaPeriod period;
  CascadaDecimal present;
  CascadaDecimal proposed;
  gboolean measured;
} CascadaModificationTarget;

/**
 * CascadaModificationText:
 * @part: what a change of it is: %CASCADA_MODIFICATION_REWORD, _FORMULATION or _DELIVERABLES
 * @present: %NULL or "" where there is none
 *
 * A text of the goal or of one of its indicators; any other value too, written as text.
 */
typedef struct
{
  CascadaModificationPart part;
  const char *present;
  const char *proposed;
} CascadaModificationText;

/**
 * CascadaModificationIndicator:
 * @present_total: as stated; absent where it is not
 * @present_weight: in force in the year; absent where there is none
 * @present_unit: of measure
 * @targets: of the year, in any order
 */
typedef struct
{
  CascadaAnnualisation present_type, proposed_type;
  const char *present_unit, *proposed_unit;
  CascadaDecimal present_total, proposed_total;
  CascadaDecimal present_weight, proposed_weight;
  const CascadaModificationTarget *targets;
  guint n_targets;
} CascadaModificationIndicator;

/**
 * CascadaModificationRequest: another request for the same goal in the year
 * @date: when it was decided, else presented, else begun
 * @number: what people call it: "3"; may be %NULL
 */
typedef struct
{
  CascadaRequestState state;
  CascadaDate date;
  CascadaRequestGround ground;
  const char *number;
} CascadaModificationRequest;

/**
 * CascadaModificationOpinion:
 * @body: the name of the unit whose opinion it is
 * @leads_goal: that unit is the process that leads the cross-cutting goal [policy 9.6]
 * @is_local_body: it is the Subsecretaría de Gestión Local, the Dirección para la Gestión Policiva or the Dirección para
 *   la Gestión del Desarrollo Local [policy 9.7]. A unit can be both; the opinion of any other settles nothing
 * @document: reference of the memo or e-mail
 */
typedef struct
{
  const char *body;
  gboolean leads_goal;
  gboolean is_local_body;
  CascadaDate date;
  CascadaOpinionSense sense;
  const char *document;
} CascadaModificationOpinion;

/**
 * CascadaModification:
 * @today: given, never read
 * @year: of the plan
 * @plan_state: where the plan stands
 * @is_local_plan: the plan is a local office's [policy 9.7]
 * @is_cross_cutting: the goal is cross-cutting [policy 9.6]
 * @leads_own_goal: the unit of the plan itself leads the cross-cutting goal: its request is its opinion
 * @leader: name of the process that leads the goal; may be %NULL
 * @is_eliminated: the goal is marked “Meta eliminada”
 * @proposes_elimination: the request marks it
 * @proposes_removal: the request takes the goal out of the plan altogether
 * @n_reports: reports that the goal has, over its indicators
 * @last_report: the last period reported; none where there is no report
 * @n_errors: errors of coherence that the goal has in the proposed state (M3)
 * @n_warnings: its warnings that nobody has answered
 * @finding: the first of either; may be %NULL
 * @n_changed_meanwhile: proposed fields whose value in the plan is not the old one that the request keeps
 * @presenter_role, @presenter_own_unit: who presents it, in a draft who would now; whether for the own unit
 * @presented: day of its presentation, kept where it is given back to be completed; none before
 * @revised: day on which proposed values last changed after they had been presented; none where they never did. An opinion
 *   given before is about other values, and the draft is presented as of today again
 * @decided: day of the decision; none before
 * @reference: of the memo or e-mail to the head of planning
 * @exception: why the goal may change late (M2) or again (M4): what the legal change or force majeure is
 * @text: the reason given with the step, or kept with the decision
 * @hola_case: given with the step, or kept
 *
 * A request to modify one goal of a published plan, with everything that policy 9 looks at. Everything is borrowed; texts
 * may be %NULL. Nothing depends on the order of the arrays.
 */
typedef struct
{
  CascadaDate today;
  CascadaRequestState state;

  /* the goal and its plan */
  int year;
  CascadaPlanState plan_state;
  gboolean is_local_plan;
  gboolean is_cross_cutting;
  gboolean leads_own_goal;
  const char *leader;
  gboolean is_eliminated;
  guint n_reports;
  CascadaPeriod last_report;

  /* what is proposed */
  gboolean proposes_elimination;
  gboolean proposes_removal;
  const CascadaModificationIndicator *indicators;
  guint n_indicators;
  const CascadaModificationText *texts;
  guint n_texts;
  guint n_errors;
  guint n_warnings;
  const char *finding;
  guint n_changed_meanwhile;

  /* who, when and why */
  CascadaRole presenter_role;
  gboolean presenter_own_unit;
  CascadaDate presented;
  CascadaDate revised;
  CascadaDate decided;
  const char *reference;
  const char *justification;
  CascadaRequestGround ground;
  const char *exception;
  const char *text;
  const char *hola_case;

  /* what else there is */
  const CascadaModificationRequest *history;
  guint n_history;
  const CascadaModificationOpinion *opinions;
  guint n_opinions;
} CascadaModification;

/* What is proposed */
CascadaModificationPart cascada_modification_get_parts (const CascadaModification *request);
CascadaModificationPart cascada_modification_indicator_get_parts (const CascadaModificationIndicator *indicator);
const char *cascada_modification_part_get_label (CascadaModificationPart part);
char *cascada_modification_parts_to_string (CascadaModificationPart parts);
gboolean cascada_modification_is_locked (CascadaPeriod period, gboolean measured, CascadaDate date);

/* M1–M11 */
CascadaDate cascada_modification_get_day (const CascadaModification *request);
GPtrArray *cascada_modification_judge (const CascadaModification *request);

/* Its life */
gboolean cascada_modification_check (const CascadaModification *request, CascadaRequestStep step, GPtrArray **conditions);
gboolean cascada_modification_may (CascadaRole role, gboolean own_unit, const CascadaModification *request, CascadaRequestStep step, GError **error);
gboolean cascada_modification_may_present (const CascadaModification *request, GError **error);
gboolean cascada_modification_may_approve (CascadaRole role, const CascadaModification *request, GError **error);
gboolean cascada_modification_may_edit (CascadaRole role, gboolean own_unit, CascadaRequestState state, GError **error);
CascadaRequestState cascada_modification_apply (const CascadaModification *request, CascadaRequestStep step);

gboolean cascada_request_is_step_of (CascadaRequestState state, CascadaRequestStep step);
gboolean cascada_request_is_open (CascadaRequestState state);
gboolean cascada_request_is_modification (CascadaRequestState state);
CascadaDeed cascada_request_step_get_deed (CascadaRequestState state, CascadaRequestStep step);
const char *cascada_request_state_get_label (CascadaRequestState state);
const char *cascada_request_step_get_label (CascadaRequestStep step);
const char *cascada_request_step_get_clause (CascadaRequestStep step);
const char *cascada_request_ground_get_label (CascadaRequestGround ground);
const char *cascada_opinion_sense_get_label (CascadaOpinionSense sense);

G_END_DECLS
