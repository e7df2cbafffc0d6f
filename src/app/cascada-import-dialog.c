/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-import-dialog-private.h"

#include <glib/gi18n.h>

#include "cascada-enum-labels.h"
#include "cascada-enums.h"
#include "cascada-error.h"
#include "cascada-finding-factory.h"
#include "cascada-finding-item.h"
#include "cascada-import.h"
#include "cascada-row-names.h"

enum
{
  IMPORTED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaImportDialog, cascada_import_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static void
show_problem (CascadaImportDialog *self, const char *text)
{
  if (text != NULL)
    gtk_label_set_text (self->problem, text);
  gtk_revealer_set_reveal_child (self->problem_revealer, text != NULL);
}

static gboolean
parse_year (const char *text, int *year)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, CASCADA_YEAR_MIN, CASCADA_YEAR_MAX, &number, NULL))
    return FALSE;
  *year = (int) number;
  return TRUE;
}

/* "", "2025", "2024-2027", "2024–2027". */
static gboolean
read_years (CascadaImportDialog *self, int *first, int *last)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->years_row)));
  g_auto (GStrv) parts = g_regex_split_simple ("\\s*[-–]\\s*", text, 0, 0);

  *first = *last = 0;
  if (*text == '\0')
    return TRUE;
  if (!parse_year (parts[0], first))
    return FALSE;
  *last = *first;
  return parts[1] == NULL || (parts[2] == NULL && parse_year (parts[1], last) && *first <= *last);
}

static gboolean
is_on_findings (CascadaImportDialog *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->steps), "findings");
}

/** cascada_import_dialog_update: what can be done now. */
void
cascada_import_dialog_update (CascadaImportDialog *self)
{
  gboolean busy = self->job != NULL, findings = is_on_findings (self);
  int first, last;
  gboolean years_valid = read_years (self, &first, &last);

  gtk_widget_set_visible (GTK_WIDGET (self->check_button), !findings);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), findings);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), findings && !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check_button), !busy && self->files->len > 0 && years_valid);
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), !busy);
  if (years_valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->years_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->years_row), "error");
}

static void
reported_cb (CascadaImportDialog *self)
{
  double fraction;
  g_autofree char *step = NULL;

  g_object_get (self->job, "fraction", &fraction, "step", &step, NULL);
  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, fraction);
  gtk_label_set_text (self->step, step);
}

static void
set_job (CascadaImportDialog *self, CascadaJob *job)
{
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_set_object (&self->job, job);
  gtk_revealer_set_reveal_child (self->progress_revealer, job != NULL);
  if (job != NULL)
    g_signal_connect_object (job, "notify::step", G_CALLBACK (reported_cb), self, G_CONNECT_SWAPPED);
  cascada_import_dialog_update (self);
}

static char *
describe_counts (CascadaImportResult *result)
{
  GString *text = g_string_new (NULL);
  guint created = 0, updated = 0, unchanged = 0;

  for (guint kind = 0; kind < CASCADA_N_KINDS; kind++)
    {
      created += result->counts[kind].created;
      updated += result->counts[kind].updated;
      unchanged += result->counts[kind].unchanged;
    }
  g_string_append_printf (text, _ ("“%s”: "), result->plan_title);
  g_string_append_printf (text, ngettext ("%u new record", "%u new records", created), created);
  g_string_append_printf (text, ", ");
  g_string_append_printf (text, ngettext ("%u changed", "%u changed", updated), updated);
  g_string_append_printf (text, ", ");
  g_string_append_printf (text, ngettext ("%u as it is already", "%u as they are already", unchanged), unchanged);
  return g_string_free (text, FALSE);
}

static char *
describe_verdict (CascadaImportResult *result)
{
  guint errors = result->n_findings[CASCADA_SEVERITY_ERROR], warnings = result->n_findings[CASCADA_SEVERITY_WARNING];

  if (errors > 0)
    return g_strdup_printf (ngettext ("%u error keeps this from being imported", "%u errors keep this from being imported",
                                      errors),
                            errors);
  if (warnings > 0)
    return g_strdup_printf (ngettext ("Can be imported, with %u warning", "Can be imported, with %u warnings", warnings),
                            warnings);
  return g_strdup (_ ("Can be imported"));
}

static void
show_result (CascadaImportDialog *self, CascadaImportResult *result)
{
  g_autofree char *verdict = describe_verdict (result);
  g_autofree char *counts = describe_counts (result);
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (cascada_finding_item_list_new (result));

  gtk_label_set_text (self->verdict, verdict);
  gtk_label_set_text (self->counts, counts);
  gtk_list_view_set_model (self->findings, GTK_SELECTION_MODEL (model));
  gtk_stack_set_visible_child_name (self->steps, "findings");
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), result->n_findings[CASCADA_SEVERITY_ERROR] == 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
  cascada_import_dialog_update (self);
}

static void
finish (CascadaImportDialog *self, CascadaImportResult *result)
{
  g_autoptr (CascadaRecord) plan = cascada_workspace_get_record (self->workspace, result->plan, NULL);
  g_autofree char *message = result->applied ? g_strdup_printf (_ ("Imported “%s”"), result->plan_title)
                                             : g_strdup (_ ("Nothing differed: nothing was changed"));

  if (plan != NULL)
    g_signal_emit (self, signals[IMPORTED], 0, plan, message);
  gtk_window_close (GTK_WINDOW (self));
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaImportDialog) self = CASCADA_IMPORT_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaImportResult) outcome = cascada_import_run_finish (CASCADA_WORKSPACE (source), result, &error);

  if (self->steps == NULL) /* closed meanwhile */
    return;
  set_job (self, NULL);
  if (outcome != NULL && (self->dry_run || outcome->n_findings[CASCADA_SEVERITY_ERROR] > 0))
    show_result (self, outcome);
  else if (outcome != NULL)
    finish (self, outcome);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error->message);
}

