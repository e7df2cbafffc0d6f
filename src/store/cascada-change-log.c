/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits: what is written between begin and commit is one transaction and one link of the replica's chain of hashes. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-change-log-private.h"
#include "cascada-error.h"

#define HASH_LENGTH 32

CascadaLog *
cascada_log_get (CascadaStore *store)
{
  if (store->log == NULL)
    {
      store->log = g_new0 (CascadaLog, 1);
      store->log->store = store;
      store->log->role = -1;
      store->log->line = g_string_new (NULL);
      store->log->values = g_string_new (NULL);
    }
  return store->log;
}

static void
clear_edit (CascadaLog *self)
{
  cascada_edit_info_clear (&self->edit);
  g_clear_pointer (&self->deps, g_free);
  g_clear_pointer (&self->checksum, g_checksum_free);
  self->open = FALSE;
  self->failed = FALSE;
}

void
cascada_log_free (CascadaLog *self)
{
  clear_edit (self);
  for (guint kind = 0; kind < CASCADA_N_KINDS; kind++)
    cascada_log_kind_clear (&self->kinds[kind]);
  g_clear_pointer (&self->insert_change, cascada_statement_free);
  g_clear_pointer (&self->find_head, cascada_statement_free);
  g_clear_pointer (&self->find_change, cascada_statement_free);
  g_clear_pointer (&self->find_edit, cascada_statement_free);
  g_clear_pointer (&self->find_touched, cascada_statement_free);
  g_clear_pointer (&self->undo, g_array_unref);
  g_clear_pointer (&self->redo, g_array_unref);
  g_string_free (self->line, TRUE);
  g_string_free (self->values, TRUE);
  g_free (self);
}

/* After the first failure the edit can only be rolled back. */
gboolean
cascada_log_fail (CascadaLog *self)
{
  self->failed = TRUE;
  return FALSE;
}

/* Goes on where the replica's last edit ended: its sequence, counter, time and hash. */
static gboolean
continue_chain (CascadaLog *self, GError **error)
{
  CascadaStore *store = self->store;
  g_autoptr (CascadaStatement) last = cascada_store_prepare (
      store,
      "SELECT r.name, e.sequence, e.last, e.time, e.hash FROM replica r LEFT JOIN edit e ON e.replica = r.id "
      "WHERE r.id = ?1 ORDER BY e.sequence DESC LIMIT 1",
      error);
  gboolean row;

  if (last == NULL)
    return FALSE;
  cascada_statement_bind_integer (last, 1, store->replica);
  if (!cascada_statement_step (last, &row, error))
    return FALSE;
  if (!row)
    return cascada_store_set_error (store, SQLITE_CORRUPT, error);

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->edit.sequence = cascada_statement_get_integer (last, 1) + 1;
  self->counter = cascada_statement_get_integer (last, 2);
  self->first = self->counter + 1;
  self->edit.time = MAX (g_get_real_time (), cascada_statement_get_integer (last, 3) + 1);
  if (cascada_statement_is_null (last, 4))
    cascada_log_seed (self->checksum, store->replica, cascada_statement_get_text (last, 0));
  else
    {
      gsize length;
      const guint8 *hash = cascada_statement_get_blob (last, 4, &length);

      g_checksum_update (self->checksum, hash, (gssize) length);
    }
  return TRUE;
}

/* The edits of other replicas that the first edit of this one has seen, as {"replica":sequence}: a file that goes on from a
 * copy begins where the copy ended. */
static gboolean
note_deps (CascadaLog *self, GError **error)
{
  g_autoptr (CascadaStatement) others = NULL;
  g_autoptr (GString) deps = NULL;
  gboolean row = TRUE;

  if (self->edit.sequence > 1)
    return TRUE;
  others = cascada_store_prepare (self->store,
                                  "SELECT replica, max (sequence) FROM edit WHERE replica <> ?1 GROUP BY replica ORDER BY replica",
                                  error);
  if (others == NULL)
    return FALSE;
  cascada_statement_bind_integer (others, 1, self->store->replica);
  deps = g_string_new ("{");
  while (row)
    {
      if (!cascada_statement_step (others, &row, error))
        return FALSE;
      if (row)
        g_string_append_printf (deps, "%s\"%" G_GINT64_FORMAT "\":%" G_GINT64_FORMAT, deps->len > 1 ? "," : "",
                                cascada_statement_get_integer (others, 0), cascada_statement_get_integer (others, 1));
    }
  if (deps->len > 1)
    self->deps = g_string_free (g_string_append_c (g_steal_pointer (&deps), '}'), FALSE);
  return TRUE;
}

