/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-report-sheet.h"

#include <glib/gi18n.h>

#include "cascada-text.h"

#define FEW 16 /* rows that are read one by one */

struct _CascadaReportSheet
{
  GObject parent_instance;

  CascadaPlanView *view;
  GListStore *rows;
  GtkFilterListModel *found;
  GtkFilter *filter;     /* of @found */
  GHashTable *positions; /* id of the indicator → row, which @rows holds */
  char *search;          /* folded; NULL where nothing is searched for */
  char *deadline;        /* of the quarter, and how far it is */
  char *time;

  CascadaPeriod quarter;
  gint64 reporter;
  gboolean over;
  gboolean ratios;
};

G_DEFINE_FINAL_TYPE (CascadaReportSheet, cascada_report_sheet, G_TYPE_OBJECT)

static void
cascada_report_sheet_finalize (GObject *object)
{
  CascadaReportSheet *self = CASCADA_REPORT_SHEET (object);

  g_clear_object (&self->view);
  g_clear_object (&self->found);
  g_clear_object (&self->rows);
  g_hash_table_unref (self->positions);
  g_free (self->search);
  g_free (self->deadline);
  g_free (self->time);

  G_OBJECT_CLASS (cascada_report_sheet_parent_class)->finalize (object);
}

static void
cascada_report_sheet_class_init (CascadaReportSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cascada_report_sheet_finalize;
}

static gboolean
is_found (gpointer item, gpointer user_data)
{
  CascadaReportSheet *self = user_data;

  return self->search == NULL || cascada_text_contains (cascada_report_row_get_text (item, CASCADA_REPORT_COLUMN_NAME), self->search);
}

static void
cascada_report_sheet_init (CascadaReportSheet *self)
{
  self->rows = g_list_store_new (CASCADA_TYPE_REPORT_ROW);
  self->positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_found, self, NULL));
  self->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), self->filter);
}

/** cascada_report_sheet_new: of @quarter of the plan that @view shows; nothing is read yet. */
CascadaReportSheet *
cascada_report_sheet_new (CascadaPlanView *view, CascadaPeriod quarter)
{
  CascadaReportSheet *self = g_object_new (CASCADA_TYPE_REPORT_SHEET, NULL);

  self->view = g_object_ref (view);
  self->quarter = quarter;
  return self;
}

static CascadaReportRow *
get_row (CascadaReportSheet *self, guint i)
{
  g_autoptr (CascadaReportRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i); /* the store holds it */

  return row;
}

static gboolean
fits (CascadaReportSheet *self, const GPtrArray *reports)
{
  gboolean same = cascada_report_sheet_count (self) == reports->len;

  for (guint i = 0; same && i < reports->len; i++)
    same = cascada_report_row_get_indicator (get_row (self, i)).id == ((CascadaQuarterReport *) reports->pdata[i])->indicator.id;
  return same;
}

static void
replace_rows (CascadaReportSheet *self, const GPtrArray *reports)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_hash_table_remove_all (self->positions);
  for (guint i = 0; i < reports->len; i++)
    {
      const CascadaQuarterReport *report = reports->pdata[i];
      CascadaReportRow *row = cascada_report_row_new (report);

      g_ptr_array_add (rows, row);
      g_hash_table_insert (self->positions, g_memdup2 (&report->indicator.id, sizeof report->indicator.id), row);
    }
  g_list_store_splice (self->rows, 0, cascada_report_sheet_count (self), rows->pdata, rows->len);
}

static void
learn_time (CascadaReportSheet *self, const CascadaQuarterReport *any)
{
  g_free (self->deadline);
  self->deadline = cascada_date_format (cascada_date_from_gdate (any->facts.deadline));
  g_free (self->time);
  self->time = cascada_report_format_deadline (any);
  self->over = cascada_report_is_quarter_over (self->quarter, any->facts.today);
  self->reporter = any->reporter;
}

