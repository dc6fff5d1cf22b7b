/* SPDX-License-Identifier: Apache-2.0 */
#include "store/handle.h"
#include "store/unpacked.h"

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

/* Which object is read, and where to. */
struct reading {
	struct store *store;
	struct oid id;
	enum object_kind kind;
	bool trusting;	/* what a pack says of itself is believed */
	struct slice *out;
	struct pool *pool;
};

static enum error_code
check(const struct reading *r, git_object_t type, size_t size,
    struct error *err)
{
	if (type != handle_type(r->kind))
		return error_set(err, ERR_INVALID, "object %s is not a %s",
		    oid_text(r->id).hex, handle_kind_name(r->kind));
	if (size > OBJECT_SIZE_LIMIT)
		return error_set(err, ERR_INVALID, "object %s is too large: "
		    "%zu bytes, at most %d are read", oid_text(r->id).hex,
		    size, OBJECT_SIZE_LIMIT);
	return ERR_NONE;
}

static void
give(const struct reading *r, struct slice bytes)
{
	*r->out = (struct slice){ pool_copy(r->pool, bytes), bytes.len };
}

static enum error_code
read_unpacked(const struct reading *r, struct error *err)
{
	struct unpacked file = { 0 };
	enum error_code code = unpacked_open(&file, r->store, r->id, err);

	if (code)
		return code;
	code = check(r, file.type, file.size, err);
	if (!code)
		code = unpacked_read(&file, r->id, r->out, r->pool, err);
	unpacked_release(&file);
	return code;
}

/* Looks before it unpacks: a small pack can hold a very large blob. */
static enum error_code
look_at_blob(const struct reading *r, struct error *err)
{
	git_object_t type;
	size_t size;
	int failed = packs_look(&r->store->packs, r->id, &type, &size);

	return failed ? fail_read(r->id, failed, err) :
	    check(r, type, size, err);
}

static bool
is_named(const struct packed_object *object, struct oid id)
{
	git_oid is;

	return git_odb_hash(&is, object->at, object->len, object->type) == 0 &&
	    oid_equal(handle_from_oid(&is), id);
}

static enum error_code
read_packed(const struct reading *r, struct error *err)
{
	struct packed_object object;
	enum error_code code = r->kind == OBJECT_BLOB ?
	    look_at_blob(r, err) : ERR_NONE;
	int failed;

	if (code)
		return code;
	failed = packs_read(&r->store->packs, r->id, &object);
	if (failed)
		return fail_read(r->id, failed, err);
	code = check(r, object.type, object.len, err);
	if (!code && !r->trusting && !is_named(&object, r->id))
		code = handle_damaged(r->id, err);
	if (!code)
		give(r, (struct slice){ object.at, object.len });
	packed_object_release(&object);
	return code;
}

/*
 * In the packs that are known, or a file.  A pack is asked first: to learn that
 * a file is not there takes longer.
 */
static enum error_code
read_known(const struct reading *r, struct error *err)
{
	struct error unpacked;
	enum error_code code = read_packed(r, err), other;

	if (!code)
		return ERR_NONE;
	other = read_unpacked(r, &unpacked);
	if (other == ERR_MISSING)
		return code;
	if (other)
		*err = unpacked;
	return other;
}

static enum error_code
read_disk(const struct reading *r, struct error *err)
{
	enum error_code code = read_known(r, err);

	if (code != ERR_MISSING)
		return code;
	code = packs_refresh(&r->store->packs, err);
	return code ? code : read_packed(r, err);
}

static enum error_code
read_stored(const struct reading *r, struct error *err)
{
	const struct unwritten_object *made = unwritten_find(
	    &r->store->unwritten, r->id);
	enum error_code code;

	if (!made)
		return read_disk(r, err);
	code = check(r, handle_type(made->kind), made->bytes.len, err);
	if (!code)
		give(r, made->bytes);
	return code;
}

enum error_code
object_borrow(struct store *store, struct oid id, enum object_kind kind,
    struct slice *out, struct pool *pool, struct error *err)
{
	const struct reading r = { store, id, kind, false, out, pool };
	const struct cached *cached = cache_get(store->cache, id, kind);
	enum error_code code;

