/* SPDX-License-Identifier: Apache-2.0 */
/* disclaimer-orphan: a disclaimer that nothing in the document calls for. */
#include "disclaimers.h"

static const char *const keys[] = { NULL };

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct disclaimers *own = rule->own;
	const struct disclaimer_seen *seen = disclaimers_seen(run, rule);

	for (size_t i = 0; seen && i < own->registry->count; i++) {
		const struct node *entry = own->registry->entries[i];
		struct rule_hit hit = { .arguments = { registry_name(entry) },
			.count = 1, .says = "nothing here calls for the "
			"disclaimer \"%s\"", .remedy = "leave it out" };

		if (!seen[i].text.block || seen[i].trigger.block ||
		    (!node_get(entry, "triggers") && !node_get(entry,
		    "claims")))
			continue;
		kind_cite(run, &hit, own->registry, entry);
		disclaimers_report(run, rule, seen[i].text, &hit);
	}
}

const struct rule_kind kind_disclaimer_orphan = {
	.name = "disclaimer-orphan",
	.keys = keys,
	.many = true,
	.of_whole = true,
	.state = sizeof(struct disclaimers_state),
	.read = disclaimers_read,
	.judge = disclaimers_judge,
	.finish = finish,
};
