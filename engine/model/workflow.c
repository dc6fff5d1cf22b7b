/* SPDX-License-Identifier: Apache-2.0 */
#include "workflow.h"

#include <string.h>

#include "condition_parse.h"
#include "data/yaml.h"
#include "needs.h"
#include "values.h"

static enum error_code
read_stage_name(struct stage *stage, const struct workflow *w,
    const struct reader *r, struct error *err)
{
	static const char *const taken[] = { "policy", "recall", "override" };
	const struct node *at = node_get(r->map, "name");
	enum error_code code;

	if ((code = reader_required(r, "name", err)) ||
	    (code = values_id(r, "name", &stage->name, err)))
		return code;
	for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
		if (strcmp(stage->name, taken[i]) == 0)
			return reader_fail(r, at, err, "\"%s\" cannot name a "
			    "stage (choose another)", stage->name);
	}
	for (size_t i = 0; i < w->stage_count; i++) {
		if (strcmp(w->stages[i].name, stage->name) == 0)
			return reader_fail(r, at, err, "there are two stages "
			    "\"%s\" (rename one)", stage->name);
	}
	return ERR_NONE;
}

static enum error_code
read_span(const struct reader *r, const char *key, struct time_span *out,
    struct error *err)
{
	const char *text = NULL;
	enum error_code code = reader_text(r, key, &text, err);

	if (code || !text || worktime_read_span(out, text))
		return code;
	return reader_fail(r, node_get(r->map, key), err, "\"%s\" must be a "
	    "time (as in 5 working days, 2 days or 4 hours)", key);
}

/* A reminder comes before the time is over, to others only after it. */
static enum error_code
read_response(struct stage *stage, const struct reader *r, struct error *err)
{
	const struct node *late = node_get(r->map, "remind");
	enum error_code code;

	if (!late)
		late = node_get(r->map, "escalate-to");
	if ((code = read_span(r, "respond-within", &stage->respond_within,
	    err)) || (code = read_span(r, "remind", &stage->remind, err)) ||
	    (code = values_ids(r, "escalate-to", &stage->escalate_to, err)))
		return code;
	if (late && !stage->respond_within.number)
		return reader_fail(r, late, err, "\"%s\" needs a time that "
		    "can be over (add respond-within: 5 working days)",
		    late->key);
	return ERR_NONE;
}

static enum error_code
read_when(const struct condition **out, const struct reader *r,
    struct error *err)
{
	const struct node *when = node_get(r->map, "when");

	return when ? condition_parse(out, r, when, err) : ERR_NONE;
}

static enum error_code
read_stage(struct workflow *w, const struct reader *r, struct error *err)
{
	static const char *const known[] = { "name", "when", "needs", "after",
		"exception-by", "respond-within", "remind", "escalate-to",
		NULL };
	struct stage stage = { 0 };
	enum error_code code;

	if ((code = reader_known(r, known, err)) ||
	    (code = read_stage_name(&stage, w, r, err)) ||
	    (code = read_when(&stage.when, r, err)) ||
	    (code = reader_required(r, "needs", err)) ||
	    (code = needs_parse(&stage.needs, r, node_get(r->map, "needs"),
	    err)) ||
	    (code = values_id(r, "after", &stage.after, err)) ||
	    (code = values_ids(r, "exception-by", &stage.exception_by, err)) ||
	    (code = read_response(&stage, r, err)))
		return code;
	w->stages = pool_grow(r->pool, w->stages, w->stage_count,
	    sizeof *w->stages);
	w->stages[w->stage_count++] = stage;
	return ERR_NONE;
}

static const struct stage *
find_stage(const struct workflow *w, const char *name)
{
	for (size_t i = 0; i < w->stage_count; i++) {
		if (strcmp(w->stages[i].name, name) == 0)
			return &w->stages[i];
	}
	return NULL;
}

/* Follows "after" from each stage; a chain longer than the list is a circle. */
static enum error_code
check_order(const struct workflow *w, const struct reader *r,
    const struct node *list, struct error *err)
{
	for (size_t i = 0; i < w->stage_count; i++) {
		const struct stage *at = &w->stages[i];

		for (size_t steps = 0; at->after; steps++) {
			const struct stage *before = find_stage(w, at->after);

			if (!before)
				return reader_fail(r, list->items[i], err,
				    "there is no stage \"%s\" to come after "
				    "(name one of this workflow)", at->after);
			if (steps == w->stage_count)
				return reader_fail(r, list->items[i], err,
				    "stage \"%s\" comes after itself (break "
				    "the circle)", w->stages[i].name);
			at = before;
		}
	}
	return ERR_NONE;
}

static enum error_code
read_stages(struct workflow *w, const struct reader *r, struct error *err)
{
	const struct node *list = NULL;
	enum error_code code = reader_list(r, "stages", &list, err);

	if (code || !list)
		return code;
	if (list->count > WORKFLOW_STAGES)
		return reader_fail(r, list, err, "there are more than %d "
		    "stages (join some)", WORKFLOW_STAGES);
	for (size_t i = 0; !code && i < list->count; i++) {
		struct reader map = { list->items[i], r->path, r->pool };

		code = read_stage(w, &map, err);
	}
	return code ? code : check_order(w, r, list, err);
}

