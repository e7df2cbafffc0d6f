/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-coherence.h"

G_BEGIN_DECLS

/** CascadaCoherence: one run over a plan: the facts and what was found so far. */
typedef struct
{
  const CascadaPlanFacts *plan;
  GPtrArray *findings;
} CascadaCoherence;

/* Figures of one finding, collected before it is reported. */
typedef GStrvBuilder CascadaFigureList;

void cascada_figure_list_add (CascadaFigureList *list, const char *name, CascadaDecimal value);
void cascada_figure_list_add_text (CascadaFigureList *list, const char *name, const char *text);
void cascada_figure_list_add_count (CascadaFigureList *list, const char *name, guint count);
void cascada_figure_list_add_targets (CascadaFigureList *list, const CascadaSeries *series);

CascadaFinding *cascada_finding_new (CascadaRule rule, CascadaSeverity severity, CascadaSubject kind, guint subject, CascadaFigureList *figures, char *message, const char *repair);
void cascada_coherence_report (CascadaCoherence *check, CascadaRule rule, CascadaSeverity severity, CascadaSubject kind, guint subject, CascadaFigureList *figures, char *message, const char *repair);
gboolean cascada_coherence_is_eliminated (const CascadaCoherence *check, guint indicator);
char *cascada_coherence_get_place (const CascadaCoherence *check, CascadaSubject kind, guint subject, gboolean names);

gboolean cascada_coherence_is_blank (const char *text);
CascadaDecimal cascada_coherence_clamp (__int128 value);

/* The rules, each file its own. */
void cascada_coherence_links (CascadaCoherence *check);
void cascada_coherence_strategy (CascadaCoherence *check);
void cascada_coherence_periods (CascadaCoherence *check);
void cascada_coherence_targets (CascadaCoherence *check);
void cascada_coherence_weights (CascadaCoherence *check);
void cascada_coherence_formulation (CascadaCoherence *check);
void cascada_coherence_duplicates (CascadaCoherence *check);
void cascada_coherence_codes (CascadaCoherence *check);
void cascada_coherence_scale (CascadaCoherence *check);

G_END_DECLS
