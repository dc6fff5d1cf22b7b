/* SPDX-License-Identifier: Apache-2.0 */
#include "survey.h"

#include <string.h>
#include <time.h>

#include "journal_judge.h"
#include "verify.h"

static void
warn(struct galley *g, struct survey *s, const char *what, const char *name,
    const char *why)
{
	node_push(&g->pool, s->warnings, node_text(&g->pool,
	    pool_format(&g->pool, "the %s %s does not count: %s", what, name,
	    why)));
}

/* One line is read, folded and forgotten again: there may be thousands. */
static void
survey_request(struct galley *g, struct survey *s,
    const struct request_ref *ref)
{
	struct pool pool = { 0 };
	struct view view = g->main;
	struct dossier d;
	struct error why;

	view.pool = &pool;
	if (dossier_fold(&d, &view, &ref->name, ref->head, &why))
		warn(g, s, "open request", ref->name.request, why.text);
	s->commits += (int64_t)d.read.line.count;
	pool_release(&pool);
}

static enum error_code
survey_requests(struct galley *g, struct survey *s, struct error *err)
{
	struct request_refs refs;
	enum error_code code = requests_list(g, &refs, err);

	for (size_t i = 0; !code && i < refs.count; i++)
		survey_request(g, s, &refs.items[i]);
	s->requests = code ? 0 : (int64_t)refs.count;
	return code;
}

static void
survey_journal(struct galley *g, struct survey *s, const struct ref *ref,
    const char *person)
{
	struct journal_range range = { .person = person, .head = ref->id };
	struct journal_judged judged;
	struct error why;

	if (journal_judge(&judged, &g->main, &range, &why))
		warn(g, s, "journal of", person, why.text);
	s->commits += (int64_t)judged.entries;
}

static enum error_code
survey_others(struct galley *g, struct survey *s, struct error *err)
{
	struct refs refs = { 0 };
	enum error_code code = store_refs(g->store, "refs/", &refs, &g->pool,
	    err);

	for (size_t i = 0; !code && i < refs.count; i++) {
		struct refname name = refname_read(refs.items[i].name,
		    &g->pool);

		if (name.kind == REF_JOURNAL)
			survey_journal(g, s, &refs.items[i], name.person);
		else if (name.kind == REF_NONE && strncmp(refs.items[i].name,
		    "refs/remotes/", strlen("refs/remotes/")) != 0)
			warn(g, s, "ref", refs.items[i].name, "T9: it has no "
			    "shape of galley's");
	}
	return code;
}

static void
survey_clock(struct galley *g, struct survey *s)
{
	int64_t now = g->options.now ? g->options.now : (int64_t)time(NULL);

	if (g->main.time > now + VERIFY_CLOCK_SECONDS)
		node_push(&g->pool, s->warnings, node_text(&g->pool,
		    "main's last merge lies more than five minutes ahead of "
		    "this machine's clock (one of the two is wrong)"));
}

enum error_code
survey_refs(struct galley *g, struct survey *out, struct error *err)
{
	enum error_code code;

	*out = (struct survey){ .warnings = node_list(&g->pool) };
	(void)((code = survey_requests(g, out, err)) ||
	    (code = survey_others(g, out, err)));
	survey_clock(g, out);
	return code;
}
