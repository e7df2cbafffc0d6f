/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the window speaks of the steps of a plan: what a button says, and which document a step asks for. */

#include "config.h"

#include "cascada-step-words.h"

#include <glib/gi18n.h>

#define RECORD N_ ("_Record")
#define SEND N_ ("_Send")
#define APPROVE N_ ("_Approve")
#define MEMO N_ ("Memorandum or message")
#define MINUTES N_ ("Minutes")
#define CASE N_ ("HOLA case")

static const struct
{
  const char *title;
  const char *button;
  const char *document;
  gboolean asks_period;
} words[] = {
  [CASCADA_PLAN_STEP_METHODOLOGY] = { N_ ("Record the Methodology"), RECORD, MEMO, FALSE },
  [CASCADA_PLAN_STEP_WORK_SESSION] = { N_ ("Record a Work Session"), RECORD, MINUTES, FALSE },
  [CASCADA_PLAN_STEP_SUBMIT] = { N_ ("Send to Be Checked"), SEND, MEMO, FALSE },
  [CASCADA_PLAN_STEP_VERIFY] = { N_ ("Verify Coherence"), N_ ("_Verify"), MEMO, FALSE },
  [CASCADA_PLAN_STEP_OBSERVE] = { N_ ("Send the Observations"), SEND, MEMO, FALSE },
  [CASCADA_PLAN_STEP_RESUBMIT] = { N_ ("Send the Adjusted Plan"), SEND, MEMO, FALSE },
  [CASCADA_PLAN_STEP_APPROVE] = { N_ ("Approve as Leader"), APPROVE, CASE, FALSE },
  [CASCADA_PLAN_STEP_OFFICE_APPROVE] = { N_ ("Approve for the Planning Office"), APPROVE, MEMO, FALSE },
  [CASCADA_PLAN_STEP_REOPEN] = { N_ ("Give the Plan Back"), N_ ("_Give Back"), MEMO, FALSE },
  [CASCADA_PLAN_STEP_CONSULTATION] = { N_ ("Record the Consultation of Citizens"), RECORD, MINUTES, FALSE },
  [CASCADA_PLAN_STEP_PUBLISH] = { N_ ("Publish the Plan"), N_ ("_Publish"), N_ ("HOLA case, where it is another than that of the approval"), FALSE },
  [CASCADA_PLAN_STEP_CONSOLIDATE] = { N_ ("Consolidate a Quarter"), N_ ("_Consolidate"), N_ ("Consolidated report"), TRUE },
  [CASCADA_PLAN_STEP_SOCIALISE] = { N_ ("Record That Results Were Socialised"), RECORD, N_ ("Minutes or publication"), TRUE },
  [CASCADA_PLAN_STEP_FINAL_REPORT] = { N_ ("Record the Final Report"), RECORD, N_ ("Final report"), FALSE },
  [CASCADA_PLAN_STEP_ANALYSIS] = { N_ ("Record the Analysis and Management Report"), RECORD, N_ ("Management report"), FALSE },
  [CASCADA_PLAN_STEP_CLOSE] = { N_ ("Close the Plan"), N_ ("_Close the Plan"), MEMO, FALSE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == CASCADA_N_PLAN_STEPS);

/** cascada_step_words_get_title: what one does, translated: "Approve as Leader". */
const char *
cascada_step_words_get_title (CascadaPlanStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_PLAN_STEPS, NULL);
  return _ (words[step].title);
}

/** cascada_step_words_get_button: of the button that takes the step, with a mnemonic, translated: "_Approve". */
const char *
cascada_step_words_get_button (CascadaPlanStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_PLAN_STEPS, NULL);
  return _ (words[step].button);
}

/** cascada_step_words_get_document: the document that shows the step, translated: "HOLA case". */
const char *
cascada_step_words_get_document (CascadaPlanStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_PLAN_STEPS, NULL);
  return _ (words[step].document);
}

/** cascada_step_words_asks_period: whether the step is about a quarter. */
gboolean
cascada_step_words_asks_period (CascadaPlanStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_PLAN_STEPS, FALSE);
  return words[step].asks_period;
}
