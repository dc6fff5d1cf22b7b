/* SPDX-License-Identifier: Apache-2.0 */
/* asset-approved: pictures are those of the registry, and say what they show. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "bounds.h"
#include "picture.h"
#include "text/words.h"

static const char *const keys[] = { "max-alt", "width", "height", "aspect",
	NULL };

/* How far a side may be off what its aspect wants. */
static const double ASPECT_SLACK = 0.01;

/* What became of an entry's file. */
struct file_state {
	bool there;
	bool same;		/* its bytes are those of the entry */
	bool sized;
	struct picture picture;	/* where sized */
};

/* A bound that may be absent. */
struct side {
	bool set;
	struct bounds bounds;
};

struct assets {
	const struct registry *registry;
	struct file_state *files;	/* by the entry */
	int64_t most;		/* characters of an alternative text; 0: any */
	struct side width;
	struct side height;
	double *aspects;	/* width by height */
	size_t aspect_count;
	const char *aspect_names;	/* "16:9 or 1:1" */
};

static enum error_code
read_side(struct rule_reading *r, const char *key, struct side *out)
{
	const char *text = NULL;
	enum error_code code = rule_get_text(r, key, &text);

	if (code || !text)
		return code;
	if (!bounds_read(&out->bounds, text))
		return rule_fail(r, node_get(r->map, key), "\"%s\" must be "
		    "bounds in pixels (600..)", key);
	out->set = true;
	return ERR_NONE;
}

static bool
read_aspect(const char *text, double *out)
{
	double width, height;
	char end;

	if (sscanf(text, "%lf:%lf%c", &width, &height, &end) != 2 ||
	    !(width > 0) || !(height > 0))
		return false;
	*out = width / height;
	return true;
}

static enum error_code
read_aspects(struct rule_reading *r, struct assets *own)
{
	const struct node *list = NULL;
	struct names names = { 0 };
	enum error_code code = rule_get_list(r, "aspect", &list);

	if (code || !list)
		return code;
	own->aspects = pool_alloc(r->pool, (list->count + 1) *
	    sizeof *own->aspects);
	for (size_t i = 0; i < list->count; i++) {
		if (!read_aspect(list->items[i]->text, &own->aspects[i]))
			return rule_fail(r, list->items[i], "\"%s\" is not an "
			    "aspect ratio (as in 16:9)", list->items[i]->text);
		names_add(&names, r->pool, list->items[i]->text);
	}
	own->aspect_count = list->count;
	own->aspect_names = names_join(&names, " or ", r->pool);
	return ERR_NONE;
}

static void
read_file(struct rule_reading *r, const struct node *entry,
    struct file_state *out)
{
	struct slice bytes;

	out->there = registries_read(r->registries, registry_name(entry),
	    &bytes);
	out->same = out->there && strcmp(digest_text(registries_digest(
	    r->registries, bytes)).hex, node_get_text(entry, "sha256", "")) == 0;
	out->sized = out->same && picture_read(&out->picture, bytes);
}

static enum error_code
read(struct rule_reading *r)
{
	struct assets *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	if ((code = rule_get_number(r, "max-alt", &own->most)) ||
	    (code = read_side(r, "width", &own->width)) ||
	    (code = read_side(r, "height", &own->height)) ||
	    (code = read_aspects(r, own)) ||
	    (code = kind_registry(r, "assets", &own->registry)))
		return code;
	own->files = pool_alloc(r->pool, (own->registry->count + 1) *
	    sizeof *own->files);
	for (size_t i = 0; i < own->registry->count; i++)
		read_file(r, own->registry->entries[i], &own->files[i]);
	return ERR_NONE;
}

/* "../../assets/logo.png" is assets/logo.png. */
static const char *
path_of(const char *url)
{
	for (;;) {
		if (strncmp(url, "../", 3) == 0)
			url += 3;
		else if (strncmp(url, "./", 2) == 0)
			url += 2;
		else if (*url == '/')
			url++;
		else
			return url;
	}
}

