/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways to places, plans, pages and records: what is chosen in the sidebar, and where pages lead to. */

#include "config.h"

#include "cascada-workspace-view-private.h"

#include <glib/gi18n.h>

#include "cascada-keep.h"
#include "cascada-lifecycle.h"
#include "cascada-request-dialog.h"
#include "cascada-tell.h"

#include "cascada-plan.h"

#define KEEP_GROUP "window"

/**
 * CascadaWay:
 * @plan: id
 * @page: of the plan
 * @ref: record to show there, or of no kind
 * @cut: to look at, or none
 *
 * Where somebody is led to while the plan is still being read.
 */
struct _CascadaWay
{
  gint64 plan;
  char *page;
  CascadaRef ref;
  CascadaPeriod cut;
};

/* Pages of plans that go through the procedure. */
static const char *const procedure_pages[] = { "report", "procedure" };

static gboolean
has_page (CascadaWorkspaceView *self, const char *name)
{
  GtkWidget *page = adw_view_stack_get_child_by_name (self->pages, name);

  return page != NULL && adw_view_stack_page_get_visible (adw_view_stack_get_page (self->pages, page));
}

static void
show_page (CascadaWorkspaceView *self, const char *name)
{
  if (has_page (self, name))
    adw_view_stack_set_visible_child_name (self->pages, name);
}

/** cascada_workspace_view_offer_pages: those of the procedure only where the plan goes through it. */
void
cascada_workspace_view_offer_pages (CascadaWorkspaceView *self)
{
  CascadaRecord *plan = self->view != NULL ? cascada_plan_view_get_plan (self->view) : NULL;
  gboolean offered = plan != NULL && cascada_record_get_integer (plan, CASCADA_PLAN_STATE) != CASCADA_PLAN_STATE_NONE;

  for (guint i = 0; plan != NULL && i < G_N_ELEMENTS (procedure_pages); i++)
    {
      GtkWidget *page = adw_view_stack_get_child_by_name (self->pages, procedure_pages[i]);

      if (page == NULL)
        continue;
      if (!offered && adw_view_stack_get_visible_child (self->pages) == page)
        adw_view_stack_set_visible_child_name (self->pages, "table");
      adw_view_stack_page_set_visible (adw_view_stack_get_page (self->pages, page), offered);
    }
}

void
cascada_workspace_view_forget_way (CascadaWorkspaceView *self)
{
  if (self->way != NULL)
    g_free (self->way->page);
  g_clear_pointer (&self->way, g_free);
}

/** cascada_workspace_view_arrive: the plan is shown: the page, cut-off and record that somebody was led to. */
void
cascada_workspace_view_arrive (CascadaWorkspaceView *self)
{
  CascadaWay *way = self->way;

  if (way == NULL || self->view == NULL || cascada_record_get_id (cascada_plan_view_get_plan (self->view)) != way->plan)
    return;
  if (way->cut != CASCADA_PERIOD_NONE)
    cascada_plan_view_set_cut (self->view, way->cut);
  if (way->ref.kind != CASCADA_KIND_NONE && g_str_equal (way->page, "table"))
    cascada_plan_view_reveal (self->view, way->ref);
  else if (way->ref.kind != CASCADA_KIND_NONE)
    cascada_plan_view_select (self->view, way->ref);
  show_page (self, way->page);
  gtk_widget_child_focus (adw_view_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
  cascada_workspace_view_forget_way (self);
}

static void
go_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (widget);
  CascadaWay *way = g_new0 (CascadaWay, 1);
  g_autoptr (CascadaRecord) plan = NULL;
  gint32 kind, cut;
  gint64 id;

  cascada_workspace_view_forget_way (self);
  self->way = way;
  g_variant_get (parameter, "(sxixi)", &way->page, &way->plan, &kind, &id, &cut);
  way->ref = (CascadaRef){ (CascadaKind) kind, CASCADA_PERIOD_NONE, id };
  way->cut = (CascadaPeriod) cut;
  plan = self->workspace != NULL
             ? cascada_workspace_get_record (self->workspace, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, way->plan }, NULL)
             : NULL;
  if (plan == NULL)
    {
      cascada_workspace_view_forget_way (self);
      return;
    }
  cascada_sidebar_set_plan (self->sidebar, plan);
  cascada_workspace_view_arrive (self);
}

