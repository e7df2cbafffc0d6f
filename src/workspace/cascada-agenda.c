/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What awaits whoever works, by role and unit: reports due, late, returned, to check and to complete, steps of plans,
 * modification requests, and what comes next. Where nobody is chosen it is what awaits anybody; a director reads along. */

#include "config.h"

#include "cascada-agenda.h"

#include "cascada-procedure.h"
#include "cascada-quarter.h"
#include "cascada-reporting.h"
#include "cascada-request-row.h"

#include "cascada-kinds.h"
#include "cascada-plan.h"
#include "cascada-report.h"

typedef struct
{
  CascadaWorkspace *workspace;
  CascadaDate today;
  GPtrArray *items;
  guint n_upcoming;
  GHashTable *deadlines; /* quarter → CascadaDate */
} Reading;

void
cascada_agenda_item_free (CascadaAgendaItem *item)
{
  g_free (item->title);
  g_free (item->text);
  g_free (item);
}

static CascadaAgendaItem *
add (Reading *self, CascadaAgendaKind kind, CascadaRecord *plan)
{
  CascadaAgendaItem *item = g_new0 (CascadaAgendaItem, 1);

  item->kind = kind;
  item->plan = cascada_record_get_id (plan);
  item->title = g_strdup (cascada_record_get_text (plan, CASCADA_PLAN_TITLE));
  g_ptr_array_add (self->items, item);
  return item;
}

static gboolean
may (Reading *self, CascadaDeed deed, gint64 unit)
{
  return cascada_workspace_may (self->workspace, deed, unit, NULL);
}

static gboolean
reads_along (Reading *self)
{
  return cascada_workspace_get_role (self->workspace) == CASCADA_ROLE_DIRECTOR;
}

static gboolean
find_deadline (Reading *self, CascadaPeriod quarter, CascadaDate *deadline, GError **error)
{
  GDate day;

  *deadline = GPOINTER_TO_INT (g_hash_table_lookup (self->deadlines, GINT_TO_POINTER (quarter)));
  if (*deadline != CASCADA_DATE_NONE)
    return TRUE;
  if (!cascada_quarter_get_deadline (cascada_workspace_get_store (self->workspace), quarter, &day, error))
    return FALSE;
  *deadline = cascada_date_from_gdate (&day);
  g_hash_table_insert (self->deadlines, GINT_TO_POINTER (quarter), GINT_TO_POINTER (*deadline));
  return TRUE;
}

/* Of a report that is programmed: what it asks of whoever works, or CASCADA_N_AGENDA_KINDS. */
static CascadaAgendaKind
judge_report (Reading *self, const CascadaQuarterDuty *duty, CascadaReportState state, gboolean overdue)
{
  gboolean own = may (self, CASCADA_DEED_REPORT, duty->reporter);
  gboolean office = may (self, CASCADA_DEED_VERIFY_REPORT, duty->reporter);

  if (state == CASCADA_REPORT_STATE_VERIFIED)
    return CASCADA_N_AGENDA_KINDS;
  if (state == CASCADA_REPORT_STATE_SENT)
    return office ? CASCADA_AGENDA_KIND_VERIFY : CASCADA_N_AGENDA_KINDS;
  if (state == CASCADA_REPORT_STATE_RETURNED)
    return own ? CASCADA_AGENDA_KIND_RETURNED : CASCADA_N_AGENDA_KINDS;
  if (duty->completed_by_office && may (self, CASCADA_DEED_COMPLETE, duty->reporter))
    return CASCADA_AGENDA_KIND_COMPLETE;
  if (overdue)
    return own || office || reads_along (self) ? CASCADA_AGENDA_KIND_OVERDUE : CASCADA_N_AGENDA_KINDS;
  return own ? CASCADA_AGENDA_KIND_DUE : CASCADA_N_AGENDA_KINDS;
}

static CascadaReportState
read_state (Reading *self, gint64 indicator, CascadaPeriod quarter)
{
  g_autoptr (CascadaRecord) report =
      cascada_workspace_get_record (self->workspace, (CascadaRef){ CASCADA_KIND_REPORT, quarter, indicator }, NULL);

  return report != NULL && !cascada_record_is_removed (report) ? cascada_record_get_integer (report, CASCADA_REPORT_STATE)
                                                               : CASCADA_REPORT_STATE_DRAFT;
}

