/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every role with every deed [PLE-PIN-P005, responsables]. */

#include <string.h>

#include "cascada-error.h"
#include "cascada-roles.h"

/* Of each role in the order of #CascadaRole (analyst, head, leader, mayor, promoter, director): + for every unit, o for the
 * own one, - never. */
static const struct
{
  CascadaDeed deed;
  const char *permitted;
  const char *clause;
} cells[] = {
  { CASCADA_DEED_FORMULATE, "--oo--", "activity 3" },
  { CASCADA_DEED_SUBMIT, "--oo--", "activity 3" },
  { CASCADA_DEED_REVIEW, "++----", "activities 4 to 6" },
  { CASCADA_DEED_ANSWER, "--ooo-", "activity 7" },
  { CASCADA_DEED_APPROVE, "--oo--", "policy 6" },
  { CASCADA_DEED_OFFICE_APPROVE, "-+----", "policy 1" },
  { CASCADA_DEED_PUBLISH, "++----", "activity 8" },
  { CASCADA_DEED_REOPEN, "++----", "activities 5 and 6" },
  { CASCADA_DEED_REPORT, "--ooo-", "activity 9, note 3" },
  { CASCADA_DEED_SEND_REPORT, "--oo--", "activity 9" },
  { CASCADA_DEED_COMPLETE, "++----", "policy 8" },
  { CASCADA_DEED_VERIFY_REPORT, "++----", "activity 10" },
  { CASCADA_DEED_CORRECT, "++----", "activity 10" },
  { CASCADA_DEED_CONSOLIDATE, "++----", "activities 12 to 15" },
  { CASCADA_DEED_CLOSE, "-+----", "activity 16" },
  { CASCADA_DEED_MANAGE_PEOPLE_AND_UNITS, "-+----", "person responsible" },
  { CASCADA_DEED_MANAGE_CALENDAR, "++----", "activity 9, note 2" },
  { CASCADA_DEED_RECORD_STEP, "++----", "policy 7" },
  { CASCADA_DEED_FORMULATE_OTHER, "++----", "scope" },
  { CASCADA_DEED_WRITE_REQUEST, "--ooo-", "policy 9.1" },
  { CASCADA_DEED_PRESENT_REQUEST, "--oo--", "policy 9.1" },
  { CASCADA_DEED_PROCESS_REQUEST, "++----", "policies 9.6, 9.7 and 9.9" },
  { CASCADA_DEED_DECIDE_REQUEST, "-+----", "policies 9.1 and 9.9" },
  { CASCADA_DEED_SEND_ADJUSTED, "--oo--", "policy 9.10" },
  { CASCADA_DEED_PUBLISH_MODIFICATION, "++----", "policy 9.10" },
};

static const char *const names[] = {
  "planning analyst", "head of planning", "process leader", "local mayor", "improvement promoter", "director"
};

static void
assert_refusal (const GError *error, CascadaDeed deed, gboolean other_unit)
{
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, cascada_deed_get_rule (deed)));
  g_assert_nonnull (strstr (error->message, cascada_deed_get_clause (deed)));
  g_assert_cmpint (strstr (error->message, "another unit") != NULL, ==, other_unit);
}

static void
test_cells (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (cells), ==, CASCADA_N_DEEDS);
  for (guint i = 0; i < CASCADA_N_DEEDS; i++)
    for (guint role = 0; role < CASCADA_N_ROLES; role++)
      for (int own = 0; own < 2; own++)
        {
          g_autoptr (GError) error = NULL;
          char cell = cells[i].permitted[role];
          gboolean expected = cell == '+' || (cell == 'o' && own);

          g_assert_cmpint (cells[i].deed, ==, i);
          g_test_message ("%s, %s unit: %s", names[role], own ? "own" : "other", cascada_deed_get_label (i));
          g_assert_cmpint (cascada_role_may (role, i, own, &error), ==, expected);
          g_assert_cmpint (cascada_role_may (role, i, own, NULL), ==, expected);
          if (expected)
            g_assert_no_error (error);
          else
            assert_refusal (error, i, cell == 'o');
        }
}

/* The sentence names exactly the roles of the row. */
static void
test_words (void)
{
  for (guint i = 0; i < CASCADA_N_DEEDS; i++)
    {
      g_assert_true (g_str_has_prefix (cascada_deed_get_clause (i), "PLE-PIN-P005, "));
      g_assert_nonnull (strstr (cascada_deed_get_clause (i), cells[i].clause));
      g_assert_cmpuint (strlen (cascada_deed_get_label (i)), >, 0);
      g_assert_true (g_str_has_prefix (cascada_deed_get_rule (i), "Only the ") || g_str_has_prefix (cascada_deed_get_rule (i), "Only a "));
      for (guint role = 0; role < CASCADA_N_ROLES; role++)
        g_assert_cmpint (strstr (cascada_deed_get_rule (i), names[role]) != NULL, ==, cells[i].permitted[role] != '-');
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (cascada_deed_get_label (i), !=, cascada_deed_get_label (j));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roles/cells", test_cells);
  g_test_add_func ("/roles/words", test_words);
  return g_test_run ();
}
