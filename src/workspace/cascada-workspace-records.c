/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Live records: one object a record while somebody holds it. */

#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-text.h"
#include "cascada-workspace-private.h"

#include "cascada-attachment.h"
#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-non-working-day.h"
#include "cascada-objective.h"
#include "cascada-person.h"
#include "cascada-plan.h"
#include "cascada-request-record.h"
#include "cascada-unit.h"

/* Key of a live record, and what its finalisation needs to take it out. */
typedef struct
{
  CascadaRef ref;
  CascadaWorkspace *workspace;
} Live;

static void
record_gone_cb (gpointer data, GObject *record)
{
  Live *live = data;

  g_hash_table_remove (live->workspace->records, &live->ref);
}

/* Takes what was just read; where the record lives already, brings that object up to date and gives it instead. */
static CascadaRecord *
adopt (CascadaWorkspace *self, CascadaRecord *read)
{
  CascadaRef ref = cascada_record_get_ref (read);
  CascadaRecord *living = g_hash_table_lookup (self->records, &ref);
  Live *live;

  if (living == NULL)
    {
      live = g_new (Live, 1);
      *live = (Live){ ref, self };
      g_hash_table_insert (self->records, live, read);
      g_object_weak_ref (G_OBJECT (read), record_gone_cb, live);
      return read;
    }
  g_object_ref (living);
  for (guint field = 1; field <= cascada_kind_get_class (ref.kind)->n_fields; field++)
    cascada_record_set_value (living, field, cascada_record_get_value (read, field));
  cascada_record_set_removed (living, cascada_record_is_removed (read));
  g_object_unref (read);
  return living;
}

/** cascada_workspace_forget_records: they stay as they are for who holds them. */
void
cascada_workspace_forget_records (CascadaWorkspace *self)
{
  GHashTableIter iter;
  gpointer live, record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &live, &record))
    {
      g_object_weak_unref (record, record_gone_cb, live);
      g_hash_table_iter_remove (&iter);
    }
}

/* What was made by an edit that is given up is in the file no more: it counts as removed. */
static void
refresh_record (CascadaWorkspace *self, const CascadaRef *ref)
{
  g_autoptr (CascadaRecord) living = g_hash_table_lookup (self->records, ref);
  g_autoptr (GError) error = NULL;
  CascadaRecord *read;

  if (living == NULL)
    return;
  g_object_ref (living);
  read = cascada_store_load (self->store, *ref, &error);
  if (read != NULL)
    g_object_unref (adopt (self, read));
  else if (g_error_matches (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND))
    cascada_record_set_removed (living, TRUE);
  else
    g_warning ("A record could not be read again: %s", error->message);
}

/** cascada_workspace_refresh_records: @changes: (nullable): %NULL for all that live */
void
cascada_workspace_refresh_records (CascadaWorkspace *self, const GArray *changes)
{
  g_autofree CascadaRef **refs = NULL;
  guint n;

  if (changes != NULL)
    {
      for (guint i = 0; i < changes->len; i++)
        refresh_record (self, &g_array_index (changes, CascadaChange, i).ref);
      return;
    }
  refs = (CascadaRef **) g_hash_table_get_keys_as_array (self->records, &n);
  for (guint i = 0; i < n; i++)
    {
      CascadaRef ref = *refs[i];

      refresh_record (self, &ref);
    }
}

/**
 * cascada_workspace_get_record:
 * @error: %CASCADA_ERROR_NOT_FOUND where there never was such a record
 *
 * Returns: (transfer full): the record, up to date as long as the workspace is open; also where it was removed, see
 *   cascada_record_is_removed()
 */
CascadaRecord *
cascada_workspace_get_record (CascadaWorkspace *self, CascadaRef ref, GError **error)
{
  CascadaRecord *record;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL, NULL);

  record = g_hash_table_lookup (self->records, &ref);
  if (record != NULL)
    return g_object_ref (record);
  record = cascada_store_load (self->store, ref, error);
  return record != NULL ? adopt (self, record) : NULL;
}

/**
 * cascada_workspace_get_children:
 * @kind: of the records wanted
 * @parent: id of what they belong to; ignored for plans, units and persons, of which it gives all
 *
 * Returns: (transfer full) (element-type CascadaRecord): what is not removed, in order of position or period
 */
GPtrArray *
cascada_workspace_get_children (CascadaWorkspace *self, CascadaKind kind, gint64 parent, GError **error)
{
  GPtrArray *records;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL, NULL);

  records = cascada_store_load_children (self->store, kind, parent, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    records->pdata[i] = adopt (self, records->pdata[i]);
  return records;
}

static gboolean
matches (CascadaRecord *plan, const char *text, gboolean number, gint64 id, gboolean exact)
{
  const char *title = cascada_record_get_text (plan, CASCADA_PLAN_TITLE);

  if (number && cascada_record_get_id (plan) == id)
    return TRUE;
  return title != NULL && (exact ? g_str_equal (title, text) : cascada_text_contains (title, text));
}

