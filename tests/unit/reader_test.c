/* SPDX-License-Identifier: Apache-2.0 */
#include "data/reader.h"

#include "base/date.h"
#include "data/yaml.h"
#include "rows.h"

/* What a schema that knows one key of each form makes of a text. */
struct record {
	const char *title;
	int64_t number;
	bool flag;
	int64_t day;
	struct names names;
	const struct node *list;
	struct reader map;
	const char *inner;
};

static enum error_code
read_record(const struct reader *r, struct record *out, struct error *err)
{
	static const char *const keys[] = { "title", "number", "flag", "day",
		"names", "list", "map", NULL };
	static const char *const inner_keys[] = { "inner", NULL };
	enum error_code code;

	if ((code = reader_known(r, keys, err)) ||
	    (code = reader_required(r, "title", err)) ||
	    (code = reader_text(r, "title", &out->title, err)) ||
	    (code = reader_number(r, "number", &out->number, err)) ||
	    (code = reader_bool(r, "flag", &out->flag, err)) ||
	    (code = reader_date(r, "day", &out->day, err)) ||
	    (code = reader_names(r, "names", &out->names, err)) ||
	    (code = reader_list(r, "list", &out->list, err)) ||
	    (code = reader_map(r, "map", &out->map, err)) ||
	    (code = reader_known(&out->map, inner_keys, err)) ||
	    (code = reader_text(&out->map, "inner", &out->inner, err)))
		return code;
	return ERR_NONE;
}

static void
put_record(const struct record *record, struct buf *out)
{
	buf_format(out, "%s %lld %s %s [", record->title,
	    (long long)record->number, record->flag ? "yes" : "no",
	    date_day(record->day).at);
	for (size_t i = 0; i < record->names.count; i++)
		buf_format(out, "%s%s", i ? " " : "", record->names.items[i]);
	buf_format(out, "] %zu %s", record->list ? record->list->count : 0,
	    record->map.map ? record->inner : "-");
}

typedef void render(const char *text, struct buf *out);

static void
read_over(struct record record, const char *text, struct buf *out)
{
	struct place start = { "f", 1, 0 };
	const struct node *node;
	struct pool pool = { 0 };
	struct error err;

	if (yaml_parse(&node, start, slice_of(text), &pool, &err) ||
	    read_record(&(struct reader){ node, "f", &pool }, &record, &err))
		buf_text(out, err.text);
	else
		put_record(&record, out);
	pool_release(&pool);
}

static void
read_yaml(const char *text, struct buf *out)
{
	read_over((struct record){ .number = -1, .inner = "none" }, text, out);
}

/* As read_yaml, where the flag is set unless the text says false. */
static void
read_flagged(const char *text, struct buf *out)
{
	read_over((struct record){ .flag = true, .inner = "none" }, text, out);
}

static void
read_json(const char *text, struct buf *out)
{
	struct record record = { .number = -1, .inner = "none" };
	struct pool pool = { 0 };
	struct error err;
	struct node *node;

	if (node_read_json(&node, "f", slice_of(text), &pool, &err) ||
	    read_record(&(struct reader){ node, "f", &pool }, &record, &err))
		buf_text(out, err.text);
	else
		put_record(&record, out);
	pool_release(&pool);
}

static void
split(const char *text, struct buf *out)
{
	struct front front;
	struct error err;

	if (front_split(&front, "f", slice_of(text), &err)) {
		buf_text(out, err.text);
		return;
	}
	buf_format(out, "%zu<%.*s> %zu<%.*s>", front.yaml_line,
	    (int)front.yaml.len, front.yaml.at, front.body_line,
	    (int)front.body.len, front.body.at);
}

