/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-pdf.h"

#include <glib/gi18n-lib.h>

#include "cascada-attachment.h"
#include "cascada-request-account.h"
#include "cascada-request-record.h"

typedef struct
{
  CascadaWorkspace *workspace;
  const CascadaRequestReading *reading;
  CascadaPaper *paper;
} Writer;

static void
add_field (Writer *writer, const char *label, const char *value)
{
  const char *cells[] = { label, value };

  if (value != NULL && value[0] != '\0')
    cascada_paper_add_row (writer->paper, cells);
}

static void
add_dated (Writer *writer, const char *label, CascadaDate date, const char *who)
{
  g_autofree char *day = cascada_date_format (date);
  g_autofree char *text = who != NULL ? g_strdup_printf ("%s, %s", day, who) : g_strdup (day);

  if (date != CASCADA_DATE_NONE)
    add_field (writer, label, text);
}

static void
begin_fields (Writer *writer)
{
  static const CascadaPaperColumn columns[] = { { NULL, 0.25, FALSE }, { NULL, 0.75, FALSE } };

  cascada_paper_begin_table (writer->paper, columns, G_N_ELEMENTS (columns));
}

static void
add_head (Writer *writer)
{
  const CascadaRequestItem *item = writer->reading->item;
  /* Translators: number and year of a modification request */
  g_autofree char *title = g_strdup_printf (_ ("Modification request %d of %d"), item->number, item->year);
  g_autofree char *goal = item->goal_code != NULL ? g_strdup_printf ("%s  %s", item->goal_code, item->goal_name) : g_strdup (item->goal_name);
  g_autofree char *parts = cascada_modification_parts_to_string (writer->reading->parts);

  cascada_paper_add_title (writer->paper, title);
  cascada_paper_add_paragraph (writer->paper, _ ("Record of a request to modify a goal of a published plan (procedure PLE-PIN-P005, policy 9)"));
  begin_fields (writer);
  add_field (writer, _ ("Unit"), item->unit_name);
  add_field (writer, _ ("Plan"), item->plan_title);
  add_field (writer, _ ("Goal"), goal);
  add_field (writer, _ ("State"), cascada_request_state_get_label (item->state));
  add_field (writer, _ ("What it does"), parts);
  add_dated (writer, _ ("Presented"), item->presented, item->presenter);
}

static void
add_text (Writer *writer, const char *heading, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  cascada_paper_add_heading (writer->paper, heading);
  cascada_paper_add_paragraph (writer->paper, text);
}

static void
add_grounds (Writer *writer)
{
  const CascadaRequestDetails *details = &writer->reading->details;

  cascada_paper_add_heading (writer->paper, _ ("Ground"));
  begin_fields (writer);
  add_field (writer, _ ("Kind"), cascada_request_ground_get_label (details->ground));
  add_field (writer, _ ("Reference"), details->reference);
  add_field (writer, _ ("Exception"), details->exception);
  add_field (writer, _ ("To be completed"), cascada_record_get_text (writer->reading->request, CASCADA_REQUEST_ASKED));
  add_text (writer, _ ("Justification"), details->justification);
}

static void
add_value (Writer *writer, const CascadaRequestValue *value)
{
  g_autofree char *label = cascada_request_value_describe (writer->workspace, value);
  g_autofree char *old = cascada_request_value_format (value, &value->old);
  g_autofree char *proposed = cascada_request_value_format (value, &value->proposed);
  g_autofree char *now = value->differs ? cascada_request_value_format (value, &value->now) : NULL;
  const char *cells[] = { label, old, proposed, now };

  cascada_paper_add_row (writer->paper, cells);
}

/* The present value stands there where it is neither. */
static void
add_values (Writer *writer)
{
  GPtrArray *values = writer->reading->values;
  gboolean differs = writer->reading->n_differing > 0;
  const CascadaPaperColumn columns[] = {
    { _ ("Value"), differs ? 0.25 : 0.3, FALSE },
    { _ ("Old"), differs ? 0.25 : 0.35, FALSE },
    { _ ("Proposed"), differs ? 0.25 : 0.35, FALSE },
    { _ ("Now"), 0.25, FALSE },
  };

  if (values->len == 0)
    return;
  cascada_paper_add_heading (writer->paper, _ ("Proposed values"));
  cascada_paper_begin_table (writer->paper, columns, differs ? 4 : 3);
  for (guint i = 0; i < values->len; i++)
    add_value (writer, values->pdata[i]);
}

