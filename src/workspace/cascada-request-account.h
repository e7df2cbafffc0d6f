/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-request.h"

G_BEGIN_DECLS

/**
 * CascadaRequestLine: a figure that a request may change, as people read it.
 * @key: for programs; static
 * @indicator: (nullable): the indicator it is of; borrowed from the reading
 * @label: what it is; static
 */
typedef struct
{
  const char *key;
  const char *indicator;
  const char *label;
  CascadaRequestPair pair;
  gboolean is_percent;
} CascadaRequestLine;

/**
 * CascadaRequestEvent: something that was done with a request.
 * @time: microseconds since 1970, of an edit; 0 of a step
 * @date: the day it is said to have been done
 * @who: (nullable): the person
 * @what: in words
 */
typedef struct
{
  gint64 time;
  CascadaDate date;
  char *who;
  char *what;
} CascadaRequestEvent;

GArray *cascada_request_list_effects (const CascadaRequestReading *reading);
char *cascada_request_line_describe (const CascadaRequestReading *reading, const CascadaRequestLine *line);
char *cascada_request_line_format (const CascadaRequestLine *line, CascadaDecimal value);
char *cascada_request_opinion_get_use (const CascadaRequestOpinion *opinion);
GPtrArray *cascada_request_list_events (const CascadaRequestReading *reading);
GPtrArray *cascada_request_list_edits (CascadaWorkspace *workspace, const CascadaRequestReading *reading, GError **error);
GPtrArray *cascada_request_list_documents (CascadaWorkspace *workspace, const CascadaRequestReading *reading, GError **error);
const char *cascada_verdict_get_label (CascadaVerdict verdict);

G_END_DECLS
