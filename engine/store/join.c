/* SPDX-License-Identifier: Apache-2.0 */
#include "store/handle.h"

static git_merge_file_input
side(struct slice text)
{
	return (git_merge_file_input){
		.version = GIT_MERGE_FILE_INPUT_VERSION,
		.ptr = text.at,
		.size = text.len,
	};
}

bool
store_join(const struct joining *sides, struct slice *out, struct pool *pool)
{
	git_merge_file_input base = side(sides->base), mine = side(sides->mine);
	git_merge_file_input theirs = side(sides->theirs);
	git_merge_file_result result = { 0 };
	bool joined = git_merge_file(&result, &base, &mine, &theirs, NULL) ==
	    0 && result.automergeable;

	if (joined)
		*out = (struct slice){ pool_copy(pool, (struct slice){
		    result.ptr ? result.ptr : "", result.len }), result.len };
	git_merge_file_result_free(&result);
	return joined;
}
