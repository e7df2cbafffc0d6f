/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-requests-page.h"

#include <glib/gi18n.h>

#include "cascada-request-factory.h"
#include "cascada-request-pane.h"
#include "cascada-request-register.h"
#include "cascada-request-save.h"
#include "cascada-width-bin.h"

struct _CascadaRequestsPage
{
  AdwBin parent_instance;

  CascadaRequestRegister *requests;
  GtkSingleSelection *selection;
  GArray *years; /* offered after “All years” */
  gint64 chosen; /* id of the request that is looked at, 0 for none */
  gint64 wanted; /* somebody was led to it, and it is not there yet; 0 for none */
  gboolean filling;

  AdwLeaflet *leaflet;
  AdwStatusPage *empty;
  CascadaRequestPane *pane;
  GtkDropDown *queue_choice;
  GtkDropDown *year_choice;
  GtkListView *list;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkToggleButton *mine_button;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CascadaRequestsPage, cascada_requests_page, ADW_TYPE_BIN)

static void
show_chosen (CascadaRequestsPage *self)
{
  CascadaRequestRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL)
    self->chosen = cascada_request_row_get_item (row)->id;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "requests.export", row != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "requests.save-record", row != NULL);
  cascada_request_pane_set_request (self->pane, cascada_request_register_get_workspace (self->requests), row != NULL ? self->chosen : 0);
}

static void
selected_cb (CascadaRequestsPage *self)
{
  if (!self->filling)
    show_chosen (self);
}

/* On a narrow window the request lies over the register. */
static void
show_request (CascadaRequestsPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "request");
  gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
}

static void
activate_cb (CascadaRequestsPage *self)
{
  show_chosen (self);
  show_request (self);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaRequestsPage *self = CASCADA_REQUESTS_PAGE (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "register");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
folded_cb (CascadaRequestsPage *self)
{
  gtk_list_view_set_single_click_activate (self->list, adw_leaflet_get_folded (self->leaflet));
}

/* --- filters --- */

static void
show_model (GtkDropDown *choice, GtkStringList *labels, guint selected)
{
  GListModel *old = gtk_drop_down_get_model (choice);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (labels));
  gboolean same = old != NULL && g_list_model_get_n_items (old) == n;

  for (guint i = 0; same && i < n; i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (old), i), gtk_string_list_get_string (labels, i));
  if (!same)
    gtk_drop_down_set_model (choice, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (choice, selected);
}

static void
show_queues (CascadaRequestsPage *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint queue = 0; queue < CASCADA_N_REQUEST_QUEUES; queue++)
    gtk_string_list_take (labels, g_strdup_printf ("%s (%u)", cascada_request_queue_get_label (queue), cascada_request_register_count (self->requests, queue)));
  show_model (self->queue_choice, labels, cascada_request_register_get_queue (self->requests));
}

static void
show_years (CascadaRequestsPage *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->year_choice), offered = 0;
  int year = selected > 0 && selected <= self->years->len ? g_array_index (self->years, int, selected - 1) : 0;

  g_array_unref (self->years);
  self->years = cascada_request_register_get_years (self->requests);
  gtk_string_list_append (labels, _ ("All years"));
  for (guint i = 0; i < self->years->len; i++)
    {
      gtk_string_list_take (labels, g_strdup_printf ("%d", g_array_index (self->years, int, i)));
      if (g_array_index (self->years, int, i) == year)
        offered = i + 1;
    }
  show_model (self->year_choice, labels, offered);
}

static void
queue_chosen_cb (CascadaRequestsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->queue_choice);

  if (!self->filling && selected < CASCADA_N_REQUEST_QUEUES)
    cascada_request_register_set_queue (self->requests, (CascadaRequestQueue) selected);
}

static void
year_chosen_cb (CascadaRequestsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->year_choice);

  if (!self->filling)
    cascada_request_register_set_year (self->requests, selected > 0 && selected <= self->years->len ? g_array_index (self->years, int, selected - 1) : 0);
}

