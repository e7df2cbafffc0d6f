/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-modification.h"

#define TEST_REQUEST_INDICATORS 2
#define TEST_REQUEST_QUARTERS 4
#define TEST_REQUEST_OTHERS 5

/* A request with room for what it borrows. */
typedef struct
{
  CascadaModification request;
  CascadaModificationIndicator indicators[TEST_REQUEST_INDICATORS];
  CascadaModificationTarget targets[TEST_REQUEST_INDICATORS][TEST_REQUEST_QUARTERS];
  CascadaModificationText texts[TEST_REQUEST_OTHERS];
  CascadaModificationRequest history[TEST_REQUEST_OTHERS];
  CascadaModificationOpinion opinions[TEST_REQUEST_OTHERS];
  GPtrArray *strings;
} TestRequest;

void test_request_init (TestRequest *self, const char *words);
void test_request_clear (TestRequest *self);
char *test_request_verdicts (const CascadaModification *request);
CascadaCondition *test_request_find (GPtrArray *conditions, const char *id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestRequest, test_request_clear)
