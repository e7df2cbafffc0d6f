/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cascada-store-private.h"
#include "fixture.h"

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  return names;
}

static char *
make_backup (CascadaStore *store)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;

  cascada_store_backup (store, "Import 1", &path, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL, *second = NULL, *mode = NULL, *folder = NULL;
  g_autoptr (CascadaStore) copy = NULL;
  g_autoptr (GPtrArray) names = NULL;
  gint64 number;

  create_sample (fixture->store);
  path = make_backup (fixture->store);
  create_sample (fixture->store);
  second = make_backup (fixture->store);
  g_assert_cmpstr (path, !=, second);
  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (path, "-import-1.cascada"));

  copy = open_store (path, CASCADA_STORE_READ_ONLY);
  g_assert_true (cascada_store_get_number (copy, "SELECT count (*) FROM plan", &number, NULL));
  g_assert_cmpint (number, ==, 1);
  g_assert_true (cascada_store_get_string (copy, "PRAGMA journal_mode", &mode, NULL));
  g_assert_cmpstr (mode, ==, "delete");
  g_assert_true (cascada_log_verify (copy, NULL, NULL));
  g_clear_object (&copy);
  folder = g_path_get_dirname (path);
  names = list_folder (folder);
  g_assert_cmpuint (names->len, ==, 2);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "cascada", "backups", NULL);
  g_autoptr (GPtrArray) before = list_folder (folder), after = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (cascada_store_backup (fixture->store, "test", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = list_folder (folder);
  g_assert_cmpuint (before->len, ==, after->len);
}

/* The last twenty stay, of the older ones the first of each month, and other workspaces' all. */
static void
test_prune (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_backup (fixture->store);
  g_autofree char *folder = g_path_get_dirname (path), *base = g_path_get_basename (path);
  g_autofree char *prefix = g_strndup (base, strlen ("plan-12345678-")),
                  *foreign = g_build_filename (folder, "plan-99999999-20200101T000000.000000-x.cascada", NULL);
  g_autoptr (GPtrArray) names = NULL;
  guint n_january = 0, n_february = 0;

  for (int month = 1; month <= 2; month++)
    for (int day = 1; day <= 20; day++)
      {
        g_autofree char *old = g_strdup_printf ("%s/%s2020%02d%02dT101010.000000-x.cascada", folder, prefix, month, day);

        g_assert_true (g_file_set_contents (old, "x", 1, NULL));
      }
  g_assert_true (g_file_set_contents (foreign, "x", 1, NULL));
  g_free (make_backup (fixture->store));

  names = list_folder (folder);
  for (guint i = 0; i < names->len; i++)
    {
      n_january +=
          g_str_has_prefix ((char *) names->pdata[i] + strlen (prefix), "202001") && g_str_has_prefix (names->pdata[i], prefix);
      n_february +=
          g_str_has_prefix ((char *) names->pdata[i] + strlen (prefix), "202002") && g_str_has_prefix (names->pdata[i], prefix);
    }
  /* 42 in all: the last 20 are today's two and 18 of February */
  g_assert_cmpuint (n_january, ==, 1);
  g_assert_cmpuint (n_february, ==, 19);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
rename_goal (CascadaStore *store, gint64 goal, const char *name)
{
  g_autoptr (GError) error = NULL;
  CascadaRef ref = { CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, goal };
  CascadaValue value = cascada_value_text (name);

  begin_edit (store, NULL);
  cascada_log_set (store, &ref, CASCADA_GOAL_NAME, &value, &error);
  g_assert_no_error (error);
  commit_edit (store);
}

/* Two that go on from one backup never give the same number to different changes, and each says where it began. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = NULL;
  gint64 replicas[3] = { cascada_store_get_replica (fixture->store) };
  gint64 plan, goal;

  begin_edit (fixture->store, NULL);
  plan = create_plan (fixture->store, "PEI");
  goal = create_goal (fixture->store, create_objective (fixture->store, plan, "Objetivo"), "Meta");
  commit_edit (fixture->store);
  rename_goal (fixture->store, goal, "Meta 1");
  backup = make_backup (fixture->store);

  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/restored-%u.cascada", fixture->folder, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (CascadaStore) store = NULL;
      g_autoptr (CascadaRecord) record = NULL;
      g_autofree char *deps = NULL, *expected = NULL;

      cascada_store_restore (backup, path, NULL, &error);
      g_assert_no_error (error);
      g_assert_false (cascada_store_restore (backup, path, NULL, &error));
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
      g_clear_error (&error);

      store = open_store (path, CASCADA_STORE_WRITE);
      replicas[i] = cascada_store_get_replica (store);
      g_assert_cmpint (cascada_log_get_undo (store, FALSE, NULL), ==, 0);
      rename_goal (store, goal, "Meta 2");
      record = cascada_store_load (store, (CascadaRef){ CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, goal }, &error);
      g_assert_cmpstr (cascada_record_get_text (record, CASCADA_GOAL_NAME), ==, "Meta 2");
      g_assert_true (cascada_log_revert (store, FALSE, NULL, &error));
      g_clear_object (&record);
      record = cascada_store_load (store, (CascadaRef){ CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, goal }, &error);
      g_assert_cmpstr (cascada_record_get_text (record, CASCADA_GOAL_NAME), ==, "Meta 1");
      expected = g_strdup_printf ("{\"%" G_GINT64_FORMAT "\":2}", replicas[0]);
      g_assert_true (cascada_store_get_string (store, "SELECT deps FROM edit WHERE replica = (SELECT id FROM replica WHERE own) "
                                                      "AND sequence = 1",
                                               &deps, NULL));
      g_assert_cmpstr (deps, ==, expected);
      cascada_log_verify (store, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (replicas[1], >, replicas[0]);
  g_assert_cmpint (replicas[2], >, replicas[0]);
  g_assert_cmpint (replicas[1], !=, replicas[2]);
}

/* What is no workspace makes none, and leaves nothing. */
static void
test_restore_foreign (Fixture *fixture, gconstpointer data)
{
  g_autofree char *foreign = g_build_filename (fixture->folder, "foreign.cascada", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "restored.cascada", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = NULL, after = NULL;

  g_assert_true (g_file_set_contents (foreign, "no workspace", -1, NULL));
  before = list_folder (fixture->folder);
  g_assert_false (cascada_store_restore (foreign, path, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_WORKSPACE);
  after = list_folder (fixture->folder);
  g_assert_cmpuint (after->len, ==, before->len);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *data = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/backup/make", test_backup);
  ADD ("/backup/cancel", test_cancel);
  ADD ("/backup/prune", test_prune);
  ADD ("/backup/restore", test_restore);
  ADD ("/backup/restore-foreign", test_restore_foreign);
  result = g_test_run ();
  remove_folder (data);
  return result;
}
