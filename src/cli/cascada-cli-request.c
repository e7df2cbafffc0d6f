/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli-requests.h"
#include "cascada-cli-value.h"
#include "cascada-enums.h"
#include "cascada-error.h"
#include "cascada-request-record.h"

static char *plan_name;
static char *goal_name;
static char *person_name;
static char *date_text;
static char *document;
static char *text;
static char *ground_name;
static char *justification;
static char *reference;
static char *exception;
static char *body_name;
static char *sense_name;

typedef struct
{
  CascadaWorkspace *workspace;
  CascadaRequestItem *item;
  CascadaDate date;
  char **words; /* after the number */
} Call;

static gboolean
parse_nick (GType type, const char *option, const char *nick, int *value, GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  g_autoptr (GString) names = g_string_new (NULL);
  GEnumValue *entry = g_enum_get_value_by_nick (klass, nick);

  if (entry != NULL)
    {
      *value = entry->value;
      return TRUE;
    }
  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", klass->values[i].value_nick);
  return cascada_cli_misuse (error, _ ("%s %s: it is one of %s"), option, nick, names->str);
}

static gboolean
refuse_words (const Call *call, GError **error)
{
  return call->words[0] == NULL || cascada_cli_misuse (error, _ ("“%s” is one word too many"), call->words[0]);
}

/* --- writing a draft --- */

/* What is not said stays as it is. */
static gboolean
write_details (Call *call, GError **error)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (call->workspace, (CascadaRef){ CASCADA_KIND_REQUEST, CASCADA_PERIOD_NONE, call->item->id }, error);
  CascadaRequestDetails details;
  int ground;

  if (record == NULL || !refuse_words (call, error))
    return FALSE;
  ground = (int) cascada_record_get_integer (record, CASCADA_REQUEST_GROUND);
  if (ground_name != NULL && !parse_nick (CASCADA_TYPE_REQUEST_GROUND, "--ground", ground_name, &ground, error))
    return FALSE;
  details = (CascadaRequestDetails){
    .ground = ground,
    .justification = justification != NULL ? justification : cascada_record_get_text (record, CASCADA_REQUEST_JUSTIFICATION),
    .reference = reference != NULL ? reference : cascada_record_get_text (record, CASCADA_REQUEST_REFERENCE),
    .exception = exception != NULL ? exception : cascada_record_get_text (record, CASCADA_REQUEST_EXCEPTION),
  };
  return cascada_request_write (call->workspace, call->item->id, &details, error);
}

static gboolean
has_details (void)
{
  return ground_name != NULL || justification != NULL || reference != NULL || exception != NULL;
}

static gboolean
begin (Call *call, GError **error)
{
  CascadaRef ref;
  gint64 goal;

  if (goal_name == NULL)
    return cascada_cli_misuse (error, _ ("say which goal: --plan PLAN --goal CODE"));
  goal = cascada_cli_find_record (call->workspace, plan_name, CASCADA_KIND_GOAL, goal_name, error);
  if (goal == 0 || !cascada_request_begin (call->workspace, goal, call->date, &ref, error))
    return FALSE;
  call->item = g_new0 (CascadaRequestItem, 1);
  call->item->id = ref.id;
  return !has_details () || write_details (call, error);
}

/* KIND WHICH FIELD [PERIOD], as of “set” */
static gboolean
find_place (Call *call, char **words, CascadaCliAddress *address, GError **error)
{
  g_autofree char *plan = g_strdup_printf ("%" G_GINT64_FORMAT, call->item->plan);

  return cascada_cli_address_find (call->workspace, plan, words, address, error) &&
         (address->field != 0 || cascada_cli_misuse (error, _ ("name the field and its new value")));
}

static gboolean
propose (Call *call, GError **error)
{
  guint n_words = g_strv_length (call->words);
  g_auto (GStrv) place = g_strdupv (call->words);
  CascadaRequestChange change = { 0 };
  CascadaCliAddress address;

  if (n_words < 2)
    return cascada_cli_misuse (error, _ ("name the field and its new value"));
  g_clear_pointer (&place[n_words - 1], g_free);
  if (!find_place (call, place, &address, error) ||
      !cascada_cli_value_parse (call->workspace, &address, call->words[n_words - 1], &change.value, error))
    return FALSE;
  change.ref = address.ref;
  change.field = address.field;
  return cascada_request_propose (call->workspace, call->item->id, &change, 1, call->date, error);
}

static gboolean
unpropose (Call *call, GError **error)
{
  CascadaCliAddress address;

  return find_place (call, call->words, &address, error) &&
         cascada_request_unpropose (call->workspace, call->item->id, address.ref, address.field, call->date, error);
}

