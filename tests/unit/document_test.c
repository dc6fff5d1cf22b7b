/* SPDX-License-Identifier: Apache-2.0 */
#include "text/document.h"

#include <stdlib.h>
#include <string.h>

#include "rows.h"

enum view { TEXT, HTML, WALK, SLOTS };

#define BRACES "slot: text here reads {{ but is spelled in another way " \
	"(write {{name}}, without escapes, entities or markup in it)"
#define HOST "link-slot: a slot in a link may only be after https://host/ " \
	"(or is all of it, of type url, email or phone)"

/* What the cases may name. */
static const struct slot_value values[] = {
	{ "customer", "Acme", false },
	{ "market", "eu", false },
	{ "markup", "*a* <b> [c](d) `e`", false },
	{ "nested", "{{customer}}", false },
	{ "unset", NULL, false },
	{ "lines", "a\nb", false },
	{ "dots", "..", false },
	{ "slash", "a/b?c=d&e#f \xC3\xA9", false },
	{ "url", "https://x.example/a?b", true },
	{ "bad_url", "javascript:alert(1)", true },
	{ "user_url", "https://good.example@evil.example/", true },
	{ "email", "a.b@x.example", true },
	{ "phone", "+1 (555) 010-99", true },
};

static const struct {
	const char *id;
	const char *text;
} blocks[] = {
	{ "proof", "Proof for *{{customer}}*.\n" },
	{ "outer", "<!-- when market = eu -->\nEU\n\n{{> proof}}\n"
	  "<!-- /when -->\n" },
	{ "loop-a", "{{> loop-b}}\n" },
	{ "loop-b", "a\n\n{{> loop-a}}\n" },
	{ "with-region", "<!-- region x -->\ny\n<!-- /region -->\n" },
	{ "defines", "[price]: https://evil.example/\n" },
};

enum { VALUES = sizeof values / sizeof values[0] };
enum { BLOCKS = sizeof blocks / sizeof blocks[0] };

