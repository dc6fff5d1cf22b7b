/* SPDX-License-Identifier: Apache-2.0 */
#include "distrust.h"

#include <string.h>


static bool
is_key(const struct person_key *key, const char *name)
{
	struct public_key read;
	struct error err;

	if (slice_starts(slice_of(name), key->text))
		return true;
	return !public_key_read(&read, slice_of(key->text), &err) &&
	    strcmp(name, public_key_fingerprint(&read).at) == 0;
}

/* No key is ever erased, so today's people know all that ever signed. */
enum error_code
distrust_start(struct distrust *out, struct galley *g, const char *name,
    struct error *err)
{
	const struct people *people = &g->main.policy.people;

	*out = (struct distrust){ .list = node_list(&g->pool) };
	for (size_t i = 0; name && i < people->count; i++) {
		const struct person *p = &people->items[i];

		for (size_t k = 0; k < p->key_count; k++) {
			if (is_key(&p->keys[k], name))
				out->key = p->keys[k].text;
		}
	}
	return !name || out->key ? ERR_NONE : error_set(err, ERR_MISSING,
	    "no person ever had the key %s (galley people show PERSON lists "
	    "keys and fingerprints)", name);
}

static bool
signed_by(const struct distrust *d, const struct event *e)
{
	return e->key && strcmp(e->key, d->key) == 0;
}

/* "approve standard/brand", "submit", "edit": once each. */
static void
add_event(struct names *out, const struct event *e, struct pool *pool)
{
	const char *stages = e->message.trailers[TRAILER_STAGE];

	names_add_new(out, pool, pool_format(pool, "%s%s%s",
	    event_name(e->message.kind), stages ? " " : "",
	    stages ? stages : ""));
}

static struct names
uses_of(const struct distrust *d, const struct distrust_step *step,
    struct pool *pool)
{
	const struct request *r = step->dossier ? &step->dossier->request :
	    NULL;
	struct names uses = { 0 };

	for (size_t i = 0; r && i < r->count; i++) {
		if (r->events[i].message.kind != EVENT_COMMENT &&
		    signed_by(d, &r->events[i]))
			add_event(&uses, &r->events[i], pool);
	}
	if (signed_by(d, step->event))
		add_event(&uses, step->event, pool);
	return uses;
}

void
distrust_note(struct distrust *d, const struct distrust_step *step,
    struct pool *pool)
{
	struct node *item;
	struct names uses;

	if (!d->key)
		return;
	d->under += d->policy;
	uses = uses_of(d, step, pool);
	if (uses.count == 0)
		return;
	item = node_map(pool);
	node_set_text(pool, item, "commit", oid_text(step->id).hex);
	node_set_text(pool, item, "request", step->event->message.request);
	node_set_time(pool, item, "time", step->time);
	node_set_names(pool, item, "as", &uses);
	node_push(pool, d->list, item);
	d->policy |= !step->dossier || step->dossier->amends;
}

void
distrust_report(const struct distrust *d, struct node *report,
    struct pool *pool)
{
	if (!d->key)
		return;
	node_set(pool, report, "distrusted", d->list);
	node_set_number(pool, report, "distrusted_under", d->under);
}
