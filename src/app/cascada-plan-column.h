/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-plan-tree.h"

G_BEGIN_DECLS

/** CascadaPlanColumn: the columns of the plan's table, in their order. */
typedef enum
{
  CASCADA_PLAN_COLUMN_NAME,
  CASCADA_PLAN_COLUMN_ANNUALISATION,
  CASCADA_PLAN_COLUMN_WEIGHT,
  CASCADA_PLAN_COLUMN_TARGET,
  CASCADA_PLAN_COLUMN_EXECUTED,
  CASCADA_PLAN_COLUMN_PROGRESS,
  CASCADA_PLAN_COLUMN_TARGET_YEAR,
  CASCADA_PLAN_COLUMN_PROGRESS_YEAR,
  CASCADA_PLAN_COLUMN_STATE,
  CASCADA_N_PLAN_COLUMNS,
} CascadaPlanColumn;

/**
 * CascadaPlanColumnInfo:
 * @id: names it in settings and actions; never translated or changed
 * @title: its full name (untranslated, marked for gettext, as all texts here)
 * @header: the same, short enough to stand above narrow numbers
 * @n_chars: digits and letters it has room for at least, beside its header; −1: takes what is left
 * @beside: pixels for what stands beside that text
 * @numeric: written to the right
 * @sort: what a click on the header sorts by; %CASCADA_SORT_DOCUMENT: it does not
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *header;
  int n_chars;
  int beside;
  gboolean numeric;
  CascadaSort sort;
} CascadaPlanColumnInfo;

const CascadaPlanColumnInfo *cascada_plan_column_get_info (CascadaPlanColumn column);
gboolean cascada_plan_column_find (const char *id, CascadaPlanColumn *column);

char *cascada_plan_column_get_text (CascadaPlanColumn column, CascadaFigures *figures, CascadaNode node, CascadaPeriod cut);
char *cascada_plan_column_get_plain_text (CascadaPlanColumn column, CascadaFigures *figures, CascadaNode node, CascadaPeriod cut);
char *cascada_plan_column_get_plain_code (CascadaFigures *figures, CascadaNode node);
const char *cascada_plan_column_get_name (CascadaFigures *figures, CascadaNode node);

G_END_DECLS
