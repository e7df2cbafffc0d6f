/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-recent.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY "recent-workspaces"
#define N_KEPT 12

static const struct
{
  const char *file;
  const char *name;
} samples[] = {
  [CASCADA_SAMPLE_PUBLISHED] = { "sample.cascada", N_ ("Sample") },
  [CASCADA_SAMPLE_MANAGEMENT] = { "sample-management.cascada", N_ ("Sample of management plans") },
};

static void
rewrite (GSettings *settings, const char *first, const char *without)
{
  g_auto (GStrv) old = g_settings_get_strv (settings, KEY);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  if (first != NULL)
    g_ptr_array_add (paths, (char *) first);
  for (guint i = 0; old[i] != NULL && paths->len < N_KEPT; i++)
    if (g_strcmp0 (old[i], first) != 0 && g_strcmp0 (old[i], without) != 0)
      g_ptr_array_add (paths, old[i]);
  g_ptr_array_add (paths, NULL);
  g_settings_set_strv (settings, KEY, (const char *const *) paths->pdata);
}

/** cascada_recent_add: @path was opened just now. */
void
cascada_recent_add (GSettings *settings, const char *path)
{
  rewrite (settings, path, NULL);
}

/** cascada_recent_remove: forgets @path; the file stays. */
void
cascada_recent_remove (GSettings *settings, const char *path)
{
  rewrite (settings, NULL, path);
}

/** cascada_recent_get: Returns: (transfer full): paths, the latest first; some may be gone by now */
char **
cascada_recent_get (GSettings *settings)
{
  return g_settings_get_strv (settings, KEY);
}

/** cascada_recent_get_name: what a workspace is called: its file's name without the suffix. Returns: (transfer full) */
char *
cascada_recent_get_name (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *sample = cascada_recent_get_sample_path ((CascadaSample) i);

      if (g_str_equal (path, sample))
        return g_strdup (_ (samples[i].name));
    }
  if (g_str_has_suffix (name, ".cascada"))
    name[strlen (name) - strlen (".cascada")] = '\0';
  return g_steal_pointer (&name);
}

/** cascada_recent_get_sample_path: Returns: (transfer full): where the user's copy of the sample is, or will be */
char *
cascada_recent_get_sample_path (CascadaSample sample)
{
  g_return_val_if_fail (sample < G_N_ELEMENTS (samples), NULL);

  return g_build_filename (g_get_user_data_dir (), "cascada", samples[sample].file, NULL);
}
