/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-goal.h"
#include "cascada-kinds.h"
#include "cascada-plan.h"
#include "cascada-target.h"

static void
log_notify_cb (GObject *object, GParamSpec *pspec, GString *log)
{
  g_string_append_printf (log, "%s ", pspec->name);
}

static void
test_new (void)
{
  g_autoptr (CascadaRecord) plan = cascada_record_new ((CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, 7 });
  g_autoptr (CascadaRecord) target =
      cascada_record_new ((CascadaRef){ CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 2), 9 });
  CascadaRef ref = cascada_record_get_ref (target);
  gint64 year, unit, id;
  int period;

  g_assert_true (CASCADA_IS_PLAN (plan));
  g_assert_cmpint (cascada_record_get_kind (plan), ==, CASCADA_KIND_PLAN);
  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_DECIMALS), ==, 2);
  g_assert_cmpint (cascada_record_get_decimal (plan, CASCADA_PLAN_WEIGHT_TOLERANCE), ==, 10000);
  g_assert_cmpint (cascada_record_get_decimal (plan, CASCADA_PLAN_CAP), ==, CASCADA_DECIMAL_NONE);
  g_assert_null (cascada_record_get_text (plan, CASCADA_PLAN_TITLE));
  g_object_get (plan, "first-year", &year, "unit", &unit, "id", &id, "period", &period, NULL);
  g_assert_cmpint (year, ==, CASCADA_DECIMAL_NONE);
  g_assert_cmpint (unit, ==, 0);
  g_assert_cmpint (id, ==, 7);
  g_assert_cmpint (period, ==, CASCADA_PERIOD_NONE);

  g_assert_true (cascada_ref_equal (&ref, &(CascadaRef){ CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 2), 9 }));
  g_assert_false (cascada_ref_equal (&ref, &(CascadaRef){ CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 1), 9 }));
}

/* Every field of every kind is a property that reads back what was set, and says so once. */
static void
test_properties (void)
{
  for (CascadaKind kind = CASCADA_KIND_UNIT; kind < CASCADA_N_KINDS; kind++)
    {
      CascadaRecordClass *klass = cascada_kind_get_class (kind);
      g_autoptr (CascadaRecord) record = cascada_record_new ((CascadaRef){ kind, klass->is_cell ? 202500 : 0, 1 });
      g_autoptr (GString) log = g_string_new (NULL), expected = g_string_new (NULL);

      g_signal_connect (record, "notify", G_CALLBACK (log_notify_cb), log);
      for (guint i = 0; i < klass->n_fields; i++)
        {
          const CascadaField *field = &klass->fields[i];
          GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), field->name);
          g_auto (GValue) written = G_VALUE_INIT, read = G_VALUE_INIT;

          g_value_init (&written, pspec->value_type);
          if (G_VALUE_HOLDS_STRING (&written))
            g_value_set_string (&written, "Ñandú");
          else if (G_VALUE_HOLDS_BOOLEAN (&written))
            g_value_set_boolean (&written, TRUE);
          else if (G_VALUE_HOLDS_ENUM (&written))
            g_value_set_enum (&written, 1);
          else
            g_value_set_int64 (&written, 2024);
          g_object_set_property (G_OBJECT (record), field->name, &written);
          g_object_set_property (G_OBJECT (record), field->name, &written);
          g_object_get_property (G_OBJECT (record), field->name, &read);
          g_test_message ("%s.%s", klass->table, field->name);
          g_assert_cmpint (g_param_values_cmp (pspec, &written, &read), ==, 0);
          g_string_append_printf (expected, "%s ", field->name);
        }
      g_assert_cmpstr (log->str, ==, expected->str);
    }
}

static void
test_values (void)
{
  g_autoptr (CascadaRecord) goal = cascada_record_new ((CascadaRef){ CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, 3 });
  g_autoptr (GString) log = g_string_new (NULL);
  CascadaValue none = CASCADA_VALUE_INIT;
  CascadaValue text = cascada_value_text ("Meta");
  CascadaValue empty = cascada_value_text ("");

  g_signal_connect (goal, "notify", G_CALLBACK (log_notify_cb), log);
  cascada_record_set_value (goal, CASCADA_GOAL_NAME, &text);
  g_assert_cmpstr (cascada_record_get_text (goal, CASCADA_GOAL_NAME), ==, "Meta");
  g_assert_true (cascada_record_get_text (goal, CASCADA_GOAL_NAME) != text.text);
  cascada_record_set_value (goal, CASCADA_GOAL_NAME, &none);
  cascada_record_set_value (goal, CASCADA_GOAL_NAME, &empty);
  g_assert_null (cascada_record_get_text (goal, CASCADA_GOAL_NAME));
  cascada_record_set_removed (goal, TRUE);
  cascada_record_set_removed (goal, TRUE);
  g_assert_true (cascada_record_is_removed (goal));
  g_assert_cmpstr (log->str, ==, "name name removed ");

  g_assert_cmpint (cascada_value_decimal (CASCADA_DECIMAL_NONE).type, ==, CASCADA_VALUE_NONE);
  g_assert_false (cascada_value_equal (&none, &text));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/new", test_new);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/values", test_values);
  return g_test_run ();
}
