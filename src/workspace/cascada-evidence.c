/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence [P005 act. 9, note 3] and the documents of steps: files are copied into the workspace by their content, links
 * and file-room references are noted. */

#include "config.h"

#include "cascada-evidence-private.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-workspace-private.h"

/* --- where it may go --- */

static gboolean
refuse_place (CascadaKind kind, GError **error)
{
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("“%s” does not belong to the plan: choose one that does"),
               _ (cascada_kind_get_class (kind)->label));
  return FALSE;
}

static gboolean
check_place (CascadaStore *store, const CascadaEvidencePlace *place, GError **error)
{
  gint64 plan = place->plan;

  if (place->goal != 0 &&
      !cascada_store_query_integer (store, "SELECT o.plan FROM goal g JOIN objective o ON o.id = g.objective WHERE g.id = ?1", place->goal, &plan, error))
    return FALSE;
  if (plan != place->plan)
    return refuse_place (CASCADA_KIND_GOAL, error);
  if (place->step != 0 && !cascada_store_query_integer (store, "SELECT plan FROM step WHERE id = ?1", place->step, &plan, error))
    return FALSE;
  if (plan != place->plan)
    return refuse_place (CASCADA_KIND_STEP, error);
  if (place->request != 0 && !cascada_store_query_integer (store, "SELECT plan FROM request WHERE id = ?1", place->request, &plan, error))
    return FALSE;
  return plan == place->plan || refuse_place (CASCADA_KIND_REQUEST, error);
}

static void
fill_place (const CascadaEvidencePlace *place, CascadaValue *values)
{
  values[CASCADA_ATTACHMENT_PLAN - 1] = cascada_value_integer (place->plan);
  if (place->goal != 0)
    values[CASCADA_ATTACHMENT_GOAL - 1] = cascada_value_integer (place->goal);
  if (place->period != CASCADA_PERIOD_NONE)
    values[CASCADA_ATTACHMENT_PERIOD - 1] = cascada_value_integer (place->period);
  if (place->step != 0)
    values[CASCADA_ATTACHMENT_STEP - 1] = cascada_value_integer (place->step);
  if (place->request != 0)
    values[CASCADA_ATTACHMENT_REQUEST - 1] = cascada_value_integer (place->request);
}

/**
 * cascada_evidence_may_change:
 * @error: %CASCADA_ERROR_READ_ONLY, or %CASCADA_ERROR_REFUSED with the clause
 *
 * Returns: whether who works may add evidence to the place and remove it
 */
gboolean
cascada_evidence_may_change (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, GError **error)
{
  CascadaRef ref = { .kind = CASCADA_KIND_ATTACHMENT };
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  gboolean guarded;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && place != NULL && place->plan != 0, FALSE);

  fill_place (place, values);
  return cascada_workspace_check_writable (workspace, error) && check_place (workspace->store, place, error) && cascada_workspace_find_guarded (workspace, &guarded, error) &&
         (!guarded || cascada_workspace_guard_creation (workspace, &ref, values, error));
}

/* --- writing it --- */

/* The attachment of the place that has this name and content already, 0 where there is none. */
static gboolean
find_same (CascadaStore *store, const CascadaEvidencePlace *place, const CascadaIncoming *incoming, gint64 *id, GError **error)
{
  g_autoptr (CascadaStatement) find = cascada_store_prepare (
      store,
      "SELECT id FROM attachment WHERE plan = ?1 AND coalesce (goal, 0) = ?2 AND coalesce (period, 0) = ?3 AND coalesce (step, 0) = ?4 "
      "AND name = ?5 AND sha256 = ?6 AND coalesce (request, 0) = ?7 AND removed = 0",
      error);
  gboolean row;

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, place->plan);
  cascada_statement_bind_integer (find, 2, place->goal);
  cascada_statement_bind_integer (find, 3, place->period);
  cascada_statement_bind_integer (find, 4, place->step);
  cascada_statement_bind_text (find, 5, incoming->name);
  cascada_statement_bind_text (find, 6, cascada_content_get_sha256 (incoming->content));
  cascada_statement_bind_integer (find, 7, place->request);
  if (!cascada_statement_step (find, &row, error))
    return FALSE;
  *id = row ? cascada_statement_get_integer (find, 0) : 0;
  return TRUE;
}

