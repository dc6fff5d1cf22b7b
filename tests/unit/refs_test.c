/* SPDX-License-Identifier: Apache-2.0 */
#include "store/store.h"

#include "scratch.h"

#include <sys/wait.h>

static const struct oid none;

/* Commits that a row's shell tagged ONE and TWO by files of that name. */
static struct oid
commit(struct scratch *s, const char *name)
{
	return scratch_oid(s, pool_format(&s->pool, "cat %s", name));
}

/* All refs as we see them, after git said that it sees the same. */
static void
show(struct scratch *s, const char *prefix, struct buf *out)
{
	struct refs refs = { 0 };
	struct buf ours = { 0 };

	if (store_refs(s->store, prefix, &refs, &s->pool, &s->err)) {
		buf_format(out, "%d %s", s->err.code, s->err.text);
		return;
	}
	for (size_t i = 0; i < refs.count; i++) {
		struct oid id;

		assert_true(store_ref(s->store, refs.items[i].name, &id));
		assert_true(oid_equal(id, refs.items[i].id));
		buf_format(&ours, "%s %s\n", oid_text(id).hex,
		    refs.items[i].name);
		buf_format(out, "%s%s ", refs.items[i].name + strlen("refs/"),
		    oid_equal(id, commit(s, "ONE")) ? "=1" : "=2");
	}
	assert_string_equal(ours.at ? ours.at : "", scratch_sh(s, pool_format(
	    &s->pool, "cd work; git for-each-ref --format='%%(objectname) "
	    "%%(refname)' | grep ' %s' || :", prefix)));
	buf_release(&ours);
}

static void
list(struct scratch *s, struct buf *out)
{
	show(s, "refs/", out);
}

static void
list_custom(struct scratch *s, struct buf *out)
{
	show(s, "refs/heads/custom/", out);
	buf_text(out, "| ");
	show(s, "refs/heads/custom/rep1/t/b", out);
}

/* Each name that git packed, by itself, and none of those beside it. */
static void
find_each(struct scratch *s, struct buf *out)
{
	struct refs refs = { 0 };
	struct oid id;

	show(s, "refs/heads/custom/", out);
	buf_clear(out);
	show(s, "refs/tags/", out);
	buf_clear(out);
	assert_int_equal(store_refs(s->store, "refs/", &refs, &s->pool,
	    &s->err), ERR_NONE);
	for (size_t i = 0; i < refs.count; i++) {
		assert_false(store_ref(s->store, pool_format(&s->pool, "%s0",
		    refs.items[i].name), &id));
		assert_false(store_ref(s->store, pool_format(&s->pool, "%.*s",
		    (int)strlen(refs.items[i].name) - 1,
		    refs.items[i].name), &id));
	}
	assert_true(store_ref(s->store, "refs/heads/main", &id));
	buf_format(out, "%zu names", refs.count);
}

static void
move(struct scratch *s, const struct ref_move *moves, size_t count,
    struct buf *out)
{
	if (store_move_refs(s->store, moves, count, &s->err))
		buf_format(out, "%d %s\n", s->err.code, s->err.text);
	else
		buf_text(out, "moved\n");
}

static void
create(struct scratch *s, struct buf *out)
{
	struct ref_move made = { "refs/heads/custom/rep1/t/bolt", none,
		commit(s, "ONE") };

	move(s, &made, 1, out);
	move(s, &made, 1, out);
	show(s, "refs/", out);
}

static void
advance(struct scratch *s, struct buf *out)
{
	struct oid one = commit(s, "ONE"), two = commit(s, "TWO");

	move(s, &(struct ref_move){ "refs/heads/main", one, two }, 1, out);
	move(s, &(struct ref_move){ "refs/heads/main", one, two }, 1, out);
	buf_text(out, scratch_sh(s, "cd work; git reflog main | "
	    "cut -d' ' -f2-; git log -g -1 --format='%gn <%ge>' main"));
}

/* The second is wrong, so that the first must not move either. */
static void
move_all_or_none(struct scratch *s, struct buf *out)
{
	struct oid one = commit(s, "ONE"), two = commit(s, "TWO");
	struct ref_move moves[] = {
		{ "refs/heads/main", one, two },
		{ "refs/heads/x", two, one },
		{ "refs/heads/new", none, one },
	};

	move(s, moves, 3, out);
	show(s, "refs/", out);
	buf_text(out, scratch_sh(s, "cd work; find .git -name '*.lock'"));
}

