/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-days-off.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"

#include "cascada-non-working-day.h"

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

/** cascada_days_off_add: one more day on which nobody works; @name is copied. */
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

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, message);
  return FALSE;
}

static gboolean
check_day (CascadaStore *store, CascadaDate date, const char *name, GError **error)
{
  g_autofree char *shown = cascada_date_format (date);
  g_autofree char *message = NULL;
  gint64 n;
  GDate day;

  if (!cascada_date_to_gdate (date, &day))
    return refuse (error, _ ("Say which day is not worked"));
  if (name == NULL || *name == '\0')
    return refuse (error, _ ("Say why the day is not worked"));
  if (!cascada_store_query_integer (store, "SELECT count (*) FROM non_working_day WHERE date = ?1 AND removed = 0", date, &n, error))
    return FALSE;
  if (n > 0)
    message = g_strdup_printf (_ ("%s is entered already"), shown);
  else if (cascada_calendar_get_holiday_name (&day) != NULL)
    message = g_strdup_printf (_ ("%s is a holiday already: %s"), shown, _ (cascada_calendar_get_holiday_name (&day)));
  else if (g_date_get_weekday (&day) >= G_DATE_SATURDAY)
    message = g_strdup_printf (_ ("%s is a %s, which is not worked anyway"), shown, _ (cascada_weekday_get_name (g_date_get_weekday (&day))));
  return message == NULL || refuse (error, message);
}

/**
 * cascada_days_off_enter:
 * @name: why it is not worked
 * @error: %CASCADA_ERROR_REFUSED: what is missing, that the day is not worked anyway, or who may, with the clause
 *
 * One more day without work, which moves the deadlines that fall on it: one edit [P005 act. 9, note 2].
 */
gboolean
cascada_days_off_enter (CascadaWorkspace *workspace, CascadaDate date, const char *name, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name != NULL ? name : ""));
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  CascadaRef ref = { .kind = CASCADA_KIND_NON_WORKING_DAY };

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), FALSE);

  if (!check_day (cascada_workspace_get_store (workspace), date, stripped, error) ||
      !cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, _ ("Enter a day without work"), error))
    return FALSE;
  values[CASCADA_NON_WORKING_DAY_DATE - 1] = cascada_value_integer (date);
  values[CASCADA_NON_WORKING_DAY_NAME - 1] = cascada_value_text (stripped);
  return cascada_workspace_end (workspace, cascada_workspace_create (workspace, &ref, 0, values, error), error);
}

/** cascada_days_off_withdraw: @id: of a day entered, which is worked after all: one edit */
gboolean
cascada_days_off_withdraw (CascadaWorkspace *workspace, gint64 id, GError **error)
{
  CascadaRef ref = { CASCADA_KIND_NON_WORKING_DAY, CASCADA_PERIOD_NONE, id };

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), FALSE);

  return cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, _ ("Remove a day without work"), error) &&
         cascada_workspace_end (workspace, cascada_workspace_remove (workspace, ref, error), error);
}
