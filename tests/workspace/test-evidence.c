/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence goes into the workspace by its content and comes out as it went in. */

#include "fixture.h"

#include <sys/stat.h>

#include "cascada-attachment.h"
#include "cascada-evidence.h"
#include "cascada-person.h"

#define QUARTER CASCADA_PERIOD_QUARTER (2025, 1)

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
  g_assert_nonnull (strstr (error->message, "PLE-PIN-P005, activity 9, note 3"));
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

static CascadaRef
add_file (Fixture *fixture, const CascadaEvidencePlace *place, const char *name, const char *content)
{
  g_autofree char *path = write_file (fixture, name, content);
  g_autoptr (GError) error = NULL;
  CascadaRef ref;

  cascada_evidence_add_file (fixture->workspace, place, path, CASCADA_EVIDENCE_LIMIT, 20250410, NULL, &ref, &error);
  g_assert_no_error (error);
  return ref;
}

static guint
count (Fixture *fixture, const CascadaEvidencePlace *place)
{
  g_autoptr (GPtrArray) attachments = cascada_evidence_list (cascada_workspace_get_store (fixture->workspace), place, NULL);

  return attachments->len;
}

/* The same file twice in one place is there once; in another it is listed there, too. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  CascadaEvidencePlace first = { .period = QUARTER }, second, wrong, all = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  CascadaRef a, b;
  gint64 n, other_goal;

  first.plan = add_plan (fixture, &first.goal);
  second = first;
  second.period = CASCADA_PERIOD_QUARTER (2025, 2);
  a = add_file (fixture, &first, "acta.txt", "x");
  b = add_file (fixture, &first, "acta.txt", "x");
  g_assert_true (cascada_ref_equal (&a, &b));
  add_file (fixture, &second, "acta.txt", "x");
  g_assert_cmpuint (count (fixture, &first), ==, 1);
  g_assert_cmpuint (count (fixture, &second), ==, 1);
  g_assert_cmpuint (count (fixture, &all), ==, 2);
  g_assert_true (cascada_store_query_integer (cascada_workspace_get_store (fixture->workspace), "SELECT count (*) FROM content WHERE ?1 = ?1", 0, &n, NULL));
  g_assert_cmpint (n, ==, 1);

  wrong = first;
  wrong.plan = add_plan (fixture, &other_goal);
  path = g_build_filename (fixture->folder, "acta.txt", NULL);
  g_assert_false (cascada_evidence_add_file (fixture->workspace, &wrong, path, 0, 20250410, NULL, &a, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
}

/* Whatever a file is called, the record has text, and the copy a name of its own folder. */
static void
test_hostile_names (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *file, *name, *copy;
  } rows[] = {
    { "a\nb\x01.txt", "ab.txt", "ab.txt" },
    { "-rf.txt", "-rf.txt", "rf.txt" },
    { ".oculto.txt", ".oculto.txt", "oculto.txt" },
    { "..\\..\\x.txt", "..\\..\\x.txt", "_.._x.txt" },
    { "acta\xe2\x80\xaetxt.exe.txt", "actatxt.exe.txt", "actatxt.exe.txt" },
    { "nul.txt", "nul.txt", "_nul.txt" },
  };
  CascadaStore *store = cascada_workspace_get_store (fixture->workspace);
  CascadaEvidencePlace place = { .period = QUARTER };

  place.plan = add_plan (fixture, &place.goal);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CascadaRef ref = add_file (fixture, &place, rows[i].file, "texto\n");
      g_autoptr (CascadaRecord) record = cascada_workspace_get_record (fixture->workspace, ref, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *path = cascada_evidence_open_copy (store, record, NULL, &error);
      g_autofree char *name = NULL;
      struct stat stats;

      g_assert_no_error (error);
      name = g_path_get_basename (path);
      g_assert_cmpstr (cascada_record_get_text (record, CASCADA_ATTACHMENT_NAME), ==, rows[i].name);
      g_assert_cmpstr (name, ==, rows[i].copy);
      g_assert_true (g_str_has_prefix (path, g_get_user_cache_dir ()));
      g_assert_no_errno (stat (path, &stats));
      g_assert_cmpuint (stats.st_mode & 0777, ==, 0400);
    }
  cascada_evidence_forget_copies ();
  {
    g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "cascada", "evidence", NULL);

    g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  }
}

