/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of the register, the same in all formats. */

#include "config.h"

#include "cascada-request-export-private.h"

#include <glib/gi18n-lib.h>

#include "cascada-enum-labels.h"
#include "cascada-enums.h"

static const struct
{
  const char *key;
  const char *header;
  CascadaRegisterType type;
  double width; /* in characters of a spreadsheet */
} columns[CASCADA_N_REGISTER_COLUMNS] = {
  [CASCADA_REGISTER_NUMBER] = { "number", N_ ("Number"), CASCADA_REGISTER_COUNT, 9 },
  [CASCADA_REGISTER_YEAR] = { "year", N_ ("Year"), CASCADA_REGISTER_COUNT, 7 },
  [CASCADA_REGISTER_PLAN] = { "plan", N_ ("Plan"), CASCADA_REGISTER_TEXT, 36 },
  [CASCADA_REGISTER_UNIT] = { "unit", N_ ("Unit"), CASCADA_REGISTER_TEXT, 28 },
  [CASCADA_REGISTER_GOAL_CODE] = { "goal-code", N_ ("Goal code"), CASCADA_REGISTER_TEXT, 12 },
  [CASCADA_REGISTER_GOAL] = { "goal", N_ ("Goal"), CASCADA_REGISTER_TEXT, 48 },
  [CASCADA_REGISTER_STATE] = { "state", N_ ("State"), CASCADA_REGISTER_TEXT, 22 },
  [CASCADA_REGISTER_GROUND] = { "ground", N_ ("Ground"), CASCADA_REGISTER_TEXT, 16 },
  [CASCADA_REGISTER_PARTS] = { "parts", N_ ("What it does"), CASCADA_REGISTER_TEXT, 30 },
  [CASCADA_REGISTER_VALUES] = { "values", N_ ("Values"), CASCADA_REGISTER_COUNT, 9 },
  [CASCADA_REGISTER_BEGUN] = { "begun", N_ ("Begun"), CASCADA_REGISTER_DATE, 12 },
  [CASCADA_REGISTER_PRESENTED] = { "presented", N_ ("Presented"), CASCADA_REGISTER_DATE, 13 },
  [CASCADA_REGISTER_PRESENTER] = { "presenter", N_ ("Presented by"), CASCADA_REGISTER_TEXT, 22 },
  [CASCADA_REGISTER_WAITING] = { "waiting", N_ ("Days waiting"), CASCADA_REGISTER_COUNT, 14 },
  [CASCADA_REGISTER_DECIDED] = { "decided", N_ ("Decided"), CASCADA_REGISTER_DATE, 12 },
  [CASCADA_REGISTER_DECIDER] = { "decider", N_ ("Decided by"), CASCADA_REGISTER_TEXT, 22 },
  [CASCADA_REGISTER_REASON] = { "reason", N_ ("Reason"), CASCADA_REGISTER_TEXT, 48 },
  [CASCADA_REGISTER_SENT] = { "sent", N_ ("Adjusted version sent"), CASCADA_REGISTER_DATE, 22 },
  [CASCADA_REGISTER_HOLA_CASE] = { "hola-case", N_ ("HOLA case"), CASCADA_REGISTER_TEXT, 16 },
  [CASCADA_REGISTER_PUBLISHED] = { "published", N_ ("Published"), CASCADA_REGISTER_DATE, 13 },
  [CASCADA_REGISTER_VERSION] = { "version", N_ ("Version"), CASCADA_REGISTER_COUNT, 10 },
};

/** cascada_register_column_get_key: its name for programs. */
const char *
cascada_register_column_get_key (guint column)
{
  return columns[column].key;
}

/** cascada_register_column_get_header: its name for people, untranslated. */
const char *
cascada_register_column_get_header (guint column)
{
  return columns[column].header;
}

/** cascada_register_column_get_type: of what it holds. */
CascadaRegisterType
cascada_register_column_get_type (guint column)
{
  return columns[column].type;
}

