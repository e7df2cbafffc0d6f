/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-coherence.h"

G_BEGIN_DECLS

/** CascadaCheck: one run over a plan: the facts and what was found so far. */
typedef struct
{
  const CascadaPlanFacts *plan;
  GPtrArray *findings;
} CascadaCheck;

/* Figures of one finding, collected before it is reported. */
typedef GStrvBuilder CascadaFigureList;

void cascada_figure_list_add (CascadaFigureList *list, const char *name, CascadaDecimal value);
void cascada_figure_list_add_text (CascadaFigureList *list, const char *name, const char *text);
void cascada_figure_list_add_count (CascadaFigureList *list, const char *name, guint count);
void cascada_figure_list_add_targets (CascadaFigureList *list, const CascadaSeries *series);

void cascada_check_report (CascadaCheck *check, CascadaRule rule, CascadaSeverity severity, CascadaSubject kind, guint subject, CascadaFigureList *figures, char *message, const char *repair);
gboolean cascada_check_is_eliminated (const CascadaCheck *check, guint indicator);
char *cascada_check_get_place (const CascadaCheck *check, CascadaSubject kind, guint subject, gboolean names);

gboolean cascada_check_is_blank (const char *text);
CascadaDecimal cascada_check_clamp (__int128 value);

/* The rules, each file its own. */
void cascada_check_links (CascadaCheck *check);
void cascada_check_periods (CascadaCheck *check);
void cascada_check_targets (CascadaCheck *check);
void cascada_check_weights (CascadaCheck *check);
void cascada_check_formulation (CascadaCheck *check);
void cascada_check_duplicates (CascadaCheck *check);
void cascada_check_codes (CascadaCheck *check);
void cascada_check_scale (CascadaCheck *check);

G_END_DECLS
