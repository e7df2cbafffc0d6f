/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-settings.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"

#define MAX_DECIMALS 6

/* The settings that choose one of a few values, in the order of their enumerations. */
typedef struct
{
  const char *name;
  const char *const values[4];
  gsize offset;
} Choice;

static const Choice choices[] = {
  { "increasing", { "level", "from-baseline" }, G_STRUCT_OFFSET (CascadaSettings, increasing) },
  { "constant", { "last", "mean" }, G_STRUCT_OFFSET (CascadaSettings, constant) },
  { "decreasing", { "from-baseline", "target-over-level", "level-over-target" }, G_STRUCT_OFFSET (CascadaSettings, decreasing) },
  { "notation", { "level", "increment" }, G_STRUCT_OFFSET (CascadaSettings, notation) },
  { "rollup", { "objectives", "goals" }, G_STRUCT_OFFSET (CascadaSettings, rollup) },
};

static const char *const names[] = {
  "increasing", "constant", "decreasing", "cap", "decimals", "notation", "weight-tolerance", "rollup", "cross-cutting", NULL
};

static const Choice *
find_choice (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (choices[i].name, name))
      return &choices[i];
  return NULL;
}

static gboolean
refuse (GError **error, const char *name, const char *value, const char *permitted)
{
  g_autofree char *shown = g_utf8_make_valid (value, -1);

  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID,
               /* Translators: “constant” cannot be “median”: it is one of last, mean */
               _ ("“%s” cannot be “%s”: it is one of %s"), name, shown, permitted);
  return FALSE;
}

static gboolean
set_choice (CascadaSettings *settings, const Choice *choice, const char *value, GError **error)
{
  g_autofree char *permitted = NULL;

  for (guint i = 0; choice->values[i] != NULL; i++)
    if (g_str_equal (choice->values[i], value))
      {
        G_STRUCT_MEMBER (guint, settings, choice->offset) = i;
        return TRUE;
      }
  permitted = g_strjoinv (", ", (char **) choice->values);
  return refuse (error, choice->name, value, permitted);
}

static gboolean
set_cap (CascadaSettings *settings, const char *value, GError **error)
{
  CascadaDecimal cap = CASCADA_DECIMAL_NONE;

  if (!g_str_equal (value, "none") && (!cascada_decimal_parse (value, &cap, NULL) || cap <= 0))
    return refuse (error, "cap", value, _ ("none, a percentage above 0 (120)"));
  settings->cap = cap;
  return TRUE;
}

static gboolean
set_cross_cutting (CascadaSettings *settings, const char *value, GError **error)
{
  CascadaDecimal share = CASCADA_DECIMAL_NONE;

  if (!g_str_equal (value, "none") && (!cascada_decimal_parse (value, &share, NULL) || share < 0 || share > CASCADA_DECIMAL (100)))
    return refuse (error, "cross-cutting", value, _ ("none, a percentage from 0 to 100 (20)"));
  settings->cross_cutting_share = share;
  return TRUE;
}

static gboolean
set_decimals (CascadaSettings *settings, const char *value, GError **error)
{
  guint64 decimals;

  if (!g_ascii_string_to_unsigned (value, 10, 0, MAX_DECIMALS, &decimals, NULL))
    return refuse (error, "decimals", value, "0, 1, 2, 3, 4, 5, 6");
  settings->decimals = (guint) decimals;
  return TRUE;
}

static gboolean
set_weight_tolerance (CascadaSettings *settings, const char *value, GError **error)
{
  CascadaDecimal tolerance;

  if (!cascada_decimal_parse (value, &tolerance, NULL) || tolerance < 0 || tolerance > CASCADA_DECIMAL (100))
    return refuse (error, "weight-tolerance", value, _ ("the numbers from 0 to 100 (0.01)"));
  settings->weight_tolerance = tolerance;
  return TRUE;
}

/** cascada_settings_init: the rules of the published follow-up [PEI25]: levels, last figures, objectives, no cap, two decimals. */
void
cascada_settings_init (CascadaSettings *settings)
{
  g_return_if_fail (settings != NULL);

  *settings = (CascadaSettings){
    .cap = CASCADA_DECIMAL_NONE,
    .cross_cutting_share = CASCADA_DECIMAL_NONE,
    .weight_tolerance = CASCADA_DECIMAL_SCALE / 100,
    .decimals = 2,
  };
}

/**
 * cascada_settings_set:
 * @name: one of cascada_settings_get_names()
 * @value: locale-free: "mean", "none", "120", "0.01"
 * @error: %CASCADA_ERROR_NOT_FOUND for a name there is not, %CASCADA_ERROR_INVALID for a value it cannot have; the
 *   message lists what is permitted
 *
 * Returns: %FALSE where refused; @settings is untouched then
 */
gboolean
cascada_settings_set (CascadaSettings *settings, const char *name, const char *value, GError **error)
{
  const Choice *choice;
  g_autofree char *shown = NULL, *permitted = NULL;

  g_return_val_if_fail (settings != NULL && name != NULL && value != NULL, FALSE);

  choice = find_choice (name);
  if (choice != NULL)
    return set_choice (settings, choice, value, error);
  if (g_str_equal (name, "cap"))
    return set_cap (settings, value, error);
  if (g_str_equal (name, "decimals"))
    return set_decimals (settings, value, error);
  if (g_str_equal (name, "weight-tolerance"))
    return set_weight_tolerance (settings, value, error);
  if (g_str_equal (name, "cross-cutting"))
    return set_cross_cutting (settings, value, error);

  shown = g_utf8_make_valid (name, -1);
  permitted = g_strjoinv (", ", (char **) names);
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("There is no setting “%s”: the settings are %s"), shown,
               permitted);
  return FALSE;
}

static char *
share_to_string (CascadaDecimal percent)
{
  return percent == CASCADA_DECIMAL_NONE ? g_strdup ("none") : cascada_decimal_to_string (percent);
}

/**
 * cascada_settings_get:
 *
 * The value of a setting in the form that cascada_settings_set() reads.
 *
 * Returns: (transfer full) (nullable): %NULL where there is no such setting
 */
char *
cascada_settings_get (const CascadaSettings *settings, const char *name)
{
  const Choice *choice;

  g_return_val_if_fail (settings != NULL && name != NULL, NULL);

  choice = find_choice (name);
  if (choice != NULL)
    return g_strdup (choice->values[G_STRUCT_MEMBER (guint, settings, choice->offset)]);
  if (g_str_equal (name, "cap"))
    return share_to_string (settings->cap);
  if (g_str_equal (name, "cross-cutting"))
    return share_to_string (settings->cross_cutting_share);
  if (g_str_equal (name, "decimals"))
    return g_strdup_printf ("%u", settings->decimals);
  if (g_str_equal (name, "weight-tolerance"))
    return cascada_decimal_to_string (settings->weight_tolerance);
  return NULL;
}

/** cascada_settings_get_names: all settings, in the order they are printed; %NULL-terminated. */
const char *const *
cascada_settings_get_names (void)
{
  return names;
}

/** cascada_settings_to_string: Returns: (transfer full): all of them as “name=value, …”, as the command line writes them */
char *
cascada_settings_to_string (const CascadaSettings *settings)
{
  GString *text;

  g_return_val_if_fail (settings != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = cascada_settings_get (settings, names[i]);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? ", " : "", names[i], value);
    }
  return g_string_free (text, FALSE);
}
