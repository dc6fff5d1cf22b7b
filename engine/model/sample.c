/* SPDX-License-Identifier: Apache-2.0 */
#include "sample.h"

#include <math.h>

#include "tally.h"

enum { LOT_BYTES = 7, PERCENT = 100, MILLE = 1000 };

#define DEVIATIONS 1.959964	/* of a normal distribution, for 95 % */

bool
sample_draws(struct digest lot, int64_t percent)
{
	int64_t number = 0;

	for (int i = 0; i < LOT_BYTES; i++)
		number = number << 8 | lot.at[i];
	return number % PERCENT < percent;
}

bool
sample_may_judge(const struct sample_judge *judge,
    const struct person *person, const char **why)
{
	const struct workflow *w = judge->workflow;

	if (names_has(judge->authors, person->id)) {
		*why = "nobody judges his own words";
		return false;
	}
	for (size_t i = 0; i < w->stage_count; i++) {
		struct tally tally = { .people = judge->people,
			.now = judge->now, .needs = &w->stages[i].needs,
			.authors = *judge->authors };

		if (tally_could(&tally, person->id))
			return true;
	}
	*why = "only a person who could have approved it may judge it";
	return false;
}

struct share
sample_share(int64_t wrong, int64_t judged)
{
	double n = (double)judged, z = DEVIATIONS, p, centre, reach;

	if (judged < SAMPLE_ENOUGH)
		return (struct share){ .known = false };
	p = (double)wrong / n;
	centre = (p + z * z / (2 * n)) / (1 + z * z / n);
	reach = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) /
	    (1 + z * z / n);
	return (struct share){ true, lround(p * MILLE),
		lround(fmax(centre - reach, 0) * MILLE),
		lround(fmin(centre + reach, 1) * MILLE) };
}
