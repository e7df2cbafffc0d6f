/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-profile.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "cascada-enums.h"
#include "cascada-error.h"
#include "cascada-profiles-resource.h"
#include "cascada-text.h"

static void
column_clear (CascadaProfileColumn *column)
{
  g_strfreev (column->headers);
  g_strfreev (column->keys);
  g_strfreev (column->words);
  g_free (column->prefix);
}

static void
table_free (gpointer data)
{
  CascadaProfileTable *table = data;

  for (guint i = 0; i < table->n_columns; i++)
    column_clear (&table->columns[i]);
  g_free (table->columns);
  g_free (table->name);
  g_free (table);
}

void
cascada_profile_free (CascadaProfile *profile)
{
  if (profile == NULL)
    return;
  g_free (profile->name);
  g_free (profile->title);
  g_free (profile->description);
  g_free (profile->plan_title);
  g_free (profile->plan_source);
  g_free (profile->plan_note);
  g_strfreev (profile->settings);
  g_array_unref (profile->defaults);
  g_ptr_array_unref (profile->tables);
  g_free (profile);
}

/** cascada_profile_get_key: a header as it is compared: without case, accents, “_”, stops and repeated blanks. */
char *
cascada_profile_get_key (const char *header)
{
  g_autofree char *plain = g_strdelimit (g_strdup (header), "_.", ' ');

  return cascada_text_fold (plain);
}

static char **
read_texts (JsonObject *object, const char *member)
{
  JsonArray *array = json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;
  guint length = array != NULL ? json_array_get_length (array) : 0;
  char **texts = g_new0 (char *, length + 1);

  for (guint i = 0; i < length; i++)
    texts[i] = g_strdup (json_array_get_string_element (array, i));
  return texts;
}

static char *
read_text (JsonObject *object, const char *member)
{
  return g_strdup (json_object_get_string_member_with_default (object, member, NULL));
}

static void
read_field (const char *name, CascadaKind *kind, guint *field)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", 2);

  *kind = cascada_kind_from_table (parts[0]);
  *field = parts[1] != NULL ? cascada_field_find (*kind, parts[1]) : 0;
  if (*field == 0)
    g_error ("profile: there is no field %s", name);
}

static void
read_target (JsonObject *object, CascadaProfileColumn *column)
{
  const char *to = json_object_get_string_member (object, "to");
  const char *with = json_object_get_string_member_with_default (object, "with", NULL);
  const char *words_to = json_object_get_string_member_with_default (object, "words-to", NULL);
  CascadaKind kind;

  if (g_str_equal (to, "ignore"))
    column->role = CASCADA_COLUMN_ROLE_IGNORE;
  else if (g_str_equal (to, "plan.note"))
    column->role = CASCADA_COLUMN_ROLE_NOTE;
  else if (g_str_equal (to, "check.weights"))
    column->role = CASCADA_COLUMN_ROLE_WEIGHTS;
  else
    read_field (to, &column->kind, &column->field);
  if (with != NULL)
    read_field (with, &kind, &column->with_field);
  if (words_to != NULL)
    read_field (words_to, &kind, &column->words_field);
}

static void
read_period (JsonObject *object, CascadaProfileColumn *column)
{
  const char *period = json_object_get_string_member_with_default (object, "period", NULL);

  if (period == NULL)
    return;
  if (g_str_equal (period, "header"))
    column->period_from = CASCADA_COLUMN_PERIOD_HEADER;
  else if (g_str_equal (period, "first-year"))
    column->period_from = CASCADA_COLUMN_PERIOD_FIRST_YEAR;
  else if (cascada_period_parse (period, &column->period, NULL))
    column->period_from = CASCADA_COLUMN_PERIOD_FIXED;
  else
    g_error ("profile: %s is no period", period);
}

static void
read_column (JsonObject *object, CascadaProfileColumn *column)
{
  guint n_headers;

  column->headers = read_texts (object, "headers");
  n_headers = g_strv_length (column->headers);
  column->keys = g_new0 (char *, n_headers + 1);
  for (guint i = 0; i < n_headers; i++)
    column->keys[i] = cascada_profile_get_key (column->headers[i]);
  read_target (object, column);
  read_period (object, column);
  column->words = read_texts (object, "words");
  column->prefix = read_text (object, "prefix");
  column->required = json_object_get_boolean_member_with_default (object, "required", FALSE);
  column->without_code = json_object_get_boolean_member_with_default (object, "without-code", FALSE);
}

static CascadaProfileTable *
read_table (JsonObject *object)
{
  CascadaProfileTable *table = g_new0 (CascadaProfileTable, 1);
  JsonArray *columns = json_object_get_array_member (object, "columns");

  table->name = read_text (object, "name");
  table->required = json_object_get_boolean_member_with_default (object, "required", FALSE);
  table->joins = json_object_get_boolean_member_with_default (object, "joins", FALSE);
  table->goals_have_units = json_object_get_boolean_member_with_default (object, "goals-have-units", FALSE);
  table->n_columns = json_array_get_length (columns);
  table->columns = g_new0 (CascadaProfileColumn, table->n_columns);
  for (guint i = 0; i < table->n_columns; i++)
    read_column (json_array_get_object_element (columns, i), &table->columns[i]);
  return table;
}

