/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The panes beside the pages: they fold where there is no room, and are as wide as they were left. */

#include "config.h"

#include "cascada-workspace-view-private.h"

#include "cascada-pane-handle.h"

#define PHONE_WIDTH 560
#define ACTOR_WIDTH 48

/* What a flap beside its content gets is its minimum, what lies over it is its natural width. */
static void
show_detail_width (CascadaWorkspaceView *self)
{
  int width = g_settings_get_int (self->settings, "detail-width");

  g_object_set (self->detail_bin, "natural-width", width, NULL);
  gtk_widget_set_size_request (self->detail_bin, adw_flap_get_folded (self->detail_flap) ? -1 : width, -1);
}

static gboolean
fit_cb (gpointer user_data)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (user_data);
  gboolean narrow;

  if (self->page_bar == NULL)
    return G_SOURCE_REMOVE;
  narrow = adw_squeezer_get_visible_child (self->title_squeezer) == NULL ||
           adw_view_switcher_title_get_title_visible (self->page_switcher);
  if (adw_flap_get_folded (self->sidebar_flap))
    gtk_widget_add_css_class (self->header, "narrow");
  else
    gtk_widget_remove_css_class (self->header, "narrow");
  adw_view_switcher_bar_set_reveal (self->page_bar, self->offered && narrow);
  show_detail_width (self);
  gtk_widget_set_size_request (self->actor_squeezer, self->is_phone ? -1 : ACTOR_WIDTH, -1);
  return G_SOURCE_REMOVE;
}

/**
 * cascada_workspace_view_fit: shows what there is room for, soon.
 *
 * A change of room is told in the midst of an allocation, where a request for another one would be lost.
 */
void
cascada_workspace_view_fit (CascadaWorkspaceView *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fit_cb, g_object_ref (self), g_object_unref);
}

/**
 * cascada_workspace_view_offer_detail: the form of a report is its detail, and stands on the page itself.
 *
 * The pane comes back with the other pages as it was left.
 */
void
cascada_workspace_view_offer_detail (CascadaWorkspaceView *self)
{
  gboolean offered = self->offered && g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "report") != 0;

  if (offered == self->detail_offered)
    return;
  self->detail_offered = offered;
  gtk_widget_set_visible (self->detail_button, offered);
  adw_flap_set_locked (self->detail_flap, !offered); /* else it opens by itself where there comes to be room for it */
  adw_flap_set_reveal_flap (self->detail_flap, offered && !adw_flap_get_folded (self->detail_flap) &&
                                                   g_settings_get_boolean (self->settings, "detail-shown"));
}

/** cascada_workspace_view_take_width: who works is shown in the header wherever there is room: on all but a telephone. */
void
cascada_workspace_view_take_width (CascadaWorkspaceView *self, int width)
{
  gboolean is_phone = width < PHONE_WIDTH;

  if (self->is_phone == is_phone)
    return;
  self->is_phone = is_phone;
  cascada_workspace_view_fit (self);
}

/** cascada_workspace_view_offer_plan: without a plan there is nothing to search, to look at in detail or as a chart. */
void
cascada_workspace_view_offer_plan (CascadaWorkspaceView *self, gboolean offered)
{
  if (offered == self->offered)
    return;
  self->offered = offered;
  gtk_widget_set_visible (self->search_button, offered);
  gtk_widget_set_visible (self->cut_bin, offered);
  adw_view_switcher_title_set_view_switcher_enabled (self->page_switcher, offered);
  if (!offered)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  cascada_workspace_view_fit (self);
  cascada_workspace_view_offer_detail (self);
}

/* A folded flap comes and goes by itself: only what is chosen with room for it is kept. */
static void
keep_flap_cb (AdwFlap *flap, GParamSpec *pspec, gpointer user_data)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (user_data);

  if (!adw_flap_get_folded (flap) && gtk_widget_get_mapped (GTK_WIDGET (flap)) && (flap == self->sidebar_flap ? self->offered : self->detail_offered))
    g_settings_set_boolean (self->settings, flap == self->sidebar_flap ? "sidebar-shown" : "detail-shown",
                            adw_flap_get_reveal_flap (flap));
}

static void
follow_flap (CascadaWorkspaceView *self, AdwFlap *flap, const char *key)
{
  adw_flap_set_reveal_flap (flap, g_settings_get_boolean (self->settings, key));
  g_signal_connect_object (flap, "notify::reveal-flap", G_CALLBACK (keep_flap_cb), self, 0);
}

/** cascada_workspace_view_init_panes: as they were left; from now on their state is kept in the settings. */
void
cascada_workspace_view_init_panes (CascadaWorkspaceView *self)
{
  cascada_pane_handle_attach (self->detail_separator, self->detail_bin, self->settings);
  follow_flap (self, self->sidebar_flap, "sidebar-shown");
  follow_flap (self, self->detail_flap, "detail-shown");
  self->offered = self->detail_offered = TRUE;
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (cascada_workspace_view_offer_detail), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (self->header, "narrow"); /* until there is room: else a narrow window begins too wide */
  g_signal_connect_object (self->settings, "changed::detail-width", G_CALLBACK (show_detail_width), self, G_CONNECT_SWAPPED);
  show_detail_width (self);
}
