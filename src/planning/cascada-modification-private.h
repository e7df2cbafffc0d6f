/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-modification.h"

G_BEGIN_DECLS

/** CascadaModificationRule: M1–M11 (domain §9), in the order shown. */
typedef enum
{
  CASCADA_MODIFICATION_RULE_M1,
  CASCADA_MODIFICATION_RULE_M2,
  CASCADA_MODIFICATION_RULE_M3,
  CASCADA_MODIFICATION_RULE_M4,
  CASCADA_MODIFICATION_RULE_M5,
  CASCADA_MODIFICATION_RULE_M6,
  CASCADA_MODIFICATION_RULE_M7,
  CASCADA_MODIFICATION_RULE_M8,
  CASCADA_MODIFICATION_RULE_M9,
  CASCADA_MODIFICATION_RULE_M10,
  CASCADA_MODIFICATION_RULE_M11,
  CASCADA_N_MODIFICATION_RULES,
} CascadaModificationRule;

/** CascadaModificationAsk: what a step asks for besides the rules, in the order shown. */
typedef enum
{
  CASCADA_MODIFICATION_ASK_PLAN,    /* one that takes requests */
  CASCADA_MODIFICATION_ASK_CHANGE,  /* something is proposed */
  CASCADA_MODIFICATION_ASK_SAME,    /* the goal is as the request found it */
  CASCADA_MODIFICATION_ASK_HEARING, /* an opinion is to be asked for */
  CASCADA_MODIFICATION_ASK_HEARD,   /* no opinion is waited for */
  CASCADA_MODIFICATION_ASK_REASON,
  CASCADA_N_MODIFICATION_ASKS,
} CascadaModificationAsk;

/** CascadaModificationAnswer: what a rule finds; texts are as in #CascadaCondition. */
typedef struct
{
  CascadaVerdict verdict;
  char *message;
  const char *cure;
  char *facts;
} CascadaModificationAnswer;

void cascada_modification_answer_clear (CascadaModificationAnswer *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CascadaModificationAnswer, cascada_modification_answer_clear)

#define CASCADA_MODIFICATION_NO_STEP (-1)

CascadaModificationAnswer cascada_modification_does_not_apply (char *facts);
CascadaModificationAnswer cascada_modification_is_met (char *facts);
CascadaModificationAnswer cascada_modification_is_open (CascadaVerdict verdict, char *message, const char *cure);
CascadaModificationAnswer cascada_modification_ask (const CascadaModification *request, CascadaModificationRule rule, int step);
void cascada_modification_add_asks (const CascadaModification *request, guint wanted, GPtrArray *conditions);
void cascada_modification_add_rule (const CascadaModification *request, CascadaModificationRule rule, int step, GPtrArray *conditions);
gboolean cascada_modification_waits_for_opinion (const CascadaModification *request);
gboolean cascada_modification_was_eliminated (const CascadaModification *request);
CascadaDate cascada_modification_get_judged_day (const CascadaModification *request);

/* The rules. */
CascadaModificationAnswer cascada_modification_judge_presentation (const CascadaModification *request, int step);
CascadaModificationAnswer cascada_modification_judge_date (const CascadaModification *request, int step);
CascadaModificationAnswer cascada_modification_judge_coherence (const CascadaModification *request, int step);
CascadaModificationAnswer cascada_modification_judge_once (const CascadaModification *request, int step);
CascadaModificationAnswer cascada_modification_judge_raise (const CascadaModification *request, int step);
CascadaModificationAnswer cascada_modification_judge_periods (const CascadaModification *request, int step);
CascadaModificationAnswer cascada_modification_judge_leader (const CascadaModification *request, int step);
CascadaModificationAnswer cascada_modification_judge_local (const CascadaModification *request, int step);
CascadaModificationAnswer cascada_modification_judge_elimination (const CascadaModification *request, int step);
CascadaModificationAnswer cascada_modification_judge_decision (const CascadaModification *request, int step);
CascadaModificationAnswer cascada_modification_judge_version (const CascadaModification *request, int step);

G_END_DECLS
