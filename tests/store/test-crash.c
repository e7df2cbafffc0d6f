/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Other processes: a second writer, and writers that are killed. */

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cascada-store-private.h"
#include "fixture.h"

#define N_KILLS 15

static void
close_store (Fixture *fixture)
{
  g_clear_object (&fixture->store);
}

static char
read_byte (int fd)
{
  char byte = 0;

  return read (fd, &byte, 1) == 1 ? byte : 0;
}

/* Opens the file for writing in another process, which waits; its answer is one byte. */
static pid_t
start_holder (const char *path, int *answer)
{
  int pipe_fds[2];
  pid_t child;

  g_assert_no_errno (pipe (pipe_fds));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      CascadaStore *store = cascada_store_open (path, CASCADA_STORE_WRITE, NULL, NULL);

      if (write (pipe_fds[1], store != NULL ? "y" : "n", 1) == 1)
        pause ();
      _exit (0);
    }
  close (pipe_fds[1]);
  *answer = pipe_fds[0];
  return child;
}

static void
test_second_writer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaStore) reader = NULL;
  g_autofree char *pid = NULL, *lock = g_strconcat (fixture->path, "-lock", NULL);
  int answer, status;
  pid_t child;

  close_store (fixture);
  child = start_holder (fixture->path, &answer);
  g_assert_cmpint (read_byte (answer), ==, 'y');

  g_assert_null (cascada_store_open (fixture->path, CASCADA_STORE_WRITE, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_LOCKED);
  pid = g_strdup_printf ("process %d", (int) child);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, pid));
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  reader = open_store (fixture->path, CASCADA_STORE_READ_ONLY);
  g_clear_object (&reader);

  /* killed, it leaves the file of its lock, and no lock */
  g_assert_no_errno (kill (child, SIGKILL));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  fixture->store = open_store (fixture->path, CASCADA_STORE_WRITE);
  close_store (fixture);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  close (answer);
}

/* Edits without end; each is acknowledged outside the process after its commit. Every third is large, so that some are
 * killed in the middle of one. */
static void
edit_for_ever (const char *path, int acknowledge)
{
  CascadaStore *store = cascada_store_open (path, CASCADA_STORE_WRITE, NULL, NULL);

  for (guint i = 0; store != NULL; i++)
    {
      gboolean done = cascada_log_begin (store, CASCADA_EDIT_KIND_EDIT, "Ana", NULL, 0, NULL);

      for (guint n = i % 3 == 0 ? 3000 : 2; done && n > 0; n--)
        create_plan (store, "Plan");
      if (!done || !cascada_log_commit (store, NULL) || write (acknowledge, "e", 1) != 1)
        break;
    }
  _exit (1);
}

/* kill -9 at any moment: what was acknowledged is there, edits are there whole or not at all, and log and tables agree. */
static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  gint64 acknowledged = 0;

  close_store (fixture);
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 edits, plans, changes;
      int pipe_fds[2], status;
      pid_t child;

      g_assert_no_errno (pipe (pipe_fds));
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        edit_for_ever (fixture->path, pipe_fds[1]);
      close (pipe_fds[1]);
      acknowledged += read_byte (pipe_fds[0]) == 'e';
      g_usleep ((gulong) g_rand_int_range (rand, 0, 30000));
      g_assert_no_errno (kill (child, SIGKILL));
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      while (read_byte (pipe_fds[0]) == 'e')
        acknowledged++;
      close (pipe_fds[0]);

      fixture->store = open_store (fixture->path, CASCADA_STORE_WRITE);
      g_assert_true (cascada_store_get_number (fixture->store, "SELECT count (*) FROM edit", &edits, NULL));
      g_assert_true (cascada_store_get_number (fixture->store, "SELECT count (*) FROM plan", &plans, NULL));
      g_assert_true (
          cascada_store_get_number (fixture->store, "SELECT coalesce (sum (last - first + 1), 0) FROM edit", &changes, NULL));
      g_assert_cmpint (edits, >=, acknowledged);
      g_assert_cmpint (edits, <=, acknowledged + 1);
      g_assert_cmpint (plans, ==, changes);
      acknowledged = edits;
      close_store (fixture);
    }
  g_test_message ("%" G_GINT64_FORMAT " edits", acknowledged);
  fixture->store = open_store (fixture->path, CASCADA_STORE_READ_ONLY);
  g_assert_true (cascada_store_check (fixture->store, NULL, NULL));
  g_assert_true (cascada_log_verify (fixture->store, NULL, NULL));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/crash/second-writer", test_second_writer);
  ADD ("/crash/kill", test_kill);
  return g_test_run ();
}
