/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One window from its start through what people do in it. A step ends when its frame has been drawn, and what should be
 * seen then is checked. */

#include "config.h"

#include "bench-window.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cascada-app.h"
#include "cascada-column-view.h"
#include "cascada-plan-cell.h"
#include "cascada-plan-table.h"
#include "cascada-report.h"
#include "cascada-window.h"

#define PATIENCE (120 * G_USEC_PER_SEC)
#define CUT CASCADA_PERIOD_QUARTER (2025, 2)

typedef struct
{
  GtkWindow *window;
  CascadaPlanTable *table;
  gint64 start;
  gint64 painted;
} Bench;

static void
painted_cb (Bench *self)
{
  self->painted = g_get_monotonic_time ();
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
begin (Bench *self)
{
  self->start = g_get_monotonic_time ();
  self->painted = 0;
}

static void
end (Bench *self, const char *step)
{
  while (self->painted == 0)
    {
      g_main_context_iteration (NULL, TRUE);
      if (g_get_monotonic_time () - self->start > PATIENCE)
        g_error ("%s: nothing was drawn", step);
    }
  printf (BENCH_LINE, step, self->painted - self->start);
  fflush (stdout);
}

static gboolean
is_busy (Bench *self)
{
  gboolean busy;

  g_object_get (self->table, "busy", &busy, NULL);
  return busy;
}

/* A costly search waits for a pause in the typing: that counts. */
static void
end_search (Bench *self, const char *step)
{
  while (is_busy (self))
    {
      g_main_context_iteration (NULL, TRUE);
      self->painted = 0;
    }
  end (self, step);
}

static void
check (gboolean holds, const char *step)
{
  if (!holds)
    g_error ("%s: the table does not show what it should", step);
}

static gint64
get_peak_bytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line == NULL ? 0 : g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) * 1024;
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static GListModel *
get_rows (Bench *self)
{
  return self->table == NULL ? NULL : G_LIST_MODEL (cascada_plan_table_get_tree (self->table));
}

static guint
count_rows (Bench *self)
{
  return get_rows (self) == NULL ? 0 : g_list_model_get_n_items (get_rows (self));
}

static CascadaFigures *
get_figures (Bench *self)
{
  return cascada_plan_view_get_figures (cascada_plan_table_get_view (self->table));
}

static void
follow_frames (Bench *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));

  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), self);
}

/* A frame drawn once the rows were there, not the window's first. */
static void
wait_for_table (Bench *self)
{
  do
    {
      g_main_context_iteration (NULL, TRUE);
      self->table = CASCADA_PLAN_TABLE (find_widget (GTK_WIDGET (self->window), CASCADA_TYPE_PLAN_TABLE));
      if (count_rows (self) == 0)
        self->painted = 0;
      if (g_get_monotonic_time () - self->start > PATIENCE)
        g_error ("no table was drawn");
    }
  while (self->painted == 0);
}

static void
expand_all (Bench *self)
{
  CascadaFigures *figures = get_figures (self);
  guint n_rows = 0;

  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    n_rows += cascada_figures_get_count (figures, level);
  begin (self);
  g_action_group_activate_action (cascada_plan_table_get_actions (self->table), "expand-all", NULL);
  end (self, "expand-all");
  check (count_rows (self) == n_rows, "expand-all");
}

static void
sort (Bench *self)
{
  CascadaPlanTree *tree;
  CascadaDecimal last = G_MININT64;
  CascadaNode node;

  begin (self);
  cascada_plan_table_set_sort (self->table, CASCADA_SORT_PROGRESS, FALSE);
  end (self, "sort");
  tree = cascada_plan_table_get_tree (self->table);
  for (guint i = 0; i < count_rows (self); i++)
    {
      node = cascada_plan_tree_get_node (tree, i);
      if (node.level != CASCADA_LEVEL_OBJECTIVE)
        continue;
      check (cascada_figures_get_percent (get_figures (self), node, cascada_plan_tree_get_cut (tree)) >= last, "sort");
      last = cascada_figures_get_percent (get_figures (self), node, cascada_plan_tree_get_cut (tree));
    }
  begin (self);
  cascada_plan_table_set_sort (self->table, CASCADA_SORT_DOCUMENT, FALSE);
  end (self, "unsort");
  check (cascada_plan_tree_get_node (tree, 0).index == 0, "unsort");
}

