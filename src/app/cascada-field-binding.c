/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-field-binding.h"

#include <glib/gi18n.h>

#include "cascada-enum-labels.h"
#include "cascada-field-drafts.h"
#include "cascada-field-text.h"
#include "cascada-kinds.h"
#include "cascada-plan.h"

#define BINDING_KEY "cascada-field-binding"

struct _CascadaFieldBinding
{
  GObject parent_instance;

  CascadaPlanView *view;
  CascadaRef ref;
  guint field;
  GArray *ids; /* of the records a list offers, by position; a reference field's only */

  char *loaded;  /* text of the stored value, as last shown */
  char *problem; /* what is wrong with what is typed, NULL where nothing is */

  GtkWidget *widget;
  GtkLabel *error_label;

  gboolean loading;
  gboolean shown; /* once what was typed before has had its turn */
};

G_DEFINE_FINAL_TYPE (CascadaFieldBinding, cascada_field_binding, G_TYPE_OBJECT)

static const CascadaField *
get_declaration (CascadaFieldBinding *self)
{
  return cascada_field_get (self->ref.kind, self->field);
}

/* A cell that nobody has entered yet, or whose entry was undone, has no record: its fields are empty. */
static void
get_stored (CascadaFieldBinding *self, CascadaValue *value)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (cascada_plan_view_get_workspace (self->view), self->ref, NULL);
  CascadaValue none = CASCADA_VALUE_INIT;

  cascada_value_copy (record != NULL && !cascada_record_is_removed (record) ? cascada_record_get_value (record, self->field) : &none, value);
}

static char *
get_typed (CascadaFieldBinding *self)
{
  if (GTK_IS_TEXT_VIEW (self->widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget));
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    }
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->widget)));
}

static gboolean
is_chosen (CascadaFieldBinding *self)
{
  return GTK_IS_SWITCH (self->widget) || ADW_IS_COMBO_ROW (self->widget);
}

static gboolean
is_dirty (CascadaFieldBinding *self)
{
  g_autofree char *typed = is_chosen (self) ? NULL : get_typed (self);

  return typed != NULL && !g_str_equal (typed, self->loaded);
}

/* A value that was loaded is no step of the text's own undo: else undoing would empty the field. */
static void
set_typed (CascadaFieldBinding *self, const char *text)
{
  g_autofree char *typed = get_typed (self);

  g_free (self->loaded);
  self->loaded = g_strdup (text);
  if (g_str_equal (typed, text))
    return;
  if (GTK_IS_TEXT_VIEW (self->widget))
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget)), text, -1);
      return;
    }
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->widget), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->widget), text);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->widget), TRUE);
}

/* A label may be shared: only who speaks through it silences it. */
static void
show_problem (CascadaFieldBinding *self, const char *problem)
{
  gboolean speaking = self->error_label != NULL && self->problem != NULL &&
                      g_str_equal (gtk_label_get_text (self->error_label), self->problem);

  if (problem != self->problem)
    {
      g_free (self->problem);
      self->problem = g_strdup (problem);
    }
  if (problem != NULL)
    gtk_widget_add_css_class (self->widget, "error");
  else
    gtk_widget_remove_css_class (self->widget, "error");
  gtk_widget_set_tooltip_text (self->widget, problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (self->error_label == NULL || (problem == NULL && !speaking))
    return;
  gtk_label_set_text (self->error_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), problem != NULL);
}

static void
show_error (CascadaFieldBinding *self, const GError *error)
{
  show_problem (self, error != NULL ? error->message : NULL);
}

/* @text: %NULL where there is nothing that is not written */
static void
note (CascadaFieldBinding *self, const char *text)
{
  cascada_field_drafts_note (cascada_plan_view_get_workspace (self->view), self->ref, self->field, text);
}

static void
typed_cb (CascadaFieldBinding *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  CascadaValue value;

  if (self->loading)
    return;
  text = get_typed (self);
  cascada_field_from_text (self->ref.kind, self->field, text, &value, &error);
  show_error (self, error);
  note (self, g_str_equal (text, self->loaded) ? NULL : text);
}

static gboolean
write_value (CascadaFieldBinding *self, const CascadaValue *value)
{
  g_autoptr (CascadaFieldBinding) alive = g_object_ref (self); /* the edit may take the widget away */
  g_auto (CascadaValue) stored = CASCADA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  get_stored (self, &stored);
  if (!cascada_value_equal (&stored, value) &&
      !cascada_plan_view_change (self->view, self->ref, self->field, value, &error))
    {
      show_error (self, error);
      return FALSE;
    }
  if (alive->view != NULL)
    cascada_field_binding_load (alive);
  return TRUE;
}