static const char *
judge_text(const struct assets *own, const struct block_link *image,
    const char *path)
{
	const char *base = strrchr(path, '/');

	if (slice_trim(slice_of(image->text)).len == 0)
		return "the picture %s has no alternative text";
	if (strcmp(image->text, base ? base + 1 : path) == 0)
		return "the text of the picture %s is its file's name";
	if (own->most && graphemes_count(slice_of(image->text)) >
	    (size_t)own->most)
		return "the text of the picture %s is too long";
	return NULL;
}

static bool
is_aspect(const struct assets *own, const struct picture *p)
{
	double aspect = (double)p->width / p->height;

	for (size_t i = 0; i < own->aspect_count; i++) {
		double off = aspect / own->aspects[i] - 1;

		if (off < ASPECT_SLACK && off > -ASPECT_SLACK)
			return true;
	}
	return own->aspect_count == 0;
}

/* What its size offends; the second argument says how. */
static const char *
judge_size(struct rule_run *run, const struct assets *own,
    const struct file_state *file, struct rule_hit *hit)
{
	const struct picture *p = &file->picture;
	const char *wide, *high;

	if (!own->width.set && !own->height.set && !own->aspect_count)
		return NULL;
	if (!file->sized)
		return "the size of the picture %s cannot be told";
	wide = own->width.set ? bounds_offended(&own->width.bounds, p->width,
	    run->pool) : NULL;
	high = own->height.set ? bounds_offended(&own->height.bounds,
	    p->height, run->pool) : NULL;
	hit->count = 2;
	if (wide || high) {
		hit->arguments[1] = pool_format(run->pool, "%u %s (%s)",
		    wide ? p->width : p->height, wide ? "wide" : "high",
		    wide ? wide : high);
		return "the picture %s is %s";
	}
	hit->arguments[1] = pool_format(run->pool, "%u by %u (%s)", p->width,
	    p->height, own->aspect_names);
	return is_aspect(own, p) ? NULL : "the picture %s is %s";
}

static const char *
judge_entry(struct rule_run *run, const struct assets *own, size_t i)
{
	const struct node *entry = own->registry->entries[i];
	const char *channel = facts_channel(run->facts);
	struct names channels = { &channel, channel ? 1 : 0 };
	const char *until = node_get_text(entry, "until", NULL);
	int64_t last;

	if (!own->files[i].there)
		return "the picture %s is not there";
	if (!own->files[i].same)
		return "the picture %s has changed since it was approved";
	if (until && date_read(&last, slice_of(until)) &&
	    run->now >= last + DAY_SECONDS)
		return "the licence of the picture %s has ended";
	if (!kind_is_market(run, entry))
		return "the picture %s is not approved for this market";
	if (!registry_admits(entry, "channels", &channels))
		return "the picture %s is not approved for this channel";
	return NULL;
}

static void
judge_image(struct rule_run *run, const struct rule *rule,
    const struct block_link *image)
{
	const struct assets *own = rule->own;
	const char *path = path_of(image->url);
	struct rule_hit hit = { .arguments = { path }, .count = 1,
		.remedy = "take a picture of the registry" };
	size_t i = 0;

	while (i < own->registry->count && strcmp(path,
	    registry_name(own->registry->entries[i])) != 0)
		i++;
	hit.says = "no entry of the registry has the picture %s";
	if (i < own->registry->count) {
		kind_cite(run, &hit, own->registry,
		    own->registry->entries[i]);
		hit.says = judge_entry(run, own, i);
		if (!hit.says)
			hit.says = judge_size(run, own, &own->files[i], &hit);
	}
	if (hit.says)
		rule_report_span(run, rule, &hit, image->span);
	hit.count = 1;
	hit.says = judge_text(own, image, path);
	hit.remedy = "say in words what it shows";
	if (hit.says)
		rule_report_span(run, rule, &hit, image->span);
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	for (size_t i = 0; i < run->blocks->link_count; i++) {
		if (run->blocks->links[i].image)
			judge_image(run, rule, &run->blocks->links[i]);
	}
}

const struct rule_kind kind_asset_approved = {
	.name = "asset-approved",
	.keys = keys,
	.many = true,
	.read = read,
	.finish = finish,
};
