/* SPDX-License-Identifier: Apache-2.0 */
/*
 * limits.h - a template at its extremes
 */

#ifndef GALLEY_CHECK_LIMITS_H
#define GALLEY_CHECK_LIMITS_H

#include "judged.h"

/*
 * Composes it with all defaults, with each field missing and with each at its
 * longest, and looks at the channel's limits there.
 */
void limits_check_extremes(const struct judged *j);

#endif
