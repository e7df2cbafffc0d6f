/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-ranking-page.h"

#include <glib/gi18n.h>

#include "cascada-column-view.h"
#include "cascada-header-order.h"
#include "cascada-ranking-columns.h"
#include "cascada-ranking-goals.h"
#include "cascada-ranking-save.h"
#include "cascada-ranking-text.h"

#include "cascada-kinds.h"

struct _CascadaRankingPage
{
  AdwBin parent_instance;

  CascadaRankingList *list;
  GtkSingleSelection *selection;
  CascadaHeaderOrder *header_order;
  gint64 chosen; /* key of the row chosen last, 0 for none */
  CascadaConsolidationFlags flags;

  AdwStatusPage *empty;
  CascadaRankingGoals *goals;
  GtkColumnView *table;
  GtkLabel *notice;
  GtkLabel *quarter_label;
  GtkLabel *settings;
  GtkLabel *summary;
  GtkMenuButton *kind_button;
  GtkMenuButton *show_button;
  GtkSpinner *spinner;
  GtkStack *stack;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_KIND,
  PROP_SHOW,
  PROP_ORDER,
  PROP_ALL_STATES,
  PROP_AS_MODIFIED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CascadaRankingPage, cascada_ranking_page, ADW_TYPE_BIN)

/* One of a menu: its name there, what it stands for, and what the button says. */
typedef struct
{
  const char *name;
  int value;
  const char *label;
  gboolean descending;
} Choice;

static const Choice kinds[] = {
  { "all", -1, N_ ("All Units") },
  { "process", CASCADA_UNIT_KIND_PROCESS, N_ ("Processes") },
  { "local-office", CASCADA_UNIT_KIND_LOCAL_OFFICE, N_ ("Local Offices") },
  { NULL },
};

static const Choice shows[] = {
  { "all", CASCADA_RANKING_SHOW_ALL, N_ ("All Reports") },
  { "missing", CASCADA_RANKING_SHOW_MISSING, N_ ("Missing") },
  { "late", CASCADA_RANKING_SHOW_LATE, N_ ("Late") },
  { "returned", CASCADA_RANKING_SHOW_RETURNED, N_ ("Returned") },
  { "sent", CASCADA_RANKING_SHOW_SENT, N_ ("To Be Checked") },
  { NULL },
};

static const Choice orders[] = {
  { "rank", -1, NULL, FALSE },
  { "unit", CASCADA_RANKING_COLUMN_UNIT, NULL, FALSE },
  { "cumulative", CASCADA_RANKING_COLUMN_CUMULATIVE, NULL, TRUE },
  { "change", CASCADA_RANKING_COLUMN_CHANGE, NULL, TRUE },
  { "late", CASCADA_RANKING_COLUMN_LATE, NULL, TRUE },
  { NULL },
};

static const Choice *
find_name (const Choice *choices, const char *name)
{
  for (; choices->name != NULL; choices++)
    if (g_strcmp0 (choices->name, name) == 0)
      return choices;
  return NULL;
}

static const Choice *
find_value (const Choice *choices, int value)
{
  for (; choices->name != NULL; choices++)
    if (choices->value == value)
      return choices;
  return NULL;
}

static void
label_button (GtkMenuButton *button, const char *what, const char *label)
{
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), what, label);

  gtk_label_set_text (GTK_LABEL (gtk_menu_button_get_child (button)), label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* the button inside is what takes the focus */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (button))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
label_buttons (CascadaRankingPage *self)
{
  label_button (self->kind_button, _ ("Units"), _ (find_value (kinds, cascada_ranking_list_get_kind (self->list))->label));
  label_button (self->show_button, _ ("Reports"), _ (find_value (shows, (int) cascada_ranking_list_get_show (self->list))->label));
}

static CascadaRankingItem *
get_chosen (CascadaRankingPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
selected_cb (CascadaRankingPage *self)
{
  CascadaRankingItem *item = get_chosen (self);

  if (item != NULL)
    self->chosen = cascada_ranking_item_get_key (item);
  cascada_ranking_goals_set_item (self->goals, item, cascada_ranking_list_get_quarter (self->list));
}

/* What was chosen is chosen again in the new rows, else the first of them, and shown. */
static void
rows_changed_cb (CascadaRankingPage *self)
{
  guint position = self->chosen != 0 ? cascada_ranking_list_find (self->list, self->chosen) : G_MAXUINT;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  position = position != G_MAXUINT ? position : 0;
  gtk_single_selection_set_selected (self->selection, position);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->table)))
    cascada_column_view_scroll_to (self->table, position);
}

