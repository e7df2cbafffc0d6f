/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-people.h"

#include "cascada-enum-labels.h"
#include "cascada-enums.h"
#include "cascada-roles.h"
#include "cascada-text.h"

#include "cascada-kinds.h"
#include "cascada-person.h"
#include "cascada-unit.h"

typedef struct
{
  CascadaRecord *person;
  gint64 kind;
  gint64 position;
  gint64 role;
  char *name;
} Place;

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  if (x->role != y->role)
    return x->role < y->role ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

static void
place_clear (gpointer data)
{
  Place *place = data;

  g_free (place->name);
}

/* Who answers for a unit comes first. */
static gint64
get_rank (gint64 role)
{
  return role == CASCADA_ROLE_HEAD_OF_PLANNING ? -1 : role;
}

static GHashTable *
index_units (CascadaWorkspace *workspace, GError **error)
{
  g_autoptr (GPtrArray) units = cascada_workspace_get_children (workspace, CASCADA_KIND_UNIT, 0, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  if (units == NULL)
    return NULL;
  for (guint i = 0; i < units->len; i++)
    {
      gint64 *key = g_new (gint64, 1);

      *key = cascada_record_get_id (units->pdata[i]);
      g_hash_table_insert (by_id, key, g_object_ref (units->pdata[i]));
    }
  return g_steal_pointer (&by_id);
}

/**
 * cascada_people_list:
 *
 * Returns: (transfer full) (element-type CascadaRecord) (nullable): all people, by their units as these are ordered, then by
 *   role and name
 */
GPtrArray *
cascada_people_list (CascadaWorkspace *workspace, GError **error)
{
  g_autoptr (GPtrArray) people = cascada_workspace_get_children (workspace, CASCADA_KIND_PERSON, 0, error);
  g_autoptr (GHashTable) units = people != NULL ? index_units (workspace, error) : NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);

  if (units == NULL)
    return NULL;
  g_array_set_clear_func (places, place_clear);
  for (guint i = 0; i < people->len; i++)
    {
      gint64 id = cascada_record_get_integer (people->pdata[i], CASCADA_PERSON_UNIT);
      CascadaRecord *unit = g_hash_table_lookup (units, &id);
      Place place = {
        .person = people->pdata[i],
        .kind = unit != NULL ? cascada_record_get_integer (unit, CASCADA_UNIT_KIND) : G_MAXINT64,
        .position = unit != NULL ? cascada_record_get_integer (unit, CASCADA_UNIT_POSITION) : 0,
        .role = get_rank (cascada_record_get_integer (people->pdata[i], CASCADA_PERSON_ROLE)),
        .name = cascada_text_fold (cascada_record_get_text (people->pdata[i], CASCADA_PERSON_NAME)),
      };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_cb);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (sorted, g_object_ref (g_array_index (places, Place, i).person));
  return g_steal_pointer (&sorted);
}

/** cascada_people_get_unit_name: Returns: (transfer full) (nullable): name of the unit; %NULL where there is none */
char *
cascada_people_get_unit_name (CascadaWorkspace *workspace, gint64 unit)
{
  g_autoptr (CascadaRecord) record =
      unit != 0 ? cascada_workspace_get_record (workspace, (CascadaRef){ CASCADA_KIND_UNIT, CASCADA_PERIOD_NONE, unit }, NULL) : NULL;

  return record != NULL && !cascada_record_is_removed (record) ? g_strdup (cascada_record_get_text (record, CASCADA_UNIT_NAME)) : NULL;
}

/** cascada_people_describe: role and unit of @person: "Local mayor · Usme". Returns: (transfer full) */
char *
cascada_people_describe (CascadaWorkspace *workspace, CascadaRecord *person)
{
  const char *role = cascada_enum_get_label (cascada_role_get_type (), (int) cascada_record_get_integer (person, CASCADA_PERSON_ROLE));
  g_autofree char *unit = cascada_people_get_unit_name (workspace, cascada_record_get_integer (person, CASCADA_PERSON_UNIT));

  return unit != NULL ? g_strdup_printf ("%s · %s", role, unit) : g_strdup (role);
}
