/* SPDX-License-Identifier: Apache-2.0 */
#include "public_key.h"

#include <string.h>

#include <sodium.h>

#include "base/base64.h"
#include "base/wire.h"

static const char *const kinds[] = {
	[KEY_ED25519] = "ssh-ed25519",
	[KEY_SK_ED25519] = "sk-ssh-ed25519@openssh.com",
};

const char *
key_kind_name(enum key_kind kind)
{
	return kinds[kind];
}

static enum error_code
find_kind(enum key_kind *out, struct slice type, struct error *err)
{
	for (enum key_kind kind = KEY_ED25519; kind <= KEY_SK_ED25519; kind++) {
		if (slice_is(type, kinds[kind])) {
			*out = kind;
			return ERR_NONE;
		}
	}
	return error_set(err, ERR_REFUSED, "a key of kind \"%s\" is not "
	    "taken (make one with: ssh-keygen -t ed25519)", wire_name(type).at);
}

/* What OpenSSH writes is "ssh:" and perhaps a name. */
static bool
is_application(struct slice text)
{
	struct public_key key;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] <= ' ' || text.at[i] >= 0x7F)
			return false;
	}
	return text.len > 0 && text.len < sizeof key.application;
}

/* The blob was read to its end, so its base64 is the key's only spelling. */
static void
set_text(struct public_key *key, struct slice blob)
{
	size_t len = strlen(kinds[key->kind]);

	memcpy(key->text, kinds[key->kind], len);
	key->text[len] = ' ';
	base64_write(key->text + len + 1, blob);
}

static enum error_code
damaged(struct error *err)
{
	return error_set(err, ERR_REFUSED, "the key is damaged (copy the whole "
	    "line of the .pub file)");
}

enum error_code
public_key_decode(struct public_key *out, struct slice blob, struct error *err)
{
	struct wire wire = { .rest = blob };
	struct slice type = wire_string(&wire), bytes;
	struct slice application = { "", 0 };
	enum key_kind kind;
	enum error_code code;

	if (wire.is_short)
		return damaged(err);
	code = find_kind(&kind, type, err);
	if (code)
		return code;
	bytes = wire_string(&wire);
	if (kind == KEY_SK_ED25519)
		application = wire_string(&wire);
	if (!wire_is_done(&wire) || bytes.len != sizeof out->bytes ||
	    (kind == KEY_SK_ED25519 && !is_application(application)))
		return damaged(err);
	*out = (struct public_key){ .kind = kind };
	memcpy(out->bytes, bytes.at, bytes.len);
	memcpy(out->application, application.at, application.len);
	set_text(out, blob);
	return ERR_NONE;
}

/* Takes the next word off a line. */
static struct slice
take_word(struct slice *rest)
{
	struct slice line = slice_trim(*rest), word = { line.at, 0 };

	while (word.len < line.len && line.at[word.len] != ' ' &&
	    line.at[word.len] != '\t')
		word.len++;
	*rest = slice_skip(line, word.len);
	return word;
}

enum error_code
public_key_read(struct public_key *out, struct slice text, struct error *err)
{
	unsigned char blob[KEY_BLOB_LIMIT];
	struct slice rest = slice_trim(text);
	struct slice type = take_word(&rest), base64;
	struct public_key key;
	enum key_kind kind;
	enum error_code code;
	size_t len;

	if (slice_find(slice_trim(text), "\n") < slice_trim(text).len)
		return error_set(err, ERR_REFUSED, "a key is one line (give "
		    "each key by itself)");
	code = find_kind(&kind, type, err);
	if (code)
		return code;
	base64 = take_word(&rest);
	if (!base64_read(blob, sizeof blob, &len, base64))
		return error_set(err, ERR_REFUSED, "the key is not exact "
		    "base64 (copy the whole line of the .pub file)");
	code = public_key_decode(&key, (struct slice){ (char *)blob, len },
	    err);
	if (code)
		return code;
	if (key.kind != kind)
		return error_set(err, ERR_REFUSED, "the key says %s and holds "
		    "%s (copy the whole line of the .pub file)", kinds[kind],
		    kinds[key.kind]);
	*out = key;
	return ERR_NONE;
}

static void
add_string(struct key_blob *blob, struct slice text)
{
	const char length[4] = { 0, 0, 0, (char)text.len };

	memcpy(blob->at + blob->len, length, sizeof length);
	memcpy(blob->at + blob->len + sizeof length, text.at, text.len);
	blob->len += sizeof length + text.len;
}

struct key_blob
public_key_blob(const struct public_key *key)
{
	struct key_blob blob = { .len = 0 };

	add_string(&blob, slice_of(kinds[key->kind]));
	add_string(&blob, (struct slice){ (const char *)key->bytes,
	    sizeof key->bytes });
	if (key->kind == KEY_SK_ED25519)
		add_string(&blob, slice_of(key->application));
	return blob;
}

void
public_key_of(struct public_key *out, const unsigned char bytes[32])
{
	struct key_blob blob;

	*out = (struct public_key){ .kind = KEY_ED25519 };
	memcpy(out->bytes, bytes, sizeof out->bytes);
	blob = public_key_blob(out);
	set_text(out, (struct slice){ blob.at, blob.len });
}

struct fingerprint
public_key_fingerprint(const struct public_key *key)
{
	struct fingerprint out = { "SHA256:" };
	unsigned char hash[crypto_hash_sha256_BYTES];
	struct key_blob blob = public_key_blob(key);
	size_t used = strlen(out.at);

	crypto_hash_sha256(hash, (const unsigned char *)blob.at, blob.len);
	sodium_bin2base64(out.at + used, sizeof out.at - used, hash,
	    sizeof hash, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
	return out;
}
