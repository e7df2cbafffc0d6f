/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** CliRunner: runs cascada-cli in a folder of its own, which goes away with it. */
typedef struct
{
  char *folder;
  char *output; /* of the last run */
  char *errors;
} CliRunner;

CliRunner *cli_runner_new (void);
void cli_runner_free (CliRunner *self);
int cli_runner_run (CliRunner *self, ...) G_GNUC_NULL_TERMINATED;
int cli_runner_run_in (CliRunner *self, const char *locale, ...) G_GNUC_NULL_TERMINATED;
char *cli_runner_get_path (CliRunner *self, const char *name);
void cli_runner_write (CliRunner *self, const char *name, const char *content);
char *cli_runner_read (CliRunner *self, const char *name);
JsonNode *cli_runner_parse (CliRunner *self);

/** cli_assert_status: the last run's status, showing what it printed where it is another. */
#define cli_assert_status(runner, status, wanted)                                                                       \
  G_STMT_START                                                                                                          \
  {                                                                                                                     \
    int _status = (status);                                                                                             \
    if (_status != (wanted))                                                                                            \
      g_error ("%s: status %d instead of %d\n%s\n%s", G_STRLOC, _status, (wanted), (runner)->output, (runner)->errors); \
  }                                                                                                                     \
  G_STMT_END

#define cli_assert_contains(text, part)                         \
  G_STMT_START                                                  \
  {                                                             \
    if (strstr ((text), (part)) == NULL)                        \
      g_error ("%s: no “%s” in\n%s", G_STRLOC, (part), (text)); \
  }                                                             \
  G_STMT_END

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRunner, cli_runner_free)

G_END_DECLS
