/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom the sample’s management plans are of: the strategic plan above them, units, people, days. */

#include "config.h"

#include "cascada-sample-management.h"

#include "cascada-enums.h"
#include "cascada-non-working-day.h"
#include "cascada-person.h"
#include "cascada-unit.h"

#define SAMPLES "resource:///org/cascada/samples/"

/** cascada_sample_import_strategic_plan: the published follow-up, whose objectives the management plans serve. */
gboolean
cascada_sample_import_strategic_plan (CascadaSampleMaker *maker, GCancellable *cancellable, GError **error)
{
  static const char *const files[] = { SAMPLES "pei_2025_q2_indicators.csv", SAMPLES "pei_2025_q2_objectives.csv",
                                       SAMPLES "pei_2025_q2_reconstructed.csv", NULL };
  CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
  g_autoptr (CascadaImportResult) result = NULL;

  request.files = files;
  request.profile = "pei-reconstructed";
  result = cascada_import_run (maker->workspace, &request, NULL, NULL, cancellable, error);
  if (result == NULL)
    return FALSE;
  maker->objectives = cascada_workspace_get_children (maker->workspace, CASCADA_KIND_OBJECTIVE, result->plan.id, error);
  return maker->objectives != NULL;
}

static char *
get_unit_key (int kind, const char *code)
{
  return g_strdup_printf ("%d %s", kind, code);
}

/** cascada_sample_find_unit: the unit of the template with the code. */
CascadaRecord *
cascada_sample_find_unit (const CascadaSampleMaker *maker, const char *kind, const char *code)
{
  g_autofree char *key = get_unit_key ((int) cascada_sample_enum (cascada_unit_kind_get_type (), kind).integer, code);

  return g_hash_table_lookup (maker->units, key);
}

/** cascada_sample_index_units: the units that the tables name by kind and code. */
gboolean
cascada_sample_index_units (CascadaSampleMaker *maker, GError **error)
{
  g_autoptr (GPtrArray) units = cascada_workspace_get_children (maker->workspace, CASCADA_KIND_UNIT, 0, error);

  maker->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; units != NULL && i < units->len; i++)
    g_hash_table_insert (maker->units,
                         get_unit_key ((int) cascada_record_get_integer (units->pdata[i], CASCADA_UNIT_KIND),
                                       cascada_record_get_text (units->pdata[i], CASCADA_UNIT_CODE)),
                         g_object_ref (units->pdata[i]));
  return units != NULL;
}

static void
index_person (CascadaSampleMaker *maker, char *key, gint64 id)
{
  GArray *ids = g_hash_table_lookup (maker->people, key);

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (maker->people, g_strdup (key), ids);
    }
  g_array_append_val (ids, id);
  g_free (key);
}

/** cascada_sample_add_people: everybody who acts. */
gboolean
cascada_sample_add_people (CascadaSampleMaker *maker, GError **error)
{
  g_autoptr (CascadaSampleTable) people = cascada_sample_table_load ("management_people", error);

  maker->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint row = 0; people != NULL && row < people->rows->len; row++)
    {
      const char *role = cascada_sample_table_get (people, row, "role"), *code = cascada_sample_table_get (people, row, "unit_code");
      CascadaRecord *unit = cascada_sample_find_unit (maker, cascada_sample_table_get (people, row, "unit_kind"), code);
      CascadaRef ref = { CASCADA_KIND_PERSON, CASCADA_PERIOD_NONE, 0 };
      CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

      values[CASCADA_PERSON_NAME - 1] = cascada_value_text (cascada_sample_table_get (people, row, "name"));
      values[CASCADA_PERSON_ROLE - 1] = cascada_sample_enum (cascada_role_get_type (), role);
      values[CASCADA_PERSON_UNIT - 1] = cascada_value_integer (cascada_record_get_id (unit));
      values[CASCADA_PERSON_EMAIL - 1] = cascada_value_text (cascada_sample_table_get (people, row, "email"));
      if (!cascada_workspace_create (maker->workspace, &ref, 0, values, error))
        return FALSE;
      index_person (maker, g_strdup_printf ("%s %s", role, code), ref.id);
      index_person (maker, g_strdup (role), ref.id);
    }
  return people != NULL;
}

/** cascada_sample_add_day: the extra day without work, which moves a deadline. */
gboolean
cascada_sample_add_day (CascadaSampleMaker *maker, GError **error)
{
  CascadaRef ref = { CASCADA_KIND_NON_WORKING_DAY, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[CASCADA_NON_WORKING_DAY_DATE - 1] = cascada_sample_date (cascada_sample_get_text (maker, "day", 0));
  values[CASCADA_NON_WORKING_DAY_NAME - 1] = cascada_value_text (cascada_sample_get_text (maker, "day-name", 0));
  return cascada_workspace_create (maker->workspace, &ref, 0, values, error);
}
