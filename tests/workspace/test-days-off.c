/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days without work besides weekends and holidays: who enters them, which are refused, and what they put off. */

#include "cascada-days-off.h"
#include "cascada-non-working-day.h"
#include "cascada-person.h"
#include "cascada-quarter.h"
#include "fixture.h"

#define Q2 CASCADA_PERIOD_QUARTER (2025, 2)

static void
assert_deadline (CascadaWorkspace *workspace, CascadaDate expected, const char *reason)
{
  g_autoptr (CascadaDaysOff) days = cascada_days_off_load (cascada_workspace_get_store (workspace), NULL);
  g_autofree char *explained = cascada_days_off_explain (days, Q2);
  GDate deadline, same;

  cascada_days_off_get_deadline (days, Q2, &deadline);
  g_assert_cmpint (cascada_date_from_gdate (&deadline), ==, expected);
  g_assert_cmpstr (explained, ==, reason);
  g_assert_true (cascada_quarter_get_deadline (cascada_workspace_get_store (workspace), Q2, &same, NULL));
  g_assert_cmpint (g_date_compare (&deadline, &same), ==, 0);
}

static void
test_enter (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = NULL;

  assert_deadline (workspace, 20250715, "");
  g_assert_true (cascada_days_off_enter (workspace, 20250715, "  Día cívico ", &error));
  assert_deadline (workspace, 20250716, "15 Día cívico");
  g_assert_true (cascada_days_off_enter (workspace, 20250716, "Otro", &error));
  assert_deadline (workspace, 20250717, "15 Día cívico, 16 Otro");
  g_assert_true (cascada_workspace_undo (workspace, &error));
  assert_deadline (workspace, 20250716, "15 Día cívico");
  days = cascada_workspace_get_children (workspace, CASCADA_KIND_NON_WORKING_DAY, 0, NULL);
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_true (cascada_days_off_withdraw (workspace, cascada_record_get_id (days->pdata[0]), &error));
  assert_deadline (workspace, 20250715, "");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    CascadaDate date;
    const char *name;
    const char *part;
  } rows[] = {
    { CASCADA_DATE_NONE, "Día", "which day" },
    { 20250231, "Día", "which day" },
    { 20250715, NULL, "why" },
    { 20250715, "  ", "why" },
    { 20250720, "Día", "holiday already" },
    { 20250719, "Día", "Saturday" },
    { 20250716, "Día", "entered already" },
  };
  CascadaWorkspace *workspace = fixture->workspace;

  g_assert_true (cascada_days_off_enter (workspace, 20250716, "Día", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (cascada_days_off_enter (workspace, rows[i].date, rows[i].name, &error));
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
      if (strstr (error->message, rows[i].part) == NULL)
        g_error ("row %u: “%s”", i, error->message);
    }
}

/* The planning office enters them, nobody else [P005 act. 9, note 2]. */
static void
test_roles (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;
  gint64 persons[CASCADA_N_ROLES];

  begin_edit (workspace, "Persons");
  for (int role = 0; role < CASCADA_N_ROLES; role++)
    {
      CascadaValue values[MAX_FIELDS] = {
        [CASCADA_PERSON_NAME - 1] = cascada_value_text ("Ana"),
        [CASCADA_PERSON_ROLE - 1] = cascada_value_integer (role),
      };

      persons[role] = create (workspace, CASCADA_KIND_PERSON, 0, values);
    }
  commit_edit (workspace);
  for (int role = 0; role < CASCADA_N_ROLES; role++)
    {
      g_autoptr (GError) error = NULL;
      gboolean may = role == CASCADA_ROLE_PLANNING_ANALYST || role == CASCADA_ROLE_HEAD_OF_PLANNING;

      g_assert_true (cascada_workspace_set_person (workspace, persons[role], NULL));
      g_assert_true (cascada_days_off_enter (workspace, role < 5 ? 20250901 + role : 20250908, "Día", &error) == may);
      if (may)
        continue;
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, "P005"));
    }
}

#define ADD(path, test) g_test_add ("/days-off/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("enter", test_enter);
  ADD ("refused", test_refused);
  ADD ("roles", test_roles);

  return g_test_run ();
}
