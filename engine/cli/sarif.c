/* SPDX-License-Identifier: Apache-2.0 */
#include "sarif.h"

#include <string.h>

#include "galley.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/" \
    "schemas/sarif-schema-2.1.0.json"

struct sarif {
	struct pool *pool;	/* of the log; then of the result at hand */
	const struct node *findings;
	struct names rules;	/* ids, in the order they were met */
	struct node *rule_list;
	bool compared;		/* with a baseline */
};

static struct node *
message(struct sarif *s, const char *text)
{
	struct node *map = node_map(s->pool);

	node_set_text(s->pool, map, "text", text);
	return map;
}

static const char *
level_of(const struct node *finding)
{
	const char *severity = node_get_text(finding, "severity", "");

	return strcmp(severity, "suggestion") == 0 ? "note" : severity;
}

/* Path bytes that a relative URI cannot hold are escaped. */
static const char *
uri_of(struct sarif *s, const char *path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789-._~/";
	struct buf uri = { 0 };

	if (path[0] == '/')
		buf_text(&uri, "file://");
	for (; *path; path++) {
		if (strchr(plain, *path))
			buf_char(&uri, *path);
		else
			buf_format(&uri, "%%%02X", (unsigned char)*path);
	}
	return buf_settle(&uri, s->pool).at;
}

/* "https://x.example/a": a scheme, and nothing that an address cannot hold. */
static bool
is_uri(const char *text)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz";
	size_t scheme = strspn(text, letters);

	if (!scheme || text[scheme] != ':' || !text[scheme + 1])
		return false;
	for (; *text; text++) {
		if (*text <= ' ' || *text > '~' || strchr("<>\"{}|\\^`",
		    *text))
			return false;
	}
	return true;
}

/* The rule of a finding, where it is met first. */
static void
add_rule(struct sarif *s, const struct node *finding)
{
	const char *id = node_get_text(finding, "rule", "");
	const char *link = node_get_text(finding, "link", NULL);
	const char *reason = node_get_text(finding, "reason", NULL);
	const char *version = node_get_text(finding, "rule_version", NULL);
	struct node *rule, *level;

	if (names_has(&s->rules, id))
		return;
	rule = node_map(s->pool);
	level = node_map(s->pool);
	names_add(&s->rules, s->pool, id);
	node_set_text(s->pool, rule, "id", id);
	if (reason)
		node_set(s->pool, rule, "fullDescription", message(s, reason));
	if (link && is_uri(link))
		node_set_text(s->pool, rule, "helpUri", link);
	node_set_text(s->pool, level, "level", level_of(finding));
	node_set(s->pool, rule, "defaultConfiguration", level);
	if (version) {
		struct node *bag = node_map(s->pool);

		node_set_text(s->pool, bag, "version", version);
		node_set(s->pool, rule, "properties", bag);
	}
	node_push(s->pool, s->rule_list, rule);
}

static void
copy_number(struct sarif *s, struct node *into, const char *key,
    const struct node *from, const char *name)
{
	int64_t number = node_get_number(from, name, 0);

	if (number)
		node_set_number(s->pool, into, key, number);
}

/* A region of text, in lines and UTF-16 units. */
static struct node *
region_of(struct sarif *s, const struct node *map)
{
	struct node *region = node_map(s->pool);

	copy_number(s, region, "startLine", map, "line");
	copy_number(s, region, "startColumn", map, "utf16");
	copy_number(s, region, "endLine", map, "end_line");
	copy_number(s, region, "endColumn", map, "end_utf16");
	return region;
}

/* A viewer needs no region for what concerns the whole file. */
static struct node *
place_of(struct sarif *s, const struct node *finding)
{
	struct node *region = region_of(s, finding);
	int64_t from = node_get_number(finding, "from", 0);

	if (node_get(finding, "to")) {
		node_set_number(s->pool, region, "byteOffset", from);
		node_set_number(s->pool, region, "byteLength",
		    node_get_number(finding, "to", 0) - from);
	}
	if (node_get(finding, "end_line"))
		node_set(s->pool, region, "snippet", message(s,
		    node_get_text(finding, "match", "")));
	return region->count ? region : NULL;
}

static struct node *
artifact(struct sarif *s, const struct node *finding)
{
	struct node *map = node_map(s->pool);

	node_set_text(s->pool, map, "uri", uri_of(s, node_get_text(finding,
	    "path", "")));
	return map;
}

static struct node *
list_of_one(struct sarif *s, struct node *item)
{
	struct node *list = node_list(s->pool);

	node_push(s->pool, list, item);
	return list;
}

static struct node *
locations(struct sarif *s, const struct node *finding)
{
	struct node *location = node_map(s->pool);
	struct node *physical = node_map(s->pool);
	struct node *region = place_of(s, finding);

	node_set(s->pool, physical, "artifactLocation", artifact(s, finding));
	if (region)
		node_set(s->pool, physical, "region", region);
	node_set(s->pool, location, "physicalLocation", physical);
	return list_of_one(s, location);
}

