/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the ranking in a window, on the sample of management plans: rows, filters, order, keys, and where it leads. */

#include "config.h"

#include <locale.h>

#include <glib/gstdio.h>

#include "cascada-app.h"
#include "cascada-ranking-goals.h"
#include "cascada-ranking-page.h"
#include "cascada-sample.h"
#include "check-names.h"

typedef struct
{
  char *folder;
  char *path;
  CascadaWorkspace *workspace;
  GtkWindow *window;
  CascadaRankingPage *page;
  CascadaRankingList *list;
  GVariant *went; /* where it led to last */
} Fixture;

static void
go_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *self = user_data;

  g_clear_pointer (&self->went, g_variant_unref);
  self->went = g_variant_ref (parameter);
}

static void
settle (Fixture *self)
{
  gboolean reading = TRUE;

  while (reading || cascada_ranking_list_get_status (self->list) == CASCADA_RANKING_STATUS_LOADING)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (self->list, "reading", &reading, NULL);
    }
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

static void
set_up (Fixture *self, gconstpointer sample)
{
  static const GActionEntry entries[] = { { "go", go_cb, "(sxixi)" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "w.cascada", NULL);
  if (sample != NULL)
    cascada_sample_create_management (self->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  self->workspace = cascada_workspace_open (self->path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (self->window, 1300, 800);
  self->page = g_object_new (CASCADA_TYPE_RANKING_PAGE, "workspace", self->workspace, NULL);
  self->list = cascada_ranking_page_get_list (self->page);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "workspace", G_ACTION_GROUP (group));
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (self->window);
  settle (self);
}

static void
tear_down (Fixture *self, gconstpointer sample)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  gtk_window_destroy (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (self->page);
  g_assert_true (cascada_workspace_close (self->workspace, NULL));
  g_assert_finalize_object (self->workspace);
  g_clear_pointer (&self->went, g_variant_unref);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static GtkWidget *
find (gpointer from, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)), id) == 0 ? child : find (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkSelectionModel *
get_model (Fixture *self)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (find (self->page, "table")));
}

static const CascadaConsolidationRow *
get_row (Fixture *self, guint position)
{
  g_autoptr (CascadaRankingItem) item = g_list_model_get_item (G_LIST_MODEL (get_model (self)), position);

  return cascada_ranking_item_get_row (item);
}

static guint
count (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_model (self)));
}

static const char *
get_label (Fixture *self, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (find (self->page, id)));
}

static const char *
get_shown (Fixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (self->page, "stack")));
}

static void
do_with (Fixture *self, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, target != NULL ? "s" : NULL, target));
  settle (self);
}

static void
test_rows (Fixture *self, gconstpointer sample)
{
  GtkListBox *goals = GTK_LIST_BOX (find (find (self->page, "goals"), "list"));

  g_assert_cmpstr (get_shown (self), ==, "rows");
  g_assert_cmpuint (count (self), ==, 36);
  g_assert_cmpstr (get_label (self, "quarter_label"), ==, "Q2 2025");
  g_assert_true (g_str_has_prefix (get_label (self, "summary"), "36 units"));
  g_assert_cmpuint (strlen (get_label (self, "settings")), >, 20);
  /* the first is chosen, and its goals are shown */
  g_assert_true (gtk_selection_model_is_selected (get_model (self), 0));
  g_assert_nonnull (gtk_list_box_get_row_at_index (goals, (int) get_row (self, 0)->goals->len - 1));
  g_assert_null (gtk_list_box_get_row_at_index (goals, (int) get_row (self, 0)->goals->len));
  check_names (self->window);
}

/* What is chosen stays so, as long as it is shown. */
static void
test_filters (Fixture *self, gconstpointer sample)
{
  gint64 plan;
  guint chosen = 20;

  gtk_selection_model_select_item (get_model (self), chosen, TRUE);
  plan = get_row (self, chosen)->plan.id;
  do_with (self, "ranking.kind", "local-office");
  g_assert_cmpuint (count (self), ==, 20);
  for (chosen = 0; get_row (self, chosen)->plan.id != plan; chosen++)
    ;
  g_assert_true (gtk_selection_model_is_selected (get_model (self), chosen));
  do_with (self, "ranking.show", "late");
  g_assert_cmpuint (count (self), <, 20);
  g_assert_cmpuint (get_row (self, 0)->n_late, >, 0);
  do_with (self, "ranking.show", "all");
  gtk_editable_set_text (GTK_EDITABLE (find (self->page, "search_entry")), "bolivar");
  while (count (self) > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_row (self, 0)->unit_name, ==, "Alcaldía Local de Ciudad Bolívar");
  gtk_editable_set_text (GTK_EDITABLE (find (self->page, "search_entry")), "xyz");
  while (count (self) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_shown (self), ==, "empty");
}

