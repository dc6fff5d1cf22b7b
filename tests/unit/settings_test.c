/* SPDX-License-Identifier: Apache-2.0 */
#include "model/settings.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define SAMPLE \
    "name: Northwind\n" \
    "format: 1\n" \
    "version: 1                      # + 1 with each policy request that " \
    "needs the quorum\n" \
    "admins: {quorum: 1}\n" \
    "registrar: [rep]\n" \
    "propose: {templates: [marketing, brand-owner], default: [marketing, " \
    "brand-owner]}\n" \
    "workflows: {default: strict}    # path prefix -> workflow\n" \
    "limits: {library-age: 7 days, retention: 24 months}\n" \
    "links: [northwind.example]\n" \
    "checks: []\n" \
    "server-keys: []\n" \
    "ci: []                          # paths of CI files; policy paths\n"
#define HEAD "name: N\nformat: 1\nversion: 1\nadmins: {quorum: 1}\n"
#define DEFAULTS "N format 1 version 1 quorum 1 registrar[] propose[] " \
    "workflows[] age 7 kept 24 links[] checks[] keys[] ci[]"

static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "the sample of the manual", SAMPLE,
	  "Northwind format 1 version 1 quorum 1 registrar[rep] "
	  "propose[templates=marketing|brand-owner|,=marketing|brand-owner|,] "
	  "workflows[=strict,] age 7 kept 24 links[northwind.example] "
	  "checks[] keys[] ci[]" },
	{ "what is not said has defaults", HEAD, DEFAULTS },
	{ "one format newer is read, whatever it adds",
	  "name: N\nformat: 2\nversion: 1\nadmins: {quorum: 1}\nnew: x\n",
	  "N format 2 version 1 quorum 1 registrar[] propose[] workflows[] "
	  "age 7 kept 24 links[] checks[] keys[] ci[]" },
	{ "prefixes of several parts", HEAD
	  "workflows: {templates/email: light, default: strict}\n",
	  "N format 1 version 1 quorum 1 registrar[] propose[] "
	  "workflows[templates/email=light,=strict,] age 7 kept 24 links[] "
	  "checks[] keys[] ci[]" },
	{ "one of each limit", HEAD
	  "limits: {library-age: 1 day, retention: 1 month}\n",
	  "N format 1 version 1 quorum 1 registrar[] propose[] workflows[] "
	  "age 1 kept 1 links[] checks[] keys[] ci[]" },
	{ "a quorum of 0 is the policy's to judge",
	  "name: N\nformat: 1\nversion: 1\nadmins: {quorum: 0}\n",
	  "N format 1 version 1 quorum 0 registrar[] propose[] workflows[] "
	  "age 7 kept 24 links[] checks[] keys[] ci[]" },

	{ "nothing", "", "galley.yaml:1:1: front-matter: \"format\" is missing "
	  "(add format: ...)" },
	{ "a list", "- a\n", "galley.yaml:1:1: front-matter: this must be a "
	  "map (write lines of key: value)" },
	{ "bad YAML", "a: {\n", "galley.yaml:2:1: yaml: did not find expected "
	  "node content (check the indentation and the quotes)" },
	{ "two formats newer", "format: 3\nname: N\n",
	  "galley.yaml:1:9: front-matter: format 3 is two formats newer or "
	  "more than this galley's 1 (install a newer galley)" },
	{ "no format at all", "format: 0\nname: N\n",
	  "galley.yaml:1:9: front-matter: there is no format 0 (write 1)" },
	{ "a format that is no number", "format: one\n",
	  "galley.yaml:1:9: front-matter: \"format\" must be a whole number "
	  "(write at most 15 digits, without quotes)" },
	{ "an unknown key has a nearest one", HEAD "registar: [rep]\n",
	  "galley.yaml:5:1: front-matter: unknown key \"registar\" (did you "
	  "mean \"registrar\"?)" },
	{ "an unknown limit", HEAD "limits: {library_age: 7 days}\n",
	  "galley.yaml:5:10: front-matter: unknown key \"library_age\" (did "
	  "you mean \"library-age\"?)" },
	{ "admins without quorum",
	  "name: N\nformat: 1\nversion: 1\nadmins: {}\n",
	  "galley.yaml:4:9: front-matter: \"quorum\" is missing (add quorum: "
	  "...)" },
	{ "no admins", "name: N\nformat: 1\nversion: 1\n",
	  "galley.yaml:1:1: front-matter: \"admins\" is missing (add admins: "
	  "...)" },
	{ "admins as a number",
	  "name: N\nformat: 1\nversion: 1\nadmins: 1\n",
	  "galley.yaml:4:9: front-matter: \"admins\" must be a map (write "
	  "{key: value}, or {} for none)" },
	{ "no version", "name: N\nformat: 1\nadmins: {quorum: 1}\n",
	  "galley.yaml:1:1: front-matter: \"version\" is missing (add "
	  "version: ...)" },
	{ "a version of 0",
	  "name: N\nformat: 1\nversion: 0\nadmins: {quorum: 1}\n",
	  "galley.yaml:3:10: front-matter: the version must be 1 or more (it "
	  "counts policy changes)" },
	{ "no name", "format: 1\nversion: 1\nadmins: {quorum: 1}\n",
	  "galley.yaml:1:1: front-matter: \"name\" is missing (add name: ...)" },
	{ "a name of two lines", "name: \"a\\nb\"\nformat: 1\n",
	  "galley.yaml:1:7: front-matter: the name must be one line of 1 to "
	  "100 bytes (shorten it)" },
	{ "a name with spaces around it", "name: \" a\"\nformat: 1\n",
	  "galley.yaml:1:7: front-matter: the name must be one line of 1 to "
	  "100 bytes (shorten it)" },
	{ "an empty name", "name: \"\"\nformat: 1\n",
	  "galley.yaml:1:7: front-matter: the name must be one line of 1 to "
	  "100 bytes (shorten it)" },
	{ "a prefix that ends in /", HEAD "workflows: {templates/: light}\n",
	  "galley.yaml:5:25: front-matter: \"templates/\" is not a path (write "
	  "it as templates/email, without / at its ends)" },
	{ "a prefix that begins with /", HEAD "propose: {/a: [x]}\n",
	  "galley.yaml:5:15: front-matter: \"/a\" is not a path (write it as "
	  "templates/email, without / at its ends)" },
	{ "a prefix with an empty part", HEAD "propose: {a//b: [x]}\n",
	  "galley.yaml:5:17: front-matter: \"a//b\" is not a path (write it as "
	  "templates/email, without / at its ends)" },
	{ "a workflow that is no id", HEAD "workflows: {default: A b}\n",
	  "galley.yaml:5:22: front-matter: \"A b\" is not an id (use a-z, 0-9 "
	  "and -, at most 60 bytes)" },
	{ "roles that are no list", HEAD "propose: {default: marketing}\n",
	  "galley.yaml:5:20: front-matter: \"default\" must be a list (write "
	  "[a, b], or [] for none)" },
	{ "a role twice", HEAD "registrar: [rep, rep]\n",
	  "galley.yaml:5:18: front-matter: \"rep\" is there twice (keep one)" },
	{ "an age without unit", HEAD "limits: {library-age: 7}\n",
	  "galley.yaml:5:23: front-matter: \"library-age\" must be a number of "
	  "days (as in 7 days)" },
	{ "an age of no days", HEAD "limits: {library-age: 0 days}\n",
	  "galley.yaml:5:23: front-matter: \"library-age\" must be a number of "
	  "days (as in 7 days)" },
	{ "a retention in days", HEAD "limits: {retention: 90 days}\n",
	  "galley.yaml:5:21: front-matter: \"retention\" must be a number of "
	  "months (as in 7 months)" },
	{ "an age of five digits", HEAD "limits: {library-age: 12345 days}\n",
	  "galley.yaml:5:23: front-matter: \"library-age\" must be a number of "
	  "days (as in 7 days)" },
	{ "a server key that is none", HEAD "server-keys: [ssh-rsa AAAA]\n",
	  "galley.yaml:5:14: front-matter: a server key is not valid "
	  "(ssh-ed25519, one space, and its base64, without comment)" },
	{ "an id with a capital", HEAD "checks: [Spell]\n",
	  "galley.yaml:5:10: front-matter: \"Spell\" is not an id (use a-z, "
	  "0-9 and -, at most 60 bytes)" },
	{ "a list in a list", HEAD "checks: [[a]]\n",
	  "galley.yaml:5:10: front-matter: this must be a text (write one, in "
	  "quotes if need be)" },
	{ "links that are no texts", HEAD "links: [{a: b}]\n",
	  "galley.yaml:5:9: front-matter: \"links\" must be a list of texts "
	  "(quote this one)" },
};

