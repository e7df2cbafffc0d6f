/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CascadaProcedurePage:
 *
 * A plan in the procedure: where it stands, what its next steps ask for, the observations on it, its versions and what
 * has happened. Property "view" (#CascadaPlanView, nullable).
 */
#define CASCADA_TYPE_PROCEDURE_PAGE (cascada_procedure_page_get_type ())
G_DECLARE_FINAL_TYPE (CascadaProcedurePage, cascada_procedure_page, CASCADA, PROCEDURE_PAGE, GtkWidget)

G_END_DECLS
