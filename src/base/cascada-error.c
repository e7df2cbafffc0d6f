/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-error.h"

/* clang-format off: it is no subtraction */
G_DEFINE_QUARK (cascada - error - quark, cascada_error)
