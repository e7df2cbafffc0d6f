/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-axis.h"
#include "cascada-chart-style.h"

G_BEGIN_DECLS

/**
 * CascadaBar:
 * @label: what the bar is about, shortened to two lines where it is drawn
 * @detail: (nullable): a dim line below the label
 * @value: percent; absent draws no bar
 * @value_text: the value as people read it
 * @state: gives colour and pattern
 */
typedef struct
{
  char *label;
  char *detail;
  char *value_text;
  CascadaDecimal value;
  CascadaState state;
} CascadaBar;

/**
 * CascadaBarBox: where a bar lies, in the layer's coordinates.
 */
typedef struct
{
  double y, height;    /* of the whole row, label included */
  double bar_x, bar_y; /* of the bar itself */
  double bar_width, bar_height;
  gboolean cut; /* the value lies beyond the axis */
} CascadaBarBox;

/**
 * CascadaBarLayer: horizontal bars of percentages with a 100 % mark. Layout is separate from drawing, so that hit
 * tests, focus and tests use the same geometry on screen, in PDF and in pictures.
 */
typedef struct _CascadaBarLayer CascadaBarLayer;

CascadaBarLayer *cascada_bar_layer_new (void);
void cascada_bar_layer_free (CascadaBarLayer *self);
void cascada_bar_layer_add (CascadaBarLayer *self, const char *label, const char *detail, CascadaDecimal value, const char *value_text, CascadaState state);
guint cascada_bar_layer_get_length (CascadaBarLayer *self);
const CascadaBar *cascada_bar_layer_get_bar (CascadaBarLayer *self, guint index);
const CascadaBarBox *cascada_bar_layer_get_box (CascadaBarLayer *self, guint index);
double cascada_bar_layer_get_mark (CascadaBarLayer *self);
double cascada_bar_layer_layout (CascadaBarLayer *self, PangoContext *context, const CascadaChartStyle *style, double width);
void cascada_bar_layer_draw (CascadaBarLayer *self, cairo_t *cr, PangoContext *context, const CascadaChartStyle *style);
int cascada_bar_layer_hit (CascadaBarLayer *self, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaBarLayer, cascada_bar_layer_free)

G_END_DECLS
