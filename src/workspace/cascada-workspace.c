/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-workspace-private.h"

#include "cascada-plan.h"

enum
{
  PROP_0,
  PROP_AUTHOR,
  PROP_CAN_REDO,
  PROP_CAN_UNDO,
  PROP_PATH,
  PROP_PERSON,
  PROP_READ_ONLY,
  PROP_REDO_DESCRIPTION,
  PROP_UNDO_DESCRIPTION,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaWorkspace, cascada_workspace, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
cascada_workspace_dispose (GObject *object)
{
  CascadaWorkspace *self = CASCADA_WORKSPACE (object);

  cascada_workspace_close (self, NULL);

  G_OBJECT_CLASS (cascada_workspace_parent_class)->dispose (object);
}

static void
cascada_workspace_finalize (GObject *object)
{
  CascadaWorkspace *self = CASCADA_WORKSPACE (object);

  g_clear_object (&self->store);
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->figures);
  g_free (self->author);
  g_free (self->undo_description);
  g_free (self->redo_description);

  G_OBJECT_CLASS (cascada_workspace_parent_class)->finalize (object);
}

static void
cascada_workspace_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CascadaWorkspace *self = CASCADA_WORKSPACE (object);

  switch (property_id)
    {
    case PROP_AUTHOR:
      g_value_set_string (value, self->author);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->can_redo);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->can_undo);
      break;
    case PROP_PATH:
      g_value_set_string (value, cascada_workspace_get_path (self));
      break;
    case PROP_PERSON:
      g_value_set_int64 (value, self->person);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, cascada_workspace_is_read_only (self));
      break;
    case PROP_REDO_DESCRIPTION:
      g_value_set_string (value, self->redo_description);
      break;
    case PROP_UNDO_DESCRIPTION:
      g_value_set_string (value, self->undo_description);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cascada_workspace_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CascadaWorkspace *self = CASCADA_WORKSPACE (object);

  switch (property_id)
    {
    case PROP_AUTHOR:
      cascada_workspace_set_author (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static GParamSpec *
string_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
boolean_property (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
cascada_workspace_class_init (CascadaWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cascada_workspace_dispose;
  object_class->finalize = cascada_workspace_finalize;
  object_class->get_property = cascada_workspace_get_property;
  object_class->set_property = cascada_workspace_set_property;

  properties[PROP_AUTHOR] =
      g_param_spec_string ("author", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_REDO] = boolean_property ("can-redo");
  properties[PROP_CAN_UNDO] = boolean_property ("can-undo");
  properties[PROP_PATH] = string_property ("path");
  properties[PROP_PERSON] = g_param_spec_int64 ("person", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY] = boolean_property ("read-only");
  properties[PROP_REDO_DESCRIPTION] = string_property ("redo-description");
  properties[PROP_UNDO_DESCRIPTION] = string_property ("undo-description");
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CascadaWorkspace::changed:
   * @changes: (nullable) (element-type CascadaChange): what changed; %NULL after a large edit
   *
   * After each committed edit, undo and redo; records and figures are up to date.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_ARRAY);
}

static void
cascada_workspace_init (CascadaWorkspace *self)
{
  const char *name = g_get_real_name ();

  self->role = -1;
  self->author = g_strdup (g_str_equal (name, "Unknown") || *name == '\0' ? g_get_user_name () : name);
  self->records = g_hash_table_new_full ((GHashFunc) cascada_ref_hash, (GEqualFunc) cascada_ref_equal, g_free, NULL);
  self->figures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

/** cascada_workspace_tell_changed: emits "changed". */
void
cascada_workspace_tell_changed (CascadaWorkspace *self, GArray *changes)
{
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

static void
refresh_one (CascadaWorkspace *self, gboolean redo, gboolean *can, char **description, guint can_property,
             guint description_property)
{
  g_autofree char *text = NULL;
  gboolean possible = self->store != NULL && !cascada_workspace_is_read_only (self) &&
                      cascada_log_get_undo (self->store, redo, &text) != 0;

  if (g_strcmp0 (*description, text) != 0)
    {
      g_free (*description);
      *description = g_steal_pointer (&text);
      g_object_notify_by_pspec (G_OBJECT (self), properties[description_property]);
    }
  if (*can != possible)
    {
      *can = possible;
      g_object_notify_by_pspec (G_OBJECT (self), properties[can_property]);
    }
}

/** cascada_workspace_refresh_undo: asks the log what can be undone and redone now. */
void
cascada_workspace_refresh_undo (CascadaWorkspace *self)
{
  refresh_one (self, FALSE, &self->can_undo, &self->undo_description, PROP_CAN_UNDO, PROP_UNDO_DESCRIPTION);
  refresh_one (self, TRUE, &self->can_redo, &self->redo_description, PROP_CAN_REDO, PROP_REDO_DESCRIPTION);
}

/** cascada_workspace_get_store: the connection that edits; never to be closed or written by others. */
CascadaStore *
cascada_workspace_get_store (CascadaWorkspace *self)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self), NULL);

  return self->store;
}

/** cascada_workspace_get_path: of the file; %NULL once closed. */
const char *
cascada_workspace_get_path (CascadaWorkspace *self)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self), NULL);

  return self->store != NULL ? cascada_store_get_path (self->store) : NULL;
}

