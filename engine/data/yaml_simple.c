/* SPDX-License-Identifier: Apache-2.0 */
#include "yaml_simple.h"

#include <string.h>

#include "yaml.h"

/* Each key of a map is held against the others. */
enum { KEYS = 64, KEY_BYTES = 64 };

/* Where reading stands: at a line's first character, or further on it. */
struct simple {
	const char *at;
	const char *end;
	const char *line;	/* where the line begins */
	size_t number;		/* of the line */
	struct pool *pool;
};

static bool read_block(struct node **out, struct simple *s, int depth);
static bool read_flow(struct node **out, struct simple *s, int depth);

static size_t
column(const struct simple *s)
{
	return (size_t)(s->at - s->line);
}

static bool
is_at(const struct simple *s, char c)
{
	return s->at < s->end && *s->at == c;
}

static bool
is_line_end(const struct simple *s)
{
	return s->at == s->end || *s->at == '\n';
}

static void
skip_spaces(struct simple *s)
{
	while (is_at(s, ' '))
		s->at++;
}

/* Goes to the next line that says something; what is left of this one does. */
static void
next_line(struct simple *s)
{
	while (s->at < s->end) {
		const char *end = memchr(s->at, '\n',
		    (size_t)(s->end - s->at));

		s->at = s->line = end ? end + 1 : s->end;
		s->number++;
		skip_spaces(s);
		if (!is_line_end(s) && *s->at != '#')
			return;
	}
}

/* A value is over: spaces and a comment may follow on its line. */
static bool
end_line(struct simple *s)
{
	const char *from = s->at;

	skip_spaces(s);
	if (!is_line_end(s) && (*s->at != '#' || s->at == from))
		return false;
	next_line(s);
	return true;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9');
}

/* What a text without quotes may begin with, wherever it stands. */
static bool
may_begin(char c)
{
	return is_letter(c) || (c & 0x80) || (c && strchr("()./\\^$+_<=~;",
	    c));
}

/* What means nothing between brackets, or anywhere else. */
static bool
is_flow_text(char c)
{
	return is_letter(c) || (c && strchr(" ()._/@+=%;-", c));
}

static struct node *
place(struct node *node, const struct simple *s, const char *at)
{
	node->line = s->number;
	node->column = (size_t)(at - s->line) + 1;
	return node;
}

static struct node *
text_node(const struct simple *s, const char *from, const char *to, bool plain)
{
	struct node *node = pool_alloc(s->pool, sizeof *node);

	node->kind = NODE_TEXT;
	node->text = pool_copy(s->pool, (struct slice){ from,
	    (size_t)(to - from) });
	node->plain = plain;
	return place(node, s, plain ? from : from - 1);
}

/* 'text' or "text" in which nothing is escaped. */
static bool
read_quoted(struct node **out, struct simple *s, bool ascii)
{
	char quote = *s->at++;
	const char *from = s->at;

	while (!is_line_end(s) && *s->at != quote) {
		if (*s->at == '\t' || (quote == '"' && *s->at == '\\') ||
		    (ascii && (*s->at & 0x80)))
			return false;
		s->at++;
	}
	if (!is_at(s, quote))
		return false;
	*out = text_node(s, from, s->at++, false);
	return true;
}

/* A text to the end of its line, or to its comment. */
static bool
read_plain(struct node **out, struct simple *s)
{
	const char *from = s->at, *to;

	if (!may_begin(*s->at))
		return false;
	for (; !is_line_end(s); s->at++) {
		char before = s->at == from ? 'x' : s->at[-1];

		if (*s->at == '\t' || (before == ':' && *s->at == ' '))
			return false;
		if (*s->at == '#' && before == ' ')
			break;
	}
	for (to = s->at; to[-1] == ' '; to--)
		;
	s->at = to;
	*out = text_node(s, from, to, true);
	return to[-1] != ':';
}

static bool
read_flow_plain(struct node **out, struct simple *s)
{
	const char *from = s->at, *to;

	if (s->at == s->end || !is_letter(*s->at))
		return false;
	while (s->at < s->end && is_flow_text(*s->at))
		s->at++;
	for (to = s->at; to[-1] == ' '; to--)
		;
	*out = text_node(s, from, to, true);
	return true;
}

/* The colon of the key that begins here; NULL: none does. */
static const char *
find_colon(const struct simple *s)
{
	const char *at = s->at;

	while (at < s->end && (is_letter(*at) ||
	    (at > s->at && *at && strchr("_.-", *at))))
		at++;
	if (at == s->at || at == s->end || *at != ':')
		return NULL;
	return s->end - at == 1 || at[1] == ' ' || at[1] == '\n' ? at : NULL;
}

static bool
read_key(const char **key, struct simple *s)
{
	const char *colon = find_colon(s);

	if (!colon || colon - s->at > KEY_BYTES)
		return false;
	*key = pool_copy(s->pool, (struct slice){ s->at,
	    (size_t)(colon - s->at) });
	s->at = colon + 1;
	return true;
}

