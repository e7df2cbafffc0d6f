/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaCalendarDialog: the deadlines of a year, its holidays, and the days without work that the planning office enters
 * besides [P005 act. 9, note 2].
 */
#define CASCADA_TYPE_CALENDAR_DIALOG (cascada_calendar_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CascadaCalendarDialog, cascada_calendar_dialog, CASCADA, CALENDAR_DIALOG, AdwWindow)

CascadaCalendarDialog *cascada_calendar_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, int year);
int cascada_calendar_dialog_get_year (CascadaCalendarDialog *self);

G_END_DECLS
