/* SPDX-License-Identifier: Apache-2.0 */
#include "dictionary.h"

#include <string.h>

#include "base/file.h"
#include "base/mem.h"

static const char *const folders[] = { "/usr/share/hunspell",
	"/usr/share/myspell", "/usr/local/share/hunspell" };

bool
dictionary_find(void *of, const char *name, const char **path)
{
	struct pool *pool = of;

	if (strchr(name, '/'))
		return false;
	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
		const char *found = pool_format(pool, "%s/%s", folders[i],
		    name);

		if (file_exists(pool_format(pool, "%s.aff", found)) &&
		    file_exists(pool_format(pool, "%s.dic", found))) {
			*path = found;
			return true;
		}
	}
	return false;
}
