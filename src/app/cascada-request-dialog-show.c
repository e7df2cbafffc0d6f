/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the procedure says of the request, what it does, and where it stands. */

#include "config.h"

#include "cascada-request-dialog-private.h"

#include <glib/gi18n.h>

#include "cascada-plan.h"
#include "cascada-request-record.h"

static const CascadaCondition *
find_rule (CascadaRequestDialog *self, const char *id)
{
  for (guint i = 0; i < self->reading->rules->len; i++)
    {
      const CascadaCondition *rule = self->reading->rules->pdata[i];

      if (g_str_equal (rule->id, id))
        return rule;
    }
  return NULL;
}

static gboolean
is_unsettled (CascadaRequestDialog *self, const char *id)
{
  const CascadaCondition *rule = find_rule (self, id);

  return rule != NULL && (rule->verdict == CASCADA_VERDICT_NOT_MET || rule->verdict == CASCADA_VERDICT_NEEDS_ANSWER);
}

/* Where M2 or M4 ask for it; once it says something it stays. */
static void
show_exception (CascadaRequestDialog *self)
{
  const char *text = self->reading->details.exception;
  gboolean said = text != NULL && *text != '\0';

  gtk_widget_set_visible (self->exception_row, said || is_unsettled (self, "M2") || is_unsettled (self, "M4"));
}

static void
show_parts (CascadaRequestDialog *self)
{
  g_autofree char *parts = cascada_modification_parts_to_string (self->reading->parts);
  g_autofree char *first = *parts != '\0' ? g_utf8_substring (parts, 0, 1) : NULL;
  g_autofree char *capital = first != NULL ? g_utf8_strup (first, -1) : NULL;
  g_autofree char *text = first != NULL ? g_strconcat (capital, g_utf8_next_char (parts), NULL) : g_strdup (_ ("Nothing is changed yet"));

  gtk_label_set_text (self->parts, text);
}

static void
show_effect (CascadaRequestDialog *self)
{
  g_autofree char *cut = cascada_period_get_label (self->reading->effect->cut);
  /* Translators: a cut-off, "2025" */
  g_autofree char *title = g_strdup_printf (_ ("Effect at %s"), cut);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->effect_group), title);
  cascada_request_effect_list_show (self->effect, self->reading->effect, (int) cascada_record_get_integer (self->reading->plan, CASCADA_PLAN_DECIMALS));
}

/* The three values of each field that was changed since. */
static void
show_meanwhile (CascadaRequestDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->reading->values->len; i++)
    {
      const CascadaRequestValue *value = self->reading->values->pdata[i];
      g_autofree char *name = NULL, *old = NULL, *now = NULL, *proposed = NULL;

      if (!value->differs)
        continue;
      name = cascada_request_value_describe (self->workspace, value);
      old = cascada_request_value_format (value, &value->old);
      now = cascada_request_value_format (value, &value->now);
      proposed = cascada_request_value_format (value, &value->proposed);
      /* Translators: a field; its value when the request was written, now, and proposed */
      g_string_append_printf (text, _ ("%s: was %s, is now %s, proposed %s"), name, old, now, proposed);
      g_string_append_c (text, '\n');
    }
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);
  gtk_label_set_text (self->meanwhile_text, text->str);
  gtk_widget_set_visible (self->meanwhile, self->reading->n_differing > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->renew_button), self->writable);
}

/** cascada_request_dialog_show_problem: @message: (nullable): why it cannot be presented; none: nothing stands in the way. */
void
cascada_request_dialog_show_problem (CascadaRequestDialog *self, const char *message)
{
  g_autofree char *text = message != NULL ? g_strdup_printf (_ ("It cannot be presented yet: %s"), message) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->status), TRUE);
  gtk_label_set_text (self->status, text != NULL ? text : _ ("Nothing stands in the way of presenting it"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->present_button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->present_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->present_button), message == NULL && !self->taking);
}

static void
show_obstacle (CascadaRequestDialog *self)
{
  g_autoptr (GPtrArray) conditions =
      cascada_request_check (self->workspace, self->reading, CASCADA_REQUEST_STEP_PRESENT, NULL, cascada_date_today ());
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changes = cascada_request_fields_read (self->fields, &error);

  if (error == NULL)
    cascada_conditions_check (conditions, &error);
  cascada_request_dialog_show_problem (self, error != NULL ? error->message : NULL);
}

/* Of one that is not written: where it stands, and why it cannot be written. */
static void
show_state (CascadaRequestDialog *self)
{
  g_autoptr (GError) error = NULL;
  const char *state = cascada_request_state_get_label (self->reading->item->state);
  g_autofree char *text = NULL;

  if (self->reading->item->state == CASCADA_REQUEST_STATE_DRAFT && !cascada_request_may_write (self->workspace, self->request, &error))
    text = g_strdup_printf ("%s: %s", state, error->message);
  gtk_label_set_text (self->status, text != NULL ? text : state);
  gtk_widget_show (GTK_WIDGET (self->status));
}

/* What a draft that was given back is asked for; later the reason of the decision. */
static void
show_note (CascadaRequestDialog *self)
{
  guint field = self->written->item->state == CASCADA_REQUEST_STATE_DRAFT ? CASCADA_REQUEST_ASKED : CASCADA_REQUEST_DECISION_REASON;
  const char *said = cascada_record_get_text (self->written->request, field);
  g_autofree char *text = said != NULL ? g_strdup_printf ("%s: %s", g_dgettext (GETTEXT_PACKAGE, cascada_field_get (CASCADA_KIND_REQUEST, field)->label), said) : NULL;

  gtk_label_set_text (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

/** cascada_request_dialog_show_written: what changes with the file only. */
void
cascada_request_dialog_show_written (CascadaRequestDialog *self)
{
  const CascadaRequestItem *item = self->written->item;
  g_autofree char *title = g_strdup_printf (_ ("Modification Request %d of %d"), item->number, item->year);
  g_autofree char *subtitle =
      item->goal_code != NULL && *item->goal_code != '\0' ? g_strdup_printf ("%s · %s", item->goal_code, item->goal_name) : g_strdup (item->goal_name);
  gboolean may_withdraw = cascada_request_is_offered (self->workspace, self->written, CASCADA_REQUEST_STEP_WITHDRAW, NULL);

  show_note (self);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->window_title), subtitle);
  gtk_button_set_label (self->close_button, self->writable ? _ ("_Keep as Draft") : _ ("_Close"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->close_button), self->writable ? _ ("Close; what is written stays in the draft") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->present_button), self->writable);
  gtk_widget_set_visible (GTK_WIDGET (self->withdraw_button), may_withdraw && !cascada_workspace_is_read_only (self->workspace));
}

/** cascada_request_dialog_show_reading: rules, parts, effect and whether it can be presented, as of what is typed. */
void
cascada_request_dialog_show_reading (CascadaRequestDialog *self)
{
  cascada_condition_list_show (self->rules, self->reading->rules);
  show_parts (self);
  show_exception (self);
  show_effect (self);
  show_meanwhile (self);
  if (self->writable)
    show_obstacle (self);
  else
    show_state (self);
}
