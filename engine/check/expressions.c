/* SPDX-License-Identifier: Apache-2.0 */
#include "expressions.h"

#include <stdlib.h>
#include <string.h>

#include "expressions_inside.h"

/* What is known of a group in the text at hand. */
struct group_state {
	uint32_t first_hit;	/* index + 1 */
	uint32_t last_hit;
	uint32_t first_ready;	/* index + 1 of an entry to search with */
	bool touched;
};

struct entry_state {
	uint32_t next_ready;	/* index + 1 within its group */
	bool ready;
	bool found;		/* match is the first one since it was asked */
	bool ended;		/* there is none */
	struct pattern_match match;
};

void
expressions_run_start(struct expressions_run *run, struct expressions *e,
    size_t file_size)
{
	*run = (struct expressions_run){
		.e = e,
		.work = pattern_work(file_size),
		.groups = mem_alloc((e->group_count + 1) *
		    sizeof *run->groups),
		.entries = mem_alloc((e->searching + 1) *
		    sizeof *run->entries),
		.touched = mem_alloc((e->group_count + 1) *
		    sizeof *run->touched),
	};
	/* To search everywhere costs more than any rule may. */
	if (e->plainly)
		run->work.fast = UINT64_MAX / 2;
}

void
expressions_run_release(struct expressions_run *run)
{
	boundary_release(&run->boundary);
	lexicon_hits_release(&run->hits);
	free(run->next_hit);
	free(run->groups);
	free(run->entries);
	free(run->touched);
	*run = (struct expressions_run){ 0 };
}

static struct group_state *
touch(struct expressions_run *run, uint32_t group)
{
	struct group_state *state = &run->groups[group];

	if (!state->touched) {
		state->touched = true;
		run->touched[run->touched_count++] = group;
	}
	return state;
}

static struct entry_state *
state_of(struct expressions_run *run, uint32_t index)
{
	return &run->entries[run->e->entries[index].state];
}

static void
make_ready(struct expressions_run *run, uint32_t index)
{
	struct entry_state *entry = state_of(run, index);
	struct group_state *group = touch(run, run->e->entries[index].group);

	if (entry->ready)
		return;
	*entry = (struct entry_state){ .ready = true,
		.next_ready = group->first_ready };
	group->first_ready = index + 1;
}

static void
meet_factor(void *of, uint32_t index, size_t end)
{
	(void)end;
	make_ready(of, index);
}

static void
forget(struct expressions_run *run)
{
	for (size_t i = 0; i < run->touched_count; i++) {
		struct group_state *group = &run->groups[run->touched[i]];

		for (uint32_t r = group->first_ready; r;
		    r = state_of(run, r - 1)->next_ready)
			state_of(run, r - 1)->ready = false;
		*group = (struct group_state){ 0 };
	}
	run->touched_count = 0;
	run->hits.count = 0;
}

static void
file_hit(struct expressions_run *run, uint32_t hit)
{
	uint32_t index = run->hits.items[hit].entry;
	const struct entry *entry = &run->e->entries[index];
	struct group_state *group;

	run->next_hit[hit] = 0;
	if (entry->kind == FACTS_HOLDS) {
		make_ready(run, index);
		return;
	}
	group = touch(run, entry->group);
	if (group->first_hit)
		run->next_hit[group->last_hit - 1] = hit + 1;
	else
		group->first_hit = hit + 1;
	group->last_hit = hit + 1;
}

/* The longest run of bytes without a space: what \w+ can cost. */
static size_t
longest_word(struct slice text)
{
	size_t longest = 0, since = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == ' ' || text.at[i] == '\n')
			since = i + 1;
		else if (i + 1 - since > longest)
			longest = i + 1 - since;
	}
	return longest;
}

void
expressions_scan(struct expressions_run *run, struct slice text)
{
	forget(run);
	run->text = text;
	run->measured = false;
	twin_start(&run->answers, text);
	lexicon_scan(run->e->lexicon, &run->boundary, text, &run->hits);
	if (run->hits.count > run->next_room) {
		run->next_room = run->hits.room;
		run->next_hit = mem_resize(run->next_hit, run->next_room *
		    sizeof *run->next_hit);
	}
	for (size_t i = 0; i < run->hits.count; i++)
		file_hit(run, (uint32_t)i);
	factors_scan(run->e->factors, text, meet_factor, run);
}

