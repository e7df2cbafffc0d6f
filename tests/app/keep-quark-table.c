/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GLib keeps the names behind its quarks in a table, and lets go of the old table for good when the names outgrow it
 * (“this leaks the old quarks block”, gquark.c), which a program with all of GTK's types does. The leak checker reports
 * it, and from a stack that no suppression can tell from others. So the table is looked up before it can be replaced,
 * among what GLib's own variables point to, and declared known. Built into tests under AddressSanitizer only. */

#define _GNU_SOURCE

#include "config.h"

#include <link.h>
#include <string.h>

#include <glib.h>
#include <sanitizer/lsan_interface.h>

/* GCC ships them without their header. */
int __sanitizer_get_ownership (const volatile void *block);
size_t __sanitizer_get_allocated_size (const volatile void *block);

static gboolean
is_quark_table (char **candidate)
{
  GQuark known = g_quark_from_static_string ("keep-quark-table");

  return __sanitizer_get_ownership (candidate) && __sanitizer_get_allocated_size (candidate) > known * sizeof *candidate &&
         candidate[known] == g_quark_to_string (known);
}

/* Variables are read as they lie, with the red zones between them. */
__attribute__ ((no_sanitize ("address"))) static void
search (char ***variables, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (((gsize) variables[i] & (sizeof (gpointer) - 1)) == 0 && is_quark_table (variables[i]))
      __lsan_ignore_object (variables[i]);
}

static int
visit_library_cb (struct dl_phdr_info *library, size_t size, void *data)
{
  if (strstr (library->dlpi_name, "libglib-2.0") == NULL)
    return 0;
  for (int i = 0; i < library->dlpi_phnum; i++)
    if (library->dlpi_phdr[i].p_type == PT_LOAD && (library->dlpi_phdr[i].p_flags & PF_W))
      {
        guintptr start = library->dlpi_addr + library->dlpi_phdr[i].p_vaddr, aligned = (start + 7) & ~(guintptr) 7;

        search ((char ***) aligned, (library->dlpi_phdr[i].p_memsz - (aligned - start)) / sizeof (gpointer));
      }
  return 1;
}

__attribute__ ((constructor, no_sanitize ("address"))) static void
keep_quark_table (void)
{
  dl_iterate_phdr (visit_library_cb, NULL);
}