static gboolean
commit_typed (CascadaFieldBinding *self)
{
  g_autofree char *text = get_typed (self);
  g_autoptr (GError) error = NULL;
  CascadaValue value;

  if (g_str_equal (text, self->loaded))
    return TRUE;
  if (!cascada_field_from_text (self->ref.kind, self->field, text, &value, &error))
    {
      show_error (self, error);
      return FALSE;
    }
  return write_value (self, &value);
}

static void
chosen_cb (CascadaFieldBinding *self)
{
  guint position;
  CascadaValue value;

  if (self->loading)
    return;
  if (GTK_IS_SWITCH (self->widget))
    value = cascada_value_integer (gtk_switch_get_active (GTK_SWITCH (self->widget)));
  else
    {
      position = adw_combo_row_get_selected (ADW_COMBO_ROW (self->widget));
      if (position == GTK_INVALID_LIST_POSITION)
        return;
      if (self->ids == NULL)
        value = cascada_value_integer (position);
      else
        value = position == 0 ? CASCADA_VALUE_INIT : cascada_value_integer (g_array_index (self->ids, gint64, position));
    }
  if (write_value (self, &value))
    return;
  cascada_plan_view_tell (self->view, self->problem, FALSE);
  cascada_field_binding_load (self);
}

static guint
find_position (CascadaFieldBinding *self, const CascadaValue *value)
{
  if (self->ids == NULL)
    return (guint) value->integer;
  for (guint i = 0; value->type != CASCADA_VALUE_NONE && i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == value->integer)
      return i;
  return 0;
}

/** cascada_field_binding_load: shows the stored value, in place of what is typed. */
void
cascada_field_binding_load (CascadaFieldBinding *self)
{
  g_auto (CascadaValue) stored = CASCADA_VALUE_INIT;
  g_autofree char *text = NULL;

  g_return_if_fail (CASCADA_IS_FIELD_BINDING (self));

  get_stored (self, &stored);
  self->loading = TRUE;
  if (GTK_IS_SWITCH (self->widget))
    gtk_switch_set_active (GTK_SWITCH (self->widget), stored.type == CASCADA_VALUE_INTEGER && stored.integer);
  else if (ADW_IS_COMBO_ROW (self->widget))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->widget), find_position (self, &stored));
  else
    {
      text = cascada_field_to_text (self->ref.kind, self->field, &stored);
      set_typed (self, text);
    }
  self->loading = FALSE;
  show_problem (self, NULL);
  if (self->shown)
    note (self, NULL);
}

/**
 * cascada_field_binding_commit:
 *
 * Writes what is typed, as leaving the widget does.
 *
 * Returns: %FALSE where it cannot be written; the widget says why
 */
gboolean
cascada_field_binding_commit (CascadaFieldBinding *self)
{
  g_return_val_if_fail (CASCADA_IS_FIELD_BINDING (self), FALSE);

  return is_chosen (self) || commit_typed (self);
}

/** cascada_field_binding_get_problem: (nullable): what is wrong with what is typed. */
const char *
cascada_field_binding_get_problem (CascadaFieldBinding *self)
{
  g_return_val_if_fail (CASCADA_IS_FIELD_BINDING (self), NULL);

  return self->problem;
}

/** cascada_field_binding_get: (nullable) (transfer none): the binding of @widget. */
CascadaFieldBinding *
cascada_field_binding_get (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), BINDING_KEY);
}

/* The record is left or goes away: what cannot be written is told with its text, and kept until the record comes back. */
static void
finish (CascadaFieldBinding *self)
{
  const char *label = g_dgettext (GETTEXT_PACKAGE, get_declaration (self)->label);
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;

  if (!is_dirty (self) || cascada_field_binding_commit (self))
    return;
  text = get_typed (self);
  /* Translators: the name of a field, what somebody typed into it, and what is wrong with that */
  message = g_strdup_printf (_ ("Not written: %s “%s”. %s"), label, text, self->problem);
  set_typed (self, text); /* told once */
  cascada_field_drafts_keep (cascada_plan_view_get_workspace (self->view), self->ref, self->field, text, message);
  cascada_plan_view_tell (self->view, message, FALSE);
}

static void
set_draft (CascadaFieldBinding *self, const char *text)
{
  if (GTK_IS_TEXT_VIEW (self->widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->widget), text);
}

