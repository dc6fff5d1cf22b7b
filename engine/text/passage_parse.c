/* SPDX-License-Identifier: Apache-2.0 */
#include "passage.h"

#include <string.h>

#include "nodes.h"
#include "table.h"

/* What a walk over a fresh tree keeps in mind. */
struct review {
	const struct passage *passage;
	size_t markers;		/* met so far */
	cmark_node *block;	/* the innermost that holds text */
	char last;		/* the character before, or 0 */
};

static enum error_code
raw_html(const struct review *review, cmark_node *node, struct error *err)
{
	return error_at(err, passage_node_place(review->passage, node),
	    "raw-html", "raw HTML and comments are not allowed here (write "
	    "Markdown, or &lt; for a <)");
}

static enum error_code
meet_html_block(struct review *review, cmark_node *node, struct error *err)
{
	const struct passage *passage = review->passage;
	struct slice text = slice_of(cmark_node_get_literal(node));
	size_t line = (size_t)cmark_node_get_start_line(node);

	if (review->markers == passage->marker_count ||
	    passage->markers[review->markers] != line ||
	    !slice_is(slice_trim(text), PASSAGE_MARKER) ||
	    cmark_node_get_type(cmark_node_parent(node)) !=
	    CMARK_NODE_DOCUMENT)
		return raw_html(review, node, err);
	review->markers++;
	return ERR_NONE;
}

static enum error_code
meet_text(struct review *review, const char *text, char *last,
    struct error *err)
{
	if (!text || !slots_has_brace(slice_of(text), last))
		return ERR_NONE;
	return error_at(err, passage_node_place(review->passage, review->block),
	    "slot", "text here reads {{ but is spelled in another way (write "
	    "{{name}}, without escapes, entities or markup in it)");
}

/* Text that belongs to no line of words, such as a title. */
static enum error_code
meet_apart(struct review *review, const char *text, struct error *err)
{
	char last = 0;

	return meet_text(review, text, &last, err);
}

static enum error_code
meet_link(struct review *review, cmark_node *node, struct error *err)
{
	const char *url = cmark_node_get_url(node);
	enum error_code code;

	if ((code = meet_apart(review, url, err)) ||
	    (code = meet_apart(review, cmark_node_get_title(node), err)))
		return code;
	if (strcasestr(url, "%7B%7B"))
		return meet_apart(review, "{{", err);
	return ERR_NONE;
}

static enum error_code
meet_code_block(struct review *review, cmark_node *node, struct error *err)
{
	const char *info = cmark_node_get_fence_info(node);
	struct slice rest = slice_of(info), before;
	enum error_code code;
	size_t number;

	review->block = node;
	if (slots_next(&rest, &before, &number))
		return error_at(err, passage_node_place(review->passage, node),
		    "slot", "a slot cannot be after a code fence (move it into "
		    "the text)");
	code = meet_apart(review, info, err);
	return code ? code : meet_apart(review, cmark_node_get_literal(node),
	    err);
}

static enum error_code
meet(struct review *review, cmark_node *node, struct error *err)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HTML_BLOCK:
		return meet_html_block(review, node, err);
	case CMARK_NODE_HTML_INLINE:
		return raw_html(review, node, err);
	case CMARK_NODE_CODE_BLOCK:
		return meet_code_block(review, node, err);
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		return meet_text(review, cmark_node_get_literal(node),
		    &review->last, err);
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		return meet_link(review, node, err);
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
		review->block = node;
		review->last = 0;
		return ERR_NONE;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		review->last = 0;
		return ERR_NONE;
	default:
		return ERR_NONE;
	}
}

static enum error_code
review_tree(struct review *review, cmark_node *root, struct error *err)
{
	const struct passage *passage = review->passage;
	cmark_iter *iter = cmark_iter_new(root);
	enum error_code code = ERR_NONE;
	cmark_event_type event;

	while (!code && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		if (event == CMARK_EVENT_ENTER)
			code = meet(review, cmark_iter_get_node(iter), err);
	}
	cmark_iter_free(iter);
	if (!code && review->markers < passage->marker_count) {
		size_t line = passage->markers[review->markers];
		struct place place = { passage->path,
			passage->line + line - 1, 1 };

		code = error_at(err, place, "marker", "this marker or include "
		    "is not at the document's top level (close the code "
		    "fence, list or HTML before it)");
	}
	return code;
}

enum error_code
passage_parse(cmark_node **out, const struct passage *passage,
    struct error *err)
{
	cmark_node *root = nodes_parse(passage->shadow);
	struct review review = { passage, 0, root, 0 };
	enum error_code code;

	cmark_consolidate_text_nodes(root);
	code = review_tree(&review, root, err);
	if (code) {
		cmark_node_free(root);
		return code;
	}
	table_mark(root);
	*out = root;
	return ERR_NONE;
}
