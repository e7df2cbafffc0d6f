/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-actor-button.h"

#include <glib/gi18n.h>

#include "cascada-keep.h"
#include "cascada-people.h"
#include "cascada-tell.h"
#include "cascada-text.h"

#include "cascada-kinds.h"
#include "cascada-person.h"

#define KEEP_GROUP "window"
#define KEEP_KEY "person"

struct _CascadaActorButton
{
  AdwBin parent_instance;

  CascadaWorkspace *workspace;
  GSettings *settings;

  GtkLabel *name;
  GtkListBox *list;
  GtkMenuButton *button;
  GtkSearchEntry *search;
  GtkWidget *nobody;
  GtkWidget *scroller;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaActorButton, cascada_actor_button, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static CascadaRecord *
load_person (CascadaWorkspace *workspace, gint64 id)
{
  return id != 0 ? cascada_workspace_get_record (workspace, (CascadaRef){ CASCADA_KIND_PERSON, CASCADA_PERIOD_NONE, id }, NULL) : NULL;
}

static void
show_person (CascadaActorButton *self)
{
  gint64 id = self->workspace != NULL ? cascada_workspace_get_person (self->workspace) : 0;
  g_autoptr (CascadaRecord) person = self->workspace != NULL ? load_person (self->workspace, id) : NULL;
  const char *name = person != NULL ? cascada_record_get_text (person, CASCADA_PERSON_NAME) : NULL;
  g_autofree char *description = person != NULL ? cascada_people_describe (self->workspace, person) : NULL;
  g_autofree char *tooltip = NULL;

  if (name != NULL)
    tooltip = g_strdup_printf (_ ("Working as %s\n%s"), name, description);
  else
    tooltip = g_strdup (_ ("Choose as whom you work"));
  gtk_label_set_text (self->name, name != NULL ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->name), name != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
}

/* Where nobody is chosen, edits carry the name of the preferences. */
static gboolean
work_as (CascadaActorButton *self, gint64 person, GError **error)
{
  g_autofree char *author = g_settings_get_string (self->settings, "author");

  if (!cascada_workspace_set_person (self->workspace, person, error))
    return FALSE;
  if (person == 0)
    cascada_workspace_set_author (self->workspace, *author != '\0' ? author : g_get_user_name ());
  return TRUE;
}

static void
restore_person (CascadaActorButton *self)
{
  g_autofree char *kept = cascada_keep_get (self->workspace, KEEP_GROUP, KEEP_KEY);
  gint64 id = kept != NULL ? g_ascii_strtoll (kept, NULL, 10) : 0;
  g_autoptr (CascadaRecord) person = load_person (self->workspace, id);

  if (person != NULL && !cascada_record_is_removed (person))
    work_as (self, id, NULL);
}

static void
row_activated_cb (CascadaActorButton *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "person");

  gtk_menu_button_popdown (self->button);
  cascada_actor_button_choose (self, id != NULL ? *id : 0);
}

static GtkWidget *
create_row (CascadaActorButton *self, CascadaRecord *person)
{
  const char *name = person != NULL ? cascada_record_get_text (person, CASCADA_PERSON_NAME) : _ ("Nobody in Particular");
  g_autofree char *description = person != NULL ? cascada_people_describe (self->workspace, person)
                                                : g_strdup (_ ("Only what nobody may do is refused"));
  g_autofree char *both = g_strdup_printf ("%s %s", name, description);
  gint64 id = person != NULL ? cascada_record_get_id (person) : 0;
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (description, -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_visible (check, id == cascada_workspace_get_person (self->workspace));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
  g_object_set_data_full (G_OBJECT (row), "text", cascada_text_fold (both), g_free);
  if (person != NULL)
    g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&id, sizeof id), g_free);
  return row;
}

