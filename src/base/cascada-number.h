/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-decimal.h"

G_BEGIN_DECLS

/**
 * CascadaConvention:
 * @CASCADA_CONVENTION_AUTO: whatever the text or its column proves; never a guess
 * @CASCADA_CONVENTION_ES_CO: decimal comma, thousands point: "13.200.000,00"
 * @CASCADA_CONVENTION_PLAIN: decimal point, thousands comma: "13200000.00", "13,200,000.00"
 *
 * How people write the separators of a number (domain §3).
 */
typedef enum
{
  CASCADA_CONVENTION_AUTO,
  CASCADA_CONVENTION_ES_CO,
  CASCADA_CONVENTION_PLAIN,
} CascadaConvention;

/**
 * CascadaNumber:
 * @value: the number meant: 106.16 for "106,16 %", 20 149 000 000 for "$20.149 millones"
 * @percent: a % sign, or "por ciento", stood there
 * @currency: a $ sign, or "pesos", stood there
 * @multiplier: what a word multiplied the number written by ("mil" 1 000, "millones" 1 000 000), else 1
 */
typedef struct
{
  CascadaDecimal value;
  gboolean percent;
  gboolean currency;
  gint64 multiplier;
} CascadaNumber;

gboolean cascada_number_read (const char *text, CascadaConvention convention, CascadaNumber *number, GError **error);

/** CascadaReading: what one cell's text can be. */
typedef enum
{
  CASCADA_READING_EMPTY,
  CASCADA_READING_REFUSED,   /* no number in any convention accepted */
  CASCADA_READING_NUMBER,    /* the same number in both: "30000", "45%" */
  CASCADA_READING_ES_CO,     /* a number in this convention only: "9,99", "2.000.000" */
  CASCADA_READING_PLAIN,     /* a number in this convention only: "9.99", "0.125" */
  CASCADA_READING_AMBIGUOUS, /* a different number in each: "15.000" */
} CascadaReading;

CascadaReading cascada_number_classify (const char *text, CascadaNumber *es_co, CascadaNumber *plain);

typedef enum
{
  CASCADA_COLUMN_UNDECIDED, /* no cell proves anything; cells read the same in both conventions are read */
  CASCADA_COLUMN_ES_CO,
  CASCADA_COLUMN_PLAIN,
  CASCADA_COLUMN_CONTRADICTORY, /* some cells prove one convention and some the other */
} CascadaColumnVerdict;

/**
 * CascadaColumn:
 * @convention: the convention ordered by a person, or %CASCADA_CONVENTION_AUTO
 * @n_cells: cells added, empty ones too
 * @proof_es_co: number (from 0) of the first cell that can only be es-CO, or %G_MAXSIZE
 * @proof_plain: the same for plain
 * @ambiguous: of the first cell that is one number in es-CO and another in plain, or %G_MAXSIZE
 * @counts: cells by #CascadaReading
 *
 * Decides with proof how the cells of one column are written: add all of them, then read each (domain §3).
 */
typedef struct
{
  CascadaConvention convention;
  gsize n_cells;
  gsize proof_es_co;
  gsize proof_plain;
  gsize ambiguous;
  gsize counts[CASCADA_READING_AMBIGUOUS + 1];
} CascadaColumn;

void cascada_column_init (CascadaColumn *column, CascadaConvention convention);
void cascada_column_add (CascadaColumn *column, const char *text);
CascadaColumnVerdict cascada_column_get_verdict (const CascadaColumn *column);
CascadaReading cascada_column_read (const CascadaColumn *column, const char *text, CascadaNumber *number, CascadaNumber *other, GError **error);

/* Writing for people. */
#define CASCADA_DECIMALS_SHORTEST (-1)

CascadaConvention cascada_convention_get_default (void);
char *cascada_number_format (CascadaDecimal value, int decimals);
char *cascada_number_format_as (CascadaDecimal value, int decimals, CascadaConvention convention);
char *cascada_number_format_ungrouped (CascadaDecimal value, int decimals);
char *cascada_number_format_percent (CascadaDecimal value, int decimals);
char *cascada_number_format_percent_as (CascadaDecimal value, int decimals, CascadaConvention convention);
char *cascada_number_format_digits (const char *digits);
char *cascada_number_format_ratio (CascadaRatio ratio, guint decimals);

G_END_DECLS
