/* SPDX-License-Identifier: Apache-2.0 */
/* A newcomer makes a key; a registrar confirms that it is his. */
#include "base/id.h"
#include "enrollment.h"
#include "loose_report.h"
#include "sign/key.h"

/* The key that is there already, or a new one: enroll may be called again. */
static enum error_code
find_key(struct public_key *out, struct galley *g, const char *person,
    struct error *err)
{
	const char *folder = workspace_keys_folder(g);
	enum error_code code = key_show(out, folder, person, err);

	return code != ERR_MISSING ? code : key_make(out, folder, person,
	    workspace_passphrase(g), err);
}

static enum error_code
judge(const struct galley_newcomer *who, const struct enrollment *e,
    struct pool *pool, struct error *err)
{
	struct person person = { .id = e->person, .name = e->name }, again;
	struct buf file = { 0 };
	enum error_code code;

	if (!id_is_id(slice_of(who->person)))
		return id_refuse(err, who->person, "a person's id");
	names_add(&person.emails, pool, e->email);
	person_write(&person, &file);
	code = person_parse(&again, e->person, buf_slice(&file), pool, err);
	buf_release(&file);
	return code;
}

static galley_report *
make_report(const struct enrollment *e, const struct galley_newcomer *who,
    struct pool *pool)
{
	struct loose_report *r = loose_report_new();
	const char *line = enrollment_line(e, pool);

	node_set_text(&r->pool, &r->node, "line", line);
	node_set_text(&r->pool, &r->node, "code",
	    enrollment_code(slice_of(line)).at);
	node_set_text(&r->pool, &r->node, "next", pool_format(&r->pool,
	    "galley clone %s FOLDER --person %s", who->url, e->person));
	return &r->node;
}

int
galley_enroll(const struct galley_newcomer *who,
    const struct galley_options *options, galley_report **report,
    galley_error *err)
{
	struct galley g = { .options = *options };
	struct enrollment e = { .person = who->person, .email = who->email,
		.name = who->name ? who->name : who->person };
	struct public_key key;
	enum error_code code;

	g.home = workspace_home(&g);
	(void)((code = workspace_refuse_dry_run(options, err)) ||
	    (code = sign_start(err)) ||
	    (code = judge(who, &e, &g.pool, err)) ||
	    (code = find_key(&key, &g, who->person, err)));
	if (!code) {
		e.key = key.text;
		*report = make_report(&e, who, &g.pool);
	}
	pool_release(&g.pool);
	return (int)code;
}

int
galley_people_confirm(galley *g, const struct galley_confirmation *what,
    galley_report **report, galley_error *err)
{
	struct galley_person_entry entry = { .roles = what->roles,
		.role_count = what->role_count };
	struct enrollment e;
	enum error_code code = enrollment_read(&e, what->line, &g->pool, err);

	if (code)
		return (int)code;
	if (!enrollment_is_code(slice_of(what->line), what->code))
		return (int)error_set(err, ERR_DENIED, "%s is not the code of "
		    "this line: it was typed wrong, or somebody changed the "
		    "line (ask %s to read it to you again)", what->code,
		    e.name);
	entry.id = e.person;
	entry.name = e.name;
	entry.email = e.email;
	entry.key = e.key;
	return galley_people_add(g, &entry, report, err);
}
