/* SPDX-License-Identifier: Apache-2.0 */
#include "hidden.h"

#include "base/utf8.h"
#include "data/yaml.h"
#include "text/hidden.h"

struct looking {
	struct findings *out;
	struct pool *pool;
};

static void
report(const struct looking *l, struct place place, uint32_t character)
{
	findings_add(l->out, l->pool, (struct finding){
		.rule = "hidden-character",
		.severity = SEVERITY_ERROR,
		.place = place,
		.match = pool_format(l->pool, "U+%04X", (unsigned)character),
		.message = pool_format(l->pool, "the hidden character U+%04X "
		    "(remove it, also where it is written as an escape)",
		    (unsigned)character),
		.fix = "",
	});
}

bool
hidden_check_bytes(struct findings *out, const char *path, struct slice text,
    struct pool *pool)
{
	struct looking l = { out, pool };
	uint32_t character;
	size_t at = hidden_find(text, &character);

	if (at == text.len || utf8_bad(text) < text.len)
		return false;
	report(&l, utf8_place(path, text, at), character);
	return true;
}

static void
look_at_text(const struct looking *l, const char *path, const char *text,
    const struct node *node)
{
	uint32_t character;
	struct place place = { path, node->line, node->column };
	struct slice all = slice_of(text ? text : "");

	if (hidden_find(all, &character) < all.len)
		report(l, place, character);
}

static void
look_at_node(const struct looking *l, const char *path,
    const struct node *node)
{
	look_at_text(l, path, node->key, node);
	if (node->kind == NODE_TEXT)
		look_at_text(l, path, node->text, node);
	if (node->kind != NODE_LIST && node->kind != NODE_MAP)
		return;
	for (size_t i = 0; i < node->count; i++)
		look_at_node(l, path, node->items[i]);
}

void
hidden_check_values(struct findings *out, const char *path,
    struct slice text, struct pool *pool)
{
	struct looking l = { out, pool };
	struct front front = { .yaml = text, .yaml_line = 1 };
	const struct node *node;
	struct error err;

	if (slice_starts(text, "---\n") &&
	    front_split(&front, path, text, &err))
		return;
	if (!yaml_parse(&node, (struct place){ path, front.yaml_line, 1 },
	    front.yaml, pool, &err))
		look_at_node(&l, path, node);
}

static bool
see(void *of, const struct mark *mark)
{
	const struct judged *j = of;
	struct looking l = { j->out, j->pool };
	const char *texts[] = { mark->text, mark->title, mark->url };

	for (size_t i = 0; i < 3; i++) {
		struct slice text = slice_of(texts[i] ? texts[i] : "");
		uint32_t character;

		if (hidden_find(text, &character) < text.len)
			report(&l, judged_place(j, mark), character);
	}
	return true;
}

void
hidden_check_document(const struct judged *j, const struct document *document)
{
	struct judged copy = *j;

	document_walk(document, see, &copy);
}
