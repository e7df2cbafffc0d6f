/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-findings-list.h"

#include <glib/gi18n.h>

#include "cascada-check.h"

#define SHOWN 100
#define CHECK_DELAY 400 /* milliseconds after the last change */

struct _CascadaFindingsList
{
  AdwBin parent_instance;

  GtkListBox *rows;
  GtkLabel *placeholder;

  CascadaPlanView *view;
  GSignalGroup *view_signals;
  GCancellable *checking;
  GPtrArray *results; /* of CascadaCheckResult: of the whole plan */
  CascadaRef ref;
  guint check_source;
  gboolean stale; /* the plan changed since it was checked */
};

G_DEFINE_FINAL_TYPE (CascadaFindingsList, cascada_findings_list, ADW_TYPE_BIN)

static const char *const icons[] = {
  [CASCADA_SEVERITY_NOTE] = "dialog-information-symbolic",
  [CASCADA_SEVERITY_WARNING] = "dialog-warning-symbolic",
  [CASCADA_SEVERITY_ERROR] = "dialog-error-symbolic",
};

static const char *const classes[] = {
  [CASCADA_SEVERITY_NOTE] = "dim-label",
  [CASCADA_SEVERITY_WARNING] = "warning",
  [CASCADA_SEVERITY_ERROR] = "error",
};

static const char *const severities[] = {
  [CASCADA_SEVERITY_NOTE] = N_ ("Note"),
  [CASCADA_SEVERITY_WARNING] = N_ ("Warning"),
  [CASCADA_SEVERITY_ERROR] = N_ ("Error"),
};

static void
repair_cb (GtkButton *button, CascadaFindingsList *self)
{
  const CascadaCheckResult *result = g_object_get_data (G_OBJECT (button), "result");
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE); /* until the plan has been checked again */
  if (cascada_check_repair (cascada_plan_view_get_workspace (self->view), result, &error))
    {
      cascada_plan_view_tell (self->view, _ ("Finding repaired"), TRUE);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (button), TRUE);
  cascada_plan_view_tell_error (self->view, error);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_texts (CascadaFindingsList *self, const CascadaCheckResult *result)
{
  const CascadaFinding *finding = result->finding;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *button;
  g_autofree char *clause = g_strdup_printf ("%s · %s", cascada_rule_get_id (finding->rule), cascada_rule_get_clause (finding->rule));

  gtk_widget_set_hexpand (box, TRUE);
  if (!cascada_ref_equal (&result->ref, &self->ref))
    gtk_box_append (GTK_BOX (box), new_label (finding->place, "caption-heading"));
  else if (result->period != CASCADA_PERIOD_NONE)
    {
      g_autofree char *period = cascada_period_get_label (result->period);

      gtk_box_append (GTK_BOX (box), new_label (period, "caption-heading"));
    }
  gtk_box_append (GTK_BOX (box), new_label (finding->message, NULL));
  if (finding->repair != NULL)
    gtk_box_append (GTK_BOX (box), new_label (finding->repair, "dim-label"));
  gtk_box_append (GTK_BOX (box), new_label (clause, "caption"));
  if (result->repair == CASCADA_REPAIR_NONE || !cascada_plan_view_can_edit (self->view))
    return box;

  button = gtk_button_new_with_label (_ ("Repair"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, finding->repair, -1);
  g_object_set_data (G_OBJECT (button), "result", (gpointer) result);
  g_signal_connect_object (button, "clicked", G_CALLBACK (repair_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

/* To the record, and of a finding on a report to its quarter. */
static void
activated_cb (GtkListBox *rows, GtkListBoxRow *row, CascadaFindingsList *self)
{
  const CascadaCheckResult *result = g_object_get_data (G_OBJECT (row), "result");

  if (result != NULL && self->view != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "workspace.go", "(sxixi)",
                                result->period != CASCADA_PERIOD_NONE ? "report" : "table",
                                cascada_record_get_id (cascada_plan_view_get_plan (self->view)), (int) result->ref.kind, result->ref.id,
                                (int) result->period);
}

static void
append_result (CascadaFindingsList *self, const CascadaCheckResult *result)
{
  CascadaSeverity severity = result->finding->severity;
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[severity]);
  g_autofree char *name = g_strdup_printf ("%s: %s", _ (severities[severity]), result->finding->message);

  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (icon, _ (severities[severity]));
  gtk_widget_add_css_class (icon, classes[severity]);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), new_texts (self, result));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "result", (gpointer) result);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->rows, row);
}

