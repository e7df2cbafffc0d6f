/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a ranking for spreadsheets and other programs: every row tells its quarter, and in a file the settings. */

#include "config.h"

#include "cascada-ranking-export.h"

#include <glib/gi18n-lib.h>

#include "cascada-csv.h"
#include "cascada-enum-labels.h"
#include "cascada-enums.h"
#include "cascada-number.h"

typedef struct
{
  CascadaCsvWriter *writer;
  CascadaConsolidation *consolidation;
  gboolean for_people; /* their language and numbers; else English and 13200000.00 */
  gboolean with_settings;
} Export;

static void
write_headers (Export *self)
{
  static const char *const headers[] = {
    N_ ("Quarter"),
    N_ ("Kind"),
    N_ ("Rank"),
    N_ ("Unit"),
    N_ ("Result of the quarter"),
    N_ ("Cumulative result"),
    N_ ("Change in points"),
    N_ ("Places gained"),
    N_ ("Reported"),
    N_ ("Programmed"),
    N_ ("Not sent"),
    N_ ("Missing"),
    N_ ("Verified"),
    N_ ("Sent"),
    N_ ("Late"),
    N_ ("Returned"),
    N_ ("Without rank"),
    N_ ("Settings"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers) - (self->with_settings ? 0 : 1); i++)
    cascada_csv_writer_add_text (self->writer, self->for_people ? _ (headers[i]) : headers[i]);
}

static void
write_decimal (Export *self, CascadaDecimal number, guint decimals)
{
  g_autofree char *text = NULL;

  if (number != CASCADA_DECIMAL_NONE)
    text = self->for_people ? cascada_number_format_as (number, (int) decimals, CASCADA_CONVENTION_ES_CO)
                            : cascada_decimal_to_string (number);
  cascada_csv_writer_add_number (self->writer, text);
}

static void
write_count (Export *self, gboolean told, int count)
{
  g_autofree char *text = told ? g_strdup_printf ("%d", count) : NULL;

  cascada_csv_writer_add_number (self->writer, text);
}

static void
write_results (Export *self, CascadaRankingItem *item)
{
  const CascadaConsolidationRow *row = cascada_ranking_item_get_row (item);
  guint decimals = row->settings.decimals;

  write_decimal (self, cascada_ranking_item_get_percent (item, CASCADA_RANKING_COLUMN_RESULT), decimals);
  write_decimal (self, cascada_ranking_item_get_percent (item, CASCADA_RANKING_COLUMN_CUMULATIVE), decimals);
  write_decimal (self, row->rank.has_change ? row->rank.points : CASCADA_DECIMAL_NONE, decimals);
  write_count (self, row->rank.has_change, row->rank.places);
  write_count (self, TRUE, (int) row->n_reported);
  write_count (self, TRUE, (int) row->n_programmed);
  write_count (self, TRUE, (int) row->n_unsent);
  write_count (self, TRUE, (int) row->n_missing);
  write_count (self, TRUE, (int) row->n_verified);
  write_count (self, TRUE, (int) row->n_sent);
  write_count (self, TRUE, (int) row->n_late);
  write_count (self, TRUE, (int) row->n_returned);
}

static void
write_row (Export *self, CascadaRankingItem *item)
{
  const CascadaConsolidationRow *row = cascada_ranking_item_get_row (item);
  g_autofree char *quarter = cascada_period_to_string (self->consolidation->quarter);
  g_autofree char *settings = row->quarter != NULL ? cascada_settings_to_string (&row->settings) : NULL;
  const char *kind = "";

  if (row->unit != 0)
    kind = self->for_people ? cascada_enum_get_label (CASCADA_TYPE_UNIT_KIND, (int) row->unit_kind)
                            : cascada_enum_get_nick (CASCADA_TYPE_UNIT_KIND, (int) row->unit_kind);
  cascada_csv_writer_add_text (self->writer, quarter);
  cascada_csv_writer_add_text (self->writer, kind);
  write_count (self, row->rank.rank > 0, (int) row->rank.rank);
  cascada_csv_writer_add_text (self->writer, cascada_ranking_item_get_name (item));
  write_results (self, item);
  cascada_csv_writer_add_text (self->writer, cascada_unranked_get_label (row->unranked));
  if (self->with_settings)
    cascada_csv_writer_add_text (self->writer, settings);
}

/* Into memory, where writing cannot fail. */
static char *
write_all (Export *self, GListModel *items, char delimiter)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  guint n = g_list_model_get_n_items (items);

  self->writer = cascada_csv_writer_new (stream, delimiter);
  write_headers (self);
  cascada_csv_writer_end_row (self->writer, NULL, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CascadaRankingItem) item = g_list_model_get_item (items, i);

      write_row (self, item);
      cascada_csv_writer_end_row (self->writer, NULL, NULL);
    }
  cascada_csv_writer_free (self->writer);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/**
 * cascada_ranking_to_text:
 * @items: of #CascadaRankingItem
 * @consolidation: that they are of
 *
 * Returns: (transfer full): cells between tabs, in the reader's language, 13.200.000,00: what a spreadsheet pastes
 */
char *
cascada_ranking_to_text (GListModel *items, CascadaConsolidation *consolidation)
{
  Export self = { .consolidation = consolidation, .for_people = TRUE };

  g_return_val_if_fail (G_IS_LIST_MODEL (items) && consolidation != NULL, NULL);

  return write_all (&self, items, '\t');
}

/** cascada_ranking_to_csv: Returns: (transfer full): the same as a CSV file, with the settings of each plan */
char *
cascada_ranking_to_csv (GListModel *items, CascadaConsolidation *consolidation, CascadaCsvStyle style)
{
  Export self = { .consolidation = consolidation, .for_people = style == CASCADA_CSV_STYLE_ES_CO, .with_settings = TRUE };

  g_return_val_if_fail (G_IS_LIST_MODEL (items) && consolidation != NULL, NULL);

  return write_all (&self, items, style == CASCADA_CSV_STYLE_ES_CO ? ';' : ',');
}
