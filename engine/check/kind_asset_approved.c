/* SPDX-License-Identifier: Apache-2.0 */
/* asset-approved: pictures are those of the registry, and say what they show. */
#include <string.h>

#include "base/date.h"
#include "kind.h"
#include "text/words.h"

static const char *const keys[] = { "max-alt", NULL };

/* What became of an entry's file. */
struct file_state {
	bool there;
	bool same;		/* its bytes are those of the entry */
};

struct assets {
	const struct registry *registry;
	struct file_state *files;	/* by the entry */
	int64_t most;		/* characters of an alternative text; 0: any */
};

static enum error_code
read(struct rule_reading *r)
{
	struct assets *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	if ((code = rule_get_number(r, "max-alt", &own->most)) ||
	    (code = kind_registry(r, "assets", &own->registry)))
		return code;
	own->files = pool_alloc(r->pool, (own->registry->count + 1) *
	    sizeof *own->files);
	for (size_t i = 0; i < own->registry->count; i++) {
		const struct node *entry = own->registry->entries[i];
		struct digest digest;

		own->files[i].there = registries_digest(r->registries,
		    registry_name(entry), &digest);
		own->files[i].same = own->files[i].there &&
		    strcmp(digest_text(digest).hex, node_get_text(entry,
		    "sha256", "")) == 0;
	}
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
		return "the picture %s has no text that stands for it";
	if (strcmp(image->text, base ? base + 1 : path) == 0)
		return "the text of the picture %s is its file's name";
	if (own->most && graphemes_count(slice_of(image->text)) >
	    (size_t)own->most)
		return "the text of the picture %s is too long";
	return NULL;
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
	}
	if (hit.says)
		rule_report_span(run, rule, &hit, image->span);
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
