/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reasons.h - why requests were sent back, as a table
 */

#ifndef GALLEY_CLI_REASONS_H
#define GALLEY_CLI_REASONS_H

#include "call.h"

/* Asks, and prints a line for each reason; returns the exit status. */
int reasons_tell(struct call *call);

#endif