static void
read_defaults (CascadaProfile *profile, JsonObject *object, int objective)
{
  g_autoptr (GList) members = object != NULL ? json_object_get_members (object) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    {
      CascadaProfileDefault value = { .objective = objective };
      const CascadaField *field;
      g_autoptr (GEnumClass) nicks = NULL;
      GEnumValue *nick;

      read_field (l->data, &value.kind, &value.field);
      field = cascada_field_get (value.kind, value.field);
      g_assert (field->type == CASCADA_FIELD_ENUM);
      nicks = g_type_class_ref (field->enum_type ());
      nick = g_enum_get_value_by_nick (nicks, json_object_get_string_member (object, l->data));
      g_assert (nick != NULL);
      value.value = nick->value;
      g_array_append_val (profile->defaults, value);
    }
}

static void
read_exceptions (CascadaProfile *profile, JsonObject *root)
{
  JsonArray *array = json_object_has_member (root, "exceptions") ? json_object_get_array_member (root, "exceptions") : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      read_defaults (profile, json_object_get_object_member (object, "defaults"), (int) json_object_get_int_member (object, "objective"));
    }
}

static void
read_derivations (CascadaProfile *profile, JsonObject *root)
{
  static const char *const names[] = { "annualisation", "increments", "target-texts", "project-goals" };
  g_auto (GStrv) texts = read_texts (root, "derive");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strv_contains ((const char *const *) texts, names[i]))
      profile->derive |= 1 << i;
}

static void
read_settings (CascadaProfile *profile, JsonObject *plan)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonObject *object = json_object_has_member (plan, "settings") ? json_object_get_object_member (plan, "settings") : NULL;
  g_autoptr (GList) members = object != NULL ? json_object_get_members (object) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *setting = g_strdup_printf ("%s=%s", (char *) l->data, json_object_get_string_member (object, l->data));

      g_strv_builder_add (builder, setting);
    }
  profile->settings = g_strv_builder_end (builder);
}

static void
read_plan (CascadaProfile *profile, JsonObject *plan)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (CASCADA_TYPE_PLAN_KIND);

  profile->plan_title = read_text (plan, "title");
  profile->plan_source = read_text (plan, "source");
  profile->plan_note = read_text (plan, "note");
  profile->plan_kind = g_enum_get_value_by_nick (kinds, json_object_get_string_member (plan, "kind"))->value;
  profile->first_year = (int) json_object_get_int_member_with_default (plan, "first-year", 0);
  profile->last_year = (int) json_object_get_int_member_with_default (plan, "last-year", 0);
  read_settings (profile, plan);
}

/* Tables, defaults and derivations: of the profile and of the one it extends. */
static void
read_layout (CascadaProfile *profile, JsonObject *root)
{
  const char *numbers = json_object_get_string_member_with_default (root, "numbers", "auto");
  JsonArray *tables = json_object_has_member (root, "tables") ? json_object_get_array_member (root, "tables") : NULL;

  for (guint i = 0; tables != NULL && i < json_array_get_length (tables); i++)
    g_ptr_array_add (profile->tables, read_table (json_array_get_object_element (tables, i)));
  if (json_object_has_member (root, "defaults"))
    read_defaults (profile, json_object_get_object_member (root, "defaults"), 0);
  read_exceptions (profile, root);
  read_derivations (profile, root);
  if (!g_str_equal (numbers, "auto"))
    profile->convention = g_str_equal (numbers, "plain") ? CASCADA_CONVENTION_PLAIN : CASCADA_CONVENTION_ES_CO;
}

static void
require_tables (CascadaProfile *profile, JsonObject *root)
{
  g_auto (GStrv) names = read_texts (root, "requires");

  for (guint i = 0; i < profile->tables->len; i++)
    {
      CascadaProfileTable *table = profile->tables->pdata[i];

      table->required |= g_strv_contains ((const char *const *) names, table->name);
    }
}

static JsonNode *
load_root (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/cascada/profiles/%s.json", name);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (cascada_profiles_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (text == NULL)
    return NULL;
  if (!json_parser_load_from_data (parser, text, (gssize) length, &error))
    g_error ("profile %s: %s", name, error->message);
  return json_parser_steal_root (parser);
}

/**
 * cascada_profile_load:
 * @name: "general", "pei-programming" …
 * @error: %CASCADA_ERROR_INVALID where there is no such profile
 *
 * Returns: (transfer full): the layout, as data/profiles describes it
 */
CascadaProfile *
cascada_profile_load (const char *name, GError **error)
{
  g_autoptr (JsonNode) node = load_root (name);
  g_autoptr (CascadaProfile) profile = NULL;
  const char *extends;
  JsonObject *root;

  if (node == NULL)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("there is no profile “%s”"), name);
      return NULL;
    }
  root = json_node_get_object (node);
  profile = g_new0 (CascadaProfile, 1);
  profile->defaults = g_array_new (FALSE, FALSE, sizeof (CascadaProfileDefault));
  profile->tables = g_ptr_array_new_with_free_func (table_free);
  profile->name = read_text (root, "name");
  profile->title = read_text (root, "title");
  profile->description = read_text (root, "description");
  read_plan (profile, json_object_get_object_member (root, "plan"));

  extends = json_object_get_string_member_with_default (root, "extends", NULL);
  if (extends != NULL)
    {
      g_autoptr (JsonNode) base = load_root (extends);

      read_layout (profile, json_node_get_object (base));
    }
  read_layout (profile, root);
  require_tables (profile, root);
  return g_steal_pointer (&profile);
}
