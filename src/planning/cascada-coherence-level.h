/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-coherence-private.h"

G_BEGIN_DECLS

/** CascadaLevelItem: what the rules about codes and texts read of an objective, goal or indicator. Borrowed. */
typedef struct
{
  const char *code;
  const char *name;
  guint parent;
  gboolean skipped; /* an eliminated goal or its indicator */
} CascadaLevelItem;

CascadaLevelItem cascada_check_get_item (const CascadaCheck *check, CascadaSubject kind, guint index);
guint cascada_check_get_n_items (const CascadaCheck *check, CascadaSubject kind);
gboolean cascada_check_is_damaged_blank (const char *code);

G_END_DECLS
