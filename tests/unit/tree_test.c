/* SPDX-License-Identifier: Apache-2.0 */
#include "store/store.h"

#include "scratch.h"

/* "before" and "after" are tags that a row's shell puts. */
static struct oid
tree_of(struct scratch *s, const char *name)
{
	return scratch_oid(s, pool_format(&s->pool, "cd work; "
	    "git rev-parse %s^{tree}", name));
}

static void
show_change(struct buf *out, const struct tree_change *c)
{
	buf_format(out, ":%06o %06o %s %s\t%s\n", c->old_mode, c->new_mode,
	    oid_text(c->old_id).hex, oid_text(c->new_id).hex, c->path);
}

static void
diff_trees(struct scratch *s, struct oid old, struct oid new, struct buf *out)
{
	struct tree_changes changes = { 0 };

	if (store_diff(s->store, old, new, &changes, &s->pool, &s->err))
		buf_text(out, s->err.text);
	for (size_t i = 0; i < changes.count; i++)
		show_change(out, &changes.items[i]);
}

/* The paths that differ, once git agrees about everything else. */
static void
diff(struct scratch *s, struct buf *out)
{
	struct buf ours = { 0 };

	diff_trees(s, tree_of(s, "before"), tree_of(s, "after"), &ours);
	assert_string_equal(ours.at ? ours.at : "", scratch_sh(s, "cd work; "
	    "git diff-tree -r --no-renames --full-index before after | "
	    "sed 's/ [AMDT]\\t/\\t/'"));
	buf_text(out, scratch_sh(s, "cd work; git diff-tree -r --no-renames "
	    "--name-status before after | tr '\\t\\n' ' ;'"));
	buf_release(&ours);
}

static void
diff_empty(struct scratch *s, struct buf *out)
{
	struct oid none = { { 0 } };
	struct buf ours = { 0 };

	diff_trees(s, none, tree_of(s, "before"), &ours);
	assert_string_equal(ours.at, scratch_sh(s, "cd work; git diff-tree -r "
	    "--full-index --root --no-commit-id before | "
	    "sed 's/ [AMDT]\\t/\\t/'"));
	buf_clear(&ours);
	diff_trees(s, tree_of(s, "before"), none, &ours);
	diff_trees(s, none, none, &ours);
	buf_format(out, "%.16s", ours.at);
	buf_release(&ours);
}

/* Takes before to after by the changes alone: the same tree, to the byte. */
static void
update(struct scratch *s, struct buf *out)
{
	struct oid before = tree_of(s, "before"), after = tree_of(s, "after");
	struct tree_changes changes = { 0 };
	struct oid got;

	assert_int_equal(store_diff(s->store, before, after, &changes,
	    &s->pool, &s->err), ERR_NONE);
	if (store_update_tree(s->store, before, &changes, &got, &s->err))
		buf_text(out, s->err.text);
	else
		buf_text(out, oid_equal(got, after) ? "the same" : "another");
}

static void
update_to_nothing(struct scratch *s, struct buf *out)
{
	struct oid none = { { 0 } }, before = tree_of(s, "before");
	struct tree_changes changes = { 0 };
	struct oid got;

	assert_int_equal(store_diff(s->store, before, none, &changes, &s->pool,
	    &s->err), ERR_NONE);
	assert_int_equal(store_update_tree(s->store, before, &changes, &got,
	    &s->err), ERR_NONE);
	buf_text(out, oid_text(got).hex);
}

/* One change to the tree of before, as a caller may give it. */
static void
update_with(struct scratch *s, const char *path, unsigned mode,
    const char *rest, struct buf *out)
{
	struct tree_change items[2] = { { .path = path, .new_mode = mode },
		{ .path = rest, .new_mode = mode } };
	struct tree_changes changes = { items, rest ? 2 : 1 };
	struct oid got;

	assert_int_equal(store_write(s->store, OBJECT_BLOB, slice_of("x"),
	    &items[0].new_id, &s->err), ERR_NONE);
	items[1].new_id = items[0].new_id;
	if (store_update_tree(s->store, tree_of(s, "before"), &changes, &got,
	    &s->err) || store_flush(s->store, &s->err))
		buf_format(out, "%d %s", s->err.code, s->err.text);
	else
		buf_text(out, scratch_sh(s, pool_format(&s->pool, "cd work; "
		    "git ls-tree -r --name-only %s; git fsck --strict "
		    "--no-dangling", oid_text(got).hex)));
	buf_char(out, '\n');
}

