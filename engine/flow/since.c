/* SPDX-License-Identifier: Apache-2.0 */
#include "since.h"

#include <stdlib.h>
#include <string.h>

#include "base/process.h"

enum { GIT_SECONDS = 60, WORDS_MOST = 24 };

/* git in the folder, asked for words; its own failure is *status. */
static enum error_code
ask(const char *folder, const char *const *words, struct slice *out,
    struct pool *pool, struct error *err)
{
	static const char *const front[] = { "git", "-c", "core.quotePath=false",
		"-c", "core.fsmonitor=false", "--no-pager" };
	const size_t count = sizeof front / sizeof front[0];
	const char *argv[WORDS_MOST] = { 0 };
	struct process p = { .argv = argv, .folder = folder,
		.seconds = GIT_SECONDS };
	enum error_code code;

	memcpy(argv, front, sizeof front);
	for (size_t i = 0; words[i] && count + i + 1 < WORDS_MOST; i++)
		argv[count + i] = words[i];
	code = process_run(&p, err);
	if (!code && p.status)
		code = error_set(err, ERR_USAGE, "%.*s",
		    (int)slice_trim(buf_slice(&p.err)).len, p.err.at);
	if (!code)
		*out = (struct slice){ pool_copy(pool, buf_slice(&p.out)),
			p.out.len };
	process_release(&p);
	return code;
}

/*
 * A hunk's head is "@@ -12,3 +12 @@".  Where lines are only taken away, the
 * ones on both sides of the gap have changed.
 */
static void
add_hunk(struct since_file *file, struct slice head, struct pool *pool)
{
	const char *plus = head.at + slice_find(head, " +") + strlen(" +");
	char *end;
	size_t first = strtoul(plus, &end, 10);
	size_t count = *end == ',' ? strtoul(end + 1, NULL, 10) : 1;
	struct line_range range = { first, first + count - 1 };

	if (count == 0)
		range = (struct line_range){ first ? first : 1, first + 1 };
	file->lines = pool_grow(pool, file->lines, file->count,
	    sizeof *file->lines);
	file->lines[file->count++] = range;
}

/* A name that git wrote as a C string: "a\"b\303\244.md". */
static const char *
unquote(struct slice text, struct pool *pool)
{
	static const char letters[] = "abtnvfr\"\\";
	static const char bytes[] = "\a\b\t\n\v\f\r\"\\";
	struct buf out = { 0 };

	for (size_t i = 1; i + 1 < text.len; i++) {
		const char *letter;

		if (text.at[i] != '\\') {
			buf_char(&out, text.at[i]);
			continue;
		}
		letter = strchr(letters, text.at[++i]);
		if (letter && *letter) {
			buf_char(&out, bytes[letter - letters]);
		} else {
			char digits[4] = { text.at[i], text.at[i + 1],
				text.at[i + 2], '\0' };

			buf_char(&out, (char)strtoul(digits, NULL, 8));
			i += 2;
		}
	}
	return buf_settle(&out, pool).at;
}

/* A tab ends a name with spaces in it. */
static void
add_file(struct since *since, struct slice name, struct pool *pool)
{
	name.len = slice_find(name, "\t");
	since->files = pool_grow(pool, since->files, since->count,
	    sizeof *since->files);
	since->files[since->count++] = (struct since_file){
		.path = name.len && name.at[0] == '"' ? unquote(name, pool) :
		    pool_copy(pool, name) };
}

/* Without context, so that no line of a file begins like a head. */
static void
read_diff(struct since *since, struct slice text, struct pool *pool)
{
	struct slice line;
	bool in_head = false;

	while (slice_line(&text, &line)) {
		if (slice_starts(line, "diff --git ")) {
			in_head = true;
		} else if (in_head && slice_starts(line, "+++ ")) {
			add_file(since, slice_skip(line, 4), pool);
		} else if (slice_starts(line, "@@ -") && since->count) {
			in_head = false;
			add_hunk(&since->files[since->count - 1], line, pool);
		}
	}
}

static void
read_known(struct since *since, const char *text, struct pool *pool)
{
	for (; *text; text += strlen(text) + 1)
		names_add(&since->known, pool, text);
}

static int
compare_files(const void *left, const void *right)
{
	const struct since_file *a = left, *b = right;

	return strcmp(a->path, b->path);
}

static void
sort(struct since *since)
{
	if (since->count)
		qsort(since->files, since->count, sizeof *since->files,
		    compare_files);
	names_sort(&since->known);
}

/* The revision's own id, so that no name can pass for an option. */
static enum error_code
resolve(struct since *since, const struct since_wish *wish, const char **id,
    struct pool *pool, struct error *err)
{
	const char *name = pool_format(pool, "%s^{commit}", wish->revision);
	const char *const top[] = { "rev-parse", "--show-toplevel", NULL };
	const char *const verify[] = { "rev-parse", "--verify", "--quiet",
		"--end-of-options", name, NULL };
	struct slice out;
	struct error no;

	since->top = "";
	if (!ask(wish->folder, top, &out, pool, &no))
		since->top = pool_copy(pool, slice_trim(out));
	if (ask(wish->folder, verify, &out, pool, &no))
		return error_set(err, ERR_USAGE, "git knows no revision \"%s\" "
		    "here (--since takes what git rev-parse takes, as main or "
		    "HEAD~1; a shallow clone may lack it)", wish->revision);
	*id = pool_copy(pool, slice_trim(out));
	return ERR_NONE;
}

static enum error_code
ask_diff(const struct since_wish *wish, const char *id, struct slice *out,
    struct pool *pool, struct error *err)
{
	const char *const words[] = { "diff", "--no-ext-diff", "--no-textconv",
		"--no-color", "--no-renames", "--text", "--unified=0",
		"--src-prefix=", "--dst-prefix=", "--no-relative", id,
		wish->newer ? wish->newer : "--", wish->newer ? "--" : NULL,
		NULL };

	return ask(wish->folder, words, out, pool, err);
}

enum error_code
since_read(struct since *out, const struct since_wish *wish,
    struct pool *pool, struct error *err)
{
	struct since since = { 0 };
	struct slice diff, known;
	const char *id = NULL;
	enum error_code code = resolve(&since, wish, &id, pool, err);
	const char *const list[] = { "ls-tree", "-r", "-z", "--name-only",
		"--full-tree", id, NULL };

	if (code || (code = ask_diff(wish, id, &diff, pool, err)) ||
	    (code = ask(wish->folder, list, &known, pool, err)))
		return code;
	read_diff(&since, diff, pool);
	read_known(&since, known.at, pool);
	sort(&since);
	*out = since;
	return ERR_NONE;
}

bool
since_has(const struct since *since, const char *path,
    struct line_range lines)
{
	struct since_file wanted = { .path = path };
	const struct since_file *file = since->count ? bsearch(&wanted,
	    since->files, since->count, sizeof wanted, compare_files) : NULL;

	if (!names_sorted_has(&since->known, path))
		return true;
	if (!file || lines.first == 0)
		return file != NULL;
	for (size_t i = 0; i < file->count; i++) {
		if (file->lines[i].first <= lines.last &&
		    lines.first <= file->lines[i].last)
			return true;
	}
	return false;
}

const char *
since_path(const struct since *since, const char *file, struct pool *pool)
{
	char *real = realpath(file, NULL);
	size_t len = strlen(since->top);
	const char *path = file;

	if (real && len && strncmp(real, since->top, len) == 0 &&
	    real[len] == '/')
		path = pool_text(pool, real + len + 1);
	free(real);
	return path;
}
