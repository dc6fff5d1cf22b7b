/* SPDX-License-Identifier: Apache-2.0 */
#include "model/registry.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = { "terms", "competitors", "disclaimers",
	"regulated", "links", "entities", "numbers", "assets" };

/* What is read has a name in every entry; what is not names its place. */
static void
check(const struct registry *registry, struct pool *pool)
{
	for (size_t i = 0; i < registry->count; i++) {
		if (!registry_name(registry->entries[i])[0] ||
		    registry->entries[i]->line == 0)
			abort();
		registry_cite(registry, registry->entries[i], pool);
	}
}

/* The first byte chooses the registry. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data + 1, size - 1 };
	struct registry registry = { 0 };
	struct pool pool = { 0 };
	struct error err;
	const char *path;

	if (size == 0)
		return 0;
	path = pool_format(&pool, "registries/%s.yaml",
	    names[data[0] % (sizeof names / sizeof names[0])]);
	if (!registry_parse(&registry, path, text, &pool, &err))
		check(&registry, &pool);
	else if (strncmp(err.text, path, strlen(path)) != 0)
		abort();
	pool_release(&pool);
	return 0;
}