/* The program ended while it was typed: it is there again, and said so, to be written when the field is left. */
static void
show_noted (CascadaFieldBinding *self)
{
  g_autofree char *text = cascada_field_drafts_find_noted (cascada_plan_view_get_workspace (self->view), self->ref, self->field);
  g_autofree char *message = NULL;

  if (text == NULL || g_str_equal (text, self->loaded) || !cascada_plan_view_can_edit (self->view))
    return;
  set_draft (self, text);
  message = g_strdup_printf (_ ("“%s” holds what was typed before and not written; Escape brings the written text back"),
                             g_dgettext (GETTEXT_PACKAGE, get_declaration (self)->label));
  cascada_plan_view_tell (self->view, message, FALSE);
}

/* It could not be written when the record was left: it is there again, marked, to be mended or given up with Escape. */
static void
show_draft (CascadaFieldBinding *self)
{
  g_autofree char *text = NULL;

  self->shown = TRUE;
  if (is_chosen (self))
    return;
  text = cascada_field_drafts_take (cascada_plan_view_get_workspace (self->view), self->ref, self->field);
  if (text != NULL)
    set_draft (self, text);
  else
    show_noted (self);
}

/** cascada_field_binding_finish_all: writes what is typed in @widget and all below it, and tells what cannot be. */
void
cascada_field_binding_finish_all (GtkWidget *widget)
{
  CascadaFieldBinding *self = cascada_field_binding_get (widget);

  if (self != NULL)
    finish (self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    cascada_field_binding_finish_all (child);
}

/**
 * cascada_field_binding_find_unwritten:
 *
 * Returns: (nullable) (transfer none): the first of @widget and all below it that holds what cannot be written
 */
GtkWidget *
cascada_field_binding_find_unwritten (GtkWidget *widget)
{
  CascadaFieldBinding *self = cascada_field_binding_get (widget);
  GtkWidget *found = NULL;

  if (self != NULL && is_dirty (self) && !cascada_field_binding_commit (self))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = cascada_field_binding_find_unwritten (child);
  return found;
}

static void
enter_cb (CascadaFieldBinding *self)
{
  show_problem (self, self->problem);
}

static void
leave_cb (CascadaFieldBinding *self)
{
  commit_typed (self);
}

/* A menu or another popover of the widget has keys of its own. */
static gboolean
is_typing (CascadaFieldBinding *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_native (focus) == gtk_widget_get_native (self->widget);
}

static gboolean
key_pressed_cb (CascadaFieldBinding *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape || !is_dirty (self) || !is_typing (self))
    return GDK_EVENT_PROPAGATE;
  cascada_field_binding_load (self);
  return GDK_EVENT_STOP;
}

static void
watch_typing (CascadaFieldBinding *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->widget, focus);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->widget, key);

  if (GTK_IS_TEXT_VIEW (self->widget))
    g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget)), "changed", G_CALLBACK (typed_cb),
                             self, G_CONNECT_SWAPPED);
  else
    g_signal_connect_object (self->widget, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_ENTRY (self->widget))
    g_signal_connect_object (self->widget, "activate", G_CALLBACK (commit_typed), self, G_CONNECT_SWAPPED);
}

static GtkStringList *
list_enumeration (GType type)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  const char *label;

  for (int i = 0; (label = cascada_enum_get_label (type, i)) != NULL; i++)
    gtk_string_list_append (labels, label);
  return labels;
}

/* What a reference can lead to: all records of its kind; of objectives those of the strategic plans, to which the other
 * plans' are linked [P005 policy 2]. */
static GPtrArray *
get_candidates (CascadaWorkspace *workspace, CascadaKind kind)
{
  g_autoptr (GPtrArray) plans = NULL;
  GPtrArray *objectives;

  if (kind != CASCADA_KIND_OBJECTIVE)
    return cascada_workspace_get_children (workspace, kind, 0, NULL);
  plans = cascada_workspace_get_children (workspace, CASCADA_KIND_PLAN, 0, NULL);
  objectives = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      GPtrArray *of_plan;

      if (cascada_record_get_integer (plans->pdata[i], CASCADA_PLAN_KIND) != CASCADA_PLAN_KIND_STRATEGIC)
        continue;
      of_plan = cascada_workspace_get_children (workspace, kind, cascada_record_get_id (plans->pdata[i]), NULL);
      if (of_plan != NULL)
        g_ptr_array_extend_and_steal (objectives, of_plan);
    }
  return objectives;
}

