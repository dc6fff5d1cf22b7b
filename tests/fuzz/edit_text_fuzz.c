/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/edit_text.h"

#include <stdint.h>
#include <stdlib.h>

#include "../unit/desk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(enum error_code code)
{
	if (code)
		abort();
}

static struct slice
write(const struct customization *c, struct pool *pool)
{
	struct buf out = { 0 };

	customization_write(c, NULL, &out);
	return buf_settle(&out, pool);
}

/* What was taken is shown as a document that says the same. */
static void
check_taken(struct desk *desk)
{
	struct customization again = desk->c;
	struct buf document = { 0 };
	struct error err;

	edit_text_write(&desk->c, &desk->t, &document);
	must(edit_text_read(&again, &desk->t, document.at, &desk->pool, &err));
	if (!slice_equal(write(&again, &desk->pool), write(&desk->c,
	    &desk->pool)))
		abort();
	buf_release(&document);
}

/* A document is taken as a whole, or refused and nothing of it is kept. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *document;
	struct desk desk;
	struct slice before;
	struct error err;
	enum error_code code;

	must(desk_open(&desk, &err));
	document = pool_copy(&desk.pool, (struct slice){ (const char *)data,
	    size });
	before = write(&desk.c, &desk.pool);
	code = edit_text_read(&desk.c, &desk.t, document, &desk.pool, &err);
	if (!code)
		check_taken(&desk);
	else if (code != ERR_REFUSED || !slice_equal(write(&desk.c,
	    &desk.pool), before))
		abort();
	pool_release(&desk.pool);
	return 0;
}
