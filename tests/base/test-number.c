/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-error.h"
#include "cascada-number.h"

#define NO "-"  /* no number in that convention */
#define TOO "!" /* a number that cannot be stored */

static const struct
{
  const char *text;
  const char *es_co;
  const char *plain;
  const char *marks; /* % percent, $ currency, m multiplied */
  CascadaReading reading;
} numbers[] = {
  /* the sources */
  { "13.200.000,00", "13200000", NO, "", CASCADA_READING_ES_CO },
  { "2.000.000", "2000000", NO, "", CASCADA_READING_ES_CO },
  { "0,125", "0.125", NO, "", CASCADA_READING_ES_CO },
  { "9,99", "9.99", NO, "", CASCADA_READING_ES_CO },
  { "95,%", "95", "95", "%", CASCADA_READING_NUMBER },
  { "$20.149 millones", "20149000000", "20149000", "$m", CASCADA_READING_AMBIGUOUS },
  { "$7,9 millones", "7900000", NO, "$m", CASCADA_READING_ES_CO },
  { "100 %", "100", "100", "%", CASCADA_READING_NUMBER },
  { "100\u00a0%", "100", "100", "%", CASCADA_READING_NUMBER },
  { "100 por ciento", "100", "100", "%", CASCADA_READING_NUMBER },
  { "100.00%", NO, "100", "%", CASCADA_READING_PLAIN },
  { "100,00%", "100", NO, "%", CASCADA_READING_ES_CO },
  { "30000", "30000", "30000", "", CASCADA_READING_NUMBER },
  { "15.000", "15000", "15", "", CASCADA_READING_AMBIGUOUS },
  { "0.49", NO, "0.49", "", CASCADA_READING_PLAIN },
  { "106,16%", "106.16", NO, "%", CASCADA_READING_ES_CO },
  /* grouping */
  { "12.34", NO, "12.34", "", CASCADA_READING_PLAIN },
  { "1.2345", NO, "1.2345", "", CASCADA_READING_PLAIN },
  { "1,2345", "1.2345", NO, "", CASCADA_READING_ES_CO },
  { "9,999", "9.999", "9999", "", CASCADA_READING_AMBIGUOUS },
  { "0.125", NO, "0.125", "", CASCADA_READING_PLAIN },
  { "012.345", NO, "12.345", "", CASCADA_READING_PLAIN },
  { "1234.567", NO, "1234.567", "", CASCADA_READING_PLAIN },
  { "1234,567", "1234.567", NO, "", CASCADA_READING_ES_CO },
  { "1.234,5", "1234.5", NO, "", CASCADA_READING_ES_CO },
  { "1,234.5", NO, "1234.5", "", CASCADA_READING_PLAIN },
  { "1.234.56", NO, NO, "", CASCADA_READING_REFUSED },
  { "1,234,56", NO, NO, "", CASCADA_READING_REFUSED },
  { "1.23.456", NO, NO, "", CASCADA_READING_REFUSED },
  { "1,2,3", NO, NO, "", CASCADA_READING_REFUSED },
  { "1.234,5.6", NO, NO, "", CASCADA_READING_REFUSED },
  { "1.23,5", NO, NO, "", CASCADA_READING_REFUSED },
  { "1,23.5", NO, NO, "", CASCADA_READING_REFUSED },
  { "1..234", NO, NO, "", CASCADA_READING_REFUSED },
  { "1'500.000", "1500000", NO, "", CASCADA_READING_ES_CO },
  { "1.500'000", NO, NO, "", CASCADA_READING_REFUSED },
  { "1 234 567", "1234567", "1234567", "", CASCADA_READING_NUMBER },
  { "1\u202f234,5", "1234.5", NO, "", CASCADA_READING_ES_CO },
  { "1 23", NO, NO, "", CASCADA_READING_REFUSED },
  { "1 234.567", NO, "1234.567", "", CASCADA_READING_PLAIN },
  { "7.", "7", "7", "", CASCADA_READING_NUMBER },
  { "1.234,", NO, NO, "", CASCADA_READING_REFUSED },
  { ",5", "0.5", NO, "", CASCADA_READING_ES_CO },
  { ".5", NO, "0.5", "", CASCADA_READING_PLAIN },
  { ".500", NO, "0.5", "", CASCADA_READING_PLAIN },
  /* signs and words */
  { "-12,5", "-12.5", NO, "", CASCADA_READING_ES_CO },
  { "\u22125 %", "-5", "-5", "%", CASCADA_READING_NUMBER },
  { "+5", "5", "5", "", CASCADA_READING_NUMBER },
  { "-$5", "-5", "-5", "$", CASCADA_READING_NUMBER },
  { "$ -5", "-5", "-5", "$", CASCADA_READING_NUMBER },
  { "5 mil", "5000", "5000", "m", CASCADA_READING_NUMBER },
  { "1 millón de pesos", "1000000", "1000000", "$m", CASCADA_READING_NUMBER },
  { "2 MIL MILLONES", "2000000000", "2000000000", "m", CASCADA_READING_NUMBER },
  { "1 billón", "1000000000000", "1000000000000", "m", CASCADA_READING_NUMBER },
  { "10 billones", TOO, TOO, "", CASCADA_READING_REFUSED },
  { "5 % mil", NO, NO, "", CASCADA_READING_REFUSED },
  { "$5 %", NO, NO, "", CASCADA_READING_REFUSED },
  { "5%%", NO, NO, "", CASCADA_READING_REFUSED },
  { "5 milagros", NO, NO, "", CASCADA_READING_REFUSED },
  { "--5", NO, NO, "", CASCADA_READING_REFUSED },
  { "-", NO, NO, "", CASCADA_READING_REFUSED },
  { "$", NO, NO, "", CASCADA_READING_REFUSED },
  { ",", NO, NO, "", CASCADA_READING_REFUSED },
  { ".", NO, NO, "", CASCADA_READING_REFUSED },
  { "%", NO, NO, "", CASCADA_READING_REFUSED },
  { "5 -", NO, NO, "", CASCADA_READING_REFUSED },
  { "1e5", NO, NO, "", CASCADA_READING_REFUSED },
  { "0x10", NO, NO, "", CASCADA_READING_REFUSED },
  { "=1+1", NO, NO, "", CASCADA_READING_REFUSED },
  { "+1+1", NO, NO, "", CASCADA_READING_REFUSED },
  { "@5", NO, NO, "", CASCADA_READING_REFUSED },
  { "US$5", NO, NO, "", CASCADA_READING_REFUSED },
  { "N/A", NO, NO, "", CASCADA_READING_REFUSED },
  { "inf", NO, NO, "", CASCADA_READING_REFUSED },
  { "33,3x", NO, NO, "", CASCADA_READING_REFUSED },
  { "１２", NO, NO, "", CASCADA_READING_REFUSED },
  { "5\xff", NO, NO, "", CASCADA_READING_REFUSED },
  /* range */
  { "0,000001", "0.000001", NO, "", CASCADA_READING_ES_CO },
  { "0,0000001", TOO, NO, "", CASCADA_READING_REFUSED },
  { "0,10000000", "0.1", NO, "", CASCADA_READING_ES_CO },
  { "9.223.372.036.854,775807", "9223372036854.775807", NO, "", CASCADA_READING_ES_CO },
  { "99999999999999", TOO, TOO, "", CASCADA_READING_REFUSED },
  { "", NO, NO, "", CASCADA_READING_EMPTY },
  { " \u00a0 ", NO, NO, "", CASCADA_READING_EMPTY },
};

