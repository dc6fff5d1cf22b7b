/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack_reader.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Twice, since what was a base is remembered; the header says no less. */
static void
read_twice(struct pack_reader *reader, const struct pack_place *place)
{
	struct pool pool = { 0 };
	struct pack_object seen, first, second;
	struct error err;

	if (!pack_reader_read(reader, place, &first, &pool, &err)) {
		if (pack_reader_read(reader, place, &second, &pool, &err) ||
		    pack_reader_look(reader, place, &seen, &err) ||
		    first.type != second.type || first.len != second.len ||
		    memcmp(first.at, second.at, first.len) != 0 ||
		    seen.type != first.type || seen.len != first.len)
			abort();
	} else if (err.code != ERR_INVALID) {
		abort();
	}
	pool_release(&pool);
}

/* An offset in a byte, and a pack without its end: what begins there. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pack_reader reader = { 0 };
	struct memory_file file;
	struct pack pack = { .path = "fuzz.pack", .opened = true };
	struct pack_place place = { &pack, size ? data[0] : 0 };

	if (size == 0 || !memory_file_open(&file, (struct slice){
	    (const char *)data + 1, size - 1 }))
		return 0;
	pack.end = size - 1;
	pack.fd = dup(file.fd - 1);
	read_twice(&reader, &place);
	pack_reader_release(&reader);
	pack_close(&pack);
	memory_file_close(&file);
	return 0;
}
