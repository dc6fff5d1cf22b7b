/* SPDX-License-Identifier: Apache-2.0 */
#include "enrollment.h"

#include <string.h>

#include "base/ascii.h"
#include "sign/hash.h"

static const char MAGIC[] = "galley-enroll-1";

enum { LETTERS = 12, GROUP = 4, BITS = 5 };

/* Crockford's base 32, without letters that are taken for digits. */
static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

struct enrollment_code
enrollment_code(struct slice line)
{
	struct digest digest = hash_of(slice_trim(line));
	struct enrollment_code code = { { 0 } };
	unsigned bits = 0, held = 0;
	size_t next = 0, len = 0;

	for (int i = 0; i < LETTERS; i++) {
		if (held < BITS) {
			bits = bits << 8 | digest.at[next++];
			held += 8;
		}
		held -= BITS;
		if (i && i % GROUP == 0)
			code.at[len++] = '-';
		code.at[len++] = letters[bits >> held & 31];
	}
	return code;
}

static char
letter(char typed)
{
	char c = ascii_upper(typed);

	if (c == 'O')
		return '0';
	return c == 'I' || c == 'L' ? '1' : c;
}

bool
enrollment_is_code(struct slice line, const char *typed)
{
	struct enrollment_code code = enrollment_code(line);
	const char *want = code.at;

	for (; *typed; typed++) {
		if (*typed == '-' || *typed == ' ')
			continue;
		want += *want == '-';
		if (letter(*typed) != *want)
			return false;
		want++;
	}
	return *want == '\0';
}

const char *
enrollment_line(const struct enrollment *e, struct pool *pool)
{
	return pool_format(pool, "%s %s %s %s %s", MAGIC, e->person, e->email,
	    e->key, e->name);
}

enum error_code
enrollment_read(struct enrollment *out, const char *line, struct pool *pool,
    struct error *err)
{
	struct slice rest = slice_trim(slice_of(line)), magic, person, email;
	struct slice kind, blob;

	if (rest.len > ENROLLMENT_LIMIT || memchr(rest.at, '\n', rest.len) ||
	    !slice_until(&rest, ' ', &magic) || !slice_is(magic, MAGIC) ||
	    !slice_until(&rest, ' ', &person) ||
	    !slice_until(&rest, ' ', &email) ||
	    !slice_until(&rest, ' ', &kind) ||
	    !slice_until(&rest, ' ', &blob) || !rest.len)
		return error_set(err, ERR_USAGE, "this is not a line that "
		    "galley enroll printed (it begins with %s, and is one "
		    "line)",
		    MAGIC);
	*out = (struct enrollment){ pool_copy(pool, person),
		pool_copy(pool, email), pool_format(pool, "%.*s %.*s",
		(int)kind.len, kind.at, (int)blob.len, blob.at),
		pool_copy(pool, rest) };
	return ERR_NONE;
}
