/* SPDX-License-Identifier: Apache-2.0 */
#include "effect.h"

#include "gate.h"
#include "report.h"

static const char *
living_key(const struct person *person)
{
	for (size_t i = 0; i < person->key_count; i++) {
		if (!person->keys[i].ended)
			return person->keys[i].text;
	}
	return NULL;
}

/* The request with one event more: his approval of all that is open to him. */
static struct dossier
approved_by(struct galley *g, const struct dossier *d,
    const struct person *person, const struct names *open)
{
	struct dossier supposed = *d;
	struct request *r = &supposed.request;
	struct event *e;

	r->events = pool_alloc(&g->pool, (d->request.count + 1) *
	    sizeof *r->events);
	for (size_t i = 0; i < d->request.count; i++)
		r->events[i] = d->request.events[i];
	e = &r->events[r->count++];
	*e = (struct event){ .time = g->now, .key = living_key(person),
		.user_verified = person_has_living_hardware_key(person),
		.person = person->id, .living = true };
	e->message = (struct message){ .kind = EVENT_APPROVE,
		.request = r->name.request, .text = "" };
	e->message.trailers[TRAILER_STAGE] = names_join(open, " ", &g->pool);
	e->message.trailers[TRAILER_SEEN] = d->seen.hex;
	return supposed;
}

/* "standard/legal by legal (legal1); ..." of what would still wait. */
static const char *
still_needed(struct galley *g, const struct route *route)
{
	struct buf rest = { 0 };

	for (size_t i = 0; i < route->count; i++) {
		const struct requirement *r = &route->items[i];

		if (r->result == RESULT_WAITING)
			buf_format(&rest, "%s%s by %s", rest.len ? "; " : "",
			    r->name, report_who(g, r));
	}
	return buf_settle(&rest, &g->pool).at;
}

static const char *
after(struct galley *g, struct dossier *supposed)
{
	struct merge_question q = dossier_question(supposed, &g->main);
	const struct decision *decision = &supposed->decision;
	const char *rest;
	struct error err;

	if (merge_decide(&supposed->decision, &q, &g->pool, &err))
		return pool_text(&g->pool, err.text);
	if (decision->may_merge)
		return gate_judge(&g->main, supposed, &err) ? pool_format(
		    &g->pool, "yours is the last approval, but %s", err.text) :
		    "your approval puts it in force";
	rest = still_needed(g, &decision->route);
	return decision->blockers.count || !*rest ? pool_format(&g->pool,
	    "after yours: %s", decision->why) : pool_format(&g->pool,
	    "after yours it still needs %s", rest);
}

struct effect
effect_of(struct galley *g, const struct dossier *d)
{
	struct merge_question q = dossier_question(d, &g->main);
	struct effect effect = { .words = "nothing here waits for you" };
	struct names open = { 0 }, overrides = { 0 };
	const struct person *person;
	struct dossier supposed;
	const char *why;
	struct error err;

	if (d->blocked || workspace_person(g, &person, &err)) {
		effect.words = pool_text(&g->pool, d->blocked ? d->why.text :
		    err.text);
		return effect;
	}
	why = merge_open_to(&d->decision, &q, person, &open, &g->pool);
	effect.approves = open.count > 0;
	effect.lifts = !open.count && !merge_override_to(&d->decision, &q,
	    person, &overrides, &g->pool);
	if (effect.approves) {
		supposed = approved_by(g, d, person, &open);
		effect.words = after(g, &supposed);
	} else if (effect.lifts) {
		effect.words = pool_format(&g->pool, "you can only lift what "
		    "%s asked for", names_join(&d->decision.blockers,
		    " and ", &g->pool));
	} else if (why) {
		effect.words = why;
	}
	return effect;
}
