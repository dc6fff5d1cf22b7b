/* SPDX-License-Identifier: Apache-2.0 */
#include "key_file.h"

#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "secret.h"
#include "secret_base64.h"

#define HEAD "galley-key 1"
#define SEED "seed "
#define SEALED "sealed "

_Static_assert(KEY_SALT_SIZE == crypto_pwhash_SALTBYTES &&
    KEY_NONCE_SIZE == crypto_secretbox_NONCEBYTES &&
    KEY_BOX_SIZE == KEY_SEED_SIZE + crypto_secretbox_MACBYTES &&
    sizeof(struct sealed_seed) ==
    KEY_SALT_SIZE + KEY_NONCE_SIZE + KEY_BOX_SIZE,
    "a sealed seed is its parts, one after the other");

/* Reads "<word><base64 of exactly size bytes>". */
static bool
read_bytes(void *out, size_t size, struct slice line, const char *word)
{
	size_t len;

	return slice_starts(line, word) &&
	    secret_base64_read(out, size, &len, slice_skip(line, strlen(word))) &&
	    len == size;
}

static bool
read_seed(struct key_file *out, struct slice line)
{
	out->is_sealed = slice_starts(line, SEALED);
	if (out->is_sealed)
		return read_bytes(&out->sealed, sizeof out->sealed, line,
		    SEALED);
	return read_bytes(out->seed, sizeof out->seed, line, SEED);
}

static bool
read_key(struct public_key *out, struct slice line)
{
	struct error err;

	return public_key_read(out, line, &err) == ERR_NONE &&
	    slice_is(line, out->text) && out->kind == KEY_ED25519;
}

enum error_code
key_file_read(struct key_file *out, struct slice text, const char *name,
    struct error *err)
{
	struct slice rest = text, head = { "", 0 }, key = head, seed = head;
	struct place place = { .path = name, .line = 1 };

	slice_line(&rest, &head);
	if (!slice_is(head, HEAD))
		return error_at(err, place, "key-file", "this is not a key "
		    "file of galley, format 1 (an OpenSSH file is named by "
		    "--key-file)");
	place.line = 2;
	if (!slice_line(&rest, &key) || !read_key(&out->key, key))
		return error_at(err, place, "key-file", "the public key is "
		    "damaged (take the file from a backup)");
	place.line = 3;
	if (!slice_line(&rest, &seed) || !read_seed(out, seed) || rest.len ||
	    !slice_ends(text, "\n"))
		return error_at(err, place, "key-file", "the secret is damaged "
		    "(take the file from a backup)");
	return ERR_NONE;
}

struct slice
key_file_write(const struct key_file *file, char *out)
{
	struct slice secret = file->is_sealed ?
	    (struct slice){ (const char *)&file->sealed, sizeof file->sealed } :
	    (struct slice){ (const char *)file->seed, sizeof file->seed };
	int used = snprintf(out, KEY_FILE_LIMIT, HEAD "\n%s\n%s",
	    file->key.text, file->is_sealed ? SEALED : SEED);
	size_t len = (size_t)used + base64_room(secret.len);

	secret_base64_write(out + used, secret);
	out[len - 1] = '\n';	/* where its NUL was */
	return (struct slice){ out, len };
}

/* The key of the box; the caller frees it. */
static enum error_code
stretch(unsigned char **out, const struct key_file *file,
    const char *passphrase, struct error *err)
{
	unsigned char *key = secret_alloc(crypto_secretbox_KEYBYTES);

	if (crypto_pwhash(key, crypto_secretbox_KEYBYTES, passphrase,
	    strlen(passphrase), file->sealed.salt,
	    crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE,
	    crypto_pwhash_ALG_ARGON2ID13)) {
		secret_free(key);
		return error_set(err, ERR_SYSTEM, "a passphrase needs 256 MiB "
		    "of memory for a moment (free some and try again)");
	}
	*out = key;
	return ERR_NONE;
}

enum error_code
key_file_seal(struct key_file *file, const char *passphrase, struct error *err)
{
	struct sealed_seed *sealed = &file->sealed;
	unsigned char *key;
	enum error_code code;

	randombytes_buf(sealed->salt, sizeof sealed->salt);
	randombytes_buf(sealed->nonce, sizeof sealed->nonce);
	code = stretch(&key, file, passphrase, err);
	if (code)
		return code;
	crypto_secretbox_easy(sealed->box, file->seed, sizeof file->seed,
	    sealed->nonce, key);
	secret_free(key);
	sodium_memzero(file->seed, sizeof file->seed);
	file->is_sealed = true;
	return ERR_NONE;
}

enum error_code
key_file_unseal(struct key_file *file, const char *passphrase,
    struct error *err)
{
	const struct sealed_seed *sealed = &file->sealed;
	unsigned char *key;
	enum error_code code = stretch(&key, file, passphrase, err);
	int failed;

	if (code)
		return code;
	failed = crypto_secretbox_open_easy(file->seed, sealed->box,
	    sizeof sealed->box, sealed->nonce, key);
	secret_free(key);
	return failed ? error_set(err, ERR_DENIED, "the passphrase is wrong "
	    "(try again)") : ERR_NONE;
}
