/* SPDX-License-Identifier: Apache-2.0 */
#include "model/person_memo.h"

#include <string.h>

#include "keys.h"
#include "model/overlay.h"
#include "model/policy.h"
#include "rows.h"
#include "shelf.h"

#define FILES(...) { __VA_ARGS__, { NULL, NULL } }
#define SETTINGS { "galley.yaml", "name: N\nformat: 1\nversion: 1\n" \
    "admins: {quorum: 1}\n" }
#define ANN { "people/ann.yaml", "name: Ann\nemails: [ann@n]\n" \
    "roles: [admin]\nkeys: [" KEY_1 "]\n" }
#define BOB(role) { "people/bob.yaml", "name: Bob\nemails: [bob@n]\n" \
    "roles: [" role "]\nkeys: []\n" }
#define X_TEXT "name: X\nemails: [x@n]\nroles: [rep]\nkeys: []\n"
#define X(id) { "people/" id ".yaml", X_TEXT }

enum { MOST_FILES = 8 };

/*
 * First and next are loaded one after the other with one memo; put: what an
 * overlay puts into next.  Told: the roles of all, and who was read for next.
 */
static const struct {
	const char *name;
	struct shelf_file first[MOST_FILES];
	struct shelf_file next[MOST_FILES];
	struct shelf_file put;
	const char *want;
} cases[] = {
	{ "who is the same is not read again",
	  FILES(SETTINGS, ANN, BOB("rep")), FILES(SETTINGS, ANN, BOB("rep")),
	  { NULL, NULL }, "ann admin, bob rep, read:" },
	{ "who changed is read, and nobody else",
	  FILES(SETTINGS, ANN, BOB("rep")), FILES(SETTINGS, ANN, BOB("legal")),
	  { NULL, NULL }, "ann admin, bob legal, read: people/bob.yaml" },
	{ "who is new is read",
	  FILES(SETTINGS, ANN), FILES(SETTINGS, ANN, BOB("rep")),
	  { NULL, NULL }, "ann admin, bob rep, read: people/bob.yaml" },
	{ "who is not there is not known from before",
	  FILES(SETTINGS, ANN, BOB("rep")), FILES(SETTINGS, ANN),
	  { NULL, NULL }, "ann admin, read:" },
	{ "the same bytes under another name are another's",
	  FILES(SETTINGS, ANN, X("bob")), FILES(SETTINGS, ANN, X("cy")),
	  { NULL, NULL }, "ann admin, cy rep, read: people/cy.yaml" },
	{ "the same bytes under a name that is nobody's are nobody",
	  FILES(SETTINGS, ANN, X("bob")),
	  FILES(SETTINGS, ANN, { "people/bob.txt", X_TEXT }),
	  { NULL, NULL }, "T8: people/bob.txt: no file of that "
	  "name may be there (write <id>.yaml); read:" },
	{ "what could not be parsed is no better the second time",
	  FILES(SETTINGS, ANN, { "people/bob.yaml", "name: [\n" }),
	  FILES(SETTINGS, ANN, { "people/bob.yaml", "name: [\n" }),
	  { NULL, NULL }, "people/bob.yaml:2:1: yaml: did not find expected "
	  "node content (check the indentation and the quotes); read: "
	  "people/bob.yaml" },
	{ "whom a request changes is judged as it puts him",
	  FILES(SETTINGS, ANN, BOB("rep")), FILES(SETTINGS, ANN, BOB("rep")),
	  BOB("legal"), "ann admin, bob legal, read:" },
	{ "two that are judged together are judged, though both are known",
	  FILES(SETTINGS, ANN, X("bob")), FILES(SETTINGS, ANN, X("bob")),
	  X("cy"), "T7: bob and cy have both x@n (a key or an email is one "
	  "person's); read:" },
};

/* Files in memory whose ids come from their bytes, and who was read. */
struct world {
	const struct shelf_file *files;
	struct buf *read;
};

static void *
shelf_of(const struct world *world)
{
	return (void *)(uintptr_t)world->files;
}

static bool
read_file(void *of, const char *path, struct slice *out)
{
	struct world *w = of;

	if (strncmp(path, "people/", strlen("people/")) == 0)
		buf_format(w->read, " %s", path);
	return shelf_read(shelf_of(w), path, out);
}

static void
list_folder(void *of, const char *folder, struct names *out,
    struct pool *pool)
{
	shelf_list(shelf_of(of), folder, out, pool);
}

static bool
find_id(void *of, const char *path, struct oid *out)
{
	struct slice text;

	if (!shelf_read(shelf_of(of), path, &text))
		return false;
	*out = (struct oid){ { 0 } };
	for (size_t i = 0; i < text.len; i++)
		out->at[i % OID_SIZE] = (unsigned char)
		    (out->at[i % OID_SIZE] * 31 + text.at[i]);
	return true;
}

