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
#define FIELDS_MAX 32

static gboolean
report (CascadaStore *store, const char *what, gint64 number, GError **error)
{
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_DAMAGED,
               _ ("“%s” is damaged: %s (number %" PRId64 ") is not what was written. Open a backup of it"), store->shown, what, number);
  return FALSE;
}

/* --- the chain of hashes --- */

static gboolean
add_changes (CascadaLog *self, CascadaStatement *changes, GChecksum *checksum, gint64 first, gint64 last, GError **error)
{
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
      if (change.id != expected++)
        break;
      cascada_log_write_change (self->line, &change, &prev, &restores);
      g_checksum_update (checksum, (const guchar *) self->line->str, (gssize) self->line->len);
    }
  cascada_statement_reset (changes);
  return expected == last + 1 || report (self->store, _ ("change"), expected, error);
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
verify_edit (CascadaLog *self, CascadaStatement *edits, CascadaStatement *changes, Link *link, GError **error)
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
    return report (self->store, _ ("edit"), edit.sequence, error);

  cascada_log_write_edit (self->line, &edit, cascada_statement_get_text (edits, 7));
  g_checksum_update (checksum, (const guchar *) self->line->str, (gssize) self->line->len);
  if (!add_changes (self, changes, checksum, edit.replica << 32 | first, edit.replica << 32 | last, error))
    return FALSE;
  g_checksum_get_digest (checksum, link->hash, &length);
  stored = cascada_statement_get_blob (edits, 10, &stored_length);
  if (stored_length != HASH_LENGTH || memcmp (stored, link->hash, HASH_LENGTH) != 0)
    return report (self->store, _ ("edit"), edit.sequence, error);
  link->last = last;
  return TRUE;
}

static gboolean
verify_chain (CascadaLog *self, GError **error)
{
  g_autoptr (CascadaStatement) edits =
      cascada_store_prepare (self->store,
                             "SELECT e.replica, e.sequence, e.time, e.kind, e.target, e.author, e.reason, e.deps, e.first, e.last, e.hash, r.name "
                             "FROM edit e JOIN replica r ON r.id = e.replica ORDER BY e.replica, e.sequence",
                             error);
  g_autoptr (CascadaStatement) changes =
      cascada_store_prepare (self->store, "SELECT id, kind, record, period, field, value, prev, restores FROM change WHERE id BETWEEN ?1 AND ?2 ORDER BY id", error);
  Link link = { 0 };
  gint64 logged, counted;
  gboolean row = TRUE;

  if (edits == NULL || changes == NULL)
    return FALSE;
  while (row)
    {
      if (!cascada_statement_step (edits, &row, error))
        return FALSE;
      if (row && !verify_edit (self, edits, changes, &link, error))
        {
          cascada_statement_reset (edits);
          return FALSE;
        }
    }
  /* nothing outside the chain */
  if (!cascada_store_get_number (self->store, "SELECT count (*) FROM change", &counted, error) ||
      !cascada_store_get_number (self->store, "SELECT coalesce (sum (last - first + 1), 0) FROM edit", &logged, error))
    return FALSE;
  return counted == logged || report (self->store, _ ("change"), counted, error);
}

/* --- the tables against the log --- */

typedef struct
{
  CascadaLog *log;
  CascadaRecordClass *klass;
  CascadaStatement *creation; /* of the row, by id or by place */
  CascadaStatement *sets;     /* the row's other changes by field, the last of each last */
  gint64 n_rows;
  gint64 n_sets;
} Comparison;

/* The creation's object with what later changes gave must be the row: the changed fields are compared first, then
 * leave both sides. */
static gboolean
compare_creation (Comparison *self, const char *json, CascadaValue *values, const gboolean *changed)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->klass->n_fields; i++)
    any |= changed[i];
  if (any)
    {
      for (guint i = 0; i < self->klass->n_fields; i++)
        {
          g_auto (CascadaValue) created = CASCADA_VALUE_INIT;

          if (!cascada_log_read_creation (json, self->klass->kind, i + 1, &created) || (!changed[i] && !cascada_value_equal (&created, &values[i])))
            return FALSE;
        }
      return TRUE;
    }
  cascada_log_write_values (self->log->values, self->klass, values);
  return g_strcmp0 (json, self->log->values->str) == 0;
}

