/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The visible rows: what the model shows and what it emits, as readable strings, and a comparison with a naive model
 * after random operations and edits. */

#include "cascada-plan-tree.h"
#include "cascada-text.h"
#include "random-plan.h"

#define CUT CASCADA_PERIOD_YEAR (2025)

/* A list that only believes what it is told, and a log of it. */
typedef struct
{
  CascadaPlanTree *tree;
  GPtrArray *rows; /* mirror */
  GString *log;
  guint n_changed;
} Watch;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Watch *watch)
{
  g_string_append_printf (watch->log, "%s%u-%u+%u", watch->log->len > 0 ? ", " : "", position, removed, added);
  g_assert_cmpuint (position + removed, <=, watch->rows->len);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, watch->rows->len - removed + added);
  g_assert_null (g_list_model_get_item (model, g_list_model_get_n_items (model)));
  if (removed > 0)
    g_ptr_array_remove_range (watch->rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (watch->rows, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
row_changed_cb (CascadaPlanRow *row, Watch *watch)
{
  watch->n_changed++;
}

static void
watch_start (Watch *watch, CascadaPlanTree *tree)
{
  watch->tree = tree;
  watch->rows = g_ptr_array_new_with_free_func (g_object_unref);
  watch->log = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    g_ptr_array_add (watch->rows, g_list_model_get_item (G_LIST_MODEL (tree), i));
  g_signal_connect (tree, "items-changed", G_CALLBACK (items_changed_cb), watch);
}

static void
watch_stop (Watch *watch)
{
  g_signal_handlers_disconnect_by_data (watch->tree, watch);
  g_ptr_array_unref (watch->rows);
  g_string_free (watch->log, TRUE);
}

/* The rows told are those that the model has: the same objects. */
static void
watch_check (Watch *watch)
{
  g_assert_cmpuint (watch->rows->len, ==, g_list_model_get_n_items (G_LIST_MODEL (watch->tree)));
  for (guint i = 0; i < watch->rows->len; i++)
    {
      g_autoptr (CascadaPlanRow) row = g_list_model_get_item (G_LIST_MODEL (watch->tree), i);
      CascadaNode node = cascada_plan_tree_get_node (watch->tree, i);
      guint position;

      g_assert_true (row == watch->rows->pdata[i]);
      g_assert_false (cascada_plan_row_is_gone (row));
      g_assert_cmpuint (cascada_plan_row_get_level (row), ==, node.level);
      g_assert_cmpuint (cascada_plan_row_get_node (row).index, ==, node.index);
      g_assert_true (cascada_plan_tree_get_position (watch->tree, node, &position));
      g_assert_cmpuint (position, ==, i);
    }
}

static void
assert_log (Watch *watch, const char *expected)
{
  watch_check (watch);
  g_assert_cmpstr (watch->log->str, ==, expected);
  g_string_truncate (watch->log, 0);
}

/* "O1 >M1 >>I1": codes by depth, + after an expanded one */
static char *
show (CascadaPlanTree *tree)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    {
      g_autoptr (CascadaPlanRow) row = g_list_model_get_item (G_LIST_MODEL (tree), i);
      const char *indents[] = { "", ">", ">>" };

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "", indents[cascada_plan_row_get_level (row)],
                              cascada_plan_row_get_code (row), cascada_plan_row_is_expanded (row) ? "+" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_shows (CascadaPlanTree *tree, const char *expected)
{
  g_autofree char *shown = show (tree);

  g_assert_cmpstr (shown, ==, expected);
}

/* Two objectives: 1 with goals M1 (indicators 11, 12) and M2 (21), 2 with goal M10 (9, 10). */
typedef struct
{
  Fixture fixture;
  gint64 plan, objectives[2], goals[3], indicators[5];
  CascadaFigures *figures;
  CascadaPlanTree *tree;
  Watch watch;
} Tree;

static void
tree_set_up (Tree *self, gconstpointer data)
{
  static const struct
  {
    int goal;
    const char *code, *name, *weight, *target, *executed;
  } indicators[] = {
    { 0, "11", "Atención a víctimas", "30", "10", "9" },
    { 0, "12", "Gestión documental", "20", "10", "" },
    { 1, "21", "Archivo de Bogotá", "50", "10", "12" },
    { 2, "9", "Ñame", "", "", "" },
    { 2, "10", "Convivencia", "", "4", "2" },
  };
  CascadaWorkspace *workspace;

  fixture_set_up (&self->fixture, data);
  workspace = self->fixture.workspace;
  begin_edit (workspace, "Plan");
  self->plan = create_plan (workspace, "Plan", 2025, 2025);
  self->objectives[0] = create_objective (workspace, self->plan, 1, "Fortalecer la convivencia");
  self->objectives[1] = create_objective (workspace, self->plan, 2, "Modernizar");
  self->goals[0] = create_goal (workspace, self->objectives[0], "M1", "Meta sectorial");
  self->goals[1] = create_goal (workspace, self->objectives[0], "M2", "Meta de archivo");
  self->goals[2] = create_goal (workspace, self->objectives[1], "M10", "Meta local");
  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    {
      self->indicators[i] =
          create_indicator (workspace, self->goals[indicators[i].goal], indicators[i].code, indicators[i].name, 0);
      if (*indicators[i].weight != '\0')
        set_weight (workspace, self->indicators[i], 2025, indicators[i].weight);
      set_target (workspace, self->indicators[i], CUT, indicators[i].target);
      set_executed (workspace, self->indicators[i], CUT, indicators[i].executed);
    }
  commit_edit (workspace);
  self->figures = get_figures (workspace, self->plan);
  self->tree = cascada_plan_tree_new (self->figures, CUT);
  watch_start (&self->watch, self->tree);
}

static void
tree_tear_down (Tree *self, gconstpointer data)
{
  g_autoptr (CascadaPlanRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), 0);

  watch_stop (&self->watch);
  g_assert_finalize_object (self->tree);
  /* a row that somebody kept shows nothing any more */
  g_assert_true (cascada_plan_row_is_gone (row));
  g_assert_cmpstr (cascada_plan_row_get_code (row), ==, "");
  g_object_unref (self->figures);
  fixture_tear_down (&self->fixture, data);
}

static void
test_expand (Tree *self, gconstpointer data)
{
  CascadaPlanTree *tree = self->tree;

  assert_shows (tree, "1 2");
  cascada_plan_tree_set_expanded (tree, 0, TRUE);
  assert_log (&self->watch, "1-0+2");
  assert_shows (tree, "1+ >M1 >M2 2");
  cascada_plan_tree_set_expanded (tree, 0, TRUE);
  assert_log (&self->watch, "");
  cascada_plan_tree_set_expanded (tree, 1, TRUE);
  assert_log (&self->watch, "2-0+2");
  assert_shows (tree, "1+ >M1+ >>11 >>12 >M2 2");
  /* indicators have nothing to show */
  cascada_plan_tree_set_expanded (tree, 2, TRUE);
  assert_log (&self->watch, "");
  g_assert_cmpuint (cascada_plan_tree_get_parent_position (tree, 3), ==, 1);
  g_assert_cmpuint (cascada_plan_tree_get_parent_position (tree, 4), ==, 0);
  g_assert_cmpuint (cascada_plan_tree_get_parent_position (tree, 5), ==, G_MAXUINT);

  /* what was expanded under it is so again */
  cascada_plan_tree_set_expanded (tree, 0, FALSE);
  assert_log (&self->watch, "1-4+0");
  cascada_plan_tree_set_expanded (tree, 0, TRUE);
  assert_log (&self->watch, "1-0+4");

  cascada_plan_tree_expand_all (tree, TRUE);
  assert_log (&self->watch, "0-6+10");
  assert_shows (tree, "1+ >M1+ >>11 >>12 >M2+ >>21 2+ >M10+ >>9 >>10");
  cascada_plan_tree_expand_all (tree, FALSE);
  assert_log (&self->watch, "0-10+2");
  cascada_plan_tree_expand_all (tree, FALSE);
  assert_log (&self->watch, "");
}

static void
test_reveal (Tree *self, gconstpointer data)
{
  CascadaNode node = find_node (self->figures, CASCADA_KIND_INDICATOR, self->indicators[4]);

  g_assert_cmpuint (cascada_plan_tree_reveal (self->tree, node), ==, 4);
  assert_log (&self->watch, "2-0+1, 3-0+2");
  assert_shows (self->tree, "1 2+ >M10+ >>9 >>10");
  g_assert_cmpuint (cascada_plan_tree_reveal (self->tree, node), ==, 4);
  assert_log (&self->watch, "");

  cascada_plan_tree_set_search (self->tree, "archivo");
  assert_shows (self->tree, "1+ >M2+ >>21");
  g_assert_cmpuint (cascada_plan_tree_reveal (self->tree, node), ==, 4);
  g_assert_cmpstr (cascada_plan_tree_get_search (self->tree), ==, "");
  assert_shows (self->tree, "1 2+ >M10+ >>9 >>10");
}

static void
test_search (Tree *self, gconstpointer data)
{
  static const struct
  {
    const char *text, *shown;
    guint n_found;
  } searches[] = {
    /* ancestors of what is found; of what is found all, to be expanded */
    { "victimas", "1+ >M1+ >>11", 1 },
    { "ATENCIÓN", "1+ >M1+ >>11", 1 },
    { "ñame", "2+ >M10+ >>9", 1 },
    { "name", "2+ >M10+ >>9", 1 },
    { "convivencia", "1 2+ >M10+ >>10", 2 },
    { "archivo", "1+ >M2+ >>21", 2 },
    { "modernizar", "2", 1 },
    { "meta", "1+ >M1 >M2 2+ >M10", 3 },
    { "M10 local", "2+ >M10", 1 },
    { "local m10", "2+ >M10", 1 },
    { "nada", "", 0 },
  };

  cascada_plan_tree_set_expanded (self->tree, 0, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      cascada_plan_tree_set_search (self->tree, searches[i].text);
      watch_check (&self->watch);
      assert_shows (self->tree, searches[i].shown);
      g_assert_cmpuint (cascada_plan_tree_get_n_found (self->tree), ==, searches[i].n_found);
    }
  cascada_plan_tree_set_search (self->tree, "  ");
  assert_shows (self->tree, "1+ >M1 >M2 2");
  cascada_plan_tree_set_search (self->tree, "modernizar");
  g_string_truncate (self->watch.log, 0);
  cascada_plan_tree_set_expanded (self->tree, 0, TRUE);
  assert_log (&self->watch, "1-0+1");
  assert_shows (self->tree, "2+ >M10");
  cascada_plan_tree_expand_all (self->tree, TRUE);
  assert_shows (self->tree, "2+ >M10+ >>9 >>10");
  cascada_plan_tree_set_search (self->tree, "");
  assert_shows (self->tree, "1+ >M1 >M2 2");
}

/* Nothing is shown before all is known, and never what was sought before. */
static void
test_search_in_slices (Tree *self, gconstpointer data)
{
  CascadaRef ref = { .kind = CASCADA_KIND_INDICATOR, .id = self->indicators[0] };
  CascadaValue name = cascada_value_text ("Archivo nuevo");
  guint n_slices = 1;

  cascada_plan_tree_begin_search (self->tree, "victimas");
  while (!cascada_plan_tree_continue_search (self->tree, 1))
    n_slices++;
  g_assert_cmpuint (n_slices, ==, 10);
  assert_log (&self->watch, "");
  g_assert_cmpstr (cascada_plan_tree_get_search (self->tree), ==, "");
  cascada_plan_tree_end_search (self->tree);
  assert_shows (self->tree, "1+ >M1+ >>11");

  cascada_plan_tree_begin_search (self->tree, "archivo");
  g_assert_false (cascada_plan_tree_continue_search (self->tree, 9));
  cascada_plan_tree_begin_search (self->tree, "modernizar");
  g_assert_false (cascada_plan_tree_continue_search (self->tree, 9));
  cascada_plan_tree_end_search (self->tree);
  assert_shows (self->tree, "2");

  cascada_plan_tree_begin_search (self->tree, "archivo");
  g_assert_false (cascada_plan_tree_continue_search (self->tree, 9));
  g_assert_true (cascada_workspace_change (self->fixture.workspace, ref, CASCADA_INDICATOR_NAME, &name, NULL, NULL));
  g_assert_false (cascada_plan_tree_continue_search (self->tree, 9));
  cascada_plan_tree_end_search (self->tree);
  assert_shows (self->tree, "1+ >M1+ >>11 >M2+ >>21");

  cascada_plan_tree_begin_search (self->tree, "modernizar");
  cascada_plan_tree_set_search (self->tree, "archivo");
  g_assert_true (cascada_plan_tree_continue_search (self->tree, 1));
  cascada_plan_tree_end_search (self->tree);
  assert_shows (self->tree, "1+ >M1+ >>11 >M2+ >>21");
}

/* Siblings among themselves; absent last in both directions. */
static void
test_sort (Tree *self, gconstpointer data)
{
  static const struct
  {
    CascadaSort sort;
    const char *ascending, *descending;
  } sorts[] = {
    { CASCADA_SORT_NAME, "1+ >M1+ >>11 >>12 >M2+ >>21 2+ >M10+ >>9 >>10", "2+ >M10+ >>10 >>9 1+ >M2+ >>21 >M1+ >>12 >>11" },
    { CASCADA_SORT_WEIGHT, "1+ >M1+ >>12 >>11 >M2+ >>21 2+ >M10+ >>9 >>10", "1+ >M1+ >>11 >>12 >M2+ >>21 2+ >M10+ >>9 >>10" },
    { CASCADA_SORT_TARGET, "1+ >M1+ >>11 >>12 >M2+ >>21 2+ >M10+ >>10 >>9", "1+ >M1+ >>11 >>12 >M2+ >>21 2+ >M10+ >>10 >>9" },
    { CASCADA_SORT_EXECUTED, "1+ >M1+ >>12 >>11 >M2+ >>21 2+ >M10+ >>10 >>9", "1+ >M1+ >>11 >>12 >M2+ >>21 2+ >M10+ >>10 >>9" },
    { CASCADA_SORT_PROGRESS, "2+ >M10+ >>10 >>9 1+ >M1+ >>12 >>11 >M2+ >>21", "1+ >M2+ >>21 >M1+ >>11 >>12 2+ >M10+ >>10 >>9" },
    { CASCADA_SORT_PROGRESS_YEAR, "2+ >M10+ >>10 >>9 1+ >M1+ >>12 >>11 >M2+ >>21",
      "1+ >M2+ >>21 >M1+ >>11 >>12 2+ >M10+ >>10 >>9" },
    { CASCADA_SORT_STATE, "1+ >M2+ >>21 >M1+ >>11 >>12 2+ >M10+ >>10 >>9", "1+ >M1+ >>12 >>11 >M2+ >>21 2+ >M10+ >>9 >>10" },
    { CASCADA_SORT_DOCUMENT, "1+ >M1+ >>11 >>12 >M2+ >>21 2+ >M10+ >>9 >>10", "1+ >M1+ >>11 >>12 >M2+ >>21 2+ >M10+ >>9 >>10" },
  };
  gboolean descending;

  cascada_plan_tree_expand_all (self->tree, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_test_message ("sort %d", sorts[i].sort);
      cascada_plan_tree_set_sort (self->tree, sorts[i].sort, FALSE);
      watch_check (&self->watch);
      assert_shows (self->tree, sorts[i].ascending);
      cascada_plan_tree_set_sort (self->tree, sorts[i].sort, TRUE);
      watch_check (&self->watch);
      assert_shows (self->tree, sorts[i].descending);
    }
  g_assert_cmpint (cascada_plan_tree_get_sort (self->tree, &descending), ==, CASCADA_SORT_DOCUMENT);
  g_assert_false (descending);
  cascada_plan_tree_set_sort (self->tree, CASCADA_SORT_PROGRESS, FALSE);
  g_string_truncate (self->watch.log, 0);
  cascada_plan_tree_set_sort (self->tree, CASCADA_SORT_PROGRESS, TRUE);
  assert_log (&self->watch, "0-10+10");
}

/* Numbers in codes sort by value, accents and case do not count. */
static void
test_sort_names (Tree *self, gconstpointer data)
{
  static const char *const codes[] = { "I-10", "I-9", "i-009", "Á", "ab", "Z", NULL };
  CascadaWorkspace *workspace = self->fixture.workspace;
  gint64 goal;

  begin_edit (workspace, "Codes");
  goal = create_goal (workspace, self->objectives[1], "M11", "Códigos");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    create_indicator (workspace, goal, codes[i], codes[i] != NULL ? "x" : "b", 0);
  commit_edit (workspace);
  cascada_plan_tree_set_sort (self->tree, CASCADA_SORT_NAME, FALSE);
  cascada_plan_tree_reveal (self->tree, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, 5));
  assert_shows (self->tree, "1 2+ >M10 >M11+ >>Á >>ab >> >>I-9 >>i-009 >>I-10 >>Z");
}

static void
test_identity (Tree *self, gconstpointer data)
{
  CascadaPlanRow *row, *again;

  cascada_plan_tree_set_expanded (self->tree, 0, TRUE);
  row = g_list_model_get_item (G_LIST_MODEL (self->tree), 1);
  cascada_plan_tree_set_expanded (self->tree, 0, FALSE);
  cascada_plan_tree_set_expanded (self->tree, 0, TRUE);
  again = g_list_model_get_item (G_LIST_MODEL (self->tree), 1);
  g_assert_true (row == again);
  g_object_unref (again);
  /* forgotten once nobody holds it */
  cascada_plan_tree_set_expanded (self->tree, 0, FALSE);
  g_assert_finalize_object (row);
}

static void
change_executed (Tree *self, guint i, const char *value)
{
  begin_edit (self->fixture.workspace, "Executed");
  set_executed (self->fixture.workspace, self->indicators[i], CUT, value);
  commit_edit (self->fixture.workspace);
}

/* The rows of the objective that an edit touched are told; sorted by it, they move. */
static void
test_follow_values (Tree *self, gconstpointer data)
{
  CascadaPlanTree *tree = self->tree;

  cascada_plan_tree_expand_all (tree, TRUE);
  for (guint i = 0; i < self->watch.rows->len; i++)
    g_signal_connect (self->watch.rows->pdata[i], "changed", G_CALLBACK (row_changed_cb), &self->watch);
  g_string_truncate (self->watch.log, 0);
  change_executed (self, 0, "8");
  assert_log (&self->watch, "");
  g_assert_cmpuint (self->watch.n_changed, ==, 6);
  assert_decimal (cascada_plan_row_get_progress (self->watch.rows->pdata[2]), "80");
  assert_decimal (cascada_plan_row_get_executed (self->watch.rows->pdata[2]), "8");
  assert_decimal (cascada_plan_row_get_target (self->watch.rows->pdata[2]), "10");
  assert_decimal (cascada_plan_row_get_target (self->watch.rows->pdata[1]), "");
  assert_decimal (cascada_plan_row_get_weight (self->watch.rows->pdata[1]), "50");
  assert_decimal (cascada_plan_row_get_weight (self->watch.rows->pdata[7]), "");
  g_assert_cmpint (cascada_plan_row_get_state (self->watch.rows->pdata[2]), ==, CASCADA_STATE_LAG);
  for (guint i = 0; i < self->watch.rows->len; i++)
    g_signal_handlers_disconnect_by_data (self->watch.rows->pdata[i], &self->watch);

  cascada_plan_tree_set_sort (tree, CASCADA_SORT_PROGRESS, TRUE);
  assert_shows (tree, "1+ >M2+ >>21 >M1+ >>11 >>12 2+ >M10+ >>10 >>9");
  g_string_truncate (self->watch.log, 0);
  change_executed (self, 1, "9");
  assert_log (&self->watch, "4-2+2");
  assert_shows (tree, "1+ >M2+ >>21 >M1+ >>12 >>11 2+ >M10+ >>10 >>9");
  change_executed (self, 1, "9.5");
  assert_log (&self->watch, "");
  /* only the objectives change places */
  change_executed (self, 4, "8");
  assert_log (&self->watch, "0-10+10");
  assert_shows (tree, "2+ >M10+ >>10 >>9 1+ >M2+ >>21 >M1+ >>12 >>11");
}

static void
test_follow_cut (Tree *self, gconstpointer data)
{
  cascada_plan_tree_expand_all (self->tree, TRUE);
  cascada_plan_tree_set_sort (self->tree, CASCADA_SORT_EXECUTED, TRUE);
  assert_shows (self->tree, "1+ >M1+ >>11 >>12 >M2+ >>21 2+ >M10+ >>10 >>9");
  begin_edit (self->fixture.workspace, "2024");
  set_target (self->fixture.workspace, self->indicators[1], CASCADA_PERIOD_YEAR (2024), "1");
  set_executed (self->fixture.workspace, self->indicators[1], CASCADA_PERIOD_YEAR (2024), "1");
  commit_edit (self->fixture.workspace);
  cascada_plan_tree_set_cut (self->tree, CASCADA_PERIOD_YEAR (2024));
  watch_check (&self->watch);
  assert_shows (self->tree, "1+ >M1+ >>12 >>11 >M2+ >>21 2+ >M10+ >>9 >>10");
  assert_decimal (cascada_plan_row_get_progress (self->watch.rows->pdata[0]), "100");
}

/* Records that come, go and move: what is expanded stays so, rows stay the same objects, only what changed is told. */
static void
test_follow_structure (Tree *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  CascadaPlanTree *tree = self->tree;
  g_autoptr (CascadaPlanRow) row = NULL;
  g_autoptr (GError) error = NULL;
  CascadaRef copy;

  cascada_plan_tree_expand_all (tree, TRUE);
  g_string_truncate (self->watch.log, 0);
  row = g_list_model_get_item (G_LIST_MODEL (tree), 9);

  begin_edit (workspace, "New");
  create_indicator (workspace, self->goals[0], "13", "Nuevo", 0);
  commit_edit (workspace);
  assert_log (&self->watch, "4-0+1");
  assert_shows (tree, "1+ >M1+ >>11 >>12 >>13 >M2+ >>21 2+ >M10+ >>9 >>10");
  g_assert_cmpstr (cascada_plan_row_get_code (row), ==, "10");

  cascada_workspace_move (workspace, ref_of (CASCADA_KIND_OBJECTIVE, self->objectives[1]), 0, 0, &error);
  g_assert_no_error (error);
  watch_check (&self->watch);
  assert_shows (tree, "2+ >M10+ >>9 >>10 1+ >M1+ >>11 >>12 >>13 >M2+ >>21");
  g_assert_cmpstr (cascada_plan_row_get_code (row), ==, "10");
  g_string_truncate (self->watch.log, 0);

  cascada_workspace_duplicate (workspace, ref_of (CASCADA_KIND_GOAL, self->goals[0]), &copy, &error);
  g_assert_no_error (error);
  assert_log (&self->watch, "9-0+1");
  assert_shows (tree, "2+ >M10+ >>9 >>10 1+ >M1+ >>11 >>12 >>13 >M1 >M2+ >>21");

  cascada_workspace_delete (workspace, cascada_plan_row_get_ref (row), NULL, &error);
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  change_executed (self, 4, "");
  cascada_workspace_delete (workspace, cascada_plan_row_get_ref (row), NULL, &error);
  g_assert_no_error (error);
  assert_log (&self->watch, "3-1+0");
  g_assert_true (cascada_plan_row_is_gone (row));
  g_assert_cmpint (cascada_plan_row_get_ref (row).id, ==, self->indicators[4]);

  cascada_workspace_undo (workspace, &error);
  g_assert_no_error (error);
  assert_log (&self->watch, "3-0+1");
  assert_shows (tree, "2+ >M10+ >>9 >>10 1+ >M1+ >>11 >>12 >>13 >M1 >M2+ >>21");
}

/* The naive model: a walk over everything with the plainest code there is. */
typedef struct
{
  GHashTable *expanded; /* ids of records */
  GHashTable *search_expanded;
  GHashTable *leading; /* to something found */
  const char *search;
  CascadaSort sort;
  gboolean descending;
} Naive;

static gboolean
naive_matches (CascadaFigures *figures, CascadaNode node, const char *search)
{
  g_autofree char *text =
      g_strdup_printf ("%s %s", cascada_figures_get_code (figures, node), cascada_figures_get_name (figures, node));
  g_autofree char *folded = cascada_text_fold (search);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!cascada_text_contains (text, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
naive_leads (CascadaFigures *figures, CascadaNode node, const char *search)
{
  guint first, count;

  cascada_figures_get_children (figures, node, &first, &count);
  for (guint i = first; i < first + count; i++)
    if (naive_matches (figures, CASCADA_NODE (node.level + 1, i), search) ||
        naive_leads (figures, CASCADA_NODE (node.level + 1, i), search))
      return TRUE;
  return FALSE;
}

static Naive *naive_of_sort;
static CascadaFigures *figures_of_sort;

static int
naive_compare_cb (gconstpointer a, gconstpointer b)
{
  CascadaNode x = *(const CascadaNode *) a, y = *(const CascadaNode *) b;
  CascadaFigures *figures = figures_of_sort;
  CascadaDecimal p, q;

  if (naive_of_sort->sort == CASCADA_SORT_WEIGHT)
    {
      p = cascada_figures_get_weight (figures, x, CUT);
      q = cascada_figures_get_weight (figures, y, CUT);
    }
  else if (naive_of_sort->sort == CASCADA_SORT_STATE)
    {
      p = cascada_figures_get_state (figures, x, CUT);
      q = cascada_figures_get_state (figures, y, CUT);
    }
  else
    {
      g_autoptr (CascadaCompliance) c = cascada_figures_get_compliance (figures, x, CUT);
      g_autoptr (CascadaCompliance) d = cascada_figures_get_compliance (figures, y, CUT);

      p = cascada_compliance_to_percent (c, 6);
      q = cascada_compliance_to_percent (d, 6);
    }
  if (p != q && (p == CASCADA_DECIMAL_NONE || q == CASCADA_DECIMAL_NONE))
    return p == CASCADA_DECIMAL_NONE ? 1 : -1;
  if (p != q)
    return (p < q) != naive_of_sort->descending ? -1 : 1;
  return x.index < y.index ? -1 : x.index > y.index;
}

static void
naive_walk (Naive *naive, CascadaFigures *figures, guint level, guint first, guint count, gboolean found, GString *text)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (CascadaNode));
  GHashTable *expanded = *naive->search != '\0' ? naive->search_expanded : naive->expanded;

  for (guint i = 0; i < count; i++)
    g_array_append_vals (nodes, &CASCADA_NODE (level, first + i), 1);
  naive_of_sort = naive;
  figures_of_sort = figures;
  if (naive->sort != CASCADA_SORT_DOCUMENT)
    g_array_sort (nodes, naive_compare_cb);
  for (guint i = 0; i < count; i++)
    {
      CascadaNode node = g_array_index (nodes, CascadaNode, i);
      gint64 id = cascada_figures_get_id (figures, node);
      gboolean matches = *naive->search != '\0' && naive_matches (figures, node, naive->search), leads;
      guint child, n_children;

      leads = *naive->search != '\0' && naive_leads (figures, node, naive->search);
      if (*naive->search != '\0' && !found && !matches && !leads)
        continue;
      g_string_append_printf (text, "%u:%" G_GINT64_FORMAT " ", level, id);
      cascada_figures_get_children (figures, node, &child, &n_children);
      if (g_hash_table_contains (expanded, &id))
        naive_walk (naive, figures, level + 1, child, n_children, found || matches, text);
    }
}

static gboolean
is_gone_cb (gpointer key, gpointer value, gpointer figures)
{
  CascadaNode node;

  return !cascada_figures_find (figures, CASCADA_KIND_OBJECTIVE, *(gint64 *) key, &node) &&
         !cascada_figures_find (figures, CASCADA_KIND_GOAL, *(gint64 *) key, &node);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* What is gone is forgotten; what begins to lead to something found is expanded. */
static void
naive_update (Naive *naive, CascadaFigures *figures)
{
  g_autoptr (GHashTable) before = naive->leading;

  g_hash_table_foreach_remove (naive->expanded, is_gone_cb, figures);
  g_hash_table_foreach_remove (naive->search_expanded, is_gone_cb, figures);
  naive->leading = new_set ();
  for (guint level = 0; level < CASCADA_LEVEL_INDICATOR && *naive->search != '\0'; level++)
    for (guint i = 0; i < cascada_figures_get_count (figures, level); i++)
      {
        gint64 id = cascada_figures_get_id (figures, CASCADA_NODE (level, i));

        if (!naive_leads (figures, CASCADA_NODE (level, i), naive->search))
          continue;
        g_hash_table_add (naive->leading, g_memdup2 (&id, sizeof id));
        if (!g_hash_table_contains (before, &id))
          g_hash_table_add (naive->search_expanded, g_memdup2 (&id, sizeof id));
      }
}

static void
assert_as_naive (Naive *naive, CascadaFigures *figures, CascadaPlanTree *tree)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);

  naive_walk (naive, figures, 0, 0, cascada_figures_get_count (figures, 0), FALSE, expected);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    {
      CascadaNode node = cascada_plan_tree_get_node (tree, i);

      g_string_append_printf (shown, "%u:%" G_GINT64_FORMAT " ", node.level, cascada_figures_get_id (figures, node));
    }
  g_assert_cmpstr (shown->str, ==, expected->str);
}

