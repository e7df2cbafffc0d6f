/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the workspace that is kept as a fixture of the current schema (tests/store/data/schema-N.cascada): run once,
 * before the schema's first release, with the name of the new file. Never again for a released schema. */

#include "fixture.h"

static void
set_text (CascadaStore *store, CascadaRef ref, guint field, const char *text, const char *author, const char *reason)
{
  g_autoptr (GError) error = NULL;
  CascadaValue value = cascada_value_text (text);

  cascada_log_begin (store, CASCADA_EDIT_KIND_EDIT, author, reason, 0, &error);
  cascada_log_set (store, &ref, field, &value, &error);
  g_assert_no_error (error);
  commit_edit (store);
}

/* One record of each kind, every field with a value of its own. */
static gint64
create_full (CascadaStore *store, CascadaRef ref, const gint64 *ids)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  CascadaValue values[MAX_FIELDS] = { 0 };

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CascadaField *field = &klass->fields[i];

      if (field->type == CASCADA_FIELD_TEXT)
        {
          g_ptr_array_add (texts, g_strdup_printf ("%s: “%s” ñ", klass->table, field->name));
          values[i] = cascada_value_text (texts->pdata[texts->len - 1]);
        }
      else if (field->type == CASCADA_FIELD_REFERENCE)
        values[i] = ids[field->references] != 0 ? cascada_value_integer (ids[field->references]) : CASCADA_VALUE_INIT;
      else if (field->type == CASCADA_FIELD_DECIMAL)
        values[i] = cascada_value_integer (33333333 + i);
      else if (field->type == CASCADA_FIELD_DATE)
        values[i] = cascada_value_integer (20250701 + i);
      else if (field->type == CASCADA_FIELD_PERIOD)
        values[i] = cascada_value_integer (CASCADA_PERIOD_QUARTER (2025, 1));
      else
        values[i] = cascada_value_integer (field->minimum >= CASCADA_YEAR_MIN ? 2024 + i : 1);
    }
  cascada_log_create (store, &ref, values, &error);
  g_assert_no_error (error);
  return ref.id;
}

static void
add_content (CascadaStore *store)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("Acta\n", 5, NULL);
  g_autofree char *sha256 = NULL;
  gint64 size;

  g_assert_true (cascada_store_add_content (store, stream, 0, &sha256, &size, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_autoptr (CascadaStore) store = NULL;
  gint64 ids[CASCADA_N_KINDS] = { 0 };

  if (argc != 2 || g_file_test (argv[1], G_FILE_TEST_EXISTS))
    {
      g_printerr ("usage: make-fixture NEW-FILE.cascada\n");
      return 2;
    }
  store = open_store (argv[1], CASCADA_STORE_CREATE);
  cascada_log_set_actor (store, 77, CASCADA_ROLE_LOCAL_MAYOR);
  begin_edit (store, "One of each kind");
  for (CascadaKind kind = CASCADA_KIND_UNIT; kind < CASCADA_N_KINDS; kind++)
    {
      CascadaRecordClass *klass = cascada_kind_get_class (kind);

      ids[kind] = create_full (store,
                               (CascadaRef){ kind, klass->is_cell ? CASCADA_PERIOD_YEAR (2025) : 0,
                                             klass->is_cell ? ids[klass->parent_kind] : 0 },
                               ids);
    }
  create_target (store, ids[CASCADA_KIND_INDICATOR], CASCADA_PERIOD_QUARTER (2025, 2), CASCADA_DECIMAL (97));
  add_content (store);
  commit_edit (store);

  set_text (store, (CascadaRef){ CASCADA_KIND_GOAL, 0, ids[CASCADA_KIND_GOAL] }, CASCADA_GOAL_NAME, "Meta cambiada", "Benito",
            "Resolución 5");
  set_text (store, (CascadaRef){ CASCADA_KIND_GOAL, 0, ids[CASCADA_KIND_GOAL] }, CASCADA_GOAL_NAME, "Meta deshecha", "Ana", NULL);
  g_assert_true (cascada_log_revert (store, FALSE, "Ana", NULL));
  begin_edit (store, "Removed");
  g_assert_true (cascada_log_remove (
      store, &(CascadaRef){ CASCADA_KIND_PUBLICATION, CASCADA_PERIOD_YEAR (2025), ids[CASCADA_KIND_OBJECTIVE] }, TRUE, NULL));
  commit_edit (store);
  g_assert_true (cascada_store_close (store, NULL));
  return 0;
}
