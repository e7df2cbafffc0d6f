/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-home-page.h"

#include <glib/gi18n.h>

#include "cascada-agenda.h"
#include "cascada-people.h"

#include "cascada-kinds.h"
#include "cascada-person.h"

#define PAUSE_MS 200
#define SHOWN_AT_FIRST 6

struct _CascadaHomePage
{
  AdwBin parent_instance;

  CascadaWorkspace *workspace;
  GPtrArray *items; /* CascadaAgendaItem, as last read */
  GCancellable *reading;
  guint pause;
  guint all_shown; /* kinds of which every item is shown, one bit each */
  gboolean stale;

  AdwStatusPage *failure;
  GtkBox *groups;
  GtkLabel *date;
  GtkLabel *role;
  GtkLabel *who;
  GtkStack *stack;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaHomePage, cascada_home_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void reload (CascadaHomePage *self);

static void
show_who (CascadaHomePage *self)
{
  gint64 id = self->workspace != NULL ? cascada_workspace_get_person (self->workspace) : 0;
  g_autoptr (CascadaRecord) person = NULL;
  g_autofree char *role = NULL;
  g_autofree char *today = cascada_date_format (cascada_date_today ());

  if (id != 0)
    person = cascada_workspace_get_record (self->workspace, (CascadaRef){ CASCADA_KIND_PERSON, CASCADA_PERIOD_NONE, id }, NULL);
  if (person != NULL)
    role = cascada_people_describe (self->workspace, person);
  gtk_label_set_text (self->who, person != NULL ? cascada_record_get_text (person, CASCADA_PERSON_NAME) : _ ("What Awaits Everybody"));
  gtk_label_set_text (self->role, role != NULL ? role : _ ("Choose as whom you work to see what awaits you"));
  gtk_label_set_text (self->date, today);
}

static void
row_activated_cb (CascadaHomePage *self, AdwActionRow *row)
{
  const CascadaAgendaItem *item = g_object_get_data (G_OBJECT (row), "item");
  const char *page = item->quarter != CASCADA_PERIOD_NONE ? "report" : "procedure";

  if (item->request != 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "workspace.show-request", "x", item->request);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "workspace.go", "(sxixi)", page, item->plan, (int) item->first.kind,
                              item->first.id, (int) item->quarter);
}

/* Red and amber only where it presses, and never alone: the text says the same. */
static void
mark_urgency (GtkWidget *label, const CascadaAgendaItem *item)
{
  if (item->kind == CASCADA_AGENDA_KIND_OVERDUE || (item->quarter != CASCADA_PERIOD_NONE && item->days < 0))
    gtk_widget_add_css_class (label, "error");
  else if (item->kind == CASCADA_AGENDA_KIND_RETURNED || (item->kind == CASCADA_AGENDA_KIND_DUE && item->days <= 3))
    gtk_widget_add_css_class (label, "warning");
}

static GtkWidget *
create_row (CascadaHomePage *self, const CascadaAgendaItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *count = gtk_label_new (NULL);
  g_autofree char *description = cascada_agenda_item_describe (item);
  const char *name = item->title != NULL ? item->title : _ ("The quarter that is running");
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (description, -1);
  g_autofree char *both = g_strdup_printf ("%s. %s", name, description);
  g_autofree char *number = g_strdup_printf ("%u", item->n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (item->n > 0)
    {
      gtk_label_set_text (GTK_LABEL (count), number);
      gtk_widget_add_css_class (count, "agenda-count");
      gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
      mark_urgency (count, item);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
  if (item->plan == 0)
    return row;
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "item", (gpointer) item);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void show_groups (CascadaHomePage *self);

static void
show_all_cb (CascadaHomePage *self, GtkWidget *row)
{
  self->all_shown |= 1u << GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind"));
  show_groups (self);
}

static GtkWidget *
create_more_row (CascadaHomePage *self, CascadaAgendaKind kind, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (_ ("Show All (%u)"), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect_object (row, "activated", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_group (CascadaHomePage *self, CascadaAgendaKind kind, guint first, guint n)
{
  GtkWidget *group = adw_preferences_group_new ();
  gboolean all = (self->all_shown & 1u << kind) != 0 || n <= SHOWN_AT_FIRST + 1;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), cascada_agenda_kind_get_label (kind));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), cascada_agenda_kind_get_clause (kind));
  for (guint i = 0; i < (all ? n : SHOWN_AT_FIRST); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (self, self->items->pdata[first + i]));
  if (!all)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_more_row (self, kind, n));
  gtk_box_append (self->groups, group);
}

