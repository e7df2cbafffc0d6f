/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said beside the rows of a ranking. */

#include "config.h"

#include "cascada-ranking-text.h"

#include <glib/gi18n-lib.h>

static void
add_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
add_count (GString *text, const char *format, guint n)
{
  g_autofree char *part = g_strdup_printf (format, n);

  add_part (text, part);
}

/** cascada_ranking_sum_up: Returns: (transfer full): units, and goals reported, verified, missing, late, returned, over @items */
char *
cascada_ranking_sum_up (GListModel *items)
{
  guint n = g_list_model_get_n_items (items), n_ranked = 0, counts[7] = { 0 };
  g_autofree char *reported = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CascadaRankingItem) item = g_list_model_get_item (items, i);
      const CascadaConsolidationRow *row = cascada_ranking_item_get_row (item);
      const guint own[] = { row->n_programmed, row->n_reported, row->n_verified, row->n_missing, row->n_late, row->n_returned, row->n_unsent };

      n_ranked += row->rank.rank > 0;
      for (guint k = 0; k < G_N_ELEMENTS (own); k++)
        counts[k] += own[k];
    }
  add_count (text, g_dngettext (GETTEXT_PACKAGE, "%u unit", "%u units", n), n);
  add_count (text, g_dngettext (GETTEXT_PACKAGE, "%u ranked", "%u ranked", n_ranked), n_ranked);
  reported = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u goal reported", "%u of %u goals reported", counts[0]), counts[1], counts[0]);
  add_part (text, reported);
  if (counts[6] > 0)
    add_count (text, g_dngettext (GETTEXT_PACKAGE, "%u not sent yet", "%u not sent yet", counts[6]), counts[6]);
  add_count (text, g_dngettext (GETTEXT_PACKAGE, "%u verified", "%u verified", counts[2]), counts[2]);
  add_count (text, g_dngettext (GETTEXT_PACKAGE, "%u missing", "%u missing", counts[3]), counts[3]);
  add_count (text, g_dngettext (GETTEXT_PACKAGE, "%u late", "%u late", counts[4]), counts[4]);
  add_count (text, g_dngettext (GETTEXT_PACKAGE, "%u returned", "%u returned", counts[5]), counts[5]);
  return g_string_free (text, FALSE);
}

/** cascada_ranking_tell_settings: Returns: (transfer full): those in force, one line a group of plans, in words; "" where no plan counts */
char *
cascada_ranking_tell_settings (CascadaConsolidation *consolidation, int kind, guint most)
{
  g_auto (GStrv) lines = cascada_consolidation_describe_settings (consolidation, kind, TRUE, most);

  return g_strjoinv ("\n", lines);
}

static gboolean
is_anything_reported (const CascadaConsolidation *consolidation)
{
  for (guint i = 0; i < consolidation->rows->len; i++)
    if (((CascadaConsolidationRow *) consolidation->rows->pdata[i])->n_reported > 0)
      return TRUE;
  return FALSE;
}

/* "until 15/07/2025 (3 days left)" */
static char *
tell_deadline (CascadaDate deadline, CascadaDate today)
{
  g_autofree char *day = cascada_date_format (deadline);
  int left = cascada_date_get_days_between (today, deadline);

  if (left > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Reports are due by %s: %d day left.", "Reports are due by %s: %d days left.", (gulong) left), day, left);
  if (left == 0)
    return g_strdup_printf (_ ("Reports are due today, %s."), day);
  return g_strdup_printf (_ ("Reports were due by %s."), day);
}

/** cascada_ranking_tell_notice: Returns: (transfer full): the deadline, and whether nothing is reported at all */
char *
cascada_ranking_tell_notice (CascadaConsolidation *consolidation, CascadaDate today)
{
  g_autofree char *due = tell_deadline (cascada_date_from_gdate (&consolidation->deadline), today);

  if (is_anything_reported (consolidation))
    return g_steal_pointer (&due);
  if (today <= cascada_period_get_last_day (consolidation->quarter))
    return g_strdup_printf (_ ("The quarter has not ended, and nothing is reported yet. %s"), due);
  return g_strdup_printf (_ ("Nothing is reported for this quarter yet. %s"), due);
}
