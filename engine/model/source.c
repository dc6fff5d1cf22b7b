/* SPDX-License-Identifier: Apache-2.0 */
#include "source.h"

bool
source_read(const struct source *source, const char *path, struct slice *out)
{
	return source->read(source->of, path, out);
}

void
source_list(const struct source *source, const char *folder,
    struct names *out, struct pool *pool)
{
	source->list(source->of, folder, out, pool);
}

bool
source_id(const struct source *source, const char *path, struct oid *out)
{
	return source->id && source->id(source->of, path, out);
}
