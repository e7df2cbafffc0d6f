/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One request for programs: the line of the register and all that is known besides. */

#include "config.h"

#include <json-glib/json-glib.h>

#include "cascada-attachment.h"
#include "cascada-cli-requests.h"
#include "cascada-enums.h"
#include "cascada-request-account.h"
#include "cascada-request-export.h"
#include "cascada-request-record.h"

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_date (JsonBuilder *builder, const char *name, CascadaDate date)
{
  g_autofree char *text = date != CASCADA_DATE_NONE ? cascada_date_to_string (date) : NULL;

  add_text (builder, name, text);
}

/* The members that the register has for it. */
static void
add_register (JsonBuilder *builder, CascadaRequestItem *item)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_ptr_array_add (items, item);
  text = cascada_request_export_to_json (items);
  root = json_from_string (text, NULL);
  json_object_iter_init_ordered (&iter, json_array_get_object_element (json_node_get_array (root), 0));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_str_equal (name, "values"))
      {
        json_builder_set_member_name (builder, name);
        json_builder_add_value (builder, json_node_copy (node));
      }
}

static void
add_value (JsonBuilder *builder, CascadaWorkspace *workspace, const CascadaRequestValue *value)
{
  g_autofree char *place = cascada_request_value_describe (workspace, value);
  g_autofree char *period = value->ref.period != CASCADA_PERIOD_NONE ? cascada_period_to_string (value->ref.period) : NULL;
  g_autofree char *old = cascada_request_value_to_text (value->ref.kind, value->field, &value->old);
  g_autofree char *now = cascada_request_value_to_text (value->ref.kind, value->field, &value->now);
  g_autofree char *proposed = cascada_request_value_to_text (value->ref.kind, value->field, &value->proposed);

  json_builder_begin_object (builder);
  add_text (builder, "record", cascada_kind_get_class (value->ref.kind)->table);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, value->ref.id);
  add_text (builder, "period", period);
  add_text (builder, "field", cascada_field_get (value->ref.kind, value->field)->name);
  add_text (builder, "place", place);
  add_text (builder, "old", old);
  add_text (builder, "now", now);
  add_text (builder, "new", proposed);
  json_builder_set_member_name (builder, "differs");
  json_builder_add_boolean_value (builder, value->differs);
  json_builder_end_object (builder);
}

static void
add_rule (JsonBuilder *builder, const CascadaCondition *rule)
{
  json_builder_begin_object (builder);
  add_text (builder, "rule", rule->id);
  add_text (builder, "verdict", cascada_cli_enum_nick (CASCADA_TYPE_VERDICT, rule->verdict));
  add_text (builder, "clause", rule->clause);
  add_text (builder, "label", rule->label);
  add_text (builder, "facts", rule->facts);
  add_text (builder, "message", rule->message);
  add_text (builder, "cure", rule->cure);
  json_builder_end_object (builder);
}

static void
add_opinion (JsonBuilder *builder, const CascadaRequestOpinion *opinion)
{
  g_autofree char *use = cascada_request_opinion_get_use (opinion);

  json_builder_begin_object (builder);
  add_text (builder, "body", opinion->body);
  add_date (builder, "date", opinion->date);
  add_text (builder, "document", opinion->document);
  add_text (builder, "sense", cascada_cli_enum_nick (CASCADA_TYPE_OPINION_SENSE, opinion->sense));
  add_text (builder, "text", opinion->text);
  add_text (builder, "rules", use);
  json_builder_end_object (builder);
}

static void
add_documents (JsonBuilder *builder, GPtrArray *documents)
{
  json_builder_set_member_name (builder, "documents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < documents->len; i++)
    {
      json_builder_begin_object (builder);
      add_text (builder, "name", cascada_record_get_text (documents->pdata[i], CASCADA_ATTACHMENT_NAME));
      add_text (builder, "link", cascada_record_get_text (documents->pdata[i], CASCADA_ATTACHMENT_LINK));
      add_text (builder, "sha256", cascada_record_get_text (documents->pdata[i], CASCADA_ATTACHMENT_SHA256));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_figure (JsonBuilder *builder, const char *name, CascadaDecimal figure)
{
  g_autofree char *text = figure != CASCADA_DECIMAL_NONE ? cascada_decimal_to_string (figure) : NULL;

  add_text (builder, name, text);
}

static void
add_effect (JsonBuilder *builder, const CascadaRequestReading *reading)
{
  g_autoptr (GArray) lines = cascada_request_list_effects (reading);
  g_autofree char *cut = reading->effect != NULL ? cascada_period_to_string (reading->effect->cut) : NULL;

  json_builder_set_member_name (builder, "effect");
  json_builder_begin_object (builder);
  add_text (builder, "cut", cut);
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    {
      const CascadaRequestLine *line = &g_array_index (lines, CascadaRequestLine, i);

      json_builder_begin_object (builder);
      add_text (builder, "figure", line->key);
      add_text (builder, "indicator", line->indicator);
      add_figure (builder, "before", line->pair.before);
      add_figure (builder, "after", line->pair.after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_events (JsonBuilder *builder, const char *name, GPtrArray *events)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < events->len; i++)
    {
      const CascadaRequestEvent *event = events->pdata[i];

      json_builder_begin_object (builder);
      add_date (builder, "date", event->date);
      add_text (builder, "who", event->who);
      add_text (builder, "what", event->what);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_lists (JsonBuilder *builder, CascadaWorkspace *workspace, const CascadaRequestReading *reading)
{
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reading->values->len; i++)
    add_value (builder, workspace, reading->values->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reading->rules->len; i++)
    add_rule (builder, reading->rules->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "opinions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reading->opinions->len; i++)
    add_opinion (builder, reading->opinions->pdata[i]);
  json_builder_end_array (builder);
}

/** cascada_cli_requests_to_json: (transfer full) (nullable): an object. */
char *
cascada_cli_requests_to_json (CascadaWorkspace *workspace, const CascadaRequestReading *reading, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) events = cascada_request_list_events (reading);
  g_autoptr (GPtrArray) edits = cascada_request_list_edits (workspace, reading, error);
  g_autoptr (GPtrArray) documents = edits != NULL ? cascada_request_list_documents (workspace, reading, error) : NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  if (documents == NULL)
    return NULL;
  json_builder_begin_object (builder);
  add_register (builder, reading->item);
  add_text (builder, "justification", reading->details.justification);
  add_text (builder, "reference", reading->details.reference);
  add_text (builder, "exception", reading->details.exception);
  add_text (builder, "asked", cascada_record_get_text (reading->request, CASCADA_REQUEST_ASKED));
  add_lists (builder, workspace, reading);
  add_documents (builder, documents);
  add_effect (builder, reading);
  add_events (builder, "process", events);
  add_events (builder, "history", edits);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
