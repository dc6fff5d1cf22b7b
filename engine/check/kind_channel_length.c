/* SPDX-License-Identifier: Apache-2.0 */
/* channel-length: parts as long as their channel shows them. */
#include <string.h>
#include <strings.h>

#include "bounds.h"
#include "data/reader.h"
#include "model/template.h"
#include "said.h"
#include "sms.h"
#include "text/header.h"
#include "text/words.h"

static const char *const keys[] = { "channels", "parts", "segments", NULL };

struct lengths {
	const struct node *channels;	/* NULL: any */
	struct bounds_list parts;	/* in graphemes */
	int64_t segments;		/* of a text message; 0: any number */
};

static enum error_code
read(struct rule_reading *r)
{
	struct lengths *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	(void)((code = rule_get_list(r, "channels", &own->channels)) ||
	    (code = rule_get_number(r, "segments", &own->segments)) ||
	    (code = bounds_read_map(&own->parts, r, "parts", NULL)));
	return code;
}

/* The lines before the first blank one, behind front matter. */
static struct slice
first_lines(const struct rule_run *run)
{
	struct slice rest = run->source, lines, line;
	struct front front;
	struct error err;

	if (slice_starts(rest, "---") && !front_split(&front, "", rest, &err))
		rest = front.body;
	do
		lines = rest;
	while (slice_line(&rest, &line) && !slice_trim(line).len);
	rest = lines;
	while (slice_line(&rest, &line) && slice_trim(line).len)
		lines.len = (size_t)(line.at + line.len - lines.at);
	return lines;
}

/* Whether the line is "name: ...", in letters of any case. */
static bool
is_named(struct slice line, const char *name)
{
	size_t len = strlen(name);

	return line.len > len && strncasecmp(line.at, name, len) == 0 &&
	    line.at[len] == ':';
}

/* A part's text and its place. */
struct found {
	struct said said;
	struct source_span span;
};

/* "Subject: ..." among the first lines. */
static bool
find_header(struct rule_run *run, const char *name, struct found *out)
{
	struct slice rest = first_lines(run), line;

	while (slice_line(&rest, &line)) {
		size_t from = (size_t)(line.at - run->source.at);

		if (!is_named(line, name))
			continue;
		said_add(&out->said, run, slice_trim(slice_skip(line,
		    strlen(name) + 1)));
		out->span = (struct source_span){ from, from + line.len };
		return true;
	}
	return false;
}

/*
 * Where header lines end: of a kind of document that has them, or where one
 * of them is a part that the rule knows.
 */
static size_t
headers_end(const struct rule_run *run, const struct lengths *own)
{
	const char *kind = facts_text(run->facts, "kind");
	bool known = kind && template_kind_has_headers(kind);
	struct slice rest = first_lines(run), line;
	size_t end = 0;

	while (slice_line(&rest, &line)) {
		bool named = false;

		for (size_t i = 0; i < own->parts.count; i++)
			named |= is_named(line, own->parts.items[i].name);
		if (!named && !header_name(line))
			break;
		known |= named;
		end = (size_t)(line.at + line.len - run->source.at);
	}
	return known ? end : 0;
}

/* Headline, a key of front matter, or a header line. */
static bool
find_part(struct rule_run *run, const char *name, struct found *out)
{
	const char *scope = pool_format(run->pool, "text.frontmatter.%s.md",
	    name);
	bool headline = strcmp(name, "headline") == 0;

	for (size_t i = 0; i < run->blocks->count; i++) {
		const struct block *b = &run->blocks->items[i];

		if (strcmp(b->scope, headline ? "text.heading.h1.md" : scope))
			continue;
		said_block(&out->said, run, b);
		out->span = block_source(b, 0, b->text.len);
		return true;
	}
	return find_header(run, name, out);
}

static void
say_body(struct rule_run *run, const struct lengths *own, struct said *out)
{
	size_t start = headers_end(run, own);

	for (size_t i = 0; i < run->blocks->count; i++) {
		const struct block *b = &run->blocks->items[i];

		if (!kind_is_body(b) || block_source(b, 0, b->text.len).to <=
		    start)
			continue;
		buf_text(&out->text, out->text.len ? "\n\n" : "");
		said_block(out, run, b);
	}
}

static void
judge_part(struct rule_run *run, const struct rule *rule,
    const struct named_bounds *wanted)
{
	bool body = strcmp(wanted->name, "body") == 0;
	struct found part = { 0 };
	struct rule_hit hit = { .arguments = { wanted->name }, .count = 3,
		.says = "the %s has %s characters (%s)",
		.remedy = "a person must reword it" };
	size_t length;

	if (body)
		say_body(run, rule->own, &part.said);
	else if (!find_part(run, wanted->name, &part))
		return;
	length = graphemes_count(buf_slice(&part.said.text)) + part.said.more;
	said_release(&part.said);
	hit.arguments[2] = bounds_offended(&wanted->bounds, (double)length,
	    run->pool);
	if (!hit.arguments[2])
		return;
	hit.arguments[1] = pool_format(run->pool, "%zu", length);
	if (body)
		rule_report_file(run, rule, &hit);
	else
		rule_report_span(run, rule, &hit, part.span);
}

static void
judge_segments(struct rule_run *run, const struct rule *rule)
{
	const struct lengths *own = rule->own;
	struct said said = { 0 };
	struct rule_hit hit = { .count = 3, .says = "the message is %s "
		"segments long (at most %s; %s)", .remedy = "shorten it" };
	struct sms sms;

	say_body(run, own, &said);
	sms = sms_measure(buf_slice(&said.text), said.more);
	said_release(&said);
	if (!own->segments || sms.segments <= (size_t)own->segments)
		return;
	hit.arguments[0] = pool_format(run->pool, "%zu", sms.segments);
	hit.arguments[1] = pool_format(run->pool, "%d", (int)own->segments);
	hit.arguments[2] = pool_format(run->pool, sms.wide ? "%zu units in "
	    "UCS-2" : "%zu in the GSM alphabet", sms.units);
	rule_report_file(run, rule, &hit);
}

/* Nobody knows how long a value may be whose max is no number. */
static void
judge_fields(struct rule_run *run, const struct rule *rule)
{
	const struct node *fields = said_fields(run);

	for (size_t i = 0; fields && i < fields->count; i++) {
		struct rule_hit hit = { .arguments = { fields->items[i]->key },
			.count = 1, .says = "the max of the field \"%s\" is "
			"not a number of characters",
			.remedy = "write max: 60" };
		size_t ignored;

		if (!said_max(fields->items[i], &ignored))
			rule_report_file(run, rule, &hit);
	}
}

static bool
is_meant(const struct rule_run *run, const struct lengths *own)
{
	const char *channel = facts_channel(run->facts);

	for (size_t i = 0; own->channels && i < own->channels->count; i++) {
		if (channel && strcmp(own->channels->items[i]->text,
		    channel) == 0)
			return true;
	}
	return !own->channels;
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct lengths *own = rule->own;

	if (!is_meant(run, own))
		return;
	judge_fields(run, rule);
	for (size_t i = 0; i < own->parts.count; i++)
		judge_part(run, rule, &own->parts.items[i]);
	judge_segments(run, rule);
}

const struct rule_kind kind_channel_length = {
	.name = "channel-length",
	.keys = keys,
	.many = true,
	.of_whole = true,
	.read = read,
	.finish = finish,
};
