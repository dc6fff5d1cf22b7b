/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/openssh_file.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sign/secret.h"
#include "sign/sign.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A key that is taken is an ssh-ed25519 one, and its text is its bytes. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct openssh_file *file;
	struct public_key key;
	struct error err;

	if (size > SECRET_FILE_LIMIT || sign_start(&err))
		return 0;
	file = secret_alloc(sizeof *file);
	if (!openssh_file_read(file, text, "input", &err)) {
		public_key_of(&key, file->key.bytes);
		if (file->key.kind != KEY_ED25519 ||
		    strcmp(key.text, file->key.text))
			abort();
	}
	secret_free(file);
	return 0;
}
