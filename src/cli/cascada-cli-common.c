/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the subcommands share: errors of use, the plan that is meant, and writing to standard output. */

#include "config.h"

#include "cascada-cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "cascada-error.h"
#include "cascada-person.h"
#include "cascada-plan.h"
#include "cascada-versions.h"

G_DEFINE_QUARK (cascada - cli - misuse - error - quark, cascada_cli_misuse_error)

/** cascada_cli_misuse: sets an error that ends the program with %CASCADA_CLI_MISUSE. Returns: %FALSE */
gboolean
cascada_cli_misuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, CASCADA_CLI_MISUSE_ERROR, 0, message);
  return FALSE;
}

/**
 * cascada_cli_blame_usage:
 * @error: (inout): an error of the core
 * @code: of #CascadaError
 *
 * Where @error has this code, it came from what was asked and not from the file: makes it an error of use.
 *
 * Returns: %FALSE
 */
gboolean
cascada_cli_blame_usage (GError **error, int code)
{
  if (error != NULL && g_error_matches (*error, CASCADA_ERROR, code))
    (*error)->domain = CASCADA_CLI_MISUSE_ERROR;
  return FALSE;
}

/**
 * cascada_cli_parse_format:
 * @text: (nullable): "table", "json" or "csv"; %NULL: table
 */
gboolean
cascada_cli_parse_format (const char *text, CascadaCliFormat *format, GError **error)
{
  static const char *const names[] = { "table", "json", "csv", NULL };

  *format = CASCADA_CLI_FORMAT_TABLE;
  if (text == NULL)
    return TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], text))
      {
        *format = i;
        return TRUE;
      }
  return cascada_cli_misuse (error, _ ("there is no format “%s”; choose table, json or csv"), text);
}

/** cascada_cli_refuse_existing: an error where there is a file already: what makes workspaces overwrites nothing. */
gboolean
cascada_cli_refuse_existing (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST, _ ("“%s” exists already; choose another name"), path);
  return FALSE;
}

static gboolean
covers (CascadaRecord *plan, CascadaPeriod cut)
{
  int year = cut == CASCADA_PERIOD_NONE ? 0 : cascada_period_get_year (cut);

  return year == 0 || (year >= cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR) &&
                       year <= cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR));
}

static void
refuse_choice (GPtrArray *plans, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < plans->len; i++)
    g_string_append_printf (list, "\n  %s", cascada_record_get_text (plans->pdata[i], CASCADA_PLAN_TITLE));
  cascada_cli_misuse (error, _ ("the workspace holds several plans: name one with --plan%s"), list->str);
}

/**
 * cascada_cli_find_plan:
 * @id_or_title: (nullable): the plan wanted; %NULL: the only one, or the only one of the cut-off's year
 * @cut: the cut-off asked for, or %CASCADA_PERIOD_NONE
 *
 * Returns: (transfer full): the plan
 */
CascadaRecord *
cascada_cli_find_plan (CascadaWorkspace *workspace, const char *id_or_title, CascadaPeriod cut, GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;
  CascadaRecord *found = NULL;
  guint n_found = 0;

  if (id_or_title != NULL)
    {
      found = cascada_workspace_find_plan (workspace, id_or_title, error);
      if (found == NULL)
        cascada_cli_blame_usage (error, CASCADA_ERROR_NOT_FOUND);
      return found;
    }

  plans = cascada_workspace_get_children (workspace, CASCADA_KIND_PLAN, 0, error);
  if (plans == NULL)
    return NULL;
  for (guint i = 0; i < plans->len; i++)
    if (plans->len == 1 || covers (plans->pdata[i], cut))
      {
        found = plans->pdata[i];
        n_found++;
      }
  if (n_found == 1)
    return g_object_ref (found);
  if (plans->len == 0)
    cascada_cli_misuse (error, _ ("the workspace holds no plan: bring one in with “cascada-cli import”"));
  else
    refuse_choice (plans, error);
  return NULL;
}

/**
 * cascada_cli_find_moment:
 * @word: the number of a version of the plan, or “edit:” and that of an edit
 * @moment: (out): when it was made
 */
gboolean
cascada_cli_find_moment (CascadaStore *store, gint64 plan, const char *word, gint64 *moment, GError **error)
{
  gboolean is_edit = g_str_has_prefix (word, "edit:");
  gint64 number;

  if (!g_ascii_string_to_signed (is_edit ? word + strlen ("edit:") : word, 10, 1, G_MAXINT, &number, NULL))
    return cascada_cli_misuse (error, _ ("“%s” is no version: give its number, or edit:N for edit N of “history”"), word);
  if (is_edit ? cascada_versions_find_edit (store, number, moment, error) : cascada_versions_find (store, plan, (int) number, moment, error))
    return TRUE;
  return cascada_cli_blame_usage (error, CASCADA_ERROR_NOT_FOUND);
}

/**
 * cascada_cli_print:
 * @text: UTF-8
 * @length: its bytes, or −1
 *
 * Writes to standard output and sees that it arrives: a full disk behind a redirection is an error, too.
 */
gboolean
cascada_cli_print (const char *text, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;

  if (fwrite (text, 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("standard output: %s"), g_strerror (errno));
  return FALSE;
}

/** cascada_cli_enum_nick: the name of an enumeration's value in options, JSON and CSV: "on-track". */
const char *
cascada_cli_enum_nick (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *entry = g_enum_get_value (klass, value);

  return entry != NULL ? entry->value_nick : NULL;
}

/**
 * cascada_cli_work_as:
 * @name: (nullable): of a person of the workspace; %NULL for nobody in particular
 * @error: a misuse where there is none of that name, or more than one
 */
gboolean
cascada_cli_work_as (CascadaWorkspace *workspace, const char *name, GError **error)
{
  g_autoptr (GPtrArray) people = NULL;
  gint64 found = 0;

  if (name == NULL)
    return TRUE;
  people = cascada_workspace_get_children (workspace, CASCADA_KIND_PERSON, 0, error);
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      if (g_strcmp0 (cascada_record_get_text (people->pdata[i], CASCADA_PERSON_NAME), name) != 0)
        continue;
      if (found != 0)
        return cascada_cli_misuse (error, _ ("--as %s: more than one person has that name"), name);
      found = cascada_record_get_id (people->pdata[i]);
    }
  if (people == NULL)
    return FALSE;
  if (found == 0)
    return cascada_cli_misuse (error, _ ("--as %s: nobody in the workspace has that name"), name);
  return cascada_workspace_set_person (workspace, found, error);
}