static void
check_one (const char *text, CascadaConvention convention, const char *expected, const char *marks)
{
  g_autoptr (GError) error = NULL;
  CascadaNumber number = { .value = 7 };
  gboolean read = cascada_number_read (text, convention, &number, &error);

  if (*expected == '-' && expected[1] == '\0')
    {
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
      g_assert_cmpint (number.value, ==, 7);
    }
  else if (*expected == '!')
    g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_RANGE);
  else
    {
      g_autofree char *value = cascada_decimal_to_string (number.value);
      g_autofree char *seen = g_strconcat (number.percent ? "%" : "", number.currency ? "$" : "", number.multiplier > 1 ? "m" : "", NULL);

      g_assert_no_error (error);
      g_assert_true (read);
      g_assert_cmpstr (value, ==, expected);
      g_assert_cmpstr (seen, ==, marks);
    }
}

static void
test_read (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      CascadaNumber es_co, plain;
      CascadaReading reading = numbers[i].reading;
      g_autofree char *shown = g_utf8_make_valid (numbers[i].text, -1);

      g_test_message ("“%s”", shown);
      check_one (numbers[i].text, CASCADA_CONVENTION_ES_CO, numbers[i].es_co, numbers[i].marks);
      check_one (numbers[i].text, CASCADA_CONVENTION_PLAIN, numbers[i].plain, numbers[i].marks);
      g_assert_cmpint (cascada_number_classify (numbers[i].text, &es_co, &plain), ==, reading);
      check_one (numbers[i].text, CASCADA_CONVENTION_AUTO,
                 reading == CASCADA_READING_AMBIGUOUS ? NO
                 : reading == CASCADA_READING_PLAIN   ? numbers[i].plain
                                                      : numbers[i].es_co,
                 numbers[i].marks);
    }
}

