/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cascada-error.h"
#include "cascada-settings.h"

static void
test_defaults (void)
{
  static const char *rows[][2] = {
    { "increasing", "level" },
    { "constant", "last" },
    { "decreasing", "from-baseline" },
    { "cap", "none" },
    { "decimals", "2" },
    { "notation", "level" },
    { "weight-tolerance", "0.01" },
    { "rollup", "objectives" },
    { "cross-cutting", "none" },
  };
  const char *const *names = cascada_settings_get_names ();
  CascadaSettings settings;

  cascada_settings_init (&settings);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *value = cascada_settings_get (&settings, rows[i][0]);

      g_assert_cmpstr (names[i], ==, rows[i][0]);
      g_assert_cmpstr (value, ==, rows[i][1]);
    }
  g_assert_null (names[G_N_ELEMENTS (rows)]);
  g_assert_null (cascada_settings_get (&settings, "colour"));
}

static void
test_permitted (void)
{
  static const struct
  {
    const char *name, *value, *written;
  } rows[] = {
    { "increasing", "level", "level" },
    { "increasing", "from-baseline", "from-baseline" },
    { "constant", "last", "last" },
    { "constant", "mean", "mean" },
    { "decreasing", "from-baseline", "from-baseline" },
    { "decreasing", "target-over-level", "target-over-level" },
    { "decreasing", "level-over-target", "level-over-target" },
    { "notation", "level", "level" },
    { "notation", "increment", "increment" },
    { "cap", "none", "none" },
    { "cap", "120", "120" },
    { "cap", "100.50", "100.5" },
    { "cap", "0.000001", "0.000001" },
    { "decimals", "0", "0" },
    { "decimals", "6", "6" },
    { "weight-tolerance", "0", "0" },
    { "weight-tolerance", "0.005", "0.005" },
    { "weight-tolerance", "100", "100" },
    { "rollup", "objectives", "objectives" },
    { "rollup", "goals", "goals" },
    { "cross-cutting", "none", "none" },
    { "cross-cutting", "0", "0" },
    { "cross-cutting", "20.50", "20.5" },
    { "cross-cutting", "100", "100" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;
      CascadaSettings settings;

      cascada_settings_init (&settings);
      cascada_settings_set (&settings, rows[i].name, rows[i].value, &error);
      g_assert_no_error (error);
      value = cascada_settings_get (&settings, rows[i].name);
      g_assert_cmpstr (value, ==, rows[i].written);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *name, *value;
    CascadaError code;
    const char *named; /* in the message */
  } rows[] = {
    { "increasing", "mean", CASCADA_ERROR_INVALID, "level, from-baseline" },
    { "constant", "median", CASCADA_ERROR_INVALID, "last, mean" },
    { "decreasing", "level", CASCADA_ERROR_INVALID, "from-baseline, target-over-level, level-over-target" },
    { "notation", "Level", CASCADA_ERROR_INVALID, "level, increment" },
    { "notation", "", CASCADA_ERROR_INVALID, "notation" },
    { "cap", "0", CASCADA_ERROR_INVALID, "none" },
    { "cap", "-1", CASCADA_ERROR_INVALID, "none" },
    { "cap", "120 %", CASCADA_ERROR_INVALID, "120 %" },
    { "cap", "120,5", CASCADA_ERROR_INVALID, "cap" },
    { "decimals", "7", CASCADA_ERROR_INVALID, "0, 1, 2, 3, 4, 5, 6" },
    { "decimals", "-1", CASCADA_ERROR_INVALID, "decimals" },
    { "decimals", "2.0", CASCADA_ERROR_INVALID, "decimals" },
    { "weight-tolerance", "-0.01", CASCADA_ERROR_INVALID, "weight-tolerance" },
    { "weight-tolerance", "101", CASCADA_ERROR_INVALID, "0.01" },
    { "weight-tolerance", "none", CASCADA_ERROR_INVALID, "weight-tolerance" },
    { "rollup", "indicators", CASCADA_ERROR_INVALID, "objectives, goals" },
    { "cross-cutting", "100.000001", CASCADA_ERROR_INVALID, "20" },
    { "cross-cutting", "-1", CASCADA_ERROR_INVALID, "none" },
    { "cross-cutting", "", CASCADA_ERROR_INVALID, "cross-cutting" },
    { "colour", "red", CASCADA_ERROR_NOT_FOUND, "increasing, constant, decreasing, cap, decimals, notation, weight-tolerance, rollup, cross-cutting" },
    { "", "", CASCADA_ERROR_NOT_FOUND, "weight-tolerance" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      CascadaSettings settings, untouched;

      g_test_message ("%s=%s", rows[i].name, rows[i].value);
      cascada_settings_init (&untouched);
      cascada_settings_init (&settings);
      g_assert_false (cascada_settings_set (&settings, rows[i].name, rows[i].value, &error));
      g_assert_error (error, CASCADA_ERROR, (int) rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].named));
      for (const char *const *name = cascada_settings_get_names (); *name != NULL; name++)
        {
          g_autofree char *before = cascada_settings_get (&untouched, *name);
          g_autofree char *after = cascada_settings_get (&settings, *name);

          g_assert_cmpstr (before, ==, after);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/permitted", test_permitted);
  g_test_add_func ("/settings/refused", test_refused);
  return g_test_run ();
}
