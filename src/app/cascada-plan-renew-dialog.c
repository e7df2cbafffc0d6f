/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-plan-renew-dialog.h"

#include <glib/gi18n.h>

#include "cascada-plan-renew.h"
#include "cascada-plan.h"
#include "cascada-row-names.h"

struct _CascadaPlanRenewDialog
{
  AdwWindow parent_instance;

  CascadaWorkspace *workspace;
  CascadaRecord *plan;
  GCancellable *making;   /* while plans are made */
  CascadaRenewal *counts; /* what each plan gets */
  GPtrArray *units;       /* of CascadaRenewalUnit: those shown, or the plan's own */
  GPtrArray *checks;      /* of GtkCheckButton, each with its unit as "unit" */
  GPtrArray *rows;
  GHashTable *chosen; /* ids of units, so that another year leaves the choice */
  gboolean for_units;
  gboolean filling;

  AdwPreferencesGroup *plan_group;
  AdwPreferencesGroup *local_group;
  AdwPreferencesGroup *process_group;
  GtkButton *local_button;
  GtkButton *make_button;
  GtkButton *process_button;
  GtkLabel *problem;
  GtkLabel *summary;
  GtkRevealer *problem_revealer;
  GtkSpinButton *year;
  GtkSpinner *spinner;
};

enum
{
  MADE,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaPlanRenewDialog, cascada_plan_renew_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static void
show_problem (CascadaPlanRenewDialog *self, const char *message)
{
  if (message != NULL)
    gtk_label_set_text (self->problem, message);
  gtk_revealer_set_reveal_child (self->problem_revealer, message != NULL);
}

static const CascadaRenewalUnit *
get_unit (gpointer check)
{
  return g_object_get_data (G_OBJECT (check), "unit");
}

static guint
count_plans (CascadaPlanRenewDialog *self)
{
  guint n = 0;

  if (!self->for_units)
    return self->units->len > 0 && ((CascadaRenewalUnit *) self->units->pdata[0])->refusal == NULL;
  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (self->checks->pdata[i]);
  return n;
}

/* Titles stand in the rows of units; the one plan's own here. */
static char *
write_summary (CascadaPlanRenewDialog *self, guint n_plans)
{
  GString *text = g_string_new (NULL);

  if (!self->for_units && self->units->len > 0)
    {
      g_string_append_printf (text, _ ("“%s”"), ((CascadaRenewalUnit *) self->units->pdata[0])->title);
      g_string_append_c (text, '\n');
    }
  if (self->for_units)
    g_string_append_printf (text, ngettext ("%u plan will be made. ", "%u plans will be made. ", n_plans), n_plans);
  g_string_append_printf (text, self->for_units ? _ ("In each, goals: %u, indicators: %u.") : _ ("Goals: %u, indicators: %u."), self->counts->n_goals, self->counts->n_indicators);
  if (self->counts->n_left_out > 0)
    g_string_append_printf (text, ngettext (" %u eliminated goal is left out.", " %u eliminated goals are left out.", self->counts->n_left_out),
                            self->counts->n_left_out);
  return g_string_free (text, FALSE);
}

static void
update (CascadaPlanRenewDialog *self)
{
  guint n_plans = count_plans (self);
  g_autofree char *summary = write_summary (self, n_plans);

  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_sensitive (GTK_WIDGET (self->make_button), n_plans > 0 && self->making == NULL);
}

static void
toggled_cb (GtkCheckButton *check, CascadaPlanRenewDialog *self)
{
  gint64 unit = get_unit (check)->unit;

  if (self->filling)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, g_memdup2 (&unit, sizeof unit));
  else
    g_hash_table_remove (self->chosen, &unit);
  update (self);
}

/* All of a group, or none where all are chosen. */
static void
toggle_group (CascadaPlanRenewDialog *self, CascadaUnitKind kind)
{
  gboolean all = TRUE;

  for (guint i = 0; i < self->checks->len; i++)
    if (get_unit (self->checks->pdata[i])->kind == kind)
      all &= gtk_check_button_get_active (self->checks->pdata[i]);
  for (guint i = 0; i < self->checks->len; i++)
    if (get_unit (self->checks->pdata[i])->kind == kind)
      gtk_check_button_set_active (self->checks->pdata[i], !all);
}

static void
local_clicked_cb (CascadaPlanRenewDialog *self)
{
  toggle_group (self, CASCADA_UNIT_KIND_LOCAL_OFFICE);
}

static void
process_clicked_cb (CascadaPlanRenewDialog *self)
{
  toggle_group (self, CASCADA_UNIT_KIND_PROCESS);
}

