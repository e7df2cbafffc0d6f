/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-people-page.h"

struct _CascadaPeoplePage
{
  AdwBin parent_instance;

  CascadaWorkspace *workspace;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaPeoplePage, cascada_people_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
cascada_people_page_dispose (GObject *object)
{
  CascadaPeoplePage *self = CASCADA_PEOPLE_PAGE (object);

  cascada_people_page_set_workspace (self, NULL);
  G_OBJECT_CLASS (cascada_people_page_parent_class)->dispose (object);
}

static void
cascada_people_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CASCADA_PEOPLE_PAGE (object)->workspace);
}

static void
cascada_people_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  cascada_people_page_set_workspace (CASCADA_PEOPLE_PAGE (object), g_value_get_object (value));
}

static void
cascada_people_page_class_init (CascadaPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cascada_people_page_dispose;
  object_class->get_property = cascada_people_page_get_property;
  object_class->set_property = cascada_people_page_set_property;
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CASCADA_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cascada_people_page_init (CascadaPeoplePage *self)
{
}

void
cascada_people_page_set_workspace (CascadaPeoplePage *self, CascadaWorkspace *workspace)
{
  g_return_if_fail (CASCADA_IS_PEOPLE_PAGE (self));
  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}
