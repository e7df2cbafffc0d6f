/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/** CascadaVersion: A published state of a plan: the plan as the change log has it at this record’s creation. */
#define CASCADA_TYPE_VERSION (cascada_version_get_type ())
G_DECLARE_FINAL_TYPE (CascadaVersion, cascada_version, CASCADA, VERSION, CascadaRecord)

enum
{
  CASCADA_VERSION_PLAN = 1,
  CASCADA_VERSION_NUMBER,
  CASCADA_VERSION_DATE,
  CASCADA_VERSION_DOCUMENT,
  CASCADA_VERSION_NOTE,
};

G_END_DECLS