/* A unit for which no plan is made says why, and cannot be chosen. */
static void
add_row (CascadaPlanRenewDialog *self, CascadaRenewalUnit *unit)
{
  AdwPreferencesGroup *group = unit->kind == CASCADA_UNIT_KIND_PROCESS ? self->process_group : self->local_group;
  GtkWidget *row = adw_action_row_new (), *check;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), unit->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), unit->refusal != NULL ? unit->refusal : unit->title);
  if (unit->refusal == NULL)
    {
      check = gtk_check_button_new ();
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (check), "unit", unit);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->chosen, &unit->unit));
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, unit->name, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_ptr_array_add (self->checks, check);
    }
  else
    gtk_widget_add_css_class (row, "dim-label");
  cascada_row_names_set (row);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static void
clear_rows (CascadaPlanRenewDialog *self)
{
  g_ptr_array_set_size (self->checks, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *group = gtk_widget_get_ancestor (self->rows->pdata[i], ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), self->rows->pdata[i]);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static GPtrArray *
read_units (CascadaPlanRenewDialog *self, int year, GError **error)
{
  gint64 plan = cascada_record_get_id (self->plan);
  CascadaRenewalUnit *own;
  GPtrArray *units;

  if (self->for_units)
    return cascada_renewal_list_units (self->workspace, plan, year, error);
  own = cascada_renewal_get_own (self->workspace, plan, year, error);
  if (own == NULL)
    return NULL;
  units = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_renewal_unit_free);
  g_ptr_array_add (units, own);
  return units;
}

/* For whom plans can be made depends on the year. */
static void
fill_units (CascadaPlanRenewDialog *self)
{
  g_autoptr (GError) error = NULL;
  const char *refusal = NULL;

  self->filling = TRUE;
  clear_rows (self);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = read_units (self, gtk_spin_button_get_value_as_int (self->year), &error);
  if (self->units == NULL)
    self->units = g_ptr_array_new ();
  for (guint i = 0; self->for_units && i < self->units->len; i++)
    add_row (self, self->units->pdata[i]);
  if (!self->for_units && self->units->len > 0)
    refusal = ((CascadaRenewalUnit *) self->units->pdata[0])->refusal;
  else if (self->for_units && error == NULL && self->checks->len == 0)
    refusal = _ ("There is no unit to make a plan for: each has one of that year, or there is none");
  show_problem (self, error != NULL ? error->message : refusal);
  self->filling = FALSE;
  update (self);
}

static void
year_changed_cb (CascadaPlanRenewDialog *self)
{
  if (!self->filling)
    fill_units (self);
}

static void
set_making (CascadaPlanRenewDialog *self, gboolean making)
{
  g_clear_object (&self->making);
  if (making)
    {
      self->making = g_cancellable_new ();
      gtk_window_set_focus (GTK_WINDOW (self), NULL); /* an entry that has it does not become insensitive quietly */
    }
  gtk_spinner_set_spinning (self->spinner, making);
  gtk_widget_set_sensitive (GTK_WIDGET (self->plan_group), !making);
  gtk_widget_set_sensitive (GTK_WIDGET (self->local_group), !making);
  gtk_widget_set_sensitive (GTK_WIDGET (self->process_group), !making);
  update (self);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaPlanRenewDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaRenewal) renewal = cascada_workspace_run_finish (CASCADA_WORKSPACE (source), result, &error);
  g_autoptr (CascadaRecord) first = NULL;
  g_autofree char *message = NULL;

  if (self->workspace == NULL) /* closed meanwhile */
    return;
  set_making (self, FALSE);
  if (renewal != NULL)
    first = cascada_workspace_get_record (
        self->workspace, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, g_array_index (renewal->made, gint64, 0) }, &error);
  if (first == NULL)
    {
      show_problem (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->year));
      return;
    }
  message = g_strdup_printf (ngettext ("%u plan of %d made", "%u plans of %d made", renewal->made->len), renewal->made->len, renewal->year);
  g_signal_emit (self, signals[MADE], 0, first, message);
  gtk_window_close (GTK_WINDOW (self));
}

static void
make_clicked_cb (CascadaPlanRenewDialog *self)
{
  CascadaRenewal *renewal = cascada_renewal_new (cascada_record_get_id (self->plan), gtk_spin_button_get_value_as_int (self->year));

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      cascada_renewal_add_unit (renewal, get_unit (self->checks->pdata[i])->unit);
  show_problem (self, NULL);
  set_making (self, TRUE);
  cascada_workspace_run_async (self->workspace, TRUE, cascada_renewal_run, renewal, (GDestroyNotify) cascada_renewal_free, self->making,
                               made_cb, g_object_ref (self));
}

