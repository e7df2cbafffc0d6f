/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the file itself enforces, whoever writes it. */

#include "cascada-store-private.h"
#include "fixture.h"

static CascadaRef sample_refs[CASCADA_N_KINDS];

/* A record with no more than it must have. */
static gint64
create_least (CascadaStore *store, CascadaKind kind)
{
  CascadaRecordClass *klass = cascada_kind_get_class (kind);
  CascadaValue values[MAX_FIELDS] = { 0 };

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CascadaField *field = &klass->fields[i];

      if (!field->required)
        continue;
      if (field->type == CASCADA_FIELD_TEXT)
        values[i] = cascada_value_text ("Texto");
      else if (field->type == CASCADA_FIELD_DATE)
        values[i] = cascada_value_integer (20250715);
      else if (field->type == CASCADA_FIELD_REFERENCE)
        values[i] = cascada_value_integer (sample_refs[field->references].id);
    }
  return create_record (store, kind, values);
}

/* One record of each kind. */
static void
create_all (CascadaStore *store)
{
  CascadaValue unit[MAX_FIELDS] = { [CASCADA_UNIT_NAME - 1] = cascada_value_text ("Oficina") };
  CascadaValue person[MAX_FIELDS] = { cascada_value_text ("Ana") };
  gint64 objective, indicator;

  begin_edit (store, NULL);
  for (CascadaKind kind = CASCADA_KIND_UNIT; kind < CASCADA_N_KINDS; kind++)
    sample_refs[kind] =
        (CascadaRef){ .kind = kind, .period = cascada_kind_get_class (kind)->is_cell ? CASCADA_PERIOD_YEAR (2025) : 0 };
  sample_refs[CASCADA_KIND_UNIT].id = create_record (store, CASCADA_KIND_UNIT, unit);
  sample_refs[CASCADA_KIND_PERSON].id = create_record (store, CASCADA_KIND_PERSON, person);
  sample_refs[CASCADA_KIND_PLAN].id = create_plan (store, "PEI");
  objective = sample_refs[CASCADA_KIND_OBJECTIVE].id = create_objective (store, sample_refs[CASCADA_KIND_PLAN].id, "Objetivo");
  sample_refs[CASCADA_KIND_GOAL].id = create_goal (store, objective, "Meta");
  indicator = sample_refs[CASCADA_KIND_INDICATOR].id = create_indicator (store, sample_refs[CASCADA_KIND_GOAL].id, "Indicador");
  for (CascadaKind kind = CASCADA_KIND_WEIGHT; kind <= CASCADA_KIND_PUBLICATION; kind++)
    {
      sample_refs[kind].id = kind == CASCADA_KIND_PUBLICATION ? objective : indicator;
      g_assert_true (cascada_log_create (store, &sample_refs[kind], NULL, NULL));
    }
  for (CascadaKind kind = CASCADA_KIND_STEP; kind < CASCADA_N_KINDS; kind++)
    sample_refs[kind].id = create_least (store, kind);
  commit_edit (store);
}

/* Whether the file takes the value, written past the program's own validation. */
static gboolean
file_accepts (CascadaStore *store, const CascadaRef *ref, const char *column, const CascadaValue *value)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE id = ?2", cascada_kind_get_class (ref->kind)->table, column);
  g_autoptr (CascadaStatement) update = cascada_store_prepare_any (store, sql, NULL);
  g_autoptr (GError) error = NULL;
  gboolean accepted;

  cascada_statement_bind_value (update, 1, value);
  cascada_statement_bind_integer (update, 2, ref->id);
  cascada_store_execute (store, "BEGIN IMMEDIATE", &error);
  accepted = cascada_store_write (store, update, &error);
  if (!accepted)
    g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
  cascada_store_execute (store, "ROLLBACK", NULL);
  return accepted;
}

