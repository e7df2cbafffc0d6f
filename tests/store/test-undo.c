/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-store-private.h"
#include "fixture.h"

/* What a person sees: every row that is not removed. */
static char *
take_snapshot (CascadaStore *store)
{
  GString *text = g_string_new (NULL);

  for (CascadaKind kind = CASCADA_KIND_UNIT; kind < CASCADA_N_KINDS; kind++)
    {
      CascadaRecordClass *klass = cascada_kind_get_class (kind);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE removed = 0 ORDER BY 1, 2", klass->table);
      g_autoptr (CascadaStatement) rows = cascada_store_prepare (store, sql, NULL);
      gboolean row;

      while (cascada_statement_step (rows, &row, NULL) && row)
        {
          g_string_append (text, klass->table);
          for (guint i = 0; i < klass->n_fields + klass->is_cell + 2; i++)
            g_string_append_printf (text, " %s", cascada_statement_get_text (rows, (int) i) ?: "-");
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

static void
revert (CascadaStore *store, gboolean redo)
{
  g_autoptr (GError) error = NULL;

  cascada_log_revert (store, redo, "Ana", &error);
  g_assert_no_error (error);
}

static void
assert_sound (CascadaStore *store)
{
  g_autoptr (GError) error = NULL;

  cascada_log_verify (store, NULL, &error);
  g_assert_no_error (error);
}

/* A random one of the records of a kind that are there; 0 where there is none. */
static gint64
pick (CascadaStore *store, CascadaKind kind, GRand *rand)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE removed = 0", cascada_kind_get_class (kind)->table);
  g_autoptr (CascadaStatement) rows = cascada_store_prepare (store, sql, NULL);
  gboolean row;

  while (cascada_statement_step (rows, &row, NULL) && row)
    g_ptr_array_add (all, (gpointer) (gintptr) cascada_statement_get_integer (rows, 0));
  return all->len == 0 ? 0 : (gint64) (gintptr) all->pdata[g_rand_int_range (rand, 0, (gint32) all->len)];
}

static void
change_cell (CascadaStore *store, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  CascadaRef ref = { CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, g_rand_int_range (rand, 1, 4)),
                     pick (store, CASCADA_KIND_INDICATOR, rand) };
  CascadaValue value = cascada_value_integer (g_rand_int_range (rand, 0, 5));
  g_autoptr (CascadaRecord) cell = NULL;

  if (ref.id == 0)
    return;
  cell = cascada_store_load (store, ref, NULL);
  if (cell == NULL || cascada_record_is_removed (cell))
    cascada_log_create (store, &ref, &value, &error);
  else if (g_rand_boolean (rand))
    cascada_log_set (store, &ref, CASCADA_TARGET_VALUE, &value, &error);
  else
    cascada_log_remove (store, &ref, TRUE, &error);
  g_assert_no_error (error);
}

static void
change_record (CascadaStore *store, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  CascadaRef ref = { CASCADA_KIND_OBJECTIVE, CASCADA_PERIOD_NONE, pick (store, CASCADA_KIND_OBJECTIVE, rand) };
  g_autofree char *name = g_strdup_printf ("Objetivo “%d” \\ \n", g_rand_int_range (rand, 0, 3));
  CascadaValue weight = g_rand_boolean (rand) ? cascada_value_integer (g_rand_int_range (rand, 0, 5)) : CASCADA_VALUE_INIT;
  CascadaValue text = cascada_value_text (name);

  if (ref.id == 0)
    return;
  if (g_rand_int_range (rand, 0, 4) == 0)
    cascada_log_remove (store, &ref, TRUE, &error);
  else if (g_rand_boolean (rand))
    cascada_log_set (store, &ref, CASCADA_OBJECTIVE_WEIGHT, &weight, &error);
  else
    cascada_log_set (store, &ref, CASCADA_OBJECTIVE_NAME, &text, &error);
  g_assert_no_error (error);
}

static void
make_record (CascadaStore *store, GRand *rand)
{
  gint64 plan = pick (store, CASCADA_KIND_PLAN, rand), objective = pick (store, CASCADA_KIND_OBJECTIVE, rand);
  gint64 goal = pick (store, CASCADA_KIND_GOAL, rand);

  if (plan == 0)
    create_plan (store, "Plan");
  else if (objective == 0 || g_rand_int_range (rand, 0, 3) == 0)
    create_objective (store, plan, "Objetivo");
  else if (goal == 0 || g_rand_int_range (rand, 0, 3) == 0)
    create_goal (store, objective, "Meta");
  else
    create_indicator (store, goal, "Indicador");
}

static void
random_edit (CascadaStore *store, GRand *rand)
{
  cascada_log_begin (store, CASCADA_EDIT_KIND_EDIT, "Ana", NULL, 0, NULL);
  make_record (store, rand);
  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    switch (g_rand_int_range (rand, 0, 4))
      {
      case 0:
        make_record (store, rand);
        break;
      case 1:
        change_record (store, rand);
        break;
      default:
        change_cell (store, rand);
      }
  commit_edit (store);
}

/* Undoing and redoing leads through exactly the states that were, whatever was done between, and across restarts. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  for (guint seed = 1; seed <= 8; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
      guint at = 0;

      g_test_message ("seed %u", seed);
      g_clear_object (&fixture->store);
      g_unlink (fixture->path);
      fixture->store = open_store (fixture->path, CASCADA_STORE_CREATE);
      g_ptr_array_add (states, take_snapshot (fixture->store));
      for (guint step = 0; step < 120; step++)
        {
          g_autofree char *state = NULL;
          int action = g_rand_int_range (rand, 0, 10);

          if (action < 5)
            {
              random_edit (fixture->store, rand);
              g_ptr_array_set_size (states, (int) ++at);
              g_ptr_array_add (states, take_snapshot (fixture->store));
            }
          else if (action < 7 && at > 0)
            {
              revert (fixture->store, FALSE);
              at--;
            }
          else if (action < 9 && at + 1 < states->len)
            {
              revert (fixture->store, TRUE);
              at++;
            }
          else if (action == 9)
            {
              g_clear_object (&fixture->store);
              fixture->store = open_store (fixture->path, CASCADA_STORE_WRITE);
            }
          g_assert_cmpint (cascada_log_get_undo (fixture->store, FALSE, NULL) != 0, ==, at > 0);
          g_assert_cmpint (cascada_log_get_undo (fixture->store, TRUE, NULL) != 0, ==, at + 1 < states->len);
          state = take_snapshot (fixture->store);
          g_assert_cmpstr (state, ==, states->pdata[at]);
        }
      while (at > 0)
        {
          g_autofree char *state = NULL;

          revert (fixture->store, FALSE);
          state = take_snapshot (fixture->store);
          g_assert_cmpstr (state, ==, states->pdata[--at]);
        }
      while (at + 1 < states->len)
        {
          g_autofree char *state = NULL;

          revert (fixture->store, TRUE);
          state = take_snapshot (fixture->store);
          g_assert_cmpstr (state, ==, states->pdata[++at]);
        }
      assert_sound (fixture->store);
    }
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cascada_log_get_undo (fixture->store, FALSE, NULL), ==, 0);
  g_assert_false (cascada_log_revert (fixture->store, FALSE, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
}

static void
test_description (Fixture *fixture, gconstpointer data)
{
  CascadaRef ref = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, create_sample (fixture->store) };
  CascadaValue name = cascada_value_text ("Otro nombre");
  g_autofree char *edit = NULL, *import = NULL, *redo = NULL;

  begin_edit (fixture->store, NULL);
  g_assert_true (cascada_log_set (fixture->store, &ref, CASCADA_INDICATOR_NAME, &name, NULL));
  commit_edit (fixture->store);
  g_assert_cmpint (cascada_log_get_undo (fixture->store, FALSE, &edit), ==, 2);
  g_assert_cmpstr (edit, ==, "Changed: Indicator, Name");
  revert (fixture->store, FALSE);
  g_assert_cmpint (cascada_log_get_undo (fixture->store, FALSE, &import), ==, 1);
  g_assert_cmpstr (import, ==, "sample");
  g_assert_cmpint (cascada_log_get_undo (fixture->store, TRUE, &redo), ==, 2);
  g_assert_cmpstr (redo, ==, "Changed: Indicator, Name");
}

/* A change that another replica made later, as an exchange will bring it; its number is the greatest there is. */
static void
change_elsewhere (CascadaStore *store, const CascadaRef *ref, guint field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("BEGIN; INSERT INTO replica VALUES (1073741823, 'elsewhere', 0);"
                                          "INSERT INTO edit (replica, sequence, time, kind, author, first, last, hash) "
                                          "VALUES (1073741823, 1, 1767225600000000, 0, 'Benito', 1, 1, zeroblob (32));"
                                          "INSERT INTO change (id, kind, record, period, field, value) "
                                          "VALUES ((1073741823 << 32) + 1, %d, %" G_GINT64_FORMAT ", %d, %u, %s); COMMIT",
                                          ref->kind, ref->id, ref->period, field, value);

  cascada_store_execute (store, sql, &error);
  g_assert_no_error (error);
}

/* Undo does not overwrite what somebody else decided since, and says who it was; nothing of the edit is undone. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CascadaRef ref = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, create_sample (fixture->store) };
  CascadaValue name = cascada_value_text ("Otro nombre"), note = cascada_value_text ("Nota");
  g_autofree char *before = NULL, *after = NULL;

  begin_edit (fixture->store, NULL);
  g_assert_true (cascada_log_set (fixture->store, &ref, CASCADA_INDICATOR_NAME, &name, NULL));
  g_assert_true (cascada_log_set (fixture->store, &ref, CASCADA_INDICATOR_NOTE, &note, NULL));
  commit_edit (fixture->store);
  change_elsewhere (fixture->store, &ref, CASCADA_INDICATOR_NAME, "'El de Benito'");

  before = take_snapshot (fixture->store);
  g_assert_false (cascada_log_revert (fixture->store, FALSE, "Ana", &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Benito"));
  g_assert_nonnull (strstr (error->message, "Name"));
  after = take_snapshot (fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (cascada_log_get_undo (fixture->store, FALSE, NULL), ==, 2);
}

/* Nor does undoing a creation take away what somebody else has changed in it. */
static void
test_creation_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CascadaRef ref = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, create_sample (fixture->store) };

  change_elsewhere (fixture->store, &ref, CASCADA_INDICATOR_NOTE, "'Nota'");
  g_assert_false (cascada_log_revert (fixture->store, FALSE, "Ana", &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_CONFLICT);
}

int
main (int argc, char *argv[])
{
  use_memory ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/undo/nothing", test_nothing);
  ADD ("/undo/description", test_description);
  ADD ("/undo/conflict", test_conflict);
  ADD ("/undo/creation-conflict", test_creation_conflict);
  ADD ("/undo/random", test_random);
  return g_test_run ();
}
