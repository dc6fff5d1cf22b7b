/* SPDX-License-Identifier: Apache-2.0 */
/*
 * help.h - how commands are used, told from their tables
 */

#ifndef GALLEY_CLI_HELP_H
#define GALLEY_CLI_HELP_H

#include "command.h"

/*
 * Usage of a command and of its parts; NULL: the commands.  Returns 0, the exit
 * status.
 */
int help_show(struct call *call, const struct command *command);

/* The commands of these groups (indexed by enum command_group). */
void help_list(struct call *call, const bool *groups);

/* The COMMANDS section of galley(1), in mdoc. */
void help_manual(struct call *call);

/* A completion script for bash. */
void help_completion(struct call *call);

#endif
