/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of a quarter over all units, on the sample of management plans: filters, order, what is said beside it, and
 * that it follows the workspace while somebody looks. */

#include <locale.h>

#include "cascada-ranking-export.h"
#include "cascada-ranking-list.h"
#include "cascada-sample.h"
#include "fixture.h"

typedef struct
{
  Fixture fixture;
  CascadaRankingList *list;
} Listing;

static void
settle (CascadaRankingList *list)
{
  gboolean reading = TRUE;

  while (reading || cascada_ranking_list_get_status (list) == CASCADA_RANKING_STATUS_LOADING)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (list, "reading", &reading, NULL);
    }
}

static void
set_up (Listing *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->fixture, NULL);
  self->list = cascada_ranking_list_new ();
  if (data == NULL)
    return;
  g_assert_true (cascada_workspace_close (self->fixture.workspace, NULL));
  g_clear_object (&self->fixture.workspace);
  g_unlink (self->fixture.path);
  cascada_sample_create_management (self->fixture.path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  self->fixture.workspace = open_workspace (self->fixture.path, CASCADA_STORE_WRITE);
  cascada_ranking_list_set_active (self->list, TRUE);
  cascada_ranking_list_set_workspace (self->list, self->fixture.workspace);
  settle (self->list);
}

static void
tear_down (Listing *self, gconstpointer data)
{
  cascada_ranking_list_set_workspace (self->list, NULL);
  /* what was cancelled lets go of the workspace when its thread is done */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->list);
  fixture_tear_down (&self->fixture, NULL);
}