static void
test_order (Fixture *self, gconstpointer sample)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (find (self->page, "table"));
  g_autoptr (GtkColumnViewColumn) late = g_list_model_get_item (gtk_column_view_get_columns (table), CASCADA_RANKING_COLUMN_LATE);
  guint most = 0;

  for (guint i = 0; i < count (self); i++)
    most = MAX (most, get_row (self, i)->n_late);
  gtk_column_view_sort_by_column (table, late, GTK_SORT_DESCENDING);
  settle (self);
  g_assert_cmpuint (get_row (self, 0)->n_late, ==, most);
  do_with (self, "ranking.order", "rank");
  g_assert_cmpuint (get_row (self, 0)->rank.rank, ==, 1);
  do_with (self, "ranking.order", "unit");
  for (guint i = 1; get_row (self, i)->rank.rank > 0; i++)
    g_assert_cmpint (g_utf8_collate (get_row (self, i - 1)->unit_name, get_row (self, i)->unit_name), <=, 0);
}

static void
assert_went (Fixture *self, const char *page, gint64 plan, CascadaKind kind, gint64 id)
{
  const char *to;
  gint64 to_plan, to_id;
  gint32 to_kind, cut;

  g_assert_nonnull (self->went);
  g_variant_get (self->went, "(&sxixi)", &to, &to_plan, &to_kind, &to_id, &cut);
  g_assert_cmpstr (to, ==, page);
  g_assert_cmpint (to_plan, ==, plan);
  g_assert_cmpint (to_kind, ==, kind);
  g_assert_cmpint (to_id, ==, id);
  g_assert_cmpint (cut, ==, CASCADA_PERIOD_QUARTER (2025, 2));
}

/* Activating a unit asks for its plan, a goal for the goal. */
static void
test_activation (Fixture *self, gconstpointer sample)
{
  GtkListBox *goals = GTK_LIST_BOX (find (find (self->page, "goals"), "list"));
  const CascadaConsolidationGoal *goal = get_row (self, 5)->goals->pdata[1];

  g_signal_emit_by_name (find (self->page, "table"), "activate", 5);
  assert_went (self, "report", get_row (self, 5)->plan.id, CASCADA_KIND_NONE, 0);
  gtk_selection_model_select_item (get_model (self), 5, TRUE);
  g_signal_emit_by_name (goals, "row-activated", gtk_list_box_get_row_at_index (goals, 1));
  assert_went (self, "report", get_row (self, 5)->plan.id, CASCADA_KIND_GOAL, goal->ref.id);
}

static void
test_quarters (Fixture *self, gconstpointer sample)
{
  do_with (self, "ranking.previous", NULL);
  g_assert_cmpstr (get_label (self, "quarter_label"), ==, "Q1 2025");
  g_assert_false (gtk_widget_get_sensitive (find (self->page, "previous_button")));
  do_with (self, "ranking.next", NULL);
  do_with (self, "ranking.next", NULL);
  do_with (self, "ranking.next", NULL);
  g_assert_cmpstr (get_label (self, "quarter_label"), ==, "Q4 2025");
  g_assert_false (gtk_widget_get_sensitive (find (self->page, "next_button")));
  g_assert_nonnull (strstr (get_label (self, "notice"), "nothing is reported yet"));
}

static void
text_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copy (Fixture *self, gconstpointer sample)
{
  g_autofree char *text = NULL;

  do_with (self, "ranking.kind", "process");
  do_with (self, "ranking.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->page)), NULL, text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (text, "2025-Q2\tProcess\t1\t"));
  g_assert_null (strstr (text, "Alcald"));
}

static void
test_empty (Fixture *self, gconstpointer sample)
{
  g_assert_cmpstr (get_shown (self), ==, "empty");
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (find (self->page, "empty"))), ==, "No Management Plans");
  check_names (self->window);
}

#define ADD(path, test, sample) g_test_add ("/ranking-page/" path, Fixture, sample, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_setenv ("CASCADA_TODAY", "2025-07-20", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  cascada_app_init ();
  adw_init ();

  ADD ("rows", test_rows, "sample");
  ADD ("filters", test_filters, "sample");
  ADD ("order", test_order, "sample");
  ADD ("activation", test_activation, "sample");
  ADD ("quarters", test_quarters, "sample");
  ADD ("copy", test_copy, "sample");
  ADD ("empty", test_empty, NULL);

  return g_test_run ();
}
