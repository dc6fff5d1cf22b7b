/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/public_key.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must_be_same(const struct public_key *a, const struct public_key *b)
{
	if (a->kind != b->kind || strcmp(a->text, b->text) ||
	    strcmp(a->application, b->application) ||
	    memcmp(a->bytes, b->bytes, sizeof a->bytes))
		abort();
}

/* The base64 is the input's own, and text and wire form give the same key. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct public_key key, again;
	struct key_blob blob;
	struct error err;

	if (public_key_read(&key, text, &err))
		return 0;
	if (public_key_read(&again, slice_of(key.text), &err))
		abort();
	must_be_same(&key, &again);
	blob = public_key_blob(&key);
	if (public_key_decode(&again, (struct slice){ blob.at, blob.len },
	    &err))
		abort();
	must_be_same(&key, &again);
	if (slice_find(text, strchr(key.text, ' ') + 1) == text.len)
		abort();
	return 0;
}
