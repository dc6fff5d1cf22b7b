/* SPDX-License-Identifier: Apache-2.0 */
#include "store/store.h"

#include "scratch.h"

const char *__lsan_default_suppressions(void);

/* libgit2 1.5.1 leaks where it looks through the extensions of a format 1. */
const char *
__lsan_default_suppressions(void)
{
	return "leak:pcre2_";
}

/* Says which folders it opened, or why not. */
static void
open_at(struct scratch *s, const char *name, struct buf *out)
{
	struct store *store = NULL;

	if (store_open(&store, scratch_path(s, name), &s->err)) {
		buf_format(out, "%d %s", s->err.code, s->err.text);
		return;
	}
	buf_format(out, "%s %s", store_git_folder(store),
	    store_work_folder(store) ? store_work_folder(store) : "bare");
	store_close(store);
}

static void
open_work(struct scratch *s, struct buf *out)
{
	open_at(s, "work", out);
}

static void
open_inner(struct scratch *s, struct buf *out)
{
	open_at(s, "work/a/b", out);
}

static void
open_other(struct scratch *s, struct buf *out)
{
	open_at(s, "other", out);
}

static void
create_other(struct scratch *s, struct buf *out)
{
	struct store *store = NULL;

	if (store_create(&store, scratch_path(s, "other"), &s->err)) {
		buf_format(out, "%d %s", s->err.code, s->err.text);
		return;
	}
	buf_text(out, scratch_sh(s, "cd other; git symbolic-ref HEAD; "
	    "git config core.fsync; git status --porcelain; ls -A"));
	store_close(store);
}

static void
read_and_write(struct scratch *s, struct buf *out)
{
	struct oid id, theirs;
	struct slice bytes;
	enum object_kind kind;
	size_t size;

	assert_int_equal(store_write(s->store, OBJECT_BLOB,
	    (struct slice){ "a\0b\n", 4 }, &id, &s->err), ERR_NONE);
	theirs = scratch_oid(s, "cd work; printf 'a\\000b\\n' | "
	    "git hash-object --stdin");
	assert_int_equal(store_read(s->store, id, OBJECT_BLOB, &bytes,
	    &s->pool, &s->err), ERR_NONE);
	assert_int_equal(store_size(s->store, id, &kind, &size, &s->err),
	    ERR_NONE);
	assert_int_equal(store_flush(s->store, &s->err), ERR_NONE);
	buf_format(out, "%s, %zu bytes, kind %d, %s, %s",
	    oid_equal(id, theirs) ? "git's id" : "another id", bytes.len,
	    (int)kind, store_has(s->store, id) ? "there" : "missing",
	    scratch_sh(s, pool_format(&s->pool,
	    "cd work; git cat-file -t %s; git fsck --strict --no-dangling", oid_text(id).hex)));
}

static void
read_head(struct scratch *s, struct buf *out)
{
	struct slice bytes;

	if (store_read(s->store, scratch_oid(s, "cd work; git rev-parse HEAD"),
	    OBJECT_COMMIT, &bytes, &s->pool, &s->err))
		buf_text(out, s->err.text);
	else
		buf_text(out, slice_is(bytes, scratch_sh(s,
		    "cd work; git cat-file commit HEAD")) ? "as git reads it" :
		    bytes.at);
}

/* Stored, fixed and dynamic blocks; far and overlapping copies. */
static void
read_each_compression(struct scratch *s, struct buf *out)
{
	struct slice rest = slice_of(scratch_sh(s, "cd work; "
	    "for level in 0 1 6 9; do for n in 0 1 9 300 30000; do "
	    "seq 1 $n | git -c core.compression=$level hash-object -w --stdin; "
	    "seq 1 $n | tr -dc 17 | git -c core.compression=$level "
	    "hash-object -w --stdin; seq $level $n | gzip -nc | "
	    "git -c core.compression=$level hash-object -w --stdin; "
	    "done; done")), line;
	size_t count = 0;

	while (slice_line(&rest, &line)) {
		struct slice bytes;
		struct oid id;

		assert_true(oid_read(&id, line));
		if (store_read(s->store, id, OBJECT_BLOB, &bytes, &s->pool,
		    &s->err))
			buf_format(out, "%s\n", s->err.text);
		count++;
	}
	buf_format(out, "%zu read", count);
}

