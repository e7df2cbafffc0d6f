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

CascadaLevelItem cascada_coherence_get_item (const CascadaCoherence *check, CascadaSubject kind, guint index);
guint cascada_coherence_get_n_items (const CascadaCoherence *check, CascadaSubject kind);
gboolean cascada_coherence_is_damaged_blank (const char *code);

G_END_DECLS
