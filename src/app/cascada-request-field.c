/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-field.h"

#include <glib/gi18n.h>

#include "cascada-draft.h"
#include "cascada-enum-labels.h"
#include "cascada-field-text.h"
#include "cascada-keep.h"
#include "cascada-row-names.h"
#include "cascada-text-field.h"

#define DRAFTS "drafts"
#define LONG_TEXT 300 /* characters from which a text gets more than one line */
#define CELL_CHARS 9
#define LEAST_CHARS 5

struct _CascadaRequestField
{
  GObject parent_instance;

  CascadaWorkspace *workspace;
  GtkWidget *row;
  GtkLabel *present_label; /* below the editor, or beside a cell; of a choice none: its row has a subtitle */
  GtkLabel *problem;
  char *title;
  char *key;
  CascadaValue present;
  CascadaValue recorded; /* what the draft has: proposed, else present */

  GtkWidget *editor; /* in the row */
  CascadaRef ref;
  guint field;
  gboolean shown;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaRequestField, cascada_request_field, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static gboolean
is_choice (CascadaRequestField *self)
{
  return GTK_IS_SWITCH (self->editor) || ADW_IS_COMBO_ROW (self->editor);
}

static char *
get_text (CascadaRequestField *self)
{
  char *text = NULL;

  if (GTK_IS_TEXT_VIEW (self->editor))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), "text", &text, NULL);
  else
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  return text;
}

static gint64
get_choice (CascadaRequestField *self)
{
  if (GTK_IS_SWITCH (self->editor))
    return gtk_switch_get_active (GTK_SWITCH (self->editor));
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->editor));
}

static void
set_choice (CascadaRequestField *self, gint64 choice)
{
  if (GTK_IS_SWITCH (self->editor))
    gtk_switch_set_active (GTK_SWITCH (self->editor), choice != 0);
  else
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->editor), (guint) choice);
}

/* A text that is borrowed from @text. */
static gboolean
read_value (CascadaRequestField *self, const char *text, CascadaValue *value, GError **error)
{
  if (!is_choice (self))
    return cascada_field_from_text (self->ref.kind, self->field, text, value, error);
  *value = cascada_value_integer (get_choice (self));
  return TRUE;
}

static char *
describe_value (CascadaRequestField *self, const CascadaValue *value)
{
  CascadaRequestValue shown = { .ref = self->ref, .field = self->field };

  return cascada_request_value_format (&shown, value);
}

/* The present value is told where the editor holds another one. */
static void
show_present (CascadaRequestField *self, gboolean differs)
{
  g_autofree char *present = describe_value (self, &self->present);
  /* Translators: the value that is in force now */
  g_autofree char *line = g_strdup_printf (_ ("Present: %s"), present);

  if (ADW_IS_ACTION_ROW (self->row))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), differs ? line : "");
  else if (self->problem == NULL)
    gtk_label_set_text (self->present_label, present);
  else
    {
      gtk_label_set_text (self->present_label, line);
      gtk_widget_set_visible (GTK_WIDGET (self->present_label), differs);
    }
}

static void
show_problem (CascadaRequestField *self, const char *message)
{
  if (message != NULL)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (self->problem != NULL)
    {
      gtk_label_set_text (self->problem, message != NULL ? message : "");
      gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
    }
  else if (message != NULL)
    gtk_widget_set_tooltip_text (self->editor, message);
}

static void
judge (CascadaRequestField *self)
{
  g_autofree char *text = is_choice (self) ? NULL : get_text (self);
  g_autoptr (GError) error = NULL;
  CascadaValue value;
  gboolean valid = read_value (self, text, &value, &error);

  show_present (self, !valid || !cascada_value_equal (&value, &self->present));
  show_problem (self, valid ? NULL : error->message);
}

static void
changed_cb (CascadaRequestField *self)
{
  g_autofree char *choice = NULL;

  if (self->filling)
    return;
  if (is_choice (self) && self->shown)
    {
      choice = g_strdup_printf ("%" G_GINT64_FORMAT, get_choice (self));
      cascada_keep_set (self->workspace, DRAFTS, self->key, choice);
    }
  judge (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The value that the draft has. What was typed instead is not kept any more. */
static void
fill (CascadaRequestField *self)
{
  g_autofree char *text = NULL;

  self->filling = TRUE;
  if (is_choice (self))
    set_choice (self, self->recorded.integer);
  else
    {
      text = cascada_field_to_text (self->ref.kind, self->field, &self->recorded);
      if (GTK_IS_TEXT_VIEW (self->editor))
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), text, -1);
      else
        gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
    }
  self->filling = FALSE;
  if (self->shown)
    cascada_draft_forget (self->workspace, self->key);
}

