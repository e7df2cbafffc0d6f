/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gmp.h>

#include "cascada-compliance.h"

G_BEGIN_DECLS

struct _CascadaCompliance
{
  mpz_t num;
  mpz_t den; /* positive; 0 where there is no value */
};

void cascada_compliance_set_wide (mpz_t result, __int128 value);

G_END_DECLS