static void
read_missing(struct scratch *s, struct buf *out)
{
	struct oid id = { { 7 } };
	struct slice bytes;
	enum error_code code = store_read(s->store, id, OBJECT_COMMIT, &bytes,
	    &s->pool, &s->err);

	buf_format(out, "%d %s, %s", (int)code, s->err.text,
	    store_has(s->store, id) ? "there" : "missing");
}

static void
read_wrong_kind(struct scratch *s, struct buf *out)
{
	struct slice bytes;
	struct oid id;

	assert_int_equal(store_write(s->store, OBJECT_BLOB, slice_of("x"), &id,
	    &s->err), ERR_NONE);
	for (int kind = OBJECT_COMMIT; kind <= OBJECT_OTHER; kind++)
		buf_format(out, "%d", (int)store_read(s->store, id,
		    (enum object_kind)kind, &bytes, &s->pool, &s->err));
	buf_format(out, " %s", s->err.text);
}

/* Reads in a store of its own, because the open one remembers. */
static enum error_code
read_afresh(struct scratch *s, struct oid id, const char *want)
{
	struct store *store;
	struct slice bytes;
	enum error_code code;

	assert_int_equal(store_open(&store, scratch_path(s, "work"), &s->err),
	    ERR_NONE);
	code = store_read(store, id, OBJECT_BLOB, &bytes, &s->pool, &s->err);
	if (!code)
		assert_string_equal(bytes.at, want);
	store_close(store);
	return code;
}

/* A flip may leave the bytes as they are (zlib's own header), never others. */
static void
flip_each_byte(struct scratch *s, struct buf *out)
{
	static const char text[] = "Locked text that was signed.\n";
	struct buf good = { 0 };
	struct oid id;
	const char *path;
	size_t refused = 0;

	assert_int_equal(store_write(s->store, OBJECT_BLOB, slice_of(text),
	    &id, &s->err), ERR_NONE);
	assert_int_equal(store_flush(s->store, &s->err), ERR_NONE);
	path = pool_format(&s->pool, "%sobjects/%.2s/%s",
	    store_git_folder(s->store), oid_text(id).hex, oid_text(id).hex + 2);
	assert_int_equal(file_read(&good, path, 1000, &s->err), ERR_NONE);
	for (size_t i = 0; i < good.len; i++) {
		good.at[i] ^= 0x11;
		assert_int_equal(file_write(path, buf_slice(&good), 0444,
		    &s->err), ERR_NONE);
		good.at[i] ^= 0x11;
		refused += read_afresh(s, id, text) != ERR_NONE;
	}
	assert_int_equal(file_write(path, (struct slice){ good.at, 9 }, 0444,
	    &s->err), ERR_NONE);
	buf_format(out, "%s, cut short: %d", refused + 2 >= good.len ?
	    "refused" : "taken", (int)read_afresh(s, id, text));
	buf_release(&good);
}

static void
read_huge(struct scratch *s, struct buf *out)
{
	struct slice bytes;
	struct oid id = scratch_oid(s, "cd work; head -c 17000000 /dev/zero | "
	    "git hash-object -w --stdin");
	enum error_code code = store_read(s->store, id, OBJECT_BLOB, &bytes,
	    &s->pool, &s->err);

	buf_format(out, "%d %s", (int)code, strstr(s->err.text, "too large"));
}

static void
configure(struct scratch *s, struct buf *out)
{
	const char *value = "none";

	assert_false(store_config(s->store, "galley.person", &value,
	    &s->pool));
	assert_int_equal(store_set_config(s->store, "galley.person", "rep1",
	    &s->err), ERR_NONE);
	assert_true(store_config(s->store, "galley.person", &value, &s->pool));
	buf_format(out, "%s %s", value,
	    scratch_sh(s, "cd work; git config galley.person"));
}

static void
configure_locked(struct scratch *s, struct buf *out)
{
	enum error_code code = store_set_config(s->store, "galley.person",
	    "rep1", &s->err);

	buf_format(out, "%d %s", (int)code, s->err.text);
}

