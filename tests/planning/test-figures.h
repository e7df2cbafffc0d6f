/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-progress.h"

#define TEST_FIGURES_MAX 32

/**
 * TestFigures: a series with the arrays it points to, for tables of tests.
 *
 * Written as "PERIOD:TARGET/EXECUTED …", either of them left out where absent: "2025-Q1:10/4 2025-Q2:20/". A ratio
 * indicator's executed value is written NUMERATOR|DENOMINATOR, either of them left out where absent.
 */
typedef struct
{
  CascadaSeries series;
  CascadaPeriod periods[TEST_FIGURES_MAX];
  CascadaDecimal targets[TEST_FIGURES_MAX];
  CascadaDecimal executed[TEST_FIGURES_MAX];
  CascadaDecimal numerators[TEST_FIGURES_MAX];
  CascadaDecimal denominators[TEST_FIGURES_MAX];
} TestFigures;

CascadaDecimal test_decimal (const char *text);
CascadaPeriod test_period (const char *text);
void test_settings (CascadaSettings *settings, const char *text);
void test_figures_read (TestFigures *figures, CascadaAnnualisation annualisation, const char *baseline, const char *text);
