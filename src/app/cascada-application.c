/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-application.h"

#include <glib/gi18n.h>

#include "cascada-evidence.h"
#include "cascada-help.h"
#include "cascada-picture.h"
#include "cascada-preferences.h"
#include "cascada-recent.h"
#include "cascada-row-names.h"
#include "cascada-window.h"

struct _CascadaApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  char *picture; /* where to write a picture of the window to, before ending; NULL: stay */
};

G_DEFINE_FINAL_TYPE (CascadaApplication, cascada_application, ADW_TYPE_APPLICATION)

static void
present (CascadaApplication *self, CascadaWindow *window)
{
  gtk_window_present (GTK_WINDOW (window));
  if (self->picture != NULL)
    cascada_picture_take (GTK_WINDOW (window), self->picture);
}

static void
cascada_application_activate (GApplication *application)
{
  CascadaApplication *self = CASCADA_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  while (window != NULL && !CASCADA_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  present (self, window != NULL ? CASCADA_WINDOW (window) : cascada_window_new (self));
}

static CascadaWindow *
find_window (CascadaApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CASCADA_IS_WINDOW (l->data) && g_strcmp0 (cascada_window_get_path (l->data), path) == 0)
      return l->data;
  return NULL;
}

/* A window that shows no workspace is there to be used; a failure that somebody may be reading is not. */
static CascadaWindow *
get_free_window (CascadaApplication *self)
{
  CascadaWindow *window = find_window (self, NULL);

  return window != NULL ? window : cascada_window_new (self);
}

static void
cascada_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  CascadaApplication *self = CASCADA_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);
      CascadaWindow *window = path != NULL ? find_window (self, path) : NULL;

      if (path == NULL)
        continue;
      if (window == NULL)
        {
          window = get_free_window (self);
          cascada_window_open (window, path);
        }
      present (self, window);
    }
}

static void
open_sample (CascadaApplication *self, CascadaSample sample)
{
  g_autofree char *path = cascada_recent_get_sample_path (sample);
  CascadaWindow *window = find_window (self, path);

  if (window == NULL)
    {
      window = get_free_window (self);
      cascada_window_open_sample (window, sample);
    }
  present (self, window);
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_sample (CASCADA_APPLICATION (user_data), CASCADA_SAMPLE_PUBLISHED);
}

static void
management_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_sample (CASCADA_APPLICATION (user_data), CASCADA_SAMPLE_MANAGEMENT);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (CASCADA_APPLICATION (user_data), cascada_window_new (CASCADA_APPLICATION (user_data)));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  gtk_window_present (GTK_WINDOW (cascada_preferences_new (parent)));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cascada_help_show (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                     parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about, "transient-for", parent, "modal", TRUE, "application-name", "Cascada", "application-icon",
                APPLICATION_ID, "version", VERSION, "developer-name", _ ("The Cascada developers"), "license-type",
                GTK_LICENSE_GPL_3_0, "comments",
                _ ("Plans from objective to goal to indicator, their targets and reports, and their weighted "
                   "compliance at any cut-off: exact, and explained."),
                NULL);
  cascada_row_names_set (about);
  gtk_window_present (GTK_WINDOW (about));
}

