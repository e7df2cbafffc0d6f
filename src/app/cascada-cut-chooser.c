/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-cut-chooser.h"

#include <glib/gi18n.h>

struct _CascadaCutChooser
{
  GtkWidget parent_instance;

  CascadaPlanView *view;
  CascadaFigures *figures;
  GArray *cuts; /* of CascadaPeriod, in the order of the list */

  GtkDropDown *drop_down;

  gboolean updating;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaCutChooser, cascada_cut_chooser, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static guint
find_cut (CascadaCutChooser *self, CascadaPeriod cut)
{
  for (guint i = 0; i < self->cuts->len; i++)
    if (g_array_index (self->cuts, CascadaPeriod, i) == cut)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
show_cut (CascadaCutChooser *self)
{
  CascadaPeriod cut = cascada_plan_view_get_cut (self->view);
  g_autofree char *label = NULL;

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->drop_down, find_cut (self, cut));
  self->updating = FALSE;
  if (cut == CASCADA_PERIOD_NONE)
    return;

  label = cascada_period_get_label (cut);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, label, -1);
}

static gboolean
same_cuts (const GArray *a, const GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (CascadaPeriod)) == 0;
}

static void
list_cuts (CascadaCutChooser *self)
{
  g_autoptr (GArray) cuts = self->figures == NULL ? g_array_new (FALSE, FALSE, sizeof (CascadaPeriod))
                                                  : cascada_figures_get_cuts (self->figures);
  g_autoptr (GtkStringList) labels = NULL;

  if (same_cuts (cuts, self->cuts))
    return;

  labels = gtk_string_list_new (NULL);
  for (guint i = 0; i < cuts->len; i++)
    gtk_string_list_take (labels, cascada_period_get_short_label (g_array_index (cuts, CascadaPeriod, i)));
  g_array_unref (self->cuts);
  self->cuts = g_steal_pointer (&cuts);
  self->updating = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (labels));
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->drop_down), self->cuts->len > 0);
}

static void
figures_changed_cb (CascadaCutChooser *self)
{
  list_cuts (self);
  show_cut (self);
}

static void
set_figures (CascadaCutChooser *self, CascadaFigures *figures)
{
  if (self->figures != NULL)
    g_signal_handlers_disconnect_by_data (self->figures, self);
  g_set_object (&self->figures, figures);
  if (figures != NULL)
    g_signal_connect_swapped (figures, "changed", G_CALLBACK (figures_changed_cb), self);
  list_cuts (self);
}

static void
figures_replaced_cb (CascadaCutChooser *self)
{
  set_figures (self, cascada_plan_view_get_figures (self->view));
  show_cut (self);
}

static void
selected_cb (CascadaCutChooser *self)
{
  guint position = gtk_drop_down_get_selected (self->drop_down);

  if (self->updating || self->view == NULL || position >= self->cuts->len)
    return;

  cascada_plan_view_set_cut (self->view, g_array_index (self->cuts, CascadaPeriod, position));
}

static void
cascada_cut_chooser_dispose (GObject *object)
{
  CascadaCutChooser *self = CASCADA_CUT_CHOOSER (object);

  cascada_cut_chooser_set_view (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CASCADA_TYPE_CUT_CHOOSER);

  G_OBJECT_CLASS (cascada_cut_chooser_parent_class)->dispose (object);
}

static void
cascada_cut_chooser_finalize (GObject *object)
{
  CascadaCutChooser *self = CASCADA_CUT_CHOOSER (object);

  g_array_unref (self->cuts);

  G_OBJECT_CLASS (cascada_cut_chooser_parent_class)->finalize (object);
}

static void
cascada_cut_chooser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, CASCADA_CUT_CHOOSER (object)->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_cut_chooser_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW:
      cascada_cut_chooser_set_view (CASCADA_CUT_CHOOSER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_cut_chooser_class_init (CascadaCutChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_cut_chooser_dispose;
  object_class->finalize = cascada_cut_chooser_finalize;
  object_class->get_property = cascada_cut_chooser_get_property;
  object_class->set_property = cascada_cut_chooser_set_property;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, CASCADA_TYPE_PLAN_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-cut-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaCutChooser, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cascada_cut_chooser_init (CascadaCutChooser *self)
{
  self->cuts = g_array_new (FALSE, FALSE, sizeof (CascadaPeriod));
  gtk_widget_init_template (GTK_WIDGET (self));
}

CascadaPlanView *
cascada_cut_chooser_get_view (CascadaCutChooser *self)
{
  g_return_val_if_fail (CASCADA_IS_CUT_CHOOSER (self), NULL);

  return self->view;
}

/**
 * cascada_cut_chooser_set_view:
 * @view: (nullable): the plan whose cut-off is chosen
 */
void
cascada_cut_chooser_set_view (CascadaCutChooser *self, CascadaPlanView *view)
{
  g_return_if_fail (CASCADA_IS_CUT_CHOOSER (self));

  if (self->view == view)
    return;

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  set_figures (self, view == NULL ? NULL : cascada_plan_view_get_figures (view));
  if (view != NULL)
    {
      g_signal_connect_swapped (view, "notify::cut", G_CALLBACK (show_cut), self);
      g_signal_connect_swapped (view, "notify::figures", G_CALLBACK (figures_replaced_cb), self);
      show_cut (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/**
 * cascada_cut_chooser_step:
 * @steps: so many further down the list, up where negative; stops at its ends
 */
void
cascada_cut_chooser_step (CascadaCutChooser *self, int steps)
{
  gint64 position;

  g_return_if_fail (CASCADA_IS_CUT_CHOOSER (self));

  if (self->cuts->len == 0)
    return;
  position = gtk_drop_down_get_selected (self->drop_down);
  if (position >= self->cuts->len)
    position = 0;
  gtk_drop_down_set_selected (self->drop_down, (guint) CLAMP (position + steps, 0, (gint64) self->cuts->len - 1));
}
