/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-register.h"

#include "cascada-text.h"

/* After a change, milliseconds: several edits in a row are one reading. */
#define PATIENCE 150

struct _CascadaRequestRegister
{
  GObject parent_instance;

  CascadaWorkspace *workspace;
  GPtrArray *rows;  /* CascadaRequestRow: all of them, as last read */
  GPtrArray *shown; /* those that the filters let through */
  GCancellable *reading;
  GError *error;
  guint waiting;
  guint counts[CASCADA_N_REQUEST_QUEUES];

  CascadaRequestQueue queue;
  int year;
  char *search; /* folded, or NULL */
  gboolean mine;

  gboolean active;
  gboolean stale;
  gboolean is_read;
};

enum
{
  REFRESHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CascadaRequestRegister, cascada_request_register, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
says (const char *text, const char *folded)
{
  return text != NULL && cascada_text_contains (text, folded);
}

/* Whether it passes all filters but that of the queue. */
static gboolean
passes (CascadaRequestRegister *self, const CascadaRequestItem *item)
{
  g_autofree char *number = g_strdup_printf ("%d", item->number);

  if (self->year != 0 && item->year != self->year)
    return FALSE;
  if (self->mine && self->workspace != NULL && item->unit != cascada_workspace_get_unit (self->workspace))
    return FALSE;
  return self->search == NULL || g_str_equal (number, self->search) || says (item->goal_code, self->search) || says (item->goal_name, self->search) ||
         says (item->plan_title, self->search) || says (item->unit_name, self->search) || says (item->presenter, self->search);
}

/* Rows that stay keep their place, and with it selection and focus. */
static void
show (CascadaRequestRegister *self, GPtrArray *shown)
{
  GPtrArray *old = self->shown;
  guint first = 0, last = 0;

  while (first < MIN (old->len, shown->len) && old->pdata[first] == shown->pdata[first])
    first++;
  while (last < MIN (old->len, shown->len) - first && old->pdata[old->len - 1 - last] == shown->pdata[shown->len - 1 - last])
    last++;
  self->shown = shown;
  if (first + last < MAX (old->len, shown->len))
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - last, shown->len - first - last);
  g_ptr_array_unref (old);
}

static void
arrange (CascadaRequestRegister *self)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);

  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const CascadaRequestItem *item = cascada_request_row_get_item (self->rows->pdata[i]);

      if (!passes (self, item))
        continue;
      for (guint queue = 0; queue < CASCADA_N_REQUEST_QUEUES; queue++)
        self->counts[queue] += cascada_request_queue_holds (queue, item);
      if (cascada_request_queue_holds (self->queue, item))
        g_ptr_array_add (shown, g_object_ref (self->rows->pdata[i]));
    }
  show (self, shown);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static CascadaRequestRow *
find_row (CascadaRequestRegister *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (cascada_request_row_get_item (self->rows->pdata[i])->id == id)
      return self->rows->pdata[i];
  return NULL;
}

/* Takes the items out of @items. */
static void
take (CascadaRequestRegister *self, GPtrArray *items)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (items, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      CascadaRequestRow *row = find_row (self, ((CascadaRequestItem *) items->pdata[i])->id);

      if (row != NULL)
        cascada_request_row_take_item (row, items->pdata[i]);
      g_ptr_array_add (rows, row != NULL ? g_object_ref (row) : cascada_request_row_new (items->pdata[i]));
    }
  g_ptr_array_unref (self->rows);
  self->rows = rows;
  self->is_read = TRUE;
}

