/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told of a request in lists and on paper: its effect, what was done with it, who wrote what. */

#include "config.h"

#include "cascada-request-account.h"

#include <glib/gi18n-lib.h>

#include "cascada-change-log.h"
#include "cascada-evidence.h"
#include "cascada-number.h"
#include "cascada-person.h"

static void
add_line (GArray *lines, const char *key, const char *indicator, const char *label, CascadaRequestPair pair, gboolean is_percent)
{
  CascadaRequestLine line = { key, indicator, label, pair, is_percent };

  if (pair.before != CASCADA_DECIMAL_NONE || pair.after != CASCADA_DECIMAL_NONE)
    g_array_append_val (lines, line);
}

static void
add_indicator (GArray *lines, const CascadaRequestIndicatorEffect *effect)
{
  add_line (lines, "weight", effect->name, _ ("Weight"), effect->weight, TRUE);
  add_line (lines, "total", effect->name, _ ("Total"), effect->total, FALSE);
  add_line (lines, "target", effect->name, _ ("Target at the cut-off"), effect->target, FALSE);
  add_line (lines, "year-target", effect->name, _ ("Target of the year"), effect->year_target, FALSE);
  add_line (lines, "percent", effect->name, _ ("Progress at the cut-off"), effect->percent, TRUE);
  add_line (lines, "percent-year", effect->name, _ ("Progress of the year"), effect->percent_year, TRUE);
}

/**
 * cascada_request_list_effects:
 *
 * Returns: (transfer full) (element-type CascadaRequestLine): the figures that are there before or after: of each indicator,
 *   the goal, its objective and the plan
 */
GArray *
cascada_request_list_effects (const CascadaRequestReading *reading)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (CascadaRequestLine));
  const CascadaRequestEffect *effect = reading->effect;

  if (effect == NULL)
    return lines;
  for (guint i = 0; i < effect->indicators->len; i++)
    add_indicator (lines, effect->indicators->pdata[i]);
  add_line (lines, "goal", NULL, _ ("Compliance of the goal"), effect->goal, TRUE);
  add_line (lines, "goal-year", NULL, _ ("Compliance of the goal in the year"), effect->goal_year, TRUE);
  add_line (lines, "objective-weights", NULL, _ ("Sum of weights in the objective"), effect->weights, TRUE);
  add_line (lines, "objective", NULL, _ ("Compliance of the objective"), effect->objective_percent, TRUE);
  add_line (lines, "objective-year", NULL, _ ("Compliance of the objective in the year"), effect->objective_year, TRUE);
  add_line (lines, "plan", NULL, _ ("Compliance of the plan"), effect->plan, TRUE);
  return lines;
}

/** cascada_request_line_describe: (transfer full): what it is, with its indicator where the goal has several. */
char *
cascada_request_line_describe (const CascadaRequestReading *reading, const CascadaRequestLine *line)
{
  if (line->indicator == NULL || reading->effect->indicators->len < 2)
    return g_strdup (line->label);
  /* Translators: a field and the indicator it belongs to */
  return g_strdup_printf (_ ("%s of %s"), line->label, line->indicator);
}

/** cascada_request_line_format: (transfer full): one of its figures as people read it; “none” where there is none. */
char *
cascada_request_line_format (const CascadaRequestLine *line, CascadaDecimal value)
{
  if (value == CASCADA_DECIMAL_NONE)
    return g_strdup (_ ("none"));
  return line->is_percent ? cascada_number_format_percent (value, 2) : cascada_number_format (value, CASCADA_DECIMALS_SHORTEST);
}

/** cascada_request_opinion_get_use: (transfer full) (nullable): the rules that an opinion counts for: “M7, M8”. */
char *
cascada_request_opinion_get_use (const CascadaRequestOpinion *opinion)
{
  if (opinion->leads_goal && opinion->is_local_body)
    return g_strdup ("M7, M8");
  if (opinion->leads_goal || opinion->is_local_body)
    return g_strdup (opinion->leads_goal ? "M7" : "M8");
  return NULL;
}

/** cascada_request_list_documents: (transfer full) (element-type CascadaRecord) (nullable): what is attached to it. */
GPtrArray *
cascada_request_list_documents (CascadaWorkspace *workspace, const CascadaRequestReading *reading, GError **error)
{
  CascadaEvidencePlace place = { .plan = reading->item->plan, .period = CASCADA_PERIOD_NONE, .request = reading->item->id };

  return cascada_evidence_list (cascada_workspace_get_store (workspace), &place, error);
}

/** cascada_verdict_get_label: translated. */
const char *
cascada_verdict_get_label (CascadaVerdict verdict)
{
  static const char *const labels[] = {
    [CASCADA_VERDICT_MET] = N_ ("Met"),
    [CASCADA_VERDICT_NEEDS_ANSWER] = N_ ("To be looked at"),
    [CASCADA_VERDICT_NOT_MET] = N_ ("Not met"),
    [CASCADA_VERDICT_DOES_NOT_APPLY] = N_ ("Does not apply"),
  };

  return _ (labels[verdict]);
}

/* --- what was done --- */

static void
event_free (gpointer data)
{
  CascadaRequestEvent *event = data;

  g_free (event->who);
  g_free (event->what);
  g_free (event);
}

/* @what: (transfer full) */
static void
add_event (GPtrArray *events, CascadaDate date, const char *who, char *what)
{
  CascadaRequestEvent *event;

  if (date == CASCADA_DATE_NONE)
    {
      g_free (what);
      return;
    }
  event = g_new0 (CascadaRequestEvent, 1);
  event->date = date;
  event->who = g_strdup (who);
  event->what = what;
  g_ptr_array_add (events, event);
}

