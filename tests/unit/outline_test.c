/* SPDX-License-Identifier: Apache-2.0 */
#include "text/outline.h"

#include <string.h>

#include "base/buf.h"
#include "rows.h"

#define EXACT " a marker must be alone on its line in column 1, outside of " \
	"lists, quotes, code and regions (write exactly " \
	"<!-- region name -->, <!-- /region -->, " \
	"<!-- when field = value --> or <!-- /when -->)"
#define RAW " raw-html: raw HTML and comments are not allowed here (write " \
	"Markdown, or &lt; for a <)"
#define TOP " this marker or include is not at the document's top level " \
	"(close the code fence, list or HTML before it)"
#define INCLUDE " an include must be alone on its line in column 1, outside " \
	"of lists, quotes, code and regions (write exactly {{> id}})"

/*
 * A part reads as its line, its kind and its text; a header as its place.
 * The body begins in line 10 of t.md, and has header lines.
 */
static const struct {
	const char *name;
	const char *body;
	const char *want;
} cases[] = {
	{ "an empty body has no parts", "", "" },
	{ "text alone is one part", "a\n\nb\n", "10 text [a||b|]" },
	{ "a region is cut out, blank lines and all",
	  "\na\n<!-- region opening -->\n\nb\n\n<!-- /region -->\nc",
	  "10 text [|a|] 13 region opening [|b||] 17 text [c]" },
	{ "an empty region is a part",
	  "<!-- region a -->\n<!-- /region -->\n", "11 region a []" },
	{ "a when section holds text and includes",
	  "<!-- when market = eu -->\na\n{{> b-1}}\nc\n<!-- /when -->\nd\n",
	  "11 text when market=eu (10) [a|] "
	  "12 include b-1 when market=eu (10) [] "
	  "13 text when market=eu (10) [c|] 15 text [d|]" },
	{ "a when value may hold spaces and signs",
	  "<!-- when tier = a = b -- c -->\nx\n<!-- /when -->\n",
	  "11 text when tier=a = b -- c (10) [x|]" },
	{ "the same condition may stand twice",
	  "<!-- when a = b -->\nx\n<!-- /when -->\n<!-- when a = b -->\ny\n"
	  "<!-- /when -->\n",
	  "11 text when a=b (10) [x|] 14 text when a=b (13) [y|]" },
	{ "a marker ends a paragraph", "a\n{{> b}}\nc\n",
	  "10 text [a|] 11 include b [] 12 text [c|]" },
	{ "a marker after a list is at the top level",
	  "- a\n<!-- region r -->\nb\n<!-- /region -->\n",
	  "10 text [- a|] 12 region r [b|]" },

	{ "header lines are taken off", "Subject: Hi {{x}}\nPreheader:  y\n\nb\n",
	  "Subject@10:10[Hi {{x}}] Preheader@11:13[y] 13 text [b|]" },
	{ "blank lines may stand before header lines", "\n\nSubject: a\n\nb\n",
	  "Subject@12:10[a] 14 text [b|]" },
	{ "text that is not a header line is text", "Dear all: b\nSubject: c\n",
	  "10 text [Dear all: b|Subject: c|]" },
	{ "a header line comes once", "Subject: a\nSubject: b\n",
	  "t.md:11:1: header: a second Subject: line (keep one)" },
	{ "header lines end at a blank line", "Subject: a\nb\n",
	  "t.md:11:1: header: this is not a header line (write \"Subject: "
	  "text\", or leave an empty line before the text)" },
	{ "a marker is not a header line", "Subject: a\n<!-- region r -->\n",
	  "t.md:11:1: header: this is not a header line (write \"Subject: "
	  "text\", or leave an empty line before the text)" },

	{ "a region's name comes once",
	  "<!-- region a -->\n<!-- /region -->\n<!-- region a -->\n"
	  "<!-- /region -->\n",
	  "t.md:12:1: marker: this region's name is taken (give each region "
	  "its own)" },
	{ "a region is closed", "a\n<!-- region a -->\nb\n",
	  "t.md:11:1: marker: this region is never closed (write "
	  "<!-- /region --> after it)" },
	{ "a when section is closed", "<!-- when a = b -->\n",
	  "t.md:10:1: marker: this when section is never closed (write "
	  "<!-- /when --> after it)" },
	{ "regions do not nest", "<!-- region a -->\n<!-- region b -->\n",
	  "t.md:11:1: marker: a region holds no marker and no include (write "
	  "<!-- /region --> first)" },
	{ "a region holds no include", "<!-- region a -->\n{{> b}}\n",
	  "t.md:11:1: marker: a region holds no marker and no include (write "
	  "<!-- /region --> first)" },
	{ "a when section holds no region",
	  "<!-- when a = b -->\n<!-- region b -->\n",
	  "t.md:11:1: marker: a when section holds no region (close it "
	  "first)" },
	{ "when sections do not nest",
	  "<!-- when a = b -->\n<!-- when a = c -->\n",
	  "t.md:11:1: marker: when sections do not nest (write <!-- /when --> "
	  "first)" },
	{ "a closing marker closes something", "<!-- /region -->\n",
	  "t.md:10:1: marker: no region is open here (remove this marker)" },
	{ "a closing marker is not repeated",
	  "<!-- when a = b -->\n<!-- /when -->\n<!-- /when -->\n",
	  "t.md:12:1: marker: no when section is open here (remove this "
	  "marker)" },

	{ "a marker is spelled exactly so", "<!--region a-->\n",
	  "t.md:10:1: marker:" EXACT },
	{ "a marker has no space after it", "<!-- region a --> \n",
	  "t.md:10:1: marker:" EXACT },
	{ "a marker's name is lower case", "<!-- region A -->\n",
	  "t.md:10:1: marker:" EXACT },
	{ "a when value is not empty", "<!-- when a =  -->\n",
	  "t.md:10:1: marker:" EXACT },
	{ "a marker is not indented", "x\n\n  <!-- region a -->\n",
	  "t.md:12:3: marker:" EXACT },
	{ "a marker is not in a list", "- a\n- <!-- region a -->\n",
	  "t.md:11:3: marker:" EXACT },
	{ "a marker is not in a quote", "> <!-- /region -->\n",
	  "t.md:10:3: marker:" EXACT },
	{ "a marker is not in a line of text", "a <!-- /when --> b\n",
	  "t.md:10:3: marker:" EXACT },
	{ "a marker over two lines is none", "<!--\nregion a -->\n",
	  "t.md:10:1: marker:" EXACT },
	{ "a marker in capitals is none", "<!-- REGION a -->\n",
	  "t.md:10:1: marker:" EXACT },
	{ "a marker in a fence is refused",
	  "```\n<!-- region a -->\nb\n<!-- /region -->\n```\n",
	  "t.md:11:1: marker:" TOP },
	{ "an open fence cannot swallow a region",
	  "a\n\n~~~\nb\n<!-- region a -->\nc\n<!-- /region -->\n",
	  "t.md:14:1: marker:" TOP },
	{ "a fence in a region cannot hide its end",
	  "<!-- region a -->\n```\n<!-- /region -->\nb\n",
	  "11 region a [```|] 13 text [b|]" },
	{ "a comment about regions is only a comment", "<!-- regional -->\n",
	  "t.md:10:1:" RAW },

	{ "an include is spelled exactly so", "{{>proof}}\n",
	  "t.md:10:1: include:" INCLUDE },
	{ "an include stands alone", "see {{> proof}}\n",
	  "t.md:10:5: include:" INCLUDE },
	{ "an include is not in a list", "- {{> proof}}\n",
	  "t.md:10:3: include:" INCLUDE },
	{ "an include in a fence is refused", "```\n{{> proof}}\n```\n",
	  "t.md:11:1: marker:" TOP },

	{ "a comment is refused", "a\n\n<!-- note -->\n", "t.md:12:1:" RAW },
	{ "our own stand-in for a marker is refused", "<!-- -->\n",
	  "t.md:10:1:" RAW },
	{ "a block of HTML is refused", "a\n\n<div>\n\nb\n", "t.md:12:1:" RAW },
	{ "a tag in a line is refused", "a **b <b>**c\n", "t.md:10:7:" RAW },
	{ "a tag in a region is refused",
	  "<!-- region a -->\n\nb <i>c\n<!-- /region -->\n",
	  "t.md:12:3:" RAW },
	{ "a tag in code is code", "`<b>`\n\n    <i>\n",
	  "10 text [`<b>`||    <i>|]" },

	{ "a slot has no spaces", "\xC2\xA9 {{ a }}\n",
	  "t.md:10:3: slot: this {{ begins no slot (write {{name}} without "
	  "spaces and without a backslash)" },
	{ "a carriage return is refused", "a\r\n<!-- region a -->\r\n",
	  "t.md:10:2: control: a control character, 0x0D (remove it; lines "
	  "end in LF alone)" },
	{ "bytes that are not UTF-8 are refused", "a\n\xC0\xAF\n",
	  "t.md:11:1: utf-8: this is not UTF-8 (save the file as UTF-8)" },
};

