/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-compliance.h"

G_BEGIN_DECLS

/** CascadaRule: the coherence rules of domain §6: of a plan [P005 act. 4], and C10 of its reports [P005 act. 10]. */
typedef enum
{
  CASCADA_RULE_C1 = 1, /* linked to an objective of the plan, and this to what it serves */
  CASCADA_RULE_C2,     /* targets present, total stated */
  CASCADA_RULE_C3,     /* type against targets and total */
  CASCADA_RULE_C4,     /* monotony */
  CASCADA_RULE_C5,     /* weights */
  CASCADA_RULE_C6,     /* formulation of the indicator */
  CASCADA_RULE_C7,     /* duplicates */
  CASCADA_RULE_C8,     /* codes that look cut */
  CASCADA_RULE_C9,     /* scale, and number in the wording */
  CASCADA_RULE_C10,    /* report against target: cascada_report_find() */
} CascadaRule;

/**
 * CascadaSeverity:
 * @CASCADA_SEVERITY_NOTE: informs: something the sources allow and the reader should know, or that a whole plan leaves
 *   unsaid
 * @CASCADA_SEVERITY_WARNING: needs an answer: it may be meant, but one record differs from the others or from itself
 * @CASCADA_SEVERITY_ERROR: blocks submission: figures contradict each other, or there is nothing to measure
 */
typedef enum
{
  CASCADA_SEVERITY_NOTE,
  CASCADA_SEVERITY_WARNING,
  CASCADA_SEVERITY_ERROR,
} CascadaSeverity;

typedef enum
{
  CASCADA_SUBJECT_PLAN,
  CASCADA_SUBJECT_OBJECTIVE,
  CASCADA_SUBJECT_GOAL,
  CASCADA_SUBJECT_INDICATOR,
} CascadaSubject;

/**
 * CascadaFinding:
 * @subject: index of the record in its array of #CascadaPlanFacts; of duplicates, the second
 * @place: what it is about, in words: objective, goal and indicator by code and name (translated)
 * @message: what is wrong, with the figures (translated)
 * @repair: what would settle it (translated)
 * @figures: the figures compared, as "name=value" pairs in locale-free form, for machines. Of weights (C5): "sum" and
 *   "residue" (100 − sum) where all are stated, "missing" (how many) where not
 */
typedef struct
{
  CascadaRule rule;
  CascadaSeverity severity;
  CascadaSubject subject_kind;
  guint subject;
  char *place;
  char *message;
  char *repair;
  char **figures;
} CascadaFinding;

/** CascadaStrategicLink: what an objective of a management plan serves [P005 policy 2]. */
typedef enum
{
  CASCADA_STRATEGIC_LINK_NONE,
  CASCADA_STRATEGIC_LINK_OUT_OF_FORCE, /* an objective that is removed, no strategic one, or of other years */
  CASCADA_STRATEGIC_LINK_IN_FORCE,
} CascadaStrategicLink;

typedef struct
{
  const char *code;
  const char *name;
  CascadaDecimal weight;
  CascadaStrategicLink strategic;
} CascadaObjectiveFacts;

typedef struct
{
  const char *code;
  const char *name;
  guint objective; /* index, or G_MAXUINT where linked to none */
  gboolean eliminated;
} CascadaGoalFacts;

typedef struct
{
  const char *code;
  const char *name;
  const char *unit; /* of measure */
  const char *formula;
  const char *numerator;
  const char *denominator;
  const char *deliverables;
  gboolean is_ratio;
  gboolean has_office; /* a unit reports it */
  CascadaDecimal total;
  CascadaDecimal weight; /* in force in the plan's last year */
  guint goal;            /* index */
  CascadaSeries series;
} CascadaIndicatorFacts;

/**
 * CascadaPlanFacts:
 * @in_procedure: a management plan inside the procedure, whose objectives serve strategic ones
 * @has_strategy: there is a strategic plan in force to link them to
 * @process_objective: of such a plan
 *
 * A whole plan as plain values, in document order. Texts are %NULL or "" where there are none.
 */
typedef struct
{
  const char *title;
  gboolean in_procedure;
  gboolean has_strategy;
  const char *process_objective;
  int first_year, last_year;
  const CascadaSettings *settings;
  const CascadaObjectiveFacts *objectives;
  guint n_objectives;
  const CascadaGoalFacts *goals;
  guint n_goals;
  const CascadaIndicatorFacts *indicators;
  guint n_indicators;
} CascadaPlanFacts;

CascadaAnnualisation cascada_annualisation_infer (const CascadaSeries *series, CascadaDecimal total, gboolean *proven);

GPtrArray *cascada_coherence_check (const CascadaPlanFacts *plan);
char *cascada_coherence_describe (const CascadaPlanFacts *plan, CascadaSubject kind, guint subject);
void cascada_finding_free (CascadaFinding *finding);
const char *cascada_rule_get_id (CascadaRule rule);
const char *cascada_rule_get_clause (CascadaRule rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaFinding, cascada_finding_free)

G_END_DECLS
