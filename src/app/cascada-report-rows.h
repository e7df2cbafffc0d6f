/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-quarter-sheet.h"

G_BEGIN_DECLS

/* Rows of the form of a report. */

GtkWidget *cascada_report_rows_new_text (const char *title, GtkWidget *editor, GtkLabel **error);
GtkWidget *cascada_report_rows_new_figure (const char *title, GtkLabel **value);
GtkWidget *cascada_report_rows_new_note (const char *icon, const char *css_class, const char *title, const char *text, const char *source);
void cascada_report_rows_clear (GtkListBox *rows);
guint cascada_report_rows_fill_parts (GtkListBox *rows, const CascadaQuarterReport *report);
guint cascada_report_rows_fill_findings (GtkListBox *rows, const CascadaQuarterReport *report);
guint cascada_report_rows_fill_observations (GtkListBox *rows, const GPtrArray *observations);

G_END_DECLS