static void
load(const struct source *source, struct buf *out)
{
	struct pool pool = { 0 };
	struct policy policy;
	struct error err;

	if (policy_load(&policy, source, &pool, &err)) {
		buf_format(out, "%s; ", err.text);
		policy.people.count = 0;
	}
	for (size_t i = 0; i < policy.people.count; i++) {
		const struct person *p = &policy.people.items[i];

		buf_format(out, "%s %s, ", p->id, names_join(&p->roles, " ",
		    &pool));
	}
	pool_release(&pool);
}

/* What the first load made of them outlives its policy. */
static void
loads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct person_memo memo = { .room = 0 };
	struct buf read = { 0 }, ignored = { 0 }, got = { 0 };
	struct world world = { cases[row].first, &ignored };
	struct source source = { .of = &world, .read = read_file,
		.list = list_folder, .id = find_id, .persons = &memo };
	struct change put = { .path = cases[row].put.path,
		.new_mode = 0100644 };
	struct changes changes = { &put, put.path != NULL };
	struct overlay overlay = { &source, &changes };
	struct source over = overlay_source(&overlay);

	if (put.path)
		put.new_text = slice_of(cases[row].put.text);
	load(&source, &ignored);
	world = (struct world){ cases[row].next, &read };
	load(&over, &got);
	buf_format(&got, "read:%s", read.at ? read.at : "");
	assert_string_equal(got.at, cases[row].want);
	buf_release(&read);
	buf_release(&ignored);
	buf_release(&got);
	person_memo_release(&memo);
}

static void
load_with(const struct source *below, struct shelf_file put, struct buf *out)
{
	struct change change = { .path = put.path, .new_mode = 0100644,
		.new_text = slice_of(put.text) };
	struct changes changes = { &change, 1 };
	struct overlay overlay = { below, &changes };
	struct source over = overlay_source(&overlay);

	load(&over, out);
}

static void
whom_a_request_puts_the_next_does_not_know(void **state)
{
	static const struct shelf_file files[] = FILES(SETTINGS, ANN);
	struct person_memo memo = { .room = 0 };
	struct buf read = { 0 }, got = { 0 };
	struct world world = { files, &read };
	struct source source = { .of = &world, .read = read_file,
		.list = list_folder, .id = find_id, .persons = &memo };

	(void)state;
	load_with(&source, (struct shelf_file)BOB("legal"), &got);
	load_with(&source, (struct shelf_file)BOB("rep"), &got);
	assert_string_equal(got.at,
	    "ann admin, bob legal, ann admin, bob rep, ");
	buf_release(&read);
	buf_release(&got);
	person_memo_release(&memo);
}

/* Whom it has no room for is parsed as well, and known no better then. */
static void
keeps_so_many_bytes_and_no_more(void **state)
{
	enum { FILES = 3000, BYTES = 1000, KEPT = (2 << 20) / BYTES };
	struct person_memo memo = { .room = 0 };
	struct pool pool = { 0 };
	struct person person;
	struct error err;
	char text[BYTES + 1];
	size_t found = 0;

	(void)state;
	memset(text, '#', BYTES);
	memcpy(text, "name: X\nroles: [rep]\nemails: [x@n]\nkeys: []\n#",
	    strlen("name: X\nroles: [rep]\nemails: [x@n]\nkeys: []\n#"));
	text[BYTES] = '\0';
	for (unsigned i = 0; i < FILES; i++) {
		struct oid id = { { (unsigned char)(i >> 8),
			(unsigned char)i, 1 } };

		assert_int_equal(person_memo_parse(&memo, id, "x",
		    slice_of(text), &person, &pool, &err), ERR_NONE);
		assert_string_equal(person.roles.items[0], "rep");
	}
	for (unsigned i = 0; i < FILES; i++) {
		struct oid id = { { (unsigned char)(i >> 8),
			(unsigned char)i, 1 } };

		found += person_memo_find(&memo, id, "x") != NULL;
		assert_null(person_memo_find(&memo, id, "y"));
	}
	assert_int_equal(found, KEPT);
	assert_null(person_memo_find(NULL, (struct oid){ { 0 } }, "x"));
	pool_release(&pool);
	person_memo_release(&memo);
}

int
main(void)
{
	return rows_run("person_memo", ROWS(cases, loads_as_wanted),
	    ROW("whom a request puts the next does not know",
		whom_a_request_puts_the_next_does_not_know),
	    ROW("keeps so many bytes and no more",
		keeps_so_many_bytes_and_no_more));
}
