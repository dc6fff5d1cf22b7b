/* SPDX-License-Identifier: Apache-2.0 */
#include "links.h"

#include <string.h>

#include "base/ascii.h"
#include "model/path.h"
#include "model/preapproval.h"

/* Whether host is one of the names, or below one. */
static bool
has_host(const struct names *hosts, struct slice host)
{
	for (size_t i = 0; i < hosts->count; i++) {
		size_t len = strlen(hosts->items[i]);
		const char *end;

		if (len == 0 || host.len < len)
			continue;
		end = host.at + host.len - len;
		if (strncasecmp(end, hosts->items[i], len) == 0 &&
		    (host.len == len || end[-1] == '.'))
			return true;
	}
	return false;
}

static bool
is_host_char(char c)
{
	return ascii_is_alnum(c) || c == '.' || c == '-';
}

/*
 * The host of "https://host/...": letters, digits, dots and hyphens up to
 * what ends it.  A user, a port or a backslash makes it no host, as browsers
 * do not agree on where those lead.
 */
static struct slice
host_of(struct slice url)
{
	struct slice host = slice_skip(url, strlen("https://"));
	size_t end = 0;

	while (end < host.len && is_host_char(host.at[end]))
		end++;
	if (end < host.len && !strchr("/?#", host.at[end]))
		end = 0;
	host.len = end;
	return host;
}

static void
judge_host(const struct judged *j, struct place place, struct slice url)
{
	struct slice host = host_of(url);

	if (!j->library->policy)
		return;
	if (host.len == 0)
		judged_error(j, place, "link-host", "\"%.*s\" has no plain "
		    "host (write https://host/...)", (int)url.len, url.at);
	else if (!has_host(&j->library->policy->settings.links, host))
		judged_error(j, place, "link-host", "%.*s is not among the "
		    "links of galley.yaml (use one that is)", (int)host.len,
		    host.at);
}

static void
judge_link(const struct judged *j, const struct mark *mark)
{
	struct slice url = slice_of(mark->url ? mark->url : "");
	struct place place = judged_place(j, mark);

	if (slice_starts(url, "https://"))
		judge_host(j, place, url);
	else if (!slice_starts(url, "mailto:") && !slice_starts(url, "tel:") &&
	    !slice_starts(url, "{{") && !slice_starts(url, "%7B%7B"))
		judged_error(j, place, "link-scheme", "\"%.*s\" leads "
		    "nowhere safe (links begin with https://, mailto: or "
		    "tel:)", (int)url.len, url.at);
}

/* Whether a text of this document names the image as it is. */
static bool
is_written_plainly(const struct judged *j, const char *url)
{
	const struct customization *c = j->issue.c;
	struct names reads = { 0 };

	library_reads(j->library, j->issue.t->path, j->issue.t->file, &reads,
	    j->pool);
	if (names_has(&reads, url))
		return true;
	for (size_t i = 0; c && i < c->region_count; i++) {
		if (slice_find(c->regions[i].text, url) <
		    c->regions[i].text.len)
			return true;
	}
	return false;
}

/* What a verdict was about includes images, so they are found in the bytes. */
static void
judge_image(const struct judged *j, const struct mark *mark)
{
	const char *url = mark->url ? mark->url : "";
	struct place place = judged_place(j, mark);
	struct slice bytes;

	if (path_read(url, j->pool).kind != PATH_ASSET)
		judged_error(j, place, "image", "\"%s\" is not an image of "
		    "this workspace (write assets/<name>.png)", url);
	else if (!is_written_plainly(j, url))
		judged_error(j, place, "image", "%s is written in disguise "
		    "(write the path as it is)", url);
	else if (!source_read(j->library->source, url, &bytes))
		judged_error(j, place, "image", "%s is not there (add it)",
		    url);
	if (!mark->text || !mark->text[0])
		judged_warning(j, place, "image-text", "%s says nothing to "
		    "those who cannot see it (write ![what it shows](...))",
		    url);
}

static bool
see(void *of, const struct mark *mark)
{
	const struct judged *j = of;

	if (mark->kind == MARK_LINK)
		judge_link(j, mark);
	if (mark->kind == MARK_IMAGE)
		judge_image(j, mark);
	return true;
}

static struct place
value_place(const struct judged *j, const struct field *field)
{
	const struct customization *c = j->issue.c;

	for (size_t i = 0; c && i < c->field_count; i++) {
		if (strcmp(c->fields[i].name, field->name) == 0)
			return c->fields[i].place;
	}
	return field->place;
}

/* An address is one wherever it stands: mail programs make it a link. */
static void
judge_values(const struct judged *j)
{
	const struct template *t = j->issue.t;

	for (size_t i = 0; i < t->field_count; i++) {
		const struct field *field = &t->fields[i];
		const char *value = proposal_value(t, j->issue.c,
		    field->name);

		if (value && field->type == FIELD_URL &&
		    field_type_url(slice_of(value), NULL))
			judge_host(j, value_place(j, field), slice_of(value));
	}
}

void
links_check(const struct judged *j, const struct document *document)
{
	struct judged copy = *j;

	document_walk(document, see, &copy);
	judge_values(j);
}
