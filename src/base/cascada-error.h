/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CascadaError:
 * @CASCADA_ERROR_INVALID: a value, text or file content that cannot be what it should be
 * @CASCADA_ERROR_RANGE: a number beyond what is stored exactly; never wrapped or rounded
 * @CASCADA_ERROR_NOT_FOUND: a record, plan, period or file that is not there
 * @CASCADA_ERROR_NOT_WORKSPACE: a file that is no Cascada workspace
 * @CASCADA_ERROR_NEWER: a workspace or document written by a newer Cascada
 * @CASCADA_ERROR_DAMAGED: a workspace whose content fails its checks
 * @CASCADA_ERROR_LOCKED: another program holds the workspace for writing
 * @CASCADA_ERROR_READ_ONLY: the workspace is open for reading only
 * @CASCADA_ERROR_REFUSED: an action that a rule forbids; the message cites the rule
 * @CASCADA_ERROR_CONFLICT: somebody's later change stands in the way
 * @CASCADA_ERROR_FULL: no room on the disk
 * @CASCADA_ERROR_STORAGE: the file or system failed in another way
 * @CASCADA_ERROR_REMOTE: a workspace on a network or FUSE mount, where writing is not safe: work on a local copy
 *
 * What a user, a file or a disk can cause. Messages are translated, name the thing and the cure.
 */
typedef enum
{
  CASCADA_ERROR_INVALID,
  CASCADA_ERROR_RANGE,
  CASCADA_ERROR_NOT_FOUND,
  CASCADA_ERROR_NOT_WORKSPACE,
  CASCADA_ERROR_NEWER,
  CASCADA_ERROR_DAMAGED,
  CASCADA_ERROR_LOCKED,
  CASCADA_ERROR_READ_ONLY,
  CASCADA_ERROR_REFUSED,
  CASCADA_ERROR_CONFLICT,
  CASCADA_ERROR_FULL,
  CASCADA_ERROR_STORAGE,
  CASCADA_ERROR_REMOTE,
} CascadaError;

#define CASCADA_ERROR (cascada_error_quark ())
GQuark cascada_error_quark (void);

G_END_DECLS
