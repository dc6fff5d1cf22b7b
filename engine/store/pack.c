/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mapped.h"

enum { HEADER_BYTES = 12, DIGEST_BYTES = 20 };

/* Reads as much as there is. */
static ssize_t
read_at(int fd, char *out, size_t len, uint64_t offset)
{
	size_t done = 0;

	while (done < len) {
		ssize_t got = pread(fd, out + done, len - done,
		    (off_t)(offset + done));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ssize_t)done;
}

/* Version 2 or 3, and the digest at its end is the one that the index names. */
static bool
is_of_index(const struct pack *pack, uint64_t size)
{
	static const char *const heads[] = { "PACK\0\0\0\2", "PACK\0\0\0\3" };
	char head[HEADER_BYTES], digest[DIGEST_BYTES];
	const struct slice mapped = pack->mapped;

	if (size < HEADER_BYTES + DIGEST_BYTES || read_at(pack->fd, head,
	    sizeof head, 0) != HEADER_BYTES || read_at(pack->fd, digest,
	    sizeof digest, size - DIGEST_BYTES) != DIGEST_BYTES)
		return false;
	return (memcmp(head, heads[0], 8) == 0 ||
	    memcmp(head, heads[1], 8) == 0) && memcmp(digest, mapped.at +
	    mapped.len - 2 * DIGEST_BYTES, DIGEST_BYTES) == 0;
}

static bool
open_data(struct pack *pack)
{
	struct stat st;

	pack->fd = open(pack->path, O_RDONLY | O_CLOEXEC);
	if (pack->fd < 0 || fstat(pack->fd, &st))
		return false;
	pack->end = (uint64_t)st.st_size - DIGEST_BYTES;
	return is_of_index(pack, (uint64_t)st.st_size);
}

static void
open_both(struct pack *pack)
{
	struct slice stem = slice_of(pack->path);
	struct buf path = { 0 };
	struct error ignored;

	pack->opened = true;
	pack->fd = -1;
	stem.len -= strlen(".pack");
	buf_add(&path, stem);
	buf_text(&path, ".idx");
	if (mapped_open(&pack->mapped, path.at, &ignored) ||
	    !pack_index_read(&pack->index, pack->mapped) || !open_data(pack))
		pack->index = (struct pack_index){ .count = 0 };
	buf_release(&path);
}

bool
pack_find(struct pack *pack, struct oid id, uint64_t *offset)
{
	if (!pack->opened)
		open_both(pack);
	return pack_index_find(&pack->index, id, offset);
}

static enum error_code
fill(struct pack *pack, struct pack_window *w, uint64_t at, struct error *err)
{
	size_t len = pack->end - at < PACK_WINDOW ? (size_t)(pack->end - at) :
	    PACK_WINDOW;
	ssize_t got;

	if (!w->bytes)
		w->bytes = mem_alloc(PACK_WINDOW);
	w->len = 0;
	w->at = at;
	got = read_at(pack->fd, w->bytes, len, at);
	if (got < 0)
		return error_set(err, ERR_SYSTEM, "cannot read %s: %s",
		    pack->path, strerror(errno));
	w->len = (size_t)got;
	return ERR_NONE;
}

enum error_code
pack_bytes(struct pack *pack, uint64_t offset, struct slice *out,
    struct error *err)
{
	uint64_t at = offset / PACK_WINDOW * PACK_WINDOW;
	struct pack_window *w = &pack->windows[offset / PACK_WINDOW %
	    PACK_WINDOWS];
	enum error_code code = ERR_NONE;

	if (offset < HEADER_BYTES || offset >= pack->end)
		return error_set(err, ERR_INVALID, "nothing lies at byte %llu "
		    "of %s", (unsigned long long)offset, pack->path);
	if (w->len == 0 || w->at != at)
		code = fill(pack, w, at, err);
	if (!code && offset - at >= w->len)
		code = error_set(err, ERR_INVALID, "%s was cut short",
		    pack->path);
	if (!code)
		*out = (struct slice){ w->bytes + (offset - at),
			w->len - (size_t)(offset - at) };
	return code;
}

void
pack_close(struct pack *pack)
{
	for (size_t i = 0; i < PACK_WINDOWS; i++)
		free(pack->windows[i].bytes);
	mapped_close(&pack->mapped);
	if (pack->opened && pack->fd >= 0)
		close(pack->fd);
	*pack = (struct pack){ .path = pack->path };
}
