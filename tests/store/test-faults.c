/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every action is tried with a disk that fails at its first writing call, its second, and so on (in growing strides after
 * the fiftieth) until none fails. Each time it either is done or has left everything as it was, says so, and can be done afterwards. */

#include <string.h>

#include "cascada-store-private.h"
#include "fault-vfs.h"
#include "fixture.h"

#define MAX_STEPS 5000

typedef gboolean (*Action) (CascadaStore *store, GError **error);

static CascadaRef indicator;

static gboolean
make_edit (CascadaStore *store, GError **error)
{
  g_autofree char *text = g_strnfill (3000, 'x');
  CascadaRef target = { CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 3), indicator.id };
  CascadaValue name = cascada_value_text ("Otro"), note = cascada_value_text (text), level = cascada_value_integer (5);
  gboolean done = cascada_log_begin (store, CASCADA_EDIT_KIND_EDIT, "Ana", NULL, 0, error);

  done = done && cascada_log_set (store, &indicator, CASCADA_INDICATOR_NAME, &name, error) &&
         cascada_log_set (store, &indicator, CASCADA_INDICATOR_NOTE, &note, error) &&
         cascada_log_create (store, &target, &level, error) && cascada_log_commit (store, error);
  cascada_log_rollback (store);
  return done;
}

/* Larger than the cache: pages reach the disk before the commit. */
static gboolean
make_large_edit (CascadaStore *store, GError **error)
{
  gboolean done = cascada_store_execute (store, "PRAGMA cache_size = 4", error) &&
                  cascada_log_begin (store, CASCADA_EDIT_KIND_IMPORT, "Ana", NULL, 0, error);

  for (guint i = 0; done && i < 300; i++)
    {
      CascadaRef ref = { .kind = CASCADA_KIND_PLAN };
      CascadaValue values[MAX_FIELDS] = {
        [CASCADA_PLAN_TITLE - 1] = cascada_value_text ("Plan de un año, con un título que ocupa lugar en la página"),
        [CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (2024),
        [CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2024),
      };

      done = cascada_log_create (store, &ref, values, error);
    }
  done = done && cascada_log_commit (store, error);
  cascada_log_rollback (store);
  return done;
}

static gboolean
make_undo (CascadaStore *store, GError **error)
{
  return cascada_log_revert (store, FALSE, "Ana", error);
}

static gboolean
make_close (CascadaStore *store, GError **error)
{
  return cascada_store_close (store, error);
}

static gboolean
make_backup (CascadaStore *store, GError **error)
{
  return cascada_store_backup (store, "test", NULL, NULL, error);
}

static gint64
count_edits (CascadaStore *store)
{
  gint64 number = -1;

  cascada_store_get_number (store, "SELECT count (*) FROM edit", &number, NULL);
  return number;
}

static void
assert_failure (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == CASCADA_ERROR);
  g_assert_true (error->code == CASCADA_ERROR_FULL || error->code == CASCADA_ERROR_STORAGE);
}

/* Whether it failed at this step; the file is checked through and through afterwards. */
static gboolean
try_action (Fixture *fixture, Action action, gint64 edits_made, guint step, gboolean for_good)
{
  g_autoptr (GError) error = NULL;
  gint64 before, expected;
  gboolean done;
  guint hits;

  fixture->store = open_store (fixture->path, CASCADA_STORE_WRITE);
  before = count_edits (fixture->store);
  fault_vfs_arm (step, for_good);
  done = action (fixture->store, &error);
  hits = fault_vfs_disarm ();
  if (!done)
    {
      g_assert_cmpuint (hits, >, 0);
      assert_failure (error);
    }
  expected = before + (done ? edits_made : 0);
  if (fixture->store->db != NULL)
    g_assert_cmpint (count_edits (fixture->store), ==, expected);

  /* the same connection can go on */
  g_clear_error (&error);
  if (!done && fixture->store->db != NULL)
    {
      action (fixture->store, &error);
      g_assert_no_error (error);
      expected = before + edits_made;
    }
  g_clear_object (&fixture->store);
  fixture->store = open_store (fixture->path, CASCADA_STORE_READ_ONLY);
  g_assert_cmpint (count_edits (fixture->store), ==, expected);
  g_assert_true (cascada_store_check (fixture->store, NULL, NULL));
  g_assert_true (cascada_log_verify (fixture->store, NULL, NULL));
  g_clear_object (&fixture->store);
  return hits > 0;
}

