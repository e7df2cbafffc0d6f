/* SPDX-License-Identifier: GPL-3.0-or-later */

/* C7: the same code or the same text twice among objectives, goals or indicators. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-coherence-level.h"
#include "cascada-text.h"

#define SHOWN_PLACES 4

CascadaLevelItem
cascada_coherence_get_item (const CascadaCoherence *check, CascadaSubject kind, guint index)
{
  const CascadaPlanFacts *plan = check->plan;

  switch (kind)
    {
    case CASCADA_SUBJECT_OBJECTIVE:
      return (CascadaLevelItem){ plan->objectives[index].code, plan->objectives[index].name, 0, FALSE };
    case CASCADA_SUBJECT_GOAL:
      return (CascadaLevelItem){ plan->goals[index].code, plan->goals[index].name, plan->goals[index].objective,
                                 plan->goals[index].eliminated };
    case CASCADA_SUBJECT_INDICATOR:
      return (CascadaLevelItem){ plan->indicators[index].code, plan->indicators[index].name, plan->indicators[index].goal,
                                 cascada_coherence_is_eliminated (check, index) };
    case CASCADA_SUBJECT_PLAN:
    default:
      g_assert_not_reached ();
    }
}

guint
cascada_coherence_get_n_items (const CascadaCoherence *check, CascadaSubject kind)
{
  const CascadaPlanFacts *plan = check->plan;

  if (kind == CASCADA_SUBJECT_OBJECTIVE)
    return plan->n_objectives;
  return kind == CASCADA_SUBJECT_GOAL ? plan->n_goals : plan->n_indicators;
}

/*
 * The key under which a code must be unique, or NULL where it names nothing: “META DE GESTIÓN” is a kind of goal. A
 * number of one or two digits counts within its parent ([PEI25]: indicator 3 of goals of four projects).
 */
static char *
get_code_key (const CascadaLevelItem *item)
{
  g_autofree char *key = item->code != NULL ? cascada_text_get_key (item->code) : g_strdup ("");
  gsize length = strlen (key), n_digits = 0;

  if (cascada_coherence_is_blank (key) || cascada_coherence_is_damaged_blank (key))
    return NULL;
  for (gsize i = 0; i < length; i++)
    n_digits += g_ascii_isdigit (key[i]);
  if (n_digits == 0 && strchr (key, ' ') != NULL)
    return NULL;
  return n_digits == length && length <= 2 ? g_strdup_printf ("%u/%s", item->parent, key) : g_steal_pointer (&key);
}

static char *
get_name_key (const CascadaLevelItem *item)
{
  return cascada_coherence_is_blank (item->name) ? NULL : cascada_text_get_key (item->name);
}

typedef char *(*GetKey) (const CascadaLevelItem *item);

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  guint first_a = g_array_index (*(GArray *const *) a, guint, 0), first_b = g_array_index (*(GArray *const *) b, guint, 0);

  return first_a < first_b ? -1 : first_a > first_b;
}

/*
 * Groups of two or more items with the same key, each an array of their indices, in order of their first. Nearly all
 * keys are unique in a large plan: only a second item makes an array.
 */
static GPtrArray *
group_items (CascadaCoherence *check, CascadaSubject kind, GetKey get_key)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint n = cascada_coherence_get_n_items (check, kind);

  for (guint i = 0; i < n; i++)
    {
      CascadaLevelItem item = cascada_coherence_get_item (check, kind, i);
      g_autofree char *key = item.skipped ? NULL : get_key (&item);
      gpointer first;
      GArray *group;

      if (key == NULL)
        continue;
      if (!g_hash_table_lookup_extended (firsts, key, NULL, &first))
        {
          g_hash_table_insert (firsts, g_steal_pointer (&key), GUINT_TO_POINTER (i));
          continue;
        }
      group = g_hash_table_lookup (groups, first);
      if (group == NULL)
        {
          guint index = GPOINTER_TO_UINT (first);

          group = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val (group, index);
          g_hash_table_insert (groups, first, group);
          g_ptr_array_add (found, group);
        }
      g_array_append_val (group, i);
    }
  g_ptr_array_sort (found, compare_groups);
  return found;
}

/* Whether all of @group have the code of the first: then their equal texts say nothing new. */
static gboolean
share_code (CascadaCoherence *check, CascadaSubject kind, GArray *group)
{
  CascadaLevelItem first = cascada_coherence_get_item (check, kind, g_array_index (group, guint, 0));
  g_autofree char *code = get_code_key (&first);
  gboolean same = code != NULL;

  for (guint i = 1; same && i < group->len; i++)
    {
      CascadaLevelItem item = cascada_coherence_get_item (check, kind, g_array_index (group, guint, i));
      g_autofree char *other = get_code_key (&item);

      same = g_strcmp0 (code, other) == 0;
    }
  return same;
}

