/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/settings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The prefix that judges itself is the longest one: each one's own. */
static void
check_prefixes(const struct settings *s)
{
	for (size_t i = 0; i < s->workflow_count; i++) {
		const char *prefix = s->workflows[i].prefix;

		if (prefix[0] && settings_workflow(s, prefix) !=
		    s->workflows[i].name)
			abort();
	}
	for (size_t i = 0; i < s->propose_count; i++) {
		const char *prefix = s->propose[i].prefix;

		if (prefix[0] && settings_proposers(s, prefix) !=
		    &s->propose[i].names)
			abort();
	}
}

/* Whatever the bytes, settings that are read are of a format we read. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool pool = { 0 };
	struct settings s;
	struct error err = { 0 };

	if (settings_parse(&s, (struct slice){ (const char *)data, size },
	    &pool, &err)) {
		if (err.code != ERR_REFUSED ||
		    strncmp(err.text, "galley.yaml:", 12) != 0)
			abort();
		pool_release(&pool);
		return 0;
	}
	if (s.format < 1 || s.format > FORMAT_KNOWN + 1 || s.version < 1 ||
	    !s.name[0] || s.library_age_days < 1 || s.retention_months < 1)
		abort();
	check_prefixes(&s);
	pool_release(&pool);
	return 0;
}
