/* SPDX-License-Identifier: Apache-2.0 */
#include "fill.h"

#include <string.h>

#include "base/utf8.h"
#include "link.h"

const struct slot_value *
fill_value(const struct slot_value *values, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(values[i].name, name) == 0)
			return &values[i];
	}
	return NULL;
}

static const struct slot_value *
value_of(const struct fill *fill, size_t number)
{
	return fill_value(fill->values, fill->value_count,
	    fill->passage->slots.items[number].name);
}

static struct place
slot_place(const struct fill *fill, size_t number)
{
	return passage_place(fill->passage,
	    fill->passage->slots.items[number].offset);
}

static enum error_code
undeclared(const struct fill *fill, size_t number, struct error *err)
{
	const char *name = fill->passage->slots.items[number].name;
	struct pool pool = { 0 };
	struct names names = { 0 };
	const char *nearest;

	for (size_t i = 0; i < fill->value_count; i++)
		names_add(&names, &pool, fill->values[i].name);
	nearest = names_nearest(&names, name);
	if (nearest)
		error_at(err, slot_place(fill, number), "slot", "no field "
		    "is named %s (did you mean {{%s}}?)", name, nearest);
	else
		error_at(err, slot_place(fill, number), "slot", "no field "
		    "is named %s (declare it under fields)", name);
	pool_release(&pool);
	return err->code;
}

/* A line break in a value would end a header line or a paragraph's line. */
static bool
is_fit(const char *text)
{
	for (const char *c = text; *c; c++) {
		if ((unsigned char)*c < 0x20 || *c == 0x7F)
			return false;
	}
	return utf8_bad(slice_of(text)) == strlen(text);
}

enum error_code
fill_check(const struct fill *fill, struct error *err)
{
	for (size_t i = 0; i < fill->passage->slots.count; i++) {
		const struct slot_value *value = value_of(fill, i);

		if (!value)
			return undeclared(fill, i, err);
		if (value->text && !is_fit(value->text))
			return error_at(err, slot_place(fill, i), "slot",
			    "the value of %s holds a line break, a control "
			    "character or bytes that are not UTF-8 (write it "
			    "on one line)", value->name);
	}
	return ERR_NONE;
}

size_t
fill_size(const struct fill *fill)
{
	size_t size = fill->passage->shadow.len;

	for (size_t i = 0; i < fill->passage->slots.count; i++) {
		const struct slot_value *value = value_of(fill, i);

		if (value && value->text)
			size += strlen(value->text);
	}
	return size;
}

static void
add_value(const struct fill *fill, size_t number, struct buf *out)
{
	const struct slot_value *value = value_of(fill, number);

	if (value && value->text)
		buf_text(out, value->text);
	else
		buf_format(out, "{{%s}}",
		    fill->passage->slots.items[number].name);
}

void
fill_text(const struct fill *fill, struct slice text, struct buf *out)
{
	struct slice before;
	size_t number;

	for (;;) {
		bool more = slots_next(&text, &before, &number);

		buf_add(out, before);
		if (!more)
			return;
		add_value(fill, number, out);
	}
}

static enum error_code
fault(const struct fill *fill, size_t number, const char *what,
    struct error *err)
{
	return error_at(err, slot_place(fill, number), "link-slot", "%s", what);
}

/* The slot is all of the destination. */
static enum error_code
fill_whole(const struct fill *fill, size_t number, struct buf *out,
    struct error *err)
{
	const struct slot_value *value = value_of(fill, number);

	if (!value->whole_link)
		return fault(fill, number, "a whole link destination takes a "
		    "field of type url, email or phone (change its type, or "
		    "write https://host/ before it)", err);
	if (value->text)
		link_whole(out, value->text);
	else
		add_value(fill, number, out);
	return ERR_NONE;
}

static void
fill_component(const struct fill *fill, size_t number, struct buf *out)
{
	const struct slot_value *value = value_of(fill, number);

	if (value->text)
		link_component(out, value->text);
	else
		add_value(fill, number, out);
}

/* The destination's first slot tells whether it may have any. */
static enum error_code
fill_first(const struct fill *fill, size_t number, bool whole,
    struct buf *out, struct error *err)
{
	if (whole)
		return fill_whole(fill, number, out, err);
	if (!link_has_host(buf_slice(out)))
		return fault(fill, number, "a slot in a link may only be after "
		    "https://host/ (or is all of it, of type url, email or "
		    "phone)", err);
	fill_component(fill, number, out);
	return ERR_NONE;
}

/* number is a slot of the destination, for the error's place. */
static enum error_code
check_filled(const struct fill *fill, size_t number, struct slice url,
    struct error *err)
{
	const char *what = link_fault(url);

	if (slice_starts(url, "{{"))
		return ERR_NONE;	/* not filled yet */
	if (what)
		return error_at(err, slot_place(fill, number), "link-scheme",
		    "no link may lead to %.*s: %s (write https://, mailto: "
		    "or tel:)", url.len > 200 ? 200 : (int)url.len, url.at,
		    what);
	if (link_climbs(url))
		return fault(fill, number, "this value makes a path with \".\" "
		    "or \"..\" in it (choose another value)", err);
	return ERR_NONE;
}

static enum error_code
fill_url(const struct fill *fill, struct slice url, struct buf *out,
    struct error *err)
{
	struct slice rest = url, before;
	enum error_code code;
	size_t first, number;

	if (!slots_next(&rest, &before, &first)) {
		buf_add(out, before);
		return ERR_NONE;
	}
	buf_add(out, before);
	code = fill_first(fill, first, before.len == 0 && rest.len == 0, out,
	    err);
	if (code)
		return code;
	while (slots_next(&rest, &before, &number)) {
		buf_add(out, before);
		fill_component(fill, number, out);
	}
	buf_add(out, before);
	return check_filled(fill, first, buf_slice(out), err);
}

static enum error_code
fill_link(const struct fill *fill, cmark_node *node, struct error *err)
{
	struct buf url = { 0 }, title = { 0 };
	enum error_code code = fill_url(fill,
	    slice_of(cmark_node_get_url(node)), &url, err);

	fill_text(fill, slice_of(cmark_node_get_title(node)), &title);
	if (!code) {
		cmark_node_set_url(node, url.at);
		cmark_node_set_title(node, title.at);
	}
	buf_release(&url);
	buf_release(&title);
	return code;
}

static void
fill_literal(const struct fill *fill, cmark_node *node)
{
	struct buf text = { 0 };

	fill_text(fill, slice_of(cmark_node_get_literal(node)), &text);
	cmark_node_set_literal(node, text.at);
	buf_release(&text);
}

static enum error_code
fill_one(const struct fill *fill, cmark_node *node, struct error *err)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
	case CMARK_NODE_CODE_BLOCK:
		fill_literal(fill, node);
		return ERR_NONE;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		return fill_link(fill, node, err);
	default:
		return ERR_NONE;
	}
}

enum error_code
fill_node(const struct fill *fill, cmark_node *node, struct error *err)
{
	enum error_code code = ERR_NONE;
	cmark_iter *iter;
	cmark_event_type event;

	if (fill->passage->slots.count == 0)
		return ERR_NONE;
	iter = cmark_iter_new(node);
	while (!code && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		if (event == CMARK_EVENT_ENTER)
			code = fill_one(fill, cmark_iter_get_node(iter), err);
	}
	cmark_iter_free(iter);
	return code;
}
