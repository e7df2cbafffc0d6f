/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyboard.h"

#include <string.h>

#define PATIENCE_S 120 /* a machine that is at something else */
#define MAX_TABS 160
#define MAX_DOWNS 60

static void
iterate (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (2000);
}

/** keyboard_settle: what follows from the last key has its time. */
void
keyboard_settle (void)
{
  gint64 end = g_get_monotonic_time () + 100 * 1000;

  while (g_get_monotonic_time () < end)
    iterate ();
}

static void
ended_cb (GPid pid, int status, gpointer ended)
{
  g_spawn_close_pid (pid);
  *(gboolean *) ended = TRUE;
}

static void
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  gboolean ended = FALSE;
  GPid pid;

  g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, ended_cb, &ended);
  while (!ended)
    iterate ();
  keyboard_settle ();
}

/** keyboard_init: without a window manager, keys go where the pointer is. */
void
keyboard_init (void)
{
  run ((const char *[]){ "xdotool", "mousemove", "250", "30", NULL });
}

/** keyboard_key: @name: as xdotool writes it: "shift+Tab" */
void
keyboard_key (const char *name)
{
  run ((const char *[]){ "xdotool", "key", "--delay", "40", name, NULL });
}

void
keyboard_type (const char *text)
{
  run ((const char *[]){ "xdotool", "type", "--delay", "40", text, NULL });
}

/** keyboard_get_top: the window that was opened last: a dialog where there is one. */
GtkWindow *
keyboard_get_top (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *top = window;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) each = g_list_model_get_item (windows, i);

      if (each != window && gtk_widget_get_mapped (GTK_WIDGET (each)))
        top = each;
    }
  return top;
}

gboolean
keyboard_is_called (GtkWidget *widget, const char *name)
{
  g_autofree char *other = NULL;
  g_autoptr (GString) plain = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    {
      plain = g_string_new (gtk_button_get_label (GTK_BUTTON (widget)));
      g_string_replace (plain, "_", "", 0);
      if (g_str_equal (plain->str, name))
        return TRUE;
    }
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return other == NULL;
}

gboolean
keyboard_shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (keyboard_shows (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
is_focused (GtkWindow *window, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  for (GtkWidget *each = focus; each != NULL && each != GTK_WIDGET (window); each = gtk_widget_get_parent (each))
    if ((each == focus || GTK_IS_EDITABLE (each)) && keyboard_is_called (each, name))
      return TRUE;
  return FALSE;
}

static void
press_until (GtkWindow *window, const char *name, const char *pressed, guint most)
{
  for (guint i = 0; i < most; i++)
    {
      if (is_focused (keyboard_get_top (window), name))
        return;
      keyboard_key (pressed);
    }
  g_error ("“%s” is not reached by %s", name, pressed);
}

/** keyboard_tab_to: goes on by Tab until what is called @name has the focus, as a person without a mouse does. */
void
keyboard_tab_to (GtkWindow *window, const char *name)
{
  press_until (window, name, "Tab", MAX_TABS);
}

/** keyboard_down_to: lists take one stop for Tab: their rows are gone through with Down. */
void
keyboard_down_to (GtkWindow *window, const char *name)
{
  press_until (window, name, "Down", MAX_DOWNS);
}

typedef gboolean (*Condition) (GtkWindow *window, gconstpointer data);

static void
wait_until (Condition condition, GtkWindow *window, gconstpointer data, const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (!condition (window, data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("in vain: %s", what);
      iterate ();
    }
}

static gboolean
shows (GtkWindow *window, gconstpointer text)
{
  return keyboard_shows (GTK_WIDGET (keyboard_get_top (window)), text);
}

static gboolean
shows_not (GtkWindow *window, gconstpointer text)
{
  return !shows (window, text);
}

/** keyboard_wait_shown: a label that contains @text is on the window, or on its dialog where one is open. */
void
keyboard_wait_shown (GtkWindow *window, const char *text)
{
  wait_until (shows, window, text, text);
}

void
keyboard_wait_gone (GtkWindow *window, const char *text)
{
  wait_until (shows_not, window, text, text);
}

static gboolean
is_dialog (GtkWindow *window, gconstpointer open)
{
  return (keyboard_get_top (window) != window) == GPOINTER_TO_INT (open);
}

void
keyboard_wait_dialog (GtkWindow *window, gboolean open)
{
  wait_until (is_dialog, window, GINT_TO_POINTER (open), open ? "a dialog" : "the end of the dialog");
  keyboard_settle ();
}

static gboolean
is_ready (GtkWindow *window, gconstpointer ready)
{
  return gtk_widget_get_sensitive (gtk_window_get_default_widget (keyboard_get_top (window))) == GPOINTER_TO_INT (ready);
}

/** keyboard_wait_ready: whether the dialog can be carried out. */
void
keyboard_wait_ready (GtkWindow *window, gboolean ready)
{
  wait_until (is_ready, window, GINT_TO_POINTER (ready), ready ? "that the dialog can be carried out" : "that it cannot");
}
