/* SPDX-License-Identifier: Apache-2.0 */
#include "comment.h"

#include <string.h>

#include "model/customization.h"
#include "model/trailer.h"
#include "taking.h"
#include "turn.h"

enum { ID_LEAST = 4, ID_SHOWN = 12 };

static bool
settles(const struct event *e, const struct event *remark, struct pool *pool)
{
	struct names ids = { 0 };

	if (e->message.kind != EVENT_COMMENT ||
	    !e->message.trailers[TRAILER_RESOLVES])
		return false;
	trailer_list(e->message.trailers[TRAILER_RESOLVES], &ids, pool);
	return names_has(&ids, oid_text(remark->id).hex);
}

static bool
is_settled(const struct request *r, size_t at, struct pool *pool)
{
	for (size_t i = at + 1; i < r->count; i++) {
		if (settles(&r->events[i], &r->events[at], pool))
			return true;
	}
	return false;
}

static struct node *
describe(struct galley *g, const struct request *r, size_t at)
{
	const struct event *e = &r->events[at];
	struct node *item = node_map(&g->pool);

	node_set_text(&g->pool, item, "event", event_name(e->message.kind));
	node_set_text(&g->pool, item, "person", e->person);
	node_set_text(&g->pool, item, "text", e->message.text);
	node_set_text(&g->pool, item, "id", pool_format(&g->pool, "%.*s",
	    ID_SHOWN, oid_text(e->id).hex));
	node_set_known(&g->pool, item, "slot",
	    e->message.trailers[TRAILER_SLOT]);
	if (e->message.trailers[TRAILER_MUST_FIX])
		node_set_bool(&g->pool, item, "must_fix", true);
	if (is_settled(r, at, &g->pool))
		node_set_bool(&g->pool, item, "resolved", true);
	return item;
}

struct node *
comment_list(struct galley *g, const struct request *r, bool all)
{
	struct node *list = node_list(&g->pool);

	for (size_t i = 0; i < r->count; i++) {
		const struct event *e = &r->events[i];
		bool others = strcmp(e->person, r->owner) != 0;
		bool open = e->message.kind == EVENT_COMMENT && others &&
		    !is_settled(r, i, &g->pool);

		if (!e->message.text[0] || (!all && !open &&
		    (i < r->last_submit || !others ||
		    e->message.kind == EVENT_SUGGEST)))
			continue;
		node_push(&g->pool, list, describe(g, r, i));
	}
	return list;
}

static enum error_code
find(const struct request *r, const char *id, size_t *out, struct error *err)
{
	size_t found = 0;

	for (size_t i = 0; i < r->count; i++) {
		const struct event *e = &r->events[i];

		if (e->message.kind == EVENT_COMMENT && strlen(id) >= ID_LEAST
		    && strncmp(oid_text(e->id).hex, id, strlen(id)) == 0) {
			*out = i;
			found++;
		}
	}
	if (found == 1)
		return ERR_NONE;
	return error_set(err, ERR_MISSING, found ? "%s has several comments "
	    "that begin with %s (write more of it)" : "%s has no comment %s "
	    "(galley log shows them)", r->name.request, id);
}

/* Must-fix remarks are not settled by those whose words they are about. */
static enum error_code
judge_settling(struct taking *t, size_t at, struct error *err)
{
	const struct request *r = &t->dossier.request;
	const struct event *e = &r->events[at];
	const char *id = oid_text(e->id).hex;
	const char *by = t->person->id;
	bool own = strcmp(e->person, by) == 0;

	if (is_settled(r, at, &t->g->pool))
		return error_set(err, ERR_REFUSED, "comment %.12s is resolved "
		    "already", id);
	if (e->message.trailers[TRAILER_MUST_FIX] && !own &&
	    (names_has(&r->authors, by) || strcmp(r->owner, by) == 0))
		return error_set(err, ERR_DENIED, "comment %.12s must be fixed, "
		    "and %s says whether it is (answer it: galley comment %s "
		    "-m TEXT)", id, e->person, r->name.request);
	return ERR_NONE;
}

/* A list in a trailer is in byte order. */
static void
insert(struct names *ids, const char *id, struct pool *pool)
{
	size_t at = ids->count;

	names_add(ids, pool, id);
	for (; at > 0 && strcmp(ids->items[at - 1], id) > 0; at--)
		ids->items[at] = ids->items[at - 1];
	ids->items[at] = id;
}