static gboolean
check_can_begin (CascadaStore *store, GError **error)
{
  CascadaLog *self = cascada_log_get (store);

  if (!(store->flags & CASCADA_STORE_WRITE))
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_READ_ONLY,
                 _ ("“%s” is open for reading only: open it for writing to change it"), store->shown);
  else if (self->open)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("Another edit of “%s” is not finished: finish it first"),
                 store->shown);
  else if (self->held)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
                 _ ("“%s” is being written in the background: wait until that is done, or cancel it"), store->shown);
  else
    return TRUE;
  return FALSE;
}

static char *
clean_text (const char *text, glong limit)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  g_strstrip (valid);
  return *valid == '\0' ? NULL : g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), limit));
}

/**
 * cascada_log_set_actor:
 * @person: id of a person, or 0
 * @role: a #CascadaRole, or −1
 *
 * Who acts in the edits that begin from now on, and in which role.
 */
void
cascada_log_set_actor (CascadaStore *store, gint64 person, int role)
{
  CascadaLog *self = cascada_log_get (store);

  self->person = person;
  self->role = role;
}

/**
 * cascada_log_begin:
 * @kind: of the edit
 * @author: (nullable): who acts; %NULL for the name of the user of this computer
 * @reason: (nullable): why, for the history
 * @target: sequence of the edit that is undone or redone, else 0
 * @error: %CASCADA_ERROR_READ_ONLY, %CASCADA_ERROR_REFUSED where one is open, %CASCADA_ERROR_LOCKED, …
 *
 * Begins one user action. Nothing of it is seen by others, or left in the file, before cascada_log_commit().
 */