static void
check_value (CascadaStore *store, const CascadaRef *ref, guint number, CascadaValue value, gboolean accepted)
{
  const CascadaField *field = cascada_field_get (ref->kind, number);
  g_autofree char *column = cascada_column_name (field);

  g_assert_cmpint (file_accepts (store, ref, column, &value), ==, accepted);
  /* a reference that leads nowhere is for the file alone to find */
  if (field->type != CASCADA_FIELD_REFERENCE)
    g_assert_cmpint (cascada_field_validate (ref->kind, number, &value, NULL), ==, accepted);
}

static void
check_number (CascadaStore *store, const CascadaRef *ref, guint number, const CascadaField *field)
{
  gint64 minimum = field->minimum, maximum = field->maximum;

  if (field->type == CASCADA_FIELD_BOOLEAN)
    maximum = 1;
  if (field->type == CASCADA_FIELD_PERIOD)
    {
      minimum = CASCADA_PERIOD_YEAR (CASCADA_YEAR_MIN);
      maximum = CASCADA_PERIOD_QUARTER (CASCADA_YEAR_MAX, 4);
    }
  if (field->type == CASCADA_FIELD_ENUM)
    {
      g_autoptr (GEnumClass) values = g_type_class_ref (field->enum_type ());

      minimum = values->minimum;
      maximum = values->maximum;
    }
  check_value (store, ref, number, cascada_value_integer (minimum), TRUE);
  check_value (store, ref, number, cascada_value_integer (maximum), TRUE);
  check_value (store, ref, number, cascada_value_integer (minimum - 1), FALSE);
  if (maximum < G_MAXINT64)
    check_value (store, ref, number, cascada_value_integer (maximum + 1), FALSE);
  check_value (store, ref, number, cascada_value_text ("muchos"), FALSE);
}

static void
check_text (CascadaStore *store, const CascadaRef *ref, guint number, const CascadaField *field)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CascadaValue empty = { CASCADA_VALUE_TEXT, { .text = (char *) "" } };

  check_value (store, ref, number, empty, FALSE);
  check_value (store, ref, number, cascada_value_text ("  "), FALSE);
  for (guint i = 0; i < field->max_length; i++)
    g_string_append (text, "ñ");
  check_value (store, ref, number, cascada_value_text (text->str), TRUE);
  g_string_append_c (text, 'x');
  check_value (store, ref, number, cascada_value_text (text->str), FALSE);
}

/* Each limit in a field's declaration stands in the file too. */
static void
test_constraints (Fixture *fixture, gconstpointer data)
{
  create_all (fixture->store);
  for (CascadaKind kind = CASCADA_KIND_UNIT; kind < CASCADA_N_KINDS; kind++)
    for (guint number = 1; number <= cascada_kind_get_class (kind)->n_fields; number++)
      {
        const CascadaField *field = cascada_field_get (kind, number);
        const CascadaRef *ref = &sample_refs[kind];

        g_test_message ("%s.%s", cascada_kind_get_class (kind)->table, field->name);
        check_value (fixture->store, ref, number, CASCADA_VALUE_INIT, !field->required);
        if (field->type == CASCADA_FIELD_REFERENCE)
          {
            check_value (fixture->store, ref, number, cascada_value_integer (sample_refs[field->references].id), TRUE);
            check_value (fixture->store, ref, number, cascada_value_integer (987654321), FALSE);
          }
        else if (field->type == CASCADA_FIELD_TEXT)
          check_text (fixture->store, ref, number, field);
        else
          check_number (fixture->store, ref, number, field);
      }
}

