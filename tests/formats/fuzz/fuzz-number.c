/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text as a number: what is read in a convention is written and read back as the same. */

#include <stddef.h>
#include <stdint.h>

#include "cascada-number.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check (const char *text, CascadaConvention convention)
{
  CascadaNumber number, again;
  g_autofree char *written = NULL;

  if (!cascada_number_read (text, convention, &number, NULL))
    return;
  g_assert (number.value != CASCADA_DECIMAL_NONE);
  written = cascada_number_format_as (number.value, CASCADA_DECIMALS_SHORTEST, convention);
  g_assert (cascada_number_read (written, convention, &again, NULL));
  g_assert (again.value == number.value);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  CascadaNumber es_co, plain;

  check (text, CASCADA_CONVENTION_ES_CO);
  check (text, CASCADA_CONVENTION_PLAIN);
  if (cascada_number_classify (text, &es_co, &plain) == CASCADA_READING_NUMBER)
    g_assert (es_co.value == plain.value);
  return 0;
}
