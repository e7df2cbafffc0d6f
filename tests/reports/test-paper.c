/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text and tables on pages, as pdftotext reads them back. */

#include <string.h>

#include <glib/gstdio.h>

#include "cascada-paper.h"

static const CascadaPaperInfo info = {
  .title = "Registro",
  .author = "Oficina",
  .subject = "Plan",
  .running = "Registro, cont.",
  .footer = "Pie",
  .created = 1749513600,
};

static char *
run (const char *program, GBytes *pdf)
{
  g_autofree char *folder = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("%s %s %s", program, path, g_str_has_prefix (program, "pdftotext") ? "-" : "");
  char *output = NULL;
  int status;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  g_assert_true (g_spawn_command_line_sync (command, &output, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_unlink (path);
  g_rmdir (folder);
  return output;
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("no “%s” in\n%s", part, text);
}

static void
add_table (CascadaPaper *paper, guint n_rows, const char *text)
{
  static const CascadaPaperColumn columns[] = { { "Campo", 0.3, FALSE }, { "Valor", 0.7, FALSE } };

  cascada_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("Fila %u", i);
      const char *cells[] = { name, text };

      cascada_paper_add_row (paper, cells);
    }
}

static void
test_text (void)
{
  g_autoptr (CascadaPaper) paper = cascada_paper_new (CASCADA_PAPER_A4);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL, *about = NULL, *fonts = NULL;
  guint n_pages;

  cascada_paper_add_title (paper, "Modificación final");
  cascada_paper_add_heading (paper, "Justificación");
  cascada_paper_add_paragraph (paper, "Se amplía la cobertura; coeficiente 1,5.");
  add_table (paper, 2, "flujo");
  pdf = cascada_paper_print (paper, &info, &n_pages, NULL);
  g_assert_cmpuint (n_pages, ==, 1);
  text = run ("pdftotext -layout", pdf);
  assert_contains (text, "Modificación final\n"); /* no ligatures */
  assert_contains (text, "Se amplía la cobertura; coeficiente 1,5.");
  assert_contains (text, "Fila 1");
  assert_contains (text, "flujo");
  assert_contains (text, "Page 1 of 1");
  g_assert_null (strstr (text, "Registro, cont."));
  about = run ("pdfinfo", pdf);
  assert_contains (about, "Registro\n");
  assert_contains (about, "Oficina\n");
  assert_contains (about, "Tagged:          yes");
  assert_contains (about, "(A4)");
  assert_contains (about, "Jun 10");
  fonts = run ("pdffonts", pdf);
  g_assert_null (strstr (fonts, " no  "));
}

/* What is long goes on over pages, each with its running line and the header of the table; nothing is lost. */
static void
test_long (void)
{
  g_autoptr (CascadaPaper) paper = cascada_paper_new (CASCADA_PAPER_LETTER);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL, *last = NULL;
  guint n_pages, n_headers = 0;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (words, "palabra%u ", i);
  cascada_paper_add_paragraph (paper, words->str);
  add_table (paper, 3, words->str);
  pdf = cascada_paper_print (paper, &info, &n_pages, NULL);
  g_assert_cmpuint (n_pages, >, 20);
  text = run ("pdftotext", pdf);
  for (guint i = 0; i < 4000; i += 37)
    {
      g_autofree char *word = g_strdup_printf ("palabra%u", i);
      guint found = 0;

      for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
        found += !g_ascii_isdigit (at[strlen (word)]);
      g_assert_cmpuint (found, ==, 4);
    }
  for (const char *at = strstr (text, "Campo"); at != NULL; at = strstr (at + 1, "Campo"))
    n_headers++;
  g_assert_cmpuint (n_headers, >, 15);
  last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);
  assert_contains (text, last);
  assert_contains (text, "Registro, cont.");
}

static void
test_same (void)
{
  GBytes *pdfs[2];
  char *fingerprints[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CascadaPaper) paper = cascada_paper_new (CASCADA_PAPER_LETTER);

      cascada_paper_add_title (paper, "Igual");
      add_table (paper, 100, "texto");
      fingerprints[i] = cascada_paper_get_fingerprint (paper);
      pdfs[i] = cascada_paper_print (paper, &info, NULL, NULL);
      if (i == 0)
        g_usleep (1100000);
    }
  g_assert_true (g_bytes_equal (pdfs[0], pdfs[1]));
  g_assert_cmpstr (fingerprints[0], ==, fingerprints[1]);
  for (guint i = 0; i < 2; i++)
    {
      g_bytes_unref (pdfs[i]);
      g_free (fingerprints[i]);
    }
}

/* What a person may have typed: nothing, a word wider than its column, what is not UTF-8. */
static void
test_odd (void)
{
  g_autoptr (CascadaPaper) paper = cascada_paper_new (CASCADA_PAPER_A4);
  g_autofree char *wide = g_strnfill (3000, 'W'), *text = NULL;
  g_autoptr (GBytes) pdf = NULL, empty = NULL;
  g_autoptr (CascadaPaper) nothing = cascada_paper_new (CASCADA_PAPER_A4);
  guint n_pages;

  cascada_paper_add_paragraph (paper, NULL);
  cascada_paper_add_paragraph (paper, "\xff\xfe");
  add_table (paper, 1, wide);
  add_table (paper, 1, NULL);
  pdf = cascada_paper_print (paper, &info, &n_pages, NULL);
  g_assert_nonnull (pdf);
  text = run ("pdftotext", pdf);
  assert_contains (text, "WWWW");
  empty = cascada_paper_print (nothing, &info, &n_pages, NULL);
  g_assert_nonnull (empty);
  g_assert_cmpuint (n_pages, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/text", test_text);
  g_test_add_func ("/paper/long", test_long);
  g_test_add_func ("/paper/same", test_same);
  g_test_add_func ("/paper/odd", test_odd);
  return g_test_run ();
}
