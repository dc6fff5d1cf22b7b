/* SPDX-License-Identifier: Apache-2.0 */
#include "passphrase.h"

#include "terminal.h"

bool
passphrase_ask(void *of, const char *prompt, char *out, size_t room)
{
	(void)of;
	return terminal_secret(prompt, out, room);
}
