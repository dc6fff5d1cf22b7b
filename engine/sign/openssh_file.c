/* SPDX-License-Identifier: Apache-2.0 */
#include "openssh_file.h"

#include <string.h>

#include <sodium.h>

#include "base/wire.h"
#include "secret.h"
#include "secret_base64.h"

#define HEADER "-----BEGIN OPENSSH PRIVATE KEY-----"
#define FOOTER "-----END OPENSSH PRIVATE KEY-----"
#define MAGIC "openssh-key-v1"

enum { BLOCK = 8 };	/* the cipher "none" pads to this */

static enum error_code
damaged(const char *name, struct error *err)
{
	return error_set(err, ERR_REFUSED, "%s is damaged (take it from a "
	    "backup, or make another: ssh-keygen -t ed25519)", name);
}

/* After the key: a comment, then 1, 2, 3 ... to the end of the block. */
static bool
read_tail(struct wire *wire, size_t whole)
{
	unsigned char wanted = 1;

	wire_string(wire);
	if (wire->is_short || whole % BLOCK || wire->rest.len >= BLOCK)
		return false;
	while (wire->rest.len) {
		if (wire_byte(wire) != wanted++)
			return false;
	}
	return true;
}

/* Reads the private section, which repeats the public key. */
static bool
read_private(struct openssh_file *out, struct slice section)
{
	struct wire wire = { .rest = section };
	uint32_t check = wire_number(&wire);
	bool same = wire_number(&wire) == check;
	struct slice type = wire_string(&wire);
	struct slice public = wire_string(&wire);
	struct slice secret = wire_string(&wire);
	size_t half = sizeof out->seed;
	struct slice wanted = { (const char *)out->key.bytes, half };

	if (!same || !slice_is(type, key_kind_name(KEY_ED25519)) ||
	    !slice_equal(public, wanted) || secret.len != 2 * half ||
	    !slice_equal(slice_skip(secret, half), wanted) ||
	    !read_tail(&wire, section.len))
		return false;
	memcpy(out->seed, secret.at, half);
	return true;
}

/* A file whose two halves disagree would sign what nobody can verify. */
static bool
seed_makes_key(const struct openssh_file *file)
{
	unsigned char *pair = secret_alloc(crypto_sign_SECRETKEYBYTES);
	unsigned char public[crypto_sign_PUBLICKEYBYTES];
	bool same;

	crypto_sign_seed_keypair(public, pair, file->seed);
	same = memcmp(public, file->key.bytes, sizeof public) == 0;
	secret_free(pair);
	return same;
}

static enum error_code
read_blob(struct openssh_file *out, struct slice blob, const char *name,
    struct error *err)
{
	struct wire wire = { .rest = blob };
	struct slice magic = wire_bytes(&wire, sizeof MAGIC);
	struct slice cipher = wire_string(&wire);
	struct slice public, section;
	uint32_t count;

	wire_string(&wire);	/* the key derivation and its options */
	wire_string(&wire);
	count = wire_number(&wire);
	public = wire_string(&wire);
	section = wire_string(&wire);
	if (!slice_equal(magic, (struct slice){ MAGIC, sizeof MAGIC }) ||
	    count != 1 || !wire_is_done(&wire))
		return damaged(name, err);
	if (public_key_decode(&out->key, public, err))
		return error_wrap(err, ERR_REFUSED, "%s: ", name);
	if (out->key.kind != KEY_ED25519)
		return error_set(err, ERR_REFUSED, "%s is a security key's "
		    "file (ssh-add it: the agent signs with it)", name);
	if (!slice_is(cipher, "none"))
		return error_set(err, ERR_REFUSED, "%s is sealed with a "
		    "passphrase (ssh-add it: the agent signs with it)", name);
	if (!read_private(out, section) || !seed_makes_key(out))
		return damaged(name, err);
	return ERR_NONE;
}

/* What stands between the header and the footer, which share no dash. */
static bool
find_body(struct slice *body, struct slice text)
{
	struct slice rest = slice_trim(text);

	if (!slice_starts(rest, HEADER))
		return false;
	rest = slice_skip(rest, strlen(HEADER));
	if (!slice_ends(rest, FOOTER))
		return false;
	*body = (struct slice){ rest.at, rest.len - strlen(FOOTER) };
	return true;
}

enum error_code
openssh_file_read(struct openssh_file *out, struct slice text,
    const char *name, struct error *err)
{
	struct slice body;
	unsigned char *blob;
	enum error_code code;
	size_t len;

	if (!find_body(&body, text))
		return error_set(err, ERR_REFUSED, "%s is not a private key "
		    "file of OpenSSH (make one with: ssh-keygen -t ed25519)",
		    name);
	blob = secret_alloc(body.len + 1);
	if (!secret_base64_read_lines(blob, body.len, &len, body))
		code = damaged(name, err);
	else
		code = read_blob(out, (struct slice){ (char *)blob, len },
		    name, err);
	secret_free(blob);
	return code;
}
