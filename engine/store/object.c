/* SPDX-License-Identifier: Apache-2.0 */
#include <git2/sys/odb_backend.h>

#include "store/handle.h"
#include "store/unpacked.h"

static const git_object_t types[] = {
	[OBJECT_COMMIT] = GIT_OBJECT_COMMIT,
	[OBJECT_TREE] = GIT_OBJECT_TREE,
	[OBJECT_BLOB] = GIT_OBJECT_BLOB,
	[OBJECT_OTHER] = GIT_OBJECT_TAG,
};

static enum object_kind
kind_of(git_object_t type)
{
	switch (type) {
	case GIT_OBJECT_COMMIT:
		return OBJECT_COMMIT;
	case GIT_OBJECT_TREE:
		return OBJECT_TREE;
	case GIT_OBJECT_BLOB:
		return OBJECT_BLOB;
	default:
		return OBJECT_OTHER;
	}
}

/* What the system failed to read may be fine; any other bytes are bad. */
static enum error_code
fail_read(struct oid id, int failed, struct error *err)
{
	const git_error *last = git_error_last();

	if (failed == GIT_ENOTFOUND || failed == GIT_EAMBIGUOUS)
		return error_set(err, ERR_MISSING, "there is no object %s "
		    "(fetch it, or see git fsck)", oid_text(id).hex);
	if (failed != GIT_EMISMATCH && last && last->klass == GIT_ERROR_OS)
		return handle_fail(err, ERR_SYSTEM, "cannot read object %s",
		    oid_text(id).hex);
	return handle_fail(err, ERR_INVALID, "object %s is damaged (see git "
	    "fsck)", oid_text(id).hex);
}

static enum error_code
check(struct oid id, enum object_kind kind, git_object_t type, size_t size,
    struct error *err)
{
	if (type != types[kind])
		return error_set(err, ERR_INVALID, "object %s is not a %s",
		    oid_text(id).hex, git_object_type2string(types[kind]));
	if (size > OBJECT_SIZE_LIMIT)
		return error_set(err, ERR_INVALID, "object %s is too large: "
		    "%zu bytes, at most %d are read", oid_text(id).hex, size,
		    OBJECT_SIZE_LIMIT);
	return ERR_NONE;
}

static enum error_code
read_unpacked(struct store *store, struct oid id, enum object_kind kind,
    struct slice *out, struct pool *pool, struct error *err)
{
	struct unpacked file = { 0 };
	enum error_code code = unpacked_open(&file, store, id, err);

	if (code)
		return code;
	code = check(id, kind, file.type, file.size, err);
	if (!code)
		code = unpacked_read(&file, id, out, pool, err);
	unpacked_release(&file);
	return code;
}

/* Looks before it unpacks: a small pack can hold a very large blob. */
static enum error_code
check_blob(struct store *store, struct oid id, struct error *err)
{
	enum object_kind kind;
	size_t size;
	enum error_code code = store_size(store, id, &kind, &size, err);

	if (code)
		return code;
	return check(id, OBJECT_BLOB, types[kind], size, err);
}

static enum error_code
read_packed(struct store *store, struct oid id, enum object_kind kind,
    struct slice *out, struct pool *pool, struct error *err)
{
	git_oid name = handle_oid(id);
	git_odb_object *object = NULL;
	struct slice bytes;
	enum error_code code;
	int failed = git_odb_read(&object, store->odb, &name);

	if (failed)
		return fail_read(id, failed, err);
	bytes = (struct slice){ git_odb_object_data(object),
		git_odb_object_size(object) };
	code = check(id, kind, git_odb_object_type(object), bytes.len, err);
	if (!code)
		*out = (struct slice){ pool_copy(pool, bytes), bytes.len };
	git_odb_object_free(object);
	return code;
}

static enum error_code
read_stored(struct store *store, struct oid id, enum object_kind kind,
    struct slice *out, struct pool *pool, struct error *err)
{
	enum error_code code = read_unpacked(store, id, kind, out, pool, err);

	if (code != ERR_MISSING)
		return code;
	if (kind == OBJECT_BLOB) {
		code = check_blob(store, id, err);
		if (code)
			return code;
	}
	return read_packed(store, id, kind, out, pool, err);
}

enum error_code
store_read(struct store *store, struct oid id, enum object_kind kind,
    struct slice *out, struct pool *pool, struct error *err)
{
	struct slice cached;
	enum error_code code;

	if (cache_get(store->cache, id, kind, &cached)) {
		*out = (struct slice){ pool_copy(pool, cached), cached.len };
		return ERR_NONE;
	}
	code = read_stored(store, id, kind, out, pool, err);
	if (!code)
		cache_put(store->cache, id, kind, *out);
	return code;
}

/* libgit2 would hash what it unpacked, which takes a third of the time. */
static bool
glance_packed(struct store *store, struct oid id, enum object_kind kind,
    struct slice *out, struct pool *pool)
{
	git_oid name = handle_oid(id);
	size_t backends = git_odb_num_backends(store->odb), len;
	bool found = false;

	for (size_t i = 0; !found && i < backends; i++) {
		git_odb_backend *backend;
		git_object_t type;
		void *data = NULL;

		if (git_odb_get_backend(&backend, store->odb, i) ||
		    !backend->read ||
		    backend->read(&data, &len, &type, backend, &name))
			continue;
		found = type == types[kind] && len <= OBJECT_SIZE_LIMIT;
		if (found)
			*out = (struct slice){ pool_copy(pool,
			    (struct slice){ data, len }), len };
		git_odb_backend_data_free(backend, data);
	}
	return found;
}

enum error_code
store_glance(struct store *store, struct oid id, enum object_kind kind,
    struct slice *out, struct pool *pool, struct error *err)
{
	enum error_code code = read_unpacked(store, id, kind, out, pool, err);

	if (code != ERR_MISSING || glance_packed(store, id, kind, out, pool))
		return code == ERR_MISSING ? ERR_NONE : code;
	return store_read(store, id, kind, out, pool, err);
}

bool
store_has(struct store *store, struct oid id)
{
	git_oid name = handle_oid(id);

	return git_odb_exists(store->odb, &name) == 1;
}

enum error_code
store_size(struct store *store, struct oid id, enum object_kind *kind,
    size_t *size, struct error *err)
{
	git_oid name = handle_oid(id);
	struct unpacked file = { 0 };
	enum error_code code = unpacked_open(&file, store, id, err);

	if (code == ERR_MISSING) {
		int failed = git_odb_read_header(&file.size, &file.type,
		    store->odb, &name);

		code = failed ? fail_read(id, failed, err) : ERR_NONE;
	}
	if (!code) {
		*kind = kind_of(file.type);
		*size = file.size;
	}
	unpacked_release(&file);
	return code;
}

enum error_code
store_write(struct store *store, enum object_kind kind, struct slice bytes,
    struct oid *out, struct error *err)
{
	git_oid name;

	if (store->guest)
		return error_set(err, ERR_SYSTEM, "a hook writes nothing");
	if (git_odb_write(&name, store->odb, bytes.at ? bytes.at : "",
	    bytes.len, types[kind]))
		return handle_fail(err, ERR_SYSTEM, "cannot write an object "
		    "below %s", store_git_folder(store));
	*out = handle_from_oid(&name);
	return ERR_NONE;
}
