/* SPDX-License-Identifier: Apache-2.0 */
/* What git keeps apart until the hooks agreed. */
#include <stdlib.h>

#include "store/handle.h"

struct count {
	git_odb *apart;
	struct incoming incoming;
};

static int
add(const git_oid *id, void *payload)
{
	struct count *count = payload;
	git_object_t type = GIT_OBJECT_INVALID;
	size_t size = 0;
	int failed = git_odb_read_header(&size, &type, count->apart, id);

	count->incoming.objects++;
	count->incoming.commits += !failed && type == GIT_OBJECT_COMMIT;
	count->incoming.bytes += size;
	return failed;
}

enum error_code
store_incoming(struct store *store, struct incoming *out, struct error *err)
{
	const char *folder = getenv("GIT_QUARANTINE_PATH");
	struct count count = { 0 };
	int failed;

	*out = (struct incoming){ 0 };
	if (!store->guest || !folder)
		return ERR_NONE;
	git_error_clear();
	failed = git_odb_open(&count.apart, folder);
	if (!failed)
		failed = git_odb_foreach(count.apart, add, &count);
	git_odb_free(count.apart);
	if (failed)
		return handle_fail(err, ERR_SYSTEM, "cannot read what was "
		    "sent");
	*out = count.incoming;
	return ERR_NONE;
}
