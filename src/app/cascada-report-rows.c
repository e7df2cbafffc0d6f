/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-report-rows.h"

#include <glib/gi18n.h>

#include "cascada-coherence.h"
#include "cascada-date.h"
#include "cascada-observation.h"
#include "cascada-row-names.h"

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
set_margins (GtkWidget *box)
{
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
}

/**
 * cascada_report_rows_new_text:
 * @editor: a text of several lines
 * @error: (out): shows what is wrong with it
 */
GtkWidget *
cascada_report_rows_new_text (const char *title, GtkWidget *editor, GtkLabel **error)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = new_label (title, "caption");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (caption, "dim-label");
  set_margins (box);
  *error = GTK_LABEL (new_label (NULL, "error"));
  gtk_widget_add_css_class (editor, "field");
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), editor);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*error));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/** cascada_report_rows_new_figure: @value: (out): to the right of @title */
GtkWidget *
cascada_report_rows_new_figure (const char *title, GtkLabel **value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  *value = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (*value), "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*value));
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/**
 * cascada_report_rows_new_note:
 * @icon: (nullable): says what @css_class colours
 * @text: (nullable): below the title
 * @source: (nullable): the clause, or who and when
 */
GtkWidget *
cascada_report_rows_new_note (const char *icon, const char *css_class, const char *title, const char *text, const char *source)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *image;
  g_autofree char *name = text != NULL ? g_strdup_printf ("%s. %s", title, text) : g_strdup (title);

  set_margins (box);
  if (icon != NULL)
    {
      image = gtk_image_new_from_icon_name (icon);
      gtk_widget_set_valign (image, GTK_ALIGN_START);
      gtk_widget_set_margin_top (image, 2);
      gtk_widget_add_css_class (image, css_class);
      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_box_append (GTK_BOX (texts), new_label (title, NULL));
  if (text != NULL)
    gtk_box_append (GTK_BOX (texts), new_label (text, "dim-label"));
  if (source != NULL)
    {
      GtkWidget *label = new_label (source, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/** cascada_report_rows_clear: takes all rows out of @rows. */
void
cascada_report_rows_clear (GtkListBox *rows)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (rows, 0)) != NULL)
    gtk_list_box_remove (rows, GTK_WIDGET (row));
}

/* What is given is told in a word; what is missing with its cure and clause. */
static GtkWidget *
new_part (const CascadaCondition *condition)
{
  static const char *const icons[] = {
    [CASCADA_VERDICT_MET] = "emblem-ok-symbolic",
    [CASCADA_VERDICT_NEEDS_ANSWER] = "dialog-information-symbolic",
    [CASCADA_VERDICT_NOT_MET] = "dialog-warning-symbolic",
  };
  static const char *const classes[] = {
    [CASCADA_VERDICT_MET] = "success",
    [CASCADA_VERDICT_NEEDS_ANSWER] = "dim-label",
    [CASCADA_VERDICT_NOT_MET] = "warning",
  };
  g_autofree char *text = NULL;

  if (condition->verdict == CASCADA_VERDICT_MET)
    return cascada_report_rows_new_note (icons[condition->verdict], classes[condition->verdict], condition->label, NULL, NULL);
  text = g_strdup_printf ("%s. %s.", condition->message, condition->cure);
  return cascada_report_rows_new_note (icons[condition->verdict], classes[condition->verdict], condition->label, text, condition->clause);
}

/** cascada_report_rows_fill_parts: what the report is to contain, given or not; Returns: how many compulsory parts are missing */
guint
cascada_report_rows_fill_parts (GtkListBox *rows, const CascadaQuarterReport *report)
{
  g_autoptr (GPtrArray) contents = cascada_report_get_contents (&report->facts);
  guint n_missing = 0;

  cascada_report_rows_clear (rows);
  for (guint i = 0; i < contents->len; i++)
    {
      const CascadaCondition *condition = contents->pdata[i];

      n_missing += condition->verdict == CASCADA_VERDICT_NOT_MET;
      gtk_list_box_append (rows, new_part (condition));
    }
  return n_missing;
}

/** cascada_report_rows_fill_findings: of rule C10; Returns: how many there are */
guint
cascada_report_rows_fill_findings (GtkListBox *rows, const CascadaQuarterReport *report)
{
  static const char *const icons[] = {
    [CASCADA_SEVERITY_NOTE] = "dialog-information-symbolic",
    [CASCADA_SEVERITY_WARNING] = "dialog-warning-symbolic",
    [CASCADA_SEVERITY_ERROR] = "dialog-error-symbolic",
  };
  static const char *const classes[] = {
    [CASCADA_SEVERITY_NOTE] = "dim-label",
    [CASCADA_SEVERITY_WARNING] = "warning",
    [CASCADA_SEVERITY_ERROR] = "error",
  };
  g_autoptr (GPtrArray) findings = cascada_report_find (&report->facts);

  cascada_report_rows_clear (rows);
  for (guint i = 0; i < findings->len; i++)
    {
      const CascadaFinding *finding = findings->pdata[i];
      g_autofree char *source = g_strdup_printf ("%s · %s", cascada_rule_get_id (finding->rule), cascada_rule_get_clause (finding->rule));

      gtk_list_box_append (rows, cascada_report_rows_new_note (icons[finding->severity], classes[finding->severity], finding->message,
                                                               finding->repair, source));
    }
  return findings->len;
}

/** cascada_report_rows_fill_observations: the newest first; Returns: how many there are */
guint
cascada_report_rows_fill_observations (GtkListBox *rows, const GPtrArray *observations)
{
  cascada_report_rows_clear (rows);
  for (guint i = observations->len; i-- > 0;)
    {
      CascadaRecord *record = g_ptr_array_index (observations, i);
      g_autofree char *date = cascada_date_format ((CascadaDate) cascada_record_get_integer (record, CASCADA_OBSERVATION_DATE));

      gtk_list_box_append (rows, cascada_report_rows_new_note ("mail-reply-sender-symbolic", "warning",
                                                               cascada_record_get_text (record, CASCADA_OBSERVATION_TEXT),
                                                               cascada_record_get_text (record, CASCADA_OBSERVATION_ANSWER), date));
    }
  return observations->len;
}
