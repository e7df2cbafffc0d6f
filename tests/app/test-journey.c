/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person's way through the program, from another process: by the accessible tree, mouse and keyboard. They open the
 * sample, find an indicator, read its figure, report another value, see the objective and the chart follow, and take it
 * back. The figures are those published [PEI25]: indicator 4199 at 74,40 %, its objective at 87,20 %. */

#include "config.h"

#include <glib/gi18n.h>

#include "accessible-driver.h"
#include "cascada-language.h"
#include "cascada-number.h"

#define PLAN "PEI, seguimiento 30 junio 2025 (reconstruido)"
#define INDICATOR                                                                                                           \
  "4199. Estrategia de comunicación pública que permita brindar información sobre la oferta de servicios y la gestión " \
  "de la administración distrital ejecutada"
#define OBJECTIVE                                                                                                          \
  "3. Informar a la ciudadanía a través de campañas y estrategias de comunicación, los temas de ciudad para fomentar " \
  "la participación ciudadana y la transparencia de la gestión pública."
#define CELL ATSPI_ROLE_TABLE_CELL

/* What the program calls its cells: column and text. */
static char *
name_cell (const char *column, const char *text)
{
  return g_strdup_printf ("%s: %s", _ (column), text);
}

static void
wait_for_cell (Driver *driver, const char *column, const char *text)
{
  g_autofree char *name = name_cell (column, text);
  g_autoptr (AtspiAccessible) cell = driver_find (driver, CELL, name);
}

static void
wait_for_no_cell (Driver *driver, const char *column, const char *text)
{
  g_autofree char *name = name_cell (column, text);

  driver_wait_gone (driver, CELL, name);
}

static char *
name_executed (void)
{
  g_autofree char *period = g_strdup_printf (_ ("Q2 %d"), 2025);

  return g_strdup_printf ("%s, %s", _ ("Executed"), period);
}

static void
go_to_sample (Driver *driver)
{
  driver_press (driver, ATSPI_ROLE_LIST_ITEM, _ ("Open the Sample"));
  driver_press (driver, ATSPI_ROLE_LIST_ITEM, PLAN);
  wait_for_cell (driver, "Progress at cut-off", "87,20 %");
}

static void
choose_indicator (Driver *driver)
{
  g_autofree char *found = g_strdup_printf (ngettext ("%s found", "%s found", 1), "1");

  driver_key (driver, "ctrl+f");
  driver_wait_focused (driver, ATSPI_ROLE_ENTRY, _ ("Search in the plan"));
  driver_type (driver, "4199");
  g_object_unref (driver_find (driver, ATSPI_ROLE_LABEL, found)); /* while it is searched for, the rows move */
  driver_press (driver, CELL, INDICATOR);
}

static void
assert_published (Driver *driver)
{
  g_autofree char *executed = name_executed ();

  driver_wait_text (driver, ATSPI_ROLE_TEXT, executed, "0,3646");
  wait_for_cell (driver, "Progress at cut-off", "74,40 %");
  wait_for_cell (driver, "Progress at cut-off", "87,20 %");
}

static void
test_journey (void)
{
  g_autoptr (Driver) driver = driver_new ((const char *[]){ g_getenv ("CASCADA_PROGRAM"), NULL }, NULL);
  g_autofree char *executed = name_executed ();

  go_to_sample (driver);
  choose_indicator (driver);
  assert_published (driver);

  driver_focus_type (driver, ATSPI_ROLE_TEXT, executed, "0,4");
  wait_for_cell (driver, "Progress at cut-off", "81,62 %");
  wait_for_cell (driver, "Progress at cut-off", "90,81 %");
  wait_for_no_cell (driver, "Progress at cut-off", "74,40 %");
  wait_for_no_cell (driver, "Progress at cut-off", "87,20 %");

  /* The chart says it too, in the figures that stand beside its bars. */
  driver_click (driver, ATSPI_ROLE_PAGE_TAB, _ ("Chart"));
  driver_click (driver, ATSPI_ROLE_PAGE_TAB, _ ("Figures"));
  wait_for_cell (driver, "Compliance", "90,81 %");
  driver_key (driver, "ctrl+z");
  wait_for_cell (driver, "Compliance", "87,20 %");
  wait_for_no_cell (driver, "Compliance", "90,81 %");

  driver_click (driver, ATSPI_ROLE_PAGE_TAB, _ ("Table"));
  assert_published (driver);
}

