/* SPDX-License-Identifier: Apache-2.0 */
/*
 * node.h - a value read from YAML or JSON, or about to be written as JSON
 *
 * YAML gives texts, lists and maps; the schema that reads them decides what a
 * text means.  Nodes live in a pool, with copies of their keys and texts.
 *
 *	struct node *report = node_map(pool);
 *	node_set_text(pool, report, "request", name);
 *	node_write_json(report, &out);
 */

#ifndef GALLEY_DATA_NODE_H
#define GALLEY_DATA_NODE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/names.h"

enum node_kind {
	NODE_NULL,
	NODE_TEXT,
	NODE_NUMBER,
	NODE_BOOL,
	NODE_LIST,
	NODE_MAP,
};

/* A report may have a million: its places are those of files below 4 GiB. */
struct node {
	enum node_kind kind;
	bool plain;		/* NODE_TEXT: written without quotes */
	const char *key;	/* in a map: its key; else NULL */
	const char *text;	/* NODE_TEXT: NUL-terminated */
	int64_t number;		/* NODE_NUMBER, and 0 or 1 of a NODE_BOOL */
	struct node **items;	/* NODE_LIST and NODE_MAP, in order */
	size_t count;
	uint32_t line;		/* of the value; 0 when it was not parsed */
	uint32_t column;
	uint32_t key_line;	/* of the key, in a map */
	uint32_t key_column;
};

struct node *node_null(struct pool *pool);
struct node *node_map(struct pool *pool);
struct node *node_list(struct pool *pool);
struct node *node_text(struct pool *pool, const char *text);
struct node *node_number(struct pool *pool, int64_t number);
struct node *node_bool(struct pool *pool, bool value);

void node_push(struct pool *pool, struct node *list, struct node *item);

/* Sets the map's key, in the place of a value that it had. */
void node_set(struct pool *pool, struct node *map, const char *key,
    struct node *value);
void node_set_text(struct pool *pool, struct node *map, const char *key,
    const char *text);	/* NULL text: null */
void node_set_known(struct pool *pool, struct node *map, const char *key,
    const char *text);	/* NULL text: nothing is set */
void node_set_number(struct pool *pool, struct node *map, const char *key,
    int64_t number);
/* As date_time writes it; 0: there is none, and nothing is set. */
void node_set_time(struct pool *pool, struct node *map, const char *key,
    int64_t time);
void node_set_bool(struct pool *pool, struct node *map, const char *key,
    bool value);
/* A list of the text's lines. */
void node_set_lines(struct pool *pool, struct node *map, const char *key,
    const char *text);
void node_set_names(struct pool *pool, struct node *map, const char *key,
    const struct names *names);

/* The map's value, or NULL. */
const struct node *node_get(const struct node *map, const char *key);

/* The map's text, or fallback where it is absent or no text. */
const char *node_get_text(const struct node *map, const char *key,
    const char *fallback);
int64_t node_get_number(const struct node *map, const char *key,
    int64_t fallback);
bool node_get_bool(const struct node *map, const char *key);

/*
 * JSON (RFC 8259): one line, or indented by two spaces; no LF at
 * the end.  A byte that is not UTF-8 becomes U+FFFD.
 */
void node_write_json(const struct node *node, struct buf *out);

/* The same as a file that its owner alone may read, by file_write. */
enum error_code node_save_json(const struct node *node, const char *path,
    struct error *err);

/*
 * The items of an empty list that are made while it is written, each in a
 * pool of its own: all of them at once would take too much.
 */
struct node_items {
	const struct node *list;
	size_t count;
	struct node *(*make)(void *of, size_t i, struct pool *pool);
	void *of;
};

/* Indented, with the items, or NULL, where their list is. */
void node_write_json_indented(const struct node *node,
    const struct node_items *items, struct buf *out);

/*
 * Reads one JSON value of at most 1 MiB and 64 levels.  Refused, too: a key
 * twice in a map, a number that is no integer, \u0000.  Errors read
 * "path:line:column: json: ...".
 */
enum error_code node_read_json(struct node **out, const char *path,
    struct slice text, struct pool *pool, struct error *err);

/* The same of a report of ours, which may have 64 MiB. */
enum error_code node_read_report(struct node **out, const char *path,
    struct slice text, struct pool *pool, struct error *err);

#endif
