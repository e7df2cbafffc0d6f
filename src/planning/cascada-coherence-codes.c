/* SPDX-License-Identifier: GPL-3.0-or-later */

/* C8: codes and texts that look cut. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-coherence-level.h"
#include "cascada-text.h"

#define MIN_NAME_LENGTH 40 /* below it, texts that differ by a letter may well be two */
#define MAX_NAME_DISTANCE 2
#define MAX_RELATIVES 32 /* longer codes looked at for one */
#define MIN_FAMILY 3     /* codes of one length that make another length look cut */

/** cascada_coherence_is_damaged_blank: “IN/A”, “INI/A”: neither a code nor “N/A”. */
gboolean
cascada_coherence_is_damaged_blank (const char *code)
{
  g_autofree char *key = NULL;

  if (code == NULL || strchr (code, '/') == NULL)
    return FALSE;
  key = cascada_text_get_key (code);
  return strlen (key) <= 6 && strspn (key, "nia/") == strlen (key) &&
         !cascada_coherence_is_blank (key);
}

/* A code as its text before the last number, which its family shares, and that number's digits. */
typedef struct
{
  char *key;
  gsize family_length;
  gsize length;
  guint index;
} Code;

static void
code_clear (gpointer data)
{
  g_free (((Code *) data)->key);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Code *) a)->key, ((const Code *) b)->key);
}

static GArray *
collect_codes (CascadaCoherence *check, CascadaSubject kind)
{
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (Code));
  guint n = cascada_coherence_get_n_items (check, kind);

  g_array_set_clear_func (codes, code_clear);
  for (guint i = 0; i < n; i++)
    {
      CascadaLevelItem item = cascada_coherence_get_item (check, kind, i);
      Code code = { .index = i };

      if (item.skipped || cascada_coherence_is_blank (item.code))
        continue;
      code.key = cascada_text_get_key (item.code);
      code.length = code.family_length = strlen (code.key);
      while (code.family_length > 0 && g_ascii_isdigit (code.key[code.family_length - 1]))
        code.family_length--;
      if (code.family_length < code.length)
        g_array_append_val (codes, code);
      else
        g_free (code.key);
    }
  g_array_sort (codes, compare_codes);
  return codes;
}

typedef struct
{
  gsize length;   /* of most codes */
  guint n;        /* codes of that length */
  guint n_others; /* of another */
} Family;

static GHashTable *
count_families (GArray *codes)
{
  GHashTable *families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < codes->len; i++)
    {
      Code *code = &g_array_index (codes, Code, i);
      g_autofree char *name = g_strndup (code->key, code->family_length);
      Family *family = g_hash_table_lookup (families, name);

      if (family == NULL)
        {
          family = g_new0 (Family, 1);
          g_hash_table_insert (families, g_steal_pointer (&name), family);
        }
      if (code->length > family->length)
        {
          family->n_others += family->n;
          family->n = 0;
          family->length = code->length;
        }
      if (code->length == family->length)
        family->n++;
      else
        family->n_others++;
    }
  return families;
}

/* The one code of its family that is shorter than all others, which have one length. */
static gboolean
stands_out (GHashTable *families, const Code *code)
{
  g_autofree char *name = g_strndup (code->key, code->family_length);
  Family *family = g_hash_table_lookup (families, name);

  return code->length < family->length && family->n_others == 1 && family->n >= MIN_FAMILY;
}

static gboolean
have_same_digits (const char *a, const char *b)
{
  for (;; a++, b++)
    {
      a += strcspn (a, "0123456789");
      b += strcspn (b, "0123456789");
      if (*a != *b)
        return FALSE;
      if (*a == '\0')
        return TRUE;
    }
}

/* “… la reatividad en la administración …” against “… la creatividad …”. Texts that differ by a number are two texts. */
static gboolean
have_nearly_same_name (const CascadaLevelItem *a, const CascadaLevelItem *b)
{
  return a->name != NULL && b->name != NULL && strlen (a->name) >= MIN_NAME_LENGTH && have_same_digits (a->name, b->name) &&
         cascada_text_measure_distance (a->name, b->name, MAX_NAME_DISTANCE) <= MAX_NAME_DISTANCE;
}

static void
report_cut (CascadaCoherence *check, CascadaSubject kind, const Code *code, const char *whole, gboolean same_name)
{
  CascadaLevelItem item = cascada_coherence_get_item (check, kind, code->index);
  CascadaFigureList *figures = g_strv_builder_new ();
  g_autofree char *repair = same_name ? g_strdup_printf (_ ("Write %s if it is the same, or its own code"), whole)
                                      : g_strdup (_ ("Write the whole code"));

  cascada_figure_list_add_text (figures, "code", item.code);
  cascada_figure_list_add_text (figures, "whole", whole);
  cascada_coherence_report (check, CASCADA_RULE_C8, CASCADA_SEVERITY_WARNING, kind, code->index, figures,
                            g_strdup_printf (same_name ? _ ("The code %s looks cut: %s has nearly the same text")
                                                       : _ ("The code %s looks cut: it is the beginning of %s, and all others are as long as that"),
                                             item.code, whole),
                            repair);
}

