/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-store.h"

G_BEGIN_DECLS

/**
 * CascadaPublished: the percentages that came with imported data for one cut-off, beside which the computed ones are
 * shown (domain §3). Absent is %CASCADA_DECIMAL_NONE.
 */
typedef struct _CascadaPublished CascadaPublished;

CascadaPublished *cascada_published_load (CascadaStore *store, CascadaPeriod cut, GCancellable *cancellable, GError **error);
void cascada_published_free (CascadaPublished *self);
CascadaDecimal cascada_published_get_at_cut (CascadaPublished *self, gint64 indicator);
CascadaDecimal cascada_published_get_year (CascadaPublished *self, gint64 indicator);
CascadaDecimal cascada_published_get_objective (CascadaPublished *self, gint64 objective);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaPublished, cascada_published_free)

G_END_DECLS
