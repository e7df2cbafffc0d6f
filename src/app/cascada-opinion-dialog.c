/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-opinion-dialog.h"

#include <glib/gi18n.h>

#include "cascada-condition-list.h"
#include "cascada-date-row.h"
#include "cascada-draft.h"
#include "cascada-request-words.h"
#include "cascada-row-names.h"
#include "cascada-text-field.h"

#include "cascada-kinds.h"
#include "cascada-unit.h"

struct _CascadaOpinionDialog
{
  AdwWindow parent_instance;

  CascadaWorkspace *workspace;
  gint64 request;
  GArray *units; /* ids of the bodies, as they are offered */

  AdwComboRow *body_row;
  AdwComboRow *sense_row;
  AdwWindowTitle *window_title;
  CascadaConditionList *conditions;
  CascadaDateRow *date_row;
  GtkButton *record_button;
  GtkEditable *document_row;
  GtkLabel *problem;
  GtkRevealer *problem_revealer;
  GtkTextView *text_field;
};

enum
{
  DONE,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaOpinionDialog, cascada_opinion_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static gint64
get_unit (CascadaOpinionDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->body_row);

  return selected > 0 && selected <= self->units->len ? g_array_index (self->units, gint64, selected - 1) : 0;
}

static char *
get_key (CascadaOpinionDialog *self, const char *field)
{
  return g_strdup_printf ("opinion/%" G_GINT64_FORMAT "/%s", self->request, field);
}

static void
show_problem (CascadaOpinionDialog *self, const char *problem)
{
  if (problem != NULL)
    gtk_label_set_text (self->problem, problem);
  gtk_revealer_set_reveal_child (self->problem_revealer, problem != NULL);
}

static void
changed_cb (CascadaOpinionDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), get_unit (self) != 0);
  show_problem (self, NULL);
}

static gboolean
record (CascadaOpinionDialog *self, GError **error)
{
  CascadaRequestOpinion opinion = { .unit = get_unit (self), .sense = (CascadaOpinionSense) adw_combo_row_get_selected (self->sense_row) };
  g_autofree char *document = g_strdup (gtk_editable_get_text (self->document_row)), *text = NULL;

  if (!cascada_date_row_get_date (self->date_row, &opinion.date, error))
    return FALSE;
  g_object_get (gtk_text_view_get_buffer (self->text_field), "text", &text, NULL);
  g_strstrip (document);
  g_strstrip (text);
  opinion.document = *document != '\0' ? document : NULL;
  opinion.text = *text != '\0' ? text : NULL;
  return cascada_request_record_opinion (self->workspace, self->request, &opinion, cascada_date_today (), error);
}

static void
record_clicked_cb (CascadaOpinionDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = get_key (self, "");

  if (!record (self, &error))
    {
      show_problem (self, error->message);
      return;
    }
  cascada_draft_forget (self->workspace, key);
  g_signal_emit (self, signals[DONE], 0, _ ("Opinion recorded"), TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cascada_opinion_dialog_finalize (GObject *object)
{
  CascadaOpinionDialog *self = CASCADA_OPINION_DIALOG (object);

  g_clear_object (&self->workspace);
  g_array_unref (self->units);

  G_OBJECT_CLASS (cascada_opinion_dialog_parent_class)->finalize (object);
}

static void
cascada_opinion_dialog_class_init (CascadaOpinionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cascada_opinion_dialog_finalize;

  signals[DONE] =
      g_signal_new ("done", CASCADA_TYPE_OPINION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  g_type_ensure (CASCADA_TYPE_CONDITION_LIST);
  g_type_ensure (CASCADA_TYPE_DATE_ROW);
  g_type_ensure (CASCADA_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-opinion-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaOpinionDialog, body_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaOpinionDialog, conditions);
  gtk_widget_class_bind_template_child (widget_class, CascadaOpinionDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaOpinionDialog, document_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaOpinionDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CascadaOpinionDialog, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, CascadaOpinionDialog, record_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaOpinionDialog, sense_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaOpinionDialog, text_field);
  gtk_widget_class_bind_template_child (widget_class, CascadaOpinionDialog, window_title);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cascada_opinion_dialog_init (CascadaOpinionDialog *self)
{
  self->units = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  cascada_row_names_set (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_field), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static int
compare_units_cb (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (cascada_record_get_text (*(CascadaRecord *const *) a, CASCADA_UNIT_NAME),
                         cascada_record_get_text (*(CascadaRecord *const *) b, CASCADA_UNIT_NAME));
}

static void
fill (CascadaOpinionDialog *self)
{
  g_autoptr (GPtrArray) units = cascada_workspace_get_children (self->workspace, CASCADA_KIND_UNIT, 0, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) senses = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("None chosen"));
  if (units != NULL)
    g_ptr_array_sort (units, compare_units_cb);
  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      gint64 id = cascada_record_get_id (units->pdata[i]);

      g_array_append_val (self->units, id);
      gtk_string_list_append (names, cascada_record_get_text (units->pdata[i], CASCADA_UNIT_NAME));
    }
  adw_combo_row_set_model (self->body_row, G_LIST_MODEL (names));
  for (int sense = CASCADA_OPINION_SENSE_FAVOURABLE; sense <= CASCADA_OPINION_SENSE_UNFAVOURABLE; sense++)
    gtk_string_list_append (senses, cascada_opinion_sense_get_label (sense));
  adw_combo_row_set_model (self->sense_row, G_LIST_MODEL (senses));
}

static void
attach_draft (CascadaOpinionDialog *self, gpointer widget, const char *field)
{
  g_autofree char *key = get_key (self, field);

  cascada_draft_attach (widget, self->workspace, key);
}

static void
attach_drafts (CascadaOpinionDialog *self)
{
  cascada_date_row_set_date (self->date_row, cascada_date_today ());
  attach_draft (self, self->body_row, "body");
  attach_draft (self, self->sense_row, "sense");
  attach_draft (self, self->date_row, "date");
  attach_draft (self, self->document_row, "document");
  attach_draft (self, self->text_field, "text");
}

/* Which opinions count, and which are there. */
static void
show_wanted (CascadaOpinionDialog *self, const CascadaRequestReading *reading)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; i < reading->rules->len; i++)
    {
      CascadaCondition *rule = reading->rules->pdata[i];

      if (g_ascii_strcasecmp (rule->id, "M7") == 0 || g_ascii_strcasecmp (rule->id, "M8") == 0)
        g_ptr_array_add (wanted, rule);
    }
  cascada_condition_list_show (self->conditions, wanted);
}

/**
 * cascada_opinion_dialog_new:
 * @workspace: open for writing
 * @reading: of the request; not kept
 *
 * Returns: (transfer none): a dialog over @parent for one opinion, to be presented
 */
CascadaOpinionDialog *
cascada_opinion_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, const CascadaRequestReading *reading)
{
  CascadaOpinionDialog *self = g_object_new (CASCADA_TYPE_OPINION_DIALOG, "transient-for", parent, NULL);
  const char *title = cascada_request_words_get_title (CASCADA_REQUEST_STEP_RECORD_OPINION);

  self->workspace = g_object_ref (workspace);
  self->request = reading->item->id;
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, cascada_request_step_get_clause (CASCADA_REQUEST_STEP_RECORD_OPINION));
  gtk_button_set_label (self->record_button, cascada_request_words_get_button (CASCADA_REQUEST_STEP_RECORD_OPINION));
  fill (self);
  attach_drafts (self);
  show_wanted (self, reading);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->body_row));
  return self;
}
