/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "cascada-progress.h"

G_BEGIN_DECLS

/** CascadaColour: red, green, blue and opacity from 0 to 1. */
typedef struct
{
  double red, green, blue, alpha;
} CascadaColour;

/**
 * CascadaChartStyle:
 * @text: of labels and values
 * @dim: of what is secondary
 * @line: of axes and grid
 * @mark: of the 100 % mark
 * @states: a bar's fill, by state
 * @edges: its outline and hatching, by state: what stands out from the ground where the fill is pale
 * @font: of all text
 *
 * Everything a chart layer takes from where it is drawn: a widget's style, a page, a picture.
 */
typedef struct
{
  CascadaColour text;
  CascadaColour dim;
  CascadaColour line;
  CascadaColour mark;
  CascadaColour states[CASCADA_STATE_ELIMINATED + 1];
  CascadaColour edges[CASCADA_STATE_ELIMINATED + 1];
  PangoFontDescription *font;
} CascadaChartStyle;

G_END_DECLS
