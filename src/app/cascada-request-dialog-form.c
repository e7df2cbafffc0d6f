/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed: kept with each key, put into the draft as one edit. */

#include "config.h"

#include "cascada-request-dialog-private.h"

#include "cascada-draft.h"
#include "cascada-keep.h"
#include "cascada-request-record.h"

#define DRAFTS "drafts"

static const struct
{
  const char *name;
  guint field;
} texts[CASCADA_N_REQUEST_TEXTS] = {
  [CASCADA_REQUEST_TEXT_JUSTIFICATION] = { "justification", CASCADA_REQUEST_JUSTIFICATION },
  [CASCADA_REQUEST_TEXT_REFERENCE] = { "reference", CASCADA_REQUEST_REFERENCE },
  [CASCADA_REQUEST_TEXT_EXCEPTION] = { "exception", CASCADA_REQUEST_EXCEPTION },
};

static GtkWidget *
get_editor (CascadaRequestDialog *self, guint text)
{
  GtkWidget *editors[CASCADA_N_REQUEST_TEXTS] = { self->justification, self->reference, self->exception };

  return editors[text];
}

static GObject *
get_object (CascadaRequestDialog *self, guint text)
{
  GtkWidget *editor = get_editor (self, text);

  return GTK_IS_TEXT_VIEW (editor) ? G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor))) : G_OBJECT (editor);
}

/* %NULL where nothing is written. */
static char *
get_text (CascadaRequestDialog *self, guint text)
{
  g_autofree char *typed = NULL;

  g_object_get (get_object (self, text), "text", &typed, NULL);
  g_strstrip (typed);
  return *typed != '\0' ? g_steal_pointer (&typed) : NULL;
}

static void
fill_text (CascadaRequestDialog *self, guint text, gboolean first)
{
  const char *recorded = cascada_record_get_text (self->written->request, texts[text].field);
  g_autofree char *key = g_strconcat (self->key, texts[text].name, NULL);
  g_autofree char *typed = get_text (self, text);
  gboolean same = !first && g_strcmp0 (recorded, self->recorded[text]) == 0;

  g_free (self->recorded[text]);
  self->recorded[text] = g_strdup (recorded);
  if (!same && g_strcmp0 (typed, recorded) != 0)
    g_object_set (get_object (self, text), "text", recorded != NULL ? recorded : "", NULL);
  if (first && self->writable)
    cascada_draft_attach (get_editor (self, text), self->workspace, key);
  if (GTK_IS_TEXT_VIEW (get_editor (self, text)))
    gtk_text_view_set_editable (GTK_TEXT_VIEW (get_editor (self, text)), self->writable);
  else
    gtk_editable_set_editable (GTK_EDITABLE (get_editor (self, text)), self->writable);
}

static void
fill_ground (CascadaRequestDialog *self, gboolean first)
{
  g_autofree char *key = g_strconcat (self->key, "ground", NULL);
  g_autofree char *kept = self->writable ? cascada_keep_get (self->workspace, DRAFTS, key) : NULL;
  gint64 ground = cascada_record_get_integer (self->written->request, CASCADA_REQUEST_GROUND);

  gtk_widget_set_sensitive (GTK_WIDGET (self->ground_row), self->writable);
  adw_combo_row_set_selected (self->ground_row, (guint) (kept != NULL ? g_ascii_strtoll (kept, NULL, 10) : ground));
}

/* What is written in the file; what was typed instead, and not carried out, comes back. */
void
cascada_request_dialog_fill (CascadaRequestDialog *self)
{
  static const char first_key[] = "cascada-filled";
  gboolean first = g_object_get_data (G_OBJECT (self), first_key) == NULL;

  g_object_set_data (G_OBJECT (self), first_key, self);
  self->filling = TRUE;
  cascada_request_fields_show (self->fields, self->workspace, self->written, cascada_date_today (), self->writable);
  for (guint i = 0; i < CASCADA_N_REQUEST_TEXTS; i++)
    fill_text (self, i, first);
  fill_ground (self, first);
  self->filling = FALSE;
}

void
cascada_request_dialog_keep_ground (CascadaRequestDialog *self)
{
  g_autofree char *key = g_strconcat (self->key, "ground", NULL);
  g_autofree char *ground = g_strdup_printf ("%u", adw_combo_row_get_selected (self->ground_row));

  cascada_keep_set (self->workspace, DRAFTS, key, ground);
}

/* To be cleared. */
void
cascada_request_dialog_read_details (CascadaRequestDialog *self, CascadaRequestDetails *details)
{
  *details = (CascadaRequestDetails){
    .ground = (CascadaRequestGround) adw_combo_row_get_selected (self->ground_row),
    .justification = get_text (self, CASCADA_REQUEST_TEXT_JUSTIFICATION),
    .reference = get_text (self, CASCADA_REQUEST_TEXT_REFERENCE),
    .exception = get_text (self, CASCADA_REQUEST_TEXT_EXCEPTION),
  };
}

void
cascada_request_dialog_clear_details (CascadaRequestDetails *details)
{
  g_free ((char *) details->justification);
  g_free ((char *) details->reference);
  g_free ((char *) details->exception);
}

static gboolean
has_typed_details (CascadaRequestDialog *self, const CascadaRequestDetails *details)
{
  return details->ground != (CascadaRequestGround) cascada_record_get_integer (self->written->request, CASCADA_REQUEST_GROUND) ||
         g_strcmp0 (details->justification, self->recorded[CASCADA_REQUEST_TEXT_JUSTIFICATION]) != 0 ||
         g_strcmp0 (details->reference, self->recorded[CASCADA_REQUEST_TEXT_REFERENCE]) != 0 ||
         g_strcmp0 (details->exception, self->recorded[CASCADA_REQUEST_TEXT_EXCEPTION]) != 0;
}

/* Whether something is typed that the file does not have. */
gboolean
cascada_request_dialog_has_typed (CascadaRequestDialog *self)
{
  CascadaRequestDetails details;
  gboolean typed;

  cascada_request_dialog_read_details (self, &details);
  typed = has_typed_details (self, &details) || cascada_request_fields_has_changes (self->fields);
  cascada_request_dialog_clear_details (&details);
  return typed;
}

/* What is no value yet stays in the form, where it is kept. */
gboolean
cascada_request_dialog_write (CascadaRequestDialog *self, GError **error)
{
  g_autoptr (GError) invalid = NULL;
  g_autoptr (GArray) changes = cascada_request_fields_read (self->fields, &invalid);
  CascadaRequestDetails details;
  gboolean written;

  cascada_request_dialog_read_details (self, &details);
  written = (!has_typed_details (self, &details) || cascada_request_write (self->workspace, self->request, &details, error)) &&
            (changes->len == 0 || cascada_request_propose (self->workspace, self->request, (const CascadaRequestChange *) (gpointer) changes->data,
                                                           changes->len, cascada_date_today (), error));
  cascada_request_dialog_clear_details (&details);
  if (written && invalid == NULL)
    cascada_draft_forget (self->workspace, self->key);
  return written;
}