static void
update_badly(struct scratch *s, struct buf *out)
{
	update_with(s, "b/../c", MODE_FILE, NULL, out);
	update_with(s, "b//c", MODE_FILE, NULL, out);
	update_with(s, ".GIT/config", MODE_FILE, NULL, out);
	update_with(s, "b", MODE_FOLDER, NULL, out);
	update_with(s, "a/x", MODE_FILE, NULL, out);
	update_with(s, "z", MODE_FILE, "z", out);
	update_with(s, "z", MODE_FILE, "z/y", out);
}

static void
update_unsorted(struct scratch *s, struct buf *out)
{
	update_with(s, "z", MODE_FILE, "b/n", out);
	update_with(s, "z", MODE_FILE, "b/c", out);
}

static void
update_missing(struct scratch *s, struct buf *out)
{
	struct tree_change item = { .path = "z", .new_mode = MODE_FILE,
		.new_id = { { 9 } } };
	struct tree_changes changes = { &item, 1 };
	struct oid got;

	buf_format(out, "%d %s", (int)store_update_tree(s->store, tree_of(s,
	    "before"), &changes, &got, &s->err), s->err.text);
}

static void
find_entries(struct scratch *s, struct buf *out)
{
	static const char *const paths[] = { "a", "b", "b/c/d", "b/x", "a/x",
		"b/c/", "/a", "" };
	struct oid tree = tree_of(s, "before");

	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
		struct tree_entry entry;

		if (store_entry(s->store, tree, paths[i], &entry, &s->pool))
			buf_format(out, "%s %o|", entry.name, entry.mode);
		else
			buf_format(out, "-|");
	}
}

/* Each name after each other one, and again: the last place does not mislead. */
static void
find_in_any_order(struct scratch *s, struct buf *out)
{
	static const char *const names[] = { "a", "a-b", "a.b", "a0", "aa",
		"b", "ba", "", "A", "a-", "a/", "b-", "bb", "z" };
	enum { COUNT = sizeof names / sizeof names[0] };
	struct oid tree = tree_of(s, "before");
	char found[COUNT + 1] = { 0 };

	for (size_t i = 0; i < COUNT * COUNT * 2; i++) {
		size_t n = i % 2 ? i / 2 % COUNT : i / 2 / COUNT;
		struct tree_entry entry;
		bool there = store_entry(s->store, tree, names[n], &entry,
		    &s->pool);
		char now = there ? entry.mode == MODE_FOLDER ? '/' : '.' : '-';

		assert_true(!there || strcmp(entry.name, names[n]) == 0);
		assert_true(!found[n] || found[n] == now);
		found[n] = now;
	}
	buf_text(out, found);
}

/* Writes a tree from printf's language, where \1 stands for an id. */
static void
read_raw(struct scratch *s, struct slice raw, struct buf *out)
{
	struct buf bytes = { 0 };
	struct tree tree = { 0 };
	struct oid id;

	for (size_t i = 0; i < raw.len; i++) {
		if (raw.at[i] == '\1')
			buf_text(&bytes, "12345678901234567890");
		else
			buf_char(&bytes, raw.at[i]);
	}
	assert_int_equal(store_write(s->store, OBJECT_TREE, buf_slice(&bytes),
	    &id, &s->err), ERR_NONE);
	if (store_tree(s->store, id, &tree, &s->pool, &s->err))
		buf_format(out, "%d", (int)s->err.code);
	for (size_t i = 0; i < tree.count; i++)
		buf_format(out, "%o %s,", tree.items[i].mode,
		    tree.items[i].name);
	buf_char(out, ' ');
	buf_release(&bytes);
}

