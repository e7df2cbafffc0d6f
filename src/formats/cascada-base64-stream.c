/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-base64-stream.h"

#define CHUNK 3072 /* bytes encoded at a time */
#define ENCODED_SIZE(n) (((n) / 3 + 1) * 4 + 4)

struct _CascadaBase64Stream
{
  GFilterOutputStream parent_instance;

  int state;
  int save;
};

G_DEFINE_FINAL_TYPE (CascadaBase64Stream, cascada_base64_stream, G_TYPE_FILTER_OUTPUT_STREAM)

static GOutputStream *
get_base (GOutputStream *stream)
{
  return g_filter_output_stream_get_base_stream (G_FILTER_OUTPUT_STREAM (stream));
}

static gssize
cascada_base64_stream_write (GOutputStream *stream, const void *bytes, gsize length, GCancellable *cancellable, GError **error)
{
  CascadaBase64Stream *self = CASCADA_BASE64_STREAM (stream);
  char text[ENCODED_SIZE (CHUNK)];
  gsize taken = MIN (length, CHUNK);
  gsize encoded = g_base64_encode_step (bytes, taken, FALSE, text, &self->state, &self->save);

  return g_output_stream_write_all (get_base (stream), text, encoded, NULL, cancellable, error) ? (gssize) taken : -1;
}

static gboolean
cascada_base64_stream_close (GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  CascadaBase64Stream *self = CASCADA_BASE64_STREAM (stream);
  char text[8];
  gsize encoded = g_base64_encode_close (FALSE, text, &self->state, &self->save);

  return g_output_stream_write_all (get_base (stream), text, encoded, NULL, cancellable, error);
}

static void
cascada_base64_stream_class_init (CascadaBase64StreamClass *klass)
{
  GOutputStreamClass *stream_class = G_OUTPUT_STREAM_CLASS (klass);

  stream_class->write_fn = cascada_base64_stream_write;
  stream_class->close_fn = cascada_base64_stream_close;
}

static void
cascada_base64_stream_init (CascadaBase64Stream *self)
{
}

/** cascada_base64_stream_new: @base: where the text goes. Returns: (transfer full): to be closed, which writes the end */
GOutputStream *
cascada_base64_stream_new (GOutputStream *base)
{
  return g_object_new (CASCADA_TYPE_BASE64_STREAM, "base-stream", base, "close-base-stream", FALSE, NULL);
}
