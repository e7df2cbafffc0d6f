/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaFieldDraft:
 * @ref: record or cell whose field was typed in
 * @text: as typed
 * @message: names the field, the text and what is wrong with it
 */
typedef struct
{
  CascadaRef ref;
  guint field;
  char *text;
  char *message;
} CascadaFieldDraft;

void cascada_field_drafts_keep (CascadaWorkspace *workspace, CascadaRef ref, guint field, const char *text, const char *message);
char *cascada_field_drafts_take (CascadaWorkspace *workspace, CascadaRef ref, guint field);
void cascada_field_drafts_note (CascadaWorkspace *workspace, CascadaRef ref, guint field, const char *text);
char *cascada_field_drafts_find_noted (CascadaWorkspace *workspace, CascadaRef ref, guint field);
void cascada_field_drafts_drop_all (CascadaWorkspace *workspace);
CascadaRef cascada_field_drafts_get_record (const CascadaFieldDraft *draft);
const CascadaFieldDraft *cascada_field_drafts_get_last (CascadaWorkspace *workspace);

G_END_DECLS
