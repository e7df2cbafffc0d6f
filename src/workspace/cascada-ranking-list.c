/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-ranking-list-private.h"
#include "cascada-ranking-text.h"

/* After a change, milliseconds: somebody who types a quarter does not have it read for each figure. */
#define PATIENCE 250

/* So many plans are named where their settings differ; the rest is counted. */
#define MOST_NAMED 2

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_QUARTER,
  PROP_STATUS,
  PROP_READING,
  PROP_ACTIVE,
  PROP_SUMMARY,
  PROP_SETTINGS,
  PROP_NOTICE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CascadaRankingList, cascada_ranking_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_quarter (CascadaRankingList *self, CascadaPeriod quarter)
{
  if (self->quarter == quarter)
    return;
  self->quarter = quarter;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUARTER]);
}

/* Takes over @consolidation. */
static void
take (CascadaRankingList *self, CascadaConsolidation *consolidation)
{
  g_clear_pointer (&self->consolidation, cascada_consolidation_unref);
  self->consolidation = consolidation;
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; consolidation != NULL && i < consolidation->rows->len; i++)
    g_ptr_array_add (self->items, cascada_ranking_item_new (consolidation, i));
  if (consolidation != NULL && consolidation->first_year != 0)
    set_quarter (self, consolidation->quarter);
  cascada_ranking_list_arrange (self);
}

