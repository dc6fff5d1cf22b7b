/* SPDX-License-Identifier: Apache-2.0 */
#include "unsent.h"

#include <string.h>

/* The two lines, and how many events they share. */
struct fork {
	struct dossier here;
	struct dossier there;
	size_t shared;
};

static enum error_code
read_fork(struct fork *fork, struct galley *g, const struct request_ref *here,
    struct oid there, struct error *err)
{
	const struct request *a = &fork->here.request;
	const struct request *b = &fork->there.request;
	enum error_code code = dossier_fold(&fork->here, &g->main, &here->name,
	    here->head, err);

	if (!code)
		code = dossier_fold(&fork->there, &g->main, &here->name, there,
		    err);
	if (code)
		return code;
	while (fork->shared < a->count && fork->shared < b->count &&
	    oid_equal(a->events[fork->shared].id, b->events[fork->shared].id))
		fork->shared++;
	return ERR_NONE;
}

static enum error_code
judge_fork(const struct fork *fork, struct galley *g, struct error *err)
{
	const struct request *here = &fork->here.request;
	const struct request *there = &fork->there.request;
	const char *name = here->name.request;

	if (fork->shared == 0)
		return error_set(err, ERR_MOVED, "%s is another request of the "
		    "same name at origin (make yours anew under another name)",
		    name);
	if (g->as && strcmp(there->owner, g->as) != 0 &&
	    strcmp(here->owner, g->as) == 0)
		return error_set(err, ERR_MOVED, "%s is %s's now, and what "
		    "you changed here was not sent before (galley undo %s "
		    "drops it)", name, there->owner, name);
	for (size_t i = fork->shared; i < here->count; i++) {
		if (!g->as || strcmp(here->events[i].person, g->as) != 0)
			return error_set(err, ERR_MOVED, "%s: an event of %s "
			    "here is not at origin, and only he can sign it "
			    "anew", name, here->events[i].person);
	}
	for (size_t i = fork->shared; i < there->count; i++) {
		if (there->events[i].changes_tree)
			return error_set(err, ERR_MOVED, "%s was changed here "
			    "and elsewhere (galley undo %s drops what is only "
			    "here)", name, name);
	}
	return ERR_NONE;
}

static enum error_code
sign_again(struct act *act, const struct event *event, struct error *err)
{
	struct commit commit;
	enum error_code code = view_read_commit(act->g->store, event->id,
	    &commit, &act->g->pool, err);

	return code ? code : act_event(act, &event->message, &commit.tree,
	    err);
}

enum error_code
unsent_begin(struct act *act, struct galley *g, const struct request_ref *here,
    struct oid there, struct error *err)
{
	struct request_ref onto = { .name = here->name, .head = there };
	struct fork fork = { 0 };
	enum error_code code = read_fork(&fork, g, here, there, err);

	if (!code)
		code = judge_fork(&fork, g, err);
	if (!code)
		code = act_begin(act, g, &onto, err);
	for (size_t i = fork.shared; !code && i < fork.here.request.count; i++)
		code = sign_again(act, &fork.here.request.events[i], err);
	if (!code)
		act->start = here->head;
	return code;
}
