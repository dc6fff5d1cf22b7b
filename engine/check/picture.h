/* SPDX-License-Identifier: Apache-2.0 */
/*
 * picture.h - how large a picture is, by the head of its file
 */

#ifndef GALLEY_CHECK_PICTURE_H
#define GALLEY_CHECK_PICTURE_H

#include <stdint.h>

#include "base/slice.h"

struct picture {
	uint32_t width;		/* in pixels */
	uint32_t height;
};

/* PNG, JPEG, GIF and WebP; false: it is none, or ends before it says. */
bool picture_read(struct picture *out, struct slice bytes);

#endif
