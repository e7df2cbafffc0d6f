/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "table-fixture.h"

#include <glib/gstdio.h>

#include "cascada-column-view.h"
#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-target.h"
#include "cascada-weight.h"

#define CUT CASCADA_PERIOD_QUARTER (2025, 2)

static CascadaRef
create (TableFixture *self, CascadaKind kind, CascadaPeriod period, gint64 parent, const CascadaValue *values)
{
  CascadaRef ref = { kind, period, period == CASCADA_PERIOD_NONE ? 0 : parent };
  g_autoptr (GError) error = NULL;

  cascada_workspace_create (self->workspace, &ref, parent, values, &error);
  g_assert_no_error (error);
  return ref;
}

static CascadaRef
create_objective (TableFixture *self, gint64 plan, int number, const char *name)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[CASCADA_OBJECTIVE_NUMBER - 1] = cascada_value_integer (number);
  values[CASCADA_OBJECTIVE_NAME - 1] = cascada_value_text (name);
  values[CASCADA_OBJECTIVE_POSITION - 1] = cascada_value_integer (number);
  return create (self, CASCADA_KIND_OBJECTIVE, CASCADA_PERIOD_NONE, plan, values);
}

static CascadaRef
create_goal (TableFixture *self, gint64 objective, const char *code, const char *name, gboolean eliminated)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[CASCADA_GOAL_CODE - 1] = cascada_value_text (code);
  values[CASCADA_GOAL_NAME - 1] = cascada_value_text (name);
  values[CASCADA_GOAL_ELIMINATED - 1] = cascada_value_integer (eliminated);
  return create (self, CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, objective, values);
}

static void
create_figure (TableFixture *self, CascadaKind kind, CascadaPeriod period, gint64 indicator, const char *text)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };
  g_autoptr (GError) error = NULL;
  CascadaDecimal value;

  if (text == NULL)
    return;
  cascada_decimal_parse (text, &value, &error);
  g_assert_no_error (error);
  values[0] = cascada_value_decimal (value);
  create (self, kind, period, indicator, values);
}

static CascadaRef
create_indicator (TableFixture *self, gint64 goal, const char *code, const char *name, const char *weight, const char *target,
                  const char *target_year, const char *executed)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };
  CascadaRef ref;

  values[CASCADA_INDICATOR_CODE - 1] = cascada_value_text (code);
  values[CASCADA_INDICATOR_NAME - 1] = cascada_value_text (name);
  values[CASCADA_INDICATOR_ANNUALISATION - 1] = cascada_value_integer (CASCADA_ANNUALISATION_INCREASING);
  ref = create (self, CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, goal, values);
  create_figure (self, CASCADA_KIND_WEIGHT, CASCADA_PERIOD_YEAR (2025), ref.id, weight);
  create_figure (self, CASCADA_KIND_TARGET, CUT, ref.id, target);
  create_figure (self, CASCADA_KIND_TARGET, CASCADA_PERIOD_YEAR (2025), ref.id, target_year);
  create_figure (self, CASCADA_KIND_REPORT, CUT, ref.id, executed);
  return ref;
}

static void
fill_small (TableFixture *self, gint64 plan, SmallPlan *small)
{
  CascadaRef *o = small->objectives, *g = small->goals, *i = small->indicators;

  o[0] = create_objective (self, plan, 1, "Promover la paz y la reconciliación en Bogotá");
  g[0] = create_goal (self, o[0].id, "Meta sectorial 127", "Meta sectorial 127. Consolidar 1 modelo de integración", FALSE);
  i[0] = create_indicator (self, g[0].id, "3979", "3979. Porcentaje del modelo", "50", "31.92", "45", "33.886");
  i[1] = create_indicator (self, g[0].id, "3980", "Procesos de investigación", "50", "0", "26", "0");
  o[1] = create_objective (self, plan, 2, "Informar a la ciudadanía");
  g[1] = create_goal (self, o[1].id, "Meta sectorial 345", "Ejecutar 1 estrategia de comunicación", FALSE);
  i[2] = create_indicator (self, g[1].id, "4199", "=Estrategia\tde comunicación", "50", "0.49005", "1", "0.3646");
  i[3] = create_indicator (self, g[1].id, "4200", "Campañas", "50", "13200000", "13200000", NULL);
  g[2] = create_goal (self, o[1].id, "Meta 9", "Meta que se eliminó", TRUE);
  i[4] = create_indicator (self, g[2].id, "4201", "Canales", NULL, "4", "4", "4");
  o[2] = create_objective (self, plan, 3, "Fortalecer la gestión");
  g[3] = create_goal (self, o[2].id, "Meta 10", "Gestión documental", FALSE);
  i[5] = create_indicator (self, g[3].id, "5000", "Percepción", NULL, "2", "4", "308.8");
}

static void
painted_cb (gint64 *last_paint)
{
  *last_paint = g_get_monotonic_time ();
}