static void
cascada_plan_renew_dialog_dispose (GObject *object)
{
  CascadaPlanRenewDialog *self = CASCADA_PLAN_RENEW_DIALOG (object);

  self->filling = TRUE;
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_PLAN_RENEW_DIALOG);
  G_OBJECT_CLASS (cascada_plan_renew_dialog_parent_class)->dispose (object);
}

static void
cascada_plan_renew_dialog_finalize (GObject *object)
{
  CascadaPlanRenewDialog *self = CASCADA_PLAN_RENEW_DIALOG (object);

  g_clear_pointer (&self->counts, cascada_renewal_free);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  G_OBJECT_CLASS (cascada_plan_renew_dialog_parent_class)->finalize (object);
}

static void
cascada_plan_renew_dialog_class_init (CascadaPlanRenewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_plan_renew_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cascada_plan_renew_dialog_finalize;
  signals[MADE] = g_signal_new ("made", CASCADA_TYPE_PLAN_RENEW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                CASCADA_TYPE_RECORD, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-plan-renew-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanRenewDialog, local_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanRenewDialog, local_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanRenewDialog, make_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanRenewDialog, plan_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanRenewDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanRenewDialog, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanRenewDialog, process_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanRenewDialog, process_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanRenewDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanRenewDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanRenewDialog, year);
  gtk_widget_class_bind_template_callback (widget_class, local_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, process_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cascada_plan_renew_dialog_init (CascadaPlanRenewDialog *self)
{
  self->filling = TRUE;
  self->units = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  cascada_row_names_set (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->local_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("All local offices or none"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->process_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("All processes or none"), -1);
  gtk_spin_button_set_range (self->year, CASCADA_YEAR_MIN, CASCADA_YEAR_MAX);
  gtk_spin_button_set_increments (self->year, 1, 4);
}

/* All local offices that have none, as long as nobody chose otherwise. */
static void
choose_local_offices (CascadaPlanRenewDialog *self)
{
  g_autoptr (GPtrArray) units = read_units (self, gtk_spin_button_get_value_as_int (self->year), NULL);

  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      const CascadaRenewalUnit *unit = units->pdata[i];

      if (unit->kind == CASCADA_UNIT_KIND_LOCAL_OFFICE)
        g_hash_table_add (self->chosen, g_memdup2 (&unit->unit, sizeof unit->unit));
    }
}

static gboolean
has_any (GPtrArray *units)
{
  for (guint i = 0; units != NULL && i < units->len; i++)
    if (((CascadaRenewalUnit *) units->pdata[i])->refusal == NULL)
      return TRUE;
  return FALSE;
}

/* The plan's own year, for a template; where every unit has its plan of that year, the next. */
static int
find_year (CascadaPlanRenewDialog *self)
{
  int year = (int) cascada_record_get_integer (self->plan, CASCADA_PLAN_FIRST_YEAR), next = cascada_renewal_get_next_year (self->plan);
  g_autoptr (GPtrArray) units = self->for_units ? read_units (self, year, NULL) : NULL;

  return has_any (units) ? year : next;
}

/**
 * cascada_plan_renew_dialog_new:
 * @workspace: open for writing
 * @plan: the plan to copy
 * @for_units: plans for many units, of the year of @plan where some have none; else next year's plan
 *
 * Returns: (transfer none): a dialog over @parent, to be presented
 */
CascadaPlanRenewDialog *
cascada_plan_renew_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, CascadaRecord *plan, gboolean for_units)
{
  CascadaPlanRenewDialog *self = g_object_new (CASCADA_TYPE_PLAN_RENEW_DIALOG, "transient-for", parent, NULL);
  g_autofree char *from = g_strdup_printf (_ ("Of “%s”: objectives, goals, indicators, units and weights. Reports, steps, evidence and the targets of other years are left out."),
                                           cascada_record_get_text (plan, CASCADA_PLAN_TITLE));
  g_autofree char *escaped = g_markup_escape_text (from, -1);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (plan);
  self->for_units = for_units;
  self->counts = cascada_renewal_new (cascada_record_get_id (plan), 0);
  cascada_renewal_count (self->counts, workspace, NULL);
  gtk_window_set_title (GTK_WINDOW (self), for_units ? _ ("Plans for Several Units") : _ ("Next Year’s Plan"));
  adw_preferences_group_set_description (self->plan_group, escaped);
  gtk_spin_button_set_value (self->year, find_year (self));
  if (!for_units)
    gtk_window_set_default_size (GTK_WINDOW (self), 560, 360);
  else
    choose_local_offices (self);
  fill_units (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->year));
  return self;
}
