/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-csv-export.h"
#include "cascada-import.h"

G_BEGIN_DECLS

/** A folder of its own with a workspace in it. */
typedef struct
{
  char *folder;
  CascadaWorkspace *workspace;
} ImportFixture;

/* Around all tests of a program: backups go to a folder of its own. */
void import_tests_init (int *argc, char ***argv);
int import_tests_run (void);

void import_fixture_set_up (ImportFixture *fixture, gconstpointer data);
void import_fixture_tear_down (ImportFixture *fixture, gconstpointer data);
char *import_fixture_write (ImportFixture *fixture, const char *name, const char *bytes, gssize length);
CascadaWorkspace *import_fixture_open (ImportFixture *fixture, const char *name);

/* Imports files (a list ended by NULL); must be able to run. */
CascadaImportResult *import_files (CascadaWorkspace *workspace, CascadaImportRequest request, ...) G_GNUC_NULL_TERMINATED;
CascadaImportResult *import_text (ImportFixture *fixture, CascadaImportRequest request, const char *bytes);
CascadaImportResult *import_sample (ImportFixture *fixture, const char *profile, const char *const *names);

char *describe_findings (const CascadaImportResult *result, CascadaSeverity least);
char *describe_counts (const CascadaImportResult *result);
char *export_text (CascadaWorkspace *workspace, gint64 plan, CascadaCsvStyle style);
gint64 count_edits (CascadaWorkspace *workspace);
CascadaRecord *find_indicator (CascadaWorkspace *workspace, gint64 plan, const char *code);

G_END_DECLS