static enum error_code
settle(struct taking *t, struct message *message, struct error *err)
{
	struct names ids = { 0 };
	const struct request *r = &t->dossier.request;

	for (size_t i = 0; i < t->turn->resolve_count; i++) {
		enum error_code code;
		const char *id;
		size_t at = 0;

		(void)((code = find(r, t->turn->resolve[i], &at, err)) ||
		    (code = judge_settling(t, at, err)));
		if (code)
			return code;
		id = pool_text(&t->g->pool, oid_text(r->events[at].id).hex);
		if (!names_has(&ids, id))
			insert(&ids, id, &t->g->pool);
	}
	if (ids.count)
		message->trailers[TRAILER_RESOLVES] = names_join(&ids, " ",
		    &t->g->pool);
	return ERR_NONE;
}

/* What the slot says in the request, or in its template. */
static enum error_code
read_slot(struct taking *t, const char *slot, struct slice *out,
    struct error *err)
{
	const struct change *change = &t->dossier.changes.items[0];
	const struct written_region *own;
	const struct region *region;
	struct customization c;
	struct template template;
	enum error_code code;

	*out = change->new_text;
	if (t->ref.name.kind != REF_CUSTOM || !change->new_mode)
		return ERR_NONE;
	(void)((code = customization_parse(&c, change->path, change->new_text,
	    &t->g->pool, err)) ||
	    (code = library_template(&t->g->main.library, c.template_id,
	    &template, &t->g->pool, err)));
	if (code)
		return code;
	own = customization_region(&c, slot);
	region = template_region(&template, slot);
	if (!region && !template_field(&template, slot))
		return error_set(err, ERR_USAGE, "%s has no region or field "
		    "called %s", template.id, slot);
	if (region)
		*out = own ? own->text : region->text;
	return ERR_NONE;
}

/* A quote is found once, so that everybody finds the same sentence. */
static enum error_code
judge_quote(const char *quote, const char *slot, struct slice text,
    struct error *err)
{
	size_t at = slice_find(text, quote);

	if (!quote[0] || at == text.len)
		return error_set(err, ERR_USAGE, "\"%s\" is not in %s",
		    quote, slot);
	text = slice_skip(text, at + 1);
	if (slice_find(text, quote) < text.len)
		return error_set(err, ERR_USAGE, "\"%s\" is in %s more than "
		    "once (quote more of it)", quote, slot);
	return ERR_NONE;
}

static enum error_code
anchor(struct taking *t, struct message *message, struct error *err)
{
	const struct galley_turn *turn = t->turn;
	struct slice text;
	enum error_code code;

	if (!turn->slot && !turn->quote)
		return ERR_NONE;
	if (!turn->slot)
		return error_set(err, ERR_USAGE, "say where the words are "
		    "(--slot REGION)");
	message->trailers[TRAILER_SLOT] = turn->slot;
	(void)((code = taking_path(t, &message->trailers[TRAILER_PATH], err)) ||
	    (code = read_slot(t, turn->slot, &text, err)));
	if (code || !turn->quote)
		return code;
	message->text = pool_format(&t->g->pool, "> %s\n\n%s", turn->quote,
	    message->text);
	if (!event_text_ok(message->text))
		return error_set(err, ERR_USAGE, "the quote must be one line");
	return judge_quote(turn->quote, turn->slot, text, err);
}

enum error_code
turn_comment(struct galley *g, const struct galley_turn *turn,
    struct node **report, struct error *err)
{
	struct taking t;
	struct message message;
	enum error_code code = taking_start(&t, g, turn, err);

	if (!code)
		code = taking_may(&t, EVENT_COMMENT, err);
	if (!code && (!turn->message || !turn->message[0]) &&
	    !turn->resolve_count)
		code = error_set(err, ERR_USAGE, "a comment needs a text "
		    "(-m TEXT)");
	if (code)
		return code;
	g->newcomers = t.dossier.read.line.head_people;
	message = taking_message(&t, EVENT_COMMENT);
	if (turn->must_fix)
		message.trailers[TRAILER_MUST_FIX] = "yes";
	(void)((code = anchor(&t, &message, err)) ||
	    (code = settle(&t, &message, err)) ||
	    (code = taking_end(&t, &message, report, err)));
	return code;
}
