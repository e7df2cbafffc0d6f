/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What awaits whom, on the sample of management plans: by role, unit and day. */

#include "config.h"

#include <glib/gstdio.h>

#include "cascada-agenda.h"
#include "cascada-people.h"
#include "cascada-quarter.h"
#include "cascada-request.h"
#include "cascada-sample.h"
#include "cascada-store-private.h"

#include "cascada-kinds.h"
#include "cascada-person.h"
#include "cascada-plan.h"
#include "cascada-unit.h"

typedef struct
{
  char *folder;
  char *path;
  CascadaWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("cascada-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "sample.cascada", NULL);
  cascada_sample_create_management (self->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  self->workspace = cascada_workspace_open (self->path, CASCADA_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock = g_strconcat (self->path, "-lock", NULL);

  cascada_workspace_close (self->workspace, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (self->workspace);
  g_unlink (self->path);
  g_unlink (lock);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static void
work_as (Fixture *self, CascadaRole role, const char *unit)
{
  g_autoptr (GPtrArray) people = cascada_people_list (self->workspace, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *name = cascada_people_get_unit_name (self->workspace, cascada_record_get_integer (people->pdata[i], CASCADA_PERSON_UNIT));

      if (cascada_record_get_integer (people->pdata[i], CASCADA_PERSON_ROLE) != role || (unit != NULL && g_strcmp0 (name, unit) != 0))
        continue;
      cascada_workspace_set_person (self->workspace, cascada_record_get_id (people->pdata[i]), &error);
      g_assert_no_error (error);
      return;
    }
  g_assert_not_reached ();
}

static GPtrArray *
read_agenda (Fixture *self, CascadaDate today)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = cascada_agenda_read (self->workspace, today, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const CascadaAgendaItem *item = items->pdata[i];
      g_autofree char *text = cascada_agenda_item_describe (item);

      g_assert_cmpstr (text, !=, "");
      g_assert_nonnull (cascada_agenda_kind_get_label (item->kind));
      g_assert_nonnull (cascada_agenda_kind_get_clause (item->kind));
      g_assert_true (i == 0 || ((CascadaAgendaItem *) items->pdata[i - 1])->kind <= item->kind);
    }
  return items;
}

static guint
sum (GPtrArray *items, CascadaAgendaKind kind, gint64 plan, CascadaPeriod quarter)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const CascadaAgendaItem *item = items->pdata[i];

      if (item->kind == kind && (plan == 0 || item->plan == plan) && (quarter == CASCADA_PERIOD_NONE || item->quarter == quarter))
        n += item->n;
    }
  return n;
}

/* A local mayor: the own office's reports only, due until the deadline, late after it. */
static void
test_mayor (Fixture *self, gconstpointer data)
{
  static const struct
  {
    CascadaDate today;
    CascadaAgendaKind kind;
    int days;
  } rows[] = {
    { 20251001, CASCADA_AGENDA_KIND_DUE, 15 },
    { 20251016, CASCADA_AGENDA_KIND_DUE, 0 },
    { 20251017, CASCADA_AGENDA_KIND_OVERDUE, -1 },
  };

  work_as (self, CASCADA_ROLE_LOCAL_MAYOR, "Alcaldía Local de Usme");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) items = read_agenda (self, rows[i].today);
      const CascadaAgendaItem *first = items->pdata[0];

      g_assert_cmpuint (items->len, ==, 2);
      g_assert_cmpint (first->kind, ==, rows[i].kind);
      g_assert_cmpint (first->quarter, ==, CASCADA_PERIOD_QUARTER (2025, 3));
      g_assert_cmpint (first->days, ==, rows[i].days);
      g_assert_cmpint (first->deadline, ==, 20251016);
      g_assert_cmpint (first->first.kind, ==, CASCADA_KIND_INDICATOR);
      g_assert_nonnull (strstr (first->title, "Usme"));
      g_assert_cmpint (((CascadaAgendaItem *) items->pdata[1])->kind, ==, CASCADA_AGENDA_KIND_UPCOMING);
      g_assert_cmpint (((CascadaAgendaItem *) items->pdata[1])->quarter, ==, CASCADA_PERIOD_QUARTER (2025, 4));
    }
}

/* The head of planning: what was sent to be checked, plans that wait, and who is late; nobody else's writing. */
static void
test_office (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;

  work_as (self, CASCADA_ROLE_HEAD_OF_PLANNING, NULL);
  items = read_agenda (self, 20251008);
  g_assert_cmpuint (sum (items, CASCADA_AGENDA_KIND_OVERDUE, 0, CASCADA_PERIOD_NONE), >, 0);
  g_assert_cmpuint (sum (items, CASCADA_AGENDA_KIND_VERIFY, 0, CASCADA_PERIOD_NONE), >, 0);
  g_assert_cmpuint (sum (items, CASCADA_AGENDA_KIND_RETURNED, 0, CASCADA_PERIOD_NONE), ==, 0);
  g_assert_cmpuint (sum (items, CASCADA_AGENDA_KIND_UPCOMING, 0, CASCADA_PERIOD_NONE), ==, 0);
  for (guint i = 0; i < items->len; i++)
    {
      const CascadaAgendaItem *item = items->pdata[i];

      g_assert_true (item->kind != CASCADA_AGENDA_KIND_STEP || cascada_role_may (CASCADA_ROLE_HEAD_OF_PLANNING, cascada_plan_step_get_deed (item->step), FALSE, NULL));
    }
}

