/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that name a record, one of its fields or one of its cells: “goal 431”, “indicator 4199 executed 2025-Q2”. */

#include "config.h"

#include "cascada-cli-address.h"

#include <glib/gi18n.h>

#include "cascada-error.h"
#include "cascada-person.h"
#include "cascada-plan.h"
#include "cascada-publication.h"
#include "cascada-report.h"
#include "cascada-target.h"
#include "cascada-text.h"
#include "cascada-unit.h"
#include "cascada-weight.h"

/* What is stored per period, by the name it has in the command line. */
static const struct
{
  CascadaKind parent;
  const char *name;
  CascadaKind kind;
  guint field;
} cells[] = {
  { CASCADA_KIND_INDICATOR, "weight", CASCADA_KIND_WEIGHT, CASCADA_WEIGHT_VALUE },
  { CASCADA_KIND_INDICATOR, "weight-derived", CASCADA_KIND_WEIGHT, CASCADA_WEIGHT_DERIVED },
  { CASCADA_KIND_INDICATOR, "target", CASCADA_KIND_TARGET, CASCADA_TARGET_VALUE },
  { CASCADA_KIND_INDICATOR, "executed", CASCADA_KIND_REPORT, CASCADA_REPORT_EXECUTED },
  { CASCADA_KIND_INDICATOR, "numerator", CASCADA_KIND_REPORT, CASCADA_REPORT_NUMERATOR },
  { CASCADA_KIND_INDICATOR, "denominator", CASCADA_KIND_REPORT, CASCADA_REPORT_DENOMINATOR },
  { CASCADA_KIND_INDICATOR, "analysis", CASCADA_KIND_REPORT, CASCADA_REPORT_ANALYSIS },
  { CASCADA_KIND_INDICATOR, "published-at-cut", CASCADA_KIND_REPORT, CASCADA_REPORT_PUBLISHED_AT_CUT },
  { CASCADA_KIND_INDICATOR, "published-year", CASCADA_KIND_REPORT, CASCADA_REPORT_PUBLISHED_YEAR },
  { CASCADA_KIND_INDICATOR, "note", CASCADA_KIND_REPORT, CASCADA_REPORT_NOTE },
  { CASCADA_KIND_OBJECTIVE, "published", CASCADA_KIND_PUBLICATION, CASCADA_PUBLICATION_COMPLIANCE },
};

typedef struct
{
  const char *wanted;
  gint64 wanted_id; /* 0 where the word is no “#id” */
  gint64 found;
  guint n_found;
  GString *names; /* of what was found, for the message where it is more than one */
} Search;

static void
consider (Search *search, gint64 id, const char *code, const char *name)
{
  gboolean same = search->wanted_id != 0 ? search->wanted_id == id
                                         : cascada_text_equal (search->wanted, code != NULL ? code : "") ||
                                               cascada_text_equal (search->wanted, name != NULL ? name : "");

  if (!same)
    return;
  search->found = id;
  if (search->n_found++ < 20)
    g_string_append_printf (search->names, "\n  #%" G_GINT64_FORMAT "  %s %s", id, code != NULL ? code : "", name != NULL ? name : "");
}

static gboolean
search_figures (CascadaWorkspace *workspace, const char *plan_name, guint level, Search *search, GError **error)
{
  g_autoptr (CascadaRecord) plan = cascada_cli_find_plan (workspace, plan_name, CASCADA_PERIOD_NONE, error);
  g_autoptr (CascadaFigures) figures = NULL;

  if (plan == NULL)
    return FALSE;
  figures = cascada_workspace_get_figures (workspace, cascada_record_get_id (plan), error);
  if (figures == NULL)
    return FALSE;
  for (guint i = 0; i < cascada_figures_get_count (figures, level); i++)
    {
      CascadaNode node = CASCADA_NODE (level, i);

      consider (search, cascada_figures_get_id (figures, node), cascada_figures_get_code (figures, node),
                cascada_figures_get_name (figures, node));
    }
  return TRUE;
}

static gboolean
search_records (CascadaWorkspace *workspace, CascadaKind kind, Search *search, GError **error)
{
  g_autoptr (GPtrArray) records = cascada_workspace_get_children (workspace, kind, 0, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      CascadaRecord *record = records->pdata[i];
      gboolean is_unit = kind == CASCADA_KIND_UNIT;

      consider (search, cascada_record_get_id (record), is_unit ? cascada_record_get_text (record, CASCADA_UNIT_CODE) : NULL,
                cascada_record_get_text (record, is_unit ? CASCADA_UNIT_NAME : CASCADA_PERSON_NAME));
    }
  return records != NULL;
}

