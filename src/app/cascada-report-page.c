/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-report-page.h"

#include <glib/gi18n.h>

#include "cascada-number.h"
#include "cascada-report-all.h"
#include "cascada-report.h"

#define SIDE_WIDTH 720 /* from which the form stands beside the grid */
#define FORM_WIDTH 352
#define FEW 16 /* rows that are read one by one */

struct _CascadaReportPage
{
  AdwBin parent_instance;

  CascadaPlanView *view;
  GSignalGroup *view_signals;
  GSignalGroup *workspace_signals;
  GListStore *rows;
  GHashTable *positions; /* id of the indicator → row */

  GtkStack *stack;
  GtkPaned *paned;
  CascadaReportGrid *grid;
  CascadaReportForm *form;
  GtkWidget *bar;
  GtkLabel *summary;
  GtkWidget *send_button;
  GtkWidget *verify_button;

  CascadaPeriod quarter;
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

static CascadaReportRow *
find_row (CascadaReportPage *self, gint64 indicator)
{
  return g_hash_table_lookup (self->positions, &indicator);
}

static guint
find_position (CascadaReportPage *self, gint64 indicator)
{
  CascadaReportRow *row = find_row (self, indicator);
  guint position;

  return row != NULL && g_list_store_find (self->rows, row, &position) ? position : GTK_INVALID_LIST_POSITION;
}

/* “Q2 2025: 12 of 20 sent, 3 verified, 2 returned · 15/07/2025, 5 days left” */
static void
show_summary (CascadaReportPage *self, const CascadaQuarterReport *any)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), n_asked = 0, counts[CASCADA_N_REPORT_STATES] = { 0 };
  g_autofree char *quarter = cascada_period_get_label (self->quarter), *time = cascada_report_format_deadline (any);
  g_autofree char *deadline = cascada_date_format (cascada_date_from_gdate (any->facts.deadline));
  g_autofree char *text = NULL;
  gboolean over = cascada_report_is_quarter_over (self->quarter, any->facts.today);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CascadaReportRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (cascada_report_row_get_duty (row) == CASCADA_REPORT_DUTY_NONE)
        continue;
      n_asked++;
      counts[cascada_report_row_get_state (row)]++;
    }
  if (!over)
    text = g_strdup_printf (_ ("%s has not ended · deadline %s"), quarter, deadline);
  else if (counts[CASCADA_REPORT_STATE_VERIFIED] == n_asked)
    text = g_strdup_printf (_ ("%s: all %u reports are verified"), quarter, n_asked);
  else
    /* Translators: quarter, three counts, date of the deadline, “3 days left” or “3 days late” */
    text = g_strdup_printf (_ ("%s: %u of %u sent, %u verified · deadline %s, %s"), quarter,
                            counts[CASCADA_REPORT_STATE_SENT] + counts[CASCADA_REPORT_STATE_VERIFIED], n_asked,
                            counts[CASCADA_REPORT_STATE_VERIFIED], deadline, time);
  gtk_label_set_text (self->summary, text);
}

static void
show_deed (CascadaReportPage *self, GtkWidget *button, CascadaReportStep step, gint64 reporter)
{
  CascadaWorkspace *workspace = cascada_plan_view_get_workspace (self->view);
  gboolean may = cascada_workspace_may_write (workspace, cascada_report_step_get_deed (step), reporter, NULL);

  /* what is another's to do is told at each report; here it would only be in the way */
  gtk_widget_set_visible (button, may);
}

static void
show_all (CascadaReportPage *self, const CascadaQuarterReport *any)
{
  show_summary (self, any);
  show_deed (self, self->send_button, CASCADA_REPORT_STEP_SEND, any->reporter);
  show_deed (self, self->verify_button, CASCADA_REPORT_STEP_VERIFY, any->reporter);
}

static gboolean
fits (CascadaReportPage *self, const GPtrArray *reports)
{
  gboolean same = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == reports->len;

  for (guint i = 0; same && i < reports->len; i++)
    {
      g_autoptr (CascadaReportRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      same = cascada_report_row_get_indicator (row).id == ((CascadaQuarterReport *) reports->pdata[i])->indicator.id;
    }
  return same;
}

static void
fill_rows (CascadaReportPage *self, const GPtrArray *reports)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_hash_table_remove_all (self->positions);
  for (guint i = 0; i < reports->len; i++)
    {
      const CascadaQuarterReport *report = reports->pdata[i];
      CascadaReportRow *row = cascada_report_row_new (report);

      g_ptr_array_add (rows, row);
      g_hash_table_insert (self->positions, g_memdup2 (&report->indicator.id, sizeof report->indicator.id), row);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
}

static gboolean
has_ratio (const GPtrArray *reports)
{
  for (guint i = 0; i < reports->len; i++)
    if (((CascadaQuarterReport *) g_ptr_array_index (reports, i))->facts.is_ratio)
      return TRUE;
  return FALSE;
}

/* The row that stands for what is selected: of a goal its first. */
static gint64
find_selected (CascadaReportPage *self)
{
  CascadaRef ref = cascada_plan_view_get_selection (self->view);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CascadaReportRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      CascadaRef indicator = cascada_report_row_get_indicator (row), goal = cascada_report_row_get_goal (row);

      if (cascada_ref_equal (&indicator, &ref) || cascada_ref_equal (&goal, &ref))
        return indicator.id;
    }
  return 0;
}

/* Where nothing is selected: what waits first. */
static gint64
find_waiting (CascadaReportPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  gint64 first = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CascadaReportRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      CascadaReportDuty duty = cascada_report_row_get_duty (row);

      if (duty == CASCADA_REPORT_DUTY_DUE || duty == CASCADA_REPORT_DUTY_OVERDUE)
        return cascada_report_row_get_indicator (row).id;
      if (first == 0)
        first = cascada_report_row_get_indicator (row).id;
    }
  return first;
}

