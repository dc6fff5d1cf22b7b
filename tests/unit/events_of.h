/* SPDX-License-Identifier: Apache-2.0 */
/*
 * events_of.h - a request's line of events, told in words, for tests
 *
 *	events_of("rep1 open; rep1 edit; rep1 submit; "
 *	    "brand1 approve standard/brand", pool)
 *
 * An event is its signer (a person, or person/2 and so on for a key of his;
 * "-" is nobody), its name and words about it: pure, tree, elsewhere, email
 * (another's), nomail, workspace, ref, uv, stale (another Galley-Seen), accepts N (the Nth event),
 * until DAY, finding RULE-FINGERPRINT, 'text', and else its stage or person.  The line is that
 * of rep1/first-touch/bolt, or of another's after "of ann: ", or of
 * change/rep1/topic after "change of rep1: ".
 */

#ifndef GALLEY_TESTS_EVENTS_OF_H
#define GALLEY_TESTS_EVENTS_OF_H

#include <stdlib.h>
#include <string.h>

#include "model/request.h"
#include "people_of.h"

#define EVENTS_WORKSPACE "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define EVENTS_SEEN "5f2a5f2a5f2a5f2a5f2a5f2a5f2a5f2a" \
    "5f2a5f2a5f2a5f2a5f2a5f2a5f2a5f2a"
#define EVENTS_STALE "00005f2a5f2a5f2a5f2a5f2a5f2a5f2a" \
    "5f2a5f2a5f2a5f2a5f2a5f2a5f2a5f2a"

static inline struct oid
events_id(size_t number)
{
	return (struct oid){ { (unsigned char)number } };
}

/* The next word; 'some text' is one word, quotes included. */
static inline bool
events_word(struct slice *rest, struct slice *word)
{
	*rest = slice_trim(*rest);
	if (!slice_starts(*rest, "'"))
		return slice_until(rest, ' ', word);
	word->at = rest->at;
	word->len = slice_find(slice_skip(*rest, 1), "'") + 2;
	*rest = slice_skip(*rest, word->len);
	return true;
}

static inline struct slice
events_quoted(struct slice word)
{
	return (struct slice){ word.at + 1, word.len - 2 };
}

static inline void
events_object(struct event *e, const char *word)
{
	const char **trailers = e->message.trailers;

	if (e->message.kind == EVENT_HANDOVER)
		trailers[TRAILER_TO] = word;
	else if (!trailers[TRAILER_STAGE])
		trailers[TRAILER_STAGE] = word;
}

static inline void
events_stages(struct event *e, const char *word, struct pool *pool)
{
	const char **stage = &e->message.trailers[TRAILER_STAGE];

	if (e->message.kind == EVENT_APPROVE && *stage)
		*stage = pool_format(pool, "%s %s", *stage, word);
	else
		events_object(e, word);
}

static inline bool
events_flag(struct event *e, struct slice word)
{
	const char **trailers = e->message.trailers;

	if (slice_is(word, "pure"))
		e->pure = true;
	else if (slice_is(word, "tree"))
		e->changes_tree = true;
	else if (slice_is(word, "uv"))
		e->user_verified = true;
	else if (slice_is(word, "nomail"))
		e->email = NULL;
	else if (slice_is(word, "email"))
		e->email = "rep2@northwind.example";
	else if (slice_is(word, "elsewhere"))
		e->message.request = "rep1/first-touch/acme";
	else if (slice_is(word, "workspace"))
		trailers[TRAILER_WORKSPACE] =
		    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
	else if (slice_is(word, "ref"))
		trailers[TRAILER_REF] = "refs/heads/custom/rep1/x/y";
	else if (slice_is(word, "stale"))
		trailers[TRAILER_SEEN] = EVENTS_STALE;
	else
		return false;
	return true;
}

/* A word of more than its own: text, "accepts 2", "until 2026-01-01". */
static inline bool
events_value(struct event *e, struct slice word, struct slice *rest,
    struct pool *pool)
{
	struct slice value;

