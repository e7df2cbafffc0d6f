/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-row.h"

#include <glib/gi18n-lib.h>

/* A draft is near the limit in the last month before it. */
#define NEAR 30

struct _CascadaRequestRow
{
  GObject parent_instance;

  CascadaRequestItem *item;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CascadaRequestRow, cascada_request_row, G_TYPE_OBJECT)

static void
cascada_request_row_finalize (GObject *object)
{
  cascada_request_item_free (CASCADA_REQUEST_ROW (object)->item);

  G_OBJECT_CLASS (cascada_request_row_parent_class)->finalize (object);
}

static void
cascada_request_row_class_init (CascadaRequestRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cascada_request_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", CASCADA_TYPE_REQUEST_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cascada_request_row_init (CascadaRequestRow *self)
{
}

/** cascada_request_row_new: @item: (transfer full) */
CascadaRequestRow *
cascada_request_row_new (CascadaRequestItem *item)
{
  CascadaRequestRow *self = g_object_new (CASCADA_TYPE_REQUEST_ROW, NULL);

  self->item = item;
  return self;
}

/** cascada_request_row_get_item: Returns: (transfer none) */
const CascadaRequestItem *
cascada_request_row_get_item (CascadaRequestRow *self)
{
  g_return_val_if_fail (CASCADA_IS_REQUEST_ROW (self), NULL);

  return self->item;
}

/** cascada_request_row_take_item: @item: (transfer full): the same request, read again */
void
cascada_request_row_take_item (CascadaRequestRow *self, CascadaRequestItem *item)
{
  g_return_if_fail (CASCADA_IS_REQUEST_ROW (self) && item != NULL);

  cascada_request_item_free (self->item);
  self->item = item;
  g_signal_emit (self, signals[CHANGED], 0);
}

/** cascada_request_item_is_near_limit: a draft that has a month or less until 30 June, the last day for it [P005 policy 9.1]. */
gboolean
cascada_request_item_is_near_limit (const CascadaRequestItem *item)
{
  g_return_val_if_fail (item != NULL, FALSE);

  return item->limit >= 0 && item->limit <= NEAR;
}

/** cascada_request_item_get_name: Returns: (transfer full): as people call it: “Request 3 of 2025” */
char *
cascada_request_item_get_name (const CascadaRequestItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  return g_strdup_printf (_ ("Request %d of %d"), item->number, item->year);
}

/** cascada_request_item_get_goal_label: Returns: (transfer full): code and name of the goal */
char *
cascada_request_item_get_goal_label (const CascadaRequestItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  if (item->goal_name == NULL)
    return g_strdup (_ ("Its goal was deleted"));
  return item->goal_code != NULL ? g_strdup_printf ("%s. %s", item->goal_code, item->goal_name) : g_strdup (item->goal_name);
}

/** cascada_request_item_get_parts_label: Returns: (transfer full): what it does, in words */
char *
cascada_request_item_get_parts_label (const CascadaRequestItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  return item->parts != CASCADA_MODIFICATION_NONE ? cascada_modification_parts_to_string (item->parts) : g_strdup (_ ("Nothing is proposed yet"));
}

/** cascada_request_item_get_time_label: Returns: (transfer full): how long it waits, or what is left of its time; "" where neither counts */
char *
cascada_request_item_get_time_label (const CascadaRequestItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  if (item->waiting == 0)
    return g_strdup (_ ("Presented today"));
  if (item->waiting > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Waiting for %d day", "Waiting for %d days", (gulong) item->waiting), item->waiting);
  if (item->limit == 0)
    return g_strdup (_ ("Today is the last day"));
  if (cascada_request_item_is_near_limit (item))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day until 30 June", "%d days until 30 June", (gulong) item->limit), item->limit);
  if (item->limit < 0)
    return g_strdup (_ ("30 June has passed"));
  return g_strdup ("");
}
