/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/sarif.h"

#include <string.h>

#include "galley.h"
#include "rows.h"

/* One finding as a report has it, and what its result says at a path. */
static const struct {
	const char *name;
	const char *finding;
	const char *at;		/* keys and indexes from the run on */
	const char *want;
} cases[] = {
	{ "a rule is told once, by its id", "'rule': 'G.A'",
	  "tool driver rules 0 id", "\"G.A\"" },
	{ "its reason describes it", "'reason': 'because'",
	  "tool driver rules 0 fullDescription text", "\"because\"" },
	{ "its version is that of its file", "'rule_version': '0af3'",
	  "tool driver rules 0 properties version", "\"0af3\"" },
	{ "the tool says its own", "'rule': 'G.A'",
	  "tool driver semanticVersion", "\"" GALLEY_VERSION "\"" },
	{ "its link helps", "'link': 'https://x.example/'",
	  "tool driver rules 0 helpUri", "\"https://x.example/\"" },
	{ "what is no address helps nobody", "'link': 'see the manual'",
	  "tool driver rules 0 helpUri", "" },
	{ "a suggestion is a note", "'severity': 'suggestion'",
	  "results 0 level", "\"note\"" },
	{ "a warning is one", "'severity': 'warning'",
	  "results 0 level", "\"warning\"" },
	{ "a result points at its rule", "'rule': 'G.A'",
	  "results 0 ruleIndex", "0" },
	{ "a path is a URI", "'path': 'a b/\u00e9%.md'",
	  "results 0 locations 0 physicalLocation artifactLocation uri",
	  "\"a%20b/%C3%A9%25.md\"" },
	{ "an absolute one, too", "'path': '/a/b.md'",
	  "results 0 locations 0 physicalLocation artifactLocation uri",
	  "\"file:///a/b.md\"" },
	{ "columns are UTF-16 units", "'line': 3, 'column': 4, 'utf16': 5",
	  "results 0 locations 0 physicalLocation region",
	  "{\"startLine\":3,\"startColumn\":5}" },
	{ "a match has its end and bytes", "'line': 3, 'column': 4, 'utf16': 5,"
	  "'end_line': 3, 'end_utf16': 9, 'from': 20, 'to': 24, 'match': 'best'",
	  "results 0 locations 0 physicalLocation region",
	  "{\"startLine\":3,\"startColumn\":5,\"endLine\":3,\"endColumn\":9,"
	  "\"byteOffset\":20,\"byteLength\":4,\"snippet\":{\"text\":\"best\"}}" },
	{ "what concerns the whole file has no region", "'line': 0",
	  "results 0 locations 0 physicalLocation",
	  "{\"artifactLocation\":{\"uri\":\"a.md\"}}" },
	{ "the fingerprint is partial", "'fingerprint': 'abc'",
	  "results 0 partialFingerprints", "{\"galleyFinding/v1\":\"abc\"}" },
	{ "a replacement is a fix", "'replacement': {'from': 1, 'to': 3,"
	  "'line': 1, 'utf16': 2, 'end_line': 1, 'end_utf16': 4,"
	  "'texts': ['use', 'employ']}",
	  "results 0 fixes 1 artifactChanges 0 replacements 0",
	  "{\"deletedRegion\":{\"startLine\":1,\"startColumn\":2,\"endLine\":1,"
	  "\"endColumn\":4},\"insertedContent\":{\"text\":\"employ\"}}" },
	{ "nothing to put in is no fix", "'fix': 'say it plainly'",
	  "results 0 fixes", "" },
	{ "what is right in words is kept", "'fix': 'say it plainly'",
	  "results 0 properties fix", "\"say it plainly\"" },
	{ "an exception suppresses", "'excepted': 'ann, until 2027-01-01'",
	  "results 0 suppressions", "[{\"kind\":\"external\",\"status\":"
	  "\"accepted\",\"justification\":\"excepted by ann, until "
	  "2027-01-01\"}]" },
	{ "the baseline suppresses", "'known': true",
	  "results 0 suppressions 0 justification",
	  "\"an earlier run had it\"" },
	{ "what stands is not suppressed", "'rule': 'G.A'",
	  "results 0 suppressions", "[]" },
	{ "without baseline there is no state", "'rule': 'G.A'",
	  "results 0 baselineState", "" },
	{ "the run says how it counts", "'rule': 'G.A'", "columnKind",
	  "\"utf16CodeUnits\"" },
};

/* The value at a path of keys and indexes, or NULL. */
static const struct node *
walk(const struct node *node, const char *path)
{
	struct slice rest = slice_of(path), step;

	while (node && slice_until(&rest, ' ', &step)) {
		char name[64] = { 0 };

		memcpy(name, step.at, step.len);
		if (node->kind == NODE_LIST)
			node = (size_t)(name[0] - '0') < node->count ?
			    node->items[name[0] - '0'] : NULL;
		else
			node = node_get(node, name);
	}
	return node;
}

/* JSON written with apostrophes, between two texts. */
static struct node *
read(const char *before, const char *middle, const char *after,
    struct pool *pool)
{
	char *text = pool_format(pool, "%s%s%s", before, middle, after);
	struct node *out = NULL;
	struct error err;

	for (char *p = text; *p; p++)
		*p = *p == '\'' ? '"' : *p;
	if (node_read_json(&out, "t", slice_of(text), pool, &err))
		fail_msg("%s", err.text);
	return out;
}

static struct node *
report_of(const char *finding, bool baseline, struct pool *pool)
{
	struct node *more = read("{", finding, "}", pool);
	struct node *report = read("{", baseline ? "'baseline': 'b'," : "",
	    "'findings': [{'rule': 'r', 'severity': 'error', 'path': 'a.md', "
	    "'message': 'wrong'}]}", pool);

	for (size_t i = 0; i < more->count; i++)
		node_set(pool, node_get(report, "findings")->items[0],
		    more->items[i]->key, more->items[i]);
	return report;
}

/* The log, as whoever reads it gets it. */
static struct node *
log_of(const struct node *report, struct pool *pool)
{
	struct buf json = { 0 };
	struct node *log;
	struct error err;

	sarif_write(report, &json);
	assert_false(node_read_json(&log, "log", buf_slice(&json), pool, &err));
	buf_release(&json);
	return log;
}

static void
says_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct node *log = log_of(report_of(cases[row].finding, false,
	    &pool), &pool);
	const struct node *found = walk(node_get(log, "runs")->items[0],
	    cases[row].at);
	struct buf got = { 0 };

	if (found)
		node_write_json(found, &got);
	assert_string_equal(got.at ? got.at : "", cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

static void
compares(void **state)
{
	struct pool pool = { 0 };
	struct node *log = log_of(report_of("'rule': 'r'", true, &pool),
	    &pool);
	const struct node *found = walk(node_get(log, "runs")->items[0],
	    "results 0 baselineState");

	(void)state;
	assert_string_equal(found->text, "new");
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("sarif", ROWS(cases, says_as_wanted),
	    ROW("with a baseline each has a state", compares));
}
