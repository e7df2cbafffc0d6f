/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each rule of domain §6 and its boundaries on plans of a few rows. */

#include "test-coherence-plan.h"

#include <string.h>

#define MAX_ROWS 5
#define SUM CASCADA_ANNUALISATION_SUM
#define INC CASCADA_ANNUALISATION_INCREASING
#define CON CASCADA_ANNUALISATION_CONSTANT
#define DEC CASCADA_ANNUALISATION_DECREASING

/* One indicator of its own goal. */
#define ROW(annualisation, baseline, targets, total)                                   \
  {                                                                                    \
    "1", "G", "Goal", "I", "Indicator", "100", annualisation, baseline, targets, total \
  }
#define NAMED(objective, goal_code, goal, code, name)                   \
  {                                                                     \
    objective, goal_code, goal, code, name, "", SUM, "", "2024:1/", "1" \
  }
#define WEIGHED(objective, code, weight)                                         \
  {                                                                              \
    objective, objective, objective, code, code, weight, SUM, "", "2024:1/", "1" \
  }
#define LONG "Fortalecer la gestión pública y la creatividad de las entidades del Distrito"
#define NEARLY "Fortalecer la gestión pública y la reatividad de las entidades del Distrito."

typedef struct
{
  const char *name;
  const char *rule;
  int first_year, last_year;
  const char *settings;
  const char *findings;
  TestRow rows[MAX_ROWS];
} Case;

