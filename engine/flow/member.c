/* SPDX-License-Identifier: Apache-2.0 */
#include "member.h"

#include "model/calendars.h"
#include "propose.h"
#include "report.h"

enum error_code
member_find(struct galley *g, const char *id, const struct person **out,
    struct error *err)
{
	*out = people_find(&g->main.policy.people, id);
	return *out ? ERR_NONE : error_set(err, ERR_MISSING, "%s is not a "
	    "person of this workspace (galley people lists all)", id);
}

enum error_code
member_take(struct galley *g, const char *id, struct person *out,
    struct error *err)
{
	const struct person *person;
	enum error_code code = workspace_person(g, &person, err);

	if (!code && id)
		code = member_find(g, id, &person, err);
	if (!code)
		*out = *person;
	return code;
}

enum error_code
member_judge_living(const struct person *person, struct error *err)
{
	if (!person->ended)
		return ERR_NONE;
	return error_set(err, ERR_REFUSED, "%s has ended already", person->id);
}

/* The file must read as it is meant, and name what there is. */
static enum error_code
judge_file(struct galley *g, const struct person *person, struct slice text,
    struct error *err)
{
	struct calendars calendars;
	struct person again;
	enum error_code code;

	(void)((code = person_parse(&again, person->id, text, &g->pool,
	    err)) ||
	    (code = calendars_load(&calendars, &g->main.source, &g->pool,
	    err)) ||
	    (code = calendars_judge(&calendars, &again, text, &g->pool, err)));
	return code;
}

enum error_code
member_put(struct galley *g, const struct person *person,
    const struct member_change *change, struct node **report,
    struct error *err)
{
	struct buf text = { 0 };
	struct proposed_file file;
	struct change_request request = { .files = &file, .file_count = 1 };
	struct slice kept;
	struct act act;
	enum error_code code;

	person_write(person, &text);
	kept = buf_settle(&text, &g->pool);
	file = (struct proposed_file){ pool_format(&g->pool, "people/%s.yaml",
	    person->id), kept.at, kept.len };
	request.topic = pool_format(&g->pool, "%s-%.40s", change->topic,
	    person->id);
	request.message = change->message ? change->message :
	    pool_format(&g->pool, "Change %s of %s", change->topic,
	    person->name);
	(void)((code = judge_file(g, person, kept, err)) ||
	    (code = propose_change(&act, g, &request, err)));
	if (!code)
		*report = report_act(g, &act);
	return code;
}
