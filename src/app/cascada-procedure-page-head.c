/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the plan stands, its approvals, and the steps that come next with what they ask for. */

#include "config.h"

#include "cascada-procedure-page-private.h"

#include <glib/gi18n.h>

#include "cascada-check.h"
#include "cascada-step-words.h"

#define SHOWN_FINDINGS 10

static char *
describe_standing (const CascadaProcedureLife *life, CascadaDate today)
{
  const char *state = cascada_plan_state_get_label (life->life.state);
  g_autofree char *since = cascada_date_format (life->since);
  int days;

  if (life->since == CASCADA_DATE_NONE || life->since > today)
    return g_strdup (state);
  days = cascada_date_get_days_between (life->since, today);
  if (days == 0)
    /* Translators: a state, such as “Under review” */
    return g_strdup_printf (_ ("%s since today"), state);
  /* Translators: a state, such as “Under review”, a date and a number of days */
  return g_strdup_printf (ngettext ("%s since %s, for %d day", "%s since %s, for %d days", days), state, since, days);
}

/* “15/01/2025 · Alcaldesa · HOLA 306319”, or that there is none yet */
static void
add_approval (CascadaProcedurePage *self, const char *title, const CascadaProcedureApproval *approval, const char *person, const char *hola_case)
{
  g_autofree char *date = cascada_date_format (approval->date);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean given = approval->date != CASCADA_DATE_NONE;

  if (given)
    {
      g_string_append_printf (text, _ ("Approved on %s"), date);
      if (person != NULL)
        g_string_append_printf (text, " · %s", person);
      if (hola_case != NULL)
        g_string_append_printf (text, " · %s", hola_case);
    }
  cascada_procedure_page_add_row (self->approvals, given ? "object-select-symbolic" : "action-unavailable-symbolic", title,
                                  given ? text->str : _ ("Not approved yet"));
}

/** cascada_procedure_page_show_head: state, since when, both approvals. */
void
cascada_procedure_page_show_head (CascadaProcedurePage *self)
{
  const CascadaProcedureLife *life = self->story->life;
  g_autofree char *standing = describe_standing (life, cascada_date_today ());

  cascada_life_track_show (self->track, life->life.state, life->visited);
  gtk_label_set_text (self->standing, standing);
  cascada_procedure_page_clear (self->approvals);
  add_approval (self, _ ("Process Leader or Local Mayor"), &life->leader, self->story->leader, life->hola_case);
  add_approval (self, _ ("Planning Office"), &life->office, self->story->office, NULL);
}

static void
begin_next_cb (CascadaProcedurePage *self)
{
  CascadaProcedureOffer *next = cascada_procedure_story_get_next (self->story);

  if (next != NULL)
    cascada_procedure_page_begin_step (self, next->step);
}

static void
add_next_button (CascadaProcedurePage *self, GtkWidget *row, CascadaPlanStep step, gboolean enabled)
{
  g_autofree char *text = g_strdup_printf ("%s…", cascada_step_words_get_button (step));
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_sensitive (button, enabled);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, cascada_step_words_get_title (step), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (begin_next_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  if (enabled)
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
}

/* What stands in the way of @offer, or that nothing does. */
static const char *
describe_offer (CascadaProcedurePage *self, const CascadaProcedureOffer *offer)
{
  if (offer->obstacle != NULL)
    return offer->obstacle;
  if (cascada_workspace_is_read_only (cascada_procedure_page_get_workspace (self)))
    return _ ("The workspace is open for reading only");
  return cascada_plan_step_get_clause (offer->step);
}

/* What is forbidden stays legible and can be gone to, as it says why. */
static void
add_offer (CascadaProcedurePage *self, const CascadaProcedureOffer *offer)
{
  gboolean enabled = offer->is_permitted && !cascada_workspace_is_read_only (cascada_procedure_page_get_workspace (self));
  GtkListBox *list = offer->is_next ? self->next : self->steps;
  GtkWidget *row = cascada_procedure_page_add_row (list, NULL, cascada_step_words_get_title (offer->step), describe_offer (self, offer));

  g_object_set_data (G_OBJECT (row), "step", GINT_TO_POINTER (offer->step));
  if (offer->is_next)
    add_next_button (self, row, offer->step, enabled);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (enabled ? "go-next-symbolic" : "changes-prevent-symbolic"));
  if (!offer->is_next)
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), enabled);
  if (!enabled)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_DISABLED, TRUE, -1);
}