static void
add_rule (Writer *writer, const CascadaCondition *rule)
{
  g_autoptr (GString) text = g_string_new (rule->label);
  const char *cells[] = { rule->id, cascada_verdict_get_label (rule->verdict), NULL, rule->clause };

  if (rule->facts != NULL)
    g_string_append_printf (text, "\n%s", rule->facts);
  if (rule->message != NULL && g_strcmp0 (rule->message, rule->facts) != 0)
    g_string_append_printf (text, "\n%s", rule->message);
  if (rule->cure != NULL)
    g_string_append_printf (text, "\n→ %s", rule->cure);
  cells[2] = text->str;
  cascada_paper_add_row (writer->paper, cells);
}

static void
add_rules (Writer *writer)
{
  const CascadaPaperColumn columns[] = {
    { _ ("Rule"), 0.08, FALSE },
    { _ ("Result"), 0.17, FALSE },
    { _ ("What it asks and what was found"), 0.51, FALSE },
    { _ ("Clause"), 0.24, FALSE },
  };

  cascada_paper_add_heading (writer->paper, _ ("Rules"));
  cascada_paper_begin_table (writer->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < writer->reading->rules->len; i++)
    add_rule (writer, writer->reading->rules->pdata[i]);
}

static void
add_opinion (Writer *writer, const CascadaRequestOpinion *opinion)
{
  g_autofree char *day = cascada_date_format (opinion->date);
  g_autofree char *use = cascada_request_opinion_get_use (opinion);
  g_autoptr (GString) text = g_string_new (opinion->body);
  const char *cells[] = { day, NULL, cascada_opinion_sense_get_label (opinion->sense), opinion->document };

  if (use != NULL)
    g_string_append_printf (text, " (%s)", use);
  if (opinion->text != NULL && opinion->text[0] != '\0')
    g_string_append_printf (text, "\n%s", opinion->text);
  cells[1] = text->str;
  cascada_paper_add_row (writer->paper, cells);
}

static void
add_opinions (Writer *writer)
{
  const CascadaPaperColumn columns[] = {
    { _ ("Date"), 0.14, FALSE },
    { _ ("Body"), 0.46, FALSE },
    { _ ("Sense"), 0.17, FALSE },
    { _ ("Document"), 0.23, FALSE },
  };

  if (writer->reading->opinions->len == 0)
    return;
  cascada_paper_add_heading (writer->paper, _ ("Opinions"));
  cascada_paper_begin_table (writer->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < writer->reading->opinions->len; i++)
    add_opinion (writer, writer->reading->opinions->pdata[i]);
}

/* With their SHA-256: that it is the document that was attached. */
static void
add_documents (Writer *writer, GPtrArray *documents)
{
  const CascadaPaperColumn columns[] = { { _ ("Document"), 0.45, FALSE }, { _ ("SHA-256 or link"), 0.55, FALSE } };

  if (documents->len == 0)
    return;
  cascada_paper_add_heading (writer->paper, _ ("Documents"));
  cascada_paper_begin_table (writer->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < documents->len; i++)
    {
      const char *hash = cascada_record_get_text (documents->pdata[i], CASCADA_ATTACHMENT_SHA256);
      const char *cells[] = { cascada_record_get_text (documents->pdata[i], CASCADA_ATTACHMENT_NAME),
                              hash != NULL ? hash : cascada_record_get_text (documents->pdata[i], CASCADA_ATTACHMENT_LINK) };

      cascada_paper_add_row (writer->paper, cells);
    }
}

static void
add_effect (Writer *writer)
{
  const CascadaPaperColumn columns[] = {
    { _ ("Figure"), 0.6, FALSE },
    { _ ("Before"), 0.2, TRUE },
    { _ ("After"), 0.2, TRUE },
  };
  g_autoptr (GArray) lines = cascada_request_list_effects (writer->reading);
  g_autofree char *cut = NULL, *heading = NULL;

  if (lines->len == 0)
    return;
  cut = cascada_period_get_label (writer->reading->effect->cut);
  /* Translators: a period */
  heading = g_strdup_printf (_ ("Effect at the cut-off %s"), cut);
  cascada_paper_add_heading (writer->paper, heading);
  cascada_paper_begin_table (writer->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < lines->len; i++)
    {
      const CascadaRequestLine *line = &g_array_index (lines, CascadaRequestLine, i);
      g_autofree char *before = cascada_request_line_format (line, line->pair.before);
      g_autofree char *after = cascada_request_line_format (line, line->pair.after);
      g_autofree char *label = cascada_request_line_describe (writer->reading, line);
      const char *cells[] = { label, before, after };

      cascada_paper_add_row (writer->paper, cells);
    }
}

