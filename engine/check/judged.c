/* SPDX-License-Identifier: Apache-2.0 */
#include "judged.h"

#include <stdarg.h>
#include <stdio.h>

struct saying {
	struct place place;
	const char *rule;
	enum severity severity;
};

__attribute__((format(printf, 3, 0)))
static void
say(const struct judged *j, struct saying what, const char *fmt, va_list args)
{
	char text[512];

	vsnprintf(text, sizeof text, fmt, args);
	findings_add(j->out, j->pool, (struct finding){
		.rule = what.rule,
		.severity = what.severity,
		.place = what.place,
		.match = "",
		.message = pool_text(j->pool, text),
		.fix = "",
	});
}

void
judged_error(const struct judged *j, struct place place, const char *rule,
    const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(j, (struct saying){ place, rule, SEVERITY_ERROR }, fmt, args);
	va_end(args);
}

void
judged_warning(const struct judged *j, struct place place, const char *rule,
    const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(j, (struct saying){ place, rule, SEVERITY_WARNING }, fmt, args);
	va_end(args);
}

struct place
judged_place(const struct judged *j, const struct mark *mark)
{
	return (struct place){ pool_text(j->pool, mark->place.path),
		mark->place.line, mark->place.column };
}

struct place
judged_file(const struct judged *j)
{
	const char *path = j->issue.c && j->issue.c->path ?
	    j->issue.c->path : j->issue.t->path;

	return (struct place){ path, 1, 1 };
}