/* What could be run is not opened, whatever it is called and whatever its record says. */
static void
test_programs (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *content;
  } rows[] = {
    { "instalar.sh", "#!/bin/sh\nrm -rf ~\n" },
    { "acta", "#!/bin/sh\nrm -rf ~\n" },
    { "Acta.desktop", "[Desktop Entry]\nType=Application\nName=Acta\nExec=rm -rf /\n" },
    { "acta.pdf", "\x7f"
                  "ELF\x02\x01\x01" },
    { "acta.txt", "#!/bin/sh\nrm -rf ~\n" },
    { "acta.py", "import os\n" },
    { "acta.exe", "MZ\x90" },
    { "acta.html", "<!DOCTYPE html><html><script>alert (1)</script></html>" },
    { "dibujo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>" },
    { "macro.jar", "PK\x03\x04" },
  };
  CascadaStore *store = cascada_workspace_get_store (fixture->workspace);
  CascadaEvidencePlace place = { .period = QUARTER };

  place.plan = add_plan (fixture, &place.goal);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CascadaRef ref = add_file (fixture, &place, rows[i].name, rows[i].content);
      CascadaValue type = cascada_value_text ("application/pdf");
      g_autoptr (CascadaRecord) record = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (cascada_workspace_change (fixture->workspace, ref, CASCADA_ATTACHMENT_MEDIA_TYPE, &type, NULL, NULL));
      record = cascada_workspace_get_record (fixture->workspace, ref, NULL);
      g_test_message ("%s", rows[i].name);
      g_assert_null (cascada_evidence_open_copy (store, record, NULL, &error));
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
    }
  cascada_evidence_forget_copies ();
}

/* As somebody would who knows SQLite, with the workspace closed meanwhile. */
static void
tamper (Fixture *fixture, const char *sql)
{
  sqlite3 *db;

  g_assert_true (cascada_workspace_close (fixture->workspace, NULL));
  g_assert_finalize_object (g_steal_pointer (&fixture->workspace));
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), >, 0);
  sqlite3_close (db);
  fixture->workspace = open_workspace (fixture->path, CASCADA_STORE_WRITE);
}

static void
assert_state (Fixture *fixture, CascadaRef ref, CascadaEvidenceState expected)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (fixture->workspace, ref, NULL);
  g_autofree char *out = g_build_filename (fixture->folder, "salida.txt", NULL);
  CascadaStore *store = cascada_workspace_get_store (fixture->workspace);
  g_autoptr (GError) error = NULL;
  CascadaEvidenceState state;

  g_assert_true (cascada_evidence_get_state (store, record, NULL, &state, &error));
  g_assert_cmpint (state, ==, expected);
  g_assert_true (cascada_evidence_save (store, record, out, NULL, NULL) == (expected == CASCADA_EVIDENCE_STATE_PRESENT));
  g_assert_null (expected == CASCADA_EVIDENCE_STATE_PRESENT ? NULL : cascada_evidence_open_copy (store, record, NULL, NULL));
}

static void
test_tampered (Fixture *fixture, gconstpointer data)
{
  CascadaEvidencePlace place = { .period = QUARTER };
  CascadaRef changed, missing, whole;

  place.plan = add_plan (fixture, &place.goal);
  changed = add_file (fixture, &place, "a.txt", "uno");
  missing = add_file (fixture, &place, "b.txt", "cuatro");
  whole = add_file (fixture, &place, "c.txt", "cinco");
  tamper (fixture, "UPDATE content SET bytes = x'646f73' WHERE length (bytes) = 3");
  tamper (fixture, "DELETE FROM content WHERE length (bytes) = 6");
  assert_state (fixture, changed, CASCADA_EVIDENCE_STATE_CHANGED);
  assert_state (fixture, missing, CASCADA_EVIDENCE_STATE_MISSING);
  assert_state (fixture, whole, CASCADA_EVIDENCE_STATE_PRESENT);
}

/* --- in threads --- */

typedef struct
{
  guint n_added;
  GError *error;
  gboolean done;
} Answer;

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  cascada_evidence_add_files_finish (CASCADA_WORKSPACE (source), result, &answer->n_added, &answer->error);
  answer->done = TRUE;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until the files are added; the longest turn in microseconds. */
static gint64
add_files (Fixture *fixture, const CascadaEvidencePlace *place, GPtrArray *files, GCancellable *cancellable, Answer *answer)
{
  guint ticks = g_timeout_add (1, tick_cb, NULL);
  gint64 start = g_get_monotonic_time (), longest = 0;

  *answer = (Answer){ 0 };
  cascada_evidence_add_files_async (fixture->workspace, place, files, CASCADA_EVIDENCE_LIMIT, 20250410, NULL, NULL, cancellable, added_cb, answer);
  longest = g_get_monotonic_time () - start;
  while (!answer->done)
    {
      start = g_get_monotonic_time ();
      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, g_get_monotonic_time () - start);
    }
  g_source_remove (ticks);
  return longest;
}

