/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-history-list.h"

#include <glib/gi18n.h>

#include "cascada-field-text.h"

#define SHOWN 50

struct _CascadaHistoryList
{
  AdwBin parent_instance;

  GtkListBox *rows;
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
describe_value (CascadaPlanView *view, const CascadaChange *change, const CascadaValue *value)
{
  const CascadaField *field = cascada_field_get (change->ref.kind, change->field);
  g_autoptr (CascadaRecord) record = NULL;
  g_autofree char *text = cascada_field_to_text (change->ref.kind, change->field, value);

  if (*text == '\0')
    return g_strdup (_ ("nothing"));
  if (field->type != CASCADA_FIELD_REFERENCE)
    return g_steal_pointer (&text);
  record = cascada_workspace_get_record (cascada_plan_view_get_workspace (view), (CascadaRef){ field->references, CASCADA_PERIOD_NONE, value->integer }, NULL);
  return record == NULL ? g_steal_pointer (&text)
                        : g_strdup (cascada_record_get_text (record, cascada_field_find (field->references, "name")));
}

/* What a change did, in a line: “Report Q2 2025 · Executed value: 0,36 → 0,40”. */
static char *
describe_change (CascadaPlanView *view, const CascadaChange *change)
{
  g_autofree char *subject = name_subject (change);
  g_autofree char *old = NULL;
  g_autofree char *value = NULL;

  if (change->field == CASCADA_FIELD_CREATION)
    return g_strdup_printf (_ ("%s created"), subject);
  if (change->field == CASCADA_FIELD_REMOVED)
    return g_strdup_printf (change->value.integer ? _ ("%s removed") : _ ("%s restored"), subject);

  old = describe_value (view, change, &change->old);
  value = describe_value (view, change, &change->value);
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
    [CASCADA_EDIT_KIND_IMPORT] = N_ ("Imported"),
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
append_entry (CascadaHistoryList *self, CascadaPlanView *view, const CascadaHistoryEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *row = gtk_list_box_row_new (), *edit_label;
  g_autofree char *change = describe_change (view, &entry->change);
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
cascada_history_list_class_init (CascadaHistoryListClass *klass)
{
}

static void
cascada_history_list_init (CascadaHistoryList *self)
{
  GtkWidget *placeholder = gtk_label_new (_ ("No changes yet"));

  gtk_widget_add_css_class (placeholder, "dim-label");
  gtk_widget_set_margin_top (placeholder, 12);
  gtk_widget_set_margin_bottom (placeholder, 12);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->rows, placeholder);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("History"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
}

/** cascada_history_list_clear: shows nothing. */
void
cascada_history_list_clear (CascadaHistoryList *self)
{
  GtkWidget *row;

  g_return_if_fail (CASCADA_IS_HISTORY_LIST (self));

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, 0))) != NULL)
    gtk_list_box_remove (self->rows, row);
}

/** cascada_history_list_show: shows the newest changes of @ref and of its cells. */
void
cascada_history_list_show (CascadaHistoryList *self, CascadaPlanView *view, CascadaRef ref)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CASCADA_IS_HISTORY_LIST (self));

  cascada_history_list_clear (self);
  entries = cascada_workspace_get_history (cascada_plan_view_get_workspace (view), ref, CASCADA_FIELD_ANY, SHOWN, &error);
  if (entries == NULL)
    {
      cascada_plan_view_tell_error (view, error);
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    append_entry (self, view, entries->pdata[i]);
}