struct pattern_work *
expressions_work(struct expressions_run *run)
{
	if (!run->measured)
		run->work.longest_word = longest_word(run->text);
	run->measured = true;
	return &run->work;
}

bool
expressions_may_match(const struct expressions_run *run, uint32_t group)
{
	return run->groups[group].touched || run->e->groups[group].always;
}

/* The better of two candidates: further left, then earlier in the group. */
struct candidate {
	bool found;
	uint32_t order;
	struct expression_match match;
};

static void
offer(struct candidate *best, const struct expression_match *match,
    uint32_t order)
{
	if (best->found && (match->start > best->match.start ||
	    (match->start == best->match.start && order >= best->order)))
		return;
	*best = (struct candidate){ true, order, *match };
}

/* A hit is a match, or PCRE2 has to say whether one begins there. */
static enum pattern_result
verify(struct expressions_run *run, const struct lexicon_hit *hit,
    struct expression_match *out)
{
	struct entry *entry = &run->e->entries[hit->entry];
	enum pattern_result result = PATTERN_FOUND;

	out->tag = entry->tag;
	out->start = hit->start;
	out->end = hit->end;
	if (entry->kind == FACTS_EXACT)
		return result;
	if (!entry->twin)
		entry->twin = twins_find(&run->e->twins, entry->pattern,
		    run->e->pool);
	result = twin_at(entry->twin, &run->answers, expressions_work(run),
	    hit->start, &out->captured);
	out->end = out->captured.end;
	return result;
}

static bool
offer_hits(struct expressions_run *run, uint32_t group, size_t from,
    struct candidate *best)
{
	struct group_state *state = &run->groups[group];
	uint32_t h = state->first_hit;

	while (h && run->hits.items[h - 1].start < from)
		h = run->next_hit[h - 1];
	state->first_hit = h;
	for (; h; h = run->next_hit[h - 1]) {
		const struct lexicon_hit *hit = &run->hits.items[h - 1];
		struct expression_match match;
		enum pattern_result result;

		if (best->found && hit->start > best->match.start)
			return true;
		result = verify(run, hit, &match);
		if (result == PATTERN_COSTLY)
			return false;
		if (result == PATTERN_FOUND)
			offer(best, &match, hit->order);
	}
	return true;
}

static bool
offer_search(struct expressions_run *run, uint32_t index, size_t from,
    struct candidate *best)
{
	const struct entry *entry = &run->e->entries[index];
	struct entry_state *state = state_of(run, index);
	struct expression_match match = { .tag = entry->tag };
	enum pattern_result result;

	if (state->ended)
		return true;
	if (!state->found || state->match.start < from) {
		result = pattern_find(entry->pattern, expressions_work(run),
		    run->text, from, &state->match);
		state->found = result == PATTERN_FOUND;
		state->ended = result == PATTERN_NONE;
		if (result == PATTERN_COSTLY)
			return false;
		if (state->ended)
			return true;
	}
	match.start = state->match.start;
	match.end = state->match.end;
	match.captured = state->match;
	offer(best, &match, index * FACTS_WORDS);
	return true;
}

bool
expressions_next(struct expressions_run *run, uint32_t group, size_t from,
    struct expression_match *out)
{
	struct candidate best = { 0 };
	bool well;

	for (uint32_t i = run->e->groups[group].always; i;
	    i = run->e->entries[i - 1].next_always)
		make_ready(run, i - 1);
	well = from <= run->text.len;
	for (uint32_t r = run->groups[group].first_ready; well && r;
	    r = state_of(run, r - 1)->next_ready)
		well = offer_search(run, r - 1, from, &best);
	well = well && offer_hits(run, group, from, &best);
	if (!well && from <= run->text.len)
		run->costly = true;
	if (!well || !best.found)
		return false;
	*out = best.match;
	return true;
}

size_t
expression_after(const struct expression_match *match, struct slice text)
{
	size_t at = match->end;

	if (match->end > match->start)
		return at;
	do
		at++;
	while (at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80);
	return at;
}
