/* SPDX-License-Identifier: Apache-2.0 */
/* What an event says of the present words, and whose words these are. */
#include <string.h>

#include "trailer.h"
#include "verdict.h"

bool
verdict_is_present(const struct event *e, const struct merge_question *q)
{
	const char *seen = e->message.trailers[TRAILER_SEEN];

	return seen && strcmp(seen, q->seen) == 0;
}

void
verdict_add_suggesters(const struct merge_question *q, struct names *out,
    struct pool *pool)
{
	const struct request *r = q->request;

	for (size_t i = 0; i < r->count; i++) {
		size_t from = request_accepted(r, i);
		const char *person = from < r->count ?
		    r->events[from].person : NULL;

		if (person)
			names_add_new(out, pool, person);
	}
}

struct names
verdict_all_authors(const struct merge_question *q, struct pool *pool)
{
	struct names all = { 0 };

	for (size_t i = 0; i < q->request->authors.count; i++)
		names_add(&all, pool, q->request->authors.items[i]);
	verdict_add_suggesters(q, &all, pool);
	return all;
}

bool
verdict_names(const struct event *e, const char *stage, struct pool *pool)
{
	struct names list = { 0 };
	const char *stages = e->message.trailers[TRAILER_STAGE];

	if (!stages)
		return false;
	trailer_list(stages, &list, pool);
	return names_has(&list, stage);
}
