/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of evidence for who receives or audits it, with the SHA-256 by which anybody can tell whether a file is the one
 * that was attached. */

#include "config.h"

#include "cascada-evidence-manifest.h"

#include <glib/gi18n-lib.h>

#include "cascada-csv.h"
#include "cascada-enum-labels.h"
#include "cascada-enums.h"
#include "cascada-error.h"
#include "cascada-goal.h"
#include "cascada-plan.h"
#include "cascada-step.h"

/* By style, as in cascada_csv_export(): the language of the document, whoever writes it. */
static const char *const headers[][12] = {
  { "Plan", "Goal", "Period", "Step", "Name", "Type", "Size", "Date", "Added by", "SHA-256", "State", "Link" },
  { "Plan", "Meta", "Periodo", "Paso", "Nombre", "Tipo", "Tamaño", "Fecha", "Agregado por", "SHA-256", "Estado", "Enlace o referencia" },
};
static const char *const states[][CASCADA_EVIDENCE_STATE_CHANGED + 1] = {
  { "reference", "present", "missing", "changed" },
  { "referencia", "presente", "faltante", "alterado" },
};

typedef struct
{
  CascadaStore *store;
  CascadaCsvWriter *writer;
  CascadaRecord *plan; /* of the attachment before */
  CascadaCsvStyle style;
  guint n_damaged;
  GCancellable *cancellable;
} Manifest;

static void
manifest_clear (Manifest *self)
{
  g_clear_pointer (&self->writer, cascada_csv_writer_free);
  g_clear_object (&self->plan);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Manifest, manifest_clear)

static gboolean
write_header (Manifest *self, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (headers[0]); i++)
    cascada_csv_writer_add_text (self->writer, headers[self->style][i]);
  return cascada_csv_writer_end_row (self->writer, self->cancellable, error);
}

static gboolean
add_plan (Manifest *self, CascadaRecord *attachment, GError **error)
{
  gint64 id = cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_PLAN);

  if (self->plan == NULL || cascada_record_get_id (self->plan) != id)
    {
      g_clear_object (&self->plan);
      self->plan = cascada_store_load (self->store, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, id }, error);
    }
  if (self->plan == NULL)
    return FALSE;
  cascada_csv_writer_add_text (self->writer, cascada_record_get_text (self->plan, CASCADA_PLAN_TITLE));
  return TRUE;
}

/* The goal's code, or its name where it has none; also of one that was removed since. */
static gboolean
add_goal (Manifest *self, CascadaRecord *attachment, GError **error)
{
  gint64 id = cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_GOAL);
  g_autoptr (CascadaRecord) goal = NULL;
  const char *code = NULL;

  if (id != 0)
    {
      goal = cascada_store_load (self->store, (CascadaRef){ CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, id }, error);
      if (goal == NULL)
        return FALSE;
      code = cascada_record_get_text (goal, CASCADA_GOAL_CODE);
    }
  cascada_csv_writer_add_text (self->writer, code != NULL || goal == NULL ? code : cascada_record_get_text (goal, CASCADA_GOAL_NAME));
  return TRUE;
}

/* What step it documents: its name for programs, and its day. */
static gboolean
add_step (Manifest *self, CascadaRecord *attachment, GError **error)
{
  gint64 id = cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_STEP);
  g_autoptr (CascadaRecord) step = NULL;
  g_autofree char *date = NULL, *text = NULL;

  if (id != 0)
    {
      step = cascada_store_load (self->store, (CascadaRef){ CASCADA_KIND_STEP, CASCADA_PERIOD_NONE, id }, error);
      if (step == NULL)
        return FALSE;
      date = cascada_date_to_string ((CascadaDate) cascada_record_get_integer (step, CASCADA_STEP_DATE));
      text = g_strdup_printf ("%s %s", cascada_enum_get_nick (CASCADA_TYPE_PLAN_STEP, (int) cascada_record_get_integer (step, CASCADA_STEP_ACTION)), date);
    }
  cascada_csv_writer_add_text (self->writer, text);
  return TRUE;
}

