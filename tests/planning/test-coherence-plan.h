/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "test-figures.h"
#include "test-plans.h"

/** TestPlan: the facts of a plan made of rows, with the arrays they point to. Tests may change them before a check. */
typedef struct
{
  CascadaPlanFacts facts;
  CascadaSettings settings;
  CascadaObjectiveFacts *objectives;
  CascadaGoalFacts *goals;
  CascadaIndicatorFacts *indicators;
  TestFigures *figures;
} TestPlan;

void test_plan_init (TestPlan *plan, const TestRow *rows, guint n_rows, int first_year, int last_year);
void test_plan_clear (TestPlan *plan);
char *test_plan_check (TestPlan *plan);
