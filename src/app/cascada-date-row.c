/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-date-row.h"

#include <glib/gi18n.h>

struct _CascadaDateRow
{
  AdwEntryRow parent_instance;

  CascadaDate date;
  GtkCalendar *calendar;
  GtkMenuButton *button;
};

enum
{
  PROP_0,
  PROP_DATE,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaDateRow, cascada_date_row, ADW_TYPE_ENTRY_ROW)

static GParamSpec *properties[N_PROPS];

static void
changed_cb (CascadaDateRow *self)
{
  CascadaDate date = CASCADA_DATE_NONE;

  if (cascada_date_row_get_date (self, &date, NULL))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  if (self->date == date)
    return;
  self->date = date;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

static void
day_selected_cb (CascadaDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  cascada_date_row_set_date (self, cascada_date_new (g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day)));
  gtk_menu_button_popdown (self->button);
}

static void
shown_cb (CascadaDateRow *self)
{
  CascadaDate date = self->date != CASCADA_DATE_NONE ? self->date : cascada_date_today ();
  g_autoptr (GDateTime) day = g_date_time_new_local (date / 10000, date / 100 % 100, date % 100, 12, 0, 0);

  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, day);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

static void
cascada_date_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, CASCADA_DATE_ROW (object)->date);
}

static void
cascada_date_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  cascada_date_row_set_date (CASCADA_DATE_ROW (object), g_value_get_int (value));
}

static void
cascada_date_row_class_init (CascadaDateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cascada_date_row_get_property;
  object_class->set_property = cascada_date_row_set_property;
  properties[PROP_DATE] = g_param_spec_int ("date", NULL, NULL, CASCADA_DATE_NONE, CASCADA_DATE_MAX, CASCADA_DATE_NONE,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cascada_date_row_init (CascadaDateRow *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *button = gtk_menu_button_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->button = GTK_MENU_BUTTON (button);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  g_object_set (button, "icon-name", "x-office-calendar-symbolic", "valign", GTK_ALIGN_CENTER, "tooltip-text",
                _ ("Choose a day"), "popover", popover, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose a day"), -1);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

GtkWidget *
cascada_date_row_new (const char *title)
{
  return g_object_new (CASCADA_TYPE_DATE_ROW, "title", title, NULL);
}

/**
 * cascada_date_row_get_date:
 * @date: (out): %CASCADA_DATE_NONE where nothing is written
 * @error: what cannot be read as a day
 */
gboolean
cascada_date_row_get_date (CascadaDateRow *self, CascadaDate *date, GError **error)
{
  const char *text;

  g_return_val_if_fail (CASCADA_IS_DATE_ROW (self), FALSE);
  text = gtk_editable_get_text (GTK_EDITABLE (self));
  while (g_ascii_isspace (*text))
    text++;
  *date = CASCADA_DATE_NONE;
  return *text == '\0' || cascada_date_parse (text, date, error);
}

/** cascada_date_row_set_date: writes @date as people read it; %CASCADA_DATE_NONE empties the entry. */
void
cascada_date_row_set_date (CascadaDateRow *self, CascadaDate date)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CASCADA_IS_DATE_ROW (self));
  text = date != CASCADA_DATE_NONE ? cascada_date_format (date) : g_strdup ("");
  if (date != self->date || date == CASCADA_DATE_NONE)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}