static void
add_decision (Writer *writer)
{
  const CascadaRequestItem *item = writer->reading->item;
  g_autofree char *version = item->version > 0 ? g_strdup_printf ("%d", item->version) : NULL;

  if (item->decided == CASCADA_DATE_NONE)
    return;
  cascada_paper_add_heading (writer->paper, _ ("Decision"));
  begin_fields (writer);
  add_field (writer, _ ("Decision"), cascada_request_state_get_label (cascada_request_is_modification (item->state) ? CASCADA_REQUEST_STATE_APPROVED : item->state));
  add_dated (writer, _ ("Decided"), item->decided, item->decider);
  add_field (writer, _ ("Reason"), item->decision_reason);
  add_dated (writer, _ ("Adjusted version sent"), item->sent, NULL);
  add_field (writer, _ ("HOLA case"), item->hola_case);
  add_dated (writer, _ ("Published"), item->published, NULL);
  add_field (writer, _ ("Version of the plan"), version);
}

static void
add_events (Writer *writer, const char *heading, GPtrArray *events)
{
  const CascadaPaperColumn columns[] = { { _ ("Date"), 0.16, FALSE }, { _ ("What was done"), 0.54, FALSE }, { _ ("Who"), 0.3, FALSE } };

  if (events->len == 0)
    return;
  cascada_paper_add_heading (writer->paper, heading);
  cascada_paper_begin_table (writer->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < events->len; i++)
    {
      const CascadaRequestEvent *event = events->pdata[i];
      g_autofree char *day = cascada_date_format (event->date);
      const char *cells[] = { day, event->what, event->who };

      cascada_paper_add_row (writer->paper, cells);
    }
}

/* SOURCE_DATE_EPOCH, else the last edit of the request: nothing of today. */
static gint64
get_created (GPtrArray *edits)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return seconds;
  return edits->len > 0 ? ((CascadaRequestEvent *) edits->pdata[edits->len - 1])->time / G_USEC_PER_SEC : 0;
}

static void
add_all (Writer *writer, GPtrArray *documents, GPtrArray *edits)
{
  g_autoptr (GPtrArray) events = cascada_request_list_events (writer->reading);

  add_head (writer);
  add_grounds (writer);
  add_values (writer);
  add_rules (writer);
  add_opinions (writer);
  add_documents (writer, documents);
  add_effect (writer);
  add_decision (writer);
  add_events (writer, _ ("Process"), events);
  add_events (writer, _ ("History"), edits);
}

/**
 * cascada_request_record_to_pdf:
 * @n_pages: (out) (optional)
 *
 * Returns: (transfer full) (nullable): the record, in the reader's language; of the same reading the same bytes
 */
GBytes *
cascada_request_record_to_pdf (CascadaWorkspace *workspace, const CascadaRequestReading *reading, CascadaPaperSize size, guint *n_pages, GError **error)
{
  g_autoptr (CascadaPaper) paper = cascada_paper_new (size);
  g_autoptr (GPtrArray) edits = cascada_request_list_edits (workspace, reading, error);
  g_autoptr (GPtrArray) documents = edits != NULL ? cascada_request_list_documents (workspace, reading, error) : NULL;
  Writer writer = { workspace, reading, paper };
  g_autofree char *title = NULL, *running = NULL, *fingerprint = NULL, *footer = NULL;

  if (documents == NULL)
    return NULL;
  add_all (&writer, documents, edits);
  title = g_strdup_printf (_ ("Modification request %d of %d"), reading->item->number, reading->item->year);
  running = reading->item->unit_name != NULL ? g_strdup_printf ("%s · %s", title, reading->item->unit_name) : g_strdup (title);
  fingerprint = cascada_paper_get_fingerprint (paper);
  /* Translators: a fingerprint of what the document says, which tells two prints apart */
  footer = g_strdup_printf (_ ("PLE-PIN-P005, policy 9 · content %.16s"), fingerprint);
  return cascada_paper_print (paper,
                              &(CascadaPaperInfo){
                                  .title = title,
                                  .author = reading->item->unit_name != NULL ? reading->item->unit_name : "",
                                  .subject = reading->item->plan_title,
                                  .running = running,
                                  .footer = footer,
                                  .created = get_created (edits),
                              },
                              n_pages, error);
}

/** cascada_request_record_write_pdf: the same as a file, which is replaced whole or not at all. */
gboolean
cascada_request_record_write_pdf (CascadaWorkspace *workspace, const CascadaRequestReading *reading, CascadaPaperSize size, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = cascada_request_record_to_pdf (workspace, reading, size, NULL, error);
  gsize length;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return data != NULL && g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, error);
}
