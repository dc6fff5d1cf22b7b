/* SPDX-License-Identifier: Apache-2.0 */
/* The words that a workspace accepts and rejects, a term a line. */
#include "pattern.h"
#include "style_set.h"

enum { VOCABULARY_BYTES = 1024 * 1024 };

/* The folders that Vale knew over time. */
static const char *const places[] = { "config/vocabularies", "Vocab",
	"config/Vocab" };

static const char *const files[] = { "accept.txt", "reject.txt" };

/* A vocabulary's file; its path, or NULL: it is nowhere. */
static const char *
find(struct style_set *set, const struct source *source, const char *name,
    const char *file, struct slice *out)
{
	const struct names *folders = &set->config.folders;

	for (size_t i = 0; i < folders->count; i++) {
		for (size_t p = 0; p < sizeof places / sizeof places[0]; p++) {
			const char *path = pool_format(&set->pool,
			    "%s/%s/%s/%s", folders->items[i], places[p], name,
			    file);

			if (source_read(source, path, out) &&
			    out->len <= VOCABULARY_BYTES)
				return path;
		}
	}
	return NULL;
}

/* The next line with a term; *line counts all of them. */
static bool
next_term(struct slice *text, struct slice *term, size_t *line)
{
	while (slice_line(text, term)) {
		++*line;
		*term = slice_trim(*term);
		if (term->len && !slice_starts(*term, "# "))
			return true;
	}
	return false;
}

static bool
load(struct style_set *set, const struct source *source, const char *name,
    size_t which)
{
	struct names *out = which ? &set->vocabulary.reject :
	    &set->vocabulary.accept;
	struct slice text, term;
	size_t line = 0;

	if (!find(set, source, name, files[which], &text))
		return false;
	while (next_term(&text, &term, &line))
		names_add(out, &set->pool, pool_copy(&set->pool, term));
	return true;
}

void
style_vocabulary_load(struct style_set *set, const struct source *source)
{
	for (size_t i = 0; i < set->config.vocabularies.count; i++) {
		const char *name = set->config.vocabularies.items[i];
		bool accepts = load(set, source, name, 0);
		bool rejects = load(set, source, name, 1);

		if (!accepts && !rejects)
			names_add(&set->lacks, &set->pool,
			    pool_format(&set->pool, "no vocabulary is called "
			    "\"%s\" (put accept.txt or reject.txt into "
			    "config/vocabularies/%s below StylesPath)", name,
			    name));
	}
}

static bool
judge_term(struct style_set *set, struct slice term, struct place place,
    struct error *err)
{
	struct pattern_text text = { .text = term };
	struct pattern *pattern = NULL;
	struct error why;
	bool bad = pattern_new(&pattern, &text, &set->pool, &why) ||
	    pattern_check(pattern, &why);

	pattern_free(pattern);
	if (bad)
		error_at(err, place, "vocabulary", "%s", why.text);
	return bad;
}

void
style_vocabulary_judge(struct style_set *set, const struct source *source,
    struct error *err)
{
	for (size_t i = 0; i < set->config.vocabularies.count * 2; i++) {
		struct place place = { .column = 1 };
		struct slice text, term;

		place.path = find(set, source,
		    set->config.vocabularies.items[i / 2], files[i % 2],
		    &text);
		while (place.path && next_term(&text, &term, &place.line)) {
			if (judge_term(set, term, place, err))
				return;
		}
	}
}
