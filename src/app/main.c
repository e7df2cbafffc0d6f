/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "cascada-app.h"
#include "cascada-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (CascadaApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (APPLICATION_ID);

  cascada_app_init ();
  application = cascada_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
