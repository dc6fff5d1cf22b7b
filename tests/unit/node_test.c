/* SPDX-License-Identifier: Apache-2.0 */
#include "data/node.h"

#include <string.h>

#include "rows.h"

typedef void render(const char *text, struct pool *pool, struct buf *out);

static void
read_back(const char *text, struct pool *pool, struct buf *out)
{
	struct node *node;
	struct error err;

	if (node_read_json(&node, "f", slice_of(text), pool, &err))
		buf_text(out, err.text);
	else
		node_write_json(node, out);
}

static void
read_levels(const char *text, struct pool *pool, struct buf *out)
{
	int levels = (int)strlen(text);
	struct buf json = { 0 };

	for (int i = 0; i < levels; i++)
		buf_char(&json, '[');
	for (int i = 0; i < levels; i++)
		buf_char(&json, ']');
	read_back(json.at, pool, out);
	buf_release(&json);
}

static void
read_100_kilobytes(const char *text, struct pool *pool, struct buf *out)
{
	struct buf json = { 0 };

	for (int i = 0; i < 100 * 1024; i++)
		buf_text(&json, text);
	read_back(json.at, pool, out);
	buf_release(&json);
}

static void
read_2_megabytes(const char *text, struct pool *pool, struct buf *out)
{
	struct buf json = { 0 };

	for (int i = 0; i < 2 * 1024 * 1024; i++)
		buf_text(&json, text);
	read_back(json.at, pool, out);
	buf_release(&json);
}

static void
write_indented(const char *text, struct pool *pool, struct buf *out)
{
	struct node *node;
	struct error err;

	if (node_read_json(&node, "f", slice_of(text), pool, &err))
		buf_text(out, err.text);
	else
		node_write_json_indented(node, NULL, out);
}

/* A map of every kind, with text under "text". */
static void
build(const char *text, struct pool *pool, struct buf *out)
{
	struct node *map = node_map(pool);
	struct names names = { 0 };

	names_add(&names, pool, "a");
	names_add(&names, pool, "b");
	node_set_text(pool, map, "text", text);
	node_set_text(pool, map, "none", NULL);
	node_set_number(pool, map, "number", -7);
	node_set_bool(pool, map, "bool", true);
	node_set_names(pool, map, "names", &names);
	node_set(pool, map, "map", node_map(pool));
	node_set_number(pool, map, "number", INT64_MAX);
	node_write_json(map, out);
}

/* The members "t", "n" and "b" of a map, or what is said without them. */
static void
get(const char *text, struct pool *pool, struct buf *out)
{
	struct node *map;
	struct error err;

	if (node_read_json(&map, "f", slice_of(text), pool, &err))
		buf_text(out, err.text);
	else
		buf_format(out, "%s %d %d", node_get_text(map, "t", "none"),
		    (int)node_get_number(map, "n", -1),
		    node_get_bool(map, "b"));
}

static const struct {
	const char *name;
	render *how;
	const char *text;
	const char *want;
} cases[] = {
	{ "a map is built in order, the last value of a key counts", build,
	  "x", "{\"text\":\"x\",\"none\":null,\"number\":9223372036854775807,"
	  "\"bool\":true,\"names\":[\"a\",\"b\"],\"map\":{}}" },
	{ "texts are escaped, and bytes that are no UTF-8 replaced", build,
	  "\"\n\xC3\x1B", "{\"text\":\"\\\"\\n\uFFFD\\u001B\",\"none\":null,"
	  "\"number\":9223372036854775807,\"bool\":true,"
	  "\"names\":[\"a\",\"b\"],\"map\":{}}" },

	{ "each kind is read", read_back,
	  " {\"b\": [1, -2, true, false, null], \"a\": {\"\": \"\\u00e9\"}} ",
	  "{\"b\":[1,-2,true,false,null],\"a\":{\"\":\"\u00e9\"}}" },
	{ "a text alone is a value", read_back, "\"a\"", "\"a\"" },
	{ "64 levels are read", read_levels,
	  "1234567890123456789012345678901234567890123456789012345678901234",
	  "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
	  "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]" },
	{ "65 levels are not", read_levels,
	  "12345678901234567890123456789012345678901234567890123456789012345",
	  "f: json: more than 64 levels (nest less deeply)" },
	{ "100 KB of brackets are refused", read_100_kilobytes, "[",
	  "f:1:2049: json: maximum parsing depth reached (write JSON as in "
	  "RFC 8259)" },
	{ "2 MB are refused", read_2_megabytes, " ",
	  "f: json: more than 1 MiB (split it)" },
	{ "no text is no value", read_back, "",
	  "f:1:1: json: unexpected token (write JSON as in RFC 8259)" },
	{ "a key may stand once", read_back, "{\"a\": 1, \"a\": 2}",
	  "f:1:12: json: duplicate object key (write JSON as in RFC 8259)" },
	{ "a fraction is refused", read_back, "[1.5]",
	  "f: json: a number with a fraction or an exponent (write a whole "
	  "number or a text)" },
	{ "a number that is too big is refused", read_back,
	  "99999999999999999999",
	  "f:1:20: json: too big integer (write JSON as in RFC 8259)" },
	{ "an escaped NUL is refused", read_back, "\"a\\u0000\"",
	  "f:1:9: json: \\u0000 is not allowed without JSON_ALLOW_NUL (write "
	  "JSON as in RFC 8259)" },
	{ "invalid UTF-8 is refused", read_back, "\"\xFF\"",
	  "f:1:1: json: unable to decode byte 0xff (write JSON as in RFC "
	  "8259)" },
	{ "text after the value is refused", read_back, "{}\n}",
	  "f:2:1: json: end of file expected (write JSON as in RFC 8259)" },

	{ "indented JSON has two spaces a level", write_indented,
	  "{\"a\":[1]}", "{\n  \"a\": [\n    1\n  ]\n}" },

	{ "members are found by key", get, "{\"t\":\"x\",\"n\":3,\"b\":true}",
	  "x 3 1" },
	{ "a missing member is what the caller says", get, "{}",
	  "none -1 0" },
	{ "a member of another kind counts as missing", get,
	  "{\"t\":1,\"n\":\"3\",\"b\":1}", "none -1 0" },
	{ "a list has no members", get, "[1]", "none -1 0" },
};

static void
is_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct buf got = { 0 };

	cases[row].how(cases[row].text, &pool, &got);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("node", ROWS(cases, is_as_wanted));
}
