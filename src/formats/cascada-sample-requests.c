/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample's modification requests. They are not written as records: each row is done as a person would do it, so that
 * the procedure itself lets it be, and versions and history tell what happened. */

#include "config.h"

#include "cascada-sample-management.h"

#include <stdlib.h>

#include "cascada-date.h"
#include "cascada-enums.h"
#include "cascada-error.h"
#include "cascada-request.h"
#include "cascada-target.h"
#include "cascada-weight.h"

/* One row of the table, and the request that it is about. */
typedef struct
{
  CascadaSampleMaker *maker;
  CascadaSampleTable *table;
  GHashTable *requests; /* "a" → Known */
  guint row;
  CascadaDate date;
} Call;

typedef struct
{
  gint64 id;
  gint64 goal;
  gint64 indicator;
  CascadaSamplePlan plan; /* its unit, for who acts */
} Known;

static const char *
get (const Call *call, const char *column)
{
  return cascada_sample_table_get (call->table, call->row, column);
}

/* NULL where the cell is empty. */
static const char *
get_text (const Call *call, const char *column)
{
  const char *text = get (call, column);

  return *text != '\0' ? text : NULL;
}

static Known *
get_known (const Call *call)
{
  return g_hash_table_lookup (call->requests, get (call, "request"));
}

static gboolean
fail (const Call *call, GError **error)
{
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, "management_requests, row %u", call->row + 2);
  return FALSE;
}

/* --- where it is --- */

static gboolean
find_plan (const Call *call, Known *known)
{
  CascadaSampleTable *plans = call->maker->plans;

  for (guint row = 0; row < plans->rows->len; row++)
    if (g_str_equal (cascada_sample_table_get (plans, row, "plan"), get (call, "plan")))
      {
        known->plan.row = row;
        known->plan.unit =
            cascada_sample_find_unit (call->maker, cascada_sample_table_get (plans, row, "unit_kind"), cascada_sample_table_get (plans, row, "unit_code"));
        return known->plan.unit != NULL;
      }
  return FALSE;
}

/* Goals have one indicator each, and codes such as “L03-03”. */
static gboolean
find_goal (const Call *call, Known *known, GError **error)
{
  g_autofree char *code = g_strdup_printf ("%s-%02d", get (call, "plan"), atoi (get (call, "goal")));
  g_autofree char *title =
      cascada_sample_expand (cascada_sample_get_text (call->maker, "title", 0), "{unit}", cascada_sample_plan_get_unit (&known->plan), NULL);
  g_autoptr (CascadaRecord) plan = cascada_workspace_find_plan (call->maker->workspace, title, error);
  g_autoptr (CascadaFigures) figures = plan != NULL ? cascada_workspace_get_figures (call->maker->workspace, cascada_record_get_id (plan), error) : NULL;

  for (guint i = 0; figures != NULL && i < cascada_figures_get_count (figures, CASCADA_LEVEL_INDICATOR); i++)
    {
      CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_INDICATOR, i);

      if (g_strcmp0 (cascada_figures_get_code (figures, node), code) != 0)
        continue;
      known->indicator = cascada_figures_get_id (figures, node);
      known->goal = cascada_figures_get_id (figures, cascada_figures_get_parent (figures, node));
    }
  return figures != NULL && (known->goal != 0 || fail (call, error));
}

/* “goal name”, “indicator total”, “target 2025-Q4” */
static gboolean
find_place (const Call *call, CascadaRequestChange *change, GError **error)
{
  g_auto (GStrv) words = g_strsplit (get (call, "place"), " ", 2);
  CascadaKind kind = words[0] != NULL ? cascada_kind_from_table (words[0]) : CASCADA_KIND_NONE;
  const Known *known = get_known (call);

  if (kind == CASCADA_KIND_NONE || words[1] == NULL)
    return fail (call, error);
  change->ref = (CascadaRef){ kind, CASCADA_PERIOD_NONE, kind == CASCADA_KIND_GOAL ? known->goal : known->indicator };
  if (kind == CASCADA_KIND_TARGET || kind == CASCADA_KIND_WEIGHT)
    {
      change->field = kind == CASCADA_KIND_TARGET ? CASCADA_TARGET_VALUE : CASCADA_WEIGHT_VALUE;
      return cascada_period_parse (words[1], &change->ref.period, error);
    }
  change->field = cascada_field_find (kind, words[1]);
  return change->field != 0 || fail (call, error);
}

