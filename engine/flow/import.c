/* SPDX-License-Identifier: Apache-2.0 */
#include "import.h"

#include <string.h>

#include "base/ascii.h"
#include "base/date.h"
#include "base/plain_lines.h"
#include "base/utf8.h"
#include "data/yaml.h"
#include "import_head.h"
#include "model/path.h"
#include "model/template.h"
#include "prose.h"
#include "text/hidden.h"
#include "text/marker.h"
#include "text/slots.h"

/* A conversion in progress. */
struct conversion {
	const struct import *import;
	struct imported *out;
	struct pool *pool;
	struct slice text;	/* without CR and byte order mark */
	struct import_head head;
};

const char *
import_guess_kind(struct slice text)
{
	struct pool pool = { 0 };
	struct import_head head;
	bool email;

	import_head_read(&head, plain_lines(text, &pool), &pool);
	email = head.header_count &&
	    strcmp(head.headers[0].name, "Subject") == 0;
	pool_release(&pool);
	return email ? "email" : "one-pager";
}

static struct place
body_place(const struct conversion *c, size_t offset)
{
	struct place place = utf8_place(c->import->file, c->head.body, offset);

	place.line += c->head.line - 1;
	return place;
}

static enum error_code
check_bytes(const struct conversion *c, struct error *err)
{
	struct slice text = c->import->text;
	size_t at = utf8_bad(text);
	uint32_t character;

	if (at < text.len)
		return error_at(err, utf8_place(c->import->file, text, at),
		    "utf-8", "this is not UTF-8 (save the file as UTF-8)");
	at = hidden_find(c->text, &character);
	if (at < c->text.len)
		return error_at(err, utf8_place(c->import->file, c->text, at),
		    "hidden", "a character that cannot be seen, U+%04X "
		    "(remove it)", character);
	return ERR_NONE;
}

/* Whether a line is an include, which stays as it is. */
static bool
is_include(struct slice text, size_t offset)
{
	struct slice rest = slice_skip(text, offset), line = { 0 };

	slice_line(&rest, &line);
	return (offset == 0 || text.at[offset - 1] == '\n') &&
	    marker_read(line).kind == MARKER_INCLUDE;
}

/* In a template each {{ is a slot, in code too: none may come in unseen. */
static enum error_code
check_braces(const struct conversion *c, struct error *err)
{
	struct slice body = c->head.body;
	size_t at = 0;

	for (;;) {
		const struct placeholder *p;

		at += slice_find(slice_skip(body, at), "{{");
		if (at >= body.len)
			return ERR_NONE;
		p = placeholder_at(&c->out->found, at);
		if (p && p->kind == PLACEHOLDER_LEFT)
			p = NULL;
		if (!p && !is_include(body, at))
			return error_at(err, body_place(c, at), "slot",
			    "this {{ names no field, or stands in code (write "
			    "{{name}} in the text, or remove it)");
		at = p ? p->to : at + 2;
	}
}

/* Raw HTML and the like, at their places in the imported file. */
static enum error_code
check_rest(const struct conversion *c, struct error *err)
{
	struct outline_input input = { .path = c->import->file,
		.line = c->head.line };
	struct outline outline;
	struct buf mask = { 0 };

	placeholder_mask(&c->out->found, c->head.body, &mask);
	input.body = buf_settle(&mask, c->pool);
	return outline_parse(&outline, &input, c->pool, err);
}

static enum error_code
check_fields(const struct conversion *c, struct error *err)
{
	if (c->out->found.field_count <= IMPORT_FIELDS)
		return ERR_NONE;
	return error_at(err, (struct place){ c->import->file, 0, 0 }, "fields",
	    "%zu different placeholders are more than a person fills in (at "
	    "most %d: split the file, one template each)",
	    c->out->found.field_count, IMPORT_FIELDS);
}

