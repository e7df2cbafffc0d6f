/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-field-list.h"

#include <glib/gi18n.h>

#include "cascada-field-binding.h"
#include "cascada-kinds.h"
#include "cascada-objective.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-row-names.h"
#include "cascada-text-field.h"
#include "cascada-weight.h"

#define CHOICE_CHARS 40
#define LONG_TEXT 300 /* characters from which a text gets more than one line */

struct _CascadaFieldList
{
  AdwBin parent_instance;

  GtkListBox *rows;

  CascadaPlanView *view;
};

G_DEFINE_FINAL_TYPE (CascadaFieldList, cascada_field_list, ADW_TYPE_BIN)

static const char *
get_label (const CascadaField *field)
{
  return g_dgettext (GETTEXT_PACKAGE, field->label);
}

static void
append (CascadaFieldList *self, GtkWidget *row)
{
  gtk_list_box_append (self->rows, row);
  cascada_row_names_set (row);
}

/* A row around a caption, an editor that is none of libadwaita's rows, and a line for what is wrong. */
static GtkWidget *
new_row (const char *title, GtkWidget *editor, GtkWidget *error)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), editor);
  gtk_box_append (GTK_BOX (box), error);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
new_error_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "error");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static void
append_editor (CascadaFieldList *self, const char *title, GtkWidget *editor, CascadaRef ref, guint field)
{
  GtkWidget *error = new_error_label ();
  CascadaFieldBinding *binding = cascada_field_binding_attach (editor, self->view, ref, field);

  cascada_field_binding_set_error_label (binding, GTK_LABEL (error));
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  append (self, new_row (title, editor, error));
}

static GtkWidget *
new_text_field (void)
{
  GtkWidget *text = cascada_text_field_new ();

  gtk_widget_add_css_class (text, "field");
  return text;
}

static GtkWidget *
new_entry (void)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  gtk_widget_add_css_class (entry, "field");
  return entry;
}

static void
set_up_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHOICE_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* Names of offices are long: none is cut, neither in the row nor in its list. */
static void
show_whole_names (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  adw_combo_row_set_list_factory (row, factory);
  adw_combo_row_set_use_subtitle (row, TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
}

static void
append_choice (CascadaFieldList *self, const char *title, CascadaRef ref, guint field)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (cascada_field_get (ref.kind, field)->type == CASCADA_FIELD_REFERENCE)
    show_whole_names (ADW_COMBO_ROW (row));
  cascada_field_binding_attach (row, self->view, ref, field);
  append (self, row);
}

static void
append_switch (CascadaFieldList *self, const char *title, CascadaRef ref, guint field)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  cascada_field_binding_attach (toggle, self->view, ref, field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_widget_set_focusable (row, FALSE);
  append (self, row);
}

static void
append_field (CascadaFieldList *self, const char *title, CascadaRef ref, guint number)
{
  const CascadaField *field = cascada_field_get (ref.kind, number);

  switch (field->type)
    {
    case CASCADA_FIELD_ENUM:
    case CASCADA_FIELD_REFERENCE:
      append_choice (self, title, ref, number);
      break;
    case CASCADA_FIELD_BOOLEAN:
      append_switch (self, title, ref, number);
      break;
    case CASCADA_FIELD_TEXT:
    case CASCADA_FIELD_INTEGER:
    case CASCADA_FIELD_DECIMAL:
    case CASCADA_FIELD_DATE:
    case CASCADA_FIELD_PERIOD:
    default:
      append_editor (self, title, field->max_length > LONG_TEXT ? new_text_field () : new_entry (), ref, number);
    }
}

/* Its place in the hierarchy is changed by moving it; a plan's settings have a dialog of their own. The objectives of a
 * strategic plan are what those of other plans are linked to; a management plan has an objective of its process. */