/* From a place it leads back to the plan that was looked at. */
static void
page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (widget);

  if (self->view != NULL)
    cascada_sidebar_set_plan (self->sidebar, cascada_plan_view_get_plan (self->view));
  show_page (self, g_variant_get_string (parameter, NULL));
}

static void
place_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (widget);

  if (self->workspace != NULL)
    cascada_sidebar_set_place (self->sidebar, g_variant_get_string (parameter, NULL));
}

static void
show_request_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (widget);

  if (self->workspace == NULL)
    return;
  cascada_sidebar_set_place (self->sidebar, "requests");
  cascada_requests_page_show (self->requests_page, g_variant_get_int64 (parameter));
}

/* Where the header has no room for it, the people’s page has the same choice. */
static void
work_as_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->actor_button)))
    cascada_actor_button_popup (self->actor_button);
  else if (self->workspace != NULL)
    cascada_sidebar_set_place (self->sidebar, "people");
}

static void
choose_person_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (widget);

  if (self->workspace != NULL)
    cascada_actor_button_choose (self->actor_button, g_variant_get_int64 (parameter));
}

/**
 * cascada_workspace_view_install_go:
 *
 * Actions: "workspace.page" (page of the plan), "workspace.place" (name of a place), "workspace.go" (page, id of the plan,
 * kind and id of a record to show or 0 0, cut-off or 0), "workspace.work-as" (lets somebody choose),
 * "workspace.choose-person" (id of who works from now on), "workspace.show-request" (id of a modification request).
 */
void
cascada_workspace_view_install_go (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "workspace.page", "s", page_cb);
  gtk_widget_class_install_action (widget_class, "workspace.place", "s", place_cb);
  gtk_widget_class_install_action (widget_class, "workspace.choose-person", "x", choose_person_cb);
  gtk_widget_class_install_action (widget_class, "workspace.show-request", "x", show_request_cb);
  gtk_widget_class_install_action (widget_class, "workspace.work-as", NULL, work_as_cb);
  gtk_widget_class_install_action (widget_class, "workspace.go", "(sxixi)", go_cb);
}

/** cascada_workspace_view_begin: where a workspace opens: at home where plans go through the procedure, else at its first plan. */
void
cascada_workspace_view_begin (CascadaWorkspaceView *self)
{
  g_autoptr (GPtrArray) plans = cascada_workspace_get_children (self->workspace, CASCADA_KIND_PLAN, 0, NULL);

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    if (cascada_record_get_integer (plans->pdata[i], CASCADA_PLAN_STATE) != CASCADA_PLAN_STATE_NONE)
      {
        cascada_sidebar_set_place (self->sidebar, "home");
        return;
      }
}

/** cascada_workspace_view_chosen: something was chosen in the sidebar, which gives way where it lies over the page. */
void
cascada_workspace_view_chosen (CascadaWorkspaceView *self)
{
  if (adw_flap_get_folded (self->sidebar_flap))
    adw_flap_set_reveal_flap (self->sidebar_flap, FALSE);
}

/** cascada_workspace_view_request: opens the request for @goal that waits, or begins one. */
void
cascada_workspace_view_request (CascadaWorkspaceView *self, gint64 goal)
{
  const CascadaRequestMark *mark = cascada_plan_view_get_mark (self->view, goal);
  CascadaRef request = { CASCADA_KIND_REQUEST, CASCADA_PERIOD_NONE, mark != NULL ? mark->pending_id : 0 };
  gboolean begun = request.id == 0;
  g_autoptr (GError) error = NULL;
  CascadaRequestDialog *dialog;

  if (begun && !cascada_request_begin (self->workspace, goal, cascada_date_today (), &request, &error))
    {
      cascada_tell_failure (GTK_WIDGET (self), _ ("The Request Was Not Begun"), error);
      return;
    }
  dialog = cascada_request_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, request.id);
  if (begun)
    cascada_request_dialog_set_begun (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
