/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lays a document out on pages, twice: to count them, and to draw them with their number. A block that does not fit is
 * broken between lines; each page's part of it is tagged for itself. */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "cascada-paper-private.h"

#define MARGIN 54.0 /* points */
#define FOOTER 26.0
#define RUNNING 20.0
#define GAP 10.0 /* between columns */
#define PADDING 2.5
#define FONT "Cantarell, DejaVu Sans, sans-serif"
#define GREY 0.45

typedef struct
{
  CascadaPaper *paper;
  const CascadaPaperInfo *info;
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoContext *context;
  double width;
  double height;
  double y;
  guint page;
  guint n_pages; /* 0 while they are counted: nothing is drawn */
} Print;

static const struct
{
  double size;
  PangoWeight weight;
  double before;
  const char *tag;
} styles[] = {
  [CASCADA_PAPER_BLOCK_TITLE] = { 17, PANGO_WEIGHT_BOLD, 0, "H1" },
  [CASCADA_PAPER_BLOCK_HEADING] = { 12, PANGO_WEIGHT_BOLD, 14, "H2" },
  [CASCADA_PAPER_BLOCK_PARAGRAPH] = { 10, PANGO_WEIGHT_NORMAL, 4, "P" },
  [CASCADA_PAPER_BLOCK_HEADER] = { 9, PANGO_WEIGHT_BOLD, 4, "TH" },
  [CASCADA_PAPER_BLOCK_ROW] = { 9, PANGO_WEIGHT_NORMAL, 0, "TD" },
};

static PangoLayout *
create_layout (Print *print, const char *text, double size, PangoWeight weight, double width)
{
  PangoLayout *layout = pango_layout_new (print->context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  /* a ligature is not found when the text is searched or copied */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
get_text_width (Print *print)
{
  return print->width - 2 * MARGIN;
}

static double
get_bottom (Print *print)
{
  return print->height - MARGIN - FOOTER;
}

static double
get_top (Print *print)
{
  return MARGIN + (print->page > 1 && print->info->running != NULL ? RUNNING : 0);
}

/* --- what each page has --- */

static void
draw_line_of_text (Print *print, const char *text, double y, PangoAlignment alignment)
{
  g_autoptr (PangoLayout) layout = create_layout (print, text, 8, PANGO_WEIGHT_NORMAL, get_text_width (print));

  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -1);
  cairo_set_source_rgb (print->cr, GREY, GREY, GREY);
  cairo_move_to (print->cr, MARGIN, y);
  pango_cairo_show_layout (print->cr, layout);
  cairo_set_source_rgb (print->cr, 0, 0, 0);
}

static void
draw_rule (Print *print, double y, double grey)
{
  cairo_save (print->cr);
  cairo_set_source_rgb (print->cr, grey, grey, grey);
  cairo_set_line_width (print->cr, 0.5);
  cairo_move_to (print->cr, MARGIN, y);
  cairo_line_to (print->cr, print->width - MARGIN, y);
  cairo_stroke (print->cr);
  cairo_restore (print->cr);
}

static void
end_page (Print *print)
{
  g_autofree char *number = NULL;
  double y = print->height - MARGIN - 10;

  if (print->n_pages == 0)
    return;
  /* Translators: number of a printed page, and how many there are */
  number = g_strdup_printf (_ ("Page %u of %u"), print->page, print->n_pages);
  draw_rule (print, y - 4, 0.8);
  if (print->info->footer != NULL)
    draw_line_of_text (print, print->info->footer, y, PANGO_ALIGN_LEFT);
  draw_line_of_text (print, number, y, PANGO_ALIGN_RIGHT);
  cairo_show_page (print->cr);
}

static void
begin_page (Print *print)
{
  print->page++;
  print->y = get_top (print);
  if (print->n_pages == 0 || print->page == 1 || print->info->running == NULL)
    return;
  draw_line_of_text (print, print->info->running, MARGIN, PANGO_ALIGN_LEFT);
  draw_rule (print, MARGIN + 13, 0.8);
}

/* --- a block --- */

typedef struct
{
  const CascadaPaperBlock *block;
  PangoLayout *layouts[CASCADA_PAPER_MAX_COLUMNS];
  PangoLayoutIter *iters[CASCADA_PAPER_MAX_COLUMNS]; /* at the line that comes next; NULL after the last */
  double x[CASCADA_PAPER_MAX_COLUMNS];
} Flow;

static void
flow_init (Flow *flow, Print *print, const CascadaPaperBlock *block)
{
  double x = MARGIN;

  *flow = (Flow){ .block = block };
  for (guint i = 0; i < block->n_cells; i++)
    {
      double width = get_text_width (print) * block->shares[i];

      flow->layouts[i] = create_layout (print, block->texts[i], styles[block->kind].size, styles[block->kind].weight,
                                        i + 1 < block->n_cells ? width - GAP : width);
      if (block->numbers[i])
        pango_layout_set_alignment (flow->layouts[i], PANGO_ALIGN_RIGHT);
      flow->iters[i] = pango_layout_get_iter (flow->layouts[i]);
      flow->x[i] = x;
      x += width;
    }
}

static void
flow_clear (Flow *flow)
{
  for (guint i = 0; i < flow->block->n_cells; i++)
    {
      g_clear_pointer (&flow->iters[i], pango_layout_iter_free);
      g_clear_object (&flow->layouts[i]);
    }
}

static double
get_line_height (PangoLayoutIter *iter)
{
  PangoRectangle logical;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  return pango_units_to_double (logical.height);
}

/* The lines of a cell that fit above the bottom. Returns: where they end */
static double
draw_cell (Print *print, Flow *flow, guint cell, double bottom)
{
  PangoLayoutIter *iter = flow->iters[cell];
  double y = print->y;
  gboolean more = iter != NULL;

  while (more && y + get_line_height (iter) <= bottom)
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (print->n_pages > 0)
        {
          cairo_move_to (print->cr, flow->x[cell] + pango_units_to_double (logical.x),
                         y + pango_units_to_double (pango_layout_iter_get_baseline (iter) - logical.y));
          pango_cairo_show_layout_line (print->cr, pango_layout_iter_get_line_readonly (iter));
        }
      y += pango_units_to_double (logical.height);
      more = pango_layout_iter_next_line (iter);
    }
  if (!more)
    g_clear_pointer (&flow->iters[cell], pango_layout_iter_free);
  return y;
}

