/* SPDX-License-Identifier: Apache-2.0 */
#include "check/style.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { BYTES = 8000 };

static const char CONFIG[] = "StylesPath = s\n[*]\nBasedOnStyles = S\n";

/* One rule, then a line "====", then the text that it judges. */
struct input {
	struct slice rule;
	struct slice text;
};

static bool
read_file(void *of, const char *path, struct slice *out)
{
	const struct input *in = of;

	if (strcmp(path, "ini") == 0)
		*out = slice_of(CONFIG);
	else if (strcmp(path, "s/S/R.yml") == 0)
		*out = in->rule;
	else
		return false;
	return true;
}

static void
list_folder(void *of, const char *folder, struct names *out,
    struct pool *pool)
{
	(void)of;
	if (strcmp(folder, "s/S") == 0)
		names_add(out, pool, "R.yml");
}

/* What is found is the text that it claims to be. */
static void
check_finding(const struct finding *f, struct slice text)
{
	if (f->bytes.from > f->bytes.to || f->bytes.to > text.len)
		abort();
	if (f->place.line == 0 || f->place.column == 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice all = { (const char *)data, size };
	size_t stop = slice_find(all, "\n====\n");
	struct input in = { { all.at, stop }, { "", 0 } };
	struct source source = { &in, read_file, list_folder };
	struct style_from from = { .source = &source, .config = "ini" };
	struct findings found = { 0 };
	struct style_set *set = NULL;
	struct pool pool = { 0 };
	struct error err;

	if (size > BYTES || utf8_bad(all) < size || memchr(data, '\0', size))
		return 0;
	if (stop < size)
		in.text = slice_skip(all, stop + 6);
	if (style_set_load(&set, &from, &err)) {
		if (strncmp(err.text, "s/S/R.yml:", 10) != 0)
			abort();
	} else {
		style_set_check(set, &found, &(struct style_file){
		    .path = "a.md", .text = in.text, .comments = true },
		    &pool);
		for (size_t i = 0; i < found.count; i++)
			check_finding(&found.items[i], in.text);
	}
	style_set_free(set);
	pool_release(&pool);
	return 0;
}
