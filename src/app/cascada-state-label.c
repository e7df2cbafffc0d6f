/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-state-label.h"

#include "cascada-trace.h"

#define SPACING 6
#define TEXT_CHARS 6 /* fewer say nothing: then the icon stands alone */

struct _CascadaStateLabel
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (CascadaStateLabel, cascada_state_label, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon_name;
  const char *css_class;
} styles[] = {
  [CASCADA_STATE_ON_TRACK] = { "object-select-symbolic", "state-on-track" },
  [CASCADA_STATE_LAG] = { "dialog-warning-symbolic", "state-lag" },
  [CASCADA_STATE_NOT_PROGRAMMED] = { "action-unavailable-symbolic", "state-not-programmed" },
  [CASCADA_STATE_NOT_REPORTED] = { "dialog-question-symbolic", "state-not-reported" },
  [CASCADA_STATE_ELIMINATED] = { "user-trash-symbolic", "state-eliminated" },
};

static int
get_text_width (CascadaStateLabel *self, GtkOrientation orientation, int *natural)
{
  int minimum;

  gtk_widget_measure (self->text, orientation, -1, &minimum, natural, NULL, NULL);
  return minimum;
}

static void
cascada_state_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  CascadaStateLabel *self = CASCADA_STATE_LABEL (widget);
  int text_natural, text_minimum = get_text_width (self, orientation, &text_natural);

  gtk_widget_measure (self->icon, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural += SPACING + text_natural;
    }
  else
    {
      *minimum = MAX (*minimum, text_minimum);
      *natural = MAX (*natural, text_natural);
    }
}

static void
cascada_state_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CascadaStateLabel *self = CASCADA_STATE_LABEL (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int icon, text = get_text_width (self, GTK_ORIENTATION_HORIZONTAL, NULL), room;

  gtk_widget_measure (self->icon, GTK_ORIENTATION_HORIZONTAL, -1, &icon, NULL, NULL, NULL);
  room = width - icon - SPACING;
  gtk_widget_set_child_visible (self->text, room >= text);
  gtk_widget_size_allocate (self->icon, &(GtkAllocation){ rtl ? width - icon : 0, 0, icon, height }, -1);
  if (room >= text)
    gtk_widget_size_allocate (self->text, &(GtkAllocation){ rtl ? 0 : icon + SPACING, 0, room, height }, -1);
}

static void
cascada_state_label_dispose (GObject *object)
{
  CascadaStateLabel *self = CASCADA_STATE_LABEL (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);

  G_OBJECT_CLASS (cascada_state_label_parent_class)->dispose (object);
}

static void
cascada_state_label_class_init (CascadaStateLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_state_label_dispose;

  widget_class->measure = cascada_state_label_measure;
  widget_class->size_allocate = cascada_state_label_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "cascadastate");
}

static void
cascada_state_label_init (CascadaStateLabel *self)
{
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->text = g_object_new (GTK_TYPE_INSCRIPTION,
                             "valign", GTK_ALIGN_CENTER,
                             "min-chars", TEXT_CHARS,
                             "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                             NULL);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
}

GtkWidget *
cascada_state_label_new (void)
{
  return g_object_new (CASCADA_TYPE_STATE_LABEL, NULL);
}

void
cascada_state_label_set_state (CascadaStateLabel *self, CascadaState state)
{
  g_return_if_fail (CASCADA_IS_STATE_LABEL (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), cascada_state_get_icon_name (state));
  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), cascada_state_get_label (state));
  cascada_state_style_widget (state, GTK_WIDGET (self));
}

/** cascada_state_label_is_short: whether there is no room for more than the icon. */
gboolean
cascada_state_label_is_short (CascadaStateLabel *self)
{
  g_return_val_if_fail (CASCADA_IS_STATE_LABEL (self), FALSE);

  return !gtk_widget_get_child_visible (self->text);
}

/**
 * cascada_state_get_icon_name:
 *
 * Returns: name of the symbolic icon that stands for @state
 */
const char *
cascada_state_get_icon_name (CascadaState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (styles), NULL);

  return styles[state].icon_name;
}

/**
 * cascada_state_style_widget:
 *
 * Gives @widget the colour of @state (style class “state-lag” and so on) and takes away that of any other.
 */
void
cascada_state_style_widget (CascadaState state, GtkWidget *widget)
{
  g_return_if_fail ((guint) state < G_N_ELEMENTS (styles));

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      if (i == state)
        gtk_widget_add_css_class (widget, styles[i].css_class);
      else
        gtk_widget_remove_css_class (widget, styles[i].css_class);
    }
}
