/* SPDX-License-Identifier: Apache-2.0 */
/* disclaimer-required: what calls for a disclaimer has it, in its place. */
#include <string.h>

#include "disclaimers.h"

static const char *const keys[] = { NULL };

static bool
is_last(const struct rule_run *run, const struct block *block)
{
	const struct block *end = run->blocks->items + run->blocks->count;

	for (const struct block *b = block + 1; b < end; b++) {
		if (kind_is_body(b))
			return false;
	}
	return true;
}

/* "[^1]: ...", which blocks have as an item of a list. */
static bool
is_footnote(const struct rule_run *run, const struct block *block)
{
	size_t at = block_source(block, 0, block->text.len).from;

	while (at && run->source.at[at - 1] != '\n')
		at--;
	return slice_starts(slice_skip(run->source, at), "[^");
}

/* Whether the text stands where the entry wants it. */
static bool
is_placed(const struct rule_run *run, const struct node *entry,
    const struct disclaimer_seen *seen)
{
	const char *place = node_get_text(entry, "place", "anywhere");
	const struct block *text = seen->text.block;

	if (strcmp(place, "same-block") == 0)
		return text == seen->last_trigger.block;
	if (strcmp(place, "footnote") == 0)
		return is_footnote(run, text);
	if (strcmp(place, "after") == 0)
		return text > seen->last_trigger.block || (text ==
		    seen->last_trigger.block && seen->text.start >=
		    seen->last_trigger.end);
	return strcmp(place, "last") != 0 || is_last(run, text);
}

static void
judge_entry(struct rule_run *run, const struct rule *rule,
    const struct node *entry, const struct disclaimer_seen *seen)
{
	const struct disclaimers *own = rule->own;
	struct rule_hit hit = { .count = 2 };
	const char *text = node_get_text(entry, "text", "");

	hit.arguments[0] = registry_name(entry);
	hit.arguments[1] = node_get_text(entry, "place", "anywhere");
	kind_cite(run, &hit, own->registry, entry);
	if (seen->former.block) {
		hit.says = "this is a former wording of the disclaimer "
		    "\"%s\"";
		kind_offer(run, &hit, text);
		disclaimers_report(run, rule, seen->former, &hit);
		return;
	}
	if (!seen->trigger.block || !kind_is_market(run, entry))
		return;
	hit.remedy = pool_format(run->pool, "add: %s", text);
	if (!seen->text.block)
		hit.says = "this needs the disclaimer \"%s\"";
	else if (!is_placed(run, entry, seen))
		hit.says = "the disclaimer \"%s\" must stand in its place "
		    "(%s)";
	else
		return;
	disclaimers_report(run, rule, seen->trigger, &hit);
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct disclaimers *own = rule->own;
	const struct disclaimer_seen *seen = disclaimers_seen(run, rule);

	for (size_t i = 0; seen && i < own->registry->count; i++)
		judge_entry(run, rule, own->registry->entries[i], &seen[i]);
}

const struct rule_kind kind_disclaimer_required = {
	.name = "disclaimer-required",
	.keys = keys,
	.many = true,
	.of_whole = true,
	.state = sizeof(struct disclaimers_state),
	.read = disclaimers_read,
	.judge = disclaimers_judge,
	.finish = finish,
};
