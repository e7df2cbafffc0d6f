/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/** CascadaPublication: Compliance of an objective at a cut-off, in percent, as published with imported data. */
#define CASCADA_TYPE_PUBLICATION (cascada_publication_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPublication, cascada_publication, CASCADA, PUBLICATION, CascadaRecord)

enum
{
  CASCADA_PUBLICATION_COMPLIANCE = 1,
};

G_END_DECLS
