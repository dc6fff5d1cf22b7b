/* SPDX-License-Identifier: Apache-2.0 */
#include "model/customization.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char path[] = "customizations/a/b/c.md";

static void
compare(const struct customization *a, const struct customization *b)
{
	if (a->field_count != b->field_count ||
	    a->region_count != b->region_count ||
	    a->audience_count != b->audience_count ||
	    strcmp(a->share, b->share) != 0 || strcmp(a->base, b->base) != 0 ||
	    a->recalled.set != b->recalled.set)
		abort();
	for (size_t i = 0; i < a->field_count; i++) {
		const char *value = customization_value(b, a->fields[i].name);

		if (!value || strcmp(value, a->fields[i].value) != 0)
			abort();
	}
	for (size_t i = 0; i < a->region_count; i++) {
		if (!slice_equal(a->regions[i].text, b->regions[i].text))
			abort();
	}
}

/* What parses is written as a file that reads as the same, and stays so. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice file = { (const char *)data, size };
	struct customization first, second;
	struct buf once = { 0 }, twice = { 0 }, frame = { 0 };
	struct pool pool = { 0 };
	struct error err;

	customization_frame(file, &frame);
	if (!customization_parse(&first, path, file, &pool, &err)) {
		customization_write(&first, NULL, &once);
		if (once.len <= 64 * 1024) {
			if (customization_parse(&second, path,
			    buf_slice(&once), &pool, &err))
				abort();
			compare(&first, &second);
			customization_write(&second, NULL, &twice);
			if (!slice_equal(buf_slice(&once), buf_slice(&twice)))
				abort();
		}
	}
	buf_release(&frame);
	buf_release(&once);
	buf_release(&twice);
	pool_release(&pool);
	return 0;
}
