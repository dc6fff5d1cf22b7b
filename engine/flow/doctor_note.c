/* SPDX-License-Identifier: Apache-2.0 */
#include "doctor.h"

#include <sys/stat.h>

#include "base/shell_word.h"

void
doctor_note(struct doctor *d, const char *what, const char *text,
    const char *mend)
{
	struct pool *pool = &d->g->pool;
	struct node *problem = node_map(pool);

	node_set_text(pool, problem, "what", what);
	node_set_text(pool, problem, "text", text);
	node_set_text(pool, problem, "mend", mend);
	node_push(pool, d->problems, problem);
}

const char *
doctor_quote(struct doctor *d, const char *text)
{
	return shell_word(text, &d->g->pool);
}

static bool
others_may(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && (st.st_mode & 077);
}

void
doctor_key(struct doctor *d, const char *folder, const char *person)
{
	struct pool *pool = &d->g->pool;
	const char *file = pool_format(pool, "%s/%s.key", folder, person);

	if (others_may(file))
		doctor_note(d, "key", pool_format(pool, "%s may be read by "
		    "others on this machine", file), pool_format(pool,
		    "chmod 600 %s", doctor_quote(d, file)));
	if (others_may(folder))
		doctor_note(d, "key", pool_format(pool, "%s may be looked "
		    "into by others on this machine", folder),
		    pool_format(pool, "chmod 700 %s",
		    doctor_quote(d, folder)));
}