/* As git sets the scene for a pre-receive hook. */
static void
open_in_hook(struct scratch *s, struct buf *out)
{
	struct oid old = scratch_oid(s, "cat old"), new = scratch_oid(s,
	    "cat new");
	struct store *store;

	setenv("GIT_DIR", scratch_path(s, "work/.git"), 1);
	setenv("GIT_OBJECT_DIRECTORY", scratch_path(s, "quarantine"), 1);
	setenv("GIT_QUARANTINE_PATH", scratch_path(s, "quarantine"), 1);
	setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES",
	    scratch_path(s, "work/.git/objects"), 1);
	if (store_open_from_env(&store, &s->err)) {
		buf_text(out, s->err.text);
	} else {
		buf_format(out, "old %s, pushed %s, %s",
		    store_has(store, old) ? "seen" : "hidden",
		    store_has(store, new) ? "seen" : "hidden",
		    store_git_folder(store));
		store_close(store);
	}
	unsetenv("GIT_DIR");
	unsetenv("GIT_OBJECT_DIRECTORY");
	unsetenv("GIT_QUARANTINE_PATH");
	unsetenv("GIT_ALTERNATE_OBJECT_DIRECTORIES");
}

static void
open_in_no_hook(struct scratch *s, struct buf *out)
{
	struct store *store;

	setenv("GIT_DIR", scratch_path(s, "nowhere"), 1);
	if (store_open_from_env(&store, &s->err))
		buf_format(out, "%d %s", s->err.code, s->err.text);
	unsetenv("GIT_DIR");
}

/* Only root can give a folder away, so this runs as root or not at all. */
static void
open_foreign(struct scratch *s, struct buf *out)
{
	if (geteuid() != 0) {
		buf_text(out, SCRATCH_SKIP);
		return;
	}
	scratch_sh(s, "chown -R 65534:65534 work");
	open_at(s, "work", out);
	buf_char(out, '\n');
	scratch_sh(s, "git config --global --add safe.directory '*'");
	open_at(s, "work", out);
	buf_char(out, '\n');
	scratch_sh(s, "git config --global --unset-all safe.directory; "
	    "git config --global --add safe.directory \"$PWD/work\"");
	open_at(s, "work", out);
}

/* Every offset in an index of the first version leads behind the last object. */
#define BEND_INDEX "cd work/.git/objects/pack; " \
    "at=$(($(stat -c %s *.pack) - 20)); for n in 0 1 2; do " \
    "printf \"\\\\0\\\\0\\\\0\\\\$(printf %o $at)\" | dd of=$(ls *.idx) " \
    "bs=1 seek=$((1024 + 24 * n)) conv=notrunc status=none; done"
#define PACK "cd work; git repack -adq; cd .git/objects/pack; rm *.idx; " \
    "git index-pack --index-version=1 *.pack >index; chmod u+w *.idx; "

/* All that is here was packed since, badly, and its own file removed. */
static void
read_new_pack(struct scratch *s, struct buf *out)
{
	struct oid id = scratch_oid(s, "git -C work rev-parse HEAD");
	struct store *store;
	struct slice bytes;

	assert_int_equal(store_open(&store, scratch_path(s, "work"), &s->err),
	    ERR_NONE);
	scratch_sh(s, PACK "cd ../../../..; " BEND_INDEX);
	buf_format(out, "%d ", store_read(store, id, OBJECT_COMMIT, &bytes,
	    &s->pool, &s->err));
	buf_add(out, (struct slice){ s->err.text, slice_find(slice_of(
	    s->err.text), " (") });
	store_close(store);
}

/*
 * An index of the first version that came to lead behind the last object, as
 * it is read for the first time: libgit2 fails without a word, and what it said
 * of the setting before is not the reason.
 */
static void
read_behind_pack(struct scratch *s, struct buf *out)
{
	struct oid id = scratch_oid(s, "git -C work rev-parse HEAD");
	struct store *store;
	struct slice bytes;
	const char *unset;

	assert_int_equal(store_open(&store, scratch_path(s, "work"), &s->err),
	    ERR_NONE);
	assert_false(store_config(store, "none.such", &unset, &s->pool));
	scratch_sh(s, BEND_INDEX);
	buf_format(out, "%d ", store_read(store, id, OBJECT_COMMIT, &bytes,
	    &s->pool, &s->err));
	buf_text(out, s->err.text);
	store_close(store);
}

/* Root may look everywhere, so it steps down for the act. */
static void
open_closed(struct scratch *s, struct buf *out)
{
	bool root = geteuid() == 0;

	if (root)
		assert_int_equal(seteuid(65534), 0);
	open_at(s, "work", out);
	if (root)
		assert_int_equal(seteuid(0), 0);
	scratch_sh(s, "chmod 755 work/.git");
}

