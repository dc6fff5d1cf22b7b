/* SPDX-License-Identifier: Apache-2.0 */
#include "twins.h"

struct twin *
twins_find(struct twin **all, struct pattern *pattern, struct pool *pool)
{
	struct twin *made;

	for (struct twin *t = *all; t; t = t->next) {
		if (pattern_is_same(t->pattern, pattern)) {
			t->shared |= t->pattern != pattern;
			return t;
		}
	}
	made = pool_alloc(pool, sizeof *made);
	*made = (struct twin){ .pattern = pattern, .next = *all };
	return *all = made;
}

void
twin_start(struct twin_answers *answers, struct slice text)
{
	answers->text = text;
	for (size_t i = 0; i < TWIN_ANSWERS; i++)
		answers->items[i].of = NULL;
}

enum pattern_result
twin_at(struct twin *twin, struct twin_answers *answers,
    struct pattern_work *work, size_t from, struct pattern_match *out)
{
	size_t i = from % TWIN_ANSWERS;
	enum pattern_result result;

	if (answers->items[i].of == twin && answers->items[i].from == from) {
		*out = answers->items[i].match;
		return answers->items[i].result;
	}
	result = pattern_at(twin->pattern, work, answers->text, from, out);
	if (twin->shared && result != PATTERN_COSTLY) {
		answers->items[i].of = twin;
		answers->items[i].from = from;
		answers->items[i].result = result;
		answers->items[i].match = *out;
	}
	return result;
}
