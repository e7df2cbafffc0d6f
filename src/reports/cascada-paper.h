/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** CascadaPaperSize: of the sheets. */
typedef enum
{
  CASCADA_PAPER_LETTER, /* “carta”, what offices in Colombia print on */
  CASCADA_PAPER_A4,
} CascadaPaperSize;

/**
 * CascadaPaperInfo:
 * @title, @author, @subject: of the document
 * @running: (nullable): at the top of each page but the first
 * @footer: (nullable): at the bottom of each page, before the number
 * @created: seconds since 1970 that count as its creation; nothing else of the clock gets into the file
 */
typedef struct
{
  const char *title;
  const char *author;
  const char *subject;
  const char *running;
  const char *footer;
  gint64 created;
} CascadaPaperInfo;

/**
 * CascadaPaperColumn:
 * @header: (nullable): above it, on each page; %NULL in all columns for no header
 * @share: of the width
 * @is_number: aligned at its end
 */
typedef struct
{
  const char *header;
  double share;
  gboolean is_number;
} CascadaPaperColumn;

#define CASCADA_PAPER_MAX_COLUMNS 6

/**
 * CascadaPaper: text and tables that flow over as many pages as they need, as PDF: tagged, fonts embedded. The same text
 * with the same fonts gives the same bytes.
 */
typedef struct _CascadaPaper CascadaPaper;

CascadaPaper *cascada_paper_new (CascadaPaperSize size);
void cascada_paper_free (CascadaPaper *self);
void cascada_paper_add_title (CascadaPaper *self, const char *text);
void cascada_paper_add_heading (CascadaPaper *self, const char *text);
void cascada_paper_add_paragraph (CascadaPaper *self, const char *text);
void cascada_paper_begin_table (CascadaPaper *self, const CascadaPaperColumn *columns, guint n_columns);
void cascada_paper_add_row (CascadaPaper *self, const char *const *cells);
char *cascada_paper_get_fingerprint (CascadaPaper *self);
GBytes *cascada_paper_print (CascadaPaper *self, const CascadaPaperInfo *info, guint *n_pages, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaPaper, cascada_paper_free)

G_END_DECLS
