/* SPDX-License-Identifier: Apache-2.0 */
#include "model/people.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "keys.h"
#include "rows.h"

#define HEAD "name: Rep One\nemails: [rep1@northwind.example]\nroles: [rep]\n"
#define KEYS(list) HEAD "keys: [" list "]\n"
#define EMAIL(text) "name: A\nemails: [" text "]\n"
#define DELEGATION(text) HEAD "delegation: [{" text "}]\n"
#define NO_KEY "this is not a key (ssh-ed25519 or " \
    "sk-ssh-ed25519@openssh.com, one space, and its base64, without comment)"
#define NO_LINE "must be one line of visible text, without < and > (at most " \
    "200 bytes)"
#define NO_EMAIL "is not an email address (in lower case, as in " \
    "rep1@firm.example)"
#define AT(place) "people/rep1.yaml:" place ": front-matter: "

/* A good file is written back canonically; a second reading writes the same. */
static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "a person with everything",
	  "successor: rep2\nended: 2026-06-30\nname: Rep One\n"
	  "emails: [rep1@northwind.example, r.one+x@nw-1.example]\n"
	  "roles: [rep, legal]\nteam: East\nhours: Mon-Fri 9:00-17:00\n"
	  "holidays: [2026-12-25]\nnotices: {submit: mail}\n"
	  "keys:\n  - " KEY_1 "\n  - {key: " KEY_2 ", ended: 2026-05-01}\n"
	  "  - {key: " KEY_3 ", ended: true}\n  - {key: " KEY_4 "}\n"
	  "delegation: [{role: legal, to: ann, from: 2026-05-01, until: "
	  "2026-05-14}]\n",
	  "name: Rep One\n"
	  "emails: [rep1@northwind.example, r.one+x@nw-1.example]\n"
	  "roles: [rep, legal]\nteam: East\nhours: Mon-Fri 9:00-17:00\n"
	  "holidays: [2026-12-25]\nnotices:\n  submit: mail\n"
	  "keys:\n  - " KEY_1 "\n  - key: " KEY_2 "\n    ended: 2026-05-01\n"
	  "  - key: " KEY_3 "\n    ended: true\n  - " KEY_4 "\n"
	  "delegation:\n  - role: legal\n    to: ann\n    from: 2026-05-01\n"
	  "    until: 2026-05-14\nended: 2026-06-30\nsuccessor: rep2\n" },
	{ "the least a person is", "name: A\nemails: [a@b]\n",
	  "name: A\nemails: [a@b]\nroles: []\nkeys: []\n" },
	{ "an end without a day", HEAD "ended: true\n",
	  HEAD "keys: []\nended: true\n" },
	{ "a hardware key", KEYS(HARDWARE_KEY_1),
	  HEAD "keys:\n  - " HARDWARE_KEY_1 "\n" },
	{ "a name beyond ASCII", "name: \303\211va\nemails: [e@b.example]\n",
	  "name: \303\211va\nemails: [e@b.example]\nroles: []\nkeys: []\n" },
	{ "a delegation of one day", DELEGATION("role: legal, to: ann, from: "
	  "2026-05-01, until: 2026-05-01"),
	  HEAD "keys: []\ndelegation:\n  - role: legal\n    to: ann\n"
	  "    from: 2026-05-01\n    until: 2026-05-01\n" },

	{ "no name", "emails: [a@b]\n",
	  AT("1:1") "\"name\" is missing (add name: ...)" },
	{ "no emails", "name: A\n",
	  AT("1:1") "\"emails\" is missing (add emails: ...)" },
	{ "an empty list of emails", "name: A\nemails: []\n",
	  AT("2:9") "\"emails\" names nothing (write at least one)" },
	{ "an unknown key", HEAD "role: [admin]\n",
	  AT("4:1") "unknown key \"role\" (did you mean \"roles\"?)" },
	{ "bad YAML", "name: A\nname: B\n", "people/rep1.yaml:2:1: yaml: the "
	  "key \"name\" is there twice, first on line 1 (keep one)" },
	{ "a name that would end a commit's author", "name: A <b\n"
	  "emails: [a@b]\n", AT("1:7") "\"name\" " NO_LINE },
	{ "a name of two lines", "name: \"A\\nB\"\nemails: [a@b]\n",
	  AT("1:7") "\"name\" " NO_LINE },
	{ "a name with a space in front", "name: \" A\"\nemails: [a@b]\n",
	  AT("1:7") "\"name\" " NO_LINE },
	{ "a name with a hidden character", "name: \"A\\u202EB\"\n"
	  "emails: [a@b]\n", AT("1:7") "\"name\" " NO_LINE },
	{ "an empty name", "name: \"\"\nemails: [a@b]\n",
	  AT("1:7") "\"name\" " NO_LINE },
	{ "a team of two lines", HEAD "team: \"A\\nB\"\n",
	  AT("4:7") "\"team\" " NO_LINE },
	{ "hours as a list", HEAD "hours: [9]\n",
	  AT("4:8") "\"hours\" must be one text (quote it)" },
	{ "holidays as a text", HEAD "holidays: none\n",
	  AT("4:11") "\"holidays\" must be a list (write [a, b], or [] for "
	  "none)" },
	{ "notices as a text", HEAD "notices: none\n",
	  AT("4:10") "\"notices\" must be a map (write {key: value}, or {} "
	  "for none)" },
	{ "notices at another time", HEAD "notices: {when: soon}\n",
	  AT("4:17") "\"when\" must be at-once, daily, weekly or never" },

	{ "an email in capitals", EMAIL("A@b.example"),
	  AT("2:9") "\"A@b.example\" " NO_EMAIL },
	{ "an email that is a pattern", EMAIL("\"*@b.example\""),
	  AT("2:9") "\"*@b.example\" " NO_EMAIL },
	{ "an email that is two", EMAIL("\"a@b,c@d\""),
	  AT("2:9") "\"a@b,c@d\" " NO_EMAIL },
	{ "an email without @", EMAIL("ab"), AT("2:9") "\"ab\" " NO_EMAIL },
	{ "an email without local part", EMAIL("\"@b\""),
	  AT("2:9") "\"@b\" " NO_EMAIL },
	{ "an email without domain", EMAIL("a@"),
	  AT("2:9") "\"a@\" " NO_EMAIL },
	{ "a domain with an empty label", EMAIL("a@b..c"),
	  AT("2:9") "\"a@b..c\" " NO_EMAIL },
	{ "a domain that ends in a dot", EMAIL("a@b."),
	  AT("2:9") "\"a@b.\" " NO_EMAIL },
	{ "a label that ends in -", EMAIL("a@b-.c"),
	  AT("2:9") "\"a@b-.c\" " NO_EMAIL },
	{ "a domain that ends in -", EMAIL("a@b-"),
	  AT("2:9") "\"a@b-\" " NO_EMAIL },
	{ "a label that begins with -", EMAIL("a@-b"),
	  AT("2:9") "\"a@-b\" " NO_EMAIL },
	{ "an email twice", EMAIL("a@b, a@b"),
	  AT("2:15") "\"a@b\" is there twice (keep one)" },
	{ "a role that is no id", "name: A\nemails: [a@b]\nroles: [Admin]\n",
	  AT("3:9") "\"Admin\" is not an id (use a-z, 0-9 and -, at most 60 "
	  "bytes)" },

	{ "a key with a comment", KEYS(KEY_1 " rep1"),
	  AT("4:8") NO_KEY },
	{ "a key of another kind", KEYS("ssh-rsa AAAAB3NzaC1yc2EAAAAk"),
	  AT("4:8") NO_KEY },
	{ "a key whose blob is of another kind",
	  KEYS("ssh-ed25519 AAAAB3NzaC1yc2EAAAAkAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	  "AAAAAAAAAAAAAAAAAAAA"), AT("4:8") NO_KEY },
	{ "a key that is too short", KEYS("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"
	  "AAAAHwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
	  AT("4:8") NO_KEY },
	{ "a key with bytes after it", KEYS("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"
	  "AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAeA=="),
	  AT("4:8") NO_KEY },
	{ "a key with another spelling of its padding", KEYS("ssh-ed25519 "
	  "AAAAC3NzaC1lZDI1NTE5AAAAHwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	  "AAB="), AT("4:8") NO_KEY },
	{ "a length beyond the blob", KEYS("ssh-ed25519 AAAA/3NzaA=="),
	  AT("4:8") NO_KEY },
	{ "a blob that ends before a length", KEYS("ssh-ed25519 AAAA"),
	  AT("4:8") NO_KEY },
	{ "no base64", KEYS("ssh-ed25519 AAA-"), AT("4:8") NO_KEY },
	{ "base64 that is cut", KEYS("ssh-ed25519 AAAAC"),
	  AT("4:8") NO_KEY },
	{ "an ed25519 blob as a hardware key", KEYS("sk-ssh-ed25519@openssh."
	  "com AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	  "AAAAAAAB"), AT("4:8") NO_KEY },
	{ "two spaces in a key", KEYS("ssh-ed25519  AAAA"),
	  AT("4:8") NO_KEY },
	{ "a key twice", KEYS(KEY_1 ", {key: " KEY_1 ", ended: true}"),
	  AT("4:90") "this key is there twice (keep one)" },
	{ "a key that is not ended", KEYS("{key: " KEY_1 ", ended: false}"),
	  AT("4:103") "\"ended\" must be a day or true (remove it if it did "
	  "not end)" },
	{ "an end that is a list", HEAD "ended: [2026-01-01]\n",
	  AT("4:8") "\"ended\" must be a day or true (remove it if it did not "
	  "end)" },
	{ "an end on no day", HEAD "ended: 2026-02-30\n",
	  AT("4:8") "\"ended\" must be a day or true (remove it if it did not "
	  "end)" },
	{ "an entry without key", KEYS("{ended: true}"),
	  AT("4:8") "\"key\" is missing (add key: ...)" },
	{ "an entry with more", KEYS("{key: a, note: b}"),
	  AT("4:17") "unknown key \"note\" (remove it)" },
	{ "keys that are no list", HEAD "keys: a\n",
	  AT("4:7") "\"keys\" must be a list (write [a, b], or [] for none)" },
	{ "an entry that is a list", KEYS("[a]"),
	  AT("4:8") "this must be a map (write lines of key: value)" },

	{ "a delegation of admin", DELEGATION("role: admin, to: ann, from: "
	  "2026-05-01, until: 2026-05-14"),
	  AT("4:21") "\"admin\" is never delegated (name another role)" },
	{ "a delegation of registrar", DELEGATION("role: registrar, to: ann, "
	  "from: 2026-05-01, until: 2026-05-14"),
	  AT("4:21") "\"registrar\" is never delegated (name another role)" },
	{ "a delegation to oneself", DELEGATION("role: legal, to: rep1, from: "
	  "2026-05-01, until: 2026-05-14"),
	  AT("4:32") "nobody delegates to himself (name another person)" },
	{ "two delegations of a role for the same day", HEAD "delegation:\n"
	  "  - {role: rep, to: ann, from: 2026-05-01, until: 2026-05-14}\n"
	  "  - {role: rep, to: bob, from: 2026-05-14, until: 2026-05-20}\n",
	  AT("6:32") "rep is delegated twice for the same days, on line 5 to "
	  "ann (end one before the other begins)" },
	{ "a delegation that ends before it begins", DELEGATION("role: legal, "
	  "to: ann, from: 2026-05-02, until: 2026-05-01"),
	  AT("4:62") "\"until\" is before \"from\" (it is the last day)" },
	{ "a delegation without end", DELEGATION("role: legal, to: ann, from: "
	  "2026-05-01"), AT("4:14") "\"until\" is missing (add until: ...)" },
	{ "a delegation with more", DELEGATION("role: legal, too: ann"),
	  AT("4:28") "unknown key \"too\" (did you mean \"to\"?)" },
	{ "a delegation that is a text", HEAD "delegation: [ann]\n",
	  AT("4:14") "this must be a map (write lines of key: value)" },
	{ "a successor of oneself", HEAD "successor: rep1\n",
	  AT("4:12") "nobody succeeds himself (name another person)" },
	{ "a successor that is no id", HEAD "successor: Rep Two\n",
	  AT("4:12") "\"Rep Two\" is not an id (use a-z, 0-9 and -, at most 60 "
	  "bytes)" },
};

static void
describe(struct buf *out, const char *text, struct pool *pool)
{
	struct person p;
	struct error err;
	struct buf again = { 0 };

	if (person_parse(&p, "rep1", slice_of(text), pool, &err)) {
		buf_text(out, err.text);
		return;
	}
	person_write(&p, out);
	assert_int_equal(person_parse(&p, "rep1", buf_slice(out), pool, &err),
	    ERR_NONE);
	person_write(&p, &again);
	assert_string_equal(again.at, out->at);
	buf_release(&again);
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

#define DELEGATE(role) "delegation: [{role: " role ", to: bob, from: " \
    "2026-05-01, until: 2026-05-14}]\n"

/* ann delegates to bob, carl delegates what he does not hold, dora is ended. */
static const struct {
	const char *id;
	const char *text;
} staff[] = {
	{ "ann", "name: Ann\nemails: [ann@n]\nroles: [legal]\n"
	  "keys: [" KEY_1 ", {key: " KEY_2 ", ended: true}]\n"
	  DELEGATE("legal") },
	{ "bob", "name: Bob\nemails: [bob@n]\nroles: [rep]\n"
	  "keys: [" HARDWARE_KEY_1 "]\n" },
	{ "carl", "name: Carl\nemails: [carl@n]\nroles: [rep]\n"
	  DELEGATE("marketing") },
	{ "dora", "name: Dora\nemails: [dora@n]\nroles: [legal, counsel]\n"
	  "ended: true\nkeys: [" KEY_3 "]\n" DELEGATE("counsel") },
	{ "eve", "name: Eve\nemails: [eve@n]\nroles: [legal]\n"
	  "keys: [{key: " HARDWARE_KEY_2 ", ended: true}]\n" },
	{ "fred", "name: Fred\nemails: [fred@n]\nroles: [press, finance]\n"
	  DELEGATE("press") },
};

enum { STAFF = sizeof staff / sizeof staff[0] };

static void
hire(struct people *people, struct pool *pool)
{
	struct error err;

	people->items = pool_alloc(pool, STAFF * sizeof *people->items);
	people->count = STAFF;
	for (size_t i = 0; i < STAFF; i++)
		assert_int_equal(person_parse(&people->items[i], staff[i].id,
		    slice_of(staff[i].text), pool, &err), ERR_NONE);
}

static const struct {
	const char *name;
	const char *id;
	const char *role;
	const char *day;
	const char *author;
	bool want;
} acts[] = {
	{ "a holder acts", "ann", "legal", "2026-04-01", "", true },
	{ "nobody acts with a role he has not", "ann", "rep", "2026-04-01",
	  "", false },
	{ "an unknown person does not act", "zoe", "legal", "2026-05-01", "",
	  false },
	{ "a delegate acts from the first day", "bob", "legal", "2026-05-01",
	  "", true },
	{ "a delegate acts through the last day", "bob", "legal",
	  "2026-05-14", "", true },
	{ "a delegate does not act before", "bob", "legal", "2026-04-30", "",
	  false },
	{ "a delegate does not act after", "bob", "legal", "2026-05-15", "",
	  false },
	{ "a delegation is for one person", "carl", "legal", "2026-05-05",
	  "", false },
	{ "nobody delegates what he does not hold", "bob", "marketing",
	  "2026-05-05", "", false },
	{ "nor is another role of his delegated with it", "bob", "finance",
	  "2026-05-05", "", false },
	{ "who is ended delegates nothing", "bob", "counsel", "2026-05-05",
	  "", false },
	{ "who is ended does not act", "dora", "legal", "2026-05-05", "",
	  false },
	{ "an author does not act", "ann", "legal", "2026-05-05", "ann",
	  false },
	{ "a delegate who is an author does not act", "bob", "legal",
	  "2026-05-05", "bob", false },
	{ "nor the delegate of an author", "bob", "legal", "2026-05-05",
	  "ann", false },
	{ "admin is never delegated", "bob", "admin", "2026-05-05", "",
	  false },
	{ "registrar is never delegated", "bob", "registrar", "2026-05-05",
	  "", false },
};

static void
acts_as_wanted(void **state)
{
	size_t row = ROWS_AT(acts, state);
	struct pool pool = { 0 };
	struct people people = { 0 };
	struct names without = { 0 };
	int64_t time;

	hire(&people, &pool);
	if (acts[row].author[0])
		names_add(&without, &pool, acts[row].author);
	assert_true(date_read(&time, slice_of(acts[row].day)));
	assert_int_equal(people_may_act(&people, acts[row].id,
	    acts[row].role, time, &without), acts[row].want);
	pool_release(&pool);
}

static const struct {
	const char *name;
	const char *key;
	const char *want;
} owners[] = {
	{ "a living key", KEY_1, "ann living" },
	{ "an ended key still tells whose it was", KEY_2, "ann" },
	{ "a key of a person who is ended", KEY_3, "dora" },
	{ "a hardware key", HARDWARE_KEY_1, "bob living hardware" },
	{ "an ended hardware key", HARDWARE_KEY_2, "eve hardware" },
	{ "a key that nobody has", KEY_4, "nobody" },
};

static void
knows_whose_key(void **state)
{
	size_t row = ROWS_AT(owners, state);
	struct pool pool = { 0 };
	struct people people = { 0 };
	const struct person *p;
	bool living;

	hire(&people, &pool);
	p = people_by_key(&people, owners[row].key, &living);
	assert_string_equal(pool_format(&pool, "%s%s%s",
	    p ? p->id : "nobody", living ? " living" : "",
	    person_key_is_hardware(owners[row].key) ? " hardware" : ""),
	    owners[row].want);
	pool_release(&pool);
}

/* Which of the staff have a living key, and which a living hardware key. */
static void
knows_who_can_sign(void **state)
{
	struct pool pool = { 0 };
	struct people people = { 0 };
	const char *got = "";

	(void)state;
	hire(&people, &pool);
	for (size_t i = 0; i < STAFF; i++) {
		const struct person *p = &people.items[i];

		got = pool_format(&pool, "%s%s%s%s ", got, p->id,
		    person_has_living_key(p) ? "+key" : "",
		    person_has_living_hardware_key(p) ? "+hardware" : "");
	}
	assert_string_equal(got, "ann+key bob+key+hardware carl dora+key eve fred ");
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("people", ROWS(cases, reads_as_wanted),
	    ROWS(acts, acts_as_wanted), ROWS(owners, knows_whose_key),
	    ROW("who can sign, and how", knows_who_can_sign));
}
