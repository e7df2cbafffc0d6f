/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-view.h"

G_BEGIN_DECLS

/**
 * CascadaFieldBinding:
 *
 * Ties a widget to one field of a record or cell: shows its value, checks what is typed as one types, and writes it as
 * one undoable edit when the widget is left or Enter is pressed; Escape brings the value back. Text that cannot be
 * written stays, marked, with what is wrong beside it. What somebody is typing is not taken away when the value changes
 * elsewhere. Lives as long as its widget.
 */
#define CASCADA_TYPE_FIELD_BINDING (cascada_field_binding_get_type ())
G_DECLARE_FINAL_TYPE (CascadaFieldBinding, cascada_field_binding, CASCADA, FIELD_BINDING, GObject)

CascadaFieldBinding *cascada_field_binding_attach (GtkWidget *widget, CascadaPlanView *view, CascadaRef ref, guint field);
void cascada_field_binding_set_error_label (CascadaFieldBinding *self, GtkLabel *label);
void cascada_field_binding_load (CascadaFieldBinding *self);
gboolean cascada_field_binding_commit (CascadaFieldBinding *self);
const char *cascada_field_binding_get_problem (CascadaFieldBinding *self);

CascadaFieldBinding *cascada_field_binding_get (GtkWidget *widget);
void cascada_field_binding_finish_all (GtkWidget *widget);
GtkWidget *cascada_field_binding_find_unwritten (GtkWidget *widget);

G_END_DECLS
