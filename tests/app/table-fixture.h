/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-plan-cell.h"
#include "cascada-plan-page.h"

G_BEGIN_DECLS

/**
 * TableFixture: a workspace in a folder of its own, a view of one plan of it, and its page in a window that is drawn.
 */
typedef struct
{
  char *folder;
  char *path;
  CascadaWorkspace *workspace;
  CascadaRecord *plan;
  CascadaFigures *figures;
  CascadaPlanView *view;
  GtkWindow *window;
  CascadaPlanPage *page;
  CascadaPlanTable *table;
} TableFixture;

/* What the small plan is made of; its records' ids by the names used in tests. */
typedef struct
{
  CascadaRef objectives[3];
  CascadaRef goals[4];
  CascadaRef indicators[6];
} SmallPlan;

void table_fixture_init (TableFixture *self);
void table_fixture_fill_small (TableFixture *self, SmallPlan *small);
void table_fixture_fill_large (TableFixture *self, guint n_objectives, guint n_goals, guint n_indicators);
void table_fixture_show (TableFixture *self);
void table_fixture_clear (TableFixture *self);
void table_fixture_settle (TableFixture *self);

guint table_fixture_count_rows (TableFixture *self);
CascadaPlanCell *table_fixture_get_cell (TableFixture *self, guint position, CascadaPlanColumn column);
char *table_fixture_describe (TableFixture *self, CascadaPlanColumn column);
void table_fixture_do (TableFixture *self, const char *action);

G_END_DECLS
