/* SPDX-License-Identifier: Apache-2.0 */
#include "data/yaml.h"

#include <string.h>

#include "rows.h"

#define LONG \
    "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-0123456789"

typedef void render(const char *text, struct buf *out);

/* What is read, as JSON; a mistake as its message. */
static void
read_as_json(const char *text, struct buf *out)
{
	struct place start = { "f", 1, 0 };
	const struct node *node;
	struct pool pool = { 0 };
	struct error err;

	if (yaml_parse(&node, start, slice_of(text), &pool, &err))
		buf_text(out, err.text);
	else
		node_write_json(node, out);
	pool_release(&pool);
}

static void
put_places(const struct node *node, struct buf *out)
{
	if (node->key)
		buf_format(out, "%s %u:%u ", node->key, node->key_line,
		    node->key_column);
	buf_format(out, "%u:%u;", node->line, node->column);
	for (size_t i = 0; i < node->count; i++)
		put_places(node->items[i], out);
}

/* Where each key and value stands, in text that begins on line 5. */
static void
read_as_places(const char *text, struct buf *out)
{
	struct place start = { "f", 5, 0 };
	const struct node *node;
	struct pool pool = { 0 };
	struct error err;

	if (yaml_parse(&node, start, slice_of(text), &pool, &err))
		buf_text(out, err.text);
	else
		put_places(node, out);
	pool_release(&pool);
}

static void
write_scalar(const char *text, struct buf *out)
{
	yaml_write_scalar(out, text);
}

/* What yaml_write makes of what is read, at level 1. */
static void
write_again(const char *text, struct buf *out)
{
	struct place start = { "f", 1, 0 };
	const struct node *node;
	struct pool pool = { 0 };
	struct error err;

	if (yaml_parse(&node, start, slice_of(text), &pool, &err))
		buf_text(out, err.text);
	else
		yaml_write(out, node, 1);
	pool_release(&pool);
}

/* A map with a value of each kind that only JSON or a program can make. */
static void
write_built(const char *text, struct buf *out)
{
	struct pool pool = { 0 };
	struct node *map = node_map(&pool);

	node_set_number(&pool, map, "number", -3);
	node_set_bool(&pool, map, "yes", true);
	node_set_bool(&pool, map, "no", false);
	node_set_text(&pool, map, "text", text);
	node_set_text(&pool, map, "none", NULL);
	yaml_write(out, map, 0);
	pool_release(&pool);
}

/* The character as often as it takes: the text itself is too long for a row. */
static void
read_repeated(const char *text, struct buf *out)
{
	struct buf many = { 0 };

	for (int i = 0; i < 60 * 1024; i++)
		buf_char(&many, text[0]);
	read_as_json(many.at, out);
	buf_release(&many);
}

static void
read_100_kilobytes(const char *text, struct buf *out)
{
	struct buf many = { 0 };

	for (int i = 0; i < 100 * 1024; i++)
		buf_char(&many, text[0]);
	read_as_json(many.at, out);
	buf_release(&many);
}