static void
mine_toggled_cb (CascadaRequestsPage *self)
{
  if (!self->filling)
    cascada_request_register_set_mine (self->requests, gtk_toggle_button_get_active (self->mine_button));
}

static void
search_changed_cb (CascadaRequestsPage *self)
{
  if (!self->filling)
    cascada_request_register_set_search (self->requests, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
drop_filters (CascadaRequestsPage *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_toggle_button_set_active (self->mine_button, FALSE);
  gtk_drop_down_set_selected (self->year_choice, 0);
  self->filling = FALSE;
  cascada_request_register_show_all (self->requests);
}

/* GTK 4.8 leaves the parts of a drop-down without names, and one of them takes a focus of its own; its text claims all its width. */
static void
name_parts (GtkWidget *part, const char *name)
{
  if (GTK_IS_TOGGLE_BUTTON (part))
    gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  else if (!GTK_IS_POPOVER (part))
    gtk_widget_set_focusable (part, FALSE);
  if (GTK_IS_LABEL (part))
    gtk_label_set_ellipsize (GTK_LABEL (part), PANGO_ELLIPSIZE_END);
  for (GtkWidget *child = gtk_widget_get_first_child (part); child != NULL && !GTK_IS_POPOVER (part); child = gtk_widget_get_next_sibling (child))
    name_parts (child, name);
}

static void
name_choices (CascadaRequestsPage *self)
{
  name_parts (GTK_WIDGET (self->queue_choice), _ ("Requests to show"));
  name_parts (GTK_WIDGET (self->year_choice), _ ("Year"));
}

/* --- what was read --- */

static void
show_empty (CascadaRequestsPage *self, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, escaped);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_status (CascadaRequestsPage *self)
{
  const GError *error = cascada_request_register_get_error (self->requests);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->requests)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "rows");
  else if (error != NULL)
    show_empty (self, _ ("The Requests Cannot Be Read"), error->message);
  else if (!cascada_request_register_is_read (self->requests))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (cascada_request_register_get_total (self->requests) > 0)
    show_empty (self, _ ("No Request Found"), _ ("No request is in this state, of this year, or has this text."));
  else
    show_empty (self, _ ("No Modification Requests"),
                _ ("A goal of a published plan changes by a request (PLE-PIN-P005, policy 9): choose the goal in the plan’s table and begin one."));
}

static void
select_position (CascadaRequestsPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Somebody was led here: the filters give way. */
static void
find_wanted (CascadaRequestsPage *self)
{
  gint64 wanted = self->wanted;
  guint position;

  if (wanted == 0 || !cascada_request_register_is_read (self->requests))
    return;
  self->wanted = 0;
  if (cascada_request_register_find (self->requests, wanted) == G_MAXUINT)
    drop_filters (self);
  position = cascada_request_register_find (self->requests, wanted);
  if (position == G_MAXUINT)
    return;
  self->chosen = wanted;
  select_position (self, position);
  show_chosen (self);
  show_request (self);
}

static void
refreshed_cb (CascadaRequestsPage *self)
{
  guint position = self->chosen != 0 ? cascada_request_register_find (self->requests, self->chosen) : G_MAXUINT;

  self->filling = TRUE;
  show_queues (self);
  show_years (self);
  name_choices (self);
  if (position != G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, position);
  self->filling = FALSE;
  show_status (self);
  show_chosen (self);
  find_wanted (self);
}

static void
show_person (CascadaRequestsPage *self)
{
  CascadaWorkspace *workspace = cascada_request_register_get_workspace (self->requests);
  gboolean has_unit = workspace != NULL && cascada_workspace_get_unit (workspace) != 0;

  gtk_widget_set_sensitive (GTK_WIDGET (self->mine_button), has_unit);
  if (!has_unit)
    gtk_toggle_button_set_active (self->mine_button, FALSE);
}

static void
set_workspace (CascadaRequestsPage *self, CascadaWorkspace *workspace)
{
  CascadaWorkspace *old = cascada_request_register_get_workspace (self->requests);

  if (old == workspace)
    return;
  if (old != NULL)
    g_signal_handlers_disconnect_by_data (old, self);
  self->chosen = self->wanted = 0;
  cascada_request_register_set_workspace (self->requests, workspace);
  if (workspace != NULL)
    g_signal_connect_object (workspace, "notify::person", G_CALLBACK (show_person), self, G_CONNECT_SWAPPED);
  else
    cascada_request_pane_set_request (self->pane, NULL, 0);
  show_person (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

static void
cascada_requests_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cascada_requests_page_parent_class)->map (widget);
  cascada_request_register_set_active (CASCADA_REQUESTS_PAGE (widget)->requests, TRUE);
}

static void
cascada_requests_page_unmap (GtkWidget *widget)
{
  cascada_request_register_set_active (CASCADA_REQUESTS_PAGE (widget)->requests, FALSE);
  GTK_WIDGET_CLASS (cascada_requests_page_parent_class)->unmap (widget);
}

static gboolean
cascada_requests_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CASCADA_REQUESTS_PAGE (widget)->list));
}