/* What was typed before and not written comes back. */
static void
restore (CascadaRequestField *self)
{
  g_autofree char *kept = NULL;

  self->filling = TRUE;
  if (is_choice (self))
    {
      kept = cascada_keep_get (self->workspace, DRAFTS, self->key);
      if (kept != NULL)
        set_choice (self, g_ascii_strtoll (kept, NULL, 10));
    }
  else
    cascada_draft_attach (self->editor, self->workspace, self->key);
  self->filling = FALSE;
}

static void
set_writable (CascadaRequestField *self, const char *locked, gboolean writable)
{
  gboolean editable = writable && locked == NULL;

  if (is_choice (self))
    gtk_widget_set_sensitive (self->row, editable);
  else if (GTK_IS_TEXT_VIEW (self->editor))
    gtk_text_view_set_editable (GTK_TEXT_VIEW (self->editor), editable);
  else
    gtk_editable_set_editable (GTK_EDITABLE (self->editor), editable);
  gtk_widget_set_tooltip_text (self->editor, locked);
  if (GTK_IS_ENTRY (self->editor) && (locked != NULL || gtk_entry_get_icon_name (GTK_ENTRY (self->editor), GTK_ENTRY_ICON_PRIMARY) != NULL))
    {
      gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->editor), GTK_ENTRY_ICON_PRIMARY, locked != NULL ? "changes-prevent-symbolic" : NULL);
      if (locked != NULL)
        gtk_entry_set_icon_activatable (GTK_ENTRY (self->editor), GTK_ENTRY_ICON_PRIMARY, FALSE);
    }
  if (locked != NULL)
    gtk_widget_add_css_class (self->editor, "dim-label");
  else
    gtk_widget_remove_css_class (self->editor, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_READ_ONLY, !editable,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, locked != NULL ? locked : "", -1);
}

static void
cascada_request_field_dispose (GObject *object)
{
  CascadaRequestField *self = CASCADA_REQUEST_FIELD (object);

  g_clear_object (&self->row);
  g_clear_object (&self->present_label);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (cascada_request_field_parent_class)->dispose (object);
}

static void
cascada_request_field_finalize (GObject *object)
{
  CascadaRequestField *self = CASCADA_REQUEST_FIELD (object);

  cascada_value_clear (&self->present);
  cascada_value_clear (&self->recorded);
  g_free (self->title);
  g_free (self->key);
  G_OBJECT_CLASS (cascada_request_field_parent_class)->finalize (object);
}

static void
cascada_request_field_class_init (CascadaRequestFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cascada_request_field_dispose;
  object_class->finalize = cascada_request_field_finalize;
  signals[CHANGED] = g_signal_new ("changed", CASCADA_TYPE_REQUEST_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cascada_request_field_init (CascadaRequestField *self)
{
}

static GtkLabel *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "caption");
  return GTK_LABEL (label);
}

/* A row around a caption, the editor, the present value and a line for what is wrong. */
static void
make_text_row (CascadaRequestField *self)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->present_label = g_object_ref_sink (new_label (NULL, "dim-label"));
  self->problem = new_label (NULL, "error");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->title);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (new_label (self->title, "dim-label")));
  gtk_box_append (GTK_BOX (box), self->editor);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->present_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  self->row = g_object_ref_sink (row);
}

static void
make_choice_row (CascadaRequestField *self, const CascadaField *declaration)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  const char *label;

  for (int value = 0; (label = cascada_enum_get_label (declaration->enum_type (), value)) != NULL; value++)
    gtk_string_list_append (labels, label);
  self->editor = adw_combo_row_new ();
  adw_combo_row_set_model (ADW_COMBO_ROW (self->editor), G_LIST_MODEL (labels));
  g_object_unref (labels);
  self->row = g_object_ref_sink (self->editor);
  g_signal_connect_object (self->editor, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
make_switch_row (CascadaRequestField *self)
{
  self->editor = gtk_switch_new ();
  gtk_widget_set_valign (self->editor, GTK_ALIGN_CENTER);
  self->row = g_object_ref_sink (adw_action_row_new ());
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->editor);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), self->editor);
  gtk_widget_set_focusable (self->row, FALSE);
  g_signal_connect_object (self->editor, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
make_text (CascadaRequestField *self, gboolean several_lines)
{
  self->editor = several_lines ? cascada_text_field_new () : gtk_entry_new ();
  gtk_widget_add_css_class (self->editor, "field");
  if (!several_lines)
    gtk_entry_set_has_frame (GTK_ENTRY (self->editor), FALSE);
  g_signal_connect_object (several_lines ? (gpointer) gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)) : (gpointer) self->editor, "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  make_text_row (self);
}

