/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-attachment.h"
#include "cascada-enums.h"
#include "cascada-error.h"
#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-kinds.h"
#include "cascada-non-working-day.h"
#include "cascada-objective.h"
#include "cascada-observation.h"
#include "cascada-opinion.h"
#include "cascada-person.h"
#include "cascada-plan.h"
#include "cascada-proposal.h"
#include "cascada-publication.h"
#include "cascada-report.h"
#include "cascada-request-record.h"
#include "cascada-settings.h"
#include "cascada-step.h"
#include "cascada-target.h"
#include "cascada-unit.h"
#include "cascada-version.h"
#include "cascada-weight.h"

#define D(millionths)         \
  {                           \
    CASCADA_VALUE_INTEGER,    \
    {                         \
      .integer = (millionths) \
    }                         \
  }
#define T(characters)      \
  {                        \
    CASCADA_VALUE_TEXT,    \
    {                      \
      .text = (characters) \
    }                      \
  }
#define NONE            \
  {                     \
    CASCADA_VALUE_NONE, \
    {                   \
      0                 \
    }                   \
  }
#define ACCEPTED (-1)

/* The constants of the headers stand in files: each must name the declaration it always named. */
static void
test_numbers (void)
{
  static const struct
  {
    CascadaKind kind;
    const char *table;
    guint field;
    const char *name;
  } rows[] = {
    { CASCADA_KIND_UNIT, "unit", CASCADA_UNIT_CODE, "code" },
    { CASCADA_KIND_UNIT, "unit", CASCADA_UNIT_NAME, "name" },
    { CASCADA_KIND_UNIT, "unit", CASCADA_UNIT_KIND, "kind" },
    { CASCADA_KIND_UNIT, "unit", CASCADA_UNIT_POSITION, "position" },
    { CASCADA_KIND_PERSON, "person", CASCADA_PERSON_NAME, "name" },
    { CASCADA_KIND_PERSON, "person", CASCADA_PERSON_ROLE, "role" },
    { CASCADA_KIND_PERSON, "person", CASCADA_PERSON_UNIT, "unit" },
    { CASCADA_KIND_PERSON, "person", CASCADA_PERSON_EMAIL, "email" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_TITLE, "title" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_KIND, "kind" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_UNIT, "unit" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_FIRST_YEAR, "first-year" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_LAST_YEAR, "last-year" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_SOURCE, "source" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_NOTE, "note" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_POSITION, "position" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_INCREASING, "increasing" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_CONSTANT, "constant" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_DECREASING, "decreasing" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_CAP, "cap" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_DECIMALS, "decimals" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_NOTATION, "notation" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_WEIGHT_TOLERANCE, "weight-tolerance" },
    { CASCADA_KIND_OBJECTIVE, "objective", CASCADA_OBJECTIVE_PLAN, "plan" },
    { CASCADA_KIND_OBJECTIVE, "objective", CASCADA_OBJECTIVE_NUMBER, "number" },
    { CASCADA_KIND_OBJECTIVE, "objective", CASCADA_OBJECTIVE_NAME, "name" },
    { CASCADA_KIND_OBJECTIVE, "objective", CASCADA_OBJECTIVE_WEIGHT, "weight" },
    { CASCADA_KIND_OBJECTIVE, "objective", CASCADA_OBJECTIVE_POSITION, "position" },
    { CASCADA_KIND_GOAL, "goal", CASCADA_GOAL_OBJECTIVE, "objective" },
    { CASCADA_KIND_GOAL, "goal", CASCADA_GOAL_CODE, "code" },
    { CASCADA_KIND_GOAL, "goal", CASCADA_GOAL_NAME, "name" },
    { CASCADA_KIND_GOAL, "goal", CASCADA_GOAL_KIND, "kind" },
    { CASCADA_KIND_GOAL, "goal", CASCADA_GOAL_UNIT, "unit" },
    { CASCADA_KIND_GOAL, "goal", CASCADA_GOAL_ELIMINATED, "eliminated" },
    { CASCADA_KIND_GOAL, "goal", CASCADA_GOAL_POSITION, "position" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_GOAL, "goal" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_CODE, "code" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_NAME, "name" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_ANNUALISATION, "annualisation" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_UNIT_OF_MEASURE, "unit-of-measure" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_IS_RATIO, "is-ratio" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_FORMULA, "formula" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_NUMERATOR, "numerator" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_DENOMINATOR, "denominator" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_DELIVERABLES, "deliverables" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_BASELINE, "baseline" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_TOTAL, "total" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_UNIT, "unit" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_NOTE, "note" },
    { CASCADA_KIND_INDICATOR, "indicator", CASCADA_INDICATOR_POSITION, "position" },
    { CASCADA_KIND_WEIGHT, "weight", CASCADA_WEIGHT_VALUE, "value" },
    { CASCADA_KIND_WEIGHT, "weight", CASCADA_WEIGHT_DERIVED, "derived" },
    { CASCADA_KIND_TARGET, "target", CASCADA_TARGET_VALUE, "value" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_EXECUTED, "executed" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_NUMERATOR, "numerator" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_DENOMINATOR, "denominator" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_ANALYSIS, "analysis" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_PUBLISHED_AT_CUT, "published-at-cut" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_PUBLISHED_YEAR, "published-year" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_NOTE, "note" },
    { CASCADA_KIND_PUBLICATION, "publication", CASCADA_PUBLICATION_COMPLIANCE, "compliance" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_STATE, "state" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_ROLLUP, "rollup" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_CROSS_CUTTING_SHARE, "cross-cutting-share" },
    { CASCADA_KIND_PLAN, "plan", CASCADA_PLAN_PROCESS_OBJECTIVE, "process-objective" },
    { CASCADA_KIND_OBJECTIVE, "objective", CASCADA_OBJECTIVE_STRATEGIC, "strategic" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_RESULT_ANALYSIS, "result-analysis" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_LAG_CAUSE, "lag-cause" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_LAG_REMEDY, "lag-remedy" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_LAG_DATE, "lag-date" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_STATE, "state" },
    { CASCADA_KIND_REPORT, "report", CASCADA_REPORT_SENT, "sent" },
    { CASCADA_KIND_STEP, "step", CASCADA_STEP_PLAN, "plan" },
    { CASCADA_KIND_STEP, "step", CASCADA_STEP_ACTION, "action" },
    { CASCADA_KIND_STEP, "step", CASCADA_STEP_DATE, "date" },
    { CASCADA_KIND_STEP, "step", CASCADA_STEP_PERIOD, "period" },
    { CASCADA_KIND_STEP, "step", CASCADA_STEP_PERSON, "person" },
    { CASCADA_KIND_STEP, "step", CASCADA_STEP_DOCUMENT, "document" },
    { CASCADA_KIND_STEP, "step", CASCADA_STEP_TEXT, "text" },
    { CASCADA_KIND_OBSERVATION, "observation", CASCADA_OBSERVATION_PLAN, "plan" },
    { CASCADA_KIND_OBSERVATION, "observation", CASCADA_OBSERVATION_GOAL, "goal" },
    { CASCADA_KIND_OBSERVATION, "observation", CASCADA_OBSERVATION_FIELD, "field" },
    { CASCADA_KIND_OBSERVATION, "observation", CASCADA_OBSERVATION_PERIOD, "period" },
    { CASCADA_KIND_OBSERVATION, "observation", CASCADA_OBSERVATION_DATE, "date" },
    { CASCADA_KIND_OBSERVATION, "observation", CASCADA_OBSERVATION_PERSON, "person" },
    { CASCADA_KIND_OBSERVATION, "observation", CASCADA_OBSERVATION_TEXT, "text" },
    { CASCADA_KIND_OBSERVATION, "observation", CASCADA_OBSERVATION_ANSWER, "answer" },
    { CASCADA_KIND_OBSERVATION, "observation", CASCADA_OBSERVATION_ANSWERED, "answered" },
    { CASCADA_KIND_OBSERVATION, "observation", CASCADA_OBSERVATION_RESOLVED, "resolved" },
    { CASCADA_KIND_ATTACHMENT, "attachment", CASCADA_ATTACHMENT_PLAN, "plan" },
    { CASCADA_KIND_ATTACHMENT, "attachment", CASCADA_ATTACHMENT_GOAL, "goal" },
    { CASCADA_KIND_ATTACHMENT, "attachment", CASCADA_ATTACHMENT_PERIOD, "period" },
    { CASCADA_KIND_ATTACHMENT, "attachment", CASCADA_ATTACHMENT_STEP, "step" },
    { CASCADA_KIND_ATTACHMENT, "attachment", CASCADA_ATTACHMENT_NAME, "name" },
    { CASCADA_KIND_ATTACHMENT, "attachment", CASCADA_ATTACHMENT_LINK, "link" },
    { CASCADA_KIND_ATTACHMENT, "attachment", CASCADA_ATTACHMENT_MEDIA_TYPE, "media-type" },
    { CASCADA_KIND_ATTACHMENT, "attachment", CASCADA_ATTACHMENT_SIZE, "size" },
    { CASCADA_KIND_ATTACHMENT, "attachment", CASCADA_ATTACHMENT_SHA256, "sha256" },
    { CASCADA_KIND_ATTACHMENT, "attachment", CASCADA_ATTACHMENT_DATE, "date" },
    { CASCADA_KIND_ATTACHMENT, "attachment", CASCADA_ATTACHMENT_NOTE, "note" },
    { CASCADA_KIND_ATTACHMENT, "attachment", CASCADA_ATTACHMENT_REQUEST, "request" },
    { CASCADA_KIND_VERSION, "version", CASCADA_VERSION_PLAN, "plan" },
    { CASCADA_KIND_VERSION, "version", CASCADA_VERSION_NUMBER, "number" },
    { CASCADA_KIND_VERSION, "version", CASCADA_VERSION_DATE, "date" },
    { CASCADA_KIND_VERSION, "version", CASCADA_VERSION_DOCUMENT, "document" },
    { CASCADA_KIND_VERSION, "version", CASCADA_VERSION_NOTE, "note" },
    { CASCADA_KIND_NON_WORKING_DAY, "non_working_day", CASCADA_NON_WORKING_DAY_DATE, "date" },
    { CASCADA_KIND_NON_WORKING_DAY, "non_working_day", CASCADA_NON_WORKING_DAY_NAME, "name" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_PLAN, "plan" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_GOAL, "goal" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_NUMBER, "number" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_STATE, "state" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_DATE, "date" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_PRESENTED, "presented" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_PRESENTER, "presenter" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_GROUND, "ground" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_JUSTIFICATION, "justification" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_REFERENCE, "reference" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_EXCEPTION, "exception" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_ASKED, "asked" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_DECIDED, "decided" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_DECIDER, "decider" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_DECISION_REASON, "decision-reason" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_SENT, "sent" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_HOLA_CASE, "hola-case" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_VERSION, "version" },
    { CASCADA_KIND_REQUEST, "request", CASCADA_REQUEST_REVISED, "revised" },
    { CASCADA_KIND_PROPOSAL, "proposal", CASCADA_PROPOSAL_REQUEST, "request" },
    { CASCADA_KIND_PROPOSAL, "proposal", CASCADA_PROPOSAL_RECORD, "record" },
    { CASCADA_KIND_PROPOSAL, "proposal", CASCADA_PROPOSAL_INDICATOR, "indicator" },
    { CASCADA_KIND_PROPOSAL, "proposal", CASCADA_PROPOSAL_PERIOD, "period" },
    { CASCADA_KIND_PROPOSAL, "proposal", CASCADA_PROPOSAL_FIELD, "field" },
    { CASCADA_KIND_PROPOSAL, "proposal", CASCADA_PROPOSAL_OLD, "old" },
    { CASCADA_KIND_PROPOSAL, "proposal", CASCADA_PROPOSAL_NEW, "new" },
    { CASCADA_KIND_OPINION, "opinion", CASCADA_OPINION_REQUEST, "request" },
    { CASCADA_KIND_OPINION, "opinion", CASCADA_OPINION_UNIT, "unit" },
    { CASCADA_KIND_OPINION, "opinion", CASCADA_OPINION_DATE, "date" },
    { CASCADA_KIND_OPINION, "opinion", CASCADA_OPINION_DOCUMENT, "document" },
    { CASCADA_KIND_OPINION, "opinion", CASCADA_OPINION_SENSE, "sense" },
    { CASCADA_KIND_OPINION, "opinion", CASCADA_OPINION_TEXT, "text" },
    { CASCADA_KIND_OPINION, "opinion", CASCADA_OPINION_PERSON, "person" },
  };
  guint declared = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const CascadaField *field = cascada_field_get (rows[i].kind, rows[i].field);

      g_test_message ("%s.%s", rows[i].table, rows[i].name);
      g_assert_nonnull (field);
      g_assert_cmpstr (field->name, ==, rows[i].name);
      g_assert_cmpuint (cascada_field_find (rows[i].kind, rows[i].name), ==, rows[i].field);
      g_assert_cmpint (cascada_kind_from_table (rows[i].table), ==, rows[i].kind);
      g_assert_nonnull (g_object_class_find_property (G_OBJECT_CLASS (cascada_kind_get_class (rows[i].kind)), field->name));
    }
  for (CascadaKind kind = CASCADA_KIND_UNIT; kind < CASCADA_N_KINDS; kind++)
    declared += cascada_kind_get_class (kind)->n_fields;
  g_assert_cmpuint (declared, ==, G_N_ELEMENTS (rows));
  g_assert_cmpuint (cascada_field_find (CASCADA_KIND_PLAN, "first_year"), ==, CASCADA_PLAN_FIRST_YEAR);
  g_assert_cmpuint (cascada_field_find (CASCADA_KIND_PLAN, "no such field"), ==, 0);
  g_assert_null (cascada_field_get (CASCADA_KIND_TARGET, CASCADA_TARGET_VALUE + 1));
  g_assert_null (cascada_field_get (CASCADA_N_KINDS, 1));
}

