/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-chart-row.h"

#include <string.h>

#include "cascada-number.h"
#include "cascada-trace.h"

#define ABSENT "—"

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_NAME,
  PROP_WEIGHT,
  PROP_COMPLIANCE,
  PROP_PUBLISHED,
  PROP_DIFFERENCE,
  PROP_STATE,
  N_PROPS,
};

struct _CascadaChartRow
{
  GObject parent_instance;

  char *texts[N_PROPS];

  CascadaNode node;
  CascadaDecimal value;
  CascadaState state;
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CascadaChartRow, cascada_chart_row, G_TYPE_OBJECT)

static void
cascada_chart_row_finalize (GObject *object)
{
  CascadaChartRow *self = CASCADA_CHART_ROW (object);

  for (guint i = 1; i < N_PROPS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (cascada_chart_row_parent_class)->finalize (object);
}

static void
cascada_chart_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, CASCADA_CHART_ROW (object)->texts[prop_id]);
}

static void
cascada_chart_row_class_init (CascadaChartRowClass *klass)
{
  static const char *const names[N_PROPS] = {
    [PROP_NUMBER] = "number",
    [PROP_NAME] = "name",
    [PROP_WEIGHT] = "weight",
    [PROP_COMPLIANCE] = "compliance",
    [PROP_PUBLISHED] = "published",
    [PROP_DIFFERENCE] = "difference",
    [PROP_STATE] = "state",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cascada_chart_row_finalize;
  object_class->get_property = cascada_chart_row_get_property;

  for (guint i = 1; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cascada_chart_row_init (CascadaChartRow *self)
{
}

static char *
format_percent (CascadaDecimal value, int decimals)
{
  return value == CASCADA_DECIMAL_NONE ? g_strdup (ABSENT) : cascada_number_format_percent (value, decimals);
}

/**
 * cascada_chart_row_new:
 * @objective: index in @figures
 * @published: compliance published at @cut, in percent; absent where none is
 *
 * Returns: (transfer full): the objective's row at @cut
 */
CascadaChartRow *
cascada_chart_row_new (CascadaFigures *figures, guint objective, CascadaPeriod cut, CascadaDecimal published)
{
  CascadaChartRow *self = g_object_new (CASCADA_TYPE_CHART_ROW, NULL);
  int decimals = cascada_figures_get_settings (figures)->decimals;
  gboolean comparable;

  self->node = (CascadaNode){ CASCADA_LEVEL_OBJECTIVE, objective };
  self->value = cascada_figures_get_percent (figures, self->node, cut);
  self->state = cascada_figures_get_state (figures, self->node, cut);
  comparable = self->value != CASCADA_DECIMAL_NONE && published != CASCADA_DECIMAL_NONE;

  self->texts[PROP_NUMBER] = g_strdup (cascada_figures_get_code (figures, self->node));
  self->texts[PROP_NAME] = g_strdup (cascada_figures_get_name (figures, self->node));
  self->texts[PROP_WEIGHT] = format_percent (cascada_figures_get_weight (figures, self->node, cut), CASCADA_DECIMALS_SHORTEST);
  self->texts[PROP_COMPLIANCE] = format_percent (self->value, decimals);
  self->texts[PROP_PUBLISHED] = format_percent (published, decimals);
  self->texts[PROP_DIFFERENCE] = comparable ? cascada_number_format (self->value - published, decimals) : g_strdup (ABSENT);
  self->texts[PROP_STATE] = g_strdup (cascada_state_get_label (self->state));
  return self;
}

CascadaNode
cascada_chart_row_get_node (CascadaChartRow *self)
{
  return self->node;
}

/** cascada_chart_row_get_text: the text of @property, without copying. */
const char *
cascada_chart_row_get_text (CascadaChartRow *self, const char *property)
{
  for (guint i = 1; i < N_PROPS; i++)
    if (strcmp (properties[i]->name, property) == 0)
      return self->texts[i];
  g_return_val_if_reached (NULL);
}

/** cascada_chart_row_get_value: compliance in percent, rounded by the plan's rule; absent where nothing is programmed. */
CascadaDecimal
cascada_chart_row_get_value (CascadaChartRow *self)
{
  return self->value;
}

CascadaState
cascada_chart_row_get_state (CascadaChartRow *self)
{
  return self->state;
}