/* --- what is done --- */

static gboolean
begin (Call *call, GError **error)
{
  Known *known = g_new0 (Known, 1);
  CascadaRef ref;

  g_hash_table_insert (call->requests, g_strdup (get (call, "request")), known);
  if (!find_plan (call, known))
    return fail (call, error);
  if (!find_goal (call, known, error) ||
      !cascada_workspace_set_person (call->maker->workspace, cascada_sample_find_person (call->maker, &known->plan, get (call, "by")), error) ||
      !cascada_request_begin (call->maker->workspace, known->goal, call->date, &ref, error))
    return FALSE;
  known->id = ref.id;
  return TRUE;
}

static gboolean
write_details (Call *call, GError **error)
{
  CascadaRequestDetails details = {
    .ground = (CascadaRequestGround) cascada_sample_enum (cascada_request_ground_get_type (), get (call, "place")).integer,
    .justification = get_text (call, "text"),
    .reference = get_text (call, "document"),
    .exception = get_text (call, "value"),
  };

  return cascada_request_write (call->maker->workspace, get_known (call)->id, &details, error);
}

static gboolean
propose (Call *call, GError **error)
{
  CascadaRequestChange change = { 0 };
  gboolean done;

  if (!find_place (call, &change, error) ||
      !cascada_request_value_from_text (change.ref.kind, change.field, get (call, "value"), &change.value, error))
    return FALSE;
  done = cascada_request_propose (call->maker->workspace, get_known (call)->id, &change, 1, call->date, error);
  cascada_value_clear (&change.value);
  return done;
}

static gboolean
record_opinion (Call *call, GError **error)
{
  g_auto (GStrv) body = g_strsplit (get (call, "place"), " ", 2);
  CascadaRecord *unit = cascada_sample_find_unit (call->maker, body[0], body[1]);
  CascadaRequestOpinion opinion = {
    .unit = unit != NULL ? cascada_record_get_id (unit) : 0,
    .date = call->date,
    .document = (char *) get (call, "document"),
    .sense = (CascadaOpinionSense) cascada_sample_enum (cascada_opinion_sense_get_type (), get (call, "value")).integer,
    .text = (char *) get (call, "text"),
  };

  return cascada_request_record_opinion (call->maker->workspace, get_known (call)->id, &opinion, call->date, error);
}

static gboolean
take_step (Call *call, GError **error)
{
  CascadaRequestStep step = (CascadaRequestStep) cascada_sample_enum (cascada_request_step_get_type (), get (call, "action")).integer;
  CascadaStepDetails details = { .date = call->date, .document = get_text (call, "document"), .text = get_text (call, "text") };

  return cascada_request_take (call->maker->workspace, get_known (call)->id, step, &details, call->date, NULL, error);
}

static gboolean
carry_out (Call *call, GError **error)
{
  static const struct
  {
    const char *action;
    gboolean (*run) (Call *call, GError **error);
  } actions[] = {
    { "write", write_details },
    { "propose", propose },
    { "record-opinion", record_opinion },
  };
  const char *action = get (call, "action");

  if (!cascada_date_parse (get (call, "date"), &call->date, error))
    return FALSE;
  if (g_str_equal (action, "begin"))
    return begin (call, error);
  if (get_known (call) == NULL)
    return fail (call, error);
  if (!cascada_workspace_set_person (call->maker->workspace, cascada_sample_find_person (call->maker, &get_known (call)->plan, get (call, "by")), error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].action, action))
      return actions[i].run (call, error);
  return take_step (call, error);
}

/** cascada_sample_add_requests: after the plans, which are published; by the people they are of. */
gboolean
cascada_sample_add_requests (CascadaSampleMaker *maker, GError **error)
{
  g_autoptr (CascadaSampleTable) table = cascada_sample_table_load ("management_requests", error);
  g_autoptr (GHashTable) requests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Call call = { .maker = maker, .table = table, .requests = requests };

  for (; table != NULL && call.row < table->rows->len; call.row++)
    if (!carry_out (&call, error))
      {
        g_prefix_error (error, "management_requests, row %u: ", call.row + 2);
        return FALSE;
      }
  return table != NULL && cascada_workspace_set_person (maker->workspace, 0, error);
}