static void
cancel_reading (CascadaRankingList *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaRankingList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaConsolidation) consolidation =
      cascada_consolidation_read_finish (CASCADA_WORKSPACE (source), result, &error);

  /* another reading has begun since, or the workspace is another */
  if (self->reading == NULL || self->reading != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->reading);
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  /* what was read before stays, where nothing can be read now */
  if (consolidation != NULL)
    take (self, g_steal_pointer (&consolidation));
  else
    cascada_ranking_list_arrange (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

static void
begin_reading (CascadaRankingList *self)
{
  self->stale = TRUE;
  cancel_reading (self);
  if (self->workspace == NULL || !self->active)
    return;
  self->stale = FALSE;
  self->reading = g_cancellable_new ();
  cascada_consolidation_read_async (self->workspace, self->quarter, cascada_date_today (), self->flags, self->reading,
                                    read_cb, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

static gboolean
waited_cb (gpointer data)
{
  CascadaRankingList *self = data;

  self->waiting = 0;
  begin_reading (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CascadaRankingList *self)
{
  self->stale = TRUE;
  if (!self->active)
    return;
  g_clear_handle_id (&self->waiting, g_source_remove);
  self->waiting = g_timeout_add (PATIENCE, waited_cb, self);
}

static GType
get_item_type (GListModel *model)
{
  return CASCADA_TYPE_RANKING_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return CASCADA_RANKING_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CascadaRankingList *self = CASCADA_RANKING_LIST (model);

  return position < self->shown->len ? g_object_ref (self->shown->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
cascada_ranking_list_dispose (GObject *object)
{
  CascadaRankingList *self = CASCADA_RANKING_LIST (object);

  cancel_reading (self);
  g_clear_signal_handler (&self->changed_handler, self->workspace);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cascada_ranking_list_parent_class)->dispose (object);
}

static void
cascada_ranking_list_finalize (GObject *object)
{
  CascadaRankingList *self = CASCADA_RANKING_LIST (object);

  g_clear_pointer (&self->consolidation, cascada_consolidation_unref);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->shown);
  g_clear_error (&self->error);
  g_free (self->search);

  G_OBJECT_CLASS (cascada_ranking_list_parent_class)->finalize (object);
}

static void
cascada_ranking_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CascadaRankingList *self = CASCADA_RANKING_LIST (object);
  gboolean has_rows = self->consolidation != NULL;

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_QUARTER:
      g_value_set_int (value, self->quarter);
      break;
    case PROP_STATUS:
      g_value_set_int (value, (int) cascada_ranking_list_get_status (self));
      break;
    case PROP_READING:
      g_value_set_boolean (value, self->reading != NULL);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    case PROP_SUMMARY:
      g_value_take_string (value, has_rows ? cascada_ranking_sum_up (G_LIST_MODEL (self)) : g_strdup (""));
      break;
    case PROP_SETTINGS:
      g_value_take_string (value, has_rows ? cascada_ranking_tell_settings (self->consolidation, self->kind, MOST_NAMED) : g_strdup (""));
      break;
    case PROP_NOTICE:
      g_value_take_string (value, has_rows ? cascada_ranking_tell_notice (self->consolidation, cascada_date_today ()) : g_strdup (""));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_ranking_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CascadaRankingList *self = CASCADA_RANKING_LIST (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      cascada_ranking_list_set_workspace (self, g_value_get_object (value));
      break;
    case PROP_QUARTER:
      cascada_ranking_list_set_quarter (self, g_value_get_int (value));
      break;
    case PROP_ACTIVE:
      cascada_ranking_list_set_active (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_ranking_list_class_init (CascadaRankingListClass *klass)
{
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cascada_ranking_list_dispose;
  object_class->finalize = cascada_ranking_list_finalize;
  object_class->get_property = cascada_ranking_list_get_property;
  object_class->set_property = cascada_ranking_list_set_property;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CASCADA_TYPE_WORKSPACE, writable);
  properties[PROP_QUARTER] = g_param_spec_int ("quarter", NULL, NULL, 0, G_MAXINT, CASCADA_PERIOD_NONE, writable);
  properties[PROP_STATUS] = g_param_spec_int ("status", NULL, NULL, 0, CASCADA_RANKING_STATUS_ROWS, 0, readable);
  properties[PROP_READING] = g_param_spec_boolean ("reading", NULL, NULL, FALSE, readable);
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, writable);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, readable);
  properties[PROP_SETTINGS] = g_param_spec_string ("settings", NULL, NULL, NULL, readable);
  properties[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cascada_ranking_list_init (CascadaRankingList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->kind = -1;
  self->column = -1;
}

CascadaRankingList *
cascada_ranking_list_new (void)
{
  return g_object_new (CASCADA_TYPE_RANKING_LIST, NULL);
}

/** cascada_ranking_list_get_workspace: Returns: (transfer none) (nullable) */
CascadaWorkspace *
cascada_ranking_list_get_workspace (CascadaRankingList *self)
{
  g_return_val_if_fail (CASCADA_IS_RANKING_LIST (self), NULL);

  return self->workspace;
}

/** cascada_ranking_list_set_workspace: begins anew, with the quarter that ended last. */
void
cascada_ranking_list_set_workspace (CascadaRankingList *self, CascadaWorkspace *workspace)
{
  g_return_if_fail (CASCADA_IS_RANKING_LIST (self) && (workspace == NULL || CASCADA_IS_WORKSPACE (workspace)));

  if (self->workspace == workspace)
    return;
  g_clear_signal_handler (&self->changed_handler, self->workspace);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    self->changed_handler = g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_clear_error (&self->error);
  set_quarter (self, CASCADA_PERIOD_NONE);
  begin_reading (self);
  take (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/** cascada_ranking_list_set_active: whether somebody looks: what nobody looks at costs nothing, and catches up later. */
void
cascada_ranking_list_set_active (CascadaRankingList *self, gboolean active)
{
  g_return_if_fail (CASCADA_IS_RANKING_LIST (self));

  if (self->active == active)
    return;
  self->active = active;
  if (active && self->stale)
    begin_reading (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

CascadaPeriod
cascada_ranking_list_get_quarter (CascadaRankingList *self)
{
  g_return_val_if_fail (CASCADA_IS_RANKING_LIST (self), CASCADA_PERIOD_NONE);

  return self->quarter;
}

/** cascada_ranking_list_set_quarter: reads @quarter; %CASCADA_PERIOD_NONE shows none. */
void
cascada_ranking_list_set_quarter (CascadaRankingList *self, CascadaPeriod quarter)
{
  g_return_if_fail (CASCADA_IS_RANKING_LIST (self));
  g_return_if_fail (quarter == CASCADA_PERIOD_NONE || cascada_period_get_kind (quarter) == CASCADA_PERIOD_KIND_QUARTER);

  if (self->quarter == quarter)
    return;
  set_quarter (self, quarter);
  begin_reading (self);
}

static CascadaPeriod
add_quarters (CascadaPeriod quarter, int n_quarters)
{
  int number = cascada_period_get_year (quarter) * 4 + cascada_period_get_part (quarter) - 1 + n_quarters;

  return CASCADA_PERIOD_QUARTER (number / 4, number % 4 + 1);
}

/** cascada_ranking_list_can_step: whether management plans hold for the quarter so many quarters on. */
gboolean
cascada_ranking_list_can_step (CascadaRankingList *self, int n_quarters)
{
  int year;

  g_return_val_if_fail (CASCADA_IS_RANKING_LIST (self), FALSE);

  if (self->quarter == CASCADA_PERIOD_NONE || self->consolidation == NULL)
    return FALSE;
  year = cascada_period_get_year (add_quarters (self->quarter, n_quarters));
  return year >= self->consolidation->first_year && year <= self->consolidation->last_year;
}

/** cascada_ranking_list_step: goes on by @n_quarters, or back, as far as there are. */
void
cascada_ranking_list_step (CascadaRankingList *self, int n_quarters)
{
  g_return_if_fail (CASCADA_IS_RANKING_LIST (self));

  if (cascada_ranking_list_can_step (self, n_quarters))
    cascada_ranking_list_set_quarter (self, add_quarters (self->quarter, n_quarters));
}

/** cascada_ranking_list_set_flags: which plans count, and as of when. */
void
cascada_ranking_list_set_flags (CascadaRankingList *self, CascadaConsolidationFlags flags)
{
  g_return_if_fail (CASCADA_IS_RANKING_LIST (self));

  if (self->flags == flags)
    return;
  self->flags = flags;
  begin_reading (self);
}

CascadaRankingStatus
cascada_ranking_list_get_status (CascadaRankingList *self)
{
  g_return_val_if_fail (CASCADA_IS_RANKING_LIST (self), CASCADA_RANKING_STATUS_LOADING);

  if (self->consolidation == NULL)
    return self->error != NULL ? CASCADA_RANKING_STATUS_FAILED : CASCADA_RANKING_STATUS_LOADING;
  if (self->items->len == 0)
    return CASCADA_RANKING_STATUS_NO_PLANS;
  return self->shown->len == 0 ? CASCADA_RANKING_STATUS_NO_MATCH : CASCADA_RANKING_STATUS_ROWS;
}

/** cascada_ranking_list_get_consolidation: Returns: (transfer none) (nullable): what was read last */
CascadaConsolidation *
cascada_ranking_list_get_consolidation (CascadaRankingList *self)
{
  g_return_val_if_fail (CASCADA_IS_RANKING_LIST (self), NULL);

  return self->consolidation;
}

/** cascada_ranking_list_get_error: Returns: (nullable): why the last reading failed; the rows are those of an earlier one */
const GError *
cascada_ranking_list_get_error (CascadaRankingList *self)
{
  g_return_val_if_fail (CASCADA_IS_RANKING_LIST (self), NULL);

  return self->error;
}

/** cascada_ranking_list_find: Returns: the position of the row that @key names, %G_MAXUINT where it is not shown */
guint
cascada_ranking_list_find (CascadaRankingList *self, gint64 key)
{
  g_return_val_if_fail (CASCADA_IS_RANKING_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->shown->len; i++)
    if (cascada_ranking_item_get_key (self->shown->pdata[i]) == key)
      return i;
  return G_MAXUINT;
}