static void
run (CascadaImportDialog *self, gboolean dry_run)
{
  static const char *const numbers[] = { "auto", "es-CO", "plain" };
  g_autofree const char **paths = g_new0 (const char *, self->files->len + 1);
  g_autoptr (CascadaJob) job = cascada_job_new (dry_run ? _ ("Checking") : _ ("Importing"));
  const char *title = gtk_editable_get_text (self->title_row);
  guint profile = adw_combo_row_get_selected (self->profile_row);
  CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;

  memcpy (paths, self->files->pdata, self->files->len * sizeof *paths);
  request.files = paths;
  request.profile = ((CascadaImportProfile *) self->profiles->pdata[profile])->name;
  request.plan_title = *title != '\0' ? title : NULL;
  request.kind = (int) adw_combo_row_get_selected (self->kind_row) - 1;
  request.numbers = numbers[adw_combo_row_get_selected (self->numbers_row)];
  request.dry_run = dry_run;
  read_years (self, &request.first_year, &request.last_year);

  self->dry_run = dry_run;
  show_problem (self, NULL);
  set_job (self, job);
  cascada_import_run_async (self->workspace, &request, cascada_job_report, job, cascada_job_get_cancellable (job), ran_cb,
                            g_object_ref (self));
}

static void
check_clicked_cb (CascadaImportDialog *self)
{
  run (self, TRUE);
}

static void
import_clicked_cb (CascadaImportDialog *self)
{
  run (self, FALSE);
}

static void
back_clicked_cb (CascadaImportDialog *self)
{
  gtk_stack_set_visible_child_name (self->steps, "files");
  cascada_import_dialog_update (self);
}

static void
cancel_clicked_cb (CascadaImportDialog *self)
{
  if (self->job != NULL)
    g_cancellable_cancel (cascada_job_get_cancellable (self->job));
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
profile_chosen_cb (CascadaImportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->profile_row);

  if (self->files->len > 0 && !self->guessing)
    self->profile_chosen = TRUE;
  if (selected < self->profiles->len)
    adw_preferences_group_set_description (self->reading_group,
                                           _ (((CascadaImportProfile *) self->profiles->pdata[selected])->description));
}

/* Closing while something runs cancels it: what is half done is rolled back. */
static gboolean
cascada_import_dialog_close_request (GtkWindow *window)
{
  CascadaImportDialog *self = CASCADA_IMPORT_DIALOG (window);

  if (self->job != NULL)
    {
      g_cancellable_cancel (cascada_job_get_cancellable (self->job));
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (cascada_import_dialog_parent_class)->close_request (window);
}

static void
fill_choices (CascadaImportDialog *self)
{
  g_autoptr (GtkStringList) profiles = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  const char *label;

  for (guint i = 0; i < self->profiles->len; i++)
    gtk_string_list_append (profiles, _ (((CascadaImportProfile *) self->profiles->pdata[i])->title));
  adw_combo_row_set_model (self->profile_row, G_LIST_MODEL (profiles));

  gtk_string_list_append (kinds, _ ("As the profile says"));
  for (int kind = 0; (label = cascada_enum_get_label (CASCADA_TYPE_PLAN_KIND, kind)) != NULL; kind++)
    gtk_string_list_append (kinds, label);
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
}

static void
cascada_import_dialog_dispose (GObject *object)
{
  CascadaImportDialog *self = CASCADA_IMPORT_DIALOG (object);

  g_clear_object (&self->job);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (cascada_import_dialog_parent_class)->dispose (object);
}

static void
cascada_import_dialog_finalize (GObject *object)
{
  CascadaImportDialog *self = CASCADA_IMPORT_DIALOG (object);

  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->profiles);
  G_OBJECT_CLASS (cascada_import_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, check_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, files_list);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, findings);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, numbers_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, profile_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, reading_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, step);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, verdict);
  gtk_widget_class_bind_template_child (widget_class, CascadaImportDialog, years_row);
  gtk_widget_class_bind_template_callback (widget_class, cascada_import_dialog_choose_files);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, profile_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, cascada_import_dialog_update);
}

static void
cascada_import_dialog_class_init (CascadaImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cascada_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cascada_import_dialog_close_request;
  signals[IMPORTED] = g_signal_new ("imported", CASCADA_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                    2, CASCADA_TYPE_RECORD, G_TYPE_STRING);
  g_type_ensure (CASCADA_TYPE_FINDING_ITEM);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cascada_import_dialog_init (CascadaImportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = cascada_finding_factory_new ();

  self->guessing = TRUE;
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->profiles = cascada_import_get_profiles ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  self->guessing = FALSE;
  cascada_import_dialog_init_files (self);
  gtk_list_view_set_factory (self->findings, factory);
  cascada_row_names_set (GTK_WIDGET (self));
}

/** cascada_import_dialog_new: Returns: (transfer none): a dialog over @parent, to be presented */
CascadaImportDialog *
cascada_import_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace)
{
  CascadaImportDialog *self = g_object_new (CASCADA_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
  return self;
}
