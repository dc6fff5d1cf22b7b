/* SPDX-License-Identifier: Apache-2.0 */
/* Objects straight out of packs: as git made them, and damaged. */
#include "scratch.h"

#include <sys/stat.h>

#include "store/handle.h"

/* Three hundred versions of a file, in one tree. */
#define VERSIONS \
	"cd work; seq 400 > list; " \
	"for i in $(seq 300); do echo $i >> list; git hash-object -w list; " \
	"done | sed 's/^/100644 blob /; s/$/\\tx/' > ../entries; " \
	"awk '{ print \"100644 blob \" $3 \"\\tv\" NR }' ../entries | " \
	"git mktree > ../tree; git commit-tree -m all $(cat ../tree) | " \
	"xargs git update-ref refs/heads/main; "

#define PACKED(options) VERSIONS "git " options " > /dev/null"

/* The ids of all that is in the one pack. */
static struct names
list_packed(struct scratch *s)
{
	struct slice rest = slice_of(scratch_sh(s, "cd work && git "
	    "show-index < $(echo .git/objects/pack/*.idx) | cut -d' ' -f2"));
	struct names out = { 0 };
	struct slice line;

	while (slice_line(&rest, &line))
		names_add(&out, &s->pool, pool_copy(&s->pool, line));
	return out;
}

struct tally {
	size_t right;
	size_t wrong;
	size_t left;	/* to libgit2 */
};

static struct tally
read_all(struct scratch *s, const struct names *ids)
{
	struct judged judged = { { 0 }, { 0 } };
	struct pack_reader *reader;
	struct tally tally = { 0 };

	if (pack_index_judge_new(&judged, scratch_path(s, "work/.git/objects"),
	    &s->err))
		fail_msg("%s", s->err.text);
	reader = pack_reader_new(&judged);
	for (size_t i = 0; i < ids->count; i++) {
		struct slice bytes;
		git_object_t type;
		struct oid id;
		git_oid is;

		assert_true(oid_read(&id, slice_of(ids->items[i])));
		if (!pack_reader_read(reader, id, &type, &bytes)) {
			tally.left++;
			continue;
		}
		assert_int_equal(git_odb_hash(&is, bytes.at, bytes.len, type),
		    0);
		if (oid_equal(handle_from_oid(&is), id))
			tally.right++;
		else
			tally.wrong++;
	}
	pack_reader_free(reader);
	judged_release(&judged);
	return tally;
}

static void
tell(struct buf *out, struct tally tally)
{
	buf_format(out, "right %zu, wrong %zu, left %zu\n", tally.right,
	    tally.wrong, tally.left);
}

static void
read_packed(struct scratch *s, struct buf *out)
{
	struct names ids = list_packed(s);

	tell(out, read_all(s, &ids));
}

/* Deltas on deltas, and none that another one is told by was kept. */
static void
read_backwards(struct scratch *s, struct buf *out)
{
	struct names ids = list_packed(s);

	for (size_t i = 0, j = ids.count; i + 1 < j--; i++) {
		const char *id = ids.items[i];

		ids.items[i] = ids.items[j];
		ids.items[j] = id;
	}
	tell(out, read_all(s, &ids));
}

static void
read_by_store(struct scratch *s, struct buf *out)
{
	struct names ids = list_packed(s);
	size_t read = 0;

	store_close(s->store);
	s->store = NULL;
	assert_int_equal(store_open(&s->store, scratch_path(s, "work"),
	    &s->err), 0);
	for (size_t i = 0; i < ids.count; i++) {
		struct slice bytes;
		struct oid id;

		assert_true(oid_read(&id, slice_of(ids.items[i])));
		for (int kind = OBJECT_COMMIT; kind < OBJECT_OTHER; kind++)
			read += !store_read(s->store, id,
			    (enum object_kind)kind, &bytes, &s->pool, &s->err);
	}
	buf_format(out, "%zu of %zu", read, ids.count);
}

