/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-date.h"
#include "cascada-lifecycle.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/** CascadaAgendaKind: what awaits somebody, the most urgent first. */
typedef enum
{
  CASCADA_AGENDA_KIND_OVERDUE,          /* reports whose deadline has passed: still accepted, and marked late [P005 act. 9] */
  CASCADA_AGENDA_KIND_RETURNED,         /* reports back with observations [P005 act. 10, 11] */
  CASCADA_AGENDA_KIND_DUE,              /* reports of a quarter that has ended [P005 act. 9] */
  CASCADA_AGENDA_KIND_COMPLETE,         /* reports of local and cross-cutting goals that the planning office completes [policy 8] */
  CASCADA_AGENDA_KIND_VERIFY,           /* reports sent and not verified [P005 act. 10] */
  CASCADA_AGENDA_KIND_OBSERVATIONS,     /* observations on a plan, to be answered or settled [P005 act. 6, 7] */
  CASCADA_AGENDA_KIND_REQUEST_RETURNED, /* modification requests given back to be completed [policy 9.9] */
  CASCADA_AGENDA_KIND_REQUEST_LIMIT,    /* drafts of requests in the last month before 30 June [policy 9.1] */
  CASCADA_AGENDA_KIND_REQUEST_REVIEW,   /* requests to take up [policy 9.9] */
  CASCADA_AGENDA_KIND_REQUEST_DECIDE,   /* requests to approve or deny [policy 9.9] */
  CASCADA_AGENDA_KIND_REQUEST_OPINION,  /* requests that wait for an opinion [policies 9.6, 9.7] */
  CASCADA_AGENDA_KIND_REQUEST_SEND,     /* approved requests whose adjusted version is to be sent [policy 9.10] */
  CASCADA_AGENDA_KIND_REQUEST_PUBLISH,  /* adjusted versions to publish [policy 9.10] */
  CASCADA_AGENDA_KIND_STEP,             /* the next step of a plan [P005 act. 3–8, 16] */
  CASCADA_AGENDA_KIND_UPCOMING,         /* the quarter that is running */
} CascadaAgendaKind;

#define CASCADA_N_AGENDA_KINDS (CASCADA_AGENDA_KIND_UPCOMING + 1)

/**
 * CascadaAgendaItem:
 * @plan: id
 * @title: of the plan
 * @quarter: reported, or none
 * @deadline: of the quarter, or none
 * @days: left until the deadline; negative where it has passed
 * @n: reports or observations
 * @first: where to begin: the first indicator of those, of no kind where it is the plan as a whole
 * @step: of %CASCADA_AGENDA_KIND_STEP
 * @request: id of the modification request that it is about, or 0
 * @text: of a request: its number, goal and time
 *
 * One thing that awaits whoever works.
 */
typedef struct
{
  CascadaAgendaKind kind;
  gint64 plan;
  char *title;
  CascadaPeriod quarter;
  CascadaDate deadline;
  int days;
  guint n;
  CascadaRef first;
  CascadaPlanStep step;
  gint64 request;
  char *text;
} CascadaAgendaItem;

GPtrArray *cascada_agenda_read (CascadaWorkspace *workspace, CascadaDate today, GCancellable *cancellable, GError **error);
void cascada_agenda_read_async (CascadaWorkspace *workspace, CascadaDate today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cascada_agenda_read_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error);

const char *cascada_agenda_kind_get_label (CascadaAgendaKind kind);
const char *cascada_agenda_kind_get_clause (CascadaAgendaKind kind);
char *cascada_agenda_item_describe (const CascadaAgendaItem *item);
void cascada_agenda_item_free (CascadaAgendaItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaAgendaItem, cascada_agenda_item_free)

G_END_DECLS