static const struct {
	const char *name;
	render *how;
	const char *text;
	const char *want;
} cases[] = {
	{ "each form is read", read_yaml,
	  "title: One\nnumber: 12\nflag: true\nday: 2030-06-30\n"
	  "names: [a, b]\nlist: [{}, c]\nmap: {inner: x}\n",
	  "One 12 yes 2030-06-30 [a b] 2 x" },
	{ "what is absent stays as it was", read_yaml, "title: One\n",
	  "One -1 no 1970-01-01 [] 0 -" },
	{ "a map may leave its keys out", read_yaml, "title: One\nmap: {}\n",
	  "One -1 no 1970-01-01 [] 0 none" },
	{ "a quoted text may look like a number", read_yaml, "title: \"12\"\n",
	  "12 -1 no 1970-01-01 [] 0 -" },
	{ "a quoted text may be empty", read_yaml, "title: \"\"\n",
	  " -1 no 1970-01-01 [] 0 -" },
	{ "numbers may be negative", read_yaml, "{title: a, number: -12}",
	  "a -12 no 1970-01-01 [] 0 -" },
	{ "numbers have at most 15 digits", read_yaml,
	  "{title: a, number: 999999999999999}",
	  "a 999999999999999 no 1970-01-01 [] 0 -" },
	{ "false is read", read_flagged, "{title: a, flag: false}",
	  "a 0 no 1970-01-01 [] 0 -" },
	{ "JSON has numbers and booleans of its own", read_json,
	  "{\"title\": \"a\", \"number\": 5, \"flag\": true}",
	  "a 5 yes 1970-01-01 [] 0 -" },

	{ "a text is no record", read_yaml, "a",
	  "f:1:1: front-matter: this must be a map (write lines of key: "
	  "value)" },
	{ "an unknown key names the nearest", read_yaml,
	  "title: a\ntitel: b\n",
	  "f:2:1: front-matter: unknown key \"titel\" (did you mean "
	  "\"title\"?)" },
	{ "an unknown key may be like none", read_yaml,
	  "title: a\nmap: {xyzzy: b}\n",
	  "f:2:7: front-matter: unknown key \"xyzzy\" (remove it)" },
	{ "a merge key is unknown", read_yaml, "title: a\n<<: {flag: true}\n",
	  "f:2:1: front-matter: unknown key \"<<\" (remove it)" },
	{ "a required key must be there", read_yaml, "number: 1\n",
	  "f:1:1: front-matter: \"title\" is missing (add title: ...)" },
	{ "an empty file misses it too", read_yaml, "",
	  "f:1:1: front-matter: \"title\" is missing (add title: ...)" },
	{ "a text must not be left out", read_yaml, "title:\n",
	  "f:1:7: front-matter: \"title\" has no value (write one, \"\" for "
	  "an empty text, or remove the key)" },
	{ "null is no text", read_json, "{\"title\": null}",
	  "f: front-matter: \"title\" has no value (write one, \"\" for an "
	  "empty text, or remove the key)" },
	{ "a list is no text", read_yaml, "title: [a]\n",
	  "f:1:8: front-matter: \"title\" must be one text (quote it)" },
	{ "a word is no number", read_yaml, "title: a\nnumber: ten\n",
	  "f:2:9: front-matter: \"number\" must be a whole number (write at "
	  "most 15 digits, without quotes)" },
	{ "a quoted number is a text", read_yaml, "{title: a, number: \"1\"}",
	  "f:1:20: front-matter: \"number\" must be a whole number (write at "
	  "most 15 digits, without quotes)" },
	{ "a number has no zero in front", read_yaml,
	  "{title: a, number: 010}",
	  "f:1:20: front-matter: \"number\" must be a whole number (write at "
	  "most 15 digits, without quotes)" },
	{ "minus zero is no number", read_yaml, "{title: a, number: -0}",
	  "f:1:20: front-matter: \"number\" must be a whole number (write at "
	  "most 15 digits, without quotes)" },
	{ "16 digits are too many", read_yaml,
	  "{title: a, number: 1000000000000000}",
	  "f:1:20: front-matter: \"number\" must be a whole number (write at "
	  "most 15 digits, without quotes)" },
	{ "yes is no boolean", read_yaml, "{title: a, flag: yes}",
	  "f:1:18: front-matter: \"flag\" must be yes or no (write true or "
	  "false, without quotes)" },
	{ "quoted true is no boolean", read_yaml, "{title: a, flag: \"true\"}",
	  "f:1:18: front-matter: \"flag\" must be yes or no (write true or "
	  "false, without quotes)" },
	{ "a date must be a real day", read_yaml, "{title: a, day: 2030-02-30}",
	  "f:1:17: front-matter: \"day\" must be a date (write it as "
	  "2030-06-30)" },
	{ "a text is no list of names", read_yaml, "{title: a, names: b}",
	  "f:1:19: front-matter: \"names\" must be a list (write [a, b], or [] "
	  "for none)" },
	{ "names are texts", read_yaml, "{title: a, names: [b, [c]]}",
	  "f:1:23: front-matter: \"names\" must be a list of texts (quote "
	  "this one)" },
	{ "a name must not be left out", read_yaml,
	  "title: a\nnames:\n  -\n  - b\n",
	  "f:3:4: front-matter: \"names\" must be a list of texts (quote this "
	  "one)" },
	{ "a map is no list", read_yaml, "{title: a, list: {}}",
	  "f:1:18: front-matter: \"list\" must be a list (write [a, b], or [] "
	  "for none)" },
	{ "a list is not a map", read_yaml, "{title: a, map: []}",
	  "f:1:17: front-matter: \"map\" must be a map (write {key: value}, or "
	  "{} for none)" },

	{ "front matter and body are cut", split, "---\na: b\n---\nBody\n",
	  "2<a: b\n> 4<Body\n>" },
	{ "front matter may be empty", split, "---\n---\nBody", "2<> 3<Body>" },
	{ "the body may be empty", split, "---\na: b\nc: d\n---",
	  "2<a: b\nc: d\n> 5<>" },
	{ "a rule in the body is the body's", split, "---\n---\na\n---\nb\n",
	  "2<> 3<a\n---\nb\n>" },
	{ "longer dashes do not end it", split, "---\na: |\n  x\n----\n---\n",
	  "2<a: |\n  x\n----\n> 6<>" },
	{ "front matter must be there", split, "Body\n",
	  "f:1:1: front-matter: the file does not begin with a line --- (put "
	  "its front matter between two such lines)" },
	{ "an empty file has none", split, "",
	  "f:1:1: front-matter: the file does not begin with a line --- (put "
	  "its front matter between two such lines)" },
	{ "an empty line before it is an error", split, "\n---\n---\n",
	  "f:1:1: front-matter: the file does not begin with a line --- (put "
	  "its front matter between two such lines)" },
	{ "front matter must end", split, "---\na: b\n --- \n",
	  "f:1:1: front-matter: the front matter has no end (write a line --- "
	  "after it)" },
	{ "CR LF is named", split, "---\r\na: b\r\n---\r\n",
	  "f:1:1: front-matter: the lines end in CR LF (save the file with LF "
	  "line ends)" },
	{ "a byte order mark is named", split, "\xEF\xBB\xBF---\n---\n",
	  "f:1:1: front-matter: the file begins with a byte order mark (save "
	  "it without)" },
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
	return rows_run("reader", ROWS(cases, is_as_wanted));
}
