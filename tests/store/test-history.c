/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

static char *
write_value (const CascadaValue *value)
{
  if (value->type == CASCADA_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  return g_strdup (value->type == CASCADA_VALUE_TEXT ? value->text : "-");
}

/* "author: kind.field old → new (reason)" a line, newest first */
static char *
tell (CascadaStore *store, CascadaRef ref, int field, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = cascada_log_get_history (store, &ref, field, limit, &error);
  GString *text = g_string_new (NULL);
  gint64 later = G_MAXINT64;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      CascadaHistoryEntry *entry = entries->pdata[i];
      CascadaRecordClass *klass = cascada_kind_get_class (entry->change.ref.kind);
      g_autofree char *old = write_value (&entry->change.old), *new = write_value (&entry->change.value);

      g_string_append_printf (text, "%s: %s.%s %s → %s (%s)\n", entry->edit.author, klass->table,
                              entry->change.field > 0    ? klass->fields[entry->change.field - 1].name
                              : entry->change.field == 0 ? "removed"
                                                         : "new",
                              old, new, entry->edit.reason ?: "-");
      g_assert_cmpint (entry->edit.time, <=, later);
      g_assert_cmpint (entry->edit.time, >, G_GINT64_CONSTANT (1700000000000000));
      later = entry->edit.time;
    }
  return g_string_free (text, FALSE);
}

static void
set (CascadaStore *store, CascadaRef ref, guint field, CascadaValue value, const char *author, const char *reason)
{
  g_autoptr (GError) error = NULL;

  cascada_log_begin (store, CASCADA_EDIT_KIND_EDIT, author, reason, 0, &error);
  cascada_log_set (store, &ref, field, &value, &error);
  g_assert_no_error (error);
  commit_edit (store);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CascadaRef indicator = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, create_sample (fixture->store) };
  CascadaRef target = { CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 2), indicator.id };
  struct
  {
    CascadaRef ref;
    int field;
    guint limit;
    const char *expected;
  } rows[] = {
    { indicator, CASCADA_INDICATOR_NAME, 0,
      "Ana: indicator.name Otro “nombre” → Indicador 1 (-)\n"
      "Benito: indicator.name Indicador 1 → Otro “nombre” (claro)\n"
      "Ana: indicator.name - → Indicador 1 (sample)\n" },
    { indicator, CASCADA_INDICATOR_NAME, 1, "Ana: indicator.name Otro “nombre” → Indicador 1 (-)\n" },
    { indicator, CASCADA_INDICATOR_NOTE, 0, "Ana: indicator.note - → - (sample)\n" },
    { target, CASCADA_TARGET_VALUE, 0,
      "Benito: target.value 97000000 → - (-)\n"
      "Ana: target.value - → 97000000 (sample)\n" },
    { target, CASCADA_FIELD_ANY, 0,
      "Benito: target.value 97000000 → - (-)\n"
      "Ana: target.new - → {\"value\":97000000} (sample)\n" },
    { target, CASCADA_FIELD_REMOVED, 0, "" },
    { indicator, CASCADA_FIELD_ANY, 3,
      "Ana: indicator.name Otro “nombre” → Indicador 1 (-)\n"
      "Benito: indicator.name Indicador 1 → Otro “nombre” (claro)\n"
      "Benito: target.value 97000000 → - (-)\n" },
  };

  set (fixture->store, target, CASCADA_TARGET_VALUE, CASCADA_VALUE_INIT, "Benito", NULL);
  set (fixture->store, indicator, CASCADA_INDICATOR_NAME, cascada_value_text ("Otro “nombre”"), "Benito", "  claro\n");
  g_assert_true (cascada_log_revert (fixture->store, FALSE, "Ana", &error));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *told = tell (fixture->store, rows[i].ref, rows[i].field, rows[i].limit);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (told, ==, rows[i].expected);
    }
}

static void
test_creation (Fixture *fixture, gconstpointer data)
{
  CascadaRef indicator = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, create_sample (fixture->store) };
  CascadaRef goal = { CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, indicator.id - 1 };
  g_autofree char *told = tell (fixture->store, goal, CASCADA_FIELD_CREATION, 0);
  g_autofree char *expected = g_strdup_printf ("Ana: goal.new - → {\"objective\":%" G_GINT64_FORMAT
                                               ",\"name\":\"Meta 1\",\"kind\":0,\"eliminated\":0,\"position\":0} (sample)\n",
                                               goal.id - 1);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_last_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) none = NULL, all = NULL, much = NULL, one = NULL;
  CascadaRef indicator = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, 0 };

  none = cascada_log_get_last_changes (fixture->store, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  indicator.id = create_sample (fixture->store);
  all = cascada_log_get_last_changes (fixture->store, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpint (g_array_index (all, CascadaChange, 0).ref.kind, ==, CASCADA_KIND_PLAN);
  g_assert_cmpint (g_array_index (all, CascadaChange, 4).ref.kind, ==, CASCADA_KIND_TARGET);
  much = cascada_log_get_last_changes (fixture->store, 4, &error);
  g_assert_no_error (error);
  g_assert_null (much);

  set (fixture->store, indicator, CASCADA_INDICATOR_NAME, cascada_value_text ("Otro"), "Ana", NULL);
  one = cascada_log_get_last_changes (fixture->store, 10, &error);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (g_array_index (one, CascadaChange, 0).field, ==, CASCADA_INDICATOR_NAME);
  g_assert_cmpstr (g_array_index (one, CascadaChange, 0).value.text, ==, "Otro");
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/history/of-fields", test_history);
  ADD ("/history/of-a-creation", test_creation);
  ADD ("/history/last-changes", test_last_changes);
  return g_test_run ();
}
