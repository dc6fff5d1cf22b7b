/* SPDX-License-Identifier: Apache-2.0 */
/* Runs a fuzz target over stored inputs: replay FILE... */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct buf bytes = { 0 };
		struct error err;

		if (file_read(&bytes, argv[i], 16 << 20, &err)) {
			printf("not ok %d - %s\n", i, err.text);
			return 1;
		}
		LLVMFuzzerTestOneInput((const uint8_t *)buf_slice(&bytes).at,
		    bytes.len);
		printf("ok %d - %s\n", i, argv[i]);
		buf_release(&bytes);
	}
	printf("1..%d\n", argc - 1);
	return 0;
}
