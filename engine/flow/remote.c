/* SPDX-License-Identifier: Apache-2.0 */
#include "remote.h"

#include <string.h>

#include "base/process.h"
#include "model/push.h"

enum { PUSH_SECONDS = 600 };

/* Merges that a host without hooks tries out count for nothing here. */
static const char *const fetched[] = {
	"+" LOCAL_HEADS "*:" REMOTE_HEADS "*",
	"^refs/heads/journal/*",
	"^refs/heads/merge/*",
};

static const char *const environment[] = {
	"GIT_TERMINAL_PROMPT=0",
	"LC_ALL=C",
	NULL,
};

static void
add(struct galley *g, struct names *argv, const char *word)
{
	names_add(argv, &g->pool, word);
}

/* No hook of this clone runs, and what git fsck would refuse stays out. */
static struct names
command(struct galley *g, const char *verb)
{
	struct names argv = { 0 };

	add(g, &argv, "git");
	add(g, &argv, pool_format(&g->pool, "--git-dir=%s",
	    store_git_folder(g->store)));
	add(g, &argv, "-c");
	add(g, &argv, "core.hooksPath=/dev/null");
	add(g, &argv, "-c");
	add(g, &argv, "fetch.fsckObjects=true");
	add(g, &argv, verb);
	return argv;
}

static enum error_code
run(struct galley *g, struct names *argv, struct process *p,
    struct error *err)
{
	const char **words = pool_alloc(&g->pool,
	    (argv->count + 1) * sizeof *words);
	enum error_code code;

	memcpy(words, argv->items, argv->count * sizeof *words);
	p->argv = words;
	p->env = environment;
	/* An address may be a path as seen from the top of the work tree. */
	p->folder = store_work_folder(g->store);
	code = store_flush(g->store, err);
	return code ? code : process_run(p, err);
}

/* The line in which origin, or else git, said why; NULL: neither did. */
static const char *
reason(struct galley *g, const struct process *p)
{
	struct slice rest = buf_slice(&p->err), line, said = { NULL, 0 };

	while (slice_line(&rest, &line)) {
		line = slice_trim(line);
		if (slice_starts(line, "remote: ") && line.len > 8)
			return pool_copy(&g->pool, slice_trim(slice_skip(line,
			    8)));
		if (slice_starts(line, "fatal: ") && !said.at)
			said = slice_skip(line, 7);
		else if (slice_starts(line, "ssh: ") && !said.at)
			said = line;
	}
	return said.at ? pool_copy(&g->pool, said) : "it did not say why";
}

static enum error_code
set(struct galley *g, const char *name, const char *value, struct error *err)
{
	struct process p = { 0 };
	struct names argv = command(g, "config");
	enum error_code code;

	add(g, &argv, "--add");
	add(g, &argv, name);
	add(g, &argv, value);
	code = run(g, &argv, &p, err);
	if (!code && p.status)
		code = error_set(err, ERR_SYSTEM, "cannot set %s: %s", name,
		    reason(g, &p));
	process_release(&p);
	return code;
}

enum error_code
remote_set(struct galley *g, const char *url, struct error *err)
{
	enum error_code code = set(g, "remote.origin.url", url, err);

	for (size_t i = 0; !code && i < sizeof fetched / sizeof *fetched; i++)
		code = set(g, "remote.origin.fetch", fetched[i], err);
	if (!code)
		code = set(g, "remote.origin.fetch",
		    "refs/galley/*:refs/galley/*", err);
	g->has_origin = true;
	return code;
}

static bool
says(const struct process *p, const char *words)
{
	return slice_find(buf_slice(&p->err), words) < p->err.len;
}

static enum remote_answer
run_fetch(struct galley *g, struct names *argv, struct process *p,
    struct error *err)
{
	enum remote_answer answer = REMOTE_DONE;

	if (run(g, argv, p, err)) {
		answer = REMOTE_AWAY;
	} else if (p->status && (p->status != 128 || says(p, "fsck error") ||
	    says(p, "index-pack"))) {
		answer = REMOTE_REFUSED;
		error_set(err, ERR_INVALID, "what origin has cannot be taken: "
		    "%s", reason(g, p));
	} else if (p->status) {
		answer = REMOTE_AWAY;
		error_set(err, ERR_SYSTEM, "origin cannot be reached: %s",
		    reason(g, p));
	}
	process_release(p);
	return answer;
}

