/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a request says, proposes and changes, and what has happened to it. */

#include "config.h"

#include "cascada-request-pane-private.h"

#include <glib/gi18n.h>

#include "cascada-request-row.h"
#include "cascada-rows.h"

#include "cascada-request-record.h"

/** cascada_request_pane_show_head: goal, plan, and where it stands. */
void
cascada_request_pane_show_head (CascadaRequestPane *self)
{
  const CascadaRequestItem *item = self->reading->item;
  g_autofree char *goal = cascada_request_item_get_goal_label (item), *name = cascada_request_item_get_name (item);
  g_autofree char *time = cascada_request_item_get_time_label (item), *parts = cascada_request_item_get_parts_label (item);
  g_autofree char *standing = g_strjoin (" · ", name, cascada_request_state_get_label (item->state), *time != '\0' ? time : NULL, NULL);
  g_autofree char *place = g_strjoin ("\n", item->plan_title, parts, NULL);

  gtk_label_set_text (self->standing, standing);
  gtk_label_set_text (self->goal, goal);
  gtk_label_set_text (self->place, place);
  gtk_widget_set_sensitive (self->goal_button, item->goal != 0);
}

/* --- what it proposes --- */

static char *
format_value (const CascadaRequestValue *value, const CascadaValue *which)
{
  g_autofree char *text = cascada_request_value_format (value, which);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : g_strdup (_ ("nothing"));
}

