/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the draft would change in the workspace, and what people changed since. A value that somebody edited after the
 * last import stays where the file still says what it said then; where the file says something new, the file's value
 * is taken and the finding names both.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "cascada-enum-labels.h"
#include "cascada-import-match.h"
#include "cascada-import-private.h"
#include "cascada-number.h"
#include "cascada-plan.h"
#include "cascada-text.h"

typedef struct
{
  CascadaWorkspace *workspace;
  CascadaImportPlan *plan;
  CascadaImportJob *job;
  guint n_done, n_all;
} Comparison;

static char *
write_value (const CascadaField *field, const CascadaValue *value)
{
  if (value->type == CASCADA_VALUE_NONE)
    return g_strdup (_ ("nothing"));
  if (value->type == CASCADA_VALUE_TEXT)
    {
      g_autofree char *line = cascada_text_collapse (value->text);

      return g_utf8_strlen (line, -1) <= 80 ? g_strdup_printf (_ ("“%s”"), line)
                                            : g_strdup_printf (_ ("“%.*s…”"), (int) (g_utf8_offset_to_pointer (line, 79) - line), line);
    }
  if (field->type == CASCADA_FIELD_DECIMAL)
    return cascada_number_format (value->integer, CASCADA_DECIMALS_SHORTEST);
  if (field->type == CASCADA_FIELD_ENUM)
    return g_strdup (cascada_enum_get_label (field->enum_type (), (int) value->integer));
  return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
}

/* What a creation gave a field. */
static void
read_creation (const char *json, const char *name, CascadaValue *value)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonNode *member = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name) : NULL;

  if (member != NULL && json_node_get_value_type (member) == G_TYPE_INT64)
    *value = cascada_value_integer (json_node_get_int (member));
  else if (member != NULL && json_node_get_value_type (member) == G_TYPE_STRING)
    *value = (CascadaValue){ .type = CASCADA_VALUE_TEXT, .text = json_node_dup_string (member) };
}

typedef struct
{
  gboolean edited; /* by a person, after the last import */
  gboolean imported;
  char *author;
  CascadaValue base; /* of the last import */
} Past;

static void
past_clear (Past *past)
{
  g_free (past->author);
  cascada_value_clear (&past->base);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Past, past_clear)

static gboolean
look_back (Comparison *self, CascadaRef ref, guint field, Past *past, GError **error)
{
  g_autoptr (GPtrArray) history = cascada_workspace_get_history (self->workspace, ref, (int) field, 100, error);

  if (history == NULL)
    return FALSE;
  for (guint i = 0; i < history->len && !past->imported; i++)
    {
      const CascadaHistoryEntry *entry = history->pdata[i];

      if (entry->edit.kind == CASCADA_EDIT_KIND_IMPORT)
        {
          past->imported = TRUE;
          if (entry->change.field == CASCADA_FIELD_CREATION)
            read_creation (entry->change.value.text, cascada_field_get (ref.kind, field)->name, &past->base);
          else
            cascada_value_copy (&entry->change.value, &past->base);
        }
      else if (i == 0 && entry->edit.kind != CASCADA_EDIT_KIND_UNDO)
        {
          past->edited = TRUE;
          past->author = g_strdup (entry->edit.author);
        }
    }
  return TRUE;
}

static void
tell_conflict (Comparison *self, const CascadaDraftRecord *record, guint field, const CascadaValue *now, const Past *past, gboolean kept)
{
  const CascadaField *declared = cascada_field_get (record->kind, field);
  gboolean is_cell = cascada_kind_get_class (record->kind)->is_cell;
  g_autofree char *what = cascada_draft_describe (is_cell ? record->parent : record);
  g_autofree char *period = is_cell ? cascada_period_to_string (record->period) : g_strdup ("");
  g_autofree char *theirs = write_value (declared, now);
  g_autofree char *ours = write_value (declared, &record->values[field - 1]);
  CascadaPlace place = record->places[field - 1].file > 0 ? record->places[field - 1] : record->place;

  cascada_draft_report (self->plan->draft, kept ? CASCADA_SEVERITY_NOTE : CASCADA_SEVERITY_WARNING, place, NULL,
                        g_strdup_printf (kept ? _ ("%s, %s %s: %s was entered by %s after the last import and stays; the file says %s as before")
                                              : _ ("%s, %s %s: %s was entered by %s after the last import; the file now says %s, which replaces it"),
                                         what, _ (declared->label), period, theirs, past->author, ours),
                        kept ? NULL : _ ("Undo the import, or correct the file, where the entered value is right"));
}

static void
add_step (Comparison *self, CascadaDraftRecord *record, guint field)
{
  CascadaImportStep step = { record, field };

  g_array_append_val (self->plan->steps, step);
}