static void
test_validate (void)
{
  static const struct
  {
    CascadaKind kind;
    guint field;
    CascadaValue value;
    int answer;
  } rows[] = {
    { CASCADA_KIND_WEIGHT, CASCADA_WEIGHT_VALUE, D (0), ACCEPTED },
    { CASCADA_KIND_WEIGHT, CASCADA_WEIGHT_VALUE, D (1), ACCEPTED },
    { CASCADA_KIND_WEIGHT, CASCADA_WEIGHT_VALUE, D (CASCADA_DECIMAL (250)), ACCEPTED },
    { CASCADA_KIND_WEIGHT, CASCADA_WEIGHT_VALUE, D (-1), CASCADA_ERROR_RANGE },
    { CASCADA_KIND_WEIGHT, CASCADA_WEIGHT_VALUE, NONE, ACCEPTED },
    { CASCADA_KIND_WEIGHT, CASCADA_WEIGHT_VALUE, T ("33.33"), CASCADA_ERROR_INVALID },
    { CASCADA_KIND_OBJECTIVE, CASCADA_OBJECTIVE_WEIGHT, D (CASCADA_DECIMAL (-1)), CASCADA_ERROR_RANGE },
    { CASCADA_KIND_TARGET, CASCADA_TARGET_VALUE, D (CASCADA_DECIMAL_MAX), ACCEPTED },
    { CASCADA_KIND_TARGET, CASCADA_TARGET_VALUE, D (-CASCADA_DECIMAL_MAX), ACCEPTED },
    { CASCADA_KIND_TARGET, CASCADA_TARGET_VALUE, D (CASCADA_DECIMAL_NONE), CASCADA_ERROR_RANGE },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_FIRST_YEAR, D (1989), CASCADA_ERROR_RANGE },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_FIRST_YEAR, D (1990), ACCEPTED },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_LAST_YEAR, D (2100), ACCEPTED },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_LAST_YEAR, D (2101), CASCADA_ERROR_RANGE },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_LAST_YEAR, NONE, CASCADA_ERROR_INVALID },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_DECIMALS, D (-1), CASCADA_ERROR_RANGE },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_DECIMALS, D (6), ACCEPTED },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_DECIMALS, D (7), CASCADA_ERROR_RANGE },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_WEIGHT_TOLERANCE, D (CASCADA_DECIMAL (100)), ACCEPTED },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_WEIGHT_TOLERANCE, D (CASCADA_DECIMAL (100) + 1), CASCADA_ERROR_RANGE },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_CAP, NONE, ACCEPTED },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_CAP, D (-1), CASCADA_ERROR_RANGE },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_KIND, D (CASCADA_PLAN_KIND_ACCOUNTABILITY), ACCEPTED },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_KIND, D (CASCADA_PLAN_KIND_ACCOUNTABILITY + 1), CASCADA_ERROR_INVALID },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_KIND, D (-1), CASCADA_ERROR_INVALID },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_KIND, D (G_GINT64_CONSTANT (0x100000000)), CASCADA_ERROR_INVALID },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_KIND, NONE, CASCADA_ERROR_INVALID },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_UNIT, NONE, ACCEPTED },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_UNIT, D (0), CASCADA_ERROR_INVALID },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_OBJECTIVE, NONE, CASCADA_ERROR_INVALID },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_OBJECTIVE, D (1), ACCEPTED },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_ELIMINATED, D (1), ACCEPTED },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_ELIMINATED, D (2), CASCADA_ERROR_INVALID },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_NAME, NONE, CASCADA_ERROR_INVALID },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_NAME, T (""), CASCADA_ERROR_INVALID },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_NAME, T (" \n\xc2\xa0"), CASCADA_ERROR_INVALID },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_NAME, T ("Ñ\n“—”"), ACCEPTED },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_NAME, T ("\xff"), CASCADA_ERROR_INVALID },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_NAME, T ("a\x01"), CASCADA_ERROR_INVALID },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_NAME, D (1), CASCADA_ERROR_INVALID },
    { CASCADA_KIND_OBJECTIVE, CASCADA_OBJECTIVE_NUMBER, D (-1), CASCADA_ERROR_RANGE },
    { CASCADA_KIND_OBJECTIVE, CASCADA_OBJECTIVE_POSITION, NONE, CASCADA_ERROR_INVALID },
    { CASCADA_KIND_TARGET, CASCADA_TARGET_VALUE + 1, NONE, CASCADA_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean accepted = cascada_field_validate (rows[i].kind, rows[i].field, &rows[i].value, &error);
      const CascadaField *field = cascada_field_get (rows[i].kind, rows[i].field);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, error != NULL ? error->message : "accepted");
      g_assert_cmpint (accepted, ==, rows[i].answer == ACCEPTED);
      if (accepted)
        continue;
      g_assert_error (error, CASCADA_ERROR, rows[i].answer);
      if (field != NULL)
        g_assert_nonnull (strstr (error->message, field->label));
    }
}