/* Each window is asked, as by its own close button. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (CASCADA_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
apply_colour_scheme (CascadaApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[g_settings_get_enum (self->settings, "colour-scheme")]);
}

static void
set_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } table[] = {
    { "app.new-window", { "<Control><Shift>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.help", { "F1" } },
    { "win.show-help-overlay", { "<Control>question", "<Control>F1" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.create", { "<Control>n" } },
    { "win.open", { "<Control>o" } },
    { "win.import", { "<Control>i" } },
    { "win.export-csv", { "<Control>e" } },
    { "win.backup", { "<Control>b" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.plan-settings", { "<Alt>Return" } },
    { "win.plan-versions", { "<Control><Alt>v" } },
    { "win.new-plan", { "<Control><Alt>n" } },
    { "win.search", { "<Control>f" } },
    { "win.toggle-sidebar", { "F9" } },
    { "win.toggle-detail", { "F8" } },
    { "win.next-cut", { "<Alt>Page_Down" } },
    { "win.previous-cut", { "<Alt>Page_Up" } },
    { "plan.add-objective", { "<Control><Alt>o" } },
    { "plan.add-goal", { "<Control><Alt>g" } },
    { "plan.add-indicator", { "<Control><Alt>i" } },
    { "plan.duplicate", { "<Control>d" } },
    { "plan.move-up", { "<Alt>Up" } },
    { "plan.move-down", { "<Alt>Down" } },
    { "plan.request", { "<Control><Alt>m" } },
    { "plan.why", { "<Control><Alt>w" } },
    { "win.page('table')", { "<Alt>1" } },
    { "win.page('chart')", { "<Alt>2" } },
    { "win.page('report')", { "<Alt>3" } },
    { "win.page('procedure')", { "<Alt>4" } },
    { "win.place('home')", { "<Alt>Home" } },
    { "win.work-as", { "<Control><Alt>u" } },
    { "win.place('ranking')", { "<Alt>r" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, (const char *const *) table[i].accels);
}

static void
cascada_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "about", about_cb },
    { "help", help_cb },
    { "management-sample", management_sample_cb },
    { "new-window", new_window_cb },
    { "preferences", preferences_cb },
    { "quit", quit_cb },
    { "sample", sample_cb },
  };
  CascadaApplication *self = CASCADA_APPLICATION (application);

  G_APPLICATION_CLASS (cascada_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  self->settings = g_settings_new (APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::colour-scheme", G_CALLBACK (apply_colour_scheme), self, G_CONNECT_SWAPPED);
  apply_colour_scheme (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_accelerators (GTK_APPLICATION (self));
}

/* In the process that runs already, or in this one, which then goes on. */
static int
activate_first (GApplication *application, const char *action)
{
  g_autoptr (GError) error = NULL;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("cascada: %s\n", error->message);
      return 3;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), action, NULL);
  return g_application_get_is_remote (application) ? 0 : -1;
}

static int
cascada_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  static const char *const actions[] = { "new-window", "sample" };
  CascadaApplication *self = CASCADA_APPLICATION (application);
  const char *action = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Cascada %s\n", VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "picture", "^ay", &self->picture))
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  for (guint i = 0; i < G_N_ELEMENTS (actions) && action == NULL; i++)
    if (g_variant_dict_contains (options, actions[i]))
      action = actions[i];
  return action != NULL ? activate_first (application, action) : -1;
}

static void
cascada_application_finalize (GObject *object)
{
  CascadaApplication *self = CASCADA_APPLICATION (object);

  g_clear_object (&self->settings);
  g_free (self->picture);
  G_OBJECT_CLASS (cascada_application_parent_class)->finalize (object);
}

/* Nothing of a workspace stays behind in the cache. */
static void
cascada_application_shutdown (GApplication *application)
{
  cascada_evidence_forget_copies ();
  G_APPLICATION_CLASS (cascada_application_parent_class)->shutdown (application);
}

static void
cascada_application_class_init (CascadaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cascada_application_finalize;
  application_class->activate = cascada_application_activate;
  application_class->handle_local_options = cascada_application_handle_local_options;
  application_class->open = cascada_application_open;
  application_class->shutdown = cascada_application_shutdown;
  application_class->startup = cascada_application_startup;
}

static void
cascada_application_init (CascadaApplication *self)
{
  static const GOptionEntry options[] = {
    { "new-window", 'n', 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a new window"), NULL },
    { "sample", 's', 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample workspace"), NULL },
    { "picture", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, NULL, N_ ("Write a picture of the window to FILE and end"),
      N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and end"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[WORKSPACE.cascada…]"));
}

CascadaApplication *
cascada_application_new (void)
{
  return g_object_new (CASCADA_TYPE_APPLICATION, "application-id", APPLICATION_ID, "resource-base-path", "/org/cascada/Cascada",
                       "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
