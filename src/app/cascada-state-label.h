/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-progress.h"

G_BEGIN_DECLS

/**
 * CascadaStateLabel:
 *
 * A state of compliance as icon, text and colour: never by colour alone.
 */
#define CASCADA_TYPE_STATE_LABEL (cascada_state_label_get_type ())
G_DECLARE_FINAL_TYPE (CascadaStateLabel, cascada_state_label, CASCADA, STATE_LABEL, GtkWidget)

GtkWidget *cascada_state_label_new (void);
void cascada_state_label_set_state (CascadaStateLabel *self, CascadaState state);
gboolean cascada_state_label_is_short (CascadaStateLabel *self);

const char *cascada_state_get_icon_name (CascadaState state);
void cascada_state_style_widget (CascadaState state, GtkWidget *widget);

G_END_DECLS
