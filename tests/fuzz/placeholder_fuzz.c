/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/import.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/template.h"
#include "text/slots.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char path[] = "templates/email/hello.md";

/* Placeholders lie in order, inside the text, and mask byte for byte. */
static void
check_list(const struct placeholders *list, struct slice text)
{
	struct buf mask = { 0 };
	size_t reached = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct placeholder *p = &list->items[i];

		if (p->from < reached || p->to <= p->from ||
		    p->to > text.len || (p->kind == PLACEHOLDER_FIELD &&
		    p->field >= list->field_count))
			abort();
		reached = p->to;
	}
	placeholder_mask(list, text, &mask);
	if (mask.len != text.len)
		abort();
	buf_release(&mask);
}

/* Every slot of the template that was made is a declared field. */
static void
check_template(const struct imported *made, struct pool *pool)
{
	struct slots slots = { 0 };
	struct buf shadow = { 0 };
	struct template t;
	struct error err;
	size_t bad;

	if (template_parse(&t, path, made->text, pool, &err))
		abort();
	slots_take(&slots, &shadow, t.outline.body, pool, &bad);
	for (size_t i = 0; i < slots.count; i++) {
		if (!template_field(&t, slots.items[i].name))
			abort();
	}
	buf_release(&shadow);
}

/*
 * Whatever is imported parses as a template and has no slot that is not
 * declared; what is refused names its place.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct import import = { .file = "file", .text = text, .path = path,
		.kind = size % 2 ? "email" : "one-pager", .owner = "brand1" };
	struct placeholders list = { 0 };
	struct imported made = { 0 };
	struct pool pool = { 0 };
	struct error err;

	if (!import_convert(&made, &import, &pool, &err)) {
		check_template(&made, &pool);
		placeholder_find(&list, text, &pool);
		check_list(&list, text);
	} else if (strncmp(err.text, "file:", 5) != 0 &&
	    strncmp(err.text, path, strlen(path)) != 0) {
		abort();
	}
	pool_release(&pool);
	return 0;
}