static struct node *
fix_of(struct sarif *s, const struct node *finding, const char *text)
{
	const struct node *from = node_get(finding, "replacement");
	struct node *put = node_map(s->pool), *change = node_map(s->pool);
	struct node *fix = node_map(s->pool);

	node_set(s->pool, put, "deletedRegion", region_of(s, from));
	node_set(s->pool, put, "insertedContent", message(s, text));
	node_set(s->pool, change, "artifactLocation", artifact(s, finding));
	node_set(s->pool, change, "replacements", list_of_one(s, put));
	node_set(s->pool, fix, "description", message(s, *text ?
	    pool_format(s->pool, "Put in: %s", text) : "Take it out"));
	node_set(s->pool, fix, "artifactChanges", list_of_one(s, change));
	return fix;
}

static void
add_fixes(struct sarif *s, const struct node *finding, struct node *result)
{
	const struct node *map = node_get(finding, "replacement");
	const struct node *texts = map ? node_get(map, "texts") : NULL;
	struct node *fixes = node_list(s->pool);

	if (!map || !node_get(map, "line"))
		return;
	for (size_t i = 0; texts && i < texts->count; i++)
		node_push(s->pool, fixes, fix_of(s, finding,
		    texts->items[i]->text));
	if (fixes->count)
		node_set(s->pool, result, "fixes", fixes);
}

static void
add_suppressions(struct sarif *s, const struct node *finding,
    struct node *result)
{
	const char *excepted = node_get_text(finding, "excepted", NULL);
	bool known = node_get_bool(finding, "known");
	struct node *list = node_list(s->pool), *one = node_map(s->pool);

	if (excepted || known) {
		node_set_text(s->pool, one, "kind", "external");
		node_set_text(s->pool, one, "status", "accepted");
		node_set_text(s->pool, one, "justification", excepted ?
		    pool_format(s->pool, "excepted by %s", excepted) :
		    "an earlier run had it");
		node_push(s->pool, list, one);
	}
	node_set(s->pool, result, "suppressions", list);
	if (s->compared)
		node_set_text(s->pool, result, "baselineState",
		    known ? "unchanged" : "new");
}

/* What SARIF has no word for. */
static void
add_properties(struct sarif *s, const struct node *finding,
    struct node *result)
{
	static const char *const keys[] = { "fix", "owner", "remedy",
		"rule_version", "column" };
	struct node *bag = node_map(s->pool);

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		const struct node *value = node_get(finding, keys[i]);
		struct node *copy;

		if (!value || (value->kind == NODE_TEXT && !*value->text))
			continue;
		copy = node_null(s->pool);
		*copy = *value;
		node_set(s->pool, bag, keys[i], copy);
	}
	if (bag->count)
		node_set(s->pool, result, "properties", bag);
}

static struct node *
make_result(void *of, size_t i, struct pool *pool)
{
	struct sarif *s = of;
	const struct node *finding = s->findings->items[i];
	struct node *result = node_map(pool), *prints = node_map(pool);
	const char *print = node_get_text(finding, "fingerprint", NULL);
	const char *id = node_get_text(finding, "rule", "");

	s->pool = pool;
	node_set_text(pool, result, "ruleId", id);
	node_set_number(pool, result, "ruleIndex",
	    (int64_t)names_find(&s->rules, id));
	node_set_text(pool, result, "level", level_of(finding));
	node_set(pool, result, "message", message(s,
	    node_get_text(finding, "message", "")));
	node_set(pool, result, "locations", locations(s, finding));
	if (print) {
		node_set_text(pool, prints, "galleyFinding/v1", print);
		node_set(pool, result, "partialFingerprints", prints);
	}
	add_fixes(s, finding, result);
	add_suppressions(s, finding, result);
	add_properties(s, finding, result);
	return result;
}

void
sarif_write(const struct node *report, struct buf *out)
{
	struct pool own = { 0 }, *pool = &own;
	struct sarif s = { .pool = pool, .rule_list = node_list(pool),
		.findings = node_get(report, "findings"),
		.compared = node_get(report, "baseline") != NULL };
	struct node *log = node_map(pool), *run = node_map(pool);
	struct node *tool = node_map(pool), *driver = node_map(pool);
	struct node_items results = { .list = node_list(pool),
		.count = s.findings ? s.findings->count : 0,
		.make = make_result, .of = &s };

	for (size_t i = 0; i < results.count; i++)
		add_rule(&s, s.findings->items[i]);
	node_set_text(pool, driver, "name", "galley");
	node_set_text(pool, driver, "version", GALLEY_VERSION);
	node_set_text(pool, driver, "semanticVersion", GALLEY_VERSION);
	node_set(pool, driver, "rules", s.rule_list);
	node_set(pool, tool, "driver", driver);
	node_set(pool, run, "tool", tool);
	node_set_text(pool, run, "columnKind", "utf16CodeUnits");
	node_set(pool, run, "results", (struct node *)(uintptr_t)results.list);
	node_set_text(pool, log, "$schema", SCHEMA);
	node_set_text(pool, log, "version", "2.1.0");
	node_set(pool, log, "runs", list_of_one(&s, run));
	node_write_json_indented(log, &results, out);
	pool_release(&own);
}
