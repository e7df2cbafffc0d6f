/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The values that a request proposes, as they are kept, compared and shown. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-enum-labels.h"
#include "cascada-error.h"
#include "cascada-number.h"
#include "cascada-request-private.h"
#include "cascada-workspace-private.h"

/** cascada_request_value_free: (nullable) */
void
cascada_request_value_free (CascadaRequestValue *value)
{
  if (value == NULL)
    return;
  cascada_value_clear (&value->old);
  cascada_value_clear (&value->now);
  cascada_value_clear (&value->proposed);
  g_free (value);
}

/**
 * cascada_request_value_to_text:
 *
 * Returns: (transfer full) (nullable): the value free of any locale, as proposals keep it: "12.5", "increasing", "true"; %NULL
 *   where there is none
 */
char *
cascada_request_value_to_text (CascadaKind kind, guint field, const CascadaValue *value)
{
  const CascadaField *declaration = cascada_field_get (kind, field);

  g_return_val_if_fail (declaration != NULL, NULL);

  if (value->type == CASCADA_VALUE_NONE)
    return NULL;
  switch (declaration->type)
    {
    case CASCADA_FIELD_TEXT:
      return g_strdup (value->text);
    case CASCADA_FIELD_DECIMAL:
      return cascada_decimal_to_string (value->integer);
    case CASCADA_FIELD_BOOLEAN:
      return g_strdup (value->integer ? "true" : "false");
    case CASCADA_FIELD_ENUM:
      return g_strdup (cascada_enum_get_nick (declaration->enum_type (), (int) value->integer));
    case CASCADA_FIELD_DATE:
      return cascada_date_to_string ((CascadaDate) value->integer);
    case CASCADA_FIELD_PERIOD:
      return cascada_period_to_string ((CascadaPeriod) value->integer);
    case CASCADA_FIELD_INTEGER:
    case CASCADA_FIELD_REFERENCE:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    }
}

static gboolean
refuse_text (const CascadaField *declaration, const char *text, GError **error)
{
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("“%s” cannot be “%s”: choose one of its values"), _ (declaration->label), text);
  return FALSE;
}

static gboolean
read_enum (const CascadaField *declaration, const char *text, CascadaValue *value, GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (declaration->enum_type ());
  GEnumValue *entry = g_enum_get_value_by_nick (klass, text);

  if (entry == NULL)
    return refuse_text (declaration, text, error);
  *value = cascada_value_integer (entry->value);
  return TRUE;
}

/**
 * cascada_request_value_from_text:
 * @text: (nullable): as of cascada_request_value_to_text()
 * @value: (out): to be cleared
 * @error: %CASCADA_ERROR_INVALID
 */
gboolean
cascada_request_value_from_text (CascadaKind kind, guint field, const char *text, CascadaValue *value, GError **error)
{
  const CascadaField *declaration = cascada_field_get (kind, field);
  CascadaDecimal decimal;
  gint64 integer;

  g_return_val_if_fail (declaration != NULL, FALSE);

  *value = CASCADA_VALUE_INIT;
  if (text == NULL)
    return TRUE;
  switch (declaration->type)
    {
    case CASCADA_FIELD_TEXT:
      value->type = CASCADA_VALUE_TEXT;
      value->text = g_strdup (text);
      return TRUE;
    case CASCADA_FIELD_DECIMAL:
      if (!cascada_decimal_parse (text, &decimal, error))
        return FALSE;
      *value = cascada_value_decimal (decimal);
      return TRUE;
    case CASCADA_FIELD_BOOLEAN:
      *value = cascada_value_integer (g_str_equal (text, "true"));
      return value->integer || g_str_equal (text, "false") || refuse_text (declaration, text, error);
    case CASCADA_FIELD_ENUM:
      return read_enum (declaration, text, value, error);
    case CASCADA_FIELD_INTEGER:
    case CASCADA_FIELD_REFERENCE:
    case CASCADA_FIELD_DATE:
    case CASCADA_FIELD_PERIOD:
    default:
      if (!g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, &integer, NULL))
        return refuse_text (declaration, text, error);
      *value = cascada_value_integer (integer);
      return TRUE;
    }
}

