/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-lifecycle.h"

G_BEGIN_DECLS

const char *cascada_step_words_get_title (CascadaPlanStep step);
const char *cascada_step_words_get_button (CascadaPlanStep step);
const char *cascada_step_words_get_document (CascadaPlanStep step);
gboolean cascada_step_words_asks_period (CascadaPlanStep step);

G_END_DECLS
