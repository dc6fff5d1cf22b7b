/* SPDX-License-Identifier: Apache-2.0 */
/*
 * regex_set.h - sets of characters, as classes and escapes write them
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_REGEX_SET_H
#define GALLEY_CHECK_REGEX_SET_H

#include "regex.h"

void regex_set_add(struct regex_set *set, uint32_t from, uint32_t to);

/* What \d, \w, \s, \p{..} and their opposites take; false: none of them. */
bool regex_set_escape(struct regex_set *set, char letter);

/* The other case of each ASCII letter; beyond ASCII, anything. */
void regex_set_fold(struct regex_set *set);

/* Adds all of more. */
void regex_set_join(struct regex_set *set, const struct regex_set *more);

/* Takes a class, after its "[", with its "]" off *rest; false: no end. */
bool regex_set_class(struct regex_set *set, struct slice *rest);

/*
 * Takes the character that an escape stands for, after its backslash, off
 * *rest; false: the escape is no character.
 */
bool regex_set_character(uint32_t *out, struct slice *rest);

#endif
