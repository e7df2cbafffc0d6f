/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of evidence as people and spreadsheets get it, and the files in a folder. */

#include "../workspace/fixture.h"
#include "cascada-evidence-manifest.h"
#include "cascada-step.h"

#define SHA256_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define SHA256_EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static void
fill (Fixture *fixture, CascadaEvidencePlace *place)
{
  CascadaValue step[MAX_FIELDS] = { [CASCADA_STEP_ACTION - 1] = cascada_value_integer (CASCADA_PLAN_STEP_PUBLISH),
                                    [CASCADA_STEP_DATE - 1] = cascada_value_integer (20250201) };
  const char *const names[] = { "acta.txt", "vacío.txt" };
  CascadaRef ref;

  *place = (CascadaEvidencePlace){ 0 };
  cascada_workspace_set_author (fixture->workspace, "Ana");
  g_assert_true (cascada_workspace_begin_procedure (fixture->workspace, CASCADA_EDIT_KIND_EDIT, NULL, NULL));
  place->plan = create_plan (fixture->workspace, "Plan de gestión", 2025, 2025);
  place->goal = create_goal (fixture->workspace, create_objective (fixture->workspace, place->plan, 1, "O"), "M/1", "Meta");
  place->step = create (fixture->workspace, CASCADA_KIND_STEP, place->plan, step);
  commit_edit (fixture->workspace);
  place->period = CASCADA_PERIOD_QUARTER (2025, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_assert_true (g_file_set_contents (path, i == 0 ? "abc" : "", -1, NULL));
      place->step = 0;
      g_assert_true (cascada_evidence_add_file (fixture->workspace, place, path, 0, 20250710, NULL, &ref, NULL));
    }
}

static void
fill_rest (Fixture *fixture, CascadaEvidencePlace place)
{
  g_autoptr (GPtrArray) steps = cascada_workspace_get_children (fixture->workspace, CASCADA_KIND_STEP, place.plan, NULL);
  CascadaRef ref;

  place.goal = 0;
  place.period = CASCADA_PERIOD_NONE;
  place.step = cascada_record_get_id (steps->pdata[0]);
  cascada_workspace_set_author (fixture->workspace, "Luz; =1");
  g_assert_true (cascada_evidence_add_link (fixture->workspace, &place, "=Informe, final", "https://example.org", 20250711, &ref, NULL));
}

static void
remove_content (Fixture *fixture)
{
  sqlite3 *db;

  g_assert_true (cascada_workspace_close (fixture->workspace, NULL));
  g_assert_finalize_object (g_steal_pointer (&fixture->workspace));
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  g_assert_cmpint (sqlite3_exec (db, "DELETE FROM content WHERE length (bytes) = 3", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  fixture->workspace = open_workspace (fixture->path, CASCADA_STORE_WRITE);
}

static char *
write_manifest (Fixture *fixture, const CascadaEvidencePlace *place, CascadaCsvStyle style, guint *n_damaged)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  cascada_evidence_manifest (cascada_workspace_get_store (fixture->workspace), place, style, stream, n_damaged, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_styles (Fixture *fixture, gconstpointer data)
{
  CascadaEvidencePlace place, all = { 0 };
  g_autofree char *plain = NULL, *spanish = NULL;
  guint n_damaged;

  fill (fixture, &place);
  fill_rest (fixture, place);
  remove_content (fixture);
  plain = write_manifest (fixture, &all, CASCADA_CSV_STYLE_PLAIN, &n_damaged);
  g_assert_cmpuint (n_damaged, ==, 1);
  g_assert_cmpstr (plain, ==,
                   "Plan,Goal,Period,Step,Name,Type,Size,Date,Added by,SHA-256,State,Link\r\n"
                   "Plan de gestión,M/1,2025-Q2,,acta.txt,text/plain,3,2025-07-10,Ana," SHA256_ABC ",missing,\r\n"
                   "Plan de gestión,M/1,2025-Q2,,vacío.txt,text/plain,0,2025-07-10,Ana," SHA256_EMPTY ",present,\r\n"
                   "Plan de gestión,,,publish 2025-02-01,\"'=Informe, final\",,,2025-07-11,\"Luz; =1\",,reference,https://example.org\r\n");
  spanish = write_manifest (fixture, &place, CASCADA_CSV_STYLE_ES_CO, &n_damaged);
  g_assert_cmpstr (spanish, ==,
                   "\xef\xbb\xbfPlan;Meta;Periodo;Paso;Nombre;Tipo;Tamaño;Fecha;Agregado por;SHA-256;Estado;Enlace o referencia\r\n"
                   "Plan de gestión;M/1;2025-Q2;;acta.txt;text/plain;3;2025-07-10;Ana;" SHA256_ABC ";faltante;\r\n"
                   "Plan de gestión;M/1;2025-Q2;;vacío.txt;text/plain;0;2025-07-10;Ana;" SHA256_EMPTY ";presente;\r\n");
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

/* Names are steps of a path, the same name twice is two files, and a folder that holds something is left alone. */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  CascadaStore *store = cascada_workspace_get_store (fixture->workspace);
  g_autofree char *folder = g_build_filename (fixture->folder, "fuera", NULL);
  g_autofree char *first = g_build_filename (folder, "Plan de gestión", "2025-Q2", "M_1", "acta.txt", NULL);
  g_autofree char *second = g_build_filename (folder, "Plan de gestión", "2025-Q2", "M_1", "2 acta.txt", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "acta.txt", NULL), *content = NULL;
  g_autoptr (GError) error = NULL;
  CascadaEvidencePlace place;
  guint n_saved, n_damaged;
  CascadaRef ref;

  fill (fixture, &place);
  g_assert_true (g_file_set_contents (path, "otra", -1, NULL));
  g_assert_true (cascada_evidence_add_file (fixture->workspace, &place, path, 0, 20250710, NULL, &ref, NULL));
  g_assert_true (cascada_evidence_save_folder (store, &place, folder, &n_saved, &n_damaged, NULL, &error));
  g_assert_cmpuint (n_saved, ==, 3);
  g_assert_cmpuint (n_damaged, ==, 0);
  g_assert_true (g_file_get_contents (first, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "abc");
  g_clear_pointer (&content, g_free);
  g_assert_true (g_file_get_contents (second, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "otra");
  g_assert_false (cascada_evidence_save_folder (store, &place, folder, &n_saved, &n_damaged, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE);
  remove_tree (folder);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/evidence-manifest/styles", test_styles);
  ADD ("/evidence-manifest/folder", test_folder);
  return g_test_run ();
}
