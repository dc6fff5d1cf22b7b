/* SPDX-License-Identifier: Apache-2.0 */
/* A rule of any kind over a text, in a workspace with all registries. */
#include "check/style.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/kinds.h"
#include "base/date.h"
#include "base/utf8.h"
#include "sign/sign.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { BYTES = 8000 };

static const char STOP[] = "\n====\n";

/* A house and a text in it; of another file its path stands first, on a line. */
struct input {
	struct kind_house house;
	struct slice text;
};

/* Takes what stands before the next line "====". */
static struct slice
take(struct slice *rest)
{
	size_t stop = slice_find(*rest, STOP);
	struct slice part = { rest->at, stop };

	*rest = slice_skip(*rest, stop < rest->len ? stop + sizeof STOP - 1 :
	    stop);
	return part;
}

static struct input
cut(struct slice all, struct pool *pool)
{
	struct input in = { 0 };
	struct slice path;

	in.house.rule = take(&all);
	in.text = take(&all);
	if (slice_line(&all, &path)) {
		in.house.path = pool_copy(pool, path);
		in.house.file = all;
	}
	return in;
}

/* Every place lies in the text, what may be put in it, too. */
static void
check_finding(const struct finding *f, struct slice text)
{
	const struct extent *put = &f->replacement.bytes;

	if (f->bytes.from > f->bytes.to || f->bytes.to > text.len ||
	    f->place.line == 0 || f->place.column == 0)
		abort();
	if (f->replacement.texts.count && (put->from > put->to ||
	    put->to > text.len))
		abort();
}

static void
judge(struct style_set *set, struct slice text, struct pool *pool)
{
	struct style_file file = { .path = "a.md", .text = text,
		.slots = true };
	struct findings found = { 0 }, again = { 0 };

	date_read(&file.now, slice_of("2026-11-22"));
	style_set_check(set, &found, &file, pool);
	style_set_check(set, &again, &file, pool);
	if (found.count != again.count)
		abort();
	for (size_t i = 0; i < found.count; i++) {
		check_finding(&found.items[i], text);
		if (strcmp(found.items[i].message, again.items[i].message) != 0)
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice all = { (const char *)data, size };
	struct pool pool = { 0 };
	struct input in;
	struct style_set *set = NULL;
	struct error err;

	if (size > BYTES || utf8_bad(all) < size || memchr(data, '\0', size) ||
	    sign_start(&err))
		return 0;
	in = cut(all, &pool);
	if (!kind_house_load(&set, &in.house, &err))
		judge(set, in.text, &pool);
	else if (!err.text[0])
		abort();
	style_set_free(set);
	pool_release(&pool);
	return 0;
}
