/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/**
 * CascadaAttachment:
 *
 * A file, link or file-room reference that belongs to a plan: evidence of a goal in a quarter [P005 act. 9], or the
 * document of a step or request. A file’s bytes are kept once per content, named by their SHA-256.
 */
#define CASCADA_TYPE_ATTACHMENT (cascada_attachment_get_type ())
G_DECLARE_FINAL_TYPE (CascadaAttachment, cascada_attachment, CASCADA, ATTACHMENT, CascadaRecord)

enum
{
  CASCADA_ATTACHMENT_PLAN = 1,
  CASCADA_ATTACHMENT_GOAL,
  CASCADA_ATTACHMENT_PERIOD,
  CASCADA_ATTACHMENT_STEP,
  CASCADA_ATTACHMENT_NAME,
  CASCADA_ATTACHMENT_LINK,
  CASCADA_ATTACHMENT_MEDIA_TYPE,
  CASCADA_ATTACHMENT_SIZE,
  CASCADA_ATTACHMENT_SHA256,
  CASCADA_ATTACHMENT_DATE,
  CASCADA_ATTACHMENT_NOTE,
  CASCADA_ATTACHMENT_REQUEST,
};

G_END_DECLS
