/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-versions-row.h"

#include <glib/gi18n.h>

#include "cascada-field-text.h"

#define LABEL_CHARS 20 /* room for the name of a field */
#define LINE_CHARS 60  /* what is longer stands below its name, over the whole width */
#define INDENT 18

typedef struct
{
  GtkWidget *row;
  GtkGrid *grid;
  GString *told; /* for assistive technology */
  int n_lines;
} Builder;

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_caption (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label;

  if (text == NULL)
    return;
  label = new_label (text, "caption");
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* @caption: (nullable): where it is, or what kind of thing; @level: of indentation */
static void
builder_init (Builder *self, const char *caption, const char *title, const char *css_class, int level)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), FALSE);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12 + INDENT * level);
  gtk_widget_set_margin_end (box, 12);
  add_caption (box, caption, "dim-label");
  gtk_box_append (GTK_BOX (box), new_label (title, css_class));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 3);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), box);
  self->told = g_string_new (NULL);
}

static GtkWidget *
builder_finish (Builder *self, const char *name)
{
  g_autofree char *told = g_string_free (g_steal_pointer (&self->told), FALSE);

  gtk_widget_set_visible (GTK_WIDGET (self->grid), self->n_lines > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
  return self->row;
}

/* Below what there is, over the whole width. */
static GtkWidget *
add_wide (Builder *self, const char *text, const char *css_class)
{
  GtkWidget *label = new_label (text, css_class);

  gtk_grid_attach (self->grid, label, 0, self->n_lines++, 2, 1);
  return label;
}

static void
add_line (Builder *self, const char *name, const char *text)
{
  GtkWidget *label = new_label (name, "dim-label"), *value = new_label (text, NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_grid_attach (self->grid, label, 0, self->n_lines, 1, 1);
  gtk_grid_attach (self->grid, value, 1, self->n_lines++, 1, 1);
}

/* For a screen reader. */
static void
tell (Builder *self, const char *name, const char *text)
{
  g_string_append_printf (self->told, "%s%s: %s", self->told->len > 0 ? "; " : "", name, text);
}

static void
add_text (Builder *self, const char *name, const char *text)
{
  tell (self, name, text);
  if (g_utf8_strlen (text, -1) <= LINE_CHARS)
    {
      add_line (self, name, text);
      return;
    }
  add_wide (self, name, "dim-label");
  add_wide (self, text, NULL);
}

/* --- what is different --- */

static CascadaRef
get_owner (CascadaRef ref)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);

  return klass->is_cell ? (CascadaRef){ klass->parent_kind, CASCADA_PERIOD_NONE, ref.id } : ref;
}

static char *
name_line (const CascadaDifference *difference)
{
  CascadaRecordClass *klass = cascada_kind_get_class (difference->ref.kind);
  const CascadaField *field = cascada_field_get (difference->ref.kind, difference->field);
  const char *label = g_dgettext (GETTEXT_PACKAGE, difference->field == cascada_field_find (klass->kind, "value") ? klass->label : field->label);
  g_autofree char *period = NULL;

  if (!klass->is_cell)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, field->label));
  period = cascada_period_get_label (difference->ref.period);
  /* Translators: what is kept by period and the period, as in “Target, Q2 2025” */
  return g_strdup_printf (_ ("%s, %s"), label, period);
}

static char *
write_value (const CascadaDifference *difference, const CascadaValue *value, const char *name)
{
  if (value->type == CASCADA_VALUE_NONE)
    return g_strdup (_ ("nothing"));
  return name != NULL ? g_strdup (name) : cascada_field_to_text (difference->ref.kind, difference->field, value);
}

/* How many bytes both begin with, in whole words. */
static gsize
count_same_start (const char *a, const char *b)
{
  gsize same = 0;

  for (gsize i = 0; a[i] == b[i] && a[i] != '\0'; i++)
    if (a[i] == ' ')
      same = i + 1;
  return same;
}