static gboolean
read_quarter (Reading *self, CascadaRecord *plan, CascadaFigures *figures, const CascadaQuarterDuty *duties,
              CascadaPeriod quarter, GError **error)
{
  guint counts[CASCADA_N_AGENDA_KINDS] = { 0 };
  CascadaRef firsts[CASCADA_N_AGENDA_KINDS] = { 0 };
  gboolean over = cascada_period_get_last_day (quarter) < self->today;
  CascadaDate deadline;

  if (!find_deadline (self, quarter, &deadline, error))
    return FALSE;
  for (guint i = 0; i < cascada_figures_get_count (figures, CASCADA_LEVEL_INDICATOR); i++)
    {
      CascadaRef ref = cascada_figures_get_ref (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, i));
      CascadaAgendaKind kind = CASCADA_AGENDA_KIND_UPCOMING;
      CascadaSeries series;

      cascada_figures_get_series (figures, i, &series);
      if (duties[i].eliminated || !cascada_report_is_programmed (&series, quarter))
        continue;
      if (over)
        kind = judge_report (self, &duties[i], read_state (self, ref.id, quarter), self->today > deadline);
      else if (!may (self, CASCADA_DEED_REPORT, duties[i].reporter))
        continue;
      if (kind < CASCADA_N_AGENDA_KINDS && counts[kind]++ == 0)
        firsts[kind] = ref;
    }
  self->n_upcoming += counts[CASCADA_AGENDA_KIND_UPCOMING];
  for (CascadaAgendaKind kind = 0; kind < CASCADA_AGENDA_KIND_UPCOMING; kind++)
    if (counts[kind] > 0)
      {
        CascadaAgendaItem *item = add (self, kind, plan);

        item->quarter = quarter;
        item->deadline = deadline;
        item->days = cascada_date_get_days_between (self->today, deadline);
        item->n = counts[kind];
        item->first = firsts[kind];
      }
  return TRUE;
}

static gboolean
read_reports (Reading *self, CascadaRecord *plan, GError **error)
{
  CascadaStore *store = cascada_workspace_get_store (self->workspace);
  g_autoptr (CascadaFigures) figures = cascada_figures_load (store, cascada_record_get_id (plan), NULL, error);
  int first = (int) cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR);
  int last = (int) cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR);
  g_autoptr (CascadaStatement) find = figures != NULL ? cascada_quarter_prepare_duty (store, error) : NULL;
  g_autofree CascadaQuarterDuty *duties = NULL;
  guint n;

  if (find == NULL)
    return FALSE;
  n = cascada_figures_get_count (figures, CASCADA_LEVEL_INDICATOR);
  duties = g_new0 (CascadaQuarterDuty, n);
  for (guint i = 0; i < n; i++)
    if (!cascada_quarter_read_duty (find, cascada_figures_get_id (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, i)), &duties[i], error))
      return FALSE;
  for (int year = first; year <= MIN (last, self->today / 10000); year++)
    for (int part = 1; part <= 4; part++)
      {
        CascadaPeriod quarter = CASCADA_PERIOD_QUARTER (year, part);

        if (quarter <= cascada_date_get_quarter (self->today) && !read_quarter (self, plan, figures, duties, quarter, error))
          return FALSE;
      }
  return TRUE;
}

/* The step that comes next; consolidation is of a whole quarter, and no plan's own. Returns: −1 where there is none */
static int
find_next_step (Reading *self, CascadaPlanLife *life)
{
  GDate today;
  int step;

  cascada_date_to_gdate (self->today, &today);
  life->today = &today;
  step = cascada_lifecycle_get_next (life);
  life->today = NULL;
  return step == CASCADA_PLAN_STEP_CONSOLIDATE || (step == CASCADA_PLAN_STEP_RESUBMIT && life->n_open_observations > 0) ? -1 : step;
}

