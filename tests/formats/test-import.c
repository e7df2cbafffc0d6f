/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-import.h"
#include "cascada-sample.h"

#include <glib/gstdio.h>

static void
test_sample (void)
{
  g_autofree char *dir = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "s.cascada", NULL);
  g_autoptr (GError) error = NULL;

  cascada_sample_create (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/sample", test_sample);
  return g_test_run ();
}
