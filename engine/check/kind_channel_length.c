/* SPDX-License-Identifier: Apache-2.0 */
/* channel-length: parts as long as their channel shows them. */
#include <string.h>
#include <strings.h>

#include "bounds.h"
#include "sms.h"
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

/* A part's text and its place. */
struct part {
	struct slice text;
	struct source_span span;
};

/* "Subject: ..." among the lines before the first blank one. */
static bool
find_header(const struct rule_run *run, const char *name, struct part *out)
{
	struct slice rest = run->source, line;
	size_t len = strlen(name);

	if (slice_starts(rest, "---\n")) {
		size_t end = slice_find(slice_skip(rest, 3), "\n---\n");

		rest = slice_skip(rest, end + 3 + sizeof "\n---\n" - 1 <
		    rest.len ? end + 3 + sizeof "\n---\n" - 1 : rest.len);
	}
	while (slice_line(&rest, &line) && slice_trim(line).len) {
		size_t from = (size_t)(line.at - run->source.at);

		if (line.len <= len || strncasecmp(line.at, name, len) != 0 ||
		    line.at[len] != ':')
			continue;
		out->text = slice_trim(slice_skip(line, len + 1));
		out->span = (struct source_span){ from, from + line.len };
		return true;
	}
	return false;
}

/* Body, headline, a header line, or a key of front matter. */
static bool
find_part(struct rule_run *run, const char *name, struct part *out)
{
	const char *scope = pool_format(run->pool, "text.frontmatter.%s.md",
	    name);
	bool headline = strcmp(name, "headline") == 0;

	for (size_t i = 0; i < run->blocks->count; i++) {
		const struct block *b = &run->blocks->items[i];

		if (strcmp(b->scope, headline ? "text.heading.h1.md" : scope))
			continue;
		out->text = b->text;
		out->span = block_source(b, 0, b->text.len);
		return true;
	}
	return find_header(run, name, out);
}

static struct slice
body_text(struct rule_run *run)
{
	struct buf out = { 0 };

	buf_text(&out, "");
	for (size_t i = 0; i < run->blocks->count; i++) {
		if (!kind_is_body(&run->blocks->items[i]))
			continue;
		buf_text(&out, out.len ? "\n\n" : "");
		buf_add(&out, run->blocks->items[i].text);
	}
	return buf_settle(&out, run->pool);
}

/* The most that a field's value may have, else what its slot has. */
static size_t
slot_length(struct rule_run *run, struct slice slot)
{
	const struct node *fields = run->facts->own ?
	    node_get(run->facts->own, "fields") : NULL;
	const char *name = pool_copy(run->pool, (struct slice){ slot.at + 2,
	    slot.len - 4 });
	const struct node *field = fields && fields->kind == NODE_MAP ?
	    node_get(fields, name) : NULL;
	const char *most = field && field->kind == NODE_MAP ?
	    node_get_text(field, "max", NULL) : NULL;
	struct bounds bounds;

	return most && bounds_read(&bounds, most) ? (size_t)bounds.most :
	    slot.len;
}

/* Graphemes, with each slot at its longest. */
static size_t
measure(struct rule_run *run, struct slice text)
{
	size_t count = 0;

	for (;;) {
		size_t open = slice_find(text, "{{");
		struct slice slot = slice_skip(text, open);
		size_t close = slice_find(slot, "}}");

		if (open == text.len || close == slot.len)
			return count + graphemes_count(text);
		count += graphemes_count((struct slice){ text.at, open });
		slot.len = close + 2;
		count += slot_length(run, slot);
		text = slice_skip(text, open + slot.len);
	}
}

static void
judge_part(struct rule_run *run, const struct rule *rule,
    const struct named_bounds *wanted)
{
	bool body = strcmp(wanted->name, "body") == 0;
	struct part part = { { "", 0 }, { 0, 0 } };
	struct rule_hit hit = { .arguments = { wanted->name }, .count = 3,
		.says = "the %s has %s characters (%s)",
		.remedy = "a person writes it otherwise" };
	size_t length;

	if (body)
		part.text = body_text(run);
	else if (!find_part(run, wanted->name, &part))
		return;
	length = measure(run, part.text);
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
	struct sms sms = sms_measure(body_text(run));
	struct rule_hit hit = { .count = 3, .says = "the message is %s "
		"segments long (at most %s; %s)", .remedy = "shorten it" };

	if (!own->segments || sms.segments <= (size_t)own->segments)
		return;
	hit.arguments[0] = pool_format(run->pool, "%zu", sms.segments);
	hit.arguments[1] = pool_format(run->pool, "%d", (int)own->segments);
	hit.arguments[2] = pool_format(run->pool, sms.wide ? "%zu units in "
	    "UCS-2" : "%zu in the GSM alphabet", sms.units);
	rule_report_file(run, rule, &hit);
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
