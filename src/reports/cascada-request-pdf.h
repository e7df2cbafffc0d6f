/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-paper.h"
#include "cascada-request.h"

G_BEGIN_DECLS

/* A modification request as a record to print and file [P005 policy 9]. Needs no display; any thread. */
GBytes *cascada_request_record_to_pdf (CascadaWorkspace *workspace, const CascadaRequestReading *reading, CascadaPaperSize size, guint *n_pages, GError **error);
gboolean cascada_request_record_write_pdf (CascadaWorkspace *workspace, const CascadaRequestReading *reading, CascadaPaperSize size, const char *path, GError **error);

G_END_DECLS