static GPtrArray *
name_files (Fixture *fixture, ...)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  va_list args;

  va_start (args, fixture);
  for (const char *name; (name = va_arg (args, const char *)) != NULL;)
    g_ptr_array_add (files, g_file_new_build_filename (fixture->folder, name, NULL));
  va_end (args);
  return files;
}

/* Several files are one edit, all or none. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = write_file (fixture, "a.txt", "a"), *b = write_file (fixture, "b.txt", "b");
  g_autoptr (GPtrArray) both = name_files (fixture, "a.txt", "b.txt", NULL);
  g_autoptr (GPtrArray) spoilt = name_files (fixture, "a.txt", "no está.txt", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  CascadaEvidencePlace place = { .period = QUARTER };
  Answer answer;

  place.plan = add_plan (fixture, &place.goal);
  add_files (fixture, &place, spoilt, NULL, &answer);
  g_assert_error (answer.error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (answer.error->message, "“no está.txt”"));
  g_clear_error (&answer.error);
  g_cancellable_cancel (cancellable);
  add_files (fixture, &place, both, cancellable, &answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_assert_cmpuint (count (fixture, &place), ==, 0);

  add_files (fixture, &place, both, NULL, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.n_added, ==, 2);
  add_files (fixture, &place, both, NULL, &answer); /* again: no edit */
  g_assert_cmpuint (answer.n_added, ==, 0);
  g_assert_cmpuint (count (fixture, &place), ==, 2);
  g_assert_true (cascada_workspace_undo (fixture->workspace, NULL));
  g_assert_cmpuint (count (fixture, &place), ==, 0);
}

/* The main loop goes on while a file is added that is nearly as large as may be. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  const gsize size = 45 * 1048576;
  g_autofree guint32 *words = g_malloc (size);
  g_autofree char *path = g_build_filename (fixture->folder, "video.mp4", NULL);
  g_autoptr (GPtrArray) files = name_files (fixture, "video.mp4", NULL);
  CascadaEvidencePlace place = { .period = QUARTER };
  gint64 start, longest;
  Answer answer;

  for (gsize i = 0; i < size / sizeof *words; i++)
    words[i] = (guint32) i * 2654435761U;
  g_assert_true (g_file_set_contents (path, (char *) words, (gssize) size, NULL));
  place.plan = add_plan (fixture, &place.goal);
  start = g_get_monotonic_time ();
  longest = add_files (fixture, &place, files, NULL, &answer);
  g_assert_no_error (answer.error);
  g_test_message ("45 MiB added in %" G_GINT64_FORMAT " ms, longest turn of the main loop %.1f ms", (g_get_monotonic_time () - start) / 1000,
                  (double) longest / 1000);
  g_assert_cmpint (longest, <, 250000); /* far below the time it takes, also on a busy machine */
}

/* --- who may --- */

static void
set_state (Fixture *fixture, CascadaRef ref, guint field, gint64 state)
{
  CascadaValue value = cascada_value_integer (state);

  g_assert_true (cascada_workspace_begin_procedure (fixture->workspace, CASCADA_EDIT_KIND_EDIT, NULL, NULL));
  g_assert_true (cascada_workspace_set (fixture->workspace, ref, field, &value, NULL));
  commit_edit (fixture->workspace);
}

