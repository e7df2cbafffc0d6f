/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "cascada-indicator.h"

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static char *home;

void
import_tests_init (int *argc, char ***argv)
{
  home = g_dir_make_tmp ("cascada-home-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (argc, argv, NULL);
}

int
import_tests_run (void)
{
  int status = g_test_run ();

  remove_tree (home);
  g_clear_pointer (&home, g_free);
  return status;
}

CascadaWorkspace *
import_fixture_open (ImportFixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  CascadaWorkspace *workspace = cascada_workspace_open (path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  return workspace;
}

void
import_fixture_set_up (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cascada-import-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->workspace = import_fixture_open (fixture, "w.cascada");
}

void
import_fixture_tear_down (ImportFixture *fixture, gconstpointer data)
{
  g_assert_true (cascada_workspace_close (fixture->workspace, NULL));
  g_assert_finalize_object (fixture->workspace);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

char *
import_fixture_write (ImportFixture *fixture, const char *name, const char *bytes, gssize length)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  return path;
}

CascadaImportResult *
import_files (CascadaWorkspace *workspace, CascadaImportRequest request, ...)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  CascadaImportResult *result;
  const char *path;
  va_list args;

  va_start (args, request);
  do
    {
      path = va_arg (args, const char *);
      g_ptr_array_add (files, (gpointer) path);
    }
  while (path != NULL);
  va_end (args);
  request.files = (const char *const *) files->pdata;
  result = cascada_import_run (workspace, &request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

CascadaImportResult *
import_text (ImportFixture *fixture, CascadaImportRequest request, const char *bytes)
{
  g_autofree char *path = import_fixture_write (fixture, "t.csv", bytes, -1);

  return import_files (fixture->workspace, request, path, NULL);
}

/* Of the documents' tables that come with the program. */
CascadaImportResult *
import_sample (ImportFixture *fixture, const char *profile, const char *const *names)
{
  CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
  g_autoptr (GStrvBuilder) files = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = NULL;
  CascadaImportResult *result;

  for (; *names != NULL; names++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("CASCADA_DATADIR"), "samples", *names, NULL);

      g_strv_builder_add (files, path);
    }
  paths = g_strv_builder_end (files);
  request.profile = profile;
  request.files = (const char *const *) paths;
  result = cascada_import_run (fixture->workspace, &request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

char *
describe_findings (const CascadaImportResult *result, CascadaSeverity least)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < result->findings->len; i++)
    {
      const CascadaImportFinding *finding = result->findings->pdata[i];
      g_autofree char *line = cascada_import_finding_to_string (finding);

      if (finding->severity >= least)
        g_string_append_printf (lines, "%s\n", line);
    }
  return g_string_free (lines, FALSE);
}

/* "plan 1+0=0 …": created + updated = unchanged, of the kinds there are. */
char *
describe_counts (const CascadaImportResult *result)
{
  GString *line = g_string_new (NULL);

  for (CascadaKind kind = CASCADA_KIND_UNIT; kind < CASCADA_N_KINDS; kind++)
    {
      const CascadaImportCount *count = &result->counts[kind];

      if (count->created + count->updated + count->unchanged > 0)
        g_string_append_printf (line, "%s%s %u+%u=%u", line->len > 0 ? " " : "", cascada_kind_get_class (kind)->table,
                                count->created, count->updated, count->unchanged);
    }
  return g_string_free (line, FALSE);
}

char *
export_text (CascadaWorkspace *workspace, gint64 plan, CascadaCsvStyle style)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  cascada_csv_export (workspace, plan, 0, style, stream, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

gint64
count_edits (CascadaWorkspace *workspace)
{
  g_autoptr (CascadaStatement) count = cascada_store_prepare (cascada_workspace_get_store (workspace), "SELECT count (*) FROM edit", NULL);
  gboolean row;

  g_assert_true (cascada_statement_step (count, &row, NULL) && row);
  return cascada_statement_get_integer (count, 0);
}

CascadaRecord *
find_indicator (CascadaWorkspace *workspace, gint64 plan, const char *code)
{
  g_autoptr (GPtrArray) objectives = cascada_workspace_get_children (workspace, CASCADA_KIND_OBJECTIVE, plan, NULL);

  for (guint i = 0; i < objectives->len; i++)
    {
      g_autoptr (GPtrArray) goals =
          cascada_workspace_get_children (workspace, CASCADA_KIND_GOAL, cascada_record_get_id (objectives->pdata[i]), NULL);

      for (guint j = 0; j < goals->len; j++)
        {
          g_autoptr (GPtrArray) indicators =
              cascada_workspace_get_children (workspace, CASCADA_KIND_INDICATOR, cascada_record_get_id (goals->pdata[j]), NULL);

          for (guint k = 0; k < indicators->len; k++)
            if (g_strcmp0 (cascada_record_get_text (indicators->pdata[k], CASCADA_INDICATOR_CODE), code) == 0)
              return g_object_ref (indicators->pdata[k]);
        }
    }
  g_test_message ("no indicator %s", code);
  g_assert_not_reached ();
}
