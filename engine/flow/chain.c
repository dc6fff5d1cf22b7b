/* SPDX-License-Identifier: Apache-2.0 */
#include "chain.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mapped.h"
#include "data/commit.h"

#define FILE_HEAD "galley-chain-1\n"

/* So few steps are read again rather than written down. */
enum { SAVE_STEPS = 8 };

struct step {
	struct oid id;
	const char *request;	/* that it merged, or "-" */
};

/* A chain being read, from its tip towards what is known. */
struct walk {
	struct store *store;
	struct pool pool;
	struct step *steps;
	size_t count;
	bool at_root;
};

static const char *
file_of(struct store *store, struct pool *pool)
{
	return pool_format(pool, "%sgalley/chain", store_git_folder(store));
}

void
chain_release(struct chain *c)
{
	mapped_close(&c->known);
	buf_release(&c->fresh);
}

/* The file only grows or is replaced, so that the map stays true. */
static void
load(struct chain *c, struct store *store)
{
	struct pool pool = { 0 };
	struct error err;

	(void)mapped_open(&c->known, file_of(store, &pool), &err);
	pool_release(&pool);
	if (!slice_starts(c->known, FILE_HEAD) ||
	    !slice_ends(c->known, "\n"))
		mapped_close(&c->known);
}

/* The commit of the line that ends the text; false: it has no such line. */
static bool
last_commit(struct slice text, struct oid *out)
{
	const char *end;

	if (text.len < 2)
		return false;
	end = memrchr(text.at, '\n', text.len - 1);
	if (!end || (size_t)(text.at + text.len - end) <= OID_HEX + 1)
		return false;
	return oid_read(out, (struct slice){ end + 1, OID_HEX });
}

/* What a commit of main merged, by its subject. */
static const char *
merged_request(struct slice raw, struct pool *pool)
{
	struct slice message = slice_skip(raw, slice_find(raw, "\n\n")), line;

	if (!slice_starts(message, "\n\nmerge: "))
		return "-";
	message = slice_skip(message, strlen("\n\nmerge: "));
	if (!slice_line(&message, &line) || line.len == 0 ||
	    memchr(line.at, ' ', line.len) || memchr(line.at, '\0', line.len))
		return "-";
	return pool_copy(pool, line);
}

static bool
take_step(struct walk *w, struct oid *at)
{
	struct pool passing = { 0 };
	struct slice raw;
	struct error err;
	bool read = !store_read(w->store, *at, OBJECT_COMMIT, &raw, &passing,
	    &err);

	if (!read)
		store_doubt(w->store, &err);
	if (read) {
		w->steps = pool_grow(&w->pool, w->steps, w->count,
		    sizeof *w->steps);
		w->steps[w->count++] = (struct step){ *at,
			merged_request(raw, &w->pool) };
		w->at_root = !commit_first_parent(raw, at);
	}
	pool_release(&passing);
	return read;
}

static void
write_steps(const struct walk *w, struct buf *out)
{
	for (size_t i = w->count; i-- > 0;)
		buf_format(out, "%s %s\n", oid_text(w->steps[i].id).hex,
		    w->steps[i].request);
}

/* Adds the fresh lines unless somebody else is at it or was. */
static void
append(const struct chain *c, const char *path)
{
	int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
	struct stat st;
	ssize_t written = 0;

	if (fd < 0)
		return;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &st) == 0 &&
	    (size_t)st.st_size == c->known.len)
		written = write(fd, c->fresh.at, c->fresh.len);
	close(fd);
	if (written && (size_t)written != c->fresh.len)
		unlink(path);
}

/* A file that cannot be written costs time the next time, nothing else. */
static void
save(const struct chain *c, struct store *store)
{
	struct pool pool = { 0 };
	const char *path = file_of(store, &pool);
	struct error err;

	if (c->known.len)
		append(c, path);
	else if (!file_make_folder(pool_format(&pool, "%sgalley",
	    store_git_folder(store)), 0755, &err))
		file_write(path, buf_slice(&c->fresh), 0644, &err);
	pool_release(&pool);
}

bool
chain_follow(struct chain *c, struct store *store, struct oid tip)
{
	struct walk w = { .store = store };
	struct oid known = { { 0 } }, at = tip;
	bool whole = true;

	chain_release(c);
	load(c, store);
	if (!last_commit(c->known, &known))
		mapped_close(&c->known);
	while (whole && !w.at_root && !(c->known.len && oid_equal(at, known)))
		whole = take_step(&w, &at);
	if (!whole || w.at_root)
		mapped_close(&c->known);
	if (whole && !c->known.len)
		buf_text(&c->fresh, FILE_HEAD);
	if (whole)
		write_steps(&w, &c->fresh);
	if (whole && w.count >= SAVE_STEPS && store_may_write(store))
		save(c, store);
	pool_release(&w.pool);
	return whole;
}

/* The text that begins with the head; without a file, the fresh lines. */
static struct slice
beginning(const struct chain *c)
{
	return c->known.len ? c->known : buf_slice(&c->fresh);
}

struct oid
chain_root(const struct chain *c)
{
	struct oid root = { { 0 } };
	struct slice text = beginning(c);

	if (text.len >= strlen(FILE_HEAD) + OID_HEX)
		oid_read(&root, (struct slice){ text.at + strlen(FILE_HEAD),
		    OID_HEX });
	return root;
}

bool
chain_holds(const struct chain *c, struct oid commit)
{
	char needle[OID_HEX + 1];

	/* Behind an id stands a space, behind a name that looks like one LF. */
	memcpy(needle, oid_text(commit).hex, OID_HEX);
	needle[OID_HEX] = ' ';
	return (c->fresh.len && memmem(c->fresh.at, c->fresh.len, needle,
	    sizeof needle)) || (c->known.len && memmem(c->known.at,
	    c->known.len, needle, sizeof needle));
}

/* Takes the last line, which begins with an id; false: nothing is left. */
static bool
take_last(struct slice *text, struct slice *line)
{
	const char *end = text->len < OID_HEX ? NULL : memrchr(text->at, '\n',
	    text->len - OID_HEX);
	size_t left = end ? (size_t)(end + 1 - text->at) : 0;

	*line = slice_skip(*text, left);
	text->len = left;
	return line->len;
}

static bool
is_line_of(struct slice line, struct slice end)
{
	return line.len == OID_HEX + end.len && memcmp(line.at + OID_HEX,
	    end.at, end.len) == 0;
}

bool
chain_find_merge(const struct chain *c, const char *request,
    const struct oid *since, struct oid *out)
{
	struct slice texts[] = { c->known, buf_slice(&c->fresh) }, line;
	struct oid_text first = oid_text(since ? *since : (struct oid){ { 0 } });
	struct buf end = { 0 };
	bool found = false, over = false;

	buf_format(&end, " %s\n", request);
	for (size_t i = 2; i-- > 0;) {
		while (!found && !over && take_last(&texts[i], &line)) {
			over = since && slice_starts(line, first.hex);
			found = !over && is_line_of(line, buf_slice(&end));
		}
	}
	buf_release(&end);
	return found && oid_read(out, (struct slice){ line.at, OID_HEX });
}