static void
set_tag (Print *print, const char *tag, gboolean begins)
{
  if (print->n_pages == 0)
    return;
  if (begins)
    cairo_tag_begin (print->cr, tag, NULL);
  else
    cairo_tag_end (print->cr, tag);
}

/* What fits on this page of all cells. Returns: whether that was all */
static gboolean
draw_part (Print *print, Flow *flow)
{
  gboolean in_table = flow->block->kind >= CASCADA_PAPER_BLOCK_HEADER;
  double end = print->y;
  gboolean all = TRUE;

  if (in_table)
    set_tag (print, "TR", TRUE);
  for (guint i = 0; i < flow->block->n_cells; i++)
    {
      double cell_end;

      set_tag (print, styles[flow->block->kind].tag, TRUE);
      cell_end = draw_cell (print, flow, i, get_bottom (print));
      end = MAX (end, cell_end);
      set_tag (print, styles[flow->block->kind].tag, FALSE);
      all = all && flow->iters[i] == NULL;
    }
  if (in_table)
    set_tag (print, "TR", FALSE);
  print->y = end;
  return all;
}

/* At least the first lines of it, so that nothing begins with an empty part. */
static double
get_first_height (Flow *flow)
{
  double height = 0;

  for (guint i = 0; i < flow->block->n_cells; i++)
    height = MAX (height, get_line_height (flow->iters[i]));
  return height;
}

static void
draw_whole (Print *print, const CascadaPaperBlock *block)
{
  Flow flow;

  flow_init (&flow, print, block);
  print->y += PADDING;
  draw_part (print, &flow);
  print->y += PADDING;
  if (print->n_pages > 0)
    draw_rule (print, print->y, 0.3);
  flow_clear (&flow);
}

static void
turn_page (Print *print, const CascadaPaperBlock *block)
{
  end_page (print);
  begin_page (print);
  if (block->header != NULL)
    draw_whole (print, block->header);
}

/* A heading goes with the block that follows, a header with its first row. */
static double
get_height_kept (Print *print, guint index)
{
  double height = 0;

  for (guint i = index; i < print->paper->blocks->len; i++)
    {
      const CascadaPaperBlock *block = print->paper->blocks->pdata[i];
      Flow flow;

      flow_init (&flow, print, block);
      height += styles[block->kind].before + 2 * PADDING + get_first_height (&flow);
      flow_clear (&flow);
      if (block->kind != CASCADA_PAPER_BLOCK_HEADING && block->kind != CASCADA_PAPER_BLOCK_HEADER)
        break;
    }
  return height;
}

