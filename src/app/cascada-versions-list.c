/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-versions-list.h"

#include <glib/gi18n.h>

#include "cascada-error.h"
#include "cascada-versions-row.h"

#define PAGE 100 /* rows */

struct _CascadaVersionsList
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  AdwStatusPage *nothing;
  GtkScrolledWindow *scrolled;
  GtkListBox *rows;
  GtkWidget *more_button;

  GPtrArray *differences; /* either */
  CascadaSnapshot *snapshot;
  guint next; /* of what is not shown yet */
};

G_DEFINE_FINAL_TYPE (CascadaVersionsList, cascada_versions_list, ADW_TYPE_BIN)

static guint
count (CascadaVersionsList *self)
{
  if (self->differences != NULL)
    return self->differences->len;
  return self->snapshot != NULL ? cascada_snapshot_get_n_records (self->snapshot) : 0;
}

static void
clear (CascadaVersionsList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, cascada_snapshot_free);
  self->next = 0;
}

static void
show_page (CascadaVersionsList *self, const char *name)
{
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "loading"));
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
append_page (CascadaVersionsList *self)
{
  for (guint i = 0; i < PAGE && self->next < count (self); i++)
    gtk_list_box_append (self->rows, self->differences != NULL ? cascada_versions_row_new_difference (self->differences, &self->next)
                                                               : cascada_versions_row_new_record (self->snapshot, &self->next));
  gtk_widget_set_visible (self->more_button, self->next < count (self));
}

/* The first of the new rows takes the focus, as the button may be gone. */
static void
more_clicked_cb (CascadaVersionsList *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->rows));

  append_page (self);
  if (last != NULL && gtk_widget_get_next_sibling (last) != NULL)
    gtk_widget_grab_focus (gtk_widget_get_next_sibling (last));
}

static void
show_rows (CascadaVersionsList *self, const char *name)
{
  append_page (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  show_page (self, "rows");
}

static void
cascada_versions_list_dispose (GObject *object)
{
  CascadaVersionsList *self = CASCADA_VERSIONS_LIST (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, cascada_snapshot_free);

  G_OBJECT_CLASS (cascada_versions_list_parent_class)->dispose (object);
}

static void
cascada_versions_list_class_init (CascadaVersionsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_versions_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-versions-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsList, failure);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsList, more_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsList, nothing);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsList, rows);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsList, spinner);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsList, stack);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
cascada_versions_list_init (CascadaVersionsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** cascada_versions_list_show_loading: until something is shown. */
void
cascada_versions_list_show_loading (CascadaVersionsList *self)
{
  g_return_if_fail (CASCADA_IS_VERSIONS_LIST (self));

  clear (self);
  show_page (self, "loading");
}

/** cascada_versions_list_show_failure: why it cannot be shown. */
void
cascada_versions_list_show_failure (CascadaVersionsList *self, const GError *error)
{
  g_autofree char *escaped = NULL;
  gboolean refused;

  g_return_if_fail (CASCADA_IS_VERSIONS_LIST (self) && error != NULL);

  clear (self);
  refused = g_error_matches (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  adw_status_page_set_icon_name (self->failure, refused ? "dialog-information-symbolic" : "dialog-error-symbolic");
  adw_status_page_set_title (self->failure, refused ? _ ("Nothing to Compare") : _ ("The Plan Could Not Be Read"));
  escaped = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->failure, escaped);
  show_page (self, "failure");
}

/** cascada_versions_list_show_differences: @differences: (transfer full) (element-type CascadaDifference) */
void
cascada_versions_list_show_differences (CascadaVersionsList *self, GPtrArray *differences)
{
  g_return_if_fail (CASCADA_IS_VERSIONS_LIST (self) && differences != NULL);

  clear (self);
  self->differences = differences;
  if (differences->len > 0)
    show_rows (self, _ ("Differences"));
  else
    show_page (self, "nothing");
}

/** cascada_versions_list_show_plan: @snapshot: (transfer full): the plan to read */
void
cascada_versions_list_show_plan (CascadaVersionsList *self, CascadaSnapshot *snapshot)
{
  g_return_if_fail (CASCADA_IS_VERSIONS_LIST (self) && snapshot != NULL);

  clear (self);
  self->snapshot = snapshot;
  show_rows (self, _ ("Plan"));
}
