/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-request.h"

G_BEGIN_DECLS

/** CascadaRequestQueue: which requests are looked at: what waits for whom, then each state. */
typedef enum
{
  CASCADA_REQUEST_QUEUE_ALL,
  CASCADA_REQUEST_QUEUE_NEW,          /* to be taken up */
  CASCADA_REQUEST_QUEUE_OPINIONS,     /* wait for an opinion */
  CASCADA_REQUEST_QUEUE_UNDER_REVIEW, /* wait for the decision */
  CASCADA_REQUEST_QUEUE_NEAR_LIMIT,   /* drafts that have until 30 June */
  CASCADA_REQUEST_QUEUE_TO_PUBLISH,   /* approved: the adjusted version is to be sent or published */
  CASCADA_REQUEST_QUEUE_DRAFT,
  CASCADA_REQUEST_QUEUE_APPROVED,
  CASCADA_REQUEST_QUEUE_SENT,
  CASCADA_REQUEST_QUEUE_PUBLISHED,
  CASCADA_REQUEST_QUEUE_DENIED,
  CASCADA_REQUEST_QUEUE_WITHDRAWN,
} CascadaRequestQueue;

#define CASCADA_N_REQUEST_QUEUES (CASCADA_REQUEST_QUEUE_WITHDRAWN + 1)

gboolean cascada_request_queue_holds (CascadaRequestQueue queue, const CascadaRequestItem *item);
const char *cascada_request_queue_get_label (CascadaRequestQueue queue);

G_END_DECLS
