/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-date.h"
#include "cascada-lifecycle.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  CASCADA_TIMELINE_STEP,
  CASCADA_TIMELINE_VERSION,
  CASCADA_TIMELINE_OBSERVATIONS, /* those that one person made on one day */
} CascadaTimelineKind;

/**
 * CascadaTimelineEntry:
 * @ref: the step or version; of observations the newest
 * @step: what was done, of a step
 * @period: the quarter a step is about, or none
 * @number: of a version; of observations how many
 * @n_answered: of observations, those with an answer
 * @n_settled: of observations, those that the planning office took as settled
 * @n_documents: attached to the step
 * @person: (nullable): name of who acted
 * @role: a #CascadaRole, −1 where unknown
 * @document: (nullable): case or document
 * @text: (nullable): reason or remark
 *
 * Something in the life of a plan.
 */
typedef struct
{
  CascadaTimelineKind kind;
  CascadaRef ref;
  CascadaDate date;
  CascadaPlanStep step;
  CascadaPeriod period;
  guint number;
  guint n_answered;
  guint n_settled;
  guint n_documents;
  char *person;
  int role;
  char *document;
  char *text;
} CascadaTimelineEntry;

GPtrArray *cascada_procedure_timeline_read (CascadaStore *store, gint64 plan, guint limit, gboolean *more, GError **error);
GPtrArray *cascada_procedure_list_versions (CascadaStore *store, gint64 plan, guint limit, GError **error);
char *cascada_procedure_find_name (CascadaStore *store, gint64 person, int *role, GError **error);

G_END_DECLS
