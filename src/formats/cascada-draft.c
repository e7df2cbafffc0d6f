/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-draft.h"

#include <glib/gi18n-lib.h>

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"

static void
record_free (gpointer data)
{
  CascadaDraftRecord *record = data;
  guint n_fields = cascada_kind_get_class (record->kind)->n_fields;

  for (guint i = 0; i < n_fields; i++)
    cascada_value_clear (&record->values[i]);
  g_clear_pointer (&record->children, g_ptr_array_unref);
  g_free (record);
}

static void
finding_free (gpointer data)
{
  CascadaDraftFinding *finding = data;

  g_free (finding->column_name);
  g_free (finding->message);
  g_free (finding->repair);
  g_free (finding);
}

static CascadaDraftRecord *
record_new (CascadaKind kind, CascadaPeriod period, CascadaDraftRecord *parent, CascadaPlace place)
{
  guint n_fields = cascada_kind_get_class (kind)->n_fields;
  CascadaDraftRecord *record = g_malloc0 (sizeof *record + n_fields * (sizeof (CascadaValue) + sizeof (CascadaPlace)));

  record->values = (CascadaValue *) (record + 1);
  record->places = (CascadaPlace *) (record->values + n_fields);
  record->kind = kind;
  record->period = period;
  record->parent = parent;
  record->place = place;
  return record;
}

CascadaDraft *
cascada_draft_new (void)
{
  CascadaDraft *draft = g_new0 (CascadaDraft, 1);

  draft->files = g_ptr_array_new_with_free_func (g_free);
  draft->findings = g_ptr_array_new_with_free_func (finding_free);
  draft->units = g_ptr_array_new_with_free_func (record_free);
  draft->plan = record_new (CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, NULL, (CascadaPlace){ 0 });
  draft->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return draft;
}

void
cascada_draft_free (CascadaDraft *draft)
{
  if (draft == NULL)
    return;
  g_hash_table_unref (draft->index);
  g_ptr_array_unref (draft->files);
  g_ptr_array_unref (draft->findings);
  g_ptr_array_unref (draft->units);
  record_free (draft->plan);
  g_free (draft);
}

/** cascada_draft_add: a new record; one without parent is a unit. */
CascadaDraftRecord *
cascada_draft_add (CascadaDraft *draft, CascadaDraftRecord *parent, CascadaKind kind, CascadaPeriod period, CascadaPlace place)
{
  CascadaDraftRecord *record = record_new (kind, period, parent, place);

  if (parent == NULL)
    g_ptr_array_add (draft->units, record);
  else
    {
      if (parent->children == NULL)
        parent->children = g_ptr_array_new_with_free_func (record_free);
      g_ptr_array_add (parent->children, record);
    }
  return record;
}

static char *
index_key (CascadaDraftRecord *parent, CascadaKind kind, const char *key)
{
  return g_strdup_printf ("%p %d %s", (void *) parent, kind, key);
}

/** cascada_draft_find: the record that cascada_draft_name() gave @key among those of @parent. */
CascadaDraftRecord *
cascada_draft_find (CascadaDraft *draft, CascadaDraftRecord *parent, CascadaKind kind, const char *key)
{
  g_autofree char *full = index_key (parent, kind, key);

  return g_hash_table_lookup (draft->index, full);
}

void
cascada_draft_name (CascadaDraft *draft, CascadaDraftRecord *record, const char *key)
{
  g_autofree char *full = index_key (record->parent, record->kind, key);

  if (!g_hash_table_contains (draft->index, full))
    g_hash_table_insert (draft->index, g_steal_pointer (&full), record);
}

CascadaDraftRecord *
cascada_draft_peek_cell (CascadaDraftRecord *parent, CascadaKind kind, CascadaPeriod period)
{
  for (guint i = 0; parent->children != NULL && i < parent->children->len; i++)
    {
      CascadaDraftRecord *child = parent->children->pdata[i];

      if (child->kind == kind && child->period == period)
        return child;
    }
  return NULL;
}

CascadaDraftRecord *
cascada_draft_get_cell (CascadaDraft *draft, CascadaDraftRecord *parent, CascadaKind kind, CascadaPeriod period, CascadaPlace place)
{
  CascadaDraftRecord *cell = cascada_draft_peek_cell (parent, kind, period);

  return cell != NULL ? cell : cascada_draft_add (draft, parent, kind, period, place);
}

gboolean
cascada_draft_is_stated (const CascadaDraftRecord *record, guint field)
{
  return (record->stated & (1u << (field - 1))) != 0;
}

