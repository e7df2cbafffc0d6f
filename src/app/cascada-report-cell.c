/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-report-cell.h"

#include <glib/gi18n.h>

#include "cascada-field-binding.h"

#define NAME_CHARS 16

struct _CascadaReportCell
{
  GtkWidget parent_instance;

  CascadaReportRow *row;
  gulong changed_handler;

  GtkWidget *image;
  GtkWidget *label;
  GtkWidget *entry; /* while it is edited */

  GtkListItem *item; /* borrowed */
  const char *css_class;
  CascadaReportColumn column;
  gboolean starting; /* the entry is being filled */
  guint end_source;
};

enum
{
  TYPED,
  PRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CascadaReportCell, cascada_report_cell, GTK_TYPE_WIDGET)

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* GTK 4.8 gives rows and cells no names. */
static void
name_for_assistance (CascadaReportCell *self, const char *text)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self)), *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  const char *name = cascada_report_row_get_text (self->row, CASCADA_REPORT_COLUMN_NAME);
  g_autofree char *label = g_strdup_printf ("%s: %s", cascada_report_column_get_title (self->column), text);
  g_autofree char *whole = g_strdup_printf ("%s, %s", name, label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->column == CASCADA_REPORT_COLUMN_NAME ? name : whole, -1);
  if (row == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (self->column == CASCADA_REPORT_COLUMN_NAME)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_style (CascadaReportCell *self)
{
  const char *css_class = cascada_report_row_get_css_class (self->row, self->column);

  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  self->css_class = css_class;
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  set_css_class (GTK_WIDGET (self), "dim", cascada_report_row_is_dim (self->row));
  set_css_class (GTK_WIDGET (self), "entered", cascada_report_row_get_field (self->row, self->column) != 0);
}

static void
update (CascadaReportCell *self)
{
  const char *text = cascada_report_row_get_text (self->row, self->column);

  gtk_inscription_set_text (GTK_INSCRIPTION (self->label), cascada_report_row_get_short_text (self->row, self->column));
  if (self->image != NULL)
    {
      const char *icon = cascada_report_row_get_icon (self->row, self->column);

      gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
      gtk_widget_set_visible (self->image, icon != NULL);
    }
  show_style (self);
  name_for_assistance (self, text);
}

static gboolean
cascada_report_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  CascadaReportCell *self = CASCADA_REPORT_CELL (widget);
  const char *text = self->row != NULL ? cascada_report_row_get_tooltip (self->row, self->column) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
remove_entry (CascadaReportCell *self)
{
  gboolean focused = self->entry != NULL && gtk_widget_has_focus (self->entry);

  g_clear_handle_id (&self->end_source, g_source_remove);
  if (self->entry == NULL)
    return;
  gtk_widget_set_visible (self->label, TRUE);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
end_cb (gpointer user_data)
{
  CascadaReportCell *self = user_data;

  self->end_source = 0;
  if (self->entry != NULL && !gtk_widget_has_focus (self->entry) &&
      cascada_field_binding_commit (cascada_field_binding_get (self->entry)))
    remove_entry (self);
  return G_SOURCE_REMOVE;
}

/* The binding writes what is left; what cannot be written stays in the cell. */
static void
left_cb (CascadaReportCell *self)
{
  if (self->entry != NULL && self->end_source == 0)
    self->end_source = g_idle_add (end_cb, self);
}

static void
changed_cb (CascadaReportCell *self)
{
  if (self->starting)
    return;
  set_css_class (GTK_WIDGET (self), "error", gtk_widget_has_css_class (self->entry, "error"));
  g_signal_emit (self, signals[TYPED], 0, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
pressed_cb (CascadaReportCell *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->entry != NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[PRESSED], 0, n_press, (modifiers & GDK_SHIFT_MASK) != 0);
}

static void
cascada_report_cell_dispose (GObject *object)
{
  CascadaReportCell *self = CASCADA_REPORT_CELL (object);

  cascada_report_cell_unbind (self);
  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (cascada_report_cell_parent_class)->dispose (object);
}

static void
cascada_report_cell_class_init (CascadaReportCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_report_cell_dispose;
  widget_class->query_tooltip = cascada_report_cell_query_tooltip;

  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
  signals[PRESSED] = g_signal_new ("pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_INT, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reportcell");
}

static void
cascada_report_cell_init (CascadaReportCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 4);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
cascada_report_cell_new (CascadaReportColumn column)
{
  CascadaReportCell *self = g_object_new (CASCADA_TYPE_REPORT_CELL, NULL);
  gboolean numeric = cascada_report_column_is_numeric (column);

  self->column = column;
  if (column == CASCADA_REPORT_COLUMN_STATE || column == CASCADA_REPORT_COLUMN_PARTS)
    {
      self->image = gtk_image_new ();
      gtk_widget_set_parent (self->image, GTK_WIDGET (self));
    }
  self->label = g_object_new (GTK_TYPE_INSCRIPTION,
                              "hexpand", TRUE,
                              "valign", GTK_ALIGN_CENTER,
                              "min-chars", column == CASCADA_REPORT_COLUMN_NAME ? NAME_CHARS : 2,
                              "xalign", numeric ? 1.f : 0.f,
                              "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                              NULL);
  if (numeric)
    gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/** cascada_report_cell_bind: @item: holds the #CascadaReportRow to show */
void
cascada_report_cell_bind (CascadaReportCell *self, GtkListItem *item)
{
  g_return_if_fail (CASCADA_IS_REPORT_CELL (self));

  cascada_report_cell_unbind (self);
  self->item = item;
  self->row = g_object_ref (gtk_list_item_get_item (item));
  self->changed_handler = g_signal_connect_swapped (self->row, "changed", G_CALLBACK (update), self);
  update (self);
}

/** cascada_report_cell_unbind: what is typed is written, or told and kept where it cannot be. */
void
cascada_report_cell_unbind (CascadaReportCell *self)
{
  g_return_if_fail (CASCADA_IS_REPORT_CELL (self));

  if (self->entry != NULL)
    {
      cascada_field_binding_finish_all (self->entry);
      remove_entry (self);
    }
  g_clear_signal_handler (&self->changed_handler, self->row);
  g_clear_object (&self->row);
  self->item = NULL;
}

CascadaReportColumn
cascada_report_cell_get_column (CascadaReportCell *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_CELL (self), CASCADA_N_REPORT_COLUMNS);

  return self->column;
}

/** cascada_report_cell_get_row: Returns: (transfer none) (nullable): the row bound */
CascadaReportRow *
cascada_report_cell_get_row (CascadaReportCell *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_CELL (self), NULL);

  return self->row;
}

/** cascada_report_cell_get_position: of the row in the model; %GTK_INVALID_LIST_POSITION where none is bound. */
guint
cascada_report_cell_get_position (CascadaReportCell *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_CELL (self), GTK_INVALID_LIST_POSITION);

  return self->item == NULL ? GTK_INVALID_LIST_POSITION : gtk_list_item_get_position (self->item);
}

/** cascada_report_cell_set_in_range: whether it is among several that are chosen to be copied or cleared. */
void
cascada_report_cell_set_in_range (CascadaReportCell *self, gboolean in_range)
{
  g_return_if_fail (CASCADA_IS_REPORT_CELL (self));

  set_css_class (GTK_WIDGET (self), "ranged", in_range);
}

static void
fill_entry (CascadaReportCell *self, const char *text)
{
  if (text != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }
  else
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * cascada_report_cell_edit:
 * @text: (nullable): what is typed in place of the value; %NULL: the value itself
 * @error: shows what is wrong with what is typed
 */
void
cascada_report_cell_edit (CascadaReportCell *self, CascadaPlanView *view, CascadaPeriod quarter, const char *text, GtkLabel *error)
{
  CascadaRef ref = { CASCADA_KIND_REPORT, quarter, 0 };
  GtkEventController *focus;
  g_autofree char *name = NULL;

  g_return_if_fail (CASCADA_IS_REPORT_CELL (self) && self->row != NULL && self->entry == NULL);

  ref.id = cascada_report_row_get_indicator (self->row).id;
  name = g_strdup_printf ("%s, %s", cascada_report_column_get_title (self->column),
                          cascada_report_row_get_text (self->row, CASCADA_REPORT_COLUMN_NAME));
  self->starting = TRUE;
  self->entry = gtk_text_new ();
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 2);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_add_css_class (self->entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  cascada_field_binding_set_error_label (cascada_field_binding_attach (self->entry, view, ref, cascada_report_row_get_field (self->row, self->column)),
                                         error);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_grab_focus (self->entry);
  self->starting = FALSE;
  fill_entry (self, text);
}

gboolean
cascada_report_cell_is_editing (CascadaReportCell *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_CELL (self), FALSE);

  return self->entry != NULL;
}

/** cascada_report_cell_finish: writes what is typed; %FALSE where it cannot be: it stays, and says why. */
gboolean
cascada_report_cell_finish (CascadaReportCell *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_CELL (self), FALSE);

  if (self->entry == NULL)
    return TRUE;
  if (!cascada_field_binding_commit (cascada_field_binding_get (self->entry)))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      return FALSE;
    }
  remove_entry (self);
  return TRUE;
}

/** cascada_report_cell_cancel: the value of before stands again. */
void
cascada_report_cell_cancel (CascadaReportCell *self)
{
  g_return_if_fail (CASCADA_IS_REPORT_CELL (self));

  if (self->entry == NULL)
    return;
  cascada_field_binding_load (cascada_field_binding_get (self->entry));
  remove_entry (self);
}
