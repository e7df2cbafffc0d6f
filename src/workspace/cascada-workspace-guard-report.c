/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may write the report of a quarter, and change its evidence [P005 act. 9, 10]. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-quarter.h"
#include "cascada-workspace-private.h"

#include "cascada-report.h"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, message);
  return FALSE;
}

/* Who may write a report: its unit, and of a goal that it completes the planning office; once sent, that office. */
gboolean
cascada_workspace_guard_writer (CascadaWorkspace *self, gint64 indicator, CascadaReportState state, GError **error)
{
  g_autoptr (CascadaStatement) find = cascada_quarter_prepare_duty (self->store, error);
  CascadaQuarterDuty duty;

  if (find == NULL || !cascada_quarter_read_duty (find, indicator, &duty, error))
    return FALSE;
  if (duty.eliminated)
    return refuse (error, _ ("The goal is marked “Meta eliminada”: what was reported before stays readable (PLE-PIN-P005, policy 9)"));
  if (state == CASCADA_REPORT_STATE_SENT)
    return cascada_workspace_may (self, CASCADA_DEED_VERIFY_REPORT, duty.reporter, error);
  return (duty.completed_by_office && cascada_workspace_may (self, CASCADA_DEED_COMPLETE, duty.reporter, NULL)) ||
         cascada_workspace_may (self, CASCADA_DEED_REPORT, duty.reporter, error);
}

/* Evidence goes with the reports of its goal's quarter: as long as one of them may be written. */
gboolean
cascada_workspace_guard_evidence (CascadaWorkspace *self, gint64 goal, CascadaPeriod period, gboolean *found, GError **error)
{
  g_autoptr (CascadaStatement) find =
      cascada_store_prepare (self->store,
                             "SELECT i.id, coalesce (r.state, ?3) FROM indicator i LEFT JOIN report r ON r.id = i.id AND r.period = ?2 "
                             "AND r.removed = 0 WHERE i.goal = ?1 AND i.removed = 0",
                             error);
  g_autoptr (GError) refusal = NULL;
  gboolean row;

  *found = FALSE;
  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, goal);
  cascada_statement_bind_integer (find, 2, period);
  cascada_statement_bind_integer (find, 3, CASCADA_REPORT_STATE_DRAFT);
  for (;;)
    {
      CascadaReportState state;

      if (!cascada_statement_step (find, &row, error))
        return FALSE;
      if (!row)
        break;
      state = (CascadaReportState) cascada_statement_get_integer (find, 1);
      *found = TRUE;
      if (state != CASCADA_REPORT_STATE_VERIFIED &&
          cascada_workspace_guard_writer (self, cascada_statement_get_integer (find, 0), state, refusal == NULL ? &refusal : NULL))
        return TRUE;
    }
  if (refusal != NULL)
    g_propagate_error (error, g_steal_pointer (&refusal));
  else if (*found)
    refuse (error, _ ("The report is verified and the quarter is closed: its evidence stays as it is (PLE-PIN-P005, activity 10)"));
  return FALSE;
}
