/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A verified report and its corrections: the report as of its verification, and what the log says of each field since. */

#include "config.h"

#include "cascada-corrections.h"

#include "cascada-change-log.h"
#include "cascada-error.h"
#include "cascada-report.h"
#include "cascada-reporting.h"

static void
free_correction (gpointer data)
{
  CascadaCorrection *correction = data;

  cascada_value_clear (&correction->verified);
  cascada_value_clear (&correction->value);
  g_free (correction->author);
  g_free (correction->reason);
  g_free (correction);
}

/* The change that verified it; 0 where none did. */
static gboolean
find_verification (CascadaStore *store, const CascadaRef *report, gint64 *moment, GError **error)
{
  g_autoptr (GPtrArray) history = cascada_log_get_history (store, report, CASCADA_REPORT_STATE, 0, error);

  *moment = 0;
  if (history == NULL)
    return FALSE;
  for (guint i = 0; i < history->len && *moment == 0; i++)
    {
      const CascadaChange *change = &((CascadaHistoryEntry *) history->pdata[i])->change;

      if (change->value.integer == CASCADA_REPORT_STATE_VERIFIED)
        *moment = change->id;
    }
  return TRUE;
}

static gboolean
add_correction (GPtrArray *corrections, CascadaStore *store, const CascadaRef *report, guint field, const CascadaValue *verified,
                const CascadaValue *value, GError **error)
{
  g_autoptr (GPtrArray) history = cascada_log_get_history (store, report, (int) field, 1, error);
  CascadaCorrection *correction;

  if (history == NULL)
    return FALSE;
  correction = g_new0 (CascadaCorrection, 1);
  correction->field = field;
  cascada_value_copy (verified, &correction->verified);
  cascada_value_copy (value, &correction->value);
  if (history->len > 0)
    {
      const CascadaEditInfo *edit = &((CascadaHistoryEntry *) history->pdata[0])->edit;

      correction->time = edit->time;
      correction->author = g_strdup (edit->author);
      correction->reason = g_strdup (edit->reason);
    }
  g_ptr_array_add (corrections, correction);
  return TRUE;
}

/* @now: a report in state verified */
static gboolean
compare (GPtrArray *corrections, CascadaStore *store, CascadaRecord *now, GError **error)
{
  CascadaRef ref = cascada_record_get_ref (now);
  g_autoptr (CascadaRecord) then = NULL;
  gint64 moment;

  if (!find_verification (store, &ref, &moment, error))
    return FALSE;
  if (moment == 0)
    return TRUE;
  if (!cascada_log_load_as_of (store, ref, moment, &then, error))
    return FALSE;
  for (guint field = 1; then != NULL && field <= CASCADA_RECORD_GET_CLASS (now)->n_fields; field++)
    {
      const CascadaValue *verified = cascada_record_get_value (then, field), *value = cascada_record_get_value (now, field);

      if (!cascada_value_equal (verified, value) && !add_correction (corrections, store, &ref, field, verified, value, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cascada_corrections_read:
 * @quarter: that was reported
 *
 * Returns: (transfer full) (element-type CascadaCorrection) (nullable): by field; it frees them. None where the report is
 *   not closed, or says what it said when it was verified.
 */
GPtrArray *
cascada_corrections_read (CascadaStore *store, gint64 indicator, CascadaPeriod quarter, GError **error)
{
  CascadaRef ref = { CASCADA_KIND_REPORT, quarter, indicator };
  g_autoptr (GPtrArray) corrections = g_ptr_array_new_with_free_func (free_correction);
  g_autoptr (CascadaRecord) now = NULL;
  g_autoptr (GError) missing = NULL;

  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  now = cascada_store_load (store, ref, &missing);
  if (now == NULL && !g_error_matches (missing, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }
  if (now != NULL && cascada_record_get_integer (now, CASCADA_REPORT_STATE) == CASCADA_REPORT_STATE_VERIFIED &&
      !compare (corrections, store, now, error))
    return NULL;
  return g_steal_pointer (&corrections);
}
