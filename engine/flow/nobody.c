/* SPDX-License-Identifier: Apache-2.0 */
#include "nobody.h"

#include "model/needs.h"
#include "report.h"

/* The first stage that nobody can act on; all of them into why. */
static const struct requirement *
find_missing(struct galley *g, const struct route *route, struct buf *why)
{
	const struct requirement *first = NULL;

	for (size_t i = 0; i < route->count; i++) {
		const struct requirement *r = &route->items[i];

		if (r->result != RESULT_WAITING || !r->stage ||
		    r->can_act.count)
			continue;
		buf_format(why, "%s%s needs %s", first ? ", " : "", r->name,
		    report_who(g, r));
		first = first ? first : r;
	}
	return first;
}

static bool
may_add_people(struct galley *g)
{
	const struct person *person;
	struct error err;

	return !workspace_person(g, &person, &err) &&
	    (person_has_role(person, "admin") ||
	    person_has_role(person, "registrar"));
}

void
nobody_report(struct galley *g, const struct dossier *dossier,
    struct node *report)
{
	struct names roles = { 0 };
	struct buf why = { 0 };
	const struct requirement *r;

	buf_text(&why, "nobody may approve it yet: ");
	r = find_missing(g, &dossier->decision.route, &why);
	if (r) {
		buf_text(&why, ": nobody approves his own words, so somebody "
		    "else has to be added");
		needs_roles(&r->stage->needs, &roles, &g->pool);
		node_set_text(&g->pool, report, "why", why.at);
	}
	if (r && dossier->request.state == REQUEST_SUBMITTED &&
	    may_add_people(g))
		node_set_text(&g->pool, report, "next", pool_format(&g->pool,
		    "galley people add ID --role %s --name NAME --email EMAIL "
		    "--key KEY", roles.count ? roles.items[0] : "marketing"));
	buf_release(&why);
}