static gboolean
write_one (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, const CascadaIncoming *incoming, CascadaDate today,
           GCancellable *cancellable, CascadaRef *attachment, guint *n_added, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };

  *attachment = (CascadaRef){ .kind = CASCADA_KIND_ATTACHMENT };
  if (!find_same (workspace->store, place, incoming, &attachment->id, error))
    return FALSE;
  if (attachment->id != 0)
    return TRUE;
  if (!cascada_store_write_content (workspace->store, incoming->content, cancellable, error))
    return FALSE;
  fill_place (place, values);
  values[CASCADA_ATTACHMENT_NAME - 1] = cascada_value_text (incoming->name);
  values[CASCADA_ATTACHMENT_MEDIA_TYPE - 1] = cascada_value_text (incoming->media_type);
  values[CASCADA_ATTACHMENT_SIZE - 1] = cascada_value_integer (cascada_content_get_size (incoming->content));
  values[CASCADA_ATTACHMENT_SHA256 - 1] = cascada_value_text (cascada_content_get_sha256 (incoming->content));
  values[CASCADA_ATTACHMENT_DATE - 1] = cascada_value_integer (today);
  (*n_added)++;
  return cascada_workspace_create (workspace, attachment, place->plan, values, error);
}

static char *
describe (const GPtrArray *incoming)
{
  const CascadaIncoming *first = incoming->pdata[0];

  if (incoming->len == 1)
    return g_strdup_printf (_ ("Add evidence “%s”"), first->name);
  return g_strdup_printf (ngettext ("Add %u file of evidence", "Add %u files of evidence", incoming->len), incoming->len);
}

/* All of them in one edit; none where all are there already. */
gboolean
cascada_evidence_write_files (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, const GPtrArray *incoming, CascadaDate today,
                              GCancellable *cancellable, CascadaRef *last, guint *n_added, GError **error)
{
  g_autofree char *reason = describe (incoming);
  gboolean written = TRUE;

  *n_added = 0;
  if (!check_place (workspace->store, place, error) || !cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, reason, error))
    return FALSE;
  for (guint i = 0; written && i < incoming->len; i++)
    written = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
              write_one (workspace, place, incoming->pdata[i], today, cancellable, last, n_added, error);
  if (!written || *n_added > 0)
    return cascada_workspace_end (workspace, written, error);
  cascada_workspace_rollback (workspace);
  return TRUE;
}

/**
 * cascada_evidence_add_file:
 * @path: of the file, which stays where it is
 * @limit: bytes it may have, or 0 for any number
 * @attachment: (out): its record
 * @error: %CASCADA_ERROR_REFUSED where it is larger, or who works may not; what reading or writing causes
 *
 * Copies a file into the workspace, with its name, type, size, SHA-256 and date, as one edit. The bytes of a file that is
 * there already are not kept twice.
 */
gboolean
cascada_evidence_add_file (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, const char *path, gint64 limit,
                           CascadaDate today, GCancellable *cancellable, CascadaRef *attachment, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (cascada_incoming_free);
  CascadaIncoming *incoming;
  guint n_added;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && place != NULL && place->plan != 0, FALSE);

  incoming = cascada_incoming_read (file, limit, NULL, NULL, cancellable, error);
  if (incoming == NULL)
    return FALSE;
  g_ptr_array_add (files, incoming);
  return cascada_evidence_write_files (workspace, place, files, today, cancellable, attachment, &n_added, error);
}

/**
 * cascada_evidence_add_link:
 * @name: what it shows
 * @link: an address, or a reference to the file room or the shared folder
 */
gboolean
cascada_evidence_add_link (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, const char *name, const char *link,
                           CascadaDate today, CascadaRef *attachment, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  g_autofree char *reason = g_strdup_printf (_ ("Add evidence “%s”"), name);

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && place != NULL && place->plan != 0, FALSE);

  fill_place (place, values);
  values[CASCADA_ATTACHMENT_NAME - 1] = cascada_value_text (name);
  values[CASCADA_ATTACHMENT_LINK - 1] = cascada_value_text (link);
  values[CASCADA_ATTACHMENT_DATE - 1] = cascada_value_integer (today);
  *attachment = (CascadaRef){ .kind = CASCADA_KIND_ATTACHMENT };
  return check_place (workspace->store, place, error) && cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, reason, error) &&
         cascada_workspace_end (workspace, cascada_workspace_create (workspace, attachment, place->plan, values, error), error);
}

/**
 * cascada_evidence_remove:
 * @error: %CASCADA_ERROR_REFUSED where the quarter is closed or who works may not
 *
 * Takes an attachment from its place, as one edit; its bytes stay in the file, for undo and history.
 */
gboolean
cascada_evidence_remove (CascadaWorkspace *workspace, CascadaRef attachment, GError **error)
{
  g_autoptr (CascadaRecord) record = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && attachment.kind == CASCADA_KIND_ATTACHMENT, FALSE);

  record = cascada_workspace_get_record (workspace, attachment, error);
  if (record == NULL)
    return FALSE;
  reason = g_strdup_printf (_ ("Remove evidence “%s”"), cascada_record_get_text (record, CASCADA_ATTACHMENT_NAME));
  return cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, reason, error) &&
         cascada_workspace_end (workspace, cascada_workspace_remove (workspace, attachment, error), error);
}