/* Years that only the columns tell never narrow a plan. */
static gboolean
is_narrower (Comparison *self, const CascadaDraftRecord *draft, guint field, const CascadaValue *now)
{
  if (draft->kind != CASCADA_KIND_PLAN || !self->job->years_from_columns)
    return FALSE;
  return (field == CASCADA_PLAN_FIRST_YEAR && draft->values[field - 1].integer > now->integer) ||
         (field == CASCADA_PLAN_LAST_YEAR && draft->values[field - 1].integer < now->integer);
}

static gboolean
compare_field (Comparison *self, CascadaDraftRecord *draft, CascadaRecord *record, guint field, gboolean *changed, GError **error)
{
  const CascadaValue *now = cascada_record_get_value (record, field);
  g_auto (Past) past = { .base = CASCADA_VALUE_INIT };
  gboolean kept;

  if (cascada_value_equal (now, &draft->values[field - 1]) || is_narrower (self, draft, field, now))
    return TRUE;
  if (!look_back (self, draft->ref, field, &past, error))
    return FALSE;
  kept = past.edited && past.imported && cascada_value_equal (&past.base, &draft->values[field - 1]);
  if (past.edited)
    tell_conflict (self, draft, field, now, &past, kept);
  if (kept)
    return TRUE;
  *changed = TRUE;
  add_step (self, draft, field);
  return TRUE;
}

/* The draft's unit, which may have to be made first. */
static gboolean
compare_unit (Comparison *self, CascadaDraftRecord *draft, CascadaRecord *record, gboolean *changed, GError **error)
{
  guint field = cascada_field_find (draft->kind, "unit");

  if (draft->unit == NULL || field == 0)
    return TRUE;
  draft->values[field - 1] = cascada_value_integer (draft->unit->ref.id);
  if (draft->unit->ref.id != 0)
    return compare_field (self, draft, record, field, changed, error);
  *changed = TRUE;
  add_step (self, draft, field);
  return TRUE;
}

static gboolean
compare_fields (Comparison *self, CascadaDraftRecord *draft, CascadaRecord *record, GError **error)
{
  CascadaImportCount *count = &self->plan->counts[draft->kind];
  guint n_fields = cascada_kind_get_class (draft->kind)->n_fields;
  gboolean changed = FALSE;

  draft->ref = cascada_record_get_ref (record);
  for (guint field = 1; field <= n_fields; field++)
    if (cascada_draft_is_stated (draft, field) && !compare_field (self, draft, record, field, &changed, error))
      return FALSE;
  if (!compare_unit (self, draft, record, &changed, error))
    return FALSE;
  count->updated += changed;
  count->unchanged += !changed;
  return TRUE;
}

static void
create_all (Comparison *self, CascadaDraftRecord *draft, guint position)
{
  guint position_field = cascada_field_find (draft->kind, "position");
  guint places[CASCADA_N_KINDS] = { 0 };

  if (position_field > 0 && position > 0)
    cascada_draft_set_integer (draft, position_field, position);
  add_step (self, draft, 0);
  self->plan->counts[draft->kind].created++;
  for (guint i = 0; draft->children != NULL && i < draft->children->len; i++)
    {
      CascadaDraftRecord *child = draft->children->pdata[i];

      create_all (self, child, ++places[child->kind]);
    }
}

static gboolean compare_children (Comparison *self, CascadaDraftRecord *draft, GError **error);

static gboolean
compare_record (Comparison *self, CascadaDraftRecord *draft, CascadaRecord *record, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->job->cancellable, error))
    return FALSE;
  if (record == NULL)
    {
      create_all (self, draft, 0);
      return TRUE;
    }
  return compare_fields (self, draft, record, error) && compare_children (self, draft, error);
}

static GPtrArray *
select_children (CascadaDraftRecord *draft, CascadaKind kind)
{
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; draft->children != NULL && i < draft->children->len; i++)
    if (((CascadaDraftRecord *) draft->children->pdata[i])->kind == kind)
      g_ptr_array_add (selected, draft->children->pdata[i]);
  return selected;
}

static CascadaRecord *
find_cell (GPtrArray *existing, CascadaPeriod period)
{
  for (guint i = 0; i < existing->len; i++)
    if (cascada_record_get_ref (existing->pdata[i]).period == period)
      return existing->pdata[i];
  return NULL;
}

static gboolean
compare_kind (Comparison *self, CascadaDraftRecord *draft, CascadaKind kind, GError **error)
{
  g_autoptr (GPtrArray) selected = select_children (draft, kind);
  g_autoptr (GPtrArray) existing = NULL;
  g_autofree CascadaRecord **matches = NULL;
  gboolean is_cell = cascada_kind_get_class (kind)->is_cell;

  if (selected->len == 0)
    return TRUE;
  existing = cascada_workspace_get_children (self->workspace, kind, draft->ref.id, error);
  if (existing == NULL)
    return FALSE;
  matches = is_cell ? NULL : cascada_import_match (selected, existing, kind);
  for (guint i = 0; i < selected->len; i++)
    {
      CascadaDraftRecord *child = selected->pdata[i];

      if (!compare_record (self, child, is_cell ? find_cell (existing, child->period) : matches[i], error))
        return FALSE;
      if (kind == CASCADA_KIND_OBJECTIVE)
        cascada_import_tell (self->job, (i + 1.0) / selected->len, _ ("Comparing with the workspace"));
    }
  return TRUE;
}

