/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-calendar-dialog.h"

#include <glib/gi18n.h>

#include "cascada-date-row.h"
#include "cascada-days-off.h"
#include "cascada-draft.h"
#include "cascada-export-deadlines.h"
#include "cascada-non-working-day.h"
#include "cascada-row-names.h"

#define DRAFT_KEY "non-working-day/"

struct _CascadaCalendarDialog
{
  AdwWindow parent_instance;

  CascadaWorkspace *workspace;
  int year;

  AdwEntryRow *name_row;
  AdwPreferencesGroup *enter_group;
  AdwPreferencesGroup *extra_group;
  AdwWindowTitle *title;
  CascadaDateRow *date_row;
  GtkLabel *problem;
  GtkListBox *deadlines;
  GtkListBox *extra;
  GtkListBox *holidays;
  GtkRevealer *problem_revealer;
};

G_DEFINE_FINAL_TYPE (CascadaCalendarDialog, cascada_calendar_dialog, ADW_TYPE_WINDOW)

static void
show_problem (CascadaCalendarDialog *self, const char *problem)
{
  if (problem != NULL)
    gtk_label_set_text (self->problem, problem);
  gtk_revealer_set_reveal_child (self->problem_revealer, problem != NULL);
}

/* "Tuesday, 15/07/2025" */
static char *
describe_day (const GDate *day)
{
  g_autofree char *date = cascada_date_format (cascada_date_from_gdate (day));

  /* Translators: day of the week and date */
  return g_strdup_printf (C_ ("day", "%s, %s"), _ (cascada_weekday_get_name (g_date_get_weekday (day))), date);
}

static GtkWidget *
append_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL && *subtitle != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  cascada_row_names_set (row);
  gtk_list_box_append (list, row);
  return row;
}

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
fill_deadlines (CascadaCalendarDialog *self, const CascadaDaysOff *days)
{
  clear (self->deadlines);
  for (int number = 1; number <= 4; number++)
    {
      CascadaPeriod quarter = CASCADA_PERIOD_QUARTER (self->year, number);
      g_autofree char *label = cascada_period_get_label (quarter);
      g_autofree char *put_off = cascada_days_off_explain (days, quarter);
      g_autofree char *day = NULL;
      g_autofree char *subtitle = NULL;
      GDate deadline;

      cascada_days_off_get_deadline (days, quarter, &deadline);
      day = describe_day (&deadline);
      /* Translators: a deadline, and the days without work that put it off */
      subtitle = *put_off != '\0' ? g_strdup_printf (_ ("%s (not worked: %s)"), day, put_off) : g_strdup (day);
      append_row (self->deadlines, label, subtitle);
    }
}

static void
fill_holidays (CascadaCalendarDialog *self)
{
  CascadaHoliday holidays[CASCADA_N_HOLIDAYS];

  clear (self->holidays);
  cascada_calendar_get_holidays (self->year, holidays);
  for (guint i = 0; i < CASCADA_N_HOLIDAYS; i++)
    {
      g_autofree char *day = describe_day (&holidays[i].date);

      append_row (self->holidays, g_dgettext (GETTEXT_PACKAGE, holidays[i].name), day);
    }
}

static void
withdraw_cb (CascadaCalendarDialog *self, GtkButton *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "day");
  g_autoptr (GError) error = NULL;

  show_problem (self, cascada_days_off_withdraw (self->workspace, *id, &error) ? NULL : error->message);
}