/* A heading without its marks, or the file's name in words. */
static const char *
make_title(const struct conversion *c)
{
	struct slice heading = c->head.heading;
	struct buf out = { 0 };
	const char *name;

	if (c->import->title)
		return c->import->title;
	if (c->head.title)
		return c->head.title;
	for (size_t i = 0; i < heading.len; i++) {
		if (slice_starts(slice_skip(heading, i), "]("))
			i += slice_find(slice_skip(heading, i), ")");
		else if (!strchr("*`[]{}\\", heading.at[i]))
			buf_char(&out, heading.at[i]);
	}
	name = buf_settle(&out, c->pool).at;
	return slice_trim(slice_of(name)).len ? name :
	    path_read(c->import->path, c->pool).id;
}

static void
write_field(struct buf *out, const struct placeholder_field *field)
{
	buf_format(out, "  %s: {type: %s, ", field->name,
	    field_type_name(field->type));
	if (field->type == FIELD_TEXT)
		buf_text(out, "max: 80, required: true, preapproved: any}\n");
	else
		buf_text(out, "required: true}\n");
}

/* A heading that becomes the title alone takes its slots with it. */
static size_t
mark_used(const struct conversion *c, struct slice body)
{
	const struct placeholders *found = &c->out->found;
	size_t count = 0;

	for (size_t i = 0; i < found->field_count; i++) {
		const char *slot = pool_format(c->pool, "{{%s}}",
		    found->fields[i].name);

		found->fields[i].used = slice_find(body, slot) < body.len;
		count += found->fields[i].used;
	}
	return count;
}

static void
write_front_matter(const struct conversion *c, struct slice body,
    struct buf *out)
{
	const struct placeholders *found = &c->out->found;
	size_t used = mark_used(c, body);

	buf_text(out, "---\ntitle: ");
	yaml_write_scalar(out, make_title(c));
	buf_format(out, "\nkind: %s\nowner: %s\nlanguage: en\naudience: {}\n"
	    "expires: %s\n", c->import->kind, c->import->owner,
	    date_day(date_add_months(c->import->now, 12)).at);
	if (used)
		buf_text(out, "fields:\n");
	for (size_t i = 0; i < found->field_count; i++) {
		if (found->fields[i].used)
			write_field(out, &found->fields[i]);
	}
	buf_text(out, "---\n");
}

/* A part of the body, with its slots. */
static void
write_slice(const struct conversion *c, struct slice part, struct buf *out)
{
	size_t from = part.at ? (size_t)(part.at - c->head.body.at) : 0;

	placeholder_write(&c->out->found, &(struct placeholder_range){
	    c->head.body, from, from + part.len }, out);
}

/*
 * A kind with header lines gets a Subject in any case: else the text's own
 * first line could be read as one.
 */
static void
write_headers(const struct conversion *c, struct buf *out)
{
	const struct import_head *head = &c->head;

	if (!head->header_count ||
	    strcmp(head->headers[0].name, "Subject") != 0)
		buf_format(out, "Subject: %s\n", make_title(c));
	for (size_t i = 0; i < head->header_count; i++) {
		buf_format(out, "%s: ", head->headers[i].name);
		write_slice(c, head->headers[i].value, out);
		buf_char(out, '\n');
	}
	buf_char(out, '\n');
}

static struct slice
write_template(const struct conversion *c)
{
	bool headers = template_kind_has_headers(c->import->kind);
	struct buf out = { 0 }, body = { 0 }, text = { 0 };
	struct slice trimmed;

	write_slice(c, headers ? c->head.text : c->head.body, &text);
	trimmed = template_trim(buf_slice(&text));
	if (headers)
		write_headers(c, &body);
	buf_add(&body, trimmed);
	if (trimmed.len)
		buf_char(&body, '\n');
	write_front_matter(c, buf_slice(&body), &out);
	buf_add(&out, buf_slice(&body));
	buf_release(&body);
	buf_release(&text);
	return buf_settle(&out, c->pool);
}