static CascadaRankingItem *
get_item (Listing *self, guint position)
{
  g_autoptr (CascadaRankingItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  g_assert_nonnull (item);
  return item;
}

static guint
count (Listing *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
assert_text (Listing *self, guint position, CascadaRankingColumn column, const char *expected)
{
  g_autofree char *text = cascada_ranking_item_get_text (get_item (self, position), column);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_property (Listing *self, const char *property, const char *part)
{
  g_autofree char *text = NULL;

  g_object_get (self->list, property, &text, NULL);
  if (strstr (text, part) == NULL)
    g_error ("%s: no “%s” in “%s”", property, part, text);
}

/* The quarter that ended last, every unit, those without a rank below. */
static void
test_rows (Listing *self, gconstpointer data)
{
  gboolean ranked = TRUE;

  g_assert_cmpint (cascada_ranking_list_get_status (self->list), ==, CASCADA_RANKING_STATUS_ROWS);
  g_assert_cmpint (cascada_ranking_list_get_quarter (self->list), ==, CASCADA_PERIOD_QUARTER (2025, 2));
  g_assert_cmpuint (count (self), ==, 36);
  for (guint i = 0; i < count (self); i++)
    {
      const CascadaConsolidationRow *row = cascada_ranking_item_get_row (get_item (self, i));

      g_assert_true (ranked || row->rank.rank == 0);
      g_assert_true ((row->rank.rank == 0) == (row->unranked != CASCADA_UNRANKED_NOT));
      ranked = row->rank.rank > 0;
    }
  assert_text (self, 0, CASCADA_RANKING_COLUMN_RANK, "1");
  assert_text (self, 0, CASCADA_RANKING_COLUMN_REPORTED, "6/6");
  assert_text (self, 3, CASCADA_RANKING_COLUMN_RANK, "4 =");
  assert_text (self, 35, CASCADA_RANKING_COLUMN_RANK, "—");
  assert_text (self, 35, CASCADA_RANKING_COLUMN_RESULT, "");
  assert_property (self, "summary", "36 units");
  assert_property (self, "settings", " in: ");
  assert_property (self, "notice", "2025");
}

static void
test_filters (Listing *self, gconstpointer data)
{
  guint n_processes;

  cascada_ranking_list_set_kind (self->list, CASCADA_UNIT_KIND_PROCESS);
  n_processes = count (self);
  g_assert_cmpuint (n_processes, ==, 16);
  cascada_ranking_list_set_kind (self->list, CASCADA_UNIT_KIND_LOCAL_OFFICE);
  g_assert_cmpuint (count (self), ==, 20);
  assert_property (self, "summary", "20 units");
  cascada_ranking_list_set_search (self->list, "MARTIRES");
  g_assert_cmpuint (count (self), ==, 1);
  cascada_ranking_list_set_search (self->list, "no such unit");
  g_assert_cmpint (cascada_ranking_list_get_status (self->list), ==, CASCADA_RANKING_STATUS_NO_MATCH);
  cascada_ranking_list_set_search (self->list, "");
  for (CascadaRankingShow show = CASCADA_RANKING_SHOW_MISSING; show <= CASCADA_RANKING_SHOW_SENT; show++)
    {
      cascada_ranking_list_set_show (self->list, show);
      g_assert_cmpuint (count (self), <, 20);
      for (guint i = 0; i < count (self); i++)
        {
          const CascadaConsolidationRow *row = cascada_ranking_item_get_row (get_item (self, i));
          const guint counts[] = { 0, row->quarter != NULL ? row->n_missing : 1, row->n_late, row->n_returned, row->n_sent };

          g_assert_cmpuint (counts[show], >, 0);
        }
    }
  cascada_ranking_list_set_show (self->list, CASCADA_RANKING_SHOW_MISSING);
  g_assert_cmpuint (count (self), >, 0);
}

static void
test_order (Listing *self, gconstpointer data)
{
  for (int column = 0; column < CASCADA_N_RANKING_COLUMNS; column++)
    for (int descending = 0; descending < 2; descending++)
      {
        cascada_ranking_list_set_order (self->list, column, descending);
        for (guint i = 1; i < count (self); i++)
          {
            CascadaRankingItem *before = get_item (self, i - 1), *item = get_item (self, i);
            int order = cascada_ranking_item_compare (before, item, (CascadaRankingColumn) column);

            if ((cascada_ranking_item_get_row (before)->rank.rank > 0) == (cascada_ranking_item_get_row (item)->rank.rank > 0))
              g_assert_cmpint (descending ? -order : order, <=, 0);
            else
              g_assert_cmpuint (cascada_ranking_item_get_row (item)->rank.rank, ==, 0);
          }
      }
}

static void
test_quarters (Listing *self, gconstpointer data)
{
  g_assert_true (cascada_ranking_list_can_step (self->list, -1));
  g_assert_true (cascada_ranking_list_can_step (self->list, 2));
  g_assert_false (cascada_ranking_list_can_step (self->list, -2));
  g_assert_false (cascada_ranking_list_can_step (self->list, 3));
  cascada_ranking_list_step (self->list, 2);
  settle (self->list);
  g_assert_cmpint (cascada_ranking_list_get_quarter (self->list), ==, CASCADA_PERIOD_QUARTER (2025, 4));
  assert_property (self, "notice", "nothing is reported yet");
  g_assert_cmpuint (cascada_ranking_item_get_row (get_item (self, 0))->rank.rank, ==, 0);
}

/* A change is read some time after it, once, and only while somebody looks. */
static void
test_changes (Listing *self, gconstpointer data)
{
  CascadaConsolidation *before = cascada_ranking_list_get_consolidation (self->list);
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_UNIT_NAME - 1] = cascada_value_text ("Proceso nuevo"),
    [CASCADA_UNIT_KIND - 1] = cascada_value_integer (CASCADA_UNIT_KIND_PROCESS),
  };

  cascada_ranking_list_set_active (self->list, FALSE);
  begin_edit (self->fixture.workspace, "Unit");
  create (self->fixture.workspace, CASCADA_KIND_UNIT, 0, values);
  commit_edit (self->fixture.workspace);
  g_usleep (300000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (cascada_ranking_list_get_consolidation (self->list) == before);
  cascada_ranking_list_set_active (self->list, TRUE);
  settle (self->list);
  g_assert_cmpuint (count (self), ==, 37);
  values[CASCADA_UNIT_NAME - 1] = cascada_value_text ("Otro");
  begin_edit (self->fixture.workspace, "Unit");
  create (self->fixture.workspace, CASCADA_KIND_UNIT, 0, values);
  commit_edit (self->fixture.workspace);
  g_assert_cmpuint (count (self), ==, 37);
  while (count (self) == 37)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (self), ==, 38);
}

/* The same rows as on screen, for a spreadsheet and for a program. */
static void
test_texts (Listing *self, gconstpointer data)
{
  g_autofree char *pasted = NULL;
  g_autofree char *csv = NULL;

  cascada_ranking_list_set_search (self->list, "Financiera");
  pasted = cascada_ranking_to_text (G_LIST_MODEL (self->list), cascada_ranking_list_get_consolidation (self->list));
  g_assert_true (g_str_has_prefix (pasted, "Quarter\tKind\tRank\tUnit\tResult of the quarter\t"));
  g_assert_nonnull (strstr (pasted, "\r\n2025-Q2\tProcess\t1\tGestión Financiera\t\"108,07\"\t\"108,73\"\t"));
  csv = cascada_ranking_to_csv (G_LIST_MODEL (self->list), cascada_ranking_list_get_consolidation (self->list), CASCADA_CSV_STYLE_PLAIN);
  g_assert_nonnull (strstr (csv, "\r\n2025-Q2,process,1,Gestión Financiera,108.07,108.73,"));
  g_assert_nonnull (strstr (csv, "rollup=goals"));
}

static void
test_empty (Listing *self, gconstpointer data)
{
  cascada_ranking_list_set_active (self->list, TRUE);
  cascada_ranking_list_set_workspace (self->list, self->fixture.workspace);
  settle (self->list);
  g_assert_cmpint (cascada_ranking_list_get_status (self->list), ==, CASCADA_RANKING_STATUS_NO_PLANS);
  g_assert_cmpint (cascada_ranking_list_get_quarter (self->list), ==, CASCADA_PERIOD_NONE);
  g_assert_false (cascada_ranking_list_can_step (self->list, 1));
}

/* An answer that comes late changes nothing. */
static void
test_late_answer (Listing *self, gconstpointer data)
{
  cascada_ranking_list_set_quarter (self->list, CASCADA_PERIOD_QUARTER (2025, 4));
  cascada_ranking_list_set_quarter (self->list, CASCADA_PERIOD_QUARTER (2025, 1));
  settle (self->list);
  g_assert_cmpint (cascada_ranking_list_get_consolidation (self->list)->quarter, ==, CASCADA_PERIOD_QUARTER (2025, 1));
  g_usleep (200000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (cascada_ranking_list_get_consolidation (self->list)->quarter, ==, CASCADA_PERIOD_QUARTER (2025, 1));
}

#define ADD(path, test, sample) g_test_add ("/ranking-list/" path, Listing, sample, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_setenv ("CASCADA_TODAY", "2025-07-20", TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("rows", test_rows, "sample");
  ADD ("filters", test_filters, "sample");
  ADD ("order", test_order, "sample");
  ADD ("quarters", test_quarters, "sample");
  ADD ("changes", test_changes, "sample");
  ADD ("texts", test_texts, "sample");
  ADD ("empty", test_empty, NULL);
  ADD ("late-answer", test_late_answer, "sample");

  return g_test_run ();
}