static gboolean
read_all (CascadaReportSheet *self, GError **error)
{
  g_autoptr (GPtrArray) reports =
      cascada_quarter_read_plan (cascada_plan_view_get_workspace (self->view), cascada_record_get_id (cascada_plan_view_get_plan (self->view)),
                                 self->quarter, cascada_date_today (), error);

  if (reports == NULL)
    return FALSE;
  self->ratios = FALSE;
  for (guint i = 0; i < reports->len; i++)
    self->ratios |= ((CascadaQuarterReport *) reports->pdata[i])->facts.is_ratio;
  if (!fits (self, reports))
    replace_rows (self, reports);
  else
    for (guint i = 0; i < reports->len; i++)
      cascada_report_row_update (get_row (self, i), reports->pdata[i]);
  if (reports->len > 0)
    learn_time (self, reports->pdata[0]);
  return TRUE;
}

/* Rows that the changes are about; FALSE where all may be. */
static gboolean
find_changed (CascadaReportSheet *self, const GArray *changes, GHashTable *changed)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      CascadaRef ref = g_array_index (changes, CascadaChange, i).ref;

      if (ref.kind != CASCADA_KIND_REPORT && ref.kind != CASCADA_KIND_TARGET)
        return FALSE;
      if (cascada_report_sheet_find_row (self, ref.id) != NULL)
        g_hash_table_add (changed, g_memdup2 (&ref.id, sizeof ref.id));
    }
  return changes != NULL && g_hash_table_size (changed) <= FEW;
}

static gboolean
read_some (CascadaReportSheet *self, GHashTable *changed, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (CascadaQuarterReport) report = cascada_quarter_read (cascada_plan_view_get_workspace (self->view), *(gint64 *) id, self->quarter,
                                                                      cascada_date_today (), error);

      if (report == NULL)
        return FALSE;
      cascada_report_row_update (cascada_report_sheet_find_row (self, *(gint64 *) id), report);
    }
  return TRUE;
}

/**
 * cascada_report_sheet_read:
 * @changes: (nullable) (element-type CascadaChange): what was changed since; %NULL: anything
 */
gboolean
cascada_report_sheet_read (CascadaReportSheet *self, const GArray *changes, GError **error)
{
  g_autoptr (GHashTable) changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (CASCADA_IS_REPORT_SHEET (self), FALSE);

  return find_changed (self, changes, changed) ? read_some (self, changed, error) : read_all (self, error);
}

/** cascada_report_sheet_search: rows whose code or name does not contain @text are left out; "" leaves none out. */
void
cascada_report_sheet_search (CascadaReportSheet *self, const char *text)
{
  g_return_if_fail (CASCADA_IS_REPORT_SHEET (self) && text != NULL);

  g_free (self->search);
  self->search = *text != '\0' ? cascada_text_fold (text) : NULL;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

CascadaPeriod
cascada_report_sheet_get_quarter (CascadaReportSheet *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_SHEET (self), CASCADA_PERIOD_NONE);

  return self->quarter;
}

/** cascada_report_sheet_get_rows: Returns: (transfer none): those that are found */
GListModel *
cascada_report_sheet_get_rows (CascadaReportSheet *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_SHEET (self), NULL);

  return G_LIST_MODEL (self->found);
}

/** cascada_report_sheet_count: all rows, found or not. */
guint
cascada_report_sheet_count (CascadaReportSheet *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_SHEET (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/** cascada_report_sheet_find_row: (nullable) (transfer none): of the indicator. */
CascadaReportRow *
cascada_report_sheet_find_row (CascadaReportSheet *self, gint64 indicator)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_SHEET (self), NULL);

  return g_hash_table_lookup (self->positions, &indicator);
}

