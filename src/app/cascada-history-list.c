/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-history-list.h"

#include <glib/gi18n.h>

#include "cascada-field-text.h"
#include "cascada-tell.h"

#define PAGE 50

struct _CascadaHistoryList
{
  AdwBin parent_instance;

  GtkListBox *rows;
  GtkWidget *older;

  CascadaWorkspace *workspace;
  CascadaRef ref;
  guint shown; /* changes, at most */
};

G_DEFINE_FINAL_TYPE (CascadaHistoryList, cascada_history_list, ADW_TYPE_BIN)

static char *
name_subject (const CascadaChange *change)
{
  const char *label = g_dgettext (GETTEXT_PACKAGE, cascada_kind_get_class (change->ref.kind)->label);
  g_autofree char *period = NULL;

  if (change->ref.period == CASCADA_PERIOD_NONE)
    return g_strdup (label);
  period = cascada_period_get_label (change->ref.period);
  return g_strdup_printf ("%s %s", label, period);
}

static char *
describe_value (CascadaWorkspace *workspace, const CascadaChange *change, const CascadaValue *value)
{
  const CascadaField *field = cascada_field_get (change->ref.kind, change->field);
  g_autofree char *text = cascada_field_to_text (change->ref.kind, change->field, value);
  g_autoptr (CascadaRecord) record = NULL;
  guint name;

  if (*text == '\0')
    return g_strdup (_ ("nothing"));
  if (field->type != CASCADA_FIELD_REFERENCE)
    return g_steal_pointer (&text);
  name = cascada_field_find (field->references, "name");
  record = name != 0 ? cascada_workspace_get_record (workspace, (CascadaRef){ field->references, CASCADA_PERIOD_NONE, value->integer }, NULL) : NULL;
  return record == NULL ? g_steal_pointer (&text) : g_strdup (cascada_record_get_text (record, name));
}

/* What a change did, in a line: “Report Q2 2025 · Executed value: 0,36 → 0,40”. */
static char *
describe_change (CascadaWorkspace *workspace, const CascadaChange *change)
{
  g_autofree char *subject = name_subject (change);
  g_autofree char *old = NULL;
  g_autofree char *value = NULL;

  if (change->field == CASCADA_FIELD_CREATION)
    return g_strdup_printf (_ ("%s created"), subject);
  if (change->field == CASCADA_FIELD_REMOVED)
    return g_strdup_printf (change->value.integer ? _ ("%s removed") : _ ("%s restored"), subject);

  old = describe_value (workspace, change, &change->old);
  value = describe_value (workspace, change, &change->value);
  return g_strdup_printf ("%s · %s: %s → %s", subject,
                          g_dgettext (GETTEXT_PACKAGE, cascada_field_get (change->ref.kind, change->field)->label), old, value);
}

static char *
describe_edit (const CascadaEditInfo *edit)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (edit->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *when = g_date_time_format (local, "%Y-%m-%d %H:%M");
  static const char *const kinds[] = {
    [CASCADA_EDIT_KIND_EDIT] = NULL,
    [CASCADA_EDIT_KIND_UNDO] = N_ ("Undone"),
    [CASCADA_EDIT_KIND_REDO] = N_ ("Redone"),
    [CASCADA_EDIT_KIND_IMPORT] = NULL, /* its reason says what was imported */
  };
  const char *kind = kinds[edit->kind] != NULL ? _ (kinds[edit->kind]) : NULL;

  return g_strjoin (" · ", when, edit->author, kind != NULL ? kind : edit->reason, kind != NULL ? edit->reason : NULL, NULL);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_entry (CascadaHistoryList *self, CascadaWorkspace *workspace, const CascadaHistoryEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *row = gtk_list_box_row_new (), *edit_label;
  g_autofree char *change = describe_change (workspace, &entry->change);
  g_autofree char *edit = describe_edit (&entry->edit);

  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), new_label (change, NULL));
  edit_label = new_label (edit, "dim-label");
  gtk_widget_add_css_class (edit_label, "caption");
  gtk_box_append (GTK_BOX (box), edit_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, change,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, edit, -1);
  gtk_list_box_append (self->rows, row);
}

static void
clear_rows (CascadaHistoryList *self)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, 0))) != NULL)
    gtk_list_box_remove (self->rows, row);
}

static void
fill (CascadaHistoryList *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = cascada_workspace_get_history (self->workspace, self->ref,
                                                                 CASCADA_FIELD_ANY, self->shown + 1, &error);

  clear_rows (self);
  if (entries == NULL)
    {
      cascada_tell_failure (GTK_WIDGET (self), _ ("The history could not be read"), error);
      return;
    }
  for (guint i = 0; i < MIN (entries->len, self->shown); i++)
    append_entry (self, self->workspace, entries->pdata[i]);
  gtk_widget_set_visible (self->older, entries->len > self->shown);
}

static void
older_cb (CascadaHistoryList *self)
{
  self->shown += PAGE;
  fill (self);
}

static void
cascada_history_list_dispose (GObject *object)
{
  g_clear_object (&CASCADA_HISTORY_LIST (object)->workspace);

  G_OBJECT_CLASS (cascada_history_list_parent_class)->dispose (object);
}

static void
cascada_history_list_class_init (CascadaHistoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cascada_history_list_dispose;
}

static void
cascada_history_list_init (CascadaHistoryList *self)
{
  GtkWidget *placeholder = gtk_label_new (_ ("No changes yet")), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (placeholder, "dim-label");
  gtk_widget_set_margin_top (placeholder, 12);
  gtk_widget_set_margin_bottom (placeholder, 12);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->rows, placeholder);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("History"), -1);
  self->older = gtk_button_new_with_mnemonic (_ ("Show _Older Changes"));
  gtk_widget_set_halign (self->older, GTK_ALIGN_CENTER);
  gtk_widget_hide (self->older);
  g_signal_connect_object (self->older, "clicked", G_CALLBACK (older_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), self->older);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** cascada_history_list_clear: shows nothing. */
void
cascada_history_list_clear (CascadaHistoryList *self)
{
  g_return_if_fail (CASCADA_IS_HISTORY_LIST (self));

  clear_rows (self);
  gtk_widget_hide (self->older);
  g_clear_object (&self->workspace);
}

/** cascada_history_list_show: shows the newest changes of @ref and of its cells, and older ones on demand. */
void
cascada_history_list_show (CascadaHistoryList *self, CascadaWorkspace *workspace, CascadaRef ref)
{
  g_return_if_fail (CASCADA_IS_HISTORY_LIST (self));

  if (!g_set_object (&self->workspace, workspace) && cascada_ref_equal (&self->ref, &ref))
    {
      fill (self);
      return;
    }
  self->ref = ref;
  self->shown = PAGE;
  fill (self);
}
