/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-report-page.h"

#include <glib/gi18n.h>

#include "cascada-report-all.h"
#include "cascada-report-sheet.h"

#define SIDE_WIDTH 720 /* from which the form stands beside the grid */
#define FORM_WIDTH 352

struct _CascadaReportPage
{
  AdwBin parent_instance;

  CascadaPlanView *view;
  GSignalGroup *view_signals;
  GSignalGroup *workspace_signals;
  CascadaReportSheet *sheet; /* NULL while nothing is shown */

  GtkStack *stack;
  GtkPaned *paned;
  CascadaReportGrid *grid;
  CascadaReportForm *form;
  GtkWidget *bar;
  GtkLabel *summary;
  GtkWidget *send_button;
  GtkWidget *verify_button;

  guint fit_source;
  int width, height; /* for which the panes were arranged */
  gboolean stale;    /* read when it is shown */
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CascadaReportPage, cascada_report_page, ADW_TYPE_BIN)

/* What is another's to do is told at each report; here it would only be in the way. */
static void
show_deed (CascadaReportPage *self, GtkWidget *button, CascadaReportStep step)
{
  gtk_widget_set_visible (button, cascada_plan_view_can_edit (self->view) &&
                                      cascada_workspace_may_write (cascada_plan_view_get_workspace (self->view), cascada_report_step_get_deed (step),
                                                                   cascada_report_sheet_get_reporter (self->sheet), NULL));
}

static void
show_summary (CascadaReportPage *self)
{
  guint n_found = g_list_model_get_n_items (cascada_report_sheet_get_rows (self->sheet));
  g_autofree char *text = n_found > 0 ? cascada_report_sheet_describe (self->sheet)
                                      : g_strdup_printf (_ ("No code or name contains “%s”."), cascada_plan_view_get_search (self->view));

  gtk_label_set_text (self->summary, text);
}

static void
show_all (CascadaReportPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, cascada_report_sheet_count (self->sheet) > 0 ? "report" : "empty");
  if (cascada_report_sheet_count (self->sheet) == 0)
    return;
  show_summary (self);
  show_deed (self, self->send_button, CASCADA_REPORT_STEP_SEND);
  show_deed (self, self->verify_button, CASCADA_REPORT_STEP_VERIFY);
  cascada_report_grid_show_terms (self->grid, cascada_report_sheet_has_ratios (self->sheet));
}

/* Where nothing is selected: what waits first, which is then what the actions on a record are about. */
static void
show_selected (CascadaReportPage *self)
{
  CascadaRef selection = cascada_plan_view_get_selection (self->view);
  gint64 indicator = cascada_report_sheet_find (self->sheet, selection);

  if (indicator == 0)
    indicator = cascada_report_sheet_find_waiting (self->sheet);
  if (indicator != 0 && selection.kind == CASCADA_KIND_NONE && gtk_widget_get_mapped (GTK_WIDGET (self)))
    cascada_plan_view_select (self->view, (CascadaRef){ CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, indicator });
  cascada_report_grid_select (self->grid, cascada_report_sheet_find_position (self->sheet, indicator));
  cascada_report_form_set (self->form, self->view, indicator, cascada_report_sheet_get_quarter (self->sheet));
}

/* @changes: (nullable): what was changed since it was read */
static void
read_sheet (CascadaReportPage *self, const GArray *changes)
{
  g_autoptr (GError) error = NULL;

  self->stale = FALSE;
  if (!cascada_report_sheet_read (self->sheet, changes, &error))
    {
      cascada_plan_view_tell_error (self->view, error);
      return;
    }
  show_all (self);
  show_selected (self);
  cascada_report_form_refresh (self->form);
}

