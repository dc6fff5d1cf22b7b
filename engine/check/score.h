/* SPDX-License-Identifier: Apache-2.0 */
/*
 * score.h - findings as one figure, and what each rule took from it
 *
 * A document begins with 100.  Each rule that stands in it takes the points of
 * its severity (error 10, warning 3, suggestion 1) for each finding, per page
 * of 250 words, rounded half up, at least 1 and at most 25.  A score is at
 * least 0.  Several documents have the mean of theirs by words, rounded down.
 * All of it is whole numbers: the same findings give the same score anywhere.
 */

#ifndef GALLEY_CHECK_SCORE_H
#define GALLEY_CHECK_SCORE_H

#include "base/finding.h"
#include "base/slice.h"

enum { SCORE_FULL = 100, SCORE_PAGE = 250, SCORE_RULE_MOST = 25 };

/* The definition in one sentence, as people are told it. */
extern const char score_definition[];

struct score_deduction {
	const char *rule;
	enum severity severity;
	size_t count;
	size_t points;
};

struct score {
	size_t score;
	size_t words;
	struct score_deduction *deductions;	/* in the order of findings */
	size_t count;
};

/* Runs of bytes without ASCII white space. */
size_t score_words(struct slice text);

/* The score of one file that has these findings. */
struct score score_document(const struct findings *findings, size_t words,
    struct pool *pool);

/* The scores of several documents together; none: 100. */
size_t score_mean(const struct score *scores, size_t count);

#endif
