/* SPDX-License-Identifier: Apache-2.0 */
#include "finding.h"

#include <stdlib.h>
#include <string.h>

void
findings_add(struct findings *list, struct pool *pool, struct finding finding)
{
	list->items = pool_grow(pool, list->items, list->count,
	    sizeof *list->items);
	list->items[list->count++] = finding;
}

static int
compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int
compare(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int order = strcmp(a->place.path, b->place.path);

	if (!order)
		order = compare_numbers(a->place.line, b->place.line);
	if (!order)
		order = compare_numbers(a->place.column, b->place.column);
	if (!order)
		order = strcmp(a->rule, b->rule);
	return order ? order : strcmp(a->message, b->message);
}

void
findings_sort(struct findings *list)
{
	size_t kept = 0;

	if (list->count == 0)
		return;
	qsort(list->items, list->count, sizeof *list->items, compare);
	for (size_t i = 1; i < list->count; i++) {
		if (compare(&list->items[kept], &list->items[i]) != 0)
			list->items[++kept] = list->items[i];
	}
	list->count = kept + 1;
}

size_t
findings_errors(const struct findings *list)
{
	size_t errors = 0;

	for (size_t i = 0; i < list->count; i++)
		errors += finding_is_error(&list->items[i]);
	return errors;
}

bool
finding_is_error(const struct finding *finding)
{
	return finding->severity == SEVERITY_ERROR && finding_stands(finding);
}

bool
finding_stands(const struct finding *finding)
{
	return !finding->excepted && !finding->known;
}

/* Reads ":12:4" off *rest; both stay 0 where there is none. */
static void
take_numbers(const char **rest, struct place *place)
{
	size_t *into[] = { &place->line, &place->column };

	for (size_t i = 0; i < 2; i++) {
		char *end;
		unsigned long number;

		if ((*rest)[0] != ':' || (*rest)[1] < '0' || (*rest)[1] > '9')
			return;
		number = strtoul(*rest + 1, &end, 10);
		*into[i] = number;
		*rest = end;
	}
}

void
findings_add_error(struct findings *list, struct pool *pool,
    const struct error *err, const char *path)
{
	struct finding f = { .rule = "error", .severity = SEVERITY_ERROR,
		.place = { path, 0, 0 }, .match = "", .fix = "" };
	const char *rest = err->text, *stop;

	if (strncmp(rest, path, strlen(path)) == 0)
		rest += strlen(path);
	/* A text that was parsed by itself has a place and no path. */
	if (rest[0] == ':') {
		take_numbers(&rest, &f.place);
		rest += strspn(rest, ": ");
	}
	stop = strstr(rest, ": ");
	if (stop && !memchr(rest, ' ', (size_t)(stop - rest))) {
		f.rule = pool_copy(pool, (struct slice){ rest,
		    (size_t)(stop - rest) });
		rest = stop + 2;
	}
	f.message = pool_text(pool, rest);
	findings_add(list, pool, f);
}

static const char *const severities[] = {
	[SEVERITY_SUGGESTION] = "suggestion",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

const char *
severity_name(enum severity severity)
{
	return severities[severity];
}

bool
severity_read(enum severity *out, const char *name)
{
	for (int i = SEVERITY_SUGGESTION; i <= SEVERITY_ERROR; i++) {
		if (strcmp(severities[i], name) == 0) {
			*out = (enum severity)i;
			return true;
		}
	}
	return false;
}