/* Whether @ref is the record shown or stands below it. */
static gboolean
concerns (CascadaFindingsList *self, CascadaRef ref)
{
  CascadaFigures *figures = cascada_plan_view_get_figures (self->view);
  CascadaNode node;

  if (self->ref.kind == CASCADA_KIND_NONE || self->ref.kind == CASCADA_KIND_PLAN || cascada_ref_equal (&ref, &self->ref))
    return TRUE;
  if (!cascada_plan_view_find_node (self->view, ref, &node))
    return FALSE;
  while (node.level > CASCADA_LEVEL_OBJECTIVE)
    {
      CascadaRef above;

      node = cascada_figures_get_parent (figures, node);
      above = cascada_figures_get_ref (figures, node);
      if (cascada_ref_equal (&above, &self->ref))
        return TRUE;
    }
  return FALSE;
}

static void
clear_rows (CascadaFindingsList *self)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, 0))) != NULL)
    gtk_list_box_remove (self->rows, row);
}

static void
append_rest (CascadaFindingsList *self, guint n_hidden)
{
  GtkWidget *row = gtk_list_box_row_new (), *label;
  g_autofree char *text = g_strdup_printf (ngettext ("%u more: choose a goal or an indicator to see it",
                                                     "%u more: choose a goal or an indicator to see them", n_hidden),
                                           n_hidden);

  label = new_label (text, "dim-label");
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->rows, row);
}

static void
fill (CascadaFindingsList *self)
{
  guint n_found = 0;

  clear_rows (self);
  gtk_label_set_text (self->placeholder, self->results == NULL ? _ ("Being checked…") : _ ("Nothing to repair"));
  for (guint i = 0; self->view != NULL && self->results != NULL && i < self->results->len; i++)
    {
      const CascadaCheckResult *result = self->results->pdata[i];

      if (concerns (self, result->ref) && n_found++ < SHOWN)
        append_result (self, result);
    }
  if (n_found > SHOWN)
    append_rest (self, n_found - SHOWN);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaFindingsList) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *results = cascada_check_plan_finish (CASCADA_WORKSPACE (source), result, &error);

  if (results == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->view != NULL)
        cascada_plan_view_tell_error (self->view, error);
      return;
    }
  clear_rows (self);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  self->results = results;
  fill (self);
}

static void
stop_checking (CascadaFindingsList *self)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

static gboolean
check_cb (gpointer user_data)
{
  CascadaFindingsList *self = user_data;

  self->check_source = 0;
  self->stale = FALSE;
  self->checking = g_cancellable_new ();
  cascada_check_plan_async (cascada_plan_view_get_workspace (self->view),
                            cascada_record_get_id (cascada_plan_view_get_plan (self->view)), self->checking, checked_cb,
                            g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
check_later (CascadaFindingsList *self)
{
  stop_checking (self);
  self->stale = TRUE;
  if (self->view != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->check_source = g_timeout_add (self->results == NULL ? 0 : CHECK_DELAY, check_cb, self);
}

static void
cascada_findings_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cascada_findings_list_parent_class)->map (widget);
  if (CASCADA_FINDINGS_LIST (widget)->stale)
    check_later (CASCADA_FINDINGS_LIST (widget));
}

static void
cascada_findings_list_dispose (GObject *object)
{
  CascadaFindingsList *self = CASCADA_FINDINGS_LIST (object);

  stop_checking (self);
  g_clear_object (&self->view_signals);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (cascada_findings_list_parent_class)->dispose (object);
  g_clear_pointer (&self->results, g_ptr_array_unref);
}

static void
cascada_findings_list_class_init (CascadaFindingsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cascada_findings_list_dispose;
  GTK_WIDGET_CLASS (klass)->map = cascada_findings_list_map;
}

static void
cascada_findings_list_init (CascadaFindingsList *self)
{
  GtkWidget *placeholder = gtk_label_new (NULL);

  self->placeholder = GTK_LABEL (placeholder);
  gtk_widget_add_css_class (placeholder, "dim-label");
  gtk_widget_set_margin_top (placeholder, 12);
  gtk_widget_set_margin_bottom (placeholder, 12);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->rows, placeholder);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (activated_cb), self, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Findings"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));

  self->view_signals = g_signal_group_new (CASCADA_TYPE_PLAN_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "refreshed", G_CALLBACK (check_later), self);
}

/** cascada_findings_list_set_view: follows @view (nullable): its plan is the one checked. */
void
cascada_findings_list_set_view (CascadaFindingsList *self, CascadaPlanView *view)
{
  g_return_if_fail (CASCADA_IS_FINDINGS_LIST (self));

  if (!g_set_object (&self->view, view))
    return;
  g_signal_group_set_target (self->view_signals, view);
  clear_rows (self);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  fill (self);
  check_later (self);
}

/** cascada_findings_list_show: narrows the list to @ref and what stands below it. */
void
cascada_findings_list_show (CascadaFindingsList *self, CascadaRef ref)
{
  g_return_if_fail (CASCADA_IS_FINDINGS_LIST (self));

  self->ref = ref;
  fill (self);
}
