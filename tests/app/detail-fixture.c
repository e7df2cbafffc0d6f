/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "detail-fixture.h"

#include <glib/gstdio.h>

#include "cascada-field-text.h"

#define CUT CASCADA_PERIOD_QUARTER (2025, 2)
#define PATIENCE (10 * G_USEC_PER_SEC)

static void
told_cb (DetailFixture *self, const char *message, gboolean undoable)
{
  g_ptr_array_add (self->told, g_strconcat (message, undoable ? " [Undo]" : NULL, NULL));
}

/** detail_fixture_new_view: a view of @plan at the second quarter of 2025. */
CascadaPlanView *
detail_fixture_new_view (DetailFixture *self, CascadaRef plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (self->workspace, plan, &error);
  g_autoptr (CascadaFigures) figures = cascada_workspace_get_figures (self->workspace, plan.id, &error);
  CascadaPlanView *view;

  g_assert_no_error (error);
  view = cascada_plan_view_new (self->workspace, record, figures);
  cascada_plan_view_set_cut (view, CUT);
  return view;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/** detail_fixture_wait_until: runs the main loop until @holds. */
void
detail_fixture_wait_until (gboolean (*holds) (gpointer data), gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  guint ticks = g_timeout_add (5, tick_cb, NULL);

  while (!holds (data))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
  g_source_remove (ticks);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Widgets that have been taken away may live until the next frame, and a check that is cancelled until it notices. */
static void
let_go (gpointer object)
{
  gpointer *place = object;

  if (*place == NULL)
    return;
  g_object_add_weak_pointer (*place, place);
  g_object_unref (*place);
  detail_fixture_wait_until (is_gone, place);
}

/** detail_fixture_follow: shows @view (transfer full) in place of the view of before, which nobody may hold any more. */
void
detail_fixture_follow (DetailFixture *self, CascadaPlanView *view)
{
  g_object_set (self->pane, "view", view, NULL);
  let_go (&self->view);
  self->view = view;
  if (view != NULL)
    g_signal_connect_swapped (view, "told", G_CALLBACK (told_cb), self);
}

void
detail_fixture_set_up (DetailFixture *self, gconstpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GPtrArray) plans = NULL;

  table_fixture_init (&self->table);
  table_fixture_fill_small (&self->table, &self->small);
  self->workspace = self->table.workspace;
  self->told = g_ptr_array_new_with_free_func (g_free);
  self->beside = gtk_button_new ();
  self->pane = g_object_new (CASCADA_TYPE_DETAIL_PANE, "width-request", 380, NULL);
  gtk_box_append (GTK_BOX (box), self->beside);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pane));
  self->window = g_object_new (ADW_TYPE_WINDOW, "content", box, "default-width", 640, "default-height", 780, NULL);
  gtk_window_present (self->window);

  plans = cascada_workspace_get_children (self->workspace, CASCADA_KIND_PLAN, 0, NULL);
  detail_fixture_follow (self, detail_fixture_new_view (self, cascada_record_get_ref (plans->pdata[0])));
  detail_fixture_settle (self);
}