static void
describe_part(const struct part *part, struct buf *out)
{
	static const char *const kinds[] = { "text", "region", "include" };

	buf_format(out, "%s%zu %s", out->len ? " " : "", part->line,
	    kinds[part->kind]);
	if (part->name)
		buf_format(out, " %s", part->name);
	if (part->when_field)
		buf_format(out, " when %s=%s (%zu)", part->when_field,
		    part->when_value, part->when_line);
	buf_text(out, " [");
	for (size_t i = 0; i < part->text.len; i++)
		buf_char(out, part->text.at[i] == '\n' ? '|' :
		    part->text.at[i]);
	buf_char(out, ']');
}

static enum error_code
parse(struct outline *out, const char *body, struct pool *pool,
    struct error *err)
{
	struct outline_input input = {
		.path = "t.md", .body = slice_of(body), .line = 10,
		.has_headers = true,
	};

	return outline_parse(out, &input, pool, err);
}

static void
describe(const char *body, struct buf *out, struct pool *pool)
{
	struct outline outline;
	struct error err;

	buf_text(out, "");
	if (parse(&outline, body, pool, &err)) {
		buf_text(out, err.text);
		return;
	}
	for (size_t i = 0; i < outline.header_count; i++) {
		const struct header *h = &outline.headers[i];

		buf_format(out, "%s%s@%zu:%zu[%.*s]", i ? " " : "", h->name,
		    h->line, h->column, (int)h->value.len, h->value.at);
	}
	for (size_t i = 0; i < outline.part_count; i++)
		describe_part(&outline.parts[i], out);
}