/* What the number that is none gets for an answer. */
static char *
explain_number (const char *text)
{
  g_autoptr (GError) error = NULL;
  CascadaNumber number;

  g_assert_false (cascada_number_read (text, cascada_convention_get_default (), &number, &error));
  return g_strdup (error->message);
}

/* What cannot be written is neither written nor lost: not by closing the window, and not by going elsewhere. */
static void
test_unwritable (void)
{
  g_autoptr (Driver) driver = driver_new ((const char *[]){ g_getenv ("CASCADA_PROGRAM"), NULL }, NULL);
  g_autofree char *executed = name_executed ();
  g_autofree char *problem = explain_number ("0,4x");

  go_to_sample (driver);
  choose_indicator (driver);
  driver_focus_type (driver, ATSPI_ROLE_TEXT, executed, "0,4x");
  driver_key (driver, "ctrl+w");
  g_object_unref (driver_find (driver, ATSPI_ROLE_LABEL, _ ("Discard What You Typed?")));
  driver_click (driver, ATSPI_ROLE_PUSH_BUTTON, _ ("_Go Back") + 1);
  driver_wait_gone (driver, ATSPI_ROLE_LABEL, _ ("Discard What You Typed?"));
  driver_wait_text (driver, ATSPI_ROLE_TEXT, executed, "0,4x");

  driver_press (driver, CELL, OBJECTIVE);
  g_object_unref (driver_find (driver, ATSPI_ROLE_LABEL, problem)); /* the toast ends with it */
  driver_wait_gone (driver, ATSPI_ROLE_TEXT, executed);
  driver_press (driver, CELL, INDICATOR);
  driver_wait_text (driver, ATSPI_ROLE_TEXT, executed, "0,4x");
  wait_for_cell (driver, "Progress at cut-off", "74,40 %");

  driver_press (driver, ATSPI_ROLE_TEXT, executed);
  driver_wait_focused (driver, ATSPI_ROLE_TEXT, executed);
  driver_key (driver, "Escape");
  driver_wait_text (driver, ATSPI_ROLE_TEXT, executed, "0,3646");
}

/* Whatever takes the focus on any page has a name for a screen reader. */
static void
test_names (void)
{
  static const char *const tabs[] = { N_ ("Explanation"), N_ ("History"), N_ ("Data"), N_ ("Chart"), N_ ("Figures"), N_ ("Table") };
  g_autoptr (Driver) driver = driver_new ((const char *[]){ g_getenv ("CASCADA_PROGRAM"), NULL }, NULL);

  driver_check_names (driver);
  go_to_sample (driver);
  driver_check_names (driver);
  choose_indicator (driver);
  assert_published (driver);
  for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      driver_click (driver, ATSPI_ROLE_PAGE_TAB, _ (tabs[i]));
      driver_check_names (driver);
    }
}

/* Nor does it lack one in any dialog of ours: each is opened by its keys, and closed by them. */
static void
test_dialog_names (void)
{
  static const struct
  {
    const char *keys;
    AtspiRole role;
    const char *shown;
  } dialogs[] = {
    { "ctrl+comma", ATSPI_ROLE_LABEL, N_ ("Appearance") },
    { "ctrl+alt+n", ATSPI_ROLE_LABEL, N_ ("How It Is Shown") },
    { "alt+Return", ATSPI_ROLE_LABEL, N_ ("How It Is Shown") },
    { "ctrl+i", ATSPI_ROLE_LABEL, N_ ("How to Read Them") },
  };
  g_autoptr (Driver) driver = driver_new ((const char *[]){ g_getenv ("CASCADA_PROGRAM"), NULL }, NULL);

  go_to_sample (driver);
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      driver_key (driver, dialogs[i].keys);
      g_object_unref (driver_find (driver, dialogs[i].role, _ (dialogs[i].shown)));
      driver_check_names (driver);
      driver_key (driver, "Escape");
      driver_wait_gone (driver, dialogs[i].role, _ (dialogs[i].shown));
    }
}

int
main (int argc, char *argv[])
{
  cascada_language_init ();
  g_assert_cmpstr (_ ("Chart"), ==, "Gráfica");
  g_test_init (&argc, &argv, NULL);
  driver_init ();
  g_test_add_func ("/journey/report-and-undo", test_journey);
  g_test_add_func ("/journey/unwritable", test_unwritable);
  g_test_add_func ("/journey/names", test_names);
  g_test_add_func ("/journey/dialog-names", test_dialog_names);
  return g_test_run ();
}
