/* SPDX-License-Identifier: Apache-2.0 */
#include "carrier.h"

#include <inttypes.h>
#include <netinet/in.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <curl/curl.h>

#include "base/file.h"
#include "sign/hmac.h"
#include "sign/secret_base64.h"

enum {
	CONNECT_SECONDS = 10,
	TOTAL_SECONDS = 30,
	ANSWER_LIMIT = 64 * 1024,
	KEY_LIMIT = 1024,
	KEY_LEAST = 16,
	UNAUTHORIZED = 401,
	FORBIDDEN = 403,
};

struct carrier {
	struct pool *pool;
	CURL *curl;		/* keeps its connections between parcels */
	const struct node *mail;	/* NULL: no such way */
	const struct node *hook;
	int64_t began;		/* by galley's clock */
	struct timespec start;	/* the same moment by the system's */
	unsigned char key[KEY_LIMIT];
	size_t key_len;
	struct address_range *allow;
	size_t allow_count;
	bool plain;		/* this URL is sent unencrypted */
	bool refused;		/* an address was refused */
	size_t answered;	/* bytes of this answer */
	struct slice rest;	/* of the mail that is being sent */
	char said[CURL_ERROR_SIZE];
};

static enum error_code
read_key(struct carrier *c, const char *path, struct error *err)
{
	struct buf text = { 0 };
	enum error_code code = file_read(&text, path, KEY_LIMIT, err);
	struct slice key = slice_trim(buf_slice(&text));

	if (code)
		code = error_wrap(err, ERR_SYSTEM, "galley.webhookKey: ");
	else if (!slice_starts(key, "whsec_") ||
	    !secret_base64_read(c->key, sizeof c->key, &c->key_len,
	    slice_skip(key, strlen("whsec_"))) || c->key_len < KEY_LEAST)
		code = error_set(err, ERR_USAGE, "galley.webhookKey: %s is "
		    "not a webhook secret (write whsec_ and the base64 of %d "
		    "bytes or more into it)", path, KEY_LEAST);
	buf_release(&text);
	return code;
}

static void
read_allowed(struct carrier *c, const struct node *list)
{
	for (size_t i = 0; list && i < list->count; i++) {
		c->allow = pool_grow(c->pool, c->allow, c->allow_count,
		    sizeof *c->allow);
		if (address_range_read(&c->allow[c->allow_count],
		    slice_of(list->items[i]->text)))
			c->allow_count++;
	}
}

enum error_code
carrier_start(struct carrier **out, const struct node *settings,
    struct pool *pool, struct error *err)
{
	struct carrier *c = pool_alloc(pool, sizeof *c);
	enum error_code code = ERR_NONE;

	c->pool = pool;
	c->began = node_get_number(settings, "now", 0);
	clock_gettime(CLOCK_MONOTONIC, &c->start);
	c->mail = node_get(settings, "mail");
	c->hook = node_get(settings, "webhook");
	if (c->hook) {
		read_allowed(c, node_get(c->hook, "allow"));
		code = read_key(c, node_get_text(c->hook, "key", ""), err);
	}
	if (code)
		return code;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) ||
	    !(c->curl = curl_easy_init()))
		return error_set(err, ERR_SYSTEM, "libcurl does not start");
	*out = c;
	return ERR_NONE;
}

void
carrier_end(struct carrier *c)
{
	curl_easy_cleanup(c->curl);
	curl_global_cleanup();
}

static bool
read_socket_address(struct address *out, const struct sockaddr *from)
{
	struct sockaddr_in four;
	struct sockaddr_in6 six;

	if (from->sa_family == AF_INET) {
		memcpy(&four, from, sizeof four);
		*out = address_of_four(ntohl(four.sin_addr.s_addr));
		return true;
	}
	if (from->sa_family != AF_INET6)
		return false;
	memcpy(&six, from, sizeof six);
	memcpy(out->at, six.sin6_addr.s6_addr, ADDRESS_SIZE);
	return true;
}

