/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed and is not written: where it could not be when another record was shown, kept beside the open workspace
 * with what is wrong; while it is being typed, on this computer, for the day the program is killed. Either stands in its
 * field again when somebody comes back to it. */

#include "config.h"

#include "cascada-field-drafts.h"

#include "cascada-keep.h"

#define KEY "cascada-field-drafts"
#define KEEP_GROUP "fields"

static void
draft_free (gpointer data)
{
  CascadaFieldDraft *draft = data;

  g_free (draft->text);
  g_free (draft->message);
  g_free (draft);
}

static GPtrArray *
get_drafts (CascadaWorkspace *workspace)
{
  GPtrArray *drafts = g_object_get_data (G_OBJECT (workspace), KEY);

  if (drafts == NULL)
    {
      drafts = g_ptr_array_new_with_free_func (draft_free);
      g_object_set_data_full (G_OBJECT (workspace), KEY, drafts, (GDestroyNotify) g_ptr_array_unref);
    }
  return drafts;
}

/** cascada_field_drafts_keep: @text could not be written into @field of @ref, as @message tells. */
void
cascada_field_drafts_keep (CascadaWorkspace *workspace, CascadaRef ref, guint field, const char *text, const char *message)
{
  CascadaFieldDraft *draft = g_new0 (CascadaFieldDraft, 1);

  g_free (cascada_field_drafts_take (workspace, ref, field));
  draft->ref = ref;
  draft->field = field;
  draft->text = g_strdup (text);
  draft->message = g_strdup (message);
  g_ptr_array_add (get_drafts (workspace), draft);
}

static char *
get_keep_key (CascadaRef ref, guint field)
{
  return g_strdup_printf ("%d/%d/%" G_GINT64_FORMAT "/%u", ref.kind, ref.period, ref.id, field);
}

/** cascada_field_drafts_note: @text is being typed into @field of @ref; %NULL where it was written or given up. */
void
cascada_field_drafts_note (CascadaWorkspace *workspace, CascadaRef ref, guint field, const char *text)
{
  g_autofree char *key = get_keep_key (ref, field);

  cascada_keep_set (workspace, KEEP_GROUP, key, text);
}

/** cascada_field_drafts_find_noted: Returns: (transfer full) (nullable): what was being typed when the program last ended */
char *
cascada_field_drafts_find_noted (CascadaWorkspace *workspace, CascadaRef ref, guint field)
{
  g_autofree char *key = get_keep_key (ref, field);

  return cascada_keep_get (workspace, KEEP_GROUP, key);
}

/** cascada_field_drafts_drop_all: gives up whatever was typed and not written. */
void
cascada_field_drafts_drop_all (CascadaWorkspace *workspace)
{
  g_ptr_array_set_size (get_drafts (workspace), 0);
  cascada_keep_forget (workspace, KEEP_GROUP, "");
}

/**
 * cascada_field_drafts_take:
 *
 * Returns: (transfer full) (nullable): what could not be written into @field of @ref, which is kept no longer; %NULL where
 *   nothing was
 */
char *
cascada_field_drafts_take (CascadaWorkspace *workspace, CascadaRef ref, guint field)
{
  GPtrArray *drafts = get_drafts (workspace);

  for (guint i = 0; i < drafts->len; i++)
    {
      CascadaFieldDraft *draft = drafts->pdata[i];
      char *text;

      if (draft->field != field || !cascada_ref_equal (&draft->ref, &ref))
        continue;
      text = g_steal_pointer (&draft->text);
      g_ptr_array_remove_index (drafts, i);
      return text;
    }
  return NULL;
}

/** cascada_field_drafts_get_last: Returns: (transfer none) (nullable): what was kept last and not taken yet */
const CascadaFieldDraft *
cascada_field_drafts_get_last (CascadaWorkspace *workspace)
{
  GPtrArray *drafts = get_drafts (workspace);

  return drafts->len > 0 ? drafts->pdata[drafts->len - 1] : NULL;
}

/** cascada_field_drafts_get_record: what to select so that @draft’s field is shown: for a cell, its indicator */
CascadaRef
cascada_field_drafts_get_record (const CascadaFieldDraft *draft)
{
  if (draft->ref.kind != CASCADA_KIND_TARGET && draft->ref.kind != CASCADA_KIND_REPORT && draft->ref.kind != CASCADA_KIND_WEIGHT)
    return draft->ref;
  return (CascadaRef){ CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, draft->ref.id };
}
