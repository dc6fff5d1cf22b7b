/* SPDX-License-Identifier: Apache-2.0 */
#include "assess.h"

#include <stdlib.h>
#include <string.h>

#include "baseline.h"
#include "check/score.h"
#include "finding_node.h"
#include "model/values.h"

/* The level from which on a finding fails the run. */
static enum severity
level_of(const struct galley_check *how)
{
	enum severity level = SEVERITY_ERROR;

	if (how->fail_on)
		severity_read(&level, how->fail_on);
	return level;
}

enum error_code
assess_judge(const struct galley_check *how, struct error *err)
{
	enum severity level;

	if (how->fail_on && !severity_read(&level, how->fail_on))
		return error_set(err, ERR_USAGE, "\"%s\" is not a level "
		    "(suggestion, warning or error)", how->fail_on);
	return ERR_NONE;
}

/* The lines that a finding speaks of; of the whole file: 0. */
static struct line_range
lines_of(const struct finding *f)
{
	struct line_range lines = { f->place.line, f->place.line };

	for (const char *p = f->match; *p && f->bytes.to; p++)
		lines.last += *p == '\n' && p[1];
	return lines;
}

static enum error_code
ask_since(struct assess *a, const char *newer, struct error *err)
{
	struct since_wish wish = { a->folder, a->how->since, newer };
	enum error_code code;

	if (a->asked && values_same_text(a->newer, newer))
		return ERR_NONE;
	code = since_read(&a->since, &wish, a->pool, err);
	a->asked = code == ERR_NONE;
	a->newer = newer;
	return code;
}

enum error_code
assess_since(struct assess *a, const char *newer, struct findings *found,
    struct error *err)
{
	size_t kept = 0;
	enum error_code code;

	if (!a->how->since || found->count == 0)
		return ERR_NONE;
	code = ask_since(a, newer, err);
	for (size_t i = 0; !code && i < found->count; i++) {
		struct finding f = found->items[i];
		const char *path = newer ? f.place.path : since_path(&a->since,
		    f.place.path, a->pool);

		if (since_has(&a->since, path, lines_of(&f)))
			found->items[kept++] = f;
	}
	if (!code)
		found->count = kept;
	return code;
}

static struct node *
describe_deductions(const struct score *score, struct pool *pool)
{
	struct node *list = node_list(pool);

	for (size_t i = 0; i < score->count; i++) {
		const struct score_deduction *d = &score->deductions[i];
		struct node *item = node_map(pool);

		node_set_text(pool, item, "rule", d->rule);
		node_set_text(pool, item, "severity",
		    severity_name(d->severity));
		node_set_number(pool, item, "count", (int64_t)d->count);
		node_set_number(pool, item, "points", (int64_t)d->points);
		node_push(pool, list, item);
	}
	return list;
}

/* The part of the sorted findings that speaks of one path. */
static struct findings
findings_of(const struct findings *found, const char *path)
{
	size_t low = 0, high = found->count, end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(found->items[middle].place.path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < found->count; end++) {
		if (strcmp(found->items[end].place.path, path) != 0)
			break;
	}
	return (struct findings){ found->items + low, end - low };
}

static void
report_score(const struct assess *a, const struct findings *found,
    struct node *report)
{
	struct pool *pool = a->pool;
	struct node *list = node_list(pool);
	struct score *scores = pool_alloc(pool, (a->checked.count + 1) *
	    sizeof *scores);
	size_t count = 0;

	for (size_t i = 0; i < a->checked.count; i++) {
		const char *path = a->checked.items[i];
		struct findings part = findings_of(found, path);
		struct node *item = node_map(pool);
		struct slice text = { "", 0 };
		struct score *score = &scores[count];

		/* Policy without mistakes would only hide the texts'. */
		if (part.count == 0 && !slice_ends(slice_of(path), ".md"))
			continue;
		count++;
		source_read(a->source, path, &text);
		*score = score_document(&part, score_words(text), pool);
		node_set_text(pool, item, "path", path);
		node_set_number(pool, item, "score", (int64_t)score->score);
		node_set_number(pool, item, "words", (int64_t)score->words);
		node_set(pool, item, "deductions",
		    describe_deductions(score, pool));
		node_push(pool, list, item);
	}
	node_set_number(pool, report, "score",
	    (int64_t)score_mean(scores, count));
	node_set_text(pool, report, "definition", score_definition);
	node_set(pool, report, "documents", list);
}

static size_t
count_failing(const struct findings *found, enum severity level)
{
	size_t count = 0;

	for (size_t i = 0; i < found->count; i++)
		count += finding_stands(&found->items[i]) &&
		    found->items[i].severity >= level;
	return count;
}

enum error_code
assess_report(const struct assess *a, struct findings *found,
    struct node *report, struct error *err)
{
	struct baseline baseline;
	enum error_code code = a->how->baseline ? baseline_read(&baseline,
	    a->how->baseline, a->pool, err) : ERR_NONE;

	if (code)
		return code;
	if (a->how->baseline) {
		baseline_mark(&baseline, found);
		node_set_text(a->pool, report, "baseline", a->how->baseline);
	}
	findings_sort(found);
	node_set(a->pool, report, "findings", finding_nodes(found, a->source,
	    a->pool));
	node_set_number(a->pool, report, "errors",
	    (int64_t)findings_errors(found));
	node_set_number(a->pool, report, "failing",
	    (int64_t)count_failing(found, level_of(a->how)));
	node_set_number(a->pool, report, "checked",
	    (int64_t)a->checked.count);
	if (a->how->score)
		report_score(a, found, report);
	return ERR_NONE;
}

enum error_code
assess_verdict(const struct node *report, struct error *err)
{
	size_t failing = (size_t)node_get_number(report, "failing", 0);
	bool errors = failing == (size_t)node_get_number(report, "errors", 0);

	if (failing == 0)
		return ERR_NONE;
	return error_set(err, ERR_REFUSED, "%zu %s%s", failing,
	    errors ? "error" : "finding", failing == 1 ? "" : "s");
}
