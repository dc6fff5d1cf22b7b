/* SPDX-License-Identifier: Apache-2.0 */
/* Keys made and shown; no workspace is needed. */
#include "base/id.h"
#include "loose_report.h"
#include "model/path.h"
#include "workspace.h"

static galley_report *
make_report(const struct public_key *key, const char *person)
{
	struct loose_report *r = loose_report_new();
	struct node *map = &r->node;

	node_set_text(&r->pool, map, "key", pool_format(&r->pool, "%s %s",
	    key->text, person));
	node_set_text(&r->pool, map, "fingerprint",
	    public_key_fingerprint(key).at);
	return map;
}

static enum error_code
judge_id(const char *person, struct error *err)
{
	if (id_is_id(slice_of(person)))
		return ERR_NONE;
	return id_refuse(err, person, "a person's id");
}

/* Makes the person's key, or finds it. */
typedef enum error_code key_wanted(struct public_key *out, struct galley *g,
    const char *person, struct error *err);

static enum error_code
make_key(struct public_key *out, struct galley *g, const char *person,
    struct error *err)
{
	return key_make(out, workspace_keys_folder(g), person,
	    workspace_passphrase(g), err);
}

static enum error_code
show_key(struct public_key *out, struct galley *g, const char *person,
    struct error *err)
{
	return key_show(out, workspace_keys_folder(g), person, err);
}

static int
report_key(key_wanted *wanted, const char *person,
    const struct galley_options *options, galley_report **report,
    struct error *err)
{
	struct galley g = { .options = *options };
	struct public_key key;
	enum error_code code;

	g.home = workspace_home(&g);
	(void)((code = sign_start(err)) || (code = judge_id(person, err)) ||
	    (code = wanted(&key, &g, person, err)));
	if (!code)
		*report = make_report(&key, person);
	pool_release(&g.pool);
	return (int)code;
}

int
galley_key_new(const char *person, const struct galley_options *options,
    galley_report **report, galley_error *err)
{
	enum error_code code = workspace_refuse_dry_run(options, err);

	return code ? (int)code :
	    report_key(make_key, person, options, report, err);
}

int
galley_key_show(const char *person, const struct galley_options *options,
    galley_report **report, galley_error *err)
{
	return report_key(show_key, person, options, report, err);
}
