/* SPDX-License-Identifier: Apache-2.0 */
#include "text/blocks.h"

#include <string.h>

#include "base/buf.h"
#include "rows.h"
#include "text/places.h"

/* What a case wishes for beside text. */
enum {
	PLAIN = 0, SENTENCES = 1, PARAGRAPHS = 2, SUMMARY = 4, RAW = 8,
	DIRECTIVES = 16,
};

/*
 * Each block reads "scope line:column-line:column [text]"; columns count
 * characters, and the second place is behind the text.
 */
static const struct {
	const char *name;
	int wish;
	const char *source;
	const char *want;
} cases[] = {
	{ "nothing has no blocks", PLAIN, "", "" },
	{ "a paragraph is text", PLAIN, "Hello there.\n",
	  "text.md 1:1-1:13 [Hello there.]\n" },
	{ "lines of a paragraph stay lines", PLAIN, "one\ntwo\n",
	  "text.md 1:1-2:4 [one\ntwo]\n" },
	{ "a heading names its level", PLAIN, "# A\n\n### B ###\n",
	  "text.heading.h1.md 1:3-1:4 [A]\n"
	  "text.heading.h3.md 3:5-3:6 [B]\n" },
	{ "an underlined heading is one", PLAIN, "A *b*\n===\nc\n",
	  "text.heading.h1.md 1:1-1:5 [A b]\n"
	  "text.md 3:1-3:2 [c]\n" },
	{ "items are lists", PLAIN, "- a\n- b\n",
	  "text.list.md 1:3-1:4 [a]\ntext.list.md 2:3-2:4 [b]\n" },
	{ "an item's inner list goes on with its text", PLAIN,
	  "- a\n  - b\n  - c\n",
	  "text.list.md 1:3-2:6 [a b]\ntext.list.md 3:5-3:6 [c]\n" },
	{ "paragraphs of a loose item: the first is a list's", PLAIN,
	  "- a\n\n  b\n", "text.list.md 1:3-1:4 [a]\ntext.md 3:3-3:4 [b]\n" },
	{ "a box to tick is no text", PLAIN, "- [x] done\n- [ ] open\n",
	  "text.list.md 1:7-1:11 [done]\ntext.list.md 2:7-2:11 [open]\n" },
	{ "a quote is one", PLAIN, "> a\n> b\n",
	  "text.blockquote.md 1:3-2:4 [a\nb]\n" },
	{ "a lazy line belongs to the quote", PLAIN, "> a\nb *c*\n",
	  "text.blockquote.md 1:3-2:5 [a\nb c]\n" },
	{ "quotes in quotes", PLAIN, "> > a\n> > b `c`\n",
	  "text.blockquote.md 1:5-2:9 [a\nb *]\n" },
	{ "code blocks are left out", PLAIN,
	  "a\n\n```sh\nb\n```\n\n    c\n\nd\n",
	  "text.md 1:1-1:2 [a]\ntext.md 9:1-9:2 [d]\n" },

	{ "emphasis is only its text", PLAIN, "a *b* __c__ **d *e* f**\n",
	  "text.md 1:1-1:22 [a b c d e f]\n" },
	{ "emphasis within a word leaves the word whole", PLAIN,
	  "**guar**anteed\n", "text.md 1:3-1:15 [guaranteed]\n" },
	{ "white space around a tag is one space", PLAIN,
	  "a\n*b*  c\n", "text.md 1:1-2:7 [a b c]\n" },
	{ "code is masked, character by character", PLAIN,
	  "run `s\u00fc x` now\n", "text.md 1:1-1:15 [run **** now]\n" },
	{ "code in longer ticks", PLAIN, "a `` b ` c `` d\n",
	  "text.md 1:1-1:16 [a ***** d]\n" },
	{ "an address in angles is masked", PLAIN,
	  "see <https://a.example/b> now\n",
	  "text.md 1:1-1:30 [see ******************* now]\n" },
	{ "a mail address in angles is text", PLAIN, "to <a@b.example>.\n",
	  "text.md 1:1-1:18 [to a@b.example.]\n" },
	{ "a bare address is masked up to its end", PLAIN,
	  "see https://a.example/b_c_d. Now http://x and xhttps://y.z\n",
	  "text.md 1:1-1:59 [see ***********************. Now http://x and "
	  "xhttps://y.z]\n" },
	{ "a link is its text", PLAIN,
	  "a [b *c*](https://d.example \"e\") f [g][h] [h] i\n\n"
	  "[h]: /u 'v'\n",
	  "text.md 1:1-1:48 [a b c f g h i]\n" },
	{ "destinations may hold brackets, titles may go over lines", PLAIN,
	  "[a](<b)c> 'd\ne') [f](g(h)i) j\n",
	  "text.md 1:2-2:17 [a f j]\n" },
	{ "a link that shows its address is masked", PLAIN,
	  "[https://a.example](https://a.example) b\n",
	  "text.md 1:2-1:41 [***************** b]\n" },
	{ "definitions before a paragraph are no text", PLAIN,
	  "[a]: /b\n[c]: <d>\n  \"e\"\n[a] f\n",
	  "text.md 4:2-4:6 [a f]\n" },
	{ "what is no definition stays", PLAIN, "[a]: b c\n",
	  "text.md 1:1-1:9 [[a]: b c]\n" },
	{ "an image's words are apart", PLAIN, "a ![b *c*](d.png) e\n",
	  "text.attr.alt.md 1:5-1:9 [b c]\ntext.md 1:1-1:20 [a e]\n" },
	{ "an image in a link", PLAIN, "[![a](b)](c)\n",
	  "text.attr.alt.md 1:4-1:5 [a]\n" },
	{ "entities and escapes are what they mean", PLAIN,
	  "&lt;a\\*b&amp;lt; &eacute;&#x41;&nope; \\q &\n",
	  "text.md 1:1-1:43 [<a*b&lt; \u00e9A&nope; \\q &]\n" },
	{ "a hard break is a space", PLAIN, "a  \nb\\\nc\n",
	  "text.md 1:1-3:2 [a b c]\n" },
	{ "struck text is text", PLAIN, "a ~~b c~~ ~~ d\n",
	  "text.md 1:1-1:15 [a b c ~~ d]\n" },
	{ "characters are counted, not bytes", PLAIN,
	  "\u00fc\u00fc *a*\n", "text.md 1:1-1:6 [\u00fc\u00fc a]\n" },
	{ "lines may end in CR LF", PLAIN | RAW, "a\r\nb *c*\r\n",
	  "text.md 1:1-2:5 [a\nb c]\nraw.md 1:1-3:1 [a\nb *c*\n]\n" },

	{ "a table has heads and cells", PLAIN,
	  "| a | *b* |\n|---|:-:|\n| c \\| d | `e` |\n| f |\n",
	  "text.table.header.md 1:3-1:4 [a]\n"
	  "text.table.header.md 1:8-1:9 [b]\n"
	  "text.table.cell.md 3:3-3:9 [c | d]\n"
	  "text.table.cell.md 3:13-3:14 [*]\n"
	  "text.table.cell.md 4:3-4:4 [f]\n" },
	{ "a table needs no bars at its sides", PLAIN,
	  "x\na | b\n--|--\nc | d\n",
	  "text.md 1:1-1:2 [x]\n"
	  "text.table.header.md 2:1-2:2 [a]\n"
	  "text.table.header.md 2:5-2:6 [b]\n"
	  "text.table.cell.md 4:1-4:2 [c]\ntext.table.cell.md 4:5-4:6 [d]\n" },
	{ "other numbers of cells are no table", PLAIN, "a | b\n|--|\n",
	  "text.md 1:1-2:5 [a | b\n|--|]\n" },
	{ "a footnote is a list's", PLAIN,
	  "a[^n].\n\n[^n]: b *c*\n    d\n\n    e\n",
	  "text.md 1:1-1:7 [a.]\n"
	  "text.list.md 3:7-4:6 [b c d]\ntext.md 6:5-6:6 [e]\n" },
	{ "a claim's mark is no text", PLAIN, "fast[^claim:speed] and\n",
	  "text.md 1:1-1:23 [fast and]\n" },
	{ "a note that nothing defines is text", PLAIN, "a[^b]\n",
	  "text.md 1:1-1:6 [a[^b]]\n" },
	{ "math is left out", PLAIN, "a\n\n$$\nx\n$$\n\n$$ y $$\n\nb $c$\n",
	  "text.md 1:1-1:2 [a]\ntext.md 9:1-9:6 [b $c$]\n" },
	{ "math that is not closed is text", PLAIN, "$$\nx\n\ny\n",
	  "text.md 1:1-2:2 [$$\nx]\ntext.md 4:1-4:2 [y]\n" },

	{ "HTML is its text", PLAIN,
	  "<table><caption>a</caption>\n<tr><th>b<td>c</table>\n",
	  "text.table.caption.md 1:17-1:18 [a]\n"
	  "text.table.header.md 2:9-2:10 [b]\n"
	  "text.table.header.md 2:14-2:15 [c]\n" },
	{ "HTML that is skipped says nothing", PLAIN,
	  "<script>\na\n</script>\n\n<figure>\n<p>b</p></figure>\n\nc\n",
	  "text.md 8:1-8:2 [c]\n" },
	{ "classes that are ignored: a block is left out, a span masked",
	  PLAIN, "<p class=\"x pre\">\na\n</p>\n\n"
	  "b <span class='code'>c</span> d\n",
	  "text.md 5:1-5:32 [b * d]\n" },
	{ "keys are masked as code is", PLAIN, "a <kbd>b</kbd> c\n",
	  "text.md 1:1-1:17 [a * c]\n" },
	{ "HTML in a quote", PLAIN, "> <p>a\n> b &amp; c</p>\n",
	  "text.blockquote.md 1:6-2:12 [a\n b & c]\n" },
	{ "HTML's images have words", PLAIN, "<img src=a alt=\"b c\">\n",
	  "text.attr.alt.md 1:17-1:20 [b c]\n" },
	{ "comments are no text", PLAIN, "a <!-- b --> c\n",
	  "text.md 1:1-1:15 [a c]\n" },
	{ "what is off in a block is left out of it", DIRECTIVES,
	  "a <!-- vale off --> b <!-- vale on --> c\n",
	  "text.md 1:1-1:41 [a c]\nvale off 1:3\nvale on 1:23\n" },
	{ "unless nobody heeds it", PLAIN, "a <!-- vale off --> b\n",
	  "text.md 1:1-1:22 [a b]\nvale off 1:3\n" },

	{ "front matter's strings are blocks", PLAIN,
	  "---\ntitle: A b # c\nn: 12\nd: \"e \\\"f\\\"\"\ng: |\n  h\n  i\n"
	  "j: [k]\nl: 'm''n'\n---\no\n",
	  "text.frontmatter.title.md 2:8-2:11 [A b]\n"
	  "text.frontmatter.d.md 4:5-4:12 [e \"f\"]\n"
	  "text.frontmatter.g.md 6:3-7:4 [h\ni]\n"
	  "text.frontmatter.l.md 9:5-9:9 [m'n]\n"
	  "text.md 11:1-11:2 [o]\n" },
	{ "TOML front matter is left out", PLAIN, "+++\na = 'b'\n+++\nc\n",
	  "text.md 4:1-4:2 [c]\n" },
	{ "a line across the page is none", PLAIN, "---\n\na\n",
	  "text.md 3:1-3:2 [a]\n" },

	{ "sentences are those of plain text alone", SENTENCES,
	  "# A. B.\n\nC d. E\nf! G.\n\n- H. I.\n",
	  "text.heading.h1.md 1:3-1:8 [A. B.]\n"
	  "text.md 3:1-4:6 [C d. E\nf! G.]\n"
	  "sentence.text.md 3:1-3:5 [C d.]\n"
	  "sentence.text.md 3:6-4:3 [E\nf!]\n"
	  "sentence.text.md 4:4-4:6 [G.]\n"
	  "text.list.md 6:3-6:8 [H. I.]\n" },
	{ "a paragraph is one once more", PARAGRAPHS, "a\n\n<div>b\n\n"
	  "c</div>\n",
	  "text.md 1:1-1:2 [a]\nparagraph.text.md 1:1-1:2 [a]\n"
	  "text.md 3:6-3:7 [b]\nparagraph.text.md 3:6-3:7 [b]\n"
	  "text.md 5:1-5:2 [c]\nparagraph.text.md 5:1-5:2 [c]\n" },
	{ "the summary has paragraphs, items and quotes", SUMMARY,
	  "# a\n\nb `c`\n\n- d\n\n> e\n",
	  "text.heading.h1.md 1:3-1:4 [a]\ntext.md 3:1-3:5 [b *]\n"
	  "text.list.md 5:3-5:4 [d]\ntext.blockquote.md 7:3-7:4 [e]\n"
	  "summary.md 3:1-7:4 [b *\n\nd\n\ne\n\n]\n" },
	{ "raw is all of it", RAW, "---\na: b\n---\n*c*\n",
	  "text.frontmatter.a.md 2:4-2:5 [b]\ntext.md 4:2-4:3 [c]\n"
	  "raw.md 1:1-5:1 [---\na: b\n---\n*c*\n]\n" },

	{ "bytes that are not UTF-8 become question marks", RAW,
	  "a \xff b\n", "text.md 1:1-1:6 [a ? b]\nraw.md 1:1-2:1 [a ? b\n]\n" },
	{ "too deep lists are refused", PLAIN,
	  "> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > "
	  "> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > "
	  "> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > "
	  "> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > a",
	  "a.md:1: nesting: lists or quotes are nested too deep (at most 100)" },
};

