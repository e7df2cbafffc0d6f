/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-request-register.h"

G_BEGIN_DECLS

/* Requests, taken elsewhere: the register as it is shown, and one request as a record to print. Asks where to, writes in a
 * thread, whole or not at all, and tells how it went through the window that @from is in. */
void cascada_request_save_ask_register (GtkWidget *from, CascadaRequestRegister *shown);
void cascada_request_save_ask_record (GtkWidget *from, CascadaWorkspace *workspace, const CascadaRequestItem *item);

/* What those do once the file is known. */
void cascada_request_save_register (GtkWidget *from, CascadaRequestRegister *shown, const char *path);
void cascada_request_save_record (GtkWidget *from, CascadaWorkspace *workspace, gint64 request, CascadaPeriod cut, const char *path);

G_END_DECLS
