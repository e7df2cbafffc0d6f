/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-people-page.h"

#include <glib/gi18n.h>

#include "cascada-enum-labels.h"
#include "cascada-enums.h"
#include "cascada-people.h"
#include "cascada-record-dialog.h"
#include "cascada-roles.h"
#include "cascada-tell.h"
#include "cascada-template.h"
#include "cascada-text.h"

#include "cascada-kinds.h"
#include "cascada-person.h"
#include "cascada-unit.h"

struct _CascadaPeoplePage
{
  AdwBin parent_instance;

  CascadaWorkspace *workspace;
  gboolean stale;

  GtkListBox *people;
  GtkListBox *units;
  GtkSearchEntry *search;
  GtkWidget *add_person_button;
  GtkWidget *add_unit_button;
  GtkWidget *template_button;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaPeoplePage, cascada_people_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
saved_cb (CascadaPeoplePage *self, const char *message)
{
  cascada_tell (GTK_WIDGET (self), message, TRUE);
}

static void
show_dialog (CascadaPeoplePage *self, CascadaKind kind, CascadaRecord *record)
{
  CascadaRecordDialog *dialog =
      cascada_record_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, kind, record);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
row_activated_cb (CascadaPeoplePage *self, GtkListBoxRow *row)
{
  CascadaRecord *record = g_object_get_data (G_OBJECT (row), "record");

  show_dialog (self, cascada_record_get_kind (record), record);
}

static void
add_person_cb (CascadaPeoplePage *self)
{
  show_dialog (self, CASCADA_KIND_PERSON, NULL);
}

static void
add_unit_cb (CascadaPeoplePage *self)
{
  show_dialog (self, CASCADA_KIND_UNIT, NULL);
}

static void
add_template_cb (CascadaPeoplePage *self)
{
  g_autoptr (GError) error = NULL;

  if (cascada_template_add_units (self->workspace, &error))
    cascada_tell (GTK_WIDGET (self), _ ("Units added"), TRUE);
  else
    cascada_tell_failure (GTK_WIDGET (self), _ ("The units could not be added"), error);
}

static void
work_as_cb (CascadaPeoplePage *self, GtkButton *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "person");

  gtk_widget_activate_action (GTK_WIDGET (self), "workspace.choose-person", "x", *id);
}

static void
add_work_as (CascadaPeoplePage *self, GtkWidget *row, gint64 id, const char *name)
{
  gboolean chosen = cascada_workspace_get_person (self->workspace) == id;
  GtkWidget *button = gtk_button_new_with_label (chosen ? _ ("Working") : _ ("Work As"));
  g_autofree char *label = g_strdup_printf (_ ("Work as %s"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !chosen);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "person", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (work_as_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
create_row (CascadaPeoplePage *self, CascadaRecord *record, const char *name, const char *description)
{
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (description, -1);
  g_autofree char *both = g_strdup_printf ("%s. %s", name, description);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "text", cascada_text_fold (both), g_free);
  if (cascada_record_get_kind (record) == CASCADA_KIND_PERSON)
    add_work_as (self, row, cascada_record_get_id (record), name);
  return row;
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
list_people (CascadaPeoplePage *self)
{
  g_autoptr (GPtrArray) people = cascada_people_list (self->workspace, NULL);

  clear_list (self->people);
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      g_autofree char *description = cascada_people_describe (self->workspace, people->pdata[i]);

      gtk_list_box_append (self->people, create_row (self, people->pdata[i], cascada_record_get_text (people->pdata[i], CASCADA_PERSON_NAME), description));
    }
}

static void
list_units (CascadaPeoplePage *self)
{
  g_autoptr (GPtrArray) units = cascada_workspace_get_children (self->workspace, CASCADA_KIND_UNIT, 0, NULL);

  clear_list (self->units);
  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      const char *code = cascada_record_get_text (units->pdata[i], CASCADA_UNIT_CODE);
      const char *kind = cascada_enum_get_label (cascada_unit_kind_get_type (), (int) cascada_record_get_integer (units->pdata[i], CASCADA_UNIT_KIND));
      g_autofree char *description = code != NULL ? g_strdup_printf ("%s · %s", kind, code) : g_strdup (kind);

      gtk_list_box_append (self->units, create_row (self, units->pdata[i], cascada_record_get_text (units->pdata[i], CASCADA_UNIT_NAME), description));
    }
  gtk_widget_set_visible (self->template_button, units == NULL || units->len == 0);
}

/* Who may not change people and units is told why. */
static void
offer (CascadaPeoplePage *self)
{
  GtkWidget *const buttons[] = { self->add_person_button, self->add_unit_button, self->template_button };
  g_autoptr (GError) error = NULL;
  gboolean may = cascada_workspace_may_write (self->workspace, CASCADA_DEED_MANAGE_PEOPLE_AND_UNITS, 0, &error);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gtk_widget_set_sensitive (buttons[i], may);
      gtk_widget_set_tooltip_text (buttons[i], error != NULL ? error->message : NULL);
    }
}

