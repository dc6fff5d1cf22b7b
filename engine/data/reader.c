/* SPDX-License-Identifier: Apache-2.0 */
#include "reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"

enum { NUMBER_DIGITS = 15 };

static const char RULE[] = "front-matter";

enum error_code
reader_fail(const struct reader *r, const struct node *at, struct error *err,
    const char *fmt, ...)
{
	struct place place = { r->path, at ? at->line : 0,
		at ? at->column : 0 };
	char text[sizeof err->text];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	return error_at(err, place, RULE, "%s", text);
}

static enum error_code
need_map(const struct reader *r, struct error *err)
{
	if (!r->map || r->map->kind == NODE_MAP)
		return ERR_NONE;
	return reader_fail(r, r->map, err,
	    "this must be a map (write lines of key: value)");
}

static enum error_code
refuse_key(const struct reader *r, const struct node *value,
    const char *const *known, struct error *err)
{
	struct place place = { r->path, value->key_line, value->key_column };
	struct names names = { 0 };
	const char *nearest;

	for (; *known; known++)
		names_add(&names, r->pool, *known);
	nearest = names_nearest(&names, value->key);
	if (nearest)
		return error_at(err, place, RULE, "unknown key \"%s\" "
		    "(did you mean \"%s\"?)", value->key, nearest);
	return error_at(err, place, RULE, "unknown key \"%s\" (remove it)",
	    value->key);
}

enum error_code
reader_known(const struct reader *r, const char *const *known,
    struct error *err)
{
	enum error_code code = need_map(r, err);

	for (size_t i = 0; !code && r->map && i < r->map->count; i++) {
		const struct node *value = r->map->items[i];

		if (!names_among(known, value->key))
			code = refuse_key(r, value, known, err);
	}
	return code;
}

enum error_code
reader_required(const struct reader *r, const char *key, struct error *err)
{
	enum error_code code = need_map(r, err);

	if (code || node_get(r->map, key))
		return code;
	return reader_fail(r, r->map, err, "\"%s\" is missing (add %s: ...)",
	    key, key);
}

/* "key:" with nothing after it says neither a text nor a list. */
static bool
is_left_empty(const struct node *value)
{
	return value->kind == NODE_NULL || (value->kind == NODE_TEXT &&
	    value->plain && value->text[0] == '\0');
}

static enum error_code
check_text(const struct reader *r, const struct node *value, const char *key,
    struct error *err)
{
	if (is_left_empty(value))
		return reader_fail(r, value, err, "\"%s\" has no value (write "
		    "one, \"\" for an empty text, or remove the key)", key);
	if (value->kind != NODE_TEXT)
		return reader_fail(r, value, err,
		    "\"%s\" must be one text (quote it)", key);
	return ERR_NONE;
}

enum error_code
reader_text(const struct reader *r, const char *key, const char **out,
    struct error *err)
{
	const struct node *value = node_get(r->map, key);
	enum error_code code = value ? check_text(r, value, key, err) :
	    ERR_NONE;

	if (value && !code)
		*out = value->text;
	return code;
}

/* One way to write each number: no "+", no "-0", no zero in front. */
static bool
read_number(const char *text, int64_t *out)
{
	const char *digits = text + (text[0] == '-');
	size_t len = strspn(digits, "0123456789");
	int64_t number = 0;

	if (len == 0 || len > NUMBER_DIGITS || digits[len] ||
	    (digits[0] == '0' && (len > 1 || digits > text)))
		return false;
	for (size_t i = 0; i < len; i++)
		number = number * 10 + (digits[i] - '0');
	*out = digits > text ? -number : number;
	return true;
}

enum error_code
reader_number(const struct reader *r, const char *key, int64_t *out,
    struct error *err)
{
	const struct node *value = node_get(r->map, key);

	if (!value)
		return ERR_NONE;
	if (value->kind == NODE_NUMBER) {
		*out = value->number;
		return ERR_NONE;
	}
	if (value->kind == NODE_TEXT && value->plain &&
	    read_number(value->text, out))
		return ERR_NONE;
	return reader_fail(r, value, err, "\"%s\" must be a whole number "
	    "(write at most 15 digits, without quotes)", key);
}

