/* SPDX-License-Identifier: Apache-2.0 */
#include "model/settings_edit.h"

#include <string.h>

#include "rows.h"

#define TOP "name: N\nformat: 1\n"
#define FILE(rest) TOP "version: 1   # counts\nadmins: {quorum: 1}\n" rest

/* Values are separated by "|"; of a read the key's values come out so. */
static const struct {
	const char *name;
	const char *text;
	const char *key;
	const char *values;	/* NULL: it is read */
	const char *want;
} cases[] = {
	{ "one text", FILE(""), "name", "Northwind GmbH",
	  "name: Northwind GmbH\nformat: 1\nversion: 1   # counts\n"
	  "admins: {quorum: 1}\n" },
	{ "a text that YAML would read otherwise is quoted", FILE(""), "name",
	  "a: b", "name: \"a: b\"\nformat: 1\nversion: 1   # counts\n"
	  "admins: {quorum: 1}\n" },
	{ "an entry of a map", FILE(""), "admins.quorum", "2",
	  TOP "version: 1   # counts\nadmins:\n  quorum: 2\n" },
	{ "a list, and what is said behind it", FILE("links: [a.example]  # ours\n"
	  "ci: []\n"), "links", "b.example|c.example",
	  FILE("links: [b.example, c.example]  # ours\nci: []\n") },
	{ "a list over lines", FILE("links:\n  - a.example\n  - b.example\n"
	  "\n# below\nci: []\n"), "links", "c.example",
	  FILE("links: [c.example]\n\n# below\nci: []\n") },
	{ "a list that stands last", FILE("links:\n- a.example\n"), "links",
	  "c.example", FILE("links: [c.example]\n") },
	{ "an address is no host", FILE("links: [a.example]\n"), "links",
	  "b.example|https://c.example", "\"https://c.example\" is no host (as "
	  "in northwind.example)" },
	{ "a list emptied", FILE("links: [a.example]\n"), "links", "",
	  FILE("links: []\n") },
	{ "a key that was not there", FILE(""), "checks", "brand",
	  FILE("checks: [brand]\n") },
	{ "a key below a last line without end", FILE("links: []"), "checks",
	  "brand", FILE("links: []\nchecks: [brand]\n") },
	{ "a further entry", FILE("workflows: {default: strict}\n"),
	  "workflows.templates/email", "light",
	  FILE("workflows:\n  default: strict\n  templates/email: light\n") },
	{ "an entry taken out", FILE("workflows: {default: strict, "
	  "templates: light}\n"), "workflows.templates", "",
	  FILE("workflows:\n  default: strict\n") },
	{ "the last entry taken out", FILE("propose: {templates: [a]}\n"),
	  "propose.templates", "", FILE("propose: {}\n") },
	{ "an entry that is a list", FILE(""), "propose.default", "a|b",
	  FILE("propose:\n  default: [a, b]\n") },

	{ "what then is no galley.yaml is refused", FILE(""), "admins.quorum",
	  "two", "galley.yaml:5:11: front-matter: \"quorum\" must be a whole number (write at most 15 digits, without quotes)" },
	{ "a server key in another form", FILE(""), "server-keys", "AAAA",
	  "galley.yaml:5:14: front-matter: a server key is not valid "
	  "(ssh-ed25519, one space, and its base64, without comment)" },
	{ "an unknown entry", FILE(""), "admins.color", "red", "?" },
	{ "an unknown key", FILE(""), "color", "red", "color is not a key of "
	  "galley.yaml (its keys: name, format, version, admins.X, registrar, "
	  "propose.X, workflows.X, limits.X, links, checks, server-keys, ci)" },
	{ "a map itself", FILE(""), "admins", "2", "?" },
	{ "no entry after the dot", FILE(""), "admins.", "2", "?" },
	{ "an entry of what is none", FILE(""), "links.a", "2", "?" },
	{ "the version", FILE(""), "version", "2", "version is not set by "
	  "hand (galley raises the version itself)" },
	{ "two values for one", FILE(""), "name", "a|b", "name takes one "
	  "value" },
	{ "no name at all", FILE(""), "name", "", "?" },

	{ "a text read", FILE(""), "name", NULL, "N" },
	{ "an entry read", FILE(""), "admins.quorum", NULL, "1" },
	{ "a list read", FILE("links: [a, b]\n"), "links", NULL, "a|b" },
	{ "what is not set has no value", FILE(""), "links", NULL, "" },
	{ "an entry that is not set has none", FILE(""), "workflows.x", NULL,
	  "" },
	{ "an unknown key is none to read", FILE(""), "color", NULL, "?" },
	{ "what is no YAML is not read", "a: [", "name", NULL, "?" },
};

static struct names
split(const char *values, struct pool *pool)
{
	struct slice rest = slice_of(values), value;
	struct names out = { 0 };

	if (!*values)
		names_add(&out, pool, "");
	while (slice_until(&rest, '|', &value))
		names_add(&out, pool, pool_copy(pool, value));
	return out;
}

/* Where "?" is wanted any refusal will do, and nothing is written. */
static void
edits_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct slice text = slice_of(cases[row].text);
	struct pool pool = { 0 };
	struct names values = { 0 };
	struct buf out = { 0 };
	struct error err = { 0 };

	if (!cases[row].values) {
		if (!settings_edit_values(&values, text, cases[row].key, &pool,
		    &err))
			buf_text(&out, names_join(&values, "|", &pool));
	} else {
		values = split(cases[row].values, &pool);
		if (settings_edit(&out, text, cases[row].key, &values, &err))
			assert_int_equal(out.len, 0);
	}
	if (strcmp(cases[row].want, "?") == 0)
		assert_true(err.code);
	else
		assert_string_equal(err.code ? err.text : out.at ? out.at : "",
		    cases[row].want);
	buf_release(&out);
	pool_release(&pool);
}

static void
all_keys_are_told(void **state)
{
	struct pool pool = { 0 };
	struct names keys = { 0 };
	struct error err;

	(void)state;
	assert_int_equal(settings_edit_keys(&keys, slice_of(FILE("propose: "
	    "{default: [a]}\nlinks: []\n")), &pool, &err), ERR_NONE);
	assert_string_equal(names_join(&keys, " ", &pool), "name format "
	    "version admins.quorum propose.default links");
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("settings_edit", ROWS(cases, edits_as_wanted),
	    ROW("all keys are told", all_keys_are_told));
}
