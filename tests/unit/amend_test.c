/* SPDX-License-Identifier: Apache-2.0 */
#include "model/amend.h"

#include <stdio.h>
#include <string.h>

#include "amend_base.h"
#include "rows.h"

#define BUMP { "galley.yaml", SETTINGS("4", QUORUM("2")) }
#define DELEGATION "delegation: [{role: rep, to: bob, from: 2026-05-01, " \
    "until: 2026-05-14}]\n"

enum { EDITS = 4, FILES = 20 };

#define LEG(roles, keys, more) { "people/leg.yaml", \
    PERSON("leg", roles, keys, more) }
#define REP1(keys, more) { "people/rep1.yaml", \
    PERSON("rep1", "rep", keys, more) }
#define HIS ENDED(KEY_7)
#define EAST "team: East\n"
#define ERASED " is never erased (a person or key is ended, an email stays)"
#define NEEDS_QUORUM "T7: galley.yaml: this change needs the quorum of " \
    "admins, so version is 4, not 3"

/* A text of NULL removes the file. */
static const struct {
	const char *name;
	struct shelf_file edits[EDITS];
	const char *want;
} cases[] = {
	{ "the quorum changes the settings", { BUMP }, "quorum" },
	{ "a rule takes the quorum", { BUMP, { "rules/x.yml", "x" } },
	  "quorum" },
	{ "a path under ci takes the quorum", { BUMP, { "ci/x.yml", "x" } },
	  "quorum" },
	{ "the quorum, without raising version", { { "rules/x.yml", "x" } },
	  NEEDS_QUORUM },
	{ "version raised by two", { { "galley.yaml",
	  SETTINGS("5", QUORUM("2")) } }, "T7: galley.yaml: this change needs "
	  "the quorum of admins, so version is 4, not 5" },
	{ "a template beside policy", { BUMP, { "templates/a/b.md", "x" } },
	  "T7: policy changes apart (move everything else to a request of its "
	  "own)" },

	{ "a registrar adds a rep", { { "people/new.yaml",
	  PERSON("new", "rep", KEY_8, "") } }, "registrar" },
	{ "a registrar adds several", { { "people/new.yaml",
	  PERSON("new", "rep, coach", KEY_8, "") }, { "people/two.yaml",
	  PERSON("two", "", "", "") } }, "registrar" },
	{ "a role beyond the list takes the quorum", { { "people/new.yaml",
	  PERSON("new", "rep, legal", KEY_8, "") } }, NEEDS_QUORUM },
	{ "and has it with version raised", { BUMP, { "people/new.yaml",
	  PERSON("new", "rep, legal", KEY_8, "") } }, "quorum" },
	{ "a registrar's change beside the settings takes the quorum",
	  { BUMP, { "people/new.yaml", PERSON("new", "rep", KEY_8, "") } },
	  "quorum" },
	{ "a registrar ends a rep", { REP1(KEY_4 ", " HIS, EAST
	  "ended: true\n") }, "registrar" },
	{ "a registrar names his successor too", { REP1(KEY_4 ", " HIS, EAST
	  "ended: true\nsuccessor: reg\n") }, "registrar" },
	{ "a successor alone takes the quorum", { REP1(KEY_4 ", " HIS, EAST
	  "successor: reg\n") }, NEEDS_QUORUM },
	{ "ending and moving him takes the quorum", { REP1(KEY_4 ", " HIS,
	  "team: West\nended: true\n") }, NEEDS_QUORUM },
	{ "ending and giving a role takes the quorum", { { "people/rep1.yaml",
	  PERSON("rep1", "rep, coach", KEY_4 ", " HIS, EAST
	  "ended: true\n") } }, NEEDS_QUORUM },
	{ "ending one who decides takes the quorum",
	  { LEG("legal", KEY_5, "ended: true\n") }, NEEDS_QUORUM },
	{ "adding one and ending another takes the quorum",
	  { { "people/new.yaml", PERSON("new", "rep", KEY_8, "") },
	  REP1(KEY_4 ", " HIS, EAST "ended: true\n") }, NEEDS_QUORUM },
	{ "taking an end back takes the quorum", { { "people/old.yaml",
	  PERSON("old", "rep", KEY_6, "") } }, NEEDS_QUORUM },
	{ "another day of an end takes the quorum", { { "people/old.yaml",
	  PERSON("old", "rep", KEY_6, "ended: 2026-01-02\n") } },
	  NEEDS_QUORUM },
	{ "a successor of one who is ended takes the quorum",
	  { { "people/old.yaml", PERSON("old", "rep", KEY_6,
	  "ended: 2026-01-01\nsuccessor: reg\n") } }, NEEDS_QUORUM },
	{ "taking a key's end back takes the quorum",
	  { REP1(KEY_4 ", " KEY_7, EAST) }, NEEDS_QUORUM },
	{ "another layout alone takes the quorum", { REP1(KEY_4 ", " HIS,
	  EAST "# x\n") }, NEEDS_QUORUM },
	{ "one more email takes the quorum", { { "people/rep1.yaml",
	  "name: X\nemails: [rep1@n, r@n]\nroles: [rep]\nkeys: [" KEY_4 ", "
	  HIS "]\n" EAST } }, NEEDS_QUORUM },
	{ "another name takes the quorum", { { "people/rep1.yaml",
	  "name: Y\nemails: [rep1@n]\nroles: [rep]\nkeys: [" KEY_4 ", "
	  HIS "]\n" EAST } }, NEEDS_QUORUM },

	{ "a team taken away takes the quorum", { REP1(KEY_4 ", " HIS, "") },
	  NEEDS_QUORUM },
	{ "another name is not one's own affair", { { "people/rep1.yaml",
	  "name: Y\nemails: [rep1@n]\nroles: [rep]\nkeys: [" KEY_4 ", "
	  HIS "]\n" EAST "hours: 9-17\n" } }, NEEDS_QUORUM },
	{ "nor is one more email", { { "people/rep1.yaml",
	  "name: X\nemails: [rep1@n, r@n]\nroles: [rep]\nkeys: [" KEY_4 ", "
	  HIS "]\n" EAST "hours: 9-17\n" } }, NEEDS_QUORUM },
	{ "nor taking one's key's end back", { REP1(KEY_4 ", " KEY_7, EAST
	  "hours: 9-17\n") }, NEEDS_QUORUM },
	{ "nor another day of its end", { REP1(KEY_4 ", {key: " KEY_7
	  ", ended: 2026-01-01}", EAST "hours: 9-17\n") }, NEEDS_QUORUM },
	{ "nor taking one's own end back", { { "people/exa.yaml",
	  PERSON("exa", "admin", HARDWARE_KEY_1, "hours: 9-17\n") } },
	  NEEDS_QUORUM },
	{ "nor another day of it", { { "people/old.yaml", PERSON("old", "rep",
	  KEY_6, "ended: 2026-01-02\nhours: 9-17\n") } }, NEEDS_QUORUM },

	{ "one ends his own key, or a registrar does", { REP1(
	  ENDED(KEY_4) ", " HIS, EAST) }, "self rep1 or registrar" },
	{ "one who decides ends his own key alone",
	  { LEG("legal", ENDED(KEY_5), "") }, "self leg" },
	{ "one changes his hours", { REP1(KEY_4 ", " HIS, EAST
	  "hours: 9-17\n") }, "self rep1" },
	{ "one changes his holidays", { REP1(KEY_4 ", " HIS, EAST
	  "holidays: [2026-12-25]\n") }, "self rep1" },
	{ "one changes his notices", { REP1(KEY_4 ", " HIS, EAST
	  "notices: {submit: mail}\n") }, "self rep1" },
	{ "one delegates", { REP1(KEY_4 ", " HIS, EAST DELEGATION) },
	  "self rep1" },
	{ "one's team is not one's own affair", { REP1(KEY_4 ", " HIS,
	  "team: West\n") }, NEEDS_QUORUM },
	{ "nor is one's end, for one who decides",
	  { LEG("legal", KEY_5, "hours: 9-17\nended: true\n") }, NEEDS_QUORUM },
	{ "nor one's team beside one's hours", { REP1(KEY_4 ", " HIS,
	  "team: West\nhours: 9-17\n") }, NEEDS_QUORUM },
	{ "nobody delegates what he does not hold", { { "people/del.yaml",
	  DEL("successor: reg\n" DELEGATED("x", "bob", "2026-05-01",
	  "2026-05-14")) } }, "people/del.yaml:6: delegation: del delegates x, which "
	  "he does not hold (one delegates a role of his own)" },
	{ "nor to one who is nobody", { { "people/del.yaml",
	  DEL("successor: reg\n" DELEGATED("rep", "zoe", "2026-05-01",
	  "2026-05-14")) } }, "people/del.yaml:6: delegation: rep is delegated "
	  "to zoe, who is not a person of this workspace (galley people lists "
	  "all)" },
	{ "nor to one who has ended", { { "people/del.yaml",
	  DEL("successor: reg\n" DELEGATED("rep", "exa", "2026-05-01",
	  "2026-05-14")) } }, "people/del.yaml:6: delegation: rep is delegated to "
	  "exa, who has ended (name a living person)" },
	{ "nor in a circle", { REP1(KEY_4 ", " HIS, EAST
	  DELEGATED("rep", "del", "2026-05-14", "2026-05-20")),
	  { "people/del.yaml", DEL("successor: reg\n" DELEGATED("rep",
	  "rep1", "2026-05-01", "2026-05-14")) }, BUMP },
	  "people/del.yaml:6: delegation: rep is delegated round in a circle: del "
	  "stands in for rep1 at that time (name another)" },
	{ "but may stand in for one another on other days", { REP1(KEY_4 ", "
	  HIS, EAST DELEGATED("rep", "del", "2026-05-15", "2026-05-20")),
	  { "people/del.yaml", DEL("successor: reg\n" DELEGATED("rep",
	  "rep1", "2026-05-01", "2026-05-14")) }, BUMP }, "quorum" },
	{ "or to another", { { "people/del.yaml", DEL("successor: reg\n"
	  DELEGATED("rep", "ann", "2026-05-01", "2026-05-14")) } },
	  "self del" },
	{ "or from another day", { { "people/del.yaml", DEL(
	  "successor: reg\n" DELEGATED("rep", "bob", "2026-05-02",
	  "2026-05-14")) } }, "self del" },
	{ "or until another day", { { "people/del.yaml", DEL(
	  "successor: reg\n" DELEGATED("rep", "bob", "2026-05-01",
	  "2026-05-15")) } }, "self del" },
	{ "or delegates no more", { { "people/del.yaml",
	  DEL("successor: reg\n") } }, "self del" },
	{ "another successor is not one's own affair", { { "people/del.yaml",
	  DEL("successor: bob\n" DELEGATED("rep", "bob", "2026-05-01",
	  "2026-05-14")) } }, NEEDS_QUORUM },
	{ "a registrar ends one who has a successor", { { "people/del.yaml",
	  DEL("ended: true\nsuccessor: reg\n" DELEGATED("rep", "bob",
	  "2026-05-01", "2026-05-14")) } }, "registrar" },
	{ "a registrar does not change whom he ends", { REP1(KEY_4 ", " HIS,
	  EAST "hours: 9-17\nended: true\n") }, NEEDS_QUORUM },
	{ "nor give him a key", { REP1(KEY_4 ", " HIS ", " KEY_8,
	  EAST "ended: true\n") }, NEEDS_QUORUM },
	{ "another day of a key's end takes the quorum", { REP1(KEY_4
	  ", {key: " KEY_7 ", ended: 2026-01-01}", EAST) }, NEEDS_QUORUM },
	{ "two own files are nobody's own affair",
	  { REP1(KEY_4 ", " HIS, EAST "hours: 9-17\n"),
	  LEG("legal", KEY_5, "hours: 9-17\n") }, NEEDS_QUORUM },
	{ "version stays where the quorum is not needed",
	  { { "galley.yaml", SETTINGS("3", QUORUM("2")) } }, NEEDS_QUORUM },

	{ "a new key", { LEG("legal", KEY_5 ", " KEY_8, "") },
	  "registrar and old key of leg; new " KEY_8 },
	{ "a new key that replaces one", { LEG("legal",
	  ENDED(KEY_5) ", " KEY_8, "") },
	  "registrar and old key of leg; new " KEY_8 },
	{ "a new key and new hours take the quorum",
	  { BUMP, LEG("legal", KEY_5 ", " KEY_8, "hours: 9-17\n") },
	  "quorum; new " KEY_8 },
	{ "a new key and new hours are no new key alone",
	  { LEG("legal", KEY_5 ", " KEY_8, "hours: 9-17\n") }, NEEDS_QUORUM },
	{ "nor is a new key and a new role",
	  { LEG("legal, x", KEY_5 ", " KEY_8, "") }, NEEDS_QUORUM },
	{ "two new keys", { LEG("legal", KEY_5 ", " KEY_8 ", " KEY_9, "") },
	  "registrar and old key of leg; new " KEY_8 "; new " KEY_9 },
	{ "a new key that is ended", { BUMP, LEG("legal",
	  KEY_5 ", " ENDED(KEY_8), "") }, "T7: people/leg.yaml: a key is "
	  "added that is ended already (leave it out)" },

	{ "a person erased", { BUMP, { "people/rep1.yaml", NULL } },
	  "T7: people/rep1.yaml: a person" ERASED },
	{ "a key erased", { BUMP, REP1(KEY_4, EAST) },
	  "T7: people/rep1.yaml: a key" ERASED },
	{ "an email erased", { BUMP, { "people/leg.yaml",
	  PERSON("leg2", "legal", KEY_5, "") } },
	  "T7: people/leg.yaml: an email" ERASED },
	{ "a key given to another", { BUMP, LEG("legal", KEY_5 ", " KEY_4,
	  "") }, "T7: leg and rep1 have both " KEY_4 " (a key or an email is "
	  "one person's)" },
	{ "a quorum that nobody reaches", { { "galley.yaml",
	  SETTINGS("4", QUORUM("3")) } }, "T7: galley.yaml: the quorum is 3, "
	  "but 2 living admins have a living key (lower the quorum or add an "
	  "admin first)" },
	{ "an admin's key ended below the quorum", { { "people/ann.yaml",
	  PERSON("ann", "admin, marketing", ENDED(KEY_1), "") } },
	  "T7: galley.yaml: the quorum is 2, but 1 living admin has a living "
	  "key (lower the quorum or add an admin first)" },

	{ "the last one of a stage may be ended",
	  { BUMP, LEG("legal", KEY_5, "ended: true\n") }, "quorum" },
	{ "and end his last key", { LEG("legal", ENDED(KEY_5), "") },
	  "self leg" },
	{ "but not lose the role", { BUMP, LEG("", KEY_5, "") },
	  "T7: nobody could satisfy the stage w/legal: 0 living with legal "
	  "and a living key, 1 needed (add who can first)" },
	{ "nor lose it while he is ended",
	  { BUMP, LEG("", KEY_5, "ended: true\n") },
	  "T7: nobody could satisfy the stage w/legal: 0 living with legal "
	  "and a living key, 1 needed (add who can first)" },
	{ "who takes the role over may be ended with it", { BUMP,
	  LEG("", KEY_5, ""), { "people/old.yaml", PERSON("old", "legal",
	  ENDED(KEY_6), "") } }, "quorum" },
	{ "as a person, too", { BUMP, LEG("", KEY_5, ""), { "people/del.yaml",
	  PERSON("del", "legal", HARDWARE_KEY_2, "ended: true\n"
	  "successor: reg\n") } }, "quorum" },
	{ "a stage that nobody could satisfy before may stay so",
	  { BUMP, { "rules/x.yml", "x" } }, "quorum" },
	{ "a stage changed to what nobody can satisfy",
	  { BUMP, { "workflows/w.yaml",
	  STAGES("{role: legal, approvals: 2}") } },
	  "T7: nobody could satisfy the stage w/legal: 1 living with legal "
	  "and a living key, 2 needed (add who can first)" },
	{ "a stage changed, and who could satisfy it ended",
	  { BUMP, { "workflows/w.yaml", STAGES("{role: [legal, x]}") },
	  LEG("legal", KEY_5, "ended: true\n") },
	  "T7: nobody could satisfy the stage w/legal: 0 living with legal or "
	  "x and a living key, 1 needed (add who can first)" },
	{ "a stage changed, and who can satisfy it added",
	  { BUMP, { "workflows/w.yaml", STAGES("{role: x}") },
	  { "people/new.yaml", PERSON("new", "x", KEY_8, "") } }, "quorum" },
	{ "a workflow added that nobody can satisfy", { BUMP,
	  { "workflows/v.yaml", "name: v\nstages: [{name: a, needs: {role: "
	  "nobody}}]\n" } },
	  "T7: nobody could satisfy the stage v/a: 0 living with nobody and a "
	  "living key, 1 needed (add who can first)" },
	{ "a workflow removed", { BUMP, { "workflows/w.yaml", NULL } },
	  "quorum" },
	{ "a registrar list that names a role of a stage", { { "galley.yaml",
	  "name: N\nformat: 1\nversion: 4\nregistrar: [legal]\n"
	  QUORUM("2") } },
	  "T7: galley.yaml: the registrar list names legal, which decides "
	  "(remove it there)" },
};

