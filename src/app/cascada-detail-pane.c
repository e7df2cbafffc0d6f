/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-detail-pane.h"

#include <glib/gi18n.h>

#include "cascada-explain.h"
#include "cascada-field-list.h"
#include "cascada-field-text.h"
#include "cascada-findings-list.h"
#include "cascada-history-list.h"
#include "cascada-number.h"
#include "cascada-goal-mark.h"
#include "cascada-indicator.h"
#include "cascada-period-grid.h"
#include "cascada-plan.h"
#include "cascada-plan-view.h"
#include "cascada-record-actions.h"
#include "cascada-state-label.h"

#define PARAGRAPH_GAP 0.4 /* of a line */

struct _CascadaDetailPane
{
  AdwBin parent_instance;

  CascadaPlanView *view;
  GSignalGroup *view_signals;
  CascadaRef ref; /* what is shown: the selection, or the plan */

  GtkLabel *kind;
  GtkLabel *title;
  GtkWidget *figures;
  GtkLabel *percent;
  CascadaStateLabel *state;
  GtkLabel *requests;
  GtkWidget *request_button;
  GtkStack *stack;
  GtkWidget *grid_group;
  CascadaPeriodGrid *grid;
  CascadaFieldList *fields;
  GtkWidget *why_group;
  GtkLabel *why;
  CascadaFindingsList *findings;
  CascadaHistoryList *history;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CascadaDetailPane, cascada_detail_pane, ADW_TYPE_BIN)

static gboolean
is_page (CascadaDetailPane *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

/* (transfer full) (nullable) */
static char *
dup_text (CascadaRecord *record, const char *field)
{
  CascadaKind kind = cascada_record_get_kind (record);
  guint number = cascada_field_find (kind, field);
  g_autofree char *text = number == 0 ? NULL : cascada_field_to_text (kind, number, cascada_record_get_value (record, number));

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
show_title (CascadaDetailPane *self)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (cascada_plan_view_get_workspace (self->view), self->ref, NULL);
  g_autofree char *kind = NULL;
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;

  if (record == NULL)
    return;
  code = dup_text (record, self->ref.kind == CASCADA_KIND_OBJECTIVE ? "number" : "code");
  name = dup_text (record, self->ref.kind == CASCADA_KIND_PLAN ? "title" : "name");
  kind = g_strjoin (" · ", g_dgettext (GETTEXT_PACKAGE, cascada_kind_get_class (self->ref.kind)->label), code, NULL);
  gtk_label_set_text (self->kind, kind);
  gtk_label_set_text (self->title, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), name);
}

static void
show_figures (CascadaDetailPane *self)
{
  CascadaFigures *figures = cascada_plan_view_get_figures (self->view);
  CascadaPeriod cut = cascada_plan_view_get_cut (self->view);
  int decimals = cascada_figures_get_settings (figures)->decimals;
  g_autofree char *text = NULL;
  CascadaDecimal percent;
  CascadaNode node;

  if (cascada_plan_view_find_node (self->view, self->ref, &node))
    {
      percent = cascada_figures_get_percent (figures, node, cut);
      cascada_state_label_set_state (self->state, cascada_figures_get_state (figures, node, cut));
      gtk_widget_show (GTK_WIDGET (self->state));
    }
  else
    {
      percent = cascada_figures_get_plan_percent (figures, cut);
      gtk_widget_hide (GTK_WIDGET (self->state));
    }
  text = percent == CASCADA_DECIMAL_NONE ? g_strdup ("—") : cascada_number_format_percent (percent, decimals);
  gtk_label_set_text (self->percent, text);
}

/* Each line is a paragraph of its own: the empty lines between them are lower than a line of text. */
static void
show_paragraphs (GtkLabel *label, const char *const *lines)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      PangoAttribute *gap = pango_attr_scale_new (PARAGRAPH_GAP);

      if (i > 0)
        g_string_append (text, "\n\n");
      gap->start_index = i > 0 ? text->len - 1 : 0;
      gap->end_index = text->len;
      pango_attr_list_insert (attributes, gap);
      g_string_append (text, lines[i]);
    }
  gtk_label_set_text (label, text->str);
  gtk_label_set_attributes (label, attributes);
}

static void
show_explanation (CascadaDetailPane *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = cascada_explain (cascada_plan_view_get_workspace (self->view), cascada_plan_view_get_figures (self->view),
                                          self->ref, cascada_plan_view_get_cut (self->view), &error);

  if (lines != NULL)
    show_paragraphs (self->why, (const char *const *) lines);
  else
    gtk_label_set_text (self->why, error->message);
}

/* Only the page that is shown is kept up to date. */
static void
show_page (CascadaDetailPane *self)
{
  if (is_page (self, "why"))
    show_explanation (self);
  else if (is_page (self, "history"))
    cascada_history_list_show (self->history, cascada_plan_view_get_workspace (self->view), self->ref);
}

/* The goal that is shown, or that of the indicator; 0 for neither. */
static gint64
find_goal (CascadaDetailPane *self)
{
  g_autoptr (CascadaRecord) record = NULL;

  if (self->ref.kind == CASCADA_KIND_GOAL)
    return self->ref.id;
  if (self->ref.kind != CASCADA_KIND_INDICATOR)
    return 0;
  record = cascada_workspace_get_record (cascada_plan_view_get_workspace (self->view), self->ref, NULL);
  return record != NULL ? cascada_record_get_integer (record, CASCADA_INDICATOR_GOAL) : 0;
}

