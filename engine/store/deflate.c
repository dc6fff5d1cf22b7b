/* SPDX-License-Identifier: Apache-2.0 */
#include "store/deflate.h"

#include <stdlib.h>
#include <zlib.h>

/*
 * A file takes a block of the disk in any case, and what is not packed is
 * written and read faster; git packs it when it makes packs.  PLAIN_LIMIT is
 * such a block without a stream's own bytes.  zlib counts in unsigned int, and
 * no object comes near INPUT_LIMIT.
 */
enum { PLAIN_LIMIT = 4096 - 11, CHUNK = 16 * 1024, INPUT_LIMIT = 1 << 30 };

struct deflate {
	z_stream stream;
	bool started;
};

struct deflate *
deflate_new(void)
{
	return mem_alloc(sizeof(struct deflate));
}

void
deflate_free(struct deflate *deflate)
{
	if (deflate && deflate->started)
		deflateEnd(&deflate->stream);
	free(deflate);
}

static void
add_number(struct buf *out, unsigned long number, unsigned bytes)
{
	while (bytes-- > 0)
		buf_char(out, (char)(number >> 8 * bytes & 0xFF));
}

static unsigned long
sum(unsigned long so_far, struct slice bytes)
{
	return adler32(so_far, (const Bytef *)bytes.at, (uInt)bytes.len);
}

/* RFC 1950 and 1951: a stream of one stored block. */
static void
store_plain(struct slice head, struct slice body, struct buf *out)
{
	size_t len = head.len + body.len;

	add_number(out, 0x7801, 2);
	buf_char(out, 1);
	buf_char(out, (char)(len & 0xFF));
	buf_char(out, (char)(len >> 8));
	buf_char(out, (char)(~len & 0xFF));
	buf_char(out, (char)(~len >> 8 & 0xFF));
	buf_add(out, head);
	buf_add(out, body);
	add_number(out, sum(sum(adler32(0, NULL, 0), head), body), 4);
}

static void
start(struct deflate *d)
{
	int failed = d->started ? deflateReset(&d->stream) :
	    deflateInit(&d->stream, Z_BEST_SPEED);

	if (failed)
		mem_exhausted();
	d->started = true;
}

static void
feed(z_stream *stream, struct slice in, int flush, struct buf *out)
{
	unsigned char chunk[CHUNK];

	if (in.len > INPUT_LIMIT)
		mem_exhausted();
	stream->next_in = (z_const Bytef *)in.at;
	stream->avail_in = (uInt)in.len;
	do {
		stream->next_out = chunk;
		stream->avail_out = CHUNK;
		(void)deflate(stream, flush);
		buf_add(out, (struct slice){ (const char *)chunk,
		    CHUNK - stream->avail_out });
	} while (stream->avail_out == 0);
}

void
deflate_bytes(struct deflate *deflate, struct slice head, struct slice body,
    struct buf *out)
{
	if (head.len + body.len <= PLAIN_LIMIT) {
		store_plain(head, body, out);
		return;
	}
	start(deflate);
	feed(&deflate->stream, head, Z_NO_FLUSH, out);
	feed(&deflate->stream, body, Z_FINISH, out);
}
