/* SPDX-License-Identifier: Apache-2.0 */
#include "error.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/*
 * An error is one line, whatever stands in the paths and names of it: a line
 * feed in one would let who chose it write lines of his own.
 */
static void
put_text(char *out, size_t room, const char *fmt, va_list args)
{
	char text[sizeof ((struct error *)0)->text];
	size_t used = 0;

	vsnprintf(text, sizeof text, fmt, args);
	for (const char *c = text; *c && used + 1 < room; c++) {
		bool hidden = (unsigned char)*c < ' ' || *c == 0x7F;

		if (hidden && used + sizeof "\\u0000" > room)
			break;
		if (hidden)
			used += (size_t)snprintf(out + used, room - used,
			    "\\u%04x", (unsigned)(unsigned char)*c);
		else
			out[used++] = *c;
	}
	out[used] = '\0';
}

enum error_code
error_set(struct error *err, enum error_code code, const char *fmt, ...)
{
	va_list args;

	err->code = code;
	va_start(args, fmt);
	put_text(err->text, sizeof err->text, fmt, args);
	va_end(args);
	return code;
}

/* Writes "path:line:column: rule: ", leaving out what is not known. */
static size_t
put_place(struct error *err, struct place place, const char *rule)
{
	if (place.line && place.column)
		error_set(err, ERR_REFUSED, "%s:%zu:%zu: %s: ", place.path,
		    place.line, place.column, rule);
	else if (place.line)
		error_set(err, ERR_REFUSED, "%s:%zu: %s: ", place.path,
		    place.line, rule);
	else
		error_set(err, ERR_REFUSED, "%s: %s: ", place.path, rule);
	return strlen(err->text);
}

enum error_code
error_at(struct error *err, struct place place, const char *rule,
    const char *fmt, ...)
{
	size_t used = put_place(err, place, rule);
	va_list args;

	err->code = ERR_REFUSED;
	va_start(args, fmt);
	put_text(err->text + used, sizeof err->text - used, fmt, args);
	va_end(args);
	return ERR_REFUSED;
}

enum error_code
error_wrap(struct error *err, enum error_code code, const char *fmt, ...)
{
	struct error inner = *err;
	size_t used;
	va_list args;

	va_start(args, fmt);
	put_text(err->text, sizeof err->text, fmt, args);
	va_end(args);
	used = strlen(err->text);
	snprintf(err->text + used, sizeof err->text - used, "%s", inner.text);
	err->code = code;
	return code;
}

void
error_add_line(struct error *err, const struct error *next)
{
	size_t used = strlen(err->text);

	snprintf(err->text + used, sizeof err->text - used, "\n%s",
	    next->text);
}

const char *
error_without_rule(const char *text)
{
	bool named = text[0] == 'T' && text[1] >= '1' && text[1] <= '9' &&
	    text[2] == ':' && text[3] == ' ';

	return named ? text + 4 : text;
}

int
error_status(enum error_code code)
{
	static const int status[] = {
		[ERR_NONE] = 0, [ERR_REFUSED] = 1, [ERR_USAGE] = 2,
		[ERR_PARTIAL] = 3, [ERR_DENIED] = 4, [ERR_MISSING] = 5,
		[ERR_MOVED] = 6, [ERR_INVALID] = 7, [ERR_SYSTEM] = 75,
	};

	return status[code];
}
