/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The floor of verify: raw_verify COUNT SIZE signs so many messages of so many
 * bytes and says how many microseconds libsodium takes to verify one.
 */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int
main(int argc, char **argv)
{
	unsigned char public[crypto_sign_PUBLICKEYBYTES];
	unsigned char secret[crypto_sign_SECRETKEYBYTES];
	unsigned char (*signatures)[crypto_sign_BYTES], *messages;
	size_t count, size;
	double start;

	if (argc != 3 || sodium_init() < 0)
		return 2;
	count = strtoul(argv[1], NULL, 10);
	size = strtoul(argv[2], NULL, 10);
	signatures = calloc(count, sizeof *signatures);
	messages = calloc(count, size);
	if (!signatures || !messages)
		return 1;
	crypto_sign_keypair(public, secret);
	randombytes_buf(messages, count * size);
	for (size_t i = 0; i < count; i++)
		crypto_sign_detached(signatures[i], NULL, messages + i * size,
		    size, secret);
	start = seconds();
	for (size_t i = 0; i < count; i++) {
		if (crypto_sign_verify_detached(signatures[i],
		    messages + i * size, size, public))
			return 1;
	}
	printf("%.3f\n", (seconds() - start) * 1e6 / (double)count);
	free(signatures);
	free(messages);
	return 0;
}
