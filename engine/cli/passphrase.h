/* SPDX-License-Identifier: Apache-2.0 */
/*
 * passphrase.h - passphrases, asked for at the terminal
 */

#ifndef GALLEY_CLI_PASSPHRASE_H
#define GALLEY_CLI_PASSPHRASE_H

#include <stdbool.h>
#include <stddef.h>

/* Asks at /dev/tty without echo; the ask of galley_options. */
bool passphrase_ask(void *of, const char *prompt, char *out, size_t room);

#endif
