/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-plan-dialog.h"

#include <glib/gi18n.h>

#include "cascada-enum-labels.h"
#include "cascada-error.h"
#include "cascada-number.h"
#include "cascada-plan.h"
#include "cascada-row-names.h"
#include "cascada-unit.h"

/* What cross-cutting goals make up where they are a block (domain §5: “80/20 is usual”). */
#define USUAL_SHARE CASCADA_DECIMAL (20)

struct _CascadaPlanDialog
{
  AdwWindow parent_instance;

  CascadaWorkspace *workspace;
  CascadaRecord *plan; /* NULL: a new one */
  GPtrArray *units;
  int position;
  gboolean filling;

  AdwComboRow *constant_row;
  AdwComboRow *decreasing_row;
  AdwComboRow *increasing_row;
  AdwComboRow *kind_row;
  AdwComboRow *notation_row;
  AdwComboRow *rollup_row;
  AdwComboRow *unit_row;
  AdwExpanderRow *cap_row;
  AdwExpanderRow *share_row;
  GtkEditable *cap_entry;
  GtkEditable *note_row;
  GtkEditable *share_entry;
  GtkEditable *source_row;
  GtkEditable *title_row;
  GtkEditable *tolerance_row;
  GtkButton *save_button;
  GtkLabel *problem;
  GtkRevealer *problem_revealer;
  GtkSpinButton *decimals;
  GtkSpinButton *first_year;
  GtkSpinButton *last_year;
};

enum
{
  SAVED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaPlanDialog, cascada_plan_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static gboolean
read_decimal (GtkEditable *entry, CascadaDecimal *value, GError **error)
{
  CascadaNumber number;

  if (!cascada_number_read (gtk_editable_get_text (entry), cascada_convention_get_default (), &number, error))
    return FALSE;
  *value = number.value;
  return TRUE;
}

/* What the dialog does not show stays as it is. A new management plan begins the procedure as a draft. */
static void
read_others (CascadaPlanDialog *self, CascadaValue *values)
{
  const CascadaField *field;

  for (guint number = 1; (field = cascada_field_get (CASCADA_KIND_PLAN, number)) != NULL; number++)
    if (self->plan != NULL)
      values[number - 1] = *cascada_record_get_value (self->plan, number);
    else
      cascada_field_get_fallback (field, &values[number - 1]);
  if (self->plan == NULL && adw_combo_row_get_selected (self->kind_row) == CASCADA_PLAN_KIND_MANAGEMENT)
    values[CASCADA_PLAN_STATE - 1] = cascada_value_integer (CASCADA_PLAN_STATE_DRAFT);
}

/* Every field as it stands in the dialog; texts are borrowed from the rows and the plan. */
static gboolean
read_values (CascadaPlanDialog *self, CascadaValue *values, GError **error)
{
  CascadaDecimal cap = CASCADA_DECIMAL_NONE, share = CASCADA_DECIMAL_NONE, tolerance;
  guint unit = adw_combo_row_get_selected (self->unit_row);

  if (adw_expander_row_get_enable_expansion (self->cap_row) && !read_decimal (self->cap_entry, &cap, error))
    return FALSE;
  if (adw_expander_row_get_enable_expansion (self->share_row) && !read_decimal (self->share_entry, &share, error))
    return FALSE;
  if (!read_decimal (self->tolerance_row, &tolerance, error))
    return FALSE;

  read_others (self, values);
  values[CASCADA_PLAN_TITLE - 1] = cascada_value_text (gtk_editable_get_text (self->title_row));
  values[CASCADA_PLAN_KIND - 1] = cascada_value_integer (adw_combo_row_get_selected (self->kind_row));
  values[CASCADA_PLAN_UNIT - 1] =
      unit > 0 ? cascada_value_integer (cascada_record_get_id (self->units->pdata[unit - 1])) : CASCADA_VALUE_INIT;
  values[CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (gtk_spin_button_get_value_as_int (self->first_year));
  values[CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (gtk_spin_button_get_value_as_int (self->last_year));
  values[CASCADA_PLAN_SOURCE - 1] = cascada_value_text (gtk_editable_get_text (self->source_row));
  values[CASCADA_PLAN_NOTE - 1] = cascada_value_text (gtk_editable_get_text (self->note_row));
  values[CASCADA_PLAN_POSITION - 1] = cascada_value_integer (self->position);
  values[CASCADA_PLAN_INCREASING - 1] = cascada_value_integer (adw_combo_row_get_selected (self->increasing_row));
  values[CASCADA_PLAN_CONSTANT - 1] = cascada_value_integer (adw_combo_row_get_selected (self->constant_row));
  values[CASCADA_PLAN_DECREASING - 1] = cascada_value_integer (adw_combo_row_get_selected (self->decreasing_row));
  values[CASCADA_PLAN_CAP - 1] = cascada_value_decimal (cap);
  values[CASCADA_PLAN_DECIMALS - 1] = cascada_value_integer (gtk_spin_button_get_value_as_int (self->decimals));
  values[CASCADA_PLAN_NOTATION - 1] = cascada_value_integer (adw_combo_row_get_selected (self->notation_row));
  values[CASCADA_PLAN_WEIGHT_TOLERANCE - 1] = cascada_value_decimal (tolerance);
  values[CASCADA_PLAN_ROLLUP - 1] = cascada_value_integer (adw_combo_row_get_selected (self->rollup_row));
  values[CASCADA_PLAN_CROSS_CUTTING_SHARE - 1] = cascada_value_decimal (share);
  return TRUE;
}

static gboolean
validate (CascadaPlanDialog *self, CascadaValue *values, GError **error)
{
  if (!read_values (self, values, error))
    return FALSE;
  for (guint field = 1; cascada_field_get (CASCADA_KIND_PLAN, field) != NULL; field++)
    if (!cascada_field_validate (CASCADA_KIND_PLAN, field, &values[field - 1], error))
      return FALSE;
  if (values[CASCADA_PLAN_FIRST_YEAR - 1].integer <= values[CASCADA_PLAN_LAST_YEAR - 1].integer)
    return TRUE;
  g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("The last year is before the first: exchange them"));
  return FALSE;
}

static void
show_problem (CascadaPlanDialog *self, const GError *error)
{
  if (error != NULL)
    gtk_label_set_text (self->problem, error->message);
  gtk_revealer_set_reveal_child (self->problem_revealer, error != NULL);
}

/* A blank title is where a new plan starts: it keeps Save off, without a word. */
static void
changed_cb (CascadaPlanDialog *self)
{
  CascadaValue values[CASCADA_FIELDS_MAX];
  g_autoptr (GError) error = NULL;
  gboolean untitled = *gtk_editable_get_text (self->title_row) == '\0';
  gboolean valid;

  if (self->filling)
    return;
  valid = validate (self, values, &error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), valid);
  show_problem (self, untitled && self->plan == NULL ? NULL : error);
}

static void
rollup_changed_cb (CascadaPlanDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->share_row), adw_combo_row_get_selected (self->rollup_row) == CASCADA_ROLLUP_GOALS);
  changed_cb (self);
}

