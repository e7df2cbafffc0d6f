/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-date.h"
#include "cascada-snapshot.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaPlanVersion:
 * @id: of its record, which is the moment of its publication: cascada_snapshot_new() reads the plan as it was then
 * @number: 1, 2 …
 * @date: of publication
 * @document: (nullable): the HOLA case of the approval
 * @note: (nullable): what was said of it
 * @author: who published it, as the program knew them
 * @person: (nullable): the person they worked as
 * @imported: it came with an import, so all that is known of it is the plan as it was imported
 *
 * A published state of a plan [P005 act. 8, policy 9.10]. Nothing is copied when one is published: it is read from the log.
 */
typedef struct
{
  gint64 id;
  int number;
  CascadaDate date;
  char *document;
  char *note;
  char *author;
  char *person;
  gboolean imported;
} CascadaPlanVersion;

GPtrArray *cascada_versions_list (CascadaStore *store, gint64 plan, GError **error);
gboolean cascada_versions_find (CascadaStore *store, gint64 plan, int number, gint64 *moment, GError **error);
gboolean cascada_versions_find_edit (CascadaStore *store, gint64 sequence, gint64 *moment, GError **error);
GPtrArray *cascada_versions_compare (CascadaStore *store, gint64 plan, gint64 before, gint64 after, GCancellable *cancellable, GError **error);

void cascada_versions_compare_async (CascadaWorkspace *workspace, gint64 plan, gint64 before, gint64 after, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cascada_versions_compare_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error);
void cascada_versions_read_async (CascadaWorkspace *workspace, gint64 plan, gint64 moment, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CascadaSnapshot *cascada_versions_read_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