/* The list is made when it is asked for, of the people there are then. */
static void
list_people (CascadaActorButton *self)
{
  g_autoptr (GPtrArray) people = self->workspace != NULL ? cascada_people_list (self->workspace, NULL) : NULL;
  guint n = people != NULL ? people->len : 0;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (GTK_WIDGET (self->search), n > 7);
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_set_visible (self->nobody, n == 0);
  if (n > 0)
    gtk_list_box_append (self->list, create_row (self, NULL));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, create_row (self, people->pdata[i]));
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  list_people (CASCADA_ACTOR_BUTTON (user_data));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  CascadaActorButton *self = CASCADA_ACTOR_BUTTON (user_data);
  g_autofree char *wanted = cascada_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return strstr (g_object_get_data (G_OBJECT (row), "text"), wanted) != NULL;
}

static void
search_changed_cb (CascadaActorButton *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
search_activated_cb (CascadaActorButton *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        row_activated_cb (self, row);
        return;
      }
}

/* Role, unit or name of who works may have been changed, here or by undoing; who was removed works no more. */
static void
workspace_changed_cb (CascadaActorButton *self, GArray *changes)
{
  gint64 id = cascada_workspace_get_person (self->workspace);
  gboolean touched = changes == NULL;
  g_autoptr (CascadaRecord) person = NULL;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      CascadaKind kind = g_array_index (changes, CascadaChange, i).ref.kind;

      touched |= kind == CASCADA_KIND_PERSON || kind == CASCADA_KIND_UNIT;
    }
  if (!touched || id == 0)
    return;
  person = load_person (self->workspace, id);
  work_as (self, person != NULL && !cascada_record_is_removed (person) ? id : 0, NULL);
}

static void
cascada_actor_button_dispose (GObject *object)
{
  CascadaActorButton *self = CASCADA_ACTOR_BUTTON (object);

  cascada_actor_button_set_workspace (self, NULL);
  g_clear_object (&self->settings);
  adw_bin_set_child (ADW_BIN (self), NULL); /* a direct child goes with the template, unknown to the bin */
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_ACTOR_BUTTON);
  G_OBJECT_CLASS (cascada_actor_button_parent_class)->dispose (object);
}

static void
cascada_actor_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CASCADA_ACTOR_BUTTON (object)->workspace);
}

static void
cascada_actor_button_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  cascada_actor_button_set_workspace (CASCADA_ACTOR_BUTTON (object), g_value_get_object (value));
}

static void
cascada_actor_button_class_init (CascadaActorButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_actor_button_dispose;
  object_class->get_property = cascada_actor_button_get_property;
  object_class->set_property = cascada_actor_button_set_property;
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CASCADA_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-actor-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaActorButton, button);
  gtk_widget_class_bind_template_child (widget_class, CascadaActorButton, list);
  gtk_widget_class_bind_template_child (widget_class, CascadaActorButton, name);
  gtk_widget_class_bind_template_child (widget_class, CascadaActorButton, nobody);
  gtk_widget_class_bind_template_child (widget_class, CascadaActorButton, scroller);
  gtk_widget_class_bind_template_child (widget_class, CascadaActorButton, search);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
cascada_actor_button_init (CascadaActorButton *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  show_person (self);
}

/** cascada_actor_button_set_workspace: whoever worked in @workspace on this computer before works in it again. */
void
cascada_actor_button_set_workspace (CascadaActorButton *self, CascadaWorkspace *workspace)
{
  g_return_if_fail (CASCADA_IS_ACTOR_BUTTON (self));
  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      restore_person (self);
      g_signal_connect_object (workspace, "notify::person", G_CALLBACK (show_person), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
    }
  if (self->button != NULL)
    show_person (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/** cascada_actor_button_choose: @person works from now on, here and on this computer later; 0 for nobody in particular. */
void
cascada_actor_button_choose (CascadaActorButton *self, gint64 person)
{
  g_autofree char *text = person != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, person) : NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CASCADA_IS_ACTOR_BUTTON (self) && self->workspace != NULL);
  if (work_as (self, person, &error))
    cascada_keep_set (self->workspace, KEEP_GROUP, KEEP_KEY, text);
  else
    cascada_tell_failure (GTK_WIDGET (self), _ ("This person cannot be chosen"), error);
}

/** cascada_actor_button_popup: lets somebody choose. */
void
cascada_actor_button_popup (CascadaActorButton *self)
{
  g_return_if_fail (CASCADA_IS_ACTOR_BUTTON (self));
  gtk_menu_button_popup (self->button);
}