/* The usual roll-up of a new plan's kind; the reader may choose the other one. */
static void
kind_changed_cb (CascadaPlanDialog *self)
{
  gboolean is_management = adw_combo_row_get_selected (self->kind_row) == CASCADA_PLAN_KIND_MANAGEMENT;

  if (self->plan == NULL && !self->filling)
    adw_combo_row_set_selected (self->rollup_row, is_management ? CASCADA_ROLLUP_GOALS : CASCADA_ROLLUP_OBJECTIVES);
  changed_cb (self);
}

static gboolean
write_changes (CascadaPlanDialog *self, const CascadaValue *values, CascadaRef *ref, GError **error)
{
  if (self->plan == NULL)
    return cascada_workspace_create (self->workspace, ref, 0, values, error);
  *ref = cascada_record_get_ref (self->plan);
  for (guint field = 1; cascada_field_get (CASCADA_KIND_PLAN, field) != NULL; field++)
    if (!cascada_value_equal (&values[field - 1], cascada_record_get_value (self->plan, field)) &&
        !cascada_workspace_set (self->workspace, *ref, field, &values[field - 1], error))
      return FALSE;
  return TRUE;
}

static gboolean
save (CascadaPlanDialog *self, const CascadaValue *values, CascadaRef *ref, GError **error)
{
  const char *reason = self->plan == NULL ? _ ("New plan") : _ ("Settings of the plan");

  if (!cascada_workspace_begin (self->workspace, CASCADA_EDIT_KIND_EDIT, reason, error))
    return FALSE;
  if (write_changes (self, values, ref, error) && cascada_workspace_commit (self->workspace, error))
    return TRUE;
  cascada_workspace_rollback (self->workspace);
  return FALSE;
}

