/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CascadaRole: who acts [P005, responsables]. The numbers are stored: append, never reorder. */
typedef enum
{
  CASCADA_ROLE_PLANNING_ANALYST,
  CASCADA_ROLE_HEAD_OF_PLANNING,
  CASCADA_ROLE_PROCESS_LEADER,
  CASCADA_ROLE_LOCAL_MAYOR,
  CASCADA_ROLE_IMPROVEMENT_PROMOTER,
  CASCADA_ROLE_DIRECTOR,
} CascadaRole;

G_END_DECLS