static void
move_and_remove(struct scratch *s, struct buf *out)
{
	struct oid one = commit(s, "ONE"), two = commit(s, "TWO");
	struct ref_move moves[] = {
		{ "refs/heads/x/y", one, none },
		{ "refs/heads/main", one, two },
		{ "refs/galley/closed/2026-11", none, two },
		{ "refs/heads/x/z", one, none },
	};

	move(s, moves, 4, out);
	show(s, "refs/", out);
	buf_text(out, scratch_sh(s, "cd work; find .git -name '*.lock'; "
	    "find .git/refs .git/logs -path '*heads/x*'; "
	    "git fsck --strict --no-dangling"));
}

static void
remove_moved(struct scratch *s, struct buf *out)
{
	struct ref_move moves[] = {
		{ "refs/heads/x/y", commit(s, "TWO"), none },
		{ "refs/heads/absent", commit(s, "ONE"), none },
	};

	move(s, moves, 1, out);
	move(s, moves + 1, 1, out);
	show(s, "refs/", out);
}

static void
move_badly(struct scratch *s, struct buf *out)
{
	struct oid one = commit(s, "ONE");
	struct oid blob = scratch_oid(s, "cd work; git rev-parse main:a");
	struct ref_move moves[] = {
		{ "refs/heads/main/x", none, one },
		{ "refs/heads/x", none, one },
		{ "refs/heads/a..b", none, one },
		{ "HEAD", one, one },
		{ "refs/heads/blob", none, blob },
		{ "refs/heads/lost", none, { { 9 } } },
		{ "refs/heads/n", none, one },
		{ "refs/heads/n/m", none, one },
		{ "refs/heads/n", none, one },
		{ "refs/heads/n", none, one },
	};

	for (size_t i = 0; i < 6; i++)
		move(s, &moves[i], 1, out);
	move(s, moves + 6, 2, out);
	move(s, moves + 8, 2, out);
	show(s, "refs/", out);
}

static void
move_locked(struct scratch *s, struct buf *out)
{
	struct oid one = commit(s, "ONE"), two = commit(s, "TWO");

	scratch_sh(s, "touch work/.git/refs/heads/main.lock");
	move(s, &(struct ref_move){ "refs/heads/main", one, two }, 1, out);
	scratch_sh(s, "rm work/.git/refs/heads/main.lock");
	scratch_sh(s, "cd work; git pack-refs --all; "
	    "touch .git/packed-refs.lock");
	move(s, &(struct ref_move){ "refs/heads/main", one, none }, 1, out);
	scratch_sh(s, "rm work/.git/packed-refs.lock");
	show(s, "refs/", out);
}

/* Exits with the code of its move. */
static pid_t
start_mover(struct scratch *s, struct oid from, struct oid to)
{
	struct ref_move moves[] = { { "refs/heads/main", from, to },
		{ "refs/heads/x", from, to } };
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		struct store *store;
		enum error_code code = store_open(&store,
		    scratch_path(s, "work"), &s->err);

		if (!code)
			code = store_move_refs(store, moves, 2, &s->err);
		_exit((int)code);
	}
	return pid;
}

/* Whoever comes second finds the ref moved; both refs follow one winner. */
static void
race(struct scratch *s, struct buf *out)
{
	struct oid one = commit(s, "ONE"), two = commit(s, "TWO");
	struct oid three = commit(s, "THREE"), main_id, x;
	int moved = 0, refused = 0;

	for (int round = 0; round < 20; round++) {
		pid_t movers[] = { start_mover(s, one, two),
			start_mover(s, one, three) };

		for (int i = 0; i < 2; i++) {
			int status;

			assert_int_equal(waitpid(movers[i], &status, 0),
			    movers[i]);
			moved += WEXITSTATUS(status) == ERR_NONE;
			refused += WEXITSTATUS(status) == ERR_MOVED;
		}
		assert_true(store_ref(s->store, "refs/heads/main", &main_id));
		assert_true(store_ref(s->store, "refs/heads/x", &x));
		assert_true(oid_equal(main_id, x));
		scratch_sh(s, "cd work; git update-ref refs/heads/main $(cat "
		    "../ONE); git update-ref refs/heads/x $(cat ../ONE)");
	}
	buf_format(out, "%d moved, %d refused", moved, refused);
}

static void
look_up(struct scratch *s, struct buf *out)
{
	static const char *const names[] = { "refs/heads/main",
		"refs/heads/mai", "refs/heads/x/y", "refs/heads/x",
		"refs/heads/../heads/main", "HEAD", "" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct oid id;

		buf_text(out, store_ref(s->store, names[i], &id) ? "1" : "0");
	}
}