static void
describe_block(struct buf *out, const struct block *block,
    const struct places *places)
{
	struct source_span span = block_source(block, 0, block->text.len);
	struct file_place from = places_find(places, span.from);
	struct file_place to = places_find(places, span.to);

	buf_format(out, "%s %zu:%zu-%zu:%zu [%.*s]\n", block->scope,
	    from.line, from.column, to.line, to.column,
	    (int)block->text.len, block->text.at);
}

static void
describe(struct buf *out, int wished, struct slice source)
{
	struct blocks_wish wish = {
		.sentences = wished & SENTENCES,
		.paragraphs = wished & PARAGRAPHS,
		.summary = wished & SUMMARY,
		.raw = wished & RAW,
		.directives = wished & DIRECTIVES,
		.path = "a.md",
	};
	struct pool pool = { 0 };
	struct blocks blocks;
	struct places places = places_of(source, &pool);
	struct error err;

	buf_text(out, "");
	if (blocks_read(&blocks, source, &wish, &pool, &err)) {
		buf_text(out, err.text);
	} else {
		for (size_t i = 0; i < blocks.count; i++)
			describe_block(out, &blocks.items[i], &places);
		for (size_t i = 0; i < blocks.directive_count; i++) {
			struct block_directive d = blocks.directives[i];
			struct file_place at = places_find(&places,
			    d.span.from);

			buf_format(out, "vale %.*s %zu:%zu\n",
			    (int)d.text.len, d.text.at, at.line, at.column);
		}
	}
	pool_release(&pool);
}

