/* SPDX-License-Identifier: GPL-3.0-or-later */

/* M1–M11 (domain §9) over requests in a few words, each rule and boundary a row. */

#include <string.h>

#include "test-requests.h"

static const struct
{
  const char *words;
  const char *verdicts; /* of M1 to M11; see test_request_verdicts() */
  const char *id;       /* a rule, and something its facts say */
  const char *says;
} rows[] = {
  /* nothing, and each part alone */
  { "", "+.++.......", "M2", "Nothing changes" },
  { "q3=10:15 total=40:45", "+.++++.....", "M5", "2025-05-15" },
  { "q3=10:5 total=40:35", "++++.+.....", "M6", "Q3 2025 (2025-09-30)" },
  { "q3=10:5 q4=10:15", "++++.+.....", "M2", "re-scheduled targets" },
  { "text=wording", "++++.......", "M2", "wording" },
  { "type=sum:constant", "++++.?.....", "M6", "Q1 2025 (2025-03-31, reported)" },
  { "text=deliverables", "++++.......", "M2", "deliverables" },
  { "weight=25:20", "++++.......", "M2", "weight" },
  { "eliminate", "++++....+..", "M9", "1 report, the last of Q1 2025" },

  /* M1: who, how and why */
  { "role=mayor", "+.++.......", "M1", "Memorando 20251300012345" },
  { "role=promoter", "!.++.......", "M1", "neither process leader nor local mayor" },
  { "role=analyst", "!.++.......", "M1", "neither process leader nor local mayor" },
  { "role=head", "!.++.......", "M1", "neither process leader nor local mayor" },
  { "role=director", "!.++.......", "M1", "neither process leader nor local mayor" },
  { "other-unit", "!.++.......", "M1", "leads another unit" },
  { "reference=", "!.++.......", "M1", "no memo or e-mail is named" },
  { "reference=N/A", "!.++.......", "M1", "no memo or e-mail is named" },
  { "justification=", "!.++.......", "M1", "On 2025-05-15: no justification is given" },
  { "justification=-", "!.++.......", "M1", "no justification is given" },
  { "reference= justification=", "!.++.......", "M1", "no memo or e-mail is named; no justification is given" },
  { "ground=legal", "+.++.......", "M1", "Legal" },

  /* M2 and M5: 30 June and 1 July; only a raise is free */
  { "today=2025-06-30 q3=10:5", "++++.+.....", "M2", "limit of 2025-06-30" },
  { "today=2025-07-01 q3=10:5", "+!++.+.....", "M2", "On 2025-07-01, 1 day after the limit of 2025-06-30: lowered magnitude" },
  { "today=2025-07-02 text=wording", "+!++.......", "M2", "2 days after" },
  { "today=2025-07-01 q3=10:15", "+.++++.....", "M2", "only raises" },
  { "today=2025-12-31 q4=10:15", "+.++++.....", "M5", "within the year 2025" },
  { "today=2026-01-01 q4=10:15", "+!++.!.....", "M5", "after the year 2025" },
  { "today=2024-12-20 q2=10:15", "+.++++.....", "M5", "2024-12-20" },
  { "today=2025-07-01 q3=10:15 text=wording", "+!+++"
                                              "+.....",
    "M2", "2025-06-30: wording" },
  { "today=2025-07-01 q3=10:5 q4=10:20", "+!+++"
                                         "+.....",
    "M2", "2025-06-30: re-scheduled targets" },
  { "today=2025-07-01 eliminate", "+!++....+..", "M2", "elimination" },
  { "today=2025-07-01 q3=10:5 ground=legal-change", "+!++.+.....", "M2", "1 day after" },
  { "today=2025-07-01 q3=10:5 ground=legal-change exception=N/A", "+!++.+.....", "M2", "1 day after" },
  { "today=2025-07-01 q3=10:5 ground=legal-change exception=Decreto", "+?++.+.....", "M2", "Exception: Legal change" },
  { "today=2025-07-01 q3=10:5 ground=force-majeure exception=Inundación", "+?++.+.....", "M2", "Exception: Force majeure" },
  { "today=2025-07-01 q3=10:5 ground=technical exception=Decreto", "+!++.+.....", "M2", "1 day after" },
  { "today=2025-07-01 q3=10:5 ground=legal exception=Decreto", "+!++.+.....", "M2", "1 day after" },
  { "today=2025-07-20 presented=2025-06-30 state=presented q3=10:5", "++++.+...?.", "M2", "On 2025-06-30" },
  { "today=2025-07-20 presented=2025-07-01 state=presented q3=10:5", "+!++.+...?.", "M2", "On 2025-07-01" },
  { "today=2025-07-20 presented=2025-06-30 q3=10:5", "++++.+.....", "M2", "On 2025-06-30" },
  { "today=2025-07-20 presented=2025-06-30 revised=2025-07-20 q3=10:5", "+!++.+.....", "M2", "20 days after" },

  /* M3 */
  { "errors=1 finding=La_suma_es_45", "+.!+.......", "M3", "1 error of coherence and 0 warnings without an answer: La_suma_es_45" },
  { "errors=2 warnings=1", "+.!+.......", "M3", "2 errors of coherence and 1 warning without an answer" },
  { "warnings=2", "+.?+.......", "M3", "0 errors of coherence and 2 warnings without an answer" },

  /* M4: a second time */
  { "history=denied:2025-03-01", "+.++.......", "M4", "modified 0 times in 2025: 7, Denied, 2025-03-01" },
  { "history=withdrawn:2025-03-01", "+.++.......", "M4", "0 times" },
  { "history=draft:2025-03-01", "+.++.......", "M4", "0 times" },
  { "history=approved:2025-03-01", "+.+!.......", "M4", "1 time in 2025: 7, Approved, 2025-03-01" },
  { "history=sent:2025-03-01", "+.+!.......", "M4", "1 time" },
  { "history=published:2025-03-01", "+.+!.......", "M4", "1 time" },
  { "history=presented:2025-03-01", "+.+?.......", "M4", "7, Presented, 2025-03-01" },
  { "history=pending:2025-03-01", "+.+?.......", "M4", "0 times" },
  { "history=review:2025-03-01", "+.+?.......", "M4", "0 times" },
  { "history=denied:2025-02-01 history=approved:2025-03-01", "+.+!.......", "M4", "1 time in 2025: 7, Denied, 2025-02-01; 7, Approved, 2025-03-01" },
  { "history=approved:2025-03-01 ground=legal-change", "+.+!.......", "M4", "1 time" },
  { "history=approved:2025-03-01 ground=legal-change exception=Decreto", "+.+?.......", "M4", "Exception: Legal change" },
  { "history=approved:2025-03-01 ground=force-majeure exception=Inundación", "+.+?.......", "M4", "Exception: Force majeure" },
  { "history=approved:2025-03-01 ground=technical exception=Decreto", "+.+!.......", "M4", "1 time" },
  { "history=approved:2025-03-01 q3=10:15", "+.+!++.....", "M4", "1 time" },
  { "today=2025-07-01 history=approved:2025-03-01 q3=10:5 ground=legal-change exception=Decreto", "+?+?.+.....", "M4", "1 time" },

  /* M6: the last day of a quarter, and the day after */
  { "today=2025-06-30 q2=10:15", "+.++++.....", "M6", "Q2 2025 (2025-06-30); the day is 2025-06-30" },
  { "today=2025-07-01 q2=10:15", "+.+++!.....", "M6", "Q2 2025 (2025-06-30); the day is 2025-07-01" },
  { "today=2025-06-30 q2=10:15 measured-q2", "+.+++!.....", "M6", "Q2 2025" },
  { "today=2025-03-31 q1=10:15", "+.+++!.....", "M6", "Q1 2025" },
  { "q1=10:5 q3=10:15", "++++.!.....", "M6", "ended: Q1 2025 (2025-03-31, reported); the day" },
  { "q1=10:- q3=10:20", "++++.!.....", "M6", "Q1 2025" },
  { "b.q1=10:15", "+.+++!.....", "M6", "Q1 2025" },
  { "q3=10:15 b.q3=10:15 b.q4=10:15", "+.++++.....", "M6", "changes Q3 2025 (2025-09-30), Q4 2025 (2025-12-31);" },
  { "today=2025-07-05 presented=2025-06-20 state=review q2=10:15", "+.+++!...?.", "M6", "the day is 2025-07-05" },
  { "today=2025-09-01 presented=2025-06-20 decided=2025-06-30 state=approved reason=Procede q2=10:15 measured-q2", "+.++++...+?", "M6", "the day is 2025-06-30" },
  { "today=2025-09-01 presented=2025-06-20 decided=2025-07-01 state=denied reason=Tarde q2=10:15", "+.+++!...+.", "M6", "the day is 2025-07-01" },

  /* M7 and M8: prior opinions */
  { "cross", "+.++..?....", "M7", "0 opinions recorded" },
  { "cross leads", "+.++..+....", "M7", "leads the goal" },
  { "local", "+.++...?...", "M8", "0 opinions recorded" },
  { "cross local", "+.++..??...", "M7", "0 opinions recorded" },
  { "cross opinion=Gestión_Policiva:leader:favourable:2025-05-01:Memo_1", "+.++..+....", "M7", "Favourable opinion (Gestión_Policiva, 2025-05-01; Memo_1)" },
  { "cross opinion=Gestión_Policiva:leader:unfavourable:2025-05-01", "+.++..!....", "M7", "Unfavourable opinion (Gestión_Policiva, 2025-05-01)" },
  { "cross opinion=Otra:other:favourable:2025-05-01:Memo_1", "+.++..?....", "M7", "0 opinions recorded" },
  { "cross opinion=DGP:local:favourable:2025-05-01:Memo_1", "+.++..?....", "M7", "0 opinions recorded" },
  { "local opinion=DGP:local:favourable:2025-05-01:Memo_1", "+.++...+...", "M8", "DGP, 2025-05-01; Memo_1" },
  { "local opinion=DGP:leader:favourable:2025-05-01:Memo_1", "+.++...?...", "M8", "0 opinions recorded" },
  { "local cross opinion=DGP:leader:favourable:2025-05-01:Memo_1", "+.++..+?...", "M8", "0 opinions recorded" },
  { "local cross opinion=P:leader:favourable:2025-05-01:Memo_1 opinion=SGL:local:favourable:2025-05-02:Memo_2", "+.++..++...", "M8", "SGL" },
  { "local cross opinion=P:leader:favourable:2025-05-01:Memo_1 opinion=SGL:local:unfavourable:2025-05-02", "+.++..+!...", "M8", "SGL" },
  { "local cross opinion=DGP:both:favourable:2025-05-01:Memo_1", "+.++..++...", "M8", "DGP" },
  { "cross opinion=P:leader:favourable:2025-05-01", "+.++..?....", "M7", "1 opinion recorded (P, 2025-05-01: names no memo or e-mail)" },
  { "cross opinion=P:leader:favourable:2025-05-15:Memo", "+.++..+....", "M7", "2025-05-15" },
  { "cross opinion=P:leader:favourable:2025-05-16:Memo", "+.++..?....", "M7", "P, 2025-05-16: after 2025-05-15" },
  { "cross opinion=P:leader:favourable:2025-01-01:Memo", "+.++..+....", "M7", "2025-01-01" },
  { "cross opinion=P:leader:favourable:2024-12-31:Memo", "+.++..?....", "M7", "before the year 2025" },
  { "cross today=2024-12-20 opinion=P:leader:favourable:2024-12-10:Memo", "+.++..+....", "M7", "2024-12-10" },
  { "cross presented=2025-05-10 state=presented opinion=P:leader:favourable:2025-05-12:Memo", "+.++..+..?.", "M7", "2025-05-12" },
  { "cross presented=2025-05-10 decided=2025-05-20 today=2025-06-01 state=denied reason=No opinion=P:leader:favourable:2025-05-21:Memo", "+.++..?..+.", "M7", "after 2025-05-20" },
  { "cross presented=2025-05-10 decided=2025-05-20 today=2025-06-01 state=denied reason=No opinion=P:leader:favourable:2025-05-20:Memo", "+.++..+..+.", "M7", "2025-05-20" },
  { "cross history=approved:2025-04-01 opinion=P:leader:favourable:2025-03-31:Memo", "+.+!..?....", "M7", "before the goal was modified on 2025-04-01" },
  { "cross history=denied:2025-04-01 opinion=P:leader:favourable:2025-03-31:Memo", "+.++..+....", "M7", "2025-03-31" },
  { "cross revised=2025-05-10 presented=2025-05-01 opinion=P:leader:favourable:2025-05-09:Memo", "+.++..?....", "M7", "before the proposed values changed on 2025-05-10" },
  { "cross opinion=P:leader:unfavourable:2025-05-01 opinion=P:leader:favourable:2025-05-02:Memo", "+.++..+....", "M7", "2025-05-02" },
  { "cross opinion=P:leader:unfavourable:2025-05-01 opinion=P:leader:favourable:2025-05-02", "+.++..!....", "M7", "2025-05-01" },
  { "cross opinion=P:leader:favourable:2025-05-01:Memo opinion=P:leader:unfavourable:2025-05-02", "+.++..!....", "M7", "2025-05-02" },
  { "cross opinion=P:leader:unfavourable:2025-05-01 opinion=P:leader:favourable:2025-05-01:Memo", "+.++..!....", "M7", "Unfavourable" },
  { "local opinion=SGL:local:unfavourable:2025-05-01 opinion=DGP:local:favourable:2025-05-02:Memo", "+.++...!...", "M8", "SGL" },
  { "cross leader=Gestión_Policiva", "+.++..?....", "M7", "0 opinions" },

  /* M9: with and without reports */
  { "eliminate reports=0", "++++....+..", "M9", "0 reports" },
  { "remove reports=0", "++++....+..", "M9", "0 reports" },
  { "remove reports=2", "++++....!..", "M9", "2 reports, the last of Q1 2025" },
  { "eliminated text=wording", "++++....!..", "M9", "already" },
  { "eliminated eliminate", "+.++....!..", "M9", "already" },
  { "eliminated eliminate state=approved presented=2025-05-01 decided=2025-05-10 reason=Procede", "++++....++?", "M9", "1 report" },

  /* M10 and M11 */
  { "state=presented presented=2025-05-10 text=wording", "++++.....?.", "M10", "Not decided on 2025-05-15" },
  { "state=pending presented=2025-05-10 text=wording", "++++.....?.", "M10", "Not decided" },
  { "state=denied presented=2025-05-10 decided=2025-05-12 text=wording", "++++.....!.", "M10", "2025-05-12" },
  { "state=denied presented=2025-05-10 decided=2025-05-12 reason=No text=wording", "++++.....+.", "M10", "Denied, 2025-05-12" },
  { "state=withdrawn presented=2025-05-10 text=wording", "++++.......", "M10", "Withdrawn" },
  { "state=approved presented=2025-05-10 decided=2025-05-12 reason=Procede text=wording", "++++.....+?", "M11", "Approved on 2025-05-12" },
  { "state=sent presented=2025-05-10 decided=2025-05-12 reason=Procede text=wording", "++++.....+!", "M11", "no HOLA case" },
  { "state=sent presented=2025-05-10 decided=2025-05-12 reason=Procede hola=312345 text=wording", "++++.....++", "M11", "312345" },
  { "state=published presented=2025-05-10 decided=2025-05-12 reason=Procede hola=312345 text=wording", "++++.....++", "M11", "312345" },
};

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (TestRequest) test = { 0 };
      g_autoptr (GPtrArray) conditions = NULL;
      g_autofree char *verdicts = NULL;
      CascadaCondition *condition;

      test_request_init (&test, rows[i].words);
      g_test_message ("%s", rows[i].words);
      verdicts = test_request_verdicts (&test.request);
      g_assert_cmpstr (verdicts, ==, rows[i].verdicts);
      conditions = cascada_modification_judge (&test.request);
      condition = test_request_find (conditions, rows[i].id);
      g_test_message ("%s: %s", condition->id, condition->facts);
      g_assert_nonnull (strstr (condition->facts, rows[i].says));
      for (guint k = 0; k < conditions->len; k++)
        {
          condition = conditions->pdata[k];
          g_assert_nonnull (condition->facts);
          g_assert_true (condition->message == NULL || has_digit (condition->message));
          g_assert_cmpint (condition->message == NULL, ==, condition->verdict == CASCADA_VERDICT_MET || condition->verdict == CASCADA_VERDICT_DOES_NOT_APPLY);
          g_assert_cmpint (condition->cure == NULL, ==, condition->message == NULL);
        }
    }
}

