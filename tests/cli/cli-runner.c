/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-runner.h"

#include <glib/gstdio.h>

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      if (g_file_test (entry, G_FILE_TEST_IS_DIR) && !g_file_test (entry, G_FILE_TEST_IS_SYMLINK))
        remove_folder (entry);
      else
        g_assert_no_errno (g_unlink (entry));
    }
  g_assert_no_errno (g_rmdir (path));
}

CliRunner *
cli_runner_new (void)
{
  CliRunner *self = g_new0 (CliRunner, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("cascada-cli-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

void
cli_runner_free (CliRunner *self)
{
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->output);
  g_free (self->errors);
  g_free (self);
}

static int
run (CliRunner *self, const char *locale, va_list words)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("CASCADA_CLI"));
  g_assert_nonnull (arguments->pdata[0]);
  for (const char *word = va_arg (words, const char *); word != NULL; word = va_arg (words, const char *))
    g_ptr_array_add (arguments, (gpointer) word);
  g_ptr_array_add (arguments, NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", self->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);

  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->errors, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->output, &self->errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

/** cli_runner_run: the words after the program's name. Returns: the exit status */
int
cli_runner_run (CliRunner *self, ...)
{
  va_list words;
  int status;

  va_start (words, self);
  status = run (self, "C.UTF-8", words);
  va_end (words);
  return status;
}

/** cli_runner_run_in: the same in a locale. */
int
cli_runner_run_in (CliRunner *self, const char *locale, ...)
{
  va_list words;
  int status;

  va_start (words, locale);
  status = run (self, locale, words);
  va_end (words);
  return status;
}

char *
cli_runner_get_path (CliRunner *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
cli_runner_write (CliRunner *self, const char *name, const char *content)
{
  g_autofree char *path = cli_runner_get_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

/** cli_runner_read: Returns: (transfer full): what stands in a file of the folder */
char *
cli_runner_read (CliRunner *self, const char *name)
{
  g_autofree char *path = cli_runner_get_path (self, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/** cli_runner_parse: what the last run printed, as JSON. */
JsonNode *
cli_runner_parse (CliRunner *self)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (self->output, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}
