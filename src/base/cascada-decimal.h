/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CascadaDecimal:
 *
 * An exact decimal: an int64 counting millionths. Magnitudes, weights and percentages are stored, added and compared
 * as such, never as binary floating point (domain §3). Range ±9 223 372 036 854.775807; %CASCADA_DECIMAL_NONE means
 * absent, which is not zero.
 */
typedef gint64 CascadaDecimal;

#define CASCADA_DECIMAL_PLACES 6
#define CASCADA_DECIMAL_SCALE G_GINT64_CONSTANT (1000000)
#define CASCADA_DECIMAL_NONE G_MININT64
#define CASCADA_DECIMAL_MAX G_MAXINT64

/** CASCADA_DECIMAL: the decimal of a whole number, for constants. */
#define CASCADA_DECIMAL(whole) (CASCADA_DECIMAL_SCALE * (CascadaDecimal) (whole))

gboolean cascada_decimal_parse (const char *text, CascadaDecimal *value, GError **error);
char *cascada_decimal_to_string (CascadaDecimal value);
gboolean cascada_decimal_add (CascadaDecimal a, CascadaDecimal b, CascadaDecimal *sum);

/**
 * CascadaRatio:
 * @num: numerator
 * @den: denominator; positive, or 0 where there is no value
 *
 * An unrounded quotient of decimals: what a progress or a compliance is before it is rounded, once, for display.
 */
typedef struct
{
  __int128 num;
  __int128 den;
} CascadaRatio;

#define CASCADA_RATIO_NONE ((CascadaRatio){ 0, 0 })

gboolean cascada_ratio_is_none (CascadaRatio ratio);
CascadaRatio cascada_ratio (__int128 num, __int128 den);
int cascada_ratio_compare (CascadaRatio a, CascadaRatio b);
int cascada_ratio_compare_one (CascadaRatio ratio);
CascadaDecimal cascada_ratio_to_percent (CascadaRatio ratio, guint decimals);
CascadaDecimal cascada_ratio_to_decimal (CascadaRatio ratio, guint decimals);
char *cascada_ratio_to_percent_string (CascadaRatio ratio, guint decimals);

G_END_DECLS
