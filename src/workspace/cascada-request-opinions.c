/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prior opinions on a request: read, and recorded [P005 policies 9.6, 9.7]. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-procedure-life.h"
#include "cascada-request-private.h"
#include "cascada-text.h"
#include "cascada-workspace-private.h"

#include "cascada-unit.h"

/* The three bodies that policy 9.7 names. */
static gboolean
is_local_body (const char *name)
{
  static const char *const bodies[] = { "subsecretaria de gestion local", "gestion policiva", "gestion del desarrollo local" };
  g_autofree char *folded = cascada_text_fold (name);

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (strstr (folded, bodies[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
free_opinion (gpointer data)
{
  CascadaRequestOpinion *opinion = data;

  g_free (opinion->body);
  g_free (opinion->document);
  g_free (opinion->text);
  g_free (opinion);
}

static int
compare_opinions_cb (gconstpointer a, gconstpointer b)
{
  const CascadaRequestOpinion *first = *(CascadaRequestOpinion *const *) a, *second = *(CascadaRequestOpinion *const *) b;

  return first->date != second->date ? first->date - second->date : (first->id > second->id) - (first->id < second->id);
}

/**
 * cascada_request_read_opinions:
 * @leader: id of the unit that leads the cross-cutting goal, or 0
 *
 * Returns: (transfer full) (element-type CascadaRequestOpinion) (nullable): those on the request, by date
 */
GPtrArray *
cascada_request_read_opinions (CascadaStore *store, gint64 request, gint64 leader, GError **error)
{
  g_autoptr (GPtrArray) records = cascada_store_load_children (store, CASCADA_KIND_OPINION, request, error);
  g_autoptr (GPtrArray) opinions = g_ptr_array_new_with_free_func (free_opinion);

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      CascadaRecord *record = records->pdata[i];
      CascadaRequestOpinion *opinion = g_new0 (CascadaRequestOpinion, 1);
      g_autoptr (CascadaRecord) unit = NULL;

      opinion->id = cascada_record_get_id (record);
      opinion->unit = cascada_record_get_integer (record, CASCADA_OPINION_UNIT);
      unit = opinion->unit != 0 ? cascada_store_load (store, (CascadaRef){ CASCADA_KIND_UNIT, CASCADA_PERIOD_NONE, opinion->unit }, NULL) : NULL;
      opinion->body = unit != NULL ? g_strdup (cascada_record_get_text (unit, CASCADA_UNIT_NAME)) : NULL;
      opinion->leads_goal = leader != 0 && opinion->unit == leader;
      opinion->is_local_body = opinion->body != NULL && is_local_body (opinion->body);
      opinion->date = (CascadaDate) cascada_record_get_integer (record, CASCADA_OPINION_DATE);
      opinion->document = g_strdup (cascada_record_get_text (record, CASCADA_OPINION_DOCUMENT));
      opinion->sense = cascada_record_get_integer (record, CASCADA_OPINION_SENSE);
      opinion->text = g_strdup (cascada_record_get_text (record, CASCADA_OPINION_TEXT));
      g_ptr_array_add (opinions, opinion);
    }
  g_ptr_array_sort (opinions, compare_opinions_cb);
  return g_steal_pointer (&opinions);
}

static gboolean
create_opinion (CascadaWorkspace *workspace, gint64 request, const CascadaRequestOpinion *opinion, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  CascadaRef ref = { .kind = CASCADA_KIND_OPINION };

  values[CASCADA_OPINION_UNIT - 1] = cascada_value_integer (opinion->unit);
  values[CASCADA_OPINION_DATE - 1] = cascada_value_integer (opinion->date);
  values[CASCADA_OPINION_DOCUMENT - 1] = cascada_value_text (opinion->document);
  values[CASCADA_OPINION_SENSE - 1] = cascada_value_integer (opinion->sense);
  values[CASCADA_OPINION_TEXT - 1] = cascada_value_text (opinion->text);
  if (workspace->person != 0)
    values[CASCADA_OPINION_PERSON - 1] = cascada_value_integer (workspace->person);
  return cascada_workspace_create (workspace, &ref, request, values, error);
}

/* The last opinion that is waited for lets its review begin. */
static gboolean
write_opinion (CascadaWorkspace *workspace, CascadaRequestReading *reading, const CascadaRequestOpinion *opinion, CascadaDate today, GError **error)
{
  CascadaRequestFacts *facts = reading->facts;
  const CascadaStepDetails details = { .date = today };
  g_autoptr (GPtrArray) opinions = NULL;
  CascadaModification modification;
  CascadaValue state;

  if (!create_opinion (workspace, reading->item->id, opinion, error))
    return FALSE;
  opinions = cascada_request_read_opinions (workspace->store, reading->item->id, facts->leader, error);
  if (opinions == NULL)
    return FALSE;
  cascada_request_facts_set_opinions (facts, opinions);
  modification = cascada_request_get_modification (reading, &details, today);
  state = cascada_value_integer (cascada_modification_apply (&modification, CASCADA_REQUEST_STEP_RECORD_OPINION));
  return cascada_workspace_set (workspace, cascada_request_ref (reading->item->id), CASCADA_REQUEST_STATE, &state, error);
}

/**
 * cascada_request_record_opinion:
 * @opinion: its unit, date, document, sense and text
 * @error: %CASCADA_ERROR_REFUSED, citing the procedure; %CASCADA_ERROR_INVALID where the body is not said
 *
 * Records the prior opinion of a body, as one edit [P005 policies 9.6, 9.7]. An opinion is never changed: a later one of the
 * same body is another.
 */
gboolean
cascada_request_record_opinion (CascadaWorkspace *workspace, gint64 request, const CascadaRequestOpinion *opinion, CascadaDate today, GError **error)
{
  CascadaRequestOpinion dated = *opinion;
  CascadaStepDetails details = { .document = opinion->document, .text = opinion->text };
  g_autoptr (CascadaRequestReading) reading = NULL;
  g_autoptr (GPtrArray) conditions = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && cascada_date_is_valid (today), FALSE);

  dated.date = dated.date != CASCADA_DATE_NONE ? dated.date : today;
  details.date = dated.date;
  if (!cascada_procedure_check_date (dated.date, today, error))
    return FALSE;
  if (opinion->unit == 0)
    {
      g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("Say which body gave the opinion (PLE-PIN-P005, policies 9.6 and 9.7)"));
      return FALSE;
    }
  reading = cascada_request_read (workspace, request, NULL, NULL, 0, CASCADA_PERIOD_NONE, today, error);
  if (reading == NULL)
    return FALSE;
  conditions = cascada_request_check (workspace, reading, CASCADA_REQUEST_STEP_RECORD_OPINION, &details, today);
  if (!cascada_conditions_check (conditions, error))
    return FALSE;
  reason = cascada_request_describe_step (reading, CASCADA_REQUEST_STEP_RECORD_OPINION);
  return cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, reason, error) &&
         cascada_workspace_end (workspace, write_opinion (workspace, reading, &dated, today, error), error);
}
