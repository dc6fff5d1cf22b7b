/* SPDX-License-Identifier: Apache-2.0 */
/* Founding: a first key, the starter files, the signed root. */
#include <string.h>
#include <time.h>

#include "act.h"
#include "base/date.h"
#include "base/id.h"
#include "data/node.h"
#include "data/yaml.h"
#include "model/path.h"
#include "starter.h"
#include "verified.h"

/* A founding in progress. */
struct founding {
	galley *g;
	const struct galley_init *what;
	struct pool *pool;
	struct tree_changes files;
	struct tree_view tree;
	size_t templates;
};

static void
replace(struct buf *out, struct slice text, const char *token,
    const char *value)
{
	size_t at;

	while ((at = slice_find(text, token)) < text.len) {
		buf_add(out, (struct slice){ text.at, at });
		buf_text(out, value);
		text = slice_skip(text, at + strlen(token));
	}
	buf_add(out, text);
}

/* A starter file with its three tokens filled in. */
static struct slice
fill(struct founding *f, struct slice text)
{
	struct buf name = { 0 }, one = { 0 }, two = { 0 }, three = { 0 };

	yaml_write_scalar(&name, f->what->name);
	replace(&one, text, "@NAME@", name.at);
	replace(&two, buf_slice(&one), "@PERSON@", f->what->person);
	replace(&three, buf_slice(&two), "@EXPIRES@",
	    date_day(date_add_months(f->g->now, 12)).at);
	buf_release(&name);
	buf_release(&one);
	buf_release(&two);
	return buf_settle(&three, f->pool);
}

static enum error_code
add_file(struct founding *f, const char *path, struct slice content,
    struct error *err)
{
	struct tree_change change = { .path = path, .new_mode = MODE_FILE };
	enum error_code code;

	(void)((code = path_judge(path, MODE_FILE, content, err)) ||
	    (code = store_write(f->g->store, OBJECT_BLOB, content,
	    &change.new_id, err)));
	if (code)
		return code;
	f->files.items = pool_grow(f->pool, f->files.items, f->files.count,
	    sizeof *f->files.items);
	f->files.items[f->files.count++] = change;
	f->templates += strncmp(path, "templates/", 10) == 0;
	return ERR_NONE;
}

static enum error_code
add_founder(struct founding *f, const struct public_key *key,
    struct error *err)
{
	static const char *const roles[] = { "admin", "registrar",
		"brand-owner", "marketing", "sales" };
	struct person_key own = { .text = pool_text(f->pool, key->text) };
	struct person person = { .id = f->what->person, .keys = &own,
		.key_count = 1 };
	struct buf file = { 0 };

	person.name = f->what->person_name ? f->what->person_name :
	    f->what->person;
	names_add(&person.emails, f->pool, f->what->email);
	for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
		names_add(&person.roles, f->pool, roles[i]);
	person_write(&person, &file);
	return add_file(f, pool_format(f->pool, "people/%s.yaml", person.id),
	    buf_settle(&file, f->pool), err);
}

static enum error_code
add_files(struct founding *f, const struct public_key *key,
    struct error *err)
{
	enum error_code code = add_founder(f, key, err);

	for (const struct starter_file *s = starter_files;
	    !code && s->path; s++)
		code = add_file(f, s->path, fill(f, (struct slice){ s->start,
		    (size_t)(s->end - s->start) }), err);
	return code;
}

/* The founder's key: made where he has none yet. */
static enum error_code
founder_key(struct founding *f, struct public_key *out, struct error *err)
{
	const char *folder = workspace_keys_folder(f->g), *person =
	    f->what->person;
	enum error_code code;

	if (f->g->options.key_file) {
		code = key_open_file(&f->g->key, f->g->options.key_file, err);
		if (!code)
			*out = *key_public(f->g->key);
		return code;
	}
	code = key_show(out, folder, person, err);
	if (code == ERR_MISSING)
		code = key_make(out, folder, person,
		    workspace_passphrase(f->g), err);
	return code ? code : key_open(&f->g->key, folder, person,
	    workspace_passphrase(f->g), err);
}

