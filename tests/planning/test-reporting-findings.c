/* SPDX-License-Identifier: GPL-3.0-or-later */

/* C10 of domain §6 and its boundaries. */

#include <string.h>

#include "cascada-coherence.h"
#include "cascada-reporting.h"
#include "test-conditions.h"
#include "test-figures.h"

#define SUM CASCADA_ANNUALISATION_SUM
#define INC CASCADA_ANNUALISATION_INCREASING
#define CON CASCADA_ANNUALISATION_CONSTANT
#define DEC CASCADA_ANNUALISATION_DECREASING

static const struct
{
  const char *name;
  CascadaAnnualisation annualisation;
  const char *figures;
  const char *facts; /* words: noevidence nocause noremedy nodate noanalysis onlyresult office notext eliminated late running; verified=… */
  const char *findings;
} rows[] = {
  { "nothing to find", SUM, "2025-Q1:10/10 2025-Q2:10/10", "", "" },

  /* executed without target */
  { "sum without target", SUM, "2025-Q1:10/10 2025-Q2:/5", "", "w executed=5\n" },
  { "sum with target 0", SUM, "2025-Q1:10/10 2025-Q2:0/5", "", "w executed=5\n" },
  { "0 without target", SUM, "2025-Q1:10/10 2025-Q2:/0", "", "" },
  { "a level that carries on", INC, "2025-Q1:100/100 2025-Q2:0/100", "", "" },
  { "a level before its start", INC, "2025-Q1:0/ 2025-Q2:0/5 2025-Q3:10/", "", "w executed=5\n" },
  { "a constant that pauses", CON, "2025-Q1:16/16 2025-Q2:/16", "", "" },
  { "a constant never programmed", CON, "2025-Q2:/16", "", "w executed=16\n" },
  { "a ratio over 0 without target", CON, "2025-Q2:/16|0", "", "w\n" },

  /* target without report */
  { "not reported, in time", SUM, "2025-Q1:10/10 2025-Q2:10/", "", "n target=10\n" },
  { "not reported, late", SUM, "2025-Q1:10/10 2025-Q2:10/", "late", "w target=10\n" },
  { "not reported, quarter running", SUM, "2025-Q1:10/10 2025-Q2:10/", "running", "" },
  { "0 reported", SUM, "2025-Q1:10/10 2025-Q2:10/0", "late", "" },
  { "not programmed, not reported", SUM, "2025-Q1:10/10 2025-Q2:0/", "late", "" },
  { "a decreasing goal to 0, not reported", DEC, "2025-Q2:0/", "late", "w target=0\n" },

  /* a verified figure changed */
  { "as verified", SUM, "2025-Q1:10/10 2025-Q2:10/10", "verified=10 notext", "" },
  { "changed without reason", SUM, "2025-Q1:10/10 2025-Q2:10/11", "verified=10 notext", "e verified-executed=10 executed=11\n" },
  { "corrected", SUM, "2025-Q1:10/10 2025-Q2:10/11", "verified=10", "n verified-executed=10 executed=11\n" },
  { "changed by a millionth", SUM, "2025-Q1:10/10 2025-Q2:10/10.000001", "verified=10 notext", "e verified-executed=10 executed=10.000001\n" },
  { "figure removed", SUM, "2025-Q1:10/10 2025-Q2:/", "verified=10 notext", "e verified-executed=10\n" },
  { "figure added", SUM, "2025-Q1:10/10 2025-Q2:10/10", "verified= notext", "e executed=10\n" },
  { "terms changed", CON, "2025-Q2:80/41|51", "verified=|40|50 notext", "e verified-numerator=40 numerator=41 verified-denominator=50 denominator=51\n" },

  /* a level that falls */
  { "increasing falls", INC, "2025-Q1:10/12 2025-Q2:11/11", "", "w before=12 executed=11\n" },
  { "increasing stays", INC, "2025-Q1:10/12 2025-Q2:12/12", "", "" },
  { "increasing falls since last year", INC, "2024-Q4:10/12 2025-Q2:11/11.5", "", "w before=12 executed=11.5\n" },
  { "increasing over a pause", INC, "2025-Q1:10/12 2025-Q2:11/", "running", "" },
  { "decreasing rises", DEC, "2025-Q1:20/10 2025-Q2:15/12", "", "w before=10 executed=12\n" },
  { "decreasing falls", DEC, "2025-Q1:10/12 2025-Q2:11/11", "", "" },
  { "a sum may fall", SUM, "2025-Q1:10/12 2025-Q2:8/9", "", "" },
  { "a constant may fall", CON, "2025-Q1:10/12 2025-Q2:10/11", "", "" },

  /* a lag without explanation */
  { "lag explained", SUM, "2025-Q2:10/9", "", "" },
  { "lag without cause", SUM, "2025-Q2:10/9", "nocause", "e progress=90 missing=cause\n" },
  { "lag without remedy", SUM, "2025-Q2:10/9", "noremedy", "e progress=90 missing=remedy\n" },
  { "lag without date", SUM, "2025-Q2:10/9", "nodate", "e progress=90 missing=date\n" },
  { "lag without anything", SUM, "2025-Q2:10/9.999999", "nocause noremedy nodate", "e progress=99.99999 missing=cause missing=remedy missing=date\n" },
  { "100 % is no lag", SUM, "2025-Q2:10/10", "nocause noremedy nodate", "" },
  { "lag of the quarter alone", SUM, "2025-Q1:10/11 2025-Q2:10/9", "nocause noremedy nodate", "" },
  { "not reported is no lag", SUM, "2025-Q2:10/", "running nocause", "" },

  /* progress above 125 % without explanation */
  { "125 % exactly", SUM, "2025-Q2:8/10", "noanalysis", "" },
  { "above 125 %", SUM, "2025-Q2:8/10.000001", "noanalysis", "w quarter=125.000013 progress=125.000013\n" },
  { "above 125 %, explained", SUM, "2025-Q2:8/20", "", "" },
  { "above 125 %, one analysis", SUM, "2025-Q2:8/20", "onlyresult", "" },
  { "above 125 % in the quarter alone", SUM, "2025-Q1:10/2 2025-Q2:10/18", "noanalysis", "w quarter=180 progress=100\n" },
  { "above 125 % at the cut-off alone", SUM, "2025-Q1:10/20 2025-Q2:10/10", "noanalysis", "w quarter=100 progress=150\n" },
  { "without a percentage", CON, "2025-Q2:10/1|0", "noanalysis", "" },

  /* missing evidence */
  { "no evidence", SUM, "2025-Q2:10/10", "noevidence", "e\n" },
  { "no evidence of an office's goal", SUM, "2025-Q2:10/10", "noevidence office", "w\n" },
  { "no evidence of nothing", SUM, "2025-Q1:10/20 2025-Q2:10/0", "noevidence", "" },
  { "no evidence of a ratio", CON, "2025-Q2:80/40|50", "noevidence", "e\n" },
  { "no evidence of a ratio of 0", DEC, "2025-Q2:0/0|50", "noevidence", "" },

  /* together, in this order; and none of an eliminated goal */
  { "several", INC, "2025-Q1:10/20 2025-Q2:30/15", "noevidence nocause verified=16 notext", "e verified-executed=16 executed=15\nw before=20 executed=15\ne progress=50 missing=cause\ne\n" },
  { "eliminated", INC, "2025-Q1:10/20 2025-Q2:30/15", "noevidence nocause verified=16 notext eliminated", "" },
};

