/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The settings in force, printed with every result (domain, preface): what most plans have, and which plans differ. */

#include "config.h"

#include "cascada-consolidation.h"

#include <glib/gi18n-lib.h>

#include "cascada-enum-labels.h"
#include "cascada-number.h"
#include "cascada-plan.h"

/* Plans with the same settings. */
typedef struct
{
  const CascadaSettings *settings;
  GPtrArray *names; /* borrowed */
  guint order;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->names);
  g_free (group);
}

static gboolean
is_same (const CascadaSettings *a, const CascadaSettings *b, const char *name)
{
  g_autofree char *value_a = cascada_settings_get (a, name);
  g_autofree char *value_b = cascada_settings_get (b, name);

  return g_str_equal (value_a, value_b);
}

static gboolean
are_same (const CascadaSettings *a, const CascadaSettings *b)
{
  const char *const *names = cascada_settings_get_names ();

  for (guint i = 0; names[i] != NULL; i++)
    if (!is_same (a, b, names[i]))
      return FALSE;
  return TRUE;
}

static void
add_plan (GPtrArray *groups, const CascadaConsolidationRow *row)
{
  Group *group = NULL;

  for (guint i = 0; i < groups->len && group == NULL; i++)
    if (are_same (((Group *) groups->pdata[i])->settings, &row->settings))
      group = groups->pdata[i];
  if (group == NULL)
    {
      group = g_new (Group, 1);
      *group = (Group){ &row->settings, g_ptr_array_new (), groups->len };
      g_ptr_array_add (groups, group);
    }
  g_ptr_array_add (group->names, row->unit_name != NULL ? row->unit_name : row->title);
}

/* One setting for people: by the names of the plan's fields. */
static char *
format_for_people (const CascadaSettings *settings, const char *name)
{
  const CascadaField *field = cascada_field_get (CASCADA_KIND_PLAN, cascada_plan_find_setting (name));
  g_autofree char *value = cascada_settings_get (settings, name);
  g_autofree char *number = NULL;
  const char *text = value;
  CascadaDecimal decimal;

  if (field->type == CASCADA_FIELD_ENUM)
    {
      g_autoptr (GEnumClass) klass = g_type_class_ref (field->enum_type ());
      GEnumValue *entry = g_enum_get_value_by_nick (klass, value);

      text = entry != NULL ? cascada_enum_get_label (field->enum_type (), entry->value) : value;
    }
  else if (g_str_equal (value, "none"))
    text = g_dpgettext2 (GETTEXT_PACKAGE, "setting", NC_ ("setting", "none"));
  else if (field->type == CASCADA_FIELD_DECIMAL && cascada_decimal_parse (value, &decimal, NULL))
    text = number = cascada_number_format_percent (decimal, CASCADA_DECIMALS_SHORTEST);
  return g_strdup_printf (_ ("%s: %s"), _ (field->label), text);
}

/* Some settings say how figures are written, and change no result: people are told of these only where they differ. */
static gboolean
changes_results (const char *name)
{
  static const char *const others[] = { "decimals", "notation", "weight-tolerance", NULL };

  return !g_strv_contains (others, name);
}

/* @other: (nullable): only what is not the same there */
static char *
format (const CascadaSettings *settings, const CascadaSettings *other, gboolean for_people)
{
  const char *const *names = cascada_settings_get_names ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = NULL;

      if (other != NULL ? is_same (settings, other, names[i]) : for_people && !changes_results (names[i]))
        continue;
      if (text->len > 0)
        g_string_append (text, for_people ? " · " : ", ");
      value = for_people ? format_for_people (settings, names[i]) : cascada_settings_get (settings, names[i]);
      g_string_append_printf (text, "%s%s%s", for_people ? "" : names[i], for_people ? "" : "=", value);
    }
  return g_string_free (text, FALSE);
}

/* At most @most of them are named; 0: all. */
static char *
name_plans (GPtrArray *names, guint most)
{
  GString *text = g_string_new (NULL);
  guint n = most > 0 ? MIN (most, names->len) : names->len;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  if (n < names->len)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", names->len - n), names->len - n);
  return g_string_free (text, FALSE);
}

/* The largest first; of several, the one that is listed first. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *first = *(Group *const *) a, *second = *(Group *const *) b;

  if (first->names->len != second->names->len)
    return first->names->len > second->names->len ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

/**
 * cascada_consolidation_describe_settings:
 * @kind: a #CascadaUnitKind whose plans are meant; −1: all
 * @for_people: in words; else as the command line takes them
 * @most: how many plans are named for each difference; 0: all
 *
 * Returns: (transfer full): what most of the plans have; then, for each group of plans that differ, in what and which;
 *   empty where no plan counts
 */
char **
cascada_consolidation_describe_settings (const CascadaConsolidation *self, int kind, gboolean for_people, guint most)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  GPtrArray *lines = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const CascadaConsolidationRow *row = self->rows->pdata[i];

      if (row->quarter != NULL && (kind < 0 || (int) row->unit_kind == kind))
        add_plan (groups, row);
    }
  g_ptr_array_sort (groups, compare_groups);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = groups->pdata[i], *most_plans = groups->pdata[0];
      g_autofree char *names = i > 0 ? name_plans (group->names, most) : NULL;
      char *settings = format (group->settings, i > 0 ? most_plans->settings : NULL, for_people);

      /* Translators: “cap=120 in: Bosa, Suba”: settings and the plans that have them */
      g_ptr_array_add (lines, i > 0 ? g_strdup_printf (_ ("%s in: %s"), settings, names) : g_strdup (settings));
      g_free (settings);
    }
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}
