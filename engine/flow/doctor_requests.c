/* SPDX-License-Identifier: Apache-2.0 */
/* Requests that an act left half-way, and those that nobody can go on with. */
#include "doctor.h"
#include "due.h"
#include "requests.h"

/*
 * git moves the refs of one transaction one after the other.  Where main moved
 * and the request did not, main tells; here it is the other way round.
 */
static void
look_at_one(struct doctor *d, const struct request_ref *ref)
{
	struct pool *pool = &d->g->pool;
	struct commit commit;
	struct error err;

	if (!requests_is_half(d->g, ref))
		return;
	if (view_read_commit(d->g->store, ref->head, &commit, pool, &err)) {
		doctor_note(d, "request", err.text, "git fsck");
		return;
	}
	doctor_note(d, "request", pool_format(pool, "%s was approved, and cut "
	    "off before main took it", ref->name.request), pool_format(pool,
	    "git --git-dir=%s update-ref %s %s %s", doctor_quote(d,
	    store_git_folder(d->g->store)), ref->name.ref,
	    oid_text(commit.parents[1]).hex, oid_text(ref->head).hex));
}

static void
note_stuck(struct doctor *d, const char *request, const struct node *of,
    const char *mend)
{
	const char *why = node_get_text(of, "stuck", NULL);

	if (why)
		doctor_note(d, "request", pool_format(&d->g->pool, "%s waits "
		    "for nobody who can act: %s", request, why), mend);
}

/* What waits as a whole lost its owner or its route. */
static void
look_at_waiting(struct doctor *d)
{
	struct node *list = node_list(&d->g->pool);
	struct error err;

	if (due_list_requests(d->g, DUE_ALL, list, &err)) {
		doctor_note(d, "request", err.text, "do as it says");
		return;
	}
	for (size_t i = 0; i < list->count; i++) {
		const struct node *item = list->items[i];
		const char *request = node_get_text(item, "request", "");
		const struct node *waits = node_get(item, "waits");
		const char *mend = pool_format(&d->g->pool, waits ?
		    "galley explain %s" : "galley handover %s --to PERSON",
		    request);

		note_stuck(d, request, item, mend);
		for (size_t k = 0; waits && k < waits->count; k++)
			note_stuck(d, request, waits->items[k], mend);
	}
}

void
doctor_requests(struct doctor *d)
{
	struct request_refs refs;
	struct error err;

	if (requests_refs(d->g, &refs, &err)) {
		doctor_note(d, "request", err.text, "do as it says");
		return;
	}
	for (size_t i = 0; i < refs.count; i++)
		look_at_one(d, &refs.items[i]);
	look_at_waiting(d);
}