static gboolean
read_plan (Reading *self, CascadaRecord *plan, GError **error)
{
  gint64 unit = cascada_record_get_integer (plan, CASCADA_PLAN_UNIT);
  CascadaPlanLife life;
  int step;

  if (!cascada_procedure_read_standing (self->workspace, plan, &life, error))
    return FALSE;
  if (life.n_open_observations > 0 && may (self, CASCADA_DEED_ANSWER, unit))
    add (self, CASCADA_AGENDA_KIND_OBSERVATIONS, plan)->n = life.n_open_observations;
  else if (life.n_unsettled_observations > 0 && life.state == CASCADA_PLAN_STATE_UNDER_REVIEW && may (self, CASCADA_DEED_REVIEW, unit))
    add (self, CASCADA_AGENDA_KIND_OBSERVATIONS, plan)->n = life.n_unsettled_observations;
  step = find_next_step (self, &life);
  if (step >= 0 && may (self, cascada_plan_step_get_deed (step), unit))
    add (self, CASCADA_AGENDA_KIND_STEP, plan)->step = step;
  return !cascada_lifecycle_takes_reports (life.state) || read_reports (self, plan, error);
}

/* What a request asks of whoever works, or CASCADA_N_AGENDA_KINDS. */
static CascadaAgendaKind
judge_request (Reading *self, const CascadaRequestItem *request)
{
  CascadaAgendaKind kind;
  CascadaDeed deed;

  switch (request->state)
    {
    case CASCADA_REQUEST_STATE_DRAFT:
      kind = request->presented != CASCADA_DATE_NONE ? CASCADA_AGENDA_KIND_REQUEST_RETURNED : CASCADA_AGENDA_KIND_REQUEST_LIMIT;
      deed = CASCADA_DEED_WRITE_REQUEST;
      break;
    case CASCADA_REQUEST_STATE_PRESENTED:
      kind = CASCADA_AGENDA_KIND_REQUEST_REVIEW;
      deed = CASCADA_DEED_PROCESS_REQUEST;
      break;
    case CASCADA_REQUEST_STATE_OPINIONS_PENDING:
      kind = CASCADA_AGENDA_KIND_REQUEST_OPINION;
      deed = CASCADA_DEED_PROCESS_REQUEST;
      break;
    case CASCADA_REQUEST_STATE_UNDER_REVIEW:
      kind = CASCADA_AGENDA_KIND_REQUEST_DECIDE;
      deed = CASCADA_DEED_DECIDE_REQUEST;
      break;
    case CASCADA_REQUEST_STATE_APPROVED:
      kind = CASCADA_AGENDA_KIND_REQUEST_SEND;
      deed = CASCADA_DEED_SEND_ADJUSTED;
      break;
    case CASCADA_REQUEST_STATE_ADJUSTED_VERSION_SENT:
      kind = CASCADA_AGENDA_KIND_REQUEST_PUBLISH;
      deed = CASCADA_DEED_PUBLISH_MODIFICATION;
      break;
    case CASCADA_REQUEST_STATE_DENIED:
    case CASCADA_REQUEST_STATE_PUBLISHED:
    case CASCADA_REQUEST_STATE_WITHDRAWN:
    default:
      return CASCADA_N_AGENDA_KINDS;
    }
  if (kind == CASCADA_AGENDA_KIND_REQUEST_LIMIT && !cascada_request_item_is_near_limit (request))
    return CASCADA_N_AGENDA_KINDS;
  return may (self, deed, request->unit) ? kind : CASCADA_N_AGENDA_KINDS;
}

/* “Request 3 of 2025 · 1. Realizar 8 jornadas · Waiting for 12 days” */
static char *
describe_request (const CascadaRequestItem *request)
{
  g_autofree char *name = cascada_request_item_get_name (request);
  g_autofree char *goal = cascada_request_item_get_goal_label (request);
  g_autofree char *time = cascada_request_item_get_time_label (request);

  return g_strjoin (" · ", name, goal, *time != '\0' ? time : NULL, NULL);
}

static gboolean
read_requests (Reading *self, GError **error)
{
  const CascadaRequestFilter open = {
    .states = 1u << CASCADA_REQUEST_STATE_DRAFT | 1u << CASCADA_REQUEST_STATE_PRESENTED | 1u << CASCADA_REQUEST_STATE_OPINIONS_PENDING |
              1u << CASCADA_REQUEST_STATE_UNDER_REVIEW | 1u << CASCADA_REQUEST_STATE_APPROVED | 1u << CASCADA_REQUEST_STATE_ADJUSTED_VERSION_SENT
  };
  g_autoptr (GPtrArray) requests = cascada_request_list (cascada_workspace_get_store (self->workspace), &open, self->today, error);

  for (guint i = 0; requests != NULL && i < requests->len; i++)
    {
      const CascadaRequestItem *request = requests->pdata[i];
      CascadaAgendaKind kind = judge_request (self, request);
      CascadaAgendaItem *item;

      if (kind == CASCADA_N_AGENDA_KINDS)
        continue;
      item = g_new0 (CascadaAgendaItem, 1);
      item->kind = kind;
      item->plan = request->plan;
      item->title = g_strdup (request->plan_title);
      item->request = request->id;
      item->text = describe_request (request);
      item->days = request->state == CASCADA_REQUEST_STATE_DRAFT ? request->limit : -request->waiting;
      g_ptr_array_add (self->items, item);
    }
  return requests != NULL;
}

