/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-import-dialog.h"

#include "cascada-job.h"

G_BEGIN_DECLS

struct _CascadaImportDialog
{
  AdwWindow parent_instance;

  CascadaWorkspace *workspace;
  CascadaJob *job; /* while a dry run or an import runs */
  GPtrArray *files;
  GPtrArray *profiles;
  gboolean dry_run;
  gboolean profile_chosen; /* by a person: files no longer decide it */
  gboolean guessing;

  AdwComboRow *kind_row;
  AdwComboRow *numbers_row;
  AdwPreferencesGroup *reading_group;
  AdwComboRow *profile_row;
  GtkButton *add_button;
  GtkButton *back_button;
  GtkButton *cancel_button;
  GtkButton *check_button;
  GtkButton *import_button;
  GtkEditable *title_row;
  GtkEditable *years_row;
  GtkLabel *counts;
  GtkLabel *problem;
  GtkLabel *step;
  GtkLabel *verdict;
  GtkListBox *files_list;
  GtkListView *findings;
  GtkProgressBar *progress;
  GtkRevealer *problem_revealer;
  GtkRevealer *progress_revealer;
  GtkStack *steps;
};

/* The list of files, and what their headers say. */
void cascada_import_dialog_init_files (CascadaImportDialog *self);
void cascada_import_dialog_choose_files (CascadaImportDialog *self);
void cascada_import_dialog_update (CascadaImportDialog *self);

G_END_DECLS
