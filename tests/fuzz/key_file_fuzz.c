/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/key_file.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A key file has one text: what is read writes back to the same bytes. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	char again[KEY_FILE_LIMIT];
	struct key_file file;
	struct error err;

	if (key_file_read(&file, text, "input", &err))
		return 0;
	if (!slice_equal(key_file_write(&file, again), text))
		abort();
	return 0;
}