static void
show_groups (CascadaHomePage *self)
{
  GtkWidget *child;
  guint first = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (guint i = 0; i < self->items->len; i++)
    {
      const CascadaAgendaItem *item = self->items->pdata[i];

      if (i + 1 < self->items->len && ((CascadaAgendaItem *) self->items->pdata[i + 1])->kind == item->kind)
        continue;
      add_group (self, item->kind, first, i + 1 - first);
      first = i + 1;
    }
  gtk_stack_set_visible_child_name (self->stack, self->items->len > 0 ? "agenda" : "nothing");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaHomePage) self = CASCADA_HOME_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = cascada_agenda_read_finish (CASCADA_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace != CASCADA_WORKSPACE (source) || self->stack == NULL)
    return;
  if (items != NULL)
    {
      GPtrArray *old = self->items;

      self->items = g_steal_pointer (&items);
      show_groups (self); /* rows of the old ones go first */
      g_clear_pointer (&old, g_ptr_array_unref);
      return;
    }
  text = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->failure, text);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
drop_reading (CascadaHomePage *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static gboolean
pause_cb (gpointer user_data)
{
  CascadaHomePage *self = CASCADA_HOME_PAGE (user_data);

  self->pause = 0;
  drop_reading (self);
  self->reading = g_cancellable_new ();
  cascada_agenda_read_async (self->workspace, cascada_date_today (), self->reading, read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Soon, and only while somebody looks: several edits in a row are one reading. */
static void
reload (CascadaHomePage *self)
{
  show_who (self);
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->workspace == NULL || self->stale)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (self->items != NULL ? PAUSE_MS : 1, pause_cb, self);
}

static void
cascada_home_page_map (GtkWidget *widget)
{
  CascadaHomePage *self = CASCADA_HOME_PAGE (widget);

  GTK_WIDGET_CLASS (cascada_home_page_parent_class)->map (widget);
  if (self->stale)
    reload (self);
}

static void
cascada_home_page_dispose (GObject *object)
{
  CascadaHomePage *self = CASCADA_HOME_PAGE (object);

  cascada_home_page_set_workspace (self, NULL);
  drop_reading (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_HOME_PAGE);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (cascada_home_page_parent_class)->dispose (object);
}

static void
cascada_home_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CASCADA_HOME_PAGE (object)->workspace);
}

static void
cascada_home_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  cascada_home_page_set_workspace (CASCADA_HOME_PAGE (object), g_value_get_object (value));
}

static void
cascada_home_page_class_init (CascadaHomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cascada_home_page_dispose;
  object_class->get_property = cascada_home_page_get_property;
  object_class->set_property = cascada_home_page_set_property;
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CASCADA_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  GTK_WIDGET_CLASS (klass)->map = cascada_home_page_map;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/org/cascada/Cascada/ui/cascada-home-page.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), CascadaHomePage, date);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), CascadaHomePage, failure);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), CascadaHomePage, groups);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), CascadaHomePage, role);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), CascadaHomePage, stack);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), CascadaHomePage, who);
}

static void
cascada_home_page_init (CascadaHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** cascada_home_page_set_workspace: shows what awaits whoever works in @workspace; %NULL shows nothing. */
void
cascada_home_page_set_workspace (CascadaHomePage *self, CascadaWorkspace *workspace)
{
  g_return_if_fail (CASCADA_IS_HOME_PAGE (self));
  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  drop_reading (self);
  g_set_object (&self->workspace, workspace);
  self->all_shown = 0;
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::person", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
      gtk_stack_set_visible_child_name (self->stack, "loading");
      reload (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}
