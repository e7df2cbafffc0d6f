/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The anomalies of the sources are the golden cases: each found, nothing else invented (domain §6). */

#include "test-coherence-plan.h"

static const struct
{
  const char *name;
  const TestRow *rows;
  const guint *n_rows;
  int first_year, last_year;
  const char *findings;
} plans[] = {
  { "pei-2020", test_pei_2020, &test_pei_2020_length, 2020, 2024,
    "C3 e i:555 sum=100 total=128 2020=25 2021=50 2022=25 2023=0 2024=0\n"
    "C4 n i:514 2020=30 2021=60 2022=100 2023=0 2024=0\n"
    "C4 w i:IN/A 2020=99 2021=100 2022=100 2023=100 2024=100\n"
    "C5 n p: attribute=objective-weights missing=8\n"
    "C5 n o:4 sum=99.99 residue=0.01\n"
    "C5 n o:5 sum=99.99 residue=0.01\n"
    "C5 w o:6 sum=0 missing=1\n"
    "C6 e g:META DE GESTIÓN\n"
    "C6 e i:\n"
    "C6 n p: attribute=unit missing=20\n"
    "C6 n p: attribute=formula missing=20\n"
    "C6 n p: attribute=deliverables missing=20\n"
    "C6 n p: attribute=office missing=20\n"
    "C7 w g:META SECTORIAL 503 code=META SECTORIAL 498 code=META SECTORIAL 503\n"
    "C7 n g:META SECTORIAL 431 code=META SECTORIAL 431 rows=4 uncoded=3\n"
    "C7 w i:543 code=543 weight=31.34 code=543 weight=100\n"
    "C8 n p: missing=8 indicators=20\n"
    "C8 w g:META SECTORIAL 49 code=META SECTORIAL 49 whole=META SECTORIAL 497\n"
    "C8 w i:IN/A code=IN/A\n"
    "C8 w i:INI/A code=INI/A\n" },
  { "pei-2025", test_pei_2025, &test_pei_2025_length, 2024, 2027,
    "C2 n p: missing=2024 missing=2026 missing=2027\n"
    "C2 n p: attribute=total missing=29\n"
    "C5 n p: attribute=objective-weights missing=10\n"
    "C5 n p: attribute=weights missing=29\n"
    "C6 n p: attribute=unit missing=29\n"
    "C6 n p: attribute=formula missing=29\n"
    "C6 n p: attribute=deliverables missing=29\n"
    "C6 n p: attribute=office missing=29\n"
    "C8 n p: missing=2 indicators=29\n" },
  { "pai-projects", test_pai_projects, &test_pai_projects_length, 2024, 2024,
    "C3 n p: indicators=12\n"
    "C5 n p: attribute=objective-weights missing=7\n"
    "C5 n p: attribute=weights missing=43\n"
    "C6 n p: attribute=unit missing=43\n"
    "C6 n p: attribute=formula missing=43\n"
    "C6 n p: attribute=deliverables missing=43\n"
    "C6 n p: attribute=office missing=43\n"
    "C8 n g:7\n"
    "C8 n g:9\n" },
  { "pai-projects-four-years", test_pai_projects, &test_pai_projects_length, 2020, 2024,
    "C2 n p: missing=2020 missing=2021 missing=2022 missing=2023\n"
    "C5 n p: attribute=objective-weights missing=7\n"
    "C5 n p: attribute=weights missing=43\n"
    "C6 n p: attribute=unit missing=43\n"
    "C6 n p: attribute=formula missing=43\n"
    "C6 n p: attribute=deliverables missing=43\n"
    "C6 n p: attribute=office missing=43\n"
    "C8 n g:7\n"
    "C8 n g:9\n" },
  { "pai-processes", test_pai_processes, &test_pai_processes_length, 2024, 2024,
    "C5 n p: attribute=objective-weights missing=16\n"
    "C5 n p: attribute=weights missing=46\n"
    "C6 n p: attribute=unit missing=46\n"
    "C6 n p: attribute=formula missing=46\n"
    "C6 n p: attribute=deliverables missing=46\n"
    "C6 n p: attribute=office missing=46\n" },
};

static void
test_plan (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *findings = NULL;
  TestPlan plan;

  test_plan_init (&plan, plans[i].rows, *plans[i].n_rows, plans[i].first_year, plans[i].last_year);
  findings = test_plan_check (&plan);
  g_assert_cmpstr (findings, ==, plans[i].findings);
  test_plan_clear (&plan);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autofree char *path = g_strdup_printf ("/coherence/sources/%s", plans[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_plan);
    }
  return g_test_run ();
}