static enum error_code
check_result(const struct conversion *c, struct error *err)
{
	struct slots slots = { 0 };
	struct buf shadow = { 0 };
	struct template t;
	enum error_code code = template_parse(&t, c->import->path,
	    c->out->text, c->pool, err);
	size_t bad = 0;

	if (code)
		return code;
	slots_take(&slots, &shadow, t.outline.body, c->pool, &bad);
	buf_release(&shadow);
	for (size_t i = 0; i < slots.count; i++) {
		if (!template_field(&t, slots.items[i].name))
			return error_at(err, (struct place){ c->import->file,
			    0, 0 }, "slot", "{{%s}} names no field (write it "
			    "otherwise)", slots.items[i].name);
	}
	return ERR_NONE;
}

static void
note_findings(const struct conversion *c)
{
	const struct placeholders *found = &c->out->found;

	for (size_t i = 0; i < found->count; i++) {
		const struct placeholder *p = &found->items[i];
		bool left = p->kind == PLACEHOLDER_LEFT;
		struct finding finding = {
			.rule = left ? "placeholder" : "comment",
			.severity = left ? SEVERITY_WARNING :
			    SEVERITY_SUGGESTION,
			.place = body_place(c, p->from),
			.match = pool_copy(c->pool, p->wording),
			.message = left ? "stays text" :
			    "the comment was left out",
			.fix = left ? "write {{name}} where a field is "
			    "meant" : "",
		};

		if (p->kind != PLACEHOLDER_FIELD)
			findings_add(&c->out->findings, c->pool, finding);
	}
}

/* "[Name]" as people write it, not "list[i]" or "[1]"; 0: it is none. */
static size_t
bracket_in_code(struct slice text, size_t at)
{
	struct slice inside = slice_skip(text, at + 1);
	size_t len = slice_find(inside, "]");

	if (text.at[at] != '[' || len == inside.len || len == 0 ||
	    memchr(inside.at, '\n', len) || !ascii_is_letter(inside.at[0]) ||
	    (at && ascii_is_letter(text.at[at - 1])))
		return 0;
	return len + 2;
}

/* In code a bracket may be code: what looks like a placeholder is told. */
static void
note_code(const struct conversion *c)
{
	struct slice body = c->head.body;
	struct finding finding = { .rule = "placeholder",
		.severity = SEVERITY_WARNING,
		.fix = "write {{name}} in the template where a field is "
		    "meant" };
	struct prose prose = { 0 };
	size_t count = 0;

	prose_cut(&prose, body, c->pool);
	for (size_t i = 0; i < prose.count; i++) {
		const struct prose_part *part = &prose.items[i];

		for (size_t at = part->from; part->kind == PROSE_CODE &&
		    at < part->to; at++) {
			size_t len = bracket_in_code(body, at);

			if (len && !count++) {
				finding.place = body_place(c, at);
				finding.match = pool_copy(c->pool,
				    (struct slice){ body.at + at, len });
			}
		}
	}
	if (count == 0)
		return;
	finding.message = pool_format(c->pool, "in code %zu of these stay "
	    "text, the first", count);
	findings_add(&c->out->findings, c->pool, finding);
}

enum error_code
import_convert(struct imported *out, const struct import *import,
    struct pool *pool, struct error *err)
{
	struct imported made = { 0 };
	struct conversion c = { .import = import, .out = &made, .pool = pool };
	enum error_code code;

	c.text = plain_lines(import->text, pool);
	if ((code = check_bytes(&c, err)))
		return code;
	import_head_read(&c.head, c.text, pool);
	placeholder_find(&made.found, c.head.body, pool);
	if ((code = check_braces(&c, err)) || (code = check_rest(&c, err)) ||
	    (code = check_fields(&c, err)))
		return code;
	made.text = write_template(&c);
	if (made.text.len > TEXT_LIMIT)
		return error_at(err, (struct place){ import->file, 0, 0 },
		    "size", "with its fields the text has %zu bytes (keep it "
		    "to %d)", made.text.len, TEXT_LIMIT);
	if ((code = check_result(&c, err)))
		return code;
	note_findings(&c);
	note_code(&c);
	*out = made;
	return ERR_NONE;
}