static void
loop_action (Fixture *fixture, const char *name, Action action, gint64 edits_made)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (int for_good = 0; for_good < 2; for_good++)
    {
      guint step = 1;

      do
        g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
      while (try_action (fixture, action, edits_made, step, for_good) && (step += 1 + step / 50) < MAX_STEPS);
      g_test_message ("%s: %u steps", name, step - 1);
      g_assert_cmpuint (step, >, 2);
      g_assert_cmpuint (step, <, MAX_STEPS);
    }
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  indicator = (CascadaRef){ CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, create_sample (fixture->store) };
  g_clear_object (&fixture->store);
  loop_action (fixture, "edit", make_edit, 1);
  loop_action (fixture, "large edit", make_large_edit, 1);
  loop_action (fixture, "undo", make_undo, 1);
  loop_action (fixture, "backup", make_backup, 0);
}

/* What was committed stays, even where it cannot be brought into the one file. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length;
  guint hits, step = 1;

  indicator = (CascadaRef){ CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, create_sample (fixture->store) };
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  do
    {
      g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
      fixture->store = open_store (fixture->path, CASCADA_STORE_WRITE);
      g_assert_true (make_edit (fixture->store, NULL));
      fault_vfs_arm (step, TRUE);
      make_close (fixture->store, NULL);
      hits = fault_vfs_disarm ();
      g_clear_object (&fixture->store);
      fixture->store = open_store (fixture->path, CASCADA_STORE_WRITE);
      g_assert_cmpint (count_edits (fixture->store), ==, 2);
      g_assert_true (cascada_log_verify (fixture->store, NULL, NULL));
      g_clear_object (&fixture->store);
    }
  while (hits > 0 && ++step < MAX_STEPS);
  g_assert_cmpuint (step, >, 2);
}

/* A workspace is made whole or not at all, and leaves nothing lying about. */
static void
test_create (Fixture *fixture, gconstpointer data)
{
  guint hits, step = 1;

  g_clear_object (&fixture->store);
  do
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) dir = NULL;
      const char *name;

      g_unlink (fixture->path);
      fault_vfs_arm (step, TRUE);
      fixture->store = cascada_store_open (fixture->path, CASCADA_STORE_CREATE, NULL, &error);
      hits = fault_vfs_disarm ();
      if (fixture->store == NULL)
        assert_failure (error);
      g_clear_object (&fixture->store);
      if (g_file_test (fixture->path, G_FILE_TEST_EXISTS))
        {
          fixture->store = open_store (fixture->path, CASCADA_STORE_WRITE);
          g_assert_true (make_large_edit (fixture->store, NULL));
          g_clear_object (&fixture->store);
        }
      dir = g_dir_open (fixture->folder, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        g_assert_cmpstr (name, ==, "plan.cascada");
    }
  while (hits > 0 && ++step < MAX_STEPS);
  g_test_message ("%u steps", step - 1);
  g_assert_cmpuint (step, >, 2);
}

/* Without shared memory there is no WAL: the other mode in which a power cut loses nothing. */
static void
test_no_shared_memory (Fixture *fixture, gconstpointer data)
{
  gint64 synchronous;

  g_clear_object (&fixture->store);
  fault_vfs_set_no_memory (TRUE);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CascadaStore) reader = NULL;
      g_autofree char *mode = NULL;

      fixture->store = open_store (fixture->path, CASCADA_STORE_WRITE);
      g_assert_true (cascada_store_get_string (fixture->store, "PRAGMA journal_mode", &mode, NULL));
      g_assert_cmpstr (mode, ==, "truncate");
      g_assert_true (cascada_store_get_number (fixture->store, "PRAGMA synchronous", &synchronous, NULL));
      g_assert_cmpint (synchronous, ==, 2);
      create_sample (fixture->store);
      reader = open_store (fixture->path, CASCADA_STORE_READER);
      g_assert_cmpint (count_edits (reader), ==, i + 1);
      g_clear_object (&fixture->store);
    }
  fault_vfs_set_no_memory (FALSE);
  fixture->store = open_store (fixture->path, CASCADA_STORE_READ_ONLY);
  g_assert_cmpint (count_edits (fixture->store), ==, 2);
  g_assert_true (cascada_log_verify (fixture->store, NULL, NULL));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *data = NULL;
  int result;

  use_memory ();
  data = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();
  ADD ("/faults/create", test_create);
  ADD ("/faults/actions", test_actions);
  ADD ("/faults/close", test_close);
  ADD ("/faults/no-shared-memory", test_no_shared_memory);
  result = g_test_run ();
  remove_folder (data);
  return result;
}