/* What requests did to the goal, and whether there can be another; where there cannot the button says why. */
static void
show_requests (CascadaDetailPane *self)
{
  gint64 goal = find_goal (self);
  gboolean in_procedure = cascada_record_get_integer (cascada_plan_view_get_plan (self->view), CASCADA_PLAN_STATE) != CASCADA_PLAN_STATE_NONE;
  const CascadaRequestMark *mark = goal != 0 ? cascada_plan_view_get_mark (self->view, goal) : NULL;
  g_autofree char *words = mark != NULL ? cascada_goal_mark_describe (mark) : NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->requests), words != NULL);
  gtk_label_set_text (self->requests, words != NULL ? words : "");
  gtk_widget_set_visible (self->request_button, goal != 0 && in_procedure);
  if (goal == 0 || !in_procedure)
    return;
  cascada_record_actions_may_request (self->view, goal, &error);
  gtk_widget_set_tooltip_text (self->request_button, error != NULL ? error->message : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->request_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error != NULL ? error->message : "", -1);
}

static void
show_record (CascadaDetailPane *self)
{
  gboolean indicator = self->ref.kind == CASCADA_KIND_INDICATOR;

  show_requests (self);
  show_title (self);
  show_figures (self);
  gtk_widget_set_visible (self->grid_group, indicator);
  if (indicator)
    cascada_period_grid_show (self->grid, self->view, self->ref);
  else
    cascada_period_grid_clear (self->grid);
  cascada_field_list_show (self->fields, self->view, self->ref);
  cascada_findings_list_show (self->findings, self->ref);
  show_page (self);
}

static void
page_shown_cb (CascadaDetailPane *self)
{
  if (self->view != NULL)
    show_page (self);
}

static void
selected_cb (CascadaDetailPane *self)
{
  CascadaRef ref = cascada_plan_view_get_selection (self->view);

  if (ref.kind == CASCADA_KIND_NONE)
    ref = cascada_record_get_ref (cascada_plan_view_get_plan (self->view));
  if (cascada_ref_equal (&ref, &self->ref))
    return;
  self->ref = ref;
  show_record (self);
}

static void
cut_cb (CascadaDetailPane *self)
{
  show_record (self);
}

static void
refreshed_cb (CascadaDetailPane *self)
{
  selected_cb (self);
  show_requests (self);
  show_title (self);
  show_figures (self);
  show_page (self);
}

static void
set_view (CascadaDetailPane *self, CascadaPlanView *view)
{
  if (self->view == view)
    return;
  cascada_period_grid_clear (self->grid);
  cascada_field_list_clear (self->fields);
  cascada_history_list_clear (self->history);
  g_set_object (&self->view, view);
  g_signal_group_set_target (self->view_signals, view);
  cascada_findings_list_set_view (self->findings, view);
  self->ref = (CascadaRef){ CASCADA_KIND_NONE };
  if (view != NULL)
    selected_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
cascada_detail_pane_dispose (GObject *object)
{
  CascadaDetailPane *self = CASCADA_DETAIL_PANE (object);

  if (self->view_signals != NULL && self->view != NULL)
    set_view (self, NULL);
  g_clear_object (&self->view_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), CASCADA_TYPE_DETAIL_PANE);

  G_OBJECT_CLASS (cascada_detail_pane_parent_class)->dispose (object);
}

static void
cascada_detail_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CASCADA_DETAIL_PANE (object)->view);
}

static void
cascada_detail_pane_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  set_view (CASCADA_DETAIL_PANE (object), g_value_get_object (value));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-detail-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, kind);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, title);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, figures);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, percent);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, state);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, requests);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, request_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, grid_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, grid);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, fields);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, why_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, why);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, findings);
  gtk_widget_class_bind_template_child (widget_class, CascadaDetailPane, history);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
}

static void
cascada_detail_pane_class_init (CascadaDetailPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cascada_detail_pane_dispose;
  object_class->get_property = cascada_detail_pane_get_property;
  object_class->set_property = cascada_detail_pane_set_property;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, CASCADA_TYPE_PLAN_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CASCADA_TYPE_FIELD_LIST);
  g_type_ensure (CASCADA_TYPE_FINDINGS_LIST);
  g_type_ensure (CASCADA_TYPE_HISTORY_LIST);
  g_type_ensure (CASCADA_TYPE_PERIOD_GRID);
  g_type_ensure (CASCADA_TYPE_STATE_LABEL);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
cascada_detail_pane_init (CascadaDetailPane *self)
{
  self->view_signals = g_signal_group_new (CASCADA_TYPE_PLAN_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "notify::selection", G_CALLBACK (selected_cb), self);
  g_signal_group_connect_swapped (self->view_signals, "notify::cut", G_CALLBACK (cut_cb), self);
  g_signal_group_connect_swapped (self->view_signals, "refreshed", G_CALLBACK (refreshed_cb), self);
  g_signal_group_connect_swapped (self->view_signals, "marked", G_CALLBACK (show_requests), self);

  gtk_widget_init_template (GTK_WIDGET (self));
}

/** cascada_detail_pane_explain: turns to the explanation of what is selected. */
void
cascada_detail_pane_explain (CascadaDetailPane *self)
{
  g_return_if_fail (CASCADA_IS_DETAIL_PANE (self));

  gtk_stack_set_visible_child_name (self->stack, "why");
}
