/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plans of the workspace: new ones, their settings, copies, removal. */

#include "config.h"

#include "cascada-window-private.h"

#include <glib/gi18n.h>

#include "cascada-plan-dialog.h"
#include "cascada-plan-renew-dialog.h"
#include "cascada-versions-dialog.h"

static void
saved_cb (CascadaWindow *self, CascadaRecord *plan, const char *message)
{
  cascada_workspace_view_choose_plan (self->workspace_view, plan);
  cascada_window_tell (self, message, TRUE);
}

static void
show_dialog (CascadaWindow *self, CascadaRecord *plan)
{
  CascadaPlanDialog *dialog = cascada_plan_dialog_new (GTK_WINDOW (self), cascada_window_get_workspace (self), plan);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_plan_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_dialog (CASCADA_WINDOW (user_data), NULL);
}

static void
plan_settings_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);

  show_dialog (self, cascada_plan_view_get_plan (cascada_workspace_view_get_view (self->workspace_view)));
}

static void
show_renewal (CascadaWindow *self, gboolean for_units)
{
  CascadaPlanRenewDialog *dialog =
      cascada_plan_renew_dialog_new (GTK_WINDOW (self), cascada_window_get_workspace (self),
                                     cascada_plan_view_get_plan (cascada_workspace_view_get_view (self->workspace_view)), for_units);

  g_signal_connect_object (dialog, "made", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
renew_plan_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_renewal (CASCADA_WINDOW (user_data), FALSE);
}

static void
spread_plan_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_renewal (CASCADA_WINDOW (user_data), TRUE);
}

static CascadaRef
get_plan_ref (CascadaWindow *self)
{
  return cascada_record_get_ref (cascada_plan_view_get_plan (cascada_workspace_view_get_view (self->workspace_view)));
}

static void
duplicate_plan_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);
  CascadaWorkspace *workspace = cascada_window_get_workspace (self);
  g_autoptr (CascadaRecord) plan = NULL;
  g_autoptr (GError) error = NULL;
  CascadaRef copy = { CASCADA_KIND_NONE };

  if (cascada_workspace_duplicate (workspace, get_plan_ref (self), &copy, &error))
    plan = cascada_workspace_get_record (workspace, copy, &error);
  if (plan == NULL)
    {
      cascada_window_tell_failure (self, _ ("The plan could not be duplicated"), error);
      return;
    }
  saved_cb (self, plan, _ ("Plan duplicated"));
}

static void
delete_plan_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (cascada_workspace_delete (cascada_window_get_workspace (self), get_plan_ref (self), NULL, &error))
    cascada_window_tell (self, _ ("Plan deleted"), TRUE);
  else
    cascada_window_tell_failure (self, _ ("The plan could not be deleted"), error);
}

static void
plan_versions_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);

  gtk_window_present (GTK_WINDOW (cascada_versions_dialog_new (GTK_WINDOW (self), cascada_window_get_workspace (self), get_plan_ref (self).id)));
}

void
cascada_window_add_plan_actions (CascadaWindow *self)
{
  static const GActionEntry entries[] = {
    { "new-plan", new_plan_cb },
    { "plan-settings", plan_settings_cb },
    { "plan-versions", plan_versions_cb },
    { "duplicate-plan", duplicate_plan_cb },
    { "renew-plan", renew_plan_cb },
    { "spread-plan", spread_plan_cb },
    { "delete-plan", delete_plan_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
