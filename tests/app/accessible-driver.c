/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accessible-driver.h"

#include <gio/gio.h>
#include <string.h>

/* The leak checker looks at the program, not at its driver: libatspi loses what an answer that failed was about. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

#define PATIENCE (60 * G_USEC_PER_SEC) /* a look through the tree takes seconds on a machine that is at something else */
#define TIP_LOOKS 4
#define ANSWER_MS 15000 /* libatspi gives up after 800 ms else, and says that there is nothing */
#define KEY_DELAY "40"  /* milliseconds: below, the X server loses accented letters */

struct _Driver
{
  GSubprocess *process;
  AtspiAccessible *application;
};

typedef gboolean (*Match) (AtspiAccessible *accessible, gpointer data);

static gboolean
is_shown (AtspiAccessible *accessible)
{
  g_autoptr (GError) error = NULL;
  AtspiComponent *component = atspi_accessible_get_component_iface (accessible);
  AtspiRect *extents = component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, &error) : NULL;
  gboolean shown = extents != NULL && extents->width > 0 && extents->height > 0;

  g_clear_pointer (&extents, g_free);
  g_clear_object (&component);
  return shown;
}

/* A page that was not shown yet has no size: nothing below it can be seen, and there is much of it. */
static gboolean
is_hidden (AtspiAccessible *accessible)
{
  AtspiComponent *component = atspi_accessible_get_component_iface (accessible);
  AtspiRect *extents = component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;
  gboolean hidden = extents != NULL && extents->width == 0 && extents->height == 0;

  g_clear_pointer (&extents, g_free);
  g_clear_object (&component);
  return hidden;
}

/* What holds nothing that could be looked for: each call goes to the other process and back. */
static gboolean
is_leaf (AtspiAccessible *accessible)
{
  switch (atspi_accessible_get_role (accessible, NULL))
    {
    case ATSPI_ROLE_IMAGE:
    case ATSPI_ROLE_LABEL:
    case ATSPI_ROLE_LEVEL_BAR:
    case ATSPI_ROLE_PAGE_TAB:
    case ATSPI_ROLE_SCROLL_BAR:
    case ATSPI_ROLE_TEXT:
      return TRUE;
    default:
      return FALSE;
    }
}

static AtspiAccessible *
search (AtspiAccessible *from, Match match, gpointer data, int depth)
{
  int n_children;

  if (match (from, data))
    return g_object_ref (from);
  n_children = depth > 60 || is_leaf (from) || is_hidden (from) ? 0 : atspi_accessible_get_child_count (from, NULL);
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (from, i, NULL);
      AtspiAccessible *found = child != NULL ? search (child, match, data, depth + 1) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_focused (AtspiAccessible *accessible, gpointer data)
{
  AtspiStateSet *states = atspi_accessible_get_state_set (accessible);
  gboolean focused = atspi_state_set_contains (states, ATSPI_STATE_FOCUSED);

  g_object_unref (states);
  return focused;
}

typedef struct
{
  AtspiRole role;
  const char *name;
} Wanted;

/* A name matches by its end too: GTK joins a button's label with that of its child. */
static gboolean
matches (AtspiAccessible *accessible, gpointer data)
{
  const Wanted *wanted = data;
  g_autofree char *name = NULL;

  if (atspi_accessible_get_role (accessible, NULL) != wanted->role)
    return FALSE;
  name = atspi_accessible_get_name (accessible, NULL);
  return name != NULL && (strcmp (name, wanted->name) == 0 || g_str_has_suffix (name, wanted->name)) && is_shown (accessible);
}

static void
wait_a_little (void)
{
  gint64 until = g_get_monotonic_time () + 50000;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
}

static void
dump (AtspiAccessible *from, int depth)
{
  int n_children = atspi_accessible_get_child_count (from, NULL);
  g_autofree char *name = atspi_accessible_get_name (from, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (from, NULL);

  if (name != NULL && *name != '\0' && is_shown (from))
    g_test_message ("%*s%s “%s”", depth, "", role, name);
  for (int i = 0; i < n_children && depth < 60; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (from, i, NULL);

      if (child != NULL)
        dump (child, depth + 1);
    }
}

static AtspiAccessible *
search_once (Driver *self, AtspiRole role, const char *name)
{
  Wanted wanted = { role, name };

  atspi_accessible_clear_cache (self->application);
  return search (self->application, matches, &wanted, 0);
}

/** driver_has: whether it is shown now. */
gboolean
driver_has (Driver *self, AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) found = search_once (self, role, name);

  return found != NULL;
}

/** driver_find: (transfer full): waits until something with @role and @name is shown. */
AtspiAccessible *
driver_find (Driver *self, AtspiRole role, const char *name)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  AtspiAccessible *found;

  while ((found = search_once (self, role, name)) == NULL && g_get_monotonic_time () < deadline)
    wait_a_little ();
  if (found == NULL)
    {
      dump (self->application, 0);
      g_error ("nothing shown with role %d and name “%s”", role, name);
    }
  return found;
}

