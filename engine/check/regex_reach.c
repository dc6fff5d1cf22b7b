/* SPDX-License-Identifier: Apache-2.0 */
#include "regex_reach.h"

#include "regex_set.h"

enum { LONG_REPEAT = 16 };

static uint64_t
times(uint64_t a, uint64_t b)
{
	return b && a > UINT64_MAX / b ? UINT64_MAX : a * b;
}

/* How many ways short repeats leave, as a?a?a? leaves eight. */
static uint64_t
count_choices(const struct regex *r)
{
	uint64_t choices = 1;

	for (size_t i = 0; i < r->count; i++) {
		uint64_t part = count_choices(r->parts[i]);

		if (r->kind != REGEX_CHOICE)
			choices = times(choices, part);
		else if (part > choices)
			choices = part;
	}
	if (r->kind == REGEX_REPEAT && r->most <= LONG_REPEAT)
		choices = times(choices, r->most - r->least + 1);
	return choices;
}

/* Adds the characters that r can begin with; true: it may be empty. */
static bool
add_first(const struct regex *r, struct regex_set *set)
{
	bool empty = r->kind != REGEX_CHOICE;

	switch (r->kind) {
	case REGEX_CHARACTERS:
		regex_set_join(set, &r->set);
		return false;
	case REGEX_SEQUENCE:
		for (size_t i = 0; i < r->count; i++) {
			if (!add_first(r->parts[i], set))
				return false;
		}
		return true;
	case REGEX_CHOICE:
		for (size_t i = 0; i < r->count; i++)
			empty |= add_first(r->parts[i], set);
		return empty;
	case REGEX_REPEAT:
		return add_first(r->parts[0], set) || r->least == 0;
	case REGEX_OPAQUE:
		regex_set_add(set, 0, UINT32_MAX);
		return true;
	default:
		return true;
	}
}

static bool
is_apart(const struct regex_set *a, const struct regex_set *b)
{
	bool a_beyond = a->any_other || a->other_count;
	bool b_beyond = b->any_other || b->other_count;

	return !(a->ascii[0] & b->ascii[0]) && !(a->ascii[1] & b->ascii[1]) &&
	    !(a_beyond && b_beyond);
}

/* Whether what is repeated can run over a space. */
static bool
takes_space(const struct regex *r)
{
	if (r->kind == REGEX_CHARACTERS)
		return regex_set_has(&r->set, ' ') ||
		    regex_set_has(&r->set, '\n');
	if (r->kind == REGEX_OPAQUE)
		return true;
	if (r->kind == REGEX_AHEAD || r->kind == REGEX_BEHIND)
		return false;
	for (size_t i = 0; i < r->count; i++) {
		if (takes_space(r->parts[i]))
			return true;
	}
	return false;
}

/* What may stand behind a part: some characters, or the match's end. */
struct measuring {
	struct regex_reach *reach;
	struct regex_set follow;
	bool repeated;		/* within a long repeat */
};

static void
measure_repeat(const struct regex *r, const struct measuring *m)
{
	struct regex_set first = { 0 };
	bool spaces = takes_space(r), gives_back;

	gives_back = add_first(r->parts[0], &first) ||
	    !is_apart(&first, &m->follow);
	if (gives_back && spaces)
		m->reach->anywhere++;
	else if (gives_back)
		m->reach->in_words++;
	else if (spaces)
		m->reach->runs_anywhere = true;
	else
		m->reach->runs_in_words = true;
	m->reach->nested |= gives_back && m->repeated;
}

static void
measure(const struct regex *r, const struct measuring *m)
{
	struct measuring inner = *m;
	bool is_long = r->kind == REGEX_REPEAT && r->most > LONG_REPEAT;

	/* A backreference takes the one text that its group took. */
	if (r->kind == REGEX_OPAQUE && r->atomic) {
		m->reach->runs_anywhere = true;
	} else if (r->kind == REGEX_OPAQUE) {
		m->reach->anywhere++;
		m->reach->nested |= m->repeated;
	}
	if (is_long)
		measure_repeat(r, m);
	inner.repeated |= is_long;
	if (r->kind == REGEX_REPEAT)
		add_first(r->parts[0], &inner.follow);
	for (size_t i = r->count; i-- > 0; ) {
		measure(r->parts[i], &inner);
		if (r->kind == REGEX_SEQUENCE) {
			struct regex_set first = { 0 };

			if (add_first(r->parts[i], &first))
				regex_set_join(&first, &inner.follow);
			inner.follow = first;
		}
	}
}

struct regex_reach
regex_reach(const struct regex *r)
{
	struct regex_reach reach = { .choices = count_choices(r) };
	struct measuring m = { .reach = &reach };

	measure(r, &m);
	return reach;
}

uint64_t
regex_reach_cost(const struct regex_reach *reach, size_t len, size_t word,
    bool anchored)
{
	uint64_t cost = times(reach->choices, anchored ? 1 : len + 1);

	if (reach->runs_anywhere)
		cost = times(cost, len + 1);
	else if (reach->runs_in_words)
		cost = times(cost, word + 1);
	for (unsigned i = 0; i < reach->in_words; i++)
		cost = times(cost, word + 1);
	for (unsigned i = 0; i < reach->anywhere; i++)
		cost = times(cost, len + 1);
	return cost;
}

enum { RUNS_IN_WORDS = 1, RUNS_ANYWHERE = 2, NESTED = 4, MANY = 8 };

void
regex_reach_pack(const struct regex_reach *reach, struct buf *out)
{
	bool many = reach->choices > INT64_MAX;

	pack_number(out, (reach->runs_in_words ? RUNS_IN_WORDS : 0U) |
	    (reach->runs_anywhere ? RUNS_ANYWHERE : 0U) |
	    (reach->nested ? NESTED : 0U) | (many ? MANY : 0U));
	pack_number(out, reach->in_words);
	pack_number(out, reach->anywhere);
	pack_number(out, many ? 0 : reach->choices);
}

bool
regex_reach_take(struct regex_reach *out, struct slice *rest)
{
	uint64_t flags, in_words, anywhere, choices;

	if (!pack_take_number(rest, &flags) ||
	    !pack_take_number(rest, &in_words) || in_words > UINT32_MAX ||
	    !pack_take_number(rest, &anywhere) || anywhere > UINT32_MAX ||
	    !pack_take_number(rest, &choices))
		return false;
	*out = (struct regex_reach){
		.in_words = (unsigned)in_words,
		.anywhere = (unsigned)anywhere,
		.runs_in_words = flags & RUNS_IN_WORDS,
		.runs_anywhere = flags & RUNS_ANYWHERE,
		.nested = flags & NESTED,
		.choices = flags & MANY ? UINT64_MAX : choices,
	};
	return true;
}
