/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/past.h"

#include "scratch.h"

enum { PATHS = 100 };

/* What a merge gave new bytes: the paths from one number to before another. */
struct merged {
	int from;
	int to;
	int time;
	bool approved;	/* by a person */
};

static const char *
path_of(int number, struct pool *pool)
{
	return pool_format(pool, "customizations/p/t/n-%d.md", number);
}

static void
merge(struct pasts *p, struct scratch *s, const struct merged *m)
{
	struct commit commit = { .time = m->time, .message = slice_of(
	    m->approved ? "merge: a\n\nstandard/brand SATISFIED x\n" :
	    "merge: a\n\nstandard/brand NOT-NEEDED\n") };
	struct change items[PATHS] = { 0 };
	struct changes changes = { .items = items };

	for (int i = m->from; i < m->to; i++) {
		struct change *c = &items[changes.count++];

		c->path = path_of(i, &s->pool);
		c->new_mode = MODE_FILE;
		assert_int_equal(store_write(s->store, OBJECT_BLOB, slice_of(
		    pool_format(&s->pool, "%d at %d", i, m->time)),
		    &c->new_id, &s->err), ERR_NONE);
	}
	pasts_note(p, &changes, &commit, (struct oid){ {
	    (unsigned char)m->time } });
}

static const char *
tell(struct pasts *p, struct scratch *s)
{
	struct buf out = { 0 };

	for (int i = -1; i <= PATHS; i++) {
		struct past past = pasts_ask(p, s->store, path_of(i, &s->pool),
		    &s->pool);

		buf_format(&out, "%d: %s%d %d %.*s\n", i, past.merged ?
		    "at " : "none ", (int)past.merged_at,
		    (int)past.approved_at, past.approved ?
		    (int)past.approved_text.len : 0, past.approved ?
		    past.approved_text.at : "");
	}
	return buf_settle(&out, &s->pool).at;
}

/* Through the file after each merge, or in memory all the time. */
static const char *
remember(struct scratch *s, const struct merged *merges, bool filed)
{
	struct pasts p = { 0 };
	const char *told;

	for (; merges->time; merges++) {
		struct oid tip;

		merge(&p, s, merges);
		tip = p.commit;
		if (!filed)
			continue;
		pasts_save(&p, s->store);
		pasts_release(&p);
		assert_int_equal(pasts_follow(&p, s->store, tip, &s->err),
		    ERR_NONE);
	}
	told = tell(&p, s);
	pasts_release(&p);
	return told;
}

static void
the_file_tells_what_memory_does(void **state)
{
	static const struct merged runs[][4] = {
		{ { 0, 1, 1, true } },
		{ { 0, PATHS, 1, true } },
		{ { 0, 60, 1, true }, { 30, 80, 2, false } },
		{ { 50, 60, 1, false }, { 0, 55, 2, true },
		  { 40, 90, 3, true } },
	};
	struct scratch s;

	(void)state;
	for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++) {
		scratch_begin(&s);
		scratch_sh(&s, "git init -q work");
		assert_int_equal(store_open(&s.store, scratch_path(&s, "work"),
		    &s.err), ERR_NONE);
		assert_string_equal(remember(&s, runs[i], true),
		    remember(&s, runs[i], false));
		scratch_end(&s);
	}
}

/* Whether main was written down, which has so many files by one commit. */
static bool
is_filed(struct scratch *s, int files)
{
	struct pasts p = { 0 };
	const char *path = scratch_path(s, "work/.git/galley/past");
	struct oid tip = scratch_oid(s, pool_format(&s->pool, "cd work; "
	    "ssh-keygen -q -t ed25519 -N '' -f ../key; "
	    "mkdir d; seq 1 %d | sed 's|^|d/|' | xargs touch; git add d; "
	    "git -c gpg.format=ssh -c user.signingkey=../key commit -qS "
	    "-m 'merge: x'; git rev-parse HEAD", files));

	assert_int_equal(pasts_follow(&p, s->store, tip, &s->err), ERR_NONE);
	pasts_release(&p);
	return file_exists(path);
}

static void
what_many_files_cost_is_paid_once(void **state)
{
	static const int counts[] = { 999, 1000 };

	(void)state;
	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
		struct scratch s;

		scratch_begin(&s);
		scratch_create(&s);
		assert_int_equal(is_filed(&s, counts[i]), counts[i] >= 1000);
		scratch_end(&s);
	}
}

int
main(void)
{
	return rows_run("past", ROW("the file tells what memory does",
	    the_file_tells_what_memory_does),
	    ROW("what many files cost is paid once",
	    what_many_files_cost_is_paid_once));
}
