/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-lifecycle.h"

G_BEGIN_DECLS

/** CascadaLifeTrack: the states of a plan in a row, with those it was in and the present one marked. */
#define CASCADA_TYPE_LIFE_TRACK (cascada_life_track_get_type ())
G_DECLARE_FINAL_TYPE (CascadaLifeTrack, cascada_life_track, CASCADA, LIFE_TRACK, AdwBin)

void cascada_life_track_show (CascadaLifeTrack *self, CascadaPlanState state, guint visited);

G_END_DECLS
