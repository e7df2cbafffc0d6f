/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-text.h"

static void
test_fold (void)
{
  static const char *const rows[][2] = {
    { "Ponderación", "ponderacion" },
    { "  PONDERACIÓN\t Objetivo \n", "ponderacion objetivo" },
    { "AÑO Ñandú güe", "ano nandu gue" },
    { "Línea\u00a0base", "linea base" },
    { "\ufeffMeta", "meta" },
    { "Politica\u0301 Pu\u0301blica", "politica publica" },
    { "a \u0301 b", "a b" },
    { "Ð×Øß÷", "ð×øß÷" },
    { "ΆΛΦΑ", "αλφα" },
    { "\u023a\u023a\u023a", "\u2c65\u2c65\u2c65" },
    { "İstanbul", "istanbul" },
    { "2025-Q2 (%)", "2025-q2 (%)" },
    { "b\xc3", "b?" },
    { "\xff\xfe x", "?? x" },
    { "\xe2\x82", "??" },
    { "日本", "日本" },
    { " \t\n", "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = cascada_text_fold (rows[i][0]);

      g_assert_cmpstr (folded, ==, rows[i][1]);
    }
}

static void
test_append (void)
{
  g_autoptr (GString) arena = g_string_new ("x");

  cascada_text_append_fold (arena, " Á ");
  cascada_text_append_fold (arena, "");
  cascada_text_append_fold (arena, " É\tÍ");
  g_assert_cmpstr (arena->str, ==, "xae i");
  g_assert_cmpuint (arena->len, ==, 5);
}

static void
test_compare (void)
{
  g_autofree char *collapsed = cascada_text_collapse ("  Plan \u00a0 Institucional\nde  ");

  g_assert_cmpstr (collapsed, ==, "Plan Institucional de");
  g_assert_true (cascada_text_equal ("Código meta", "CODIGO  META"));
  g_assert_false (cascada_text_equal ("Código meta", "Código meta."));
  g_assert_true (cascada_text_contains ("Atención a la Ciudadanía", "ciudadania"));
  g_assert_true (cascada_text_contains ("x", ""));
  g_assert_false (cascada_text_contains ("Ciudad", "ciudadania"));
  g_assert_true (cascada_text_is_same ("Distrito disponibles.", "distrito  Disponibles .."));
  g_assert_false (cascada_text_is_same ("creatividad", "reatividad"));
}

static void
test_distance (void)
{
  static const struct
  {
    const char *a, *b;
    guint limit, distance;
  } rows[] = {
    { "creatividad", "reatividad.", 3, 1 },
    { "", "", 3, 0 },
    { "", "abc", 3, 3 },
    { "", "abcd", 3, 4 },
    { "Ciudadanía", "ciudadania", 0, 0 },
    { "formulada", "implementada", 2, 3 },
    { "kitten", "sitting", 5, 3 },
    { "abcdefgh", "hgfedcba", 2, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (cascada_text_measure_distance (rows[i].a, rows[i].b, rows[i].limit), ==, rows[i].distance);
}

/* Random bytes: never a crash, and a fold folds to itself. */
static void
test_random (void)
{
  for (int i = 0; i < 20000; i++)
    {
      char text[24] = "";
      g_autofree char *once = NULL, *twice = NULL;

      for (int j = g_test_rand_int_range (0, 23); j > 0; j--)
        text[j - 1] = g_test_rand_int_range (1, 256);
      once = cascada_text_fold (text);
      twice = cascada_text_fold (once);
      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpstr (once, ==, twice);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/append", test_append);
  g_test_add_func ("/text/compare", test_compare);
  g_test_add_func ("/text/distance", test_distance);
  g_test_add_func ("/text/random", test_random);
  return g_test_run ();
}
