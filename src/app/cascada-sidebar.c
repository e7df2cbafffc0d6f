/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-sidebar.h"

#include <glib/gi18n.h>

#include "cascada-lifecycle.h"

#include "cascada-plan-title.h"
#include "cascada-plan.h"

struct _CascadaSidebar
{
  AdwBin parent_instance;

  CascadaWorkspace *workspace;
  CascadaRecord *plan;
  char *place;
  GListStore *items; /* names of places, then plans */

  GtkListBox *list;
  GtkPopover *menu;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_PLACE,
  PROP_PLAN,
  N_PROPS,
};

/* Pages of the workspace as a whole, above the plans. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
} places[] = {
  { "home", N_ ("Home"), "go-home-symbolic" },
  { "ranking", N_ ("Ranking"), "view-sort-descending-symbolic" },
  { "people", N_ ("People and Units"), "system-users-symbolic" },
};

G_DEFINE_FINAL_TYPE (CascadaSidebar, cascada_sidebar, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

/* Whether it is a plan of the unit that whoever works acts for. */
static gboolean
is_own (CascadaSidebar *self, CascadaRecord *plan)
{
  gint64 unit = self->workspace != NULL ? cascada_workspace_get_unit (self->workspace) : 0;

  return unit != 0 && cascada_record_get_integer (plan, CASCADA_PLAN_UNIT) == unit;
}

static int
compare_plans_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  CascadaRecord *x = *(CascadaRecord **) a, *y = *(CascadaRecord **) b;
  gboolean own = is_own (CASCADA_SIDEBAR (user_data), x);

  if (own != is_own (CASCADA_SIDEBAR (user_data), y))
    return own ? -1 : 1;
  return cascada_plan_compare (x, y);
}

static char *
describe_plan (CascadaRecord *plan)
{
  gint64 state = cascada_record_get_integer (plan, CASCADA_PLAN_STATE);
  g_autofree char *years = cascada_plan_get_years_label (plan);

  if (state == CASCADA_PLAN_STATE_NONE)
    return g_steal_pointer (&years);
  return g_strdup_printf ("%s · %s", years, cascada_plan_state_get_label (state));
}

static GtkWidget *
create_plan_box (CascadaRecord *plan, const char *description)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (cascada_record_get_text (plan, CASCADA_PLAN_TITLE));
  GtkWidget *subtitle = gtk_label_new (description);

  g_object_set (title, "xalign", 0.0, "wrap", TRUE, "lines", 3, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  g_object_set (subtitle, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static GtkWidget *
create_place_box (const char *name, const char **title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].name, name))
      {
        *title = _ (places[i].title);
        gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (places[i].icon));
        gtk_box_append (GTK_BOX (box), gtk_label_new (*title));
      }
  return box;
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *description = NULL;
  const char *title = "";
  GtkWidget *box;

  if (CASCADA_IS_RECORD (item))
    {
      title = cascada_record_get_text (item, CASCADA_PLAN_TITLE);
      description = describe_plan (item);
      box = create_plan_box (item, description);
      g_object_set_data_full (G_OBJECT (row), "plan", g_object_ref (item), g_object_unref);
    }
  else
    {
      box = create_place_box (gtk_string_object_get_string (item), &title);
      g_object_set_data (G_OBJECT (row), "place", (gpointer) gtk_string_object_get_string (item));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description != NULL ? description : "", -1);
  return row;
}

static CascadaRecord *
get_row_plan (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "plan") : NULL;
}

static const char *
get_heading (CascadaSidebar *self, CascadaRecord *plan)
{
  return is_own (self, plan) ? _ ("My Unit’s Plans") : cascada_plan_kind_get_heading (cascada_record_get_integer (plan, CASCADA_PLAN_KIND));
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  CascadaSidebar *self = CASCADA_SIDEBAR (user_data);
  CascadaRecord *plan = get_row_plan (row), *plan_before = get_row_plan (before);
  const char *heading = plan != NULL ? get_heading (self, plan) : NULL;
  GtkWidget *header;

  if (heading == NULL || (plan_before != NULL && g_str_equal (get_heading (self, plan_before), heading)))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "sidebar-header");
  gtk_list_box_row_set_header (row, header);
}