/* Each row is a test of its own, named by its sentence. */
static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct buf got = { 0 };

	describe(&got, cases[row].wish, slice_of(cases[row].source));
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
}

/* What the caller found with his patterns. */
static void
leaves_out_and_masks_what_it_is_told_to(void **state)
{
	static const char source[] = "a {x} b {{*y*}} c\n\n{#\nd\n#} e\n";
	struct source_span blocks_at[] = { { 2, 5 }, { 19, 26 } };
	struct source_span tokens_at[] = { { 8, 15 } };
	struct blocks_wish wish = {
		.block_ignores = blocks_at, .block_ignore_count = 2,
		.token_ignores = tokens_at, .token_ignore_count = 1,
		.extension = "txt",
	};
	struct pool pool = { 0 };
	struct blocks blocks;
	struct buf got = { 0 };
	struct places places = places_of(slice_of(source), &pool);
	struct error err;

	(void)state;
	assert_int_equal(blocks_read(&blocks, slice_of(source), &wish, &pool,
	    &err), ERR_NONE);
	for (size_t i = 0; i < blocks.count; i++)
		describe_block(&got, &blocks.items[i], &places);
	assert_string_equal(got.at, "text.txt 1:1-1:2 [a]\n"
	    "text.txt 1:7-1:18 [b ******* c]\ntext.txt 5:4-5:5 [e]\n");
	buf_release(&got);
	pool_release(&pool);
}

