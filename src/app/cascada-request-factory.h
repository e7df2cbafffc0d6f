/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** cascada_request_factory_new: Returns: (transfer full): makes the lines of the register, of #CascadaRequestRow. */
GtkListItemFactory *cascada_request_factory_new (void);

G_END_DECLS
