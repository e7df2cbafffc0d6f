/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-app.h"

#include <adwaita.h>

#include "cascada-chart-page.h"
#include "cascada-cut-chooser.h"
#include "cascada-detail-pane.h"
#include "cascada-failure-page.h"
#include "cascada-job-button.h"
#include "cascada-opening-page.h"
#include "cascada-plan-header.h"
#include "cascada-plan-page.h"
#include "cascada-plan-table.h"
#include "cascada-resources.h"
#include "cascada-sidebar.h"
#include "cascada-welcome.h"
#include "cascada-width-bin.h"
#include "cascada-workspace-view.h"

/**
 * cascada_app_init:
 *
 * Registers the templates and the types they name. Called once, by the program and by tests of its widgets, before the
 * first widget is made.
 */
void
cascada_app_init (void)
{
  g_resources_register (cascada_get_resource ());
  g_type_ensure (CASCADA_TYPE_CHART_PAGE);
  g_type_ensure (CASCADA_TYPE_CUT_CHOOSER);
  g_type_ensure (CASCADA_TYPE_DETAIL_PANE);
  g_type_ensure (CASCADA_TYPE_FAILURE_PAGE);
  g_type_ensure (CASCADA_TYPE_JOB_BUTTON);
  g_type_ensure (CASCADA_TYPE_OPENING_PAGE);
  g_type_ensure (CASCADA_TYPE_PLAN_HEADER);
  g_type_ensure (CASCADA_TYPE_PLAN_PAGE);
  g_type_ensure (CASCADA_TYPE_PLAN_TABLE);
  g_type_ensure (CASCADA_TYPE_SIDEBAR);
  g_type_ensure (CASCADA_TYPE_WELCOME);
  g_type_ensure (CASCADA_TYPE_WIDTH_BIN);
  g_type_ensure (CASCADA_TYPE_WORKSPACE_VIEW);
}
