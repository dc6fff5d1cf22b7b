/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mime.h - a rendered document as an e-mail file that is ready to send
 *
 * RFC 5322 and 2045 to 2047: multipart/alternative of text and HTML in UTF-8,
 * quoted-printable, header values encoded, no line over 78 bytes, "X-Unsent: 1"
 * so that mail programs open it as a draft.  The boundary is a digest of the
 * content: the same document gives the same bytes.  With "to" it is a message
 * of the program's own instead: plain text alone, not a draft, and the same
 * content has the same Message-ID.
 */

#ifndef GALLEY_TEXT_MIME_H
#define GALLEY_TEXT_MIME_H

#include <stdint.h>

#include "base/buf.h"
#include "base/digest.h"

struct mail {
	const char *to;		/* an address in canonical form; NULL: a draft */
	const char *from;	/* the same; NULL: who passes it on says so */
	int64_t date;		/* with from: seconds */
	const char *subject;	/* or NULL */
	/* or NULL: shown by mail programs in their list */
	const char *preheader;
	const char *language;	/* of the html, or NULL */
	struct slice text;
	struct slice html;	/* the fragment of document_write_html */
	struct digest boundary;
};

void mime_write(const struct mail *mail, struct buf *out);

#endif