static gboolean
is_busy (TableFixture *self)
{
  gboolean busy;

  g_object_get (self->table, "busy", &busy, NULL);
  return busy;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
table_fixture_init (TableFixture *self)
{
  g_autoptr (GError) error = NULL;

  *self = (TableFixture){ 0 };
  self->folder = g_dir_make_tmp ("cascada-table-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "plan.cascada", NULL);
}

static CascadaRef
begin (TableFixture *self)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };
  g_autoptr (GError) error = NULL;

  self->workspace = cascada_workspace_open (self->path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  values[CASCADA_PLAN_TITLE - 1] = cascada_value_text ("Plan estratégico");
  values[CASCADA_PLAN_KIND - 1] = cascada_value_integer (CASCADA_PLAN_KIND_STRATEGIC);
  values[CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (2025);
  values[CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2025);
  cascada_workspace_begin (self->workspace, CASCADA_EDIT_KIND_EDIT, "test", &error);
  g_assert_no_error (error);
  return create (self, CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, 0, values);
}

static void
commit (TableFixture *self)
{
  g_autoptr (GError) error = NULL;

  cascada_workspace_commit (self->workspace, &error);
  g_assert_no_error (error);
}

/**
 * table_fixture_fill_small:
 *
 * Makes the workspace with a plan that has every state: on track, lag, not programmed, not reported, eliminated; a
 * weight that is not stated, a percentage beyond all scales, a name that is a formula and holds a tab.
 */
void
table_fixture_fill_small (TableFixture *self, SmallPlan *small)
{
  fill_small (self, begin (self).id, small);
  commit (self);
}

/**
 * table_fixture_fill_large:
 * @n_goals: in each objective
 * @n_indicators: in each goal
 *
 * Makes the workspace with a plan of any size, always the same.
 */
void
table_fixture_fill_large (TableFixture *self, guint n_objectives, guint n_goals, guint n_indicators)
{
  CascadaRef plan = begin (self);
  guint number = 0;

  for (guint o = 1; o <= n_objectives; o++)
    {
      CascadaRef objective = create_objective (self, plan.id, (int) o, "Objetivo");

      for (guint g = 1; g <= n_goals; g++)
        {
          g_autofree char *goal_code = g_strdup_printf ("M%u-%u", o, g);
          CascadaRef goal = create_goal (self, objective.id, goal_code, "Meta", FALSE);

          for (guint i = 0; i < n_indicators; i++)
            {
              g_autofree char *code = g_strdup_printf ("%u", ++number);
              g_autofree char *executed = g_strdup_printf ("%u", number * 7919 % 130);

              create_indicator (self, goal.id, code, "Indicador de gestión", NULL, "100", "200", executed);
            }
        }
    }
  commit (self);
}

/**
 * table_fixture_show:
 *
 * Opens the workspace where it is not open, and shows its first plan at the second quarter of 2025.
 */
void
table_fixture_show (TableFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  if (self->workspace == NULL)
    self->workspace = cascada_workspace_open (self->path, CASCADA_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
  plans = cascada_workspace_get_children (self->workspace, CASCADA_KIND_PLAN, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plans->len, >, 0);
  self->plan = g_object_ref (plans->pdata[0]);
  self->figures = cascada_workspace_get_figures (self->workspace, cascada_record_get_id (self->plan), &error);
  g_assert_no_error (error);
  self->view = cascada_plan_view_new (self->workspace, self->plan, self->figures);
  cascada_plan_view_set_cut (self->view, CUT);

  self->page = g_object_new (CASCADA_TYPE_PLAN_PAGE, "view", self->view, NULL);
  self->table = cascada_plan_page_get_table (self->page);
  self->window = g_object_new (ADW_TYPE_WINDOW, "content", self->page, "default-width", 1180, "default-height", 700, NULL);
  gtk_window_present (self->window);
  table_fixture_settle (self);
}

void
table_fixture_clear (TableFixture *self)
{
  g_autoptr (GError) error = NULL;
  CascadaPlanTree *tree = g_object_ref (cascada_plan_table_get_tree (self->table));

  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  gtk_window_destroy (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (self->page);
  g_assert_finalize_object (tree);
  g_assert_finalize_object (self->view);
  g_clear_object (&self->figures);
  g_clear_object (&self->plan);
  cascada_workspace_close (self->workspace, &error);
  g_assert_no_error (error);
  g_clear_object (&self->workspace);
  g_remove (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

/**
 * table_fixture_settle:
 *
 * Waits until the window has drawn, no search or copy is under way, and nothing more was drawn during 30 ms.
 */
void
table_fixture_settle (TableFixture *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  gint64 start = g_get_monotonic_time (), last_paint = 0;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &last_paint);
  guint ticks = g_timeout_add (5, tick_cb, NULL);

  while (is_busy (self))
    g_main_context_iteration (NULL, TRUE);
  last_paint = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  while (last_paint == 0 || g_get_monotonic_time () - last_paint < 30 * 1000)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
    }
  g_source_remove (ticks);
  g_signal_handler_disconnect (clock, handler);
}

guint
table_fixture_count_rows (TableFixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (cascada_plan_table_get_tree (self->table)));
}

/**
 * table_fixture_get_cell:
 *
 * Returns: (nullable): the cell shown, %NULL where the row has no widget
 */
CascadaPlanCell *
table_fixture_get_cell (TableFixture *self, guint position, CascadaPlanColumn column)
{
  GtkWidget *inner = cascada_column_view_get_inner (cascada_plan_table_get_column_view (self->table));

  for (GtkWidget *row = gtk_widget_get_first_child (inner); row != NULL; row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
      {
        CascadaPlanCell *cell = cascada_plan_cell_find (child);

        if (cell != NULL && cascada_plan_cell_get_position (cell) == position &&
            cascada_plan_cell_get_column (cell) == column)
          return cell;
      }
  return NULL;
}

/**
 * table_fixture_describe:
 *
 * Returns: (transfer full): what the cells of @column say, from the first row to the last, a line each
 */
char *
table_fixture_describe (TableFixture *self, CascadaPlanColumn column)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < table_fixture_count_rows (self); i++)
    {
      CascadaPlanCell *cell = table_fixture_get_cell (self, i, column);

      g_assert_nonnull (cell);
      g_string_append_printf (text, "%s\n", cascada_plan_cell_get_text (cell));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * table_fixture_do:
 * @action: of the group "table", without parameter
 */
void
table_fixture_do (TableFixture *self, const char *action)
{
  g_action_group_activate_action (cascada_plan_table_get_actions (self->table), action, NULL);
  table_fixture_settle (self);
}