static void
test_text_length (void)
{
  for (CascadaKind kind = CASCADA_KIND_UNIT; kind < CASCADA_N_KINDS; kind++)
    for (guint number = 1; number <= cascada_kind_get_class (kind)->n_fields; number++)
      {
        const CascadaField *field = cascada_field_get (kind, number);
        GString *text = g_string_new (NULL);
        CascadaValue value;

        for (guint i = 0; field->type == CASCADA_FIELD_TEXT && i < field->max_length; i++)
          g_string_append (text, "ñ");
        if (field->type == CASCADA_FIELD_TEXT)
          {
            g_autoptr (GError) error = NULL;

            g_assert_cmpuint (field->max_length, >, 0);
            value = cascada_value_text (text->str);
            g_assert_true (cascada_field_validate (kind, number, &value, NULL));
            g_string_append_c (text, 'x');
            value = cascada_value_text (text->str);
            g_assert_false (cascada_field_validate (kind, number, &value, &error));
            g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_RANGE);
          }
        g_string_free (text, TRUE);
      }
}

static void
test_declarations (void)
{
  for (CascadaKind kind = CASCADA_KIND_UNIT; kind < CASCADA_N_KINDS; kind++)
    {
      CascadaRecordClass *klass = cascada_kind_get_class (kind);

      g_assert_cmpint (klass->kind, ==, kind);
      if (klass->is_cell || klass->parent_field > 0)
        g_assert_nonnull (cascada_kind_get_class (klass->parent_kind));
      if (klass->parent_field > 0)
        g_assert_cmpint (klass->fields[klass->parent_field - 1].references, ==, klass->parent_kind);
      for (guint i = 0; i < klass->n_fields; i++)
        {
          const CascadaField *field = &klass->fields[i];
          GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), field->name);
          CascadaValue value;

          g_test_message ("%s.%s", klass->table, field->name);
          g_assert_nonnull (field->label);
          g_assert_cmpint (field->type == CASCADA_FIELD_REFERENCE, ==, field->references != CASCADA_KIND_NONE);
          g_assert_cmpint (field->type == CASCADA_FIELD_ENUM, ==, field->enum_type != NULL);
          g_assert_cmpuint (pspec->value_type, ==,
                            field->type == CASCADA_FIELD_TEXT      ? G_TYPE_STRING
                            : field->type == CASCADA_FIELD_BOOLEAN ? G_TYPE_BOOLEAN
                            : field->type == CASCADA_FIELD_ENUM    ? field->enum_type ()
                                                                   : G_TYPE_INT64);
          if (field->type == CASCADA_FIELD_BOOLEAN || field->type == CASCADA_FIELD_ENUM)
            g_assert_true (field->required);
          if (cascada_field_get_fallback (field, &value))
            g_assert_true (cascada_field_validate (kind, i + 1, &value, NULL));
          else
            g_assert_true (field->required);
        }
    }
}