static const struct {
	const char *name;
	render *how;
	const char *text;
	const char *want;
} cases[] = {
	{ "no text is an empty map", read_as_json, "", "{}" },
	{ "a comment alone is an empty map", read_as_json, "# none\n", "{}" },
	{ "a map keeps its order", read_as_json, "b: 1\na: two words\n",
	  "{\"b\":\"1\",\"a\":\"two words\"}" },
	{ "true, 1 and ~ are texts", read_as_json, "[true, 1, ~]",
	  "[\"true\",\"1\",\"~\"]" },
	{ "a key in a block may be empty", read_as_json, "a:\nb: 1\n",
	  "{\"a\":\"\",\"b\":\"1\"}" },
	{ "lists and maps nest", read_as_json,
	  "a: {b: [c, {d: e}]}\nf:\n  - g: h\n    i: j\n",
	  "{\"a\":{\"b\":[\"c\",{\"d\":\"e\"}]},"
	  "\"f\":[{\"g\":\"h\",\"i\":\"j\"}]}" },
	{ "quotes and escapes are read", read_as_json,
	  "a: \"x\\ny\"\nb: 'it''s: so'\n",
	  "{\"a\":\"x\\ny\",\"b\":\"it's: so\"}" },
	{ "block texts are read", read_as_json, "a: |\n  b\n  c\n",
	  "{\"a\":\"b\\nc\\n\"}" },
	{ "an empty text in a flow map is quoted", read_as_json, "{a: \"\"}",
	  "{\"a\":\"\"}" },
	{ "a merge key is a key like others", read_as_json, "<<: {a: b}\n",
	  "{\"<<\":{\"a\":\"b\"}}" },
	{ "a tab after a value is no indentation", read_as_json, "a: b\t# c\n",
	  "{\"a\":\"b\"}" },
	{ "16 levels are read", read_as_json,
	  "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]",
	  "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]" },
	{ "places are the file's, columns count characters", read_as_places,
	  "\u00e9\u00e9: \u00fc\nlist:\n  - x\n  - y: z\n",
	  "5:1;\u00e9\u00e9 5:1 5:5;list 6:1 7:3;7:5;8:5;y 8:5 8:8;" },
	{ "a mistake's place is the file's", read_as_places, "a: 1\nb: *x\n",
	  "f:6:4: yaml: an alias (write the value out)" },

	{ "17 levels are not", read_as_json,
	  "[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]",
	  "f:1:17: yaml: more than 16 levels (nest less deeply)" },
	{ "17 levels of block lists are not", read_as_json,
	  "- - - - - - - - - - - - - - - - - a",
	  "f:1:33: yaml: more than 16 levels (nest less deeply)" },
	{ "60 KB of brackets are refused at the 17th", read_repeated, "[",
	  "f:1:17: yaml: more than 16 levels (nest less deeply)" },
	{ "60 KB of braces are refused at the second", read_repeated, "{",
	  "f:1:2: yaml: a key that is a list or map (quote it)" },
	{ "100 KB are refused", read_100_kilobytes, "[",
	  "f:1: yaml: more than 64 KiB (split it)" },
	{ "an anchor is refused", read_as_json, "a: &x b\n",
	  "f:1:4: yaml: an anchor (write the value out where it is used)" },
	{ "an anchored map is refused", read_as_json, "a: &x {b: c}\n",
	  "f:1:4: yaml: an anchor (write the value out where it is used)" },
	{ "an alias is refused", read_as_json, "a: *x\n",
	  "f:1:4: yaml: an alias (write the value out)" },
	{ "an alias as a key is refused", read_as_json, "*x : a\n",
	  "f:1:1: yaml: an alias (write the value out)" },
	{ "a tag is refused", read_as_json, "a: !!str 1\n",
	  "f:1:4: yaml: a tag (leave it out, or quote a value with ! in "
	  "front)" },
	{ "a list's tag is refused", read_as_json, "a: !x [b]\n",
	  "f:1:4: yaml: a tag (leave it out, or quote a value with ! in "
	  "front)" },
	{ "a directive is refused", read_as_json, "%YAML 1.1\n---\na: b\n",
	  "f:1:1: yaml: a directive (remove the line with %)" },
	{ "a second document is refused", read_as_json, "a: b\n---\nc: d\n",
	  "f:2:1: yaml: a second document (keep one)" },
	{ "a key may stand once", read_as_json, "a: 1\nb: 2\nc: 3\na: 4\n",
	  "f:4:1: yaml: the key \"a\" is there twice, first on line 1 (keep "
	  "one)" },
	{ "an escape does not make another key", read_as_json,
	  "{a: 1, \"\\x61\": 2}",
	  "f:1:8: yaml: the key \"a\" is there twice, first on line 1 (keep "
	  "one)" },
	{ "a comma in a flow value needs quotes", read_as_json,
	  "for: {customer: Acme, Inc.}\n",
	  "f:1:23: yaml: \"Inc.\" has no value (a text with a comma in it? "
	  "quote it)" },
	{ "a flow key needs a value", read_as_json, "{a: , b: 1}",
	  "f:1:2: yaml: \"a\" has no value (a text with a comma in it? quote "
	  "it)" },
	{ "a pair in a list needs braces", read_as_json, "[a: b]",
	  "f:1:2: yaml: a key in a list (write {key: value}, or quote a text "
	  "with a colon in it)" },
	{ "a key after a question mark is refused", read_as_json,
	  "a: 1\n? b\n: c\n",
	  "f:2:1: yaml: a key after ? (write key: value)" },
	{ "a list as a key is refused", read_as_json, "[a]: b\n",
	  "f:1:1: yaml: a key that is a list or map (quote it)" },
	{ "a key over two lines is refused", read_as_json, "\"a\n b\": c\n",
	  "f:2:4: yaml: mapping values are not allowed in this context (quote "
	  "a value with ': ' in it)" },
	{ "a flow key over two lines is refused", read_as_json,
	  "{a\n b: c}\n",
	  "f:1:2: yaml: \"a b\" has no value (a text with a comma in it? quote "
	  "it)" },
	{ "an anchored key is refused", read_as_json, "&x a: b\n",
	  "f:1:1: yaml: an anchor (write the value out where it is used)" },
	{ "a long key is refused", read_as_json,
	  LONG LONG LONG LONG "a: b\n",
	  "f:1:1: yaml: a key of more than 256 bytes (shorten it)" },
	{ "a key needs a name", read_as_json, "\"\": b\n",
	  "f:1:1: yaml: a key without a name (write key: value)" },
	{ "a tab as indentation is refused", read_as_json, "a:\n  \tb: 1\n",
	  "f:2:3: yaml: a tab as indentation (indent with spaces)" },
	{ "a colon in a value needs quotes", read_as_json, "a: b: c\n",
	  "f:1:5: yaml: mapping values are not allowed in this context (quote "
	  "a value with ': ' in it)" },
	{ "an at sign in front needs quotes", read_as_json, "a: @b\n",
	  "f:1:4: yaml: found character that cannot start any token (quote the "
	  "value)" },
	{ "a bracket must close", read_as_json, "a: [b\nc: d\n",
	  "f:2:2: yaml: did not find expected ',' or ']' (close the bracket; "
	  "quote a value with a comma or colon in it)" },
	{ "a quote must close", read_as_json, "a: \"b\n",
	  "f:2:1: yaml: found unexpected end of stream (close the quote)" },
	{ "keys stand under each other", read_as_json, "a: 1\n b: 2\n",
	  "f:2:3: yaml: mapping values are not allowed in this context (quote "
	  "a value with ': ' in it)" },
	{ "invalid UTF-8 is refused", read_as_json, "a: \u00e9\nb: \xC3(\n",
	  "f:2:4: yaml: not valid UTF-8 (save the file as UTF-8)" },
	{ "a carriage return is refused", read_as_json, "a: b\r\n",
	  "f:1:5: yaml: a carriage return (save the file with LF line ends)" },
	{ "a line separator is refused", read_as_json, "a: b\u2028c: d\n",
	  "f:1:5: yaml: a line break other than LF (save the file with LF line "
	  "ends)" },
	{ "a byte order mark is refused", read_as_json, "\xEF\xBB\xBF""a: b\n",
	  "f:1:1: yaml: a byte order mark (save the file without it)" },
	{ "a control character is refused", read_as_json, "a: \x1B[1m\n",
	  "f:1:4: yaml: a control character (remove it)" },
	{ "an escaped NUL is refused", read_as_json, "a: \"b\\0c\"\n",
	  "f:1:4: yaml: an escaped control character (remove it)" },
	{ "an escaped control character is refused", read_as_json,
	  "\"\\e\": b\n",
	  "f:1:1: yaml: an escaped control character (remove it)" },

	{ "plain words stay plain", write_scalar, "Acme Clinics (EU)",
	  "Acme Clinics (EU)" },
	{ "a time and an address stay plain", write_scalar,
	  "9:30 at https://a.example/#b", "9:30 at https://a.example/#b" },
	{ "a negative number stays plain", write_scalar, "-5", "-5" },
	{ "an empty text is quoted", write_scalar, "", "\"\"" },
	{ "a space in front is quoted", write_scalar, " a", "\" a\"" },
	{ "a space behind is quoted", write_scalar, "a ", "\"a \"" },
	{ "a colon and a space are quoted", write_scalar, "a: b",
	  "\"a: b\"" },
	{ "a colon at the end is quoted", write_scalar, "a:", "\"a:\"" },
	{ "a comment's sign is quoted", write_scalar, "a #b", "\"a #b\"" },
	{ "a comma is quoted", write_scalar, "Acme, Inc.", "\"Acme, Inc.\"" },
	{ "an indicator in front is quoted", write_scalar, "*a", "\"*a\"" },
	{ "a dash in front is quoted", write_scalar, "- a", "\"- a\"" },
	{ "a document's end is quoted", write_scalar, "...", "\"...\"" },
	{ "quotes and backslashes are escaped", write_scalar, "a\\\"b\"",
	  "\"a\\\\\\\"b\\\"\"" },
	{ "line ends and tabs are escaped", write_scalar, "a\n\tb",
	  "\"a\\n\\tb\"" },
	{ "what an editor takes for a line end is escaped", write_scalar,
	  "a\u2028b\xC2\x85", "\"a\\u2028b\\x85\"" },
	{ "a byte that is no UTF-8 is replaced", write_scalar, "a\xFF",
	  "\"a\\uFFFD\"" },

	{ "a map is written as a block", write_again,
	  "{a: 1, b: {c: [d, e], f: {}}, g: []}",
	  "  a: 1\n  b:\n    c: [d, e]\n    f: {}\n  g: []\n" },
	{ "a list of maps is written as a block", write_again,
	  "[{a: 1, b: [[c]]}, d]",
	  "  - a: 1\n    b:\n      - [c]\n  - d\n" },
	{ "a long list is written as a block", write_again,
	  "[1, 2, 3, 4, 5, 6, 7, 8, 9]",
	  "  - 1\n  - 2\n  - 3\n  - 4\n  - 5\n  - 6\n  - 7\n  - 8\n  - 9\n" },
	{ "a scalar is a line", write_again, "a b", "  a b\n" },
	{ "numbers and booleans are written as words", write_built, "a",
	  "number: -3\nyes: true\nno: false\ntext: a\nnone: \"\"\n" },
	{ "keys are quoted if need be", write_again, "{\"a: b\": \"\"}",
	  "  \"a: b\": \"\"\n" },
};

static void
is_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct buf got = { 0 };

	cases[row].how(cases[row].text, &got);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
}

int
main(void)
{
	return rows_run("yaml", ROWS(cases, is_as_wanted));
}
