/* SPDX-License-Identifier: Apache-2.0 */
/* One's own last event, taken back while nobody else has it. */
#include <string.h>

#include "follow.h"
#include "publish.h"
#include "remote.h"
#include "requests.h"

static enum error_code
judge_undo(struct galley *g, const struct request_ref *ref,
    const struct dossier *d, struct error *err)
{
	const struct event *last = &d->request.events[d->request.count - 1];

	if (g->has_origin && (!ref->unsent || follow_line_holds(g,
	    remote_head(g, ref->name.ref), ref->head)))
		return error_set(err, ERR_MOVED, "%s was sent already and "
		    "cannot be taken back (galley edit changes it, galley "
		    "withdraw ends it)", ref->name.request);
	if (strcmp(last->person, g->as) != 0)
		return error_set(err, ERR_MOVED, "the last event of %s is "
		    "%s's, not yours (galley edit changes it, galley withdraw "
		    "ends it)", ref->name.request, last->person);
	return ERR_NONE;
}

/* The line without its last event; a line of open alone goes away. */
static enum error_code
step_back(struct galley *g, const struct request_ref *ref,
    const struct dossier *d, struct error *err)
{
	size_t count = d->request.count;
	struct ref_move move = { ref->name.ref, ref->head, { { 0 } } };

	if (count > 2 || (count == 2 &&
	    d->request.events[1].message.kind != EVENT_EDIT))
		move.new_id = d->request.events[count - 2].id;
	return g->options.dry_run ? ERR_NONE :
	    store_move_refs(g->store, &move, 1, err);
}

int
galley_undo(galley *g, const char *name, galley_report **report,
    galley_error *err)
{
	struct node *made = node_map(&g->pool);
	const struct person *person;
	struct request_ref ref;
	struct dossier d;
	enum error_code code;

	(void)((code = workspace_person(g, &person, err)) ||
	    (code = requests_find(g, name, &ref, err)));
	if (code == ERR_MISSING)
		code = error_set(err, ERR_MOVED, "nothing called %s of yours "
		    "can be taken back", name);
	(void)(code || (code = requests_open(g, &ref, &d, err)) ||
	    (code = judge_undo(g, &ref, &d, err)) ||
	    (code = step_back(g, &ref, &d, err)));
	if (code)
		return (int)code;
	node_set_text(&g->pool, made, "request", ref.name.request);
	node_set_text(&g->pool, made, "undone", event_name(
	    d.request.events[d.request.count - 1].message.kind));
	node_set_text(&g->pool, made, "next", pool_format(&g->pool,
	    "galley status"));
	*report = made;
	return 0;
}
