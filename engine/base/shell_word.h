/* SPDX-License-Identifier: Apache-2.0 */
/*
 * shell_word.h - text in a command that somebody pastes into a shell
 *
 *	shell_word("Bolt's", &pool)	'Bolt'\''s'
 */

#ifndef GALLEY_BASE_SHELL_WORD_H
#define GALLEY_BASE_SHELL_WORD_H

#include "mem.h"

/* In single quotes: one word, and nothing in it is expanded or run. */
const char *shell_word(const char *text, struct pool *pool);

/* The same in double quotes, as people type it, where that is as safe. */
const char *shell_word_typed(const char *text, struct pool *pool);

#endif
