/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-life-track.h"

#include <glib/gi18n.h>

#define FIRST CASCADA_PLAN_STATE_DRAFT

struct _CascadaLifeTrack
{
  AdwBin parent_instance;

  GtkFlowBox *box;
  GtkStack *marks[CASCADA_N_PLAN_STATES];
  GtkWidget *labels[CASCADA_N_PLAN_STATES];
};

G_DEFINE_FINAL_TYPE (CascadaLifeTrack, cascada_life_track, ADW_TYPE_BIN)

/* A tick where the plan was, the number elsewhere. */
static GtkStack *
create_mark (guint number)
{
  GtkStack *mark = GTK_STACK (gtk_stack_new ());
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_stack_add_named (mark, gtk_label_new (text), "number");
  gtk_stack_add_named (mark, gtk_image_new_from_icon_name ("object-select-symbolic"), "passed");
  gtk_widget_set_halign (GTK_WIDGET (mark), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (mark), "life-mark");
  return mark;
}

static void
append_state (CascadaLifeTrack *self, CascadaPlanState state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *child = gtk_flow_box_child_new ();
  GtkWidget *label = gtk_label_new (cascada_plan_state_get_label (state));

  g_object_set (label, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "max-width-chars", 12, NULL);
  self->marks[state] = create_mark (state);
  self->labels[state] = label;
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->marks[state]));
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->box, child);
}

static void
cascada_life_track_class_init (CascadaLifeTrackClass *klass)
{
}

static void
cascada_life_track_init (CascadaLifeTrack *self)
{
  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  g_object_set (self->box, "selection-mode", GTK_SELECTION_NONE, "min-children-per-line", 3, "max-children-per-line", 6,
                "homogeneous", TRUE, "can-focus", FALSE, "row-spacing", 12, "column-spacing", 6, NULL);
  for (CascadaPlanState state = FIRST; state < CASCADA_N_PLAN_STATES; state++)
    append_state (self, state);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * cascada_life_track_show:
 * @state: the present one
 * @visited: a bit for each state that the plan was in
 */
void
cascada_life_track_show (CascadaLifeTrack *self, CascadaPlanState state, guint visited)
{
  g_autofree char *told = NULL;

  g_return_if_fail (CASCADA_IS_LIFE_TRACK (self));

  for (CascadaPlanState each = FIRST; each < CASCADA_N_PLAN_STATES; each++)
    {
      gboolean passed = each < state && (visited & 1u << each) != 0;

      gtk_stack_set_visible_child_name (self->marks[each], passed ? "passed" : "number");
      set_class (GTK_WIDGET (self->marks[each]), "passed", passed);
      set_class (GTK_WIDGET (self->marks[each]), "present", each == state);
      set_class (self->labels[each], "heading", each == state);
      set_class (self->labels[each], "dim-label", each != state);
    }
  /* Translators: %s is a state, such as “Under review” */
  told = g_strdup_printf (_ ("State of the plan: %s"), cascada_plan_state_get_label (state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
}