static gboolean
is_shown (CascadaRef ref, guint number, CascadaPlanKind plan_kind)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);

  if (number == klass->parent_field || number == cascada_field_find (ref.kind, "position"))
    return FALSE;
  if (ref.kind == CASCADA_KIND_OBJECTIVE && number == CASCADA_OBJECTIVE_STRATEGIC)
    return plan_kind != CASCADA_PLAN_KIND_STRATEGIC;
  if (ref.kind == CASCADA_KIND_PLAN && number == CASCADA_PLAN_PROCESS_OBJECTIVE)
    return plan_kind == CASCADA_PLAN_KIND_MANAGEMENT;
  return ref.kind != CASCADA_KIND_PLAN || number < CASCADA_PLAN_INCREASING;
}

/* The weight that holds at the cut-off is edited where it begins to hold; a first one holds from the plan's first year. */
static CascadaRef
find_weight (CascadaFieldList *self, CascadaRef indicator)
{
  int year = cascada_period_get_year (cascada_plan_view_get_cut (self->view));
  int first = (int) cascada_record_get_integer (cascada_plan_view_get_plan (self->view), CASCADA_PLAN_FIRST_YEAR);
  CascadaRef ref = { CASCADA_KIND_WEIGHT, CASCADA_PERIOD_NONE, indicator.id };

  for (int from = year; from >= MIN (first, CASCADA_YEAR_MIN); from--)
    {
      g_autoptr (CascadaRecord) record = NULL;

      ref.period = CASCADA_PERIOD_YEAR (from);
      record = cascada_workspace_get_record (cascada_plan_view_get_workspace (self->view), ref, NULL);
      if (record != NULL)
        return ref;
    }
  ref.period = CASCADA_PERIOD_YEAR (first);
  return ref;
}

static void
append_indicator_cells (CascadaFieldList *self, CascadaRef ref)
{
  CascadaPeriod cut = cascada_plan_view_get_cut (self->view);
  CascadaRef weight = find_weight (self, ref), report = { CASCADA_KIND_REPORT, cut, ref.id };
  g_autofree char *from = cascada_period_to_string (weight.period), *at = cascada_period_get_label (cut);
  g_autofree char *weight_title = g_strdup_printf (_ ("Weight in percent, from %s"), from);
  g_autofree char *analysis_title = g_strdup_printf (_ ("Analysis at %s"), at);

  append_field (self, weight_title, weight, CASCADA_WEIGHT_VALUE);
  append_field (self, analysis_title, report, CASCADA_REPORT_ANALYSIS);
}

static void
cascada_field_list_dispose (GObject *object)
{
  g_clear_object (&CASCADA_FIELD_LIST (object)->view);

  G_OBJECT_CLASS (cascada_field_list_parent_class)->dispose (object);
}

static void
cascada_field_list_class_init (CascadaFieldListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cascada_field_list_dispose;
}

static void
cascada_field_list_init (CascadaFieldList *self)
{
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Fields"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
}

/** cascada_field_list_clear: forgets the record. What is typed is written, or told where it cannot be. */
void
cascada_field_list_clear (CascadaFieldList *self)
{
  GtkWidget *row;

  g_return_if_fail (CASCADA_IS_FIELD_LIST (self));

  cascada_field_binding_finish_all (GTK_WIDGET (self->rows));
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  g_clear_object (&self->view);
}

/**
 * cascada_field_list_show:
 * @ref: the record; for an indicator the weight in force and the analysis at the view's cut-off follow its own fields
 */
void
cascada_field_list_show (CascadaFieldList *self, CascadaPlanView *view, CascadaRef ref)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);
  CascadaPlanKind plan_kind;

  g_return_if_fail (CASCADA_IS_FIELD_LIST (self) && klass != NULL);

  cascada_field_list_clear (self);
  self->view = g_object_ref (view);
  plan_kind = cascada_record_get_integer (cascada_plan_view_get_plan (view), CASCADA_PLAN_KIND);
  for (guint number = 1; number <= klass->n_fields; number++)
    if (is_shown (ref, number, plan_kind))
      append_field (self, get_label (&klass->fields[number - 1]), ref, number);
  if (ref.kind == CASCADA_KIND_INDICATOR)
    append_indicator_cells (self, ref);
}