/* How many both end with, where @limit is all that may be of it. */
static gsize
count_same_end (const char *a, gsize length_a, const char *b, gsize length_b, gsize limit)
{
  gsize same = 0;

  for (gsize i = 1; i <= limit && a[length_a - i] == b[length_b - i]; i++)
    if (a[length_a - i] == ' ')
      same = i;
  return same;
}

static void
underline (GtkWidget *label, gsize start, gsize end)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

  if (start >= end)
    return;
  line->start_index = (guint) start;
  line->end_index = (guint) end;
  pango_attr_list_insert (attributes, line);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

/* Of two long texts, the words that are not the same. */
static void
add_both (Builder *self, const char *old, const char *value)
{
  g_autofree char *minus = g_strdup_printf ("− %s", old);
  g_autofree char *plus = g_strdup_printf ("+ %s", value);
  GtkWidget *first = add_wide (self, minus, "dim-label"), *second = add_wide (self, plus, NULL);
  gsize n_old = strlen (old), n_value = strlen (value), start = count_same_start (old, value),
        end = count_same_end (old, n_old, value, n_value, MIN (n_old, n_value) - start);

  if (start + end == 0)
    return;
  underline (first, strlen ("− ") + start, strlen ("− ") + n_old - end);
  underline (second, strlen ("+ ") + start, strlen ("+ ") + n_value - end);
}

/* @whole: the record as such came or went, so there is but one value */
static void
add_change (Builder *self, const CascadaDifference *difference, gboolean whole)
{
  g_autofree char *name = name_line (difference);
  g_autofree char *old = write_value (difference, &difference->old, difference->old_name);
  g_autofree char *value = write_value (difference, &difference->value, difference->name);
  g_autofree char *both = g_strdup_printf ("%s → %s", old, value);

  if (whole)
    {
      add_text (self, name, difference->what == CASCADA_DIFFERENCE_REMOVED ? old : value);
      return;
    }
  tell (self, name, both);
  if (g_utf8_strlen (both, -1) <= LINE_CHARS)
    add_line (self, name, both);
  else
    {
      add_wide (self, name, "dim-label");
      add_both (self, old, value);
    }
}

/* NULL where it stands by itself */
static char *
get_above (const CascadaDifference *difference)
{
  gsize own = strlen (difference->title) + strlen (" › ");

  return strlen (difference->place) > own ? g_strndup (difference->place, strlen (difference->place) - own) : NULL;
}

static void
init_difference (Builder *self, const CascadaDifference *difference)
{
  g_autofree char *above = get_above (difference);
  GtkWidget *box;

  builder_init (self, above, difference->title, "heading", 0);
  box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self->row));
  if (difference->field == 0 && difference->what == CASCADA_DIFFERENCE_ADDED)
    add_caption (box, _ ("Added"), "success");
  else if (difference->field == 0)
    add_caption (box, _ ("Removed"), "error");
  gtk_box_reorder_child_after (GTK_BOX (box), GTK_WIDGET (self->grid), gtk_widget_get_last_child (box));
}

/**
 * cascada_versions_row_new_difference:
 * @differences: (element-type CascadaDifference): of cascada_snapshot_compare()
 * @index: (inout): of the first that is told; behind the last
 *
 * Returns: (transfer floating): all that is different in one record, its weights and targets among it
 */
GtkWidget *
cascada_versions_row_new_difference (GPtrArray *differences, guint *index)
{
  const CascadaDifference *first = differences->pdata[*index];
  const char *what = first->what == CASCADA_DIFFERENCE_ADDED ? _ ("Added") : _ ("Removed");
  CascadaRef owner = get_owner (first->ref);
  g_autofree char *name = first->field == 0 ? g_strdup_printf ("%s: %s", what, first->place) : g_strdup (first->place);
  Builder builder = { 0 };

  init_difference (&builder, first);
  while (*index < differences->len)
    {
      const CascadaDifference *difference = differences->pdata[*index];
      CascadaRef ref = get_owner (difference->ref);

      if (!cascada_ref_equal (&ref, &owner) || (difference != first && difference->field == 0))
        break;
      if (difference->field > 0)
        add_change (&builder, difference, first->field == 0);
      ++*index;
    }
  return builder_finish (&builder, name);
}

