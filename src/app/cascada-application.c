/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-application.h"

#include <glib/gi18n.h>

#include "cascada-window.h"

struct _CascadaApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaApplication, cascada_application, ADW_TYPE_APPLICATION)

static void
cascada_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (cascada_window_new (CASCADA_APPLICATION (application)));
  gtk_window_present (window);
}

static CascadaWindow *
find_window (CascadaApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CASCADA_IS_WINDOW (l->data) && g_strcmp0 (cascada_window_get_path (l->data), path) == 0)
      return l->data;
  return NULL;
}

static void
cascada_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  CascadaApplication *self = CASCADA_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);
      CascadaWindow *window = find_window (self, path);

      if (window == NULL)
        {
          window = cascada_window_new (self);
          cascada_window_open (window, path);
        }
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
cascada_application_class_init (CascadaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = cascada_application_activate;
  application_class->open = cascada_application_open;
}

static void
cascada_application_init (CascadaApplication *self)
{
}

CascadaApplication *
cascada_application_new (void)
{
  return g_object_new (CASCADA_TYPE_APPLICATION, "application-id", APPLICATION_ID, "resource-base-path",
                       "/org/cascada/Cascada", "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