void
cascada_draft_set (CascadaDraftRecord *record, guint field, const CascadaValue *value, CascadaPlace place)
{
  CascadaValue copy = CASCADA_VALUE_INIT;

  cascada_value_copy (value, &copy);
  cascada_value_clear (&record->values[field - 1]);
  record->values[field - 1] = copy;
  record->places[field - 1] = place;
  record->stated |= 1u << (field - 1);
}

/** cascada_draft_set_integer: states a value that stands in no cell: derived, or a default. */
void
cascada_draft_set_integer (CascadaDraftRecord *record, guint field, gint64 integer)
{
  CascadaValue value = cascada_value_integer (integer);

  cascada_draft_set (record, field, &value, (CascadaPlace){ 0 });
}

void
cascada_draft_set_text (CascadaDraftRecord *record, guint field, const char *text)
{
  CascadaValue value = cascada_value_text (text);

  if (text != NULL)
    cascada_draft_set (record, field, &value, (CascadaPlace){ 0 });
}

const char *
cascada_draft_get_text (const CascadaDraftRecord *record, guint field)
{
  const CascadaValue *value = &record->values[field - 1];

  return value->type == CASCADA_VALUE_TEXT ? value->text : NULL;
}

CascadaDecimal
cascada_draft_get_decimal (const CascadaDraftRecord *record, guint field)
{
  return cascada_value_get_decimal (&record->values[field - 1]);
}

static char *
describe (const char *kind, const char *code, const char *name)
{
  g_autofree char *shortened = name == NULL || g_utf8_strlen (name, -1) <= 60 ? g_strdup (name) : NULL;

  if (name != NULL && shortened == NULL)
    {
      g_autofree char *head = g_utf8_substring (name, 0, 59);

      shortened = g_strconcat (head, "…", NULL);
    }
  if (code != NULL && shortened != NULL)
    return g_strdup_printf (_ ("%s %s “%s”"), kind, code, shortened);
  return code != NULL ? g_strdup_printf ("%s %s", kind, code) : g_strdup_printf (_ ("%s “%s”"), kind, shortened != NULL ? shortened : "");
}

/** cascada_draft_describe: the record in words, for findings (translated). */
char *
cascada_draft_describe (const CascadaDraftRecord *record)
{
  const char *kind = _ (cascada_kind_get_class (record->kind)->label);

  switch (record->kind)
    {
    case CASCADA_KIND_OBJECTIVE:
      {
        const CascadaValue *number = &record->values[CASCADA_OBJECTIVE_NUMBER - 1];
        g_autofree char *code = number->type == CASCADA_VALUE_INTEGER ? g_strdup_printf ("%d", (int) number->integer) : NULL;

        return describe (kind, code, cascada_draft_get_text (record, CASCADA_OBJECTIVE_NAME));
      }
    case CASCADA_KIND_GOAL:
      return describe (kind, cascada_draft_get_text (record, CASCADA_GOAL_CODE), cascada_draft_get_text (record, CASCADA_GOAL_NAME));
    case CASCADA_KIND_INDICATOR:
      return describe (kind, cascada_draft_get_text (record, CASCADA_INDICATOR_CODE), cascada_draft_get_text (record, CASCADA_INDICATOR_NAME));
    default:
      return g_strdup (kind);
    }
}

/**
 * cascada_draft_report:
 * @message: (transfer full): translated
 * @repair: (nullable): translated
 *
 * Adds a finding. After %CASCADA_DRAFT_MAX_FINDINGS only errors are still counted.
 */
void
cascada_draft_report (CascadaDraft *draft, CascadaSeverity severity, CascadaPlace place, const char *column_name,
                      char *message, const char *repair)
{
  CascadaDraftFinding *finding;

  draft->n_errors += severity == CASCADA_SEVERITY_ERROR;
  if (draft->findings->len >= CASCADA_DRAFT_MAX_FINDINGS)
    {
      g_free (message);
      if (draft->findings->len > CASCADA_DRAFT_MAX_FINDINGS)
        return;
      message = g_strdup (_ ("There are more findings than are listed: settle these first"));
      severity = draft->n_errors > 0 ? CASCADA_SEVERITY_ERROR : CASCADA_SEVERITY_WARNING;
      place = (CascadaPlace){ 0 };
      column_name = repair = NULL;
    }
  finding = g_new0 (CascadaDraftFinding, 1);
  finding->severity = severity;
  finding->place = place;
  finding->column_name = g_strdup (column_name);
  finding->message = message;
  finding->repair = g_strdup (repair);
  g_ptr_array_add (draft->findings, finding);
}