static gboolean
add_facts (Manifest *self, CascadaRecord *attachment, CascadaEvidenceState state, GError **error)
{
  const CascadaValue *size = cascada_record_get_value (attachment, CASCADA_ATTACHMENT_SIZE);
  g_autofree char *digits = size->type == CASCADA_VALUE_INTEGER ? g_strdup_printf ("%" G_GINT64_FORMAT, size->integer) : NULL;
  g_autofree char *date = cascada_date_to_string ((CascadaDate) cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_DATE));
  g_autofree char *author = cascada_evidence_get_author (self->store, attachment, error);

  if (author == NULL)
    return FALSE;
  cascada_csv_writer_add_text (self->writer, cascada_record_get_text (attachment, CASCADA_ATTACHMENT_NAME));
  cascada_csv_writer_add_text (self->writer, cascada_record_get_text (attachment, CASCADA_ATTACHMENT_MEDIA_TYPE));
  cascada_csv_writer_add_number (self->writer, digits);
  cascada_csv_writer_add_number (self->writer, date);
  cascada_csv_writer_add_text (self->writer, author);
  cascada_csv_writer_add_text (self->writer, cascada_record_get_text (attachment, CASCADA_ATTACHMENT_SHA256));
  cascada_csv_writer_add_text (self->writer, states[self->style][state]);
  cascada_csv_writer_add_text (self->writer, cascada_record_get_text (attachment, CASCADA_ATTACHMENT_LINK));
  return TRUE;
}

static gboolean
write_row (Manifest *self, CascadaRecord *attachment, GError **error)
{
  CascadaPeriod period = (CascadaPeriod) cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_PERIOD);
  g_autofree char *quarter = period != CASCADA_PERIOD_NONE ? cascada_period_to_string (period) : NULL;
  CascadaEvidenceState state;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !cascada_evidence_get_state (self->store, attachment, self->cancellable, &state, error) || !add_plan (self, attachment, error) ||
      !add_goal (self, attachment, error))
    return FALSE;
  self->n_damaged += state >= CASCADA_EVIDENCE_STATE_MISSING;
  cascada_csv_writer_add_number (self->writer, quarter);
  return add_step (self, attachment, error) && add_facts (self, attachment, state, error) &&
         cascada_csv_writer_end_row (self->writer, self->cancellable, error);
}

/**
 * cascada_evidence_manifest:
 * @store: any connection; a thread uses one of its own
 * @place: as of cascada_evidence_list()
 * @style: as of cascada_csv_export()
 * @stream: where to write; left open
 * @n_damaged: (out): those that are missing or changed
 * @error: what the workspace or the stream reports, %G_IO_ERROR_CANCELLED
 *
 * Writes a line for each piece of evidence: plan, code of the goal, period, step, name, type, size in bytes, date, who
 * added it, SHA-256, whether its bytes are here and unchanged, for which all of them are read, and link.
 */
gboolean
cascada_evidence_manifest (CascadaStore *store, const CascadaEvidencePlace *place, CascadaCsvStyle style, GOutputStream *stream,
                           guint *n_damaged, GCancellable *cancellable, GError **error)
{
  gboolean is_es_co = style == CASCADA_CSV_STYLE_ES_CO;
  g_auto (Manifest) self = { .store = store, .style = style, .cancellable = cancellable };
  g_autoptr (GPtrArray) attachments = NULL;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && G_IS_OUTPUT_STREAM (stream), FALSE);

  self.writer = cascada_csv_writer_new (stream, is_es_co ? ';' : ',');
  attachments = cascada_evidence_list (store, place, error);
  if (attachments == NULL || (is_es_co && !g_output_stream_write_all (stream, "\xef\xbb\xbf", 3, NULL, cancellable, error)) ||
      !write_header (&self, error))
    return FALSE;
  for (guint i = 0; i < attachments->len; i++)
    if (!write_row (&self, attachments->pdata[i], error))
      return FALSE;
  *n_damaged = self.n_damaged;
  return TRUE;
}

static gboolean
explain (GError **error, const char *path, GError *cause)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (cause->domain == G_IO_ERROR && cause->code != G_IO_ERROR_CANCELLED)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE, _ ("“%s” could not be written: %s"), shown, cause->message);
      g_error_free (cause);
    }
  else
    g_propagate_error (error, cause);
  return FALSE;
}

/** cascada_evidence_manifest_file: as cascada_evidence_manifest(); a file of that name is replaced once all is written. */
gboolean
cascada_evidence_manifest_file (CascadaStore *store, const CascadaEvidencePlace *place, CascadaCsvStyle style, const char *path,
                                guint *n_damaged, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) abandon = g_cancellable_new ();
  GError *cause = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, &cause);

  if (stream == NULL)
    return explain (error, path, cause);
  if (!cascada_evidence_manifest (store, place, style, G_OUTPUT_STREAM (stream), n_damaged, cancellable, &cause))
    {
      g_cancellable_cancel (abandon);
      g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);
      return explain (error, path, cause);
    }
  return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &cause) || explain (error, path, cause);
}