static void
cascada_requests_page_dispose (GObject *object)
{
  CascadaRequestsPage *self = CASCADA_REQUESTS_PAGE (object);

  if (self->requests != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->requests, self);
      if (cascada_request_register_get_workspace (self->requests) != NULL)
        g_signal_handlers_disconnect_by_data (cascada_request_register_get_workspace (self->requests), self);
      cascada_request_register_set_workspace (self->requests, NULL);
    }
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_REQUESTS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->requests);

  G_OBJECT_CLASS (cascada_requests_page_parent_class)->dispose (object);
}

static void
cascada_requests_page_finalize (GObject *object)
{
  g_array_unref (CASCADA_REQUESTS_PAGE (object)->years);

  G_OBJECT_CLASS (cascada_requests_page_parent_class)->finalize (object);
}

static void
cascada_requests_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CascadaRequestsPage *self = CASCADA_REQUESTS_PAGE (object);

  g_value_set_object (value, self->requests != NULL ? cascada_request_register_get_workspace (self->requests) : NULL);
}

static void
cascada_requests_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  set_workspace (CASCADA_REQUESTS_PAGE (object), g_value_get_object (value));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-requests-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestsPage, mine_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestsPage, queue_choice);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestsPage, year_choice);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, mine_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, queue_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cascada_request_save_ask_register (widget, CASCADA_REQUESTS_PAGE (widget)->requests);
}

static void
save_record_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaRequestsPage *self = CASCADA_REQUESTS_PAGE (widget);
  CascadaRequestRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL)
    cascada_request_save_ask_record (widget, cascada_request_register_get_workspace (self->requests), cascada_request_row_get_item (row));
}

static void
cascada_requests_page_class_init (CascadaRequestsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_requests_page_dispose;
  object_class->finalize = cascada_requests_page_finalize;
  object_class->get_property = cascada_requests_page_get_property;
  object_class->set_property = cascada_requests_page_set_property;
  widget_class->grab_focus = cascada_requests_page_grab_focus;
  widget_class->map = cascada_requests_page_map;
  widget_class->unmap = cascada_requests_page_unmap;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CASCADA_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "requests.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "requests.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "requests.save-record", NULL, save_record_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "requests.back", NULL);

  g_type_ensure (CASCADA_TYPE_REQUEST_PANE);
  g_type_ensure (CASCADA_TYPE_WIDTH_BIN);
  bind_template (widget_class);
}

static void
cascada_requests_page_init (CascadaRequestsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = cascada_request_factory_new ();

  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->requests = cascada_request_register_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->requests)));
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  show_queues (self);
  show_years (self);
  name_choices (self);
  self->filling = FALSE;
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->requests, "refreshed", G_CALLBACK (refreshed_cb), self, G_CONNECT_SWAPPED);
  folded_cb (self);
}

/** cascada_requests_page_show: chooses @request and goes to it, whatever is filtered; as soon as it has been read. */
void
cascada_requests_page_show (CascadaRequestsPage *self, gint64 request)
{
  g_return_if_fail (CASCADA_IS_REQUESTS_PAGE (self));

  self->wanted = request;
  find_wanted (self);
}
