/* SPDX-License-Identifier: Apache-2.0 */
#include "passphrase.h"

#include "sign/key.h"
#include "terminal.h"

static bool
ask(void *of, const char *prompt, char *out, size_t room)
{
	(void)of;
	return terminal_secret(prompt, out, room);
}

const struct passphrase passphrase_terminal = { .ask = ask };
