/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names of files that anybody may have given: text to be shown, and never a path. */

#define CASCADA_FILE_NAME_MAX 255 /* characters */

char *cascada_file_name_clean (const char *name);
char *cascada_file_name_make_safe (const char *name);

G_END_DECLS
