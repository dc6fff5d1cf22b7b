/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sample.h - auto-approved changes that somebody looks at afterwards
 *
 * Which are drawn is settled by digests alone, so that everybody draws the
 * same; and by what main took over next, so that nobody who words a change
 * can see to it that his is left out.
 */

#ifndef GALLEY_MODEL_SAMPLE_H
#define GALLEY_MODEL_SAMPLE_H

#include "base/digest.h"
#include "people.h"
#include "workflow.h"

/* Whether a sample of so many percent draws this; 0 draws none, 100 all. */
bool sample_draws(struct digest lot, int64_t percent);

/*
 * Whether person may judge a change that this workflow let through: he could
 * satisfy one of its stages and is no author of it.  *why says why not.
 */
struct sample_judge {
	const struct people *people;
	const struct workflow *workflow;
	const struct names *authors;
	int64_t now;
};

bool sample_may_judge(const struct sample_judge *judge,
    const struct person *person, const char **why);

enum { SAMPLE_ENOUGH = 20 };	/* judgements before a share says anything */

/* A share of what is behind a sample, in per mille, with 95 % certainty. */
struct share {
	bool known;		/* false: not enough data */
	int64_t found;
	int64_t least;
	int64_t most;
};

/* Wilson's interval. */
struct share sample_share(int64_t wrong, int64_t judged);

#endif
