/* SPDX-License-Identifier: Apache-2.0 */
/*
 * terminal.h - questions to the person at the terminal
 *
 * They are asked at /dev/tty, whatever stdin and stdout are.  Ctrl-C puts the
 * terminal back as it was and ends the process as a signal would.
 */

#ifndef GALLEY_CLI_TERMINAL_H
#define GALLEY_CLI_TERMINAL_H

#include "base/buf.h"

/* Whether somebody reads what we say and can answer. */
bool terminal_is_there(void);

/* Asks for a line; false: none was given (end of input, or no terminal). */
bool terminal_ask(const char *prompt, struct buf *answer);

/* Asks for one key of keys ("awbsq"); the last of keys at the end of input. */
char terminal_key(const char *prompt, const char *keys);

/* "y" or "Y"; no terminal is no. */
bool terminal_agrees(const char *question);

/* Asks without echo into memory of the caller; false: nothing was given. */
bool terminal_secret(const char *prompt, char *out, size_t room);

#endif
