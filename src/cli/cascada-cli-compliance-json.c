/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan at a cut-off for programs. Objectives are generated one by one, so that a plan of a million indicators does
 * not stand in memory as a tree of nodes. */

#include "config.h"

#include <json-glib/json-glib.h>

#include "cascada-cli-compliance.h"
#include "cascada-enums.h"
#include "cascada-plan.h"

static void
add_string (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_decimal (JsonBuilder *builder, const char *name, CascadaDecimal value)
{
  g_autofree char *text = cascada_decimal_to_string (value);

  add_string (builder, name, text);
}

static void
add_ratio (JsonBuilder *builder, const char *name, CascadaRatio ratio)
{
  add_decimal (builder, name, cascada_ratio_to_decimal (ratio, CASCADA_DECIMAL_PLACES));
}

static void
add_percent (JsonBuilder *builder, const char *name, const CascadaCliPercent *percent)
{
  g_autofree char *exact_name = g_strconcat (name, "_exact", NULL);

  add_string (builder, name, percent->rounded);
  add_string (builder, exact_name, percent->exact);
}

static void
add_published (const CascadaCliResult *result, JsonBuilder *builder, const char *name, CascadaDecimal published)
{
  g_auto (CascadaCliPercent) percent = cascada_cli_percent_of_published (result, published);

  add_percent (builder, name, &percent);
}

static void
add_difference (const CascadaCliResult *result, JsonBuilder *builder, const CascadaCliPercent *computed, CascadaDecimal published)
{
  g_auto (CascadaCliPercent) percent = cascada_cli_percent_difference (result, computed, published);

  add_percent (builder, "difference", &percent);
}

static void
add_code (const CascadaCliResult *result, JsonBuilder *builder, CascadaNode node)
{
  const char *code = cascada_figures_get_code (result->figures, node);

  add_string (builder, "code", code != NULL && code[0] != '\0' ? code : NULL);
  add_string (builder, "name", cascada_figures_get_name (result->figures, node));
}

static void
add_percentages (const CascadaCliResult *result, JsonBuilder *builder, gint64 id, const CascadaProgress *progress)
{
  g_auto (CascadaCliPercent) at_cut = cascada_cli_percent_of_ratio (result, progress->progress_at_cut);
  g_auto (CascadaCliPercent) year = cascada_cli_percent_of_ratio (result, progress->progress_year);
  CascadaDecimal published = cascada_published_get_at_cut (result->published, id);

  add_percent (builder, "progress_at_cut", &at_cut);
  add_percent (builder, "progress_year", &year);
  add_published (result, builder, "published_at_cut", published);
  add_published (result, builder, "published_year", cascada_published_get_year (result->published, id));
  add_difference (result, builder, &at_cut, published);
}

static void
add_indicator (const CascadaCliResult *result, JsonBuilder *builder, guint index)
{
  CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_INDICATOR, index);
  CascadaSeries series;
  CascadaProgress progress;

  cascada_figures_get_series (result->figures, index, &series);
  cascada_figures_get_progress (result->figures, index, result->cut, &progress);

  json_builder_begin_object (builder);
  add_code (result, builder, node);
  add_string (builder, "annualisation", cascada_cli_enum_nick (CASCADA_TYPE_ANNUALISATION, series.annualisation));
  add_decimal (builder, "weight", cascada_figures_get_weight (result->figures, node, result->cut));
  add_ratio (builder, "target_at_cut", progress.target_at_cut);
  add_ratio (builder, "executed_at_cut", progress.executed_at_cut);
  add_ratio (builder, "target_year", progress.target_year);
  add_percentages (result, builder, cascada_figures_get_id (result->figures, node), &progress);
  add_string (builder, "state", cascada_cli_enum_nick (CASCADA_TYPE_STATE, progress.state));
  add_string (builder, "excluded",
              progress.exclusion != CASCADA_EXCLUSION_NONE ? cascada_cli_enum_nick (CASCADA_TYPE_EXCLUSION, progress.exclusion)
                                                           : NULL);
  json_builder_end_object (builder);
}

