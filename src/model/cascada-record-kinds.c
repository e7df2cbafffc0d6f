/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds of record and what names one of them. */

#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "cascada-attachment.h"
#include "cascada-error.h"
#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-non-working-day.h"
#include "cascada-objective.h"
#include "cascada-observation.h"
#include "cascada-opinion.h"
#include "cascada-person.h"
#include "cascada-plan.h"
#include "cascada-proposal.h"
#include "cascada-publication.h"
#include "cascada-report.h"
#include "cascada-request-record.h"
#include "cascada-step.h"
#include "cascada-target.h"
#include "cascada-unit.h"
#include "cascada-version.h"
#include "cascada-weight.h"

static gpointer
load_classes (gpointer data)
{
  CascadaRecordClass **classes = g_new0 (CascadaRecordClass *, CASCADA_N_KINDS);
  const GType types[] = {
    CASCADA_TYPE_UNIT,
    CASCADA_TYPE_PERSON,
    CASCADA_TYPE_PLAN,
    CASCADA_TYPE_OBJECTIVE,
    CASCADA_TYPE_GOAL,
    CASCADA_TYPE_INDICATOR,
    CASCADA_TYPE_WEIGHT,
    CASCADA_TYPE_TARGET,
    CASCADA_TYPE_REPORT,
    CASCADA_TYPE_PUBLICATION,
    CASCADA_TYPE_STEP,
    CASCADA_TYPE_OBSERVATION,
    CASCADA_TYPE_ATTACHMENT,
    CASCADA_TYPE_VERSION,
    CASCADA_TYPE_NON_WORKING_DAY,
    CASCADA_TYPE_REQUEST_RECORD,
    CASCADA_TYPE_PROPOSAL,
    CASCADA_TYPE_OPINION,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      CascadaRecordClass *klass = g_type_class_ref (types[i]);

      classes[klass->kind] = klass;
    }
  return classes;
}

/**
 * cascada_kind_get_class:
 *
 * Returns: (transfer none) (nullable): the class of a kind, alive for ever; %NULL where there is no such kind
 */
CascadaRecordClass *
cascada_kind_get_class (CascadaKind kind)
{
  static GOnce once = G_ONCE_INIT;
  CascadaRecordClass **classes = g_once (&once, load_classes, NULL);

  return kind > CASCADA_KIND_NONE && kind < CASCADA_N_KINDS ? classes[kind] : NULL;
}

/** cascada_kind_from_table: the kind of a table's name; %CASCADA_KIND_NONE where there is none. */
CascadaKind
cascada_kind_from_table (const char *table)
{
  for (CascadaKind kind = CASCADA_KIND_NONE + 1; kind < CASCADA_N_KINDS; kind++)
    if (g_strcmp0 (cascada_kind_get_class (kind)->table, table) == 0)
      return kind;
  return CASCADA_KIND_NONE;
}

/**
 * cascada_record_new:
 * @ref: what names it
 *
 * Returns: (transfer full): an object of the kind's class, its fields as at a creation where nothing is said
 */
CascadaRecord *
cascada_record_new (CascadaRef ref)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);

  g_return_val_if_fail (klass != NULL, NULL);

  return g_object_new (G_TYPE_FROM_CLASS (klass), "id", ref.id, "period", (int) ref.period, NULL);
}

/**
 * cascada_ref_validate:
 * @error: %CASCADA_ERROR_INVALID
 *
 * Whether @ref can name a record: a cell has a period (a weight's is a year), nothing else has one.
 */
gboolean
cascada_ref_validate (const CascadaRef *ref, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref->kind);

  if (klass == NULL || ref->id <= 0)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("No record is named by kind %d and number %" PRId64),
                   ref->kind, ref->id);
      return FALSE;
    }
  if (klass->is_cell ? !cascada_period_is_valid (ref->period) : ref->period != CASCADA_PERIOD_NONE)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID,
                   _ ("“%s”: %d is not a period it can have; use a year, quarter or month from %d to %d"), _ (klass->label),
                   ref->period, CASCADA_YEAR_MIN, CASCADA_YEAR_MAX);
      return FALSE;
    }
  if (ref->kind == CASCADA_KIND_WEIGHT && cascada_period_get_kind (ref->period) != CASCADA_PERIOD_KIND_YEAR)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID,
                   _ ("A weight holds from a year on: give a year, not a part of one"));
      return FALSE;
    }
  return TRUE;
}

gboolean
cascada_ref_equal (const CascadaRef *a, const CascadaRef *b)
{
  return a->kind == b->kind && a->id == b->id && a->period == b->period;
}

guint
cascada_ref_hash (const CascadaRef *ref)
{
  guint64 mixed =
      ((guint64) ref->id ^ (guint64) ref->period << 20 ^ (guint64) ref->kind << 56) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (mixed >> 32);
}