static struct names
fetch_command(struct galley *g)
{
	struct names argv = command(g, "fetch");

	add(g, &argv, "--quiet");
	add(g, &argv, "--no-tags");
	add(g, &argv, "--no-write-fetch-head");
	add(g, &argv, "--no-recurse-submodules");
	add(g, &argv, "--no-auto-maintenance");
	return argv;
}

enum remote_answer
remote_fetch(struct galley *g, int seconds, struct error *err)
{
	struct process p = { .seconds = seconds };
	struct names argv = fetch_command(g);

	add(g, &argv, "--prune");
	add(g, &argv, "origin");
	for (size_t i = 0; i < sizeof fetched / sizeof *fetched; i++)
		add(g, &argv, fetched[i]);
	return run_fetch(g, &argv, &p, err);
}

enum remote_answer
remote_fetch_rest(struct galley *g, const char *person, struct error *err)
{
	struct process p = { 0 }, journal = { 0 };
	struct names argv = fetch_command(g), own = fetch_command(g);
	struct error ignored;

	add(g, &argv, "origin");
	add(g, &argv, "refs/galley/*:refs/galley/*");
	if (person) {
		add(g, &own, "origin");
		add(g, &own, pool_format(&g->pool,
		    "+refs/heads/journal/%s:%sjournal/%s", person,
		    REMOTE_HEADS, person));
		/* A person who used nothing yet has none. */
		run_fetch(g, &own, &journal, &ignored);
	}
	return run_fetch(g, &argv, &p, err);
}

enum remote_answer
remote_fetch_branch(struct galley *g, const char *branch, struct error *err)
{
	struct process p = { 0 };
	struct names argv = fetch_command(g);

	add(g, &argv, "origin");
	add(g, &argv, pool_format(&g->pool, "+%s:%s", branch,
	    remote_name(branch, &g->pool)));
	return run_fetch(g, &argv, &p, err);
}

enum remote_answer
remote_fetch_trials(struct galley *g, const char *request, struct error *err)
{
	struct process p = { 0 };
	struct names argv = fetch_command(g);

	/* Without a * a name that is gone would be an error, and stay. */
	add(g, &argv, "--prune");
	add(g, &argv, "origin");
	add(g, &argv, pool_format(&g->pool, "+refs/heads/merge/%s*:%s%s*",
	    request, REMOTE_TRIALS, request));
	return run_fetch(g, &argv, &p, err);
}

/* Reasons in which origin, or our git, tells that a ref was moved meanwhile. */
static bool
is_race(struct slice line)
{
	static const char *const reasons[] = { "stale info", "fetch first",
		"non-fast-forward", "cannot lock ref", "failed to update ref",
		"incorrect old value", "reference already exists",
		"atomic push failed", "atomic transaction failed",
		"atomic push failure" };

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
		if (slice_find(line, reasons[i]) < line.len)
			return true;
	}
	return false;
}

#define SAID "remote: "
#define REMEDY "remote:   What to do: "

/* The gate's first mistake and its remedy; NULL: no gate of galley's spoke. */
static const char *
gate_reason(struct galley *g, const struct process *p)
{
	struct slice rest = buf_slice(&p->err), line, what = { NULL, 0 };

	while (slice_line(&rest, &line)) {
		line = slice_trim(line);
		if (slice_starts(line, REMEDY) && slice_ends(line, ".") &&
		    what.at)
			return pool_format(&g->pool, "%.*s (%.*s)",
			    (int)what.len, what.at,
			    (int)(line.len - strlen(REMEDY) - 1),
			    line.at + strlen(REMEDY));
		if (slice_starts(line, SAID))
			what = slice_skip(line, strlen(SAID));
	}
	return NULL;
}

static enum remote_answer
tell_refusal(struct galley *g, const struct process *p, struct slice refused,
    struct error *err)
{
	const char *why = gate_reason(g, p);

	if (why && strstr(why, PUSH_RACE)) {
		error_set(err, ERR_MOVED, "origin moved meanwhile");
		return REMOTE_RACED;
	}
	if (why) {
		error_set(err, ERR_REFUSED, "origin refused it: %s", why);
		return REMOTE_REFUSED;
	}
	error_set(err, ERR_REFUSED, "origin refused it: %s %.*s",
	    reason(g, p), (int)refused.len, refused.at);
	return REMOTE_DECLINED;
}

