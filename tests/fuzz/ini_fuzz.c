/* SPDX-License-Identifier: Apache-2.0 */
#include "check/style_config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/glob.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A mistake names its line; what is read lies within the file. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct style_config config;
	struct pool pool = { 0 };
	struct error err;
	struct ini ini;

	if (ini_parse(&ini, "dir/file", text, &pool, &err)) {
		if (strncmp(err.text, "dir/file:", 9) != 0)
			abort();
	} else {
		for (size_t s = 0; s < ini.count; s++) {
			for (size_t i = 0; i < ini.sections[s].count; i++) {
				const struct ini_entry *e =
				    &ini.sections[s].entries[i];

				if (!e->key[0] || e->line == 0 ||
				    strlen(e->value) > size)
					abort();
			}
		}
	}
	if (style_config_read(&config, "dir/file", text, &pool, &err)) {
		if (strncmp(err.text, "dir/file:", 9) != 0)
			abort();
	} else {
		for (size_t s = 0; s < config.section_count; s++)
			glob_matches(config.sections[s].glob, "docs/a.md");
	}
	pool_release(&pool);
	return 0;
}
