/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-versions-dialog.h"

#include <glib/gi18n.h>

#include "cascada-plan.h"
#include "cascada-versions-list.h"
#include "cascada-versions.h"

#define NOW 0 /* in the list and the choosers; the versions follow, the newest first */

struct _CascadaVersionsDialog
{
  AdwWindow parent_instance;

  CascadaWorkspace *workspace;
  GPtrArray *versions; /* of CascadaPlanVersion */
  GtkStringList *names;
  GCancellable *comparing;
  GCancellable *reading;
  gint64 plan;
  guint shown;      /* in the page of the plan; GTK_INVALID_LIST_POSITION: nothing */
  gboolean passive; /* what changes is not chosen by anybody */

  AdwLeaflet *leaflet;
  AdwStatusPage *status;
  AdwViewStack *pages;
  AdwWindowTitle *title;
  CascadaVersionsList *differences;
  CascadaVersionsList *document;
  GtkDropDown *from;
  GtkDropDown *to;
  GtkLabel *read; /* what the page of the plan shows */
  GtkListBox *list;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (CascadaVersionsDialog, cascada_versions_dialog, ADW_TYPE_WINDOW)

static gint64
get_moment (CascadaVersionsDialog *self, guint position)
{
  if (position == NOW || position > self->versions->len)
    return 0;
  return ((CascadaPlanVersion *) self->versions->pdata[self->versions->len - position])->id;
}

static GCancellable *
restart (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  return *cancellable = g_cancellable_new ();
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaVersionsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *differences = cascada_versions_compare_finish (CASCADA_WORKSPACE (source), result, &error);

  if (differences != NULL)
    cascada_versions_list_show_differences (self->differences, differences);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cascada_versions_list_show_failure (self->differences, error);
}

/* What takes the focus is the button in a drop-down, and GTK 4.8 gives it no name. */
static void
name_chooser (CascadaVersionsDialog *self, GtkDropDown *chooser, const char *label)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", label, gtk_string_list_get_string (self->names, gtk_drop_down_get_selected (chooser)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (chooser))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
compare_cb (CascadaVersionsDialog *self)
{
  if (self->passive)
    return;
  name_chooser (self, self->from, _ ("Compare from"));
  name_chooser (self, self->to, _ ("Compare to"));
  cascada_versions_list_show_loading (self->differences);
  cascada_versions_compare_async (self->workspace, self->plan, get_moment (self, gtk_drop_down_get_selected (self->from)),
                                  get_moment (self, gtk_drop_down_get_selected (self->to)), restart (&self->comparing),
                                  compared_cb, g_object_ref (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaVersionsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  CascadaSnapshot *snapshot = cascada_versions_read_finish (CASCADA_WORKSPACE (source), result, &error);

  if (snapshot != NULL)
    cascada_versions_list_show_plan (self->document, snapshot);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cascada_versions_list_show_failure (self->document, error);
}

static guint
get_chosen (CascadaVersionsDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? (guint) gtk_list_box_row_get_index (row) : GTK_INVALID_LIST_POSITION;
}

/* The plan is read when its page is looked at. */
static void
update_document_cb (CascadaVersionsDialog *self)
{
  guint chosen = self->passive ? self->shown : get_chosen (self);

  if (chosen == self->shown || chosen == GTK_INVALID_LIST_POSITION ||
      g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "plan") != 0)
    return;
  self->shown = chosen;
  gtk_label_set_text (self->read, gtk_string_list_get_string (self->names, chosen));
  cascada_versions_list_show_loading (self->document);
  cascada_versions_read_async (self->workspace, self->plan, get_moment (self, chosen), restart (&self->reading), read_cb,
                               g_object_ref (self));
}

/* What is chosen is compared with the version before it; the first one with what is now. */
static void
row_selected_cb (CascadaVersionsDialog *self)
{
  guint chosen = self->passive ? GTK_INVALID_LIST_POSITION : get_chosen (self);

  if (chosen == GTK_INVALID_LIST_POSITION)
    return;
  self->passive = TRUE;
  gtk_drop_down_set_selected (self->from, MIN (chosen + 1, self->versions->len));
  gtk_drop_down_set_selected (self->to, chosen < self->versions->len ? chosen : NOW);
  self->passive = FALSE;
  compare_cb (self);
  update_document_cb (self);
}

static void
row_activated_cb (CascadaVersionsDialog *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
back_clicked_cb (CascadaVersionsDialog *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
}

static void
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
append_row (CascadaVersionsDialog *self, const char *name, const char *when, const char *document, const char *note)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *told = g_strjoin ("; ", when, document != NULL ? document : note, document != NULL ? note : NULL, NULL);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  add_label (box, name, "heading");
  add_label (box, when, "caption");
  add_label (box, document, "caption");
  add_label (box, note, "caption");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
  gtk_list_box_append (self->list, row);
}

static void
append_version (CascadaVersionsDialog *self, const CascadaPlanVersion *version)
{
  g_autofree char *name = g_strdup_printf (_ ("Version %d"), version->number);
  g_autofree char *date = cascada_date_format (version->date);
  const char *who = version->person != NULL ? version->person : version->author;
  g_autofree char *when = g_strjoin (" · ", date, who, NULL);
  /* Translators: of a version that came with an import */
  g_autofree char *note = g_strjoin ("\n", _ ("Reads as it was imported"), version->note, NULL);

  gtk_string_list_append (self->names, name);
  append_row (self, name, when, version->document, version->imported ? note : version->note);
}

static void
show_status (CascadaVersionsDialog *self, const char *icon, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
fill (CascadaVersionsDialog *self)
{
  self->passive = TRUE;
  self->names = gtk_string_list_new (NULL);
  gtk_string_list_append (self->names, _ ("Now"));
  append_row (self, _ ("Now"), _ ("The plan as it is"), NULL, NULL);
  for (guint i = self->versions->len; i > 0; i--)
    append_version (self, self->versions->pdata[i - 1]);
  gtk_drop_down_set_model (self->from, G_LIST_MODEL (self->names));
  gtk_drop_down_set_model (self->to, G_LIST_MODEL (self->names));
  self->passive = FALSE;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, NOW + 1));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, NOW + 1)));
}

