/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-evidence-row.h"

#include <glib/gi18n.h>

#include "cascada-row-names.h"

struct _CascadaEvidenceRow
{
  AdwActionRow parent_instance;

  CascadaRecord *attachment;
  GtkWidget *remove;
  GtkWidget *menu;
  CascadaEvidenceState state;
};

G_DEFINE_FINAL_TYPE (CascadaEvidenceRow, cascada_evidence_row, ADW_TYPE_ACTION_ROW)

static const char *
get_text (CascadaEvidenceRow *self, guint field)
{
  return cascada_record_get_text (self->attachment, field);
}

static gboolean
is_file (CascadaEvidenceRow *self)
{
  return get_text (self, CASCADA_ATTACHMENT_SHA256) != NULL;
}

static void
act (CascadaEvidenceRow *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "x", cascada_record_get_id (self->attachment));
}

static gboolean
remove_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  act (CASCADA_EVIDENCE_ROW (widget), "evidence.remove");
  return TRUE;
}

/* --- the menu --- */

static void
add_item (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static void
show_menu (CascadaEvidenceRow *self, const GdkRectangle *place)
{
  gint64 id = cascada_record_get_id (self->attachment);
  g_autoptr (GMenu) menu = g_menu_new ();

  if (cascada_evidence_may_open (self->attachment))
    add_item (menu, _ ("_Open"), "evidence.open", id);
  if (is_file (self))
    add_item (menu, _ ("_Save…"), "evidence.save", id);
  add_item (menu, _ ("_Remove"), "evidence.remove", id);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  show_menu (CASCADA_EVIDENCE_ROW (widget), &(GdkRectangle){ 12, gtk_widget_get_height (widget) / 2, 1, 1 });
  return TRUE;
}

static void
pressed_cb (CascadaEvidenceRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

/* --- what it shows --- */

static GtkWidget *
add_button (CascadaEvidenceRow *self, const char *icon, const char *tooltip, const char *format, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label = g_strdup_printf (format, get_text (self, CASCADA_ATTACHMENT_NAME));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", cascada_record_get_id (self->attachment));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

/* Of its type, else of the family of types, else that of any file: symbolic all of them. */
static GIcon *
get_icon (const char *mime)
{
  g_autofree char *type = mime != NULL ? g_content_type_from_mime_type (mime) : NULL;
  g_autofree char *family = type != NULL ? g_content_type_get_generic_icon_name (type) : NULL;
  g_autofree char *exact = g_strconcat (type != NULL ? type : "", "-symbolic", NULL);
  g_autofree char *generic = g_strconcat (family != NULL ? family : "text-x-generic", "-symbolic", NULL);
  char *names[] = { g_strdelimit (exact, "/", '-'), generic, (char *) "text-x-generic-symbolic" };

  return g_themed_icon_new_from_names (names, G_N_ELEMENTS (names));
}

static GtkWidget *
create_icon (CascadaEvidenceRow *self)
{
  g_autoptr (GIcon) icon = is_file (self) ? get_icon (get_text (self, CASCADA_ATTACHMENT_MEDIA_TYPE))
                                          : g_themed_icon_new ("adw-external-link-symbolic");

  return gtk_image_new_from_gicon (icon);
}

/* Its size or link, its date, and what is wrong with it. */
static void
describe (CascadaEvidenceRow *self)
{
  static const char *const wrong[] = {
    [CASCADA_EVIDENCE_STATE_MISSING] = N_ ("Missing from the workspace: add it again, or open a backup"),
    [CASCADA_EVIDENCE_STATE_CHANGED] = N_ ("Not what was added: open a backup of the workspace"),
  };
  g_autofree char *date = cascada_date_format ((CascadaDate) cascada_record_get_integer (self->attachment, CASCADA_ATTACHMENT_DATE));
  g_autofree char *what = is_file (self) ? g_format_size ((guint64) cascada_record_get_integer (self->attachment, CASCADA_ATTACHMENT_SIZE))
                                         : g_strdup (get_text (self, CASCADA_ATTACHMENT_LINK));
  gboolean bad = self->state >= CASCADA_EVIDENCE_STATE_MISSING;
  g_autofree char *subtitle = g_strjoin (" · ", what != NULL ? what : "", date, bad ? _ (wrong[self->state]) : NULL, NULL);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self), "damaged");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (self)) ? escaped : subtitle);
}

static void
cascada_evidence_row_dispose (GObject *object)
{
  CascadaEvidenceRow *self = CASCADA_EVIDENCE_ROW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->attachment);
  G_OBJECT_CLASS (cascada_evidence_row_parent_class)->dispose (object);
}

static void
cascada_evidence_row_class_init (CascadaEvidenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_evidence_row_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, remove_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
cascada_evidence_row_init (CascadaEvidenceRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
cascada_evidence_row_new (CascadaRecord *attachment)
{
  CascadaEvidenceRow *self = g_object_new (CASCADA_TYPE_EVIDENCE_ROW, NULL);
  gboolean may_open = cascada_evidence_may_open (attachment);

  self->attachment = g_object_ref (attachment);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), get_text (self, CASCADA_ATTACHMENT_NAME));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), create_icon (self));
  describe (self);
  if (may_open)
    add_button (self, is_file (self) ? "document-open-symbolic" : "adw-external-link-symbolic", _ ("Open"), _ ("Open %s"), "evidence.open");
  if (is_file (self))
    add_button (self, "document-save-symbolic", _ ("Save…"), _ ("Save %s"), "evidence.save");
  self->remove = add_button (self, "user-trash-symbolic", _ ("Remove"), _ ("Remove %s"), "evidence.remove");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), may_open || is_file (self));
  cascada_row_names_set (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/** cascada_evidence_row_get_attachment: Returns: (transfer none) */
CascadaRecord *
cascada_evidence_row_get_attachment (CascadaEvidenceRow *self)
{
  g_return_val_if_fail (CASCADA_IS_EVIDENCE_ROW (self), NULL);
  return self->attachment;
}

/** cascada_evidence_row_set_state: says what is wrong with it. */
void
cascada_evidence_row_set_state (CascadaEvidenceRow *self, CascadaEvidenceState state)
{
  g_return_if_fail (CASCADA_IS_EVIDENCE_ROW (self));
  self->state = state;
  describe (self);
}

/** cascada_evidence_row_set_refusal: @refusal: (nullable): why it cannot be removed */
void
cascada_evidence_row_set_refusal (CascadaEvidenceRow *self, const char *refusal)
{
  g_return_if_fail (CASCADA_IS_EVIDENCE_ROW (self));
  gtk_widget_set_tooltip_text (self->remove, refusal != NULL ? refusal : _ ("Remove"));
}

/** cascada_evidence_row_activate: opens it, or saves what is not to be opened. */
void
cascada_evidence_row_activate (CascadaEvidenceRow *self)
{
  g_return_if_fail (CASCADA_IS_EVIDENCE_ROW (self));
  act (self, cascada_evidence_may_open (self->attachment) ? "evidence.open" : "evidence.save");
}