/* Each row is a test of its own, named by its sentence. */
static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct buf got = { 0 };

	describe(cases[row].body, &got, &pool);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

/* What a customization may hold; line 0: it is as it must be. */
static const struct {
	const char *body;
	size_t line;
} bodies[] = {
	{ "", 0 },
	{ "\n<!-- region a -->\nb\n<!-- /region -->\n\n", 0 },
	{ "<!-- region a -->\nb\n<!-- /region -->\n\n  c\n", 14 },
	{ "{{> b}}\n", 10 },
	{ "\n<!-- when a = b -->\n\n<!-- /when -->\n", 11 },
};

static void
only_regions_are_told_from_the_rest(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
		struct pool pool = { 0 };
		struct place where = { 0 };
		struct outline outline;
		struct error err;

		assert_int_equal(parse(&outline, bodies[i].body, &pool, &err),
		    ERR_NONE);
		assert_int_equal(outline_only_regions(&outline, &where),
		    bodies[i].line == 0);
		assert_int_equal(where.line, bodies[i].line);
		pool_release(&pool);
	}
}

/* 64 KiB of what is dear to parse is refused before it is parsed. */
static const struct {
	const char *unit;
	const char *want;
} hostile[] = {
	{ "[", "t.md:10: links: more than 2000 \"[\" or 4000 \"<\" in one "
	  "text (split the document)" },
	{ "![[]()", "t.md:10: links: more than 2000 \"[\" or 4000 \"<\" in "
	  "one text (split the document)" },
	{ "<!A ", "t.md:10: links: more than 2000 \"[\" or 4000 \"<\" in one "
	  "text (split the document)" },
	{ "- ", "t.md:10: nesting: lists or quotes are nested too deep (at "
	  "most 32)" },
	{ "> ", "t.md:10: nesting: lists or quotes are nested too deep (at "
	  "most 32)" },
	{ "1) ", "t.md:10: nesting: lists or quotes are nested too deep (at "
	  "most 32)" },
};

static void
repeat(struct buf *out, const char *unit, size_t len)
{
	while (out->len + strlen(unit) <= len)
		buf_text(out, unit);
}

static void
refuses_what_is_dear_to_parse(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
		struct pool pool = { 0 };
		struct buf body = { 0 };
		struct outline outline;
		struct error err;

		repeat(&body, hostile[i].unit, 64 * 1024);
		assert_int_equal(parse(&outline, body.at, &pool, &err),
		    ERR_REFUSED);
		assert_string_equal(err.text, hostile[i].want);
		buf_release(&body);
		pool_release(&pool);
	}
}

static void
refuses_a_long_text(void **state)
{
	struct pool pool = { 0 };
	struct buf body = { 0 };
	struct outline outline;
	struct error err;

	(void)state;
	repeat(&body, "a\n", 64 * 1024 + 2);
	assert_int_equal(parse(&outline, body.at, &pool, &err), ERR_REFUSED);
	assert_string_equal(err.text, "t.md:10: size: this text has 65538 "
	    "bytes (keep it to 65536)");
	buf_release(&body);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("outline", ROWS(cases, reads_as_wanted),
	    ROW("only regions are told from the rest",
		only_regions_are_told_from_the_rest),
	    ROW("refuses what is dear to parse", refuses_what_is_dear_to_parse),
	    ROW("refuses a long text", refuses_a_long_text));
}
