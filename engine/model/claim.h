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
};

enum error_code claim_parse(struct claim *out, const char *path,
    struct slice file, struct pool *pool, struct error *err);

#endif