static void
show_selected (CascadaReportPage *self)
{
  gint64 indicator = self->view != NULL ? find_selected (self) : 0;

  if (indicator == 0 && self->view != NULL)
    indicator = find_waiting (self);
  cascada_report_grid_select (self->grid, find_position (self, indicator));
  cascada_report_form_set (self->form, self->view, indicator, self->quarter);
}

static void
read_all (CascadaReportPage *self)
{
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;

  self->stale = FALSE;
  reports = cascada_quarter_read_plan (cascada_plan_view_get_workspace (self->view), cascada_record_get_id (cascada_plan_view_get_plan (self->view)),
                                       self->quarter, cascada_date_today (), &error);
  if (reports == NULL)
    {
      cascada_plan_view_tell_error (self->view, error);
      return;
    }
  if (fits (self, reports))
    for (guint i = 0; i < reports->len; i++)
      {
        g_autoptr (CascadaReportRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

        cascada_report_row_update (row, reports->pdata[i]);
      }
  else
    fill_rows (self, reports);
  cascada_report_grid_show_terms (self->grid, has_ratio (reports));
  gtk_stack_set_visible_child_name (self->stack, reports->len > 0 ? "report" : "empty");
  if (reports->len > 0)
    show_all (self, reports->pdata[0]);
  show_selected (self);
  cascada_report_form_refresh (self->form);
}

/* Another plan or quarter. */
static void
show_quarter (CascadaReportPage *self)
{
  cascada_report_form_set (self->form, NULL, 0, CASCADA_PERIOD_NONE);
  cascada_report_grid_set (self->grid, NULL, CASCADA_PERIOD_NONE, NULL);
  g_list_store_remove_all (self->rows);
  g_hash_table_remove_all (self->positions);
  self->stale = TRUE;
  if (self->view == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->quarter = cascada_quarter_of_cut (cascada_plan_view_get_cut (self->view));
  cascada_report_grid_set (self->grid, self->view, self->quarter, G_LIST_MODEL (self->rows));
  read_all (self);
}

static void
cut_changed_cb (CascadaReportPage *self)
{
  if (cascada_quarter_of_cut (cascada_plan_view_get_cut (self->view)) != self->quarter)
    show_quarter (self);
}

/* Rows that the changes are about; FALSE where all may be. */
static gboolean
find_changed (CascadaReportPage *self, const GArray *changes, GHashTable *changed)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      CascadaRef ref = g_array_index (changes, CascadaChange, i).ref;

      if (ref.kind != CASCADA_KIND_REPORT && ref.kind != CASCADA_KIND_TARGET)
        return FALSE;
      if (find_row (self, ref.id) != NULL)
        g_hash_table_add (changed, g_memdup2 (&ref.id, sizeof ref.id));
    }
  return changes != NULL && g_hash_table_size (changed) <= FEW;
}

static void
read_some (CascadaReportPage *self, GHashTable *changed)
{
  g_autoptr (CascadaQuarterReport) last = NULL;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      CascadaQuarterReport *report =
          cascada_quarter_read (cascada_plan_view_get_workspace (self->view), *(gint64 *) id, self->quarter, cascada_date_today (), NULL);

      if (report == NULL)
        continue;
      cascada_report_row_update (find_row (self, *(gint64 *) id), report);
      g_clear_pointer (&last, cascada_quarter_report_free);
      last = report;
    }
  if (last != NULL)
    show_all (self, last);
  cascada_report_form_refresh (self->form);
}

static void
refreshed_cb (CascadaReportPage *self, gboolean structure_changed, GArray *changes)
{
  g_autoptr (GHashTable) changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (self->stale || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
  else if (!structure_changed && find_changed (self, changes, changed))
    read_some (self, changed);
  else
    read_all (self);
}

static void
person_changed_cb (CascadaReportPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->view != NULL)
    read_all (self);
  else
    self->stale = TRUE;
}

static void
selection_changed_cb (CascadaReportPage *self)
{
  if (!self->stale)
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
  CascadaReportRow *row = find_row (self, report->indicator.id);

  if (row != NULL)
    cascada_report_row_update (row, report);
}

static void
send_all_cb (CascadaReportPage *self)
{
  if (cascada_report_grid_finish (self->grid))
    cascada_report_all_ask (GTK_WIDGET (self), self->view, self->quarter, CASCADA_REPORT_STEP_SEND);
}

static void
verify_all_cb (CascadaReportPage *self)
{
  if (cascada_report_grid_finish (self->grid))
    cascada_report_all_ask (GTK_WIDGET (self), self->view, self->quarter, CASCADA_REPORT_STEP_VERIFY);
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

static void
cascada_report_page_map (GtkWidget *widget)
{
  CascadaReportPage *self = CASCADA_REPORT_PAGE (widget);

  GTK_WIDGET_CLASS (cascada_report_page_parent_class)->map (widget);
  if (self->view == NULL || !self->stale)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    show_quarter (self);
  else
    read_all (self);
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
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_clear_object (&self->rows);

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
  self->rows = g_list_store_new (CASCADA_TYPE_REPORT_ROW);
  self->positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->stale = TRUE;
  self->view_signals = g_signal_group_new (CASCADA_TYPE_PLAN_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "refreshed", G_CALLBACK (refreshed_cb), self);
  g_signal_group_connect_swapped (self->view_signals, "notify::cut", G_CALLBACK (cut_changed_cb), self);
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
