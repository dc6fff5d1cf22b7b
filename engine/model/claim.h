/* SPDX-License-Identifier: Apache-2.0 */
/*
 * claim.h - a statement with its evidence and an end (claims/<id>.yaml)
 *
 *	title: Booking time
 *	wordings: [a booking takes 40 seconds]
 *	evidence: evidence/booking-time.md
 *	valid-from: 2024-07-01
 *	expires: 2030-06-30
 *	owner: brand1
 *	sha256: 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
 *	markets: [us, eu]
 */

#ifndef GALLEY_MODEL_CLAIM_H
#define GALLEY_MODEL_CLAIM_H

#include "recall.h"

struct claim {
	const char *id;
	const char *path;
	const char *title;
	struct names wordings;
	const char *evidence;	/* path below evidence/, or NULL */
	int64_t valid_from;	/* 0: always */
	struct lifetime lifetime;
	const char *owner;
	const char *sha256;	/* of the evidence, 64 hex digits, or NULL */
	bool comparative;	/* it compares with a competitor */
	/* where it may be made; none: anywhere */
	struct names markets;
	struct names channels;
	struct names products;
};

/* Lives in the pool, but path; what is wrong is ERR_REFUSED at its place. */
enum error_code claim_parse(struct claim *out, const char *path,
    struct slice file, struct pool *pool, struct error *err);

#endif
