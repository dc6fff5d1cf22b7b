/* SPDX-License-Identifier: Apache-2.0 */
#include "values.h"

#include <string.h>

#include "base/id.h"
#include "path.h"

enum { SPAN_DIGITS = 12, QUANTITY_DIGITS = 4 };

bool
values_equal(const struct names *a, const struct names *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (strcmp(a->items[i], b->items[i]) != 0)
			return false;
	}
	return true;
}

bool
values_same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool
same_items(const struct node *a, const struct node *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		const struct node *x = a->items[i], *y = b->items[i];

		if ((x->key && strcmp(x->key, y->key) != 0) ||
		    !values_same(x, y))
			return false;
	}
	return true;
}

bool
values_same(const struct node *a, const struct node *b)
{
	if (!a || !b || a->kind != b->kind)
		return a == b;
	if (a->kind == NODE_TEXT)
		return a->plain == b->plain && strcmp(a->text, b->text) == 0;
	return same_items(a, b);
}

static enum error_code
add_value(const struct reader *r, const struct node *item, struct names *to,
    struct error *err)
{
	if (item->kind != NODE_TEXT || item->text[0] == '\0')
		return reader_fail(r, item, err,
		    "this must be a text (write one, in quotes if need be)");
	if (names_has(to, item->text))
		return reader_fail(r, item, err,
		    "\"%s\" is there twice (keep one)", item->text);
	names_add(to, r->pool, item->text);
	return ERR_NONE;
}

static enum error_code
read_list(const struct reader *r, const struct node *value, struct names *to,
    struct error *err)
{
	enum error_code code = ERR_NONE;

	if (value->kind != NODE_LIST)
		return add_value(r, value, to, err);
	for (size_t i = 0; !code && i < value->count; i++)
		code = add_value(r, value->items[i], to, err);
	return code;
}

enum error_code
values_read(const struct reader *r, const char *key, struct names *out,
    struct error *err)
{
	const struct node *value = node_get(r->map, key);
	struct names names = { 0 };
	enum error_code code;

	if (!value)
		return ERR_NONE;
	if ((code = read_list(r, value, &names, err)))
		return code;
	if (names.count == 0)
		return reader_fail(r, value, err,
		    "\"%s\" names nothing (write at least one)", key);
	*out = names;
	return ERR_NONE;
}

static enum error_code
check_id(const struct reader *r, const struct node *at, const char *id,
    struct error *err)
{
	if (id_is_id(slice_of(id)))
		return ERR_NONE;
	return reader_fail(r, at, err, "\"%s\" is not an id (use a-z, 0-9 and "
	    "-, at most 60 bytes)", id);
}

enum error_code
values_ids(const struct reader *r, const char *key, struct names *out,
    struct error *err)
{
	const struct node *list = NULL;
	struct names names = { 0 };
	enum error_code code = reader_list(r, key, &list, err);

	if (code || !list)
		return code;
	if ((code = read_list(r, list, &names, err)))
		return code;
	for (size_t i = 0; !code && i < names.count; i++)
		code = check_id(r, list->items[i], names.items[i], err);
	if (!code)
		*out = names;
	return code;
}

enum error_code
values_id(const struct reader *r, const char *key, const char **out,
    struct error *err)
{
	const char *id = NULL;
	enum error_code code = reader_text(r, key, &id, err);

	if (code || !id)
		return code;
	if ((code = check_id(r, node_get(r->map, key), id, err)))
		return code;
	*out = id;
	return ERR_NONE;
}

/* Takes a run of digits off *rest; false: none, or too many. */
static bool
take_number(const char **rest, size_t most_digits, int64_t *out)
{
	size_t len = strspn(*rest, "0123456789");
	int64_t number = 0;

	if (len == 0 || len > most_digits || (len > 1 && (*rest)[0] == '0'))
		return false;
	for (size_t i = 0; i < len; i++)
		number = number * 10 + ((*rest)[i] - '0');
	*rest += len;
	*out = number;
	return true;
}

bool
values_span(int64_t *least, int64_t *most, const char *text)
{
	int64_t from = INT64_MIN, to = INT64_MAX;
	bool has_from = take_number(&text, SPAN_DIGITS, &from);
	bool dots = strncmp(text, "..", 2) == 0;
	bool has_to;

	if (dots)
		text += 2;
	has_to = dots && take_number(&text, SPAN_DIGITS, &to);
	if (*text || (!has_from && !has_to))
		return false;
	if (!dots)
		to = from;
	if (from > to)
		return false;
	*least = from;
	*most = to;
	return true;
}

bool
values_quantity(int64_t *number, const char **unit, const char *text,
    const char *const *units)
{
	int64_t read;

	if (!take_number(&text, QUANTITY_DIGITS, &read) || read < 1 ||
	    *text++ != ' ')
		return false;
	for (; *units; units++) {
		if (strcmp(*units, text) == 0) {
			*number = read;
			*unit = *units;
			return true;
		}
	}
	return false;
}
