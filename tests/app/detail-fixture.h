/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-detail-pane.h"
#include "table-fixture.h"

G_BEGIN_DECLS

/**
 * DetailFixture: the small plan of #TableFixture, a view of it, and its detail pane in a window that is drawn.
 */
typedef struct
{
  TableFixture table; /* the workspace and its file; no table is shown */
  SmallPlan small;
  CascadaWorkspace *workspace;
  CascadaPlanView *view;
  GtkWindow *window;
  GtkWidget *beside; /* takes the focus where a person leaves the pane */
  CascadaDetailPane *pane;
  GPtrArray *told; /* messages, those with Undo end in " [Undo]" */
} DetailFixture;

void detail_fixture_set_up (DetailFixture *self, gconstpointer user_data);
void detail_fixture_tear_down (DetailFixture *self, gconstpointer user_data);
CascadaPlanView *detail_fixture_new_view (DetailFixture *self, CascadaRef plan);
void detail_fixture_follow (DetailFixture *self, CascadaPlanView *view);
void detail_fixture_settle (DetailFixture *self);
void detail_fixture_wait_until (gboolean (*holds) (gpointer data), gpointer data);

GtkWidget *detail_fixture_find (gpointer root, const char *name);
GtkWidget *detail_fixture_find_type (gpointer root, GType type);
GtkWidget *detail_fixture_find_text (gpointer root, const char *text);
GtkWidget *detail_fixture_get (DetailFixture *self, const char *name);
void detail_fixture_type (GtkWidget *widget, const char *text);
char *detail_fixture_get_typed (GtkWidget *widget);
gboolean detail_fixture_press (GtkWidget *widget, guint keyval);
void detail_fixture_leave (DetailFixture *self);
void detail_fixture_show_page (DetailFixture *self, const char *page);

void detail_fixture_change (DetailFixture *self, CascadaRef ref, guint field, const char *number);
char *detail_fixture_read (DetailFixture *self, CascadaRef ref, guint field);
void detail_fixture_undo (DetailFixture *self);
guint detail_fixture_count_edits (DetailFixture *self, CascadaRef ref);

G_END_DECLS
