/* SPDX-License-Identifier: Apache-2.0 */
#include "edit_text.h"

#include <string.h>

#include "edit_document.h"
#include "galley.h"
#include "text/marker.h"
#include "version.h"

#define COMMENT "# What stands behind \"| \" is locked; change the fields " \
    "here and the texts between the region lines."

/* The value in force that would be stored: its own, else the default. */
static const char *
shown_value(const struct customization *c, const struct field *field)
{
	const char *value = customization_value(c, field->name);

	if (!value)
		value = field->fallback;
	return value ? value : "";
}

static struct slice
shown_region(const struct customization *c, const struct template *t,
    struct slice name, struct pool *pool)
{
	const char *text = pool_copy(pool, name);
	const struct written_region *own = customization_region(c, text);
	const struct region *region = template_region(t, text);

	return template_trim(own ? own->text : region ? region->text :
	    slice_of(""));
}

static void
write_locked(struct buf *out, struct slice line)
{
	buf_text(out, line.len ? "| " : "|");
	buf_add(out, line);
	buf_char(out, '\n');
}

/* The lines of the template's own text in this region are passed over. */
static void
skip_region(struct slice *rest)
{
	struct slice line, next;

	for (next = *rest; slice_line(&next, &line); *rest = next) {
		if (marker_read(line).kind == MARKER_REGION_END)
			return;
	}
}

void
edit_text_write(const struct customization *c, const struct template *t,
    struct buf *out)
{
	struct slice rest = t->outline.body, line;
	struct pool pool = { 0 };

	buf_text(out, COMMENT "\n");
	for (size_t i = 0; i < t->field_count; i++) {
		const struct field *field = &t->fields[i];

		if (!field->at_use)
			buf_format(out, "%s: %s\n", field->name,
			    shown_value(c, field));
	}
	buf_char(out, '\n');
	while (slice_line(&rest, &line)) {
		struct marker marker = marker_read(line);
		struct slice text;

		write_locked(out, line);
		if (marker.kind != MARKER_REGION)
			continue;
		text = shown_region(c, t, marker.name, &pool);
		buf_add(out, text);
		if (text.len)
			buf_char(out, '\n');
		skip_region(&rest);
	}
	pool_release(&pool);
}

/* The document being read beside the template's text. */
struct reading {
	struct customization c;
	const struct template *t;
	struct pool *pool;
	struct slice rest;	/* of the document */
	struct slice line;
	size_t number;		/* of line */
	struct slice body;	/* of the template */
};

static bool
next_line(struct reading *r)
{
	if (!slice_line(&r->rest, &r->line))
		return false;
	if (slice_ends(r->line, "\r"))
		r->line.len--;
	r->number++;
	return true;
}

static struct place
here(const struct reading *r)
{
	return (struct place){ "document", r->number, 0 };
}

static enum error_code
fail_field(const struct reading *r, const char *name, struct error *err)
{
	struct names known = { 0 };
	const char *near;

	for (size_t i = 0; i < r->t->field_count; i++) {
		if (!r->t->fields[i].at_use)
			names_add(&known, r->pool, r->t->fields[i].name);
	}
	near = names_nearest(&known, name);
	return error_at(err, here(r), "unknown-field", "there is no field "
	    "called %s here (%s%s)", name, near ? near : "remove the line",
	    near ? " is one" : "");
}

/* An empty value and the default are not stored. */
static enum error_code
set_field(struct reading *r, const struct field *field, const char *value,
    struct error *err)
{
	const char *why = "";

	if (strcmp(value, shown_value(&r->c, field)) == 0 &&
	    !(field->fallback && strcmp(value, field->fallback) == 0))
		return ERR_NONE;
	if (!value[0] || (field->fallback &&
	    strcmp(value, field->fallback) == 0)) {
		customization_set(&r->c, field->name, NULL, r->pool);
		return ERR_NONE;
	}
	if (!field_admits(field, value, &why, r->pool))
		return error_at(err, here(r), "field-value", "%s: it should "
		    "be %s", field->name, why);
	customization_set(&r->c, field->name, value, r->pool);
	return ERR_NONE;
}

