/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/hmac.h"

#include <string.h>
#include <sys/resource.h>

#include "rows.h"
#include "sign/hash.h"
#include "sign/secret_base64.h"
#include "sign/sign.h"

/* The values are b2sum -l 256's. */
static const struct {
	const char *name;
	const char *bytes;
	const char *want;
} cases[] = {
	{ "the digest of nothing", "",
	  "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8" },
	{ "the digest of abc", "abc",
	  "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319" },
};

static void
digests_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct digest digest = hash_of(slice_of(cases[row].bytes));

	assert_string_equal(digest_text(digest).hex, cases[row].want);
}

/* RFC 4231's second case, in one part and in three. */
static void
a_secret_tells_whose_a_message_is(void **state)
{
	static const char want[] =
	    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
	struct slice whole = slice_of("what do ya want for nothing?");
	struct slice parts[] = { slice_of("what do ya "), slice_of(""),
		slice_of("want for nothing?") };
	struct digest digest;

	(void)state;
	hmac_sha256(&digest, slice_of("Jefe"), &whole, 1);
	assert_string_equal(digest_text(digest).hex, want);
	hmac_sha256(&digest, slice_of("Jefe"), parts, 3);
	assert_string_equal(digest_text(digest).hex, want);
}

/* 1 and 0 both stop core files; 1 stops a core handler too. */
static void
no_core_is_written(void **state)
{
	struct rlimit limit;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_CORE, &limit), 0);
	assert_true(limit.rlim_cur <= 1);
}

/* Says what a reading of base64 gives: ok, the length and the last byte. */
static int
read_as(bool (*read)(unsigned char *, size_t, size_t *, struct slice),
    struct slice text)
{
	unsigned char out[8] = { 0 };
	size_t len = 0;

	if (!read(out, 7, &len, text))
		return -1;
	return (int)len << 8 | (len ? out[len - 1] : 0);
}

/* Each byte at each place of digits, padded rightly and wrongly. */
static void
both_read_the_same_base64(void **state)
{
	static const char *const texts[] = { "", "QUJD", "QUI=", "QQ==",
		"QUJDREU=", "QUJDRA==", "QUJDREVGRw==", "QUJDREVGR0g=", "Q",
		"QQ", "QQ=", "Q===", "====", "QUJ=", "QR==", "QUJDQQ==QUJD" };
	char text[16];

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct slice all = { text, strlen(texts[i]) };

		for (size_t at = 0; at <= all.len; at++) {
			for (int c = 0; c < 256; c++) {
				memcpy(text, texts[i], all.len + 1);
				text[at] = (char)c;
				assert_int_equal(read_as(base64_read, all),
				    read_as(secret_base64_read, all));
			}
		}
	}
}

int
main(void)
{
	struct error err;

	if (sign_start(&err))
		return 1;
	return rows_run("sign", ROWS(cases, digests_as_wanted),
	    ROW("a program that signs leaves no core", no_core_is_written),
	    ROW("what is no secret is read as what is",
		both_read_the_same_base64),
	    ROW("a secret tells whose a message is",
		a_secret_tells_whose_a_message_is));
}
