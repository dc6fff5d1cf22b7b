/* SPDX-License-Identifier: Apache-2.0 */
#include "gather.h"

#include <string.h>

#include "base/ascii.h"
#include "split.h"

/* The draft's end without white space. */
static size_t
solid_len(const struct draft *draft)
{
	size_t len = draft->len;

	while (len && ascii_is_white(draft->at[len - 1]))
		len--;
	return len;
}

static void
reset(struct gather *gather)
{
	gather->scoped = NULL;
	gather->depth = gather->masking = 0;
	memset(gather->trail, 0, sizeof gather->trail);
}

void
gather_flush(struct gather *gather)
{
	draft_cut(&gather->draft, solid_len(&gather->draft));
	if (gather->draft.len)
		split_block(gather);
	gather->apart = gather->gap = false;
}

static void
push(struct gather *gather, const struct tag *tag)
{
	if (!gather->scoped && tag->scope)
		gather->scoped = tag;
	gather->trail[2] = gather->trail[1];
	gather->trail[1] = gather->trail[0];
	gather->trail[0] = tag;
	gather->depth++;
}

/*
 * An item of a list within an item: its text follows that item's own text,
 * which no tag has ended yet.
 */
static bool
is_nested_item(const struct gather *gather)
{
	const struct tag *const *trail = gather->trail;
	const struct tag *known = gather->tags.known;

	return trail[0] == &known[TAG_LI] && gather->draft.len &&
	    (trail[1] == &known[TAG_UL] || trail[1] == &known[TAG_OL]);
}

static void
begin_skipping(struct gather *gather, const struct tag *tag)
{
	gather->skipping = 1;
	gather->skipped_by = tag;
	if (tag == &gather->tags.known[TAG_PRE])
		gather->out->counts.pre++;
}

void
gather_open(struct gather *gather, const struct tag *tag,
    struct slice classes)
{
	bool ignored = classes.len &&
	    tags_ignore_class(&gather->tags, classes);

	gather->apart = true;
	gather->mask_next = ignored;
	if (gather->skipping) {
		gather->skipping += tag->skipped || tag == gather->skipped_by;
		return;
	}
	if (tag->is_apart)
		gather_flush(gather);
	if (tag->skipped || (ignored && !tag->is_inline)) {
		begin_skipping(gather, tag);
		return;
	}
	gather->masking += tag->ignored;
	push(gather, tag);
	if (is_nested_item(gather))
		gather_space(gather, SIZE_MAX);
}

void
gather_close(struct gather *gather, const struct tag *tag)
{
	bool ends = !tag->is_inline;

	gather->apart = true;
	gather->mask_next = false;
	if (gather->skipping) {
		gather->skipping -= tag->skipped || tag == gather->skipped_by;
		ends = ends && !gather->skipping;
	} else if (tag->ignored && gather->masking) {
		gather->masking--;
	}
	if (ends) {
		gather_flush(gather);
		reset(gather);
	}
}

void
gather_enter(struct gather *gather, enum tag_id id)
{
	gather_open(gather, &gather->tags.known[id], (struct slice){ "", 0 });
}

void
gather_leave(struct gather *gather, enum tag_id id)
{
	gather_close(gather, &gather->tags.known[id]);
}

/* What another way to write comments has between its ends, or text. */
static struct slice
comment_text(const struct gather *gather, struct slice text,
    struct source_span span)
{
	const struct names *other = gather->wish->comment;
	struct slice raw = { gather->raw.at + span.from, span.to - span.from };
	size_t open, close;

	if (!other || !slice_starts(raw, other->items[0]))
		return text;
	open = strlen(other->items[0]);
	close = strlen(other->items[1]);
	return open + close > raw.len ? text : (struct slice){ raw.at + open,
		raw.len - open - close };
}

void
gather_comment(struct gather *gather, struct slice text,
    struct source_span span)
{
	struct blocks *out = gather->out;

	gather->apart = true;
	text = slice_trim(comment_text(gather, text, span));
	if (!slice_starts(text, "vale "))
		return;
	text = slice_trim(slice_skip(text, sizeof "vale " - 1));
	out->directives = pool_grow(gather->pool, out->directives,
	    out->directive_count, sizeof *out->directives);
	out->directives[out->directive_count++] = (struct block_directive){
		{ pool_copy(gather->pool, text), text.len }, span
	};
	if (!gather->wish->directives)
		return;
	if (slice_is(text, "off"))
		gather->off = true;
	else if (slice_is(text, "on"))
		gather->off = false;
}

void
gather_space(struct gather *gather, size_t at)
{
	if (!gather->apart || !gather->gap) {
		gather->gap = gather->apart = true;
		gather->gap_at = at;
	}
}

/* What stands between the draft and text at from: one space, or nothing. */
static void
join(struct gather *gather, size_t from)
{
	struct draft *draft = &gather->draft;
	size_t solid = solid_len(draft);
	size_t at = gather->gap_at;

	gather->apart = false;
	if (draft->len > solid) {
		draft_cut(draft, solid + 1);
		draft->at[solid] = ' ';
	} else if (gather->gap && draft->len && at < gather->shadow.len) {
		draft_made(draft, slice_of(" "),
		    (struct source_span){ at, at + 1 });
	} else if (gather->gap && draft->len) {
		draft_made(draft, slice_of(" "),
		    (struct source_span){ from, from });
	}
	gather->gap = false;
}

