/* SPDX-License-Identifier: Apache-2.0 */
#include "gather.h"

#include <string.h>

size_t
gather_scope(struct gather *gather, const char *prefix, const char *base)
{
	struct blocks *out = gather->out;
	const char *extension = gather->wish->extension;
	size_t first = strlen(prefix), second = strlen(base);

	for (size_t i = 0; i < out->scope_count; i++) {
		const char *scope = out->scopes[i];

		if (strncmp(scope, prefix, first) == 0 &&
		    strncmp(scope + first, base, second) == 0 &&
		    scope[first + second] == '.' &&
		    !strchr(scope + first + second + 1, '.'))
			return i;
	}
	out->scopes = pool_grow(gather->pool, out->scopes, out->scope_count,
	    sizeof *out->scopes);
	out->scopes[out->scope_count] = pool_format(gather->pool, "%s%s.%s",
	    prefix, base, extension ? extension : "md");
	return out->scope_count++;
}

struct block *
gather_add(struct gather *gather, size_t scope)
{
	struct blocks *out = gather->out;
	struct block *block;

	out->items = pool_grow(gather->pool, out->items, out->count,
	    sizeof *out->items);
	block = &out->items[out->count++];
	block->scope = out->scopes[scope];
	block->scope_number = scope;
	block->directives = out->directive_count;
	return block;
}

struct block *
gather_block(struct gather *gather, struct draft *draft, const char *scope)
{
	struct block *block = gather_add(gather,
	    gather_scope(gather, "", scope));

	draft_settle(draft, block, gather->pool);
	return block;
}