static GtkStringList *
list_records (CascadaFieldBinding *self)
{
  CascadaKind kind = get_declaration (self)->references;
  g_autoptr (GPtrArray) records = get_candidates (cascada_plan_view_get_workspace (self->view), kind);
  GtkStringList *labels = gtk_string_list_new ((const char *[]){ _ ("None"), NULL });
  guint name = cascada_field_find (kind, "name");
  gint64 none = 0;

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->ids, none);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gint64 id = cascada_record_get_id (records->pdata[i]);

      gtk_string_list_append (labels, cascada_record_get_text (records->pdata[i], name));
      g_array_append_val (self->ids, id);
    }
  return labels;
}

static void
watch_choosing (CascadaFieldBinding *self)
{
  const CascadaField *declaration = get_declaration (self);
  g_autoptr (GtkStringList) labels = NULL;

  if (GTK_IS_SWITCH (self->widget))
    {
      g_signal_connect_object (self->widget, "notify::active", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      return;
    }
  labels = declaration->type == CASCADA_FIELD_ENUM ? list_enumeration (declaration->enum_type ()) : list_records (self);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->widget), G_LIST_MODEL (labels));
  g_signal_connect_object (self->widget, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
concerns (CascadaFieldBinding *self, GArray *changes)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    if (cascada_ref_equal (&g_array_index (changes, CascadaChange, i).ref, &self->ref))
      return TRUE;
  return changes == NULL;
}

static void
refreshed_cb (CascadaFieldBinding *self, gboolean structure_changed, GArray *changes)
{
  if (concerns (self, changes) && !is_dirty (self))
    cascada_field_binding_load (self);
}

static void
cascada_field_binding_dispose (GObject *object)
{
  CascadaFieldBinding *self = CASCADA_FIELD_BINDING (object);

  g_clear_object (&self->view);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (cascada_field_binding_parent_class)->dispose (object);
}

static void
cascada_field_binding_finalize (GObject *object)
{
  CascadaFieldBinding *self = CASCADA_FIELD_BINDING (object);

  g_free (self->loaded);
  g_free (self->problem);

  G_OBJECT_CLASS (cascada_field_binding_parent_class)->finalize (object);
}

static void
cascada_field_binding_class_init (CascadaFieldBindingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cascada_field_binding_dispose;
  G_OBJECT_CLASS (klass)->finalize = cascada_field_binding_finalize;
}

static void
cascada_field_binding_init (CascadaFieldBinding *self)
{
  self->loaded = g_strdup ("");
}

/**
 * cascada_field_binding_attach:
 * @widget: a #GtkEditable or #GtkTextView for texts and numbers, an #AdwComboRow for enumerations and references, a
 *   #GtkSwitch for booleans
 * @ref: the record, or a cell, which need not exist yet
 * @field: number of the field
 *
 * Returns: (transfer none): the binding, owned by @widget
 */
CascadaFieldBinding *
cascada_field_binding_attach (GtkWidget *widget, CascadaPlanView *view, CascadaRef ref, guint field)
{
  CascadaFieldBinding *self = g_object_new (CASCADA_TYPE_FIELD_BINDING, NULL);
  gboolean editable = cascada_plan_view_can_edit (view);

  self->widget = widget;
  self->view = g_object_ref (view);
  self->ref = ref;
  self->field = field;
  g_object_set_data_full (G_OBJECT (widget), BINDING_KEY, self, g_object_unref);

  if (GTK_IS_SWITCH (widget) || ADW_IS_COMBO_ROW (widget))
    watch_choosing (self);
  else
    watch_typing (self);
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_view_set_editable (GTK_TEXT_VIEW (widget), editable);
  else if (GTK_IS_EDITABLE (widget))
    gtk_editable_set_editable (GTK_EDITABLE (widget), editable);
  else
    gtk_widget_set_sensitive (widget, editable);
  g_signal_connect_object (view, "refreshed", G_CALLBACK (refreshed_cb), self, G_CONNECT_SWAPPED);
  cascada_field_binding_load (self);
  show_draft (self);
  return self;
}

/**
 * cascada_field_binding_set_error_label:
 * @label: shows what is wrong, and is hidden otherwise; several fields may share one
 */
void
cascada_field_binding_set_error_label (CascadaFieldBinding *self, GtkLabel *label)
{
  g_return_if_fail (CASCADA_IS_FIELD_BINDING (self));

  self->error_label = label;
  if (self->problem != NULL)
    show_problem (self, self->problem);
  else
    gtk_widget_hide (GTK_WIDGET (label));
}