/* A director reads along: late reports, and nothing to do. */
static void
test_director (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;

  work_as (self, CASCADA_ROLE_DIRECTOR, NULL);
  items = read_agenda (self, 20251008);
  g_assert_cmpuint (items->len, >, 0);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (((CascadaAgendaItem *) items->pdata[i])->kind, ==, CASCADA_AGENDA_KIND_OVERDUE);
}

static gint64
find_goal (Fixture *self, const char *unit, CascadaRecord **plan)
{
  g_autoptr (GPtrArray) plans = cascada_workspace_get_children (self->workspace, CASCADA_KIND_PLAN, 0, NULL);

  for (guint i = 0; i < plans->len; i++)
    {
      g_autofree char *name = cascada_people_get_unit_name (self->workspace, cascada_record_get_integer (plans->pdata[i], CASCADA_PLAN_UNIT));
      g_autoptr (GPtrArray) objectives = NULL;
      g_autoptr (GPtrArray) goals = NULL;

      if (g_strcmp0 (name, unit) != 0 || cascada_record_get_integer (plans->pdata[i], CASCADA_PLAN_STATE) != CASCADA_PLAN_STATE_PUBLISHED)
        continue;
      objectives = cascada_workspace_get_children (self->workspace, CASCADA_KIND_OBJECTIVE, cascada_record_get_id (plans->pdata[i]), NULL);
      goals = cascada_workspace_get_children (self->workspace, CASCADA_KIND_GOAL, cascada_record_get_id (objectives->pdata[0]), NULL);
      *plan = g_object_ref (plans->pdata[i]);
      return cascada_record_get_id (goals->pdata[0]);
    }
  g_assert_not_reached ();
}

/* Puts a request where it may stand, whatever led there. */
static void
set_request (Fixture *self, gint64 request, CascadaRequestState state, CascadaDate presented)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *day = presented != CASCADA_DATE_NONE ? g_strdup_printf ("%d", presented) : g_strdup ("NULL");
  g_autofree char *sql = g_strdup_printf ("UPDATE request SET state = %d, presented = %s WHERE id = %" G_GINT64_FORMAT, state, day, request);

  g_assert_true (cascada_store_execute (cascada_workspace_get_store (self->workspace), sql, &error));
  g_assert_no_error (error);
}

static const CascadaAgendaItem *
find_request (GPtrArray *items, gint64 request)
{
  for (guint i = 0; i < items->len; i++)
    if (((CascadaAgendaItem *) items->pdata[i])->request == request)
      return items->pdata[i];
  return NULL;
}

