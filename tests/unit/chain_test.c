/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/chain.h"

#include "scratch.h"

#define GROW "cd work; grow() { for i in $(seq $1 $2); do " \
    "old=$(git rev-parse -q --verify refs/heads/main || :); " \
    "git update-ref refs/heads/main $(git commit-tree ${old:+-p $old} " \
    "-m \"merge: rep1/t/n$i\" $(git mktree </dev/null)); done; }; "
#define FILE ".git/galley/chain"
#define FOLLOW_LATER "mkdir -p .git/galley; (echo galley-chain-1; " \
    "git rev-list --reverse --first-parent --format='%H %s' main | " \
    "sed -n 's/ merge: / /p') > " FILE "; "

static const struct oid strange = { { 0xab } };

/* What git says of main, beside what the chain says. */
static bool
is_gits(struct scratch *s, const char *line, struct oid ours)
{
	return oid_equal(ours, scratch_oid(s, pool_format(&s->pool,
	    "cd work; git rev-list --first-parent %s main | tail -n 1", line)));
}

static void
look_for(struct scratch *s, const struct chain *chain, const char *name,
    struct buf *out)
{
	struct oid merge, again, before;

	if (!chain_find_merge(chain, name, NULL, &merge)) {
		buf_format(out, ", no %s", name);
		return;
	}
	before = oid_equal(merge, chain_root(chain)) ? strange : scratch_oid(s,
	    pool_format(&s->pool, "cd work; git rev-parse %s^",
	    oid_text(merge).hex));
	if (chain_find_merge(chain, name, &merge, &again) ||
	    !chain_find_merge(chain, name, &before, &again) ||
	    !oid_equal(again, merge))
		buf_format(out, ", %s not where it is", name);
	else
		buf_format(out, ", %s %s", name, is_gits(s, pool_format(
		    &s->pool, "-1 --grep='merge: %s$'", name), merge) &&
		    chain_holds(chain, merge) ? "found" : "WRONG");
}

static void
follow(struct scratch *s, struct buf *out)
{
	struct chain chain = { 0 };
	struct oid tip;

	assert_true(store_ref(s->store, "refs/heads/main", &tip));
	if (!chain_follow(&chain, s->store, tip))
		buf_text(out, "unreadable, ");
	buf_text(out, oid_is_zero(chain_root(&chain)) ? "empty" :
	    is_gits(s, "", chain_root(&chain)) ? "root" : "WRONG root");
	look_for(s, &chain, "rep1/t/n2", out);
	look_for(s, &chain, "rep1/t/n11", out);
	if (chain_holds(&chain, strange))
		buf_text(out, ", holds a strange one");
	buf_format(out, ", file %s", slice_trim(slice_of(scratch_sh(s,
	    "cd work; cat " FILE " 2>/dev/null | wc -l"))).at);
	chain_release(&chain);
}

static void
follow_twice(struct scratch *s, struct buf *out)
{
	struct buf first = { 0 };

	follow(s, &first);
	buf_release(&first);
	follow(s, out);
}

static void
follow_without_root(struct scratch *s, struct buf *out)
{
	struct chain chain = { 0 };
	struct oid tip;

	assert_true(store_ref(s->store, "refs/heads/main", &tip));
	buf_text(out, chain_follow(&chain, s->store, tip) ? "read" :
	    oid_is_zero(chain_root(&chain)) ? "unreadable, empty" : "WRONG");
	chain_release(&chain);
}

static const struct scratch_case cases[] = {
	{ "a short chain is not written down", GROW "grow 1 3", follow,
	  "root, rep1/t/n2 found, no rep1/t/n11, file 0\n" },
	{ "a long one is, with its head", GROW "grow 1 12", follow,
	  "root, rep1/t/n2 found, rep1/t/n11 found, file 13\n" },
	{ "the second time it is read from the file", GROW "grow 1 12",
	  follow_twice,
	  "root, rep1/t/n2 found, rep1/t/n11 found, file 13\n" },
	{ "a few newer ones are read and not added", GROW "grow 1 9; "
	  FOLLOW_LATER "grow 10 12", follow,
	  "root, rep1/t/n2 found, rep1/t/n11 found, file 10\n" },
	{ "many newer ones are added", GROW "grow 1 9; " FOLLOW_LATER
	  "grow 10 20", follow,
	  "root, rep1/t/n2 found, rep1/t/n11 found, file 21\n" },
	{ "of two merges of a name the last counts", GROW "grow 1 9; "
	  FOLLOW_LATER "grow 2 2", follow,
	  "root, rep1/t/n2 found, no rep1/t/n11, file 10\n" },
	{ "another main has its own chain", GROW "grow 1 9; " FOLLOW_LATER
	  "git update-ref -d refs/heads/main; grow 11 19", follow,
	  "root, no rep1/t/n2, rep1/t/n11 found, file 10\n" },
	{ "a file that is cut short is left aside", GROW "grow 1 12; "
	  FOLLOW_LATER "truncate -s -9 " FILE, follow,
	  "root, rep1/t/n2 found, rep1/t/n11 found, file 13\n" },
	{ "so is one of something else", GROW "grow 1 12; mkdir .git/galley; "
	  "echo hello > " FILE, follow,
	  "root, rep1/t/n2 found, rep1/t/n11 found, file 13\n" },
	{ "a name that looks like a commit is none", GROW "grow 1 2; "
	  "git update-ref refs/heads/main $(git commit-tree -p main -m "
	  "'merge: ab00000000000000000000000000000000000000' "
	  "$(git mktree </dev/null))", follow,
	  "root, rep1/t/n2 found, no rep1/t/n11, file 0\n" },
	{ "a main that lacks a commit has no chain", GROW "grow 1 3; "
	  "root=$(git rev-list --max-parents=0 main); "
	  "rm -f .git/objects/$(echo $root | cut -c1-2)/"
	  "$(echo $root | cut -c3-)", follow_without_root,
	  "unreadable, empty" },
};

int
main(void)
{
	return rows_run("chain", ROWS(cases, scratch_judge));
}
