/* SPDX-License-Identifier: Apache-2.0 */
#include "event.h"

#include <string.h>
#include <strings.h>

#include "base/id.h"
#include "base/utf8.h"
#include "data/commit.h"
#include "path.h"
#include "refname.h"
#include "text/hidden.h"
#include "trailer.h"

enum { SLOTS = 4, FOUND_LIMIT = 200 };

/* How the trailers of a kind depend on each other. */
enum group {
	NEEDED,
	PAIR,		/* both of the pair or neither */
	FREE,
	CHOICE,		/* exactly one of these */
};

struct slot {
	enum trailer trailer;
	enum group group;
};

static const struct {
	const char *name;
	size_t count;
	struct slot slots[SLOTS];	/* in the order they are written */
} forms[] = {
	[EVENT_OPEN] = { "open", 2, { { TRAILER_WORKSPACE, NEEDED },
	    { TRAILER_REF, NEEDED } } },
	[EVENT_EDIT] = { "edit", 1, { { TRAILER_ACCEPTS, FREE } } },
	[EVENT_REFRESH] = { "refresh", 1, { { TRAILER_BASE, NEEDED } } },
	[EVENT_SUBMIT] = { .name = "submit" },
	[EVENT_COMMENT] = { "comment", 4, { { TRAILER_PATH, PAIR },
	    { TRAILER_SLOT, PAIR }, { TRAILER_MUST_FIX, FREE },
	    { TRAILER_RESOLVES, FREE } } },
	[EVENT_SUGGEST] = { "suggest", 4, { { TRAILER_PATH, NEEDED },
	    { TRAILER_SLOT, NEEDED }, { TRAILER_STAGE, PAIR },
	    { TRAILER_SEEN, PAIR } } },
	[EVENT_REQUEST_CHANGES] = { "request-changes", 1,
	    { { TRAILER_SEEN, NEEDED } } },
	[EVENT_APPROVE] = { "approve", 2, { { TRAILER_STAGE, NEEDED },
	    { TRAILER_SEEN, NEEDED } } },
	[EVENT_EXCEPTION] = { "exception", 4, { { TRAILER_STAGE, CHOICE },
	    { TRAILER_FINDING, CHOICE }, { TRAILER_UNTIL, NEEDED },
	    { TRAILER_SEEN, NEEDED } } },
	[EVENT_REJECT] = { "reject", 1, { { TRAILER_SEEN, NEEDED } } },
	[EVENT_WITHDRAW] = { .name = "withdraw" },
	[EVENT_HANDOVER] = { "handover", 1, { { TRAILER_TO, NEEDED } } },
	[EVENT_FOUND] = { .name = "found" },
	[EVENT_MERGE] = { .name = "merge" },
	[EVENT_JOURNAL] = { "journal", 2, { { TRAILER_MAIN, NEEDED },
	    { TRAILER_WORKSPACE, FREE } } },
};

enum { FORMS = sizeof forms / sizeof forms[0] };

const char *
event_name(enum event_kind kind)
{
	return forms[kind].name;
}

static bool
read_kind(enum event_kind *out, struct slice name)
{
	for (size_t i = 0; i < FORMS; i++) {
		if (slice_is(name, forms[i].name)) {
			*out = (enum event_kind)i;
			return true;
		}
	}
	return false;
}

bool
event_kind_read(enum event_kind *out, const char *name)
{
	return read_kind(out, slice_of(name));
}

bool
event_is_of_request(enum event_kind kind)
{
	return kind != EVENT_FOUND && kind != EVENT_MERGE &&
	    kind != EVENT_JOURNAL;
}

/* A reader of the text must not take a line of it for a trailer. */
static bool
looks_like_trailer(struct slice line)
{
	static const char prefix[] = "galley-";
	size_t len = sizeof prefix - 1;
	struct slice text = slice_trim(line), name;
	size_t colon = slice_find(text, ":");

	if (text.len < len || strncasecmp(text.at, prefix, len) != 0)
		return false;
	name = slice_trim((struct slice){ text.at, colon });
	return colon < text.len && slice_find(name, " ") == name.len;
}

/* CR and NUL are among the hidden characters. */
static bool
is_plain(struct slice text)
{
	uint32_t hidden;

	return utf8_bad(text) == text.len &&
	    hidden_find(text, &hidden) == text.len;
}

static bool
is_free_text(struct slice text)
{
	struct slice rest = text, line;

	if (text.len > EVENT_TEXT_LIMIT || !is_plain(text))
		return false;
	while (slice_line(&rest, &line)) {
		if (looks_like_trailer(line))
			return false;
	}
	return true;
}

bool
event_text_ok(const char *text)
{
	return is_free_text(slice_trim(slice_of(text)));
}

/* The subject has the form of one. */
static void
write_trailer(const char *name, const char *value, struct buf *out)
{
	buf_text(out, name);
	buf_text(out, ": ");
	buf_text(out, value);
	buf_char(out, '\n');
}

void
event_write(const struct message *message, struct buf *out)
{
	struct slice text = slice_trim(slice_of(message->text));

	write_trailer(event_name(message->kind), message->request, out);
	buf_char(out, '\n');
	if (text.len) {
		buf_add(out, text);
		buf_text(out, "\n\n");
	}
	write_trailer("Galley-Event", event_name(message->kind), out);
	for (size_t i = 0; i < forms[message->kind].count; i++) {
		enum trailer t = forms[message->kind].slots[i].trailer;

		if (message->trailers[t])
			write_trailer(trailer_name(t), message->trailers[t],
			    out);
	}
}

