/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-ranking-goals.h"

#include <glib/gi18n.h>

#include "cascada-number.h"
#include "cascada-row-names.h"

struct _CascadaRankingGoals
{
  AdwBin parent_instance;

  CascadaRankingItem *item;
  CascadaPeriod quarter;

  GtkLabel *title;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CascadaRankingGoals, cascada_ranking_goals, ADW_TYPE_BIN)

/** cascada_ranking_go: shows the unit's plan at @quarter, and @ref there where it names something. */
void
cascada_ranking_go (GtkWidget *from, CascadaRankingItem *item, CascadaRef ref, CascadaPeriod quarter)
{
  const CascadaConsolidationRow *row = cascada_ranking_item_get_row (item);

  if (row->plan.id != 0)
    gtk_widget_activate_action (from, "workspace.go", "(sxixi)", row->state != CASCADA_PLAN_STATE_NONE ? "report" : "table",
                                row->plan.id, (gint32) ref.kind, ref.id, (gint32) quarter);
}

static void
append_ratio (GString *text, const char *name, CascadaRatio value)
{
  g_autofree char *number = NULL;

  if (cascada_ratio_is_none (value))
    return;
  number = cascada_number_format (cascada_ratio_to_decimal (value, 2), CASCADA_DECIMALS_SHORTEST);
  g_string_append_printf (text, "%s %s · ", name, number);
}

/* "Programmed 10 · Executed 8 · Result 80,00 % · Sent, late" */
static char *
describe (const CascadaConsolidationGoal *goal, guint decimals)
{
  GString *text = g_string_new (NULL);
  g_autofree char *percent = goal->percent != CASCADA_DECIMAL_NONE ? cascada_number_format_percent (goal->percent, (int) decimals) : NULL;

  append_ratio (text, _ ("Programmed"), goal->target);
  append_ratio (text, _ ("Executed"), goal->executed);
  if (goal->n_indicators > 1)
    g_string_append_printf (text, ngettext ("%u indicator · ", "%u indicators · ", goal->n_indicators), goal->n_indicators);
  if (percent != NULL && !goal->missing)
    g_string_append_printf (text, _ ("Result %s · "), percent);
  g_string_append (text, goal->missing && goal->state == CASCADA_REPORT_STATE_DRAFT ? _ ("Not reported") : cascada_report_state_get_label (goal->state));
  if (goal->late)
    g_string_append_printf (text, ", %s", _ ("late"));
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_row (const CascadaConsolidationGoal *goal, guint decimals)
{
  gboolean has_code = goal->code != NULL && *goal->code != '\0';
  g_autofree char *title = has_code ? g_strdup_printf ("%s. %s", goal->code, goal->name) : g_strdup (goal->name);
  g_autofree char *subtitle = describe (goal, decimals);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (row, title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  cascada_row_names_set (row);
  return row;
}

static void
row_activated_cb (CascadaRankingGoals *self, GtkListBoxRow *row)
{
  const CascadaConsolidationRow *unit = cascada_ranking_item_get_row (self->item);
  const CascadaConsolidationGoal *goal = unit->goals->pdata[gtk_list_box_row_get_index (row)];

  cascada_ranking_go (GTK_WIDGET (self), self->item, goal->ref, self->quarter);
}

static char *
describe_unit (CascadaRankingGoals *self)
{
  g_autofree char *quarter = NULL;
  const CascadaConsolidationRow *row;

  if (self->item == NULL)
    return g_strdup (_ ("Choose a unit to see its goals here."));
  row = cascada_ranking_item_get_row (self->item);
  if (row->goals->len == 0)
    return g_strdup_printf ("%s: %s", cascada_ranking_item_get_name (self->item), cascada_unranked_get_label (row->unranked));
  quarter = cascada_period_get_label (self->quarter);
  /* Translators: a unit and a quarter, above its goals */
  return g_strdup_printf (_ ("%s, %s"), cascada_ranking_item_get_name (self->item), quarter);
}

static void
fill (CascadaRankingGoals *self)
{
  const CascadaConsolidationRow *row = self->item != NULL ? cascada_ranking_item_get_row (self->item) : NULL;
  g_autofree char *title = describe_unit (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; row != NULL && i < row->goals->len; i++)
    gtk_list_box_append (self->list, create_row (row->goals->pdata[i], row->settings.decimals));
  gtk_label_set_text (self->title, title);
}

static void
cascada_ranking_goals_dispose (GObject *object)
{
  CascadaRankingGoals *self = CASCADA_RANKING_GOALS (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (cascada_ranking_goals_parent_class)->dispose (object);
}

static void
cascada_ranking_goals_class_init (CascadaRankingGoalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cascada_ranking_goals_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/org/cascada/Cascada/ui/cascada-ranking-goals.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), CascadaRankingGoals, title);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), CascadaRankingGoals, list);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), row_activated_cb);
}

static void
cascada_ranking_goals_init (CascadaRankingGoals *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}

/** cascada_ranking_goals_set_item: @item: (nullable): whose goals are shown */
void
cascada_ranking_goals_set_item (CascadaRankingGoals *self, CascadaRankingItem *item, CascadaPeriod quarter)
{
  g_return_if_fail (CASCADA_IS_RANKING_GOALS (self));

  if (!g_set_object (&self->item, item))
    return;
  self->quarter = quarter;
  fill (self);
}
