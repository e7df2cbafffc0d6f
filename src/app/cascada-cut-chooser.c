/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-cut-chooser.h"

#include <glib/gi18n.h>

struct _CascadaCutChooser
{
  AdwBin parent_instance;

  CascadaPlanView *view;
  GSignalGroup *view_signals;
  GSimpleAction *action;
  GArray *cuts;

  GtkMenuButton *button;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaCutChooser, cascada_cut_chooser, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
append_cut (GMenu *section, CascadaPeriod cut)
{
  g_autofree char *label = cascada_period_get_label (cut);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "cut.at", "i", cut);
  g_menu_append_item (section, item);
}

static GMenuModel *
build_menu (CascadaCutChooser *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;

  for (guint i = 0; i < self->cuts->len; i++)
    {
      CascadaPeriod cut = g_array_index (self->cuts, CascadaPeriod, i);

      if (i == 0 || cascada_period_get_year (cut) != cascada_period_get_year (g_array_index (self->cuts, CascadaPeriod, i - 1)))
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        }
      append_cut (section, cut);
    }
  return G_MENU_MODEL (menu);
}

static void
show_cut (CascadaCutChooser *self)
{
  CascadaPeriod cut = self->view != NULL ? cascada_plan_view_get_cut (self->view) : CASCADA_PERIOD_NONE;
  g_autofree char *label = cut != CASCADA_PERIOD_NONE ? cascada_period_get_short_label (cut) : g_strdup ("");
  g_autofree char *spoken = g_strdup_printf (_ ("Cut-off: %s"), label);

  gtk_widget_set_visible (GTK_WIDGET (self), cut != CASCADA_PERIOD_NONE);
  gtk_menu_button_set_label (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_simple_action_set_state (self->action, g_variant_new_int32 (cut));
}

static void
read_cuts (CascadaCutChooser *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_clear_pointer (&self->cuts, g_array_unref);
  if (self->view != NULL)
    {
      self->cuts = cascada_figures_get_cuts (cascada_plan_view_get_figures (self->view));
      menu = build_menu (self);
    }
  gtk_menu_button_set_menu_model (self->button, menu);
  show_cut (self);
}

static void
refreshed_cb (CascadaCutChooser *self)
{
  g_autoptr (GArray) cuts = cascada_figures_get_cuts (cascada_plan_view_get_figures (self->view));

  if (cuts->len != self->cuts->len || memcmp (cuts->data, self->cuts->data, cuts->len * sizeof (CascadaPeriod)) != 0)
    read_cuts (self);
}

static void
at_changed_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CascadaCutChooser *self = CASCADA_CUT_CHOOSER (user_data);

  if (self->view != NULL)
    cascada_plan_view_set_cut (self->view, g_variant_get_int32 (state));
}

static void
set_view (CascadaCutChooser *self, CascadaPlanView *view)
{
  if (!g_set_object (&self->view, view))
    return;
  g_signal_group_set_target (self->view_signals, view);
  read_cuts (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
cascada_cut_chooser_dispose (GObject *object)
{
  CascadaCutChooser *self = CASCADA_CUT_CHOOSER (object);

  g_clear_object (&self->view_signals);
  g_clear_object (&self->view);
  g_clear_object (&self->action);
  g_clear_pointer (&self->cuts, g_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL); /* a direct child goes with the template, unknown to the bin */
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_CUT_CHOOSER);
  G_OBJECT_CLASS (cascada_cut_chooser_parent_class)->dispose (object);
}

static void
cascada_cut_chooser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CASCADA_CUT_CHOOSER (object)->view);
}

static void
cascada_cut_chooser_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  set_view (CASCADA_CUT_CHOOSER (object), g_value_get_object (value));
}

static void
cascada_cut_chooser_class_init (CascadaCutChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_cut_chooser_dispose;
  object_class->get_property = cascada_cut_chooser_get_property;
  object_class->set_property = cascada_cut_chooser_set_property;
  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, CASCADA_TYPE_PLAN_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-cut-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaCutChooser, button);
}

static void
cascada_cut_chooser_init (CascadaCutChooser *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->action = g_simple_action_new_stateful ("at", G_VARIANT_TYPE_INT32, g_variant_new_int32 (CASCADA_PERIOD_NONE));
  g_signal_connect_object (self->action, "change-state", G_CALLBACK (at_changed_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "cut", G_ACTION_GROUP (group));

  self->view_signals = g_signal_group_new (CASCADA_TYPE_PLAN_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "notify::cut", G_CALLBACK (show_cut), self);
  g_signal_group_connect_swapped (self->view_signals, "notify::figures", G_CALLBACK (read_cuts), self);
  g_signal_group_connect_swapped (self->view_signals, "refreshed", G_CALLBACK (refreshed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_cut (self);
}

/** cascada_cut_chooser_step: goes @steps cut-offs on, back where negative; stays at the ends. */
void
cascada_cut_chooser_step (CascadaCutChooser *self, int steps)
{
  g_return_if_fail (CASCADA_IS_CUT_CHOOSER (self));
  for (guint i = 0; self->cuts != NULL && i < self->cuts->len; i++)
    if (g_array_index (self->cuts, CascadaPeriod, i) == cascada_plan_view_get_cut (self->view))
      {
        int place = CLAMP ((int) i + steps, 0, (int) self->cuts->len - 1);

        cascada_plan_view_set_cut (self->view, g_array_index (self->cuts, CascadaPeriod, place));
        return;
      }
}
