/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-effect-list.h"

#include <glib/gi18n.h>

#include "cascada-number.h"
#include "cascada-row-names.h"

struct _CascadaRequestEffectList
{
  AdwBin parent_instance;

  GtkListBox *rows;
  guint n_used; /* while they are filled */
  int decimals; /* of percentages */
};

G_DEFINE_FINAL_TYPE (CascadaRequestEffectList, cascada_request_effect_list, ADW_TYPE_BIN)

static void
cascada_request_effect_list_class_init (CascadaRequestEffectListClass *klass)
{
}

static void
cascada_request_effect_list_init (CascadaRequestEffectList *self)
{
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Effect"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
}

/* Rows are kept, and with them the focus. */
static GtkWidget *
take_row (CascadaRequestEffectList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, (int) self->n_used++);

  if (row == NULL)
    {
      row = GTK_LIST_BOX_ROW (adw_action_row_new ());
      g_object_set (row, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, NULL);
      gtk_widget_add_css_class (GTK_WIDGET (row), "effect");
      gtk_list_box_append (self->rows, GTK_WIDGET (row));
      cascada_row_names_set (GTK_WIDGET (row));
    }
  return GTK_WIDGET (row);
}

static char *
format (CascadaRequestEffectList *self, CascadaDecimal value, gboolean percent)
{
  if (value == CASCADA_DECIMAL_NONE)
    return g_strdup ("—");
  return percent ? cascada_number_format_percent (value, self->decimals) : cascada_number_format (value, CASCADA_DECIMALS_SHORTEST);
}

static void
add_pair (CascadaRequestEffectList *self, const char *title, CascadaRequestPair pair, gboolean percent)
{
  GtkWidget *row = take_row (self);
  g_autofree char *before = format (self, pair.before, percent), *after = format (self, pair.after, percent);
  g_autofree char *text = NULL;

  if (pair.before == pair.after)
    /* Translators: a figure that a modification leaves as it is */
    text = g_strdup_printf (_ ("%s, unchanged"), before);
  else
    /* Translators: a figure before and after a modification */
    text = g_strdup_printf (_ ("%s → %s"), before, after);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  if (pair.before == pair.after)
    gtk_widget_remove_css_class (row, "differs");
  else
    gtk_widget_add_css_class (row, "differs");
}

static void
add_changed (CascadaRequestEffectList *self, const char *what, const char *indicator, CascadaRequestPair pair, gboolean percent)
{
  /* Translators: a figure and the indicator it is of */
  g_autofree char *title = g_strdup_printf (_ ("%s: %s"), what, indicator);

  if (pair.before != pair.after)
    add_pair (self, title, pair, percent);
}

static void
add_indicator (CascadaRequestEffectList *self, const CascadaRequestIndicatorEffect *indicator)
{
  add_changed (self, _ ("Weight"), indicator->name, indicator->weight, TRUE);
  add_changed (self, _ ("Total"), indicator->name, indicator->total, FALSE);
  add_changed (self, _ ("Target of the year"), indicator->name, indicator->year_target, FALSE);
  add_changed (self, _ ("Progress at cut-off"), indicator->name, indicator->percent, TRUE);
}

/** cascada_request_effect_list_show: @effect: copied; @decimals: of percentages. */
void
cascada_request_effect_list_show (CascadaRequestEffectList *self, const CascadaRequestEffect *effect, int decimals)
{
  GtkListBoxRow *row;

  g_return_if_fail (CASCADA_IS_REQUEST_EFFECT_LIST (self) && effect != NULL);

  self->n_used = 0;
  self->decimals = decimals;
  for (guint i = 0; i < effect->indicators->len; i++)
    add_indicator (self, effect->indicators->pdata[i]);
  add_pair (self, _ ("Weights of the objective"), effect->weights, TRUE);
  add_pair (self, _ ("Compliance of the goal"), effect->goal, TRUE);
  add_pair (self, _ ("Compliance of the objective"), effect->objective_percent, TRUE);
  add_pair (self, _ ("Compliance of the plan"), effect->plan, TRUE);
  while ((row = gtk_list_box_get_row_at_index (self->rows, (int) self->n_used)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
}
