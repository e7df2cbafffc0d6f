/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-observation-dialog.h"

#include <glib/gi18n.h>

#include "cascada-draft.h"
#include "cascada-procedure.h"
#include "cascada-row-names.h"
#include "cascada-text-field.h"

#define MAX_GOALS 1000

struct _CascadaObservationDialog
{
  AdwWindow parent_instance;

  CascadaWorkspace *workspace;
  gint64 plan;
  gint64 observation; /* 0: a new one */
  char *key;
  GPtrArray *goals; /* of CascadaProcedureGoal */

  AdwActionRow *subject_row;
  AdwComboRow *field_row;
  AdwComboRow *goal_row;
  AdwWindowTitle *window_title;
  GtkButton *save_button;
  GtkLabel *problem;
  GtkLabel *text_label;
  GtkRevealer *problem_revealer;
  GtkTextView *text_field;
};

enum
{
  DONE,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaObservationDialog, cascada_observation_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

/* What of a goal is observed, by the names in the file: its own fields, its indicators', targets and weights. */
static const char *const fields[] = { "name", "unit", "kind", "annualisation", "unit-of-measure", "formula", "numerator", "denominator",
                                      "deliverables", "baseline", "total", "target", "weight" };

static char *
get_text (CascadaObservationDialog *self)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->text_field), "text", &text, NULL);
  return g_strstrip (g_steal_pointer (&text));
}

static void
show_problem (CascadaObservationDialog *self, const GError *error)
{
  if (error != NULL)
    gtk_label_set_text (self->problem, error->message);
  gtk_revealer_set_reveal_child (self->problem_revealer, error != NULL);
}

static void
text_changed_cb (CascadaObservationDialog *self)
{
  g_autofree char *text = get_text (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), *text != '\0');
  show_problem (self, NULL);
}

static gint64
get_goal (CascadaObservationDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->goal_row);

  return selected > 0 && selected - 1 < self->goals->len ? ((CascadaProcedureGoal *) self->goals->pdata[selected - 1])->id : 0;
}

static const char *
get_field (CascadaObservationDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->field_row);

  return get_goal (self) != 0 && selected > 0 && selected - 1 < G_N_ELEMENTS (fields) ? fields[selected - 1] : NULL;
}

static void
goal_changed_cb (CascadaObservationDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->field_row), self->observation == 0 && get_goal (self) != 0);
}

static gboolean
save (CascadaObservationDialog *self, const char *text, GError **error)
{
  CascadaRef ref;

  if (self->observation != 0)
    return cascada_procedure_answer (self->workspace, self->observation, text, cascada_date_today (), error);
  return cascada_procedure_observe (self->workspace, self->plan, get_goal (self), get_field (self), text, cascada_date_today (), &ref, error);
}

