/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-view.h"
#include "cascada-procedure-observations.h"

G_BEGIN_DECLS

/**
 * CascadaObservationDialog:
 *
 * A new observation on a plan, one of its goals or a field, or the answer to one. Signal "done"
 * (CascadaObservationDialog *, const char *message): it was written.
 */
#define CASCADA_TYPE_OBSERVATION_DIALOG (cascada_observation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CascadaObservationDialog, cascada_observation_dialog, CASCADA, OBSERVATION_DIALOG, AdwWindow)

CascadaObservationDialog *cascada_observation_dialog_new (GtkWindow *parent, CascadaPlanView *view);
CascadaObservationDialog *cascada_observation_dialog_new_answer (GtkWindow *parent, CascadaPlanView *view, const CascadaProcedureObservation *observation);

G_END_DECLS
