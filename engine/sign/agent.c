/* SPDX-License-Identifier: Apache-2.0 */
#include "agent.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/wire.h"

enum {
	REQUEST_IDENTITIES = 11,
	IDENTITIES_ANSWER = 12,
	SIGN_REQUEST = 13,
	SIGN_RESPONSE = 14,
};

/* A signature may wait for a touch or a confirmation, a list may not. */
enum { ANSWER_SECONDS = 5, TOUCH_SECONDS = 120, MESSAGE_LIMIT = 256 * 1024 };

static enum error_code
fail(struct error *err, const char *what)
{
	if (errno == EAGAIN || errno == EINPROGRESS)
		return error_set(err, ERR_SYSTEM, "ssh-agent does not answer "
		    "(restart it, or touch the security key in time)");
	return error_set(err, ERR_SYSTEM, "cannot %s ssh-agent: %s", what,
	    strerror(errno));
}

static enum error_code
dial(int *out, int seconds, struct error *err)
{
	const char *path = getenv("SSH_AUTH_SOCK");
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	const struct timeval connecting = { .tv_sec = ANSWER_SECONDS };
	const struct timeval answering = { .tv_sec = seconds };
	int fd;

	if (!path || !*path || strlen(path) >= sizeof address.sun_path)
		return error_set(err, ERR_MISSING, "no ssh-agent is running: "
		    "SSH_AUTH_SOCK names none (eval \"$(ssh-agent)\")");
	strcpy(address.sun_path, path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return fail(err, "reach");
	if (setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &connecting,
	    sizeof connecting) ||
	    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &answering,
	    sizeof answering) ||
	    connect(fd, (struct sockaddr *)&address, sizeof address)) {
		enum error_code code = fail(err, "reach");

		close(fd);
		return code;
	}
	*out = fd;
	return ERR_NONE;
}

static enum error_code
send_all(int fd, struct slice bytes, struct error *err)
{
	while (bytes.len) {
		ssize_t done = send(fd, bytes.at, bytes.len, MSG_NOSIGNAL);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return fail(err, "write to");
		bytes = slice_skip(bytes, (size_t)done);
	}
	return ERR_NONE;
}

static enum error_code
receive(int fd, struct buf *out, size_t len, struct error *err)
{
	char chunk[4096];

	while (len) {
		size_t want = len < sizeof chunk ? len : sizeof chunk;
		ssize_t got = recv(fd, chunk, want, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail(err, "read from");
		if (got == 0)
			return error_set(err, ERR_SYSTEM, "ssh-agent closed "
			    "the connection (is it the right socket?)");
		buf_add(out, (struct slice){ chunk, (size_t)got });
		len -= (size_t)got;
	}
	return ERR_NONE;
}

/* Sends one request and appends the answer, without its length. */
static enum error_code
converse(int fd, struct slice request, struct buf *answer, struct error *err)
{
	struct buf head = { 0 };
	struct wire wire;
	enum error_code code;
	uint32_t len;

	wire_add_string(&head, request);
	code = send_all(fd, buf_slice(&head), err);
	buf_clear(&head);
	if (!code)
		code = receive(fd, &head, 4, err);
	if (!code) {
		wire = (struct wire){ .rest = buf_slice(&head) };
		len = wire_number(&wire);
		code = len > MESSAGE_LIMIT ? error_set(err, ERR_SYSTEM,
		    "ssh-agent answers with too many bytes (is it the right "
		    "socket?)") : receive(fd, answer, len, err);
	}
	buf_release(&head);
	return code;
}

static enum error_code
ask(struct slice request, int seconds, struct buf *answer, struct error *err)
{
	int fd;
	enum error_code code = dial(&fd, seconds, err);

	if (code)
		return code;
	code = converse(fd, request, answer, err);
	close(fd);
	return code;
}

static bool
lists_key(struct slice answer, const struct public_key *key)
{
	struct key_blob blob = public_key_blob(key);
	struct slice wanted = { blob.at, blob.len };
	struct wire wire = { .rest = answer };
	bool is_list = wire_byte(&wire) == IDENTITIES_ANSWER;
	uint32_t count = wire_number(&wire);

	for (uint32_t i = 0; is_list && i < count && !wire.is_short; i++) {
		struct slice held = wire_string(&wire);

		wire_string(&wire);	/* its comment */
		if (slice_equal(held, wanted))
			return true;
	}
	return false;
}

enum error_code
agent_find(const struct public_key *key, struct error *err)
{
	const char request = REQUEST_IDENTITIES;
	struct buf answer = { 0 };
	enum error_code code = ask((struct slice){ &request, 1 },
	    ANSWER_SECONDS, &answer, err);

	if (!code && !lists_key(buf_slice(&answer), key))
		code = error_set(err, ERR_MISSING, "ssh-agent does not hold "
		    "the key %s (ssh-add it)", public_key_fingerprint(key).at);
	buf_release(&answer);
	return code;
}

static enum error_code
read_signature(struct sshsig *out, struct slice answer, struct error *err)
{
	struct wire wire = { .rest = answer };
	unsigned char kind = wire_byte(&wire);
	struct slice blob = wire_string(&wire);

	if (kind != SIGN_RESPONSE || !wire_is_done(&wire))
		return error_set(err, ERR_DENIED, "ssh-agent did not sign with "
		    "the key %s (was it confirmed or touched?)",
		    public_key_fingerprint(&out->key).at);
	if (sshsig_read_answer(out, blob, err))
		return error_wrap(err, ERR_SYSTEM, "ssh-agent: ");
	return ERR_NONE;
}

enum error_code
agent_sign(struct sshsig *out, const struct public_key *key,
    const struct sshsig_message *message, struct error *err)
{
	struct key_blob blob = public_key_blob(key);
	struct sshsig signature = { .key = *key };
	struct buf request = { 0 }, answer = { 0 };
	enum error_code code;

	buf_char(&request, SIGN_REQUEST);
	wire_add_string(&request, (struct slice){ blob.at, blob.len });
	wire_add_string(&request, (struct slice){ (const char *)message->at,
	    sizeof message->at });
	wire_add_number(&request, 0);	/* no flags: they are for RSA */
	code = ask(buf_slice(&request), TOUCH_SECONDS, &answer, err);
	if (!code)
		code = read_signature(&signature, buf_slice(&answer), err);
	if (!code)
		*out = signature;
	buf_release(&request);
	buf_release(&answer);
	return code;
}
