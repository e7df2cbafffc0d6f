/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-period-grid.h"

#include <glib/gi18n.h>

#include "cascada-error.h"
#include "cascada-field-binding.h"
#include "cascada-indicator.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-request-record.h"
#include "cascada-request.h"
#include "cascada-target.h"

#define CELL_CHARS 9
#define LEAST_CHARS 5
#define CELL_PADDING 9 /* of an entry: headings end where numbers do */

struct _CascadaPeriodGrid
{
  AdwBin parent_instance;

  GtkGrid *grid;
  GtkEntry *add;
  GtkLabel *error;

  CascadaPlanView *view;
  GSignalGroup *view_signals;
  CascadaRef indicator;
  GArray *periods; /* shown, ordered */
  gboolean ratio;  /* numerators and denominators are shown */
};

typedef struct
{
  CascadaKind kind;
  guint field;
  const char *title;
} Column;

static const Column plain_columns[] = {
  { CASCADA_KIND_TARGET, CASCADA_TARGET_VALUE, N_ ("Target") },
  { CASCADA_KIND_REPORT, CASCADA_REPORT_EXECUTED, N_ ("Executed") },
  { CASCADA_KIND_NONE },
};

static const Column ratio_columns[] = {
  { CASCADA_KIND_TARGET, CASCADA_TARGET_VALUE, N_ ("Target") },
  { CASCADA_KIND_REPORT, CASCADA_REPORT_NUMERATOR, N_ ("Numerator") },
  { CASCADA_KIND_REPORT, CASCADA_REPORT_DENOMINATOR, N_ ("Denominator") },
  { CASCADA_KIND_NONE },
};

G_DEFINE_FINAL_TYPE (CascadaPeriodGrid, cascada_period_grid, ADW_TYPE_BIN)

static gboolean
is_ratio (CascadaPeriodGrid *self)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (cascada_plan_view_get_workspace (self->view), self->indicator, NULL);

  return record != NULL && cascada_record_get_integer (record, CASCADA_INDICATOR_IS_RATIO);
}

/* A ratio has a column more: there the period stands over its cells, which have the whole width of the pane. */
static int
get_row (CascadaPeriodGrid *self, guint period)
{
  return self->ratio ? 2 * (int) period + 2 : (int) period + 1;
}

static int
get_first_column (CascadaPeriodGrid *self)
{
  return self->ratio ? 0 : 1;
}

/* A menu of the entry has keys of its own. */
static gboolean
is_typing (GtkWidget *entry)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (entry));

  return focus != NULL && gtk_widget_get_native (focus) == gtk_widget_get_native (entry);
}

static gboolean
key_pressed_cb (CascadaPeriodGrid *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  GtkWidget *entry = gtk_event_controller_get_widget (controller), *next;
  int column, row, step;

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    step = 1;
  else if (keyval == GDK_KEY_Up)
    step = -1;
  else
    return GDK_EVENT_PROPAGATE;
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || !is_typing (entry))
    return GDK_EVENT_PROPAGATE;

  gtk_grid_query_child (self->grid, entry, &column, &row, NULL, NULL);
  next = gtk_grid_get_child_at (self->grid, column, row + step * (get_row (self, 1) - get_row (self, 0)));
  if (cascada_field_binding_commit (cascada_field_binding_get (entry)) && GTK_IS_ENTRY (next))
    gtk_widget_grab_focus (next);
  return GDK_EVENT_STOP;
}

static void
attach_cell (CascadaPeriodGrid *self, const Column *column, CascadaPeriod period, int x, int y)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *when = cascada_period_get_label (period);
  g_autofree char *name = g_strdup_printf ("%s, %s", _ (column->title), when);
  CascadaRef ref = { column->kind, period, self->indicator.id };

  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), LEAST_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), CELL_CHARS);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  cascada_field_binding_set_error_label (cascada_field_binding_attach (entry, self->view, ref, column->field), self->error);
  gtk_grid_attach (self->grid, entry, x, y, 1, 1);
}

