/* SPDX-License-Identifier: Apache-2.0 */
#include "suggestion.h"

#include <string.h>

#include "model/customization.h"
#include "report.h"

static enum error_code
one_customization(const struct dossier *dossier, struct error *err)
{
	if (dossier->request.name.kind == REF_CUSTOM &&
	    dossier->changes.count == 1 && dossier->changes.items[0].new_mode)
		return ERR_NONE;
	return error_set(err, ERR_USAGE, "%s: wording can be suggested for a "
	    "customization only", dossier->request.name.request);
}

static enum error_code
fail_slot(struct galley *g, const struct template *t, const char *slot,
    struct error *err)
{
	struct names known = { 0 };
	const char *near;

	for (size_t i = 0; i < t->region_count; i++)
		names_add(&known, &g->pool, t->regions[i].name);
	for (size_t i = 0; i < t->field_count; i++)
		names_add(&known, &g->pool, t->fields[i].name);
	near = names_nearest(&known, slot);
	return error_set(err, ERR_USAGE, "%s has no region or field called "
	    "%s%s%s (galley show %s lists them)", t->id, slot,
	    near ? "; did you mean " : "", near ? near : "", t->id);
}

enum error_code
suggestion_judge_slot(struct galley *g, const struct dossier *dossier,
    const char *slot, struct error *err)
{
	const struct change *change = dossier->changes.items;
	struct customization c;
	struct template t;
	struct error ignored;

	if (one_customization(dossier, &ignored) ||
	    customization_parse(&c, change->path, change->new_text, &g->pool,
	    &ignored) || library_template(&g->main.library, c.template_id, &t,
	    &g->pool, &ignored) || template_region(&t, slot) ||
	    template_field(&t, slot))
		return ERR_NONE;
	return fail_slot(g, &t, slot, err);
}

/* The customization's file with one slot replaced. */
static enum error_code
with_slot(struct galley *g, const struct change *change,
    const struct galley_pair *slot, struct slice *out, struct error *err)
{
	struct customization c;
	struct template t;
	struct buf file = { 0 };
	enum error_code code;

	(void)((code = customization_parse(&c, change->path, change->new_text,
	    &g->pool, err)) ||
	    (code = library_template(&g->main.library, c.template_id, &t,
	    &g->pool, err)));
	if (code)
		return code;
	if (template_region(&t, slot->name))
		customization_set_region(&c, slot->name, slice_of(
		    pool_format(&g->pool, "%s\n", slot->value)), &g->pool);
	else if (template_field(&t, slot->name))
		customization_set(&c, slot->name, slot->value, &g->pool);
	else
		return fail_slot(g, &t, slot->name, err);
	customization_write(&c, &t, &file);
	*out = buf_settle(&file, &g->pool);
	return ERR_NONE;
}

/* Only stages without "when" can be approved with one's own wording. */
static enum error_code
judge_stages(struct galley *g, const struct dossier *dossier,
    const struct names *stages, const char **list, struct error *err)
{
	const struct route *route = &dossier->decision.route;

	for (size_t i = 0; i < route->count; i++) {
		const struct requirement *r = &route->items[i];

		if (!names_has(stages, r->name) || !r->stage ||
		    r->stage->when)
			continue;
		if (r->workflow->suggesters_are_authors)
			return error_set(err, ERR_DENIED, "T4: in %s a "
			    "suggester is an author, and nobody approves his "
			    "own words", r->workflow->id);
		*list = pool_text(&g->pool, r->name);
		return ERR_NONE;
	}
	return error_set(err, ERR_DENIED, "no stage that is open to you may be "
	    "approved with your own wording (send the suggestion alone: galley "
	    "suggest)");
}

/* The words that change something, each put into what as_if holds. */
static enum error_code
put_slots(struct galley *g, const struct galley_pairs *slots,
    struct change *as_if, struct galley_pairs *changing, struct error *err)
{
	struct galley_pair *kept = pool_alloc(&g->pool,
	    (slots->count + 1) * sizeof *kept);
	size_t count = 0;

	for (size_t i = 0; i < slots->count; i++) {
		struct slice file;
		enum error_code code = with_slot(g, as_if, &slots->items[i],
		    &file, err);

		if (code)
			return code;
		if (!slice_equal(file, as_if->new_text))
			kept[count++] = slots->items[i];
		as_if->new_text = file;
	}
	*changing = (struct galley_pairs){ kept, count };
	return count ? ERR_NONE : error_set(err, ERR_USAGE, "these words are "
	    "there already (approve without --with)");
}

/* Said twice, one region would have two wordings, and one would be lost. */
static enum error_code
judge_slots(const struct galley_pairs *slots, struct error *err)
{
	for (size_t i = 0; i < slots->count; i++) {
		for (size_t k = 0; k < i; k++) {
			if (strcmp(slots->items[i].name,
			    slots->items[k].name) == 0)
				return error_set(err, ERR_USAGE, "%s is worded "
				    "twice (one --with for each region or "
				    "field)", slots->items[i].name);
		}
		if (!event_text_ok(slots->items[i].value))
			return error_set(err, ERR_USAGE, "%s: these words "
			    "cannot be carried: hidden characters, too long, "
			    "or they end like a list of \"Name: value\" "
			    "lines", slots->items[i].name);
	}
	return ERR_NONE;
}

/*
 * Each region or field is a suggestion; the last one is the approval, of all
 * of them together.
 */
static enum error_code
write_suggestions(struct act *act, const struct galley_pairs *slots,
    struct message *approval, struct error *err)
{
	struct message plain = { .kind = EVENT_SUGGEST,
		.request = act->name.request };
	enum error_code code = ERR_NONE;

