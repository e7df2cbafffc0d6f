/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-figures.h"

#include <string.h>

/** test_decimal: absent where @text is %NULL or empty */
CascadaDecimal
test_decimal (const char *text)
{
  g_autoptr (GError) error = NULL;
  CascadaDecimal value;

  if (text == NULL || *text == '\0')
    return CASCADA_DECIMAL_NONE;
  cascada_decimal_parse (text, &value, &error);
  g_assert_no_error (error);
  return value;
}

CascadaPeriod
test_period (const char *text)
{
  g_autoptr (GError) error = NULL;
  CascadaPeriod period;

  cascada_period_parse (text, &period, &error);
  g_assert_no_error (error);
  return period;
}

/** test_settings: the defaults, then "name=value name=value"; @text may be %NULL */
void
test_settings (CascadaSettings *settings, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  cascada_settings_init (settings);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      g_autoptr (GError) error = NULL;

      cascada_settings_set (settings, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }
}

static void
read_period (TestFigures *figures, const char *word)
{
  guint k = figures->series.n_periods++;
  g_auto (GStrv) parts = g_strsplit_set (word, ":/", 3);
  gboolean ratio;

  g_assert_cmpuint (k, <, TEST_FIGURES_MAX);
  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  ratio = strchr (parts[2], '|') != NULL;
  figures->periods[k] = test_period (parts[0]);
  if (k > 0)
    g_assert_cmpint (cascada_period_compare (figures->periods[k - 1], figures->periods[k]), <, 0);
  figures->targets[k] = test_decimal (parts[1]);
  figures->executed[k] = ratio ? CASCADA_DECIMAL_NONE : test_decimal (parts[2]);
  figures->numerators[k] = figures->denominators[k] = CASCADA_DECIMAL_NONE;
  if (ratio)
    {
      g_auto (GStrv) quotient = g_strsplit (parts[2], "|", 2);

      figures->numerators[k] = test_decimal (quotient[0]);
      figures->denominators[k] = test_decimal (quotient[1]);
      figures->series.numerators = figures->numerators;
      figures->series.denominators = figures->denominators;
      figures->series.ratio_scale = 100;
    }
}

void
test_figures_read (TestFigures *figures, CascadaAnnualisation annualisation, const char *baseline, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  figures->series = (CascadaSeries){
    .annualisation = annualisation,
    .baseline = test_decimal (baseline),
    .periods = figures->periods,
    .targets = figures->targets,
    .executed = figures->executed,
  };
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      read_period (figures, words[i]);
}