static enum error_code
fail(struct error *err, const char *what)
{
	return error_set(err, ERR_INVALID, "T1: %s", what);
}

static bool
is_name_of(enum event_kind kind, const char *name, struct pool *pool)
{
	enum ref_kind ref;

	if (kind == EVENT_FOUND)
		return name[0] && strlen(name) <= FOUND_LIMIT &&
		    slice_trim(slice_of(name)).len == strlen(name);
	if (kind == EVENT_JOURNAL)
		return id_is_id(slice_of(name));
	ref = refname_of_request(name, pool).kind;
	return ref == REF_CUSTOM || ref == REF_CHANGE;
}

/* Takes the subject and the empty line after it. */
static enum error_code
take_subject(struct slice *rest, struct message *m, struct pool *pool,
    struct error *err)
{
	struct slice subject, empty = { 0 }, name;
	size_t colon;

	if (!slice_line(rest, &subject))
		return fail(err, "the message is empty");
	colon = slice_find(subject, ": ");
	name = (struct slice){ subject.at, colon };
	if (colon == subject.len || !read_kind(&m->kind, name))
		return fail(err, "the subject names no event");

	m->request = pool_copy(pool, slice_skip(subject, colon + 2));
	if (!is_name_of(m->kind, m->request, pool))
		return fail(err, "the subject names no request");
	if (!slice_line(rest, &empty) || empty.len)
		return fail(err, "an empty line must follow the subject");
	return ERR_NONE;
}

/* Cuts what follows into the text and the last paragraph. */
static struct slice
take_text(struct slice *rest)
{
	struct slice text = { rest->at, 0 };

	for (size_t i = rest->len; i >= 2; i--) {
		if (rest->at[i - 1] == '\n' && rest->at[i - 2] == '\n') {
			text.len = i - 2;
			*rest = slice_skip(*rest, i);
			break;
		}
	}
	return text;
}

/* Takes a line "name: value" off *rest; NULL where another one stands. */
static const char *
take_value(struct slice *rest, const char *name, struct pool *pool)
{
	struct slice ahead = *rest, line;
	size_t len = strlen(name);

	if (!slice_line(&ahead, &line) || !slice_starts(line, name) ||
	    !slice_starts(slice_skip(line, len), ": "))
		return NULL;
	*rest = ahead;
	return pool_copy(pool, slice_skip(line, len + 2));
}

static enum error_code
take_trailers(struct slice *rest, struct message *m, struct pool *pool,
    struct error *err)
{
	const char *event = take_value(rest, "Galley-Event", pool);

	if (!event || strcmp(event, event_name(m->kind)) != 0)
		return fail(err, "the last paragraph must begin with the "
		    "Galley-Event of the subject");
	for (size_t i = 0; i < forms[m->kind].count; i++) {
		enum trailer t = forms[m->kind].slots[i].trailer;

		m->trailers[t] = take_value(rest, trailer_name(t), pool);
		if (m->trailers[t] && !trailer_is_good(m, t, pool))
			return error_set(err, ERR_INVALID,
			    "T1: this is not a valid %s", trailer_name(t));
	}
	if (rest->len)
		return fail(err, "a trailer is unknown, repeated or out of "
		    "order");
	return ERR_NONE;
}

/* Whether the trailers that are there are those that belong together. */
static enum error_code
judge_trailers(const struct message *m, struct error *err)
{
	size_t pair = 0, choice = 0, choices = 0;

	for (size_t i = 0; i < forms[m->kind].count; i++) {
		struct slot slot = forms[m->kind].slots[i];
		bool there = m->trailers[slot.trailer] != NULL;

		if (slot.group == NEEDED && !there)
			return error_set(err, ERR_INVALID, "T1: %s is missing",
			    trailer_name(slot.trailer));
		pair += slot.group == PAIR && there;
		choices += slot.group == CHOICE;
		choice += slot.group == CHOICE && there;
	}
	if (pair == 1)
		return fail(err, "of two trailers that belong together one "
		    "is missing");
	if (choices && choice != 1)
		return fail(err, "an exception names either a stage or a "
		    "finding");
	return ERR_NONE;
}

static enum error_code
judge_text(const struct message *m, struct slice text, struct error *err)
{
	if (m->kind != EVENT_MERGE && !is_free_text(text))
		return fail(err, "the text is too long or reads like a "
		    "trailer");
	return ERR_NONE;
}

/* Whether the bytes are the only ones that say this (rule T1). */
static enum error_code
judge_bytes(const struct message *m, struct slice message, struct error *err)
{
	struct buf again = { 0 };
	bool same;

	event_write(m, &again);
	same = slice_equal(buf_slice(&again), message);
	buf_release(&again);
	return same ? ERR_NONE : fail(err, "the message is not written as "
	    "galley writes it");
}

enum error_code
event_parse(struct message *out, struct slice message, struct pool *pool,
    struct error *err)
{
	struct message m = { 0 };
	struct slice rest = message, text;
	enum error_code code;

	if (message.len > COMMIT_MESSAGE_LIMIT)
		return fail(err, "the message is longer than 16 KiB");
	if (!is_plain(message))
		return fail(err, "the message has a hidden character or is not "
		    "UTF-8");
	code = take_subject(&rest, &m, pool, err);
	if (code)
		return code;

	text = take_text(&rest);
	m.text = pool_copy(pool, text);
	(void)((code = judge_text(&m, text, err)) ||
	    (code = take_trailers(&rest, &m, pool, err)) ||
	    (code = judge_trailers(&m, err)) ||
	    (code = judge_bytes(&m, message, err)));
	if (!code)
		*out = m;
	return code;
}
