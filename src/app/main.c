/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-app.h"
#include "cascada-application.h"
#include "cascada-language.h"

int
main (int argc, char **argv)
{
  g_autoptr (CascadaApplication) application = NULL;

  cascada_language_init ();
  g_set_prgname (APPLICATION_ID);

  cascada_app_init ();
  application = cascada_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