static void
show_empty (CascadaRankingPage *self, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, escaped);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_status (CascadaRankingPage *self)
{
  const GError *error = cascada_ranking_list_get_error (self->list);

  switch (cascada_ranking_list_get_status (self->list))
    {
    case CASCADA_RANKING_STATUS_LOADING:
      gtk_stack_set_visible_child_name (self->stack, "loading");
      break;
    case CASCADA_RANKING_STATUS_FAILED:
      show_empty (self, _ ("The Ranking Cannot Be Read"), error->message);
      break;
    case CASCADA_RANKING_STATUS_NO_PLANS:
      show_empty (self, _ ("No Management Plans"),
                  cascada_ranking_list_get_quarter (self->list) == CASCADA_PERIOD_NONE
                      ? _ ("The units’ management plans are ranked here once there are some: add a plan of the kind “Management”.")
                      : _ ("No management plan holds for this year."));
      break;
    case CASCADA_RANKING_STATUS_NO_MATCH:
      show_empty (self, _ ("No Unit Found"), _ ("No unit is of this kind and state, with this name."));
      break;
    case CASCADA_RANKING_STATUS_ROWS:
    default:
      gtk_stack_set_visible_child_name (self->stack, "rows");
    }
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_texts (CascadaRankingPage *self)
{
  CascadaConsolidation *consolidation = cascada_ranking_list_get_consolidation (self->list);
  gboolean told = consolidation != NULL && consolidation->rows->len > 0;
  g_autofree char *summary = NULL, *settings = NULL, *all_settings = NULL, *notice = NULL;

  g_object_get (self->list, "summary", &summary, "settings", &settings, "notice", &notice, NULL);
  if (told)
    all_settings = cascada_ranking_tell_settings (consolidation, cascada_ranking_list_get_kind (self->list), 0);
  set_text (self->summary, told ? summary : "");
  set_text (self->settings, told ? settings : "");
  set_text (self->notice, told ? notice : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->settings), all_settings);
}

static void
show_quarter (CascadaRankingPage *self)
{
  CascadaPeriod quarter = cascada_ranking_list_get_quarter (self->list);
  g_autofree char *label = quarter != CASCADA_PERIOD_NONE ? cascada_period_get_label (quarter) : g_strdup ("");

  gtk_label_set_text (self->quarter_label, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ranking.previous", cascada_ranking_list_can_step (self->list, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ranking.next", cascada_ranking_list_can_step (self->list, 1));
}

static void
refreshed_cb (CascadaRankingPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  show_status (self);
  show_texts (self);
  show_quarter (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ranking.copy", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ranking.export", any);
}

static void
reading_cb (CascadaRankingPage *self)
{
  gboolean reading;

  g_object_get (self->list, "reading", &reading, NULL);
  gtk_spinner_set_spinning (self->spinner, reading);
}

static void
order_cb (CascadaRankingPage *self)
{
  gboolean descending;
  int column = cascada_header_order_get (self->header_order, &descending);

  cascada_ranking_list_set_order (self->list, column, column >= 0 && descending);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

static void
search_changed_cb (CascadaRankingPage *self, GtkSearchEntry *entry)
{
  cascada_ranking_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
activate_cb (CascadaRankingPage *self, guint position)
{
  g_autoptr (CascadaRankingItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item != NULL)
    cascada_ranking_go (GTK_WIDGET (self), item, (CascadaRef){ 0 }, cascada_ranking_list_get_quarter (self->list));
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cascada_ranking_list_step (CASCADA_RANKING_PAGE (widget)->list, g_str_equal (action, "ranking.next") ? 1 : -1);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cascada_ranking_save_copy (widget, CASCADA_RANKING_PAGE (widget)->list);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cascada_ranking_save_ask (widget, CASCADA_RANKING_PAGE (widget)->list);
}

static void
cascada_ranking_page_map (GtkWidget *widget)
{
  CascadaRankingPage *self = CASCADA_RANKING_PAGE (widget);

  GTK_WIDGET_CLASS (cascada_ranking_page_parent_class)->map (widget);
  cascada_ranking_list_set_active (self->list, TRUE);
}

static void
cascada_ranking_page_unmap (GtkWidget *widget)
{
  cascada_ranking_list_set_active (CASCADA_RANKING_PAGE (widget)->list, FALSE);
  GTK_WIDGET_CLASS (cascada_ranking_page_parent_class)->unmap (widget);
}

static gboolean
cascada_ranking_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CASCADA_RANKING_PAGE (widget)->table));
}

static void
cascada_ranking_page_dispose (GObject *object)
{
  CascadaRankingPage *self = CASCADA_RANKING_PAGE (object);

  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      cascada_ranking_list_set_workspace (self->list, NULL);
    }
  g_clear_object (&self->header_order);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (cascada_ranking_page_parent_class)->dispose (object);
}

static const char *
get_order_name (CascadaRankingPage *self)
{
  /* a menu asks before there are columns */
  int column = self->header_order != NULL ? cascada_header_order_get (self->header_order, NULL) : -1;
  const Choice *choice = find_value (orders, column);

  return choice != NULL ? choice->name : "";
}

