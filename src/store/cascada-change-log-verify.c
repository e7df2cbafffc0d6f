/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the log is what was written, and the tables what the log says. An integrity check of the file misses three of
 * four damaged values; these two do not. */

#include "config.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-change-log-private.h"
#include "cascada-error.h"

#define HASH_LENGTH 32

static gboolean
report (CascadaStore *store, const char *what, gint64 number, GError **error)
{
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_DAMAGED,
               _ ("“%s” is damaged: %s (number %" PRId64 ") is not what was written. Open a backup of it"), store->shown, what,
               number);
  return FALSE;
}

typedef struct
{
  CascadaLog *log;
  gint64 n_changes[CASCADA_N_KINDS]; /* in the chain, by kind of record */
} Verification;

/* --- the chain of hashes --- */

static gboolean
add_changes (Verification *all, CascadaStatement *changes, GChecksum *checksum, gint64 first, gint64 last, GError **error)
{
  GString *line = all->log->line;
  gint64 expected = first;
  gboolean row = TRUE;

  cascada_statement_bind_integer (changes, 1, first);
  cascada_statement_bind_integer (changes, 2, last);
  while (row)
    {
      CascadaValue prev, restores;
      CascadaChange change;

      if (!cascada_statement_step (changes, &row, error))
        return FALSE;
      if (!row)
        break;
      cascada_log_read_change (changes, &change);
      cascada_statement_get_value (changes, 6, &prev);
      cascada_statement_get_value (changes, 7, &restores);
      if (change.id != expected || cascada_kind_get_class (change.ref.kind) == NULL)
        break;
      expected++;
      all->n_changes[change.ref.kind]++;
      cascada_log_write_change (line, &change, &prev, &restores);
      g_checksum_update (checksum, (const guchar *) line->str, (gssize) line->len);
    }
  cascada_statement_reset (changes);
  return expected == last + 1 || report (all->log->store, _ ("change"), expected, error);
}

static void
read_edit (CascadaStatement *edits, CascadaEditInfo *edit)
{
  edit->replica = cascada_statement_get_integer (edits, 0);
  edit->sequence = cascada_statement_get_integer (edits, 1);
  edit->time = cascada_statement_get_integer (edits, 2);
  edit->kind = (CascadaEditKind) cascada_statement_get_integer (edits, 3);
  edit->target = cascada_statement_get_integer (edits, 4);
  edit->author = (char *) cascada_statement_get_text (edits, 5);
  edit->reason = (char *) cascada_statement_get_text (edits, 6);
  edit->person = cascada_statement_get_integer (edits, 12);
  edit->role = cascada_statement_is_null (edits, 13) ? -1 : (int) cascada_statement_get_integer (edits, 13);
}

typedef struct
{
  gint64 replica;
  gint64 sequence;
  gint64 last;
  guint8 hash[HASH_LENGTH];
} Link;

/* One edit: follows the one before it and hashes to what it says. */
static gboolean
verify_edit (Verification *all, CascadaStatement *edits, CascadaStatement *changes, Link *link, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 first = cascada_statement_get_integer (edits, 8), last = cascada_statement_get_integer (edits, 9);
  gsize length = HASH_LENGTH, stored_length;
  const guint8 *stored;
  CascadaEditInfo edit;

  read_edit (edits, &edit);
  if (edit.replica != link->replica)
    {
      *link = (Link){ .replica = edit.replica };
      cascada_log_seed (checksum, edit.replica, cascada_statement_get_text (edits, 11));
    }
  else
    g_checksum_update (checksum, link->hash, HASH_LENGTH);
  if (edit.sequence != ++link->sequence || first != link->last + 1 || (edit.target <= 0 && !cascada_statement_is_null (edits, 4)))
    return report (all->log->store, _ ("edit"), edit.sequence, error);

  cascada_log_write_edit (all->log->line, &edit, cascada_statement_get_text (edits, 7));
  g_checksum_update (checksum, (const guchar *) all->log->line->str, (gssize) all->log->line->len);
  if (!add_changes (all, changes, checksum, edit.replica << 32 | first, edit.replica << 32 | last, error))
    return FALSE;
  g_checksum_get_digest (checksum, link->hash, &length);
  stored = cascada_statement_get_blob (edits, 10, &stored_length);
  if (stored_length != HASH_LENGTH || memcmp (stored, link->hash, HASH_LENGTH) != 0)
    return report (all->log->store, _ ("edit"), edit.sequence, error);
  link->last = last;
  return TRUE;
}

