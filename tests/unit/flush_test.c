/* SPDX-License-Identifier: Apache-2.0 */
/* Objects on their way to the disk, and a disk that fails on the way. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "scratch.h"

enum { MANY = 70 };

/* What the system refuses, and at which of its calls from now on; 0: never. */
static struct {
	unsigned at;
	int reason;
} refusal;

static bool
is_refused(void)
{
	if (refusal.at == 0 || --refusal.at > 0)
		return false;
	errno = refusal.reason;
	return true;
}

/* The system's calls in this program, each of which may be refused. */
int
open(const char *path, int flags, ...)
{
	va_list rest;
	unsigned mode;

	va_start(rest, flags);
	mode = flags & O_CREAT ? va_arg(rest, unsigned) : 0;
	va_end(rest);
	return is_refused() ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path,
	    flags, mode);
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
	return is_refused() ? -1 : syscall(SYS_write, fd, bytes, len);
}

int
fsync(int fd)
{
	return is_refused() ? -1 : (int)syscall(SYS_fsync, fd);
}

int
rename(const char *from, const char *to)
{
	return is_refused() ? -1 : (int)syscall(SYS_rename, from, to);
}

int
mkdir(const char *path, mode_t mode)
{
	return is_refused() ? -1 : (int)syscall(SYS_mkdir, path, mode);
}

static struct oid
make(struct scratch *s, struct store *store, const char *text)
{
	struct oid id;

	assert_int_equal(store_write(store, OBJECT_BLOB, slice_of(text), &id,
	    &s->err), ERR_NONE);
	return id;
}

static void
make_many(struct scratch *s, struct store *store)
{
	for (int i = 0; i < MANY; i++)
		make(s, store, pool_format(&s->pool, "text %d\n", i));
}

/* Each file of an object reads as git reads it, and none is left over. */
static const char *
look(struct scratch *s)
{
	return scratch_sh(s, "cd work; git fsck --strict --no-dangling 2>&1 | "
	    "grep -v ^notice || :; find .git/objects -name 'tmp*'; "
	    "git count-objects");
}

static void
write_many(struct scratch *s, struct buf *out)
{
	make_many(s, s->store);
	make_many(s, s->store);
	assert_int_equal(store_flush(s->store, &s->err), ERR_NONE);
	buf_format(out, "%.10s, %s", look(s), scratch_sh(s, "cd work; "
	    "git cat-file blob $(echo text 69 | git hash-object --stdin); "
	    "stat -c %a .git/objects/[0-9a-f][0-9a-f]/* | sort -u"));
}

static void
write_none(struct scratch *s, struct buf *out)
{
	struct oid id = make(s, s->store, "never\n");

	buf_text(out, store_has(s->store, id) ? "there, " : "missing, ");
	store_close(s->store);
	s->store = NULL;
	buf_format(out, "%.9s", look(s));
}

static void
write_at_move(struct scratch *s, struct buf *out)
{
	struct ref_move move = { .name = "refs/heads/main" };
	struct oid tree = { { 0 } };

	assert_int_equal(store_update_tree(s->store, tree,
	    &(struct tree_changes){ 0 }, &tree, &s->err), ERR_NONE);
	assert_int_equal(store_write(s->store, OBJECT_COMMIT, slice_of(
	    pool_format(&s->pool, "tree %s\nauthor A <a@b> 1 +0000\n"
	    "committer A <a@b> 1 +0000\n\none\n", oid_text(tree).hex)),
	    &move.new_id, &s->err), ERR_NONE);
	assert_int_equal(store_move_refs(s->store, &move, 1, &s->err),
	    ERR_NONE);
	buf_text(out, scratch_sh(s, "cd work; git log --format=%s; "
	    "git fsck --strict"));
}

/* Refuses the n-th call of the next flush; true: it went through. */
static bool
flush_refused(struct scratch *s, unsigned at, int reason)
{
	enum error_code code;

	refusal.at = at;
	refusal.reason = reason;
	code = store_flush(s->store, &s->err);
	refusal.at = 0;
	if (code)
		assert_int_equal(code, ERR_SYSTEM);
	return !code;
}

/*
 * Of three objects: what came to be is whole, nothing is left over, and the
 * next try writes what is missing.
 */
