/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was observed, the versions, and what has happened. */

#include "config.h"

#include "cascada-procedure-page-private.h"

#include <glib/gi18n.h>

#include "cascada-enum-labels.h"
#include "cascada-enums.h"

static const char *const states[] = { N_ ("Open"), N_ ("Answered"), N_ ("Settled") };

static char *
describe_place (const CascadaProcedureObservation *observation)
{
  const char *place = observation->place != NULL ? observation->place : _ ("The plan as a whole");

  return observation->field != NULL ? g_strdup_printf ("%s · %s", place, observation->field) : g_strdup (place);
}

static void
add_answer (GtkWidget *box, const CascadaProcedureObservation *observation)
{
  g_autofree char *day = cascada_date_format (observation->answered);
  g_autofree char *answer = NULL;

  if (observation->answer == NULL)
    return;
  /* Translators: a date and what was answered */
  answer = g_strdup_printf (_ ("Answer of %s: %s"), day, observation->answer);
  cascada_procedure_page_add_label (box, answer, NULL);
}

static void
add_observation (CascadaProcedurePage *self, const CascadaProcedureObservation *observation)
{
  g_autofree char *place = describe_place (observation);
  g_autofree char *day = cascada_date_format (observation->date);
  g_autofree char *made = g_strjoin (" · ", _ (states[observation->state]), day, observation->person, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", place, observation->text);
  GtkWidget *box = cascada_procedure_page_add_box (self->observations, name), *row = gtk_widget_get_parent (box);
  CascadaRef ref = { CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, observation->goal };

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, made, -1);
  cascada_procedure_page_add_label (box, place, "caption-heading");
  cascada_procedure_page_add_label (box, observation->text, NULL);
  cascada_procedure_page_add_label (box, made, "caption");
  add_answer (box, observation);
  cascada_procedure_page_add_deeds (self, box, observation);
  if (observation->goal == 0)
    return;
  g_object_set_data_full (G_OBJECT (row), "ref", g_memdup2 (&ref, sizeof ref), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

static void
show_filter (CascadaProcedurePage *self)
{
  const guint *counts = self->story->n_observations;
  guint selected = gtk_drop_down_get_selected (self->filter);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *all = g_strdup_printf (_ ("All (%u)"), counts[0] + counts[1] + counts[2]);

  gtk_string_list_append (labels, all);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_string_list_take (labels, g_strdup_printf ("%s (%u)", _ (states[i]), counts[i]));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->filter, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
  self->filling = FALSE;
}

/** cascada_procedure_page_show_observations: those of the state chosen. */
void
cascada_procedure_page_show_observations (CascadaProcedurePage *self)
{
  const GPtrArray *observations = self->story->observations;

  show_filter (self);
  cascada_procedure_page_clear (self->observations);
  for (guint i = 0; i < observations->len; i++)
    add_observation (self, observations->pdata[i]);
  if (observations->len == CASCADA_STORY_OBSERVATIONS)
    cascada_procedure_page_add_row (self->observations, NULL, _ ("There may be more: choose a state to see them"), NULL);
  gtk_label_set_text (self->no_observations, gtk_drop_down_get_selected (self->filter) == 0 ? _ ("Nothing has been observed") : _ ("No observation is in this state"));
}

/** cascada_procedure_page_show_versions: each published version. */
void
cascada_procedure_page_show_versions (CascadaProcedurePage *self)
{
  cascada_procedure_page_clear (self->versions);
  for (guint i = 0; i < self->story->versions->len; i++)
    {
      const CascadaTimelineEntry *version = self->story->versions->pdata[i];
      g_autofree char *title = g_strdup_printf (_ ("Version %u"), version->number);
      g_autofree char *day = cascada_date_format (version->date);
      g_autofree char *subtitle = version->document != NULL ? g_strdup_printf ("%s · %s", day, version->document) : g_strdup (day);

      cascada_procedure_page_add_row (self->versions, NULL, title, subtitle);
    }
  gtk_widget_set_visible (self->versions_group, self->story->versions->len > 0);
}

static char *
describe_observations (const CascadaTimelineEntry *entry)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, ngettext ("%u observation", "%u observations", entry->number), entry->number);
  if (entry->n_answered > 0)
    g_string_append_printf (text, ngettext (", %u answered", ", %u answered", entry->n_answered), entry->n_answered);
  if (entry->n_settled > 0)
    g_string_append_printf (text, ngettext (", %u settled", ", %u settled", entry->n_settled), entry->n_settled);
  return g_string_free (text, FALSE);
}

static char *
describe_entry (const CascadaTimelineEntry *entry)
{
  g_autofree char *period = NULL;

  if (entry->kind == CASCADA_TIMELINE_OBSERVATIONS)
    return describe_observations (entry);
  if (entry->kind == CASCADA_TIMELINE_VERSION)
    return g_strdup_printf (_ ("Version %u"), entry->number);
  if (entry->period == CASCADA_PERIOD_NONE)
    return g_strdup (cascada_plan_step_get_label (entry->step));
  period = cascada_period_get_label (entry->period);
  return g_strdup_printf ("%s · %s", cascada_plan_step_get_label (entry->step), period);
}

/* “15/01/2025 · Alcaldesa, local mayor” */
static char *
describe_actor (const CascadaTimelineEntry *entry)
{
  g_autofree char *day = cascada_date_format (entry->date);
  const char *role = entry->role >= 0 ? cascada_enum_get_label (CASCADA_TYPE_ROLE, entry->role) : NULL;

  return g_strjoin (" · ", day, entry->person != NULL ? entry->person : _ ("Somebody"), role, NULL);
}

static void
add_entry (CascadaProcedurePage *self, const CascadaTimelineEntry *entry)
{
  g_autofree char *title = describe_entry (entry);
  g_autofree char *actor = describe_actor (entry);
  GtkWidget *box = cascada_procedure_page_add_box (self->timeline, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, actor, -1);
  cascada_procedure_page_add_label (box, title, "heading");
  cascada_procedure_page_add_label (box, actor, "caption");
  cascada_procedure_page_add_label (box, entry->document, NULL);
  cascada_procedure_page_add_label (box, entry->text, NULL);
  if (entry->kind == CASCADA_TIMELINE_STEP)
    cascada_procedure_page_add_documents (self, box, entry);
}

/** cascada_procedure_page_show_timeline: what has happened, newest first. */
void
cascada_procedure_page_show_timeline (CascadaProcedurePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && self->documents != NULL && gtk_widget_is_ancestor (focus, self->documents);

  cascada_procedure_page_take_documents_out (self);
  cascada_procedure_page_clear (self->timeline);
  for (guint i = 0; i < self->story->timeline->len; i++)
    add_entry (self, self->story->timeline->pdata[i]);
  gtk_widget_set_visible (self->older_button, self->story->more);
  if (self->documents != NULL && gtk_widget_get_parent (self->documents) == NULL)
    cascada_procedure_page_close_documents (self); /* its step was taken back */
  else if (had_focus)
    gtk_widget_child_focus (self->documents, GTK_DIR_TAB_FORWARD);
}
