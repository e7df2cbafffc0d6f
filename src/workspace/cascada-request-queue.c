/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-queue.h"

#include <glib/gi18n-lib.h>

#include "cascada-request-row.h"

#define STATE(name) (1u << CASCADA_REQUEST_STATE_##name)

static const struct
{
  const char *label;
  guint states;
} queues[] = {
  [CASCADA_REQUEST_QUEUE_ALL] = { NC_ ("requests", "All"), ~0u },
  [CASCADA_REQUEST_QUEUE_NEW] = { NC_ ("requests", "New"), STATE (PRESENTED) },
  [CASCADA_REQUEST_QUEUE_OPINIONS] = { NC_ ("requests", "Waiting for an opinion"), STATE (OPINIONS_PENDING) },
  [CASCADA_REQUEST_QUEUE_UNDER_REVIEW] = { NC_ ("requests", "Under review"), STATE (UNDER_REVIEW) },
  [CASCADA_REQUEST_QUEUE_NEAR_LIMIT] = { NC_ ("requests", "Near the limit"), STATE (DRAFT) },
  [CASCADA_REQUEST_QUEUE_TO_PUBLISH] = { NC_ ("requests", "To be published"), STATE (APPROVED) | STATE (ADJUSTED_VERSION_SENT) },
  [CASCADA_REQUEST_QUEUE_DRAFT] = { NC_ ("requests", "Drafts"), STATE (DRAFT) },
  [CASCADA_REQUEST_QUEUE_APPROVED] = { NC_ ("requests", "Approved"), STATE (APPROVED) },
  [CASCADA_REQUEST_QUEUE_SENT] = { NC_ ("requests", "Adjusted version sent"), STATE (ADJUSTED_VERSION_SENT) },
  [CASCADA_REQUEST_QUEUE_PUBLISHED] = { NC_ ("requests", "Published"), STATE (PUBLISHED) },
  [CASCADA_REQUEST_QUEUE_DENIED] = { NC_ ("requests", "Denied"), STATE (DENIED) },
  [CASCADA_REQUEST_QUEUE_WITHDRAWN] = { NC_ ("requests", "Withdrawn"), STATE (WITHDRAWN) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (queues) == CASCADA_N_REQUEST_QUEUES);

/** cascada_request_queue_holds: whether @item is one of @queue. */
gboolean
cascada_request_queue_holds (CascadaRequestQueue queue, const CascadaRequestItem *item)
{
  g_return_val_if_fail ((guint) queue < CASCADA_N_REQUEST_QUEUES && item != NULL, FALSE);

  return (queues[queue].states & 1u << item->state) != 0 && (queue != CASCADA_REQUEST_QUEUE_NEAR_LIMIT || cascada_request_item_is_near_limit (item));
}

/** cascada_request_queue_get_label: translated. */
const char *
cascada_request_queue_get_label (CascadaRequestQueue queue)
{
  g_return_val_if_fail ((guint) queue < CASCADA_N_REQUEST_QUEUES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "requests", queues[queue].label);
}
