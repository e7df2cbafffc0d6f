/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaRenewal:
 * @plan: id of the plan that is copied
 * @year: first year of what is made, which lasts as long as @plan
 * @units: (element-type gint64): one plan for each; none: one, for the unit of @plan
 * @made: (element-type gint64): ids of what was made, in the order of @units
 * @n_goals: in each
 * @n_indicators: in each
 * @n_left_out: goals marked “Meta eliminada”, which are not copied
 *
 * Plans that are made of another one: next year's of this year's, or those of many units of one template.
 */
typedef struct
{
  gint64 plan;
  int year;
  GArray *units;
  GArray *made;
  guint n_goals;
  guint n_indicators;
  guint n_left_out;
} CascadaRenewal;

/**
 * CascadaRenewalUnit:
 * @unit: id; 0 for a plan without one
 * @title: of the plan that it would have
 * @refusal: (nullable): why none is made for it, with the cure
 *
 * A unit for which a plan may be made.
 */
typedef struct
{
  gint64 unit;
  CascadaUnitKind kind;
  char *name;
  char *title;
  char *refusal;
} CascadaRenewalUnit;

CascadaRenewal *cascada_renewal_new (gint64 plan, int year);
void cascada_renewal_free (CascadaRenewal *renewal);
void cascada_renewal_add_unit (CascadaRenewal *renewal, gint64 unit);
gboolean cascada_renewal_count (CascadaRenewal *renewal, CascadaWorkspace *workspace, GError **error);
gboolean cascada_renewal_run (CascadaWorkspace *workspace, gpointer renewal, GCancellable *cancellable, GError **error);

GPtrArray *cascada_renewal_list_units (CascadaWorkspace *workspace, gint64 plan, int year, GError **error);
CascadaRenewalUnit *cascada_renewal_get_own (CascadaWorkspace *workspace, gint64 plan, int year, GError **error);
int cascada_renewal_get_next_year (CascadaRecord *plan);
void cascada_renewal_unit_free (CascadaRenewalUnit *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaRenewal, cascada_renewal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaRenewalUnit, cascada_renewal_unit_free)

G_END_DECLS
