/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-import-private.h"

#include <glib/gi18n-lib.h>

static void
finding_free (gpointer data)
{
  CascadaImportFinding *finding = data;

  g_free (finding->file);
  g_free (finding->column_name);
  g_free (finding->message);
  g_free (finding->repair);
  g_free (finding);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const CascadaDraftFinding *first = *(CascadaDraftFinding *const *) a, *second = *(CascadaDraftFinding *const *) b;

  if (first->place.file != second->place.file)
    return (int) first->place.file - (int) second->place.file;
  if (first->place.row != second->place.row)
    return first->place.row < second->place.row ? -1 : 1;
  return (int) first->place.column - (int) second->place.column;
}

static void
add_finding (CascadaImportResult *result, const CascadaDraft *draft, const CascadaDraftFinding *found)
{
  CascadaImportFinding *finding = g_new0 (CascadaImportFinding, 1);

  finding->severity = found->severity;
  finding->file = found->place.file > 0 ? g_strdup (draft->files->pdata[found->place.file - 1]) : NULL;
  finding->row = found->place.row;
  finding->column = found->place.column;
  finding->column_name = g_strdup (found->column_name);
  finding->message = g_strdup (found->message);
  finding->repair = g_strdup (found->repair);
  result->n_findings[finding->severity]++;
  g_ptr_array_add (result->findings, finding);
}

/** cascada_import_result_take: fills in the findings of a draft, in their order. */
void
cascada_import_result_take (CascadaImportResult *result, CascadaDraft *draft)
{
  g_ptr_array_sort (draft->findings, compare_findings);
  for (guint i = 0; i < draft->findings->len; i++)
    add_finding (result, draft, draft->findings->pdata[i]);
}

CascadaImportResult *
cascada_import_result_new (void)
{
  CascadaImportResult *result = g_new0 (CascadaImportResult, 1);

  result->findings = g_ptr_array_new_with_free_func (finding_free);
  result->plan.kind = CASCADA_KIND_PLAN;
  return result;
}

void
cascada_import_result_free (CascadaImportResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->findings);
  g_free (result->plan_title);
  g_free (result->backup_path);
  g_free (result);
}

/**
 * cascada_import_finding_to_string:
 *
 * Returns: (transfer full): one line: “file.csv, row 14, column 7 (Ponderación): error: … Repair: …” (translated)
 */
char *
cascada_import_finding_to_string (const CascadaImportFinding *finding)
{
  static const char *const severities[] = { N_ ("note"), N_ ("warning"), N_ ("error") };
  GString *line = g_string_new (finding->file);

  if (finding->row > 0)
    g_string_append_printf (line, _ (", row %u"), finding->row);
  if (finding->column > 0)
    g_string_append_printf (line, _ (", column %u"), finding->column);
  if (finding->column_name != NULL)
    g_string_append_printf (line, " (%s)", finding->column_name);
  g_string_append_printf (line, "%s%s: %s", line->len > 0 ? ": " : "", _ (severities[finding->severity]), finding->message);
  if (finding->repair != NULL)
    g_string_append_printf (line, ". %s", finding->repair);
  return g_string_free (line, FALSE);
}