static void
read_verified (CascadaReportFigures *verified, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", 3);
  guint n = g_strv_length (parts);

  verified->executed = test_decimal (n > 0 ? parts[0] : NULL);
  verified->numerator = test_decimal (n > 1 ? parts[1] : NULL);
  verified->denominator = test_decimal (n > 2 ? parts[2] : NULL);
}

static char *
render (const GPtrArray *findings)
{
  static const char severities[] = "nwe";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const CascadaFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *figures = g_strjoinv (" ", finding->figures + 1);

      g_assert_cmpint (finding->rule, ==, CASCADA_RULE_C10);
      g_assert_cmpint (finding->subject_kind, ==, CASCADA_SUBJECT_INDICATOR);
      g_assert_cmpuint (finding->subject, ==, 7);
      g_assert_cmpstr (finding->place, ==, "Meta 1");
      g_assert_cmpuint (strlen (finding->message), >, 0);
      g_assert_cmpuint (strlen (finding->repair), >, 0);
      g_assert_cmpstr (finding->figures[0], ==, "period=2025-Q2");
      g_string_append_printf (text, "%c%s%s\n", severities[finding->severity], *figures != '\0' ? " " : "", figures);
    }
  return g_string_free (text, FALSE);
}

static void
check_row (gsize i)
{
  g_auto (GStrv) words = g_strsplit (rows[i].facts, " ", -1);
  const char *const *has = (const char *const *) words;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *text = NULL;
  CascadaReportFigures verified;
  GDate today, deadline, date;
  CascadaSettings settings;
  TestFigures figures;
  CascadaReportFacts facts;

  test_settings (&settings, NULL);
  test_figures_read (&figures, rows[i].annualisation, NULL, rows[i].figures);
  figures.series.eliminated = g_strv_contains (has, "eliminated");
  test_date (&today, g_strv_contains (has, "late") ? "2025-07-16" : g_strv_contains (has, "running") ? "2025-06-30"
                                                                                                     : "2025-07-15");
  test_date (&deadline, "2025-07-15");
  test_date (&date, "2025-09-30");
  facts = (CascadaReportFacts){
    .series = &figures.series,
    .settings = &settings,
    .quarter = test_period ("2025-Q2"),
    .today = &today,
    .deadline = &deadline,
    .plan_state = CASCADA_PLAN_STATE_PUBLISHED,
    .is_ratio = figures.series.numerators != NULL,
    .completed_by_office = g_strv_contains (has, "office"),
    .progress_analysis = g_strv_contains (has, "noanalysis") || g_strv_contains (has, "onlyresult") ? "N/A" : "Avance",
    .result_analysis = g_strv_contains (has, "noanalysis") ? NULL : "Resultado",
    .lag_cause = g_strv_contains (has, "nocause") ? "" : "Causa",
    .lag_remedy = g_strv_contains (has, "noremedy") ? NULL : "Acción",
    .lag_date = g_strv_contains (has, "nodate") ? NULL : &date,
    .n_evidence = !g_strv_contains (has, "noevidence"),
    .text = g_strv_contains (has, "notext") ? NULL : "Corrección",
    .place = "Meta 1",
    .subject = 7,
  };
  for (guint w = 0; words[w] != NULL; w++)
    if (g_str_has_prefix (words[w], "verified="))
      {
        read_verified (&verified, words[w] + strlen ("verified="));
        facts.verified = &verified;
      }
  findings = cascada_report_find (&facts);
  text = render (findings);
  g_test_message ("%s", rows[i].name);
  g_assert_cmpstr (text, ==, rows[i].findings);
}

static void
test_findings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    check_row (i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reporting/findings", test_findings);
  return g_test_run ();
}
