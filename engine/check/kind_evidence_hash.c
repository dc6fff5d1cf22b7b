/* SPDX-License-Identifier: Apache-2.0 */
/* evidence-hash: what proves a claim is there, and as it was. */
#include <string.h>

#include "claim_words.h"

static const char *const keys[] = { NULL };

static bool
fails(struct rule_run *run, const struct rule *rule,
    const struct known_claim *known, struct rule_hit *hit)
{
	const struct claim *claim = &known->claim;

	(void)run;
	(void)rule;
	hit->arguments[1] = claim->evidence;
	hit->count = 2;
	if (!claim->evidence) {
		hit->says = "the claim \"%s\" has no evidence";
		hit->remedy = "add the evidence to the claim";
	} else if (!known->has_evidence) {
		hit->says = "the claim \"%s\" rests on %s, which is not "
		    "there";
		hit->remedy = "put the evidence in its place";
	} else if (!claim->sha256) {
		hit->says = "the claim \"%s\" does not say what %s was when "
		    "it was accepted";
		hit->remedy = "add sha256 to the claim";
		hit->mild = true;
	} else if (strcmp(digest_text(known->evidence).hex, claim->sha256)) {
		hit->says = "the claim \"%s\" rests on %s, which has "
		    "changed since";
		hit->remedy = "have the claim looked at anew";
	} else {
		return false;
	}
	return true;
}

static enum error_code
read(struct rule_reading *r)
{
	return claim_words_begin(r, fails);
}

const struct rule_kind kind_evidence_hash = {
	.name = "evidence-hash",
	.keys = keys,
	.many = true,
	.read = read,
	.judge = claim_words_judge,
	.finish = claim_words_finish,
};
