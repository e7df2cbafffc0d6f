/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-plan-header.h"

#include <glib/gi18n.h>

#include "cascada-enum-labels.h"
#include "cascada-enums.h"
#include "cascada-number.h"
#include "cascada-plan-title.h"
#include "cascada-plan-view.h"
#include "cascada-plan.h"

struct _CascadaPlanHeader
{
  AdwBin parent_instance;

  CascadaPlanView *view;
  GSignalGroup *view_signals;

  GtkLabel *caption;
  GtkLabel *percent;
  GtkLabel *subtitle;
  GtkLabel *title;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaPlanHeader, cascada_plan_header, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
show_plan (CascadaPlanHeader *self)
{
  CascadaRecord *plan = cascada_plan_view_get_plan (self->view);
  const char *title = cascada_record_get_text (plan, CASCADA_PLAN_TITLE);
  g_autofree char *years = cascada_plan_get_years_label (plan);
  const char *kind = cascada_enum_get_label (CASCADA_TYPE_PLAN_KIND, cascada_record_get_integer (plan, CASCADA_PLAN_KIND));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", kind, years);

  gtk_label_set_text (self->title, title != NULL ? title : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_label_set_text (self->subtitle, subtitle);
}

static void
show_percent (CascadaPlanHeader *self)
{
  CascadaFigures *figures = cascada_plan_view_get_figures (self->view);
  CascadaPeriod cut = cascada_plan_view_get_cut (self->view);
  CascadaDecimal percent = cascada_figures_get_plan_percent (figures, cut);
  g_autofree char *text = NULL;
  g_autofree char *period = cut != CASCADA_PERIOD_NONE ? cascada_period_get_short_label (cut) : g_strdup ("");
  g_autofree char *caption = NULL;

  if (percent != CASCADA_DECIMAL_NONE)
    {
      text = cascada_number_format_percent (percent, cascada_figures_get_settings (figures)->decimals);
      /* Translators: %s is a cut-off, for example “Q2 2025” */
      caption = g_strdup_printf (_ ("Compliance at %s"), period);
    }
  gtk_label_set_text (self->percent, text != NULL ? text : "");
  gtk_label_set_text (self->caption, caption != NULL ? caption : _ ("Nothing programmed at the cut-off"));
}

static void
refresh (CascadaPlanHeader *self)
{
  if (self->view == NULL)
    return;
  show_plan (self);
  show_percent (self);
}

static void
set_view (CascadaPlanHeader *self, CascadaPlanView *view)
{
  if (!g_set_object (&self->view, view))
    return;
  g_signal_group_set_target (self->view_signals, view);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
cascada_plan_header_dispose (GObject *object)
{
  CascadaPlanHeader *self = CASCADA_PLAN_HEADER (object);

  g_clear_object (&self->view_signals);
  g_clear_object (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_PLAN_HEADER);
  G_OBJECT_CLASS (cascada_plan_header_parent_class)->dispose (object);
}

static void
cascada_plan_header_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CASCADA_PLAN_HEADER (object)->view);
}

static void
cascada_plan_header_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  set_view (CASCADA_PLAN_HEADER (object), g_value_get_object (value));
}

static void
cascada_plan_header_class_init (CascadaPlanHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_plan_header_dispose;
  object_class->get_property = cascada_plan_header_get_property;
  object_class->set_property = cascada_plan_header_set_property;
  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, CASCADA_TYPE_PLAN_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-plan-header.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanHeader, caption);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanHeader, percent);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanHeader, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanHeader, title);
}

static void
cascada_plan_header_init (CascadaPlanHeader *self)
{
  self->view_signals = g_signal_group_new (CASCADA_TYPE_PLAN_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "notify::cut", G_CALLBACK (refresh), self);
  g_signal_group_connect_swapped (self->view_signals, "refreshed", G_CALLBACK (refresh), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
