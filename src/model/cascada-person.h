/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/** CascadaPerson: Somebody who works with plans, with the role and unit he or she acts for. */
#define CASCADA_TYPE_PERSON (cascada_person_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPerson, cascada_person, CASCADA, PERSON, CascadaRecord)

enum
{
  CASCADA_PERSON_NAME = 1,
  CASCADA_PERSON_ROLE,
  CASCADA_PERSON_UNIT,
  CASCADA_PERSON_EMAIL,
};

G_END_DECLS