/* A region text, if there is one, replaces the region "opening". */
static const struct {
	const char *name;
	enum view view;
	const char *body;
	const char *region;
	const char *want;
} cases[] = {
	{ "paragraphs stand apart", TEXT, "a\nb\n\nc  \nd\n", NULL,
	  "a b\n\nc\nd\n" },
	{ "lists, quotes and code are readable as text", TEXT,
	  "# H\n\n- a\n- b\n  - c\n\n    d\n\n7. x\n8. y\n\n> q\n>\n> r\n\n"
	  "```\n  code\n\n*\n```\n\n***\n", NULL,
	  "H\n\n- a\n- b\n  - c\n\n    d\n\n7. x\n8. y\n\n> q\n>\n> r\n\n"
	  "  code\n\n*\n\n---\n" },
	{ "a link shows where it leads", TEXT,
	  "[a](https://x.example/) <https://y.example/> <b@z.example> "
	  "![alt](https://i.example/)\n", NULL,
	  "a <https://x.example/> https://y.example/ b@z.example alt\n" },
	{ "a number that is shown needs no link", TEXT,
	  "[+1 (555) 01-00](tel:+15550100) [0100](tel:+15550100)\n", NULL,
	  "+1 (555) 01-00 0100 <tel:+15550100>\n" },
	{ "HTML is escaped", HTML, "a & b &lt;script>\n", NULL,
	  "<p>a &amp; b &lt;script&gt;</p>\n" },
	{ "HTML has what Markdown has", HTML,
	  "# H\n\n1. *a*\n2. **b**\n\n> `c`\\\n> [d](https://x.example/ \"t\")"
	  "\n\n![e *f*](https://i.example/)\n\n---\n", NULL,
	  "<h1>H</h1>\n<ol>\n<li><em>a</em></li>\n<li><strong>b</strong></li>"
	  "\n</ol>\n<blockquote>\n<p><code>c</code><br>\n"
	  "<a href=\"https://x.example/\" title=\"t\">d</a></p>\n"
	  "</blockquote>\n<p><img src=\"https://i.example/\" alt=\"e f\"></p>"
	  "\n<hr>\n" },
	{ "other schemes lead nowhere", HTML,
	  "[a](javascript:x) [b](http://x.example/) [c](//x.example) "
	  "![d](data:x)\n", NULL,
	  "<p><a href=\"#\">a</a> <a href=\"#\">b</a> <a href=\"#\">c</a> d"
	  "</p>\n" },

	{ "header lines are filled and not parsed", WALK,
	  "Subject: *Hi* {{customer}}\n\na\n", NULL,
	  "header Subject [*Hi* Acme] t.md:5:10; paragraph [a] t.md:7:1" },
	{ "a walk tells regions, blocks and places", WALK,
	  "<!-- region opening -->\n\xC3\xA9 `c`\n<!-- /region -->\n"
	  "> - {{customer}} [b](https://x.example/)\n\n{{> proof}}\n", NULL,
	  "paragraph [\xC3\xA9 c] in opening t.md:6:1; "
	  "code [c] in opening t.md:6:3; item [Acme b] t.md:8:5; "
	  "link [b] to https://x.example/ t.md:8:18; "
	  "paragraph [Proof for Acme.] from proof blocks/proof.md:1:1" },
	{ "places are true in continued lines", WALK,
	  "> a\n>   b <https://x.example/>\n  [c](d)\n", NULL,
	  "quote [a b https://x.example/ c] t.md:5:3; link "
	  "[https://x.example/] to https://x.example/ t.md:6:7; "
	  "link [c] to d t.md:7:3" },
	{ "another's region text has its own places", WALK,
	  "<!-- region opening -->\na\n<!-- /region -->\n", "\nb\n",
	  "paragraph [b] in opening c.md:21:1" },
	{ "characters by entities are in the walked text", WALK,
	  "a&#x202E;b\n", NULL, "paragraph [a\xE2\x80\xAE" "b] t.md:5:1" },

	{ "a value is text", HTML, "{{markup}}\n", NULL,
	  "<p>*a* &lt;b&gt; [c](d) `e`</p>\n" },
	{ "a value in code, alt text and a title is text", HTML,
	  "`{{markup}}` ![{{markup}}](https://i.example/ \"{{markup}}\")\n\n"
	  "    {{markup}}\n", NULL,
	  "<p><code>*a* &lt;b&gt; [c](d) `e`</code> "
	  "<img src=\"https://i.example/\" alt=\"*a* &lt;b&gt; [c](d) `e`\" "
	  "title=\"*a* &lt;b&gt; [c](d) `e`\"></p>\n"
	  "<pre><code>*a* &lt;b&gt; [c](d) `e`\n</code></pre>\n" },
	{ "a value is not filled again", TEXT, "{{nested}}\n", NULL,
	  "{{customer}}\n" },
	{ "a slot without a value stays", TEXT, "a {{unset}}\n", NULL,
	  "a {{unset}}\n" },
	{ "a slot can stand within markup", HTML,
	  "**{{customer}}** _{{customer}}_ x_{{customer}}_y\n", NULL,
	  "<p><strong>Acme</strong> <em>Acme</em> x_Acme_y</p>\n" },
	{ "a third closing brace is text", TEXT, "{{customer}}}\n", NULL,
	  "Acme}\n" },
	{ "slots are listed once each", SLOTS,
	  "Subject: {{a}}\n\n{{b}} {{a}} [x](https://h/{{c_2}})\n\n"
	  "{{> proof}}\n", NULL, "a b c_2 customer" },
	{ "slots of what is not shown are listed", SLOTS,
	  "<!-- when market = us -->\n{{b}}\n<!-- /when -->\n", NULL, "b" },

	{ "an undeclared slot is refused", TEXT, "a\n\n  {{custmer}}\n", NULL,
	  "t.md:7:3: slot: no field is named custmer (did you mean "
	  "{{customer}}?)" },
	{ "an undeclared slot that is not shown is refused", TEXT,
	  "<!-- when market = us -->\n{{zzzzzz}}\n<!-- /when -->\n", NULL,
	  "t.md:6:1: slot: no field is named zzzzzz (declare it under "
	  "fields)" },
	{ "an undeclared slot in a header line is refused", TEXT,
	  "Subject: \xC3\xA9 {{zzzzzz}}\n\na\n", NULL,
	  "t.md:5:12: slot: no field is named zzzzzz (declare it under "
	  "fields)" },
	{ "a value keeps to its line", TEXT, "a {{lines}}\n", NULL,
	  "t.md:5:3: slot: the value of lines holds a line break, a control "
	  "character or bytes that are not UTF-8 (write it on one line)" },
	{ "an entity makes no slot", TEXT, "a\n\n&#x7b;{customer}}\n", NULL,
	  "t.md:7:1: " BRACES },
	{ "a named entity makes no slot", TEXT, "&lbrace;&lcub;customer}}\n",
	  NULL, "t.md:5:1: " BRACES },
	{ "an escape makes no slot", TEXT, "{\\{customer}}\n", NULL,
	  "t.md:5:1: " BRACES },
	{ "an escape unmakes no slot", TEXT, "\\{{customer}}\n", NULL,
	  "t.md:5:2: slot: this {{ begins no slot (write {{name}} without "
	  "spaces and without a backslash)" },
	{ "markup makes no slot", TEXT, "{*{customer}}*\n", NULL,
	  "t.md:5:1: " BRACES },
	{ "code makes no slot", TEXT, "{`{customer}}`\n", NULL,
	  "t.md:5:1: " BRACES },
	{ "a link's text makes no slot", TEXT,
	  "{[{customer}}](https://x.example/)\n", NULL, "t.md:5:1: " BRACES },
	{ "a third brace by an entity is refused", TEXT,
	  "&#123;{{customer}}\n", NULL, "t.md:5:1: " BRACES },
	{ "a title makes no slot", TEXT,
	  "[a](https://x.example/ '{&#123;customer}}')\n", NULL,
	  "t.md:5:1: " BRACES },
	{ "a percent sign makes no slot", TEXT,
	  "[a](https://x.example/%7b%7Bcustomer}})\n", NULL,
	  "t.md:5:1: " BRACES },
	{ "nobody writes a slot's inner character", TEXT,
	  "{{customer}} \xF3\xB0\x80\x80\n", NULL,
	  "t.md:5:14: hidden: a private-use character (remove it)" },
	{ "nobody spells a slot's inner character", TEXT,
	  "{{customer}} &#xF0000;\n", NULL,
	  "t.md:5:14: hidden: a private-use character (remove it)" },
	{ "a fence's name takes no slot", TEXT, "```{{customer}}\na\n```\n",
	  NULL, "t.md:5:1: slot: a slot cannot be after a code fence (move it "
	  "into the text)" },

	{ "a slot after the host is one component", HTML,
	  "[a](https://x.example/{{slash}}?q={{markup}})\n", NULL,
	  "<p><a href=\"https://x.example/a%2Fb%3Fc%3Dd%26e%23f%20%C3%A9?q="
	  "%2Aa%2A%20%3Cb%3E%20%5Bc%5D%28d%29%20%60e%60\">a</a></p>\n" },
	{ "a slot with more after it is not all of a link", HTML,
	  "[a]({{url}}x)\n", NULL, "t.md:5:5: " HOST },
	{ "a slot can be all of a link, also an address or a number", HTML,
	  "[a]({{url}}) [b]({{email}}) [c]({{phone}})\n", NULL,
	  "<p><a href=\"https://x.example/a?b\">a</a> "
	  "<a href=\"mailto:a.b@x.example\">b</a> "
	  "<a href=\"tel:+155501099\">c</a></p>\n" },
	{ "a text field is not all of a link", HTML, "[a]({{customer}})\n",
	  NULL, "t.md:5:5: link-slot: a whole link destination takes a field "
	  "of type url, email or phone (change its type, or write "
	  "https://host/ before it)" },
	{ "no slot in a scheme", HTML, "[a]({{url}}://x/)\n", NULL,
	  "t.md:5:5: " HOST },
	{ "no slot in a host", HTML, "[a](https://{{customer}}/)\n", NULL,
	  "t.md:5:13: " HOST },
	{ "no slot after a host without a slash", HTML,
	  "[a](https://x.example{{customer}})\n", NULL, "t.md:5:22: " HOST },
	{ "no slot in a port", HTML, "[a](https://x.example:{{customer}}/)\n",
	  NULL, "t.md:5:23: " HOST },
	{ "no slot behind a user name", HTML,
	  "[a](https://u@{{customer}}/)\n", NULL, "t.md:5:15: " HOST },
	{ "no slot where the host is empty", HTML,
	  "[a](https:///{{customer}})\n", NULL, "t.md:5:14: " HOST },
	{ "no slot behind a backslash", HTML,
	  "[a](https://x.example\\\\{{customer}}/)\n", NULL,
	  "t.md:5:24: " HOST },
	{ "no slot in a link without a host", HTML, "[a](/b/{{customer}})\n",
	  NULL, "t.md:5:8: " HOST },
	{ "no slot in a mailto link", HTML, "[a](mailto:{{customer}})\n", NULL,
	  "t.md:5:12: " HOST },
	{ "a value does not climb in a path", HTML,
	  "[a](https://x.example/b/{{dots}}/c)\n", NULL,
	  "t.md:5:25: link-slot: this value makes a path with \".\" or \"..\" "
	  "in it (choose another value)" },
	{ "a link field leads to no script", HTML, "[a]({{bad_url}})\n", NULL,
	  "t.md:5:5: link-scheme: no link may lead to javascript:alert(1): it "
	  "begins with none of https://, mailto: and tel: (write https://, "
	  "mailto: or tel:)" },
	{ "a link field has no user name", HTML, "[a]({{user_url}})\n", NULL,
	  "t.md:5:5: link-scheme: no link may lead to "
	  "https://good.example@evil.example/: https:// needs a host, without "
	  "a user name (write https://, mailto: or tel:)" },
	{ "a reference's destination is judged too", HTML,
	  "a [b]\n\n[b]: https://{{customer}}/\n", NULL, "t.md:7:14: " HOST },

	{ "a region's text replaces the template's", TEXT,
	  "a\n\n<!-- region opening -->\nb\n<!-- /region -->\n\nc\n",
	  "X {{customer}}\n", "a\n\nX Acme\n\nc\n" },
	{ "a definition in a region reaches no locked text", HTML,
	  "[price]\n\n<!-- region opening -->\na\n<!-- /region -->\n",
	  "[price]: https://evil.example/\n\nb\n",
	  "<p>[price]</p>\n<p>b</p>\n" },
	{ "a definition in a block reaches no other text", HTML,
	  "[price]\n\n{{> defines}}\n", NULL, "<p>[price]</p>\n" },
	{ "a definition in locked text reaches no region", HTML,
	  "<!-- region opening -->\na\n<!-- /region -->\n\n"
	  "[price]: https://x.example/\n", "[price]\n", "<p>[price]</p>\n" },
	{ "an open fence in a region ends with it", HTML,
	  "<!-- region opening -->\na\n<!-- /region -->\nlocked\n",
	  "```\nb\n", "<pre><code>b\n</code></pre>\n<p>locked</p>\n" },
	{ "a list in a region does not grow", HTML,
	  "- a\n\n<!-- region opening -->\nb\n<!-- /region -->\n\n- c\n",
	  "- b\n", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n<ul>\n"
	  "<li>c</li>\n</ul>\n" },
	{ "a region text has no marker", HTML,
	  "<!-- region opening -->\na\n<!-- /region -->\n",
	  "b\n<!-- /region -->\n",
	  "c.md:21:1: marker: a marker must be alone on its line in column 1, "
	  "outside of lists, quotes, code and regions (write exactly <!-- "
	  "region name -->, <!-- /region -->, <!-- when field = value --> or "
	  "<!-- /when -->)" },
	{ "a region text has no include", HTML,
	  "<!-- region opening -->\na\n<!-- /region -->\n", "{{> proof}}\n",
	  "c.md:20:1: include: an include must be alone on its line in column "
	  "1, outside of lists, quotes, code and regions (write exactly {{> "
	  "id}})" },
	{ "a region text has no HTML", HTML,
	  "<!-- region opening -->\na\n<!-- /region -->\n", "b <script>\n",
	  "c.md:20:3: raw-html: raw HTML and comments are not allowed here "
	  "(write Markdown, or &lt; for a <)" },
	{ "a region that is gone is refused", HTML, "a\n", "b\n",
	  "c.md:20: region: the template has no region opening (remove it)" },

	{ "a condition that holds is shown", TEXT,
	  "a\n<!-- when market = eu -->\nb\n<!-- /when -->\n"
	  "<!-- when market = us -->\nc\n<!-- /when -->\nd\n", NULL,
	  "a\n\nb\n\nd\n" },
	{ "a condition on no value does not hold", TEXT,
	  "<!-- when unset = a -->\nb\n<!-- /when -->\nc\n", NULL, "c\n" },
	{ "a condition names a field", TEXT,
	  "a\n\n<!-- when zzzzzz = a -->\nb\n<!-- /when -->\n", NULL,
	  "t.md:7:1: when: no field is named zzzzzz (declare it under "
	  "fields)" },
	{ "a block's own conditions and includes count", TEXT,
	  "{{> outer}}\nx\n", NULL, "EU\n\nProof for Acme.\n\nx\n" },
	{ "an unknown block is named", TEXT, "a\n\n{{> prof}}\n", NULL,
	  "t.md:7:1: include: no block is named prof (did you mean proof?)" },
	{ "an include where nothing is shown is followed", TEXT,
	  "<!-- when market = us -->\n{{> loop-a}}\n<!-- /when -->\n", NULL,
	  "blocks/loop-b.md:3:1: include: block loop-a includes itself "
	  "(remove this include)" },
	{ "an included block has no region", TEXT, "{{> with-region}}\n", NULL,
	  "blocks/with-region.md:1:1: region: a block that is included holds "
	  "no region (remove its markers)" },
};