static void
append_extra (CascadaCalendarDialog *self, CascadaRecord *record, const GDate *day, gboolean may)
{
  const char *name = cascada_record_get_text (record, CASCADA_NON_WORKING_DAY_NAME);
  g_autofree char *date = describe_day (day);
  g_autofree char *tip = g_strdup_printf (_ ("Remove %s"), name);
  GtkWidget *row = append_row (self->extra, name, date);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gint64 id = cascada_record_get_id (record);

  g_object_set_data_full (G_OBJECT (button), "day", g_memdup2 (&id, sizeof id), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_sensitive (button, may);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (withdraw_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 first = cascada_record_get_integer (*(CascadaRecord *const *) a, CASCADA_NON_WORKING_DAY_DATE);
  gint64 second = cascada_record_get_integer (*(CascadaRecord *const *) b, CASCADA_NON_WORKING_DAY_DATE);

  return (first > second) - (first < second);
}

/* Those of the year, and of the month after it, in which its last quarter is reported. */
static gboolean
is_of_year (CascadaCalendarDialog *self, const GDate *day)
{
  int year = g_date_get_year (day);

  return year == self->year || (year == self->year + 1 && g_date_get_month (day) == G_DATE_JANUARY);
}

static void
fill_extra (CascadaCalendarDialog *self, gboolean may)
{
  g_autoptr (GPtrArray) records = cascada_workspace_get_children (self->workspace, CASCADA_KIND_NON_WORKING_DAY, 0, NULL);

  clear (self->extra);
  if (records != NULL)
    g_ptr_array_sort (records, compare_days);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      GDate day;

      if (cascada_date_to_gdate ((CascadaDate) cascada_record_get_integer (records->pdata[i], CASCADA_NON_WORKING_DAY_DATE), &day) &&
          is_of_year (self, &day))
        append_extra (self, records->pdata[i], &day, may);
    }
  if (gtk_widget_get_first_child (GTK_WIDGET (self->extra)) == NULL)
    append_row (self->extra, _ ("None entered for this year"), NULL);
}

/* Who may not enter days is told why instead. */
static gboolean
offer_entering (CascadaCalendarDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean may = cascada_workspace_may_write (self->workspace, CASCADA_DEED_MANAGE_CALENDAR, 0, &error);
  g_autofree char *reason = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  adw_preferences_group_set_description (self->extra_group, reason != NULL ? reason : _ ("They move the deadlines that fall on them (PLE-PIN-P005, activity 9, note 2)."));
  gtk_widget_set_visible (GTK_WIDGET (self->enter_group), may);
  return may;
}

static void
refresh (CascadaCalendarDialog *self)
{
  g_autofree char *year = g_strdup_printf ("%d", self->year);
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaDaysOff) days = cascada_days_off_load (cascada_workspace_get_store (self->workspace), &error);

  adw_window_title_set_title (self->title, _ ("Calendar"));
  adw_window_title_set_subtitle (self->title, year);
  if (days != NULL)
    fill_deadlines (self, days);
  else
    show_problem (self, error->message);
  fill_extra (self, offer_entering (self));
  fill_holidays (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.previous", self->year > CASCADA_YEAR_MIN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.next", self->year < CASCADA_YEAR_MAX);
}

static void
enter_cb (CascadaCalendarDialog *self)
{
  g_autoptr (GError) error = NULL;
  CascadaDate date;
  GDate day;

  if (!cascada_date_row_get_date (self->date_row, &date, &error) ||
      !cascada_days_off_enter (self->workspace, date, gtk_editable_get_text (GTK_EDITABLE (self->name_row)), &error))
    {
      show_problem (self, error->message);
      return;
    }
  show_problem (self, NULL);
  cascada_date_row_set_date (self->date_row, CASCADA_DATE_NONE);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
  cascada_draft_forget (self->workspace, DRAFT_KEY);
  gtk_widget_grab_focus (GTK_WIDGET (self->date_row));
  /* what was entered is to be seen */
  if (cascada_date_to_gdate (date, &day) && !is_of_year (self, &day))
    {
      self->year = g_date_get_year (&day);
      refresh (self);
    }
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaCalendarDialog *self = CASCADA_CALENDAR_DIALOG (widget);

  self->year += g_str_equal (action, "calendar.next") ? 1 : -1;
  refresh (self);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaCalendarDialog *self = CASCADA_CALENDAR_DIALOG (widget);

  cascada_export_deadlines (widget, self->workspace, self->year, self->year);
}

static void
cascada_calendar_dialog_dispose (GObject *object)
{
  CascadaCalendarDialog *self = CASCADA_CALENDAR_DIALOG (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cascada_calendar_dialog_parent_class)->dispose (object);
}

static void
cascada_calendar_dialog_class_init (CascadaCalendarDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_calendar_dialog_dispose;

  g_type_ensure (CASCADA_TYPE_DATE_ROW);
  gtk_widget_class_install_action (widget_class, "calendar.previous", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "calendar.next", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "calendar.export", NULL, export_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "calendar.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "calendar.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-calendar-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaCalendarDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaCalendarDialog, enter_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaCalendarDialog, extra_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaCalendarDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CascadaCalendarDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaCalendarDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CascadaCalendarDialog, deadlines);
  gtk_widget_class_bind_template_child (widget_class, CascadaCalendarDialog, extra);
  gtk_widget_class_bind_template_child (widget_class, CascadaCalendarDialog, holidays);
  gtk_widget_class_bind_template_child (widget_class, CascadaCalendarDialog, problem_revealer);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
}

static void
cascada_calendar_dialog_init (CascadaCalendarDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cascada_row_names_set (GTK_WIDGET (self));
}

/**
 * cascada_calendar_dialog_new:
 * @year: to begin with
 *
 * Returns: (transfer none): a dialog over @parent, to be presented
 */
CascadaCalendarDialog *
cascada_calendar_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, int year)
{
  CascadaCalendarDialog *self;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && year >= CASCADA_YEAR_MIN && year <= CASCADA_YEAR_MAX, NULL);

  self = g_object_new (CASCADA_TYPE_CALENDAR_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->year = year;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::person", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  cascada_draft_attach (GTK_WIDGET (self->date_row), workspace, DRAFT_KEY "date");
  cascada_draft_attach (GTK_WIDGET (self->name_row), workspace, DRAFT_KEY "name");
  refresh (self);
  return self;
}

int
cascada_calendar_dialog_get_year (CascadaCalendarDialog *self)
{
  g_return_val_if_fail (CASCADA_IS_CALENDAR_DIALOG (self), 0);

  return self->year;
}
