/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-app.h"

#include <malloc.h>

#include <adwaita.h>

#include "cascada-actor-button.h"
#include "cascada-chart-page.h"
#include "cascada-cut-chooser.h"
#include "cascada-date-row.h"
#include "cascada-detail-pane.h"
#include "cascada-evidence-list.h"
#include "cascada-failure-page.h"
#include "cascada-home-page.h"
#include "cascada-job-button.h"
#include "cascada-opening-page.h"
#include "cascada-people-page.h"
#include "cascada-report-page.h"
#include "cascada-plan-header.h"
#include "cascada-plan-page.h"
#include "cascada-plan-table.h"
#include "cascada-procedure-page.h"
#include "cascada-ranking-page.h"
#include "cascada-requests-page.h"
#include "cascada-resources.h"
#include "cascada-sidebar.h"
#include "cascada-welcome.h"
#include "cascada-width-bin.h"
#include "cascada-workspace-view.h"

/* glibc raises this size to that of each larger block given back, after which the arrays of a large plan grow by being
 * copied within its heap, and what they leave behind stays in memory. Kept as it is at first, they are moved by the
 * kernel and given back at once. */
static void
keep_large_blocks_apart (void)
{
#ifdef M_MMAP_THRESHOLD
  mallopt (M_MMAP_THRESHOLD, 128 * 1024);
#endif
}

/**
 * cascada_app_init:
 *
 * Sets up memory, and registers the templates and the types they name. Called once, by the program and by tests of its
 * widgets, before the first widget is made.
 */
void
cascada_app_init (void)
{
  keep_large_blocks_apart ();
  g_resources_register (cascada_get_resource ());
  g_type_ensure (CASCADA_TYPE_ACTOR_BUTTON);
  g_type_ensure (CASCADA_TYPE_CHART_PAGE);
  g_type_ensure (CASCADA_TYPE_CUT_CHOOSER);
  g_type_ensure (CASCADA_TYPE_DATE_ROW);
  g_type_ensure (CASCADA_TYPE_DETAIL_PANE);
  g_type_ensure (CASCADA_TYPE_EVIDENCE_LIST);
  g_type_ensure (CASCADA_TYPE_FAILURE_PAGE);
  g_type_ensure (CASCADA_TYPE_HOME_PAGE);
  g_type_ensure (CASCADA_TYPE_JOB_BUTTON);
  g_type_ensure (CASCADA_TYPE_OPENING_PAGE);
  g_type_ensure (CASCADA_TYPE_PEOPLE_PAGE);
  g_type_ensure (CASCADA_TYPE_REPORT_PAGE);
  g_type_ensure (CASCADA_TYPE_RANKING_PAGE);
  g_type_ensure (CASCADA_TYPE_REQUESTS_PAGE);
  g_type_ensure (CASCADA_TYPE_PLAN_HEADER);
  g_type_ensure (CASCADA_TYPE_PLAN_PAGE);
  g_type_ensure (CASCADA_TYPE_PLAN_TABLE);
  g_type_ensure (CASCADA_TYPE_PROCEDURE_PAGE);
  g_type_ensure (CASCADA_TYPE_SIDEBAR);
  g_type_ensure (CASCADA_TYPE_WELCOME);
  g_type_ensure (CASCADA_TYPE_WIDTH_BIN);
  g_type_ensure (CASCADA_TYPE_WORKSPACE_VIEW);
}
