/* SPDX-License-Identifier: Apache-2.0 */
#include "score.h"

#include <string.h>

#include "base/ascii.h"

const char score_definition[] =
    "100 for each document, less 10 for an error, 3 for a warning, 1 for a "
    "suggestion, per page of 250 words, of each rule at least 1 and at most "
    "25; of several documents the mean by words";

static const size_t points_of[] = {
	[SEVERITY_SUGGESTION] = 1,
	[SEVERITY_WARNING] = 3,
	[SEVERITY_ERROR] = 10,
};

size_t
score_words(struct slice text)
{
	size_t words = 0;

	for (size_t i = 0; i < text.len; i++)
		words += !ascii_is_space(text.at[i]) &&
		    (i == 0 || ascii_is_space(text.at[i - 1]));
	return words;
}

/* A rule may be set to another level for some findings: each counts apart. */
static struct score_deduction *
deduction_of(struct score *score, const struct finding *f, struct pool *pool)
{
	for (size_t i = 0; i < score->count; i++) {
		struct score_deduction *d = &score->deductions[i];

		if (d->severity == f->severity && strcmp(d->rule, f->rule) == 0)
			return d;
	}
	score->deductions = pool_grow(pool, score->deductions, score->count,
	    sizeof *score->deductions);
	score->deductions[score->count] = (struct score_deduction){ f->rule,
		f->severity, 0, 0 };
	return &score->deductions[score->count++];
}

static size_t
weigh(const struct score_deduction *d, size_t words)
{
	size_t of = words > SCORE_PAGE ? words : SCORE_PAGE;
	size_t points = (points_of[d->severity] * d->count * SCORE_PAGE +
	    of / 2) / of;

	if (points > SCORE_RULE_MOST)
		return SCORE_RULE_MOST;
	return points ? points : 1;
}

struct score
score_document(const struct findings *findings, size_t words,
    struct pool *pool)
{
	struct score score = { .words = words };
	size_t lost = 0;

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *f = &findings->items[i];

		if (finding_stands(f))
			deduction_of(&score, f, pool)->count++;
	}
	for (size_t i = 0; i < score.count; i++) {
		score.deductions[i].points = weigh(&score.deductions[i], words);
		lost += score.deductions[i].points;
	}
	score.score = lost < SCORE_FULL ? SCORE_FULL - lost : 0;
	return score;
}

size_t
score_mean(const struct score *scores, size_t count)
{
	size_t sum = 0, words = 0;

	for (size_t i = 0; i < count; i++) {
		size_t weight = scores[i].words ? scores[i].words : 1;

		sum += scores[i].score * weight;
		words += weight;
	}
	return words ? sum / words : SCORE_FULL;
}