static void
ask_closed_ref(struct scratch *s, struct buf *out)
{
	bool root = geteuid() == 0;
	struct oid id;

	if (root)
		assert_int_equal(seteuid(65534), 0);
	buf_format(out, "%d ", store_ref(s->store, "refs/heads/main", &id));
	if (root)
		assert_int_equal(seteuid(0), 0);
	store_trust(s->store, &s->err);
	buf_format(out, "%d %s", s->err.code, s->err.text);
	scratch_sh(s, "chmod 755 work/.git/refs");
}

/* Root may write everywhere, so it steps down for the act. */
static void
write_read_only(struct scratch *s, struct buf *out)
{
	struct oid id;
	bool root = geteuid() == 0;
	enum error_code code;

	scratch_sh(s, "chmod 755 .; chmod a-w work/.git/objects");
	if (root)
		assert_int_equal(seteuid(65534), 0);
	code = store_write(s->store, OBJECT_BLOB, slice_of("x"), &id, &s->err);
	if (!code)
		code = store_flush(s->store, &s->err);
	if (root)
		assert_int_equal(seteuid(0), 0);
	scratch_sh(s, "chmod u+w work/.git/objects");
	buf_format(out, "%d %.54s", (int)code, s->err.text);
}

#define COMMIT "cd work; echo a > a; git add a; git commit -qm one; cd ..; "