static gboolean
compare_children (Comparison *self, CascadaDraftRecord *draft, GError **error)
{
  for (CascadaKind kind = CASCADA_KIND_OBJECTIVE; kind < CASCADA_N_KINDS; kind++)
    if (!compare_kind (self, draft, kind, error))
      return FALSE;
  return TRUE;
}

static gboolean
compare_units (Comparison *self, GError **error)
{
  GPtrArray *units = self->plan->draft->units;
  g_autoptr (GPtrArray) existing = cascada_workspace_get_children (self->workspace, CASCADA_KIND_UNIT, 0, error);
  g_autofree CascadaRecord **matches = NULL;

  if (existing == NULL)
    return FALSE;
  matches = cascada_import_match (units, existing, CASCADA_KIND_UNIT);
  for (guint i = 0; i < units->len; i++)
    if (!compare_record (self, units->pdata[i], matches[i], error))
      return FALSE;
  return TRUE;
}

/* By title and kind. */
static gboolean
find_plan (Comparison *self, CascadaRecord **found, GError **error)
{
  CascadaDraftRecord *draft = self->plan->draft->plan;
  const char *title = cascada_draft_get_text (draft, CASCADA_PLAN_TITLE);
  g_autoptr (GPtrArray) plans = cascada_workspace_get_children (self->workspace, CASCADA_KIND_PLAN, 0, error);

  *found = NULL;
  for (guint i = 0; plans != NULL && i < plans->len && *found == NULL; i++)
    if (cascada_record_get_integer (plans->pdata[i], CASCADA_PLAN_KIND) == draft->values[CASCADA_PLAN_KIND - 1].integer &&
        cascada_text_is_same (cascada_record_get_text (plans->pdata[i], CASCADA_PLAN_TITLE), title))
      *found = g_object_ref (plans->pdata[i]);
  return plans != NULL;
}

/* A new management plan's compliance is that of its goals (domain §5), unless said; one that is there keeps its own. */
static void
choose_rollup (Comparison *self)
{
  CascadaDraftRecord *draft = self->plan->draft->plan;

  if (draft->values[CASCADA_PLAN_KIND - 1].integer == CASCADA_PLAN_KIND_MANAGEMENT &&
      !cascada_draft_is_stated (draft, CASCADA_PLAN_ROLLUP))
    cascada_draft_set_integer (draft, CASCADA_PLAN_ROLLUP, CASCADA_ROLLUP_GOALS);
}

/**
 * cascada_import_compare:
 * @plan: (out): the steps that would make the workspace hold the draft; none where it does
 * @error: what the file causes
 *
 * Changes nothing. Conflicts become findings of the draft.
 */
gboolean
cascada_import_compare (CascadaWorkspace *workspace, CascadaImportPlan *plan, CascadaImportJob *job, GError **error)
{
  Comparison self = { .workspace = workspace, .plan = plan, .job = job };
  g_autoptr (CascadaRecord) record = NULL;

  if (!compare_units (&self, error) || !find_plan (&self, &record, error))
    return FALSE;
  if (record == NULL)
    choose_rollup (&self);
  return compare_record (&self, plan->draft->plan, record, error);
}

static gboolean
create (CascadaWorkspace *workspace, CascadaDraftRecord *draft, GError **error)
{
  CascadaRef ref = { .kind = draft->kind, .period = draft->period };
  guint unit = draft->unit != NULL ? cascada_field_find (draft->kind, "unit") : 0;

  if (unit > 0)
    draft->values[unit - 1] = cascada_value_integer (draft->unit->ref.id);
  if (!cascada_workspace_create (workspace, &ref, draft->parent != NULL ? draft->parent->ref.id : 0, draft->values, error))
    return FALSE;
  draft->ref = ref;
  return TRUE;
}

/** cascada_import_apply_step: within an edit, in the order of the steps. */
gboolean
cascada_import_apply_step (CascadaWorkspace *workspace, const CascadaImportStep *step, GError **error)
{
  CascadaDraftRecord *draft = step->record;

  if (step->field == 0)
    return create (workspace, draft, error);
  if (draft->unit != NULL && step->field == cascada_field_find (draft->kind, "unit"))
    draft->values[step->field - 1] = cascada_value_integer (draft->unit->ref.id);
  return cascada_workspace_set (workspace, draft->ref, step->field, &draft->values[step->field - 1], error);
}
