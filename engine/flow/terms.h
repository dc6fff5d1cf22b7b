/* SPDX-License-Identifier: Apache-2.0 */
/*
 * terms.h - rules made of a style guide's list of words
 *
 * A table (data/csv.h) with the columns write, instead of, why, severity: what
 * to write ("" where a word is just to be avoided), what not to (several with
 * "|" between), the reason, and the level ("" is warning).
 */

#ifndef GALLEY_FLOW_TERMS_H
#define GALLEY_FLOW_TERMS_H

#include "data/csv.h"

struct term_rule {
	const char *name;	/* "Utilize": of the file */
	const char *text;	/* the rule's YAML */
	size_t terms;
};

struct term_rules {
	struct term_rule *items;
	size_t count;
	size_t terms;
};

/*
 * Rows of one reason, level and form are one rule.  Refused, with the place: a
 * row without "instead of", a level that is none, a word that would be found in
 * its own correction, a table without its columns.
 */
enum error_code terms_convert(struct term_rules *out, const struct csv *csv,
    struct pool *pool, struct error *err);

#endif
