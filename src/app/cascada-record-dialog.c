/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-record-dialog.h"

#include <glib/gi18n.h>

#include "cascada-draft.h"
#include "cascada-enum-labels.h"
#include "cascada-field-text.h"
#include "cascada-row-names.h"

#include "cascada-kinds.h"

struct _CascadaRecordDialog
{
  AdwWindow parent_instance;

  CascadaWorkspace *workspace;
  CascadaRecord *record; /* NULL for a new one */
  CascadaKind kind;
  GPtrArray *units; /* CascadaRecord, as a list of references offers them after “None” */
  GtkWidget *rows[CASCADA_FIELDS_MAX];

  AdwPreferencesGroup *group;
  GtkLabel *problem;
  GtkRevealer *problem_revealer;
  GtkWidget *remove_button;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (CascadaRecordDialog, cascada_record_dialog, ADW_TYPE_WINDOW)

static guint saved_signal;

static CascadaRecordClass *
get_class (CascadaRecordDialog *self)
{
  return cascada_kind_get_class (self->kind);
}

static void
show_problem (CascadaRecordDialog *self, const char *problem)
{
  if (problem != NULL)
    gtk_label_set_text (self->problem, problem);
  gtk_revealer_set_reveal_child (self->problem_revealer, problem != NULL);
}

static char *
get_draft_key (CascadaRecordDialog *self, const char *field)
{
  return g_strdup_printf ("record/%s/%" G_GINT64_FORMAT "/%s", get_class (self)->table,
                          self->record != NULL ? cascada_record_get_id (self->record) : 0, field);
}

static void
attach_draft (CascadaRecordDialog *self, GtkWidget *row, guint field)
{
  g_autofree char *key = get_draft_key (self, get_class (self)->fields[field - 1].name);

  cascada_draft_attach (row, self->workspace, key);
}

static GtkWidget *
create_text_row (CascadaRecordDialog *self, guint field, const char *label)
{
  const CascadaValue none = CASCADA_VALUE_INIT;
  g_autofree char *text = cascada_field_to_text (self->kind, field, self->record != NULL ? cascada_record_get_value (self->record, field) : &none);
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  return row;
}

static GtkWidget *
create_list_row (CascadaRecordDialog *self, guint field, const char *label, const CascadaField *declaration)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  gint64 value = self->record != NULL ? cascada_record_get_integer (self->record, field) : 0;
  GtkWidget *row = adw_combo_row_new ();
  const char *text;
  guint selected = 0;