static int
compare_events_cb (gconstpointer a, gconstpointer b)
{
  const CascadaRequestEvent *first = *(CascadaRequestEvent *const *) a, *second = *(CascadaRequestEvent *const *) b;

  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  return 0;
}

static char *
describe_decision (const CascadaRequestItem *item)
{
  if (item->state == CASCADA_REQUEST_STATE_DENIED || item->state == CASCADA_REQUEST_STATE_WITHDRAWN)
    return g_strdup (cascada_request_state_get_label (item->state));
  return g_strdup (cascada_request_state_get_label (CASCADA_REQUEST_STATE_APPROVED));
}

/**
 * cascada_request_list_events:
 *
 * Returns: (transfer full) (element-type CascadaRequestEvent): the steps that its record tells of, by date
 */
GPtrArray *
cascada_request_list_events (const CascadaRequestReading *reading)
{
  GPtrArray *events = g_ptr_array_new_with_free_func (event_free);
  const CascadaRequestItem *item = reading->item;

  add_event (events, item->date, NULL, g_strdup (_ ("Begun")));
  add_event (events, item->presented, item->presenter, g_strdup (cascada_request_state_get_label (CASCADA_REQUEST_STATE_PRESENTED)));
  for (guint i = 0; i < reading->opinions->len; i++)
    {
      const CascadaRequestOpinion *opinion = reading->opinions->pdata[i];

      /* Translators: an opinion and its sense: “Opinion: favourable” */
      add_event (events, opinion->date, opinion->body, g_strdup_printf (_ ("Opinion: %s"), cascada_opinion_sense_get_label (opinion->sense)));
    }
  add_event (events, item->decided, item->decider, describe_decision (item));
  add_event (events, item->sent, item->unit_name,
             /* Translators: a HOLA case number */
             g_strdup_printf (_ ("Adjusted version sent under %s"), item->hola_case != NULL ? item->hola_case : "HOLA"));
  add_event (events, item->published, NULL, g_strdup_printf (_ ("Published as version %d of the plan"), item->version));
  g_ptr_array_sort (events, compare_events_cb);
  return events;
}

static int
compare_edits_cb (gconstpointer a, gconstpointer b)
{
  const CascadaRequestEvent *first = *(CascadaRequestEvent *const *) a, *second = *(CascadaRequestEvent *const *) b;

  return first->time == second->time ? g_strcmp0 (first->what, second->what) : first->time < second->time ? -1
                                                                                                          : 1;
}

static char *
get_who (CascadaWorkspace *workspace, const CascadaEditInfo *edit)
{
  g_autoptr (CascadaRecord) person =
      edit->person != 0 ? cascada_workspace_get_record (workspace, (CascadaRef){ CASCADA_KIND_PERSON, CASCADA_PERIOD_NONE, edit->person }, NULL) : NULL;

  return g_strdup (person != NULL ? cascada_record_get_text (person, CASCADA_PERSON_NAME) : edit->author);
}

static void
add_edit (CascadaWorkspace *workspace, const CascadaEditInfo *edit, GHashTable *seen, GPtrArray *events)
{
  char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, edit->replica, edit->sequence);
  g_autoptr (GDateTime) time = NULL;
  CascadaRequestEvent *event;

  if (!g_hash_table_add (seen, key))
    return;
  time = g_date_time_new_from_unix_local (edit->time / G_USEC_PER_SEC);
  event = g_new0 (CascadaRequestEvent, 1);
  event->time = edit->time;
  event->date = cascada_date_new (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time));
  event->who = get_who (workspace, edit);
  event->what = g_strdup (edit->reason);
  g_ptr_array_add (events, event);
}

static gboolean
add_edits (CascadaWorkspace *workspace, CascadaRef ref, GHashTable *seen, GPtrArray *events, GError **error)
{
  g_autoptr (GPtrArray) entries = cascada_workspace_get_history (workspace, ref, CASCADA_FIELD_ANY, G_MAXINT, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    add_edit (workspace, &((CascadaHistoryEntry *) entries->pdata[i])->edit, seen, events);
  return entries != NULL;
}

/**
 * cascada_request_list_edits:
 *
 * Returns: (transfer full) (element-type CascadaRequestEvent) (nullable): each edit of the workspace that wrote the request,
 *   a value that it proposes or an opinion, in the order of time
 */
GPtrArray *
cascada_request_list_edits (CascadaWorkspace *workspace, const CascadaRequestReading *reading, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (event_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!add_edits (workspace, cascada_record_get_ref (reading->request), seen, events, error))
    return NULL;
  for (guint i = 0; i < reading->values->len; i++)
    {
      const CascadaRequestValue *value = reading->values->pdata[i];

      if (value->id != 0 && !add_edits (workspace, (CascadaRef){ CASCADA_KIND_PROPOSAL, CASCADA_PERIOD_NONE, value->id }, seen, events, error))
        return NULL;
    }
  for (guint i = 0; i < reading->opinions->len; i++)
    {
      const CascadaRequestOpinion *opinion = reading->opinions->pdata[i];

      if (!add_edits (workspace, (CascadaRef){ CASCADA_KIND_OPINION, CASCADA_PERIOD_NONE, opinion->id }, seen, events, error))
        return NULL;
    }
  g_ptr_array_sort (events, compare_edits_cb);
  return g_steal_pointer (&events);
}