static void
add_goal (const CascadaCliResult *result, JsonBuilder *builder, CascadaNode goal)
{
  guint first, count;

  json_builder_begin_object (builder);
  add_code (result, builder, goal);
  add_string (builder, "state",
              cascada_cli_enum_nick (CASCADA_TYPE_STATE, cascada_figures_get_state (result->figures, goal, result->cut)));
  json_builder_set_member_name (builder, "indicators");
  json_builder_begin_array (builder);
  cascada_figures_get_children (result->figures, goal, &first, &count);
  for (guint i = 0; i < count; i++)
    add_indicator (result, builder, first + i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* A whole number where it has one: documents number their objectives. */
static void
add_number (JsonBuilder *builder, const char *code)
{
  gint64 number;

  json_builder_set_member_name (builder, "no");
  if (g_ascii_string_to_signed (code != NULL ? code : "", 10, G_MININT64, G_MAXINT64, &number, NULL))
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_goals (const CascadaCliResult *result, JsonBuilder *builder, CascadaNode objective)
{
  guint first, count;

  json_builder_set_member_name (builder, "goals");
  json_builder_begin_array (builder);
  cascada_figures_get_children (result->figures, objective, &first, &count);
  for (guint i = 0; i < count; i++)
    add_goal (result, builder, CASCADA_NODE (CASCADA_LEVEL_GOAL, first + i));
  json_builder_end_array (builder);
}

static void
add_objective (const CascadaCliResult *result, JsonBuilder *builder, CascadaNode objective)
{
  g_autoptr (CascadaCompliance) compliance = cascada_figures_get_compliance (result->figures, objective, result->cut);
  g_auto (CascadaCliPercent) percent = cascada_cli_percent_of_compliance (result, compliance);
  CascadaDecimal published = cascada_published_get_objective (result->published, cascada_figures_get_id (result->figures, objective));

  json_builder_begin_object (builder);
  add_number (builder, cascada_figures_get_code (result->figures, objective));
  add_string (builder, "name", cascada_figures_get_name (result->figures, objective));
  add_decimal (builder, "weight", cascada_figures_get_weight (result->figures, objective, result->cut));
  add_percent (builder, "compliance", &percent);
  add_published (result, builder, "published", published);
  add_difference (result, builder, &percent, published);
  if (!result->summary)
    add_goals (result, builder, objective);
  json_builder_end_object (builder);
}

static void
append_built (GString *text, JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = NULL;

  json_generator_set_root (generator, root);
  json = json_generator_to_data (generator, NULL);
  g_string_append (text, json);
}

static void
add_plan (const CascadaCliResult *result, JsonBuilder *builder)
{
  const CascadaSettings *settings = cascada_figures_get_settings (result->figures);
  const char *const *names = cascada_settings_get_names ();

  json_builder_set_member_name (builder, "plan");
  json_builder_begin_object (builder);
  add_string (builder, "title", cascada_record_get_text (result->plan, CASCADA_PLAN_TITLE));
  add_string (builder, "kind",
              cascada_cli_enum_nick (CASCADA_TYPE_PLAN_KIND, (int) cascada_record_get_integer (result->plan, CASCADA_PLAN_KIND)));
  json_builder_set_member_name (builder, "settings");
  json_builder_begin_object (builder);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = cascada_settings_get (settings, names[i]);

      add_string (builder, names[i], value);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* All but the objectives, up to and without the brace that ends it. */
static void
append_head (const CascadaCliResult *result, GString *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (CascadaCompliance) compliance = cascada_figures_get_plan_compliance (result->figures, result->cut);
  g_auto (CascadaCliPercent) percent = cascada_cli_percent_of_compliance (result, compliance);
  g_autofree char *cut = cascada_period_to_string (result->cut);

  json_builder_begin_object (builder);
  add_plan (result, builder);
  add_string (builder, "cut", cut);
  add_percent (builder, "compliance", &percent);
  json_builder_end_object (builder);
  append_built (text, builder);
  g_string_truncate (text, text->len - 1);
}

/** cascada_cli_result_print_json: one object, an objective a line. */
gboolean
cascada_cli_result_print_json (const CascadaCliResult *result, GError **error)
{
  guint n_objectives = cascada_figures_get_count (result->figures, CASCADA_LEVEL_OBJECTIVE);
  g_autoptr (GString) text = g_string_new (NULL);

  append_head (result, text);
  g_string_append (text, ",\"objectives\":[");
  for (guint i = 0; i < n_objectives; i++)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      add_objective (result, builder, CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, i));
      g_string_append (text, i > 0 ? ",\n" : "\n");
      append_built (text, builder);
      if (!cascada_cli_print (text->str, (gssize) text->len, error))
        return FALSE;
      g_string_truncate (text, 0);
    }
  g_string_append (text, "\n]}\n");
  return cascada_cli_print (text->str, (gssize) text->len, error);
}