static void
cancel_reading (CascadaRequestRegister *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* A late answer never takes the place of a newer one. */
typedef struct
{
  CascadaRequestRegister *self;
  GCancellable *cancellable;
} Reading;

static Reading *
reading_new (CascadaRequestRegister *self)
{
  Reading *asked = g_new0 (Reading, 1);

  asked->self = g_object_ref (self);
  asked->cancellable = g_object_ref (self->reading);
  return asked;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *asked = user_data;
  g_autoptr (CascadaRequestRegister) self = asked->self;
  g_autoptr (GCancellable) cancellable = asked->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = cascada_request_list_finish (CASCADA_WORKSPACE (source), result, &error);

  /* another reading has begun since, or the workspace is another */
  if (self->reading != cancellable)
    return;
  g_clear_object (&self->reading);
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  if (items != NULL)
    take (self, items);
  arrange (self);
}

static void
begin_reading (CascadaRequestRegister *self)
{
  cancel_reading (self);
  self->stale = TRUE;
  if (self->workspace == NULL || !self->active)
    return;
  self->stale = FALSE;
  self->reading = g_cancellable_new ();
  cascada_request_list_async (self->workspace, NULL, cascada_date_today (), self->reading, read_cb, reading_new (self));
}

static gboolean
waited_cb (gpointer data)
{
  CascadaRequestRegister *self = data;

  self->waiting = 0;
  begin_reading (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CascadaRequestRegister *self)
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
  return CASCADA_TYPE_REQUEST_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return CASCADA_REQUEST_REGISTER (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CascadaRequestRegister *self = CASCADA_REQUEST_REGISTER (model);

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
cascada_request_register_dispose (GObject *object)
{
  CascadaRequestRegister *self = CASCADA_REQUEST_REGISTER (object);

  cancel_reading (self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cascada_request_register_parent_class)->dispose (object);
}

static void
cascada_request_register_finalize (GObject *object)
{
  CascadaRequestRegister *self = CASCADA_REQUEST_REGISTER (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->shown);
  g_clear_error (&self->error);
  g_free (self->search);

  G_OBJECT_CLASS (cascada_request_register_parent_class)->finalize (object);
}

static void
cascada_request_register_class_init (CascadaRequestRegisterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cascada_request_register_dispose;
  object_class->finalize = cascada_request_register_finalize;

  signals[REFRESHED] = g_signal_new ("refreshed", CASCADA_TYPE_REQUEST_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cascada_request_register_init (CascadaRequestRegister *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}

/** cascada_request_register_new: an empty list, until it has a workspace and is active. */
CascadaRequestRegister *
cascada_request_register_new (void)
{
  return g_object_new (CASCADA_TYPE_REQUEST_REGISTER, NULL);
}

/** cascada_request_register_get_workspace: (nullable) */
CascadaWorkspace *
cascada_request_register_get_workspace (CascadaRequestRegister *self)
{
  g_return_val_if_fail (CASCADA_IS_REQUEST_REGISTER (self), NULL);

  return self->workspace;
}

/** cascada_request_register_set_workspace: @workspace: (nullable): whose requests */
void
cascada_request_register_set_workspace (CascadaRequestRegister *self, CascadaWorkspace *workspace)
{
  g_return_if_fail (CASCADA_IS_REQUEST_REGISTER (self));

  if (self->workspace == workspace)
    return;
  cancel_reading (self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  g_ptr_array_set_size (self->rows, 0);
  self->is_read = FALSE;
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::person", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  arrange (self);
  begin_reading (self);
}

/** cascada_request_register_set_active: whether somebody looks; a register that nobody looks at costs nothing. */
void
cascada_request_register_set_active (CascadaRequestRegister *self, gboolean active)
{
  g_return_if_fail (CASCADA_IS_REQUEST_REGISTER (self));

  self->active = active;
  if (active && self->stale)
    begin_reading (self);
}

CascadaRequestQueue
cascada_request_register_get_queue (CascadaRequestRegister *self)
{
  g_return_val_if_fail (CASCADA_IS_REQUEST_REGISTER (self), CASCADA_REQUEST_QUEUE_ALL);

  return self->queue;
}

void
cascada_request_register_set_queue (CascadaRequestRegister *self, CascadaRequestQueue queue)
{
  g_return_if_fail (CASCADA_IS_REQUEST_REGISTER (self) && (guint) queue < CASCADA_N_REQUEST_QUEUES);

  self->queue = queue;
  arrange (self);
}

/** cascada_request_register_set_year: 0 for all. */
void
cascada_request_register_set_year (CascadaRequestRegister *self, int year)
{
  g_return_if_fail (CASCADA_IS_REQUEST_REGISTER (self));

  self->year = year;
  arrange (self);
}

/** cascada_request_register_set_mine: only those of the unit that whoever works acts for. */
void
cascada_request_register_set_mine (CascadaRequestRegister *self, gboolean mine)
{
  g_return_if_fail (CASCADA_IS_REQUEST_REGISTER (self));

  self->mine = mine;
  arrange (self);
}

/** cascada_request_register_set_search: part of goal, plan, unit, presenter, or the number; case and accents do not matter. */
void
cascada_request_register_set_search (CascadaRequestRegister *self, const char *search)
{
  g_return_if_fail (CASCADA_IS_REQUEST_REGISTER (self));

  g_free (self->search);
  self->search = search != NULL && *search != '\0' ? cascada_text_fold (search) : NULL;
  arrange (self);
}

/** cascada_request_register_show_all: without any filter. */
void
cascada_request_register_show_all (CascadaRequestRegister *self)
{
  g_return_if_fail (CASCADA_IS_REQUEST_REGISTER (self));

  self->queue = CASCADA_REQUEST_QUEUE_ALL;
  self->year = 0;
  self->mine = FALSE;
  g_clear_pointer (&self->search, g_free);
  arrange (self);
}

/** cascada_request_register_is_read: whether it has been read at all. */
gboolean
cascada_request_register_is_read (CascadaRequestRegister *self)
{
  g_return_val_if_fail (CASCADA_IS_REQUEST_REGISTER (self), FALSE);

  return self->is_read;
}

/** cascada_request_register_get_error: (nullable): why the last reading failed; what was read before stays */
const GError *
cascada_request_register_get_error (CascadaRequestRegister *self)
{
  g_return_val_if_fail (CASCADA_IS_REQUEST_REGISTER (self), NULL);

  return self->error;
}

/** cascada_request_register_get_total: how many requests there are, whatever the filters. */
guint
cascada_request_register_get_total (CascadaRequestRegister *self)
{
  g_return_val_if_fail (CASCADA_IS_REQUEST_REGISTER (self), 0);

  return self->rows->len;
}

/** cascada_request_register_count: how many @queue holds, by the other filters. */
guint
cascada_request_register_count (CascadaRequestRegister *self, CascadaRequestQueue queue)
{
  g_return_val_if_fail (CASCADA_IS_REQUEST_REGISTER (self) && (guint) queue < CASCADA_N_REQUEST_QUEUES, 0);

  return self->counts[queue];
}

/** cascada_request_register_get_years: (transfer full) (element-type int): that have requests, the latest first */
GArray *
cascada_request_register_get_years (CascadaRequestRegister *self)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < self->rows->len; i++)
    {
      int year = cascada_request_row_get_item (self->rows->pdata[i])->year;

      if (years->len == 0 || g_array_index (years, int, years->len - 1) != year)
        g_array_append_val (years, year);
    }
  return years;
}

/** cascada_request_register_find: Returns: position of @request in the list, or %G_MAXUINT where the filters hide it */
guint
cascada_request_register_find (CascadaRequestRegister *self, gint64 request)
{
  g_return_val_if_fail (CASCADA_IS_REQUEST_REGISTER (self), G_MAXUINT);

  for (guint i = 0; i < self->shown->len; i++)
    if (cascada_request_row_get_item (self->shown->pdata[i])->id == request)
      return i;
  return G_MAXUINT;
}