static void
cascada_versions_dialog_dispose (GObject *object)
{
  CascadaVersionsDialog *self = CASCADA_VERSIONS_DIALOG (object);

  self->passive = TRUE;
  g_cancellable_cancel (self->comparing);
  g_cancellable_cancel (self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (self), CASCADA_TYPE_VERSIONS_DIALOG);
  g_clear_object (&self->comparing);
  g_clear_object (&self->reading);
  g_clear_object (&self->names);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->versions, g_ptr_array_unref);

  G_OBJECT_CLASS (cascada_versions_dialog_parent_class)->dispose (object);
}

static void
cascada_versions_dialog_class_init (CascadaVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_versions_dialog_dispose;
  g_type_ensure (CASCADA_TYPE_VERSIONS_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsDialog, differences);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsDialog, document);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsDialog, from);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsDialog, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsDialog, read);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsDialog, status);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CascadaVersionsDialog, to);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_document_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cascada_versions_dialog_init (CascadaVersionsDialog *self)
{
  self->shown = GTK_INVALID_LIST_POSITION;
  self->passive = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cascada_versions_dialog_new:
 * @plan: id of the plan
 *
 * Returns: (transfer none): a dialog over @parent, to be presented
 */
CascadaVersionsDialog *
cascada_versions_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, gint64 plan)
{
  CascadaVersionsDialog *self = g_object_new (CASCADA_TYPE_VERSIONS_DIALOG, "transient-for", parent, NULL);
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (workspace, (CascadaRef){ .kind = CASCADA_KIND_PLAN, .id = plan }, NULL);
  g_autoptr (GError) error = NULL;

  self->workspace = g_object_ref (workspace);
  self->plan = plan;
  if (record != NULL)
    adw_window_title_set_subtitle (self->title, cascada_record_get_text (record, CASCADA_PLAN_TITLE));
  self->versions = cascada_versions_list (cascada_workspace_get_store (workspace), plan, &error);
  if (self->versions == NULL)
    show_status (self, "dialog-error-symbolic", _ ("The Versions Could Not Be Read"), error->message);
  else if (self->versions->len == 0)
    show_status (self, "document-open-recent-symbolic", _ ("No Versions Yet"),
                 _ ("Each publication of the plan makes one, to be read and compared from then on (PLE-PIN-P005, activity 8)."));
  else
    fill (self);
  return self;
}
