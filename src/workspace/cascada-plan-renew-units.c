/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For whom plans can be made of another one, and what they would be called. */

#include "config.h"

#include "cascada-plan-renew-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-plan.h"
#include "cascada-unit.h"

/* The plan that is copied. */
typedef struct
{
  CascadaWorkspace *workspace;
  CascadaRecord *plan;
  int first_year, last_year;
  int year; /* first of what is made */
  char *own_unit;
} Source;

static void
source_clear (Source *source)
{
  g_clear_object (&source->plan);
  g_free (source->own_unit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

void
cascada_renewal_unit_free (CascadaRenewalUnit *unit)
{
  if (unit == NULL)
    return;
  g_free (unit->name);
  g_free (unit->title);
  g_free (unit->refusal);
  g_free (unit);
}

/** cascada_renewal_get_next_year: the year after the last one of @plan. */
int
cascada_renewal_get_next_year (CascadaRecord *plan)
{
  g_return_val_if_fail (CASCADA_IS_RECORD (plan), 0);

  return (int) cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR) + 1;
}

/* The year that a text has at @at, between characters that are no digits; 0 where there is none. */
static int
read_year (const char *text, const char *at)
{
  if (at > text && g_ascii_isdigit (at[-1]))
    return 0;
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isdigit (at[i]))
      return 0;
  return g_ascii_isdigit (at[4]) ? 0 : (int) g_ascii_strtoll (at, NULL, 10);
}

/* @moved: whether a year of the plan was found */
static char *
move_years (const char *title, int first_year, int last_year, int by, gboolean *moved)
{
  GString *text = g_string_new (NULL);

  *moved = FALSE;
  for (const char *at = title; *at != '\0';)
    {
      int year = read_year (title, at);

      if (year >= first_year && year <= last_year)
        {
          g_string_append_printf (text, "%d", year + by);
          *moved = TRUE;
          at += 4;
        }
      else
        g_string_append_c (text, *at++);
    }
  return g_string_free (text, FALSE);
}

/**
 * cascada_renewal_make_title:
 * @own_unit: (nullable): name of the unit of the plan that is copied
 * @unit: (nullable): name of the unit of what is made
 *
 * Returns: (transfer full): @title with its years moved on and the other unit's name; where it has none they are added
 */
char *
cascada_renewal_make_title (const char *title, int first_year, int last_year, int year, const char *own_unit, const char *unit)
{
  gboolean moved, same_unit = g_strcmp0 (own_unit, unit) == 0;
  g_autofree char *years = move_years (title, first_year, last_year, year - first_year, &moved);
  g_autoptr (GString) text = g_string_new (years);

  if (!moved && year != first_year)
    g_string_append_printf (text, " %d", year);
  if (unit == NULL || same_unit)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (own_unit == NULL || g_string_replace (text, own_unit, unit, 0) == 0)
    g_string_append_printf (text, " – %s", unit);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
get_unit_name (CascadaWorkspace *workspace, gint64 unit)
{
  g_autoptr (CascadaRecord) record =
      unit != 0 ? cascada_workspace_get_record (workspace, (CascadaRef){ CASCADA_KIND_UNIT, CASCADA_PERIOD_NONE, unit }, NULL) : NULL;

  return record != NULL ? g_strdup (cascada_record_get_text (record, CASCADA_UNIT_NAME)) : NULL;
}

static gboolean
read_source (CascadaWorkspace *workspace, gint64 plan, int year, Source *source, GError **error)
{
  *source = (Source){ .workspace = workspace, .year = year };
  source->plan = cascada_workspace_get_record (workspace, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, plan }, error);
  if (source->plan == NULL)
    return FALSE;
  source->first_year = (int) cascada_record_get_integer (source->plan, CASCADA_PLAN_FIRST_YEAR);
  source->last_year = (int) cascada_record_get_integer (source->plan, CASCADA_PLAN_LAST_YEAR);
  source->own_unit = get_unit_name (workspace, cascada_record_get_integer (source->plan, CASCADA_PLAN_UNIT));
  return TRUE;
}

/* A draft of a management plan is its leader's to formulate, or the planning office's to prepare [act. 1, 3]; any other
 * plan is the planning office's. */
