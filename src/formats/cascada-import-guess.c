/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-import-private.h"

/* The most columns that a table of the profile shares with the header, of the tables that lack none they require. Where
 * two profiles read the same table, it belongs to the one that cannot do without it. */
static guint
score_profile (const CascadaProfile *profile, GPtrArray *keys)
{
  guint best = 0;

  for (guint i = 0; i < profile->tables->len; i++)
    {
      const CascadaProfileTable *table = profile->tables->pdata[i];
      const CascadaProfileColumn *missing;
      guint score = cascada_import_score_table (table, keys, &missing);

      if (missing == NULL)
        best = MAX (best, 2 * score + (table->required ? 1 : 0));
    }
  return best;
}

static GPtrArray *
read_header (const char *path, GCancellable *cancellable)
{
  g_auto (CascadaCsvFault) fault = { 0 };
  g_autoptr (CascadaCsvReader) reader = cascada_csv_reader_open (path, &fault, cancellable, NULL);
  gboolean row = FALSE;

  if (reader == NULL || !cascada_csv_reader_next (reader, &row, cancellable, NULL) || !row)
    return NULL;
  return cascada_import_get_keys (reader);
}

/**
 * cascada_import_guess_profile:
 * @path: of a CSV table
 *
 * The layout whose table shares most columns with the header of the file; of equals the one offered first.
 *
 * Returns: (nullable): the layout; %NULL where the file cannot be read or is a table of none
 */
const CascadaImportProfile *
cascada_import_guess_profile (const char *path, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) profiles = cascada_import_get_profiles ();
  g_autoptr (GPtrArray) keys = read_header (path, cancellable);
  const CascadaImportProfile *best = NULL;
  guint best_score = 0;

  for (guint i = 0; keys != NULL && i < profiles->len; i++)
    {
      const CascadaImportProfile *offered = profiles->pdata[i];
      g_autoptr (CascadaProfile) profile = cascada_profile_load (offered->name, NULL);
      guint score = profile != NULL ? score_profile (profile, keys) : 0;

      if (score > best_score)
        {
          best = offered;
          best_score = score;
        }
    }
  return best;
}
