/* SPDX-License-Identifier: Apache-2.0 */
/*
 * blocks.h - Markdown as rules see it: runs of plain text and where they stand
 *
 * "# A *big* `x`" is one block, scope "text.heading.h1.md", text "A big *":
 * delimiters are gone, code is masked by '*', and runs lead from each byte of
 * the text to its byte in the source.
 *
 * CommonMark is libcmark's, as everywhere in galley: what rules read is what
 * the renderers show.  Tables, strikethrough, bare addresses, footnotes and
 * $$ math are passes of our own around it.  libcmark-gfm has most of them, but
 * all 69 names of libcmark, too, so that one program cannot hold both; it takes
 * 1.6 times as long, and its inline places are as unreliable.  Reading blocks
 * takes 1.6 times what cmark takes to parse and walk the same text.
 */

#ifndef GALLEY_TEXT_BLOCKS_H
#define GALLEY_TEXT_BLOCKS_H

#include "base/error.h"
#include "base/names.h"

/* Bytes of a source, and how deep its quotes and lists may be nested. */
enum { BLOCKS_LIMIT = 16 * 1024 * 1024, BLOCKS_DEPTH = 100 };

/* Bytes from..to of the source, to not included. */
struct source_span {
	size_t from;
	size_t to;
};

/*
 * A piece of text and its bytes in the source.  Equal lengths: byte for byte
 * the same, or a mask.  Else the whole piece stands for the whole span (an
 * entity, an escape, a mask of wide characters); an empty span: it was made up
 * (a joining space).
 */
struct block_run {
	size_t at;		/* offset in the mapped text */
	size_t len;
	size_t source;		/* offset in the source */
	size_t source_len;
};

struct block {
	/*
	 * "text.heading.h2.md", "text.md", "text.list.md", "text.blockquote.md",
	 * "text.table.cell.md", "text.attr.alt.md", "text.frontmatter.title.md",
	 * "paragraph.text.md", "sentence.text.md", "raw.md", "summary.md".
	 * Equal scopes of one blocks have one address and one number.
	 */
	const char *scope;
	size_t scope_number;	/* index in blocks.scopes */
	struct slice text;	/* in the pool or in the source */
	size_t base;		/* where text begins in the mapped text */
	const struct block_run *runs;	/* ascending, without gaps */
	size_t run_count;
	size_t directives;	/* how many of blocks.directives precede it */
};

/* <!-- vale off -->: text is "off", the span is the whole comment. */
struct block_directive {
	struct slice text;
	struct source_span span;
};

/* A link or an image, whose destination cmark resolved. */
struct block_link {
	bool image;
	const char *url;
	const char *text;	/* that is shown; of an image: instead of it */
	struct source_span span;	/* all of it */
	size_t before;		/* how many blocks end before it does */
};

/* "[^claim:id]", which is no text. */
struct block_note {
	const char *claim;	/* "id" */
	struct source_span span;
};

/*
 * What metric and readability rules count, over paragraphs, list items and
 * quotes (the text of "summary"); the last nine over the whole document.
 */
struct block_counts {
	size_t words, sentences, characters, syllables, paragraphs;
	size_t complex_words;		/* three syllables or more, but -es -ed -ing */
	size_t long_words;		/* more than six characters */
	size_t polysyllabic_words;	/* three syllables or more */
	size_t pre;			/* blocks of code, and other <pre> */
	size_t list, blockquote;	/* blocks of that scope */
	size_t heading[6];		/* heading_h1 is heading[0] */
};

struct blocks {
	struct block *items;	/* in reading order; summary, raw at the end */
	size_t count;
	const char **scopes;
	size_t scope_count;
	struct block_link *links;	/* in the order of their ends */
	size_t link_count;
	struct block_note *notes;	/* in reading order */
	size_t note_count;
	struct block_directive *directives;	/* in reading order */
	size_t directive_count;
	struct block_counts counts;	/* without the wish only pre and on */
	size_t steps;		/* what finding places cost, for tests */
};

/* All zeros asks for the text blocks of a file .md. */
struct blocks_wish {
	bool paragraphs;
	bool sentences;
	bool summary;
	bool raw;
	bool counts;
	bool directives;	/* what is off in a block is left out of it */
	const char *extension;		/* NULL: "md" */
	const char *path;		/* for errors; NULL: "" */
	/* NULL: the usual tags and no class */
	const struct names *ignored_tags;	/* inline, masked: tt code kbd */
	const struct names *skipped_tags;	/* script style pre figure ... */
	const struct names *ignored_classes;
	/* what else opens a comment, and closes it; NULL: nothing */
	const struct names *comment;
	/* ascending, not overlapping, found by the caller */
	const struct source_span *block_ignores;	/* left out */
	size_t block_ignore_count;
	const struct source_span *token_ignores;	/* masked */
	size_t token_ignore_count;
};

/*
 * Reads source into out.  Texts may point into source, which must outlive
 * out; the rest lives in the pool.  ERR_REFUSED, with out untouched, when the
 * source is more than cmark can read in linear time: too long (rule "size"),
 * too deep ("nesting"), too many images in a paragraph ("links"); err names
 * the line.  A byte that is not UTF-8 reads '?'.
 */
enum error_code blocks_read(struct blocks *out, struct slice source,
    const struct blocks_wish *wish, struct pool *pool, struct error *err);

/*
 * Where bytes from..to of the block's text stand.  Never empty unless all of
 * them were made up.  A binary search over the runs.
 */
struct source_span block_source(const struct block *block, size_t from,
    size_t to);

#endif
