/* SPDX-License-Identifier: Apache-2.0 */
#include "mending.h"

#include "base/file.h"
#include "check/mend.h"

void
mending_start(struct mending *m, struct node *report)
{
	m->mended = node_list(m->pool);
	m->kept = node_list(m->pool);
	node_set(m->pool, report, "mended", m->mended);
	node_set(m->pool, report, "kept", m->kept);
}

static void
tell_kept(struct mending *m, const struct mended_file *f)
{
	struct node *item = node_map(m->pool);

	node_set_text(m->pool, item, "path", f->name);
	node_set_text(m->pool, item, "why", "the replacements would make new "
	    "errors (mend it by hand)");
	node_push(m->pool, m->kept, item);
}

static void
tell_mended(struct mending *m, const struct mended_file *f,
    const struct mends *mends)
{
	struct node *item = node_map(m->pool);
	struct buf diff = { 0 };

	mends_diff(mends, f->path, f->text, &diff);
	node_set_text(m->pool, item, "path", f->name);
	node_set_number(m->pool, item, "count", (int64_t)mends->count);
	node_set_text(m->pool, item, "diff", buf_settle(&diff, m->pool).at);
	node_push(m->pool, m->mended, item);
}

enum error_code
mending_mend(struct mending *m, struct mended_file *f,
    const struct findings *asked, struct error *err)
{
	struct mends mends = mends_choose(asked, f->text, m->pool);
	struct buf out = { 0 };
	struct slice text;
	struct findings after;
	enum error_code code = ERR_NONE;

	if (mends.count == 0)
		return ERR_NONE;
	mends_apply(&mends, f->text, &out);
	text = buf_settle(&out, m->pool);
	after = m->judge(m->of, f->path, text);
	if (findings_errors(&after) > findings_errors(&f->found)) {
		tell_kept(m, f);
		return ERR_NONE;
	}
	if (!m->dry_run)
		code = file_replace(f->name, text, err);
	if (code)
		return code;
	tell_mended(m, f, &mends);
	if (!m->dry_run) {
		f->text = text;
		f->found = after;
	}
	return ERR_NONE;
}
