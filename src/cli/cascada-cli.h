/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-workspace.h"

G_BEGIN_DECLS

/** CascadaCliStatus: how the program ends. Scripts rely on the numbers. */
typedef enum
{
  CASCADA_CLI_DONE,     /* 0 */
  CASCADA_CLI_FINDINGS, /* 1: done, and there are findings of severity error */
  CASCADA_CLI_MISUSE,   /* 2: the command line asks for something that cannot be */
  CASCADA_CLI_FAILED,   /* 3: the file or the system failed */
} CascadaCliStatus;

/** CASCADA_CLI_MISUSE_ERROR: an error of its domain ends the program with %CASCADA_CLI_MISUSE, any other with FAILED. */
#define CASCADA_CLI_MISUSE_ERROR (cascada_cli_misuse_error_quark ())
GQuark cascada_cli_misuse_error_quark (void);

/**
 * CascadaCliCommand:
 * @arguments: (nullable): what follows the options, for the usage line (untranslated)
 * @summary: one line (untranslated)
 * @description: (nullable): what to know besides, below the options (untranslated)
 * @least: arguments needed
 * @most: arguments accepted
 * @entries: its options, their variables in the command's file
 * @run: does it; the status stands where no error is set
 *
 * One subcommand, one file.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *description;
  guint least;
  guint most;
  const GOptionEntry *entries;
  CascadaCliStatus (*run) (char **arguments, GError **error);
} CascadaCliCommand;

extern const CascadaCliCommand cascada_cli_agenda_command;
extern const CascadaCliCommand cascada_cli_backup_command;
extern const CascadaCliCommand cascada_cli_bench_command;
extern const CascadaCliCommand cascada_cli_check_command;
extern const CascadaCliCommand cascada_cli_compliance_command;
extern const CascadaCliCommand cascada_cli_deadlines_command;
extern const CascadaCliCommand cascada_cli_evidence_command;
extern const CascadaCliCommand cascada_cli_export_command;
extern const CascadaCliCommand cascada_cli_history_command;
extern const CascadaCliCommand cascada_cli_import_command;
extern const CascadaCliCommand cascada_cli_init_command;
extern const CascadaCliCommand cascada_cli_new_plan_command;
extern const CascadaCliCommand cascada_cli_plans_command;
extern const CascadaCliCommand cascada_cli_ranking_command;
extern const CascadaCliCommand cascada_cli_request_command;
extern const CascadaCliCommand cascada_cli_requests_command;
extern const CascadaCliCommand cascada_cli_sample_command;
extern const CascadaCliCommand cascada_cli_set_command;
extern const CascadaCliCommand cascada_cli_step_command;
extern const CascadaCliCommand cascada_cli_versions_command;

typedef enum
{
  CASCADA_CLI_FORMAT_TABLE, /* for people: aligned, by the locale */
  CASCADA_CLI_FORMAT_JSON,  /* for programs: UTF-8, decimals locale-free */
  CASCADA_CLI_FORMAT_CSV,   /* the same */
} CascadaCliFormat;

gboolean cascada_cli_misuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean cascada_cli_blame_usage (GError **error, int code);
gboolean cascada_cli_parse_format (const char *text, CascadaCliFormat *format, GError **error);
gboolean cascada_cli_refuse_existing (const char *path, GError **error);
CascadaRecord *cascada_cli_find_plan (CascadaWorkspace *workspace, const char *id_or_title, CascadaPeriod cut, GError **error);
gboolean cascada_cli_find_moment (CascadaStore *store, gint64 plan, const char *word, gint64 *moment, GError **error);
gboolean cascada_cli_work_as (CascadaWorkspace *workspace, const char *name, GError **error);
gboolean cascada_cli_print (const char *text, gssize length, GError **error);
const char *cascada_cli_enum_nick (GType type, int value);

G_END_DECLS