/** driver_wait_gone: waits until nothing such is shown. */
void
driver_wait_gone (Driver *self, AtspiRole role, const char *name)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (driver_has (self, role, name))
    {
      if (g_get_monotonic_time () > deadline)
        g_error ("“%s” is still shown", name);
      wait_a_little ();
    }
}

/** driver_get_text: (transfer full): what it holds, or its name. */
char *
driver_get_text (AtspiAccessible *accessible)
{
  AtspiText *text = atspi_accessible_get_text_iface (accessible);
  char *content;

  if (text == NULL)
    return atspi_accessible_get_name (accessible, NULL);
  content = atspi_text_get_text (text, 0, atspi_text_get_character_count (text, NULL), NULL);
  g_object_unref (text);
  return content;
}

/** driver_wait_text: waits until it holds @text. */
void
driver_wait_text (Driver *self, AtspiRole role, const char *name, const char *text)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      g_autoptr (AtspiAccessible) found = driver_find (self, role, name);
      g_autofree char *content = driver_get_text (found);

      if (g_strcmp0 (content, text) == 0)
        return;
      if (g_get_monotonic_time () > deadline)
        g_error ("“%s” holds “%s” and not “%s”", name, content, text);
      wait_a_little ();
    }
}

/** driver_wait_focused: waits until it, or what it is made of, has the focus. */
void
driver_wait_focused (Driver *self, AtspiRole role, const char *name)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  gboolean focused = FALSE;

  while (!focused)
    {
      g_autoptr (AtspiAccessible) found = driver_find (self, role, name);
      g_autoptr (AtspiAccessible) inner = search (found, is_focused, NULL, 0);

      focused = inner != NULL;
      if (!focused && g_get_monotonic_time () > deadline)
        g_error ("“%s” does not get the focus", name);
      if (!focused)
        wait_a_little ();
    }
}

static gboolean
do_click (AtspiAccessible *accessible)
{
  AtspiAction *action = atspi_accessible_get_action_iface (accessible);
  gboolean done = FALSE;

  for (int i = 0; action != NULL && !done && i < atspi_action_get_n_actions (action, NULL); i++)
    {
      g_autofree char *label = atspi_action_get_action_name (action, i, NULL);

      if (g_strcmp0 (label, "click") == 0 || g_strcmp0 (label, "activate") == 0)
        done = atspi_action_do_action (action, i, NULL);
    }
  g_clear_object (&action);
  return done;
}

/** driver_click: activates it through its accessible action. */
void
driver_click (Driver *self, AtspiRole role, const char *name)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      g_autoptr (AtspiAccessible) found = driver_find (self, role, name);

      if (do_click (found))
        return;
      if (g_get_monotonic_time () > deadline)
        g_error ("“%s” cannot be clicked", name);
      wait_a_little ();
    }
}

