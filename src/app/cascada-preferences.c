/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-preferences.h"

#include "cascada-row-names.h"

struct _CascadaPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;

  AdwComboRow *scheme_row;
  GtkEditable *author_row;
  GtkSpinButton *limit_button;
};

G_DEFINE_FINAL_TYPE (CascadaPreferences, cascada_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
scheme_chosen_cb (CascadaPreferences *self)
{
  g_settings_set_enum (self->settings, "colour-scheme", adw_combo_row_get_selected (self->scheme_row));
}

static void
forget_clicked_cb (CascadaPreferences *self)
{
  g_settings_reset (self->settings, "recent-workspaces");
}

static void
cascada_preferences_dispose (GObject *object)
{
  CascadaPreferences *self = CASCADA_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_PREFERENCES);
  G_OBJECT_CLASS (cascada_preferences_parent_class)->dispose (object);
}

static void
cascada_preferences_class_init (CascadaPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaPreferences, author_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPreferences, limit_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaPreferences, scheme_row);
  gtk_widget_class_bind_template_callback (widget_class, forget_clicked_cb);
}

static void
cascada_preferences_init (CascadaPreferences *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_selected (self->scheme_row, g_settings_get_enum (self->settings, "colour-scheme"));
  g_signal_connect_object (self->scheme_row, "notify::selected", G_CALLBACK (scheme_chosen_cb), self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "author", self->author_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "evidence-limit", self->limit_button, "value", G_SETTINGS_BIND_DEFAULT);
  cascada_row_names_set (GTK_WIDGET (self));
}

/** cascada_preferences_new: Returns: (transfer none): a window over @parent, to be presented */
GtkWidget *
cascada_preferences_new (GtkWindow *parent)
{
  return g_object_new (CASCADA_TYPE_PREFERENCES, "transient-for", parent, NULL);
}
