/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One request for people. */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-attachment.h"
#include "cascada-cli-requests.h"
#include "cascada-cli-table.h"
#include "cascada-request-account.h"
#include "cascada-request-record.h"

static void
append_field (GString *text, const char *label, const char *value)
{
  if (value != NULL && value[0] != '\0')
    g_string_append_printf (text, "%s: %s\n", label, value);
}

static void
append_date (GString *text, const char *label, CascadaDate date, const char *who)
{
  g_autofree char *day = cascada_date_format (date);
  g_autofree char *shown = who != NULL ? g_strdup_printf ("%s, %s", day, who) : g_strdup (day);

  if (date != CASCADA_DATE_NONE)
    append_field (text, label, shown);
}

static void
append_title (GString *text, const char *title)
{
  g_string_append_printf (text, "\n%s\n", title);
}

static void
append_head (const CascadaRequestReading *reading, GString *text)
{
  const CascadaRequestItem *item = reading->item;
  g_autofree char *parts = cascada_modification_parts_to_string (reading->parts);

  /* Translators: number and year of a modification request, and its state */
  g_string_append_printf (text, _ ("Modification request %d/%d: %s"), item->number, item->year, cascada_request_state_get_label (item->state));
  g_string_append_c (text, '\n');
  append_field (text, _ ("Plan"), item->plan_title);
  append_field (text, _ ("Unit"), item->unit_name);
  append_field (text, _ ("Goal code"), item->goal_code);
  append_field (text, _ ("Goal"), item->goal_name);
  append_field (text, _ ("What it does"), parts);
  append_field (text, _ ("Ground"), cascada_request_ground_get_label (item->ground));
  append_field (text, _ ("Justification"), reading->details.justification);
  append_field (text, _ ("Reference"), reading->details.reference);
  append_field (text, _ ("Exception"), reading->details.exception);
  append_date (text, _ ("Presented"), item->presented, item->presenter);
  append_field (text, _ ("To be completed"), cascada_record_get_text (reading->request, CASCADA_REQUEST_ASKED));
  append_date (text, _ ("Decided"), item->decided, item->decider);
  append_field (text, _ ("Reason"), item->decision_reason);
  append_field (text, _ ("HOLA case"), item->hola_case);
}

/** cascada_cli_requests_append_values: what is proposed, with the value that was found and, where it changed, the present one. */
void
cascada_cli_requests_append_values (CascadaWorkspace *workspace, GPtrArray *values, GString *text)
{
  static const CascadaCliColumn columns[] = {
    { "value", N_ ("Value"), CASCADA_CLI_COLUMN_TEXT },
    { "old", N_ ("Old"), CASCADA_CLI_COLUMN_TEXT },
    { "now", N_ ("Now"), CASCADA_CLI_COLUMN_TEXT },
    { "new", N_ ("Proposed"), CASCADA_CLI_COLUMN_TEXT },
  };
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < values->len; i++)
    {
      const CascadaRequestValue *value = values->pdata[i];
      g_autofree char *label = cascada_request_value_describe (workspace, value);
      g_autofree char *old = cascada_request_value_format (value, &value->old);
      g_autofree char *now = cascada_request_value_format (value, &value->now);
      g_autofree char *proposed = cascada_request_value_format (value, &value->proposed);

      cascada_cli_table_add_row (table);
      cascada_cli_table_set (table, 0, label);
      cascada_cli_table_set (table, 1, old);
      cascada_cli_table_set (table, 2, value->differs ? now : "");
      cascada_cli_table_set (table, 3, proposed);
    }
  cascada_cli_table_append (table, CASCADA_CLI_FORMAT_TABLE, text);
}

static void
append_rules (const CascadaRequestReading *reading, GString *text)
{
  append_title (text, _ ("Rules"));
  for (guint i = 0; i < reading->rules->len; i++)
    {
      const CascadaCondition *rule = reading->rules->pdata[i];

      g_string_append_printf (text, "%s  %s: %s (%s)\n", rule->id, cascada_verdict_get_label (rule->verdict), rule->label, rule->clause);
      if (rule->facts != NULL)
        g_string_append_printf (text, "    %s\n", rule->facts);
      if (rule->message != NULL && g_strcmp0 (rule->message, rule->facts) != 0)
        g_string_append_printf (text, "    %s\n", rule->message);
      if (rule->cure != NULL)
        g_string_append_printf (text, "    → %s\n", rule->cure);
    }
}