static void
refuse_each_call(struct scratch *s, int reason, struct buf *out)
{
	unsigned at = 1;

	for (bool done = false; !done; at++) {
		scratch_sh(s, "rm -rf work/.git/objects/[0-9a-f][0-9a-f]");
		for (int i = 0; i < 3; i++)
			make(s, s->store, pool_format(&s->pool, "%u-%d\n", at,
			    i));
		done = flush_refused(s, at, reason);
		assert_null(strstr(look(s), "tmp"));
		assert_null(strstr(look(s), "error"));
		assert_int_equal(store_flush(s->store, &s->err), ERR_NONE);
		assert_non_null(strstr(look(s), "3 objects"));
	}
	buf_text(out, at > 3 * 4 ? "refused and written" : "never asked");
}

static void
refuse_room(struct scratch *s, struct buf *out)
{
	refuse_each_call(s, ENOSPC, out);
}

static void
refuse_disk(struct scratch *s, struct buf *out)
{
	refuse_each_call(s, EIO, out);
}

/* In a store of its own: the open one remembers what it read. */
static void
write_there(struct scratch *s, struct buf *out)
{
	struct store *store;
	struct slice bytes;
	struct oid id;

	assert_int_equal(store_open(&store, scratch_path(s, "work"), &s->err),
	    ERR_NONE);
	id = make(s, store, "there\n");
	if (store_flush(store, &s->err))
		buf_format(out, "%s ", s->err.text);
	store_close(store);
	assert_int_equal(store_open(&store, scratch_path(s, "work"), &s->err),
	    ERR_NONE);
	assert_int_equal(store_read(store, id, OBJECT_BLOB, &bytes, &s->pool,
	    &s->err), ERR_NONE);
	store_close(store);
	buf_format(out, "%s%.9s%s", bytes.at, look(s), scratch_sh(s, "cd work; "
	    "find .git/objects -type f -newermt 2020-01-01 | wc -l"));
}

/* What a killed process left, by the names that this one would choose. */
static void
write_beside(struct scratch *s, struct buf *out)
{
	scratch_sh(s, pool_format(&s->pool, "cd work/.git/objects; mkdir 30; "
	    "touch 30/tmp_obj_%ld_0 30/tmp_obj_%ld_1", (long)getpid(),
	    (long)getpid()));
	make(s, s->store, "there\n");
	assert_int_equal(store_flush(s->store, &s->err), ERR_NONE);
	buf_text(out, scratch_sh(s, "cd work/.git/objects; find 30 -type f | "
	    "wc -l; git cat-file blob $(echo there | git hash-object --stdin)"));
}

#define OLD "cd work; echo there | git hash-object -w --stdin > ../id; " \
	"file=.git/objects/$(cut -c1-2 ../id)/$(cut -c3- ../id); " \
	"touch -d 2001-01-01 $file; chmod u+w $file; "
#define PACKED "cd work; echo there > a; git add a; git commit -qm one; " \
	"git repack -adq; find .git/objects -type f | xargs touch -d 2001-01-01; "

static const struct scratch_case cases[] = {
	{ "objects are written together, each once", NULL, write_many,
	  "70 objects, text 69\n444\n" },
	{ "what no act came to rest on is not written", NULL, write_none,
	  "there, 0 objects" },
	{ "a ref that moves finds its objects on the disk", NULL,
	  write_at_move, "one\n" },
	{ "a full disk leaves no half object", NULL, refuse_room,
	  "refused and written" },
	{ "a failing disk leaves no half object", NULL, refuse_disk,
	  "refused and written" },
	{ "an object that is there becomes young", OLD, write_there,
	  "there\n1 objects1\n" },
	{ "one that was cut short is written anew", OLD
	  "head -c 9 $file > ../half; cat ../half > $file", write_there,
	  "there\n1 objects1\n" },
	{ "an empty one is written anew", OLD ": > $file", write_there,
	  "there\n1 objects1\n" },
	{ "one with a wrong byte is written anew", OLD
	  "printf x | dd of=$file bs=1 seek=12 conv=notrunc 2> ../said",
	  write_there, "there\n1 objects1\n" },
	{ "other bytes under its name are written anew", OLD
	  "echo other | git hash-object -w --stdin > ../other; mv -f "
	  ".git/objects/$(cut -c1-2 ../other)/$(cut -c3- ../other) $file",
	  write_there, "there\n1 objects1\n" },
	{ "a pack that has it becomes young instead", PACKED, write_there,
	  "there\n0 objects1\n" },
	{ "what others left behind is in nobody's way", NULL, write_beside,
	  "3\nthere\n" },
};

int
main(void)
{
	return rows_run("flush", ROWS(cases, scratch_judge));
}
