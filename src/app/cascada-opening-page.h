/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-job.h"

G_BEGIN_DECLS

/** CascadaOpeningPage: a workspace is being opened or made: what, how far, and a button that cancels it. */
#define CASCADA_TYPE_OPENING_PAGE (cascada_opening_page_get_type ())
G_DECLARE_FINAL_TYPE (CascadaOpeningPage, cascada_opening_page, CASCADA, OPENING_PAGE, AdwBin)

void cascada_opening_page_set_job (CascadaOpeningPage *self, CascadaJob *job);

G_END_DECLS
