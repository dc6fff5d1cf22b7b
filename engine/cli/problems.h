/* SPDX-License-Identifier: Apache-2.0 */
/*
 * problems.h - why the gate says no, a block for each mistake
 *
 *	T5: rep1/first-touch/bolt: reject 0123abcd by rep2: only who ...
 *	  What to do: look at the request with galley status.
 */

#ifndef GALLEY_CLI_PROBLEMS_H
#define GALLEY_CLI_PROBLEMS_H

#include "call.h"

/* Says them to stderr; returns the exit status of call->err. */
int problems_tell(struct call *call, const galley_report *report);

#endif