static void
put_names(struct buf *out, const char *label, const struct names *names)
{
	buf_format(out, " %s[", label);
	for (size_t i = 0; i < names->count; i++)
		buf_format(out, "%s%s", i ? "," : "", names->items[i]);
	buf_char(out, ']');
}

static void
put_prefixes(struct buf *out, const struct settings *s)
{
	buf_text(out, " propose[");
	for (size_t i = 0; i < s->propose_count; i++) {
		buf_format(out, "%s=", s->propose[i].prefix);
		for (size_t j = 0; j < s->propose[i].names.count; j++)
			buf_format(out, "%s|", s->propose[i].names.items[j]);
		buf_char(out, ',');
	}
	buf_text(out, "] workflows[");
	for (size_t i = 0; i < s->workflow_count; i++)
		buf_format(out, "%s=%s,", s->workflows[i].prefix,
		    s->workflows[i].name);
	buf_char(out, ']');
}

static void
describe(struct buf *out, const char *text, struct pool *pool)
{
	struct settings s;
	struct error err;

	if (settings_parse(&s, slice_of(text), pool, &err)) {
		buf_text(out, err.text);
		return;
	}
	buf_format(out, "%s format %d version %d quorum %d", s.name,
	    (int)s.format, (int)s.version, (int)s.quorum);
	put_names(out, "registrar", &s.registrar);
	put_prefixes(out, &s);
	buf_format(out, " age %d kept %d", (int)s.library_age_days,
	    (int)s.retention_months);
	put_names(out, "links", &s.links);
	put_names(out, "checks", &s.checks);
	put_names(out, "keys", &s.server_keys);
	put_names(out, "ci", &s.ci);
}

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct buf got = { 0 };

	describe(&got, cases[row].text, &pool);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

