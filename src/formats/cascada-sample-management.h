/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-import.h"
#include "cascada-sample-table.h"
#include "cascada-settings.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

#define CASCADA_SAMPLE_YEAR 2025
#define CASCADA_SAMPLE_QUARTERS 4

/** CascadaSampleMaker: what the sample of management plans is made from; tables, and ids of what was made. */
typedef struct
{
  CascadaWorkspace *workspace;
  CascadaSampleTable *plans;
  CascadaSampleTable *goals;
  CascadaSampleTable *exceptions;
  CascadaSampleTable *eliminated;
  CascadaSampleTable *steps;
  CascadaSampleTable *observations;
  CascadaSampleTable *texts;
  GHashTable *units;     /* "process 9" → record */
  GHashTable *people;    /* "process-leader 9" → GArray of ids */
  GPtrArray *objectives; /* of the strategic plan */
} CascadaSampleMaker;

/**
 * CascadaSampleGoal: a goal and its indicator.
 * @row: in the table of goals
 * @number: within its plan, from 1
 * @last_quarter: up to which it is reported
 */
typedef struct
{
  guint row;
  guint number;
  guint last_quarter;
  gboolean eliminated;
  gint64 id;
  gint64 indicator;
  CascadaAnnualisation annualisation;
  CascadaDecimal baseline;
  CascadaDecimal targets[CASCADA_SAMPLE_QUARTERS];
} CascadaSampleGoal;

/**
 * CascadaSamplePlan: a management plan.
 * @row: in the table of plans
 * @unit: borrowed from the maker
 * @goals: (element-type CascadaSampleGoal)
 */
typedef struct
{
  guint row;
  gint64 id;
  CascadaRecord *unit;
  GArray *goals;
} CascadaSamplePlan;

/* What the tables say */
const char *cascada_sample_plan_get (const CascadaSampleMaker *maker, const CascadaSamplePlan *plan, const char *column);
const char *cascada_sample_plan_get_unit (const CascadaSamplePlan *plan);
const char *cascada_sample_get_text (const CascadaSampleMaker *maker, const char *use, guint number);
char *cascada_sample_expand (const char *text, ...) G_GNUC_NULL_TERMINATED;
gint64 cascada_sample_find_person (const CascadaSampleMaker *maker, const CascadaSamplePlan *plan, const char *role);
CascadaValue cascada_sample_enum (GType type, const char *nick);
CascadaValue cascada_sample_text (const char *text);
CascadaValue cascada_sample_decimal (const char *text);
CascadaValue cascada_sample_date (const char *text);

/* What is made of them */
gboolean cascada_sample_import_strategic_plan (CascadaSampleMaker *maker, GCancellable *cancellable, GError **error);
gboolean cascada_sample_index_units (CascadaSampleMaker *maker, GError **error);
CascadaRecord *cascada_sample_find_unit (const CascadaSampleMaker *maker, const char *kind, const char *code);
gboolean cascada_sample_add_people (CascadaSampleMaker *maker, GError **error);
gboolean cascada_sample_add_day (CascadaSampleMaker *maker, GError **error);
gboolean cascada_sample_add_life (CascadaSampleMaker *maker, const CascadaSamplePlan *plan, GError **error);
gboolean cascada_sample_add_reports (CascadaSampleMaker *maker, const CascadaSamplePlan *plan, GError **error);
gboolean cascada_sample_add_requests (CascadaSampleMaker *maker, GError **error);
gboolean cascada_sample_fill_management (CascadaWorkspace *workspace, CascadaImportProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);

G_END_DECLS
