/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-fields.h"

#include <glib/gi18n.h>

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-plan.h"
#include "cascada-request-field.h"
#include "cascada-target.h"
#include "cascada-weight.h"

struct _CascadaRequestFields
{
  AdwBin parent_instance;

  CascadaWorkspace *workspace;
  GPtrArray *fields; /* of CascadaRequestField */
  GtkBox *groups;

  const CascadaRequestReading *written; /* while it is shown */
  CascadaDate today;
  gboolean writable;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaRequestFields, cascada_request_fields, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static const guint goal_fields[] = { CASCADA_GOAL_NAME, CASCADA_GOAL_ELIMINATED, 0 };
static const guint indicator_fields[] = { CASCADA_INDICATOR_TOTAL, CASCADA_INDICATOR_ANNUALISATION, CASCADA_INDICATOR_NAME,
                                          CASCADA_INDICATOR_UNIT_OF_MEASURE, CASCADA_INDICATOR_FORMULA, CASCADA_INDICATOR_NUMERATOR,
                                          CASCADA_INDICATOR_DENOMINATOR, CASCADA_INDICATOR_DELIVERABLES, CASCADA_INDICATOR_BASELINE, 0 };

static void
changed_cb (CascadaRequestFields *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static const CascadaRequestValue *
find_value (CascadaRequestFields *self, CascadaRef ref, guint field)
{
  for (guint i = 0; i < self->written->values->len; i++)
    {
      const CascadaRequestValue *value = self->written->values->pdata[i];

      if (value->field == field && cascada_ref_equal (&value->ref, &ref))
        return value;
    }
  return NULL;
}

static CascadaRequestField *
find_field (CascadaRequestFields *self, CascadaRef ref, guint field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (cascada_request_field_is_of (self->fields->pdata[i], ref, field))
      return self->fields->pdata[i];
  return NULL;
}

static void
add_field (CascadaRequestFields *self, CascadaRequestField *field)
{
  g_signal_connect_object (field, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->fields, field);
}

static int
get_year (CascadaRequestFields *self)
{
  return cascada_period_get_year (self->written->effect->cut);
}

/* A weight holds until a later one is stated. */
static void
read_weight (CascadaRequestFields *self, CascadaRef ref, CascadaValue *value)
{
  int first = (int) cascada_record_get_integer (self->written->plan, CASCADA_PLAN_FIRST_YEAR);

  for (int year = cascada_period_get_year (ref.period); year >= first; year--)
    {
      g_autoptr (CascadaRecord) record = NULL;

      ref.period = CASCADA_PERIOD_YEAR (year);
      record = cascada_workspace_get_record (self->workspace, ref, NULL);
      if (record == NULL || cascada_record_is_removed (record))
        continue;
      cascada_value_copy (cascada_record_get_value (record, CASCADA_WEIGHT_VALUE), value);
      return;
    }
}

static void
read_present (CascadaRequestFields *self, CascadaRef ref, guint field, const CascadaRequestValue *proposed, CascadaValue *value)
{
  g_autoptr (CascadaRecord) record = NULL;

  *value = CASCADA_VALUE_INIT;
  if (proposed != NULL && proposed->now.type != CASCADA_VALUE_NONE)
    cascada_value_copy (&proposed->now, value);
  else if (ref.kind == CASCADA_KIND_WEIGHT)
    read_weight (self, ref, value);
  else
    {
      record = cascada_workspace_get_record (self->workspace, ref, NULL);
      if (record != NULL && !cascada_record_is_removed (record))
        cascada_value_copy (cascada_record_get_value (record, field), value);
    }
}

static void
show_field (CascadaRequestFields *self, CascadaRef ref, guint field)
{
  const CascadaRequestValue *proposed = find_value (self, ref, field);
  g_auto (CascadaValue) present = CASCADA_VALUE_INIT;
  g_autoptr (GError) locked = NULL;

  read_present (self, ref, field, proposed, &present);
  cascada_request_is_locked (self->workspace, ref, self->today, &locked);
  cascada_request_field_show (find_field (self, ref, field), &present, proposed, locked != NULL ? locked->message : NULL, self->writable);
}

static const char *
get_title (CascadaRef ref, guint field)
{
  if (ref.kind == CASCADA_KIND_GOAL && field == CASCADA_GOAL_ELIMINATED)
    return _ ("Mark as “Meta eliminada”");
  return g_dgettext (GETTEXT_PACKAGE, cascada_field_get (ref.kind, field)->label);
}

static GtkListBox *
add_group (CascadaRequestFields *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *label = gtk_label_new (title), *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (self->groups, box);
  return GTK_LIST_BOX (list);
}

static void
append_field (CascadaRequestFields *self, GtkListBox *list, CascadaRef ref, guint field, const char *title)
{
  CascadaRequestField *row;

  if (find_field (self, ref, field) != NULL)
    return;
  row = cascada_request_field_new (self->workspace, self->written->item->id, ref, field, title);
  add_field (self, row);
  gtk_list_box_append (list, cascada_request_field_get_row (row));
  show_field (self, ref, field);
}

static void
append_fields (CascadaRequestFields *self, GtkListBox *list, CascadaRef ref, const guint *fields)
{
  for (; *fields != 0; fields++)
    append_field (self, list, ref, *fields, get_title (ref, *fields));
  for (guint i = 0; i < self->written->values->len; i++)
    {
      const CascadaRequestValue *value = self->written->values->pdata[i];

      if (cascada_ref_equal (&value->ref, &ref))
        append_field (self, list, ref, value->field, get_title (ref, value->field));
    }
}

/* --- targets --- */

static GtkWidget *
new_heading (const char *text, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "caption-heading");
  return label;
}

static void
attach_target (CascadaRequestFields *self, GtkGrid *grid, int y, CascadaRef ref)
{
  g_autofree char *period = cascada_period_get_label (ref.period);
  g_autofree char *title = g_strdup_printf (_ ("Proposed target, %s"), period);
  CascadaRequestField *cell = cascada_request_field_new_cell (self->workspace, self->written->item->id, ref, CASCADA_TARGET_VALUE, title);
  GtkWidget *label = gtk_label_new (period);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  add_field (self, cell);
  gtk_grid_attach (grid, label, 0, y, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (cascada_request_field_get_present_label (cell)), 1, y, 1, 1);
  gtk_grid_attach (grid, cascada_request_field_get_row (cell), 2, y, 1, 1);
  show_field (self, ref, CASCADA_TARGET_VALUE);
}

static gboolean
has_target (CascadaRequestFields *self, CascadaRef ref)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (self->workspace, ref, NULL);