static void
search (Bench *self)
{
  CascadaPlanView *view = cascada_plan_table_get_view (self->table);
  guint n_rows = count_rows (self), n_found;

  begin (self);
  cascada_plan_view_set_search (view, "atencion ciudadania");
  end_search (self, "search");
  n_found = cascada_plan_tree_get_n_found (cascada_plan_table_get_tree (self->table));
  check (n_found > 0 && count_rows (self) >= n_found && count_rows (self) < n_rows, "search");
  begin (self);
  cascada_plan_view_set_search (view, "");
  end_search (self, "search-end");
  check (count_rows (self) == n_rows, "search-end");
}

static void
scroll_to_end (Bench *self)
{
  GtkColumnView *view = cascada_plan_table_get_column_view (self->table);
  CascadaPlanCell *cell = NULL;

  begin (self);
  cascada_column_view_scroll_to (view, G_MAXUINT);
  end (self, "scroll-to-end");
  for (GtkWidget *row = gtk_widget_get_first_child (cascada_column_view_get_inner (view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (cascada_plan_cell_get_position (cascada_plan_cell_find (row)) == count_rows (self) - 1)
      cell = cascada_plan_cell_find (row);
  check (cell != NULL, "scroll-to-end");
}

/* From the edit of an indicator to the frame that shows its objective's new figure. */
static void
edit (Bench *self)
{
  CascadaPlanView *view = cascada_plan_table_get_view (self->table);
  CascadaFigures *figures = get_figures (self);
  CascadaNode indicator = CASCADA_NODE (CASCADA_LEVEL_INDICATOR, 0), objective = CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, 0);
  CascadaRef ref = { CASCADA_KIND_REPORT, CUT, cascada_figures_get_id (figures, indicator) };
  CascadaValue value = cascada_value_decimal (CASCADA_DECIMAL (1000 + self->start % 1000)); /* another in each run */
  CascadaDecimal before;
  g_autoptr (GError) error = NULL;

  cascada_plan_view_set_cut (view, CUT);
  cascada_plan_view_reveal (view, cascada_figures_get_ref (figures, indicator));
  begin (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  end (self, "redraw");
  before = cascada_figures_get_percent (figures, objective, CUT);
  begin (self);
  cascada_workspace_change (cascada_plan_view_get_workspace (view), ref, CASCADA_REPORT_EXECUTED, &value, "bench", &error);
  g_assert_no_error (error);
  end (self, "edit");
  check (cascada_figures_get_percent (figures, objective, CUT) != before, "edit");
}

static GtkApplication *
start_application (GtkApplication *application)
{
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_timeout_add (1, wake_cb, NULL);
  return application;
}

/**
 * bench_empty_window:
 * @start: when the program was started, by the monotonic clock
 *
 * What a program with libadwaita takes at least: a window with nothing in it.
 */
int
bench_empty_window (gint64 start)
{
  g_autoptr (GtkApplication) application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
  Bench self = { NULL, NULL, start, 0 };

  start_application (application);
  self.window = GTK_WINDOW (adw_application_window_new (application));
  gtk_window_set_default_size (self.window, 1180, 760);
  gtk_window_present (self.window);
  follow_frames (&self);
  end (&self, "empty-window");
  printf (BENCH_LINE, BENCH_PEAK, get_peak_bytes ());
  return 0;
}

/**
 * bench_table_window:
 * @path: of the workspace
 * @start: when the program was started, by the monotonic clock
 */
int
bench_table_window (const char *path, gint64 start)
{
  g_autoptr (GtkApplication) application = NULL;
  Bench self = { NULL, NULL, start, 0 };

  cascada_app_init ();
  application = start_application (GTK_APPLICATION (cascada_application_new ()));
  self.window = GTK_WINDOW (cascada_window_new (CASCADA_APPLICATION (application)));
  cascada_window_open (CASCADA_WINDOW (self.window), path);
  gtk_window_present (self.window);
  follow_frames (&self);
  wait_for_table (&self);
  end (&self, "first-table");
  printf (BENCH_LINE, "peak-first-table", get_peak_bytes ());

  expand_all (&self);
  sort (&self);
  search (&self);
  scroll_to_end (&self);
  edit (&self);
  printf (BENCH_LINE, BENCH_PEAK, get_peak_bytes ());
  return 0;
}
