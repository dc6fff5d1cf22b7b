/* SPDX-License-Identifier: Apache-2.0 */
#include "pillars.h"

#include "base/ascii.h"
#include "model/pillar.h"

/* Text as phrases are compared: one space for white space, A-Z folded. */
static void
add_folded(struct buf *out, struct slice text)
{
	bool gap = out->len > 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (ascii_is_white(c)) {
			gap = true;
			continue;
		}
		if (gap && out->len)
			buf_char(out, ' ');
		gap = false;
		buf_char(out, ascii_lower(c));
	}
}

static bool
gather(void *of, const struct mark *mark)
{
	if (mark->text && mark->kind != MARK_LINK)
		add_folded(of, slice_of(mark->text));
	return true;
}

static bool
read_pillar(const struct judged *j, const char *id, struct pillar *out)
{
	const char *path = pool_format(j->pool, "pillars/%s.yaml", id);
	struct slice text;
	struct error err;

	return source_read(j->library->source, path, &text) &&
	    !pillar_parse(out, path, text, j->pool, &err);
}

static bool
says_one(const struct pillar *pillar, struct slice text)
{
	bool says = pillar->phrases.count == 0;

	for (size_t i = 0; !says && i < pillar->phrases.count; i++) {
		struct buf phrase = { 0 };

		add_folded(&phrase, slice_of(pillar->phrases.items[i]));
		says = phrase.len && slice_find(text, phrase.at) < text.len;
		buf_release(&phrase);
	}
	return says;
}

void
pillars_check_ids(const struct judged *j)
{
	const struct names *pillars = &j->issue.t->pillars;
	struct pillar pillar;

	for (size_t i = 0; i < pillars->count; i++) {
		if (!read_pillar(j, pillars->items[i], &pillar))
			judged_error(j, judged_file(j), "pillar", "there is no "
			    "pillar \"%s\" (write pillars/%s.yaml, or remove "
			    "it)", pillars->items[i], pillars->items[i]);
	}
}

void
pillars_check_phrases(const struct judged *j,
    const struct document *document)
{
	const struct names *pillars = &j->issue.t->pillars;
	struct buf text = { 0 };
	struct pillar pillar;

	document_walk(document, gather, &text);
	for (size_t i = 0; i < pillars->count; i++) {
		if (read_pillar(j, pillars->items[i], &pillar) &&
		    !says_one(&pillar, buf_slice(&text)))
			judged_warning(j, judged_file(j), "pillar", "none of "
			    "the phrases of \"%s\" is said (say \"%s\")",
			    pillar.title, pillar.phrases.items[0]);
	}
	buf_release(&text);
}