#define RAW(text) ((struct slice){ text, sizeof text - 1 })

static void
read_good_trees(struct scratch *s, struct buf *out)
{
	read_raw(s, RAW(""), out);
	read_raw(s, RAW("100644 a\0\1"), out);
	read_raw(s, RAW("100644 a.b\0\1" "40000 a\0\1" "100755 a0\0\1"), out);
	read_raw(s, RAW("120000 l\0\1" "160000 m\0\1"), out);
}

static void
read_bad_trees(struct scratch *s, struct buf *out)
{
	read_raw(s, RAW("040000 a\0\1"), out);
	read_raw(s, RAW("100664 a\0\1"), out);
	read_raw(s, RAW("100648 a\0\1"), out);
	read_raw(s, RAW("1006440000000 a\0\1"), out);
	read_raw(s, RAW("100644 \0\1"), out);
	read_raw(s, RAW("100644 .\0\1"), out);
	read_raw(s, RAW("100644 ..\0\1"), out);
	read_raw(s, RAW("40000 .Git\0\1"), out);
	read_raw(s, RAW("100644 a/b\0\1"), out);
	read_raw(s, RAW("100644 a"), out);
	read_raw(s, RAW("100644 a\0" "1234"), out);
	read_raw(s, RAW("100644 b\0\1" "100644 a\0\1"), out);
	read_raw(s, RAW("100644 a\0\1" "100644 a\0\1"), out);
	read_raw(s, RAW("40000 a\0\1" "100644 a.b\0\1"), out);
	read_raw(s, RAW("100644 a\0\1" "100644 a.b\0\1" "40000 a\0\1"), out);
}

/* Each folder holds the next one ten times: 10^20 files in 21 objects. */
static void
diff_bomb(struct scratch *s, struct buf *out)
{
	struct oid id, none = { { 0 } };
	struct tree_changes changes;

	assert_int_equal(store_write(s->store, OBJECT_BLOB, slice_of("x"), &id,
	    &s->err), ERR_NONE);
	for (int depth = 0; depth <= 20; depth++) {
		struct buf tree = { 0 };

		for (char c = 'a'; c < 'k'; c++) {
			buf_text(&tree, depth ? "40000 " : "100644 ");
			buf_char(&tree, c);
			buf_char(&tree, '\0');
			buf_add(&tree, (struct slice){ (char *)id.at,
			    OID_SIZE });
		}
		assert_int_equal(store_write(s->store, OBJECT_TREE,
		    buf_slice(&tree), &id, &s->err), ERR_NONE);
		buf_release(&tree);
	}
	buf_format(out, "%d %s", (int)store_diff(s->store, none, id, &changes,
	    &s->pool, &s->err), s->err.text);
}

/* Empty folders on either side: what is there already is nobody's change. */
static void
diff_hollow(struct scratch *s, struct buf *out)
{
	struct tree_changes changes = { 0 };
	struct oid plain = tree_of(s, "before"), hollow = tree_of(s, "after");

	buf_format(out, "%d %s; ", (int)store_diff(s->store, plain, hollow,
	    &changes, &s->pool, &s->err), s->err.text);
	buf_format(out, "%d %zu", (int)store_diff(s->store, hollow, plain,
	    &changes, &s->pool, &s->err), changes.count);
}

#define BEFORE "cd work; mkdir -p b/c; echo a > a; echo d > b/c/d; " \
	"echo e > b/e; git add .; git commit -qm before; git tag before; "
#define AFTER "git add -A .; git commit -qm after --allow-empty; git tag after"

