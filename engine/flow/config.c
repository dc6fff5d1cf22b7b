/* SPDX-License-Identifier: Apache-2.0 */
/* config: the workspace's settings, read, or a change of one proposed. */
#include <string.h>

#include "model/settings_edit.h"
#include "propose.h"
#include "report.h"

static const char PATH[] = "galley.yaml";

static enum error_code
read_file(struct galley *g, struct slice *out, struct error *err)
{
	if (source_read(&g->main.source, PATH, out))
		return ERR_NONE;
	return error_set(err, ERR_INVALID, "%s is not there", PATH);
}

static enum error_code
describe(struct galley *g, struct slice text, const char *key,
    struct node *list, struct error *err)
{
	struct names values = { 0 };
	struct node *item = node_map(&g->pool);
	enum error_code code = settings_edit_values(&values, text, key,
	    &g->pool, err);

	if (code)
		return code;
	node_set_text(&g->pool, item, "key", key);
	node_set_names(&g->pool, item, "values", &values);
	node_push(&g->pool, list, item);
	return ERR_NONE;
}

int
galley_config(galley *g, const char *key, galley_report **report,
    galley_error *err)
{
	struct node *made = node_map(&g->pool), *list = node_list(&g->pool);
	struct names keys = { 0 };
	struct slice text;
	enum error_code code = read_file(g, &text, err);

	if (!code && key)
		names_add(&keys, &g->pool, key);
	else if (!code)
		code = settings_edit_keys(&keys, text, &g->pool, err);
	for (size_t i = 0; !code && i < keys.count; i++)
		code = describe(g, text, keys.items[i], list, err);
	node_set(&g->pool, made, "settings", list);
	if (!code)
		*report = made;
	return (int)code;
}

/* Server keys stand in the one form that signatures are compared with. */
static enum error_code
read_values(struct galley *g, const struct galley_config *what,
    struct names *out, struct error *err)
{
	bool keys = strcmp(what->key, "server-keys") == 0;

	for (size_t i = 0; i < what->count; i++) {
		const char *value = what->values[i];
		struct public_key key;
		enum error_code code = keys && *value ? public_key_read(&key,
		    slice_trim(slice_of(value)), err) : ERR_NONE;

		if (code)
			return code;
		names_add(out, &g->pool, keys && *value ?
		    pool_text(&g->pool, key.text) : value);
	}
	return ERR_NONE;
}

static bool
has_line(struct slice text, struct slice wanted)
{
	struct slice line;

	while (slice_line(&text, &line)) {
		if (slice_equal(line, wanted))
			return true;
	}
	return false;
}

/* The lines that only one side has, with a sign before them. */
static void
add_lines(struct galley *g, struct node *list, const char *sign,
    struct slice of, struct slice other)
{
	struct slice line;

	while (slice_line(&of, &line)) {
		if (!has_line(other, line))
			node_push(&g->pool, list, node_text(&g->pool,
			    pool_format(&g->pool, "%s%.*s", sign,
			    (int)line.len, line.at)));
	}
}

/* What the request makes of galley.yaml, the version included. */
static void
report_lines(struct galley *g, const struct act *act, struct slice was,
    struct node *report)
{
	struct node *list = node_list(&g->pool);

	for (size_t i = 0; i < act->dossier.changes.count; i++) {
		const struct change *c = &act->dossier.changes.items[i];

		if (strcmp(c->path, PATH) != 0)
			continue;
		add_lines(g, list, "- ", was, c->new_text);
		add_lines(g, list, "+ ", c->new_text, was);
	}
	node_set(&g->pool, report, "lines", list);
}

/* "config-workflows-templates-email": what a name may be made of. */
static const char *
topic_of(struct galley *g, const char *key)
{
	char *topic = pool_format(&g->pool, "config-%.50s", key);
	size_t len = strlen(topic);

	for (char *p = topic; *p; p++) {
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", *p))
			*p = '-';
	}
	while (len && topic[len - 1] == '-')
		topic[--len] = '\0';
	return topic;
}

int
galley_config_set(galley *g, const struct galley_config *what,
    galley_report **report, galley_error *err)
{
	struct proposed_file file = { .path = PATH };
	struct change_request request = { .topic = topic_of(g, what->key),
		.files = &file, .file_count = 1, .message = what->message };
	struct names values = { 0 };
	struct slice was, text;
	struct buf out = { 0 };
	struct act act;
	enum error_code code;

	(void)((code = read_file(g, &was, err)) ||
	    (code = read_values(g, what, &values, err)) ||
	    (code = settings_edit(&out, was, what->key, &values, err)));
	text = buf_settle(&out, &g->pool);
	if (!code && slice_equal(was, text))
		code = error_set(err, ERR_USAGE, "%s has this value already "
		    "(galley config %s)", what->key, what->key);
	if (code)
		return (int)code;
	file.content = text.at;
	file.length = text.len;
	if (!request.message)
		request.message = pool_format(&g->pool, "Set %s to %s",
		    what->key, names_join(&values, ", ", &g->pool));
	code = propose_change(&act, g, &request, err);
	if (code)
		return (int)code;
	*report = report_act(g, &act);
	report_lines(g, &act, was, *report);
	return 0;
}
