/* SPDX-License-Identifier: Apache-2.0 */
#include "sshsig.h"

#include <string.h>

#include <sodium.h>

#include "armour.h"
#include "base/wire.h"

#define MAGIC "SSHSIG"
#define NAMESPACE "git"
#define HASH "sha512"

enum { VERSION = 1 };

/* All of the message but the hash, which is its last 64 bytes. */
static const char message_head[] =
    MAGIC "\0\0\0\003" NAMESPACE "\0\0\0\0" "\0\0\0\006" HASH "\0\0\0\100";

_Static_assert(sizeof message_head - 1 + crypto_hash_sha512_BYTES ==
    SSHSIG_MESSAGE_SIZE, "the head and the hash fill the message");

struct sshsig_message
sshsig_message(struct slice payload)
{
	struct sshsig_message message;
	size_t head = sizeof message_head - 1;

	memcpy(message.at, message_head, head);
	crypto_hash_sha512(message.at + head,
	    (const unsigned char *)payload.at, payload.len);
	return message;
}

enum error_code
sshsig_read_answer(struct sshsig *out, struct slice blob, struct error *err)
{
	struct wire wire = { .rest = blob };
	struct slice type = wire_string(&wire);
	struct slice bytes = wire_string(&wire);
	bool is_sk = out->key.kind == KEY_SK_ED25519;
	unsigned char flags = is_sk ? wire_byte(&wire) : 0;
	uint32_t counter = is_sk ? wire_number(&wire) : 0;

	if (!slice_is(type, key_kind_name(out->key.kind)))
		return error_set(err, ERR_INVALID, "T2: the signature is of "
		    "kind %s, its key of kind %s", wire_name(type).at,
		    key_kind_name(out->key.kind));
	if (!wire_is_done(&wire) || bytes.len != sizeof out->bytes)
		return error_set(err, ERR_INVALID, "T2: the signature has not "
		    "the length of its kind");
	memcpy(out->bytes, bytes.at, bytes.len);
	out->flags = flags;
	out->counter = counter;
	return ERR_NONE;
}

/* What stands between the key and the signature: what it is for and how. */
static enum error_code
read_purpose(struct wire *wire, struct error *err)
{
	struct slice namespace = wire_string(wire);
	struct slice reserved = wire_string(wire);
	struct slice hash = wire_string(wire);

	if (!slice_is(namespace, NAMESPACE))
		return error_set(err, ERR_INVALID, "T2: the signature is for "
		    "the namespace \"%s\", not \"" NAMESPACE "\"",
		    wire_name(namespace).at);
	if (reserved.len)
		return error_set(err, ERR_INVALID, "T2: the signature's "
		    "reserved part is not empty");
	if (!slice_is(hash, HASH))
		return error_set(err, ERR_INVALID, "T2: the signature hashes "
		    "with \"%s\", not " HASH, wire_name(hash).at);
	return ERR_NONE;
}

static enum error_code
read_blob(struct sshsig *out, struct slice blob, struct error *err)
{
	struct wire wire = { .rest = blob };
	struct slice magic = wire_bytes(&wire, strlen(MAGIC)), answer;
	uint32_t version = wire_number(&wire);
	enum error_code code;

	if (!slice_is(magic, MAGIC) || version != VERSION)
		return error_set(err, ERR_INVALID, "T2: the signature is not "
		    "an "
		    MAGIC " of version %d", VERSION);
	if (public_key_decode(&out->key, wire_string(&wire), err))
		return error_wrap(err, ERR_INVALID, "T2: the signer: ");
	code = read_purpose(&wire, err);
	if (code)
		return code;
	answer = wire_string(&wire);
	if (!wire_is_done(&wire))
		return error_set(err, ERR_INVALID, "T2: the signature is cut "
		    "off or has bytes after its end");
	return sshsig_read_answer(out, answer, err);
}

enum error_code
sshsig_read(struct sshsig *out, struct slice text, struct error *err)
{
	struct armour armour;
	struct sshsig signature;
	enum error_code code = armour_read(&armour, text, err);

	if (!code)
		code = read_blob(&signature, (struct slice){
		    (const char *)armour.at, armour.len }, err);
	if (!code)
		*out = signature;
	return code;
}

static void
add_answer(const struct sshsig *signature, struct buf *out)
{
	struct buf answer = { 0 };

	wire_add_string(&answer, slice_of(key_kind_name(signature->key.kind)));
	wire_add_string(&answer, (struct slice){
	    (const char *)signature->bytes, sizeof signature->bytes });
	if (signature->key.kind == KEY_SK_ED25519) {
		buf_char(&answer, (char)signature->flags);
		wire_add_number(&answer, signature->counter);
	}
	wire_add_string(out, buf_slice(&answer));
	buf_release(&answer);
}

void
sshsig_write(const struct sshsig *signature, struct buf *armour)
{
	struct key_blob key = public_key_blob(&signature->key);
	struct buf blob = { 0 };

	buf_text(&blob, MAGIC);
	wire_add_number(&blob, VERSION);
	wire_add_string(&blob, (struct slice){ key.at, key.len });
	wire_add_string(&blob, slice_of(NAMESPACE));
	wire_add_string(&blob, slice_of(""));
	wire_add_string(&blob, slice_of(HASH));
	add_answer(signature, &blob);
	armour_write(buf_slice(&blob), armour);
	buf_release(&blob);
}

/* A sk key signs the application, what it saw of its owner, and our message. */
static bool
sk_matches(const struct sshsig *s, const struct sshsig_message *message)
{
	const char *application = s->key.application;
	const uint32_t n = s->counter;
	unsigned char signed_bytes[crypto_hash_sha256_BYTES + 1 + 4 +
	    crypto_hash_sha256_BYTES], *at = signed_bytes;

	crypto_hash_sha256(at, (const unsigned char *)application,
	    strlen(application));
	at += crypto_hash_sha256_BYTES;
	*at++ = s->flags;
	for (int shift = 24; shift >= 0; shift -= 8)
		*at++ = (unsigned char)(n >> shift & 0xFF);
	crypto_hash_sha256(at, message->at, sizeof message->at);
	return crypto_sign_verify_detached(s->bytes, signed_bytes,
	    sizeof signed_bytes, s->key.bytes) == 0;
}

static bool
matches(const struct sshsig *s, struct slice payload)
{
	struct sshsig_message message = sshsig_message(payload);

	if (s->key.kind == KEY_SK_ED25519)
		return sk_matches(s, &message);
	return crypto_sign_verify_detached(s->bytes, message.at,
	    sizeof message.at, s->key.bytes) == 0;
}

enum error_code
sshsig_verify(struct signer *out, struct slice armour, struct slice payload,
    struct error *err)
{
	struct sshsig s;
	enum error_code code = sshsig_read(&s, armour, err);

	if (code)
		return code;
	if (!matches(&s, payload))
		return error_set(err, ERR_INVALID, "T2: the signature does not "
		    "match: other bytes or another key");
	if (s.key.kind == KEY_SK_ED25519 && !(s.flags & SSHSIG_TOUCHED))
		return error_set(err, ERR_INVALID, "T2: the security key "
		    "signed without a touch");
	*out = (struct signer){ .key = s.key,
		.user_verified = (s.flags & SSHSIG_VERIFIED) != 0 };
	return ERR_NONE;
}