/* All that a case needs while it runs. */
struct fixture {
	struct pool pool;
	struct outline outline;
	struct outline blocks[BLOCKS];
	const struct outline *block_list[BLOCKS];
	const char *block_ids[BLOCKS];
	struct region_text region;
	struct composition composition;
};

static enum error_code
set_up(struct fixture *f, const char *body, const char *region,
    struct error *err)
{
	struct outline_input input = { "t.md", slice_of(body), 5, true };

	if (outline_parse(&f->outline, &input, &f->pool, err))
		return err->code;
	for (size_t i = 0; i < BLOCKS; i++) {
		struct outline_input block = {
			.path = pool_format(&f->pool, "blocks/%s.md",
			    blocks[i].id),
			.body = slice_of(blocks[i].text),
			.line = 1,
		};

		assert_int_equal(outline_parse(&f->blocks[i], &block,
		    &f->pool, err), ERR_NONE);
		f->block_list[i] = &f->blocks[i];
		f->block_ids[i] = blocks[i].id;
	}
	f->composition = (struct composition){
		.outline = &f->outline,
		.blocks = f->block_list, .block_ids = f->block_ids,
		.block_count = BLOCKS,
		.values = values, .value_count = VALUES,
	};
	if (region) {
		f->region = (struct region_text){ "opening", "c.md",
		    slice_of(region), 20 };
		f->composition.regions = &f->region;
		f->composition.region_count = 1;
	}
	return ERR_NONE;
}