static const struct shelf_file *
find(const struct shelf_file *files, size_t count, const char *path)
{
	for (size_t i = 0; i < count && files[i].path; i++) {
		if (strcmp(files[i].path, path) == 0)
			return &files[i];
	}
	return NULL;
}

/* The base with the edits in it, and what they change. */
static void
edit(struct shelf_file *files, struct changes *changes,
    const struct shelf_file *edits)
{
	for (const struct shelf_file *f = amend_base; f->path; f++) {
		const struct shelf_file *e = find(edits, EDITS, f->path);

		if (!e || e->text)
			*files++ = e ? *e : *f;
	}
	for (size_t i = 0; i < EDITS && edits[i].path; i++) {
		changes->items[changes->count++] = (struct change){
			.path = edits[i].path,
			.new_mode = edits[i].text ? 0100644 : 0,
		};
		if (edits[i].text && !find(amend_base, FILES, edits[i].path))
			*files++ = edits[i];
	}
	*files = (struct shelf_file){ NULL, NULL };
}

static void
describe(struct buf *out, const struct amend *amend)
{
	static const char *const by[] = { [AMEND_QUORUM] = "quorum",
		[AMEND_REGISTRAR] = "registrar", [AMEND_SELF] = "self ",
		[AMEND_REGISTRAR_AND_OLD_KEY] = "registrar and old key of " };

	buf_format(out, "%s%s%s", by[amend->by],
	    amend->person ? amend->person : "",
	    amend->by == AMEND_SELF && amend->registrar ? " or registrar" :
	    "");
	for (size_t i = 0; i < amend->new_keys.count; i++)
		buf_format(out, "; new %s", amend->new_keys.items[i]);
}

