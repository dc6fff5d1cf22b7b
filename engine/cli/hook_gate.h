/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hook_gate.h - the parts of galley hook that say yes or no to git
 */

#ifndef GALLEY_CLI_HOOK_GATE_H
#define GALLEY_CLI_HOOK_GATE_H

#include "call.h"

extern const struct command hook_pre_receive;
extern const struct command hook_reference_transaction;

#endif
