/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-paper.h"

G_BEGIN_DECLS

typedef enum
{
  CASCADA_PAPER_BLOCK_TITLE,
  CASCADA_PAPER_BLOCK_HEADING,
  CASCADA_PAPER_BLOCK_PARAGRAPH,
  CASCADA_PAPER_BLOCK_HEADER, /* of a table */
  CASCADA_PAPER_BLOCK_ROW,
} CascadaPaperBlockKind;

/**
 * CascadaPaperBlock: texts beside one another.
 * @header: (nullable): of a row, the block that stands above it on each page; borrowed
 */
typedef struct _CascadaPaperBlock CascadaPaperBlock;
struct _CascadaPaperBlock
{
  CascadaPaperBlockKind kind;
  guint n_cells;
  char *texts[CASCADA_PAPER_MAX_COLUMNS];
  double shares[CASCADA_PAPER_MAX_COLUMNS];
  gboolean numbers[CASCADA_PAPER_MAX_COLUMNS];
  const CascadaPaperBlock *header;
};

struct _CascadaPaper
{
  CascadaPaperSize size;
  GPtrArray *blocks;
  CascadaPaperBlock *table; /* template of the rows, with the header's texts */
  const CascadaPaperBlock *header;
};

G_END_DECLS
