/* SPDX-License-Identifier: Apache-2.0 */
#include "medium.h"

#include <string.h>

#include "base/ascii.h"
#include "check/picture.h"
#include "sign/hash.h"

static const char *
kind_of(const char *path, struct pool *pool)
{
	const char *dot = strrchr(path, '.');
	char *kind = pool_text(pool, dot ? dot + 1 : "");

	for (char *p = kind; *p; p++)
		*p = ascii_upper(*p);
	return kind;
}

struct node *
medium_node(const char *path, struct slice bytes, struct pool *pool)
{
	struct node *map = node_map(pool);
	struct picture picture;
	struct digest digest;

	hash_sha256(bytes, &digest);
	node_set_text(pool, map, "kind", kind_of(path, pool));
	if (picture_read(&picture, bytes)) {
		node_set_number(pool, map, "width", picture.width);
		node_set_number(pool, map, "height", picture.height);
	}
	node_set_number(pool, map, "bytes", (int64_t)bytes.len);
	node_set_text(pool, map, "sha256", digest_text(digest).hex);
	return map;
}