  return (record != NULL && !cascada_record_is_removed (record)) || find_value (self, ref, CASCADA_TARGET_VALUE) != NULL;
}

/* The periods that the plan uses in the year, and those of other years that have a target. */
static void
append_targets (CascadaRequestFields *self, GtkListBox *list, gint64 indicator)
{
  g_autoptr (CascadaFigures) figures = cascada_workspace_get_figures (self->workspace, self->written->item->plan, NULL);
  GtkWidget *row = adw_preferences_row_new (), *grid = gtk_grid_new ();
  const CascadaPeriod *periods;
  guint n_periods = 0;
  int y = 1;

  periods = figures != NULL ? cascada_figures_get_periods (figures, &n_periods) : NULL;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Targets"));
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  g_object_set (grid, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12, NULL);
  gtk_grid_attach (GTK_GRID (grid), new_heading (_ ("Target"), 0), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), new_heading (C_ ("value", "Present"), 1), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), new_heading (C_ ("value", "Proposed"), 1), 2, 0, 1, 1);
  for (guint i = 0; i < n_periods; i++)
    {
      CascadaRef ref = { CASCADA_KIND_TARGET, periods[i], indicator };

      if (cascada_period_get_year (periods[i]) == get_year (self) || has_target (self, ref))
        attach_target (self, GTK_GRID (grid), y++, ref);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list, row);
}

