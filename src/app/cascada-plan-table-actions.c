/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table's actions: copying, unfolding, sorting, columns. */

#include "config.h"

#include "cascada-plan-table-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define ROWS_AT_ONCE 256
#define FRAME (G_USEC_PER_SEC / 100) /* µs of each turn of the main loop that a copy may take */

static CascadaPlanCopy *
new_copy (CascadaPlanTable *self)
{
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return cascada_plan_copy_new (self->tree, rows, self->wanted);
}

static void
finish_copy (CascadaPlanTable *self)
{
  g_autofree char *text = cascada_plan_copy_steal_text (self->copy);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  self->copy_source = 0;
  g_clear_pointer (&self->copy, cascada_plan_copy_free);
  g_object_notify (G_OBJECT (self), "busy");
}

static gboolean
copy_cb (gpointer user_data)
{
  CascadaPlanTable *self = user_data;
  gint64 end = g_get_monotonic_time () + FRAME;

  do
    if (!cascada_plan_copy_write (self->copy, ROWS_AT_ONCE))
      {
        finish_copy (self);
        return G_SOURCE_REMOVE;
      }
  while (g_get_monotonic_time () < end);
  return G_SOURCE_CONTINUE;
}

static void
copy_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaPlanTable *self = user_data;
  g_autoptr (GtkBitset) rows = NULL;

  if (self->selection == NULL)
    return;
  rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_is_empty (rows))
    return;

  cascada_plan_table_stop_copy (self);
  self->copy = new_copy (self);
  if (copy_cb (self) == G_SOURCE_CONTINUE)
    {
      self->copy_source = g_idle_add (copy_cb, self);
      g_object_notify (G_OBJECT (self), "busy");
    }
}

static void
select_all_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaPlanTable *self = user_data;

  if (self->selection != NULL)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

static void
expand_all (CascadaPlanTable *self, gboolean expanded)
{
  if (self->tree == NULL)
    return;

  cascada_plan_table_stop_copy (self);
  cascada_plan_table_begin_change (self);
  cascada_plan_tree_expand_all (self->tree, expanded);
  cascada_plan_table_end_change (self);
}

static void
expand_all_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  expand_all (user_data, TRUE);
}

static void
collapse_all_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  expand_all (user_data, FALSE);
}

static void
menu_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cascada_plan_table_popup_menu (user_data);
}

static void
sort_action (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  CascadaPlanTable *self = user_data;
  CascadaPlanColumn column;
  gboolean descending;
  CascadaSort sort;

  cascada_plan_table_get_sort (self, &sort, &descending);
  sort = CASCADA_SORT_DOCUMENT;
  if (cascada_plan_column_find (g_variant_get_string (value, NULL), &column))
    sort = cascada_plan_column_get_info (column)->sort;
  cascada_plan_table_set_sort (self, sort, descending);
}

static void
descending_action (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  CascadaPlanTable *self = user_data;
  gboolean descending;
  CascadaSort sort;

  cascada_plan_table_get_sort (self, &sort, &descending);
  if (sort != CASCADA_SORT_DOCUMENT)
    cascada_plan_table_set_sort (self, sort, g_variant_get_boolean (value));
}

static void
set_state (CascadaPlanTable *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), state);
}

static void
order_changed_cb (CascadaPlanTable *self)
{
  gboolean descending;
  int column = cascada_header_order_get (self->order, &descending);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "descending");

  set_state (self, "sort", g_variant_new_string (column < 0 ? "" : cascada_plan_column_get_info (column)->id));
  set_state (self, "descending", g_variant_new_boolean (descending));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), column >= 0);
}

static void
column_action (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  CascadaPlanColumn column;

  if (cascada_plan_column_find (g_action_get_name (G_ACTION (action)) + strlen ("column-"), &column))
    cascada_plan_table_set_wanted (user_data, column, g_variant_get_boolean (value));
}

static void
add_column_actions (CascadaPlanTable *self)
{
  for (guint i = CASCADA_PLAN_COLUMN_NAME + 1; i < CASCADA_N_PLAN_COLUMNS; i++)
    {
      g_autofree char *name = g_strconcat ("column-", cascada_plan_column_get_info (i)->id, NULL);
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (TRUE));

      g_signal_connect (action, "change-state", G_CALLBACK (column_action), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
}

void
cascada_plan_table_init_actions (CascadaPlanTable *self)
{
  static const GActionEntry entries[] = {
    { "copy", copy_action },
    { "select-all", select_all_action },
    { "expand-all", expand_all_action },
    { "collapse-all", collapse_all_action },
    { "menu", menu_action },
    { "sort", NULL, "s", "''", sort_action },
    { "descending", NULL, NULL, "false", descending_action },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  add_column_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (self->order, "changed", G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
  order_changed_cb (self);
}

/**
 * cascada_plan_table_stop_copy:
 *
 * Gives up a copy that is being written, because the rows change.
 */
void
cascada_plan_table_stop_copy (CascadaPlanTable *self)
{
  if (self->copy == NULL)
    return;

  g_clear_handle_id (&self->copy_source, g_source_remove);
  g_clear_pointer (&self->copy, cascada_plan_copy_free);
  g_object_notify (G_OBJECT (self), "busy");
}

/**
 * cascada_plan_table_get_selected_text:
 *
 * Returns: (transfer full): the selected rows for a spreadsheet, with headers, as “Copy” puts them on the clipboard
 */
char *
cascada_plan_table_get_selected_text (CascadaPlanTable *self)
{
  g_autoptr (CascadaPlanCopy) copy = NULL;

  g_return_val_if_fail (CASCADA_IS_PLAN_TABLE (self), NULL);
  g_return_val_if_fail (self->tree != NULL, NULL);

  copy = new_copy (self);
  while (cascada_plan_copy_write (copy, ROWS_AT_ONCE))
    ;
  return cascada_plan_copy_steal_text (copy);
}
