/* SPDX-License-Identifier: Apache-2.0 */
/* Packs as git makes them, and damaged in each place. */
#include "store/store.h"

#include "scratch.h"

static struct store *
open_afresh(struct scratch *s)
{
	struct store *store;

	if (store_open(&store, scratch_path(s, "work"), &s->err))
		fail_msg("%s", s->err.text);
	return store;
}

static enum object_kind
kind_of(struct slice word)
{
	return slice_is(word, "commit") ? OBJECT_COMMIT :
	    slice_is(word, "tree") ? OBJECT_TREE : OBJECT_BLOB;
}

/* What git's line "id type size" says is what is read, whose hash is the id. */
static void
read_object(struct scratch *s, struct store *store, struct slice line,
    struct buf *out)
{
	struct slice hex, word, bytes;
	enum object_kind kind = OBJECT_OTHER;
	struct error err = { 0 };
	size_t size = 0;
	struct oid id;

	assert_true(slice_until(&line, ' ', &hex) && oid_read(&id, hex));
	slice_until(&line, ' ', &word);
	if (store_size(store, id, &kind, &size, &err) ||
	    store_read(store, id, kind_of(word), &bytes, &s->pool, &err))
		buf_format(out, "%s\n", err.text);
	else if (kind != kind_of(word) || size != bytes.len ||
	    size != strtoul(line.at, NULL, 10))
		buf_format(out, "%.*s is not as git has it\n", OID_HEX,
		    hex.at);
}

/* Reads all there is, the last name first, so that bases come in any order. */
static void
read_all(struct scratch *s, struct buf *out)
{
	struct slice rest = slice_of(scratch_sh(s, "cd work; "
	    "git cat-file --batch-all-objects --batch-check | sort -r")), line;
	struct store *store = open_afresh(s);
	size_t count = 0;

	for (; slice_line(&rest, &line); count++)
		read_object(s, store, line, out);
	store_close(store);
	buf_format(out, "%s", count > 40 ? "all as git has it" : "too few");
}

/* What is read of a damaged pack is right, or it is an error that says so. */
static void
flip_each_byte(struct scratch *s, struct buf *out)
{
	const char *path = scratch_path(s, slice_trim(slice_of(scratch_sh(s,
	    "chmod u+w work/.git/objects/pack/*; "
	    "ls work/.git/objects/pack/*.pack | tr -d '\n'"))).at);
	struct slice all = slice_of(scratch_sh(s, "cd work; "
	    "git cat-file --batch-all-objects --batch-check"));
	struct buf pack = { 0 }, said = { 0 };
	size_t silent = 0;

	assert_int_equal(file_read(&pack, path, 1 << 16, &s->err), 0);
	for (size_t i = 0; i < pack.len; i++) {
		struct slice rest = all, line;
		struct store *store;

		pack.at[i] ^= (char)(1 << i % 8);
		assert_int_equal(file_write(path, buf_slice(&pack), 0644,
		    &s->err), 0);
		pack.at[i] ^= (char)(1 << i % 8);
		store = open_afresh(s);
		buf_clear(&said);
		while (slice_line(&rest, &line))
			read_object(s, store, line, &said);
		store_close(store);
		silent += said.len == 0;
		assert_null(said.len ? strstr(said.at, "not as") : NULL);
	}
	/* The number of objects; what zlib and a copied piece leave open. */
	buf_format(out, "%s", silent * 20 < pack.len ? "found out" : "silent");
	buf_release(&pack);
	buf_release(&said);
}

/* Thirty versions of a list, a folder of each, and what cannot be deflated. */
#define HISTORY "cd work; git config gc.auto 0; for n in $(seq 30); do " \
    "mkdir -p a/b; seq $n 400 > a/b/list; seq 1 $n > a/$n; git add .; " \
    "git commit -qm \"version $n\"; done; "
#define NOISE "seq 1 150000 | gzip -nc > noise; " \
    "{ cat noise; echo more; } > again; git add .; git commit -qm noise; "

static const struct scratch_case cases[] = {
	{ "each object is as git has it", HISTORY "git repack -adfq", read_all,
	  "all as git has it" },
	{ "bases may be named", HISTORY NOISE "git -c "
	  "repack.useDeltaBaseOffset=false repack -adfq", read_all,
	  "all as git has it" },
	{ "chains may be long", HISTORY
	  "git repack -adfq --depth=200 --window=200", read_all,
	  "all as git has it" },
	{ "objects may be larger than what is read at once", HISTORY NOISE
	  "git repack -adfq", read_all, "all as git has it" },
	{ "an index may be of the first version", HISTORY
	  "git -c pack.indexVersion=1 repack -adfq", read_all,
	  "all as git has it" },
	{ "there may be many packs, and single objects", HISTORY
	  "git repack -q; " NOISE "git repack -q; echo x > a/x; git add .; "
	  "git commit -qm single; git multi-pack-index write", read_all,
	  "all as git has it" },
	{ "a pack that was damaged anywhere is found out", "cd work; "
	  "for n in 1 2 3; do seq $n 40 > list; git add .; "
	  "git commit -qm $n; done; git repack -adfq", flip_each_byte,
	  "found out" },
};

int
main(void)
{
	return rows_run("pack", ROWS(cases, scratch_judge));
}
