/* SPDX-License-Identifier: Apache-2.0 */
#include "request.h"

#include <string.h>

struct fold {
	const struct line *line;
	const struct people *people;
	struct pool *pool;
	struct error *err;
	struct request request;
};

/* An event as it is judged, with its place in the line. */
struct step {
	struct fold *fold;
	struct event *event;
	size_t at;
};

static enum error_code
fail(const struct step *s, const char *rule, const char *what)
{
	struct oid_text id = oid_text(s->event->id);

	return error_set(s->fold->err, ERR_INVALID, "%s: %s %.8s: %s", rule,
	    event_name(s->event->message.kind), id.hex, what);
}

bool
request_stands_for(const struct people *people, const char *id,
    const char *person)
{
	const struct person *p = people_find(people, person);

	if (!p)
		return false;
	return strcmp(id, person) == 0 ||
	    (p->ended && p->successor && strcmp(id, p->successor) == 0);
}

/* A key that only the request's head lists may sign a comment, and no more. */
static const struct person *
by_new_key(const struct step *s)
{
	const struct people *head = s->fold->line->head_people;
	const struct person *in_head, *known;
	bool living = false;

	if (!head || s->event->message.kind != EVENT_COMMENT)
		return NULL;
	in_head = people_by_key(head, s->event->key, &living);
	if (!in_head || !living)
		return NULL;
	known = people_find(s->fold->people, in_head->id);
	return known && !known->ended ? known : NULL;
}

static enum error_code
judge_signer(const struct step *s)
{
	struct event *e = s->event;
	const struct person *signer;
	bool living = false;

	e->person = NULL;
	e->living = false;
	if (!e->key || !e->email)
		return fail(s, "T2", "nobody signed it");
	signer = people_by_key(s->fold->people, e->key, &living);
	if (!signer) {
		signer = by_new_key(s);
		living = false;
	}
	if (!signer)
		return fail(s, "T2", "its key was never listed for anybody");
	if (!names_has(&signer->emails, e->email))
		return fail(s, "T2", "its email was never listed for the "
		    "person who signed it");
	e->person = signer->id;
	e->living = living;
	return ERR_NONE;
}

static enum error_code
judge_place(const struct step *s)
{
	const struct message *m = &s->event->message;
	enum event_kind kind = m->kind;

	if (!event_is_of_request(kind))
		return fail(s, "T1", "not an event of a request");
	if (strcmp(m->request, s->fold->line->name.request) != 0)
		return fail(s, "T1", "it names another request");
	if ((kind == EVENT_OPEN) != (s->at == 0))
		return fail(s, "T9", "a request begins with its only open");
	if (s->fold->request.state == REQUEST_CLOSED)
		return fail(s, "T5", "nothing may follow a reject or "
		    "withdraw");
	if (s->event->changes_tree && kind != EVENT_EDIT &&
	    kind != EVENT_REFRESH)
		return fail(s, "T8", "only edit and refresh change a file");
	return ERR_NONE;
}

static enum error_code
judge_open(const struct step *s)
{
	const struct line *line = s->fold->line;
	const char *const *trailers = s->event->message.trailers;

	if (strcmp(trailers[TRAILER_WORKSPACE], line->workspace) != 0)
		return fail(s, "T9", "it names another workspace");
	if (strcmp(trailers[TRAILER_REF], line->name.ref) != 0)
		return fail(s, "T9", "it names another place");
	if (!request_stands_for(s->fold->people, s->event->person,
	    line->name.person))
		return fail(s, "T3", "only the person in its name, or the "
		    "successor, opens a request");
	return ERR_NONE;
}

/*
 * Content and handovers are judged by what old main's files say of their
 * signer, ended since or not (rule T3).
 */
static bool
is_owners(const struct step *s)
{
	return request_stands_for(s->fold->people, s->event->person,
	    s->fold->request.named_owner);
}

/* An edit says that its words are another's only where they are his. */
static enum error_code
judge_edit(const struct step *s)
{
	const struct request *r = &s->fold->request;
	struct slice accepted = s->event->accepted;
	size_t from;

	if (!s->event->message.trailers[TRAILER_ACCEPTS])
		return ERR_NONE;
	from = request_accepted(r, s->at);
	if (from == r->count)
		return fail(s, "T4", "no suggestion before it has the id "
		    "that it accepts");
	if (!accepted.at || !slice_equal(accepted,
	    slice_of(r->events[from].message.text)))
		return fail(s, "T4", "it is not byte-equal to the suggestion "
		    "that it accepts");
	return ERR_NONE;
}

static enum error_code
judge_handover(const struct step *s)
{
	const struct people *people = s->fold->people;
	const struct person *owner = people_find(people,
	    s->fold->request.named_owner);
	const struct person *signer = people_find(people, s->event->person);
	bool by_office = owner->ended &&
	    (person_has_role(signer, "registrar") ||
	    person_has_role(signer, "admin"));

	if (!is_owners(s) && !by_office)
		return fail(s, "T3", "only the owner hands a request over, "
		    "or for one who is ended a registrar or an admin");
	if (!people_find(people, s->event->message.trailers[TRAILER_TO]))
		return fail(s, "T3", "it names nobody known");
	return ERR_NONE;
}