static void
set_expanded (Naive *naive, gint64 id, gboolean expanded)
{
  GHashTable *set = *naive->search != '\0' ? naive->search_expanded : naive->expanded;

  if (expanded)
    g_hash_table_add (set, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (set, &id);
}

static void
expand_any (Naive *naive, CascadaFigures *figures, CascadaPlanTree *tree)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (tree)), position, first, count;
  gboolean expanded = any_below (3) > 0;
  CascadaNode node;

  if (n == 0)
    return;
  position = any_below (n);
  node = cascada_plan_tree_get_node (tree, position);
  cascada_figures_get_children (figures, node, &first, &count);
  cascada_plan_tree_set_expanded (tree, position, expanded);
  if (count > 0)
    set_expanded (naive, cascada_figures_get_id (figures, node), expanded);
}

static void
expand_everything (Naive *naive, CascadaFigures *figures, CascadaPlanTree *tree)
{
  gboolean expanded = any_below (2);

  cascada_plan_tree_expand_all (tree, expanded);
  for (guint level = 0; level < CASCADA_LEVEL_INDICATOR; level++)
    for (guint i = 0; i < cascada_figures_get_count (figures, level); i++)
      set_expanded (naive, cascada_figures_get_id (figures, CASCADA_NODE (level, i)), expanded);
}

