/* SPDX-License-Identifier: Apache-2.0 */
#include "key.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "agent.h"
#include "key_folder.h"
#include "openssh_file.h"
#include "secret.h"

enum { PASSPHRASE_LIMIT = 1024 };

struct private_key {
	struct public_key public;
	unsigned char *secret;	/* seed and public key; NULL: the agent's */
};

/* Asks into secret memory, which the caller frees. */
static enum error_code
ask(char **out, const struct passphrase *passphrase, const char *prompt,
    struct error *err)
{
	char *text = secret_alloc(PASSPHRASE_LIMIT);

	if (!passphrase->ask(passphrase->of, prompt, text, PASSPHRASE_LIMIT) ||
	    !*text) {
		secret_free(text);
		return error_set(err, ERR_DENIED, "no passphrase was given "
		    "(type one at the terminal)");
	}
	*out = text;
	return ERR_NONE;
}

/* Two times the same, since a typing error would lose the key. */
static enum error_code
ask_new(char **out, const struct passphrase *passphrase, const char *person,
    struct error *err)
{
	struct pool pool = { 0 };
	char *first = NULL, *again = NULL;
	enum error_code code = ask(&first, passphrase, pool_format(&pool,
	    "New passphrase for the key of %s: ", person), err);

	if (!code)
		code = ask(&again, passphrase, "The same again: ", err);
	if (!code && strcmp(first, again) != 0)
		code = error_set(err, ERR_DENIED, "the two passphrases differ "
		    "(try again)");
	if (code)
		secret_free(first);
	else
		*out = first;
	secret_free(again);
	pool_release(&pool);
	return code;
}

static enum error_code
seal(struct key_file *file, const char *person,
    const struct passphrase *passphrase, struct error *err)
{
	char *text;
	enum error_code code = ask_new(&text, passphrase, person, err);

	if (code)
		return code;
	code = key_file_seal(file, text, err);
	secret_free(text);
	return code;
}

/* The secret half of libsodium's pair; the caller frees it. */
static unsigned char *
pair_of(struct public_key *public, const unsigned char seed[KEY_SEED_SIZE])
{
	unsigned char *secret = secret_alloc(crypto_sign_SECRETKEYBYTES);
	unsigned char bytes[crypto_sign_PUBLICKEYBYTES];

	crypto_sign_seed_keypair(bytes, secret, seed);
	public_key_of(public, bytes);
	return secret;
}

enum error_code
key_make(struct public_key *out, const char *folder, const char *person,
    const struct passphrase *passphrase, struct error *err)
{
	enum error_code code = key_folder_check_free(folder, person, err);
	struct key_file *file;

	if (code)
		return code;
	file = secret_alloc(sizeof *file);
	randombytes_buf(file->seed, sizeof file->seed);
	secret_free(pair_of(&file->key, file->seed));
	if (passphrase)
		code = seal(file, person, passphrase, err);
	if (!code)
		code = key_folder_store(file, folder, person, err);
	if (!code)
		*out = file->key;
	secret_free(file);
	return code;
}

enum error_code
key_show(struct public_key *out, const char *folder, const char *person,
    struct error *err)
{
	struct key_file *file;
	enum error_code code = key_folder_load(&file, folder, person, err);

	if (code)
		return code;
	*out = file->key;
	secret_free(file);
	return ERR_NONE;
}

static enum error_code
unseal(struct key_file *file, const char *person,
    const struct passphrase *passphrase, struct error *err)
{
	struct pool pool = { 0 };
	enum error_code code;
	char *text;

	if (!passphrase)
		return error_set(err, ERR_DENIED, "the key of %s is sealed "
		    "with a passphrase (run this at a terminal)", person);
	code = ask(&text, passphrase, pool_format(&pool, "Passphrase for the "
	    "key of %s: ", person), err);
	pool_release(&pool);
	if (code)
		return code;
	code = key_file_unseal(file, text, err);
	secret_free(text);
	return code;
}

/* secret is taken over; NULL: the agent has it. */
static struct private_key *
make_key(const struct public_key *public, unsigned char *secret)
{
	struct private_key *key = mem_alloc(sizeof *key);

	*key = (struct private_key){ *public, secret };
	return key;
}

enum error_code
key_open(struct private_key **out, const char *folder, const char *person,
    const struct passphrase *passphrase, struct error *err)
{
	struct public_key made;
	struct key_file *file;
	unsigned char *secret;
	enum error_code code = key_folder_load(&file, folder, person, err);

	if (code)
		return code;
	if (file->is_sealed)
		code = unseal(file, person, passphrase, err);
	if (code) {
		secret_free(file);
		return code;
	}
	secret = pair_of(&made, file->seed);
	if (strcmp(made.text, file->key.text) == 0) {
		*out = make_key(&made, secret);
	} else {
		secret_free(secret);
		code = error_set(err, ERR_REFUSED, "the two halves of the key "
		    "of %s do not belong together (take its file from a "
		    "backup)", person);
	}
	secret_free(file);
	return code;
}

enum error_code
key_open_file(struct private_key **out, const char *path, struct error *err)
{
	struct openssh_file *file;
	struct public_key public;
	enum error_code code;
	char *text;
	size_t len;

	code = secret_read_file(&text, &len, path, err);
	if (code)
		return code;
	file = secret_alloc(sizeof *file);
	code = openssh_file_read(file, (struct slice){ text, len }, path, err);
	if (!code)
		*out = make_key(&file->key, pair_of(&public, file->seed));
	secret_free(file);
	secret_free(text);
	return code;
}

enum error_code
key_open_agent(struct private_key **out, const struct public_key *key,
    struct error *err)
{
	enum error_code code = agent_find(key, err);

	if (!code)
		*out = make_key(key, NULL);
	return code;
}

const struct public_key *
key_public(const struct private_key *key)
{
	return &key->public;
}

/* What an agent answers is another program's word, so it is verified. */
static enum error_code
sign_by_agent(const struct private_key *key, struct slice payload,
    struct buf *armour, struct error *err)
{
	struct sshsig_message message = sshsig_message(payload);
	struct sshsig signature;
	struct buf text = { 0 };
	struct signer signer;
	enum error_code code = agent_sign(&signature, &key->public, &message,
	    err);

	if (code)
		return code;
	sshsig_write(&signature, &text);
	if (sshsig_verify(&signer, buf_slice(&text), payload, err))
		code = error_wrap(err, ERR_SYSTEM, "ssh-agent: ");
	else
		buf_add(armour, buf_slice(&text));
	buf_release(&text);
	return code;
}

enum error_code
key_sign(const struct private_key *key, struct slice payload,
    struct buf *armour, struct error *err)
{
	struct sshsig signature = { .key = key->public };
	struct sshsig_message message;

	if (!key->secret)
		return sign_by_agent(key, payload, armour, err);
	message = sshsig_message(payload);
	crypto_sign_detached(signature.bytes, NULL, message.at,
	    sizeof message.at, key->secret);
	sshsig_write(&signature, armour);
	return ERR_NONE;
}

void
key_close(struct private_key *key)
{
	if (key)
		secret_free(key->secret);
	free(key);
}