/* The address that is connected to is judged, and none that was looked up. */
static curl_socket_t
open_hook(void *of, curlsocktype purpose, struct curl_sockaddr *to)
{
	struct carrier *c = of;
	struct address address;
	bool may = read_socket_address(&address, &to->addr);
	bool allowed = false;

	(void)purpose;
	for (size_t i = 0; may && !allowed && i < c->allow_count; i++)
		allowed = address_is_in(&c->allow[i], &address);
	if (may && !allowed)
		may = !c->plain && address_is_public(&address);
	if (!may) {
		c->refused = true;
		return CURL_SOCKET_BAD;
	}
	return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

/* Mail goes unencrypted only to a server on this machine. */
static long
encryption(const char *url)
{
	CURLU *parts = curl_url();
	struct address_range four;
	struct address address;
	char *host = NULL;
	bool here;

	if (parts && !curl_url_set(parts, CURLUPART_URL, url,
	    CURLU_NON_SUPPORT_SCHEME))
		curl_url_get(parts, CURLUPART_HOST, &host, 0);
	here = host && (strcmp(host, "localhost") == 0 ||
	    strcmp(host, "[::1]") == 0 ||
	    (address_read(&address, slice_of(host)) &&
	    address_range_read(&four, slice_of("127.0.0.0/8")) &&
	    address_is_in(&four, &address)));
	curl_free(host);
	curl_url_cleanup(parts);
	return here ? CURLUSESSL_TRY : CURLUSESSL_ALL;
}

static size_t
take_answer(char *bytes, size_t size, size_t count, void *of)
{
	struct carrier *c = of;

	(void)bytes;
	c->answered += size * count;
	return c->answered > ANSWER_LIMIT ? 0 : size * count;
}

static size_t
give_mail(char *into, size_t size, size_t count, void *of)
{
	struct carrier *c = of;
	size_t len = size * count < c->rest.len ? size * count : c->rest.len;

	memcpy(into, c->rest.at, len);
	c->rest = slice_skip(c->rest, len);
	return len;
}

static void
prepare(struct carrier *c, const char *url)
{
	CURL *curl = c->curl;

	curl_easy_reset(curl);
	c->answered = 0;
	c->refused = false;
	c->said[0] = '\0';
	c->plain = slice_starts(slice_of(url), "http://");
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)TOTAL_SECONDS);
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, c->said);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_answer);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, c);
}

static enum carried
say(struct carrier *c, enum carried how, const char **why, const char *text)
{
	*why = pool_text(c->pool, text);
	return how;
}

/* Who was reached and is slow may be quicker with the next one. */
static bool
is_away(struct carrier *c, CURLcode code)
{
	curl_off_t connected = 0;

	curl_easy_getinfo(c->curl, CURLINFO_CONNECT_TIME_T, &connected);
	return code == CURLE_COULDNT_RESOLVE_HOST ||
	    code == CURLE_COULDNT_CONNECT ||
	    (code == CURLE_OPERATION_TIMEDOUT && !connected) ||
	    code == CURLE_LOGIN_DENIED || code == CURLE_USE_SSL_FAILED ||
	    code == CURLE_PEER_FAILED_VERIFICATION;
}

static enum carried
failed(struct carrier *c, CURLcode code, const char **why)
{
	const char *said = c->said[0] ? c->said : curl_easy_strerror(code);

	return say(c, is_away(c, code) ? CARRIED_AWAY : CARRIED_LATER, why,
	    said);
}

/* libcurl's own words tell to which line of the envelope the answer was. */
static enum carried
judge_mail(struct carrier *c, CURLcode code, const char **why)
{
	long answer = 0;

	if (code == CURLE_OK)
		return CARRIED_TAKEN;
	curl_easy_getinfo(c->curl, CURLINFO_RESPONSE_CODE, &answer);
	if (slice_starts(slice_of(c->said), "RCPT failed") && answer >= 500)
		return say(c, CARRIED_NEVER, why, pool_format(c->pool,
		    "the mail server refuses it with %ld", answer));
	if (slice_starts(slice_of(c->said), "MAIL failed"))
		return say(c, CARRIED_LATER, why, pool_format(c->pool,
		    "the mail server refuses %s (galley.mailFrom) with %ld",
		    node_get_text(c->mail, "from", ""), answer));
	return failed(c, code, why);
}