/* Policy and person as the new tree has them, to sign the root by. */
static enum error_code
read_policy(struct founding *f, struct oid tree, struct error *err)
{
	struct view *view = &f->g->main;

	f->tree = (struct tree_view){ f->g->store, f->pool, tree };
	view->source = tree_view_source(&f->tree);
	return policy_load(&view->policy, &view->source, f->pool, err);
}

static enum error_code
sign_root(struct founding *f, struct oid tree, struct oid *root,
    struct error *err)
{
	struct message found = { .kind = EVENT_FOUND,
		.request = f->what->name, .text = "" };
	struct act_commit commit = { .tree = tree, .time = f->g->now };
	struct buf message = { 0 };
	enum error_code code;

	event_write(&found, &message);
	commit.message = buf_slice(&message);
	code = act_write_commit(f->g, &commit, root, err);
	buf_release(&message);
	return code;
}

static enum error_code
settle(struct founding *f, struct oid root, struct error *err)
{
	galley *g = f->g;
	struct ref_move move = { "refs/heads/main", { { 0 } }, root };
	struct names kept = { 0 };
	enum error_code code;

	(void)((code = store_set_config(g->store, "galley.workspace",
	    oid_text(root).hex, err)) ||
	    (code = store_set_config(g->store, "galley.person",
	    f->what->person, err)) ||
	    (code = store_move_refs(g->store, &move, 1, err)) ||
	    (code = workspace_reload(g, err)) ||
	    (code = store_checkout(g->store, (struct oid){ { 0 } },
	    g->main.tree, &kept, f->pool, err)) ||
	    (code = workspace_write_signers(g, err)) ||
	    (code = verified_note(g, err)));
	return code;
}

/* The key first: who gives no passphrase leaves no folder behind. */
static enum error_code
found(struct founding *f, struct node *report, struct error *err)
{
	struct public_key key;
	struct oid tree, root;
	enum error_code code;

	(void)((code = founder_key(f, &key, err)) ||
	    (code = store_create(&f->g->store, f->what->folder, err)) ||
	    (code = add_files(f, &key, err)) ||
	    (code = store_update_tree(f->g->store, (struct oid){ { 0 } },
	    &f->files, &tree, err)) ||
	    (code = read_policy(f, tree, err)) ||
	    (code = sign_root(f, tree, &root, err)) ||
	    (code = settle(f, root, err)));
	if (code)
		return code;
	node_set_text(f->pool, report, "workspace", oid_text(root).hex);
	node_set_text(f->pool, report, "folder", f->what->folder);
	node_set_text(f->pool, report, "person", f->what->person);
	node_set_text(f->pool, report, "key", key.text);
	node_set_number(f->pool, report, "templates", (int64_t)f->templates);
	node_set_text(f->pool, report, "next",
	    pool_format(f->pool, "cd %s && galley", f->what->folder));
	return ERR_NONE;
}

static enum error_code
judge_words(const struct galley_init *what, struct error *err)
{
	if (!id_is_id(slice_of(what->person)))
		return id_refuse(err, what->person, "a person's id");
	if (!what->email || !strchr(what->email, '@'))
		return error_set(err, ERR_USAGE, "%s is not an e-mail address "
		    "(--email NAME@HOST)", what->email ? what->email : "\"\"");
	if (!what->name || !what->name[0] || strchr(what->name, '\n'))
		return error_set(err, ERR_USAGE, "the workspace needs a name "
		    "of one line (--name NAME)");
	return ERR_NONE;
}

int
galley_init(galley **out, const struct galley_init *what,
    const struct galley_options *options, galley_report **report,
    galley_error *err)
{
	struct galley_options open = *options;
	struct founding f = { .what = what };
	galley *g;
	struct node *made;
	enum error_code code;

	(void)((code = workspace_refuse_dry_run(options, err)) ||
	    (code = judge_words(what, err)) || (code = sign_start(err)) ||
	    (code = store_judge_new(what->folder, err)));
	if (code)
		return (int)code;
	open.folder = what->folder;
	open.person = what->person;
	f.g = g = workspace_new(&open);
	f.pool = &g->pool;
	made = node_map(&g->pool);
	code = found(&f, made, err);
	if (code) {
		galley_close(g);
		return (int)code;
	}
	*report = made;
	*out = g;
	return 0;
}
