/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-error.h"

/* It is a name, no subtraction. */
/* clang-format off */
G_DEFINE_QUARK (cascada-error-quark, cascada_error)
