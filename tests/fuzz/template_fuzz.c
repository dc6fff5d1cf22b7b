/* SPDX-License-Identifier: Apache-2.0 */
#include "model/template.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
judge_regions(const struct template *t, struct slice file)
{
	for (size_t i = 0; i < t->region_count; i++) {
		struct slice text = t->regions[i].text;
		struct slice trimmed = template_trim(text);

		if (text.len && (text.at < file.at ||
		    text.at + text.len > file.at + file.len))
			abort();
		if (trimmed.len > text.len ||
		    !slice_equal(template_trim(trimmed), trimmed))
			abort();
	}
}

static void
judge_fields(const struct template *t, struct pool *pool)
{
	for (size_t i = 0; i < t->field_count; i++) {
		const struct field *field = &t->fields[i];
		const char *fallback = field_fallback(field), *why;

		if (template_field(t, field->name) != field)
			abort();
		if (fallback && !field_admits(field, fallback, &why, pool))
			abort();
		if (field->at_use && !field_all_preapproved(field))
			abort();
	}
}

/*
 * What parses has its regions inside the file, defaults that its fields
 * admit, and nothing asked at use that is not pre-approved; what does not
 * says where.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char path[] = "templates/email/a.md";
	struct slice file = { (const char *)data, size };
	struct pool pool = { 0 };
	struct template t;
	struct error err;

	if (template_parse(&t, path, file, &pool, &err)) {
		if (strncmp(err.text, path, strlen(path)) != 0)
			abort();
	} else {
		judge_regions(&t, file);
		judge_fields(&t, &pool);
	}
	pool_release(&pool);
	return 0;
}
