/* SPDX-License-Identifier: Apache-2.0 */
#include "expressions.h"

#include <stdlib.h>
#include <string.h>

#include "factors.h"

/* One alternative of a group. */
struct entry {
	uint32_t group;
	uint32_t tag;
	uint32_t next_always;	/* index + 1 within its group */
	enum facts_kind kind;
	bool captures;
	uint32_t state;		/* of one that is searched with, its number */
	struct pattern *pattern;
};

struct group {
	uint32_t always;	/* index + 1 of its first always tried entry */
};

struct expressions {
	struct pool *pool;
	struct entry *entries;
	size_t count;
	struct group *groups;
	size_t group_count;
	uint32_t searching;	/* entries that PCRE2 searches with */
	struct lexicon *lexicon;
	struct factors *factors;
};

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

struct expressions *
expressions_new(struct pool *pool)
{
	struct expressions *e = pool_alloc(pool, sizeof *e);

	e->pool = pool;
	e->lexicon = lexicon_new(pool);
	e->factors = pool_alloc(pool, sizeof *e->factors);
	return e;
}

void
expressions_free(struct expressions *e)
{
	if (!e)
		return;
	for (size_t i = 0; i < e->count; i++)
		pattern_free(e->entries[i].pattern);
	lexicon_free(e->lexicon);
}

uint32_t
expressions_group(struct expressions *e)
{
	e->groups = pool_grow(e->pool, e->groups, e->group_count,
	    sizeof *e->groups);
	e->groups[e->group_count] = (struct group){ 0 };
	return (uint32_t)e->group_count++;
}

static void
add_words(struct expressions *e, const struct regex_facts *facts, bool fold,
    uint32_t index)
{
	for (size_t i = 0; i < facts->words.count; i++)
		lexicon_add(e->lexicon, &(struct lexicon_word){
			.word = facts->words.items[i],
			.fold = fold,
			.whole = facts->kind == FACTS_EXACT,
			.entry = index,
			.order = index * FACTS_WORDS + (uint32_t)i,
		});
}

static void
add_entry(struct expressions *e, struct entry entry,
    const struct regex_facts *facts, bool fold)
{
	uint32_t index = (uint32_t)e->count;
	struct group *group = &e->groups[entry.group];

	entry.kind = facts->kind;
	if (entry.kind == FACTS_EXACT || entry.kind == FACTS_BEGINS ||
	    entry.kind == FACTS_HOLDS)
		add_words(e, facts, fold, index);
	else if (entry.kind == FACTS_FACTORED &&
	    !factors_add(e->factors, &facts->factor, index))
		entry.kind = FACTS_NONE;
	if (entry.kind == FACTS_EXACT && entry.captures)
		entry.kind = FACTS_BEGINS;
	if (entry.kind == FACTS_NONE) {
		entry.next_always = group->always;
		group->always = index + 1;
	}
	if (entry.kind != FACTS_EXACT && entry.kind != FACTS_BEGINS)
		entry.state = e->searching++;
	e->entries = pool_grow(e->pool, e->entries, e->count,
	    sizeof *e->entries);
	e->entries[e->count++] = entry;
}

/* One alternative: bytes from..to of the expression's text. */
static enum error_code
add_alternative(struct expressions *e, const struct expression *x,
    struct slice part, struct error *err)
{
	struct entry entry = { .group = x->group, .tag = x->tag,
		.captures = x->captures };
	struct pattern_text text = x->text;
	const struct regex_tree *tree;
	struct regex_facts facts;
	enum error_code code;

	text.text = part;
	if (x->word)
		text.text = slice_of(pool_format(e->pool, "\\b(?:%.*s)\\b",
		    (int)part.len, part.at));
	code = pattern_new(&entry.pattern, &text, e->pool, err);
	if (code)
		return code;
	tree = pattern_tree(entry.pattern);
	regex_facts(&facts, tree, tree->root, text.fold, e->pool);
	if (facts.kind != FACTS_EXACT)
		code = pattern_check(entry.pattern, err);
	if (code)
		pattern_free(entry.pattern);
	else
		add_entry(e, entry, &facts, text.fold);
	return code;
}

/* Most of what rules look for are plain words: nothing is to be parsed. */
static bool
is_plain(const struct expression *x)
{
	struct slice text = x->text.text;

	if (x->captures || text.len == 0 || text.len > FACTS_BYTES)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (!text.at[i] || strchr("\\^$.|?*+()[]{}", text.at[i]) ||
		    (unsigned char)text.at[i] >= 0x80)
			return false;
	}
	return true;
}

static void
add_plain(struct expressions *e, const struct expression *x)
{
	struct entry entry = { .group = x->group, .tag = x->tag };
	struct slice text = x->text.text;
	char *lower = pool_copy(e->pool, text);
	struct regex_word word = { lower, text.len, x->word, x->word };
	struct regex_facts facts = { .kind = FACTS_EXACT,
		.words = { &word, 1 } };

	for (size_t i = 0; x->text.fold && i < text.len; i++)
		lower[i] = (char)(lower[i] >= 'A' && lower[i] <= 'Z' ?
		    lower[i] + 32 : lower[i]);
	add_entry(e, entry, &facts, x->text.fold);
}

enum error_code
expressions_add(struct expressions *e, const struct expression *x,
    struct error *err)
{
	struct slice text = x->text.text;
	struct regex_tree tree;
	enum error_code code;

	if (is_plain(x)) {
		add_plain(e, x);
		return ERR_NONE;
	}
	code = regex_parse(&tree, text, x->text.fold, e->pool, err);
	if (code)
		return code;
	if (tree.extended || tree.backreference || tree.loose_flags)
		return add_alternative(e, x, text, err);
	for (size_t i = 0; !code && i < tree.root->count; i++) {
		const struct regex *part = tree.root->parts[i];

		code = add_alternative(e, x, (struct slice){
		    text.at + part->from, part->to - part->from }, err);
	}
	return code;
}

void
expressions_build(struct expressions *e)
{
	lexicon_build(e->lexicon);
}

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
	const struct entry *entry = &run->e->entries[hit->entry];
	enum pattern_result result = PATTERN_FOUND;

	out->tag = entry->tag;
	out->start = hit->start;
	out->end = hit->end;
	if (entry->kind == FACTS_EXACT)
		return result;
	result = pattern_at(entry->pattern, expressions_work(run), run->text, hit->start,
	    &out->captured);
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
