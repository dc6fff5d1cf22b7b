/* SPDX-License-Identifier: Apache-2.0 */
/* locale-parity: a translation has what its original has, meaning apart. */
#include <string.h>

#include "base/buf.h"
#include "base/plural.h"
#include "kind.h"
#include "target.h"

static const char *const keys[] = { NULL };

struct parity {
	struct known_files files;	/* templates and blocks */
	const struct registry *disclaimers;	/* NULL: there are none */
};

/* What of a text does not depend on its language; with repetitions. */
struct traits {
	struct names slots;	/* "{{customer}}" */
	struct names markers;	/* "<!-- region opening -->" */
	struct names claims;
	struct names links;	/* their hosts */
	struct names images;
	struct names headings;	/* "##" */
	const char *flat;	/* all its body */
};

static enum error_code
read(struct rule_reading *r)
{
	struct parity *own = pool_alloc(r->pool, sizeof *own);
	struct error err;
	enum error_code code;

	r->rule->own = own;
	if (!r->registries)
		return ERR_NONE;
	registries_documents(r->registries, &own->files);
	code = registries_ask(r->registries, "disclaimers", &own->disclaimers,
	    &err);
	if (code && code != ERR_MISSING)
		return error_set(r->err, code, "%s", err.text);
	return ERR_NONE;
}

/* Every text from open to close, both with it, that stands on one line. */
static void
collect(struct names *out, struct slice text, const char *open,
    const char *close, struct pool *pool)
{
	struct slice line;

	while (slice_line(&text, &line)) {
		size_t from;

		while ((from = slice_find(line, open)) < line.len) {
			struct slice rest = slice_skip(line, from);
			size_t to = slice_find(rest, close);

			if (to == rest.len)
				break;
			to += strlen(close);
			names_add(out, pool, pool_copy(pool,
			    (struct slice){ rest.at, to }));
			line = slice_skip(rest, to);
		}
	}
}

/* "northwind.example" of an address; what has no host is all of it. */
static const char *
host_of(const char *url, struct pool *pool)
{
	struct target target = target_of(url, pool);

	return target.host[0] ? target.host : url;
}

static void
add_blocks(struct traits *out, const struct blocks *blocks,
    struct pool *pool)
{
	struct buf flat = { 0 };

	buf_text(&flat, "");
	for (size_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->items[i];

		if (!kind_is_body(b))
			continue;
		buf_format(&flat, " %s", kind_flat(b->text, pool));
		if (slice_starts(slice_of(b->scope), "text.heading.h"))
			names_add(&out->headings, pool, pool_format(pool,
			    "%.2s", b->scope + sizeof "text.heading." - 1));
	}
	out->flat = buf_settle(&flat, pool).at;
	for (size_t i = 0; i < blocks->link_count; i++) {
		const struct block_link *link = &blocks->links[i];

		names_add(link->image ? &out->images : &out->links, pool,
		    link->image ? link->url : host_of(link->url, pool));
	}
	for (size_t i = 0; i < blocks->note_count; i++)
		names_add(&out->claims, pool, blocks->notes[i].claim);
}

static struct traits
traits_of(const struct blocks *blocks, struct slice text,
    const struct node *matter, struct pool *pool)
{
	struct facts facts = { matter, NULL };
	struct traits out = { .claims = facts_values(&facts, "claims", pool) };

	collect(&out.slots, text, "{{", "}}", pool);
	collect(&out.markers, text, "<!-- region ", "-->", pool);
	collect(&out.markers, text, "<!-- when ", "-->", pool);
	add_blocks(&out, blocks, pool);
	return out;
}

/* An included block may be the one of its language: "proof", "proof-de". */
static bool
has_own(const struct names *have, const char *name)
{
	size_t len = strlen(name) - 2;

	for (size_t i = 0; i < have->count &&
	    strncmp(name, "{{>", 3) == 0; i++) {
		if (strncmp(have->items[i], name, len) == 0 &&
		    have->items[i][len] == '-')
			return true;
	}
	return false;
}

/* How many from *at on are called so; *at goes behind them. */
static size_t
take(const struct names *names, size_t *at, const char *name)
{
	size_t from;

	while (*at < names->count && strcmp(names->items[*at], name) < 0)
		++*at;
	from = *at;
	while (*at < names->count && strcmp(names->items[*at], name) == 0)
		++*at;
	return *at - from;
}

