/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-welcome.h"

#include <glib/gi18n.h>

#include "cascada-recent.h"

struct _CascadaWelcome
{
  AdwBin parent_instance;

  GSettings *settings;

  GtkListBox *recent;
  GtkWidget *recent_box;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaWelcome, cascada_welcome, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static char *
shorten_home (const char *folder)
{
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (folder, home) && (folder[strlen (home)] == '/' || folder[strlen (home)] == '\0'))
    return g_strconcat ("~", folder + strlen (home), NULL);
  return g_strdup (folder);
}

static void
row_activated_cb (CascadaWelcome *self, AdwActionRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "path"));
}

static void
forget_clicked_cb (GtkButton *button, gpointer user_data)
{
  CascadaWelcome *self = CASCADA_WELCOME (user_data);

  cascada_recent_remove (self->settings, g_object_get_data (G_OBJECT (button), "path"));
}

static GtkWidget *
create_forget_button (CascadaWelcome *self, const char *path, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Forget %s"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _ ("Forget; the file stays"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (forget_clicked_cb), self, 0);
  return button;
}

static GtkWidget *
create_row (CascadaWelcome *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = cascada_recent_get_name (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = shorten_home (folder);
  g_autofree char *subtitle = g_filename_display_name (shown);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_forget_button (self, path, name));
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
fill_recent (CascadaWelcome *self)
{
  g_auto (GStrv) paths = cascada_recent_get (self->settings);
  GtkWidget *row;
  guint n_shown = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, row);
  for (guint i = 0; paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_EXISTS))
      {
        gtk_list_box_append (self->recent, create_row (self, paths[i]));
        n_shown++;
      }
  gtk_widget_set_visible (self->recent_box, n_shown > 0);
}

static gboolean
drop_cb (CascadaWelcome *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  const char *path = files != NULL ? g_file_peek_path (files->data) : NULL;

  if (path == NULL)
    return FALSE;
  g_signal_emit (self, signals[CHOSEN], 0, path);
  return TRUE;
}

static void
cascada_welcome_dispose (GObject *object)
{
  CascadaWelcome *self = CASCADA_WELCOME (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_WELCOME);
  G_OBJECT_CLASS (cascada_welcome_parent_class)->dispose (object);
}

static void
cascada_welcome_class_init (CascadaWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_welcome_dispose;
  signals[CHOSEN] =
      g_signal_new ("chosen", CASCADA_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaWelcome, recent);
  gtk_widget_class_bind_template_child (widget_class, CascadaWelcome, recent_box);
}

static void
cascada_welcome_init (CascadaWelcome *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (self->settings, "changed::recent-workspaces", G_CALLBACK (fill_recent), self, G_CONNECT_SWAPPED);
  fill_recent (self);
}
