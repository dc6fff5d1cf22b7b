/* SPDX-License-Identifier: Apache-2.0 */
/* competitor-mention: whom we name, and how. */
#include <string.h>

#include "base/ascii.h"
#include "claim_words.h"

static const char *const keys[] = { NULL };

struct competitors {
	const struct registry *registry;
	struct claim_words claims;
};

static enum error_code
add_names(struct rule_reading *r, const struct node *entry, uint32_t tag)
{
	struct names aliases = registry_list(entry, "aliases", r->pool);
	enum error_code code = kind_add_phrase(r, r->rule->group,
	    registry_name(entry), tag);

	for (size_t i = 0; !code && i < aliases.count; i++)
		code = kind_add_phrase(r, r->rule->group, aliases.items[i],
		    tag);
	return code;
}

static enum error_code
read(struct rule_reading *r)
{
	struct competitors *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	kind_group(r);
	if ((code = kind_registry(r, "competitors", &own->registry)) ||
	    (code = claim_words_read(&own->claims, r)))
		return code;
	for (uint32_t i = 0; !code && i < own->registry->count; i++)
		code = add_names(r, own->registry->entries[i], i);
	return code;
}

static bool
is_compared(const struct claim_mentions *claims)
{
	for (size_t i = 0; i < claims->count; i++) {
		if (claims->items[i].claim->claim.comparative)
			return true;
	}
	return false;
}

/* What speaks against a mention, or NULL. */
static const char *
objection(struct rule_run *run, const struct node *entry,
    const struct claim_mentions *claims, struct rule_hit *hit)
{
	const char *policy = node_get_text(entry, "policy", "forbid");
	const char *channel = facts_channel(run->facts);
	const char *attribution = node_get_text(entry, "attribution", NULL);
	struct names closed = registry_list(entry, "forbidden-in", run->pool);

	if (channel && names_has(&closed, channel)) {
		hit->arguments[1] = channel;
		return "\"%s\" is not named in the channel %s";
	}
	if (strcmp(policy, "forbid") == 0)
		return "\"%s\" is not named";
	if (!kind_is_body(run->block))
		return "\"%s\" is not named outside of the text";
	if (strcmp(policy, "with-claim") == 0 && !is_compared(claims))
		return "\"%s\" is named only beside a comparative claim";
	if (attribution && !kind_says(run, attribution)) {
		hit->arguments[1] = attribution;
		return "\"%s\" is named only with \"%s\" in the document";
	}
	return NULL;
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct competitors *own = rule->own;
	struct claim_mentions claims = claim_words_all(run, &own->claims);
	struct expression_match m;

	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, block->text)) {
		const struct node *entry = own->registry->entries[m.tag];
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.count = 2, .remedy = "say it without the name (a "
			"person decides)" };

		hit.says = objection(run, entry, &claims, &hit);
		if (!hit.says)
			continue;
		hit.arguments[0] = rule_text_copy(run, m.start, m.end);
		kind_cite(run, &hit, own->registry, entry);
		rule_report(run, rule, &hit);
	}
}

/* "https://acme-desk.example/a" as words: "https acme desk example a". */
static const char *
words_of(const char *text, struct pool *pool)
{
	char *out = pool_text(pool, text);

	for (char *c = out; *c; c++) {
		if (!(*c & 0x80) && !ascii_is_alnum(*c))
			*c = ' ';
	}
	return kind_flat(slice_of(out), pool);
}

/* The name or alias that an address has; NULL: none. */
static const char *
name_in(const struct node *entry, const char *address, struct pool *pool)
{
	struct names names = registry_list(entry, "aliases", pool);

	names_add(&names, pool, registry_name(entry));
	for (size_t i = 0; i < names.count; i++) {
		if (kind_has_words(address, words_of(names.items[i], pool)))
			return names.items[i];
	}
	return NULL;
}

/* Addresses are no text: nobody is named there, whatever the policy. */
static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct competitors *own = rule->own;

	for (size_t i = 0; i < run->blocks->link_count; i++) {
		const struct block_link *link = &run->blocks->links[i];
		const char *address = words_of(link->url, run->pool);

		for (size_t e = 0; e < own->registry->count; e++) {
			const struct node *entry = own->registry->entries[e];
			struct rule_hit hit = { .count = 2, .says = "\"%s\" is "
				"not named in an address (%s)", .remedy = "let "
				"it lead elsewhere" };

			hit.arguments[0] = name_in(entry, address, run->pool);
			hit.arguments[1] = link->url;
			if (!hit.arguments[0])
				continue;
			kind_cite(run, &hit, own->registry, entry);
			rule_report_span(run, rule, &hit, link->span);
		}
	}
}

const struct rule_kind kind_competitor_mention = {
	.name = "competitor-mention",
	.keys = keys,
	.many = true,
	.by_matches = true,
	.read = read,
	.judge = judge,
	.finish = finish,
};
