/* SPDX-License-Identifier: Apache-2.0 */
#include "store/deflate.h"

#include <stdlib.h>
#include <zlib.h>

/* zlib counts in unsigned int; no object comes near it. */
enum { CHUNK = 16 * 1024, INPUT_LIMIT = 1 << 30 };

struct deflate {
	z_stream stream;
};

struct deflate *
deflate_new(void)
{
	struct deflate *deflate = mem_alloc(sizeof *deflate);

	if (deflateInit(&deflate->stream, Z_BEST_SPEED) != Z_OK)
		mem_exhausted();
	return deflate;
}

void
deflate_free(struct deflate *deflate)
{
	if (!deflate)
		return;
	deflateEnd(&deflate->stream);
	free(deflate);
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
	deflateReset(&deflate->stream);
	feed(&deflate->stream, head, Z_NO_FLUSH, out);
	feed(&deflate->stream, body, Z_FINISH, out);
}