/* Compares the fields that were changed since the creation with the last change of each. */
static gboolean
compare_sets (Comparison *self, const CascadaRef *ref, const CascadaValue *removed, const CascadaValue *values, gboolean *changed, GError **error)
{
  gboolean row = TRUE, flag_changed = FALSE;

  cascada_statement_bind_integer (self->sets, 1, self->klass->kind);
  cascada_statement_bind_integer (self->sets, 2, ref->id);
  cascada_statement_bind_integer (self->sets, 3, ref->period);
  while (row)
    {
      CascadaValue value;
      gint64 field;

      if (!cascada_statement_step (self->sets, &row, error))
        return FALSE;
      if (!row)
        break;
      self->n_sets += cascada_statement_get_integer (self->sets, 2);
      field = cascada_statement_get_integer (self->sets, 0);
      cascada_statement_get_value (self->sets, 1, &value);
      if (field < 0 || field > self->klass->n_fields || !cascada_value_equal (&value, field == 0 ? removed : &values[field - 1]))
        {
          cascada_statement_reset (self->sets);
          return report (self->log->store, _ (self->klass->label), ref->id, error);
        }
      if (field == 0)
        flag_changed = TRUE;
      else
        changed[field - 1] = TRUE;
    }
  return flag_changed || removed->integer == 0 || report (self->log->store, _ (self->klass->label), ref->id, error);
}

static gboolean
compare_row (Comparison *self, CascadaStatement *rows, GError **error)
{
  CascadaRef ref = { self->klass->kind, (CascadaPeriod) cascada_statement_get_integer (rows, 1), cascada_statement_get_integer (rows, 0) };
  gboolean changed[FIELDS_MAX] = { FALSE }, row, same;
  CascadaValue values[FIELDS_MAX], removed;

  cascada_statement_get_value (rows, 2, &removed);
  for (guint i = 0; i < self->klass->n_fields; i++)
    cascada_statement_get_value (rows, (int) i + 3, &values[i]);
  if (!compare_sets (self, &ref, &removed, values, changed, error))
    return FALSE;

  cascada_statement_bind_integer (self->creation, 1, ref.id);
  cascada_statement_bind_integer (self->creation, 2, self->klass->kind);
  if (self->klass->is_cell)
    cascada_statement_bind_integer (self->creation, 3, ref.period);
  if (!cascada_statement_step (self->creation, &row, error))
    return FALSE;
  same = row && compare_creation (self, cascada_statement_get_text (self->creation, 0), values, changed);
  cascada_statement_reset (self->creation);
  self->n_rows++;
  return same || report (self->log->store, _ (self->klass->label), ref.id, error);
}

static gboolean
prepare_comparison (Comparison *self, GError **error)
{
  CascadaStore *store = self->log->store;

  self->creation = cascada_store_prepare (store,
                                          self->klass->is_cell ? "SELECT value FROM change WHERE kind = ?2 AND record = ?1 AND period = ?3 AND field = -1 AND period > 0"
                                                               : "SELECT value FROM change WHERE id = ?1 AND kind = ?2 AND record = ?1 AND field = -1 AND period = 0",
                                          error);
  self->sets = cascada_store_prepare (store,
                                      "SELECT field, value, count (*), max (id) FROM change WHERE kind = ?1 AND record = ?2 AND period = ?3 AND field >= 0 "
                                      "GROUP BY field",
                                      error);
  return self->creation != NULL && self->sets != NULL;
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

/* Every creation and every change has been met at a row, none is left over. */
static gboolean
compare_counts (Comparison *self, GError **error)
{
  g_autoptr (CascadaStatement) count =
      cascada_store_prepare (self->log->store, "SELECT count (*), coalesce (sum (field = -1), 0) FROM change WHERE kind = ?1", error);
  gboolean row;

  if (count == NULL)
    return FALSE;
  cascada_statement_bind_integer (count, 1, self->klass->kind);
  if (!cascada_statement_step (count, &row, error))
    return FALSE;
  return (cascada_statement_get_integer (count, 0) == self->n_rows + self->n_sets && cascada_statement_get_integer (count, 1) == self->n_rows) ||
         report (self->log->store, _ (self->klass->label), self->n_rows, error);
}

static gboolean
compare_rows (Comparison *self, GError **error)
{
  g_autoptr (CascadaStatement) rows = prepare_rows (self->log->store, self->klass, error);
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
  return compare_counts (self, error);
}

static gboolean
verify_table (CascadaLog *log, CascadaKind kind, GError **error)
{
  Comparison comparison = { .log = log, .klass = cascada_kind_get_class (kind) };
  gboolean sound = prepare_comparison (&comparison, error) && compare_rows (&comparison, error);

  g_clear_pointer (&comparison.creation, cascada_statement_free);
  g_clear_pointer (&comparison.sets, cascada_statement_free);
  return sound;
}

static gboolean
verify_all (CascadaLog *self, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->store->cancellable, error) || !verify_chain (self, error))
    return FALSE;
  for (CascadaKind kind = CASCADA_KIND_NONE + 1; kind < CASCADA_N_KINDS; kind++)
    if (g_cancellable_set_error_if_cancelled (self->store->cancellable, error) || !verify_table (self, kind, error))
      return FALSE;
  return TRUE;
}

/**
 * cascada_log_verify:
 * @error: %CASCADA_ERROR_DAMAGED naming what is wrong; %G_IO_ERROR_CANCELLED
 *
 * The whole chain of hashes, and every table against the log. Takes long in a large file: for a thread with a connection
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