/* What the original has more often than the translation, each told once. */
static void
compare(struct rule_run *run, const struct rule *rule,
    const struct known_file *original, struct names *const *both,
    const char *what)
{
	const struct names *want = both[0], *have = both[1];
	size_t in_want = 0, in_have = 0;

	names_sort(both[0]);
	names_sort(both[1]);
	while (in_want < want->count) {
		const char *name = want->items[in_want];
		size_t wanted = take(want, &in_want, name);
		size_t found = take(have, &in_have, name);
		struct rule_hit hit = { .arguments = { what, name },
			.count = 3, .says = found ? "%s %s stands %s" :
			"%s %s is missing", .remedy = "say in the translation "
			"all that the original says", .reason = original->path };

		if (found >= wanted || has_own(have, name))
			continue;
		hit.arguments[2] = pool_format(run->pool, "%s, in the "
		    "original %zu", plural(found, "time", run->pool), wanted);
		rule_report_file(run, rule, &hit);
	}
}

/* A disclaimer of the original, in the words of the document's language. */
static void
compare_disclaimers(struct rule_run *run, const struct rule *rule,
    const struct known_file *original, const struct traits *both)
{
	const struct parity *own = rule->own;
	const char *language = facts_text(run->facts, "language");

	for (size_t i = 0; own->disclaimers && i < own->disclaimers->count;
	    i++) {
		const struct node *entry = own->disclaimers->entries[i];
		const struct node *others = node_get(entry, "translations");
		const char *text = node_get_text(entry, "text", "");
		const char *wanted = others && language ? node_get_text(others,
		    language, text) : text;
		struct rule_hit hit = { .arguments = { registry_name(entry),
			original->path }, .count = 2, .says = "the disclaimer "
			"\"%s\" of %s is missing" };

		if (!kind_has_words(both[0].flat, kind_flat(slice_of(text),
		    run->pool)) || kind_has_words(both[1].flat, kind_flat(
		    slice_of(wanted), run->pool)))
			continue;
		hit.remedy = pool_format(run->pool, "add: %s", wanted);
		kind_cite(run, &hit, own->disclaimers, entry);
		rule_report_file(run, rule, &hit);
	}
}

static void
compare_all(struct rule_run *run, const struct rule *rule,
    const struct known_file *original, struct traits *both)
{
	const struct {
		const char *what;
		struct names *names[2];
	} parts[] = {
		{ "the slot", { &both[0].slots, &both[1].slots } },
		{ "the marker", { &both[0].markers, &both[1].markers } },
		{ "the claim", { &both[0].claims, &both[1].claims } },
		{ "a link to", { &both[0].links, &both[1].links } },
		{ "the picture", { &both[0].images, &both[1].images } },
		{ "a heading", { &both[0].headings, &both[1].headings } },
	};

	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		compare(run, rule, original, parts[i].names, parts[i].what);
	compare_disclaimers(run, rule, original, both);
}

static const struct known_file *
find_original(const struct parity *own, const char *id)
{
	for (size_t i = 0; i < own->files.count; i++) {
		if (strcmp(own->files.items[i].id, id) == 0)
			return &own->files.items[i];
	}
	return NULL;
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct parity *own = rule->own;
	const char *id = run->facts->own ? node_get_text(run->facts->own,
	    "translates", NULL) : NULL;
	const struct known_file *original = id ? find_original(own, id) : NULL;
	struct blocks want, have;
	struct rule_hit hit = { .arguments = { id }, .count = 1, .says =
		"it translates \"%s\", which is not there", .remedy =
		"name the id of its original" };

	if (!id)
		return;
	if (!original)
		rule_report_file(run, rule, &hit);
	if (!original || !rule_read_whole(run, rule, original->text, &want) ||
	    !rule_read_whole(run, rule, run->source, &have))
		return;
	compare_all(run, rule, original, (struct traits[]){
	    traits_of(&want, original->text, facts_read(original->text,
	    run->pool), run->pool),
	    traits_of(&have, run->source, run->facts->own, run->pool) });
}

const struct rule_kind kind_locale_parity = {
	.name = "locale-parity",
	.keys = keys,
	.many = true,
	.of_whole = true,
	.read = read,
	.finish = finish,
};