static void
append_indicator (CascadaRequestFields *self, const CascadaRequestIndicatorEffect *indicator)
{
  CascadaRef ref = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, indicator->indicator };
  CascadaRef weight = { CASCADA_KIND_WEIGHT, CASCADA_PERIOD_YEAR (get_year (self)), indicator->indicator };
  g_autofree char *heading = g_strdup_printf (_ ("Indicator: %s"), indicator->name);
  g_autofree char *title = g_strdup_printf (_ ("Weight of %d in percent"), get_year (self));
  GtkListBox *list = add_group (self, heading);

  append_targets (self, list, indicator->indicator);
  append_field (self, list, weight, CASCADA_WEIGHT_VALUE, title);
  append_fields (self, list, ref, indicator_fields);
}

static void
build (CascadaRequestFields *self)
{
  const GPtrArray *indicators = self->written->effect->indicators;
  CascadaRef goal = cascada_record_get_ref (self->written->goal);

  append_fields (self, add_group (self, _ ("Goal")), goal, goal_fields);
  for (guint i = 0; i < indicators->len; i++)
    append_indicator (self, indicators->pdata[i]);
}

static void
refresh (CascadaRequestFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      CascadaRequestChange change;
      gboolean changed;

      cascada_request_field_read (self->fields->pdata[i], &change, &changed, NULL);
      show_field (self, change.ref, change.field);
      cascada_value_clear (&change.value);
    }
}

static void
cascada_request_fields_dispose (GObject *object)
{
  CascadaRequestFields *self = CASCADA_REQUEST_FIELDS (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (cascada_request_fields_parent_class)->dispose (object);
}

static void
cascada_request_fields_class_init (CascadaRequestFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cascada_request_fields_dispose;
  signals[CHANGED] = g_signal_new ("changed", CASCADA_TYPE_REQUEST_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cascada_request_fields_init (CascadaRequestFields *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->groups));
}

/**
 * cascada_request_fields_show:
 * @written: the request as it is in the file; not kept
 * @today: a period whose cut-off has passed is locked
 */
void
cascada_request_fields_show (CascadaRequestFields *self, CascadaWorkspace *workspace, const CascadaRequestReading *written, CascadaDate today,
                             gboolean writable)
{
  g_return_if_fail (CASCADA_IS_REQUEST_FIELDS (self) && written != NULL);

  g_set_object (&self->workspace, workspace);
  self->written = written;
  self->today = today;
  self->writable = writable;
  if (self->fields->len == 0)
    build (self);
  else
    refresh (self);
  self->written = NULL;
}

static void
clear_change (gpointer change)
{
  cascada_value_clear (&((CascadaRequestChange *) change)->value);
}

/**
 * cascada_request_fields_read:
 * @error: (out) (optional): the first thing typed that is no value; it is left out
 *
 * Returns: (transfer full) (element-type CascadaRequestChange): what is typed and not yet in the draft
 */
GArray *
cascada_request_fields_read (CascadaRequestFields *self, GError **error)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (CascadaRequestChange));

  g_array_set_clear_func (changes, clear_change);
  for (guint i = 0; i < self->fields->len; i++)
    {
      CascadaRequestChange change;
      gboolean changed = FALSE;

      if (!cascada_request_field_read (self->fields->pdata[i], &change, &changed, error != NULL && *error == NULL ? error : NULL) || !changed)
        cascada_value_clear (&change.value);
      else
        g_array_append_val (changes, change);
    }
  return changes;
}

/** cascada_request_fields_has_changes: whether something typed is not yet in the draft. */
gboolean
cascada_request_fields_has_changes (CascadaRequestFields *self)
{
  g_autoptr (GArray) changes = cascada_request_fields_read (self, NULL);

  return changes->len > 0;
}
