/* SPDX-License-Identifier: Apache-2.0 */
#include "check/style.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
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
	struct slice found;

	if (f->bytes.from > f->bytes.to || f->bytes.to > text.len)
		abort();
	if (f->place.line == 0 || f->place.column == 0)
		abort();
	found = (struct slice){ text.at + f->bytes.from, f->bytes.to -
		f->bytes.from };
	/* Masks, styles, escapes and ends of lines read otherwise. */
	for (size_t i = 0; i < found.len; i++) {
		if (strchr("*_~`&\\<>[]!$\r\n\t\f\v\001", found.at[i]))
			return;
	}
	if (found.len && f->match[0] && !strchr(f->match, '*') &&
	    !slice_is(found, f->match))
		abort();
}

/* What was found out, as the next reading of the rule gets it. */
struct remembered {
	struct buf answers;
	bool kept;
};

static bool
recall(void *of, struct slice *file, struct slice *answers)
{
	struct remembered *r = of;

	(void)file;
	*answers = buf_slice(&r->answers);
	return r->kept;
}

static void
keep(void *of, struct slice file, struct slice answers)
{
	struct remembered *r = of;

	(void)file;
	buf_clear(&r->answers);
	buf_add(&r->answers, answers);
	r->kept = true;
}

static bool
is_costly(const struct findings *found)
{
	for (size_t i = 0; i < found->count; i++) {
		if (strcmp(found->items[i].rule, "too-costly") == 0)
			return true;
	}
	return false;
}

static void
compare(const struct findings *a, const struct findings *b)
{
	if (is_costly(a) || is_costly(b))
		return;
	if (a->count != b->count)
		abort();
	for (size_t i = 0; i < a->count; i++) {
		const struct finding *f = &a->items[i], *g = &b->items[i];

		if (f->bytes.from != g->bytes.from ||
		    f->bytes.to != g->bytes.to ||
		    strcmp(f->message, g->message) != 0)
			abort();
	}
}

/* The findings of the rule, read as from says; false: it cannot be. */
static bool
find(const struct style_from *from, struct findings *found, struct pool *pool)
{
	const struct input *in = from->source->of;
	struct style_set *set = NULL;
	struct error err;
	bool good = !style_set_load(&set, from, &err);

	if (good)
		style_set_check(set, found, &(struct style_file){
		    .path = "a.md", .text = in->text, .comments = true },
		    pool);
	else if (strncmp(err.text, "s/S/R.yml:", 10) != 0)
		abort();
	/* A rule's name goes with its set. */
	for (size_t i = 0; i < found->count; i++)
		found->items[i].rule = pool_text(pool, found->items[i].rule);
	style_set_free(set);
	return good;
}

/* Two characters beyond ASCII fold to ASCII: k and s. */
static bool
folds_to_ascii(struct slice text)
{
	return slice_find(text, "\u212a") < text.len ||
	    slice_find(text, "\u017f") < text.len;
}

/* The same is found by PCRE2 alone, and by what was found out before. */
static void
find_again(const struct style_from *from, const struct findings *found,
    struct pool *pool)
{
	const struct input *in = from->source->of;
	struct remembered memory = { 0 };
	struct style_memory face = { &memory, recall, keep };
	struct style_from again = *from;

	again.memory = &face;
	for (int i = 0; i < 2; i++) {
		struct findings same = { 0 };

		if (!find(&again, &same, pool))
			abort();
		compare(found, &same);
	}
	/* Whatever the answers, they are only answers. */
	for (size_t i = 0; i < memory.answers.len; i++) {
		struct findings any = { 0 };

		memory.answers.at[i] ^= (char)(1 << i % 8);
		find(&again, &any, pool);
		i += i / 4;
	}
	buf_release(&memory.answers);
	again = *from;
	again.plainly = true;
	if (!folds_to_ascii(in->text)) {
		struct findings same = { 0 };

		if (!find(&again, &same, pool))
			abort();
		compare(found, &same);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice all = { (const char *)data, size };
	size_t stop = slice_find(all, "\n====\n");
	struct input in = { { all.at, stop }, { "", 0 } };
	struct source source = { .of = &in, .read = read_file,
		.list = list_folder };
	struct style_from from = { .source = &source, .config = "ini" };
	struct findings found = { 0 };
	struct pool pool = { 0 };

	if (size > BYTES || utf8_bad(all) < size || memchr(data, '\0', size))
		return 0;
	if (stop < size)
		in.text = slice_skip(all, stop + 6);
	if (find(&from, &found, &pool)) {
		for (size_t i = 0; i < found.count; i++)
			check_finding(&found.items[i], in.text);
		find_again(&from, &found, &pool);
	}
	pool_release(&pool);
	return 0;
}