/* The columns are the declared fields and nothing else; a later schema adds its own at the end. */
static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  for (CascadaKind kind = CASCADA_KIND_UNIT; kind < CASCADA_N_KINDS; kind++)
    {
      CascadaRecordClass *klass = cascada_kind_get_class (kind);
      g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *columns = NULL;
      g_autofree char *joined = NULL;
      g_autofree char *sql = g_strdup_printf ("SELECT group_concat (c, ' ') FROM (SELECT name || ':' || \"notnull\" AS c FROM "
                                              "pragma_table_info ('%s') ORDER BY c)",
                                              klass->table);

      g_ptr_array_add (expected, g_strdup (klass->is_cell ? "id:1" : "id:0"));
      g_ptr_array_add (expected, g_strdup ("removed:1"));
      if (klass->is_cell)
        g_ptr_array_add (expected, g_strdup ("period:1"));
      for (guint i = 0; i < klass->n_fields; i++)
        {
          g_autofree char *column = cascada_column_name (&klass->fields[i]);

          g_ptr_array_add (expected, g_strdup_printf ("%s:%d", column, klass->fields[i].required));
        }
      g_ptr_array_sort (expected, compare_strings);
      g_ptr_array_add (expected, NULL);
      joined = g_strjoinv (" ", (char **) expected->pdata);
      g_assert_true (cascada_store_get_string (fixture->store, sql, &columns, NULL));
      g_assert_cmpstr (columns, ==, joined);
    }
}

static void
test_periods (Fixture *fixture, gconstpointer data)
{
  static const CascadaPeriod periods[] = { 0, 198900, 199000, 202400, 202401, 202412, 202413,
                                           202432, 202433, 202436, 202437, 210036, 210100 };

  create_all (fixture->store);
  for (CascadaKind kind = CASCADA_KIND_WEIGHT; kind <= CASCADA_KIND_PUBLICATION; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
      {
        CascadaRef ref = { kind, periods[i], sample_refs[kind].id };
        CascadaValue period = cascada_value_integer (periods[i]);

        g_test_message ("%s %d", cascada_kind_get_class (kind)->table, periods[i]);
        g_assert_cmpint (file_accepts (fixture->store, &ref, "period", &period), ==, cascada_ref_validate (&ref, NULL));
      }
}

/* Another program, whose SQLite asks nobody; and the program itself, anywhere but in the change log. */
static void
assert_refused (CascadaStore *store, sqlite3 *foreign, const char *sql, const char *reason)
{
  g_autoptr (GError) error = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_exec (foreign, sql, NULL, NULL, &message), ==, SQLITE_CONSTRAINT);
  g_test_message ("%s: %s", sql, message);
  g_assert_cmpstr (message, ==, reason);
  sqlite3_free (message);

  g_assert_null (cascada_store_prepare (store, sql, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
}

static void
test_guards (Fixture *fixture, gconstpointer data)
{
  static const char *tables[] = { "unit", "person", "plan", "objective", "goal", "indicator",
                                  "weight", "target", "report", "publication", "step", "observation",
                                  "attachment", "version", "non_working_day", "replica", "edit", "change" };
  const gsize first_of_log = 15;
  sqlite3 *foreign;

  create_all (fixture->store);
  g_assert_cmpint (sqlite3_open (fixture->path, &foreign), ==, SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gboolean is_log = i >= first_of_log;
      g_autofree char *insert = g_strdup_printf ("INSERT INTO %s SELECT * FROM %s LIMIT 1", tables[i], tables[i]);
      g_autofree char *replace = g_strdup_printf ("REPLACE INTO %s SELECT * FROM %s LIMIT 1", tables[i], tables[i]);
      g_autofree char *update = g_strdup_printf ("UPDATE %s SET %s", tables[i],
                                                 !is_log                 ? "removed = 1"
                                                 : i == first_of_log + 1 ? "author = 'Otro'"
                                                                         : "id = 5");
      g_autofree char *delete = g_strdup_printf ("DELETE FROM %s", tables[i]);

      assert_refused (fixture->store, foreign, insert, "only Cascada writes, through its change log");
      assert_refused (fixture->store, foreign, replace, "only Cascada writes, through its change log");
      assert_refused (fixture->store, foreign, update,
                      is_log ? "the log is never changed" : "only Cascada writes, through its change log");
      assert_refused (fixture->store, foreign, delete, "rows are never deleted");
    }
  sqlite3_close (foreign);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/schema/columns", test_columns);
  ADD ("/schema/constraints", test_constraints);
  ADD ("/schema/periods", test_periods);
  ADD ("/schema/guards", test_guards);
  return g_test_run ();
}