static guint
get_first_plan (CascadaSidebar *self)
{
  return self->workspace != NULL ? G_N_ELEMENTS (places) : 0;
}

static GtkListBoxRow *
find_row (CascadaSidebar *self)
{
  guint position;

  if (self->place != NULL)
    for (guint i = 0; i < get_first_plan (self); i++)
      if (g_str_equal (places[i].name, self->place))
        return gtk_list_box_get_row_at_index (self->list, i);
  if (self->place == NULL && self->plan != NULL && g_list_store_find (self->items, self->plan, &position))
    return gtk_list_box_get_row_at_index (self->list, position);
  return NULL;
}

static void
select_chosen_row (CascadaSidebar *self)
{
  GtkListBoxRow *row = find_row (self);

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  else
    gtk_list_box_unselect_all (self->list);
}

static GPtrArray *
list_items (CascadaSidebar *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) plans = NULL;

  for (guint i = 0; i < get_first_plan (self); i++)
    g_ptr_array_add (items, gtk_string_object_new (places[i].name));
  if (self->workspace != NULL)
    plans = cascada_workspace_get_children (self->workspace, CASCADA_KIND_PLAN, 0, NULL);
  if (plans == NULL)
    return items;
  g_ptr_array_sort_with_data (plans, compare_plans_cb, self);
  for (guint i = 0; i < plans->len; i++)
    g_ptr_array_add (items, g_object_ref (plans->pdata[i]));
  return items;
}

static CascadaRecord *
get_first (CascadaSidebar *self)
{
  return get_row_plan (gtk_list_box_get_row_at_index (self->list, (int) get_first_plan (self)));
}

static void
choose (CascadaSidebar *self, CascadaRecord *plan, const char *place)
{
  gboolean other_plan = g_set_object (&self->plan, plan);
  gboolean other_place = g_strcmp0 (self->place, place) != 0;

  if (!other_plan && !other_place)
    return;
  if (other_place)
    {
      g_free (self->place);
      self->place = g_strdup (place);
    }
  select_chosen_row (self);
  if (other_plan)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
  if (other_place)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
}