static void
cascada_ranking_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CascadaRankingPage *self = CASCADA_RANKING_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, cascada_ranking_list_get_workspace (self->list));
      break;
    case PROP_KIND:
      g_value_set_string (value, find_value (kinds, cascada_ranking_list_get_kind (self->list))->name);
      break;
    case PROP_SHOW:
      g_value_set_string (value, find_value (shows, (int) cascada_ranking_list_get_show (self->list))->name);
      break;
    case PROP_ORDER:
      g_value_set_string (value, get_order_name (self));
      break;
    case PROP_ALL_STATES:
      g_value_set_boolean (value, (self->flags & CASCADA_CONSOLIDATION_ALL_STATES) != 0);
      break;
    case PROP_AS_MODIFIED:
      g_value_set_boolean (value, (self->flags & CASCADA_CONSOLIDATION_AS_MODIFIED) != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
choose (CascadaRankingPage *self, guint prop_id, const Choice *choice)
{
  if (choice == NULL)
    return;
  if (prop_id == PROP_KIND)
    cascada_ranking_list_set_kind (self->list, choice->value);
  else if (prop_id == PROP_SHOW)
    cascada_ranking_list_set_show (self->list, (CascadaRankingShow) choice->value);
  else
    cascada_header_order_set (self->header_order, choice->value, choice->descending);
  cascada_ranking_columns_show_kind (self->table, cascada_ranking_list_get_kind (self->list) < 0);
  label_buttons (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
set_flag (CascadaRankingPage *self, CascadaConsolidationFlags flag, gboolean on, GParamSpec *pspec)
{
  self->flags = on ? self->flags | flag : self->flags & ~flag;
  cascada_ranking_list_set_flags (self->list, self->flags);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
cascada_ranking_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CascadaRankingPage *self = CASCADA_RANKING_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      self->chosen = 0;
      cascada_ranking_list_set_workspace (self->list, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_KIND:
      choose (self, prop_id, find_name (kinds, g_value_get_string (value)));
      break;
    case PROP_SHOW:
      choose (self, prop_id, find_name (shows, g_value_get_string (value)));
      break;
    case PROP_ORDER:
      choose (self, prop_id, find_name (orders, g_value_get_string (value)));
      break;
    case PROP_ALL_STATES:
      set_flag (self, CASCADA_CONSOLIDATION_ALL_STATES, g_value_get_boolean (value), pspec);
      break;
    case PROP_AS_MODIFIED:
      set_flag (self, CASCADA_CONSOLIDATION_AS_MODIFIED, g_value_get_boolean (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CASCADA_TYPE_WORKSPACE, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "all", flags);
  properties[PROP_SHOW] = g_param_spec_string ("show", NULL, NULL, "all", flags);
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, "rank", flags);
  properties[PROP_ALL_STATES] = g_param_spec_boolean ("all-states", NULL, NULL, FALSE, flags);
  properties[PROP_AS_MODIFIED] = g_param_spec_boolean ("as-modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "ranking.previous", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "ranking.next", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "ranking.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "ranking.export", NULL, export_cb);
  gtk_widget_class_install_property_action (widget_class, "ranking.kind", "kind");
  gtk_widget_class_install_property_action (widget_class, "ranking.show", "show");
  gtk_widget_class_install_property_action (widget_class, "ranking.order", "order");
  gtk_widget_class_install_property_action (widget_class, "ranking.all-states", "all-states");
  gtk_widget_class_install_property_action (widget_class, "ranking.as-modified", "as-modified");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "ranking.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "ranking.next", NULL);
}

static void
cascada_ranking_page_class_init (CascadaRankingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_ranking_page_dispose;
  object_class->get_property = cascada_ranking_page_get_property;
  object_class->set_property = cascada_ranking_page_set_property;
  widget_class->map = cascada_ranking_page_map;
  widget_class->unmap = cascada_ranking_page_unmap;
  widget_class->grab_focus = cascada_ranking_page_grab_focus;
  install_properties (object_class);
  install_actions (widget_class);

  g_type_ensure (CASCADA_TYPE_RANKING_GOALS);
  gtk_widget_class_set_css_name (widget_class, "rankingpage");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-ranking-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaRankingPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CascadaRankingPage, goals);
  gtk_widget_class_bind_template_child (widget_class, CascadaRankingPage, table);
  gtk_widget_class_bind_template_child (widget_class, CascadaRankingPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CascadaRankingPage, quarter_label);
  gtk_widget_class_bind_template_child (widget_class, CascadaRankingPage, settings);
  gtk_widget_class_bind_template_child (widget_class, CascadaRankingPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CascadaRankingPage, kind_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaRankingPage, show_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaRankingPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CascadaRankingPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
cascada_ranking_page_init (CascadaRankingPage *self)
{
  self->list = cascada_ranking_list_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->header_order = cascada_header_order_new (self->table);
  cascada_ranking_columns_add (self->table, self->header_order);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->header_order, "changed", G_CALLBACK (order_cb), self);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (rows_changed_cb), self);
  g_signal_connect_swapped (self->list, "notify::status", G_CALLBACK (refreshed_cb), self);
  g_signal_connect_swapped (self->list, "notify::quarter", G_CALLBACK (show_quarter), self);
  g_signal_connect_swapped (self->list, "notify::reading", G_CALLBACK (reading_cb), self);
  label_buttons (self);
  refreshed_cb (self);
}

/** cascada_ranking_page_get_list: Returns: (transfer none): what the page shows */
CascadaRankingList *
cascada_ranking_page_get_list (CascadaRankingPage *self)
{
  g_return_val_if_fail (CASCADA_IS_RANKING_PAGE (self), NULL);

  return self->list;
}
