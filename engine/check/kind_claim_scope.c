/* SPDX-License-Identifier: Apache-2.0 */
/* claim-scope: a claim is made where it may be made. */
#include "claim_words.h"

static const char *const keys[] = { NULL };

/* Of all that the document is for, the first that the claim is not for. */
static const char *
find_stranger(const struct names *allowed, const struct names *values)
{
	for (size_t i = 0; allowed->count && i < values->count; i++) {
		if (!names_has(allowed, values->items[i]))
			return values->items[i];
	}
	return NULL;
}

static bool
fails(struct rule_run *run, const struct rule *rule,
    const struct known_claim *known, struct rule_hit *hit)
{
	const struct claim *claim = &known->claim;
	const char *channel = facts_channel(run->facts);
	struct names of_channel = { &channel, channel ? 1 : 0 };
	const struct {
		const char *what;
		const struct names *allowed;
		struct names values;
	} asked[] = {
		{ "market", &claim->markets, facts_values(run->facts,
		    "market", run->pool) },
		{ "channel", &claim->channels, of_channel },
		{ "product", &claim->products, facts_values(run->facts,
		    "product", run->pool) },
	};

	(void)rule;
	for (size_t i = 0; i < 3; i++) {
		const char *other = find_stranger(asked[i].allowed,
		    &asked[i].values);

		if (!other)
			continue;
		hit->says = "the claim \"%s\" may not be made for the %s "
		    "\"%s\"";
		hit->arguments[1] = asked[i].what;
		hit->arguments[2] = other;
		hit->count = 3;
		hit->remedy = pool_format(run->pool, "leave it out, or keep "
		    "to %s", names_join(asked[i].allowed, ", ", run->pool));
		return true;
	}
	return false;
}

static enum error_code
read(struct rule_reading *r)
{
	return claim_words_begin(r, fails);
}

const struct rule_kind kind_claim_scope = {
	.name = "claim-scope",
	.keys = keys,
	.many = true,
	.read = read,
	.judge = claim_words_judge,
	.finish = claim_words_finish,
};
