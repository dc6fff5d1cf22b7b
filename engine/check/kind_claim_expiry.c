/* SPDX-License-Identifier: Apache-2.0 */
/* claim-expiry: a claim is made only while it holds. */
#include "base/date.h"
#include "claim_words.h"

static const char *const keys[] = { "warn-days", NULL };

struct claim_expiry {
	struct claim_words words;
	int64_t days;		/* to warn before the end */
};

static bool
fails(struct rule_run *run, const struct rule *rule,
    const struct known_claim *claim, struct rule_hit *hit)
{
	const struct claim_expiry *own = rule->own;
	const struct lifetime *life = &claim->claim.lifetime;
	int64_t now = run->now;

	hit->remedy = "leave it out, or have the claim renewed";
	if (life->recalled.set) {
		hit->says = pool_format(run->pool, "the claim \"%%s\" is "
		    "recalled: %s", life->recalled.reason);
		return true;
	}
	if (claim->claim.valid_from > now) {
		hit->says = pool_format(run->pool, "the claim \"%%s\" holds "
		    "only from %s on", date_day(claim->claim.valid_from).at);
		return true;
	}
	if (!life->expires)
		return false;
	hit->mild = life->expires > now;
	hit->says = pool_format(run->pool, hit->mild ?
	    "the claim \"%%s\" ends on %s" : "the claim \"%%s\" ended on %s",
	    life->expires_on);
	return life->expires <= now + own->days * DAY_SECONDS;
}

static enum error_code
read(struct rule_reading *r)
{
	struct claim_expiry *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	own->words.fails = fails;
	code = rule_get_number(r, "warn-days", &own->days);
	return code ? code : claim_words_read(&own->words, r);
}

/* Front matter may say until when the document itself is good. */
static void
judge_document(struct rule_run *run, const struct rule *rule)
{
	const struct claim_expiry *own = rule->own;
	const char *day = facts_text(run->facts, "expires");
	struct rule_hit hit = { .arguments = { day }, .count = 1, .remedy =
		"leave it unused, or have its owner renew it" };
	int64_t last;

	if (!day || !date_read(&last, slice_of(day)) || last + DAY_SECONDS >
	    run->now + own->days * DAY_SECONDS)
		return;
	hit.mild = last + DAY_SECONDS > run->now;
	hit.says = hit.mild ? "this document ends on %s" :
	    "this document ended on %s";
	rule_report_file(run, rule, &hit);
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	judge_document(run, rule);
	claim_words_finish(run, rule);
}

const struct rule_kind kind_claim_expiry = {
	.name = "claim-expiry",
	.keys = keys,
	.many = true,
	.read = read,
	.judge = claim_words_judge,
	.finish = finish,
};
