/* SPDX-License-Identifier: Apache-2.0 */
/* trademark-mark: a mark carries its sign, and is used as a mark. */
#include <string.h>

#include "base/ascii.h"
#include "kind.h"

/* Bytes that are looked at behind a name. */
enum { BESIDE = 200 };

static const char *const keys[] = { "every", "per", "misuse", NULL };

/* What a mark is not: each has its bit in trademark.misuse. */
enum misuse { MISUSE_VERB, MISUSE_PLURAL, MISUSE_POSSESSIVE, MISUSE_NOUN };

static const char *const misuses[] = { "verb", "plural", "possessive",
	"noun" };

struct trademark {
	const struct registry *terms;
	uint32_t inflected;	/* group of plurals and verbs */
	unsigned misuse;	/* 1 << enum misuse */
	bool every;		/* not only the first mention */
	bool sections;		/* the first of each section */
};

/* By the entry. */
struct mention {
	const struct block *block;	/* of the first one; NULL: none yet */
	size_t start;
	size_t end;
	bool marked;		/* since the last heading, if that counts */
};

struct seen {
	struct mention *mentions;	/* NULL: none yet */
};

/* What may stand behind a term: signs, as they are typed, too. */
static const char *const signs[] = { "\302\256", "\342\204\242",
	"\342\204\240", "(R)", "(TM)", "(SM)", "(r)", "(tm)", "(sm)" };

static bool
is_misuse(const struct trademark *own, enum misuse misuse)
{
	return own->misuse >> misuse & 1;
}

static enum error_code
read_misuse(struct rule_reading *r, struct trademark *own)
{
	const struct node *list = NULL;
	enum error_code code = rule_get_list(r, "misuse", &list);

	for (size_t i = 0; list && i < list->count; i++) {
		size_t known = 0;

		while (known < 4 && strcmp(misuses[known],
		    list->items[i]->text) != 0)
			known++;
		if (known == 4)
			return rule_fail(r, list->items[i], "\"%s\" is not a "
			    "misuse (verb, plural, possessive or noun)",
			    list->items[i]->text);
		own->misuse |= 1U << known;
	}
	return code;
}

static enum error_code
read_per(struct rule_reading *r, struct trademark *own)
{
	const char *per = "document";
	enum error_code code = rule_get_text(r, "per", &per);

	own->sections = strcmp(per, "section") == 0;
	if (!code && !own->sections && strcmp(per, "document") != 0)
		code = rule_fail(r, node_get(r->map, "per"), "\"per\" must be "
		    "document or section");
	return code;
}

/* "Desks", "to desked": the name with an ending. */
static enum error_code
add_inflected(struct rule_reading *r, const struct trademark *own,
    const char *name, uint32_t tag)
{
	static const struct {
		enum misuse misuse;
		const char *endings[3];
	} forms[] = {
		{ MISUSE_PLURAL, { "s", "es", NULL } },
		{ MISUSE_VERB, { "ed", "ing", NULL } },
	};
	enum error_code code = ERR_NONE;

	for (size_t f = 0; f < 2; f++) {
		const char *const *ending = forms[f].endings;

		for (; !code && is_misuse(own, forms[f].misuse) && *ending;
		    ending++)
			code = kind_add_phrase(r, own->inflected, pool_format(
			    r->pool, "%s%s", name, *ending), tag * 2 +
			    (forms[f].misuse == MISUSE_PLURAL));
	}
	return code;
}

static enum error_code
read(struct rule_reading *r)
{
	struct trademark *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	kind_group(r);
	own->inflected = expressions_group(r->expressions);
	if ((code = rule_get_bool(r, "every", &own->every)) ||
	    (code = read_per(r, own)) || (code = read_misuse(r, own)) ||
	    (code = kind_registry(r, "terms", &own->terms)))
		return code;
	for (uint32_t i = 0; !code && i < own->terms->count; i++) {
		const struct node *entry = own->terms->entries[i];
		const char *name = registry_name(entry);

		if (!node_get(entry, "mark") && !node_get(entry, "marks"))
			continue;
		code = kind_add_phrase(r, r->rule->group, name, i);
		if (!code)
			code = add_inflected(r, own, name, i);
	}
	return code;
}

/* The sign that this document's market wants. */
static const char *
wanted(struct rule_run *run, const struct node *entry)
{
	const struct node *marks = node_get(entry, "marks");
	struct names markets = facts_values(run->facts, "market", run->pool);
	const char *mark = node_get_text(entry, "mark", "");

	for (size_t i = 0; marks && i < markets.count; i++)
		mark = node_get_text(marks, markets.items[i], mark);
	return mark;
}

static size_t
sign_len(struct slice rest)
{
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		if (slice_starts(rest, signs[i]))
			return strlen(signs[i]);
	}
	return 0;
}

static void
report(struct rule_run *run, const struct rule *rule, const struct node *entry,
    struct rule_hit *hit)
{
	const struct trademark *own = rule->own;

	hit->arguments[0] = registry_name(entry);
	hit->count = hit->arguments[1] ? 2 : 1;
	kind_cite(run, hit, own->terms, entry);
	rule_report(run, rule, hit);
}

static void
judge_sign(struct rule_run *run, const struct rule *rule,
    const struct expression_match *m, const struct node *entry)
{
	const char *mark = wanted(run, entry);
	struct slice rest = slice_skip(run->block->text, m->end);
	size_t len = sign_len(rest);
	struct rule_hit hit = { .start = m->start, .end = m->end + len,
		.arguments = { NULL, mark }, .says = len ?
		"\"%s\" carries another sign here: \"%s\"" :
		"\"%s\" lacks its sign \"%s\"" };

	if (!mark[0] || slice_starts(rest, mark))
		return;
	kind_offer(run, &hit, pool_format(run->pool, "%.*s%s", (int)(m->end -
	    m->start), run->block->text.at + m->start, mark));
	report(run, rule, entry, &hit);
}