static enum error_code
judge_right(const struct step *s)
{
	switch (s->event->message.kind) {
	case EVENT_OPEN:
		return judge_open(s);
	case EVENT_EDIT:
	case EVENT_REFRESH:
	case EVENT_SUBMIT:
	case EVENT_WITHDRAW:
		if (!is_owners(s))
			return fail(s, "T3", "only the owner may");
		return judge_edit(s);
	case EVENT_HANDOVER:
		return judge_handover(s);
	default:
		return ERR_NONE;
	}
}

static void
set_state(struct request *r, enum request_state state)
{
	r->state = state;
	r->undisputed = state;
}

static void
take_content(const struct step *s)
{
	names_add_new(&s->fold->request.authors, s->fold->pool,
	    s->event->person);
	s->fold->request.last_content = s->at;
	set_state(&s->fold->request, REQUEST_DRAFT);
}

static void
take_refresh(const struct step *s)
{
	const char *base = s->event->message.trailers[TRAILER_BASE];

	oid_read(&s->fold->request.base, slice_of(base));
	if (!s->event->pure)
		take_content(s);
}

static void
take(const struct step *s)
{
	struct request *r = &s->fold->request;
	enum event_kind kind = s->event->message.kind;

	switch (kind) {
	case EVENT_OPEN:
		r->opener = s->event->person;
		break;
	case EVENT_EDIT:
		take_content(s);
		break;
	case EVENT_REFRESH:
		take_refresh(s);
		break;
	case EVENT_SUBMIT:
		r->last_submit = s->at;
		set_state(r, REQUEST_SUBMITTED);
		break;
	case EVENT_REQUEST_CHANGES:
		r->state = REQUEST_CHANGES_REQUESTED;
		break;
	case EVENT_REJECT:
	case EVENT_WITHDRAW:
		r->closed_by = kind;
		set_state(r, REQUEST_CLOSED);
		break;
	case EVENT_HANDOVER:
		r->last_handover = s->at;
		r->named_owner = s->event->message.trailers[TRAILER_TO];
		set_state(r, REQUEST_DRAFT);
		break;
	default:
		break;
	}
}

const char *
request_owner_of(const struct people *people, const char *named)
{
	const struct person *person = people_find(people, named), *heir;

	if (!person || !person->ended || !person->successor)
		return person ? person->id : NULL;
	heir = people_find(people, person->successor);
	return heir && !heir->ended ? heir->id : person->id;
}

static void
settle_owner(struct fold *fold)
{
	const char *named = fold->request.named_owner;

	fold->request.owner = request_owner_of(fold->people, named);
	fold->request.inherited = people_find(fold->people, named)->ended;
}

/* Without a living person and key behind its last submit it is a draft. */
static void
settle_submit(struct fold *fold)
{
	struct request *r = &fold->request;
	const struct event *submit;

	if (r->last_submit == r->count)
		return;
	submit = &r->events[r->last_submit];
	names_add_new(&fold->request.authors, fold->pool, submit->person);
	if (submit->living || r->state == REQUEST_CLOSED)
		return;
	r->lapsed = r->undisputed == REQUEST_SUBMITTED;
	set_state(r, REQUEST_DRAFT);
}

static enum error_code
begin(struct fold *fold)
{
	const struct line *line = fold->line;

	if (line->count == 0)
		return error_set(fold->err, ERR_INVALID,
		    "T9: a request begins with its open");
	if (line->name.kind != REF_CUSTOM && line->name.kind != REF_CHANGE)
		return error_set(fold->err, ERR_INVALID,
		    "T9: this is not a request");
	if (!people_find(fold->people, line->name.person))
		return error_set(fold->err, ERR_INVALID,
		    "T3: nobody is called %s", line->name.person);
	fold->request = (struct request){
		.name = line->name,
		.named_owner = line->name.person,
		.events = line->events,
		.count = line->count,
		.base = line->open_parent,
		.last_submit = line->count,
		.last_content = line->count,
		.last_handover = line->count,
	};
	return ERR_NONE;
}

enum error_code
request_fold(struct request *out, const struct line *line,
    const struct people *people, struct pool *pool, struct error *err)
{
	struct fold fold = { .line = line, .people = people, .pool = pool,
	    .err = err };
	enum error_code code = begin(&fold);

	for (size_t i = 0; !code && i < line->count; i++) {
		struct step s = { &fold, &line->events[i], i };

		(void)((code = judge_place(&s)) ||
		    (code = judge_signer(&s)) || (code = judge_right(&s)));
		if (!code)
			take(&s);
	}
	if (code)
		return code;
	settle_owner(&fold);
	settle_submit(&fold);
	*out = fold.request;
	return ERR_NONE;
}

size_t
request_accepted(const struct request *request, size_t edit)
{
	const char *id = request->events[edit].message
	    .trailers[TRAILER_ACCEPTS];

	if (!id || request->events[edit].message.kind != EVENT_EDIT)
		return request->count;
	for (size_t i = 0; i < edit; i++) {
		const struct event *e = &request->events[i];

		if (e->message.kind == EVENT_SUGGEST &&
		    strcmp(oid_text(e->id).hex, id) == 0)
			return i;
	}
	return request->count;
}
