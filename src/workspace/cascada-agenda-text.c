/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What awaits somebody, in words. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-agenda.h"

static const struct
{
  const char *label;
  const char *clause;
} kinds[] = {
  [CASCADA_AGENDA_KIND_OVERDUE] = { N_ ("Late Reports"), N_ ("PLE-PIN-P005, activity 9, note 2") },
  [CASCADA_AGENDA_KIND_RETURNED] = { N_ ("Reports Returned"), N_ ("PLE-PIN-P005, activities 10 and 11") },
  [CASCADA_AGENDA_KIND_DUE] = { N_ ("Reports Due"), N_ ("PLE-PIN-P005, activity 9, note 2") },
  [CASCADA_AGENDA_KIND_COMPLETE] = { N_ ("Reports the Planning Office Completes"), N_ ("PLE-PIN-P005, policy 8") },
  [CASCADA_AGENDA_KIND_VERIFY] = { N_ ("Reports to Check"), N_ ("PLE-PIN-P005, activity 10") },
  [CASCADA_AGENDA_KIND_OBSERVATIONS] = { N_ ("Observations"), N_ ("PLE-PIN-P005, activities 6 and 7") },
  [CASCADA_AGENDA_KIND_REQUEST_RETURNED] = { N_ ("Modification Requests Given Back"), N_ ("PLE-PIN-P005, policy 9.9") },
  [CASCADA_AGENDA_KIND_REQUEST_LIMIT] = { N_ ("Modification Requests to Present"), N_ ("PLE-PIN-P005, policy 9.1") },
  [CASCADA_AGENDA_KIND_REQUEST_REVIEW] = { N_ ("Modification Requests to Take Up"), N_ ("PLE-PIN-P005, policy 9.9") },
  [CASCADA_AGENDA_KIND_REQUEST_DECIDE] = { N_ ("Modification Requests to Decide"), N_ ("PLE-PIN-P005, policy 9.9") },
  [CASCADA_AGENDA_KIND_REQUEST_OPINION] = { N_ ("Opinions to Obtain"), N_ ("PLE-PIN-P005, policies 9.6 and 9.7") },
  [CASCADA_AGENDA_KIND_REQUEST_SEND] = { N_ ("Adjusted Versions to Send"), N_ ("PLE-PIN-P005, policy 9.10") },
  [CASCADA_AGENDA_KIND_REQUEST_PUBLISH] = { N_ ("Adjusted Versions to Publish"), N_ ("PLE-PIN-P005, policy 9.10") },
  [CASCADA_AGENDA_KIND_STEP] = { N_ ("Plans That Wait for a Step"), N_ ("PLE-PIN-P005, activities 3 to 8") },
  [CASCADA_AGENDA_KIND_UPCOMING] = { N_ ("Coming Next"), N_ ("PLE-PIN-P005, activity 9, note 2") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == CASCADA_N_AGENDA_KINDS);

/** cascada_agenda_kind_get_label: heading of a group, translated: "Late Reports". */
const char *
cascada_agenda_kind_get_label (CascadaAgendaKind kind)
{
  g_return_val_if_fail ((guint) kind < CASCADA_N_AGENDA_KINDS, NULL);

  return _ (kinds[kind].label);
}

/** cascada_agenda_kind_get_clause: where the procedure asks for it, translated. */
const char *
cascada_agenda_kind_get_clause (CascadaAgendaKind kind)
{
  g_return_val_if_fail ((guint) kind < CASCADA_N_AGENDA_KINDS, NULL);

  return _ (kinds[kind].clause);
}

static char *
describe_days (int days)
{
  if (days == 0)
    return g_strdup (_ ("today is the last day"));
  if (days > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day left", "%d days left", (gulong) days), days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) -days), -days);
}

static char *
describe_reports (const CascadaAgendaItem *item)
{
  g_autofree char *quarter = cascada_period_get_label (item->quarter);
  g_autofree char *deadline = cascada_date_format (item->deadline);
  g_autofree char *days = describe_days (item->days);

  if (item->kind == CASCADA_AGENDA_KIND_RETURNED || item->kind == CASCADA_AGENDA_KIND_VERIFY)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u report of %s", "%u reports of %s", item->n), item->n, quarter);
  /* Translators: a count, a quarter, a date, and how many days are left or it is late */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u report of %s, until %s: %s", "%u reports of %s, until %s: %s", item->n),
                          item->n, quarter, deadline, days);
}

/** cascada_agenda_item_describe: what it is, without the plan's name, translated. Returns: (transfer full) */
char *
cascada_agenda_item_describe (const CascadaAgendaItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  if (item->request != 0)
    return g_strdup (item->text);
  switch (item->kind)
    {
    case CASCADA_AGENDA_KIND_STEP:
      return g_strdup_printf (_ ("Next step: %s"), cascada_deed_get_label (cascada_plan_step_get_deed (item->step)));
    case CASCADA_AGENDA_KIND_OBSERVATIONS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u observation", "%u observations", item->n), item->n);
    default:
      return describe_reports (item);
    }
}