/* Another plan or quarter. */
static void
show_quarter (CascadaReportPage *self)
{
  CascadaPeriod quarter;

  cascada_report_form_set (self->form, NULL, 0, CASCADA_PERIOD_NONE);
  cascada_report_grid_set (self->grid, NULL, CASCADA_PERIOD_NONE, NULL);
  g_clear_object (&self->sheet);
  self->stale = TRUE;
  if (self->view == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  quarter = cascada_quarter_of_cut (cascada_plan_view_get_cut (self->view));
  self->sheet = cascada_report_sheet_new (self->view, quarter);
  cascada_report_sheet_search (self->sheet, cascada_plan_view_get_search (self->view));
  cascada_report_grid_set (self->grid, self->view, quarter, cascada_report_sheet_get_rows (self->sheet));
  read_sheet (self, NULL);
}

static void
cut_changed_cb (CascadaReportPage *self)
{
  if (self->sheet == NULL || cascada_quarter_of_cut (cascada_plan_view_get_cut (self->view)) != cascada_report_sheet_get_quarter (self->sheet))
    show_quarter (self);
}

static void
refreshed_cb (CascadaReportPage *self, gboolean structure_changed, GArray *changes)
{
  if (self->stale || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
  else
    read_sheet (self, structure_changed ? NULL : changes);
}

static void
person_changed_cb (CascadaReportPage *self)
{
  if (self->sheet != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_sheet (self, NULL);
  else
    self->stale = TRUE;
}

static void
search_changed_cb (CascadaReportPage *self)
{
  if (self->sheet == NULL)
    return;
  cascada_report_grid_finish (self->grid);
  cascada_report_sheet_search (self->sheet, cascada_plan_view_get_search (self->view));
  show_summary (self);
  show_selected (self);
}

static void
selection_changed_cb (CascadaReportPage *self)
{
  if (self->sheet != NULL && !self->stale)
    show_selected (self);
}

static void
row_selected_cb (CascadaReportPage *self, CascadaReportRow *row)
{
  cascada_plan_view_select (self->view, cascada_report_row_get_indicator (row));
}

static void
typed_cb (CascadaReportPage *self, CascadaReportRow *row, guint field, const char *text)
{
  cascada_report_form_suppose (self->form, field, text);
}

static void
supposed_cb (CascadaReportPage *self, const CascadaQuarterReport *report)
{
  CascadaReportRow *row = self->sheet != NULL ? cascada_report_sheet_find_row (self->sheet, report->indicator.id) : NULL;

  if (row != NULL)
    cascada_report_row_update (row, report);
}

static void
send_all_cb (CascadaReportPage *self)
{
  if (cascada_report_grid_finish (self->grid))
    cascada_report_all_ask (GTK_WIDGET (self), self->view, cascada_report_sheet_get_quarter (self->sheet), CASCADA_REPORT_STEP_SEND);
}

static void
verify_all_cb (CascadaReportPage *self)
{
  if (cascada_report_grid_finish (self->grid))
    cascada_report_all_ask (GTK_WIDGET (self), self->view, cascada_report_sheet_get_quarter (self->sheet), CASCADA_REPORT_STEP_VERIFY);
}

static gboolean
fit_cb (gpointer user_data)
{
  CascadaReportPage *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self)), form;
  double scale = cascada_report_grid_get_scale (self->grid);
  gboolean beside = width >= SIDE_WIDTH * scale;
  GtkOrientation orientation = beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  gtk_widget_measure (GTK_WIDGET (self->form), GTK_ORIENTATION_HORIZONTAL, -1, &form, NULL, NULL, NULL);
  form = MAX (form, (int) (FORM_WIDTH * scale));
  self->fit_source = 0;
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) != orientation)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), orientation);
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), orientation);
      gtk_paned_set_resize_end_child (self->paned, !beside); /* below it, both grow */
      self->width = 0;                                       /* the handle has its place once it has been allocated so */
    }
  else
    gtk_paned_set_position (self->paned, beside ? width - form : height / 2);
  return G_SOURCE_REMOVE;
}

/* The page says by itself how wide it has become, which a bin's layout would keep to itself. */
static GtkSizeRequestMode
cascada_report_page_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (gtk_widget_get_first_child (widget));
}