static bool
put(struct simple *s, struct node *map, struct node *value, const char *key)
{
	if (map->count == KEYS || node_get(map, key))
		return false;
	value->key = key;
	node_push(s->pool, map, value);
	return true;
}

static bool
read_flow_entry(struct simple *s, struct node *map, int depth)
{
	size_t at = column(s) + 1;
	struct node *value;
	const char *key;

	if (!read_key(&key, s))
		return false;
	skip_spaces(s);
	if (!read_flow(&value, s, depth + 1) || !put(s, map, value, key))
		return false;
	value->key_line = s->number;
	value->key_column = at;
	return true;
}

/* What stands between the brackets that are open. */
static bool
read_items(struct simple *s, struct node *node, char close, int depth)
{
	struct node *item;
	bool more = true;

	s->at++;
	skip_spaces(s);
	if (is_at(s, close))
		more = false;
	while (more) {
		if (node->kind == NODE_MAP) {
			if (!read_flow_entry(s, node, depth))
				return false;
		} else if (read_flow(&item, s, depth + 1)) {
			node_push(s->pool, node, item);
		} else {
			return false;
		}
		skip_spaces(s);
		more = is_at(s, ',');
		s->at += more;
		skip_spaces(s);
	}
	if (!is_at(s, close))
		return false;
	s->at++;
	return true;
}

static bool
read_flow(struct node **out, struct simple *s, int depth)
{
	bool map = is_at(s, '{');

	if (is_at(s, '\'') || is_at(s, '"'))
		return read_quoted(out, s, true);
	if (!map && !is_at(s, '['))
		return read_flow_plain(out, s);
	*out = place(map ? node_map(s->pool) : node_list(s->pool), s, s->at);
	return depth <= YAML_DEPTH && read_items(s, *out, map ? '}' : ']',
	    depth);
}

/* What stands on the line of its key or dash, and ends there. */
static bool
read_line(struct node **out, struct simple *s, int depth)
{
	bool read;

	if (is_at(s, '\'') || is_at(s, '"'))
		read = read_quoted(out, s, false);
	else if (is_at(s, '[') || is_at(s, '{'))
		read = read_flow(out, s, depth);
	else
		read = read_plain(out, s);
	return read && end_line(s);
}

static bool
is_dash(const struct simple *s)
{
	return is_at(s, '-') && s->end - s->at > 1 && s->at[1] == ' ';
}

/* The value of a key of the map that stands at indent. */
static bool
read_value(struct node **out, struct simple *s, size_t indent, int depth)
{
	skip_spaces(s);
	if (!is_line_end(s) && *s->at != '#')
		return read_line(out, s, depth);
	next_line(s);
	if (s->at == s->end || column(s) < indent ||
	    (column(s) == indent && !is_dash(s)))
		return false;
	return read_block(out, s, depth);
}

static bool
read_map(struct node *map, struct simple *s, int depth)
{
	size_t indent = column(s);
	bool read = true;

	while (read && s->at < s->end && column(s) == indent && !is_dash(s)) {
		size_t number = s->number;
		struct node *value;
		const char *key;

		read = read_key(&key, s) && read_value(&value, s, indent,
		    depth + 1) && put(s, map, value, key);
		if (!read)
			break;
		value->key_line = number;
		value->key_column = indent + 1;
	}
	return read && (s->at == s->end || column(s) <= indent);
}

static bool
read_list(struct node *list, struct simple *s, int depth)
{
	size_t indent = column(s);
	bool read = true;

	while (read && s->at < s->end && column(s) == indent && is_dash(s)) {
		struct node *item;

		s->at++;
		skip_spaces(s);
		if (is_line_end(s) || *s->at == '#')
			return false;
		read = find_colon(s) ? read_block(&item, s, depth + 1) :
		    read_line(&item, s, depth + 1);
		if (read)
			node_push(s->pool, list, item);
	}
	return read && (s->at == s->end || column(s) <= indent);
}

static bool
read_block(struct node **out, struct simple *s, int depth)
{
	bool list = is_dash(s);

	if (depth > YAML_DEPTH || (!list && !find_colon(s)))
		return false;
	*out = place(list ? node_list(s->pool) : node_map(s->pool), s, s->at);
	return list ? read_list(*out, s, depth) : read_map(*out, s, depth);
}

bool
yaml_simple_read(const struct node **out, struct place start, struct slice text,
    struct pool *pool)
{
	struct simple s = { text.at, text.at + text.len, text.at, start.line,
		pool };
	struct node *root;

	skip_spaces(&s);
	if (is_line_end(&s) || *s.at == '#')
		next_line(&s);
	if (s.at == s.end || !find_colon(&s) || !read_block(&root, &s, 1) ||
	    s.at < s.end)
		return false;
	*out = root;
	return true;
}