static enum error_code
take_field(struct reading *r, struct error *err)
{
	size_t colon = slice_find(r->line, ":");
	const struct field *field;
	const char *name, *value;

	if (colon == r->line.len)
		return error_at(err, here(r), "document", "this is not a field "
		    "(write \"name: value\", and an empty line before the "
		    "text)");
	name = pool_copy(r->pool, slice_trim((struct slice){ r->line.at,
	    colon }));
	value = pool_copy(r->pool, slice_trim(slice_skip(r->line,
	    colon + 1)));
	field = template_field(r->t, name);
	return !field || field->at_use ? fail_field(r, name, err) :
	    set_field(r, field, value, err);
}

static enum error_code
take_fields(struct reading *r, struct error *err)
{
	enum error_code code = ERR_NONE;

	while (!code && next_line(r) && slice_trim(r->line).len) {
		if (!slice_starts(r->line, "#"))
			code = take_field(r, err);
	}
	return code;
}

static enum error_code
fail_locked(const struct reading *r, struct slice want, struct error *err)
{
	return error_at(err, here(r), "locked-text", "this line is locked (put "
	    "it back as it was: | %.*s)", (int)(want.len > 200 ? 200 :
	    want.len), want.at);
}

/* An editor may have cut the white space at the line's end. */
static bool
is_locked_line(struct slice line, struct slice want)
{
	if (!slice_starts(line, "|"))
		return false;
	line = slice_skip(line, 1);
	if (slice_starts(line, " "))
		line = slice_skip(line, 1);
	while (line.len && strchr(" \t", line.at[line.len - 1]))
		line.len--;
	while (want.len && strchr(" \t", want.at[want.len - 1]))
		want.len--;
	return slice_equal(line, want);
}

/* The lines up to the region's end, which is left for who called. */
static enum error_code
take_region(struct reading *r, struct slice name, struct error *err)
{
	const struct region *region = template_region(r->t,
	    pool_copy(r->pool, name));
	struct slice end = slice_of("<!-- /region -->"), text = r->rest;
	struct reading at = *r;
	struct buf words = { 0 };

	while (next_line(&at) && !is_locked_line(at.line, end)) {
		if (slice_starts(at.line, "| ") &&
		    marker_read(slice_skip(at.line, 2)).kind)
			return buf_release(&words), fail_locked(&at, end,
			    err);
		buf_add(&words, at.line);
		buf_char(&words, '\n');
		*r = at;
	}
	text = template_trim(buf_settle(&words, r->pool));
	skip_region(&r->body);
	if (slice_equal(text, template_trim(region->text)))
		text = (struct slice){ 0 };
	customization_set_region(&r->c, region->name, text, r->pool);
	return ERR_NONE;
}

/* Trims a document's last blank lines, which an editor may add. */
static enum error_code
take_end(struct reading *r, struct error *err)
{
	while (next_line(r)) {
		if (slice_trim(r->line).len)
			return error_at(err, here(r), "locked-text", "no text "
			    "may be here (move it into a region)");
	}
	return ERR_NONE;
}

static enum error_code
take_text(struct reading *r, struct error *err)
{
	enum error_code code = ERR_NONE;
	struct slice want;

	while (!code && slice_line(&r->body, &want)) {
		struct marker marker = marker_read(want);

		if (!next_line(r)) {
			r->number++;
			return fail_locked(r, want, err);
		}
		if (!is_locked_line(r->line, want))
			return fail_locked(r, want, err);
		if (marker.kind == MARKER_REGION)
			code = take_region(r, marker.name, err);
	}
	return code ? code : take_end(r, err);
}

enum error_code
edit_text_read(struct customization *c, const struct template *t,
    const char *document, struct pool *pool, struct error *err)
{
	struct reading r = { .c = *c, .t = t, .pool = pool,
		.rest = slice_of(document), .body = t->outline.body };
	enum error_code code;

	if ((code = take_fields(&r, err)) || (code = take_text(&r, err)))
		return code;
	*c = r.c;
	return ERR_NONE;
}

int
galley_edit_text(galley *g, const char *name, galley_report **report,
    galley_error *err)
{
	struct target target;
	struct version v = { 0 };
	struct node *made = node_map(&g->pool);
	struct buf text = { 0 };
	enum error_code code = edit_document_resolve(g, name, &target, err);

	if (code)
		return (int)code;
	if (edit_document_is_for(&target))
		code = edit_document_text(g, &target, made, err);
	else
		code = version_read(&v, g, &target, err);
	if (code)
		return (int)code;
	if (!edit_document_is_for(&target)) {
		edit_text_write(&v.c, &v.t, &text);
		node_set_text(&g->pool, made, "text", buf_settle(&text,
		    &g->pool).at);
	}
	*report = made;
	return 0;
}