/**
 * cascada_request_value_format:
 * @which: one of its three values
 *
 * Returns: (transfer full): that value as people read it; “none” where there is none
 */
char *
cascada_request_value_format (const CascadaRequestValue *value, const CascadaValue *which)
{
  const CascadaField *declaration = cascada_field_get (value->ref.kind, value->field);

  g_return_val_if_fail (declaration != NULL, NULL);

  if (which->type == CASCADA_VALUE_NONE)
    return g_strdup (_ ("none"));
  switch (declaration->type)
    {
    case CASCADA_FIELD_DECIMAL:
      return cascada_number_format (which->integer, CASCADA_DECIMALS_SHORTEST);
    case CASCADA_FIELD_BOOLEAN:
      return g_strdup (which->integer ? _ ("Yes") : _ ("No"));
    case CASCADA_FIELD_ENUM:
      return g_strdup (cascada_enum_get_label (declaration->enum_type (), (int) which->integer));
    case CASCADA_FIELD_TEXT:
    case CASCADA_FIELD_INTEGER:
    case CASCADA_FIELD_REFERENCE:
    case CASCADA_FIELD_DATE:
    case CASCADA_FIELD_PERIOD:
    default:
      return cascada_request_value_to_text (value->ref.kind, value->field, which);
    }
}

/**
 * cascada_request_value_describe:
 *
 * Returns: (transfer full): what it is the value of, in words: “Target, quarter 3 of 2025”, “Deliverables”; of a goal with
 *   several indicators with the one it is of
 */
char *
cascada_request_value_describe (CascadaWorkspace *workspace, const CascadaRequestValue *value)
{
  CascadaRecordClass *klass = cascada_kind_get_class (value->ref.kind);
  const char *label = klass->is_cell ? _ (klass->label) : _ (cascada_field_get (value->ref.kind, value->field)->label);
  g_autofree char *owner = NULL, *period = NULL;

  if (value->ref.kind == CASCADA_KIND_GOAL)
    return g_strdup (label);
  owner = cascada_workspace_describe (workspace, (CascadaRef){ CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, value->ref.id });
  if (!klass->is_cell)
    /* Translators: a field and the indicator it belongs to */
    return g_strdup_printf (_ ("%s of %s"), label, owner);
  period = cascada_period_get_label (value->ref.period);
  /* Translators: a figure, the indicator it belongs to, and its period */
  return g_strdup_printf (_ ("%s of %s, %s"), label, owner, period);
}

static gboolean
find_place (CascadaRecord *proposal, gint64 goal, CascadaRequestValue *value)
{
  gint64 indicator = cascada_record_get_integer (proposal, CASCADA_PROPOSAL_INDICATOR);
  CascadaKind kind = cascada_kind_from_table (cascada_record_get_text (proposal, CASCADA_PROPOSAL_RECORD));

  value->ref = (CascadaRef){ kind, (CascadaPeriod) cascada_record_get_integer (proposal, CASCADA_PROPOSAL_PERIOD),
                             kind == CASCADA_KIND_GOAL ? goal : indicator };
  if (kind != CASCADA_KIND_GOAL && kind != CASCADA_KIND_INDICATOR && kind != CASCADA_KIND_TARGET && kind != CASCADA_KIND_WEIGHT)
    return FALSE;
  value->field = cascada_field_find (kind, cascada_record_get_text (proposal, CASCADA_PROPOSAL_FIELD));
  return value->field != 0 && cascada_ref_validate (&value->ref, NULL);
}

/* The value in the file; none where there is no such record or it was removed. */
static void
read_now (CascadaStore *store, CascadaRef ref, guint field, CascadaValue *now)
{
  g_autoptr (CascadaRecord) record = cascada_store_load (store, ref, NULL);

  *now = CASCADA_VALUE_INIT;
  if (record != NULL && !cascada_record_is_removed (record))
    cascada_value_copy (cascada_record_get_value (record, field), now);
}

static gboolean
differs (const CascadaRequestValue *value)
{
  return !cascada_value_equal (&value->now, &value->old) && !cascada_value_equal (&value->now, &value->proposed);
}

