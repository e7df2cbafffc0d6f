/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence goes into the workspace by its content and comes out as it went in. */

#include "fixture.h"

#include "cascada-attachment.h"
#include "cascada-evidence.h"

static char *
write_file (Fixture *fixture, const char *name, const char *content)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static gint64
add_plan (Fixture *fixture, gint64 *goal)
{
  gint64 plan;

  begin_edit (fixture->workspace, NULL);
  plan = create_plan (fixture->workspace, "PG", 2025, 2025);
  *goal = create_goal (fixture->workspace, create_objective (fixture->workspace, plan, 1, "O"), "1", "M");
  commit_edit (fixture->workspace);
  return plan;
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  CascadaStore *store = cascada_workspace_get_store (fixture->workspace);
  g_autofree char *first = write_file (fixture, "Acta de reunión.txt", "Se reunieron el 3 de abril.\n");
  g_autofree char *second = write_file (fixture, "copia.txt", "Se reunieron el 3 de abril.\n");
  g_autofree char *out = g_build_filename (fixture->folder, "salida.txt", NULL);
  g_autofree char *content = NULL;
  g_autoptr (CascadaRecord) record = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (GError) error = NULL;
  CascadaEvidencePlace place = { .period = CASCADA_PERIOD_QUARTER (2025, 1) };
  CascadaEvidenceState state;
  CascadaRef ref;
  gint64 n;

  place.plan = add_plan (fixture, &place.goal);
  cascada_evidence_add_file (fixture->workspace, &place, second, CASCADA_EVIDENCE_LIMIT, 20250410, NULL, &ref, &error);
  g_assert_no_error (error);
  cascada_evidence_add_file (fixture->workspace, &place, first, CASCADA_EVIDENCE_LIMIT, 20250410, NULL, &ref, &error);
  g_assert_no_error (error);
  record = cascada_workspace_get_record (fixture->workspace, ref, &error);
  g_assert_cmpstr (cascada_record_get_text (record, CASCADA_ATTACHMENT_NAME), ==, "Acta de reunión.txt");
  g_assert_cmpstr (cascada_record_get_text (record, CASCADA_ATTACHMENT_MEDIA_TYPE), ==, "text/plain");
  g_assert_cmpint (cascada_record_get_integer (record, CASCADA_ATTACHMENT_SIZE), ==, 28);
  g_assert_true (cascada_store_query_integer (store, "SELECT count (*) FROM content WHERE ?1 = ?1", 0, &n, NULL));
  g_assert_cmpint (n, ==, 1);

  g_assert_true (cascada_evidence_save (store, record, out, NULL, &error));
  g_assert_true (g_file_get_contents (out, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "Se reunieron el 3 de abril.\n");
  g_assert_true (cascada_evidence_get_state (store, record, NULL, &state, &error));
  g_assert_cmpint (state, ==, CASCADA_EVIDENCE_STATE_PRESENT);

  /* it comes and goes with its edit */
  g_assert_true (cascada_workspace_undo (fixture->workspace, &error));
  attachments = cascada_workspace_get_children (fixture->workspace, CASCADA_KIND_ATTACHMENT, place.plan, &error);
  g_assert_cmpuint (attachments->len, ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = write_file (fixture, "grande.txt", "0123456789");
  CascadaEvidencePlace place = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  CascadaRef ref;
  gint64 goal;

  place.plan = add_plan (fixture, &goal);
  g_assert_false (cascada_evidence_add_file (fixture->workspace, &place, large, 9, 20250410, NULL, &ref, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (cascada_evidence_add_file (fixture->workspace, &place, fixture->folder, 0, 20250410, NULL, &ref, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  attachments = cascada_workspace_get_children (fixture->workspace, CASCADA_KIND_ATTACHMENT, place.plan, &error);
  g_assert_cmpuint (attachments->len, ==, 0);
}

/* A link is kept elsewhere; a file that is not there, or that somebody changed, is told from one that is. */
static void
test_states (Fixture *fixture, gconstpointer data)
{
  CascadaStore *store = cascada_workspace_get_store (fixture->workspace);
  g_autofree char *out = g_build_filename (fixture->folder, "salida.txt", NULL);
  CascadaEvidencePlace place = { 0 };
  g_autoptr (CascadaRecord) link = NULL, missing = NULL;
  g_autoptr (GError) error = NULL;
  CascadaEvidenceState state;
  CascadaRef ref;
  gint64 goal;

  place.plan = add_plan (fixture, &goal);
  g_assert_true (cascada_evidence_add_link (fixture->workspace, &place, "Actas", "Carpeta compartida: actas", 20250410, &ref, &error));
  link = cascada_workspace_get_record (fixture->workspace, ref, NULL);
  g_assert_true (cascada_evidence_get_state (store, link, NULL, &state, &error));
  g_assert_cmpint (state, ==, CASCADA_EVIDENCE_STATE_LINK);
  g_assert_false (cascada_evidence_save (store, link, out, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
  g_clear_error (&error);

  missing = cascada_record_new (ref);
  g_object_set (missing, "name", "perdido.txt", "sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", NULL);
  g_assert_true (cascada_evidence_get_state (store, missing, NULL, &state, &error));
  g_assert_cmpint (state, ==, CASCADA_EVIDENCE_STATE_MISSING);
  g_assert_false (cascada_evidence_save (store, missing, out, NULL, &error));
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/evidence/files", test_files);
  ADD ("/evidence/refused", test_refused);
  ADD ("/evidence/states", test_states);
  return g_test_run ();
}