/* A request of Usme in each state: whom it awaits, and that it says since when or until when. */
static void
test_requests (Fixture *self, gconstpointer data)
{
  static const struct
  {
    CascadaRequestState state;
    CascadaDate presented, today;
    CascadaRole role;
    int kind; /* −1: awaits nobody in that role */
    const char *says;
  } rows[] = {
    { CASCADA_REQUEST_STATE_DRAFT, 0, 20250415, CASCADA_ROLE_LOCAL_MAYOR, -1, NULL },
    { CASCADA_REQUEST_STATE_DRAFT, 0, 20250530, CASCADA_ROLE_LOCAL_MAYOR, -1, NULL },
    { CASCADA_REQUEST_STATE_DRAFT, 0, 20250531, CASCADA_ROLE_LOCAL_MAYOR, CASCADA_AGENDA_KIND_REQUEST_LIMIT, "30 days until 30 June" },
    { CASCADA_REQUEST_STATE_DRAFT, 0, 20250630, CASCADA_ROLE_LOCAL_MAYOR, CASCADA_AGENDA_KIND_REQUEST_LIMIT, "Today is the last day" },
    { CASCADA_REQUEST_STATE_DRAFT, 0, 20250701, CASCADA_ROLE_LOCAL_MAYOR, -1, NULL },
    { CASCADA_REQUEST_STATE_DRAFT, 0, 20250615, CASCADA_ROLE_HEAD_OF_PLANNING, -1, NULL },
    { CASCADA_REQUEST_STATE_DRAFT, 20250601, 20250710, CASCADA_ROLE_LOCAL_MAYOR, CASCADA_AGENDA_KIND_REQUEST_RETURNED, "Request" },
    { CASCADA_REQUEST_STATE_PRESENTED, 20250601, 20250611, CASCADA_ROLE_HEAD_OF_PLANNING, CASCADA_AGENDA_KIND_REQUEST_REVIEW, "Waiting for 10 days" },
    { CASCADA_REQUEST_STATE_PRESENTED, 20250601, 20250611, CASCADA_ROLE_LOCAL_MAYOR, -1, NULL },
    { CASCADA_REQUEST_STATE_OPINIONS_PENDING, 20250601, 20250602, CASCADA_ROLE_HEAD_OF_PLANNING, CASCADA_AGENDA_KIND_REQUEST_OPINION, "Waiting for 1 day" },
    { CASCADA_REQUEST_STATE_UNDER_REVIEW, 20250601, 20250601, CASCADA_ROLE_HEAD_OF_PLANNING, CASCADA_AGENDA_KIND_REQUEST_DECIDE, "Presented today" },
    { CASCADA_REQUEST_STATE_UNDER_REVIEW, 20250601, 20250611, CASCADA_ROLE_PLANNING_ANALYST, -1, NULL },
    { CASCADA_REQUEST_STATE_APPROVED, 20250601, 20250611, CASCADA_ROLE_LOCAL_MAYOR, CASCADA_AGENDA_KIND_REQUEST_SEND, "Request" },
    { CASCADA_REQUEST_STATE_APPROVED, 20250601, 20250611, CASCADA_ROLE_HEAD_OF_PLANNING, -1, NULL },
    { CASCADA_REQUEST_STATE_ADJUSTED_VERSION_SENT, 20250601, 20250611, CASCADA_ROLE_HEAD_OF_PLANNING, CASCADA_AGENDA_KIND_REQUEST_PUBLISH, "Request" },
    { CASCADA_REQUEST_STATE_DENIED, 20250601, 20250611, CASCADA_ROLE_LOCAL_MAYOR, -1, NULL },
    { CASCADA_REQUEST_STATE_PUBLISHED, 20250601, 20250611, CASCADA_ROLE_HEAD_OF_PLANNING, -1, NULL },
  };
  g_autoptr (CascadaRecord) plan = NULL;
  g_autoptr (GError) error = NULL;
  gint64 goal = find_goal (self, "Alcaldía Local de Usme", &plan);
  CascadaRef request;

  work_as (self, CASCADA_ROLE_LOCAL_MAYOR, "Alcaldía Local de Usme");
  cascada_request_begin (self->workspace, goal, 20250410, &request, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) items = NULL;
      const CascadaAgendaItem *item;

      set_request (self, request.id, rows[i].state, rows[i].presented);
      work_as (self, rows[i].role, rows[i].role == CASCADA_ROLE_LOCAL_MAYOR ? "Alcaldía Local de Usme" : NULL);
      items = read_agenda (self, rows[i].today);
      item = find_request (items, request.id);
      g_test_message ("row %u", i);
      g_assert_cmpint (item != NULL ? (int) item->kind : -1, ==, rows[i].kind);
      if (item == NULL)
        continue;
      g_assert_cmpint (item->plan, ==, cascada_record_get_id (plan));
      g_assert_nonnull (strstr (item->text, rows[i].says));
    }
  /* nobody else’s mayor */
  set_request (self, request.id, CASCADA_REQUEST_STATE_APPROVED, 20250601);
  work_as (self, CASCADA_ROLE_LOCAL_MAYOR, "Alcaldía Local de Bosa");
  {
    g_autoptr (GPtrArray) items = read_agenda (self, 20250611);

    g_assert_null (find_request (items, request.id));
  }
}

/* Of each plan and quarter, what awaits anybody is exactly what is programmed and not verified. */
static void
test_complete (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = read_agenda (self, 20251101);
  g_autoptr (GPtrArray) plans = cascada_workspace_get_children (self->workspace, CASCADA_KIND_PLAN, 0, NULL);
  guint n_plans = 0, n_waiting = 0;

  for (guint i = 0; i < plans->len; i++)
    for (int part = 1; part <= 3 && cascada_record_get_integer (plans->pdata[i], CASCADA_PLAN_STATE) == CASCADA_PLAN_STATE_PUBLISHED; part++)
      {
        static const CascadaAgendaKind kinds[] = { CASCADA_AGENDA_KIND_OVERDUE, CASCADA_AGENDA_KIND_RETURNED,
                                                   CASCADA_AGENDA_KIND_COMPLETE, CASCADA_AGENDA_KIND_VERIFY };
        CascadaPeriod quarter = CASCADA_PERIOD_QUARTER (2025, part);
        gint64 plan = cascada_record_get_id (plans->pdata[i]);
        guint n_missing, n_unverified, n = 0;

        g_assert_true (cascada_quarter_count (self->workspace, plan, quarter, &n_missing, &n_unverified, NULL));
        for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
          n += sum (items, kinds[j], plan, quarter);
        g_assert_cmpuint (n, ==, n_unverified);
        n_plans++;
        n_waiting += n;
      }
  g_assert_cmpuint (n_plans, >, 90);
  g_assert_cmpuint (n_waiting, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/agenda/mayor", Fixture, NULL, set_up, test_mayor, tear_down);
  g_test_add ("/agenda/office", Fixture, NULL, set_up, test_office, tear_down);
  g_test_add ("/agenda/director", Fixture, NULL, set_up, test_director, tear_down);
  g_test_add ("/agenda/requests", Fixture, NULL, set_up, test_requests, tear_down);
  g_test_add ("/agenda/complete", Fixture, NULL, set_up, test_complete, tear_down);
  return g_test_run ();
}
