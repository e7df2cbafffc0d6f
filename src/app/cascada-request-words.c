/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-words.h"

#include <glib/gi18n.h>

static const struct
{
  const char *title;
  const char *button;
  const char *document;
  const char *text;
  gboolean date;
} words[] = {
  [CASCADA_REQUEST_STEP_PRESENT] = { N_ ("Present the Request"), N_ ("_Present"), NULL, NULL, TRUE },
  [CASCADA_REQUEST_STEP_ASK_OPINIONS] = { N_ ("Ask for Opinions"), N_ ("_Ask"), NULL, NULL, FALSE },
  [CASCADA_REQUEST_STEP_RECORD_OPINION] = { N_ ("Record an Opinion"), N_ ("_Record"), NULL, NULL, TRUE },
  [CASCADA_REQUEST_STEP_TAKE_UP] = { N_ ("Take Up for Review"), N_ ("_Take Up"), NULL, NULL, FALSE },
  [CASCADA_REQUEST_STEP_APPROVE] = { N_ ("Approve the Request"), N_ ("_Approve"), NULL, N_ ("Reason"), TRUE },
  [CASCADA_REQUEST_STEP_DENY] = { N_ ("Deny the Request"), N_ ("_Deny"), NULL, N_ ("Reason"), TRUE },
  [CASCADA_REQUEST_STEP_RETURN] = { N_ ("Ask for More"), N_ ("_Give Back"), NULL, N_ ("What is missing"), FALSE },
  [CASCADA_REQUEST_STEP_SEND_ADJUSTED] = { N_ ("Send the Adjusted Version"), N_ ("_Send"), N_ ("HOLA case"), NULL, TRUE },
  [CASCADA_REQUEST_STEP_PUBLISH] = { N_ ("Publish the Adjusted Version"), N_ ("_Publish"), NULL, N_ ("Remark"), TRUE },
  [CASCADA_REQUEST_STEP_WITHDRAW] = { N_ ("Withdraw the Request"), N_ ("_Withdraw"), NULL, N_ ("Reason"), TRUE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == CASCADA_N_REQUEST_STEPS);

static const char *
translate (const char *text)
{
  return text != NULL ? _ (text) : NULL;
}

/** cascada_request_words_get_title: what is done, as a title, translated. */
const char *
cascada_request_words_get_title (CascadaRequestStep step)
{
  return translate (words[step].title);
}

/** cascada_request_words_get_button: the same for a button, with its mnemonic. */
const char *
cascada_request_words_get_button (CascadaRequestStep step)
{
  return translate (words[step].button);
}

/** cascada_request_words_get_document: (nullable): the document that the step names */
const char *
cascada_request_words_get_document (CascadaRequestStep step)
{
  return translate (words[step].document);
}

/** cascada_request_words_get_text: (nullable): what its text says */
const char *
cascada_request_words_get_text (CascadaRequestStep step)
{
  return translate (words[step].text);
}

/** cascada_request_words_asks_date: whether the day of the step is kept. */
gboolean
cascada_request_words_asks_date (CascadaRequestStep step)
{
  return words[step].date;
}