static gboolean
may_make (const Source *source, gint64 unit, GError **error)
{
  gboolean is_management = cascada_record_get_integer (source->plan, CASCADA_PLAN_KIND) == CASCADA_PLAN_KIND_MANAGEMENT;

  return cascada_workspace_may (source->workspace, CASCADA_DEED_FORMULATE_OTHER, 0, is_management ? NULL : error) ||
         (is_management && cascada_workspace_may (source->workspace, CASCADA_DEED_FORMULATE, unit, error));
}

/* @title: (out): of the plan of this kind that the unit has in a year of what is made; %NULL where it has none */
static gboolean
find_existing (const Source *source, gint64 unit, char **title, GError **error)
{
  g_autoptr (CascadaStatement) find = cascada_store_prepare (
      cascada_workspace_get_store (source->workspace),
      "SELECT title FROM plan WHERE unit = ?1 AND kind = ?2 AND first_year <= ?4 AND last_year >= ?3 AND removed = 0 ORDER BY position, id LIMIT 1",
      error);
  gboolean row;

  *title = NULL;
  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, unit);
  cascada_statement_bind_integer (find, 2, cascada_record_get_integer (source->plan, CASCADA_PLAN_KIND));
  cascada_statement_bind_integer (find, 3, source->year);
  cascada_statement_bind_integer (find, 4, source->year + source->last_year - source->first_year);
  if (!cascada_statement_step (find, &row, error))
    return FALSE;
  *title = row ? g_strdup (cascada_statement_get_text (find, 0)) : NULL;
  return TRUE;
}

static CascadaRenewalUnit *
describe (const Source *source, gint64 id, const char *name, CascadaUnitKind kind, GError **error)
{
  g_autoptr (CascadaRenewalUnit) unit = g_new0 (CascadaRenewalUnit, 1);
  g_autoptr (GError) refusal = NULL;
  g_autofree char *existing = NULL;

  unit->unit = id;
  unit->kind = kind;
  unit->name = g_strdup (name);
  unit->title = cascada_renewal_make_title (cascada_record_get_text (source->plan, CASCADA_PLAN_TITLE), source->first_year,
                                            source->last_year, source->year, source->own_unit, name);
  if (!may_make (source, id, &refusal))
    unit->refusal = g_strdup (refusal->message);
  else if (!find_existing (source, id, &existing, error))
    return NULL;
  else if (existing != NULL)
    unit->refusal = g_strdup_printf (_ ("It has a plan of %d already: “%s”"), source->year, existing);
  return g_steal_pointer (&unit);
}

/**
 * cascada_renewal_list_units:
 * @year: first year of what is to be made
 *
 * Returns: (transfer full) (nullable) (element-type CascadaRenewalUnit): the processes and local offices, in their order
 */
GPtrArray *
cascada_renewal_list_units (CascadaWorkspace *workspace, gint64 plan, int year, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_renewal_unit_free);
  g_autoptr (GPtrArray) units = NULL;
  g_auto (Source) source = { 0 };

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), NULL);

  if (!read_source (workspace, plan, year, &source, error))
    return NULL;
  units = cascada_workspace_get_children (workspace, CASCADA_KIND_UNIT, 0, error);
  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      CascadaUnitKind kind = (CascadaUnitKind) cascada_record_get_integer (units->pdata[i], CASCADA_UNIT_KIND);
      CascadaRenewalUnit *unit;

      if (kind == CASCADA_UNIT_KIND_OFFICE)
        continue;
      unit = describe (&source, cascada_record_get_id (units->pdata[i]), cascada_record_get_text (units->pdata[i], CASCADA_UNIT_NAME), kind, error);
      if (unit == NULL)
        return NULL;
      g_ptr_array_add (list, unit);
    }
  return units != NULL ? g_steal_pointer (&list) : NULL;
}

/** cascada_renewal_get_own: Returns: (transfer full) (nullable): the same of the unit of @plan itself, or of none */
CascadaRenewalUnit *
cascada_renewal_get_own (CascadaWorkspace *workspace, gint64 plan, int year, GError **error)
{
  g_auto (Source) source = { 0 };

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), NULL);

  if (!read_source (workspace, plan, year, &source, error))
    return NULL;
  return describe (&source, cascada_record_get_integer (source.plan, CASCADA_PLAN_UNIT), source.own_unit, CASCADA_UNIT_KIND_OFFICE, error);
}