#define PREFIXES HEAD \
    "propose: {templates: [a], templates/email: [b], default: [c]}\n" \
    "workflows: {templates/email: light, templates: standard}\n"

/* Who proposes at a path, and which workflow judges it. */
static const struct {
	const char *name;
	const char *text;
	const char *path;
	const char *want;
} lookups[] = {
	{ "the longest prefix wins", PREFIXES, "templates/email/x.md",
	  "b light" },
	{ "a shorter one is for the rest", PREFIXES, "templates/web/x.md",
	  "a standard" },
	{ "a prefix is whole path parts", PREFIXES, "templates/emails/x.md",
	  "a standard" },
	{ "a prefix may be a file", PREFIXES, "templates", "a standard" },
	{ "the default is for all else", PREFIXES, "blocks/x.md",
	  "c none" },
	{ "without default nobody proposes", HEAD, "blocks/x.md",
	  "nobody none" },
};

static void
finds_as_wanted(void **state)
{
	size_t row = ROWS_AT(lookups, state);
	struct pool pool = { 0 };
	struct settings s;
	struct error err;
	const struct names *names;
	const char *workflow, *got;

	assert_int_equal(settings_parse(&s, slice_of(lookups[row].text),
	    &pool, &err), ERR_NONE);
	names = settings_proposers(&s, lookups[row].path);
	workflow = settings_workflow(&s, lookups[row].path);
	got = pool_format(&pool, "%s %s",
	    names->count ? names->items[0] : "nobody",
	    workflow ? workflow : "none");
	assert_string_equal(got, lookups[row].want);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("settings", ROWS(cases, reads_as_wanted),
	    ROWS(lookups, finds_as_wanted));
}
