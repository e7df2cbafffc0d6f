/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-number.h"

/**
 * cascada_column_init:
 * @convention: what a person ordered, or %CASCADA_CONVENTION_AUTO to decide by the cells
 */
void
cascada_column_init (CascadaColumn *column, CascadaConvention convention)
{
  *column = (CascadaColumn){
    .convention = convention,
    .proof_es_co = G_MAXSIZE,
    .proof_plain = G_MAXSIZE,
    .ambiguous = G_MAXSIZE,
  };
}

/** cascada_column_add: takes the next cell into account. Columns that are written alike may be decided as one. */
void
cascada_column_add (CascadaColumn *column, const char *text)
{
  CascadaNumber es_co, plain;
  CascadaReading reading = cascada_number_classify (text, &es_co, &plain);
  gsize *first = reading == CASCADA_READING_ES_CO       ? &column->proof_es_co
                 : reading == CASCADA_READING_PLAIN     ? &column->proof_plain
                 : reading == CASCADA_READING_AMBIGUOUS ? &column->ambiguous
                                                        : NULL;

  if (first != NULL && *first == G_MAXSIZE)
    *first = column->n_cells;
  column->counts[reading]++;
  column->n_cells++;
}

CascadaColumnVerdict
cascada_column_get_verdict (const CascadaColumn *column)
{
  gboolean es_co = column->counts[CASCADA_READING_ES_CO] > 0, plain = column->counts[CASCADA_READING_PLAIN] > 0;

  if (column->convention != CASCADA_CONVENTION_AUTO)
    return column->convention == CASCADA_CONVENTION_ES_CO ? CASCADA_COLUMN_ES_CO : CASCADA_COLUMN_PLAIN;
  if (es_co && plain)
    return CASCADA_COLUMN_CONTRADICTORY;
  return es_co ? CASCADA_COLUMN_ES_CO : plain ? CASCADA_COLUMN_PLAIN
                                              : CASCADA_COLUMN_UNDECIDED;
}

/**
 * cascada_column_read:
 * @column: with all its cells added
 * @text: one of them
 * @number: (out): the number; where ambiguous, what it is in es-CO
 * @other: (out) (optional): where ambiguous, what it is in plain text
 * @error: set where refused, and where ambiguous, with both readings
 *
 * Reads a cell by what its column proves. In a contradictory column a cell that can be read only one way still is; one
 * that means different numbers is never guessed.
 *
 * Returns: %CASCADA_READING_NUMBER, %CASCADA_READING_EMPTY, %CASCADA_READING_AMBIGUOUS or %CASCADA_READING_REFUSED
 */
CascadaReading
cascada_column_read (const CascadaColumn *column, const char *text, CascadaNumber *number, CascadaNumber *other, GError **error)
{
  static const CascadaConvention conventions[] = {
    [CASCADA_COLUMN_UNDECIDED] = CASCADA_CONVENTION_AUTO,
    [CASCADA_COLUMN_ES_CO] = CASCADA_CONVENTION_ES_CO,
    [CASCADA_COLUMN_PLAIN] = CASCADA_CONVENTION_PLAIN,
    [CASCADA_COLUMN_CONTRADICTORY] = CASCADA_CONVENTION_AUTO,
  };
  CascadaConvention convention = conventions[cascada_column_get_verdict (column)];
  CascadaNumber es_co, plain;
  CascadaReading reading = cascada_number_classify (text, &es_co, &plain);

  if (reading == CASCADA_READING_EMPTY)
    return reading;
  if (cascada_number_read (text, convention, number, error))
    return CASCADA_READING_NUMBER;
  if (reading != CASCADA_READING_AMBIGUOUS || convention != CASCADA_CONVENTION_AUTO)
    return CASCADA_READING_REFUSED;
  *number = es_co;
  if (other != NULL)
    *other = plain;
  return CASCADA_READING_AMBIGUOUS;
}
