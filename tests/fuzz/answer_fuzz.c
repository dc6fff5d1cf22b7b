/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>

#include "base/wire.h"
#include "sign/sshsig.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An answer has one form: what is read writes back to the same bytes. */
static void
check_answer(enum key_kind kind, struct slice blob)
{
	struct sshsig read = { .key = { .kind = kind } };
	struct buf again = { 0 };
	struct error err;

	if (sshsig_read_answer(&read, blob, &err)) {
		if (err.code != ERR_INVALID)
			abort();
		return;
	}
	wire_add_string(&again, slice_of(key_kind_name(kind)));
	wire_add_string(&again, (struct slice){ (const char *)read.bytes,
	    sizeof read.bytes });
	if (kind == KEY_SK_ED25519) {
		buf_char(&again, (char)read.flags);
		wire_add_number(&again, read.counter);
	}
	if (!slice_equal(buf_slice(&again), blob))
		abort();
	buf_release(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice blob = { (const char *)data, size };

	check_answer(KEY_ED25519, blob);
	check_answer(KEY_SK_ED25519, blob);
	return 0;
}