static const Case cases[] = {
  /* C1 */
  { "unlinked goal", "C1", 2024, 2024, NULL, "C1 e g:G\n", { NAMED ("", "G", "Goal", "I", "Name") } },
  { "linked goal", "C1", 2024, 2024, NULL, "", { NAMED ("1", "G", "Goal", "I", "Name") } },

  /* C2: targets */
  { "no target at all", "C2", 2024, 2024, NULL, "C2 e p:\n", { ROW (SUM, "", "", "5"), ROW (SUM, "", "2024:/3", "5") } },
  { "no target in one row", "C2", 2024, 2024, NULL, "C2 e i:I\n", { ROW (SUM, "", "2024:5/", "5"), ROW (SUM, "", "", "5") } },
  { "zero is a target", "C2", 2024, 2024, NULL, "", { ROW (SUM, "", "2024:0/", "0") } },
  { "a year nobody programs", "C2", 2024, 2025, NULL, "C2 n p: missing=2025\n", { ROW (SUM, "", "2024:5/", "5") } },
  { "a year that others program", "C2", 2024, 2025, NULL, "C2 w i:I missing=2025\n", { ROW (SUM, "", "2024:2/ 2025:3/", "5"), ROW (SUM, "", "2024:5/", "5") } },
  { "a quarter that others program", "C2", 2024, 2024, NULL, "C2 w i:I missing=2024-Q3\n", { ROW (SUM, "", "2024-Q1:1/ 2024-Q2:1/ 2024-Q3:1/ 2024-Q4:1/", "4"), ROW (SUM, "", "2024-Q1:1/ 2024-Q2:1/ 2024-Q4:1/", "3") } },
  { "months that others program", "C2", 2024, 2024, NULL, "C2 w i:I missing=2024-Q1 missing=2024-05\n", { ROW (SUM, "", "2024-Q1:1/ 2024-04:1/ 2024-05:1/ 2024:4/", "4"), ROW (SUM, "", "2024-04:1/ 2024-06:1/ 2024-Q3:1/ 2024-Q4:1/", "4") } },
  { "a year covers its quarters", "C2", 2024, 2024, NULL, "", { ROW (SUM, "", "2024-Q1:1/ 2024-Q2:1/ 2024-Q3:1/ 2024-Q4:1/", "4"), ROW (SUM, "", "2024-Q2:1/ 2024:4/", "4") } },
  { "outside the plan", "C2", 2024, 2024, NULL, "C2 w i:I period=2025\n", { ROW (SUM, "", "2024:5/ 2025:1/", "6") } },
  { "zero outside the plan", "C2", 2024, 2024, NULL, "", { ROW (SUM, "", "2024:5/ 2025:0/", "5") } },
  { "no totals", "C2", 2024, 2024, NULL, "C2 n p: attribute=total missing=2\n", { ROW (SUM, "", "2024:5/", ""), ROW (SUM, "", "2024:5/", "") } },
  { "one total missing", "C2", 2024, 2024, NULL, "C2 w i:I attribute=total\n", { ROW (SUM, "", "2024:5/", "5"), ROW (SUM, "", "2024:5/", "") } },

  /* C3: sum */
  { "555", "C3", 2020, 2024, NULL, "C3 e i:I sum=100 total=128 2020=25 2021=50 2022=25 2023=0 2024=0\n", { ROW (SUM, "", "2020:25/ 2021:50/ 2022:25/ 2023:0/ 2024:0/", "128") } },
  { "sum by a millionth", "C3", 2020, 2021, NULL, "C3 e i:I sum=99.999999 total=100 2020=50 2021=49.999999\n", { ROW (SUM, "", "2020:50/ 2021:49.999999/", "100") } },
  { "sum of thirds", "C3", 2020, 2022, NULL, "", { ROW (SUM, "", "2020:33.33/ 2021:33.33/ 2022:33.34/", "100") } },
  { "sum of a year and its parts", "C3", 2024, 2025, NULL, "", { ROW (SUM, "", "2024-Q1:1/ 2024-Q2:1/ 2024-Q3:1/ 2024-Q4:1/ 2024:4/ 2025:6/", "10") } },
  { "sum above with a year to come", "C3", 2024, 2025, NULL, "C3 e i:I sum=7 total=6 2024=7\n", { ROW (SUM, "", "2024:7/", "6") } },
  { "sum below with a year to come", "C3", 2024, 2025, NULL, "", { ROW (SUM, "", "2024:5/", "6") } },
  { "sum below with a year left out", "C3", 2024, 2026, NULL, "", { ROW (SUM, "", "2024:5/ 2026:1/", "7") } },
  { "total of more years", "C3", 2024, 2024, NULL, "C3 n p: indicators=2\n", { ROW (SUM, "", "2024:18/", "100"), ROW (INC, "", "2024:30/", "100") } },
  { "sum above in one year", "C3", 2024, 2024, NULL, "C3 e i:I sum=18 total=17 2024=18\n", { ROW (SUM, "", "2024:18/", "17") } },
  { "no total", "C3", 2024, 2024, NULL, "", { ROW (SUM, "", "2024:18/", "") } },
  { "sum beyond the range", "C3", 2024, 2025, NULL, "C3 e i:I sum=9223372036854.775807 total=1 2024=9000000000000 2025=9000000000000\n", { ROW (SUM, "", "2024:9000000000000/ 2025:9000000000000/", "1") } },

  /* C3: levels */
  { "514", "C3", 2020, 2024, NULL, "", { ROW (INC, "", "2020:30/ 2021:60/ 2022:100/ 2023:0/ 2024:0/", "100") } },
  { "increasing to another total", "C3", 2020, 2021, NULL, "C3 e i:I last=90 total=100 2020=50 2021=90\n", { ROW (INC, "", "2020:50/ 2021:90/", "100") } },
  { "increasing with a year to come", "C3", 2020, 2022, NULL, "", { ROW (INC, "", "2020:50/ 2021:90/", "100") } },
  { "increasing above with a year to come", "C3", 2020, 2022, NULL, "C3 e i:I last=110 total=100 2021=110\n", { ROW (INC, "", "2021:110/", "100") } },
  { "increasing never programmed", "C3", 2020, 2021, NULL, "C3 e i:I last=0 total=100 2020=0 2021=0\n", { ROW (INC, "", "2020:0/ 2021:0/", "100") } },
  { "constant", "C3", 2020, 2021, NULL, "", { ROW (CON, "", "2020:16/ 2021:16/", "16") } },
  { "constant with the sum as total", "C3", 2020, 2021, NULL, "C3 e i:I last=16 total=32 2020=16 2021=16\n", { ROW (CON, "", "2020:16/ 2021:16/", "32") } },
  { "constant that differs once", "C3", 2020, 2021, NULL, "", { ROW (CON, "", "2020:99/ 2021:100/", "100") } },
  { "constant by its mean", "C3", 2020, 2021, "constant=mean", "", { ROW (CON, "", "2020:98/ 2021:100/", "99") } },
  { "constant by its mean, without the setting", "C3", 2020, 2021, NULL, "C3 e i:I last=100 total=99 2020=98 2021=100\n", { ROW (CON, "", "2020:98/ 2021:100/", "99") } },
  { "decreasing to 0", "C3", 2020, 2021, NULL, "", { ROW (DEC, "", "2020:5/ 2021:0/", "0") } },
  { "decreasing to another total", "C3", 2020, 2021, NULL, "C3 e i:I last=0 total=5 2020=5 2021=0\n", { ROW (DEC, "", "2020:5/ 2021:0/", "5") } },
  { "decreasing with a year to come", "C3", 2020, 2022, NULL, "", { ROW (DEC, "", "2020:5/ 2021:4/", "3") } },

  /* C3: parts */
  { "parts of a year below", "C3", 2024, 2024, NULL, "C3 e i:I parts=9 2024=10\n", { ROW (SUM, "", "2024-Q1:1/ 2024-Q2:2/ 2024-Q3:3/ 2024-Q4:3/ 2024:10/", "10") } },
  { "some parts below", "C3", 2024, 2024, NULL, "", { ROW (SUM, "", "2024-Q1:1/ 2024-Q2:2/ 2024:10/", "10") } },
  { "some parts above", "C3", 2024, 2024, NULL, "C3 e i:I parts=11 2024=10\n", { ROW (SUM, "", "2024-Q1:5/ 2024-Q2:6/ 2024:10/", "10") } },
  { "months beside their quarter", "C3", 2024, 2024, NULL, "", { ROW (SUM, "", "2024-01:1/ 2024-02:1/ 2024-03:1/ 2024-Q1:3/ 2024-Q2:2/ 2024-Q3:2/ 2024-Q4:3/ 2024:10/", "10") } },
  { "months of a quarter", "C3", 2024, 2024, NULL, "C3 e i:I parts=4 2024-Q1=3\n", { ROW (SUM, "", "2024-01:1/ 2024-02:1/ 2024-03:2/ 2024-Q1:3/ 2024:10/", "10") } },
  { "level of the last part", "C3", 2024, 2024, NULL, "C3 e i:I parts=90 2024=100\n", { ROW (INC, "", "2024-Q2:50/ 2024-Q4:90/ 2024:100/", "100") } },
  { "level at the cut-off", "C3", 2024, 2024, NULL, "", { ROW (INC, "", "2024-Q2:31.92/ 2024:45/", "45") } },
  { "increasing year of 0", "C3", 2024, 2024, NULL, "", { ROW (INC, "", "2024-Q4:90/ 2024:0/", "90") } },
  { "increasing part of 0", "C3", 2024, 2024, NULL, "", { ROW (INC, "", "2024-Q4:0/ 2024:26/", "26") } },

  /* C4 */
  { "increasing falls", "C4", 2020, 2022, NULL, "C4 e i:I 2020=30 2021=29 2022=40\n", { ROW (INC, "", "2020:30/ 2021:29/ 2022:40/", "40") } },
  { "increasing stays", "C4", 2020, 2022, NULL, "", { ROW (INC, "", "2020:30/ 2021:30/ 2022:40/", "40") } },
  { "increasing starts late", "C4", 2020, 2022, NULL, "", { ROW (INC, "", "2020:0/ 2021:0/ 2022:40/", "40") } },
  { "increasing pauses", "C4", 2020, 2022, NULL, "C4 n i:I 2020=30 2021=0 2022=40\n", { ROW (INC, "", "2020:30/ 2021:0/ 2022:40/", "40") } },
  { "increasing pauses and falls", "C4", 2020, 2022, NULL, "C4 e i:I 2020=30 2021=0 2022=20\nC4 n i:I 2020=30 2021=0 2022=20\n", { ROW (INC, "", "2020:30/ 2021:0/ 2022:20/", "20") } },
  { "increasing below its baseline", "C4", 2020, 2021, NULL, "C4 w i:I baseline=40 target=30\n", { ROW (INC, "40", "2020:30/ 2021:50/", "50") } },
  { "increasing at its baseline", "C4", 2020, 2021, NULL, "", { ROW (INC, "30", "2020:30/ 2021:50/", "50") } },
  { "decreasing rises", "C4", 2020, 2022, NULL, "C4 e i:I 2020=30 2021=31 2022=20\n", { ROW (DEC, "", "2020:30/ 2021:31/ 2022:20/", "20") } },
  { "decreasing ends in 0", "C4", 2020, 2022, NULL, "", { ROW (DEC, "", "2020:30/ 2021:10/ 2022:0/", "0") } },
  { "decreasing rises from 0", "C4", 2020, 2022, NULL, "C4 e i:I 2020=30 2021=0 2022=20\n", { ROW (DEC, "", "2020:30/ 2021:0/ 2022:20/", "20") } },
  { "decreasing above its baseline", "C4", 2020, 2020, NULL, "C4 w i:I baseline=40 target=41\n", { ROW (DEC, "40", "2020:41/", "41") } },
  { "constant is not", "C4", 2020, 2022, NULL, "C4 w i:I 2020=99 2021=100 2022=100\n", { ROW (CON, "", "2020:99/ 2021:100/ 2022:100/", "100") } },
  { "constant pauses", "C4", 2020, 2022, NULL, "C4 n i:I 2020=16 2021=0 2022=16\n", { ROW (CON, "", "2020:16/ 2021:0/ 2022:16/", "16") } },
  { "sum goes up and down", "C4", 2020, 2022, NULL, "", { ROW (SUM, "9", "2020:5/ 2021:0/ 2022:7/", "12") } },

  /* C5 */
  { "weights of 100", "C5", 2024, 2024, NULL, "", { WEIGHED ("1", "A", "89.35"), WEIGHED ("1", "B", "10.65") } },
  { "weights of 99.99", "C5", 2024, 2024, NULL, "C5 n o:1 sum=99.99 residue=0.01\n", { WEIGHED ("1", "A", "33.33"), WEIGHED ("1", "B", "33.33"), WEIGHED ("1", "C", "33.33") } },
  { "weights at the tolerance", "C5", 2024, 2024, NULL, "C5 n o:1 sum=100.02 residue=-0.02\n", { WEIGHED ("1", "A", "50.01"), WEIGHED ("1", "B", "50.01") } },
  { "weights beyond the tolerance", "C5", 2024, 2024, NULL, "C5 e o:1 sum=100.020001 residue=-0.020001\n", { WEIGHED ("1", "A", "50.01"), WEIGHED ("1", "B", "50.010001") } },
  { "weights without tolerance", "C5", 2024, 2024, "weight-tolerance=0", "C5 e o:1 sum=99.99 residue=0.01\n", { WEIGHED ("1", "A", "99.99") } },
  { "weights far from 100", "C5", 2024, 2024, NULL, "C5 e o:2 sum=60 residue=40\n", { WEIGHED ("1", "A", "100"), WEIGHED ("2", "B", "60") } },
  { "no weights", "C5", 2024, 2024, NULL, "C5 n p: attribute=weights missing=2\n", { WEIGHED ("1", "A", ""), WEIGHED ("1", "B", "") } },
  { "an objective without weights", "C5", 2024, 2024, NULL, "C5 w o:2 sum=0 missing=2\n", { WEIGHED ("1", "A", "100"), WEIGHED ("2", "B", ""), WEIGHED ("2", "C", "") } },
  { "a weight missing", "C5", 2024, 2024, NULL, "C5 w o:1 sum=60 missing=1\n", { WEIGHED ("1", "A", "60"), WEIGHED ("1", "B", "") } },
  { "a weight missing of nothing", "C5", 2024, 2024, NULL, "C5 e o:1 sum=100 missing=1\n", { WEIGHED ("1", "A", "100"), WEIGHED ("1", "B", "") } },
  { "a negative weight", "C5", 2024, 2024, NULL, "C5 e i:B\n", { WEIGHED ("1", "A", "150"), WEIGHED ("1", "B", "-50") } },

  /* C5: of a plan whose compliance is that of its goals */
  { "goals of 100", "C5", 2024, 2024, "rollup=goals", "", { WEIGHED ("1", "A", "60"), WEIGHED ("2", "B", "40") } },
  { "goals of 100 in each objective", "C5", 2024, 2024, "rollup=goals", "C5 e p: sum=200 residue=-100\n", { WEIGHED ("1", "A", "100"), WEIGHED ("2", "B", "100") } },
  { "goals of 99.99", "C5", 2024, 2024, "rollup=goals", "C5 n p: sum=99.99 residue=0.01\n", { WEIGHED ("1", "A", "33.33"), WEIGHED ("2", "B", "33.33"), WEIGHED ("3", "C", "33.33") } },
  { "goals without weights", "C5", 2024, 2024, "rollup=goals", "C5 n p: attribute=weights missing=2\n", { WEIGHED ("1", "A", ""), WEIGHED ("2", "B", "") } },
  { "a goal's weight missing", "C5", 2024, 2024, "rollup=goals", "C5 w p: sum=60 missing=1\n", { WEIGHED ("1", "A", "60"), WEIGHED ("2", "B", "") } },
  { "a goal's negative weight", "C5", 2024, 2024, "rollup=goals", "C5 e i:B\n", { WEIGHED ("1", "A", "150"), WEIGHED ("2", "B", "-50") } },

  /* C6: names */
  { "no names", "C6", 2024, 2024, NULL, "C6 e g:G\nC6 e i:I\n", { NAMED ("1", "G", "N/A", "I", "No aplica.") } },

  /* C7 */
  { "a code in two objectives", "C7", 2024, 2024, NULL, "C7 w i:543 code=543 code=543\n", { NAMED ("2", "A", "Uno", "543", "Nombre"), NAMED ("3", "B", "Dos", "543", "Otro") } },
  { "a code and its text", "C7", 2024, 2024, NULL, "C7 w i:543 code=543 code=543\n", { NAMED ("2", "A", "Uno", "543", "Nombre"), NAMED ("3", "B", "Dos", "543", "nombre.") } },
  { "a text on two codes", "C7", 2024, 2024, NULL, "C7 w g:503 code=498 code=503\n", { NAMED ("5", "498", "Diseñar una estrategia", "1", "Uno"), NAMED ("6", "503", "DISEÑAR una  estrategia.", "2", "Dos") } },
  { "a code three times", "C7", 2024, 2024, NULL, "C7 w g:431 code=431 code=431 code=431\n", { NAMED ("1", "431", "Uno", "1", "Uno"), NAMED ("2", "431", "Dos", "2", "Dos"), NAMED ("3", "431", "Tres", "3", "Tres") } },
  { "small numbers count within their goal", "C7", 2024, 2024, NULL, "", { NAMED ("1", "Meta 3 proyecto 8116", "Uno", "3", "Uno"), NAMED ("1", "Meta 3 proyecto 8111", "Dos", "3", "Dos"), NAMED ("2", "12", "Tres", "12", "Tres"), NAMED ("3", "12", "Cuatro", "12", "Cuatro") } },
  { "small numbers within one goal", "C7", 2024, 2024, NULL, "C7 w i:3 code=3 code=3\n", { NAMED ("1", "A", "Uno", "3", "Uno"), NAMED ("1", "A", "Uno", "3", "Dos") } },
  { "three digits count in the plan", "C7", 2024, 2024, NULL, "C7 w i:123 code=123 code=123\n", { NAMED ("1", "A", "Uno", "123", "Uno"), NAMED ("1", "B", "Dos", "123", "Dos") } },
  { "a kind is no code", "C7", 2024, 2024, NULL, "", { NAMED ("7", "META DE GESTIÓN", "Uno", "N/A", "Uno"), NAMED ("8", "META DE GESTIÓN", "Dos", "N/A", "Dos") } },
  { "a goal with coded indicators", "C7", 2024, 2024, NULL, "", { NAMED ("5", "498", "Uno", "544", "Uno"), NAMED ("5", "498", "Uno", "545", "Dos"), NAMED ("5", "498", "Uno", "", "Tres") } },
  { "431", "C7", 2024, 2024, NULL, "C7 n g:431 code=431 rows=3 uncoded=2\n", { NAMED ("2", "431", "Uno", "", "Uno"), NAMED ("2", "431", "Uno", "", "Dos"), NAMED ("2", "431", "Uno", "644", "Tres") } },
  { "a plan without indicator codes", "C7", 2024, 2024, NULL, "", { NAMED ("2", "431", "Uno", "", "Uno"), NAMED ("2", "431", "Uno", "", "Dos") } },

  /* C8 */
  { "a cut code with the text", "C8", 2024, 2024, NULL, "C8 w g:META 49 code=META 49 whole=META 497\n", { NAMED ("2", "META 498", "Otro", "1", "Uno"), NAMED ("2", "META 497", LONG, "2", "Dos"), NAMED ("3", "META 49", NEARLY, "3", "Tres") } },
  { "a cut code among equals", "C8", 2024, 2024, NULL, "C8 w i:54 code=54 whole=543\n", { NAMED ("1", "A", "A", "543", "Uno"), NAMED ("1", "B", "B", "544", "Dos"), NAMED ("1", "C", "C", "321", "Tres"), NAMED ("1", "D", "D", "54", "Cuatro") } },
  { "a shorter code of its own", "C8", 2024, 2024, NULL, "", { NAMED ("1", "A", "A", "543", "Uno"), NAMED ("1", "B", "B", "544", "Dos"), NAMED ("1", "C", "C", "321", "Tres"), NAMED ("1", "D", "D", "64", "Cuatro") } },
  { "ordinary numbers", "C8", 2024, 2024, NULL, "", { NAMED ("1", "1", "A", "", "Uno"), NAMED ("1", "2", "B", "", "Dos"), NAMED ("1", "10", "C", "", "Tres"), NAMED ("1", "11", "D", "", "Cuatro"), NAMED ("1", "12", "E", "", "Cinco") } },
  { "texts that differ by a number", "C8", 2024, 2024, NULL, "", { NAMED ("1", "G1", LONG " 1", "", "Uno"), NAMED ("1", "G10", LONG " 10", "", "Dos") } },
  { "damaged N/A", "C8", 2024, 2024, NULL, "C8 w i:INI/A code=INI/A\nC8 w i:in/a code=in/a\n", { NAMED ("1", "A", "A", "INI/A", "Uno"), NAMED ("1", "B", "B", "in/a", "Dos"), NAMED ("1", "C", "C", "N/A", "Tres") } },
  { "some codes missing", "C8", 2024, 2024, NULL, "C8 n p: missing=2 indicators=3\n", { NAMED ("1", "A", "A", "", "Uno"), NAMED ("1", "B", "B", "N/A", "Dos"), NAMED ("1", "C", "C", "543", "Tres") } },
  { "a cut text", "C8", 2024, 2024, NULL, "C8 n g:A\nC8 n i:B\n", { NAMED ("1", "A", "Metas…", "A", "Metas…"), NAMED ("1", "B", "Uno", "B", "Dos...") } },

  /* C9: scale */
  { "shares that add up to a percentage", "C9", 2020, 2021, NULL, "C9 e i:I sum=1 total=100\n", { ROW (SUM, "", "2020:0.4/ 2021:0.6/", "100") } },
  { "percentages that lead to a share", "C9", 2020, 2021, NULL, "C9 e i:I last=100 total=1\n", { ROW (INC, "", "2020:40/ 2021:100/", "1") } },
  { "not by a hundred", "C9", 2020, 2021, NULL, "", { ROW (INC, "", "2020:40/ 2021:99/", "1") } },
  { "a share among percentages", "C9", 2020, 2021, NULL, "C9 w i:I target=0.5 target=100\n", { ROW (INC, "", "2020:0.5/ 2021:100/", "100") } },
  { "one and a half", "C9", 2020, 2021, NULL, "", { ROW (INC, "", "2020:0.5/ 2021:19/", "19") } },
  { "a share as baseline", "C9", 2020, 2021, NULL, "C9 w i:I baseline=0.3 target=100\n", { ROW (INC, "0.3", "2020:50/ 2021:100/", "100") } },
  { "a percentage as baseline", "C9", 2020, 2021, NULL, "C9 w i:I baseline=30 target=0.9\n", { ROW (DEC, "30", "2020:0.9/ 2021:0.5/", "0.5") } },
  { "counts down to one", "C9", 2020, 2021, NULL, "", { ROW (DEC, "50", "2020:20/ 2021:1/", "1") } },
  { "executed as a share", "C9", 2024, 2024, NULL, "C9 w i:I target=95 executed=0.97\n", { ROW (CON, "", "2024:95/0.97", "95") } },
  { "executed as a percentage", "C9", 2024, 2024, NULL, "C9 w i:I target=0.5 executed=50\n", { ROW (CON, "", "2024:0.5/50", "0.5") } },
  { "little executed", "C9", 2024, 2024, NULL, "", { ROW (SUM, "", "2024:250/1", "250"), ROW (SUM, "", "2024:95/0.1", "95") } },

  /* C9: wording */
  { "1039", "C9", 2024, 2024, NULL, "", { { "1", "2", "Realizar 1039 procesos pedagógicos", "", "I", "", SUM, "", "2024:80/", "1039" } } },
  { "another number", "C9", 2024, 2024, NULL, "C9 w g:2 wording=1039 total=1000\n", { { "1", "2", "Realizar 1039 procesos pedagógicos", "", "I", "", SUM, "", "2024:80/", "1000" } } },
  { "per cent", "C9", 2024, 2024, NULL, "", { { "1", "2", "Generar 100 por ciento de los lineamientos", "", "I", "", SUM, "", "2024:80/", "100" } } },
  { "the second number", "C9", 2024, 2024, NULL, "", { { "1", "2", "Asesorar 100% el diseño de las 16 agendas", "", "I", "", SUM, "", "2024:16/", "16" } } },
  { "either reading", "C9", 2024, 2024, NULL, "", { { "1", "2", "Poner en servicio «100.000» unidades.", "", "I", "", SUM, "", "2024:80/", "100000" } } },
  { "the other reading", "C9", 2024, 2024, NULL, "", { { "1", "2", "Poner en servicio 100,000 unidades", "", "I", "", SUM, "", "2024:80/", "100000" } } },
  { "a number in the code", "C9", 2024, 2024, NULL, "C9 w g:Meta 128 -2058 wording=81 total=80\n", { { "1", "Meta 128 -2058", "Meta 128 -2058. Desarrollar 81 procesos", "", "I", "", SUM, "", "2024:26/", "80" } } },
  { "names with numbers", "C9", 2024, 2024, NULL, "", { { "1", "2", "Atender la línea 195 según el Acuerdo 257 de 2006", "", "I", "", SUM, "", "2024:80/", "500" } } },
  { "no total to compare", "C9", 2024, 2024, NULL, "", { { "1", "2", "Desarrollar 81 procesos", "", "I", "", SUM, "", "2024:26/", "" } } },
  { "two indicators", "C9", 2024, 2024, NULL, "", { { "1", "2", "Desarrollar 81 procesos", "", "I", "", SUM, "", "2024:26/", "26" }, { "1", "2", "Desarrollar 81 procesos", "", "J", "", SUM, "", "2024:1/", "1" } } },
};

