/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CascadaBase64Stream:
 *
 * Writes what is written to it as one line of Base64 to another stream, which stays open when it is closed: files of any
 * size get into a document without being in memory.
 */
#define CASCADA_TYPE_BASE64_STREAM (cascada_base64_stream_get_type ())
G_DECLARE_FINAL_TYPE (CascadaBase64Stream, cascada_base64_stream, CASCADA, BASE64_STREAM, GFilterOutputStream)

GOutputStream *cascada_base64_stream_new (GOutputStream *base);

G_END_DECLS