static const struct scratch_case cases[] = {
	{ "a workspace is opened at its root", NULL, open_work,
	  "@/work/.git/ @/work/" },
	{ "a workspace is found from a folder in it", "mkdir -p work/a/b",
	  open_inner, "@/work/.git/ @/work/" },
	{ "a bare repository has no work folder", "git init -q --bare other",
	  open_other, "@/other/ bare" },
	{ "a linked work tree shares the git folder",
	  COMMIT "cd work; git worktree add -q ../other", open_other,
	  "@/work/.git/ @/other/" },
	{ "a full clone is opened", COMMIT "git clone -q work other",
	  open_other, "@/other/.git/ @/other/" },

	{ "a folder without a repository is missing", "mkdir other",
	  open_other, "5 there is no git repository at @/other or above it "
	  "(make a workspace: galley init)" },
	{ "a folder that is not there is missing", NULL, open_other,
	  "5 there is no git repository at @/other or above it "
	  "(make a workspace: galley init)" },
	{ "a shallow clone is refused", COMMIT "cd work; echo b > a; "
	  "git commit -qam two; cd ..; "
	  "git clone -q --depth 1 \"file://$PWD/work\" other", open_other,
	  "1 @/other/.git/ is a shallow clone, which cannot be verified "
	  "(fetch the rest: git fetch --unshallow)" },
	{ "a partial clone is refused", COMMIT
	  "git -C work config uploadpack.allowFilter true; "
	  "git clone -q --filter=blob:none \"file://$PWD/work\" other",
	  open_other, "1 @/other/.git/ is a partial clone, which lacks "
	  "objects (clone it again without --filter)" },
	{ "a promisor remote alone is refused",
	  "git -C work config remote.origin.promisor true", open_work,
	  "1 @/work/.git/ is a partial clone, which lacks "
	  "objects (clone it again without --filter)" },
	{ "a SHA-256 repository is refused",
	  "git init -q --object-format=sha256 other", open_other,
	  "1 @/other/.git/ names its objects by sha256; galley reads SHA-1 "
	  "repositories only (make one: git init --object-format=sha1)" },
	{ "a bare SHA-256 repository is refused",
	  "git init -q --bare --object-format=sha256 other", open_other,
	  "1 @/other/ names its objects by sha256; galley reads SHA-1 "
	  "repositories only (make one: git init --object-format=sha1)" },
	{ "grafts are refused", COMMIT "mkdir -p work/.git/info; "
	  "git -C work rev-parse HEAD > work/.git/info/grafts", open_work,
	  "1 @/work/.git/info/grafts changes what history seems to be "
	  "(remove that file)" },
	{ "a replaced object is refused", COMMIT "cd work; "
	  "git replace HEAD:a $(echo b | git hash-object -w --stdin)",
	  open_work, "1 @/work/.git/ has replaced objects under refs/replace "
	  "(remove them: git replace -d)" },
	{ "a packed replacement is refused", COMMIT "cd work; "
	  "git replace HEAD:a $(echo b | git hash-object -w --stdin); "
	  "git pack-refs --all; rmdir .git/refs/replace 2>&1 || :", open_work,
	  "1 @/work/.git/ has replaced objects under refs/replace "
	  "(remove them: git replace -d)" },
	{ "a foreign folder is refused until it is trusted", NULL,
	  open_foreign, "4 @/work belongs to another user (if you trust it: "
	  "git config --global --add safe.directory @/work)\n"
	  "@/work/.git/ @/work/\n@/work/.git/ @/work/" },

	{ "a new workspace has an unborn main", NULL, create_other,
	  "refs/heads/main\nall\n.git\n" },
	{ "an empty folder may become one", "mkdir other", create_other,
	  "refs/heads/main\nall\n.git\n" },
	{ "a folder with something in it does not become one",
	  "mkdir other; touch other/x", create_other,
	  "1 @/other is not empty (name a new folder)" },

	{ "a hook sees old and pushed objects", COMMIT
	  "git -C work rev-parse HEAD > old; mkdir quarantine; cd work; "
	  "echo b | GIT_OBJECT_DIRECTORY=../quarantine "
	  "GIT_ALTERNATE_OBJECT_DIRECTORIES=$PWD/.git/objects "
	  "git hash-object -w --stdin > ../new", open_in_hook,
	  "old seen, pushed seen, @/work/.git/" },
	{ "a hook in no repository is told so", NULL, open_in_no_hook,
	  "5 there is no git repository at @/nowhere or above it "
	  "(make a workspace: galley init)" },

	{ "an object is read as it was written", NULL, read_and_write,
	  "git's id, 4 bytes, kind 2, there, blob\nnotice: HEAD points to an "
	  "unborn branch (main)\nnotice: No default references\n" },
	{ "a commit is read from a pack", COMMIT
	  "cd work; git repack -adq", read_head,
	  "as git reads it" },
	{ "a multi-pack-index that leads out of its pack is not asked", COMMIT
	  "cd work; " SCRATCH_BEND_PACKS, read_head, "as git reads it" },
	{ "a commit is read from a file of its own", COMMIT, read_head,
	  "as git reads it" },
	{ "an object is read however it was packed", NULL,
	  read_each_compression, "60 read" },
	{ "a missing object is named", NULL, read_missing, "5 there is no "
	  "object 0700000000000000000000000000000000000000 (fetch it, or see "
	  "git fsck), missing" },
	{ "an object of another kind is not taken", NULL, read_wrong_kind,
	  "7707 object c1b0730e0133447badcfd47fd144e254807b06e1 is not a "
	  "tag" },
	{ "an index that leads behind its pack gives no reason", COMMIT PACK,
	  read_behind_pack, "7 object 238441a4643c06d9aca0f9e3504a0bbd67e0afa3 "
	  "is damaged (see git fsck)" },
	{ "an index that comes later is judged, too", COMMIT, read_new_pack,
	  "8 @/work/.git/objects/pack/pack-b32ee0dfdf8afa5fcfb0cb45b9e3bdae1aa"
	  "12cd2.idx points out of its pack: it is damaged" },
	{ "a repository that may not be looked into is not absent",
	  "chmod 755 .; chmod 0 work/.git", open_closed,
	  "8 cannot read @/work/.git: Permission denied" },
	{ "a ref that may not be read is in doubt", COMMIT
	  "chmod 755 .; chmod 0 work/.git/refs", ask_closed_ref,
	  "0 8 cannot read @/work/.git/refs/heads/main: Permission denied" },
	{ "a damaged object is refused", NULL, flip_each_byte,
	  "refused, cut short: 7" },
	{ "a very large blob is not unpacked", NULL, read_huge,
	  "7 too large: 17000000 bytes, at most 16777216 are read" },
	{ "a read-only folder is an error", NULL, write_read_only,
	  "8 cannot write @/work/.git/object" },

	{ "a setting is seen by git", NULL, configure, "rep1 rep1\n" },
	{ "a locked configuration names its lock",
	  "touch work/.git/config.lock", configure_locked,
	  "8 @/work/.git/config.lock is there: another command is at work, or "
	  "one was killed (if none runs, remove it: rm "
	  "'@/work/.git/config.lock')" },
};

int
main(void)
{
	return rows_run("store", ROWS(cases, scratch_judge));
}