static gboolean
is_row (CascadaPaper *paper, guint index)
{
  const CascadaPaperBlock *block = index < paper->blocks->len ? paper->blocks->pdata[index] : NULL;

  return block != NULL && block->kind >= CASCADA_PAPER_BLOCK_HEADER;
}

static gboolean
begins_table (CascadaPaper *paper, guint index)
{
  if (!is_row (paper, index))
    return FALSE;
  return index == 0 || !is_row (paper, index - 1) || ((CascadaPaperBlock *) paper->blocks->pdata[index])->kind == CASCADA_PAPER_BLOCK_HEADER;
}

static void
draw_block (Print *print, guint index)
{
  const CascadaPaperBlock *block = print->paper->blocks->pdata[index];
  gboolean in_table = block->kind >= CASCADA_PAPER_BLOCK_HEADER;
  Flow flow;

  if (print->y + get_height_kept (print, index) > get_bottom (print))
    turn_page (print, block);
  flow_init (&flow, print, block);
  print->y += print->y > get_top (print) ? styles[block->kind].before : 0;
  if (block->header == NULL && begins_table (print->paper, index))
    print->y += styles[CASCADA_PAPER_BLOCK_PARAGRAPH].before;
  print->y += in_table ? PADDING : 0;
  while (!draw_part (print, &flow))
    {
      turn_page (print, block);
      print->y += in_table ? PADDING : 0;
    }
  print->y += in_table ? PADDING : 0;
  if (in_table && print->n_pages > 0)
    draw_rule (print, print->y, block->kind == CASCADA_PAPER_BLOCK_HEADER ? 0.3 : 0.85);
  flow_clear (&flow);
}

/* --- the document --- */

static void
draw_all (Print *print, guint n_pages)
{
  print->page = 0;
  print->n_pages = n_pages;
  set_tag (print, "Document", TRUE);
  begin_page (print);
  for (guint i = 0; i < print->paper->blocks->len; i++)
    {
      if (begins_table (print->paper, i))
        set_tag (print, "Table", TRUE);
      draw_block (print, i);
      if (is_row (print->paper, i) && (!is_row (print->paper, i + 1) || begins_table (print->paper, i + 1)))
        set_tag (print, "Table", FALSE);
    }
  set_tag (print, "Document", FALSE);
  end_page (print);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (Print *print)
{
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_utc (print->info->created);
  g_autofree char *date = g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (print->surface, CAIRO_PDF_METADATA_TITLE, print->info->title);
  cairo_pdf_surface_set_metadata (print->surface, CAIRO_PDF_METADATA_AUTHOR, print->info->author);
  cairo_pdf_surface_set_metadata (print->surface, CAIRO_PDF_METADATA_SUBJECT, print->info->subject);
  cairo_pdf_surface_set_metadata (print->surface, CAIRO_PDF_METADATA_CREATOR, "Cascada " VERSION);
  cairo_pdf_surface_set_metadata (print->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (print->surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
create_context (Print *print)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  print->context = pango_cairo_create_context (print->cr);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (print->context, options);
  pango_cairo_context_set_resolution (print->context, 72);
  pango_context_set_round_glyph_positions (print->context, FALSE);
  cairo_font_options_destroy (options);
}

/**
 * cascada_paper_print:
 * @n_pages: (out) (optional)
 *
 * Returns: (transfer full) (nullable): a PDF
 */
GBytes *
cascada_paper_print (CascadaPaper *self, const CascadaPaperInfo *info, guint *n_pages, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  Print print = { .paper = self, .info = info };
  cairo_status_t status;

  print.width = self->size == CASCADA_PAPER_A4 ? 595.276 : 612;
  print.height = self->size == CASCADA_PAPER_A4 ? 841.890 : 792;
  print.surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, print.width, print.height);
  print.cr = cairo_create (print.surface);
  set_metadata (&print);
  create_context (&print);
  draw_all (&print, 0);
  draw_all (&print, print.page);
  if (n_pages != NULL)
    *n_pages = print.page;
  g_object_unref (print.context);
  cairo_destroy (print.cr);
  cairo_surface_finish (print.surface);
  status = cairo_surface_status (print.surface);
  cairo_surface_destroy (print.surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The document could not be printed: %s"), cairo_status_to_string (status));
  return NULL;
}
