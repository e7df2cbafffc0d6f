/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/** CascadaOpinion: The prior opinion of a body on a request [P005 policies 9.6, 9.7]. */
#define CASCADA_TYPE_OPINION (cascada_opinion_get_type ())
G_DECLARE_FINAL_TYPE (CascadaOpinion, cascada_opinion, CASCADA, OPINION, CascadaRecord)

enum
{
  CASCADA_OPINION_REQUEST = 1,
  CASCADA_OPINION_UNIT,
  CASCADA_OPINION_DATE,
  CASCADA_OPINION_DOCUMENT,
  CASCADA_OPINION_SENSE,
  CASCADA_OPINION_TEXT,
  CASCADA_OPINION_PERSON,
};

G_END_DECLS