/* Reads --porcelain: "!<tab>from:to<tab>[rejected] (stale info)". */
static enum remote_answer
read_answer(struct galley *g, const struct process *p, struct error *err)
{
	struct slice rest = buf_slice(&p->out), line, refused = { "", 0 };
	bool raced = false;

	while (slice_line(&rest, &line)) {
		if (!slice_starts(line, "!\t"))
			continue;
		if (is_race(line))
			raced = true;
		else
			refused = line;
	}
	if (refused.len) {
		while (slice_find(refused, "\t") < refused.len)
			refused = slice_skip(refused, slice_find(refused,
			    "\t") + 1);
		return tell_refusal(g, p, refused, err);
	}
	/* A server whose transaction is refused ends without an answer. */
	if (raced || says(p, "ref updates aborted by hook")) {
		error_set(err, ERR_MOVED, "origin moved meanwhile");
		return REMOTE_RACED;
	}
	error_set(err, ERR_SYSTEM, "origin cannot be reached: %s",
	    reason(g, p));
	return REMOTE_AWAY;
}

static void
add_move(struct galley *g, struct names *argv, const struct ref_move *move)
{
	struct oid there = remote_head(g, move->name);

	add(g, argv, pool_format(&g->pool, "--force-with-lease=%s:%s",
	    move->name, oid_is_zero(there) ? "" : oid_text(there).hex));
}

enum remote_answer
remote_push(struct galley *g, const struct ref_move *moves, size_t count,
    struct error *err)
{
	struct process p = { .seconds = PUSH_SECONDS };
	struct names argv = command(g, "push");
	enum remote_answer answer = REMOTE_DONE;

	add(g, &argv, "--porcelain");
	add(g, &argv, "--atomic");
	add(g, &argv, "--no-verify");
	for (size_t i = 0; i < count; i++)
		add_move(g, &argv, &moves[i]);
	add(g, &argv, "origin");
	for (size_t i = 0; i < count; i++)
		add(g, &argv, pool_format(&g->pool, "%s:%s",
		    oid_is_zero(moves[i].new_id) ? "" :
		    oid_text(moves[i].new_id).hex, moves[i].name));
	if (run(g, &argv, &p, err))
		answer = REMOTE_AWAY;
	else if (p.status)
		answer = read_answer(g, &p, err);
	process_release(&p);
	return answer;
}

enum remote_answer
remote_ask_end(struct galley *g, const struct ref_move *mine, struct oid *out,
    struct error *err)
{
	struct process p = { .seconds = PUSH_SECONDS };
	struct names argv = command(g, "push");
	enum remote_answer answer = REMOTE_RACED;
	const char *why, *end;

	add(g, &argv, "--porcelain");
	add(g, &argv, "--no-verify");
	add(g, &argv, "origin");
	add(g, &argv, pool_format(&g->pool, "+%s:%s",
	    oid_text(mine->new_id).hex, mine->name));
	if (run(g, &argv, &p, err)) {
		answer = REMOTE_AWAY;
	} else if (p.status && (why = gate_reason(g, &p)) &&
	    (end = strstr(why, PUSH_END)) &&
	    strlen(end) >= strlen(PUSH_END) + OID_HEX &&
	    oid_read(out, (struct slice){ end + strlen(PUSH_END), OID_HEX })) {
		answer = REMOTE_REFUSED;
	}
	process_release(&p);
	return answer;
}

enum remote_answer
remote_fetch_end(struct galley *g, const char *branch, struct oid end,
    struct error *err)
{
	struct process p = { 0 };
	struct names argv = fetch_command(g);

	add(g, &argv, "origin");
	add(g, &argv, pool_format(&g->pool, "+%s:%s", oid_text(end).hex,
	    remote_name(branch, &g->pool)));
	return run_fetch(g, &argv, &p, err);
}

const char *
remote_name(const char *branch, struct pool *pool)
{
	return pool_format(pool, REMOTE_HEADS "%s",
	    branch + strlen(LOCAL_HEADS));
}

bool
remote_is_theirs(const char *ref)
{
	return strncmp(ref, REMOTE_HEADS, strlen(REMOTE_HEADS)) == 0;
}

const char *
remote_branch(const char *ref, struct pool *pool)
{
	return remote_is_theirs(ref) ? pool_format(pool, LOCAL_HEADS "%s",
	    ref + strlen(REMOTE_HEADS)) : ref;
}

struct oid
remote_head(struct galley *g, const char *branch)
{
	struct oid id = { { 0 } };

	store_ref(g->store, remote_name(branch, &g->pool), &id);
	return id;
}
