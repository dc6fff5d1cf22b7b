/* SPDX-License-Identifier: Apache-2.0 */
/*
 * letter_case.h - title case and sentence case, word by word
 */

#ifndef GALLEY_CHECK_LETTER_CASE_H
#define GALLEY_CHECK_LETTER_CASE_H

#include "base/names.h"
#include "expressions.h"

enum letter_case {
	CASE_TITLE,
	CASE_SENTENCE,
	CASE_LOWER,
	CASE_UPPER,
	CASE_PATTERN,
};

struct letter_case_wish {
	enum letter_case wanted;
	bool chicago;		/* small words: Chicago's list, else AP's */
	double threshold;	/* the share of words that must fit */
	struct pattern *except;	/* words that keep their case; or NULL */
	const struct names *indicators;	/* after them a sentence begins */
	struct expressions_run *search;	/* whose work matching counts as */
};

/*
 * Whether text is written as the wish says; expected becomes the text as it
 * would be.  Words in capitals count as right in a title.
 */
bool letter_case_fits(struct slice text, const struct letter_case_wish *wish,
    const char **expected, struct pool *pool);

#endif