static char *
list_places (CascadaCoherence *check, CascadaSubject kind, GArray *group)
{
  GString *places = g_string_new (NULL);

  for (guint i = 0; i < MIN (group->len, SHOWN_PLACES); i++)
    {
      g_autofree char *place = cascada_coherence_get_place (check, kind, g_array_index (group, guint, i), FALSE);

      g_string_append_printf (places, "%s%s", i > 0 ? "; " : "", place);
    }
  if (group->len > SHOWN_PLACES)
    g_string_append (places, "; …");
  return g_string_free (places, FALSE);
}

static void
report_group (CascadaCoherence *check, CascadaSubject kind, GArray *group, gboolean by_code)
{
  CascadaLevelItem first = cascada_coherence_get_item (check, kind, g_array_index (group, guint, 0));
  g_autofree char *places = list_places (check, kind, group);
  CascadaFigureList *figures = g_strv_builder_new ();

  for (guint i = 0; i < group->len; i++)
    {
      guint index = g_array_index (group, guint, i);

      cascada_figure_list_add_text (figures, "code", cascada_coherence_get_item (check, kind, index).code);
      if (kind == CASCADA_SUBJECT_INDICATOR && check->plan->indicators[index].weight != CASCADA_DECIMAL_NONE)
        cascada_figure_list_add (figures, "weight", check->plan->indicators[index].weight);
    }
  cascada_coherence_report (check, CASCADA_RULE_C7, CASCADA_SEVERITY_WARNING, kind, g_array_index (group, guint, 1), figures,
                            by_code ? g_strdup_printf (ngettext ("The code %s occurs %u time: %s", "The code %s occurs %u times: %s", group->len),
                                                       first.code, group->len, places)
                                    : g_strdup_printf (ngettext ("The same text occurs %u time: %s", "The same text occurs %u times: %s", group->len),
                                                       group->len, places),
                            by_code ? _ ("Give each its own code, or remove the repeated one")
                                    : _ ("Correct the text that was copied, or remove the repeated record"));
}

static void
check_level (CascadaCoherence *check, CascadaSubject kind)
{
  for (int by_code = 1; by_code >= 0; by_code--)
    {
      g_autoptr (GPtrArray) groups = group_items (check, kind, by_code ? get_code_key : get_name_key);

      for (guint i = 0; i < groups->len; i++)
        if (by_code || !share_code (check, kind, groups->pdata[i]))
          report_group (check, kind, groups->pdata[i], by_code);
    }
}

/*
 * [PEI20] prints META SECTORIAL 431 in four rows, three of them without an indicator code: there the goal's code is all
 * that identifies them. A goal with several indicators that have codes is nothing to report.
 */
static void
check_shared_goal_code (CascadaCoherence *check)
{
  const CascadaPlanFacts *plan = check->plan;
  g_autofree guint *n_rows = g_new0 (guint, plan->n_goals + 1);
  g_autofree guint *n_uncoded = g_new0 (guint, plan->n_goals + 1);
  gboolean uses_codes = FALSE;

  for (guint i = 0; i < plan->n_indicators; i++)
    {
      CascadaLevelItem item = cascada_coherence_get_item (check, CASCADA_SUBJECT_INDICATOR, i);
      g_autofree char *key = get_code_key (&item);

      uses_codes |= key != NULL;
      if (item.skipped || item.parent >= plan->n_goals)
        continue;
      n_rows[item.parent]++;
      n_uncoded[item.parent] += key == NULL;
    }
  for (guint i = 0; uses_codes && i < plan->n_goals; i++)
    {
      CascadaLevelItem item = cascada_coherence_get_item (check, CASCADA_SUBJECT_GOAL, i);
      g_autofree char *key = get_code_key (&item);
      CascadaFigureList *figures;

      if (key == NULL || n_uncoded[i] < 2)
        continue;
      figures = g_strv_builder_new ();
      cascada_figure_list_add_text (figures, "code", item.code);
      cascada_figure_list_add_count (figures, "rows", n_rows[i]);
      cascada_figure_list_add_count (figures, "uncoded", n_uncoded[i]);
      cascada_coherence_report (check, CASCADA_RULE_C7, CASCADA_SEVERITY_NOTE, CASCADA_SUBJECT_GOAL, i, figures,
                                g_strdup_printf (_ ("The code %s stands for %u indicators, and %u of them have no code of their own"),
                                                 item.code, n_rows[i], n_uncoded[i]),
                                _ ("Give each indicator its own code"));
    }
}

void
cascada_coherence_duplicates (CascadaCoherence *check)
{
  check_level (check, CASCADA_SUBJECT_OBJECTIVE);
  check_level (check, CASCADA_SUBJECT_GOAL);
  check_shared_goal_code (check);
  check_level (check, CASCADA_SUBJECT_INDICATOR);
}