static void
test_column (void)
{
  /* each cell = the number read, ? ambiguous, ! refused, nothing where empty */
  static const struct
  {
    CascadaConvention convention;
    const char *cells;
    CascadaColumnVerdict verdict;
    int proof_es_co, proof_plain, ambiguous;
    const char *read;
  } rows[] = {
    /* [PEI20] y2021, [PEI25] programmed at the cut, [PEI20] totals, [PAI24] totals */
    { CASCADA_CONVENTION_AUTO, "20%|1|50|3.500.000|150.000|12,00|100%", CASCADA_COLUMN_ES_CO, 3, -1, 4, "20|1|50|3500000|150000|12|100" },
    { CASCADA_CONVENTION_AUTO, "31,92%|0|0,5|30000|15.000|95,%", CASCADA_COLUMN_ES_CO, 0, -1, 4, "31.92|0|0.5|30000|15000|95" },
    { CASCADA_CONVENTION_AUTO, "100%|100.00%|100,00%|100%|", CASCADA_COLUMN_CONTRADICTORY, 2, 1, -1, "100|100|100|100|" },
    { CASCADA_CONVENTION_AUTO, "100|1039|300|1", CASCADA_COLUMN_UNDECIDED, -1, -1, -1, "100|1039|300|1" },
    /* never a silent guess */
    { CASCADA_CONVENTION_AUTO, "30000|15.000", CASCADA_COLUMN_UNDECIDED, -1, -1, 1, "30000|?15000/15" },
    { CASCADA_CONVENTION_AUTO, "9,99|9.99|9.999", CASCADA_COLUMN_CONTRADICTORY, 0, 1, 2, "9.99|9.99|?9999/9.999" },
    { CASCADA_CONVENTION_AUTO, "9,99|9,999", CASCADA_COLUMN_ES_CO, 0, -1, 1, "9.99|9.999" },
    { CASCADA_CONVENTION_AUTO, "9.99|9,999", CASCADA_COLUMN_PLAIN, -1, 0, 1, "9.99|9999" },
    { CASCADA_CONVENTION_AUTO, "|N/A|0.5|1.5 x", CASCADA_COLUMN_PLAIN, -1, 2, -1, "|!|0.5|!" },
    { CASCADA_CONVENTION_AUTO, "", CASCADA_COLUMN_UNDECIDED, -1, -1, -1, "" },
    /* ordered by a person */
    { CASCADA_CONVENTION_ES_CO, "15.000|0.5|7", CASCADA_COLUMN_ES_CO, -1, 1, 0, "15000|!|7" },
    { CASCADA_CONVENTION_PLAIN, "15.000|0,5|7", CASCADA_COLUMN_PLAIN, 1, -1, 0, "15|!|7" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i].cells, "|", -1);
      g_autoptr (GString) read = g_string_new (NULL);
      CascadaColumn column;

      cascada_column_init (&column, rows[i].convention);
      for (gsize j = 0; cells[j] != NULL; j++)
        cascada_column_add (&column, cells[j]);
      for (gsize j = 0; cells[j] != NULL; j++)
        {
          g_autoptr (GError) error = NULL;
          CascadaNumber number = { 0 }, other = { 0 };
          CascadaReading reading = cascada_column_read (&column, cells[j], &number, &other, &error);
          g_autofree char *value = cascada_decimal_to_string (number.value), *second = cascada_decimal_to_string (other.value);

          g_string_append (read, j > 0 ? "|" : "");
          if (reading == CASCADA_READING_NUMBER)
            g_string_append (read, value);
          else if (reading == CASCADA_READING_AMBIGUOUS)
            g_string_append_printf (read, "?%s/%s", value, second);
          else if (reading == CASCADA_READING_REFUSED)
            g_string_append_c (read, '!');
          g_assert_true ((error != NULL) == (reading == CASCADA_READING_AMBIGUOUS || reading == CASCADA_READING_REFUSED));
        }
      g_assert_cmpstr (read->str, ==, rows[i].read);
      g_assert_cmpint (cascada_column_get_verdict (&column), ==, rows[i].verdict);
      g_assert_cmpint ((gssize) column.proof_es_co, ==, rows[i].proof_es_co);
      g_assert_cmpint ((gssize) column.proof_plain, ==, rows[i].proof_plain);
      g_assert_cmpint ((gssize) column.ambiguous, ==, rows[i].ambiguous);
    }
}