static CascadaRequestField *
create (CascadaWorkspace *workspace, gint64 request, CascadaRef ref, guint field, const char *title)
{
  CascadaRequestField *self = g_object_new (CASCADA_TYPE_REQUEST_FIELD, NULL);
  g_autofree char *period = ref.period != CASCADA_PERIOD_NONE ? cascada_period_to_string (ref.period) : g_strdup ("");

  self->workspace = g_object_ref (workspace);
  self->ref = ref;
  self->field = field;
  self->title = g_strdup (title);
  self->key = g_strdup_printf ("request/%" G_GINT64_FORMAT "/%s/%s/%s/%" G_GINT64_FORMAT "/", request, cascada_kind_get_class (ref.kind)->table,
                               cascada_field_get (ref.kind, field)->name, period, ref.id);
  return self;
}

/** cascada_request_field_new: of a row in a list. */
CascadaRequestField *
cascada_request_field_new (CascadaWorkspace *workspace, gint64 request, CascadaRef ref, guint field, const char *title)
{
  CascadaRequestField *self = create (workspace, request, ref, field, title);
  const CascadaField *declaration = cascada_field_get (ref.kind, field);

  if (declaration->type == CASCADA_FIELD_ENUM)
    make_choice_row (self, declaration);
  else if (declaration->type == CASCADA_FIELD_BOOLEAN)
    make_switch_row (self);
  else
    make_text (self, declaration->max_length > LONG_TEXT);
  if (ADW_IS_ACTION_ROW (self->row))
    {
      g_object_set (self->row, "title", title, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, NULL);
      cascada_row_names_set (self->row);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return self;
}

/** cascada_request_field_new_cell: an entry for a grid, and the present value in a label of its own. */
CascadaRequestField *
cascada_request_field_new_cell (CascadaWorkspace *workspace, gint64 request, CascadaRef ref, guint field, const char *title)
{
  CascadaRequestField *self = create (workspace, request, ref, field, title);

  self->editor = gtk_entry_new ();
  self->row = g_object_ref_sink (self->editor);
  self->present_label = g_object_ref_sink (GTK_LABEL (gtk_label_new (NULL)));
  gtk_label_set_xalign (self->present_label, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->present_label), "numeric");
  gtk_entry_set_alignment (GTK_ENTRY (self->editor), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), LEAST_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->editor), CELL_CHARS);
  gtk_widget_set_hexpand (self->editor, TRUE);
  gtk_widget_add_css_class (self->editor, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/** cascada_request_field_get_row: (transfer none): what is put into a list, or a cell. */
GtkWidget *
cascada_request_field_get_row (CascadaRequestField *self)
{
  return self->row;
}

/** cascada_request_field_get_present_label: (transfer none) (nullable): the present value, of a cell to be placed beside it. */
GtkLabel *
cascada_request_field_get_present_label (CascadaRequestField *self)
{
  return self->present_label;
}

/** cascada_request_field_is_of: whether it edits that field. */
gboolean
cascada_request_field_is_of (CascadaRequestField *self, CascadaRef ref, guint field)
{
  return self->field == field && cascada_ref_equal (&self->ref, &ref);
}

/**
 * cascada_request_field_show:
 * @present: in force
 * @proposed: (nullable): what the draft has for it
 * @locked: (nullable): why it cannot change, with the clause
 *
 * What is typed and not yet written stays, unless the draft has another value than before.
 */
void
cascada_request_field_show (CascadaRequestField *self, const CascadaValue *present, const CascadaRequestValue *proposed, const char *locked,
                            gboolean writable)
{
  const CascadaValue *recorded = proposed != NULL ? &proposed->proposed : present;
  gboolean same = self->shown && cascada_value_equal (recorded, &self->recorded);

  cascada_value_clear (&self->present);
  cascada_value_copy (present, &self->present);
  if (!same)
    {
      cascada_value_clear (&self->recorded);
      cascada_value_copy (recorded, &self->recorded);
      fill (self);
    }
  if (!self->shown && writable)
    restore (self);
  self->shown = TRUE;
  judge (self);
  set_writable (self, locked, writable);
}

/**
 * cascada_request_field_read:
 * @change: (out): the value typed, to be cleared
 * @changed: (out): whether the draft has another one
 * @error: what is wrong with what is typed
 */
gboolean
cascada_request_field_read (CascadaRequestField *self, CascadaRequestChange *change, gboolean *changed, GError **error)
{
  g_autofree char *text = is_choice (self) ? NULL : get_text (self);
  CascadaValue value;

  *change = (CascadaRequestChange){ self->ref, self->field, CASCADA_VALUE_INIT };
  if (!read_value (self, text, &value, error))
    {
      g_prefix_error (error, "%s: ", self->title);
      return FALSE;
    }
  cascada_value_copy (&value, &change->value);
  *changed = !cascada_value_equal (&value, &self->recorded);
  return TRUE;
}

/** cascada_request_field_grab_focus: to its editor. */
void
cascada_request_field_grab_focus (CascadaRequestField *self)
{
  gtk_widget_grab_focus (self->editor);
}
