/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-request.h"

G_BEGIN_DECLS

typedef enum
{
  CASCADA_REGISTER_TEXT,
  CASCADA_REGISTER_COUNT,
  CASCADA_REGISTER_DATE,
} CascadaRegisterType;

typedef enum
{
  CASCADA_REGISTER_NUMBER,
  CASCADA_REGISTER_YEAR,
  CASCADA_REGISTER_PLAN,
  CASCADA_REGISTER_UNIT,
  CASCADA_REGISTER_GOAL_CODE,
  CASCADA_REGISTER_GOAL,
  CASCADA_REGISTER_STATE,
  CASCADA_REGISTER_GROUND,
  CASCADA_REGISTER_PARTS,
  CASCADA_REGISTER_VALUES,
  CASCADA_REGISTER_BEGUN,
  CASCADA_REGISTER_PRESENTED,
  CASCADA_REGISTER_PRESENTER,
  CASCADA_REGISTER_WAITING,
  CASCADA_REGISTER_DECIDED,
  CASCADA_REGISTER_DECIDER,
  CASCADA_REGISTER_REASON,
  CASCADA_REGISTER_SENT,
  CASCADA_REGISTER_HOLA_CASE,
  CASCADA_REGISTER_PUBLISHED,
  CASCADA_REGISTER_VERSION,
  CASCADA_N_REGISTER_COLUMNS,
} CascadaRegisterColumn;

/**
 * CascadaRegisterCell: what stands in a column.
 * @is_set: there is something
 * @text: of a text; translated where people read it
 * @number: of a count, or the day of a date
 */
typedef struct
{
  gboolean is_set;
  char *text;
  int number;
} CascadaRegisterCell;

const char *cascada_register_column_get_key (guint column);
const char *cascada_register_column_get_header (guint column);
CascadaRegisterType cascada_register_column_get_type (guint column);
double cascada_register_column_get_width (guint column);
CascadaRegisterCell cascada_register_get_cell (const CascadaRequestItem *item, guint column, gboolean for_people);

G_END_DECLS