gboolean
cascada_log_begin (CascadaStore *store, CascadaEditKind kind, const char *author, const char *reason, gint64 target,
                   GError **error)
{
  CascadaLog *self;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && store->db != NULL, FALSE);

  self = cascada_log_get (store);
  if (!check_can_begin (store, error) || !cascada_log_load_stacks (self, error) ||
      !cascada_store_execute (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  self->open = TRUE;
  self->edit.replica = store->replica;
  self->edit.kind = kind;
  self->edit.target = target;
  self->edit.person = self->person;
  self->edit.role = self->role;
  self->edit.reason = clean_text (reason, 20000);
  self->edit.author = clean_text (author, 500);
  if (self->edit.author == NULL)
    self->edit.author = clean_text (g_get_real_name (), 500);
  if (self->edit.author == NULL)
    self->edit.author = g_strdup ("?");
  if (!continue_chain (self, error) || !note_deps (self, error))
    {
      cascada_log_rollback (store);
      return FALSE;
    }
  cascada_log_write_edit (self->line, &self->edit, self->deps);
  g_checksum_update (self->checksum, (const guchar *) self->line->str, (gssize) self->line->len);
  return TRUE;
}

static gboolean
insert_edit (CascadaLog *self, GError **error)
{
  g_autoptr (CascadaStatement) insert =
      cascada_store_prepare_any (self->store,
                                 "INSERT INTO edit (replica, sequence, time, kind, target, author, reason, first, last, hash, deps, person, "
                                 "role) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                                 error);
  guint8 hash[HASH_LENGTH];
  gsize length = sizeof hash;

  if (insert == NULL)
    return FALSE;
  g_checksum_get_digest (self->checksum, hash, &length);
  cascada_statement_bind_integer (insert, 1, self->edit.replica);
  cascada_statement_bind_integer (insert, 2, self->edit.sequence);
  cascada_statement_bind_integer (insert, 3, self->edit.time);
  cascada_statement_bind_integer (insert, 4, self->edit.kind);
  if (self->edit.target > 0)
    cascada_statement_bind_integer (insert, 5, self->edit.target);
  cascada_statement_bind_text (insert, 6, self->edit.author);
  cascada_statement_bind_text (insert, 7, self->edit.reason);
  cascada_statement_bind_integer (insert, 8, self->first);
  cascada_statement_bind_integer (insert, 9, self->counter);
  cascada_statement_bind_blob (insert, 10, hash, length);
  cascada_statement_bind_text (insert, 11, self->deps);
  if (self->edit.person > 0)
    cascada_statement_bind_integer (insert, 12, self->edit.person);
  if (self->edit.role >= 0)
    cascada_statement_bind_integer (insert, 13, self->edit.role);
  return cascada_store_write (self->store, insert, error);
}

static gboolean
pop (GArray *stack, gint64 sequence)
{
  if (stack->len == 0 || g_array_index (stack, gint64, stack->len - 1) != sequence)
    return FALSE;
  g_array_set_size (stack, stack->len - 1);
  return TRUE;
}

static void
note_edit (CascadaLog *self, gint64 sequence, CascadaEditKind kind, gint64 target)
{
  switch (kind)
    {
    case CASCADA_EDIT_KIND_UNDO:
      if (pop (self->undo, target))
        g_array_append_val (self->redo, target);
      break;
    case CASCADA_EDIT_KIND_REDO:
      if (pop (self->redo, target))
        g_array_append_val (self->undo, target);
      break;
    case CASCADA_EDIT_KIND_EDIT:
    case CASCADA_EDIT_KIND_IMPORT:
    default:
      g_array_append_val (self->undo, sequence);
      g_array_set_size (self->redo, 0);
    }
}

/* What can be undone and redone follows from the log: it outlives the program. */
gboolean
cascada_log_load_stacks (CascadaLog *self, GError **error)
{
  g_autoptr (CascadaStatement) edits = NULL;
  gboolean row = FALSE;

  if (self->undo != NULL)
    return TRUE;
  edits =
      cascada_store_prepare (self->store, "SELECT sequence, kind, target FROM edit WHERE replica = ?1 ORDER BY sequence", error);
  if (edits == NULL)
    return FALSE;
  cascada_statement_bind_integer (edits, 1, self->store->replica);
  self->undo = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->redo = g_array_new (FALSE, FALSE, sizeof (gint64));
  do
    {
      if (!cascada_statement_step (edits, &row, error))
        {
          g_clear_pointer (&self->undo, g_array_unref);
          g_clear_pointer (&self->redo, g_array_unref);
          return FALSE;
        }
      if (row)
        note_edit (self, cascada_statement_get_integer (edits, 0), (CascadaEditKind) cascada_statement_get_integer (edits, 1),
                   cascada_statement_get_integer (edits, 2));
    }
  while (row);
  return TRUE;
}

/**
 * cascada_log_commit:
 * @error: what made it fail; the edit is then rolled back and nothing of it is in the file
 *
 * Ends the edit; when this returns %TRUE it is on the disk. One that changed nothing leaves no trace.
 */
gboolean
cascada_log_commit (CascadaStore *store, GError **error)
{
  CascadaLog *self;
  gboolean committed;

  g_return_val_if_fail (CASCADA_IS_STORE (store), FALSE);

  self = cascada_log_get (store);
  g_return_val_if_fail (self->open, FALSE);

  if (!self->failed && self->counter < self->first)
    {
      cascada_log_rollback (store);
      return TRUE;
    }
  if (self->failed)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("A part of the edit of “%s” failed; nothing was changed"),
                   store->shown);
      committed = FALSE;
    }
  else
    committed = insert_edit (self, error) && cascada_store_execute (store, "COMMIT", error);
  if (!committed)
    {
      cascada_log_rollback (store);
      return FALSE;
    }
  note_edit (self, self->edit.sequence, self->edit.kind, self->edit.target);
  clear_edit (self);
  return TRUE;
}

/** cascada_log_rollback: ends the edit, if one is open, and leaves the file as it was. */
void
cascada_log_rollback (CascadaStore *store)
{
  g_return_if_fail (CASCADA_IS_STORE (store));

  if (store->log == NULL || !store->log->open)
    return;
  if (!sqlite3_get_autocommit (store->db))
    {
      g_autoptr (GCancellable) cancellable = g_steal_pointer (&store->cancellable);

      cascada_store_execute (store, "ROLLBACK", NULL);
      store->cancellable = g_steal_pointer (&cancellable);
    }
  clear_edit (store->log);
}

/**
 * cascada_log_hold:
 * @error: %CASCADA_ERROR_READ_ONLY, %CASCADA_ERROR_REFUSED where an edit is open or it is held already
 *
 * Refuses edits through this connection until cascada_log_release(), so that another connection of this program
 * (%CASCADA_STORE_READER with %CASCADA_STORE_WRITE) may edit instead.
 */
gboolean
cascada_log_hold (CascadaStore *store, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_STORE (store) && store->db != NULL, FALSE);

  if (!check_can_begin (store, error))
    return FALSE;
  cascada_log_get (store)->held = TRUE;
  return TRUE;
}

/** cascada_log_release: lets this connection edit again; what can be undone is read anew. */
void
cascada_log_release (CascadaStore *store)
{
  g_return_if_fail (CASCADA_IS_STORE (store) && store->log != NULL && store->log->held);

  store->log->held = FALSE;
  g_clear_pointer (&store->log->undo, g_array_unref);
  g_clear_pointer (&store->log->redo, g_array_unref);
}