/* Parts told from the values. */
static void
test_parts (void)
{
  static const struct
  {
    const char *words;
    const char *parts;
  } parts[] = {
    { "", "" },
    { "text=same text=blank", "" },
    /* a sum */
    { "q3=10:15", "raised magnitude" },
    { "q3=10:15 q4=10:11 total=40:46", "raised magnitude" },
    { "q3=10:5", "lowered magnitude" },
    { "q3=10:5 q4=10:15", "re-scheduled targets" },
    { "q3=10:5 q4=10:20", "raised magnitude, re-scheduled targets" },
    { "q3=10:5 q4=10:12", "lowered magnitude, re-scheduled targets" },
    { "q3=-:10", "raised magnitude" },
    { "q3=10:-", "lowered magnitude" },
    { "q3=-:0", "re-scheduled targets" },
    { "q3=0:-", "re-scheduled targets" },
    { "q3=-:0 q4=10:20", "raised magnitude, re-scheduled targets" },
    { "total=40:50", "raised magnitude" },
    { "total=40:30", "lowered magnitude" },
    { "total=-:40", "re-scheduled targets" },
    { "total=40:-", "re-scheduled targets" },
    { "total=40:50 q3=10:5", "raised magnitude, lowered magnitude" },
    { "q3=10:15 b.q3=10:5", "raised magnitude, lowered magnitude" },
    { "q3=10:10.000001", "raised magnitude" },
    /* levels */
    { "type=increasing:increasing q1=10:10 q2=20:20 q3=30:35 q4=40:50", "raised magnitude" },
    { "type=increasing:increasing q1=10:10 q2=20:20 q3=30:25 q4=40:50", "raised magnitude, re-scheduled targets" },
    { "type=increasing:increasing q1=10:10 q2=20:20 q3=30:35 q4=40:40", "re-scheduled targets" },
    { "type=increasing:increasing q1=10:10 q2=20:20 q3=30:30 q4=40:-", "lowered magnitude" },
    { "type=increasing:increasing q1=10:10 q2=20:20 q3=30:30 q4=40:0", "lowered magnitude" },
    { "type=increasing:increasing q1=10:10 q2=20:20 q3=30:30 q4=-:40", "raised magnitude" },
    { "type=increasing:increasing q1=-:- q2=-:- q3=-:- q4=-:40", "raised magnitude" },
    { "type=constant:constant q3=10:12 q4=10:12", "raised magnitude" },
    { "type=constant:constant q3=10:8 q4=10:8", "lowered magnitude" },
    { "type=constant:constant q3=10:12", "re-scheduled targets" },
    /* of a decreasing goal, a lower level is more */
    { "type=decreasing:decreasing q1=40:40 q2=30:30 q3=20:15 q4=10:5 total=10:5", "raised magnitude" },
    { "type=decreasing:decreasing q1=40:40 q2=30:30 q3=20:25 q4=10:15 total=10:15", "lowered magnitude" },
    { "type=decreasing:decreasing q1=40:40 q2=30:30 q3=20:25 q4=10:5", "raised magnitude, re-scheduled targets" },
    { "type=decreasing:decreasing q1=40:40 q2=30:30 q3=20:20 q4=10:0", "raised magnitude" },
    { "type=decreasing:decreasing q1=40:40 q2=30:30 q3=20:20 q4=10:-", "lowered magnitude" },
    { "type=decreasing:decreasing q1=40:40 q2=30:30 q3=20:20 q4=-:10", "raised magnitude" },
    /* the rest */
    { "type=sum:increasing", "type of programming" },
    { "type=sum:increasing q3=10:30 total=40:100", "re-scheduled targets, type of programming" },
    { "unit=Informes:Porcentaje", "formulation of the indicator" },
    { "unit=Informes:Porcentaje q3=10:100", "re-scheduled targets, formulation of the indicator" },
    { "text=formulation", "formulation of the indicator" },
    { "text=wording", "wording" },
    { "text=deliverables", "deliverables" },
    { "weight=25:30", "weight" },
    { "weight=-:30", "weight" },
    { "eliminate", "elimination" },
    { "remove", "elimination" },
    { "eliminated eliminate", "" },
    { "q3=10:5 q4=10:20 total=40:50 text=wording text=deliverables weight=25:30 eliminate",
      "raised magnitude, re-scheduled targets, wording, deliverables, weight, elimination" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_auto (TestRequest) test = { 0 };
      g_autofree char *found = NULL;

      test_request_init (&test, parts[i].words);
      g_test_message ("%s", parts[i].words);
      found = cascada_modification_parts_to_string (cascada_modification_get_parts (&test.request));
      g_assert_cmpstr (found, ==, parts[i].parts);
    }
}

static void
test_locked (void)
{
  static const struct
  {
    CascadaPeriod period;
    gboolean measured;
    CascadaDate date;
    gboolean locked;
  } periods[] = {
    { CASCADA_PERIOD_QUARTER (2025, 2), FALSE, 20250630, FALSE },
    { CASCADA_PERIOD_QUARTER (2025, 2), FALSE, 20250701, TRUE },
    { CASCADA_PERIOD_QUARTER (2025, 2), TRUE, 20250630, TRUE },
    { CASCADA_PERIOD_MONTH (2024, 2), FALSE, 20240229, FALSE },
    { CASCADA_PERIOD_MONTH (2024, 2), FALSE, 20240301, TRUE },
    { CASCADA_PERIOD_YEAR (2025), FALSE, 20251231, FALSE },
    { CASCADA_PERIOD_YEAR (2025), FALSE, 20260101, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
    g_assert_cmpint (cascada_modification_is_locked (periods[i].period, periods[i].measured, periods[i].date), ==, periods[i].locked);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/modification/rules", test_rules);
  g_test_add_func ("/modification/parts", test_parts);
  g_test_add_func ("/modification/locked", test_locked);
  return g_test_run ();
}
