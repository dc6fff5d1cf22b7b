/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/sshsig.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A signature has one text: what is read writes back to the same bytes. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct sshsig signature;
	struct buf again = { 0 };
	struct error err;

	if (sshsig_read(&signature, text, &err))
		return err.code == ERR_INVALID ? 0 : (abort(), 0);
	sshsig_write(&signature, &again);
	if (!slice_equal(buf_slice(&again), text))
		abort();
	buf_release(&again);
	return 0;
}
