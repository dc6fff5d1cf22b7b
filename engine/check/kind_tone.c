/* SPDX-License-Identifier: Apache-2.0 */
/* tone: what of it can be counted, each within its bounds. */
#include "bounds.h"
#include "tone.h"

static const char *const keys[] = { "limits", NULL };

static enum error_code
read(struct rule_reading *r)
{
	struct bounds_list *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	code = bounds_read_map(own, r, "limits", tone_names);
	if (!code && own->count == 0)
		return rule_fail(r, NULL, "\"limits\" is missing (add {%s: "
		    "..1})", tone_names[0]);
	return code;
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct bounds_list *limits = rule->own;
	struct tone tone = { 0 };

	for (size_t i = 0; i < run->blocks->count; i++) {
		if (kind_is_body(&run->blocks->items[i]))
			tone_add(&tone, run->blocks->items[i].text, run->pool);
	}
	for (size_t i = 0; tone.words && i < limits->count; i++) {
		const struct named_bounds *limit = &limits->items[i];
		double value = tone_value(&tone, limit->name);
		struct rule_hit hit = { .arguments = { limit->name,
			pool_format(run->pool, "%.1f", value),
			bounds_offended(&limit->bounds, value, run->pool) },
			.count = 3, .says = "%s: %s (%s)",
			.remedy = "a person must reword it" };

		if (hit.arguments[2])
			rule_report_file(run, rule, &hit);
	}
}

const struct rule_kind kind_tone = {
	.name = "tone",
	.keys = keys,
	.many = true,
	.of_whole = true,
	.read = read,
	.finish = finish,
};
