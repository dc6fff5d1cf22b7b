/* SPDX-License-Identifier: Apache-2.0 */
/* What the gate answers: a map for each mistake, and one word for all. */
#include <string.h>

#include "plain.h"
#include "receive.h"

/*
 * "T5: reject 0123: only ..." has its rule in front, wherever it begins; each
 * who passed it on may have put one there.
 */
static const char *
take_rule(const char **text, struct pool *pool)
{
	const char *at = *text, *rule = NULL;

	for (; (at = strstr(at, ": ")); at++) {
		if (at - *text < 2 || at[-2] != 'T' || at[-1] < '1' ||
		    at[-1] > '9' || (at - *text > 2 && at[-3] != ' '))
			continue;
		if (!rule)
			rule = pool_format(pool, "%.2s", at - 2);
		*text = at + 2;
	}
	return rule;
}

static const char *
place_of(const struct push_move *move)
{
	if (!move)
		return NULL;
	if (move->name.kind == REF_MAIN)
		return "the library";
	if (move->name.kind == REF_JOURNAL)
		return "the journal";
	if (move->name.request)
		return move->name.request;
	return move->ref + (slice_starts(slice_of(move->ref), "refs/heads/") ?
	    strlen("refs/heads/") : slice_starts(slice_of(move->ref),
	    "refs/") ? strlen("refs/") : 0);
}

static void
add_problem(struct receive *r, const char *place, const struct error *err)
{
	struct pool *pool = &r->g->pool;
	struct node *problem = node_map(pool);
	const char *text = err->text, *rule = take_rule(&text, pool);
	char *words = plain_words(text, pool);
	const char *remedy;

	if (!rule)
		rule = plain_rule(words);
	remedy = plain_remedy(words, rule);
	/* Below, many a text begins with the request that it is about. */
	if (place && slice_starts(slice_of(words), place) &&
	    slice_starts(slice_of(words + strlen(place)), ": "))
		words += strlen(place) + 2;
	else if (place && slice_starts(slice_of(words), place))
		place = NULL;

	node_set_text(pool, problem, "rule", rule);
	node_set_text(pool, problem, "place", place);
	node_set_text(pool, problem, "text", words);
	node_set_text(pool, problem, "remedy", remedy);
	node_push(pool, r->problems, problem);
}

void
receive_problem(struct receive *r, const struct push_move *move,
    const struct error *err)
{
	r->refused[move - r->moves] = true;
	add_problem(r, place_of(move), err);
}

enum error_code
receive_conclude(struct receive *r, enum error_code code, struct node **report,
    struct error *err)
{
	struct node *out = node_map(&r->g->pool);

	pasts_release(&r->after_pasts);
	/* A decision, and a refusal, may rest on what could not be read. */
	if (r->g->store && store_trust(r->g->store, err)) {
		code = err->code;
		r->problems = node_list(&r->g->pool);
	}
	if (code)
		add_problem(r, NULL, err);
	node_set(&r->g->pool, out, "problems", r->problems);
	*report = out;
	if (r->problems->count == 0)
		return ERR_NONE;
	return error_set(err, code ? code : ERR_REFUSED, "nothing was taken "
	    "over, and nothing changed here");
}