static void
cascada_report_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
cascada_report_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CascadaReportPage *self = CASCADA_REPORT_PAGE (widget);

  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
  if (width == self->width && (height == self->height || gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) == GTK_ORIENTATION_HORIZONTAL))
    return;
  self->width = width;
  self->height = height;
  if (self->fit_source == 0) /* a change in the midst of an allocation would be lost */
    self->fit_source = g_idle_add (fit_cb, self);
}

/* Who comes to the page comes to enter figures; what is above the grid is one step back. */
static gboolean
cascada_report_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CascadaReportPage *self = CASCADA_REPORT_PAGE (widget);

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL && cascada_report_grid_focus_selected (self->grid))
    return TRUE;
  return GTK_WIDGET_CLASS (cascada_report_page_parent_class)->focus (widget, direction);
}

static void
cascada_report_page_map (GtkWidget *widget)
{
  CascadaReportPage *self = CASCADA_REPORT_PAGE (widget);

  GTK_WIDGET_CLASS (cascada_report_page_parent_class)->map (widget);
  if (self->view == NULL || !self->stale)
    return;
  if (self->sheet == NULL)
    show_quarter (self);
  else
    read_sheet (self, NULL);
}

static void
set_view (CascadaReportPage *self, CascadaPlanView *view)
{
  if (self->view == view)
    return;
  g_set_object (&self->view, view);
  g_signal_group_set_target (self->view_signals, view);
  g_signal_group_set_target (self->workspace_signals, view != NULL ? cascada_plan_view_get_workspace (view) : NULL);
  show_quarter (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
cascada_report_page_dispose (GObject *object)
{
  CascadaReportPage *self = CASCADA_REPORT_PAGE (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_object (&self->view_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->view);
  adw_bin_set_child (ADW_BIN (self), NULL); /* a direct child goes with the template, unknown to the bin */
  gtk_widget_dispose_template (GTK_WIDGET (self), CASCADA_TYPE_REPORT_PAGE);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (cascada_report_page_parent_class)->dispose (object);
}

static void
cascada_report_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CASCADA_REPORT_PAGE (object)->view);
}

static void
cascada_report_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  set_view (CASCADA_REPORT_PAGE (object), g_value_get_object (value));
}

static void
cascada_report_page_class_init (CascadaReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_report_page_dispose;
  object_class->get_property = cascada_report_page_get_property;
  object_class->set_property = cascada_report_page_set_property;

  widget_class->focus = cascada_report_page_focus;
  widget_class->get_request_mode = cascada_report_page_get_request_mode;
  widget_class->map = cascada_report_page_map;
  widget_class->measure = cascada_report_page_measure;
  widget_class->size_allocate = cascada_report_page_size_allocate;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, CASCADA_TYPE_PLAN_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaReportPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportPage, form);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportPage, grid);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportPage, paned);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportPage, send_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportPage, verify_button);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, supposed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, verify_all_cb);
}

static void
cascada_report_page_init (CascadaReportPage *self)
{
  g_type_ensure (CASCADA_TYPE_REPORT_FORM);
  g_type_ensure (CASCADA_TYPE_REPORT_GRID);
  self->stale = TRUE;
  self->view_signals = g_signal_group_new (CASCADA_TYPE_PLAN_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "refreshed", G_CALLBACK (refreshed_cb), self);
  g_signal_group_connect_swapped (self->view_signals, "notify::cut", G_CALLBACK (cut_changed_cb), self);
  g_signal_group_connect_swapped (self->view_signals, "notify::search", G_CALLBACK (search_changed_cb), self);
  g_signal_group_connect_swapped (self->view_signals, "notify::selection", G_CALLBACK (selection_changed_cb), self);
  self->workspace_signals = g_signal_group_new (CASCADA_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::person", G_CALLBACK (person_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}

/** cascada_report_page_get_grid: Returns: (transfer none): the grid on the page */
CascadaReportGrid *
cascada_report_page_get_grid (CascadaReportPage *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_PAGE (self), NULL);

  return self->grid;
}

/** cascada_report_page_get_form: Returns: (transfer none): the form on the page */
CascadaReportForm *
cascada_report_page_get_form (CascadaReportPage *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_PAGE (self), NULL);

  return self->form;
}
