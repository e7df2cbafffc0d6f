/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records of the workspace the draft's records are. */

#include "config.h"

#include "cascada-import-match.h"

#include "cascada-goal.h"
#include "cascada-import-private.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"
#include "cascada-text.h"
#include "cascada-unit.h"

typedef enum
{
  BY_PAIR,
  BY_CODE,
  BY_NAME,
} Pass;

static void
get_name_fields (CascadaKind kind, guint *code, guint *name)
{
  switch (kind)
    {
    case CASCADA_KIND_UNIT:
      *code = CASCADA_UNIT_CODE;
      *name = CASCADA_UNIT_NAME;
      break;
    case CASCADA_KIND_OBJECTIVE:
      *code = CASCADA_OBJECTIVE_NUMBER;
      *name = CASCADA_OBJECTIVE_NAME;
      break;
    case CASCADA_KIND_GOAL:
      *code = CASCADA_GOAL_CODE;
      *name = CASCADA_GOAL_NAME;
      break;
    case CASCADA_KIND_INDICATOR:
    default:
      *code = CASCADA_INDICATOR_CODE;
      *name = CASCADA_INDICATOR_NAME;
      break;
    }
}

static char *
get_code (const CascadaValue *value)
{
  if (value->type == CASCADA_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  return value->type == CASCADA_VALUE_TEXT ? g_strdup (value->text) : NULL;
}

/* NULL where the record cannot be told by that. */
static char *
make_key (Pass pass, const CascadaValue *code_value, const char *name)
{
  g_autofree char *code = get_code (code_value);

  switch (pass)
    {
    case BY_PAIR:
      return cascada_import_get_pair (code, name);
    case BY_CODE:
      return cascada_import_is_code (code) ? cascada_text_fold (code) : NULL;
    case BY_NAME:
    default:
      return name != NULL ? cascada_text_get_key (name) : NULL;
    }
}

static void
queue_free (gpointer queue)
{
  g_queue_free (queue);
}

static GHashTable *
index_existing (GPtrArray *existing, CascadaKind kind, Pass pass, GHashTable *taken)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, queue_free);
  guint code, name;

  get_name_fields (kind, &code, &name);
  for (guint i = 0; i < existing->len; i++)
    {
      CascadaRecord *record = existing->pdata[i];
      char *key = g_hash_table_contains (taken, record)
                      ? NULL
                      : make_key (pass, cascada_record_get_value (record, code), cascada_record_get_text (record, name));
      GQueue *queue;

      if (key == NULL)
        continue;
      queue = g_hash_table_lookup (index, key);
      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (index, g_strdup (key), queue);
        }
      g_queue_push_tail (queue, record);
      g_free (key);
    }
  return index;
}

static void
run_pass (GPtrArray *drafts, GPtrArray *existing, CascadaKind kind, Pass pass, CascadaRecord **matches, GHashTable *taken)
{
  g_autoptr (GHashTable) index = index_existing (existing, kind, pass, taken);
  guint code, name;

  get_name_fields (kind, &code, &name);
  for (guint i = 0; i < drafts->len; i++)
    {
      const CascadaDraftRecord *draft = drafts->pdata[i];
      g_autofree char *key = NULL;
      GQueue *queue;

      if (matches[i] != NULL)
        continue;
      key = make_key (pass, &draft->values[code - 1], cascada_draft_get_text (draft, name));
      queue = key != NULL ? g_hash_table_lookup (index, key) : NULL;
      if (queue == NULL || queue->length == 0 || (pass == BY_CODE && queue->length > 1))
        continue;
      matches[i] = g_queue_pop_head (queue);
      g_hash_table_add (taken, matches[i]);
    }
}

/**
 * cascada_import_match:
 * @drafts: (element-type CascadaDraftRecord): siblings of one kind
 * @existing: (element-type CascadaRecord): those of the workspace
 *
 * By code and name; what is left by a code that only one has (a corrected name); then by name (a corrected code).
 * Those that are alike in both are taken in their order.
 *
 * Returns: (transfer full): for each draft its record, borrowed, or %NULL where it is new
 */
CascadaRecord **
cascada_import_match (GPtrArray *drafts, GPtrArray *existing, CascadaKind kind)
{
  CascadaRecord **matches = g_new0 (CascadaRecord *, drafts->len + 1);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  run_pass (drafts, existing, kind, BY_PAIR, matches, taken);
  if (kind != CASCADA_KIND_UNIT)
    run_pass (drafts, existing, kind, BY_CODE, matches, taken);
  run_pass (drafts, existing, kind, BY_NAME, matches, taken);
  return matches;
}
