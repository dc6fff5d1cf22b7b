/* SPDX-License-Identifier: Apache-2.0 */
/*
 * refusal.h - why a copy is not given out, and how to ask for it
 *
 *	18 % discount needs marketing (brand1) and legal (legal1); up to 10 %
 *	needs nobody
 */

#ifndef GALLEY_CLI_REFUSAL_H
#define GALLEY_CLI_REFUSAL_H

#include "wanted.h"

/* Says it to stderr, from the report that galley_use leaves. */
void refusal_tell(struct call *call, const struct galley_use *use,
    const galley_report *report);

#endif
