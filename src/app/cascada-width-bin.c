/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-width-bin.h"

struct _CascadaWidthBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int minimum;
  int natural;
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_MINIMUM_WIDTH,
  PROP_NATURAL_WIDTH,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaWidthBin, cascada_width_bin, GTK_TYPE_WIDGET)

static void
cascada_width_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  CascadaWidthBin *self = CASCADA_WIDTH_BIN (widget);

  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  *minimum = MAX (*minimum, self->minimum);
  *natural = MAX (*minimum, self->natural);
}

static void
cascada_width_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (CASCADA_WIDTH_BIN (widget)->child, width, height, baseline, NULL);
}

static void
cascada_width_bin_dispose (GObject *object)
{
  g_clear_pointer (&CASCADA_WIDTH_BIN (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (cascada_width_bin_parent_class)->dispose (object);
}

static void
cascada_width_bin_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CascadaWidthBin *self = CASCADA_WIDTH_BIN (object);

  if (prop_id == PROP_CHILD)
    g_value_set_object (value, self->child);
  else
    g_value_set_int (value, prop_id == PROP_MINIMUM_WIDTH ? self->minimum : self->natural);
}

static void
cascada_width_bin_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CascadaWidthBin *self = CASCADA_WIDTH_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      self->child = g_value_get_object (value);
      gtk_widget_set_parent (self->child, GTK_WIDGET (self));
      break;
    case PROP_MINIMUM_WIDTH:
      self->minimum = g_value_get_int (value);
      break;
    case PROP_NATURAL_WIDTH:
      if (self->natural == g_value_get_int (value))
        break;
      self->natural = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_width_bin_class_init (CascadaWidthBinClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamSpec *properties[N_PROPS] = { NULL };

  object_class->dispose = cascada_width_bin_dispose;
  object_class->get_property = cascada_width_bin_get_property;
  object_class->set_property = cascada_width_bin_set_property;
  widget_class->measure = cascada_width_bin_measure;
  widget_class->size_allocate = cascada_width_bin_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MINIMUM_WIDTH] = g_param_spec_int ("minimum-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_NATURAL_WIDTH] =
      g_param_spec_int ("natural-width", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cascada_width_bin_init (CascadaWidthBin *self)
{
}
