/* SPDX-License-Identifier: Apache-2.0 */
#include "regex.h"

static uint32_t
add(uint32_t a, uint32_t b)
{
	return a > REGEX_MANY - b ? REGEX_MANY : a + b;
}

static uint32_t
times(uint32_t a, uint32_t b)
{
	if (a == 0 || b == 0)
		return 0;
	return a > REGEX_MANY / b ? REGEX_MANY : a * b;
}

static struct regex_length
of_choice(const struct regex *r)
{
	struct regex_length out = { REGEX_MANY, 0 };

	for (size_t i = 0; i < r->count; i++) {
		struct regex_length part = regex_length(r->parts[i]);

		out.least = part.least < out.least ? part.least : out.least;
		out.most = part.most > out.most ? part.most : out.most;
	}
	return out;
}

static struct regex_length
of_sequence(const struct regex *r)
{
	struct regex_length out = { 0, 0 };

	for (size_t i = 0; i < r->count; i++) {
		struct regex_length part = regex_length(r->parts[i]);

		out.least = add(out.least, part.least);
		out.most = add(out.most, part.most);
	}
	return out;
}

struct regex_length
regex_length(const struct regex *r)
{
	struct regex_length part;

	switch (r->kind) {
	case REGEX_CHARACTERS:
		return (struct regex_length){ 1, 1 };
	case REGEX_SEQUENCE:
		return of_sequence(r);
	case REGEX_CHOICE:
		return of_choice(r);
	case REGEX_REPEAT:
		part = regex_length(r->parts[0]);
		return (struct regex_length){ times(part.least, r->least),
			times(part.most, r->most) };
	case REGEX_OPAQUE:
		return (struct regex_length){ 0, REGEX_MANY };
	default:
		return (struct regex_length){ 0, 0 };
	}
}