/**
 * cascada_workspace_find_plan:
 * @id_or_title: (nullable): a plan's id, its title, or a part of the title that only one plan has (case and accents
 *   ignored); %NULL where the workspace has one plan only
 * @error: %CASCADA_ERROR_NOT_FOUND, naming the plans there are
 *
 * Returns: (transfer full): the plan
 */
CascadaRecord *
cascada_workspace_find_plan (CascadaWorkspace *self, const char *id_or_title, GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autofree char *folded = cascada_text_fold (id_or_title != NULL ? id_or_title : "");
  CascadaRecord *found = NULL;
  gint64 id = 0;
  gboolean number = id_or_title != NULL && g_ascii_string_to_signed (id_or_title, 10, 1, G_MAXINT64, &id, NULL);
  guint n_found = 0;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL, NULL);

  plans = cascada_workspace_get_children (self, CASCADA_KIND_PLAN, 0, error);
  if (plans == NULL)
    return NULL;
  for (int exact = TRUE; exact >= FALSE && n_found == 0; exact--)
    for (guint i = 0; i < plans->len; i++)
      if (id_or_title == NULL || matches (plans->pdata[i], exact ? id_or_title : folded, number, id, exact))
        {
          found = plans->pdata[i];
          n_found++;
        }
  if (n_found == 1)
    return g_object_ref (found);
  for (guint i = 0; i < plans->len; i++)
    g_string_append_printf (titles, "\n  %" G_GINT64_FORMAT "  %s", cascada_record_get_id (plans->pdata[i]),
                            cascada_record_get_text (plans->pdata[i], CASCADA_PLAN_TITLE));
  if (plans->len == 0)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("“%s” holds no plan yet"), cascada_workspace_get_path (self));
  else if (id_or_title == NULL)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("Say which plan, by number or title:%s"), titles->str);
  else if (n_found > 1)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("More than one plan is called “%s”; say its number:%s"),
                 id_or_title, titles->str);
  else
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("No plan is called “%s”. There are:%s"), id_or_title,
                 titles->str);
  return NULL;
}

/* Code and name; a kind without either is called by what it is. */
static const guint name_fields[CASCADA_N_KINDS][2] = {
  [CASCADA_KIND_UNIT] = { CASCADA_UNIT_CODE, CASCADA_UNIT_NAME },
  [CASCADA_KIND_PERSON] = { 0, CASCADA_PERSON_NAME },
  [CASCADA_KIND_PLAN] = { 0, CASCADA_PLAN_TITLE },
  [CASCADA_KIND_OBJECTIVE] = { CASCADA_OBJECTIVE_NUMBER, CASCADA_OBJECTIVE_NAME },
  [CASCADA_KIND_GOAL] = { CASCADA_GOAL_CODE, CASCADA_GOAL_NAME },
  [CASCADA_KIND_INDICATOR] = { CASCADA_INDICATOR_CODE, CASCADA_INDICATOR_NAME },
  [CASCADA_KIND_ATTACHMENT] = { 0, CASCADA_ATTACHMENT_NAME },
  [CASCADA_KIND_NON_WORKING_DAY] = { 0, CASCADA_NON_WORKING_DAY_NAME },
};

/**
 * cascada_workspace_describe:
 *
 * Returns: (transfer full): what people call a record in a sentence: its code or number, else its name; of a cell, its
 *   owner's and the period
 */
char *
cascada_workspace_describe (CascadaWorkspace *self, CascadaRef ref)
{
  g_autoptr (CascadaRecord) record = NULL;
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);
  const char *code, *name;

  if (klass->is_cell)
    {
      g_autofree char *owner = cascada_workspace_describe (self, (CascadaRef){ klass->parent_kind, CASCADA_PERIOD_NONE, ref.id });
      g_autofree char *period = cascada_period_to_string (ref.period);

      /* Translators: a record and a period, as in “4199, 2025-Q2” */
      return g_strdup_printf (_ ("%s, %s"), owner, period);
    }
  record = cascada_workspace_get_record (self, ref, NULL);
  if (record != NULL && ref.kind == CASCADA_KIND_REQUEST)
    return g_strdup_printf (_ ("modification request %" PRId64), cascada_record_get_integer (record, CASCADA_REQUEST_NUMBER));
  if (record == NULL || name_fields[ref.kind][1] == 0)
    return g_strdup (_ (klass->label));
  if (ref.kind == CASCADA_KIND_OBJECTIVE &&
      cascada_record_get_value (record, CASCADA_OBJECTIVE_NUMBER)->type != CASCADA_VALUE_NONE)
    return g_strdup_printf (_ ("objective %" PRId64), cascada_record_get_integer (record, CASCADA_OBJECTIVE_NUMBER));
  code = name_fields[ref.kind][0] > 0 ? cascada_record_get_text (record, name_fields[ref.kind][0]) : NULL;
  name = cascada_record_get_text (record, name_fields[ref.kind][1]);
  if (code != NULL)
    return g_strdup (code);
  return g_utf8_strlen (name, -1) <= 40
             ? g_strdup_printf (_ ("“%s”"), name)
             : g_strdup_printf (_ ("“%.*s…”"), (int) (g_utf8_offset_to_pointer (name, 38) - name), name);
}
