/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the steps of a request ask for besides the rules: the plan, the goal and the opinions (domain §9). */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"
#include "cascada-modification-private.h"

static char *
say_plan (const CascadaModification *request)
{
  if (cascada_lifecycle_takes_requests (request->plan_state))
    return NULL;
  /* Translators: a year; the state of the plan */
  return g_strdup_printf (_ ("The plan of %d is not published, but “%s”"), request->year, cascada_plan_state_get_label (request->plan_state));
}

static char *
say_change (const CascadaModification *request)
{
  if (cascada_modification_get_parts (request) != CASCADA_MODIFICATION_NONE)
    return NULL;
  return g_strdup (_ ("0 values change"));
}

static char *
say_changed_meanwhile (const CascadaModification *request)
{
  if (request->n_changed_meanwhile == 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u value of the goal is not any more what the request found",
                                       "%u values of the goal are not any more what the request found", request->n_changed_meanwhile),
                          request->n_changed_meanwhile);
}

static char *
say_hearing (const CascadaModification *request)
{
  if ((request->is_cross_cutting && !request->leads_own_goal) || request->is_local_plan)
    return NULL;
  return g_strdup (_ ("0 opinions are to be asked for: no other process leads the goal, and the plan is not a local office’s"));
}

/* The first that is waited for; %NULL where none is. */
static char *
say_waiting (const CascadaModification *request)
{
  g_auto (CascadaModificationAnswer) leader = cascada_modification_ask (request, CASCADA_MODIFICATION_RULE_M7, CASCADA_MODIFICATION_NO_STEP);
  g_auto (CascadaModificationAnswer) local = cascada_modification_ask (request, CASCADA_MODIFICATION_RULE_M8, CASCADA_MODIFICATION_NO_STEP);

  if (leader.verdict == CASCADA_VERDICT_NEEDS_ANSWER)
    return g_steal_pointer (&leader.message);
  return local.verdict == CASCADA_VERDICT_NEEDS_ANSWER ? g_steal_pointer (&local.message) : NULL;
}

static char *
say_reason (const CascadaModification *request)
{
  g_autofree char *day = cascada_date_format (request->today);

  return cascada_coherence_is_blank (request->text) ? g_strdup_printf (_ ("No reason is given on %s"), day) : NULL;
}

static const struct
{
  const char *id;
  char *(*say) (const CascadaModification *request); /* what stands in the way; %NULL where met */
  const char *clause;
  const char *label;
  const char *cure;
} asks[] = {
  [CASCADA_MODIFICATION_ASK_PLAN] = { "plan", say_plan, N_ ("PLE-PIN-P005, policy 9"), N_ ("The plan is published"),
                                      N_ ("Until it is published its goals are changed in the draft; once its year is closed, no more") },
  [CASCADA_MODIFICATION_ASK_CHANGE] = { "change", say_change, N_ ("PLE-PIN-P005, policy 9"), N_ ("Something changes"), N_ ("Enter at least one new value for the goal") },
  [CASCADA_MODIFICATION_ASK_SAME] = { "same", say_changed_meanwhile, N_ ("PLE-PIN-P005, policies 9.2 and 9.9"), N_ ("The goal is as the request found it"),
                                      N_ ("Compare what was, what is and what is proposed, and take over the present values") },
  [CASCADA_MODIFICATION_ASK_HEARING] = { "hearing", say_hearing, N_ ("PLE-PIN-P005, policies 9.6 and 9.7"), N_ ("An opinion is to be asked for"), N_ ("Take the request up") },
  [CASCADA_MODIFICATION_ASK_HEARD] = { "heard", say_waiting, N_ ("PLE-PIN-P005, policies 9.6 and 9.7"), N_ ("The opinions are there"),
                                       N_ ("Record them first, or deny the request") },
  [CASCADA_MODIFICATION_ASK_REASON] = { "reason", say_reason, N_ ("PLE-PIN-P005, policy 9.9"), N_ ("A reason is given"), N_ ("Write what is to be completed or adjusted") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (asks) == CASCADA_N_MODIFICATION_ASKS);

/** cascada_modification_waits_for_opinion: whether M7 or M8 asks for one that is not there. */
gboolean
cascada_modification_waits_for_opinion (const CascadaModification *request)
{
  g_autofree char *waiting = say_waiting (request);

  return waiting != NULL;
}

/** cascada_modification_add_asks: @wanted: a set of bits by #CascadaModificationAsk. */
void
cascada_modification_add_asks (const CascadaModification *request, guint wanted, GPtrArray *conditions)
{
  for (guint i = 0; i < CASCADA_N_MODIFICATION_ASKS; i++)
    if (wanted & 1u << i)
      {
        char *message = asks[i].say (request);

        cascada_conditions_add (conditions, &(CascadaCondition){
                                                message == NULL ? CASCADA_VERDICT_MET : CASCADA_VERDICT_NOT_MET,
                                                asks[i].id,
                                                _ (asks[i].label),
                                                _ (asks[i].clause),
                                                message,
                                                _ (asks[i].cure),
                                            });
      }
}