static void
test_format (void)
{
  static const struct
  {
    const char *value;
    int decimals;
    const char *es_co, *plain;
  } rows[] = {
    { "13200000", 2, "13.200.000,00", "13,200,000.00" },
    { "106.16", CASCADA_DECIMALS_SHORTEST, "106,16", "106.16" },
    { "0.125", CASCADA_DECIMALS_SHORTEST, "0,125", "0.125" },
    { "1039", CASCADA_DECIMALS_SHORTEST, "1.039", "1,039" },
    { "100", 0, "100", "100" },
    { "-1000", 0, "-1.000", "-1,000" },
    { "-999.995", 2, "-1.000,00", "-1,000.00" },
    { "1.005", 2, "1,01", "1.01" },
    { "0.004", 2, "0,00", "0.00" },
    { "-0.004", 2, "0,00", "0.00" },
    { "9223372036854.775807", CASCADA_DECIMALS_SHORTEST, "9.223.372.036.854,775807", "9,223,372,036,854.775807" },
    { "1", 8, "1,00000000", "1.00000000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *es_co = NULL, *plain = NULL, *ungrouped = NULL, *joined = NULL;
      g_auto (GStrv) pieces = NULL;
      CascadaDecimal value;

      g_assert_true (cascada_decimal_parse (rows[i].value, &value, NULL));
      es_co = cascada_number_format_as (value, rows[i].decimals, CASCADA_CONVENTION_ES_CO);
      plain = cascada_number_format_as (value, rows[i].decimals, CASCADA_CONVENTION_PLAIN);
      g_assert_cmpstr (es_co, ==, rows[i].es_co);
      g_assert_cmpstr (plain, ==, rows[i].plain);
      ungrouped = cascada_number_format_ungrouped (value, rows[i].decimals);
      pieces = g_strsplit (plain, ",", -1);
      joined = g_strjoinv ("", pieces);
      g_assert_cmpstr (ungrouped, ==, joined);
    }
  g_assert_null (cascada_number_format_as (CASCADA_DECIMAL_NONE, 2, CASCADA_CONVENTION_ES_CO));
  g_assert_null (cascada_number_format_percent_as (CASCADA_DECIMAL_NONE, 2, CASCADA_CONVENTION_ES_CO));
  g_assert_null (cascada_number_format_ratio (CASCADA_RATIO_NONE, 2));
}

static void
test_locale (void)
{
  static const struct
  {
    const char *language, *lc_all, *lc_numeric;
    const char *percent;
  } rows[] = {
    { "es", "C.UTF-8", NULL, "106,16 %" },
    { "es_CO:en", "C.UTF-8", NULL, "106,16 %" },
    { NULL, "es_CO.UTF-8", NULL, "106,16 %" },
    { NULL, NULL, "es_CO.UTF-8", "106,16 %" },
    { NULL, "C.UTF-8", "es_CO.UTF-8", "106.16 %" },
    { "en", "es_CO.UTF-8", NULL, "106.16 %" },
    { NULL, "est_XX.UTF-8", NULL, "106.16 %" },
    { NULL, "C.UTF-8", NULL, "106.16 %" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const names[] = { "LANGUAGE", "LC_ALL", "LC_NUMERIC" };
      const char *const values[] = { rows[i].language, rows[i].lc_all, rows[i].lc_numeric };
      g_autofree char *percent = NULL, *ratio = NULL;

      for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
        if (values[j] != NULL)
          g_setenv (names[j], values[j], TRUE);
        else
          g_unsetenv (names[j]);
      percent = cascada_number_format_percent (106160000, 2);
      ratio = cascada_number_format_ratio (cascada_ratio (33886, 31920), 2);
      g_assert_cmpstr (percent, ==, rows[i].percent);
      g_assert_cmpstr (ratio, ==, rows[i].percent);
    }
}

/* Random bytes never crash; what is read is written back and read again as the same number. */
static void
test_random (void)
{
  static const char alphabet[] = "0123456789.,'% $-+ mil\xc2\xa0\xff";

  for (int i = 0; i < 40000; i++)
    {
      CascadaConvention convention = i % 2 ? CASCADA_CONVENTION_ES_CO : CASCADA_CONVENTION_PLAIN;
      char text[16] = "";
      CascadaNumber number;

      for (int j = g_test_rand_int_range (1, 15); j > 0; j--)
        text[j - 1] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      if (cascada_number_read (text, convention, &number, NULL))
        {
          g_autofree char *written = cascada_number_format_as (number.value, CASCADA_DECIMALS_SHORTEST, convention);
          CascadaNumber again;

          g_assert_true (cascada_number_read (written, convention, &again, NULL));
          g_assert_cmpint (again.value, ==, number.value);
        }
    }
  for (int i = 0; i < 40000; i++)
    {
      CascadaConvention convention = i % 2 ? CASCADA_CONVENTION_ES_CO : CASCADA_CONVENTION_PLAIN;
      guint64 bits = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      CascadaDecimal value = (gint64) bits >> g_test_rand_int_range (0, 63);
      g_autofree char *written = NULL;
      CascadaNumber again;

      if (value == CASCADA_DECIMAL_NONE)
        continue;
      written = cascada_number_format_percent_as (value, CASCADA_DECIMALS_SHORTEST, convention);
      g_assert_true (cascada_number_read (written, convention, &again, NULL));
      g_assert_cmpint (again.value, ==, value);
      g_assert_true (again.percent);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/read", test_read);
  g_test_add_func ("/number/column", test_column);
  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/number/locale", test_locale);
  g_test_add_func ("/number/random", test_random);
  return g_test_run ();
}