/* Adds bytes without special meaning. */
static void
copy_plain(struct gather *gather, size_t from, size_t to)
{
	const char *shadow = gather->shadow.at;

	if (gather->apart || gather->draft.len == 0) {
		size_t start = from;

		while (from < to && ascii_is_white(shadow[from]))
			from++;
		if (from > start)
			gather_space(gather, start);
		if (from == to)
			return;
		join(gather, from);
	}
	draft_copy(&gather->draft,
	    (struct slice){ shadow + from, to - from }, from);
}

static void
mask(struct gather *gather, struct source_span span)
{
	if (gather->apart || gather->draft.len == 0)
		join(gather, span.from);
	draft_mask(&gather->draft, gather->shadow.at, span);
}

/* The next stretch of from..to in which all bytes are of one kind. */
struct stretch {
	size_t to;
	bool masked;
	bool nothing;
};

static void
meet(struct stretch *stretch, size_t from, struct source_span span)
{
	if (span.from <= from && from < span.to) {
		stretch->masked = true;
		if (span.to < stretch->to)
			stretch->to = span.to;
	} else if (from < span.from && span.from < stretch->to) {
		stretch->to = span.from;
	}
}

static void
meet_tokens(struct gather *gather, struct stretch *stretch, size_t from)
{
	const struct source_span *tokens = gather->wish->token_ignores;
	size_t count = gather->wish->token_ignore_count;

	while (gather->token < count && tokens[gather->token].to <= from)
		gather->token++;
	if (gather->token < count)
		meet(stretch, from, tokens[gather->token]);
}

static void
meet_nothing(const struct gather *gather, struct stretch *stretch,
    size_t from)
{
	const char *at = gather->shadow.at + from;
	size_t len = stretch->to - from, nothing = 0;
	const char *found;

	while (nothing < len && at[nothing] == GATHER_NOTHING)
		nothing++;
	if (nothing) {
		stretch->nothing = true;
		stretch->to = from + nothing;
	} else if ((found = memchr(at, GATHER_NOTHING, len))) {
		stretch->to = from + (size_t)(found - at);
	}
}

static struct stretch
next_stretch(struct gather *gather, size_t from, size_t to)
{
	struct stretch stretch = { .to = to };

	meet(&stretch, from, gather->address);
	meet_tokens(gather, &stretch, from);
	if (gather->has_nothing)
		meet_nothing(gather, &stretch, from);
	return stretch;
}

static bool
is_plain(const struct gather *gather, size_t from)
{
	return !gather->has_nothing && gather->address.to <= from &&
	    gather->token == gather->wish->token_ignore_count;
}

static bool
is_masked(const struct gather *gather)
{
	return gather->masking || gather->mask_next;
}

void
gather_copy(struct gather *gather, size_t from, size_t to)
{
	if (gather->skipping || gather->off)
		return;
	if (is_masked(gather)) {
		gather_mask(gather, (struct source_span){ from, to });
		return;
	}
	if (is_plain(gather, from)) {
		copy_plain(gather, from, to);
		return;
	}
	while (from < to) {
		struct stretch stretch = next_stretch(gather, from, to);

		if (stretch.masked && !stretch.nothing)
			mask(gather, (struct source_span){ from, stretch.to });
		else if (!stretch.nothing)
			copy_plain(gather, from, stretch.to);
		from = stretch.to;
	}
}

void
gather_copy_to(struct gather *gather, struct draft *draft, size_t from,
    size_t to)
{
	const char *shadow = gather->shadow.at;

	while (from < to) {
		struct stretch stretch = next_stretch(gather, from, to);

		if (stretch.masked && !stretch.nothing)
			draft_mask(draft, shadow,
			    (struct source_span){ from, stretch.to });
		else if (!stretch.nothing)
			draft_copy(draft, (struct slice){ shadow + from,
			    stretch.to - from }, from);
		from = stretch.to;
	}
}

void
gather_made(struct gather *gather, struct slice bytes,
    struct source_span span)
{
	if (gather->skipping || gather->off || bytes.len == 0)
		return;
	if (gather->apart || gather->draft.len == 0)
		join(gather, span.from);
	if (is_masked(gather) || span.to <= gather->address.to)
		bytes = (struct slice){ "*", 1 };
	draft_made(&gather->draft, bytes, span);
}

void
gather_mask(struct gather *gather, struct source_span span)
{
	const char *shadow = gather->shadow.at;
	size_t start = span.from;

	if (gather->skipping || gather->off)
		return;
	while (span.from < span.to && ascii_is_white(shadow[span.from]))
		span.from++;
	if (span.from > start && gather->apart)
		gather_space(gather, start);
	start = span.to;
	while (span.to > span.from && ascii_is_white(shadow[span.to - 1]))
		span.to--;
	if (span.from == span.to)
		return;
	mask(gather, span);
	if (start > span.to)
		gather_space(gather, span.to);
}

void
gather_release(struct gather *gather)
{
	draft_release(&gather->draft);
	draft_release(&gather->summary);
}