static void
append_opinions (const CascadaRequestReading *reading, GString *text)
{
  if (reading->opinions->len > 0)
    append_title (text, _ ("Opinions"));
  for (guint i = 0; i < reading->opinions->len; i++)
    {
      const CascadaRequestOpinion *opinion = reading->opinions->pdata[i];
      g_autofree char *day = cascada_date_format (opinion->date);
      g_autofree char *use = cascada_request_opinion_get_use (opinion);

      g_string_append_printf (text, "%s  %s: %s", day, opinion->body, cascada_opinion_sense_get_label (opinion->sense));
      if (opinion->document != NULL)
        g_string_append_printf (text, ", %s", opinion->document);
      if (use != NULL)
        g_string_append_printf (text, " (%s)", use);
      g_string_append_c (text, '\n');
      if (opinion->text != NULL)
        g_string_append_printf (text, "    %s\n", opinion->text);
    }
}

static void
append_documents (GPtrArray *documents, GString *text)
{
  if (documents->len > 0)
    append_title (text, _ ("Documents"));
  for (guint i = 0; i < documents->len; i++)
    {
      const char *hash = cascada_record_get_text (documents->pdata[i], CASCADA_ATTACHMENT_SHA256);
      const char *link = cascada_record_get_text (documents->pdata[i], CASCADA_ATTACHMENT_LINK);

      g_string_append_printf (text, "%s  %s\n", cascada_record_get_text (documents->pdata[i], CASCADA_ATTACHMENT_NAME),
                              hash != NULL ? hash : link != NULL ? link
                                                                 : "");
    }
}

static void
append_effect (const CascadaRequestReading *reading, GString *text)
{
  static const CascadaCliColumn columns[] = {
    { "figure", N_ ("Figure"), CASCADA_CLI_COLUMN_TEXT },
    { "before", N_ ("Before"), CASCADA_CLI_COLUMN_NUMBER },
    { "after", N_ ("After"), CASCADA_CLI_COLUMN_NUMBER },
  };
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GArray) lines = cascada_request_list_effects (reading);
  g_autofree char *cut = reading->effect != NULL ? cascada_period_to_string (reading->effect->cut) : NULL;
  g_autofree char *title = NULL;

  if (lines->len == 0)
    return;
  /* Translators: a period */
  title = g_strdup_printf (_ ("Effect at the cut-off %s"), cut);
  append_title (text, title);
  for (guint i = 0; i < lines->len; i++)
    {
      const CascadaRequestLine *line = &g_array_index (lines, CascadaRequestLine, i);
      g_autofree char *label = cascada_request_line_describe (reading, line);
      g_autofree char *before = cascada_request_line_format (line, line->pair.before);
      g_autofree char *after = cascada_request_line_format (line, line->pair.after);

      cascada_cli_table_add_row (table);
      cascada_cli_table_set (table, 0, label);
      cascada_cli_table_set (table, 1, before);
      cascada_cli_table_set (table, 2, after);
    }
  cascada_cli_table_append (table, CASCADA_CLI_FORMAT_TABLE, text);
}

static void
append_events (GPtrArray *events, GString *text)
{
  for (guint i = 0; i < events->len; i++)
    {
      const CascadaRequestEvent *event = events->pdata[i];
      g_autofree char *day = cascada_date_format (event->date);

      g_string_append_printf (text, "%s  %s%s%s\n", day, event->what != NULL ? event->what : "", event->who != NULL ? "; " : "",
                              event->who != NULL ? event->who : "");
    }
}

/** cascada_cli_requests_describe: (transfer full) (nullable): all of a request, as people read it. */
char *
cascada_cli_requests_describe (CascadaWorkspace *workspace, const CascadaRequestReading *reading, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) events = cascada_request_list_events (reading);
  g_autoptr (GPtrArray) edits = cascada_request_list_edits (workspace, reading, error);
  g_autoptr (GPtrArray) documents = edits != NULL ? cascada_request_list_documents (workspace, reading, error) : NULL;

  if (documents == NULL)
    return NULL;
  append_head (reading, text);
  if (reading->values->len > 0)
    {
      append_title (text, _ ("Proposed values"));
      cascada_cli_requests_append_values (workspace, reading->values, text);
    }
  append_rules (reading, text);
  append_opinions (reading, text);
  append_documents (documents, text);
  append_effect (reading, text);
  append_title (text, _ ("Process"));
  append_events (events, text);
  append_title (text, _ ("History"));
  append_events (edits, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
