/* SPDX-License-Identifier: Apache-2.0 */
#include "signed_commit.h"

enum error_code
signed_commit_write(struct store *store, const struct private_key *key,
    struct commit *commit, struct oid *out, struct error *err)
{
	struct buf payload = { 0 }, armour = { 0 }, bytes = { 0 };
	enum error_code code;

	commit_signed_bytes(commit, &payload);
	code = key_sign(key, buf_slice(&payload), &armour, err);
	if (!code) {
		commit->signature = buf_slice(&armour);
		commit_write(commit, &bytes);
		code = store_write(store, OBJECT_COMMIT, buf_slice(&bytes),
		    out, err);
	}
	commit->signature = (struct slice){ NULL, 0 };
	buf_release(&payload);
	buf_release(&armour);
	buf_release(&bytes);
	return code;
}