/* --- the plan as it was --- */

static guint
find_field (CascadaKind kind, const char *name, const char *other)
{
  guint field = cascada_field_find (kind, name);

  return field > 0 ? field : cascada_field_find (kind, other);
}

static void
add_fields (Builder *self, CascadaSnapshot *snapshot, CascadaRecord *record)
{
  CascadaRecordClass *klass = CASCADA_RECORD_GET_CLASS (record);
  guint code = find_field (klass->kind, "code", "number"), name = find_field (klass->kind, "name", "title"),
        position = cascada_field_find (klass->kind, "position");

  for (guint field = 1; field <= klass->n_fields; field++)
    {
      const CascadaField *declaration = &klass->fields[field - 1];
      const CascadaValue *value = cascada_record_get_value (record, field);
      g_autofree char *text = NULL;

      if (field == code || field == name || field == position || field == klass->parent_field || value->type == CASCADA_VALUE_NONE ||
          (declaration->type == CASCADA_FIELD_BOOLEAN && value->integer == 0))
        continue;
      if (declaration->type == CASCADA_FIELD_REFERENCE)
        text = cascada_snapshot_name_reference (snapshot, declaration->references, value);
      if (text == NULL)
        text = cascada_field_to_text (klass->kind, field, value);
      add_text (self, g_dgettext (GETTEXT_PACKAGE, declaration->label), text);
    }
}

/* The weights, or the targets, in one line: “Q1 2025: 10 · Q2 2025: 20”. */
static void
add_cells (Builder *self, CascadaSnapshot *snapshot, CascadaKind kind, guint *index)
{
  guint field = cascada_field_find (kind, "value");
  g_autoptr (GString) text = g_string_new (NULL);

  for (; *index < cascada_snapshot_get_n_records (snapshot); ++*index)
    {
      CascadaRecord *cell = cascada_snapshot_get_record (snapshot, *index);
      CascadaRef ref = cascada_record_get_ref (cell);
      g_autofree char *period = NULL;
      g_autofree char *value = NULL;

      if (ref.kind != kind)
        break;
      period = cascada_period_get_label (ref.period);
      value = cascada_field_to_text (kind, field, cascada_record_get_value (cell, field));
      if (*value != '\0')
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " · " : "", period, value);
    }
  if (text->len > 0)
    add_text (self, g_dgettext (GETTEXT_PACKAGE, cascada_kind_get_class (kind)->label), text->str);
}

/**
 * cascada_versions_row_new_record:
 * @index: (inout): of a plan, objective, goal or indicator; behind it, its weights and targets
 *
 * Returns: (transfer floating): it, with all that is said of it
 */
GtkWidget *
cascada_versions_row_new_record (CascadaSnapshot *snapshot, guint *index)
{
  static const char *const classes[] = { "title-4", "heading", "heading", NULL };
  CascadaRecord *record = cascada_snapshot_get_record (snapshot, (*index)++);
  CascadaRecordClass *klass = CASCADA_RECORD_GET_CLASS (record);
  int level = (int) klass->kind - CASCADA_KIND_PLAN;
  guint code = find_field (klass->kind, "code", "number");
  const char *title = cascada_record_get_text (record, find_field (klass->kind, "name", "title"));
  g_autofree char *code_text = cascada_field_to_text (klass->kind, MAX (code, 1), code > 0 ? cascada_record_get_value (record, code) : NULL);
  g_autofree char *caption = g_strconcat (g_dgettext (GETTEXT_PACKAGE, klass->label), *code_text != '\0' ? " " : NULL, code_text, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", caption, title);
  Builder builder = { 0 };

  builder_init (&builder, caption, title, classes[MIN (level, 3)], MAX (level - 1, 0));
  add_fields (&builder, snapshot, record);
  for (CascadaKind kind = CASCADA_KIND_WEIGHT; kind <= CASCADA_KIND_TARGET; kind++)
    add_cells (&builder, snapshot, kind, index);
  return builder_finish (&builder, name);
}
