/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-conditions.h"

#include <stdio.h>
#include <string.h>

/** test_conditions: "state coherent! warnings? M7.": ! not met, ? needs an answer, . does not apply. Each has its words where it is to. */
char *
test_conditions (const GPtrArray *conditions)
{
  static const char *const marks[] = { "", "?", "!", "." };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < conditions->len; i++)
    {
      const CascadaCondition *condition = g_ptr_array_index (conditions, i);
      gboolean met = condition->verdict == CASCADA_VERDICT_MET || condition->verdict == CASCADA_VERDICT_DOES_NOT_APPLY;

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", condition->id, marks[condition->verdict]);
      g_assert_cmpuint (strlen (condition->label), >, 0);
      g_assert_true (g_str_has_prefix (condition->clause, "PLE-PIN-P005, "));
      g_assert_cmpint (condition->message == NULL, ==, met);
      g_assert_cmpint (condition->cure == NULL, ==, met);
    }
  return g_string_free (text, FALSE);
}

/** test_date: @text: "2025-07-15" */
void
test_date (GDate *date, const char *text)
{
  int year, month, day;

  g_assert_cmpint (sscanf (text, "%d-%d-%d", &year, &month, &day), ==, 3);
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
}
