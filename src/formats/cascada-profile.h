/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-import.h"
#include "cascada-number.h"
#include "cascada-record.h"

G_BEGIN_DECLS

/** What a column does beyond filling a field. */
typedef enum
{
  CASCADA_COLUMN_ROLE_FIELD,
  CASCADA_COLUMN_ROLE_NOTE,    /* plan.note: a line for each row */
  CASCADA_COLUMN_ROLE_WEIGHTS, /* compared with the sum of the objective's weights */
  CASCADA_COLUMN_ROLE_IGNORE,
} CascadaColumnRole;

typedef enum
{
  CASCADA_COLUMN_PERIOD_NONE,
  CASCADA_COLUMN_PERIOD_FIXED,
  CASCADA_COLUMN_PERIOD_FIRST_YEAR,
  CASCADA_COLUMN_PERIOD_HEADER,
} CascadaColumnPeriod;

/** One column of a profile's table; data/profiles/README.md tells what the members mean. */
typedef struct
{
  char **headers; /* as written */
  char **keys;    /* as compared */
  CascadaColumnRole role;
  CascadaKind kind;
  guint field;
  guint with_field;
  guint words_field;
  char **words;
  char *prefix;
  gboolean required;
  gboolean without_code;
  CascadaColumnPeriod period_from;
  CascadaPeriod period;
} CascadaProfileColumn;

typedef struct
{
  char *name;
  gboolean required;
  gboolean joins;
  gboolean goals_have_units;
  CascadaProfileColumn *columns;
  guint n_columns;
} CascadaProfileTable;

/** A value for a field that no column states; for one objective, or (0) all. */
typedef struct
{
  int objective;
  CascadaKind kind;
  guint field;
  gint64 value;
} CascadaProfileDefault;

typedef enum
{
  CASCADA_DERIVE_ANNUALISATION = 1 << 0,
  CASCADA_DERIVE_INCREMENTS = 1 << 1,
  CASCADA_DERIVE_TARGET_TEXTS = 1 << 2,
  CASCADA_DERIVE_PROJECT_GOALS = 1 << 3,
} CascadaDerive;

typedef struct
{
  char *name;
  char *title;
  char *description;
  char *plan_title;
  char *plan_source;
  char *plan_note;
  CascadaPlanKind plan_kind;
  int first_year, last_year;
  char **settings; /* NAME=VALUE */
  CascadaConvention convention;
  CascadaDerive derive;
  GArray *defaults;
  GPtrArray *tables;
} CascadaProfile;

CascadaProfile *cascada_profile_load (const char *name, GError **error);
void cascada_profile_free (CascadaProfile *profile);
char *cascada_profile_get_key (const char *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaProfile, cascada_profile_free)

G_END_DECLS