static gboolean
verify_chain (Verification *all, GError **error)
{
  g_autoptr (CascadaStatement) edits = cascada_store_prepare (
      all->log->store,
      "SELECT e.replica, e.sequence, e.time, e.kind, e.target, e.author, e.reason, e.deps, e.first, e.last, e.hash, r.name, "
      "e.person, e.role "
      "FROM edit e JOIN replica r ON r.id = e.replica ORDER BY e.replica, e.sequence",
      error);
  g_autoptr (CascadaStatement) changes = cascada_store_prepare (
      all->log->store,
      "SELECT id, kind, record, period, field, value, prev, restores FROM change WHERE id BETWEEN ?1 AND ?2 ORDER BY id", error);
  Link link = { 0 };
  gint64 logged, counted;
  gboolean row = TRUE;

  if (edits == NULL || changes == NULL)
    return FALSE;
  while (row)
    {
      if (!cascada_statement_step (edits, &row, error))
        return FALSE;
      if (row && !verify_edit (all, edits, changes, &link, error))
        {
          cascada_statement_reset (edits);
          return FALSE;
        }
    }
  /* nothing outside the chain */
  if (!cascada_store_get_number (all->log->store, "SELECT count (*) FROM change", &counted, error) ||
      !cascada_store_get_number (all->log->store, "SELECT coalesce (sum (last - first + 1), 0) FROM edit", &logged, error))
    return FALSE;
  return counted == logged || report (all->log->store, _ ("change"), counted, error);
}

/* --- the tables against the log --- */

typedef struct
{
  Verification *all;
  CascadaRecordClass *klass;
  CascadaStatement *creation; /* of an ordinary record, by its id */
  CascadaStatement *changes;  /* of a row, by field, the latest first; of a cell its creation last */
  gint64 n_met;               /* changes that belong to a row */
} Comparison;

typedef struct
{
  CascadaRef ref;
  CascadaValue removed;
  CascadaValue values[CASCADA_FIELDS_MAX];
  gboolean changed[CASCADA_FIELDS_MAX + 1]; /* since the creation; 0: the flag */
  guint n_creations;
  gboolean agrees;
} Row;

/* The creation's object must be the row, but for the fields that were changed later, or came with a later schema. */
static gboolean
agrees_with_creation (Comparison *self, const Row *row, const char *json)
{
  GString *values = self->all->log->values;

  cascada_log_write_values (values, self->klass, row->values);
  if (g_strcmp0 (json, values->str) == 0)
    return TRUE;
  for (guint field = 1; field <= self->klass->n_fields; field++)
    {
      g_auto (CascadaValue) created = CASCADA_VALUE_INIT;

      if (!cascada_log_read_creation (json, self->klass->kind, field, &created) ||
          (!row->changed[field] && !cascada_value_equal (&created, &row->values[field - 1])))
        return FALSE;
    }
  return TRUE;
}

/* One change of the row; the latest of each field comes first and decides. */
static void
compare_change (Comparison *self, Row *row, gint64 field, const CascadaValue *value)
{
  self->n_met++;
  if (field == CASCADA_FIELD_CREATION)
    {
      row->n_creations++;
      row->agrees &= value->type == CASCADA_VALUE_TEXT && agrees_with_creation (self, row, value->text);
    }
  else if (field > self->klass->n_fields)
    row->agrees = FALSE;
  else if (!row->changed[field])
    {
      row->changed[field] = TRUE;
      row->agrees &= cascada_value_equal (value, field == CASCADA_FIELD_REMOVED ? &row->removed : &row->values[field - 1]);
    }
}

static gboolean
compare_changes (Comparison *self, CascadaStatement *changes, Row *row, GError **error)
{
  gboolean more = TRUE;

  cascada_statement_bind_integer (changes, 1, self->klass->kind);
  cascada_statement_bind_integer (changes, 2, row->ref.id);
  if (changes == self->changes)
    cascada_statement_bind_integer (changes, 3, row->ref.period);
  while (more)
    {
      CascadaValue value;

      if (!cascada_statement_step (changes, &more, error))
        return FALSE;
      if (!more)
        break;
      cascada_statement_get_value (changes, 1, &value);
      compare_change (self, row, cascada_statement_get_integer (changes, 0), &value);
    }
  return TRUE;
}