  if (declaration->type == CASCADA_FIELD_ENUM)
    {
      for (int i = 0; (text = cascada_enum_get_label (declaration->enum_type (), i)) != NULL; i++)
        gtk_string_list_append (labels, text);
      selected = (guint) value;
    }
  else
    {
      gtk_string_list_append (labels, _ ("None"));
      for (guint i = 0; i < self->units->len; i++)
        {
          gtk_string_list_append (labels, cascada_record_get_text (self->units->pdata[i], cascada_field_find (declaration->references, "name")));
          if (cascada_record_get_id (self->units->pdata[i]) == value)
            selected = i + 1;
        }
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_unref (labels);
  return row;
}

/* Positions are the list's to give. */
static void
create_rows (CascadaRecordDialog *self)
{
  CascadaRecordClass *klass = get_class (self);

  for (guint field = 1; field <= klass->n_fields; field++)
    {
      const CascadaField *declaration = &klass->fields[field - 1];
      const char *label = g_dgettext (GETTEXT_PACKAGE, declaration->label);

      if (declaration->type == CASCADA_FIELD_TEXT)
        self->rows[field - 1] = create_text_row (self, field, label);
      else if (declaration->type == CASCADA_FIELD_ENUM || declaration->type == CASCADA_FIELD_REFERENCE)
        self->rows[field - 1] = create_list_row (self, field, label, declaration);
      else
        continue;
      attach_draft (self, self->rows[field - 1], field);
      cascada_row_names_set (self->rows[field - 1]);
      adw_preferences_group_add (self->group, self->rows[field - 1]);
    }
}

static gboolean
read_row (CascadaRecordDialog *self, guint field, CascadaValue *value, GError **error)
{
  const CascadaField *declaration = &get_class (self)->fields[field - 1];
  GtkWidget *row = self->rows[field - 1];
  guint selected;

  if (declaration->type == CASCADA_FIELD_TEXT)
    return cascada_field_from_text (self->kind, field, gtk_editable_get_text (GTK_EDITABLE (row)), value, error);
  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  if (declaration->type == CASCADA_FIELD_ENUM)
    *value = cascada_value_integer (selected);
  else if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    *value = (CascadaValue) CASCADA_VALUE_INIT;
  else
    *value = cascada_value_integer (cascada_record_get_id (self->units->pdata[selected - 1]));
  return TRUE;
}

static gboolean
write_fields (CascadaRecordDialog *self, const CascadaValue *values, GError **error)
{
  CascadaRecordClass *klass = get_class (self);
  CascadaRef ref = { .kind = self->kind };

  if (self->record == NULL)
    return cascada_workspace_create (self->workspace, &ref, 0, values, error);
  ref = cascada_record_get_ref (self->record);
  for (guint field = 1; field <= klass->n_fields; field++)
    if (self->rows[field - 1] != NULL &&
        !cascada_value_equal (&values[field - 1], cascada_record_get_value (self->record, field)) &&
        !cascada_workspace_set (self->workspace, ref, field, &values[field - 1], error))
      return FALSE;
  return TRUE;
}

static gboolean
save (CascadaRecordDialog *self, GError **error)
{
  CascadaRecordClass *klass = get_class (self);
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  gboolean read = TRUE;

  for (guint field = 1; read && field <= klass->n_fields; field++)
    read = self->rows[field - 1] == NULL || read_row (self, field, &values[field - 1], error);
  if (read)
    read = cascada_workspace_begin (self->workspace, CASCADA_EDIT_KIND_EDIT, g_dgettext (GETTEXT_PACKAGE, klass->label), error) &&
           cascada_workspace_end (self->workspace, write_fields (self, values, error), error);
  return read;
}

static void
finish (CascadaRecordDialog *self, const char *message)
{
  g_autofree char *key = get_draft_key (self, "");

  cascada_draft_forget (self->workspace, key);
  g_signal_emit (self, saved_signal, 0, message);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_clicked_cb (CascadaRecordDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (save (self, &error))
    finish (self, self->record != NULL ? _ ("Saved") : _ ("Added"));
  else
    show_problem (self, error->message);
}

static void
remove_clicked_cb (CascadaRecordDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (cascada_workspace_delete (self->workspace, cascada_record_get_ref (self->record), NULL, &error))
    finish (self, _ ("Removed"));
  else
    show_problem (self, error->message);
}

static void
cascada_record_dialog_dispose (GObject *object)
{
  CascadaRecordDialog *self = CASCADA_RECORD_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->record);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_RECORD_DIALOG);
  G_OBJECT_CLASS (cascada_record_dialog_parent_class)->dispose (object);
}

static void
cascada_record_dialog_class_init (CascadaRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_record_dialog_dispose;
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaRecordDialog, group);
  gtk_widget_class_bind_template_child (widget_class, CascadaRecordDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CascadaRecordDialog, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, CascadaRecordDialog, remove_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaRecordDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cascada_record_dialog_init (CascadaRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Who may not change people and units reads why, and what they are. */
static void
offer (CascadaRecordDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean may = cascada_workspace_may_write (self->workspace, CASCADA_DEED_MANAGE_PEOPLE_AND_UNITS, 0, &error);

  gtk_widget_set_sensitive (self->save_button, may);
  gtk_widget_set_visible (self->remove_button, self->record != NULL && may);
  for (guint i = 0; i < get_class (self)->n_fields; i++)
    if (self->rows[i] != NULL)
      gtk_widget_set_sensitive (self->rows[i], may);
  show_problem (self, error != NULL ? error->message : NULL);
}

/**
 * cascada_record_dialog_new:
 * @kind: %CASCADA_KIND_PERSON or %CASCADA_KIND_UNIT
 * @record: (nullable): the one to change; %NULL makes a new one
 */
CascadaRecordDialog *
cascada_record_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, CascadaKind kind, CascadaRecord *record)
{
  CascadaRecordDialog *self = g_object_new (CASCADA_TYPE_RECORD_DIALOG, "transient-for", parent, NULL);
  const char *title = kind == CASCADA_KIND_PERSON ? _ ("New Person") : _ ("New Unit");

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_set_object (&self->record, record);
  self->units = cascada_workspace_get_children (workspace, CASCADA_KIND_UNIT, 0, NULL);
  if (self->units == NULL)
    self->units = g_ptr_array_new ();
  if (record != NULL)
    title = g_dgettext (GETTEXT_PACKAGE, get_class (self)->label);
  gtk_window_set_title (GTK_WINDOW (self), title);
  create_rows (self);
  offer (self);
  gtk_widget_child_focus (GTK_WIDGET (self->group), GTK_DIR_TAB_FORWARD);
  return self;
}
