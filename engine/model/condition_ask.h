/* SPDX-License-Identifier: Apache-2.0 */
/*
 * condition_ask.h - a condition's answer for one version that exists
 */

#ifndef GALLEY_MODEL_CONDITION_ASK_H
#define GALLEY_MODEL_CONDITION_ASK_H

#include "circumstance.h"

bool condition_ask(const struct condition *condition,
    const struct asking *a);

#endif