	plain.trailers[TRAILER_PATH] = approval->trailers[TRAILER_PATH];
	for (size_t i = 0; !code && i + 1 < slots->count; i++) {
		plain.text = slots->items[i].value;
		plain.trailers[TRAILER_SLOT] = slots->items[i].name;
		code = act_event(act, &plain, NULL, err);
	}
	if (code)
		return code;
	approval->text = slots->items[slots->count - 1].value;
	approval->trailers[TRAILER_SLOT] = slots->items[slots->count - 1].name;
	return act_event(act, approval, NULL, err);
}

enum error_code
suggestion_approve(struct act *act, const struct dossier *dossier,
    const struct suggestion *suggestion, galley_report **report,
    struct error *err)
{
	struct galley *g = act->g;
	struct changes as_if = dossier->changes;
	struct galley_pairs slots = { 0 };
	struct change changed;
	struct digest_text seen;
	struct message message = { .kind = EVENT_SUGGEST,
		.request = act->name.request };
	enum error_code code = one_customization(dossier, err);

	if (!code)
		code = judge_slots(suggestion->slots, err);
	if (!code)
		code = judge_stages(g, dossier, suggestion->stages,
		    &message.trailers[TRAILER_STAGE], err);
	if (code)
		return code;
	changed = dossier->changes.items[0];
	as_if.items = &changed;
	code = put_slots(g, suggestion->slots, &changed, &slots, err);
	if (code)
		return code;
	seen = dossier_seen(&g->main, &as_if);
	message.trailers[TRAILER_PATH] = changed.path;
	message.trailers[TRAILER_SEEN] = seen.hex;
	(void)((code = write_suggestions(act, &slots, &message, err)) ||
	    (code = act_finish(act, err)));
	if (code)
		return code;
	*report = report_act(g, act);
	suggestion_report(g, &act->dossier.request, *report);
	return ERR_NONE;
}

static const struct event *
find_suggestion(const struct request *request, const char *id)
{
	const struct event *found = NULL;

	for (size_t i = 0; i < request->count; i++) {
		const struct event *e = &request->events[i];

		if (e->message.kind == EVENT_SUGGEST && strncmp(
		    oid_text(e->id).hex, id, strlen(id)) == 0)
			found = e;
	}
	return found;
}

static enum error_code
accept_one(struct act *act, struct dossier *dossier, const struct event *s,
    struct error *err)
{
	struct message edit = { .kind = EVENT_EDIT,
		.request = act->name.request, .text = "" };
	struct galley_pair slot = { s->message.trailers[TRAILER_SLOT],
		s->message.text };
	struct slice file;
	struct oid tree;
	enum error_code code;

	edit.trailers[TRAILER_ACCEPTS] = pool_text(&act->g->pool,
	    oid_text(s->id).hex);
	(void)((code = with_slot(act->g, &dossier->changes.items[0], &slot,
	    &file, err)) ||
	    (code = act_put(act, dossier->changes.items[0].path, &file, &tree,
	    err)) ||
	    (code = act_event(act, &edit, &tree, err)) ||
	    (code = dossier_open(dossier, &act->g->main, &act->name, act->head,
	    err)));
	return code;
}

/* Whether a suggestion stands right before another of the same approval. */
static bool
goes_with(const struct event *before, const struct event *s)
{
	return before->message.kind == EVENT_SUGGEST &&
	    !before->message.trailers[TRAILER_STAGE] &&
	    strcmp(before->person, s->person) == 0;
}

enum error_code
suggestion_accept(struct act *act, struct dossier *dossier, const char *id,
    struct error *err)
{
	const struct event *events = dossier->request.events;
	const struct event *s = find_suggestion(&dossier->request, id);
	const char *seen = s ? s->message.trailers[TRAILER_SEEN] : NULL;
	enum error_code code = one_customization(dossier, err);

	if (code)
		return code;
	if (!s)
		return error_set(err, ERR_MISSING, "%s has no suggestion %s "
		    "(galley log %s shows them)", act->name.request, id,
		    act->name.request);
	code = accept_one(act, dossier, s, err);
	/* What it approves may be more: the words that came before it, too. */
	for (const struct event *e = s; !code && seen && e > events &&
	    strcmp(dossier->seen.hex, seen) != 0 && goes_with(e - 1, s); e--)
		code = accept_one(act, dossier, e - 1, err);
	return code;
}

static struct node *
describe(struct galley *g, const struct event *e)
{
	struct pool *pool = &g->pool;
	struct node *item = node_map(pool);

	node_set_text(pool, item, "id", pool_format(pool, "%.12s",
	    oid_text(e->id).hex));
	node_set_text(pool, item, "person", e->person);
	node_set_text(pool, item, "slot", e->message.trailers[TRAILER_SLOT]);
	node_set_text(pool, item, "text", e->message.text);
	node_set_bool(pool, item, "own_wording",
	    e->message.trailers[TRAILER_STAGE] != NULL);
	return item;
}

void
suggestion_report(struct galley *g, const struct request *request,
    struct node *report)
{
	struct node *list = node_list(&g->pool);
	size_t from = request->last_content < request->count ?
	    request->last_content : 0;

	for (size_t i = from; i < request->count; i++) {
		if (request->events[i].message.kind == EVENT_SUGGEST)
			node_push(&g->pool, list, describe(g,
			    &request->events[i]));
	}
	if (list->count == 0 || request->state == REQUEST_CLOSED)
		return;
	node_set(&g->pool, report, "suggestions", list);
	if (g->as && strcmp(g->as, request->owner) == 0)
		node_set_text(&g->pool, report, "next", pool_format(&g->pool,
		    "galley submit %s --accept %s", request->name.request,
		    node_get_text(list->items[list->count - 1], "id", "")));
}
