/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Modification requests in a few words: "today=2025-07-01 q3=10:5 history=approved:2025-03-01". */

#include "test-requests.h"

#include <stdlib.h>
#include <string.h>

static const char *const states[] = { "draft", "presented", "pending", "review", "approved", "denied", "sent", "published", "withdrawn" };
static const char *const grounds[] = { "technical", "legal", "legal-change", "force-majeure" };
static const char *const roles[] = { "analyst", "head", "leader", "mayor", "promoter", "director" };
static const char *const types[] = { "sum", "increasing", "constant", "decreasing" };
static const char *const plan_states[] = { "none", "draft", "under-review", "observed", "approved", "published", "closed" };

/* The place of @word in a list of @n. */
static int
find (const char *const *list, gsize n, const char *word)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (list[i], word))
      return (int) i;
  g_error ("“%s” is none of %s, …", word, list[0]);
}

#define FIND(list, word) find (list, G_N_ELEMENTS (list), word)

static CascadaDate
read_date (const char *text)
{
  CascadaDate date;

  g_assert_true (cascada_date_parse (text, &date, NULL));
  return date;
}

static CascadaDecimal
read_decimal (const char *text)
{
  CascadaDecimal value = CASCADA_DECIMAL_NONE;

  if (!g_str_equal (text, "-"))
    g_assert_true (cascada_decimal_parse (text, &value, NULL));
  return value;
}

static const char *
keep (TestRequest *self, const char *text)
{
  g_ptr_array_add (self->strings, g_strdup (text));
  return self->strings->pdata[self->strings->len - 1];
}

/* "q3=10:5", "total=40:35", "type=sum:increasing", "unit=a:b", "weight=25:30"; FALSE: no word of an indicator */
static gboolean
read_figure (TestRequest *self, guint i, const char *key, char **values)
{
  CascadaModificationIndicator *indicator = &self->indicators[i];

  if (key[0] == 'q' && key[2] == '\0')
    {
      CascadaModificationTarget *target = &self->targets[i][key[1] - '1'];

      target->present = read_decimal (values[0]);
      target->proposed = read_decimal (values[1]);
    }
  else if (g_str_equal (key, "total"))
    {
      indicator->present_total = read_decimal (values[0]);
      indicator->proposed_total = read_decimal (values[1]);
    }
  else if (g_str_equal (key, "weight"))
    {
      indicator->present_weight = read_decimal (values[0]);
      indicator->proposed_weight = read_decimal (values[1]);
    }
  else if (g_str_equal (key, "type"))
    {
      indicator->present_type = FIND (types, values[0]);
      indicator->proposed_type = FIND (types, values[1]);
    }
  else if (g_str_equal (key, "unit"))
    {
      indicator->present_unit = keep (self, values[0]);
      indicator->proposed_unit = keep (self, values[1]);
    }
  else
    return FALSE;
  return TRUE;
}

/* "opinion=DGP:local:favourable:2025-05-01:memo"; kinds: leader, local, both, other */
static void
read_opinion (TestRequest *self, char **values)
{
  CascadaModification *request = &self->request;
  gboolean both = g_str_equal (values[1], "both");

  self->opinions[request->n_opinions++] = (CascadaModificationOpinion){
    .body = keep (self, values[0]),
    .leads_goal = both || g_str_equal (values[1], "leader"),
    .is_local_body = both || g_str_equal (values[1], "local"),
    .sense = g_str_equal (values[2], "favourable") ? CASCADA_OPINION_SENSE_FAVOURABLE : CASCADA_OPINION_SENSE_UNFAVOURABLE,
    .date = read_date (values[3]),
    .document = values[4] != NULL ? keep (self, values[4]) : NULL,
  };
}

/* A text that changes: "text=wording". */
static void
read_text (TestRequest *self, const char *part)
{
  self->texts[self->request.n_texts++] = (CascadaModificationText){
    g_str_equal (part, "deliverables")  ? CASCADA_MODIFICATION_DELIVERABLES
    : g_str_equal (part, "formulation") ? CASCADA_MODIFICATION_FORMULATION
                                        : CASCADA_MODIFICATION_REWORD,
    g_str_equal (part, "blank") ? NULL : "Realizar 40 informes",
    g_str_equal (part, "same")    ? "Realizar 40 informes"
    : g_str_equal (part, "blank") ? ""
                                  : "Realizar 45 informes",
  };
}

