/* SPDX-License-Identifier: Apache-2.0 */
#include "fingerprints.h"

#include <stdlib.h>
#include <string.h>

#include "check/fingerprint.h"
#include "sign/hash.h"

/* A finding's lines, digested, and its place in the list. */
struct print {
	struct digest digest;
	size_t at;
};

static int
compare(const void *left, const void *right)
{
	const struct print *a = left, *b = right;
	int order = memcmp(a->digest.at, b->digest.at, DIGEST_SIZE);

	return order ? order : (a->at > b->at) - (a->at < b->at);
}

static struct digest
digest_lines(const struct finding *f, struct fingerprint_file *file)
{
	struct buf lines = { 0 };
	struct digest digest;

	fingerprint_write(f, file, &lines);
	digest = hash_of(buf_slice(&lines));
	buf_release(&lines);
	return digest;
}

/* The second of two equal findings is another one than the first. */
static const char *
number(const struct print *print, size_t before, struct pool *pool)
{
	struct digest_text first = digest_text(print->digest);
	const char *lines = pool_format(pool, "%s\n%zu\n", first.hex, before);

	return pool_text(pool, digest_text(hash_of(slice_of(lines))).hex);
}

/* Of those that have none yet; returns their number. */
static size_t
digest_all(struct print *prints, const struct findings *list,
    const struct source *source)
{
	struct fingerprint_file file = { 0 };
	const char *path = NULL;
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct finding *f = &list->items[i];

		if (f->fingerprint)
			continue;
		if (!path || strcmp(path, f->place.path) != 0) {
			path = f->place.path;
			file = (struct fingerprint_file){ 0 };
			source_read(source, path, &file.text);
		}
		prints[count++] = (struct print){ digest_lines(f, &file), i };
	}
	return count;
}

void
fingerprints_set(struct findings *list, const struct source *source,
    struct pool *pool)
{
	struct print *prints = mem_alloc((list->count + 1) * sizeof *prints);
	size_t count = digest_all(prints, list, source), before = 0;

	qsort(prints, count, sizeof *prints, compare);
	for (size_t i = 0; i < count; i++) {
		before = i && memcmp(prints[i].digest.at,
		    prints[i - 1].digest.at, DIGEST_SIZE) == 0 ? before + 1 : 0;
		list->items[prints[i].at].fingerprint =
		    number(&prints[i], before, pool);
	}
	free(prints);
}