gboolean
cascada_workspace_is_read_only (CascadaWorkspace *self)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self), TRUE);

  return self->store == NULL || cascada_store_is_read_only (self->store);
}

/** cascada_workspace_check_writable: %FALSE, with %CASCADA_ERROR_READ_ONLY, where it is open for reading only. */
gboolean
cascada_workspace_check_writable (CascadaWorkspace *self, GError **error)
{
  if (!cascada_workspace_is_read_only (self))
    return TRUE;
  g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_READ_ONLY,
                       _ ("The workspace is open for reading only: open it for writing to change it"));
  return FALSE;
}

const char *
cascada_workspace_get_author (CascadaWorkspace *self)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self), NULL);

  return self->author;
}

/** cascada_workspace_set_author: @author: who edits from now on; the name of the session's user unless said. */
void
cascada_workspace_set_author (CascadaWorkspace *self, const char *author)
{
  g_return_if_fail (CASCADA_IS_WORKSPACE (self) && author != NULL && *author != '\0');

  if (g_strcmp0 (self->author, author) == 0)
    return;
  g_free (self->author);
  self->author = g_strdup (author);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTHOR]);
}

/**
 * cascada_workspace_get_history:
 * @field: number of the field, or %CASCADA_FIELD_ANY for all of the record and its cells
 * @limit: how many entries at most
 *
 * Returns: (transfer full) (element-type CascadaHistoryEntry): who changed what when and why, newest first
 */
GPtrArray *
cascada_workspace_get_history (CascadaWorkspace *self, CascadaRef ref, int field, guint limit, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL, NULL);

  return cascada_log_get_history (self->store, &ref, field, limit, error);
}

/** cascada_workspace_read_settings: the settings that @plan has stored. */
gboolean
cascada_workspace_read_settings (CascadaRecord *plan, CascadaSettings *settings)
{
  g_return_val_if_fail (CASCADA_IS_PLAN (plan) && settings != NULL, FALSE);

  settings->increasing = cascada_record_get_integer (plan, CASCADA_PLAN_INCREASING);
  settings->constant = cascada_record_get_integer (plan, CASCADA_PLAN_CONSTANT);
  settings->decreasing = cascada_record_get_integer (plan, CASCADA_PLAN_DECREASING);
  settings->notation = cascada_record_get_integer (plan, CASCADA_PLAN_NOTATION);
  settings->cap = cascada_record_get_decimal (plan, CASCADA_PLAN_CAP);
  settings->weight_tolerance = cascada_record_get_decimal (plan, CASCADA_PLAN_WEIGHT_TOLERANCE);
  settings->rollup = cascada_record_get_integer (plan, CASCADA_PLAN_ROLLUP);
  settings->cross_cutting_share = cascada_record_get_decimal (plan, CASCADA_PLAN_CROSS_CUTTING_SHARE);
  settings->decimals = cascada_record_get_integer (plan, CASCADA_PLAN_DECIMALS);
  return TRUE;
}
