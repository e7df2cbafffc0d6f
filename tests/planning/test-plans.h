/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-coherence.h"

/**
 * TestRow: one indicator as a document prints it; "" where there is nothing. Rows with the same goal code and goal name
 * in the same objective are one goal.
 * @targets: as test_figures_read() takes them
 */
typedef struct
{
  const char *objective;
  const char *goal_code;
  const char *goal_name;
  const char *indicator_code;
  const char *indicator_name;
  const char *weight;
  CascadaAnnualisation annualisation;
  const char *baseline;
  const char *targets;
  const char *total;
} TestRow;

extern const TestRow test_pei_2020[], test_pei_2025[], test_pai_projects[], test_pai_processes[];
extern const guint test_pei_2020_length, test_pei_2025_length, test_pai_projects_length, test_pai_processes_length;
