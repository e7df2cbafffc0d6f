/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a new workspace need not be filled with by hand. */

#include "config.h"

#include "cascada-template.h"

#include <glib/gi18n-lib.h>

#include "cascada-enums.h"
#include "cascada-sample-table.h"
#include "cascada-text.h"
#include "cascada-unit.h"

static gboolean
is_there (GPtrArray *units, const char *name)
{
  for (guint i = 0; i < units->len; i++)
    if (cascada_text_is_same (cascada_record_get_text (units->pdata[i], CASCADA_UNIT_NAME), name))
      return TRUE;
  return FALSE;
}

static gboolean
create_unit (CascadaWorkspace *workspace, const CascadaSampleTable *table, guint row, guint position, GError **error)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (cascada_unit_kind_get_type ());
  const GEnumValue *kind = g_enum_get_value_by_nick (kinds, cascada_sample_table_get (table, row, "kind"));
  CascadaRef ref = { CASCADA_KIND_UNIT, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  g_return_val_if_fail (kind != NULL, FALSE);
  values[CASCADA_UNIT_CODE - 1] = cascada_value_text (cascada_sample_table_get (table, row, "code"));
  values[CASCADA_UNIT_NAME - 1] = cascada_value_text (cascada_sample_table_get (table, row, "name"));
  values[CASCADA_UNIT_KIND - 1] = cascada_value_integer (kind->value);
  values[CASCADA_UNIT_POSITION - 1] = cascada_value_integer (position);
  return cascada_workspace_create (workspace, &ref, 0, values, error);
}

static gboolean
create_missing (CascadaWorkspace *workspace, const CascadaSampleTable *table, GPtrArray *units, GError **error)
{
  guint position = units->len;

  for (guint row = 0; row < table->rows->len; row++)
    if (!is_there (units, cascada_sample_table_get (table, row, "name")) &&
        !create_unit (workspace, table, row, position++, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_complete (const CascadaSampleTable *table, GPtrArray *units)
{
  for (guint row = 0; row < table->rows->len; row++)
    if (!is_there (units, cascada_sample_table_get (table, row, "name")))
      return FALSE;
  return TRUE;
}

/**
 * cascada_template_add_units:
 * @error: what the workspace refuses
 *
 * Adds the units that make management plans [PLE-PIN-P005]: the planning office, the 16 processes, the 20 local offices
 * in the order of their codes, and the bodies whose opinion a modification needs [policy 9.7]. One edit; what is there
 * already, by its name, stays as it is.
 */
gboolean
cascada_template_add_units (CascadaWorkspace *workspace, GError **error)
{
  g_autoptr (CascadaSampleTable) table = NULL;
  g_autoptr (GPtrArray) units = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), FALSE);

  table = cascada_sample_table_load ("template_units", error);
  units = table != NULL ? cascada_workspace_get_children (workspace, CASCADA_KIND_UNIT, 0, error) : NULL;
  if (units == NULL)
    return FALSE;
  if (is_complete (table, units))
    return TRUE;
  if (!cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_IMPORT, _ ("Units of the template"), error))
    return FALSE;
  return cascada_workspace_end (workspace, create_missing (workspace, table, units, error), error);
}