static void
search_anything (Naive *naive, CascadaFigures *figures, CascadaPlanTree *tree)
{
  static const char *const searches[] = { "", "", "atencion", "indice", "z", "meta", "10", "gestion 10", "a", "431" };

  const char *search = ANY_OF (searches);

  if (search != naive->search && !g_str_equal (search, naive->search))
    {
      g_hash_table_remove_all (naive->search_expanded);
      g_hash_table_remove_all (naive->leading);
    }
  naive->search = search;
  cascada_plan_tree_set_search (tree, search);
  naive_update (naive, figures);
}

static void
sort_anyhow (Naive *naive, CascadaPlanTree *tree)
{
  static const CascadaSort sorts[] = { CASCADA_SORT_DOCUMENT, CASCADA_SORT_WEIGHT, CASCADA_SORT_PROGRESS, CASCADA_SORT_STATE };

  naive->sort = ANY_OF (sorts);
  naive->descending = any_below (2);
  cascada_plan_tree_set_sort (tree, naive->sort, naive->descending);
}

/* Any operation of a reader or edit of the plan: the same rows as the naive model's, told rightly. */
static void
test_random (RandomPlan *self, gconstpointer data)
{
  Naive naive = { new_set (), new_set (), new_set (), "", CASCADA_SORT_DOCUMENT, FALSE };
  guint n = g_test_thorough () ? 5000 : 800;
  CascadaPlanTree *tree = cascada_plan_tree_new (self->figures, CUT);
  Watch watch = { 0 };

  watch_start (&watch, tree);
  for (guint i = 0; i < n; i++)
    {
      guint choice = any_below (10);

      if (choice < 4)
        {
          change_anything (self);
          naive_update (&naive, self->figures);
        }
      else if (choice < 7)
        expand_any (&naive, self->figures, tree);
      else if (choice == 7)
        expand_everything (&naive, self->figures, tree);
      else if (choice == 8)
        search_anything (&naive, self->figures, tree);
      else
        sort_anyhow (&naive, tree);
      watch_check (&watch);
      assert_as_naive (&naive, self->figures, tree);
    }
  watch_stop (&watch);
  g_assert_finalize_object (tree);
  g_hash_table_unref (naive.expanded);
  g_hash_table_unref (naive.search_expanded);
  g_hash_table_unref (naive.leading);
}

