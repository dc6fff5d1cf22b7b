/* SPDX-License-Identifier: Apache-2.0 */
/* What stands at the keys of a rule. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rule.h"

enum error_code
rule_fail(const struct rule_reading *r, const struct node *at,
    const char *fmt, ...)
{
	struct place place = { r->rule->path, at ? at->line : 1,
		at ? at->column : 1 };
	char text[sizeof r->err->text];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	return error_at(r->err, place, "rule", "%s", text);
}

const struct node *
rule_get(const struct rule_reading *r, const char *key)
{
	const struct node *value = node_get(r->map, key);

	return value && (value->kind == NODE_NULL || (value->kind ==
	    NODE_TEXT && value->plain && value->text[0] == '\0')) ? NULL :
	    value;
}

enum error_code
rule_get_text(const struct rule_reading *r, const char *key,
    const char **out)
{
	const struct node *value = rule_get(r, key);

	if (!value)
		return ERR_NONE;
	if (value->kind != NODE_TEXT)
		return rule_fail(r, value, "\"%s\" must be one text (quote "
		    "it)", key);
	*out = value->text;
	return ERR_NONE;
}

enum error_code
rule_get_number(const struct rule_reading *r, const char *key, int64_t *out)
{
	const char *text = NULL;
	enum error_code code = rule_get_text(r, key, &text);
	char *end;
	long number;

	if (code || !text)
		return code;
	number = strtol(text, &end, 10);
	if (*end || end == text || number < 0 || number > 1000 * 1000 * 1000)
		return rule_fail(r, node_get(r->map, key), "\"%s\" must be a "
		    "number from 0 on", key);
	*out = number;
	return ERR_NONE;
}

enum error_code
rule_get_bool(const struct rule_reading *r, const char *key, bool *out)
{
	static const char *const words[] = { "false", "true", "no", "yes",
		"off", "on", "0", "1", "False", "True", "FALSE", "TRUE" };
	const char *text = NULL;
	enum error_code code = rule_get_text(r, key, &text);

	if (code || !text)
		return code;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (strcmp(text, words[i]) == 0) {
			*out = i % 2;
			return ERR_NONE;
		}
	}
	return rule_fail(r, node_get(r->map, key), "\"%s\" must be true or "
	    "false", key);
}

enum error_code
rule_get_list(const struct rule_reading *r, const char *key,
    const struct node **out)
{
	const struct node *value = rule_get(r, key);
	struct node *list;

	if (!value)
		return ERR_NONE;
	if (value->kind == NODE_TEXT) {
		list = node_list(r->pool);
		node_push(r->pool, list,
		    (struct node *)(uintptr_t)value);
		value = list;
	}
	if (value->kind != NODE_LIST)
		return rule_fail(r, value, "\"%s\" must be a list", key);
	for (size_t i = 0; i < value->count; i++) {
		if (value->items[i]->kind != NODE_TEXT)
			return rule_fail(r, value->items[i], "\"%s\" must be "
			    "a list of texts (quote this one)", key);
	}
	*out = value;
	return ERR_NONE;
}
