/* SPDX-License-Identifier: Apache-2.0 */
#include "yaml.h"

#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "base/utf8.h"
#include "yaml_scan.h"

enum { KEY_LIMIT = 256 };

struct reading {
	yaml_parser_t parser;
	struct place start;
	struct pool *pool;
	struct error *err;
};

static struct place
place_of(const struct reading *r, size_t line, size_t column)
{
	return (struct place){ r->start.path, r->start.line + line,
		column + 1 };
}

static enum error_code
refuse(const struct reading *r, yaml_mark_t mark, const char *what)
{
	return error_at(r->err, place_of(r, mark.line, mark.column), "yaml",
	    "%s", what);
}

static const struct remedy {
	const char *problem;	/* a part of what libyaml says */
	const char *remedy;
} remedies[] = {
	{ "cannot start any token", "quote the value" },
	{ "mapping values are not allowed", "quote a value with ': ' in it" },
	{ "expected ',' or '}'",
	  "close the brace; quote a value with a comma or colon in it" },
	{ "expected ',' or ']'",
	  "close the bracket; quote a value with a comma or colon in it" },
	{ "could not find expected ':'", "write key: value" },
	{ "end of stream", "close the quote" },
	{ "unknown escape", "write \\\\ for a backslash" },
	{ "expected <document start>",
	  "indent all keys alike; a file has one document" },
};

static enum error_code
refuse_form(const struct reading *r)
{
	const yaml_parser_t *p = &r->parser;
	const char *remedy = "check the indentation and the quotes";

	if (p->error == YAML_MEMORY_ERROR)
		mem_exhausted();
	for (size_t i = 0; i < sizeof remedies / sizeof remedies[0]; i++) {
		if (strstr(p->problem, remedies[i].problem))
			remedy = remedies[i].remedy;
	}
	return error_at(r->err, place_of(r, p->problem_mark.line,
	    p->problem_mark.column), "yaml", "%s (%s)", p->problem, remedy);
}

static void
parser_start(struct reading *r, struct slice text)
{
	if (!yaml_parser_initialize(&r->parser))
		mem_exhausted();
	yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r->parser,
	    (const unsigned char *)text.at, text.len);
}

static enum error_code
next(struct reading *r, yaml_event_t *event)
{
	return yaml_parser_parse(&r->parser, event) ? ERR_NONE :
	    refuse_form(r);
}

static enum error_code
check_properties(const struct reading *r, const yaml_event_t *event,
    const void *anchor, const void *tag)
{
	if (anchor)
		return refuse(r, event->start_mark,
		    "an anchor (write the value out where it is used)");
	if (tag)
		return refuse(r, event->start_mark,
		    "a tag (leave it out, or quote a value with ! in front)");
	return ERR_NONE;
}

