/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-modification.h"

G_BEGIN_DECLS

/* The words of a form for a step of a request; %NULL where it does not ask for that. */

const char *cascada_request_words_get_title (CascadaRequestStep step);
const char *cascada_request_words_get_button (CascadaRequestStep step);
const char *cascada_request_words_get_document (CascadaRequestStep step);
const char *cascada_request_words_get_text (CascadaRequestStep step);
gboolean cascada_request_words_asks_date (CascadaRequestStep step);

G_END_DECLS
