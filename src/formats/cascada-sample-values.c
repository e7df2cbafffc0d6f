/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells of the sample's tables as values of records. They borrow from the tables. */

#include "config.h"

#include "cascada-sample-management.h"

#include "cascada-date.h"
#include "cascada-unit.h"

const char *
cascada_sample_plan_get (const CascadaSampleMaker *maker, const CascadaSamplePlan *plan, const char *column)
{
  return cascada_sample_table_get (maker->plans, plan->row, column);
}

const char *
cascada_sample_plan_get_unit (const CascadaSamplePlan *plan)
{
  return cascada_record_get_text (plan->unit, CASCADA_UNIT_NAME);
}

/** cascada_sample_get_text: one of the texts for @use, another for another @number. */
const char *
cascada_sample_get_text (const CascadaSampleMaker *maker, const char *use, guint number)
{
  return cascada_sample_table_find (maker->texts, use, number);
}

/**
 * cascada_sample_expand:
 * @...: pairs of a name in braces and what stands for it, ended by %NULL
 *
 * Returns: (transfer full): @text with the names replaced
 */
char *
cascada_sample_expand (const char *text, ...)
{
  g_autoptr (GString) expanded = g_string_new (text);
  const char *name;
  va_list pairs;

  va_start (pairs, text);
  while ((name = va_arg (pairs, const char *)) != NULL)
    g_string_replace (expanded, name, va_arg (pairs, const char *), 0);
  va_end (pairs);
  return g_string_free (g_steal_pointer (&expanded), FALSE);
}

/**
 * cascada_sample_find_person:
 * @role: by name; "leader" is the process leader or the local mayor
 *
 * Returns: the id of who acts for the plan's unit in @role, else of who has it at all; 0 for nobody
 */
gint64
cascada_sample_find_person (const CascadaSampleMaker *maker, const CascadaSamplePlan *plan, const char *role)
{
  gboolean local = g_str_equal (cascada_sample_plan_get (maker, plan, "unit_kind"), "local-office");
  const char *name = !g_str_equal (role, "leader") ? role : local ? "local-mayor"
                                                                  : "process-leader";
  g_autofree char *own = g_strdup_printf ("%s %s", name, cascada_sample_plan_get (maker, plan, "unit_code"));
  GArray *people = g_hash_table_lookup (maker->people, own);

  if (people == NULL)
    people = g_hash_table_lookup (maker->people, name);
  return people != NULL ? g_array_index (people, gint64, plan->row % people->len) : 0;
}

CascadaValue
cascada_sample_enum (GType type, const char *nick)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *value = g_enum_get_value_by_nick (klass, nick);

  g_return_val_if_fail (value != NULL, CASCADA_VALUE_INIT);
  return cascada_value_integer (value->value);
}

/* None where the cell is empty: absent is not zero. */
CascadaValue
cascada_sample_text (const char *text)
{
  return *text != '\0' ? cascada_value_text (text) : CASCADA_VALUE_INIT;
}

CascadaValue
cascada_sample_decimal (const char *text)
{
  CascadaDecimal decimal;

  if (*text == '\0' || !cascada_decimal_parse (text, &decimal, NULL))
    return CASCADA_VALUE_INIT;
  return cascada_value_decimal (decimal);
}

CascadaValue
cascada_sample_date (const char *text)
{
  CascadaDate date;

  if (*text == '\0' || !cascada_date_parse (text, &date, NULL))
    return CASCADA_VALUE_INIT;
  return cascada_value_integer (date);
}