static GtkWidget *
attach_period (CascadaPeriodGrid *self, const char *text, int y, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_margin_top (box, self->ratio ? 6 : 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_grid_attach (self->grid, box, 0, y, self->ratio ? G_N_ELEMENTS (ratio_columns) - 1 : 1, 1);
  return box;
}

static GPtrArray *
read_modified (CascadaPeriodGrid *self)
{
  CascadaWorkspace *workspace = cascada_plan_view_get_workspace (self->view);
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (workspace, self->indicator, NULL);

  if (record == NULL)
    return NULL;
  return cascada_request_read_modified (cascada_workspace_get_store (workspace), 0, cascada_record_get_integer (record, CASCADA_INDICATOR_GOAL), NULL);
}

/* The target of before a request changed it, struck through, beside its period. */
static void
append_old (CascadaPeriodGrid *self, GtkWidget *box, const CascadaRequestValue *value)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *old = cascada_request_value_format (value, &value->old);
  CascadaRef ref = { CASCADA_KIND_REQUEST, CASCADA_PERIOD_NONE, value->id };
  g_autoptr (CascadaRecord) request = cascada_workspace_get_record (cascada_plan_view_get_workspace (self->view), ref, NULL);
  GtkWidget *label = gtk_label_new (old);
  g_autofree char *text = NULL;

  if (request != NULL)
    /* Translators: a target before it was modified, and the number of the request that did */
    text = g_strdup_printf (_ ("Target %s until request %d"), old, (int) cascada_record_get_integer (request, CASCADA_REQUEST_NUMBER));
  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, !self->ratio);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_tooltip_text (label, text);
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), label);
}

static void
mark_modified (CascadaPeriodGrid *self, GtkWidget *box, CascadaPeriod period, const GPtrArray *modified)
{
  CascadaRef ref = { CASCADA_KIND_TARGET, period, self->indicator.id };

  for (guint i = 0; modified != NULL && i < modified->len; i++)
    {
      const CascadaRequestValue *value = modified->pdata[i];

      if (cascada_ref_equal (&value->ref, &ref))
        append_old (self, box, value);
    }
}

/* All as wide as the widest, and so the cells below. */
static void
attach_header (CascadaPeriodGrid *self, const char *text, int x, GtkSizeGroup *widths)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_margin_end (label, self->ratio ? 3 : CELL_PADDING);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_size_group_add_widget (widths, label);
  gtk_grid_attach (self->grid, label, x, 0, 1, 1);
}

static void
remove_cells (CascadaPeriodGrid *self)
{
  GtkWidget *child;

  cascada_field_binding_finish_all (GTK_WIDGET (self->grid));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
fill (CascadaPeriodGrid *self)
{
  g_autoptr (GtkSizeGroup) widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GPtrArray) modified = read_modified (self);
  const Column *columns;
  int first;

  remove_cells (self);
  self->ratio = is_ratio (self);
  columns = self->ratio ? ratio_columns : plain_columns;

  first = get_first_column (self);
  if (first > 0)
    attach_period (self, _ ("Period"), 0, "caption-heading");
  for (int x = 0; columns[x].kind != CASCADA_KIND_NONE; x++)
    attach_header (self, _ (columns[x].title), first + x, widths);
  for (guint i = 0; i < self->periods->len; i++)
    {
      CascadaPeriod period = g_array_index (self->periods, CascadaPeriod, i);
      g_autofree char *label = cascada_period_get_label (period);

      mark_modified (self, attach_period (self, label, get_row (self, i) - (self->ratio ? 1 : 0), "numeric"), period, modified);
      for (int x = 0; columns[x].kind != CASCADA_KIND_NONE; x++)
        attach_cell (self, &columns[x], period, first + x, get_row (self, i));
    }
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  return cascada_period_compare (*(const CascadaPeriod *) a, *(const CascadaPeriod *) b);
}

static gboolean
has_period (CascadaPeriodGrid *self, CascadaPeriod period)
{
  for (guint i = 0; i < self->periods->len; i++)
    if (g_array_index (self->periods, CascadaPeriod, i) == period)
      return TRUE;
  return FALSE;
}

static void
add_period (CascadaPeriodGrid *self, CascadaPeriod period)
{
  if (has_period (self, period))
    return;
  g_array_append_val (self->periods, period);
  g_array_sort (self->periods, compare_periods);
}

