/* SPDX-License-Identifier: Apache-2.0 */
#include "field.h"

#include <string.h>

#include "base/id.h"
#include "path.h"

static const char *const keys[] = { "type", "required", "must-change", "max",
	"of", "allow", "at", "default", "preapproved", NULL };

static enum error_code
fail_key(const struct reader *r, const char *key, struct error *err,
    const char *what)
{
	const struct node *at = node_get(r->map, key);

	return reader_fail(r, at ? at : r->map, err, "%s: %s",
	    r->map->key ? r->map->key : key, what);
}

static enum error_code
read_type(struct field *field, const struct reader *r, struct error *err)
{
	const char *type = NULL;
	enum error_code code;

	if ((code = reader_required(r, "type", err)) ||
	    (code = reader_text(r, "type", &type, err)))
		return code;
	if (!field_type_read(&field->type, type))
		return fail_key(r, "type", err, "no such type (text, number, "
		    "percent, money, date, choice, email, url, phone, bool)");
	return ERR_NONE;
}

static bool
has_length(enum field_type type)
{
	return type == FIELD_TEXT || type == FIELD_URL ||
	    type == FIELD_EMAIL || type == FIELD_PHONE;
}

static enum error_code
read_max(struct field *field, const struct reader *r, struct error *err)
{
	int64_t max = 0;
	enum error_code code = reader_number(r, "max", &max, err);

	if (code || !node_get(r->map, "max"))
		return code;
	if (!has_length(field->type))
		return fail_key(r, "max", err, "max is for text, url, email "
		    "and phone (use allow for a range)");
	if (max < 1 || max > FIELD_MAX_LIMIT)
		return fail_key(r, "max", err, "max counts characters, from "
		    "1 to 5000");
	field->max = (size_t)max;
	return ERR_NONE;
}

static enum error_code
read_at(struct field *field, const struct reader *r, struct error *err)
{
	const char *at = NULL;
	enum error_code code = reader_text(r, "at", &at, err);

	if (code || !at)
		return code;
	if (strcmp(at, "use") != 0)
		return fail_key(r, "at", err, "a field is asked at use or "
		    "not at all (write at: use, or leave it out)");
	field->at_use = true;
	return ERR_NONE;
}

static bool
is_currency(const char *text)
{
	return strlen(text) == 3 &&
	    strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
}

static enum error_code
read_of(struct field *field, const struct reader *r, struct error *err)
{
	enum error_code code = reader_names(r, "of", &field->of, err);

	if (code)
		return code;
	if (field->type == FIELD_CHOICE && !field->of.count)
		return fail_key(r, "of", err, "a choice lists what is "
		    "offered (add of: [a, b])");
	if (field->of.count && field->type != FIELD_CHOICE &&
	    field->type != FIELD_MONEY)
		return fail_key(r, "of", err, "of is for choice and money "
		    "(remove it)");
	for (size_t i = 0; i < field->of.count; i++) {
		if (field->type == FIELD_MONEY &&
		    !is_currency(field->of.items[i]))
			return fail_key(r, "of", err, "a currency has three "
			    "capitals, such as EUR");
	}
	return ERR_NONE;
}

static enum error_code
read_range(struct range *out, enum field_type type, const struct reader *r,
    const char *key, struct error *err)
{
	const char *text = NULL;
	enum error_code code = reader_text(r, key, &text, err);

	if (!code && text && !range_read(out, type, text))
		code = fail_key(r, key, err, field_type_has_range(type) ?
		    "no range (write 0..20, 0.. or ..20)" :
		    "ranges are of number, percent, money and date");
	return code;
}

static enum error_code
read_preapproved_list(struct field *field, const struct reader *r,
    struct error *err)
{
	struct names *values = &field->preapproved_values;
	enum error_code code = reader_names(r, "preapproved", values, err);

	for (size_t i = 0; !code && i < values->count; i++) {
		const char *why;

		if (!field_admits(field, values->items[i], &why, r->pool))
			code = reader_fail(r, node_get(r->map, "preapproved"),
			    err, "%s: \"%s\" is pre-approved but not allowed "
			    "(it should be %s)", field->name,
			    values->items[i], why);
	}
	return code;
}

/* "any", a range, or a list of values. */
static enum error_code
read_preapproved(struct field *field, const struct reader *r,
    struct error *err)
{
	const struct node *node = node_get(r->map, "preapproved");

	if (!node)
		return ERR_NONE;
	field->preapproved_given = true;
	if (node->kind == NODE_LIST)
		return read_preapproved_list(field, r, err);
	if (node->kind == NODE_TEXT && strcmp(node->text, "any") == 0) {
		field->preapproved_any = true;
		return ERR_NONE;
	}
	if (!field_type_has_range(field->type))
		return fail_key(r, "preapproved", err,
		    "write any, or a list of values");
	return read_range(&field->preapproved, field->type, r, "preapproved",
	    err);
}

/* A sample that must change need not be a value; it only shows what one is. */
static enum error_code
judge_default(const struct field *field, const struct reader *r,
    struct error *err)
{
	const char *why;

	if (!field->fallback || field->must_change ||
	    field_admits(field, field->fallback, &why, r->pool))
		return ERR_NONE;
	return reader_fail(r, node_get(r->map, "default"), err,
	    "%s: the default \"%s\" is not allowed (it should be %s)",
	    field->name, field->fallback, why);
}

/* Nobody sees what is asked at use before it goes out. */
static enum error_code
judge_at_use(const struct field *field, const struct reader *r,
    struct error *err)
{
	if (!field->at_use || field_all_preapproved(field))
		return ERR_NONE;
	return fail_key(r, "at", err, "a field asked at use is pre-approved "
	    "over all that it allows (add preapproved: any, or narrow allow)");
}

enum error_code
field_parse(struct field *out, const char *name, const struct reader *from,
    struct error *err)
{
	struct field field = { .name = name };
	enum error_code code;

	field.place = (struct place){ from->path, from->map->key_line,
		from->map->key_column };
	if (!id_is_name(slice_of(name)))
		return error_at(err, field.place, "front-matter", "\"%s\" is "
		    "not a name for a field (a-z, 0-9 and _, a letter first)",
		    name);
	if ((code = reader_known(from, keys, err)) ||
	    (code = read_type(&field, from, err)) ||
	    (code = reader_bool(from, "required", &field.required, err)) ||
	    (code = reader_bool(from, "must-change", &field.must_change,
	    err)) ||
	    (code = read_max(&field, from, err)) ||
	    (code = read_of(&field, from, err)) ||
	    (code = read_at(&field, from, err)) ||
	    (code = read_range(&field.allow, field.type, from, "allow",
	    err)) ||
	    (code = reader_text(from, "default", &field.fallback, err)) ||
	    (code = read_preapproved(&field, from, err)) ||
	    (code = judge_default(&field, from, err)) ||
	    (code = judge_at_use(&field, from, err)))
		return code;
	*out = field;
	return ERR_NONE;
}