/* Codes that begin with this one follow it in the sorted array. */
static void
check_cut (CascadaCoherence *check, CascadaSubject kind, GArray *codes, guint place, GHashTable *families)
{
  Code *code = &g_array_index (codes, Code, place);
  CascadaLevelItem item = cascada_coherence_get_item (check, kind, code->index);
  const char *whole = NULL;

  for (guint i = place + 1; i < codes->len && i <= place + MAX_RELATIVES; i++)
    {
      Code *other = &g_array_index (codes, Code, i);
      CascadaLevelItem longer = cascada_coherence_get_item (check, kind, other->index);

      if (!g_str_has_prefix (other->key, code->key))
        break;
      if (other->length == code->length || other->family_length != code->family_length)
        continue;
      if (have_nearly_same_name (&item, &longer))
        {
          report_cut (check, kind, code, longer.code, TRUE);
          return;
        }
      if (whole == NULL)
        whole = longer.code;
    }
  if (whole != NULL && stands_out (families, code))
    report_cut (check, kind, code, whole, FALSE);
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  return (int) (*(CascadaFinding *const *) a)->subject - (int) (*(CascadaFinding *const *) b)->subject;
}

static void
check_cut_codes (CascadaCoherence *check, CascadaSubject kind)
{
  g_autoptr (GArray) codes = collect_codes (check, kind);
  g_autoptr (GHashTable) families = count_families (codes);
  guint first = check->findings->len;

  for (guint i = 0; i < codes->len; i++)
    check_cut (check, kind, codes, i, families);
  if (check->findings->len > first)
    qsort (check->findings->pdata + first, check->findings->len - first, sizeof (gpointer), compare_indices);
}

/* An indicator that bears its goal's text is not reported beside it. */
static gboolean
repeats_goal (CascadaCoherence *check, CascadaSubject kind, const CascadaLevelItem *item)
{
  return kind == CASCADA_SUBJECT_INDICATOR && item->parent < check->plan->n_goals &&
         g_strcmp0 (item->name, check->plan->goals[item->parent].name) == 0;
}

static void
check_texts (CascadaCoherence *check, CascadaSubject kind)
{
  guint n = cascada_coherence_get_n_items (check, kind);

  for (guint i = 0; i < n; i++)
    {
      CascadaLevelItem item = cascada_coherence_get_item (check, kind, i);
      CascadaFigureList *figures;

      if (item.skipped)
        continue;
      if (cascada_coherence_is_damaged_blank (item.code))
        {
          figures = g_strv_builder_new ();
          cascada_figure_list_add_text (figures, "code", item.code);
          cascada_coherence_report (check, CASCADA_RULE_C8, CASCADA_SEVERITY_WARNING, kind, i, figures,
                                    g_strdup_printf (_ ("“%s” looks like a damaged “N/A”"), item.code),
                                    _ ("Write the code, or leave it empty where there is none"));
        }
      if (item.name != NULL && !repeats_goal (check, kind, &item) && (g_str_has_suffix (item.name, "...") || g_str_has_suffix (item.name, "…")))
        cascada_coherence_report (check, CASCADA_RULE_C8, CASCADA_SEVERITY_NOTE, kind, i, NULL,
                                  g_strdup (_ ("The text ends in “…”: the source cut it")), _ ("Complete the text"));
    }
}

/* Where a plan gives codes to its indicators, those without are counted. */
static void
check_missing_codes (CascadaCoherence *check)
{
  guint n = 0, n_missing = 0;
  CascadaFigureList *figures;

  for (guint i = 0; i < check->plan->n_indicators; i++)
    {
      CascadaLevelItem item = cascada_coherence_get_item (check, CASCADA_SUBJECT_INDICATOR, i);

      if (item.skipped)
        continue;
      n++;
      n_missing += cascada_coherence_is_blank (item.code) || cascada_coherence_is_damaged_blank (item.code);
    }
  if (n_missing == 0 || n_missing == n)
    return;
  figures = g_strv_builder_new ();
  cascada_figure_list_add_count (figures, "missing", n_missing);
  cascada_figure_list_add_count (figures, "indicators", n);
  cascada_coherence_report (check, CASCADA_RULE_C8, CASCADA_SEVERITY_NOTE, CASCADA_SUBJECT_PLAN, 0, figures,
                            g_strdup_printf (ngettext ("%u of %u indicators has no code", "%u of %u indicators have no code", n_missing),
                                             n_missing, n),
                            _ ("Give each indicator the code it is known by, where there is one"));
}

void
cascada_coherence_codes (CascadaCoherence *check)
{
  static const CascadaSubject kinds[] = { CASCADA_SUBJECT_OBJECTIVE, CASCADA_SUBJECT_GOAL, CASCADA_SUBJECT_INDICATOR };

  check_missing_codes (check);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      check_cut_codes (check, kinds[i]);
      check_texts (check, kinds[i]);
    }
}
