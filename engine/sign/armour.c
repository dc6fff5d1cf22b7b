/* SPDX-License-Identifier: Apache-2.0 */
#include "armour.h"

#include <stdlib.h>
#include <string.h>

#include "base/base64.h"

#define HEADER "-----BEGIN SSH SIGNATURE-----\n"
#define FOOTER "-----END SSH SIGNATURE-----\n"

enum { COLUMNS = 70 };

/* Joins the lines into digits; false unless each but the last is full. */
static bool
join_lines(char *digits, size_t *count, struct slice body)
{
	struct slice line;

	*count = 0;
	if (!slice_ends(body, "\n"))
		return false;
	while (slice_line(&body, &line)) {
		if (line.len == 0 || line.len > COLUMNS ||
		    (body.len && line.len != COLUMNS))
			return false;
		memcpy(digits + *count, line.at, line.len);
		*count += line.len;
	}
	return true;
}

enum error_code
armour_read(struct armour *out, struct slice text, struct error *err)
{
	const size_t header = strlen(HEADER), footer = strlen(FOOTER);
	char digits[ARMOUR_LIMIT];
	struct slice body;
	size_t count;

	if (text.len > ARMOUR_LIMIT)
		return error_set(err, ERR_INVALID, "T2: the signature is "
		    "longer than %d bytes", ARMOUR_LIMIT);
	if (!slice_starts(text, HEADER))
		return error_set(err, ERR_INVALID, "T2: the signature does not "
		    "begin with the line -----BEGIN SSH SIGNATURE-----");
	body = slice_skip(text, header);
	if (!slice_ends(body, FOOTER))
		return error_set(err, ERR_INVALID, "T2: the signature does not "
		    "end with the line -----END SSH SIGNATURE-----");
	body.len -= footer;
	if (!join_lines(digits, &count, body))
		return error_set(err, ERR_INVALID, "T2: the signature's lines "
		    "are not of 70 characters and one LF each");
	if (!base64_read(out->at, sizeof out->at, &out->len,
	    (struct slice){ digits, count }))
		return error_set(err, ERR_INVALID, "T2: the signature is not "
		    "exact base64");
	return ERR_NONE;
}

void
armour_write(struct slice bytes, struct buf *out)
{
	char *digits = mem_alloc(base64_room(bytes.len));
	struct slice rest;

	base64_write(digits, bytes);
	rest = slice_of(digits);
	buf_text(out, HEADER);
	while (rest.len) {
		size_t len = rest.len < COLUMNS ? rest.len : COLUMNS;

		buf_add(out, (struct slice){ rest.at, len });
		buf_char(out, '\n');
		rest = slice_skip(rest, len);
	}
	buf_text(out, FOOTER);
	free(digits);
}