static void
save_clicked_cb (CascadaObservationDialog *self)
{
  g_autofree char *text = get_text (self);
  g_autoptr (GError) error = NULL;

  if (!save (self, text, &error))
    {
      show_problem (self, error);
      return;
    }
  cascada_draft_forget (self->workspace, self->key);
  g_signal_emit (self, signals[DONE], 0, self->observation != 0 ? _ ("Observation answered") : _ ("Observation added"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
cascada_observation_dialog_finalize (GObject *object)
{
  CascadaObservationDialog *self = CASCADA_OBSERVATION_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_free (self->key);

  G_OBJECT_CLASS (cascada_observation_dialog_parent_class)->finalize (object);
}

static void
cascada_observation_dialog_class_init (CascadaObservationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cascada_observation_dialog_finalize;

  signals[DONE] = g_signal_new ("done", CASCADA_TYPE_OBSERVATION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CASCADA_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-observation-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaObservationDialog, field_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaObservationDialog, goal_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaObservationDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CascadaObservationDialog, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, CascadaObservationDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaObservationDialog, subject_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaObservationDialog, text_field);
  gtk_widget_class_bind_template_child (widget_class, CascadaObservationDialog, text_label);
  gtk_widget_class_bind_template_child (widget_class, CascadaObservationDialog, window_title);
  gtk_widget_class_bind_template_callback (widget_class, goal_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cascada_observation_dialog_init (CascadaObservationDialog *self)
{
  self->goals = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cascada_row_names_set (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_field), "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

/* @key: of the form’s draft, taken; @title and @label: its own, and of its text */
static void
set_up (CascadaObservationDialog *self, CascadaPlanView *view, char *key, const char *title, const char *label, const char *button)
{
  g_autofree char *text_key = g_strconcat (key, "text", NULL);

  self->workspace = g_object_ref (cascada_plan_view_get_workspace (view));
  self->plan = cascada_record_get_id (cascada_plan_view_get_plan (view));
  self->key = key;
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->window_title, title);
  gtk_button_set_label (self->save_button, button);
  gtk_label_set_text (self->text_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  cascada_draft_attach (GTK_WIDGET (self->text_field), self->workspace, text_key);
  text_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_field));
}

static void
fill_choices (CascadaObservationDialog *self)
{
  g_autoptr (GtkStringList) goals = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GPtrArray *found = cascada_procedure_list_goals (cascada_workspace_get_store (self->workspace), self->plan, MAX_GOALS, NULL);

  if (found != NULL)
    {
      g_ptr_array_unref (self->goals);
      self->goals = found;
    }
  gtk_string_list_append (goals, _ ("The plan as a whole"));
  for (guint i = 0; i < self->goals->len; i++)
    gtk_string_list_append (goals, ((CascadaProcedureGoal *) self->goals->pdata[i])->label);
  adw_combo_row_set_model (self->goal_row, G_LIST_MODEL (goals));
  gtk_string_list_append (labels, _ ("The goal as a whole"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_string_list_take (labels, cascada_procedure_label_field (fields[i]));
  adw_combo_row_set_model (self->field_row, G_LIST_MODEL (labels));
}

/* The goal that a record stands for: itself, or the one above an indicator. */
static gint64
find_goal (CascadaPlanView *view, CascadaRef ref)
{
  CascadaNode node;

  if (!cascada_plan_view_find_node (view, ref, &node) || node.level < CASCADA_LEVEL_GOAL)
    return 0;
  if (node.level > CASCADA_LEVEL_GOAL)
    node = cascada_figures_get_parent (cascada_plan_view_get_figures (view), node);
  return cascada_plan_view_get_node_ref (view, node).id;
}

/* What was chosen before, else the goal that is selected in the table. */
static void
choose (CascadaObservationDialog *self, CascadaPlanView *view)
{
  g_autofree char *goal_key = g_strconcat (self->key, "goal", NULL), *field_key = g_strconcat (self->key, "field", NULL);
  gint64 goal = find_goal (view, cascada_plan_view_get_selection (view));

  for (guint i = 0; i < self->goals->len; i++)
    if (((CascadaProcedureGoal *) self->goals->pdata[i])->id == goal)
      adw_combo_row_set_selected (self->goal_row, i + 1);
  cascada_draft_attach (GTK_WIDGET (self->goal_row), self->workspace, goal_key);
  cascada_draft_attach (GTK_WIDGET (self->field_row), self->workspace, field_key);
  goal_changed_cb (self);
}

/**
 * cascada_observation_dialog_new:
 * @view: of a plan under review, open for writing
 *
 * Returns: (transfer none): a dialog over @parent for a new observation, to be presented
 */
CascadaObservationDialog *
cascada_observation_dialog_new (GtkWindow *parent, CascadaPlanView *view)
{
  CascadaObservationDialog *self = g_object_new (CASCADA_TYPE_OBSERVATION_DIALOG, "transient-for", parent, NULL);
  gint64 plan = cascada_record_get_id (cascada_plan_view_get_plan (view));

  set_up (self, view, g_strdup_printf ("observation/%" G_GINT64_FORMAT "/", plan), _ ("New Observation"), _ ("What is to be adjusted"), _ ("_Add"));
  gtk_widget_hide (GTK_WIDGET (self->subject_row));
  fill_choices (self);
  choose (self, view);
  return self;
}

/**
 * cascada_observation_dialog_new_answer:
 * @observation: of the plan of @view; copied
 *
 * Returns: (transfer none): a dialog over @parent for the answer to @observation, to be presented
 */
CascadaObservationDialog *
cascada_observation_dialog_new_answer (GtkWindow *parent, CascadaPlanView *view, const CascadaProcedureObservation *observation)
{
  CascadaObservationDialog *self = g_object_new (CASCADA_TYPE_OBSERVATION_DIALOG, "transient-for", parent, NULL);

  self->observation = observation->id;
  if (observation->answer != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_field), observation->answer, -1);
  set_up (self, view, g_strdup_printf ("answer/%" G_GINT64_FORMAT "/", observation->id), _ ("Answer an Observation"),
          _ ("What was adjusted, or why nothing was"), _ ("_Answer"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->subject_row), observation->place != NULL ? observation->place : _ ("The plan as a whole"));
  adw_action_row_set_subtitle (self->subject_row, observation->text);
  gtk_widget_hide (GTK_WIDGET (self->goal_row));
  gtk_widget_hide (GTK_WIDGET (self->field_row));
  return self;
}