	if (slice_starts(word, "'") && e->message.kind == EVENT_EDIT) {
		e->accepted = slice_of(pool_copy(pool, events_quoted(word)));
	} else if (slice_starts(word, "'")) {
		e->message.text = pool_copy(pool, events_quoted(word));
	} else if (slice_is(word, "accepts") && events_word(rest, &value)) {
		e->message.trailers[TRAILER_ACCEPTS] = pool_text(pool,
		    oid_text(events_id((size_t)atoi(value.at))).hex);
	} else if (slice_is(word, "finding") && events_word(rest, &value)) {
		char *finding = pool_copy(pool, value);

		*strchr(finding, '-') = ' ';
		e->message.trailers[TRAILER_FINDING] = finding;
	} else if (slice_is(word, "until") && events_word(rest, &value)) {
		e->message.trailers[TRAILER_UNTIL] = pool_copy(pool, value);
	} else {
		return false;
	}
	return true;
}

static inline void
events_trailers(struct event *e, const struct refname *name)
{
	const char **trailers = e->message.trailers;

	if (e->message.kind == EVENT_OPEN) {
		trailers[TRAILER_WORKSPACE] = EVENTS_WORKSPACE;
		trailers[TRAILER_REF] = name->ref;
	}
	if (e->message.kind == EVENT_REFRESH)
		trailers[TRAILER_BASE] =
		    "cccccccccccccccccccccccccccccccccccccccc";
	if (e->message.kind == EVENT_APPROVE ||
	    e->message.kind == EVENT_EXCEPTION ||
	    e->message.kind == EVENT_REJECT ||
	    e->message.kind == EVENT_REQUEST_CHANGES ||
	    e->message.kind == EVENT_SUGGEST)
		trailers[TRAILER_SEEN] = EVENTS_SEEN;
}

static inline struct event
events_one(struct slice rest, size_t number, const struct refname *name,
    struct pool *pool)
{
	struct event e = { .id = events_id(number) };
	struct slice signer, word, person;

	if (!events_word(&rest, &signer) || !events_word(&rest, &word) ||
	    !event_kind_read(&e.message.kind, pool_copy(pool, word)))
		abort();
	e.message.text = "";
	e.message.request = name->request;
	e.key = slice_is(signer, "-") ? NULL :
	    key_of(pool_copy(pool, signer), pool);
	slice_until(&signer, '/', &person);
	e.email = pool_format(pool, "%s@northwind.example",
	    pool_copy(pool, person));
	events_trailers(&e, name);
	while (events_word(&rest, &word)) {
		if (!events_flag(&e, word) &&
		    !events_value(&e, word, &rest, pool))
			events_stages(&e, pool_copy(pool, word), pool);
	}
	return e;
}

/* Takes "of ann: " or "change of ann: " off the text. */
static inline struct refname
events_name(struct slice *text, struct pool *pool)
{
	bool change = slice_starts(*text, "change of ");
	struct slice person = slice_of("rep1");
	const char *id;

	if (change)
		*text = slice_skip(*text, strlen("change "));
	if (slice_starts(*text, "of ")) {
		*text = slice_skip(*text, strlen("of "));
		slice_until(text, ':', &person);
	}
	id = pool_copy(pool, person);
	return refname_of_request(change ?
	    pool_format(pool, "change/%s/topic", id) :
	    pool_format(pool, "%s/first-touch/bolt", id), pool);
}

static inline struct line
events_of(const char *text, struct pool *pool)
{
	struct slice rest = slice_of(text), event;
	struct line line = { .workspace = EVENTS_WORKSPACE };

	line.open_parent = events_id(200);
	line.name = events_name(&rest, pool);
	while (slice_until(&rest, ';', &event)) {
		if (slice_trim(event).len == 0)
			continue;
		line.events = pool_grow(pool, line.events, line.count,
		    sizeof *line.events);
		line.events[line.count] = events_one(event, line.count + 1,
		    &line.name, pool);
		line.count++;
	}
	return line;
}

#endif
