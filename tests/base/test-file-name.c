/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names that anybody may have given. */

#include <string.h>

#include "cascada-file-name.h"

static const struct
{
  const char *name, *clean, *safe;
} rows[] = {
  { "Acta 12.pdf", "Acta 12.pdf", "Acta 12.pdf" },
  { "Evaluacio\xcc\x81n.pdf", "Evaluación.pdf", "Evaluación.pdf" },
  { "../../etc/passwd", "../../etc/passwd", "_.._etc_passwd" },
  { "..\\..\\win.ini", "..\\..\\win.ini", "_.._win.ini" },
  { "/", "/", "_" },
  { "..", "..", "Unnamed" },
  { ".", ".", "Unnamed" },
  { "", "Unnamed", "Unnamed" },
  { NULL, "Unnamed", "Unnamed" },
  { "  \t ", "Unnamed", "Unnamed" },
  { ".bashrc", ".bashrc", "bashrc" },
  { "-rf", "-rf", "rf" },
  { "~root", "~root", "root" },
  { "C:\\a*b?.txt", "C:\\a*b?.txt", "C__a_b_.txt" },
  { "a\nb\r\x01\x7f.txt", "ab.txt", "ab.txt" },
  { "acta\xe2\x80\xae"
    "fdp.exe",
    "actafdp.exe", "actafdp.exe" },
  { "\xe2\x81\xa6x\xe2\x81\xa9\xe2\x80\xa8y", "xy", "xy" },
  { "\xff\xfe.bin", "\xef\xbf\xbd\xef\xbf\xbd.bin", "\xef\xbf\xbd\xef\xbf\xbd.bin" },
  { "CON", "CON", "_CON" },
  { "nul.pdf", "nul.pdf", "_nul.pdf" },
  { "Com1.txt", "Com1.txt", "_Com1.txt" },
  { "Contrato.pdf", "Contrato.pdf", "Contrato.pdf" },
  { "fin. ", "fin.", "fin" },
  { "a.b.", "a.b.", "a.b" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *clean = cascada_file_name_clean (rows[i].name);
      g_autofree char *safe = cascada_file_name_make_safe (rows[i].name);

      g_assert_cmpstr (clean, ==, rows[i].clean);
      g_assert_cmpstr (safe, ==, rows[i].safe);
    }
}

/* Long names lose of their middle, never a part of a character, and not the extension. */
static void
test_long (void)
{
  for (guint length = 150; length < 400; length++)
    {
      g_autoptr (GString) name = g_string_new (length % 2 == 0 ? "a" : "");
      g_autofree char *clean = NULL, *safe = NULL;

      for (guint i = 0; i < length; i++)
        g_string_append (name, "ñ");
      g_string_append (name, ".xlsx");
      clean = cascada_file_name_clean (name->str);
      safe = cascada_file_name_make_safe (name->str);
      g_assert_true (g_utf8_validate (clean, -1, NULL) && g_utf8_validate (safe, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (clean, -1), ==, MIN (g_utf8_strlen (name->str, -1), CASCADA_FILE_NAME_MAX));
      g_assert_cmpuint (strlen (safe), <=, 200);
      g_assert_cmpuint (strlen (safe), >=, 198);
      g_assert_true (g_str_has_suffix (clean, ".xlsx") && g_str_has_suffix (safe, "ñ.xlsx"));
    }
}

/* Whatever the bytes, the result is text and one step of a path. */
static void
test_any_bytes (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      static const char bytes[] = "./\\ -~a\n\x01\xc3\xb1\xcc\x81\xe2\x80\xae\xff:\"";
      g_autoptr (GString) name = g_string_new (NULL);
      g_autofree char *clean = NULL, *safe = NULL, *again = NULL;

      for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
        g_string_append_c (name, bytes[g_test_rand_int_range (0, sizeof bytes - 1)]);
      clean = cascada_file_name_clean (name->str);
      safe = cascada_file_name_make_safe (name->str);
      again = cascada_file_name_make_safe (safe);
      g_assert_true (g_utf8_validate (clean, -1, NULL) && *clean != '\0');
      g_assert_true (*safe != '\0' && *safe != '.' && *safe != '-' && strpbrk (safe, "/\\\n\x01") == NULL);
      g_assert_cmpstr (again, ==, safe);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-name/rows", test_rows);
  g_test_add_func ("/file-name/long", test_long);
  g_test_add_func ("/file-name/any-bytes", test_any_bytes);
  return g_test_run ();
}
