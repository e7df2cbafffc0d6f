/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list itself: what is attached to the place, and whether it is as it was added. */

#include "config.h"

#include "cascada-evidence-list-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CascadaEvidenceList, cascada_evidence_list, ADW_TYPE_BIN)

/** cascada_evidence_list_get_window: Returns: (transfer none) (nullable): that it is in */
GtkWindow *
cascada_evidence_list_get_window (CascadaEvidenceList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static CascadaEvidenceRow *
get_row (CascadaEvidenceList *self, int index)
{
  return (CascadaEvidenceRow *) gtk_list_box_get_row_at_index (self->rows, index);
}

/** cascada_evidence_list_find_row: Returns: (transfer none) (nullable): the row of an attachment */
CascadaEvidenceRow *
cascada_evidence_list_find_row (CascadaEvidenceList *self, gint64 id)
{
  CascadaEvidenceRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (cascada_record_get_id (cascada_evidence_row_get_attachment (row)) == id)
      return row;
  return NULL;
}

/* --- whether files are as they were added --- */

static const char *
get_sha256 (CascadaRecord *attachment)
{
  return cascada_record_get_text (attachment, CASCADA_ATTACHMENT_SHA256);
}

static void
show_states (CascadaEvidenceList *self)
{
  CascadaEvidenceRow *row;
  gpointer state;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      const char *sha256 = get_sha256 (cascada_evidence_row_get_attachment (row));

      if (sha256 != NULL && g_hash_table_lookup_extended (self->states, sha256, NULL, &state))
        cascada_evidence_row_set_state (row, GPOINTER_TO_INT (state));
    }
}

typedef struct
{
  GPtrArray *attachments;
  GHashTable *states;
} Proof;

static void
proof_free (gpointer data)
{
  Proof *proof = data;

  if (proof == NULL)
    return; /* it was handed out */
  g_ptr_array_unref (proof->attachments);
  g_hash_table_unref (proof->states);
  g_free (proof);
}

static gboolean
prove_thread (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Proof *proof = data;
  CascadaEvidenceState state;

  for (guint i = 0; i < proof->attachments->len; i++)
    {
      CascadaRecord *attachment = proof->attachments->pdata[i];

      if (!cascada_evidence_get_state (cascada_workspace_get_store (workspace), attachment, cancellable, &state, error))
        return FALSE;
      g_hash_table_insert (proof->states, g_strdup (get_sha256 (attachment)), GINT_TO_POINTER (state));
    }
  return TRUE;
}

static void
proven_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaEvidenceList) self = user_data;
  g_autoptr (GError) error = NULL;
  Proof *proof = cascada_workspace_run_finish (CASCADA_WORKSPACE (source), result, &error);
  GHashTableIter iter;
  gpointer sha256, state;

  if (proof == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("Evidence could not be proven: %s", error->message);
      return;
    }
  g_hash_table_iter_init (&iter, proof->states);
  while (g_hash_table_iter_next (&iter, &sha256, &state))
    g_hash_table_insert (self->states, g_strdup (sha256), state);
  proof_free (proof);
  if (self->workspace == CASCADA_WORKSPACE (source))
    show_states (self);
}

/* What was not proven since the place was set. */
static void
prove (CascadaEvidenceList *self, GPtrArray *attachments)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_object_unref);
  Proof *proof;

  for (guint i = 0; i < attachments->len; i++)
    if (get_sha256 (attachments->pdata[i]) != NULL && !g_hash_table_contains (self->states, get_sha256 (attachments->pdata[i])))
      g_ptr_array_add (unknown, g_object_ref (attachments->pdata[i]));
  if (unknown->len == 0)
    return;
  proof = g_new0 (Proof, 1);
  proof->attachments = g_steal_pointer (&unknown);
  proof->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  cascada_workspace_run_async (self->workspace, FALSE, prove_thread, proof, proof_free, self->cancellable, proven_cb, g_object_ref (self));
}

/* --- filling --- */

static GPtrArray *
read_list (CascadaEvidenceList *self)
{
  CascadaStore *store = self->workspace != NULL ? cascada_workspace_get_store (self->workspace) : NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *attachments = store != NULL ? cascada_evidence_list (store, &self->place, &error) : NULL;

  gtk_label_set_text (self->placeholder, error != NULL ? error->message : _ ("No evidence yet: add files, drop them here, or note a link"));
  return attachments != NULL || error != NULL ? attachments : g_ptr_array_new_with_free_func (g_object_unref);
}

