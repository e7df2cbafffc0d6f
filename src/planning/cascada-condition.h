/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CascadaVerdict:
 * @CASCADA_VERDICT_MET: as the clause asks
 * @CASCADA_VERDICT_NEEDS_ANSWER: somebody should look at it; it stands in nobody's way
 * @CASCADA_VERDICT_NOT_MET: the step cannot be taken
 * @CASCADA_VERDICT_DOES_NOT_APPLY: the clause is about something else; @facts says about what
 */
typedef enum
{
  CASCADA_VERDICT_MET,
  CASCADA_VERDICT_NEEDS_ANSWER,
  CASCADA_VERDICT_NOT_MET,
  CASCADA_VERDICT_DOES_NOT_APPLY,
} CascadaVerdict;

/**
 * CascadaCondition:
 * @id: locale-free name: "hola-case"; static
 * @label: what is asked for, translated; static
 * @clause: where that stands, translated; static
 * @message: what stands in the way, with the figures, translated; %NULL where nothing does
 * @cure: what would settle it, translated; %NULL where nothing is to be settled; static
 * @facts: what was looked at, with the figures, translated, whatever the verdict; %NULL where nobody asked for it
 *
 * One thing that a clause asks for before a step is taken.
 */
typedef struct
{
  CascadaVerdict verdict;
  const char *id;
  const char *label;
  const char *clause;
  char *message;
  const char *cure;
  char *facts;
} CascadaCondition;

GPtrArray *cascada_conditions_new (void);
void cascada_conditions_add (GPtrArray *conditions, const CascadaCondition *condition);
gboolean cascada_conditions_check (const GPtrArray *conditions, GError **error);
void cascada_condition_free (CascadaCondition *condition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaCondition, cascada_condition_free)

G_END_DECLS
