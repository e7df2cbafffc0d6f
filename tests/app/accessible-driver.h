/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <atspi/atspi.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)

/**
 * Driver: uses the program as a person with a screen reader does: through the accessible tree, and by keyboard.
 *
 * Everything waits for its effect, up to ten seconds, and fails the test with what it looked for and a dump of what
 * there was instead.
 */
typedef struct _Driver Driver;

void driver_init (void);
Driver *driver_new (const char *const *arguments, const char *const *environment);
void driver_free (Driver *self);

AtspiAccessible *driver_find (Driver *self, AtspiRole role, const char *name);
gboolean driver_has (Driver *self, AtspiRole role, const char *name);
void driver_wait_gone (Driver *self, AtspiRole role, const char *name);
char *driver_get_text (AtspiAccessible *accessible);
void driver_wait_text (Driver *self, AtspiRole role, const char *name, const char *text);
void driver_click (Driver *self, AtspiRole role, const char *name);
void driver_wait_focused (Driver *self, AtspiRole role, const char *name);
void driver_press (Driver *self, AtspiRole role, const char *name);
void driver_type (Driver *self, const char *text);
void driver_focus_type (Driver *self, AtspiRole role, const char *name, const char *text);
void driver_key (Driver *self, const char *keys);
void driver_check_names (Driver *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Driver, driver_free)

G_END_DECLS
