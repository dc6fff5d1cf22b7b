/* SPDX-License-Identifier: Apache-2.0 */
#include "store/store.h"

#include "scratch.h"

/*
 * Main moved from "before" to "after" without its work tree, and the shell of
 * the row then changed the work tree by hand.
 */
static void
check_out(struct scratch *s, struct buf *out)
{
	struct oid old = scratch_oid(s, "cd work; git rev-parse before^{tree}");
	struct oid new = scratch_oid(s, "cd work; git rev-parse after^{tree}");
	struct names kept = { 0 };

	if (store_checkout(s->store, old, new, &kept, &s->pool, &s->err))
		buf_format(out, "%d %s\n", s->err.code, s->err.text);
	for (size_t i = 0; i < kept.count; i++)
		buf_format(out, "kept %s;", kept.items[i]);
	buf_text(out, scratch_sh(s, "cd work; git status --porcelain "
	    "--untracked-files=all | tr '\\n' ';'; ls -A ../outside | "
	    "tr '\\n' ';'"));
}

static void
check_out_twice(struct scratch *s, struct buf *out)
{
	check_out(s, out);
	buf_char(out, '|');
	check_out(s, out);
	buf_text(out, scratch_sh(s, "cd work; cat a b/c; stat -c %a a"));
}

static void
check_out_bare(struct scratch *s, struct buf *out)
{
	struct oid id = scratch_oid(s, "cd work; git rev-parse after^{tree}");
	struct names kept = { 0 };
	struct store *store;

	scratch_sh(s, "git clone -q --bare work bare; ls -A bare > listed");
	assert_int_equal(store_open(&store, scratch_path(s, "bare"), &s->err),
	    ERR_NONE);
	assert_int_equal(store_checkout(store, (struct oid){ { 0 } }, id,
	    &kept, &s->pool, &s->err), ERR_NONE);
	store_close(store);
	buf_format(out, "%zu%s", kept.count, scratch_sh(s,
	    "ls -A bare | cmp - listed"));
}

#define START "mkdir outside; cd work; mkdir b; echo a > a; echo c > b/c; " \
	"echo same > same; git add .; git commit -qm before; git tag before; "
#define MOVED "git add -A; git commit -qm after; git tag after; " \
	"git reset -q --hard before; git update-ref refs/heads/main after; "
#define EDIT START "echo a2 > a; echo c2 > b/c; echo n > n; " MOVED

static const struct scratch_case cases[] = {
	{ "changed and new files are brought", EDIT, check_out, "" },
	{ "a second time changes nothing", EDIT, check_out_twice,
	  "|a2\nc2\n644\n" },
	{ "they are, whatever a multi-pack-index says of them", EDIT
	  SCRATCH_BEND_PACKS, check_out, "" },
	{ "a folder is made and another removed", START
	  "rm -r b; mkdir -p p/q; echo x > p/q/r; " MOVED, check_out, "" },
	{ "a file becomes a folder", START
	  "rm a; mkdir a; echo x > a/x; " MOVED, check_out, "" },
	{ "a folder becomes a file", START "rm -r b; echo b > b; " MOVED,
	  check_out, "" },
	{ "an executable file becomes one", START "chmod +x a; " MOVED,
	  check_out, "" },

	{ "a file changed by hand is kept", EDIT "echo mine > a", check_out,
	  "kept a; M a;" },
	{ "a file removed by hand is kept so", EDIT "rm a", check_out,
	  "kept a; D a;" },
	{ "a file that main removed and a hand changed is kept", START
	  "rm a; " MOVED "echo mine > a", check_out, "kept a;?? a;" },
	{ "a file put where main makes one is kept", EDIT "echo mine > n",
	  check_out, "kept n; M n;" },
	{ "a file that is new already is no change by hand", EDIT
	  "echo a2 > a; echo n > n", check_out, "" },
	{ "what was staged by hand stays staged", EDIT
	  "echo mine > a; git add a; echo a > a", check_out,
	  "kept a;MM a;" },
	{ "files beside stay", EDIT "echo u > u; echo other > same",
	  check_out, " M same;?? u;" },
	{ "a folder where main makes a file is kept", EDIT
	  "mkdir n; echo u > n/u", check_out, "kept n; D n;?? n/u;" },

	{ "a linked file is not written through", EDIT
	  "rm a; echo a > ../outside/a; ln -s ../outside/a a", check_out,
	  "kept a; T a;a;" },
	{ "a linked folder is not written through", EDIT
	  "mv b/c ../outside/c; rmdir b; ln -s ../outside b", check_out,
	  "kept b/c; D b/c;?? b;c;" },
	{ "a symbolic link in the tree is not made", START
	  "ln -s /etc/passwd l; " MOVED, check_out, "kept l; D l;" },

	{ "another branch is left alone", EDIT
	  "git checkout -qf before -B other", check_out, "" },
	{ "a detached head is left alone", EDIT "git checkout -qf before",
	  check_out, "" },
	{ "a bare repository is left alone", EDIT, check_out_bare, "0" },
	{ "a locked index changes nothing", EDIT "touch .git/index.lock",
	  check_out, "8 @/work/.git/index.lock is there: another command is "
	  "at work, or one was killed (if none runs, remove it: rm "
	  "'@/work/.git/index.lock')\nM  a;M  b/c;D  n;" },
};

int
main(void)
{
	return rows_run("worktree", ROWS(cases, scratch_judge));
}