/* The evidence of a quarter can be changed until its report is verified, and again once that is returned. */
static void
test_quarter (Fixture *fixture, gconstpointer data)
{
  CascadaEvidencePlace place = { .period = QUARTER };
  g_autoptr (GError) error = NULL;
  CascadaRef ref, report = { CASCADA_KIND_REPORT, QUARTER, 0 };

  place.plan = add_plan (fixture, &place.goal);
  begin_edit (fixture->workspace, NULL);
  report.id = create_indicator (fixture->workspace, place.goal, "1", "I", CASCADA_ANNUALISATION_SUM);
  set_executed (fixture->workspace, report.id, QUARTER, "3");
  commit_edit (fixture->workspace);
  set_state (fixture, ref_of (CASCADA_KIND_PLAN, place.plan), CASCADA_PLAN_STATE, CASCADA_PLAN_STATE_PUBLISHED);
  ref = add_file (fixture, &place, "a.txt", "a");

  set_state (fixture, report, CASCADA_REPORT_STATE, CASCADA_REPORT_STATE_VERIFIED);
  g_assert_false (cascada_evidence_may_change (fixture->workspace, &place, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "activity 10"));
  g_clear_error (&error);
  g_assert_false (cascada_evidence_remove (fixture->workspace, ref, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  place.period = CASCADA_PERIOD_QUARTER (2025, 2);
  g_assert_true (cascada_evidence_may_change (fixture->workspace, &place, &error));
  { /* nor does it move to another quarter, or into the closed one */
    CascadaValue first = cascada_value_integer (QUARTER), second = cascada_value_integer (place.period);
    CascadaRef other = add_file (fixture, &place, "b.txt", "b");

    g_assert_false (cascada_workspace_change (fixture->workspace, ref, CASCADA_ATTACHMENT_PERIOD, &second, NULL, NULL));
    g_assert_false (cascada_workspace_change (fixture->workspace, other, CASCADA_ATTACHMENT_PERIOD, &first, NULL, NULL));
  }

  set_state (fixture, report, CASCADA_REPORT_STATE, CASCADA_REPORT_STATE_RETURNED);
  g_assert_true (cascada_evidence_remove (fixture->workspace, ref, &error));
  g_assert_no_error (error);
  set_state (fixture, ref_of (CASCADA_KIND_PLAN, place.plan), CASCADA_PLAN_STATE, CASCADA_PLAN_STATE_CLOSED);
  g_assert_false (cascada_evidence_may_change (fixture->workspace, &place, NULL));
}

/* Somebody of another unit does not touch it; the unit itself not once the report is sent. */
static void
test_people (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;
  CascadaEvidencePlace place = { .period = QUARTER };
  CascadaValue unit[MAX_FIELDS] = { [CASCADA_UNIT_NAME - 1] = cascada_value_text ("Usme") };
  CascadaRef report = { CASCADA_KIND_REPORT, QUARTER, 0 };
  gint64 units[2], people[2];

  place.plan = add_plan (fixture, &place.goal);
  begin_edit (workspace, NULL);
  report.id = create_indicator (workspace, place.goal, "1", "I", CASCADA_ANNUALISATION_SUM);
  set_executed (workspace, report.id, QUARTER, "3");
  for (guint i = 0; i < 2; i++)
    {
      CascadaValue person[MAX_FIELDS] = { [CASCADA_PERSON_NAME - 1] = cascada_value_text (i == 0 ? "Ana" : "Luz"),
                                          [CASCADA_PERSON_ROLE - 1] = cascada_value_integer (CASCADA_ROLE_IMPROVEMENT_PROMOTER) };

      units[i] = create (workspace, CASCADA_KIND_UNIT, 0, unit);
      person[CASCADA_PERSON_UNIT - 1] = cascada_value_integer (units[i]);
      people[i] = create (workspace, CASCADA_KIND_PERSON, 0, person);
    }
  commit_edit (workspace);
  set_state (fixture, ref_of (CASCADA_KIND_PLAN, place.plan), CASCADA_PLAN_UNIT, units[0]);
  set_state (fixture, ref_of (CASCADA_KIND_PLAN, place.plan), CASCADA_PLAN_STATE, CASCADA_PLAN_STATE_PUBLISHED);
  g_assert_true (cascada_workspace_set_person (workspace, people[1], NULL));
  g_assert_false (cascada_evidence_may_change (workspace, &place, NULL));
  g_assert_true (cascada_workspace_set_person (workspace, people[0], NULL));
  g_assert_true (cascada_evidence_may_change (workspace, &place, NULL));
  set_state (fixture, report, CASCADA_REPORT_STATE, CASCADA_REPORT_STATE_SENT);
  g_assert_false (cascada_evidence_may_change (workspace, &place, NULL));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp ("cascada-cache-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/evidence/files", test_files);
  ADD ("/evidence/refused", test_refused);
  ADD ("/evidence/states", test_states);
  ADD ("/evidence/places", test_places);
  ADD ("/evidence/hostile-names", test_hostile_names);
  ADD ("/evidence/programs", test_programs);
  ADD ("/evidence/tampered", test_tampered);
  ADD ("/evidence/several", test_several);
  ADD ("/evidence/large", test_large);
  ADD ("/evidence/quarter", test_quarter);
  ADD ("/evidence/people", test_people);
  status = g_test_run ();
  {
    g_autofree char *within = g_build_filename (cache, "cascada", NULL);

    g_rmdir (within);
    g_rmdir (cache);
  }
  return status;
}