/* Whether the text begins with one of the words. */
static bool
begins_with(struct slice text, const struct names *words, struct pool *pool)
{
	const char *flat;

	text.len = text.len > BESIDE ? BESIDE : text.len;
	flat = kind_flat(text, pool);
	for (size_t i = 0; i < words->count; i++) {
		const char *word = kind_flat(slice_of(words->items[i]), pool);
		size_t len = strlen(word);

		if (strncmp(flat, word, len) == 0 &&
		    !ascii_is_alnum(flat[len]))
			return true;
	}
	return false;
}

/* "to NAME it", "can NAME your ...": what it is followed by makes it a verb. */
static bool
is_verb(struct rule_run *run, size_t start, struct slice rest)
{
	static const char *const before[] = { "to", "can", "will", "could",
		"should", "must", "just", "let's", "please" };
	static const char *const after[] = { "it", "this", "that", "them",
		"your", "our", "their", "him", "her", "us" };
	struct slice head = slice_trim((struct slice){ run->block->text.at,
		start });
	struct names objects = { 0 };
	bool led = false;

	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
		size_t len = strlen(before[i]);

		led |= slice_ends(head, before[i]) && (head.len == len ||
		    strchr(" \n(\"'", head.at[head.len - len - 1]));
	}
	for (size_t i = 0; i < sizeof after / sizeof after[0]; i++)
		names_add(&objects, run->pool, after[i]);
	return led && begins_with(slice_trim(rest), &objects, run->pool);
}

static void
judge_use(struct rule_run *run, const struct rule *rule,
    const struct expression_match *m, const struct node *entry)
{
	const struct trademark *own = rule->own;
	struct slice rest = slice_skip(run->block->text, m->end);
	struct names nouns = registry_list(entry, "nouns", run->pool);
	struct rule_hit hit = { .start = m->start, .end = m->end };

	rest = slice_skip(rest, sign_len(rest));
	if (is_misuse(own, MISUSE_POSSESSIVE) && (slice_starts(rest, "'s") ||
	    slice_starts(rest, "\342\200\231s"))) {
		hit.says = "\"%s\" is a mark, and owns nothing";
		hit.remedy = "write it without the 's";
	} else if (is_misuse(own, MISUSE_VERB) && is_verb(run, m->start, rest)) {
		hit.says = "\"%s\" is a mark, not a verb";
		hit.remedy = "say what is done with it";
	} else if (is_misuse(own, MISUSE_NOUN) && nouns.count &&
	    !begins_with(slice_trim(rest), &nouns, run->pool)) {
		hit.says = "\"%s\" is a mark: say what it is (%s)";
		hit.arguments[1] = names_join(&nouns, ", ", run->pool);
		hit.remedy = "put the word for such things behind it";
	}
	if (hit.says)
		report(run, rule, entry, &hit);
}

static void
judge_inflected(struct rule_run *run, const struct rule *rule)
{
	const struct trademark *own = rule->own;
	struct expression_match m;

	for (size_t from = 0; kind_next(run, own->inflected, from, &m);
	    from = expression_after(&m, run->block->text)) {
		const struct node *entry = own->terms->entries[m.tag / 2];
		struct names variants = registry_list(entry, "variants",
		    run->pool);
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.says = m.tag % 2 ? "\"%s\" is a mark, and has no "
			"plural" : "\"%s\" is a mark, not a verb",
			.remedy = "write it as it is registered" };

		if (!names_has(&variants, rule_text_copy(run, m.start, m.end)))
			report(run, rule, entry, &hit);
	}
}

static void
begin_section(const struct trademark *own, const struct seen *seen,
    const struct block *block)
{
	if (!own->sections || !kind_is_heading(block))
		return;
	for (size_t i = 0; i < own->terms->count; i++)
		seen->mentions[i].marked = false;
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct trademark *own = rule->own;
	struct seen *seen = rule_state(run, rule);
	struct expression_match m;

	if (!kind_is_body(block))
		return;
	if (!seen->mentions)
		seen->mentions = pool_alloc(run->pool, (own->terms->count +
		    1) * sizeof *seen->mentions);
	begin_section(own, seen, block);
	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, block->text)) {
		struct mention *mention = &seen->mentions[m.tag];
		const struct node *entry = own->terms->entries[m.tag];

		if (own->every || !mention->marked)
			judge_sign(run, rule, &m, entry);
		judge_use(run, rule, &m, entry);
		mention->marked = true;
		if (!mention->block)
			*mention = (struct mention){ block, m.start, m.end,
				true };
	}
	judge_inflected(run, rule);
}

/* What is to be said of a mark stands somewhere, once it is named. */
static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct trademark *own = rule->own;
	const struct seen *seen = rule_state(run, rule);

	for (size_t i = 0; seen->mentions && i < own->terms->count; i++) {
		const struct node *entry = own->terms->entries[i];
		const char *line = node_get_text(entry, "attribution", NULL);
		const struct mention *first = &seen->mentions[i];
		struct rule_hit hit = { .start = first->start,
			.end = first->end, .arguments = { NULL, line }, .says =
			"nothing says of \"%s\": \"%s\"" };

		if (!line || !first->block || kind_says(run, line))
			continue;
		hit.remedy = pool_format(run->pool, "add: %s", line);
		run->block = first->block;
		report(run, rule, entry, &hit);
	}
}

const struct rule_kind kind_trademark_mark = {
	.name = "trademark-mark",
	.keys = keys,
	.many = true,
	.of_whole = true,
	.state = sizeof(struct seen),
	.read = read,
	.judge = judge,
	.finish = finish,
};