static gboolean
renew (Call *call, GError **error)
{
  return refuse_words (call, error) && cascada_request_renew (call->workspace, call->item->id, call->date, error);
}

/* --- steps --- */

static gboolean
record_opinion (Call *call, GError **error)
{
  CascadaRequestOpinion opinion = { .date = call->date, .document = document, .text = text };
  int sense;

  if (body_name == NULL || sense_name == NULL)
    return cascada_cli_misuse (error, _ ("say whose opinion it is and its sense: --body UNIT --sense favourable"));
  if (!parse_nick (CASCADA_TYPE_OPINION_SENSE, "--sense", sense_name, &sense, error))
    return FALSE;
  opinion.sense = sense;
  opinion.unit = cascada_cli_find_record (call->workspace, NULL, CASCADA_KIND_UNIT, body_name, error);
  return opinion.unit != 0 && cascada_request_record_opinion (call->workspace, call->item->id, &opinion, cascada_date_today (), error);
}

/* The three values of what was changed meanwhile go with the refusal. */
static gboolean
take_step (Call *call, CascadaRequestStep step, GError **error)
{
  CascadaStepDetails details = { .date = call->date, .document = document, .text = text };
  g_autoptr (GPtrArray) differing = NULL;
  g_autoptr (GString) values = NULL;

  if (step == CASCADA_REQUEST_STEP_RECORD_OPINION)
    return record_opinion (call, error);
  if (cascada_request_take (call->workspace, call->item->id, step, &details, cascada_date_today (), &differing, error))
    return TRUE;
  if (differing != NULL)
    {
      values = g_string_new (NULL);
      cascada_cli_requests_append_values (call->workspace, differing, values);
      g_printerr ("%s", values->str);
    }
  return FALSE;
}

static gboolean
refuse_verb (const char *name, GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (CASCADA_TYPE_REQUEST_STEP);
  g_autoptr (GString) names = g_string_new ("begin, write, propose, unpropose, renew");

  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (names, ", %s", klass->values[i].value_nick);
  return cascada_cli_misuse (error, _ ("“%s” is nothing that is done with a request; there are %s"), name, names->str);
}

static gboolean
carry_out (Call *call, const char *verb, GError **error)
{
  static const struct
  {
    const char *name;
    gboolean (*run) (Call *call, GError **error);
  } verbs[] = {
    { "write", write_details },
    { "propose", propose },
    { "unpropose", unpropose },
    { "renew", renew },
  };
  g_autoptr (GEnumClass) klass = g_type_class_ref (CASCADA_TYPE_REQUEST_STEP);
  GEnumValue *step = g_enum_get_value_by_nick (klass, verb);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, verb))
      return verbs[i].run (call, error);
  return step != NULL ? refuse_words (call, error) && take_step (call, step->value, error) : refuse_verb (verb, error);
}

static gboolean
is_verb (const char *name)
{
  static const char *const names[] = { "begin", "write", "propose", "unpropose", "renew", NULL };
  g_autoptr (GEnumClass) klass = g_type_class_ref (CASCADA_TYPE_REQUEST_STEP);

  return g_strv_contains (names, name) || g_enum_get_value_by_nick (klass, name) != NULL;
}

static gboolean
work (Call *call, char **arguments, GError **error)
{
  CascadaStore *store = cascada_workspace_get_store (call->workspace);

  if (!cascada_cli_work_as (call->workspace, person_name, error))
    return FALSE;
  call->words = arguments + 2;
  if (g_str_equal (arguments[1], "begin"))
    return refuse_words (call, error) && begin (call, error);
  if (arguments[2] == NULL)
    return cascada_cli_misuse (error, _ ("say which request: its number, as 3 or 3/2025"));
  call->item = cascada_request_find (store, arguments[2], cascada_date_today (), error);
  call->words = arguments + 3;
  return call->item != NULL && carry_out (call, arguments[1], error);
}

/* Which request it was and where it stands now. */
static gboolean
report (Call *call, GError **error)
{
  g_autoptr (CascadaRequestReading) reading =
      cascada_request_read (call->workspace, call->item->id, NULL, NULL, 0, CASCADA_PERIOD_NONE, call->date, error);
  g_autofree char *line = NULL;

  if (reading == NULL)
    return FALSE;
  /* Translators: number and year of a modification request, and its state */
  line = g_strdup_printf (_ ("Modification request %d/%d: %s"), reading->item->number, reading->item->year,
                          cascada_request_state_get_label (reading->item->state));
  return cascada_cli_print (line, -1, error) && cascada_cli_print ("\n", 1, error);
}

