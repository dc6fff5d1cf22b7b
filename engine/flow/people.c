/* SPDX-License-Identifier: Apache-2.0 */
/* Who is in the workspace: told, and added by a request. */
#include <string.h>

#include "base/id.h"
#include "duties.h"
#include "member.h"
#include "propose.h"
#include "report.h"

static enum error_code
judge_entry(struct galley *g, const struct galley_person_entry *entry,
    struct error *err)
{
	if (!id_is_id(slice_of(entry->id)))
		return id_refuse(err, entry->id, "a person's id");
	if (people_find(&g->main.policy.people, entry->id))
		return error_set(err, ERR_REFUSED, "%s is in this workspace "
		    "already (galley people show %s)", entry->id, entry->id);
	if (!entry->email || !entry->key || entry->role_count == 0)
		return error_set(err, ERR_USAGE, "a person needs --email, at "
		    "least one --role, and --key");
	return ERR_NONE;
}

int
galley_people_add(galley *g, const struct galley_person_entry *entry,
    galley_report **report, galley_error *err)
{
	struct person person = { .id = entry->id, .name = entry->name ?
	    entry->name : entry->id, .key_count = 1 };
	struct person_key own = { 0 };
	struct public_key key;
	struct proposed_file file;
	struct change_request request = { .files = &file, .file_count = 1 };
	struct buf text = { 0 };
	struct slice kept;
	struct act act;
	enum error_code code;

	(void)((code = judge_entry(g, entry, err)) ||
	    (code = public_key_read(&key, slice_of(entry->key), err)));
	if (code)
		return (int)code;
	own.text = key.text;
	person.keys = &own;
	names_add(&person.emails, &g->pool, entry->email);
	for (size_t i = 0; i < entry->role_count; i++)
		names_add(&person.roles, &g->pool, entry->roles[i]);
	person_write(&person, &text);
	kept = buf_settle(&text, &g->pool);
	file = (struct proposed_file){ pool_format(&g->pool, "people/%s.yaml",
	    entry->id), kept.at, kept.len };
	request.topic = pool_format(&g->pool, "add-%.50s", entry->id);
	request.message = pool_format(&g->pool, "Add %s", person.name);
	code = propose_change(&act, g, &request, err);
	if (!code)
		*report = report_act(g, &act);
	return (int)code;
}

static struct node *
describe_keys(struct galley *g, const struct person *person)
{
	struct node *list = node_list(&g->pool);

	for (size_t i = 0; i < person->key_count; i++) {
		const struct person_key *k = &person->keys[i];
		struct node *item = node_map(&g->pool);
		struct public_key key;
		struct error err;

		node_set_text(&g->pool, item, "key", k->text);
		if (!public_key_read(&key, slice_of(k->text), &err))
			node_set_text(&g->pool, item, "fingerprint",
			    public_key_fingerprint(&key).at);
		node_set_bool(&g->pool, item, "living",
		    !k->ended && !person->ended);
		node_push(&g->pool, list, item);
	}
	return list;
}

static struct node *
describe(struct galley *g, const struct person *person)
{
	struct node *item = node_map(&g->pool);

	node_set_text(&g->pool, item, "id", person->id);
	node_set_text(&g->pool, item, "name", person->name);
	node_set_names(&g->pool, item, "roles", &person->roles);
	node_set_names(&g->pool, item, "emails", &person->emails);
	node_set_bool(&g->pool, item, "living", !person->ended);
	duties_describe(g, person, item);
	node_set(&g->pool, item, "keys", describe_keys(g, person));
	return item;
}

int
galley_people(galley *g, const char *id, galley_report **report,
    galley_error *err)
{
	const struct people *people = &g->main.policy.people;
	struct node *made = node_map(&g->pool), *list = node_list(&g->pool);
	const struct person *found;

	if (id && member_find(g, id, &found, err))
		return (int)err->code;
	for (size_t i = 0; i < people->count; i++) {
		if (!id || strcmp(people->items[i].id, id) == 0)
			node_push(&g->pool, list,
			    describe(g, &people->items[i]));
	}
	node_set(&g->pool, made, "people", list);
	*report = made;
	return 0;
}

int
galley_allowed_signers(galley *g, const char **text, galley_error *err)
{
	struct buf signers = { 0 };
	enum error_code code = workspace_write_signers(g, err);

	if (code)
		return (int)code;
	policy_allowed_signers(&g->main.policy, &signers);
	*text = buf_settle(&signers, &g->pool).at;
	return 0;
}