/** cascada_register_column_get_width: in characters, for a spreadsheet. */
double
cascada_register_column_get_width (guint column)
{
  return columns[column].width;
}

/* "raise lower", or as people read it. */
static char *
describe_parts (CascadaModificationPart parts, gboolean for_people)
{
  g_autoptr (GFlagsClass) klass = g_type_class_ref (CASCADA_TYPE_MODIFICATION_PART);
  g_autoptr (GString) names = g_string_new (NULL);

  if (for_people)
    return cascada_modification_parts_to_string (parts);
  for (guint i = 0; i < klass->n_values; i++)
    if (klass->values[i].value != 0 && (parts & klass->values[i].value) != 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", klass->values[i].value_nick);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
describe_enum (GType type, int value, gboolean for_people)
{
  return g_strdup (for_people ? cascada_enum_get_label (type, value) : cascada_enum_get_nick (type, value));
}

static char *
get_text (const CascadaRequestItem *item, guint column, gboolean for_people)
{
  switch (column)
    {
    case CASCADA_REGISTER_PLAN:
      return g_strdup (item->plan_title);
    case CASCADA_REGISTER_UNIT:
      return g_strdup (item->unit_name);
    case CASCADA_REGISTER_GOAL_CODE:
      return g_strdup (item->goal_code);
    case CASCADA_REGISTER_GOAL:
      return g_strdup (item->goal_name);
    case CASCADA_REGISTER_STATE:
      return for_people ? g_strdup (cascada_request_state_get_label (item->state)) : describe_enum (CASCADA_TYPE_REQUEST_STATE, item->state, FALSE);
    case CASCADA_REGISTER_GROUND:
      return for_people ? g_strdup (cascada_request_ground_get_label (item->ground)) : describe_enum (CASCADA_TYPE_REQUEST_GROUND, item->ground, FALSE);
    case CASCADA_REGISTER_PARTS:
      return item->parts != 0 ? describe_parts (item->parts, for_people) : NULL;
    case CASCADA_REGISTER_PRESENTER:
      return g_strdup (item->presenter);
    case CASCADA_REGISTER_DECIDER:
      return g_strdup (item->decider);
    case CASCADA_REGISTER_REASON:
      return g_strdup (item->decision_reason);
    case CASCADA_REGISTER_HOLA_CASE:
      return g_strdup (item->hola_case);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* −1 for none. */
static int
get_number (const CascadaRequestItem *item, guint column)
{
  switch (column)
    {
    case CASCADA_REGISTER_NUMBER:
      return item->number;
    case CASCADA_REGISTER_YEAR:
      return item->year;
    case CASCADA_REGISTER_VALUES:
      return (int) item->n_values;
    case CASCADA_REGISTER_WAITING:
      return item->waiting;
    case CASCADA_REGISTER_VERSION:
      return item->version > 0 ? item->version : -1;
    case CASCADA_REGISTER_BEGUN:
      return item->date;
    case CASCADA_REGISTER_PRESENTED:
      return item->presented;
    case CASCADA_REGISTER_DECIDED:
      return item->decided;
    case CASCADA_REGISTER_SENT:
      return item->sent;
    case CASCADA_REGISTER_PUBLISHED:
      return item->published;
    default:
      g_return_val_if_reached (-1);
    }
}

/** cascada_register_get_cell: what an item has in a column; its text is to be freed. */
CascadaRegisterCell
cascada_register_get_cell (const CascadaRequestItem *item, guint column, gboolean for_people)
{
  CascadaRegisterCell cell = { 0 };

  if (columns[column].type == CASCADA_REGISTER_TEXT)
    {
      cell.text = get_text (item, column, for_people);
      cell.is_set = cell.text != NULL;
      return cell;
    }
  cell.number = get_number (item, column);
  cell.is_set = columns[column].type == CASCADA_REGISTER_DATE ? cell.number != CASCADA_DATE_NONE : cell.number >= 0;
  return cell;
}
