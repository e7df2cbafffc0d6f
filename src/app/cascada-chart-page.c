/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-chart-page.h"

#include <glib/gi18n.h>

#include "cascada-bar-chart.h"
#include "cascada-chart-row.h"
#include "cascada-chart-table.h"
#include "cascada-plan-view.h"
#include "cascada-publication.h"

struct _CascadaChartPage
{
  GtkWidget parent_instance;

  CascadaPlanView *view;
  GSignalGroup *view_signals;
  GListStore *rows;

  GtkWidget *root;
  GtkLabel *summary;
  GtkStack *stack;
  CascadaBarChart *chart;
  CascadaChartTable *table;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CascadaChartPage, cascada_chart_page, GTK_TYPE_WIDGET)

static CascadaDecimal
get_published (CascadaChartPage *self, gint64 objective, CascadaPeriod cut)
{
  CascadaRef ref = { CASCADA_KIND_PUBLICATION, cut, objective };
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (cascada_plan_view_get_workspace (self->view), ref, NULL);

  return record == NULL ? CASCADA_DECIMAL_NONE : cascada_record_get_decimal (record, CASCADA_PUBLICATION_COMPLIANCE);
}

static void
fill_rows (CascadaChartPage *self)
{
  CascadaFigures *figures = cascada_plan_view_get_figures (self->view);
  CascadaPeriod cut = cascada_plan_view_get_cut (self->view);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_objectives = cascada_figures_get_count (figures, CASCADA_LEVEL_OBJECTIVE);

  for (guint i = 0; i < n_objectives; i++)
    {
      gint64 id = cascada_figures_get_id (figures, (CascadaNode){ CASCADA_LEVEL_OBJECTIVE, i });

      g_ptr_array_add (rows, cascada_chart_row_new (figures, i, cut, get_published (self, id, cut)));
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
}

static CascadaBarLayer *
build_layer (CascadaChartPage *self)
{
  CascadaBarLayer *layer = cascada_bar_layer_new ();
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (CascadaChartRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      g_autofree char *label = g_strdup_printf ("%s. %s", cascada_chart_row_get_text (row, "number"), cascada_chart_row_get_text (row, "name"));
      g_autofree char *detail = NULL;
      const char *state = cascada_chart_row_get_text (row, "state"), *weight = cascada_chart_row_get_text (row, "weight");

      if (g_unichar_isdigit (g_utf8_get_char (weight)))
        detail = g_strdup_printf (_ ("%s · weight %s"), state, weight);
      cascada_bar_layer_add (layer, label, detail != NULL ? detail : state, cascada_chart_row_get_value (row),
                             cascada_chart_row_get_text (row, "compliance"), cascada_chart_row_get_state (row));
    }
  return layer;
}

static void
count_states (CascadaChartPage *self, guint counts[CASCADA_STATE_ELIMINATED + 1])
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (CascadaChartRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      counts[cascada_chart_row_get_state (row)]++;
    }
}

/* “10 objectives at Q2 2025: 6 on track, 4 behind”: states that no objective has are not mentioned. */
static char *
describe (CascadaChartPage *self)
{
  static const char *const formats[CASCADA_STATE_ELIMINATED + 1] = {
    [CASCADA_STATE_ON_TRACK] = N_ ("%u on track"),
    [CASCADA_STATE_LAG] = N_ ("%u behind"),
    [CASCADA_STATE_NOT_PROGRAMMED] = N_ ("%u not programmed"),
    [CASCADA_STATE_NOT_REPORTED] = N_ ("%u not reported"),
    [CASCADA_STATE_ELIMINATED] = N_ ("%u eliminated"),
  };
  g_autofree char *cut = cascada_period_get_label (cascada_plan_view_get_cut (self->view));
  guint counts[CASCADA_STATE_ELIMINATED + 1] = { 0 }, n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  GString *text = g_string_new (NULL);
  const char *separator = ": ";

  count_states (self, counts);
  /* Translators: the second is a cut-off such as “Q2 2025” */
  g_string_printf (text, ngettext ("%u objective at %s", "%u objectives at %s", n_rows), n_rows, cut);
  for (guint state = 0; state <= CASCADA_STATE_ELIMINATED; state++)
    if (counts[state] > 0)
      {
        g_string_append (text, separator);
        g_string_append_printf (text, _ (formats[state]), counts[state]);
        separator = ", ";
      }
  return g_string_free (text, FALSE);
}

static void
show_empty (CascadaChartPage *self, gboolean empty)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (empty)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (g_strcmp0 (shown, "empty") == 0)
    gtk_stack_set_visible_child_name (self->stack, "chart");
}

static void
refresh (CascadaChartPage *self)
{
  g_autofree char *summary = NULL;
  g_autofree char *description = NULL;

  if (self->view == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  fill_rows (self);
  summary = describe (self);
  gtk_label_set_text (self->summary, summary);
  show_empty (self, g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0);
  description = g_strdup_printf (_ ("Weighted compliance by objective. %s"), summary);
  cascada_bar_chart_set_layer (self->chart, build_layer (self), description);
}

static void
activated_cb (CascadaChartPage *self, guint position)
{
  g_autoptr (CascadaChartRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    cascada_plan_view_reveal (self->view, cascada_plan_view_get_node_ref (self->view, cascada_chart_row_get_node (row)));
}

static void
set_view (CascadaChartPage *self, CascadaPlanView *view)
{
  if (!g_set_object (&self->view, view))
    return;
  g_signal_group_set_target (self->view_signals, view);
  if (view == NULL)
    {
      g_list_store_remove_all (self->rows);
      cascada_bar_chart_set_layer (self->chart, NULL, "");
    }
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/* A page that is not shown costs nothing: it catches up when it is. */
static void
cascada_chart_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cascada_chart_page_parent_class)->map (widget);
  refresh (CASCADA_CHART_PAGE (widget));
}

static void
cascada_chart_page_dispose (GObject *object)
{
  CascadaChartPage *self = CASCADA_CHART_PAGE (object);

  g_clear_object (&self->view_signals);
  g_clear_object (&self->view);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->root, gtk_widget_unparent);

  G_OBJECT_CLASS (cascada_chart_page_parent_class)->dispose (object);
}

static void
cascada_chart_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CASCADA_CHART_PAGE (object)->view);
}

static void
cascada_chart_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  set_view (CASCADA_CHART_PAGE (object), g_value_get_object (value));
}

static void
cascada_chart_page_class_init (CascadaChartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_chart_page_dispose;
  object_class->get_property = cascada_chart_page_get_property;
  object_class->set_property = cascada_chart_page_set_property;

  widget_class->map = cascada_chart_page_map;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, CASCADA_TYPE_PLAN_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CASCADA_TYPE_BAR_CHART);
  g_type_ensure (CASCADA_TYPE_CHART_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-chart-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaChartPage, root);
  gtk_widget_class_bind_template_child (widget_class, CascadaChartPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CascadaChartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CascadaChartPage, chart);
  gtk_widget_class_bind_template_child (widget_class, CascadaChartPage, table);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
cascada_chart_page_init (CascadaChartPage *self)
{
  self->rows = g_list_store_new (CASCADA_TYPE_CHART_ROW);
  self->view_signals = g_signal_group_new (CASCADA_TYPE_PLAN_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "refreshed", G_CALLBACK (refresh), self);
  g_signal_group_connect_swapped (self->view_signals, "notify::cut", G_CALLBACK (refresh), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  cascada_chart_table_set_rows (self->table, G_LIST_MODEL (self->rows));
}
