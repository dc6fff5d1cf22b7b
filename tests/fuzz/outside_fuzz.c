/* SPDX-License-Identifier: Apache-2.0 */
#include "check/outside.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/*
 * Whatever a program answers, each finding has a rule of its own, words to show
 * and a place in the text that is what it claims to match; or there is none.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct outside_question q = { .check = "c", .path = "blocks/a.md",
		.text = slice_of("# A d\xC3\xA9sk\n\nHello.\n") };
	struct findings found = { 0 };
	struct pool pool = { 0 };
	struct error err;

	if (outside_read(&found, &q, (struct slice){ (const char *)data,
	    size }, &pool, &err) && (found.count || !err.text[0]))
		abort();
	for (size_t i = 0; i < found.count; i++) {
		const struct finding *f = &found.items[i];
		size_t len = f->bytes.to - f->bytes.from;

		if (strncmp(f->rule, "c.", 2) != 0 ||
		    strcmp(f->rule, "c.failed") == 0 || f->place.line == 0 ||
		    strlen(f->message) > OUTSIDE_TEXT ||
		    f->bytes.to > q.text.len || strlen(f->match) != len ||
		    memcmp(f->match, q.text.at + f->bytes.from, len) != 0)
			abort();
	}
	pool_release(&pool);
	return 0;
}
