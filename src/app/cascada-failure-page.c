/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-failure-page.h"

#include <glib/gi18n.h>

#include "cascada-error.h"

struct _CascadaFailurePage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkListBox *backups;
  GtkWidget *backups_box;
};

enum
{
  BACKUP_CHOSEN,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaFailurePage, cascada_failure_page, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static const char *
title_of (const GError *error)
{
  if (error->domain != CASCADA_ERROR)
    return _ ("The File Could Not Be Opened");
  switch (error->code)
    {
    case CASCADA_ERROR_NOT_FOUND:
      return _ ("No Such File");
    case CASCADA_ERROR_NOT_WORKSPACE:
      return _ ("Not a Cascada Workspace");
    case CASCADA_ERROR_NEWER:
      return _ ("Written by a Newer Cascada");
    case CASCADA_ERROR_DAMAGED:
      return _ ("This Workspace Is Damaged");
    case CASCADA_ERROR_FULL:
      return _ ("The Disk Is Full");
    default:
      return _ ("The File Could Not Be Opened");
    }
}

static void
backup_activated_cb (CascadaFailurePage *self, AdwActionRow *row)
{
  g_signal_emit (self, signals[BACKUP_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "path"));
}

static char *
describe_time (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) utc = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%x, %H:%M") : g_strdup ("");
}

static GtkWidget *
create_backup_row (CascadaFailurePage *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = describe_time (path);
  g_autofree char *name = g_filename_display_basename (path);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, time, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (backup_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
cascada_failure_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_FAILURE_PAGE);
  G_OBJECT_CLASS (cascada_failure_page_parent_class)->dispose (object);
}

static void
cascada_failure_page_class_init (CascadaFailurePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_failure_page_dispose;
  signals[BACKUP_CHOSEN] = g_signal_new ("backup-chosen", CASCADA_TYPE_FAILURE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-failure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaFailurePage, backups);
  gtk_widget_class_bind_template_child (widget_class, CascadaFailurePage, backups_box);
  gtk_widget_class_bind_template_child (widget_class, CascadaFailurePage, status);
}

static void
cascada_failure_page_init (CascadaFailurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cascada_failure_page_show:
 * @path: the file that could not be opened
 * @error: what stood in the way; its message names the cure
 * @backups: (nullable): paths of its backups, the latest first
 */
void
cascada_failure_page_show (CascadaFailurePage *self, const char *path, const GError *error, const char *const *backups)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_filename_display_name (path);
  GtkWidget *row;

  g_return_if_fail (CASCADA_IS_FAILURE_PAGE (self));
  text = strstr (error->message, name) != NULL ? g_markup_escape_text (error->message, -1)
                                               : g_markup_printf_escaped ("%s\n%s", error->message, name);
  adw_status_page_set_title (self->status, title_of (error));
  adw_status_page_set_description (self->status, text);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->backups))) != NULL)
    gtk_list_box_remove (self->backups, row);
  for (guint i = 0; backups != NULL && backups[i] != NULL; i++)
    gtk_list_box_append (self->backups, create_backup_row (self, backups[i]));
  gtk_widget_set_visible (self->backups_box, backups != NULL && backups[0] != NULL);
}