	if (cached) {
		*out = (struct slice){ cached->at, cached->len };
		return ERR_NONE;
	}
	code = read_stored(&r, err);
	if (!code)
		cache_put(store->cache, id, kind, *out);
	return code;
}

enum error_code
store_read(struct store *store, struct oid id, enum object_kind kind,
    struct slice *out, struct pool *pool, struct error *err)
{
	const struct cached *cached = cache_get(store->cache, id, kind);

	if (!cached)
		return object_borrow(store, id, kind, out, pool, err);
	*out = (struct slice){ pool_copy(pool, (struct slice){ cached->at,
	    cached->len }), cached->len };
	return ERR_NONE;
}

enum error_code
store_glance(struct store *store, struct oid id, enum object_kind kind,
    struct slice *out, struct pool *pool, struct error *err)
{
	return read_stored(&(struct reading){ store, id, kind, true, out,
	    pool }, err);
}

/* The header of an object that no pack has of which we know. */
static enum error_code
look_elsewhere(struct store *store, struct oid id, struct unpacked *file,
    struct error *err)
{
	enum error_code code = unpacked_open(file, store, id, err);
	int failed;

	if (code != ERR_MISSING)
		return code;
	code = packs_refresh(&store->packs, err);
	if (code)
		return code;
	failed = packs_look(&store->packs, id, &file->type, &file->size);
	return failed ? fail_read(id, failed, err) : ERR_NONE;
}

enum error_code
store_size(struct store *store, struct oid id, enum object_kind *kind,
    size_t *size, struct error *err)
{
	const struct unwritten_object *made = unwritten_find(
	    &store->unwritten, id);
	struct unpacked file = { 0 };
	enum error_code code = ERR_NONE;
	int failed;

	if (made) {
		*kind = made->kind;
		*size = made->bytes.len;
		return ERR_NONE;
	}
	failed = packs_look(&store->packs, id, &file.type, &file.size);
	if (failed == GIT_ENOTFOUND)
		code = look_elsewhere(store, id, &file, err);
	else if (failed)
		code = fail_read(id, failed, err);
	if (!code) {
		*kind = kind_of(file.type);
		*size = file.size;
	}
	unpacked_release(&file);
	return code;
}

bool
store_has(struct store *store, struct oid id)
{
	enum object_kind kind;
	struct error err;
	size_t size;

	return store_size(store, id, &kind, &size, &err) == ERR_NONE;
}

/*
 * One whose file or pack is damaged is not there: it is written anew, and so
 * is one in a pack that was made meanwhile, which does no harm.
 */
static bool
is_stored(struct store *store, struct oid id, enum object_kind kind)
{
	struct pool passing = { 0 };
	struct slice bytes;
	const struct reading r = { store, id, kind, false, &bytes, &passing };
	struct error err;
	bool stored = cache_get(store->cache, id, kind) ||
	    !read_known(&r, &err);

	pool_release(&passing);
	return stored;
}

enum error_code
store_write(struct store *store, enum object_kind kind, struct slice bytes,
    struct oid *out, struct error *err)
{
	struct unwritten_object object = { .kind = kind, .bytes = bytes };
	git_oid name;

	if (store->guest)
		return error_set(err, ERR_SYSTEM, "a hook writes nothing");
	git_error_clear();
	if (git_odb_hash(&name, bytes.at ? bytes.at : "", bytes.len,
	    handle_type(kind)))
		return handle_fail(err, ERR_SYSTEM, "cannot name an object");
	object.id = handle_from_oid(&name);
	*out = object.id;
	if (unwritten_find(&store->unwritten, object.id))
		return ERR_NONE;
	object.stored = is_stored(store, object.id, kind);
	unwritten_add(&store->unwritten, &object);
	cache_put(store->cache, object.id, kind, bytes);
	return store->unwritten.bytes > UNWRITTEN_BYTES ?
	    store_flush(store, err) : ERR_NONE;
}
