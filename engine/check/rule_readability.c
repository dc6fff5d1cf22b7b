/* SPDX-License-Identifier: Apache-2.0 */
/* readability: the mean of well-known grades. */
#include <stdlib.h>

#include "readability.h"
#include "rule_run.h"

static const char *const keys[] = { "metrics", "grade", NULL };

struct readability {
	double grade;
	bool wanted[READABILITY_GRADES];
};

static enum error_code
read_metrics(struct rule_reading *r, struct readability *own)
{
	const struct node *list = NULL;
	enum error_code code = rule_get_list(r, "metrics", &list);

	if (code)
		return code;
	if (!list)
		return rule_fail(r, NULL, "\"metrics\" is missing (add "
		    "[Flesch-Kincaid])");
	for (size_t i = 0; i < list->count; i++) {
		size_t grade;

		if ((code = readability_read(&grade, r, list->items[i],
		    list->items[i]->text)))
			return code;
		own->wanted[grade] = true;
	}
	return ERR_NONE;
}

static enum error_code
read(struct rule_reading *r)
{
	struct readability *own = pool_alloc(r->pool, sizeof *own);
	const char *grade = NULL;
	enum error_code code;
	char *end;

	r->rule->own = own;
	if ((code = rule_get_text(r, "grade", &grade)) ||
	    (code = read_metrics(r, own)))
		return code;
	own->grade = grade ? strtod(grade, &end) : 0;
	if (!grade || *end || !(own->grade >= 0 && own->grade < 1000))
		return rule_fail(r, node_get(r->map, "grade"), "\"grade\" "
		    "must be a number from 0 on");
	r->rule->scope = (struct selector){ 0 };
	return ERR_NONE;
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct readability *own = rule->own;
	const struct block_counts *counts = &run->blocks->counts;
	struct rule_hit hit = { .count = 1 };
	double sum = 0;
	size_t wanted = 0;

	if (counts->words == 0 || counts->sentences == 0)
		return;
	for (size_t g = 0; g < READABILITY_GRADES; g++) {
		if (own->wanted[g]) {
			sum += readability_grade(g, counts);
			wanted++;
		}
	}
	if (wanted == 0 || sum / (double)wanted <= own->grade)
		return;
	hit.arguments[0] = pool_format(run->pool, "%.2f",
	    sum / (double)wanted);
	rule_report_file(run, rule, &hit);
}

const struct rule_kind rule_readability = {
	.name = "readability",
	.keys = keys,
	.read = read,
	.finish = finish,
};