static void
test_refs (void)
{
  static const struct
  {
    CascadaRef ref;
    gboolean valid;
  } rows[] = {
    { { CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, 1 }, TRUE },
    { { CASCADA_KIND_PLAN, CASCADA_PERIOD_YEAR (2025), 1 }, FALSE },
    { { CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, 0 }, FALSE },
    { { CASCADA_KIND_NONE, CASCADA_PERIOD_NONE, 1 }, FALSE },
    { { CASCADA_N_KINDS, CASCADA_PERIOD_NONE, 1 }, FALSE },
    { { CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 2), 1 }, TRUE },
    { { CASCADA_KIND_TARGET, CASCADA_PERIOD_NONE, 1 }, FALSE },
    { { CASCADA_KIND_TARGET, 202513, 1 }, FALSE },
    { { CASCADA_KIND_WEIGHT, CASCADA_PERIOD_YEAR (2025), 1 }, TRUE },
    { { CASCADA_KIND_WEIGHT, CASCADA_PERIOD_QUARTER (2025, 2), 1 }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (cascada_ref_validate (&rows[i].ref, &error), ==, rows[i].valid);
      if (!rows[i].valid)
        g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fields/numbers", test_numbers);
  g_test_add_func ("/fields/declarations", test_declarations);
  g_test_add_func ("/fields/validate", test_validate);
  g_test_add_func ("/fields/text-length", test_text_length);
  g_test_add_func ("/fields/refs", test_refs);
  return g_test_run ();
}
