/* SPDX-License-Identifier: Apache-2.0 */
#include "store/inflate.h"

#include <stdint.h>
#include <zlib.h>

enum { CHUNK = 16 * 1024 };

/* Unpacks until the stream ends, the limit is reached, or nothing moves. */
static enum inflate_end
unpack(z_stream *stream, size_t limit, struct buf *out)
{
	unsigned char chunk[CHUNK];

	for (;;) {
		size_t left = limit - out->len;
		size_t room = left < CHUNK ? left : CHUNK;
		int state;

		stream->next_out = chunk;
		stream->avail_out = (uInt)room;
		state = inflate(stream, Z_NO_FLUSH);
		buf_add(out, (struct slice){ (const char *)chunk,
		    room - stream->avail_out });
		if (state == Z_STREAM_END)
			return stream->avail_in ? INFLATE_BAD : INFLATE_WHOLE;
		if (out->len == limit &&
		    (state == Z_OK || state == Z_BUF_ERROR))
			return INFLATE_FULL;
		if (state != Z_OK || stream->avail_out)
			return INFLATE_BAD;
	}
}

enum inflate_end
inflate_bytes(struct slice packed, size_t limit, struct buf *out)
{
	z_stream stream = { 0 };
	enum inflate_end end;

	if (packed.len > UINT32_MAX || inflateInit(&stream) != Z_OK)
		return INFLATE_BAD;
	stream.next_in = (z_const Bytef *)packed.at;
	stream.avail_in = (uInt)packed.len;
	end = unpack(&stream, limit, out);
	inflateEnd(&stream);
	return end;
}