static gboolean
differs (CascadaPlanDialog *self, const CascadaValue *values)
{
  if (self->plan == NULL)
    return TRUE;
  for (guint field = 1; cascada_field_get (CASCADA_KIND_PLAN, field) != NULL; field++)
    if (!cascada_value_equal (&values[field - 1], cascada_record_get_value (self->plan, field)))
      return TRUE;
  return FALSE;
}

static void
save_clicked_cb (CascadaPlanDialog *self)
{
  CascadaValue values[CASCADA_FIELDS_MAX];
  CascadaRef ref = { CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, 0 };
  g_autoptr (CascadaRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  if (validate (self, values, &error) && !differs (self, values))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (error == NULL && save (self, values, &ref, &error))
    saved = cascada_workspace_get_record (self->workspace, ref, &error);
  if (saved == NULL)
    {
      show_problem (self, error);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0, saved, self->plan == NULL ? _ ("Plan added") : _ ("Settings changed"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
fill_enum (AdwComboRow *row, guint field)
{
  const CascadaField *declared = cascada_field_get (CASCADA_KIND_PLAN, field);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char *label;

  for (int value = 0; (label = cascada_enum_get_label (declared->enum_type (), value)) != NULL; value++)
    gtk_string_list_append (labels, label);
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static void
fill_choices (CascadaPlanDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  fill_enum (self->kind_row, CASCADA_PLAN_KIND);
  fill_enum (self->increasing_row, CASCADA_PLAN_INCREASING);
  fill_enum (self->constant_row, CASCADA_PLAN_CONSTANT);
  fill_enum (self->decreasing_row, CASCADA_PLAN_DECREASING);
  fill_enum (self->notation_row, CASCADA_PLAN_NOTATION);
  fill_enum (self->rollup_row, CASCADA_PLAN_ROLLUP);

  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; i < self->units->len; i++)
    gtk_string_list_append (names, cascada_record_get_text (self->units->pdata[i], CASCADA_UNIT_NAME));
  adw_combo_row_set_model (self->unit_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->unit_row), self->units->len > 0);
}

static void
set_decimal (GtkEditable *entry, CascadaDecimal value)
{
  g_autofree char *text =
      value != CASCADA_DECIMAL_NONE ? cascada_number_format (value, CASCADA_DECIMALS_SHORTEST) : g_strdup ("");

  gtk_editable_set_text (entry, text);
}

static void
set_text (GtkEditable *entry, CascadaRecord *plan, guint field)
{
  const char *text = cascada_record_get_text (plan, field);

  gtk_editable_set_text (entry, text != NULL ? text : "");
}

static void
set_choice (AdwComboRow *row, CascadaRecord *plan, guint field)
{
  adw_combo_row_set_selected (row, cascada_record_get_integer (plan, field));
}

static void
show_unit (CascadaPlanDialog *self, gint64 unit)
{
  for (guint i = 0; i < self->units->len; i++)
    if (cascada_record_get_id (self->units->pdata[i]) == unit)
      adw_combo_row_set_selected (self->unit_row, i + 1);
}

static void
show_plan (CascadaPlanDialog *self, CascadaRecord *plan)
{
  CascadaDecimal cap = cascada_record_get_decimal (plan, CASCADA_PLAN_CAP),
                 share = cascada_record_get_decimal (plan, CASCADA_PLAN_CROSS_CUTTING_SHARE);

  set_text (self->title_row, plan, CASCADA_PLAN_TITLE);
  set_text (self->source_row, plan, CASCADA_PLAN_SOURCE);
  set_text (self->note_row, plan, CASCADA_PLAN_NOTE);
  set_choice (self->kind_row, plan, CASCADA_PLAN_KIND);
  set_choice (self->increasing_row, plan, CASCADA_PLAN_INCREASING);
  set_choice (self->constant_row, plan, CASCADA_PLAN_CONSTANT);
  set_choice (self->decreasing_row, plan, CASCADA_PLAN_DECREASING);
  set_choice (self->notation_row, plan, CASCADA_PLAN_NOTATION);
  set_choice (self->rollup_row, plan, CASCADA_PLAN_ROLLUP);
  gtk_spin_button_set_value (self->first_year, cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR));
  gtk_spin_button_set_value (self->last_year, cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR));
  gtk_spin_button_set_value (self->decimals, cascada_record_get_integer (plan, CASCADA_PLAN_DECIMALS));
  adw_expander_row_set_enable_expansion (self->cap_row, cap != CASCADA_DECIMAL_NONE);
  set_decimal (self->cap_entry, cap != CASCADA_DECIMAL_NONE ? cap : CASCADA_DECIMAL (100));
  adw_expander_row_set_enable_expansion (self->share_row, share != CASCADA_DECIMAL_NONE);
  set_decimal (self->share_entry, share != CASCADA_DECIMAL_NONE ? share : USUAL_SHARE);
  set_decimal (self->tolerance_row, cascada_record_get_decimal (plan, CASCADA_PLAN_WEIGHT_TOLERANCE));
  show_unit (self, cascada_record_get_integer (plan, CASCADA_PLAN_UNIT));
  self->position = cascada_record_get_integer (plan, CASCADA_PLAN_POSITION);
}

static void
show_defaults (CascadaPlanDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GPtrArray) plans = cascada_workspace_get_children (self->workspace, CASCADA_KIND_PLAN, 0, NULL);
  CascadaSettings settings;

  cascada_settings_init (&settings);
  gtk_spin_button_set_value (self->first_year, g_date_time_get_year (now));
  gtk_spin_button_set_value (self->last_year, g_date_time_get_year (now));
  gtk_spin_button_set_value (self->decimals, settings.decimals);
  adw_expander_row_set_enable_expansion (self->cap_row, FALSE);
  set_decimal (self->cap_entry, CASCADA_DECIMAL (100));
  adw_expander_row_set_enable_expansion (self->share_row, FALSE);
  set_decimal (self->share_entry, USUAL_SHARE);
  set_decimal (self->tolerance_row, settings.weight_tolerance);
  self->position = plans != NULL ? plans->len + 1 : 1;
}