static enum error_code
read_scalar(struct node **out, struct reading *r, const yaml_event_t *event)
{
	struct slice text = { (const char *)event->data.scalar.value,
		event->data.scalar.length };
	struct slice rest = text;
	enum error_code code = check_properties(r, event,
	    event->data.scalar.anchor, event->data.scalar.tag);
	uint32_t c;

	/* An escape such as "\0" can bring back what the bytes may not hold. */
	if (event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		rest.len = 0;
	while (!code && utf8_next(&rest, &c)) {
		if ((c < 0x20 && c != '\t' && c != '\n') ||
		    (c >= 0x7F && c < 0xA0))
			code = refuse(r, event->start_mark,
			    "an escaped control character (remove it)");
	}
	if (code)
		return code;
	*out = node_text(r->pool, text.at);
	(*out)->plain =
	    event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	return ERR_NONE;
}

static enum error_code read_value(struct node **out, struct reading *r,
    const yaml_event_t *event, int depth);

static enum error_code
read_list(struct node *list, struct reading *r, int depth)
{
	enum error_code code;
	yaml_event_t event;

	while (!(code = next(r, &event))) {
		bool end = event.type == YAML_SEQUENCE_END_EVENT;
		struct node *item;

		if (!end)
			code = read_value(&item, r, &event, depth + 1);
		yaml_event_delete(&event);
		if (end || code)
			break;
		node_push(r->pool, list, item);
	}
	return code;
}

static enum error_code
read_key(struct node **out, struct reading *r, const yaml_event_t *event)
{
	enum error_code code;

	if (event->type == YAML_ALIAS_EVENT)
		return refuse(r, event->start_mark,
		    "an alias (write the value out)");
	if (event->type != YAML_SCALAR_EVENT)
		return refuse(r, event->start_mark,
		    "a key that is a list or map (quote it)");
	if ((code = read_scalar(out, r, event)))
		return code;
	if (!(*out)->text[0])
		return refuse(r, event->start_mark,
		    "a key without a name (write key: value)");
	if (strlen((*out)->text) > KEY_LIMIT)
		return refuse(r, event->start_mark,
		    "a key of more than 256 bytes (shorten it)");
	return ERR_NONE;
}

/* In a flow map a value must have its text: {a} and {a: } are refused. */
static bool
is_left_out(const yaml_event_t *event)
{
	return event->type == YAML_SCALAR_EVENT &&
	    event->data.scalar.length == 0 &&
	    event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

/* Reads the value of the key that was just read, and puts it in the map. */
static enum error_code
read_entry(struct node *map, struct reading *r, const yaml_event_t *key,
    bool flow, int depth)
{
	struct node *name, *value;
	enum error_code code = read_key(&name, r, key);
	yaml_event_t event;

	if (code || (code = next(r, &event)))
		return code;
	if (flow && is_left_out(&event))
		code = error_at(r->err, place_of(r, key->start_mark.line,
		    key->start_mark.column), "yaml", "\"%s\" has no value "
		    "(a text with a comma in it? quote it)", name->text);
	else
		code = read_value(&value, r, &event, depth + 1);
	yaml_event_delete(&event);
	if (code)
		return code;
	value->key = name->text;
	value->key_line = (uint32_t)(r->start.line + key->start_mark.line);
	value->key_column = (uint32_t)key->start_mark.column + 1;
	node_push(r->pool, map, value);
	return ERR_NONE;
}

static int
by_key(const void *a, const void *b)
{
	const struct node *x = *(struct node *const *)a;
	const struct node *y = *(struct node *const *)b;
	int order = strcmp(x->key, y->key);

	if (order)
		return order;
	if (x->key_line != y->key_line)
		return x->key_line < y->key_line ? -1 : 1;
	return (x->key_column > y->key_column) -
	    (x->key_column < y->key_column);
}

/* Sorted, so that a map of ten thousand keys costs no square. */
static enum error_code
check_duplicates(const struct node *map, const struct reading *r)
{
	enum error_code code = ERR_NONE;
	size_t size = map->count * sizeof *map->items;
	struct node **sorted;

	if (map->count < 2)
		return ERR_NONE;
	sorted = mem_alloc(size);
	memcpy(sorted, map->items, size);
	qsort(sorted, map->count, sizeof *sorted, by_key);
	for (size_t i = 1; !code && i < map->count; i++) {
		const struct node *second = sorted[i];

		if (strcmp(sorted[i - 1]->key, second->key) == 0)
			code = error_at(r->err, (struct place){ r->start.path,
			    second->key_line, second->key_column }, "yaml",
			    "the key \"%s\" is there twice, first on line %u "
			    "(keep one)", second->key,
			    sorted[i - 1]->key_line);
	}
	free(sorted);
	return code;
}

static enum error_code
read_map(struct node *map, struct reading *r, bool flow, int depth)
{
	enum error_code code;
	yaml_event_t event;

	while (!(code = next(r, &event))) {
		bool end = event.type == YAML_MAPPING_END_EVENT;

		if (!end)
			code = read_entry(map, r, &event, flow, depth);
		yaml_event_delete(&event);
		if (end || code)
			break;
	}
	return code ? code : check_duplicates(map, r);
}

static enum error_code
read_start_of_map(struct node **out, struct reading *r,
    const yaml_event_t *event, int depth)
{
	bool flow = event->data.mapping_start.style ==
	    YAML_FLOW_MAPPING_STYLE;
	enum error_code code = check_properties(r, event,
	    event->data.mapping_start.anchor, event->data.mapping_start.tag);

	if (code)
		return code;
	if (flow && event->start_mark.index == event->end_mark.index)
		return refuse(r, event->start_mark,
		    "a key in a list (write {key: value}, or quote a text "
		    "with a colon in it)");
	*out = node_map(r->pool);
	return read_map(*out, r, flow, depth);
}

static enum error_code
read_start_of_list(struct node **out, struct reading *r,
    const yaml_event_t *event, int depth)
{
	enum error_code code = check_properties(r, event,
	    event->data.sequence_start.anchor, event->data.sequence_start.tag);

	if (code)
		return code;
	*out = node_list(r->pool);
	return read_list(*out, r, depth);
}

/* depth is how many lists and maps the value would be in, with itself. */
static enum error_code
read_value(struct node **out, struct reading *r, const yaml_event_t *event,
    int depth)
{
	enum error_code code;

	if (event->type == YAML_ALIAS_EVENT)
		return refuse(r, event->start_mark,
		    "an alias (write the value out)");
	if (event->type != YAML_SCALAR_EVENT && depth > YAML_DEPTH)
		return refuse(r, event->start_mark,
		    "more than 16 levels (nest less deeply)");
	if (event->type == YAML_MAPPING_START_EVENT)
		code = read_start_of_map(out, r, event, depth);
	else if (event->type == YAML_SEQUENCE_START_EVENT)
		code = read_start_of_list(out, r, event, depth);
	else
		code = read_scalar(out, r, event);
	if (code)
		return code;
	(*out)->line = (uint32_t)(r->start.line + event->start_mark.line);
	(*out)->column = (uint32_t)event->start_mark.column + 1;
	return ERR_NONE;
}

static enum error_code
check_document(const struct reading *r, const yaml_event_t *event)
{
	if (event->data.document_start.version_directive ||
	    event->data.document_start.tag_directives.start !=
	    event->data.document_start.tag_directives.end)
		return refuse(r, event->start_mark,
		    "a directive (remove the line with %)");
	return ERR_NONE;
}

/* One event of the stream; the value of the document goes to *out. */
static enum error_code
read_event(struct node **out, struct reading *r, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return ERR_NONE;
	case YAML_DOCUMENT_START_EVENT:
		if (*out)
			return refuse(r, event->start_mark,
			    "a second document (keep one)");
		return check_document(r, event);
	default:
		return read_value(out, r, event, 1);
	}
}

static enum error_code
read_stream(struct node **out, struct reading *r)
{
	enum error_code code = ERR_NONE;
	bool more = true;

	while (!code && more) {
		yaml_event_t event;

		if ((code = next(r, &event)))
			break;
		more = event.type != YAML_STREAM_END_EVENT;
		code = read_event(out, r, &event);
		yaml_event_delete(&event);
	}
	return code;
}

enum error_code
yaml_parse(const struct node **out, struct place start, struct slice text,
    struct pool *pool, struct error *err)
{
	struct reading r = { .start = start, .pool = pool, .err = err };
	struct node *root = NULL;
	enum error_code code;

	if (!text.at)
		text = slice_of("");	/* libyaml takes no NULL */
	if ((code = yaml_scan_check(start, text, err)))
		return code;
	parser_start(&r, text);
	code = read_stream(&root, &r);
	yaml_parser_delete(&r.parser);
	if (code)
		return code;
	if (!root) {
		root = node_map(pool);
		root->line = (uint32_t)start.line;
		root->column = 1;
	}
	*out = root;
	return ERR_NONE;
}