static void
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/** driver_key: presses keys, written as xdotool does: "ctrl+z", "Return". */
void
driver_key (Driver *self, const char *keys)
{
  run ((const char *[]){ "xdotool", "key", "--delay", KEY_DELAY, keys, NULL });
  wait_a_little ();
}

/* Where it is, once it has been there at two looks: what is about to move would be missed by the mouse. */
static void
find_middle (Driver *self, AtspiRole role, const char *name, int *x, int *y)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  AtspiRect last = { -1, -1, -1, -1 };

  for (;;)
    {
      g_autoptr (AtspiAccessible) found = driver_find (self, role, name);
      AtspiComponent *component = atspi_accessible_get_component_iface (found);
      AtspiRect *extents = component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;
      AtspiRect now = extents != NULL ? *extents : (AtspiRect){ -1, -1, -1, -1 };

      g_clear_pointer (&extents, g_free);
      g_clear_object (&component);
      *x = now.x + now.width / 2;
      *y = now.y + now.height / 2;
      if (now.width > 0 && memcmp (&now, &last, sizeof now) == 0)
        return;
      if (g_get_monotonic_time () > deadline)
        g_error ("“%s” does not come to rest", name);
      last = now;
      wait_a_little ();
    }
}

/** driver_press: clicks it with the mouse. */
void
driver_press (Driver *self, AtspiRole role, const char *name)
{
  g_autofree char *x_text = NULL;
  g_autofree char *y_text = NULL;
  int x, y;

  find_middle (self, role, name, &x, &y);
  x_text = g_strdup_printf ("%d", x);
  y_text = g_strdup_printf ("%d", y);
  run ((const char *[]){ "xdotool", "mousemove", x_text, y_text, NULL });
  for (int i = 0; i < TIP_LOOKS; i++) /* the tip of what the mouse was on before goes: it would get the click */
    wait_a_little ();
  run ((const char *[]){ "xdotool", "click", "1", NULL });
  wait_a_little ();
}

/** driver_type: types @text where the focus is. */
void
driver_type (Driver *self, const char *text)
{
  run ((const char *[]){ "xdotool", "type", "--delay", KEY_DELAY, text, NULL });
  wait_a_little ();
}

/** driver_focus_type: puts the focus into an editable by the mouse, replaces its text and presses Enter. */
void
driver_focus_type (Driver *self, AtspiRole role, const char *name, const char *text)
{
  driver_press (self, role, name);
  driver_wait_focused (self, role, name);
  driver_key (self, "ctrl+a");
  driver_type (self, text);
  driver_wait_text (self, role, name, text);
  driver_key (self, "Return");
}

/* A combo row shows its choice as a list of one that nobody can go to. */
static gboolean
is_in_combo_box (AtspiAccessible *accessible)
{
  g_autoptr (AtspiAccessible) ancestor = atspi_accessible_get_parent (accessible, NULL);

  while (ancestor != NULL && atspi_accessible_get_role (ancestor, NULL) != ATSPI_ROLE_APPLICATION)
    {
      AtspiAccessible *parent = atspi_accessible_get_parent (ancestor, NULL);

      if (atspi_accessible_get_role (ancestor, NULL) == ATSPI_ROLE_COMBO_BOX)
        return TRUE;
      g_object_unref (ancestor);
      ancestor = parent;
    }
  return FALSE;
}

/* Lists and panes hand the focus on to what is in them. */
static gboolean
takes_focus (AtspiAccessible *accessible)
{
  AtspiStateSet *states;
  gboolean focusable;

  switch (atspi_accessible_get_role (accessible, NULL))
    {
    case ATSPI_ROLE_LIST:
    case ATSPI_ROLE_SCROLL_PANE:
    case ATSPI_ROLE_TREE_TABLE:
      return FALSE;
    default:
      break;
    }
  states = atspi_accessible_get_state_set (accessible);
  focusable = atspi_state_set_contains (states, ATSPI_STATE_FOCUSABLE);
  g_object_unref (states);
  return focusable;
}