static int
get_focused (CascadaEvidenceList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->rows));

  return GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
}

/* The row that follows a removed one has the focus next; without any, the button that adds. */
static void
focus_row (CascadaEvidenceList *self, int index, guint n_rows)
{
  if (n_rows == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->files_button));
  else
    gtk_widget_grab_focus (GTK_WIDGET (get_row (self, MIN (index, (int) n_rows - 1))));
}

static void
fill (CascadaEvidenceList *self)
{
  g_autoptr (GPtrArray) attachments = read_list (self);
  int focused = get_focused (self);

  if (attachments == NULL)
    return; /* the rows that were read before stay */
  for (GtkWidget *row; (row = (GtkWidget *) get_row (self, 0)) != NULL;)
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; i < attachments->len; i++)
    gtk_list_box_append (self->rows, cascada_evidence_row_new (attachments->pdata[i]));
  cascada_evidence_list_update_add (self);
  show_states (self);
  if (attachments->len > 0)
    prove (self, attachments);
  if (focused >= 0)
    focus_row (self, focused, attachments->len);
}

/* Also a report that is verified now, a plan that is closed, another person at work. */
static void
changed_cb (CascadaEvidenceList *self, GArray *changes)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    if (g_array_index (changes, CascadaChange, i).ref.kind == CASCADA_KIND_ATTACHMENT)
      {
        fill (self);
        return;
      }
  if (changes == NULL)
    fill (self);
  else
    cascada_evidence_list_update_add (self);
}

static void
row_activated_cb (CascadaEvidenceList *self, GtkListBoxRow *row)
{
  cascada_evidence_row_activate (CASCADA_EVIDENCE_ROW (row));
}

static void
forget_place (CascadaEvidenceList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_hash_table_remove_all (self->states);
}

static void
cascada_evidence_list_dispose (GObject *object)
{
  CascadaEvidenceList *self = CASCADA_EVIDENCE_LIST (object);

  forget_place (self);
  if (self->adding != NULL)
    g_cancellable_cancel (cascada_job_get_cancellable (self->adding));
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_EVIDENCE_LIST);
  G_OBJECT_CLASS (cascada_evidence_list_parent_class)->dispose (object);
}

static void
cascada_evidence_list_finalize (GObject *object)
{
  g_hash_table_unref (CASCADA_EVIDENCE_LIST (object)->states);
  G_OBJECT_CLASS (cascada_evidence_list_parent_class)->finalize (object);
}

static void
cascada_evidence_list_class_init (CascadaEvidenceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_evidence_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = cascada_evidence_list_finalize;
  gtk_widget_class_set_css_name (widget_class, "evidencelist");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-evidence-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaEvidenceList, files_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaEvidenceList, link_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaEvidenceList, placeholder);
  gtk_widget_class_bind_template_child (widget_class, CascadaEvidenceList, progress);
  gtk_widget_class_bind_template_child (widget_class, CascadaEvidenceList, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, CascadaEvidenceList, rows);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  cascada_evidence_list_install_add (widget_class);
  cascada_evidence_list_install_take (widget_class);
}

static void
cascada_evidence_list_init (CascadaEvidenceList *self)
{
  self->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  cascada_evidence_list_init_add (self);
  self->workspace_signals = g_signal_group_new (CASCADA_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify", G_CALLBACK (cascada_evidence_list_update_add), self);
  cascada_evidence_list_update_add (self);
}

GtkWidget *
cascada_evidence_list_new (void)
{
  return g_object_new (CASCADA_TYPE_EVIDENCE_LIST, NULL);
}

/**
 * cascada_evidence_list_set_place:
 * @workspace: (nullable): with %NULL it is empty
 * @place: (nullable): whose evidence is shown, and to which is added; with %NULL it is empty
 *
 * What is being added goes on, to where it was added.
 */
void
cascada_evidence_list_set_place (CascadaEvidenceList *self, CascadaWorkspace *workspace, const CascadaEvidencePlace *place)
{
  g_return_if_fail (CASCADA_IS_EVIDENCE_LIST (self));

  if (place == NULL)
    workspace = NULL;
  forget_place (self);
  self->place = place != NULL ? *place : (CascadaEvidencePlace){ 0 };
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->workspace, workspace);
  g_signal_group_set_target (self->workspace_signals, workspace);
  fill (self);
}
