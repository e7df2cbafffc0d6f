/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-days-off.h"

#include <glib/gi18n-lib.h>

#include "cascada-date.h"

/** cascada_days_off_new: none. */
CascadaDaysOff *
cascada_days_off_new (void)
{
  CascadaDaysOff *self = g_new (CascadaDaysOff, 1);

  self->dates = g_array_new (FALSE, FALSE, sizeof (GDate));
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cascada_days_off_free (CascadaDaysOff *self)
{
  g_array_unref (self->dates);
  g_ptr_array_unref (self->names);
  g_free (self);
}

void
cascada_days_off_add (CascadaDaysOff *self, const GDate *date, const char *name)
{
  g_return_if_fail (self != NULL && date != NULL && g_date_valid (date));

  g_array_append_vals (self->dates, date, 1);
  g_ptr_array_add (self->names, g_strdup (name));
}

/** cascada_days_off_load: Returns: (transfer full): those that the planning office entered, by date */
CascadaDaysOff *
cascada_days_off_load (CascadaStore *store, GError **error)
{
  g_autoptr (CascadaDaysOff) self = cascada_days_off_new ();
  g_autoptr (CascadaStatement) statement = NULL;
  gboolean row = TRUE;

  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  statement = cascada_store_prepare (store, "SELECT date, name FROM non_working_day WHERE removed = 0 ORDER BY date, id", error);
  if (statement == NULL)
    return NULL;
  while (cascada_statement_step (statement, &row, error))
    {
      GDate day;

      if (!row)
        return g_steal_pointer (&self);
      if (cascada_date_to_gdate ((CascadaDate) cascada_statement_get_integer (statement, 0), &day))
        cascada_days_off_add (self, &day, cascada_statement_get_text (statement, 1));
    }
  return NULL;
}

/** cascada_days_off_get_deadline: @deadline: (out): by when @quarter is reported */
void
cascada_days_off_get_deadline (const CascadaDaysOff *self, CascadaPeriod quarter, GDate *deadline)
{
  g_return_if_fail (self != NULL && deadline != NULL);

  cascada_calendar_get_deadline (quarter, (const GDate *) (gpointer) self->dates->data, self->dates->len, deadline);
}

/** cascada_weekday_get_name: Returns: untranslated, marked for gettext */
const char *
cascada_weekday_get_name (GDateWeekday weekday)
{
  static const char *const names[] = {
    NULL,
    N_ ("Monday"),
    N_ ("Tuesday"),
    N_ ("Wednesday"),
    N_ ("Thursday"),
    N_ ("Friday"),
    N_ ("Saturday"),
    N_ ("Sunday"),
  };

  g_return_val_if_fail (weekday >= G_DATE_MONDAY && weekday <= G_DATE_SUNDAY, NULL);

  return names[weekday];
}

static const char *
name_day (const CascadaDaysOff *self, const GDate *date)
{
  const char *holiday = cascada_calendar_get_holiday_name (date);

  if (holiday != NULL)
    return _ (holiday);
  if (g_date_get_weekday (date) >= G_DATE_SATURDAY)
    return _ (cascada_weekday_get_name (g_date_get_weekday (date)));
  for (guint i = 0; i < self->dates->len; i++)
    if (g_date_compare (&g_array_index (self->dates, GDate, i), date) == 0 && self->names->pdata[i] != NULL)
      return self->names->pdata[i];
  return _ ("day entered");
}

/** cascada_days_off_explain: Returns: (transfer full): what puts the deadline off: "15 Sunday, 16 Columbus Day"; "" for nothing */
char *
cascada_days_off_explain (const CascadaDaysOff *self, CascadaPeriod quarter)
{
  GString *list;
  GDate deadline, day;
  int month;

  g_return_val_if_fail (self != NULL, NULL);

  list = g_string_new (NULL);
  cascada_days_off_get_deadline (self, quarter, &deadline);
  month = cascada_period_get_end (quarter) + 1;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 15, month % 12 + 1, month / 12);
  for (; g_date_compare (&day, &deadline) < 0; g_date_add_days (&day, 1))
    g_string_append_printf (list, "%s%d %s", list->len > 0 ? ", " : "", g_date_get_day (&day), name_day (self, &day));
  return g_string_free (list, FALSE);
}