static void
fill (CascadaPlanDialog *self)
{
  gtk_spin_button_set_range (self->first_year, CASCADA_YEAR_MIN, CASCADA_YEAR_MAX);
  gtk_spin_button_set_increments (self->first_year, 1, 4);
  gtk_spin_button_set_range (self->last_year, CASCADA_YEAR_MIN, CASCADA_YEAR_MAX);
  gtk_spin_button_set_increments (self->last_year, 1, 4);
  fill_choices (self);
  if (self->plan != NULL)
    show_plan (self, self->plan);
  else
    show_defaults (self);
  rollup_changed_cb (self);
  gtk_window_set_title (GTK_WINDOW (self), self->plan != NULL ? _ ("Settings of the Plan") : _ ("New Plan"));
  gtk_button_set_label (self->save_button, self->plan != NULL ? _ ("_Save") : _ ("_Add"));
}

static void
cascada_plan_dialog_dispose (GObject *object)
{
  CascadaPlanDialog *self = CASCADA_PLAN_DIALOG (object);

  self->filling = TRUE;
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_PLAN_DIALOG);
  G_OBJECT_CLASS (cascada_plan_dialog_parent_class)->dispose (object);
}

static void
cascada_plan_dialog_class_init (CascadaPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_plan_dialog_dispose;
  signals[SAVED] = g_signal_new ("saved", CASCADA_TYPE_PLAN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 CASCADA_TYPE_RECORD, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, cap_entry);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, cap_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, constant_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, decimals);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, decreasing_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, first_year);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, increasing_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, last_year);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, notation_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, rollup_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, share_entry);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, share_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, tolerance_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanDialog, unit_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rollup_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cascada_plan_dialog_init (CascadaPlanDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cascada_row_names_set (GTK_WIDGET (self));
}

/**
 * cascada_plan_dialog_new:
 * @workspace: open for writing
 * @plan: (nullable): the plan to change; %NULL adds one
 *
 * Returns: (transfer none): a dialog over @parent, to be presented
 */
CascadaPlanDialog *
cascada_plan_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, CascadaRecord *plan)
{
  CascadaPlanDialog *self = g_object_new (CASCADA_TYPE_PLAN_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  g_set_object (&self->plan, plan);
  self->units = cascada_workspace_get_children (workspace, CASCADA_KIND_UNIT, 0, NULL);
  if (self->units == NULL)
    self->units = g_ptr_array_new ();
  fill (self);
  self->filling = FALSE;
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row)); /* as the template names it, Cancel gets it */
  return self;
}