static enum error_code
read_auto_approve(struct workflow *w, const struct reader *r,
    struct error *err)
{
	static const char *const known[] = { "when", NULL };
	struct reader map;
	enum error_code code = reader_map(r, "auto-approve", &map, err);

	if (code || !map.map)
		return code;
	if ((code = reader_known(&map, known, err)) ||
	    (code = reader_required(&map, "when", err)))
		return code;
	return read_when(&w->auto_approve, &map, err);
}

static enum error_code
read_sample(struct workflow *w, const struct reader *r, struct error *err)
{
	const char *text = NULL;
	enum error_code code = reader_text(r, "audit-sample", &text, err);
	int64_t least, most;
	size_t len;

	if (code || !text)
		return code;
	len = strlen(text);
	if (len < 2 || len > 4 || text[len - 1] != '%' ||
	    !values_span(&least, &most, pool_copy(r->pool,
	    (struct slice){ text, len - 1 })) || least != most || most > 100)
		return reader_fail(r, node_get(r->map, "audit-sample"), err,
		    "\"audit-sample\" must be a share (as in 5%%)");
	w->audit_sample = least;
	return ERR_NONE;
}

static enum error_code
read_lasts(struct workflow *w, const struct reader *r, struct error *err)
{
	static const char *const units[] = { "day", "days", "month", "months",
		NULL };
	const char *text = NULL, *unit;
	int64_t number;
	enum error_code code = reader_text(r, "approval-lasts", &text, err);

	if (code || !text)
		return code;
	if (!values_quantity(&number, &unit, text, units))
		return reader_fail(r, node_get(r->map, "approval-lasts"), err,
		    "\"approval-lasts\" must be a time (as in 12 months or 90 "
		    "days)");
	if (unit[0] == 'd')
		w->approval_lasts_days = number;
	else
		w->approval_lasts_months = number;
	return ERR_NONE;
}

static enum error_code
read_name(const struct workflow *w, const struct reader *r,
    struct error *err)
{
	const char *name = NULL;
	enum error_code code;

	if ((code = reader_required(r, "name", err)) ||
	    (code = reader_text(r, "name", &name, err)))
		return code;
	if (strcmp(name, w->id) != 0)
		return reader_fail(r, node_get(r->map, "name"), err, "the name "
		    "\"%s\" is not the file's (write name: %s)", name, w->id);
	return ERR_NONE;
}

static enum error_code
read_workflow(struct workflow *w, const struct reader *r, struct error *err)
{
	static const char *const known[] = { "name", "stages", "auto-approve",
		"override", "suggesters-are-authors", "distinct",
		"audit-sample", "approval-lasts", NULL };
	enum error_code code;

	if ((code = reader_known(r, known, err)) ||
	    (code = read_name(w, r, err)) ||
	    (code = read_stages(w, r, err)) ||
	    (code = read_auto_approve(w, r, err)) ||
	    (code = values_id(r, "override", &w->override, err)) ||
	    (code = reader_bool(r, "suggesters-are-authors",
	    &w->suggesters_are_authors, err)) ||
	    (code = reader_bool(r, "distinct", &w->distinct, err)) ||
	    (code = read_sample(w, r, err)))
		return code;
	return read_lasts(w, r, err);
}

enum error_code
workflow_take(struct workflow *out, const char *id, const struct node *map,
    struct pool *pool, struct error *err)
{
	struct reader r = { map, pool_format(pool, "workflows/%s.yaml", id),
		pool };
	struct workflow w = { .id = pool_text(pool, id) };
	enum error_code code = read_workflow(&w, &r, err);

	if (!code)
		*out = w;
	return code;
}

enum error_code
workflow_parse(struct workflow *out, const char *id, struct slice text,
    struct pool *pool, struct error *err)
{
	struct place start = { pool_format(pool, "workflows/%s.yaml", id), 1,
		0 };
	const struct node *map;
	enum error_code code = yaml_parse(&map, start, text, pool, err);

	return code ? code : workflow_take(out, id, map, pool, err);
}

const struct workflow *
workflows_find(const struct workflows *workflows, const char *id)
{
	for (size_t i = 0; i < workflows->count; i++) {
		if (strcmp(workflows->items[i].id, id) == 0)
			return &workflows->items[i];
	}
	return NULL;
}

void
workflow_roles(const struct workflow *workflow, struct names *out,
    struct pool *pool)
{
	for (size_t i = 0; i < workflow->stage_count; i++) {
		const struct stage *stage = &workflow->stages[i];

		needs_roles(&stage->needs, out, pool);
		for (size_t j = 0; j < stage->exception_by.count; j++)
			names_add_new(out, pool, stage->exception_by.items[j]);
	}
	if (workflow->override)
		names_add_new(out, pool, workflow->override);
}

bool
stage_equal(const struct stage *a, const struct stage *b)
{
	bool same_when = a->when && b->when ?
	    condition_equal(a->when, b->when) : a->when == b->when;

	return same_when && strcmp(a->name, b->name) == 0 &&
	    needs_equal(&a->needs, &b->needs) &&
	    values_equal(&a->exception_by, &b->exception_by);
}
