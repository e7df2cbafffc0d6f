/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "cascada-bar-layer.h"

#define D CASCADA_DECIMAL
#define WIDTH 800

typedef struct
{
  CascadaBarLayer *layer;
  CascadaChartStyle style;
  PangoContext *context;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  PangoFontMap *fonts = pango_cairo_font_map_get_default ();

  fixture->layer = cascada_bar_layer_new ();
  fixture->context = pango_font_map_create_context (fonts);
  fixture->style.font = pango_font_description_from_string ("Sans 10");
  fixture->style.mark = (CascadaColour){ 1, 0, 0, 1 };
  fixture->style.states[CASCADA_STATE_ON_TRACK] = (CascadaColour){ 0, 1, 0, 1 };
  fixture->style.states[CASCADA_STATE_LAG] = (CascadaColour){ 0, 0, 1, 1 };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cascada_bar_layer_free (fixture->layer);
  pango_font_description_free (fixture->style.font);
  g_object_unref (fixture->context);
}

static double
add_and_lay_out (Fixture *fixture, double width)
{
  cascada_bar_layer_add (fixture->layer, "Uno", "Ponderación 50 %", D (106), "106,16 %", CASCADA_STATE_ON_TRACK);
  cascada_bar_layer_add (fixture->layer, "Dos", NULL, D (50), "50,00 %", CASCADA_STATE_LAG);
  cascada_bar_layer_add (fixture->layer, "Tres", NULL, CASCADA_DECIMAL_NONE, "—", CASCADA_STATE_NOT_PROGRAMMED);
  cascada_bar_layer_add (fixture->layer, "Cuatro", NULL, D (15440), "15.440,00 %", CASCADA_STATE_ON_TRACK);
  cascada_bar_layer_add (fixture->layer, "Cinco", NULL, D (-5), "-5,00 %", CASCADA_STATE_LAG);
  return cascada_bar_layer_layout (fixture->layer, fixture->context, &fixture->style, width);
}

static void
test_layout (Fixture *fixture, gconstpointer data)
{
  double width = GPOINTER_TO_INT (data), height = add_and_lay_out (fixture, width), bottom = 0;
  double mark = cascada_bar_layer_get_mark (fixture->layer);
  const CascadaBarBox *boxes[5];

  for (guint i = 0; i < 5; i++)
    {
      boxes[i] = cascada_bar_layer_get_box (fixture->layer, i);
      g_assert_cmpfloat (boxes[i]->y, >=, bottom);
      bottom = boxes[i]->y + boxes[i]->height;
      g_assert_cmpfloat (boxes[i]->bar_y, >=, boxes[i]->y);
      g_assert_cmpfloat (boxes[i]->bar_y + boxes[i]->bar_height, <=, bottom + 0.5);
      g_assert_cmpfloat (boxes[i]->bar_x, >=, 0);
      g_assert_cmpfloat (boxes[i]->bar_x + boxes[i]->bar_width, <=, width);
      g_assert_cmpint (cascada_bar_layer_hit (fixture->layer, 5, boxes[i]->y + 1), ==, i);
    }
  g_assert_cmpfloat (bottom, <, height);
  g_assert_cmpint (cascada_bar_layer_hit (fixture->layer, 5, height + 5), ==, -1);
  g_assert_cmpint (cascada_bar_layer_hit (fixture->layer, -1, 5), ==, -1);

  g_assert_cmpfloat (boxes[0]->bar_x + boxes[0]->bar_width, >, mark);
  g_assert_cmpfloat (fabs (boxes[1]->bar_x + boxes[1]->bar_width * 2 - mark), <, 0.01);
  g_assert_cmpfloat (boxes[2]->bar_width, ==, 0);
  g_assert_true (boxes[3]->cut);
  g_assert_false (boxes[4]->cut);
  g_assert_cmpfloat (boxes[4]->bar_x, <, boxes[1]->bar_x);
}

static guint32
get_pixel (cairo_surface_t *surface, double x, double y)
{
  cairo_surface_flush (surface);
  return *(guint32 *) (cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface) + (int) x * 4);
}

static void
test_draw (Fixture *fixture, gconstpointer data)
{
  double height = add_and_lay_out (fixture, WIDTH);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, (int) height);
  cairo_t *cr = cairo_create (surface);
  const CascadaBarBox *box = cascada_bar_layer_get_box (fixture->layer, 0);

  cascada_bar_layer_draw (fixture->layer, cr, fixture->context, &fixture->style);
  g_assert_cmphex (get_pixel (surface, box->bar_x + 5, box->bar_y + 3), ==, 0xff00ff00);
  g_assert_cmphex (get_pixel (surface, cascada_bar_layer_get_mark (fixture->layer), box->bar_y + 3), ==, 0xffff0000);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpfloat (cascada_bar_layer_layout (fixture->layer, fixture->context, &fixture->style, WIDTH), >, 0);
  g_assert_cmpint (cascada_bar_layer_hit (fixture->layer, 1, 1), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bar-layer/layout/wide", Fixture, GINT_TO_POINTER (800), set_up, test_layout, tear_down);
  g_test_add ("/bar-layer/layout/narrow", Fixture, GINT_TO_POINTER (300), set_up, test_layout, tear_down);
  g_test_add ("/bar-layer/layout/tiny", Fixture, GINT_TO_POINTER (120), set_up, test_layout, tear_down);
  g_test_add ("/bar-layer/draw", Fixture, NULL, set_up, test_draw, tear_down);
  g_test_add ("/bar-layer/empty", Fixture, NULL, set_up, test_empty, tear_down);
  return g_test_run ();
}