/* "finding=Sum_is_45": a text of one word */
static gboolean
read_words (TestRequest *self, const char *key, const char *value)
{
  CascadaModification *request = &self->request;
  const struct
  {
    const char *key;
    const char **text;
  } texts[] = {
    { "reference", &request->reference },
    { "justification", &request->justification },
    { "exception", &request->exception },
    { "reason", &request->text },
    { "hola", &request->hola_case },
    { "finding", &request->finding },
    { "leader", &request->leader },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (key, texts[i].key))
      {
        *texts[i].text = value == NULL ? NULL : keep (self, value);
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_flag (TestRequest *self, const char *key)
{
  CascadaModification *request = &self->request;
  const struct
  {
    const char *key;
    gboolean *flag;
  } flags[] = {
    { "local", &request->is_local_plan },
    { "cross", &request->is_cross_cutting },
    { "leads", &request->leads_own_goal },
    { "eliminated", &request->is_eliminated },
    { "eliminate", &request->proposes_elimination },
    { "remove", &request->proposes_removal },
    { "measured-q2", &self->targets[0][1].measured },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_str_equal (key, flags[i].key))
      return *flags[i].flag = TRUE;
  return FALSE;
}

static gboolean
read_number (TestRequest *self, const char *key, const char *value)
{
  CascadaModification *request = &self->request;
  const struct
  {
    const char *key;
    guint *number;
  } numbers[] = {
    { "errors", &request->n_errors },
    { "warnings", &request->n_warnings },
    { "reports", &request->n_reports },
    { "changed", &request->n_changed_meanwhile },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (key, numbers[i].key))
      {
        *numbers[i].number = (guint) atoi (value);
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_day (TestRequest *self, const char *key, const char *value)
{
  CascadaModification *request = &self->request;

  if (g_str_equal (key, "today"))
    request->today = read_date (value);
  else if (g_str_equal (key, "presented"))
    request->presented = read_date (value);
  else if (g_str_equal (key, "decided"))
    request->decided = read_date (value);
  else if (g_str_equal (key, "revised"))
    request->revised = read_date (value);
  else
    return FALSE;
  return TRUE;
}

static void
read_rest (TestRequest *self, const char *key, char **values)
{
  CascadaModification *request = &self->request;

  if (g_str_equal (key, "state"))
    request->state = FIND (states, values[0]);
  else if (g_str_equal (key, "plan"))
    request->plan_state = FIND (plan_states, values[0]);
  else if (g_str_equal (key, "role"))
    request->presenter_role = FIND (roles, values[0]);
  else if (g_str_equal (key, "other-unit"))
    request->presenter_own_unit = FALSE;
  else if (g_str_equal (key, "ground"))
    request->ground = FIND (grounds, values[0]);
  else if (g_str_equal (key, "text"))
    read_text (self, values[0]);
  else if (g_str_equal (key, "history"))
    self->history[request->n_history++] = (CascadaModificationRequest){ FIND (states, values[0]), read_date (values[1]), CASCADA_REQUEST_GROUND_LEGAL, "7" };
  else if (g_str_equal (key, "opinion"))
    read_opinion (self, values);
  else
    g_error ("“%s” is no word of a request", key);
}

static void
read_word (TestRequest *self, const char *word)
{
  const char *sign = strchr (word, '=');
  g_autofree char *key = sign != NULL ? g_strndup (word, sign - word) : g_strdup (word);
  g_auto (GStrv) values = g_strsplit (sign != NULL ? sign + 1 : "", ":", -1);
  gboolean second = g_str_has_prefix (key, "b.");

  if (second)
    self->request.n_indicators = 2;
  if (read_figure (self, second, second ? key + 2 : key, values) || read_words (self, key, values[0]) || read_flag (self, key) ||
      read_number (self, key, values[0]) || read_day (self, key, values[0]))
    return;
  read_rest (self, key, values);
}

static void
init_indicator (TestRequest *self, guint i)
{
  self->indicators[i] = (CascadaModificationIndicator){
    .present_unit = "Informes",
    .proposed_unit = "Informes",
    .present_total = CASCADA_DECIMAL (40),
    .proposed_total = CASCADA_DECIMAL (40),
    .present_weight = CASCADA_DECIMAL (25),
    .proposed_weight = CASCADA_DECIMAL (25),
    .targets = self->targets[i],
    .n_targets = TEST_REQUEST_QUARTERS,
  };
  for (guint k = 0; k < TEST_REQUEST_QUARTERS; k++)
    self->targets[i][k] = (CascadaModificationTarget){ CASCADA_PERIOD_QUARTER (2025, (int) k + 1), CASCADA_DECIMAL (10), CASCADA_DECIMAL (10), k == 0 };
}

/**
 * test_request_init:
 * @words: what is not as usual: on 15 May 2025 a process leader writes to the head of planning about an own goal of the
 *   process: a sum of 4 × 10, the first quarter of which is reported; nothing changes
 */
void
test_request_init (TestRequest *self, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  *self = (TestRequest){ 0 };
  self->strings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < TEST_REQUEST_INDICATORS; i++)
    init_indicator (self, i);
  self->request = (CascadaModification){
    .today = cascada_date_new (2025, 5, 15),
    .year = 2025,
    .plan_state = CASCADA_PLAN_STATE_PUBLISHED,
    .n_reports = 1,
    .last_report = CASCADA_PERIOD_QUARTER (2025, 1),
    .indicators = self->indicators,
    .n_indicators = 1,
    .texts = self->texts,
    .presenter_role = CASCADA_ROLE_PROCESS_LEADER,
    .presenter_own_unit = TRUE,
    .reference = "Memorando 20251300012345",
    .justification = "El convenio se firmó en abril",
    .history = self->history,
    .opinions = self->opinions,
  };
  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      read_word (self, list[i]);
}

void
test_request_clear (TestRequest *self)
{
  g_clear_pointer (&self->strings, g_ptr_array_unref);
}

/** test_request_verdicts: of M1 to M11: + met, ? needs an answer, ! not met, . does not apply. */
char *
test_request_verdicts (const CascadaModification *request)
{
  g_autoptr (GPtrArray) conditions = cascada_modification_judge (request);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < conditions->len; i++)
    {
      const CascadaCondition *condition = conditions->pdata[i];
      g_autofree char *id = g_strdup_printf ("M%u", i + 1);

      g_assert_cmpstr (condition->id, ==, id);
      g_string_append_c (text, "+?!."[condition->verdict]);
    }
  return g_string_free (text, FALSE);
}

/** test_request_find: (transfer none): the one with that id. */
CascadaCondition *
test_request_find (GPtrArray *conditions, const char *id)
{
  for (guint i = 0; i < conditions->len; i++)
    if (g_str_equal (((CascadaCondition *) conditions->pdata[i])->id, id))
      return conditions->pdata[i];
  g_error ("no condition %s", id);
}
