/* SPDX-License-Identifier: Apache-2.0 */
#include "store/unpacked.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "store/inflate.h"

/* "commit 16777216" and its NUL fit; what is packed may grow a little. */
enum {
	HEADER_LIMIT = 32,
	FILE_LIMIT = OBJECT_SIZE_LIMIT + (1 << 20),
	ALTERNATES_LIMIT = 1 << 16,
};

static void
add_folder(struct store *store, struct slice path)
{
	if (path.len)
		names_add(&store->folders, &store->pool,
		    pool_copy(&store->pool, path));
}

static void
add_alternates(struct store *store, const char *objects)
{
	struct buf text = { 0 };
	struct error unused;
	struct slice rest, line;

	if (file_read(&text, pool_format(&store->pool, "%s/info/alternates",
	    objects), ALTERNATES_LIMIT, &unused) == ERR_NONE) {
		rest = buf_slice(&text);
		while (slice_line(&rest, &line)) {
			if (slice_starts(line, "/"))
				add_folder(store, line);
		}
	}
	buf_release(&text);
}

void
unpacked_find_folders(struct store *store, bool from_env)
{
	const char *own = from_env ? getenv("GIT_OBJECT_DIRECTORY") : NULL;
	const char *others = from_env ?
	    getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES") : NULL;
	struct slice rest = slice_of(others ? others : ""), part;

	if (!own)
		own = pool_format(&store->pool, "%sobjects",
		    git_repository_commondir(store->repo));
	add_folder(store, slice_of(own));
	while (slice_until(&rest, ':', &part))
		add_folder(store, part);
	for (size_t i = 0, count = store->folders.count; i < count; i++)
		add_alternates(store, store->folders.items[i]);
}

static enum error_code
find(struct unpacked *out, struct store *store, struct oid id,
    struct error *err)
{
	struct oid_text hex = oid_text(id);
	enum error_code code = ERR_MISSING;

	for (size_t i = 0; code == ERR_MISSING && i < store->folders.count;
	    i++) {
		struct buf path = { 0 };

		buf_format(&path, "%s/%.2s/%s", store->folders.items[i],
		    hex.hex, hex.hex + 2);
		code = file_read(&out->packed, path.at, FILE_LIMIT, err);
		buf_release(&path);
	}
	return code == ERR_REFUSED ? ERR_INVALID : code;
}

/* Reads "blob 12" up to its NUL. */
static bool
read_header(struct unpacked *out, struct slice text)
{
	struct slice type, size;
	char word[8] = { 0 };

	if (!slice_until(&text, ' ', &type) || type.len >= sizeof word ||
	    !slice_until(&text, '\0', &size) || size.len == 0 || size.len > 18)
		return false;
	memcpy(word, type.at, type.len);
	out->type = git_object_string2type(word);
	for (size_t i = 0; i < size.len; i++) {
		if (size.at[i] < '0' || size.at[i] > '9')
			return false;
		out->size = out->size * 10 + (size_t)(size.at[i] - '0');
	}
	out->header_len = type.len + size.len + 2;
	return git_object_typeisloose(out->type);
}

enum error_code
unpacked_open(struct unpacked *out, struct store *store, struct oid id,
    struct error *err)
{
	struct buf head = { 0 };
	enum error_code code = find(out, store, id, err);

	if (code)
		return code;
	if (inflate_bytes(buf_slice(&out->packed), HEADER_LIMIT, &head) ==
	    INFLATE_BAD || !read_header(out, buf_slice(&head)) ||
	    out->header_len > head.len)
		code = handle_damaged(id, err);
	buf_release(&head);
	if (code)
		unpacked_release(out);
	return code;
}

enum error_code
unpacked_read(const struct unpacked *unpacked, struct oid id,
    struct slice *out, struct pool *pool, struct error *err)
{
	size_t whole = unpacked->header_len + unpacked->size;
	struct buf plain = { 0 };
	struct slice bytes;
	git_oid is;
	enum error_code code = ERR_NONE;

	if (inflate_bytes(buf_slice(&unpacked->packed), whole + 1, &plain) !=
	    INFLATE_WHOLE || plain.len != whole) {
		code = handle_damaged(id, err);
	} else {
		bytes = slice_skip(buf_slice(&plain), unpacked->header_len);
		if (git_odb_hash(&is, bytes.at, bytes.len, unpacked->type) ||
		    !oid_equal(handle_from_oid(&is), id))
			code = handle_damaged(id, err);
		else
			*out = (struct slice){ pool_copy(pool, bytes),
				bytes.len };
	}
	buf_release(&plain);
	return code;
}

void
unpacked_release(struct unpacked *unpacked)
{
	buf_release(&unpacked->packed);
	*unpacked = (struct unpacked){ 0 };
}
