/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/workflow.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a condition is made of, as far down as its limit goes. */
static void
check_condition(const struct condition *c, int depth)
{
	if (depth > CONDITION_DEPTH || c->least > c->most)
		abort();
	if ((c->kind <= CONDITION_NOT) != (c->count > 0) ||
	    (c->kind == CONDITION_NOT && c->count != 1))
		abort();
	for (size_t i = 0; i < c->count; i++)
		check_condition(&c->items[i], depth + 1);
}

static void
check_needs(const struct needs *n)
{
	if ((n->kind == NEEDS_ROLE) != (n->roles.count > 0) ||
	    (n->kind == NEEDS_ROLE) != (n->count == 0))
		abort();
	for (size_t i = 0; i < n->count; i++)
		check_needs(&n->items[i]);
}

/* Each stage equals itself and no other, and comes after one that is there. */
static void
check_stage(const struct workflow *w, size_t at)
{
	const struct stage *stage = &w->stages[at];
	size_t before = 0, equal = 0;

	for (size_t i = 0; i < w->stage_count; i++) {
		equal += stage_equal(stage, &w->stages[i]);
		before += stage->after &&
		    strcmp(w->stages[i].name, stage->after) == 0;
	}
	if (equal != 1 || (stage->after && before != 1) ||
	    (before && strcmp(stage->after, stage->name) == 0))
		abort();
	if (stage->when)
		check_condition(stage->when, 1);
	check_needs(&stage->needs);
}

/* Whatever the bytes, a workflow that is read keeps its own limits. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool pool = { 0 };
	struct workflow w;
	struct error err = { 0 };

	if (workflow_parse(&w, "standard", (struct slice){
	    (const char *)data, size }, &pool, &err)) {
		if (err.code != ERR_REFUSED || !strstr(err.text,
		    "workflows/standard.yaml:"))
			abort();
		pool_release(&pool);
		return 0;
	}
	if (w.stage_count > WORKFLOW_STAGES)
		abort();
	for (size_t i = 0; i < w.stage_count; i++)
		check_stage(&w, i);
	if (w.auto_approve)
		check_condition(w.auto_approve, 1);
	pool_release(&pool);
	return 0;
}