/** cascada_procedure_page_show_steps: those of the state; what the role forbids is disabled and says so. */
void
cascada_procedure_page_show_steps (CascadaProcedurePage *self)
{
  guint n_next = cascada_procedure_story_get_next (self->story) != NULL;

  cascada_procedure_page_clear (self->next);
  cascada_procedure_page_clear (self->steps);
  for (guint i = 0; i < self->story->offers->len; i++)
    add_offer (self, self->story->offers->pdata[i]);
  gtk_widget_set_visible (self->next_group, n_next > 0);
  gtk_widget_set_visible (self->steps_group, self->story->offers->len > n_next);
}

/* Cells are shown with the record that they belong to. */
static CascadaRef
get_shown_ref (CascadaRef ref)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);

  return klass->is_cell ? (CascadaRef){ klass->parent_kind, CASCADA_PERIOD_NONE, ref.id } : ref;
}

static void
add_finding (CascadaProcedurePage *self, const CascadaCheckResult *result)
{
  const CascadaFinding *finding = result->finding;
  gboolean is_error = finding->severity == CASCADA_SEVERITY_ERROR;
  g_autofree char *subtitle = finding->repair != NULL ? g_strdup_printf ("%s\n%s", finding->message, finding->repair) : g_strdup (finding->message);
  g_autofree char *name = g_strdup_printf ("%s: %s", is_error ? _ ("Error") : _ ("Warning"), finding->place);
  GtkWidget *row = cascada_procedure_page_add_row (self->findings, NULL, finding->place, subtitle);
  GtkWidget *icon = gtk_image_new_from_icon_name (is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  CascadaRef ref = get_shown_ref (result->ref);

  gtk_widget_add_css_class (icon, is_error ? "error" : "warning");
  gtk_widget_set_tooltip_text (icon, is_error ? _ ("Error") : _ ("Warning"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "ref", g_memdup2 (&ref, sizeof ref), g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

/* Whether the step that usually follows looks at the plan's coherence. */
static gboolean
asks_for_coherence (CascadaProcedurePage *self)
{
  for (guint i = 0; self->story->conditions != NULL && i < self->story->conditions->len; i++)
    if (g_str_equal (((CascadaCondition *) self->story->conditions->pdata[i])->id, "coherent"))
      return TRUE;
  return FALSE;
}

static guint
add_findings (CascadaProcedurePage *self, CascadaSeverity severity, guint n_shown)
{
  const GPtrArray *findings = self->story->life->findings;

  for (guint i = 0; i < findings->len; i++)
    {
      const CascadaCheckResult *result = findings->pdata[i];

      if (result->finding->severity == severity && n_shown++ < SHOWN_FINDINGS)
        add_finding (self, result);
    }
  return n_shown;
}

/* Errors stand in the way, warnings want to be looked at: each leads to its record. */
static void
show_findings (CascadaProcedurePage *self)
{
  guint n_findings = 0;

  cascada_procedure_page_clear (self->findings);
  if (asks_for_coherence (self))
    n_findings = add_findings (self, CASCADA_SEVERITY_WARNING, add_findings (self, CASCADA_SEVERITY_ERROR, 0));
  if (n_findings > SHOWN_FINDINGS)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("%u more: see the findings in the details of the plan",
                                                         "%u more: see the findings in the details of the plan", n_findings - SHOWN_FINDINGS),
                                               n_findings - SHOWN_FINDINGS);

      cascada_procedure_page_add_row (self->findings, NULL, rest, NULL);
    }
  gtk_widget_set_visible (self->findings_group, n_findings > 0);
}

/** cascada_procedure_page_show_conditions: of the step that usually follows, and what the check of coherence finds. */
void
cascada_procedure_page_show_conditions (CascadaProcedurePage *self)
{
  static const char *const leading[] = { "coherent", "warnings", "observed", "answered", "settled", NULL };
  CascadaProcedureOffer *next = cascada_procedure_story_get_next (self->story);
  g_autofree char *title = NULL;
  g_autofree char *period = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->conditions_group), next != NULL);
  show_findings (self);
  if (next == NULL)
    return;
  /* Translators: %s is a step, such as “Send to Be Checked” */
  title = g_strdup_printf (_ ("What “%s” Asks For"), cascada_step_words_get_title (next->step));
  adw_preferences_group_set_title (self->conditions_group, title);
  period = self->story->period != CASCADA_PERIOD_NONE ? cascada_period_get_label (self->story->period) : NULL;
  adw_preferences_group_set_description (self->conditions_group, period);
  cascada_condition_list_set_leading (self->conditions, leading);
  cascada_condition_list_show (self->conditions, self->story->conditions);
}