static void
counts_what_readability_needs(void **state)
{
	struct blocks_wish wish = { .counts = true };
	struct pool pool = { 0 };
	struct blocks blocks;
	struct error err;

	(void)state;
	assert_int_equal(blocks_read(&blocks, slice_of("# Not counted\n\n"
	    "The beautiful table makes readers wait. Why?\n\n- U.S. offices, "
	    "it's said.\n\n```\ncode\n```\n"), &wish, &pool, &err), ERR_NONE);
	assert_int_equal(blocks.counts.words, 11);
	assert_int_equal(blocks.counts.sentences, 3);
	assert_int_equal(blocks.counts.characters, 52);
	assert_int_equal(blocks.counts.paragraphs, 2);
	assert_int_equal(blocks.counts.syllables, 18);
	assert_int_equal(blocks.counts.polysyllabic_words, 2);
	assert_int_equal(blocks.counts.complex_words, 1);
	assert_int_equal(blocks.counts.long_words, 3);
	assert_int_equal(blocks.counts.heading[0], 1);
	assert_int_equal(blocks.counts.list, 1);
	assert_int_equal(blocks.counts.pre, 1);
	pool_release(&pool);
}

/* The work for times copies of text, or 0 where it is refused. */
static size_t
cost(const char *text, size_t times)
{
	struct blocks_wish wish = { .sentences = true };
	struct buf source = { 0 };
	struct pool pool = { 0 };
	struct blocks blocks = { 0 };
	struct error err;

	for (size_t i = 0; i < times; i++)
		buf_text(&source, text);
	blocks_read(&blocks, buf_slice(&source), &wish, &pool, &err);
	buf_release(&source);
	pool_release(&pool);
	return blocks.steps;
}

/* Twice the text, at most two and a half times the steps. */
static void
takes_linear_time(void **state)
{
	static const char *const texts[] = {
		"Plain *words* and `code`, [a](b) link.\n\n", "*a **b ", "[a](",
		"`a ``b ", "~~a ", "&amp;\\*", "a <b c=\"d\"> ", "<a ", "<!-- ",
		"https://a.example ", "| a ", "> a\nb\n", "- a\n", "![[]()",
		"[a]: <b\n", "$$ ", "[^a] ", "&#1;", "<?", "x.<!A",
		"http://", "ftp://a.b", "<div>", "<p title=\"", "a\\\n", "~~ a~~",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		size_t once = cost(texts[i], 1000);
		size_t twice = cost(texts[i], 2000);

		if (once && twice > once * 5 / 2 + 100)
			fail_msg("%s: %zu steps, then %zu", texts[i], once,
			    twice);
	}
}

int
main(void)
{
	return rows_run("blocks", ROWS(cases, reads_as_wanted),
	    ROW("leaves out and masks what it is told to",
		leaves_out_and_masks_what_it_is_told_to),
	    ROW("counts what readability needs", counts_what_readability_needs),
	    ROW("takes linear time", takes_linear_time));
}
