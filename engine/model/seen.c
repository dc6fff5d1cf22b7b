/* SPDX-License-Identifier: Apache-2.0 */
#include "seen.h"

static void
write_digest(const struct digest *digest, struct buf *out)
{
	buf_char(out, ' ');
	if (digest)
		buf_text(out, digest_text(*digest).hex);
	else
		buf_char(out, '-');
}

void
seen_write(const struct seen *seen, struct buf *out)
{
	buf_text(out, "galley-seen-1\n");
	for (size_t i = 0; i < seen->change_count; i++) {
		const struct seen_change *change = &seen->changes[i];

		buf_text(out, change->path);
		write_digest(change->old_digest, out);
		write_digest(change->new_digest, out);
		buf_char(out, '\n');
	}
	buf_char(out, '\n');
	for (size_t i = 0; i < seen->read_count; i++) {
		buf_text(out, seen->reads[i].path);
		write_digest(seen->reads[i].digest, out);
		buf_char(out, '\n');
	}
}