/* The path of the pack, which may be written from now on. */
static const char *
open_pack(struct scratch *s)
{
	char *path = scratch_sh(s, "echo $PWD/work/.git/objects/pack/*.pack");

	path[strlen(path) - 1] = '\0';
	assert_int_equal(chmod(path, 0600), 0);
	return path;
}

static void
write_pack(const char *path, struct slice bytes)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
	assert_int_equal(fclose(file), 0);
}

/* One byte of the pack after the other, each in four ways. */
static void
read_bent(struct scratch *s, struct buf *out)
{
	static const char bends[] = { 0x01, 0x10, 0x40, (char)0xFF };
	struct names ids = list_packed(s);
	const char *path = open_pack(s);
	struct buf pack = { 0 };
	size_t noticed = 0;

	assert_int_equal(file_read(&pack, path, 1 << 20, &s->err), 0);
	for (size_t i = 12; i + 20 < pack.len; i++) {
		char was = pack.at[i];
		struct tally tally;

		pack.at[i] = (char)(was ^ bends[i % sizeof bends]);
		write_pack(path, buf_slice(&pack));
		tally = read_all(s, &ids);
		noticed += tally.wrong + tally.left > 0;
		assert_int_equal(tally.right + tally.wrong + tally.left,
		    ids.count);
		pack.at[i] = was;
	}
	/* A checksum's bits after the stream's end nobody reads. */
	buf_text(out, noticed * 100 >= (pack.len - 32) * 99 ? "noticed" :
	    "passed over");
	buf_release(&pack);
}

static void
read_cut(struct scratch *s, struct buf *out)
{
	struct names ids = list_packed(s);
	const char *path = open_pack(s);
	struct buf pack = { 0 };
	size_t most = 0;

	assert_int_equal(file_read(&pack, path, 1 << 20, &s->err), 0);
	for (size_t len = pack.len - 1; len > 0; len--) {
		struct judged judged = { { 0 }, { 0 } };
		bool refused;

		write_pack(path, (struct slice){ pack.at, len });
		refused = pack_index_judge_new(&judged,
		    scratch_path(s, "work/.git/objects"), &s->err);
		judged_release(&judged);
		if (!refused) {
			struct tally tally = read_all(s, &ids);

			if (tally.right > most)
				most = tally.right;
		}
	}
	buf_text(out, most < ids.count ? "never all" : "all");
	buf_release(&pack);
}

static const struct scratch_case cases[] = {
	{ "what git packs is read, deltas by distance",
	  PACKED("repack -adf --depth=50 --window=50"), read_packed,
	  "right 302, wrong 0, left 0\n" },
	{ "the same in the other order",
	  PACKED("repack -adf --depth=50 --window=50"), read_backwards,
	  "right 302, wrong 0, left 0\n" },
	{ "deltas that name their base",
	  PACKED("-c repack.useDeltaBaseOffset=false repack -adf"),
	  read_packed, "right 302, wrong 0, left 0\n" },
	{ "without deltas", PACKED("repack -adf --depth=0"), read_packed,
	  "right 302, wrong 0, left 0\n" },
	{ "an index of version 1 is left to libgit2",
	  PACKED("-c pack.indexVersion=1 repack -adf"), read_packed,
	  "right 0, wrong 0, left 302\n" },
	{ "which reads it", PACKED("-c pack.indexVersion=1 repack -adf"),
	  read_by_store, "302 of 302" },
	{ "deep chains are left to libgit2, too",
	  PACKED("repack -adf --depth=300 --window=3"), read_by_store,
	  "302 of 302" },
	{ "no bent byte makes more of a pack than is in it",
	  "cd work; seq 100 > list; git add list; git commit -qm one; "
	  "seq 101 > list; git commit -qam two; git repack -adf 2>&1",
	  read_bent, "noticed" },
	{ "a pack that is cut off is read as far as it goes",
	  "cd work; seq 100 > list; git add list; git commit -qm one; "
	  "seq 101 > list; git commit -qam two; git repack -adf 2>&1",
	  read_cut, "never all" },
};

int
main(void)
{
	return rows_run("pack", ROWS(cases, scratch_judge));
}