/* NULL for one that no version of this program wrote. */
static CascadaRequestValue *
read_value (CascadaStore *store, CascadaRecord *proposal, gint64 goal, gboolean decided)
{
  CascadaRequestValue *value = g_new0 (CascadaRequestValue, 1);

  value->id = cascada_record_get_id (proposal);
  if (!find_place (proposal, goal, value) ||
      !cascada_request_value_from_text (value->ref.kind, value->field, cascada_record_get_text (proposal, CASCADA_PROPOSAL_OLD), &value->old, NULL) ||
      !cascada_request_value_from_text (value->ref.kind, value->field, cascada_record_get_text (proposal, CASCADA_PROPOSAL_NEW), &value->proposed, NULL))
    {
      g_clear_pointer (&value, cascada_request_value_free);
      return NULL;
    }
  if (decided)
    cascada_value_copy (&value->old, &value->now);
  else
    read_now (store, value->ref, value->field, &value->now);
  value->differs = !decided && differs (value);
  return value;
}

static int
compare_values_cb (gconstpointer a, gconstpointer b)
{
  const CascadaRequestValue *first = *(CascadaRequestValue *const *) a, *second = *(CascadaRequestValue *const *) b;

  if (first->ref.kind != second->ref.kind)
    return first->ref.kind < second->ref.kind ? -1 : 1;
  if (first->ref.id != second->ref.id)
    return first->ref.id < second->ref.id ? -1 : 1;
  if (first->ref.period != second->ref.period)
    return cascada_period_compare (first->ref.period, second->ref.period);
  return (int) first->field - (int) second->field;
}

/**
 * cascada_request_read_values:
 *
 * Returns: (transfer full) (element-type CascadaRequestValue) (nullable): what the request proposes: of the goal, its
 *   indicators, their weights and targets
 */
GPtrArray *
cascada_request_read_values (CascadaStore *store, CascadaRecord *request, GError **error)
{
  g_autoptr (GPtrArray) proposals = cascada_store_load_children (store, CASCADA_KIND_PROPOSAL, cascada_record_get_id (request), error);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_request_value_free);
  gboolean decided = cascada_request_is_decided (cascada_record_get_integer (request, CASCADA_REQUEST_STATE));

  if (proposals == NULL)
    return NULL;
  for (guint i = 0; i < proposals->len; i++)
    {
      CascadaRequestValue *value = read_value (store, proposals->pdata[i], cascada_record_get_integer (request, CASCADA_REQUEST_GOAL), decided);

      if (value != NULL)
        g_ptr_array_add (values, value);
    }
  g_ptr_array_sort (values, compare_values_cb);
  return g_steal_pointer (&values);
}

/** cascada_request_find_value: (nullable): the one that is proposed for that field. */
CascadaRequestValue *
cascada_request_find_value (GPtrArray *values, const CascadaRef *ref, guint field)
{
  for (guint i = 0; i < values->len; i++)
    {
      CascadaRequestValue *value = values->pdata[i];

      if (value->field == field && cascada_ref_equal (&value->ref, ref))
        return value;
    }
  return NULL;
}

/** cascada_request_suppose_value: as if the change were proposed, and nothing where it is what stands there anyway. */
void
cascada_request_suppose_value (GPtrArray *values, CascadaStore *store, const CascadaRequestChange *change)
{
  CascadaRequestValue *value = cascada_request_find_value (values, &change->ref, change->field);

  if (value == NULL)
    {
      value = g_new0 (CascadaRequestValue, 1);
      value->ref = change->ref;
      value->field = change->field;
      read_now (store, value->ref, value->field, &value->now);
      cascada_value_copy (&value->now, &value->old);
      g_ptr_array_add (values, value);
    }
  cascada_value_clear (&value->proposed);
  cascada_value_copy (&change->value, &value->proposed);
  value->differs = differs (value);
  if (cascada_value_equal (&value->proposed, &value->now))
    g_ptr_array_remove (values, value);
  else
    g_ptr_array_sort (values, compare_values_cb);
}
