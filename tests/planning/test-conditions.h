/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-condition.h"

char *test_conditions (const GPtrArray *conditions);
void test_date (GDate *date, const char *text);
