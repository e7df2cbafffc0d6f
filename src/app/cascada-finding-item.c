/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-finding-item.h"

#include <glib/gi18n.h>

struct _CascadaFindingItem
{
  GObject parent_instance;

  CascadaSeverity severity;
  char *message;
  char *detail;
};

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_CSS_CLASSES,
  PROP_MESSAGE,
  PROP_DETAIL,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaFindingItem, cascada_finding_item, G_TYPE_OBJECT)

static const struct
{
  const char *label;
  const char *icon_name;
  const char *css_classes[2];
} looks[] = {
  [CASCADA_SEVERITY_NOTE] = { N_ ("Note"), "dialog-information-symbolic", { "dim-label" } },
  [CASCADA_SEVERITY_WARNING] = { N_ ("Warning"), "dialog-warning-symbolic", { "warning" } },
  [CASCADA_SEVERITY_ERROR] = { N_ ("Error"), "dialog-error-symbolic", { "error" } },
};

static void
append (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
describe (const CascadaImportFinding *finding)
{
  GString *text = g_string_new (_ (looks[finding->severity].label));
  g_autofree char *row = finding->row > 0 ? g_strdup_printf (_ ("row %u"), finding->row) : NULL;
  g_autofree char *column = NULL;

  if (finding->column > 0 && finding->column_name != NULL)
    column = g_strdup_printf (_ ("column %u “%s”"), finding->column, finding->column_name);
  else if (finding->column > 0)
    column = g_strdup_printf (_ ("column %u"), finding->column);
  append (text, finding->file);
  append (text, row);
  append (text, column);
  if (finding->repair != NULL)
    g_string_append_printf (text, "\n%s", finding->repair);
  return g_string_free (text, FALSE);
}

static void
cascada_finding_item_finalize (GObject *object)
{
  CascadaFindingItem *self = CASCADA_FINDING_ITEM (object);

  g_free (self->message);
  g_free (self->detail);
  G_OBJECT_CLASS (cascada_finding_item_parent_class)->finalize (object);
}

static void
cascada_finding_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CascadaFindingItem *self = CASCADA_FINDING_ITEM (object);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      g_value_set_static_string (value, looks[self->severity].icon_name);
      break;
    case PROP_CSS_CLASSES:
      g_value_set_boxed (value, looks[self->severity].css_classes);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_finding_item_class_init (CascadaFindingItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamSpec *properties[N_PROPS] = { NULL };

  object_class->finalize = cascada_finding_item_finalize;
  object_class->get_property = cascada_finding_item_get_property;
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_CSS_CLASSES] = g_param_spec_boxed ("css-classes", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cascada_finding_item_init (CascadaFindingItem *self)
{
}

/** cascada_finding_item_list_new: the findings of @result, errors first. Returns: (transfer full) */
GListModel *
cascada_finding_item_list_new (CascadaImportResult *result)
{
  GListStore *list = g_list_store_new (CASCADA_TYPE_FINDING_ITEM);

  for (int severity = CASCADA_SEVERITY_ERROR; severity >= CASCADA_SEVERITY_NOTE; severity--)
    for (guint i = 0; i < result->findings->len; i++)
      {
        const CascadaImportFinding *finding = result->findings->pdata[i];
        g_autoptr (CascadaFindingItem) item = NULL;

        if (finding->severity != (CascadaSeverity) severity)
          continue;
        item = g_object_new (CASCADA_TYPE_FINDING_ITEM, NULL);
        item->severity = finding->severity;
        item->message = g_strdup (finding->message);
        item->detail = describe (finding);
        g_list_store_append (list, item);
      }
  return G_LIST_MODEL (list);
}