static void
reload (CascadaPeoplePage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->workspace == NULL || self->stale)
    return;
  list_people (self);
  list_units (self);
  offer (self);
}

static void
workspace_changed_cb (CascadaPeoplePage *self, GArray *changes)
{
  gboolean touched = changes == NULL;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      CascadaKind kind = g_array_index (changes, CascadaChange, i).ref.kind;

      touched |= kind == CASCADA_KIND_PERSON || kind == CASCADA_KIND_UNIT;
    }
  if (touched)
    reload (self);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  CascadaPeoplePage *self = CASCADA_PEOPLE_PAGE (user_data);
  g_autofree char *wanted = cascada_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return strstr (g_object_get_data (G_OBJECT (row), "text"), wanted) != NULL;
}

static void
search_changed_cb (CascadaPeoplePage *self)
{
  gtk_list_box_invalidate_filter (self->people);
  gtk_list_box_invalidate_filter (self->units);
}

static void
cascada_people_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cascada_people_page_parent_class)->map (widget);
  if (CASCADA_PEOPLE_PAGE (widget)->stale)
    reload (CASCADA_PEOPLE_PAGE (widget));
}

static void
cascada_people_page_dispose (GObject *object)
{
  CascadaPeoplePage *self = CASCADA_PEOPLE_PAGE (object);

  cascada_people_page_set_workspace (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_PEOPLE_PAGE);
  G_OBJECT_CLASS (cascada_people_page_parent_class)->dispose (object);
}

static void
cascada_people_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CASCADA_PEOPLE_PAGE (object)->workspace);
}

static void
cascada_people_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  cascada_people_page_set_workspace (CASCADA_PEOPLE_PAGE (object), g_value_get_object (value));
}

static void
cascada_people_page_class_init (CascadaPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_people_page_dispose;
  object_class->get_property = cascada_people_page_get_property;
  object_class->set_property = cascada_people_page_set_property;
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CASCADA_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->map = cascada_people_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaPeoplePage, add_person_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaPeoplePage, add_unit_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaPeoplePage, people);
  gtk_widget_class_bind_template_child (widget_class, CascadaPeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, CascadaPeoplePage, template_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaPeoplePage, units);
  gtk_widget_class_bind_template_callback (widget_class, add_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_template_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_unit_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
cascada_people_page_init (CascadaPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->people, filter_cb, self, NULL);
  gtk_list_box_set_filter_func (self->units, filter_cb, self, NULL);
}

/** cascada_people_page_set_workspace: lists the people and units of @workspace; %NULL lists none. */
void
cascada_people_page_set_workspace (CascadaPeoplePage *self, CascadaWorkspace *workspace)
{
  g_return_if_fail (CASCADA_IS_PEOPLE_PAGE (self));
  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::person", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
      reload (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}
