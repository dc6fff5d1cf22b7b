/* SPDX-License-Identifier: Apache-2.0 */
#include "placeholder.h"

#include <string.h>

#include "base/mem.h"
#include "placeholder_link.h"
#include "placeholder_scan.h"
#include "placeholder_wording.h"
#include "prose.h"

/* A comment between blank lines takes its line and the blank one with it. */
static size_t
comment_end(struct slice text, const struct prose_part *part)
{
	struct slice before = { text.at, part->from };
	size_t to = part->to;

	if (before.len && !slice_is(before, "\n") &&
	    !slice_ends(before, "\n\n"))
		return to;
	while (to < part->to + 2 && to < text.len && text.at[to] == '\n')
		to++;
	return to;
}

static void
scan_part(struct scan *s, const struct prose_part *part)
{
	struct placeholder comment = { .kind = PLACEHOLDER_COMMENT,
		.from = part->from, .to = comment_end(s->text, part) };

	if (part->kind == PROSE_COMMENT) {
		s->out->items = pool_grow(s->pool, s->out->items,
		    s->out->count, sizeof *s->out->items);
		s->out->items[s->out->count++] = comment;
	} else if (part->kind == PROSE_WORDS) {
		memset(s->lonely, 0, sizeof s->lonely);
		placeholder_scan(s, part->from, part->to, 0);
	}
}

static const char *
hint_suffix(enum placeholder_hint hint)
{
	return hint == HINT_PERCENT ? "percent" :
	    hint == HINT_AMOUNT ? "amount" : NULL;
}

static enum field_type
make_type(const struct placeholder *p, const char *slug)
{
	enum field_type type = FIELD_TEXT;

	/* "[specific date/time]", "[result, with number]" are none of these. */
	if (!memchr(p->wording.at, '/', p->wording.len) &&
	    !memchr(p->wording.at, ',', p->wording.len))
		type = placeholder_wording_type(slug);
	switch (p->hint) {
	case HINT_PERCENT:
		return FIELD_PERCENT;
	case HINT_AMOUNT:
		return FIELD_NUMBER;
	case HINT_MAILTO:
		return FIELD_EMAIL;
	case HINT_TEL:
		return FIELD_PHONE;
	case HINT_LINK:
		return type == FIELD_EMAIL || type == FIELD_PHONE ? type :
		    FIELD_URL;
	default:
		return type;
	}
}

/* What two placeholders share when they are the same field. */
static const char *
make_key(const struct placeholder *p, const char *slug, struct pool *pool)
{
	const char *suffix = hint_suffix(p->hint);

	if (make_type(p, slug) == FIELD_PERCENT)
		suffix = hint_suffix(HINT_PERCENT);
	return pool_format(pool, "%s %s", *slug ? slug :
	    pool_copy(pool, p->wording), suffix ? suffix : "");
}

static const char *
free_name(const struct placeholders *list, const char *name,
    struct pool *pool)
{
	const char *try = name;

	for (int i = 2;; i++) {
		size_t taken = 0;

		while (taken < list->field_count &&
		    strcmp(list->fields[taken].name, try) != 0)
			taken++;
		if (taken == list->field_count)
			return try;
		try = pool_format(pool, "%s_%d", name, i);
	}
}

/* "x" alone says nothing: "x_percent" does. */
static const char *
make_name(const struct placeholder *p, const char *slug, struct pool *pool)
{
	const char *suffix = hint_suffix(p->hint);

	if (!*slug)
		return suffix ? suffix : "field";
	return suffix && strlen(slug) < 3 ? pool_format(pool, "%s_%s", slug,
	    suffix) : slug;
}

static size_t
find_field(const struct placeholders *list, const char *key)
{
	size_t i = 0;

	while (i < list->field_count &&
	    strcmp(list->fields[i].key, key) != 0)
		i++;
	return i;
}

static void
name_field(struct placeholders *list, struct placeholder *p,
    struct slice text, struct pool *pool)
{
	const char *slug = placeholder_wording_slug(p->wording, pool);
	/* It stays before the field, but is looked for with it. */
	size_t from = p->from - (p->from && text.at[p->from - 1] == '$');
	struct placeholder_field field = {
		.key = make_key(p, slug, pool),
		.type = make_type(p, slug),
		.was = pool_copy(pool, (struct slice){ text.at + from,
		    p->to - from }),
	};

	p->field = find_field(list, field.key);
	if (p->field < list->field_count) {
		if (p->hint >= HINT_LINK)
			list->fields[p->field].type = field.type;
		return;
	}
	field.name = free_name(list, make_name(p, slug, pool), pool);
	list->fields = pool_grow(pool, list->fields, list->field_count,
	    sizeof *list->fields);
	list->fields[list->field_count++] = field;
}

/* A percentage is written without its sign: the text keeps, or gets, one. */
static void
keep_sign(const struct placeholders *list, struct placeholder *p)
{
	if (list->fields[p->field].type == FIELD_PERCENT &&
	    p->hint == HINT_NONE)
		p->after = "%";
}

void
placeholder_find(struct placeholders *out, struct slice text,
    struct pool *pool)
{
	struct prose prose = { 0 };
	struct names labels = { 0 };
	struct scan scan = { .text = text, .labels = &labels, .out = out,
		.pool = pool };

	prose_cut(&prose, text, pool);
	for (size_t i = 0; i < prose.count; i++) {
		const struct prose_part *part = &prose.items[i];

		if (part->kind == PROSE_WORDS)
			placeholder_link_labels(&labels, (struct slice){
			    text.at + part->from, part->to - part->from },
			    pool);
	}
	for (size_t i = 0; i < prose.count; i++)
		scan_part(&scan, &prose.items[i]);
	for (size_t i = 0; i < out->count; i++) {
		if (out->items[i].kind == PLACEHOLDER_FIELD)
			name_field(out, &out->items[i], text, pool);
	}
	for (size_t i = 0; i < out->count; i++) {
		if (out->items[i].kind == PLACEHOLDER_FIELD)
			keep_sign(out, &out->items[i]);
	}
}

void
placeholder_write(const struct placeholders *list,
    const struct placeholder_range *range, struct buf *out)
{
	size_t at = range->from;

	for (size_t i = 0; i < list->count; i++) {
		const struct placeholder *p = &list->items[i];

		if (p->kind == PLACEHOLDER_LEFT || p->from < at ||
		    p->to > range->to)
			continue;
		buf_add(out, (struct slice){ range->text.at + at,
		    p->from - at });
		if (p->kind == PLACEHOLDER_FIELD)
			buf_format(out, "%s{{%s}}%s", p->before,
			    list->fields[p->field].name, p->after);
		at = p->to;
	}
	buf_add(out, (struct slice){ range->text.at + at, range->to - at });
}

void
placeholder_mask(const struct placeholders *list, struct slice text,
    struct buf *out)
{
	size_t start = out->len;

	buf_add(out, text);
	for (size_t i = 0; i < list->count; i++) {
		const struct placeholder *p = &list->items[i];

		for (size_t at = p->from; at < p->to &&
		    p->kind != PLACEHOLDER_LEFT; at++) {
			if (text.at[at] > ' ' && text.at[at] < 0x7F)
				out->at[start + at] = 'x';
		}
	}
}

const struct placeholder *
placeholder_at(const struct placeholders *list, size_t offset)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct placeholder *p = &list->items[i];

		if (p->from <= offset && offset < p->to)
			return p;
	}
	return NULL;
}
