/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-condition-list.h"

#include <glib/gi18n.h>

struct _CascadaConditionList
{
  AdwBin parent_instance;

  GtkListBox *rows;
  const char *const *leading; /* ids of conditions that can be gone to */
  gboolean wordy;             /* each says its verdict in words, and what it looked at */
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaConditionList, cascada_condition_list, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static const struct
{
  const char *icon_name;
  const char *css_class;
  const char *word;
  const char *short_word;
} verdicts[] = {
  [CASCADA_VERDICT_MET] = { "object-select-symbolic", "success", N_ ("Met"), N_ ("Met") },
  [CASCADA_VERDICT_NEEDS_ANSWER] = { "dialog-information-symbolic", "warning", N_ ("To be looked at"), NC_ ("verdict", "Open") },
  [CASCADA_VERDICT_NOT_MET] = { "dialog-error-symbolic", "error", N_ ("Not met"), N_ ("Not met") },
  [CASCADA_VERDICT_DOES_NOT_APPLY] = { "list-remove-symbolic", "dim-label", N_ ("Does not apply"), N_ ("Does not apply") },
};

static void
activated_cb (CascadaConditionList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, g_object_get_data (G_OBJECT (row), "id"));
}

static void
cascada_condition_list_class_init (CascadaConditionListClass *klass)
{
  signals[ACTIVATED] = g_signal_new ("activated", CASCADA_TYPE_CONDITION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cascada_condition_list_init (CascadaConditionList *self)
{
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Conditions"), -1);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
}

static GtkWidget *
create_row (CascadaConditionList *self, const CascadaCondition *condition)
{
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new (), *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *word = gtk_label_new (NULL);

  g_object_set (row, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, NULL);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (condition->id), g_free);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  g_object_set_data (G_OBJECT (row), "arrow", arrow);
  g_object_set_data (G_OBJECT (row), "word", word);
  gtk_widget_add_css_class (word, "caption-heading");
  gtk_widget_set_visible (word, self->wordy);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), word);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  return row;
}

static gboolean
leads (CascadaConditionList *self, const CascadaCondition *condition)
{
  return condition->message != NULL && self->leading != NULL && g_strv_contains (self->leading, condition->id);
}

static char *
get_whole_subtitle (const CascadaCondition *condition)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (condition->message != NULL)
    g_string_append_printf (text, "%s. %s.\n", condition->message, condition->cure);
  if (condition->facts != NULL && g_strcmp0 (condition->facts, condition->message) != 0)
    g_string_append_printf (text, "%s.\n", condition->facts);
  return g_strdup (g_string_append (text, condition->clause)->str);
}

/* Below: what stands in the way and the cure, or else what was looked at; and the clause. */
static char *
get_subtitle (CascadaConditionList *self, const CascadaCondition *condition)
{
  if (self->wordy)
    return get_whole_subtitle (condition);
  if (condition->message != NULL)
    return g_strdup_printf ("%s. %s.\n%s", condition->message, condition->cure, condition->clause);
  return condition->facts == NULL ? g_strdup (condition->clause) : g_strdup_printf ("%s.\n%s", condition->facts, condition->clause);
}

static const char *
get_short_word (CascadaVerdict verdict)
{
  return verdict == CASCADA_VERDICT_NEEDS_ANSWER ? g_dpgettext2 (NULL, "verdict", verdicts[verdict].short_word) : _ (verdicts[verdict].short_word);
}

static void
show_verdict (GtkWidget *row, CascadaVerdict verdict)
{
  GtkWidget *icon = g_object_get_data (G_OBJECT (row), "icon"), *word = g_object_get_data (G_OBJECT (row), "word");

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      gtk_widget_remove_css_class (icon, verdicts[i].css_class);
      gtk_widget_remove_css_class (word, verdicts[i].css_class);
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), verdicts[verdict].icon_name);
  gtk_label_set_text (GTK_LABEL (word), get_short_word (verdict));
  gtk_widget_add_css_class (icon, verdicts[verdict].css_class);
  gtk_widget_add_css_class (word, verdicts[verdict].css_class);
  gtk_widget_set_tooltip_text (icon, _ (verdicts[verdict].word));
}

static void
fill_row (CascadaConditionList *self, GtkWidget *row, const CascadaCondition *condition)
{
  g_autofree char *subtitle = get_subtitle (self, condition);
  g_autofree char *name = g_strdup_printf ("%s: %s", _ (verdicts[condition->verdict].word), condition->label);
  gboolean leading = leads (self, condition);

  show_verdict (row, condition->verdict);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), condition->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), leading);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "arrow"), leading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
}

/* Whether the rows shown are of these conditions: then they are only brought up to date, and keep the focus. */
static gboolean
has_rows_of (CascadaConditionList *self, const GPtrArray *conditions)
{
  guint n_rows = 0;

  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->rows, (int) n_rows)) != NULL; n_rows++)
    if (n_rows >= conditions->len ||
        !g_str_equal (g_object_get_data (G_OBJECT (row), "id"), ((CascadaCondition *) conditions->pdata[n_rows])->id))
      return FALSE;
  return n_rows == conditions->len;
}

/** cascada_condition_list_show: @conditions: (element-type CascadaCondition): of one step, copied. */
void
cascada_condition_list_show (CascadaConditionList *self, const GPtrArray *conditions)
{
  GtkListBoxRow *row;

  g_return_if_fail (CASCADA_IS_CONDITION_LIST (self) && conditions != NULL);

  if (!has_rows_of (self, conditions))
    {
      while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
        gtk_list_box_remove (self->rows, GTK_WIDGET (row));
      for (guint i = 0; i < conditions->len; i++)
        gtk_list_box_append (self->rows, create_row (self, conditions->pdata[i]));
    }
  for (guint i = 0; i < conditions->len; i++)
    fill_row (self, GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, (int) i)), conditions->pdata[i]);
}

/** cascada_condition_list_set_leading: @ids: (nullable): static, of the conditions whose rows can be activated. */
void
cascada_condition_list_set_leading (CascadaConditionList *self, const char *const *ids)
{
  g_return_if_fail (CASCADA_IS_CONDITION_LIST (self));
  self->leading = ids;
}

/** cascada_condition_list_set_wordy: each row says its verdict in words too, and what was looked at whatever the verdict. */
void
cascada_condition_list_set_wordy (CascadaConditionList *self, gboolean wordy)
{
  g_return_if_fail (CASCADA_IS_CONDITION_LIST (self));
  self->wordy = wordy;
}