/* A plan without any figures yet starts with its years. */
static void
collect_periods (CascadaPeriodGrid *self)
{
  CascadaRecord *plan = cascada_plan_view_get_plan (self->view);
  const CascadaPeriod *periods;
  guint n_periods;

  periods = cascada_figures_get_periods (cascada_plan_view_get_figures (self->view), &n_periods);
  for (guint i = 0; i < n_periods; i++)
    add_period (self, periods[i]);
  if (self->periods->len == 0)
    for (gint64 year = cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR);
         year <= cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR); year++)
      add_period (self, CASCADA_PERIOD_YEAR (year));
}

/* Periods that are used no more stay until another indicator is shown: somebody may be about to use them. */
static void
refreshed_cb (CascadaPeriodGrid *self)
{
  guint n_periods = self->periods->len;

  collect_periods (self);
  if (self->periods->len != n_periods || is_ratio (self) != self->ratio)
    fill (self);
}

/* What somebody is typing is not to be lost for a mark. */
static void
marked_cb (CascadaPeriodGrid *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->grid)) == NULL)
    fill (self);
}

static void
show_add_error (CascadaPeriodGrid *self, const char *message)
{
  gtk_label_set_text (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

static void
add_cb (CascadaPeriodGrid *self)
{
  g_autoptr (GError) error = NULL;
  CascadaPeriod period;

  if (!cascada_period_parse (gtk_editable_get_text (GTK_EDITABLE (self->add)), &period, &error))
    {
      show_add_error (self, error->message);
      return;
    }
  show_add_error (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  add_period (self, period);
  fill (self);
  for (guint i = 0; i < self->periods->len; i++)
    if (g_array_index (self->periods, CascadaPeriod, i) == period)
      gtk_widget_grab_focus (gtk_grid_get_child_at (self->grid, get_first_column (self), get_row (self, i)));
}

static void
cascada_period_grid_dispose (GObject *object)
{
  CascadaPeriodGrid *self = CASCADA_PERIOD_GRID (object);

  g_clear_object (&self->view_signals);
  g_clear_object (&self->view);
  g_clear_pointer (&self->periods, g_array_unref);

  G_OBJECT_CLASS (cascada_period_grid_parent_class)->dispose (object);
}

static void
cascada_period_grid_class_init (CascadaPeriodGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cascada_period_grid_dispose;
}

static void
cascada_period_grid_init (CascadaPeriodGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->periods = g_array_new (FALSE, FALSE, sizeof (CascadaPeriod));
  self->view_signals = g_signal_group_new (CASCADA_TYPE_PLAN_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "refreshed", G_CALLBACK (refreshed_cb), self);
  g_signal_group_connect_swapped (self->view_signals, "marked", G_CALLBACK (marked_cb), self);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 3);
  gtk_grid_set_column_spacing (self->grid, 6);
  self->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->error, 0);
  gtk_label_set_wrap (self->error, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "error");
  gtk_widget_hide (GTK_WIDGET (self->error));
  self->add = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->add, _ ("Add a period: 2026, 2026-Q1, 2026-01"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a period"), -1);
  g_signal_connect_object (self->add, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->add));
  adw_bin_set_child (ADW_BIN (self), box);
}

/** cascada_period_grid_clear: forgets the indicator. What is typed is written, or told where it cannot be. */
void
cascada_period_grid_clear (CascadaPeriodGrid *self)
{
  g_return_if_fail (CASCADA_IS_PERIOD_GRID (self));

  g_signal_group_set_target (self->view_signals, NULL);
  remove_cells (self);
  g_array_set_size (self->periods, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  show_add_error (self, NULL);
  g_clear_object (&self->view);
}

/** cascada_period_grid_show: shows the figures of @indicator in the periods that its plan uses. */
void
cascada_period_grid_show (CascadaPeriodGrid *self, CascadaPlanView *view, CascadaRef indicator)
{
  g_return_if_fail (CASCADA_IS_PERIOD_GRID (self) && indicator.kind == CASCADA_KIND_INDICATOR);

  cascada_period_grid_clear (self);
  self->view = g_object_ref (view);
  self->indicator = indicator;
  collect_periods (self);
  fill (self);
  g_signal_group_set_target (self->view_signals, view);
  gtk_widget_set_visible (GTK_WIDGET (self->add), cascada_plan_view_can_edit (view));
}