/** cascada_report_sheet_find_position: of the indicator among those found, or %GTK_INVALID_LIST_POSITION. */
guint
cascada_report_sheet_find_position (CascadaReportSheet *self, gint64 indicator)
{
  CascadaReportRow *row = cascada_report_sheet_find_row (self, indicator);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  for (guint i = 0; row != NULL && i < n; i++)
    {
      g_autoptr (CascadaReportRow) other = g_list_model_get_item (G_LIST_MODEL (self->found), i);

      if (other == row)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/** cascada_report_sheet_find: the indicator that stands for @ref: itself, or of a goal the first; 0 where none does. */
gint64
cascada_report_sheet_find (CascadaReportSheet *self, CascadaRef ref)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_SHEET (self), 0);

  for (guint i = 0; i < cascada_report_sheet_count (self); i++)
    {
      CascadaRef indicator = cascada_report_row_get_indicator (get_row (self, i)), goal = cascada_report_row_get_goal (get_row (self, i));

      if (cascada_ref_equal (&indicator, &ref) || cascada_ref_equal (&goal, &ref))
        return indicator.id;
    }
  return 0;
}

/** cascada_report_sheet_find_waiting: the indicator whose report waits first, else the first; 0 where there is none. */
gint64
cascada_report_sheet_find_waiting (CascadaReportSheet *self)
{
  gint64 first = 0;

  g_return_val_if_fail (CASCADA_IS_REPORT_SHEET (self), 0);

  for (guint i = 0; i < cascada_report_sheet_count (self); i++)
    {
      CascadaReportRow *row = get_row (self, i);
      CascadaReportDuty duty = cascada_report_row_get_duty (row);

      if (duty == CASCADA_REPORT_DUTY_DUE || duty == CASCADA_REPORT_DUTY_OVERDUE)
        return cascada_report_row_get_indicator (row).id;
      if (first == 0)
        first = cascada_report_row_get_indicator (row).id;
    }
  return first;
}

/** cascada_report_sheet_get_reporter: the unit that reports the plan's first indicator. */
gint64
cascada_report_sheet_get_reporter (CascadaReportSheet *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_SHEET (self), 0);

  return self->reporter;
}

/** cascada_report_sheet_has_ratios: whether numerators and denominators are reported. */
gboolean
cascada_report_sheet_has_ratios (CascadaReportSheet *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_SHEET (self), FALSE);

  return self->ratios;
}

/**
 * cascada_report_sheet_describe:
 *
 * Returns: (transfer full): how far the quarter is: “Q2 2025: 12 of 20 sent, 3 verified · deadline 15/07/2025, 5 days left”
 */
char *
cascada_report_sheet_describe (CascadaReportSheet *self)
{
  guint n_asked = 0, counts[CASCADA_N_REPORT_STATES] = { 0 };
  g_autofree char *quarter = NULL;

  g_return_val_if_fail (CASCADA_IS_REPORT_SHEET (self), NULL);

  quarter = cascada_period_get_label (self->quarter);
  for (guint i = 0; i < cascada_report_sheet_count (self); i++)
    if (cascada_report_row_get_duty (get_row (self, i)) != CASCADA_REPORT_DUTY_NONE)
      {
        n_asked++;
        counts[cascada_report_row_get_state (get_row (self, i))]++;
      }
  if (!self->over)
    return g_strdup_printf (_ ("%s has not ended · deadline %s"), quarter, self->deadline);
  if (counts[CASCADA_REPORT_STATE_VERIFIED] == n_asked)
    return g_strdup_printf (_ ("%s: all %u reports are verified"), quarter, n_asked);
  /* Translators: quarter, three counts, date of the deadline, “3 days left” or “3 days late” */
  return g_strdup_printf (_ ("%s: %u of %u sent, %u verified · deadline %s, %s"), quarter,
                          counts[CASCADA_REPORT_STATE_SENT] + counts[CASCADA_REPORT_STATE_VERIFIED], n_asked,
                          counts[CASCADA_REPORT_STATE_VERIFIED], self->deadline, self->time);
}