/* Enough goals for a second thread: every group is in order, and none is missing. */
static void
test_many (RandomPlan *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  CascadaPlanTree *tree = cascada_plan_tree_new (self->figures, CUT);
  guint n_goals = 700;
  gint64 objective = 0;

  begin_edit (workspace, "Many");
  for (guint i = 0; i < n_goals; i++)
    {
      gint64 goal;

      if (i % 50 == 0)
        objective = create_objective (workspace, self->plan, (int) i, "O");
      goal = create_goal (workspace, objective, NULL, "M");
      for (guint k = 0; k < 3; k++)
        {
          gint64 indicator = create_indicator (workspace, goal, NULL, "I", CASCADA_ANNUALISATION_SUM);
          g_autofree char *executed = g_strdup_printf ("%u", any_below (150));

          set_target (workspace, indicator, CUT, "100");
          set_executed (workspace, indicator, CUT, executed);
        }
    }
  commit_edit (workspace);
  cascada_plan_tree_expand_all (tree, TRUE);
  cascada_plan_tree_set_sort (tree, CASCADA_SORT_PROGRESS, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (tree)), ==, n_goals / 50 + n_goals * 4);
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    {
      CascadaNode node = cascada_plan_tree_get_node (tree, i), previous = cascada_plan_tree_get_node (tree, i - 1);

      if (node.level != CASCADA_LEVEL_INDICATOR || previous.level != CASCADA_LEVEL_INDICATOR)
        continue;
      g_assert_cmpuint (cascada_figures_get_parent (self->figures, node).index, ==,
                        cascada_figures_get_parent (self->figures, previous).index);
      g_assert_cmpint (cascada_figures_get_percent (self->figures, node, CUT), <=,
                       cascada_figures_get_percent (self->figures, previous, CUT));
    }
  g_assert_finalize_object (tree);
}

#define ADD(path, test) g_test_add ("/plan-tree/" path, Tree, NULL, tree_set_up, test, tree_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("expand", test_expand);
  ADD ("reveal", test_reveal);
  ADD ("search", test_search);
  ADD ("search-in-slices", test_search_in_slices);
  ADD ("sort", test_sort);
  ADD ("sort-names", test_sort_names);
  ADD ("identity", test_identity);
  ADD ("follow-values", test_follow_values);
  ADD ("follow-cut", test_follow_cut);
  ADD ("follow-structure", test_follow_structure);
  g_test_add ("/plan-tree/many", RandomPlan, NULL, random_plan_set_up, test_many, random_plan_tear_down);
  g_test_add ("/plan-tree/random", RandomPlan, NULL, random_plan_set_up, test_random, random_plan_tear_down);

  return g_test_run ();
}
