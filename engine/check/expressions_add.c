/* SPDX-License-Identifier: Apache-2.0 */
/* How expressions become words, factors and patterns. */
#include <stdlib.h>

#include "alternative.h"
#include "expressions_inside.h"

enum { FIRST_ROOM = 2048 };

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
	free(e->entries);
	lexicon_free(e->lexicon);
}

void
expressions_plainly(struct expressions *e)
{
	e->plainly = true;
}

uint32_t
expressions_group(struct expressions *e)
{
	e->groups = pool_grow(e->pool, e->groups, e->group_count,
	    sizeof *e->groups);
	e->groups[e->group_count] = (struct group){ 0 };
	return (uint32_t)e->group_count++;
}

/* i: so many other words of the entry go first. */
static void
add_word(struct expressions *e, struct lexicon_word word, size_t i)
{
	word.order = word.entry * FACTS_WORDS + (uint32_t)i;
	lexicon_add(e->lexicon, &word);
}

static void
add_words(struct expressions *e, const struct regex_facts *facts, bool fold,
    uint32_t index)
{
	struct lexicon_word word = { .fold = fold,
		.whole = facts->kind == FACTS_EXACT, .entry = index };

	for (size_t i = 0; i < facts->words.count; i++) {
		word.word = facts->words.items[i];
		add_word(e, word, i);
	}
}

static void
add_entry(struct expressions *e, struct entry entry,
    const struct regex_facts *facts, bool fold)
{
	uint32_t index = (uint32_t)e->count;
	struct group *group = &e->groups[entry.group];

	entry.kind = e->plainly ? FACTS_NONE : facts->kind;
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
	if (e->count == e->room) {
		/* What is not used of it takes no memory. */
		e->room = e->room ? 2 * e->room : FIRST_ROOM;
		e->entries = mem_resize(e->entries, e->room *
		    sizeof *e->entries);
	}
	e->entries[e->count++] = entry;
	e->plain_words = 0;
}

/* One that was found out before. */
static void
add_known(struct expressions *e, const struct expression *x,
    const struct alternative *known)
{
	struct entry entry = { .group = x->group, .tag = x->tag,
		.captures = x->captures };
	struct pattern_text text = x->text;

	text.text = known->text;
	if (known->facts.kind != FACTS_EXACT || x->captures || e->plainly)
		entry.pattern = pattern_known(&text, &known->reach, e->pool);
	add_entry(e, entry, &known->facts, text.fold);
}

/* One alternative of the text. */
static enum error_code
add_alternative(struct expressions *e, const struct expression *x,
    struct slice part, struct alternatives *made, struct error *err)
{
	struct entry entry = { .group = x->group, .tag = x->tag,
		.captures = x->captures };
	struct alternative *found = alternatives_add(made, e->pool);
	struct pattern_text text = x->text;
	const struct regex_tree *tree;
	enum error_code code;

	text.text = !x->word ? part : slice_of(pool_format(e->pool,
	    "\\b(?:%.*s)\\b", (int)part.len, part.at));
	code = pattern_new(&entry.pattern, &text, e->pool, err);
	if (code)
		return code;
	found->text = text.text;
	tree = pattern_tree(entry.pattern);
	regex_facts(&found->facts, tree, tree->root, text.fold, e->pool);
	if (found->facts.kind != FACTS_EXACT)
		code = pattern_check(entry.pattern, err);
	if (code) {
		pattern_free(entry.pattern);
		return code;
	}
	if (found->facts.kind != FACTS_EXACT)
		found->text = pattern_gather(entry.pattern);
	found->reach = *pattern_reach(entry.pattern);
	add_entry(e, entry, &found->facts, text.fold);
	return ERR_NONE;
}

enum { SPECIAL = 1, CAPITAL = 2, BEYOND = 0x80 };