static gboolean
add_upcoming (Reading *self, GError **error)
{
  CascadaAgendaItem *item;

  if (self->n_upcoming == 0)
    return TRUE;
  item = g_new0 (CascadaAgendaItem, 1);
  item->kind = CASCADA_AGENDA_KIND_UPCOMING;
  item->quarter = cascada_date_get_quarter (self->today);
  item->n = self->n_upcoming;
  g_ptr_array_add (self->items, item);
  if (!find_deadline (self, item->quarter, &item->deadline, error))
    return FALSE;
  item->days = cascada_date_get_days_between (self->today, item->deadline);
  return TRUE;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const CascadaAgendaItem *x = *(CascadaAgendaItem *const *) a, *y = *(CascadaAgendaItem *const *) b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->deadline != y->deadline)
    return x->deadline < y->deadline ? -1 : 1;
  if (x->request != 0 && x->days != y->days) /* what waits the longest, or has the least time, first */
    return x->days < y->days ? -1 : 1;
  return g_utf8_collate (x->title != NULL ? x->title : "", y->title != NULL ? y->title : "");
}

/**
 * cascada_agenda_read:
 * @today: by which it is due or late
 *
 * Reads all plans of the procedure: not for the main loop.
 *
 * Returns: (transfer full) (nullable) (element-type CascadaAgendaItem): what awaits whoever works, the most urgent first
 */
GPtrArray *
cascada_agenda_read (CascadaWorkspace *workspace, CascadaDate today, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) plans = cascada_workspace_get_children (workspace, CASCADA_KIND_PLAN, 0, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_agenda_item_free);
  g_autoptr (GHashTable) deadlines = g_hash_table_new (NULL, NULL);
  Reading reading = { workspace, today, items, 0, deadlines };

  g_return_val_if_fail (cascada_date_is_valid (today), NULL);

  if (plans == NULL)
    return NULL;
  for (guint i = 0; i < plans->len; i++)
    {
      CascadaPlanState state = cascada_record_get_integer (plans->pdata[i], CASCADA_PLAN_STATE);

      if (state == CASCADA_PLAN_STATE_NONE || state == CASCADA_PLAN_STATE_CLOSED)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !read_plan (&reading, plans->pdata[i], error))
        return NULL;
    }
  if (!read_requests (&reading, error) || !add_upcoming (&reading, error))
    return NULL;
  g_ptr_array_sort (items, compare_cb);
  return g_steal_pointer (&items);
}

typedef struct
{
  CascadaDate today;
  GPtrArray *items;
} Aside;

static void
aside_free (gpointer data)
{
  Aside *aside = data;

  g_clear_pointer (&aside->items, g_ptr_array_unref);
  g_free (aside);
}

static gboolean
work (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Aside *aside = data;

  aside->items = cascada_agenda_read (workspace, aside->today, cancellable, error);
  return aside->items != NULL;
}

/** cascada_agenda_read_async: as cascada_agenda_read(), in a thread. */
void
cascada_agenda_read_async (CascadaWorkspace *workspace, CascadaDate today, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Aside *aside = g_new0 (Aside, 1);

  aside->today = today;
  cascada_workspace_run_async (workspace, FALSE, work, aside, aside_free, cancellable, callback, user_data);
}

/** cascada_agenda_read_finish: Returns: (transfer full) (nullable): as cascada_agenda_read() */
GPtrArray *
cascada_agenda_read_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  Aside *aside = cascada_workspace_run_finish (workspace, result, error);
  GPtrArray *items;

  if (aside == NULL)
    return NULL;
  items = g_steal_pointer (&aside->items);
  aside_free (aside);
  return items;
}