/* The lines of @rule; attributes that these small plans do not state have their own test. */
static char *
filter (const char *findings, const char *rule, gboolean wants_attributes)
{
  g_auto (GStrv) lines = g_strsplit (findings, "\n", -1);
  GString *kept = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], rule) && (wants_attributes || strstr (lines[i], "attribute=") == NULL))
      g_string_append_printf (kept, "%s\n", lines[i]);
  return g_string_free (kept, FALSE);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *all = NULL, *findings = NULL;
      guint n_rows = 0;
      TestPlan plan;

      while (n_rows < MAX_ROWS && cases[i].rows[n_rows].objective != NULL)
        n_rows++;
      test_plan_init (&plan, cases[i].rows, n_rows, cases[i].first_year, cases[i].last_year);
      test_settings (&plan.settings, cases[i].settings);
      for (guint j = 0; g_str_equal (cases[i].rule, "C5") && plan.facts.n_objectives > 1 && j < plan.facts.n_objectives; j++)
        plan.objectives[j].weight = CASCADA_DECIMAL (100) / plan.facts.n_objectives;
      g_test_message ("case “%s”", cases[i].name);
      all = test_plan_check (&plan);
      findings = filter (all, cases[i].rule, strstr (cases[i].findings, "attribute=") != NULL);
      g_assert_cmpstr (findings, ==, cases[i].findings);
      test_plan_clear (&plan);
    }
}