/* Of ASCII, what an expression writes to mean something else, and capitals. */
static const unsigned char kinds[128] = {
	['\0'] = SPECIAL, ['\\'] = SPECIAL, ['^'] = SPECIAL, ['$'] = SPECIAL,
	['.'] = SPECIAL, ['|'] = SPECIAL, ['?'] = SPECIAL, ['*'] = SPECIAL,
	['+'] = SPECIAL, ['('] = SPECIAL, [')'] = SPECIAL, ['['] = SPECIAL,
	[']'] = SPECIAL, ['{'] = SPECIAL, ['}'] = SPECIAL,
	['A'] = CAPITAL, ['B'] = CAPITAL, ['C'] = CAPITAL, ['D'] = CAPITAL,
	['E'] = CAPITAL, ['F'] = CAPITAL, ['G'] = CAPITAL, ['H'] = CAPITAL,
	['I'] = CAPITAL, ['J'] = CAPITAL, ['K'] = CAPITAL, ['L'] = CAPITAL,
	['M'] = CAPITAL, ['N'] = CAPITAL, ['O'] = CAPITAL, ['P'] = CAPITAL,
	['Q'] = CAPITAL, ['R'] = CAPITAL, ['S'] = CAPITAL, ['T'] = CAPITAL,
	['U'] = CAPITAL, ['V'] = CAPITAL, ['W'] = CAPITAL, ['X'] = CAPITAL,
	['Y'] = CAPITAL, ['Z'] = CAPITAL,
};

/*
 * Most of what rules look for are plain words: characters that an expression
 * writes when it means them, so that nothing is to be parsed.
 */
static bool
is_plain(struct slice text, bool *has_capitals)
{
	unsigned char all = 0;

	if (text.len == 0 || text.len > FACTS_BYTES)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		all |= (unsigned char)(kinds[c % BEYOND] | (c & BEYOND));
	}
	*has_capitals = all & CAPITAL;
	return !(all & (SPECIAL | BEYOND));
}

bool
expressions_is_word(struct slice text)
{
	bool has_capitals;

	return is_plain(text, &has_capitals);
}

/* Whether the last entry is of plain words, and may have one more of x. */
static bool
goes_on(const struct expressions *e, const struct expression *x)
{
	const struct entry *last = e->count ? &e->entries[e->count - 1] : NULL;

	return e->plain_words && e->plain_words < FACTS_WORDS &&
	    last->group == x->group && last->tag == x->tag;
}

static void
add_plain(struct expressions *e, const struct expression *x,
    bool has_capitals)
{
	struct entry entry = { .group = x->group, .tag = x->tag };
	struct slice text = x->text.text;
	struct lexicon_word word = { .word = { has_capitals && x->text.fold ?
		pool_lower(e->pool, text) : text.at, text.len, x->word,
		x->word }, .fold = x->text.fold, .whole = true };
	struct regex_facts none = { .kind = FACTS_EXACT };

	if (!goes_on(e, x))
		add_entry(e, entry, &none, x->text.fold);
	word.entry = (uint32_t)e->count - 1;
	add_word(e, word, e->plain_words++);
}

static enum error_code
read_all(struct expressions *e, const struct expression *x,
    struct alternatives *made, struct error *err)
{
	struct slice text = x->text.text;
	struct regex_tree tree;
	enum error_code code = regex_parse(&tree, text, x->text.fold, e->pool,
	    err);

	if (code)
		return code;
	if (tree.extended || tree.backreference || tree.loose_flags)
		return add_alternative(e, x, text, made, err);
	for (size_t i = 0; !code && i < tree.root->count; i++) {
		const struct regex *part = tree.root->parts[i];

		code = add_alternative(e, x, (struct slice){
		    text.at + part->from, part->to - part->from }, made, err);
	}
	return code;
}

enum error_code
expressions_add(struct expressions *e, const struct expression *x,
    struct error *err)
{
	struct question q = { ABOUT_EXPRESSION, (x->text.fold ? 1U : 0) |
		(x->text.multiline ? 2U : 0) | (x->word ? 4U : 0) |
		(x->captures ? 8U : 0), x->text.text };
	struct alternatives all = { 0 };
	bool has_capitals;
	enum error_code code;

	if (!x->captures && !e->plainly &&
	    is_plain(x->text.text, &has_capitals)) {
		add_plain(e, x, has_capitals);
		return ERR_NONE;
	}
	if (alternatives_recall(&all, x->answers, &q, e->pool)) {
		for (size_t i = 0; i < all.count; i++)
			add_known(e, x, &all.items[i]);
		return ERR_NONE;
	}
	code = read_all(e, x, &all, err);
	if (!code)
		alternatives_note(&all, x->answers, &q);
	return code;
}

void
expressions_build(struct expressions *e)
{
	lexicon_build(e->lexicon);
}