static gboolean
compare_row (Comparison *self, CascadaStatement *rows, GError **error)
{
  Row row = { .ref = { self->klass->kind, (CascadaPeriod) cascada_statement_get_integer (rows, 1),
                       cascada_statement_get_integer (rows, 0) },
              .agrees = TRUE };

  cascada_statement_get_value (rows, 2, &row.removed);
  for (guint i = 0; i < self->klass->n_fields; i++)
    cascada_statement_get_value (rows, (int) i + 3, &row.values[i]);
  if (!compare_changes (self, self->changes, &row, error) ||
      (!self->klass->is_cell && !compare_changes (self, self->creation, &row, error)))
    return FALSE;
  if (row.agrees && row.n_creations == 1 && (row.changed[CASCADA_FIELD_REMOVED] || row.removed.integer == 0))
    return TRUE;
  return report (self->all->log->store, _ (self->klass->label), row.ref.id, error);
}

static gboolean
prepare_comparison (Comparison *self, GError **error)
{
  CascadaStore *store = self->all->log->store;

  self->creation = cascada_store_prepare (
      store, "SELECT field, value FROM change WHERE id = ?2 AND kind = ?1 AND record = ?2 AND period = 0 AND field = -1", error);
  self->changes = cascada_store_prepare (
      store,
      "SELECT field, value FROM change INDEXED BY change_record WHERE kind = ?1 AND record = ?2 AND period = ?3 "
      "AND (field >= 0 OR period > 0) ORDER BY field DESC, id DESC",
      error);
  return self->creation != NULL && self->changes != NULL;
}

static CascadaStatement *
prepare_rows (CascadaStore *store, CascadaRecordClass *klass, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id, ");

  g_string_append (sql, klass->is_cell ? "period, removed" : "0, removed");
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *column = cascada_column_name (&klass->fields[i]);

      g_string_append_printf (sql, ", %s", column);
    }
  g_string_append_printf (sql, " FROM %s", klass->table);
  return cascada_store_prepare (store, sql->str, error);
}

static gboolean
compare_rows (Comparison *self, GError **error)
{
  g_autoptr (CascadaStatement) rows = prepare_rows (self->all->log->store, self->klass, error);
  gboolean row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (row)
    {
      if (!cascada_statement_step (rows, &row, error))
        return FALSE;
      if (row && !compare_row (self, rows, error))
        {
          cascada_statement_reset (rows);
          return FALSE;
        }
    }
  /* none of the kind's changes is left over */
  return self->n_met == self->all->n_changes[self->klass->kind] ||
         report (self->all->log->store, _ (self->klass->label), self->n_met, error);
}

static gboolean
verify_table (Verification *all, CascadaKind kind, GError **error)
{
  Comparison comparison = { .all = all, .klass = cascada_kind_get_class (kind) };
  gboolean sound = prepare_comparison (&comparison, error) && compare_rows (&comparison, error);

  g_clear_pointer (&comparison.creation, cascada_statement_free);
  g_clear_pointer (&comparison.changes, cascada_statement_free);
  return sound;
}

static gboolean
verify_all (CascadaLog *self, GError **error)
{
  Verification all = { .log = self };

  if (g_cancellable_set_error_if_cancelled (self->store->cancellable, error) || !verify_chain (&all, error))
    return FALSE;
  for (CascadaKind kind = CASCADA_KIND_NONE + 1; kind < CASCADA_N_KINDS; kind++)
    if (g_cancellable_set_error_if_cancelled (self->store->cancellable, error) || !verify_table (&all, kind, error))
      return FALSE;
  return cascada_store_check_contents (self->store, self->store->cancellable, error);
}

/**
 * cascada_log_verify:
 * @error: %CASCADA_ERROR_DAMAGED naming what is wrong; %G_IO_ERROR_CANCELLED
 *
 * The whole chain of hashes, every table against the log, and every content against its name. Takes long in a large file: for a thread with a connection
 * of its own. What others commit meanwhile is not seen.
 */
gboolean
cascada_log_verify (CascadaStore *store, GCancellable *cancellable, GError **error)
{
  gboolean sound;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && store->db != NULL, FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (store->db), FALSE);

  if (!cascada_store_execute (store, "BEGIN", error))
    return FALSE;
  cascada_store_set_cancellable (store, cancellable);
  sound = verify_all (cascada_log_get (store), error);
  cascada_store_set_cancellable (store, NULL);
  cascada_store_execute (store, "ROLLBACK", NULL);
  return sound;
}