static bool
write_mark(void *of, const struct mark *mark)
{
	struct buf *out = of;

	buf_format(out, "%s%s%s [%s]", out->len ? "; " : "",
	    mark->kind == MARK_HEADER ? "header " : "", mark->name,
	    mark->text);
	if (mark->url)
		buf_format(out, " to %s", mark->url);
	if (mark->region)
		buf_format(out, " in %s", mark->region);
	if (mark->block)
		buf_format(out, " from %s", mark->block);
	buf_format(out, " %s:%zu:%zu", mark->place.path, mark->place.line,
	    mark->place.column);
	return true;
}

static void
describe_slots(struct fixture *f, struct buf *out)
{
	struct names names = { 0 };
	struct error err;

	if (document_slots(&f->composition, &names, &f->pool, &err))
		buf_text(out, err.text);
	for (size_t i = 0; i < names.count; i++)
		buf_format(out, "%s%s", i ? " " : "", names.items[i]);
}

static void
describe(struct fixture *f, enum view view, struct buf *out)
{
	struct document *document = NULL;
	struct error err;

	if (view == SLOTS) {
		describe_slots(f, out);
		return;
	}
	if (document_compose(&document, &f->composition, &err)) {
		buf_text(out, err.text);
		return;
	}
	if (view == TEXT)
		document_write_text(document, out);
	else if (view == HTML)
		document_write_html(document, out);
	else
		document_walk(document, write_mark, out);
	document_free(document);
}

