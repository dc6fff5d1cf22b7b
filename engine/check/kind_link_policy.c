/* SPDX-License-Identifier: Apache-2.0 */
/* link-policy: where links lead, and what they carry. */
#include <string.h>
#include <strings.h>

#include "kind.h"
#include "target.h"

static const char *const keys[] = { NULL };

static enum error_code
read(struct rule_reading *r)
{
	const struct registry *links;
	enum error_code code = kind_registry(r, "links", &links);

	r->rule->own = (void *)(uintptr_t)links;
	return code;
}

/* The entry for a host or a domain above it; the longest one. */
static const struct node *
find_entry(const struct registry *links, const char *host)
{
	const struct node *best = NULL;
	size_t best_len = 0, len = strlen(host);

	for (size_t i = 0; i < links->count; i++) {
		const char *name = registry_name(links->entries[i]);
		size_t size = strlen(name);

		if (size > best_len && size <= len &&
		    strcmp(host + len - size, name) == 0 && (len == size ||
		    host[len - size - 1] == '.')) {
			best = links->entries[i];
			best_len = size;
		}
	}
	return best;
}

static bool
is_foreign_script(const char *host)
{
	for (const char *c = host; *c; c++) {
		if (*c & 0x80)
			return true;
	}
	return strncmp(host, "xn--", 4) == 0 || strstr(host, ".xn--");
}

/* What can be said without the registry; NULL: nothing. */
static const char *
judge_form(const struct target *t, const char *url)
{
	if (!url[0] || strcmp(url, "#") == 0 || strcasecmp(url, "todo") == 0)
		return "this link leads nowhere: \"%s\"";
	if ((t->scheme[0] || t->host[0]) && strcmp(t->scheme, "https") &&
	    strcmp(t->scheme, "mailto") && strcmp(t->scheme, "tel"))
		return "links are https, mailto or tel: \"%s\"";
	if (strcmp(t->scheme, "https") == 0 && !t->host[0])
		return "this address names no host: \"%s\"";
	if (t->user.len)
		return "a link carries no user name: \"%s\"";
	if (is_foreign_script(t->host))
		return "the host is not in plain letters: \"%s\"";
	if (strcmp(t->host, "example.com") == 0 ||
	    strcmp(t->host, "www.example.com") == 0)
		return "this link is only an example: \"%s\"";
	return NULL;
}

/* A text that is an address itself, of another host than the link's. */
static bool
shows_other(const struct block_link *link, const char *host,
    struct pool *pool)
{
	struct slice text = slice_trim(slice_of(link->text));
	const char *shown;

	if (slice_starts(text, "https://"))
		text = slice_skip(text, sizeof "https://" - 1);
	else if (slice_starts(text, "http://"))
		text = slice_skip(text, sizeof "http://" - 1);
	text.len = strcspn(text.at, "/?# ") < text.len ?
	    strcspn(text.at, "/?# ") : text.len;
	if (!memchr(text.at, '.', text.len) || text.len < 4 ||
	    text.at[text.len - 1] == '.' || memchr(text.at, '@', text.len) ||
	    strchr(link->text, ' '))
		return false;
	shown = pool_lower(pool, text);
	if (strncmp(shown, "www.", 4) == 0)
		shown += 4;
	return strcmp(shown, strncmp(host, "www.", 4) == 0 ? host + 4 :
	    host) != 0;
}

/* How often a key stands in a query; value is the last one's. */
static size_t
count_key(struct slice query, const char *key, struct slice *value,
    bool *miscased)
{
	size_t count = 0;
	struct slice part;

	while (query.len) {
		struct slice name;

		slice_until(&query, '&', &part);
		name = (struct slice){ part.at, 0 };
		while (name.len < part.len && part.at[name.len] != '=')
			name.len++;
		if (slice_is(name, key)) {
			count++;
			*value = slice_skip(part, name.len +
			    (name.len < part.len));
		} else if (name.len == strlen(key) &&
		    strncasecmp(name.at, key, name.len) == 0) {
			*miscased = true;
		}
	}
	return count;
}

/* A slot reads as "xxxxx" in a destination: it is judged when it is filled. */
static bool
is_masked(struct slice value)
{
	size_t i = 0;

	while (i < value.len && value.at[i] == 'x')
		i++;
	return i == value.len && i >= sizeof "{{a}}" - 1;
}

static const char *
judge_key(const struct target *t, const struct node *wanted,
    struct rule_hit *hit, struct pool *pool)
{
	struct slice value = { "", 0 };
	bool miscased = false;
	size_t count = count_key(t->query, wanted->key, &value, &miscased);

	hit->arguments[1] = wanted->key;
	if (miscased)
		return "in \"%s\" the key %s is in other letters";
	if (count != 1)
		return count ? "\"%s\" has the key %s twice" :
		    "\"%s\" lacks the key %s";
	if (is_masked(value))
		return NULL;
	for (size_t i = 0; i < wanted->count; i++) {
		if (slice_is(value, wanted->items[i]->text))
			return NULL;
	}
	if (wanted->count == 0)
		return NULL;
	hit->remedy = pool_format(pool, "write %s=%s", wanted->key,
	    wanted->items[0]->text);
	return "in \"%s\" the value of %s is not one of the list";
}

static const char *
judge_entry(const struct target *t, const struct node *entry,
    struct rule_hit *hit, struct pool *pool)
{
	const char *policy = node_get_text(entry, "policy", "allow");
	const struct node *query = node_get(entry, "query");
	const char *says = NULL;

	if (strcmp(policy, "forbid") == 0)
		return "no link leads to this host: \"%s\"";
	if (strcmp(policy, "internal") == 0 && slice_find(t->query, "utm_") <
	    t->query.len)
		return "a link among our own pages must have no utm keys: "
		    "\"%s\"";
	for (size_t i = 0; !says && query && i < query->count; i++)
		says = judge_key(t, query->items[i], hit, pool);
	return says;
}

static void
judge_link(struct rule_run *run, const struct rule *rule,
    const struct block_link *link)
{
	const struct registry *links = rule->own;
	struct target t = target_of(link->url, run->pool);
	const struct node *entry = t.host[0] ? find_entry(links, t.host) :
	    NULL;
	struct rule_hit hit = { .arguments = { link->url }, .count = 2,
		.remedy = "let it lead to an approved place" };

	if (entry)
		kind_cite(run, &hit, links, entry);
	hit.says = judge_form(&t, link->url);
	if (!hit.says && t.host[0] && !entry)
		hit.says = "no entry of the registry has the host of \"%s\"";
	if (!hit.says && entry)
		hit.says = judge_entry(&t, entry, &hit, run->pool);
	if (!hit.says && t.host[0] && shows_other(link, t.host, run->pool))
		hit.says = "the link shows another address than \"%s\"";
	if (hit.says)
		rule_report_span(run, rule, &hit, link->span);
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	for (size_t i = 0; i < run->blocks->link_count; i++) {
		const struct block_link *link = &run->blocks->links[i];

		if (!link->image)
			judge_link(run, rule, link);
	}
}

const struct rule_kind kind_link_policy = {
	.name = "link-policy",
	.keys = keys,
	.many = true,
	.read = read,
	.finish = finish,
};