void
detail_fixture_tear_down (DetailFixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_object_add_weak_pointer (G_OBJECT (self->pane), (gpointer *) &self->pane);
  gtk_window_destroy (self->window);
  detail_fixture_wait_until (is_gone, &self->pane);
  let_go (&self->view);
  cascada_workspace_close (self->workspace, &error);
  g_assert_no_error (error);
  let_go (&self->workspace);
  g_remove (self->table.path);
  g_rmdir (self->table.folder);
  g_free (self->table.path);
  g_free (self->table.folder);
  g_ptr_array_unref (self->told);
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/** detail_fixture_settle: waits until the window has been drawn as it is now. */
void
detail_fixture_settle (DetailFixture *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  detail_fixture_wait_until (is_true, &painted);
  g_signal_handler_disconnect (clock, handler);
}

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
search (GtkWidget *root, Match match, gconstpointer data)
{
  GtkWidget *found = match (root, data) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = search (child, match, data);
  return found;
}

static gboolean
is_named (GtkWidget *widget, gconstpointer name)
{
  g_autofree char *difference = NULL;

  if (GTK_IS_LABEL (widget) ||
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return difference == NULL;
}

/** detail_fixture_find: (nullable): what a screen reader calls @name, captions aside. */
GtkWidget *
detail_fixture_find (gpointer root, const char *name)
{
  return search (root, is_named, name);
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

/** detail_fixture_find_type: (nullable): the first of @type. */
GtkWidget *
detail_fixture_find_type (gpointer root, GType type)
{
  return search (root, is_of_type, &type);
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  const char *content = GTK_IS_LABEL (widget)         ? gtk_label_get_text (GTK_LABEL (widget))
                        : GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_text (GTK_INSCRIPTION (widget))
                                                      : NULL;

  return content != NULL && gtk_widget_get_mapped (widget) && strstr (content, text) != NULL;
}

/** detail_fixture_find_text: (nullable): the first text shown that holds @text. */
GtkWidget *
detail_fixture_find_text (gpointer root, const char *text)
{
  return search (root, says, text);
}

/** detail_fixture_get: what is called @name in the pane; fails where nothing is. */
GtkWidget *
detail_fixture_get (DetailFixture *self, const char *name)
{
  GtkWidget *widget = detail_fixture_find (self->pane, name);

  if (widget == NULL)
    g_error ("nothing in the pane is called “%s”", name);
  return widget;
}

/** detail_fixture_type: puts the focus into @widget and replaces its text. */
void
detail_fixture_type (GtkWidget *widget, const char *text)
{
  g_assert_true (gtk_widget_grab_focus (widget));
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_delete_interactive (buffer, &start, &end, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
      return;
    }
  gtk_editable_select_region (GTK_EDITABLE (widget), 0, -1);
  gtk_editable_delete_selection (GTK_EDITABLE (widget));
  gtk_editable_insert_text (GTK_EDITABLE (widget), text, -1, &(int){ 0 });
}

char *
detail_fixture_get_typed (GtkWidget *widget)
{
  GtkTextBuffer *buffer;
  char *text = NULL;

  if (!GTK_IS_TEXT_VIEW (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  g_object_get (buffer, "text", &text, NULL);
  return text;
}

/**
 * detail_fixture_press:
 *
 * Gives a key to the controllers of @widget, as GTK does before the widget itself sees it.
 *
 * Returns: whether one took it
 */
gboolean
detail_fixture_press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &taken);
    }
  return taken;
}

/** detail_fixture_leave: takes the focus out of the pane. */
void
detail_fixture_leave (DetailFixture *self)
{
  g_assert_true (gtk_widget_grab_focus (self->beside));
}

/** detail_fixture_show_page: @page is "data", "why" or "history". */
void
detail_fixture_show_page (DetailFixture *self, const char *page)
{
  GtkWidget *stack = detail_fixture_find_type (self->pane, GTK_TYPE_STACK);

  gtk_stack_set_visible_child_name (GTK_STACK (stack), page);
  detail_fixture_settle (self);
}

/** detail_fixture_change: an edit that is made elsewhere; @number (nullable) is locale-free. */
void
detail_fixture_change (DetailFixture *self, CascadaRef ref, guint field, const char *number)
{
  CascadaValue value = CASCADA_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  CascadaDecimal decimal;

  if (number != NULL)
    {
      cascada_decimal_parse (number, &decimal, &error);
      g_assert_no_error (error);
      value = cascada_value_decimal (decimal);
    }
  cascada_workspace_change (self->workspace, ref, field, &value, "elsewhere", &error);
  g_assert_no_error (error);
}

/** detail_fixture_read: (nullable): what is stored, as people read it; %NULL where there is no such record. */
char *
detail_fixture_read (DetailFixture *self, CascadaRef ref, guint field)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (self->workspace, ref, NULL);

  return record == NULL ? NULL : cascada_field_to_text (ref.kind, field, cascada_record_get_value (record, field));
}

void
detail_fixture_undo (DetailFixture *self)
{
  g_autoptr (GError) error = NULL;

  cascada_workspace_undo (self->workspace, &error);
  g_assert_no_error (error);
}

/** detail_fixture_count_edits: how many changes the log holds of @ref and its cells. */
guint
detail_fixture_count_edits (DetailFixture *self, CascadaRef ref)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = cascada_workspace_get_history (self->workspace, ref, CASCADA_FIELD_ANY, 1000, &error);

  g_assert_no_error (error);
  return entries->len;
}