/* Each row is a test of its own, named by its sentence. */
static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct fixture f = { 0 };
	struct buf got = { 0 };
	struct error err;

	buf_text(&got, "");
	if (set_up(&f, cases[row].body, cases[row].region, &err))
		buf_text(&got, err.text);
	else
		describe(&f, cases[row].view, &got);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&f.pool);
}

static void
shows_every_part_when_asked(void **state)
{
	struct fixture f = { 0 };
	struct buf got = { 0 };
	struct error err;

	(void)state;
	assert_int_equal(set_up(&f, "<!-- when market = us -->\na\n"
	    "<!-- /when -->\nb\n", NULL, &err), ERR_NONE);
	f.composition.every_part = true;
	describe(&f, TEXT, &got);
	assert_string_equal(got.at, "a\n\nb\n");
	buf_release(&got);
	pool_release(&f.pool);
}

static void
finds_header_lines_by_name(void **state)
{
	struct document *document;
	struct fixture f = { 0 };
	struct error err;

	(void)state;
	assert_int_equal(set_up(&f, "Subject: a {{customer}}\n"
	    "Preheader: b\n\nc\n", NULL, &err), ERR_NONE);
	assert_int_equal(document_compose(&document, &f.composition, &err),
	    ERR_NONE);
	assert_int_equal(document_header_count(document), 2);
	assert_string_equal(document_header_name(document, 1), "Preheader");
	assert_string_equal(document_header(document, "Subject"), "a Acme");
	assert_null(document_header(document, "From"));
	document_free(document);
	pool_release(&f.pool);
}