static const TestRow two_rows[] = { NAMED ("1", "A", "Uno", "543", "Uno"), NAMED ("2", "B", "Dos", "544", "Dos") };

/* What all state is no finding, what none states one note, what one lacks a warning there. */
static void
test_attributes (void)
{
  static const struct
  {
    int stated; /* by how many of the two */
    gboolean ratio;
    const char *findings;
  } rows[] = {
    { 2, TRUE, "" },
    { 2, FALSE, "" },
    { 1, TRUE, "C6 w i:544 attribute=unit\nC6 w i:544 attribute=formula\nC6 w i:544 attribute=terms\nC6 w i:544 attribute=deliverables\nC6 w i:544 attribute=office\n" },
    { 1, FALSE, "C6 w i:544 attribute=unit\nC6 w i:544 attribute=formula\nC6 w i:544 attribute=deliverables\nC6 w i:544 attribute=office\n" },
    { 0, TRUE, "C6 n p: attribute=unit missing=2\nC6 n p: attribute=formula missing=2\nC6 n p: attribute=terms missing=2\nC6 n p: attribute=deliverables missing=2\nC6 n p: attribute=office missing=2\n" },
    { 0, FALSE, "C6 n p: attribute=unit missing=2\nC6 n p: attribute=formula missing=2\nC6 n p: attribute=deliverables missing=2\nC6 n p: attribute=office missing=2\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *all = NULL, *findings = NULL;
      TestPlan plan;

      test_plan_init (&plan, two_rows, 2, 2024, 2024);
      for (int j = 0; j < 2; j++)
        {
          const char *text = j < rows[i].stated ? "text" : NULL;

          plan.indicators[j].unit = plan.indicators[j].formula = plan.indicators[j].deliverables = text;
          plan.indicators[j].numerator = text;
          plan.indicators[j].denominator = text;
          plan.indicators[j].is_ratio = rows[i].ratio;
          plan.indicators[j].has_office = text != NULL;
        }
      all = test_plan_check (&plan);
      findings = filter (all, "C6", TRUE);
      g_assert_cmpstr (findings, ==, rows[i].findings);
      test_plan_clear (&plan);
    }
}

/* Percent signs tell units, but do not make of the other rows' silence a fault of their own. */
static void
test_percent_units (void)
{
  g_autofree char *all = NULL, *findings = NULL;
  TestPlan plan;

  test_plan_init (&plan, two_rows, 2, 2024, 2024);
  plan.indicators[0].unit = "%";
  all = test_plan_check (&plan);
  findings = filter (all, "C6", TRUE);
  g_assert_nonnull (strstr (findings, "C6 n p: attribute=unit missing=1\n"));
  g_assert_null (strstr (findings, "C6 w"));
  test_plan_clear (&plan);
}

static void
test_objective_weights (void)
{
  static const struct
  {
    const char *weights[2];
    const char *findings;
  } rows[] = {
    { { "60", "40" }, "" },
    { { "60", "39.99" }, "C5 n p: sum=99.99 residue=0.01\n" },
    { { "60", "30" }, "C5 e p: sum=90 residue=10\n" },
    { { "60", "" }, "C5 w p: sum=60 missing=1\n" },
    { { "", "" }, "C5 n p: attribute=objective-weights missing=2\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *all = NULL, *findings = NULL;
      TestPlan plan;

      test_plan_init (&plan, two_rows, 2, 2024, 2024);
      for (int j = 0; j < 2; j++)
        {
          plan.indicators[j].weight = CASCADA_DECIMAL (100);
          plan.objectives[j].weight = test_decimal (rows[i].weights[j]);
        }
      all = test_plan_check (&plan);
      findings = filter (all, "C5", TRUE);
      g_assert_cmpstr (findings, ==, rows[i].findings);
      test_plan_clear (&plan);
    }
}

/* An eliminated goal is not looked at, and its weight may count or not [P005 9]. */
static void
test_eliminated (void)
{
  static const TestRow rows[] = {
    { "1", "431", "Uno", "543", "Uno", "60", SUM, "", "2024:1/", "1" },
    { "1", "431", "Uno", "543", "", "40", INC, "9", "2024:5/", "1" },
  };
  g_autofree char *before = NULL, *findings = NULL, *without = NULL;
  TestPlan plan;

  test_plan_init (&plan, rows, 2, 2024, 2024);
  plan.goals[1] = (CascadaGoalFacts){ "432", "N/A", 0, TRUE };
  plan.facts.n_goals = 2;
  plan.indicators[1].goal = 1;

  plan.goals[1].eliminated = FALSE;
  before = test_plan_check (&plan);
  g_assert_nonnull (strstr (before, "C3 e i:543"));
  g_assert_nonnull (strstr (before, "C4 w i:543"));
  g_assert_nonnull (strstr (before, "C6 e g:432"));
  g_assert_nonnull (strstr (before, "C7 w i:543"));

  plan.goals[1].eliminated = TRUE;
  findings = test_plan_check (&plan);
  g_assert_null (strstr (findings, " e "));
  g_assert_null (strstr (findings, " w "));
  plan.indicators[0].weight = CASCADA_DECIMAL (100);
  without = test_plan_check (&plan);
  g_assert_null (strstr (without, "C5 e"));
  test_plan_clear (&plan);
}

static void
test_structure (void)
{
  g_autofree char *all = NULL, *empty = NULL;
  TestPlan plan;

  test_plan_init (&plan, two_rows, 2, 2024, 2024);
  plan.indicators[1].goal = G_MAXUINT;
  all = test_plan_check (&plan);
  g_assert_nonnull (strstr (all, "C1 e i:544\n"));
  g_assert_nonnull (strstr (all, "C6 w g:B\n"));
  plan.goals[1].eliminated = TRUE;
  plan.facts.n_indicators = 1;
  g_free (g_steal_pointer (&all));
  all = test_plan_check (&plan);
  g_assert_nonnull (strstr (all, "C1 w o:2\n"));
  g_assert_null (strstr (all, "g:B"));
  test_plan_clear (&plan);

  test_plan_init (&plan, NULL, 0, 0, 0);
  empty = test_plan_check (&plan);
  g_assert_cmpstr (empty, ==, "");
  test_plan_clear (&plan);
}

static void
test_rules (void)
{
  for (CascadaRule rule = CASCADA_RULE_C1; rule <= CASCADA_RULE_C10; rule++)
    {
      g_autofree char *id = g_strdup_printf ("C%d", rule);

      g_assert_cmpstr (cascada_rule_get_id (rule), ==, id);
      g_assert_nonnull (strstr (cascada_rule_get_clause (rule), "PLE-PIN-P005"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coherence/cases", test_cases);
  g_test_add_func ("/coherence/attributes", test_attributes);
  g_test_add_func ("/coherence/percent-units", test_percent_units);
  g_test_add_func ("/coherence/objective-weights", test_objective_weights);
  g_test_add_func ("/coherence/eliminated", test_eliminated);
  g_test_add_func ("/coherence/structure", test_structure);
  g_test_add_func ("/coherence/rules", test_rules);
  return g_test_run ();
}