enum error_code
reader_bool(const struct reader *r, const char *key, bool *out,
    struct error *err)
{
	const struct node *value = node_get(r->map, key);
	bool plain = value && value->kind == NODE_TEXT && value->plain;

	if (!value)
		return ERR_NONE;
	if (value->kind == NODE_BOOL)
		*out = value->number;
	else if (plain && strcmp(value->text, "true") == 0)
		*out = true;
	else if (plain && strcmp(value->text, "false") == 0)
		*out = false;
	else
		return reader_fail(r, value, err, "\"%s\" must be yes or no "
		    "(write true or false, without quotes)", key);
	return ERR_NONE;
}

enum error_code
reader_date(const struct reader *r, const char *key, int64_t *out,
    struct error *err)
{
	const struct node *value = node_get(r->map, key);

	if (!value)
		return ERR_NONE;
	if (value->kind == NODE_TEXT && date_read(out, slice_of(value->text)))
		return ERR_NONE;
	return reader_fail(r, value, err, "\"%s\" must be a date (write it as "
	    "2030-06-30)", key);
}

enum error_code
reader_list(const struct reader *r, const char *key, const struct node **out,
    struct error *err)
{
	const struct node *value = node_get(r->map, key);

	if (!value)
		return ERR_NONE;
	if (value->kind != NODE_LIST)
		return reader_fail(r, value, err, "\"%s\" must be a list "
		    "(write [a, b], or [] for none)", key);
	*out = value;
	return ERR_NONE;
}

enum error_code
reader_names(const struct reader *r, const char *key, struct names *out,
    struct error *err)
{
	const struct node *list = NULL;
	struct names names = { 0 };
	enum error_code code = reader_list(r, key, &list, err);

	if (code || !list)
		return code;
	for (size_t i = 0; i < list->count; i++) {
		const struct node *item = list->items[i];

		if (item->kind != NODE_TEXT || is_left_empty(item))
			return reader_fail(r, item, err, "\"%s\" must be a "
			    "list of texts (quote this one)", key);
		names_add(&names, r->pool, item->text);
	}
	*out = names;
	return ERR_NONE;
}

enum error_code
reader_map(const struct reader *r, const char *key, struct reader *out,
    struct error *err)
{
	const struct node *value = node_get(r->map, key);

	if (value && value->kind != NODE_MAP)
		return reader_fail(r, value, err, "\"%s\" must be a map "
		    "(write {key: value}, or {} for none)", key);
	*out = (struct reader){ value, r->path, r->pool };
	return ERR_NONE;
}

static enum error_code
refuse_opening(const char *path, struct slice text, struct error *err)
{
	struct place place = { path, 1, 1 };

	if (slice_starts(text, "\xEF\xBB\xBF"))
		return error_at(err, place, RULE, "the file begins with a "
		    "byte order mark (save it without)");
	if (slice_starts(text, "---\r\n"))
		return error_at(err, place, RULE, "the lines end in CR LF "
		    "(save the file with LF line ends)");
	return error_at(err, place, RULE, "the file does not begin with a "
	    "line --- (put its front matter between two such lines)");
}

enum error_code
front_split(struct front *out, const char *path, struct slice text,
    struct error *err)
{
	struct slice rest = text, line;
	const char *yaml;
	size_t number = 1;

	if (!slice_line(&rest, &line) || !slice_is(line, "---"))
		return refuse_opening(path, text, err);
	yaml = rest.at;
	while (slice_line(&rest, &line)) {
		number++;
		if (!slice_is(line, "---"))
			continue;
		*out = (struct front){
			.yaml = { yaml, (size_t)(line.at - yaml) },
			.yaml_line = 2,
			.body = rest,
			.body_line = number + 1,
		};
		return ERR_NONE;
	}
	return error_at(err, (struct place){ path, 1, 1 }, RULE,
	    "the front matter has no end (write a line --- after it)");
}
