/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What awaits whom, on the sample of management plans: by role, unit and day. */

#include "config.h"

#include <glib/gstdio.h>

#include "cascada-agenda.h"
#include "cascada-people.h"
#include "cascada-quarter.h"
#include "cascada-sample.h"

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
  g_test_add ("/agenda/complete", Fixture, NULL, set_up, test_complete, tear_down);
  return g_test_run ();
}
