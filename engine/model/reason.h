/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reason.h - why requests are sent back, so that it can be counted
 *
 * What a reviewer writes may begin with one of these: "Tone: Be calm".
 */

#ifndef GALLEY_MODEL_REASON_H
#define GALLEY_MODEL_REASON_H

#include "base/slice.h"

enum { REASON_COUNT = 6 };

/* The last one stands for all that is not said. */
extern const char *const reason_names[REASON_COUNT];

/* Which one a message begins with. */
size_t reason_of(struct slice message);

#endif