static gboolean
is_nameless (AtspiAccessible *accessible, gpointer data)
{
  GString *culprits = data;
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;
  g_autofree char *description = NULL;

  if (!takes_focus (accessible))
    return FALSE;
  name = atspi_accessible_get_name (accessible, NULL);
  if (name != NULL && *name != '\0' && !g_str_has_prefix (name, "Gtk") && !g_str_has_prefix (name, "Adw") &&
      !g_str_has_prefix (name, "Cascada"))
    return FALSE;
  if (!is_shown (accessible) || is_in_combo_box (accessible))
    return FALSE;
  role = atspi_accessible_get_role_name (accessible, NULL);
  description = atspi_accessible_get_description (accessible, NULL);
  g_string_append_printf (culprits, "%s “%s” (%s)\n", role, name, description);
  return FALSE;
}

/** driver_check_names: fails where something that takes the focus has no name, or only that of its class. */
void
driver_check_names (Driver *self)
{
  g_autoptr (GString) culprits = g_string_new (NULL);

  atspi_accessible_clear_cache (self->application);
  g_assert_null (search (self->application, is_nameless, culprits, 0));
  if (culprits->len > 0)
    g_error ("without a name for a screen reader:\n%s", culprits->str);
}

static AtspiAccessible *
find_application (guint process)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n_children;

  atspi_accessible_clear_cache (desktop);
  n_children = atspi_accessible_get_child_count (desktop, NULL);
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (child != NULL && atspi_accessible_get_process_id (child, NULL) == process &&
          atspi_accessible_get_child_count (child, NULL) > 0)
        return g_steal_pointer (&child);
    }
  return NULL;
}

/* libatspi asks GTK for a cache that it has not made yet, and says so. */
static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  g_test_message ("%s: %s", domain, message);
}

/** driver_init: once, after g_test_init(). */
void
driver_init (void)
{
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_log_set_handler ("dbind", G_LOG_LEVEL_MASK, log_cb, NULL);
  atspi_init ();
  atspi_set_timeout (ANSWER_MS, ANSWER_MS);
}

/**
 * driver_new:
 * @arguments: the program and its arguments
 * @environment: (nullable): "NAME=VALUE" added to the environment
 *
 * Starts the program and waits until its window is in the accessible tree.
 */
Driver *
driver_new (const char *const *arguments, const char *const *environment)
{
  Driver *self = g_new0 (Driver, 1);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  guint process;

  g_subprocess_launcher_unsetenv (launcher, "GTK_A11Y");
  for (gsize i = 0; environment != NULL && environment[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (environment[i], "=", 2);

      g_subprocess_launcher_setenv (launcher, pair[0], pair[1], TRUE);
    }
  self->process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  process = (guint) g_ascii_strtoull (g_subprocess_get_identifier (self->process), NULL, 10);
  while ((self->application = find_application (process)) == NULL)
    {
      if (g_get_monotonic_time () > deadline)
        g_error ("the program's window never came into the accessible tree");
      wait_a_little ();
    }
  return self;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *ended = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  *ended = TRUE;
}

/**
 * driver_free:
 *
 * Quits the program by keyboard, as a person does, so that leak checkers have their say. A program that does not end,
 * or ends badly, fails the test.
 */
void
driver_free (Driver *self)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  gboolean ended = FALSE;

  g_subprocess_wait_async (self->process, NULL, ended_cb, &ended);
  driver_key (self, "ctrl+q");
  while (!ended && g_get_monotonic_time () < deadline)
    wait_a_little ();
  g_assert_true (ended);
  g_assert_true (g_subprocess_get_if_exited (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
  g_clear_object (&self->application);
  g_clear_object (&self->process);
  g_free (self);
}
