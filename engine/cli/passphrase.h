/* SPDX-License-Identifier: Apache-2.0 */
/*
 * passphrase.h - passphrases, asked for at the terminal
 */

#ifndef GALLEY_CLI_PASSPHRASE_H
#define GALLEY_CLI_PASSPHRASE_H

#include "galley.h"

/* Asks at /dev/tty without echo; of galley_options' passphrase. */
extern const struct passphrase passphrase_terminal;

#endif
