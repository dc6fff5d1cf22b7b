/* SPDX-License-Identifier: Apache-2.0 */
/* Header lines within the lengths of their channel. */
#include "issue.h"

#include <string.h>

#include "base/plural.h"
#include "text/words.h"

/* A limit, and the header line that it is about. */
struct channel {
	const struct issue *issue;
	const struct limit *limit;
	const struct header *header;
};

/* The path that an error begins with. */
static const char *
error_path(const struct error *err, const char *fallback, struct pool *pool)
{
	struct slice text = slice_of(err->text);
	size_t colon = slice_find(text, ":");
	struct slice path = { text.at, colon };

	if (colon == text.len || (!slice_ends(path, ".md") &&
	    !slice_ends(path, ".yaml")))
		return fallback;
	return pool_copy(pool, path);
}

void
issue_add_error(struct findings *out, const struct issue *issue,
    const struct error *err, struct pool *pool)
{
	const char *path = issue->c && issue->c->path ? issue->c->path :
	    issue->t->path;

	findings_add_error(out, pool, err, error_path(err, path, pool));
}

static const struct header *
find_header(const struct template *t, const struct limit *limit)
{
	for (size_t i = 0; i < t->outline.header_count; i++) {
		if (strcasecmp(t->outline.headers[i].name, limit->name) == 0)
			return &t->outline.headers[i];
	}
	return NULL;
}

/* The line's length when filled so; 0 where there is no document. */
static size_t
length_of(const struct channel *channel, enum issue_fill fill)
{
	struct issue issue = *channel->issue;
	struct document *document;
	struct error err;
	const char *text;
	size_t length;

	issue.fill = fill;
	issue.only_headers = true;
	if (issue_build(&document, &issue, &err))
		return 0;
	text = document_header(document, channel->header->name);
	length = text ? graphemes_count(slice_of(text)) : 0;
	document_free(document);
	return length;
}

static struct place
place_of(const struct channel *channel)
{
	const struct issue *issue = channel->issue;

	if (issue->c)
		return (struct place){ issue->c->path ? issue->c->path : "",
			1, 1 };
	return (struct place){ issue->t->path, channel->header->line,
		channel->header->column };
}

static void
report(struct findings *out, const struct channel *channel,
    enum severity severity, size_t length, struct pool *pool)
{
	bool sure = severity == SEVERITY_ERROR;

	findings_add(out, pool, (struct finding){
		.rule = "channel-length",
		.severity = severity,
		.place = place_of(channel),
		.match = "",
		.message = pool_format(pool, "%s %s %s (%zu are shown: shorten "
		    "it)", channel->header->name, sure ? "has" :
		    "can grow to", plural(length, "character", pool),
		    channel->limit->most),
		.fix = "",
	});
}

static void
judge(struct findings *out, const struct channel *channel, struct pool *pool)
{
	bool all = channel->issue->fill == ISSUE_ALL_LONGEST;
	size_t length = all ? 0 : length_of(channel, ISSUE_EMPTY);

	if (length > channel->limit->most) {
		report(out, channel, SEVERITY_ERROR, length, pool);
		return;
	}
	length = length_of(channel, all ? ISSUE_ALL_LONGEST : ISSUE_LONGEST);
	if (length > channel->limit->most)
		report(out, channel, SEVERITY_WARNING, length, pool);
}

void
issue_check_channel(struct findings *out, const struct issue *issue,
    struct pool *pool)
{
	for (size_t i = 0; i < issue->t->limit_count; i++) {
		struct channel channel = { issue, &issue->t->limits[i], NULL };

		channel.header = find_header(issue->t, channel.limit);
		if (channel.header)
			judge(out, &channel, pool);
	}
}