/**
 * cascada_cli_find_record:
 * @plan: (nullable): the plan that objectives, goals and indicators are looked for in
 * @word: its code, its name, or “#” and its id
 *
 * Returns: the id of the one record of that kind; 0 with an error where there is none, or several
 */
gint64
cascada_cli_find_record (CascadaWorkspace *workspace, const char *plan, CascadaKind kind, const char *word, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  Search search = { word, 0, 0, 0, names };
  const char *label = _ (cascada_kind_get_class (kind)->label);
  gboolean searched;

  if (word[0] == '#' && !g_ascii_string_to_signed (word + 1, 10, 1, G_MAXINT64, &search.wanted_id, NULL))
    {
      cascada_cli_misuse (error, _ ("“%s” is not an id"), word);
      return 0;
    }

  if (kind >= CASCADA_KIND_OBJECTIVE && kind <= CASCADA_KIND_INDICATOR)
    searched = search_figures (workspace, plan, kind - CASCADA_KIND_OBJECTIVE, &search, error);
  else
    searched = search_records (workspace, kind, &search, error);
  if (!searched)
    return 0;
  if (search.n_found == 1)
    return search.found;

  if (search.n_found == 0)
    cascada_cli_misuse (error, _ ("%s: none has the code or name “%s”"), label, word);
  else
    cascada_cli_misuse (error, _ ("%s: %u are called “%s”; name one by its id:%s"), label, search.n_found, word, names->str);
  return 0;
}

static gboolean
find_cell (const char *name, const char *period, CascadaCliAddress *address, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      if (cells[i].parent != address->ref.kind)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", cells[i].name);
      if (g_str_equal (cells[i].name, name))
        {
          address->ref.kind = cells[i].kind;
          address->field = cells[i].field;
          return cascada_period_parse (period, &address->ref.period, error) ||
                 cascada_cli_blame_usage (error, CASCADA_ERROR_INVALID);
        }
    }
  return cascada_cli_misuse (error, _ ("“%s” is not kept by period; what is: %s"), name, names->str);
}

static gboolean
find_field (const char *name, CascadaCliAddress *address, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (address->ref.kind);
  g_autoptr (GString) names = g_string_new (NULL);

  address->field = cascada_field_find (address->ref.kind, name);
  if (address->field > 0)
    return TRUE;
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", klass->fields[i].name);
  return cascada_cli_misuse (error, _ ("%s: there is no field “%s”; there are %s"), klass->table, name, names->str);
}

/**
 * cascada_cli_address_find:
 * @plan: (nullable): the plan that objectives, goals and indicators are looked for in
 * @words: KIND [WHICH] [FIELD [PERIOD]]; WHICH is left out for the kind plan, which is @plan
 */
gboolean
cascada_cli_address_find (CascadaWorkspace *workspace, const char *plan, char **words, CascadaCliAddress *address, GError **error)
{
  CascadaKind kind = words[0] != NULL ? cascada_kind_from_table (words[0]) : CASCADA_KIND_NONE;
  char **rest = words + 1;

  if (kind == CASCADA_KIND_NONE || cascada_kind_get_class (kind)->is_cell)
    return cascada_cli_misuse (error, _ ("“%s” is not a kind of record; there are plan, objective, goal, indicator, unit and person"),
                               words[0] != NULL ? words[0] : "");
  *address = (CascadaCliAddress){ { kind, CASCADA_PERIOD_NONE, 0 }, 0 };
  if (kind == CASCADA_KIND_PLAN)
    {
      g_autoptr (CascadaRecord) record = cascada_cli_find_plan (workspace, plan, CASCADA_PERIOD_NONE, error);

      if (record == NULL)
        return FALSE;
      address->ref.id = cascada_record_get_id (record);
    }
  else if (*rest == NULL)
    return cascada_cli_misuse (error, _ ("which %s? Give its code, its name, or # and its id"), words[0]);
  else
    {
      address->ref.id = cascada_cli_find_record (workspace, plan, kind, *rest++, error);
      if (address->ref.id == 0)
        return FALSE;
    }

  if (rest[0] == NULL)
    return TRUE;
  if (rest[1] == NULL)
    return find_field (rest[0], address, error);
  if (rest[2] != NULL)
    return cascada_cli_misuse (error, _ ("“%s” is one word too many"), rest[2]);
  return find_cell (rest[0], rest[1], address, error);
}