static void
judges_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct shelf_file files[FILES];
	struct change items[EDITS];
	struct changes changes = { items, 0 };
	struct policy before, after;
	struct pool pool = { 0 };
	struct buf got = { 0 };
	struct amend amend;
	struct error err;

	edit(files, &changes, cases[row].edits);
	amend_base_load(&before, amend_base, &pool);
	amend_base_load(&after, files, &pool);
	if (amend_judge(&amend, &before, &after, &changes, &pool, &err)) {
		assert_int_equal(err.code, ERR_REFUSED);
		buf_text(&got, err.text);
	} else {
		describe(&got, &amend);
	}
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

/* Where galley.yaml is not among the changes, its version is as it was. */
static void
leaves_the_version(void **state)
{
	struct change item = { .path = "people/rep1.yaml",
		.new_mode = 0100644 };
	struct changes changes = { &item, 1 };
	struct policy before, after;
	struct pool pool = { 0 };
	struct amend amend;
	struct person *person;
	struct error err;

	(void)state;
	amend_base_load(&before, amend_base, &pool);
	amend_base_load(&after, amend_base, &pool);
	person = (struct person *)(uintptr_t)people_find(&after.people,
	    "rep1");
	person->hours = "9";
	after.settings.version++;
	assert_int_equal(amend_judge(&amend, &before, &after, &changes, &pool,
	    &err), ERR_REFUSED);
	assert_string_equal(err.text, "T7: galley.yaml: this change does not "
	    "need the quorum of admins, so version is 3, not 4");
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("amend", ROWS(cases, judges_as_wanted),
	    ROW("a version that moves by itself", leaves_the_version));
}
