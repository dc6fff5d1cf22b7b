/* SPDX-License-Identifier: Apache-2.0 */
/* Who approved a change of policy, and whether that suffices. */
#include <string.h>

#include "amend.h"
#include "trailer.h"

/* Whose signatures are counted, and where to. */
struct counting {
	const struct amend *amend;
	const struct amend_signers *signers;
	struct pool *pool;
	struct names counted;	/* signed, and count for something */
	struct names open;	/* could sign, and would count */
	size_t admins;
	bool registrar;
	bool self;
};

static bool
is_policy_approval(const struct event *event, const char *seen,
    struct pool *pool)
{
	const char *stages = event->message.trailers[TRAILER_STAGE];
	const char *about = event->message.trailers[TRAILER_SEEN];
	struct names list = { 0 };

	if (event->message.kind != EVENT_APPROVE || !stages || !about ||
	    strcmp(about, seen) != 0)
		return false;
	trailer_list(stages, &list, pool);
	return names_has(&list, "policy");
}

/* The last submit, or an approval of policy after it, of what is there now. */
static bool
is_for_this(const struct counting *c, size_t index)
{
	const struct request *request = c->signers->request;

	if (index == request->last_submit)
		return true;
	return index > request->last_submit && is_policy_approval(
	    &request->events[index], c->signers->seen, c->pool);
}

/* Whether the person signed it with a key that is living on old main. */
static bool
has_signed(const struct counting *c, const struct person *person)
{
	const struct request *request = c->signers->request;

	for (size_t i = 0; i < request->count; i++) {
		bool living;

		if (is_for_this(c, i) &&
		    people_by_key(&c->signers->old->people,
		    request->events[i].key, &living) == person && living)
			return true;
	}
	return false;
}

static bool
is_person(const struct counting *c, const struct person *person)
{
	return c->amend->person && strcmp(c->amend->person, person->id) == 0;
}

/* A registrar beside a person's old key is somebody else than that person. */
static bool
is_registrar(const struct counting *c, const struct person *person)
{
	if (!person_has_role(person, "registrar"))
		return false;
	return c->amend->registrar ||
	    (c->amend->by == AMEND_REGISTRAR_AND_OLD_KEY &&
	    !is_person(c, person));
}

static void
count_person(struct counting *c, const struct person *person)
{
	bool admin = person_has_role(person, "admin");
	bool registrar = is_registrar(c, person);
	bool self = is_person(c, person);

	if (person->ended || !person_has_living_key(person) ||
	    (!admin && !registrar && !self))
		return;
	if (!has_signed(c, person)) {
		names_add(&c->open, c->pool, person->id);
		return;
	}
	names_add(&c->counted, c->pool, person->id);
	c->admins += admin;
	c->registrar = c->registrar || registrar;
	c->self = c->self || self;
}

/* Whose first new key has not signed a comment after the last edit. */
static const char *
silent_key(const struct counting *c)
{
	const struct request *request = c->signers->request;
	size_t from = request->last_content < request->count ?
	    request->last_content + 1 : 0;

	for (size_t k = 0; k < c->amend->new_keys.count; k++) {
		const char *key = c->amend->new_keys.items[k];
		bool heard = false;

		for (size_t i = from; i < request->count; i++) {
			const struct event *e = &request->events[i];

			heard = heard || (e->message.kind == EVENT_COMMENT &&
			    strcmp(e->key, key) == 0);
		}
		if (!heard)
			return c->amend->new_key_owners.items[k];
	}
	return NULL;
}

static bool
suffices(const struct counting *c)
{
	if ((int64_t)c->admins >= c->signers->old->settings.quorum)
		return true;
	switch (c->amend->by) {
	case AMEND_REGISTRAR:
		return c->registrar;
	case AMEND_SELF:
		return c->self || c->registrar;
	case AMEND_REGISTRAR_AND_OLD_KEY:
		return c->self && c->registrar;
	case AMEND_QUORUM:
		break;
	}
	return false;
}

static const char *
who_suffices(const struct counting *c)
{
	long long quorum = (long long)c->signers->old->settings.quorum;
	const char *admins = pool_format(c->pool, "%zu of %lld admins signed",
	    c->admins, quorum);

	if ((long long)c->admins >= quorum)
		return admins;
	switch (c->amend->by) {
	case AMEND_REGISTRAR:
		return "one registrar suffices";
	case AMEND_SELF:
		return pool_format(c->pool, "%s%s suffices", c->amend->person,
		    c->amend->registrar ? " or one registrar" : "");
	case AMEND_REGISTRAR_AND_OLD_KEY:
		return pool_format(c->pool, "a registrar and a living key of "
		    "%s suffice", c->amend->person);
	case AMEND_QUORUM:
		break;
	}
	return admins;
}

static const char *
reason_for(const struct counting *c, const char *silent, bool enough)
{
	if (c->signers->request->undisputed != REQUEST_SUBMITTED)
		return "it is not submitted";
	if (!silent)
		return who_suffices(c);
	return pool_format(c->pool, "%s%sthe new key of %s has signed no "
	    "comment after the last edit (where that key is: galley comment "
	    "%s -m TEXT)", enough ? "" : who_suffices(c), enough ? "" : "; ",
	    silent, c->signers->request->name.request);
}

bool
amend_satisfied(const struct amend *amend,
    const struct amend_signers *signers, struct requirement *out,
    struct pool *pool)
{
	struct counting c = { .amend = amend, .signers = signers,
		.pool = pool };
	const struct people *people = &signers->old->people;
	const char *silent = silent_key(&c);
	bool enough, satisfied;

	for (size_t i = 0; i < people->count; i++)
		count_person(&c, &people->items[i]);
	enough = suffices(&c);
	satisfied = enough && !silent &&
	    signers->request->undisputed == REQUEST_SUBMITTED;
	*out = (struct requirement){ .name = "policy",
		.result = satisfied ? RESULT_SATISFIED : RESULT_WAITING,
		.reason = reason_for(&c, silent, enough) };
	if (satisfied)
		out->satisfied_by = c.counted;
	else
		out->can_act = c.open;
	return satisfied;
}
