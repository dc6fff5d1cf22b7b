/* SPDX-License-Identifier: Apache-2.0 */
#include "notices_decided.h"

#include <string.h>

#include "sign/hash.h"

enum { KEY_HEX = 32 };

void
notices_add(struct notices *out, struct galley *g, const char *person,
    const struct notice *notice)
{
	const struct person *p = person ? people_find(
	    &g->main.policy.people, person) : NULL;
	struct notice_to *to;
	const char *identity;

	if (!p || p->ended || (p->notices_when &&
	    strcmp(p->notices_when, "never") == 0))
		return;
	identity = notice_identity(notice, &g->pool);
	out->items = pool_grow(&g->pool, out->items, out->count,
	    sizeof *out->items);
	to = &out->items[out->count++];
	*to = (struct notice_to){ .person = p->id, .notice = *notice };
	to->key = pool_format(&g->pool, "%.*s", KEY_HEX,
	    digest_text(hash_of(slice_of(identity))).hex);
}