static enum carried
take_mail(struct carrier *c, const struct parcel *p, const char **why)
{
	const char *url = node_get_text(c->mail, "url", "");
	const char *netrc = node_get_text(c->mail, "netrc", NULL);
	struct curl_slist *to = curl_slist_append(NULL, p->to);
	CURLcode code;

	prepare(c, url);
	c->rest = slice_of(p->body);
	curl_easy_setopt(c->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(c->curl, CURLOPT_USE_SSL, encryption(url));
	if (netrc) {
		curl_easy_setopt(c->curl, CURLOPT_NETRC,
		    (long)CURL_NETRC_REQUIRED);
		curl_easy_setopt(c->curl, CURLOPT_NETRC_FILE, netrc);
	}
	curl_easy_setopt(c->curl, CURLOPT_MAIL_FROM,
	    node_get_text(c->mail, "from", ""));
	curl_easy_setopt(c->curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(c->curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(c->curl, CURLOPT_READFUNCTION, give_mail);
	curl_easy_setopt(c->curl, CURLOPT_READDATA, c);
	code = curl_easy_perform(c->curl);
	curl_slist_free_all(to);
	return judge_mail(c, code, why);
}

/* Who answered 2xx has it, whatever became of the rest of his answer. */
static enum carried
judge_hook(struct carrier *c, CURLcode code, const char **why)
{
	long answer = 0;

	if (c->refused && code != CURLE_OK)
		return say(c, CARRIED_AWAY, why, c->plain ? "http:// goes "
		    "only to addresses that galley.webhookAllow has (use "
		    "https)" : "its address is private (galley.webhookAllow "
		    "would allow it)");
	curl_easy_getinfo(c->curl, CURLINFO_RESPONSE_CODE, &answer);
	if (answer >= 200 && answer < 300)
		return CARRIED_TAKEN;
	if (answer >= 300 && answer < 400)
		return say(c, CARRIED_LATER, why, pool_format(c->pool,
		    "the webhook answers %ld: redirects are not followed",
		    answer));
	if (answer == UNAUTHORIZED || answer == FORBIDDEN)
		return say(c, CARRIED_LATER, why, pool_format(c->pool,
		    "the webhook answers %ld (is its secret the one in %s, "
		    "galley.webhookKey?)", answer, node_get_text(c->hook,
		    "key", "")));
	if (answer >= 400)
		return say(c, CARRIED_LATER, why, pool_format(c->pool,
		    "the webhook answers %ld", answer));
	return failed(c, code, why);
}

/* A receiver refuses what was signed minutes ago, and a round may take ten. */
static int64_t
time_now(const struct carrier *c)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return c->began + now.tv_sec - c->start.tv_sec;
}

static struct curl_slist *
sign(struct carrier *c, const char *id, const char *body)
{
	int64_t now = time_now(c);
	const char *head = pool_format(c->pool, "%s.%" PRId64 ".", id, now);
	struct slice parts[] = { slice_of(head), slice_of(body) };
	struct digest digest;
	char *text = pool_alloc(c->pool, base64_room(sizeof digest.at));
	struct curl_slist *list;

	hmac_sha256(&digest, (struct slice){ (const char *)c->key,
	    c->key_len }, parts, 2);
	base64_write(text, (struct slice){ (const char *)digest.at,
	    sizeof digest.at });
	list = curl_slist_append(NULL, "Content-Type: application/json");
	list = curl_slist_append(list, "Expect:");
	list = curl_slist_append(list, pool_format(c->pool, "webhook-id: %s",
	    id));
	list = curl_slist_append(list, pool_format(c->pool,
	    "webhook-timestamp: %" PRId64, now));
	return curl_slist_append(list, pool_format(c->pool,
	    "webhook-signature: v1,%s", text));
}

static enum carried
take_hook(struct carrier *c, const char *id, const struct parcel *p,
    const char **why)
{
	const char *url = node_get_text(c->hook, "url", "");
	struct curl_slist *headers = sign(c, id, p->body);
	CURLcode code;

	prepare(c, url);
	curl_easy_setopt(c->curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(c->curl, CURLOPT_OPENSOCKETFUNCTION, open_hook);
	curl_easy_setopt(c->curl, CURLOPT_OPENSOCKETDATA, c);
	curl_easy_setopt(c->curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(c->curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(c->curl, CURLOPT_POSTFIELDSIZE_LARGE,
	    (curl_off_t)strlen(p->body));
	curl_easy_setopt(c->curl, CURLOPT_POSTFIELDS, p->body);
	code = curl_easy_perform(c->curl);
	curl_slist_free_all(headers);
	return judge_hook(c, code, why);
}

enum carried
carrier_take(struct carrier *c, const char *id, const struct parcel *p,
    const char **why)
{
	if (p->way == PARCEL_MAIL && c->mail)
		return take_mail(c, p, why);
	if (p->way == PARCEL_HOOK && c->hook)
		return take_hook(c, id, p, why);
	return say(c, CARRIED_LATER, why, p->way == PARCEL_MAIL ?
	    "galley.smtp is no longer set" :
	    "galley.webhook is no longer set");
}