static void
list_broken(struct scratch *s, struct buf *out)
{
	struct refs refs;
	struct oid id;
	enum error_code code = store_refs(s->store, "refs/heads/", &refs,
	    &s->pool, &s->err);

	buf_format(out, "%d %s\n", (int)code, s->err.text);
	buf_format(out, "%d\n", store_ref(s->store, "refs/heads/bad", &id));
	move(s, &(struct ref_move){ "refs/heads/bad", none, commit(s, "ONE") },
	    1, out);
}

#define COMMITS "cd work; echo a > a; git add a; git commit -qm one; " \
	"git rev-parse HEAD > ../ONE; echo b > a; git commit -qam two; " \
	"git rev-parse HEAD > ../TWO; echo c > a; git commit -qam three; " \
	"git rev-parse HEAD > ../THREE; git reset -q --hard HEAD~2; " \
	"rm -r .git/logs; "

static const struct scratch_case cases[] = {
	{ "loose refs are listed", COMMITS "git branch x/y; git tag t HEAD",
	  list, "heads/main=1 heads/x/y=1 tags/t=1 " },
	{ "packed refs are listed", COMMITS "git branch x/y; git branch x-y; "
	  "git pack-refs --all", list,
	  "heads/main=1 heads/x-y=1 heads/x/y=1 " },
	{ "each of many packed refs is found, and none that is not there",
	  COMMITS "for i in a b c d e f g h; do for j in xa xb xc xd xe; do "
	  "git update-ref refs/heads/custom/$i/$j $(cat ../ONE); "
	  "git tag -am t $i-$j; done; done; git pack-refs --all", find_each,
	  "81 names" },
	{ "refs that nobody sorted are found", COMMITS
	  "for i in a b c d e; do git update-ref refs/heads/custom/$i/xa "
	  "$(cat ../ONE); done; git pack-refs --all; "
	  "{ echo '# pack-refs with: peeled fully-peeled '; "
	  "grep -v '^#' .git/packed-refs | sort -r; } > ../packed; "
	  "cp ../packed .git/packed-refs", find_each, "6 names" },
	{ "a loose ref hides a packed one", COMMITS "git branch x; "
	  "git pack-refs --all; git update-ref refs/heads/x $(cat ../TWO); "
	  "git branch b", list, "heads/b=1 heads/main=1 heads/x=2 " },
	{ "peeled lines of tags are no refs", COMMITS "git tag -am t t1; "
	  "git tag -d t1; git tag t0; git pack-refs --all", list,
	  "heads/main=1 tags/t0=1 " },
	{ "locks and hidden files are no refs", COMMITS
	  "touch .git/refs/heads/main.lock .git/refs/heads/.keep", list,
	  "heads/main=1 " },
	{ "a symbolic ref counts as what it leads to", COMMITS
	  "git symbolic-ref refs/remotes/origin/HEAD refs/heads/main", list,
	  "heads/main=1 remotes/origin/HEAD=1 " },
	{ "a symbolic ref that leads nowhere is none", COMMITS
	  "git symbolic-ref refs/remotes/origin/HEAD refs/heads/gone", list,
	  "heads/main=1 " },
	{ "a prefix may end inside a name", COMMITS "for n in ace bolt bond; "
	  "do git branch custom/rep1/t/$n; done; git pack-refs --all; "
	  "git branch custom/rep1/t/bee; git branch custom/rep2/t/bolt",
	  list_custom, "heads/custom/rep1/t/ace=1 heads/custom/rep1/t/bee=1 "
	  "heads/custom/rep1/t/bolt=1 heads/custom/rep1/t/bond=1 "
	  "heads/custom/rep2/t/bolt=1 | heads/custom/rep1/t/bee=1 "
	  "heads/custom/rep1/t/bolt=1 heads/custom/rep1/t/bond=1 " },
	{ "a name is looked up exactly", COMMITS "git branch x/y; "
	  "git pack-refs --all", look_up, "1010010" },
	{ "a broken ref is named", COMMITS "echo dead > .git/refs/heads/bad",
	  list_broken, "7 @/work/.git/refs/heads/bad holds no commit (write the "
	  "right one into it, or remove it)\n0\n"
	  "7 @/work/.git/refs/heads/bad holds no commit (write the right one "
	  "into it, or remove it)\n" },
	{ "an empty ref, as a power cut leaves it, is named", COMMITS
	  ": > .git/refs/heads/bad", list_broken,
	  "7 @/work/.git/refs/heads/bad holds no commit (write the right one "
	  "into it, or remove it)\n0\n"
	  "7 @/work/.git/refs/heads/bad holds no commit (write the right one "
	  "into it, or remove it)\n" },

	{ "a ref is made once", COMMITS, create, "moved\n"
	  "6 refs/heads/custom/rep1/t/bolt moved: it is "
	  "238441a4643c06d9aca0f9e3504a0bbd67e0afa3, not absent\n"
	  "heads/custom/rep1/t/bolt=1 heads/main=1 " },
	{ "a ref moves from its old value only", COMMITS, advance, "moved\n"
	  "6 refs/heads/main moved: it is "
	  "3d311861061e942133c23e38903cbc705bd49593, not "
	  "238441a4643c06d9aca0f9e3504a0bbd67e0afa3\n"
	  "main@{0}: galley\ngalley <galley@localhost>\n" },
	{ "a packed ref moves too", COMMITS "git pack-refs --all", advance,
	  "moved\n6 refs/heads/main moved: it is "
	  "3d311861061e942133c23e38903cbc705bd49593, not "
	  "238441a4643c06d9aca0f9e3504a0bbd67e0afa3\n"
	  "main@{0}: galley\ngalley <galley@localhost>\n" },
	{ "of several moves all are made or none", COMMITS "git branch x",
	  move_all_or_none, "6 refs/heads/x moved: it is "
	  "238441a4643c06d9aca0f9e3504a0bbd67e0afa3, not "
	  "3d311861061e942133c23e38903cbc705bd49593\n"
	  "heads/main=1 heads/x=1 " },
	{ "moves and removals go together", COMMITS "git branch x/y; "
	  "git branch x/z", move_and_remove,
	  "moved\ngalley/closed/2026-11=2 heads/main=2 " },
	{ "packed refs are removed in one rewrite", COMMITS "git branch x/y; "
	  "git branch x/z; git pack-refs --all", move_and_remove,
	  "moved\ngalley/closed/2026-11=2 heads/main=2 " },
	{ "a ref that is loose and packed is removed twice", COMMITS
	  "git branch x/y $(cat ../TWO); git branch x/z; "
	  "git pack-refs --all; git update-ref refs/heads/x/y $(cat ../ONE)",
	  move_and_remove, "moved\ngalley/closed/2026-11=2 heads/main=2 " },
	{ "what moved is not removed", COMMITS "git branch x/y; "
	  "git pack-refs --all", remove_moved,
	  "6 refs/heads/x/y moved: it is "
	  "238441a4643c06d9aca0f9e3504a0bbd67e0afa3, not "
	  "3d311861061e942133c23e38903cbc705bd49593\n"
	  "6 refs/heads/absent moved: it is absent, not "
	  "238441a4643c06d9aca0f9e3504a0bbd67e0afa3\n"
	  "heads/main=1 heads/x/y=1 " },
	{ "what git cannot hold is refused", COMMITS "git branch x/y; "
	  "git pack-refs --all", move_badly,
	  "1 refs/heads/main/x cannot be made beside refs/heads/main (choose "
	  "another name)\n1 refs/heads/x cannot be made beside refs/heads/x/y "
	  "(choose another name)\n7 refs/heads/a..b is not a name of a ref\n7 "
	  "HEAD is not a name of a ref\n7 refs/heads/blob cannot name "
	  "78981922613b2afb6025042ff6bd878ac1994e85, which is not a commit\n5 "
	  "there is no object 0900000000000000000000000000000000000000 (fetch "
	  "it, or see git fsck)\n1 refs/heads/n/m cannot be made beside "
	  "refs/heads/n (choose another name)\n7 refs/heads/n is moved "
	  "twice\nheads/main=1 heads/x/y=1 " },
	{ "a lock left behind is named", COMMITS, move_locked,
	  "8 @/work/.git/refs/heads/main.lock is there: another command is at "
	  "work, or one was killed (if none runs, remove it: rm "
	  "'@/work/.git/refs/heads/main.lock')\n"
	  "8 @/work/.git/packed-refs.lock is there: another command is at "
	  "work, or one was killed (if none runs, remove it: rm "
	  "'@/work/.git/packed-refs.lock')\n"
	  "heads/main=1 " },
	{ "of two movers one wins", COMMITS "git branch x", race,
	  "20 moved, 20 refused" },
};

int
main(void)
{
	return rows_run("refs", ROWS(cases, scratch_judge));
}