static gboolean
parse_date (CascadaDate *date, GError **error)
{
  *date = cascada_date_today ();
  if (date_text != NULL && !cascada_date_parse (date_text, date, error))
    return cascada_cli_blame_usage (error, CASCADA_ERROR_INVALID);
  return *date <= cascada_date_today () || cascada_cli_misuse (error, _ ("--date %s: that day has not come"), date_text);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = NULL;
  g_autoptr (CascadaRequestItem) item = NULL;
  Call call = { 0 };

  if (!is_verb (arguments[1]))
    {
      refuse_verb (arguments[1], error);
      return CASCADA_CLI_MISUSE;
    }
  if (!parse_date (&call.date, error))
    return CASCADA_CLI_MISUSE;
  call.workspace = workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_WRITE, NULL, error);
  if (workspace == NULL)
    return CASCADA_CLI_FAILED;
  if (!work (&call, arguments, error))
    cascada_cli_requests_blame (error);
  else if (report (&call, error))
    cascada_workspace_close (workspace, error);
  item = call.item;
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "plan", 'p', 0, G_OPTION_ARG_STRING, &plan_name, N_ ("For begin: the plan, by id or title"), N_ ("PLAN") },
  { "goal", 'g', 0, G_OPTION_ARG_STRING, &goal_name, N_ ("For begin: the goal, by code, name, or # and its id"), N_ ("CODE") },
  { "as", 0, 0, G_OPTION_ARG_STRING, &person_name, N_ ("Who does it, by name"), N_ ("PERSON") },
  { "date", 'd', 0, G_OPTION_ARG_STRING, &date_text, N_ ("The day it is done; today unless given"), N_ ("YYYY-MM-DD") },
  { "ground", 0, 0, G_OPTION_ARG_STRING, &ground_name, N_ ("technical, legal, legal-change or force-majeure"), N_ ("GROUND") },
  { "justification", 'j', 0, G_OPTION_ARG_STRING, &justification, N_ ("Why the goal shall change"), N_ ("TEXT") },
  { "reference", 'r', 0, G_OPTION_ARG_STRING, &reference, N_ ("Memo or e-mail to the head of planning"), N_ ("TEXT") },
  { "exception", 0, 0, G_OPTION_ARG_STRING, &exception, N_ ("The legal change or force majeure that lets it come late or again"), N_ ("TEXT") },
  { "body", 'b', 0, G_OPTION_ARG_STRING, &body_name, N_ ("Of an opinion: who gave it, by name or code"), N_ ("UNIT") },
  { "sense", 0, 0, G_OPTION_ARG_STRING, &sense_name, N_ ("Of an opinion: favourable or unfavourable"), N_ ("SENSE") },
  { "document", 0, 0, G_OPTION_ARG_STRING, &document, N_ ("HOLA case of the adjusted version, or the memo of an opinion"), N_ ("TEXT") },
  { "text", 't', 0, G_OPTION_ARG_STRING, &text, N_ ("Reason of a decision, what is to be completed, or text of an opinion"), N_ ("TEXT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_request_command = {
  .name = "request",
  .arguments = N_ ("WORKSPACE VERB [NUMBER [KIND WHICH FIELD [PERIOD] VALUE]]"),
  .summary = N_ ("Write a modification request, or take a step with it"),
  .description = N_ ("A draft is written with begin, write, propose, unpropose (without the value) and renew, which takes over the present\n"
                     "values where the goal changed meanwhile. KIND, WHICH, FIELD and PERIOD are those of “set”. Steps: present, ask-opinions,\n"
                     "record-opinion, take-up, approve, deny, return, send-adjusted, publish, withdraw. What the procedure PLE-PIN-P005 does not\n"
                     "permit is refused with its clause.\n"
                     "\n"
                     "Examples:\n"
                     "  cascada-cli request W.cascada begin --plan \"Plan Usme 2025\" --goal M1 --as \"Ana Ruiz\"\n"
                     "  cascada-cli request W.cascada propose 3/2025 indicator I1 target 2025-Q4 5 --as \"Ana Ruiz\"\n"
                     "  cascada-cli request W.cascada present 3/2025 --as \"Ana Ruiz\"\n"
                     "  cascada-cli request W.cascada record-opinion 3/2025 --body SGL --sense favourable --document \"Memorando 12\"\n"
                     "  cascada-cli request W.cascada approve 3/2025 --as \"Luz Gil\" --text \"Se sustenta\""),
  .least = 2,
  .most = 8,
  .entries = entries,
  .run = run,
};