/* Each text is small enough, but not what twenty includes of it make. */
static void
bounds_what_includes_add_up_to(void **state)
{
	static char big[60 * 1024];
	struct outline_input input = { "big.md", { big, sizeof big }, 1,
	    false };
	struct fixture f = { 0 };
	struct buf got = { 0 }, body = { 0 };
	struct error err;

	(void)state;
	memset(big, 'a', sizeof big);
	for (size_t i = 0; i < 20; i++)
		buf_text(&body, "{{> proof}}\n");
	assert_int_equal(set_up(&f, body.at, NULL, &err), ERR_NONE);
	assert_int_equal(outline_parse(&f.blocks[0], &input, &f.pool, &err),
	    ERR_NONE);
	describe(&f, TEXT, &got);
	assert_string_equal(got.at, "big.md:1: size: the document grows beyond "
	    "1048576 bytes here (include less)");
	buf_release(&body);
	buf_release(&got);
	pool_release(&f.pool);
}

int
main(void)
{
	return rows_run("document", ROWS(cases, reads_as_wanted),
	    ROW("shows every part when asked", shows_every_part_when_asked),
	    ROW("finds header lines by name", finds_header_lines_by_name),
	    ROW("bounds what includes add up to",
		bounds_what_includes_add_up_to));
}
