/* SPDX-License-Identifier: Apache-2.0 */
/*
 * scratch.h - a fresh folder for one test, and the real git at work in it
 */

#ifndef GALLEY_UNIT_SCRATCH_H
#define GALLEY_UNIT_SCRATCH_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/process.h"
#include "rows.h"
#include "store/store.h"

struct scratch {
	struct pool pool;
	char *folder;		/* no "/" at its end */
	struct store *store;	/* of folder/work, once it is open */
	struct error err;
};

/* Nothing of this machine's git settings reaches the tests. */
static inline void
scratch_begin(struct scratch *s)
{
	*s = (struct scratch){ 0 };
	s->folder = pool_text(&s->pool, "/tmp/galley-store-XXXXXX");
	assert_non_null(mkdtemp(s->folder));
	setenv("HOME", s->folder, 1);
	setenv("XDG_CONFIG_HOME", s->folder, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	unsetenv("GIT_CONFIG_GLOBAL");
	setenv("GIT_AUTHOR_NAME", "Rep One", 1);
	setenv("GIT_AUTHOR_EMAIL", "rep1@northwind.example", 1);
	setenv("GIT_COMMITTER_NAME", "Rep One", 1);
	setenv("GIT_COMMITTER_EMAIL", "rep1@northwind.example", 1);
	setenv("GIT_AUTHOR_DATE", "1800000000 +0000", 1);
	setenv("GIT_COMMITTER_DATE", "1800000000 +0000", 1);
	setenv("LC_ALL", "C", 1);
}

static inline void
scratch_end(struct scratch *s)
{
	store_close(s->store);
	assert_int_equal(file_remove_tree(s->folder, &s->err), ERR_NONE);
	pool_release(&s->pool);
}

/* Runs a line of shell in the folder; its output, both kinds, lives in the pool. */
static inline char *
scratch_sh(struct scratch *s, const char *line)
{
	const char *argv[] = { "sh", "-ec", line, NULL };
	struct process p = { .argv = argv, .folder = s->folder,
		.seconds = 60 };
	char *out;

	assert_int_equal(process_run(&p, &s->err), ERR_NONE);
	buf_add(&p.out, buf_slice(&p.err));
	out = pool_copy(&s->pool, buf_slice(&p.out));
	if (p.status)
		fail_msg("%s\n%s", line, out);
	process_release(&p);
	return out;
}

static inline char *
scratch_path(struct scratch *s, const char *name)
{
	return pool_format(&s->pool, "%s/%s", s->folder, name);
}

/* A new workspace in folder/work, with galley's hand. */
static inline void
scratch_create(struct scratch *s)
{
	if (store_create(&s->store, scratch_path(s, "work"), &s->err))
		fail_msg("%s", s->err.text);
}

static inline struct oid
scratch_oid(struct scratch *s, const char *line)
{
	struct oid id = { { 0 } };

	assert_true(oid_read(&id,
	    slice_trim(slice_of(scratch_sh(s, line)))));
	return id;
}

/* The text with the folder's own name taken out, so that it can be compared. */
static inline char *
scratch_plain(struct scratch *s, const char *text)
{
	struct buf out = { 0 };
	struct slice rest = slice_of(text);

	while (rest.len) {
		size_t at = slice_find(rest, s->folder);

		buf_add(&out, (struct slice){ rest.at, at });
		rest = slice_skip(rest, at);
		if (rest.len) {
			buf_text(&out, "@");
			rest = slice_skip(rest, strlen(s->folder));
		}
	}
	return (char *)buf_settle(&out, &s->pool).at;
}

/*
 * In a work tree: packs all, and makes a multi-pack-index, signed as it should
 * be, that leads out of the pack; git itself is told not to read it.
 */
#define SCRATCH_BEND_PACKS "git config core.multiPackIndex false; " \
    "git repack -adq; git multi-pack-index write --no-progress; " \
    "cd .git/objects/pack; chmod u+w multi-pack-index; perl -0777 -pi " \
    "-MDigest::SHA=sha1 -e '$_ = substr($_, 0, -20); " \
    "substr($_, -24) = pack(\"N*\", (0, 4000) x 3); $_ .= sha1($_)' " \
    "multi-pack-index; cd ../../..; "

/* What an act says where this user cannot try it. */
#define SCRATCH_SKIP "not as this user"

/*
 * One test: the shell prepares, act says in out what it met.  A file of such
 * tests ends in rows_run("refs", ROWS(cases, scratch_judge)).
 */
struct scratch_case {
	const char *name;
	const char *prepare;	/* with a workspace in ./work; NULL: nothing */
	void (*act)(struct scratch *s, struct buf *out);
	const char *want;
};

static inline void
scratch_judge(void **state)
{
	const struct scratch_case *row = *state;
	struct scratch s;
	struct buf out = { 0 };
	const char *got;

	scratch_begin(&s);
	scratch_create(&s);
	if (row->prepare)
		scratch_sh(&s, row->prepare);
	row->act(&s, &out);
	got = scratch_plain(&s, out.at ? out.at : "");
	buf_release(&out);
	if (strcmp(got, SCRATCH_SKIP) == 0) {
		scratch_end(&s);
		rows_not_tried(row->name);
		return;
	}
	assert_string_equal(got, row->want);
	scratch_end(&s);
}

#endif
