/* SPDX-License-Identifier: Apache-2.0 */
/* How a section is checked: no word of this page has to be believed. */
#include <string.h>

#include "evidence_page.h"
#include "text/html.h"

/*
 * The keys are those of main before; where people change, a new key of theirs
 * may have signed a comment (T7), so main after.
 */
static const char *
people_at(const struct evidence *e)
{
	for (size_t i = 0; i < e->changes->count; i++) {
		if (strncmp(e->changes->items[i].path, "people/", 7) == 0)
			return "";
	}
	return "^1";
}

static void
write_keys(const struct evidence *e, const char *merge, struct buf *out)
{
	buf_format(out, "people=%s%s\n", merge, people_at(e));
	buf_text(out,
	    "git ls-tree -r --name-only $people people/ |\n"
	    "while read -r file; do\n"
	    "\tmails=$(git show \"$people:$file\" |\n"
	    "\t    grep -o '[a-z0-9._+-]*@[a-z0-9.-]*' |\n"
	    "\t    grep -v '@openssh.com$' | paste -sd, -)\n"
	    "\tgit show \"$people:$file\" |\n"
	    "\t    grep -o '\\(sk-\\)\\?ssh-ed25519\\(@openssh.com\\)\\? "
	    "AAAA[A-Za-z0-9+/=]*' |\n"
	    "\t    sed \"s|^|$mails namespaces=\\\"git\\\" |\"\n"
	    "done > signers\n");
}

/* Runs in any clone made by git alone; each line fails where it must. */
void
evidence_write_check(const struct evidence *e,
    const struct request *request)
{
	struct buf text = { 0 };
	const char *merge = pool_text(e->pool, oid_text(e->merge).hex);

	buf_text(&text, "set -e\n");
	write_keys(e, merge, &text);
	buf_format(&text, "git merge-base --is-ancestor %s origin/main\n",
	    merge);
	buf_format(&text, "for id in %s", merge);
	for (size_t i = 0; i < request->count; i++)
		buf_format(&text, " \\\n    %s",
		    oid_text(request->events[i].id).hex);
	buf_text(&text, "\ndo\n\tgit -c gpg.format=ssh -c "
	    "gpg.ssh.allowedSignersFile=signers verify-commit $id\ndone\n");
	buf_format(&text, "git cat-file commit %s > commit\n"
	    "sed -n '/^gpgsig /,/^ -----END/p' commit |\n"
	    "    sed 's/^gpgsig //; s/^ //' > commit.sig\n"
	    "sed '/^gpgsig /,/^ -----END/d' commit > commit.text\n"
	    "ssh-keygen -Y verify -f signers -I %s -n git -s commit.sig "
	    "< commit.text\n", merge, e->commit->email);
	for (size_t i = 0; i < e->changes->count; i++) {
		const struct tree_change *c = &e->changes->items[i];

		if (c->new_mode)
			buf_format(&text, "[ \"$(git rev-parse %s:%s)\" = "
			    "%s ]\n", merge, c->path,
			    oid_text(c->new_id).hex);
	}
	evidence_put(e->out, "h3", "How to check it, offline, with git and "
	    "ssh-keygen in a clone");
	buf_text(e->out, "<pre class=\"check\">");
	html_text(e->out, buf_slice(&text));
	buf_text(e->out, "</pre>\n");
	buf_release(&text);
}
