/* SPDX-License-Identifier: Apache-2.0 */
#include "selector.h"

#include <string.h>

static void
add_term(struct selector_terms *terms, struct slice text, struct pool *pool)
{
	struct selector_term term = { 0 };
	struct slice part;

	text = slice_trim(text);
	if (slice_starts(text, "~")) {
		term.negative = true;
		text = slice_trim(slice_skip(text, 1));
	}
	while (slice_until(&text, '.', &part))
		names_add(&term.parts, pool, pool_copy(pool, part));
	terms->items = pool_grow(pool, terms->items, terms->count,
	    sizeof *terms->items);
	terms->items[terms->count++] = term;
}

void
selector_add(struct selector *s, const char *text, struct pool *pool)
{
	struct selector_terms terms = { 0 };
	struct slice rest = slice_of(text), term;

	while (slice_until(&rest, '&', &term))
		add_term(&terms, term, pool);
	s->items = pool_grow(pool, s->items, s->count, sizeof *s->items);
	s->items[s->count++] = terms;
}

static bool
has_part(const char *scope, const char *part)
{
	struct slice rest = slice_of(scope), next;

	while (slice_until(&rest, '.', &next)) {
		if (slice_is(next, part))
			return true;
	}
	return false;
}

static bool
has_all(const char *scope, const struct names *parts)
{
	for (size_t i = 0; i < parts->count; i++) {
		if (!has_part(scope, parts->items[i]))
			return false;
	}
	return true;
}

static bool
is_whole(const char *scope)
{
	return strncmp(scope, "raw.", 4) == 0 ||
	    strncmp(scope, "summary.", 8) == 0;
}

bool
selector_chooses(const struct selector *s, const char *scope)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct selector_terms *terms = &s->items[i];
		bool holds = terms->count > 0;

		for (size_t t = 0; holds && t < terms->count; t++) {
			const struct selector_term *term = &terms->items[t];

			holds = term->negative ? !is_whole(scope) &&
			    !has_all(scope, &term->parts) :
			    has_all(scope, &term->parts);
		}
		if (holds)
			return true;
	}
	return false;
}

bool
selector_names(const struct selector *s, const char *part)
{
	for (size_t i = 0; i < s->count; i++) {
		for (size_t t = 0; t < s->items[i].count; t++) {
			const struct selector_term *term =
			    &s->items[i].items[t];

			if (!term->negative && names_has(&term->parts, part))
				return true;
		}
	}
	return false;
}

bool
selector_needs(const struct selector *s, const char *part)
{
	for (size_t i = 0; i < s->count; i++) {
		struct selector one = { &s->items[i], 1 };

		if (!selector_names(&one, part))
			return false;
	}
	return s->count > 0;
}

/* What blocks.h makes scopes of; behind "frontmatter" any key may stand. */
static const char *const known[] = { "text", "heading", "h1", "h2", "h3",
	"h4", "h5", "h6", "list", "blockquote", "table", "header", "cell",
	"caption", "figcaption", "attr", "alt", "frontmatter", "paragraph",
	"sentence", "raw", "summary", "md" };

static bool
is_known(const char *part)
{
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (strcmp(part, known[i]) == 0)
			return true;
	}
	return false;
}

static const char *
find_stranger(const struct selector_term *term)
{
	if (term->negative || names_has(&term->parts, "frontmatter"))
		return NULL;
	for (size_t i = 0; i < term->parts.count; i++) {
		if (!is_known(term->parts.items[i]))
			return term->parts.items[i];
	}
	return NULL;
}

const char *
selector_stranger(const struct selector *s)
{
	const char *stranger = NULL;

	for (size_t i = 0; i < s->count; i++) {
		const char *here = NULL;

		for (size_t t = 0; !here && t < s->items[i].count; t++)
			here = find_stranger(&s->items[i].items[t]);
		if (!here)
			return NULL;	/* this alternative can match */
		stranger = here;
	}
	return stranger;
}
