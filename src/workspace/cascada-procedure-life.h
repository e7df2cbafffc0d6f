/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-date.h"
#include "cascada-procedure.h"

G_BEGIN_DECLS

/**
 * CascadaProcedureApproval: an approval that is in force.
 * @date: of the step that gave it; %CASCADA_DATE_NONE where there is none
 * @person: id of who gave it, 0 where nobody was chosen
 */
typedef struct
{
  CascadaDate date;
  gint64 person;
} CascadaProcedureApproval;

/**
 * CascadaProcedureLife:
 * @life: what the rules look at; borrows from the rest
 * @plan: id
 * @unit: id of whose plan it is, 0 for the whole entity’s
 * @is_management: whether the procedure is for this kind of plan
 * @visited: a bit for each #CascadaPlanState that the plan was in, the present one among them
 * @since: the day of the step that brought the present state; %CASCADA_DATE_NONE where no step did
 * @leader: approval of the process leader or local mayor
 * @office: approval of the planning office
 * @hola_case: (nullable): under which the leader approved
 * @findings: (element-type CascadaCheckResult): what the check of coherence finds
 *
 * The life of one plan as its records tell it, read once and asked as often as somebody types.
 */
typedef struct
{
  CascadaPlanLife life;
  gint64 plan;
  gint64 unit;
  gboolean is_management;
  guint visited;
  CascadaDate since;
  CascadaProcedureApproval leader;
  CascadaProcedureApproval office;
  char *hola_case;
  GPtrArray *findings;

  /*< private >*/
  CascadaPeriod counted; /* whose reports the life counts */
} CascadaProcedureLife;

/**
 * CascadaProcedureOffer: a step that is shown to whoever works.
 * @is_next: the one that usually follows
 * @is_permitted: whether the role table gives it to that person
 * @is_of_state: whether the procedure has it in the present state
 * @obstacle: (nullable): what stands in the way, with cure and clause; what is typed with the step does not
 */
typedef struct
{
  CascadaPlanStep step;
  gboolean is_next;
  gboolean is_permitted;
  gboolean is_of_state;
  char *obstacle;
} CascadaProcedureOffer;

CascadaProcedureLife *cascada_procedure_life_read (CascadaWorkspace *workspace, gint64 plan, GCancellable *cancellable, GError **error);
void cascada_procedure_life_read_async (CascadaWorkspace *workspace, gint64 plan, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CascadaProcedureLife *cascada_procedure_life_read_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error);
void cascada_procedure_life_free (CascadaProcedureLife *self);
GPtrArray *cascada_procedure_life_check (CascadaProcedureLife *self, CascadaWorkspace *workspace, CascadaPlanStep step, const CascadaStepDetails *details, CascadaDate today, GError **error);
GPtrArray *cascada_procedure_life_list_offers (CascadaProcedureLife *self, CascadaWorkspace *workspace, CascadaDate today, GError **error);
char *cascada_procedure_find_obstacle (const GPtrArray *conditions);
gboolean cascada_procedure_check_date (CascadaDate date, CascadaDate today, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaProcedureLife, cascada_procedure_life_free)

G_END_DECLS