static const struct scratch_case cases[] = {
	{ "equal trees do not differ", BEFORE AFTER, diff, "" },
	{ "a changed file is named", BEFORE "echo x > b/c/d; " AFTER, diff,
	  "M b/c/d;" },
	{ "added and removed files are named", BEFORE
	  "rm b/e; echo f > b/f; " AFTER, diff, "D b/e;A b/f;" },
	{ "a folder's files come with it", BEFORE
	  "rm -r b; mkdir g; echo 1 > g/1; echo 2 > g/2; " AFTER, diff,
	  "D b/c/d;D b/e;A g/1;A g/2;" },
	{ "a file that becomes a folder is removed first", BEFORE
	  "rm a; mkdir a; echo x > a/x; echo y > a.y; " AFTER, diff,
	  "D a;A a.y;A a/x;" },
	{ "a folder that becomes a file is added first", BEFORE
	  "rm -r b; echo b > b; echo y > b-y; " AFTER, diff,
	  "A b;A b-y;D b/c/d;D b/e;" },
	{ "a new mode is a change", BEFORE "chmod +x a; " AFTER, diff,
	  "M a;" },
	{ "names sort around the slash", BEFORE "mkdir x x.d x0; echo 1 > x/1; "
	  "echo 2 > x.d/2; echo 3 > x0/3; echo 4 > x-4; echo 5 > x5; " AFTER,
	  diff, "A x-4;A x.d/2;A x/1;A x0/3;A x5;" },
	{ "zero ids are empty trees", BEFORE, diff_empty, ":100644 000000 7" },
	{ "an empty folder is refused where it is new", BEFORE
	  "empty=$(git hash-object -t tree -w /dev/null); "
	  "made=$({ git ls-tree HEAD; printf '040000 tree %s\tz\n' $empty; } | "
	  "git mktree); git tag after $(git commit-tree -m after $made)",
	  diff_hollow, "7 z/ is an empty folder, which git never writes; "
	  "0 0" },
	{ "a bomb of folders is refused", NULL, diff_bomb,
	  "7 the trees differ in too many folders (more than 4000000 "
	  "entries)" },

	{ "changes make git's tree", BEFORE
	  "echo x > b/c/d; rm a; echo n > n; " AFTER, update, "the same" },
	{ "a new deep path is made", BEFORE "mkdir -p p/q/r; echo s > p/q/r/s; "
	  AFTER, update, "the same" },
	{ "a folder goes with its last file", BEFORE "rm -r b/c; " AFTER,
	  update, "the same" },
	{ "a file becomes a folder", BEFORE "rm a; mkdir a; echo x > a/x; "
	  "echo y > a.y; " AFTER, update, "the same" },
	{ "a folder becomes a file", BEFORE "rm -r b; echo b > b; "
	  "echo y > b-y; " AFTER, update, "the same" },
	{ "the last file leaves the empty tree", BEFORE, update_to_nothing,
	  "4b825dc642cb6eb9a060e54bf8d69288fbee4904" },
	{ "changes come in any order", BEFORE, update_unsorted,
	  "a\nb/c/d\nb/e\nb/n\nz\n\n"
	  "7 b/c is a file and a folder at once\n" },
	{ "paths and modes that git forbids are refused", BEFORE, update_badly,
	  "7 b/../c is not a path that git allows\n7 b//c is not a path that "
	  "git allows\n7 .GIT/config is not a path that git allows\n7 b has "
	  "the mode 40000, which is not a file's\n7 a is a file and a folder "
	  "at once\n7 z is changed twice\n7 z is a file and a folder at "
	  "once\n" },
	{ "a missing object is not put into a tree", BEFORE, update_missing,
	  "5 z: there is no object 0900000000000000000000000000000000000000" },

	{ "an entry is found by its path", BEFORE, find_entries,
	  "a 100644|b 40000|d 100644|-|-|-|-|-|" },
	{ "an entry is found whichever was sought before", "cd work; "
	  "mkdir a a.b; echo 1 > a/x; echo 2 > a-b; echo 3 > a.b/y; "
	  "echo 4 > a0; echo 5 > aa; echo 6 > b; git add .; "
	  "git commit -qm before; git tag before", find_in_any_order,
	  "/./...--------" },
	{ "good trees are read as they are", NULL, read_good_trees,
	  " 100644 a, 100644 a.b,40000 a,100755 a0, 120000 l,160000 m, " },
	{ "malformed trees are refused", NULL, read_bad_trees,
	  "7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 " },
};

int
main(void)
{
	return rows_run("tree", ROWS(cases, scratch_judge));
}