static void
add_markup (GtkWidget *box, const char *markup, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set (label, "label", markup, "use-markup", TRUE, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* Three ways: what the request found, what the goal has now, what is proposed. */
static void
add_three (GtkWidget *box, const char *old, const char *now, const char *proposed)
{
  g_autofree char *first = g_markup_printf_escaped (_ ("The request found: <s>%s</s>"), old);
  g_autofree char *second = g_markup_printf_escaped (_ ("Now in the plan: <b>%s</b>"), now);
  g_autofree char *third = g_markup_printf_escaped (_ ("Proposed: <b>%s</b>"), proposed);

  add_markup (box, first, NULL);
  add_markup (box, second, "warning");
  add_markup (box, third, NULL);
}

static void
add_value (CascadaRequestPane *self, const CascadaRequestValue *value)
{
  g_autofree char *what = cascada_request_value_describe (self->workspace, value);
  g_autofree char *old = format_value (value, &value->old), *now = format_value (value, &value->now), *proposed = format_value (value, &value->proposed);
  /* Translators: a value, before and after; told to a screen reader */
  g_autofree char *told = value->differs ? g_strdup_printf (_ ("was %s, is now %s, proposed %s"), old, now, proposed)
                                         : g_strdup_printf (_ ("from %s to %s"), old, proposed);
  GtkWidget *box = cascada_rows_add_box (self->values, what);
  g_autofree char *markup = NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
  cascada_rows_add_label (box, what, "caption");
  if (value->differs)
    {
      add_three (box, old, now, proposed);
      return;
    }
  markup = g_markup_printf_escaped ("<s>%s</s> → <b>%s</b>", old, proposed);
  add_markup (box, markup, NULL);
}

/** cascada_request_pane_show_values: old and proposed value of each field; the three where the goal changed meanwhile. */
void
cascada_request_pane_show_values (CascadaRequestPane *self)
{
  const GPtrArray *values = self->reading->values;
  guint n = self->reading->n_differing;
  g_autofree char *text = g_strdup_printf (ngettext ("%u value was changed in the plan after the request was written: it stays under review until somebody "
                                                     "compared the three values (PLE-PIN-P005, policy 9.9).",
                                                     "%u values were changed in the plan after the request was written: it stays under review until somebody "
                                                     "compared the three values (PLE-PIN-P005, policy 9.9).",
                                                     n),
                                           n);

  gtk_label_set_text (self->conflict, text);
  gtk_widget_set_visible (self->conflict_box, n > 0);
  cascada_rows_clear (self->values);
  for (guint i = 0; i < values->len; i++)
    add_value (self, values->pdata[i]);
}

/* --- opinions and grounds --- */

static void
add_opinion (CascadaRequestPane *self, const CascadaRequestOpinion *opinion)
{
  g_autofree char *day = cascada_date_format (opinion->date);
  const char *sense = cascada_opinion_sense_get_label (opinion->sense), *body = opinion->body != NULL ? opinion->body : _ ("Unknown body");
  g_autofree char *made = g_strjoin (" · ", sense, day, opinion->document, NULL);
  GtkWidget *box = cascada_rows_add_box (self->opinions, body), *label;

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, made, -1);
  cascada_rows_add_label (box, body, NULL);
  label = cascada_rows_add_label (box, made, "caption");
  gtk_widget_add_css_class (label, opinion->sense == CASCADA_OPINION_SENSE_FAVOURABLE ? "success" : "error");
  cascada_rows_add_label (box, opinion->text, NULL);
  if (!opinion->leads_goal && !opinion->is_local_body)
    cascada_rows_add_label (box, _ ("Not one of the opinions that the procedure asks for"), "caption");
}

/** cascada_request_pane_show_opinions: by date. */
void
cascada_request_pane_show_opinions (CascadaRequestPane *self)
{
  cascada_rows_clear (self->opinions);
  for (guint i = 0; i < self->reading->opinions->len; i++)
    add_opinion (self, self->reading->opinions->pdata[i]);
}

static void
add_ground (CascadaRequestPane *self, const char *what, const char *text)
{
  if (text != NULL && *text != '\0')
    cascada_rows_add (self->grounds, NULL, text, what);
}

/** cascada_request_pane_show_grounds: who asks for it and why. */
void
cascada_request_pane_show_grounds (CascadaRequestPane *self)
{
  const CascadaRequestReading *reading = self->reading;

  cascada_rows_clear (self->grounds);
  if (reading->item->state == CASCADA_REQUEST_STATE_DRAFT)
    add_ground (self, _ ("What is asked for"), cascada_record_get_text (reading->request, CASCADA_REQUEST_ASKED));
  add_ground (self, _ ("Presented by"), reading->item->presenter);
  add_ground (self, _ ("Unit"), reading->item->unit_name);
  add_ground (self, _ ("Ground"), cascada_request_ground_get_label (reading->details.ground));
  add_ground (self, _ ("Justification"), reading->details.justification);
  add_ground (self, _ ("Memo or e-mail"), reading->details.reference);
  add_ground (self, _ ("Exception"), reading->details.exception);
}

/* --- its life --- */

static void
add_event (CascadaRequestPane *self, const char *what, CascadaDate date, const char *who, const char *text)
{
  g_autofree char *day = cascada_date_format (date);
  g_autofree char *told = g_strjoin (" · ", day, who != NULL ? who : text, who != NULL ? text : NULL, NULL);

  if (date != CASCADA_DATE_NONE)
    cascada_rows_add (self->life, NULL, what, told);
}

/** cascada_request_pane_show_life: from the draft to the version, in the order of its days. */
void
cascada_request_pane_show_life (CascadaRequestPane *self)
{
  const CascadaRequestItem *item = self->reading->item;
  CascadaRequestState decision = cascada_request_is_modification (item->state) ? CASCADA_REQUEST_STATE_APPROVED : item->state;
  g_autofree char *version = g_strdup_printf (_ ("Version %d"), item->version);

  cascada_rows_clear (self->life);
  add_event (self, _ ("Begun"), item->date, NULL, NULL);
  add_event (self, cascada_request_state_get_label (CASCADA_REQUEST_STATE_PRESENTED), item->presented, item->presenter, self->reading->details.reference);
  for (guint i = 0; i < self->reading->opinions->len; i++)
    {
      const CascadaRequestOpinion *opinion = self->reading->opinions->pdata[i];

      add_event (self, _ ("Opinion"), opinion->date, opinion->body, cascada_opinion_sense_get_label (opinion->sense));
    }
  add_event (self, cascada_request_state_get_label (decision), item->decided, item->decider, item->decision_reason);
  add_event (self, cascada_request_state_get_label (CASCADA_REQUEST_STATE_ADJUSTED_VERSION_SENT), item->sent, NULL, item->hola_case);
  add_event (self, cascada_request_state_get_label (CASCADA_REQUEST_STATE_PUBLISHED), item->published, NULL, version);
}
