/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-plan-copy.h"

#include <glib/gi18n.h>

struct _CascadaPlanCopy
{
  CascadaPlanTree *tree;
  GtkBitset *rows;
  GString *text;

  guint64 written;
  gboolean columns[CASCADA_N_PLAN_COLUMNS];
};

static const char *
get_level_name (guint level)
{
  static const char *const names[CASCADA_N_LEVELS] = { N_ ("Objective"), N_ ("Goal"), N_ ("Indicator") };

  return _ (names[level]);
}

static void
write_headers (CascadaPlanCopy *self)
{
  g_string_append_printf (self->text, "%s\t%s\t%s", _ ("Level"), _ ("Code"), _ ("Name"));
  for (guint i = CASCADA_PLAN_COLUMN_NAME + 1; i < CASCADA_N_PLAN_COLUMNS; i++)
    if (self->columns[i])
      g_string_append_printf (self->text, "\t%s", _ (cascada_plan_column_get_info (i)->title));
  g_string_append_c (self->text, '\n');
}

static void
write_row (CascadaPlanCopy *self, CascadaNode node)
{
  CascadaFigures *figures = cascada_plan_tree_get_figures (self->tree);
  CascadaPeriod cut = cascada_plan_tree_get_cut (self->tree);
  g_autofree char *code = cascada_plan_column_get_plain_code (figures, node);

  g_string_append_printf (self->text, "%s\t%s", get_level_name (node.level), code);
  for (guint i = CASCADA_PLAN_COLUMN_NAME; i < CASCADA_N_PLAN_COLUMNS; i++)
    {
      g_autofree char *cell = NULL;

      if (!self->columns[i])
        continue;
      cell = cascada_plan_column_get_plain_text (i, figures, node, cut);
      g_string_append_c (self->text, '\t');
      g_string_append (self->text, cell);
    }
  g_string_append_c (self->text, '\n');
}

/**
 * cascada_plan_copy_new:
 * @rows: positions in @tree
 * @columns: for each #CascadaPlanColumn whether it is wanted; the name always is
 *
 * The tree must not change while this is written.
 */
CascadaPlanCopy *
cascada_plan_copy_new (CascadaPlanTree *tree, const GtkBitset *rows, const gboolean *columns)
{
  CascadaPlanCopy *self = g_new0 (CascadaPlanCopy, 1);

  self->tree = g_object_ref (tree);
  self->rows = gtk_bitset_copy (rows);
  self->text = g_string_new (NULL);
  memcpy (self->columns, columns, sizeof self->columns);
  self->columns[CASCADA_PLAN_COLUMN_NAME] = TRUE;
  write_headers (self);
  return self;
}

void
cascada_plan_copy_free (CascadaPlanCopy *self)
{
  g_object_unref (self->tree);
  gtk_bitset_unref (self->rows);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * cascada_plan_copy_write:
 * @n_rows: at most so many
 *
 * Returns: whether rows are left to write
 */
gboolean
cascada_plan_copy_write (CascadaPlanCopy *self, guint n_rows)
{
  guint64 total = gtk_bitset_get_size (self->rows);
  guint64 end = MIN (total, self->written + n_rows);
  GtkBitsetIter iter;
  guint position;

  if (self->written >= total ||
      !gtk_bitset_iter_init_at (&iter, self->rows, gtk_bitset_get_nth (self->rows, self->written), &position))
    return FALSE;
  do
    {
      write_row (self, cascada_plan_tree_get_node (self->tree, position));
      self->written++;
    }
  while (self->written < end && gtk_bitset_iter_next (&iter, &position));
  return self->written < total;
}

/**
 * cascada_plan_copy_get_fraction:
 *
 * Returns: how much is written, 0 to 1
 */
double
cascada_plan_copy_get_fraction (CascadaPlanCopy *self)
{
  guint64 total = gtk_bitset_get_size (self->rows);

  return total == 0 ? 1 : (double) self->written / total;
}

/**
 * cascada_plan_copy_steal_text:
 *
 * Returns: (transfer full): all that was written; nothing more can be
 */
char *
cascada_plan_copy_steal_text (CascadaPlanCopy *self)
{
  char *text = g_string_free (self->text, FALSE);

  self->text = g_string_new (NULL);
  return text;
}
