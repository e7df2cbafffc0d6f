/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What writing and reading the JSON document share. */

#include "config.h"

#include "cascada-json-private.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"

/** cascada_json_get_list: name of the array that holds the records of @kind. */
const char *
cascada_json_get_list (CascadaKind kind)
{
  static const char *const lists[CASCADA_N_KINDS] = {
    [CASCADA_KIND_UNIT] = "units",
    [CASCADA_KIND_PERSON] = "persons",
    [CASCADA_KIND_PLAN] = "plans",
    [CASCADA_KIND_OBJECTIVE] = "objectives",
    [CASCADA_KIND_GOAL] = "goals",
    [CASCADA_KIND_INDICATOR] = "indicators",
    [CASCADA_KIND_WEIGHT] = "weights",
    [CASCADA_KIND_TARGET] = "targets",
    [CASCADA_KIND_REPORT] = "reports",
    [CASCADA_KIND_PUBLICATION] = "publications",
    [CASCADA_KIND_STEP] = "steps",
    [CASCADA_KIND_OBSERVATION] = "observations",
    [CASCADA_KIND_ATTACHMENT] = "attachments",
    [CASCADA_KIND_VERSION] = "versions",
    [CASCADA_KIND_NON_WORKING_DAY] = "non-working-days",
    [CASCADA_KIND_REQUEST] = "requests",
    [CASCADA_KIND_PROPOSAL] = "proposals",
    [CASCADA_KIND_OPINION] = "opinions",
  };

  return lists[kind];
}

/** cascada_json_is_written: whether a field is a member; parent and position are said by where the record stands. */
gboolean
cascada_json_is_written (CascadaKind kind, guint field)
{
  return field != cascada_kind_get_class (kind)->parent_field && field != cascada_field_find (kind, "position");
}

/** cascada_json_has_id: whether records of @kind may carry a number, because others refer to them by it. */
gboolean
cascada_json_has_id (CascadaKind kind)
{
  for (CascadaKind from = CASCADA_KIND_NONE + 1; from < CASCADA_N_KINDS; from++)
    {
      CascadaRecordClass *klass = cascada_kind_get_class (from);

      for (guint field = 1; field <= klass->n_fields; field++)
        if (field != klass->parent_field && klass->fields[field - 1].references == kind)
          return TRUE;
    }
  return FALSE;
}

/**
 * cascada_json_scan:
 *
 * Refuses what the parser must not be given: text deeper than a document of ours can be would exhaust its stack.
 */
gboolean
cascada_json_scan (const char *text, gsize length, GError **error)
{
  gboolean in_string = FALSE;
  guint depth = 0, line = 1;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      line += c == '\n';
      if (in_string)
        {
          if (c == '\\')
            i++;
          else
            in_string = c != '"';
        }
      else if (c == '"')
        in_string = TRUE;
      else if (c == '[' || c == '{')
        depth++;
      else if ((c == ']' || c == '}') && depth > 0)
        depth--;
      if (depth > CASCADA_JSON_MAX_DEPTH)
        {
          g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID,
                       _ ("Line %u: nested deeper than a document of Cascada can be"), line);
          return FALSE;
        }
    }
  return TRUE;
}