/* Where the plan that was chosen is gone, another is; whoever is at a place stays there. */
static void
reload (CascadaSidebar *self)
{
  g_autoptr (GPtrArray) items = list_items (self);
  g_autoptr (CascadaRecord) chosen = self->plan != NULL ? g_object_ref (self->plan) : NULL;
  guint position;

  g_signal_handlers_block_matched (self->list, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  select_chosen_row (self);
  g_signal_handlers_unblock_matched (self->list, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  if (chosen != NULL && !g_list_store_find (self->items, chosen, &position))
    choose (self, get_first (self), self->place);
}

static void
workspace_changed_cb (CascadaSidebar *self, GArray *changes)
{
  gboolean plans_changed = changes == NULL;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    plans_changed |= g_array_index (changes, CascadaChange, i).ref.kind == CASCADA_KIND_PLAN;
  if (plans_changed)
    reload (self);
}

static void
row_selected_cb (CascadaSidebar *self, GtkListBoxRow *row)
{
  if (get_row_plan (row) != NULL)
    cascada_sidebar_set_plan (self, get_row_plan (row));
  else if (row != NULL)
    cascada_sidebar_set_place (self, g_object_get_data (G_OBJECT (row), "place"));
}

static void
pop_up (CascadaSidebar *self, GtkListBoxRow *row, double x, double y)
{
  double menu_x, menu_y;

  gtk_list_box_select_row (self->list, row);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &menu_x, &menu_y);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle){ (int) menu_x, (int) menu_y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
pressed_cb (CascadaSidebar *self, int n_press, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (get_row_plan (row) != NULL)
    pop_up (self, row, x, y);
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaSidebar *self = CASCADA_SIDEBAR (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  graphene_rect_t bounds;

  if (get_row_plan (row) != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    pop_up (self, row, bounds.origin.x + 24, bounds.origin.y + bounds.size.height);
}

/* Tab would choose each row on its way: it leaves the list, and enters it at what is chosen. */
static gboolean
cascada_sidebar_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CascadaSidebar *self = CASCADA_SIDEBAR (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (cascada_sidebar_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
    return FALSE;
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
cascada_sidebar_dispose (GObject *object)
{
  CascadaSidebar *self = CASCADA_SIDEBAR (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_SIDEBAR);
  G_OBJECT_CLASS (cascada_sidebar_parent_class)->dispose (object);
}

static void
cascada_sidebar_finalize (GObject *object)
{
  CascadaSidebar *self = CASCADA_SIDEBAR (object);

  g_object_unref (self->items);
  g_free (self->place);
  G_OBJECT_CLASS (cascada_sidebar_parent_class)->finalize (object);
}

static void
cascada_sidebar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CascadaSidebar *self = CASCADA_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_PLACE:
      g_value_set_string (value, self->place);
      break;
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_sidebar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CascadaSidebar *self = CASCADA_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      cascada_sidebar_set_workspace (self, g_value_get_object (value));
      break;
    case PROP_PLACE:
      cascada_sidebar_set_place (self, g_value_get_string (value));
      break;
    case PROP_PLAN:
      cascada_sidebar_set_plan (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_sidebar_class_init (CascadaSidebarClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_sidebar_dispose;
  object_class->finalize = cascada_sidebar_finalize;
  object_class->get_property = cascada_sidebar_get_property;
  object_class->set_property = cascada_sidebar_set_property;

  widget_class->focus = cascada_sidebar_focus;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CASCADA_TYPE_WORKSPACE, flags);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, CASCADA_TYPE_RECORD, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, CascadaSidebar, menu);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_install_action (widget_class, "sidebar.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "sidebar.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "sidebar.menu", NULL);
}

static void
cascada_sidebar_init (CascadaSidebar *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->items = g_list_store_new (G_TYPE_OBJECT);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_list_box_set_header_func (self->list, update_header_cb, self, NULL);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->items), create_row_cb, NULL, NULL);
}

CascadaWorkspace *
cascada_sidebar_get_workspace (CascadaSidebar *self)
{
  g_return_val_if_fail (CASCADA_IS_SIDEBAR (self), NULL);
  return self->workspace;
}

/** cascada_sidebar_set_workspace: lists the places and plans of @workspace and chooses the first plan. */
void
cascada_sidebar_set_workspace (CascadaSidebar *self, CascadaWorkspace *workspace)
{
  g_return_if_fail (CASCADA_IS_SIDEBAR (self));
  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::person", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
    }
  reload (self);
  cascada_sidebar_set_plan (self, get_first (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

CascadaRecord *
cascada_sidebar_get_plan (CascadaSidebar *self)
{
  g_return_val_if_fail (CASCADA_IS_SIDEBAR (self), NULL);
  return self->plan;
}

/** cascada_sidebar_set_plan: chooses @plan, a record of the workspace, or none, and leaves the place that was chosen. */
void
cascada_sidebar_set_plan (CascadaSidebar *self, CascadaRecord *plan)
{
  g_return_if_fail (CASCADA_IS_SIDEBAR (self));
  choose (self, plan, NULL);
}

/** cascada_sidebar_get_place: Returns: (nullable): "home", "ranking" or "people"; %NULL where a plan is looked at */
const char *
cascada_sidebar_get_place (CascadaSidebar *self)
{
  g_return_val_if_fail (CASCADA_IS_SIDEBAR (self), NULL);
  return self->place;
}

/** cascada_sidebar_set_place: chooses a place; the plan that was chosen stays so, and is there to go back to. */
void
cascada_sidebar_set_place (CascadaSidebar *self, const char *place)
{
  g_return_if_fail (CASCADA_IS_SIDEBAR (self));
  choose (self, self->plan, place);
}
