/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-plan-page.h"

#include <glib/gi18n.h>

#include "cascada-number.h"

struct _CascadaPlanPage
{
  AdwBin parent_instance;

  CascadaPlanView *view;
  CascadaFigures *figures;
  GSettings *settings;

  CascadaPlanTable *table;
  GtkLabel *counts;
  GtkStack *stack;
  AdwStatusPage *nothing_found;
  GtkMenuButton *menu_button;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaPlanPage, cascada_plan_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_searching (CascadaPlanPage *self)
{
  return self->view != NULL && *cascada_plan_view_get_search (self->view) != '\0';
}

static char *
format_count (guint count)
{
  return cascada_number_format (CASCADA_DECIMAL (count), 0);
}

static char *
describe_found (CascadaPlanPage *self)
{
  g_autofree char *count = NULL;
  guint n_found;

  g_object_get (self->table, "n-found", &n_found, NULL);
  count = format_count (n_found);
  return g_strdup_printf (ngettext ("%s found", "%s found", n_found), count);
}

static char *
describe_all (CascadaPlanPage *self)
{
  g_autofree char *objectives = format_count (cascada_figures_get_count (self->figures, CASCADA_LEVEL_OBJECTIVE));
  g_autofree char *goals = format_count (cascada_figures_get_count (self->figures, CASCADA_LEVEL_GOAL));
  g_autofree char *indicators = format_count (cascada_figures_get_count (self->figures, CASCADA_LEVEL_INDICATOR));

  /* Translators: three counts, as “Objectives: 10” */
  return g_strdup_printf (_ ("Objectives: %s · Goals: %s · Indicators: %s"), objectives, goals, indicators);
}

static void
show_counts (CascadaPlanPage *self)
{
  g_autofree char *text = NULL;

  if (self->figures != NULL)
    text = is_searching (self) ? describe_found (self) : describe_all (self);
  gtk_label_set_text (self->counts, text == NULL ? "" : text);
}

static void
show_contents (CascadaPlanPage *self)
{
  const char *child = "table";
  guint n_rows;

  show_counts (self);
  g_object_get (self->table, "n-rows", &n_rows, NULL);
  if (self->view == NULL)
    child = "nothing";
  else if (n_rows == 0)
    child = is_searching (self) ? "nothing-found" : "empty";
  gtk_stack_set_visible_child_name (self->stack, child);
}

static void
search_changed_cb (CascadaPlanPage *self)
{
  g_autofree char *text = NULL;

  if (is_searching (self))
    {
      text = g_markup_printf_escaped (_ ("No code or name contains “%s”."), cascada_plan_view_get_search (self->view));
      adw_status_page_set_description (self->nothing_found, text);
    }
  show_contents (self);
}

static void
clear_search_cb (CascadaPlanPage *self)
{
  if (self->view != NULL)
    cascada_plan_view_set_search (self->view, "");
  gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static void
add_objective_cb (CascadaPlanPage *self)
{
  if (self->view != NULL)
    cascada_plan_view_add (self->view, cascada_record_get_ref (cascada_plan_view_get_plan (self->view)));
}

static void
row_activated_cb (CascadaPlanPage *self, CascadaRef *ref)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, ref);
}

static void
set_figures (CascadaPlanPage *self, CascadaFigures *figures)
{
  if (self->figures != NULL)
    g_signal_handlers_disconnect_by_data (self->figures, self);
  g_set_object (&self->figures, figures);
  if (figures == NULL)
    return;

  g_signal_connect_swapped (figures, "changed", G_CALLBACK (show_counts), self);
  show_counts (self);
}

static void
figures_replaced_cb (CascadaPlanPage *self)
{
  set_figures (self, cascada_plan_view_get_figures (self->view));
}

static void
cascada_plan_page_dispose (GObject *object)
{
  CascadaPlanPage *self = CASCADA_PLAN_PAGE (object);

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  set_figures (self, NULL);
  g_clear_object (&self->view);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), CASCADA_TYPE_PLAN_PAGE);

  G_OBJECT_CLASS (cascada_plan_page_parent_class)->dispose (object);
}

static void
cascada_plan_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, CASCADA_PLAN_PAGE (object)->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_plan_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW:
      cascada_plan_page_set_view (CASCADA_PLAN_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_plan_page_class_init (CascadaPlanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_plan_page_dispose;
  object_class->get_property = cascada_plan_page_get_property;
  object_class->set_property = cascada_plan_page_set_property;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, CASCADA_TYPE_PLAN_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, CASCADA_TYPE_REF | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanPage, counts);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanPage, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanPage, table);
  gtk_widget_class_bind_template_callback (widget_class, add_objective_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_contents);
  gtk_widget_class_bind_template_callback (widget_class, clear_search_cb);
}

static void
cascada_plan_page_init (CascadaPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", cascada_plan_table_get_actions (self->table));

  self->settings = g_settings_new (APPLICATION_ID);
  g_settings_bind (self->settings, "visible-columns", self->table, "columns", G_SETTINGS_BIND_DEFAULT);
  show_contents (self);
}

CascadaPlanView *
cascada_plan_page_get_view (CascadaPlanPage *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_PAGE (self), NULL);

  return self->view;
}

/**
 * cascada_plan_page_set_view:
 * @view: (nullable): the plan to show
 */
void
cascada_plan_page_set_view (CascadaPlanPage *self, CascadaPlanView *view)
{
  g_return_if_fail (CASCADA_IS_PLAN_PAGE (self));

  if (self->view == view)
    return;

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  cascada_plan_table_set_view (self->table, view);
  set_figures (self, view == NULL ? NULL : cascada_plan_view_get_figures (view));
  if (view != NULL)
    {
      g_signal_connect_swapped (view, "notify::search", G_CALLBACK (search_changed_cb), self);
      g_signal_connect_swapped (view, "notify::figures", G_CALLBACK (figures_replaced_cb), self);
    }
  show_contents (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/**
 * cascada_plan_page_get_table:
 *
 * Returns: (transfer none): the table on the page
 */
CascadaPlanTable *
cascada_plan_page_get_table (CascadaPlanPage *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_PAGE (self), NULL);

  return self->table;
}
