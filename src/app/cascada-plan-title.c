/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-plan-title.h"

#include <glib/gi18n.h>

#include "cascada-kinds.h"
#include "cascada-plan.h"

/** cascada_plan_kind_get_heading: heading of the plans of a #CascadaPlanKind (translated). */
const char *
cascada_plan_kind_get_heading (gint64 kind)
{
  switch (kind)
    {
    case CASCADA_PLAN_KIND_STRATEGIC:
      return _ ("Strategic Plans");
    case CASCADA_PLAN_KIND_ACTION:
      return _ ("Action Plans");
    case CASCADA_PLAN_KIND_MANAGEMENT:
      return _ ("Management Plans");
    default:
      return _ ("Accountability Strategies");
    }
}

/** cascada_plan_get_years_label: "2024" or "2020–2024". Returns: (transfer full) */
char *
cascada_plan_get_years_label (CascadaRecord *plan)
{
  int first = cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR);
  int last = cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR);

  return first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d–%d", first, last);
}

/** cascada_plan_compare: by kind, then the latest years first, then position. */
int
cascada_plan_compare (CascadaRecord *a, CascadaRecord *b)
{
  static const struct
  {
    guint field;
    int sign;
  } keys[] = {
    { CASCADA_PLAN_KIND, 1 },
    { CASCADA_PLAN_LAST_YEAR, -1 },
    { CASCADA_PLAN_FIRST_YEAR, -1 },
    { CASCADA_PLAN_POSITION, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gint64 x = cascada_record_get_integer (a, keys[i].field), y = cascada_record_get_integer (b, keys[i].field);

      if (x != y)
        return x < y ? -keys[i].sign : keys[i].sign;
    }
  return cascada_record_get_id (a) < cascada_record_get_id (b) ? -1 : 1;
}
