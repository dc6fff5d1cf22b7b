/* SPDX-License-Identifier: Apache-2.0 */
#include "amend.h"

#include <string.h>

#include "amend_person.h"
#include "delegation.h"
#include "path.h"

/* One judgement: the policy before and after, and what is changed. */
struct judging {
	const struct policy *old;
	const struct policy *new;
	const struct changes *changes;
	struct pool *pool;
	struct error *err;
};

static enum error_code
judge_paths(const struct judging *in)
{
	if (changes_classify(in->changes, &in->old->settings.ci) ==
	    CHANGES_POLICY)
		return ERR_NONE;
	return error_set(in->err, ERR_REFUSED, "T7: policy changes apart (move "
	    "everything else to a request of its own)");
}

static enum error_code
judge_added_keys(const struct judging *in, const struct person *before,
    const struct person *after)
{
	for (size_t i = 0; i < after->key_count; i++) {
		const struct person_key *key = &after->keys[i];

		if (key->ended && !amend_person_key(before, key->text))
			return error_set(in->err, ERR_REFUSED, "T7: people/"
			    "%s.yaml: a key is added that is ended already "
			    "(leave it out)", after->id);
	}
	return ERR_NONE;
}

/* People, keys and emails are only ever ended: signatures refer to them. */
static enum error_code
judge_erased(const struct judging *in)
{
	const struct people *people = &in->old->people;
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < people->count; i++) {
		const struct person *before = &people->items[i];
		const struct person *after = people_find(&in->new->people,
		    before->id);
		const char *what = after ?
		    amend_person_erases(before, after) : "a person";

		if (what)
			return error_set(in->err, ERR_REFUSED, "T7: people/"
			    "%s.yaml: %s is never erased (a person or key is "
			    "ended, an email stays)", before->id, what);
		code = judge_added_keys(in, before, after);
	}
	return code;
}

static enum error_code
judge_whole(const struct judging *in)
{
	if (!policy_judge(in->new, in->err))
		return ERR_NONE;
	in->err->code = ERR_REFUSED;
	return ERR_REFUSED;
}

/* A person as if this request ended neither him nor a key of his. */
static struct person
unended(const struct person *after, const struct person *before,
    struct pool *pool)
{
	struct person p = *after;

	p.ended = after->ended && before->ended;
	p.keys = pool_alloc(pool, after->key_count * sizeof *p.keys);
	for (size_t i = 0; i < after->key_count; i++) {
		const struct person_key *was = amend_person_key(before,
		    after->keys[i].text);

		p.keys[i] = after->keys[i];
		p.keys[i].ended = was && was->ended && p.keys[i].ended;
	}
	return p;
}

static struct policy
without_endings(const struct judging *in)
{
	struct policy policy = *in->new;
	struct people *people = &policy.people;

	people->items = pool_alloc(in->pool,
	    people->count * sizeof *people->items);
	for (size_t i = 0; i < people->count; i++) {
		const struct person *after = &in->new->people.items[i];
		const struct person *before = people_find(&in->old->people,
		    after->id);

		people->items[i] = before ?
		    unended(after, before, in->pool) : *after;
	}
	return policy;
}

static const struct stage *
same_stage(const struct workflow *workflow, const struct stage *stage)
{
	for (size_t i = 0; workflow && i < workflow->stage_count; i++) {
		if (stage_equal(&workflow->stages[i], stage))
			return &workflow->stages[i];
	}
	return NULL;
}

/*
 * A stage that stays as it was may only become one that nobody can satisfy
 * because people or keys ended; one that is new or changed may never be.
 */
static enum error_code
judge_stage(const struct judging *in, const struct policy *unended_policy,
    const struct workflow *workflow, const struct stage *stage)
{
	const struct workflow *before = workflows_find(&in->old->workflows,
	    workflow->id);
	const char *why = NULL, *unused;

	if (policy_can_satisfy(in->new, &stage->needs, &why, in->pool))
		return ERR_NONE;
	if (same_stage(before, stage) &&
	    (!policy_can_satisfy(in->old, &stage->needs, &unused, in->pool) ||
	    policy_can_satisfy(unended_policy, &stage->needs, &unused,
	    in->pool)))
		return ERR_NONE;
	return error_set(in->err, ERR_REFUSED, "T7: nobody could satisfy the "
	    "stage %s/%s: %s (add who can first)", workflow->id, stage->name,
	    why);
}

static enum error_code
judge_stages(const struct judging *in)
{
	struct policy unended_policy = without_endings(in);
	const struct workflows *workflows = &in->new->workflows;
	enum error_code code = ERR_NONE;

	for (size_t i = 0; i < workflows->count; i++) {
		const struct workflow *w = &workflows->items[i];

		for (size_t s = 0; !code && s < w->stage_count; s++)
			code = judge_stage(in, &unended_policy, w,
			    &w->stages[s]);
	}
	return code;
}

static bool
registrar_may_set(const struct judging *in, const struct person *person)
{
	for (size_t i = 0; i < person->roles.count; i++) {
		if (!names_has(&in->old->settings.registrar,
		    person->roles.items[i]))
			return false;
	}
	return true;
}

/* Whether path is a person's file; its person before (or NULL) and after. */
static bool
read_people(const struct judging *in, const char *path,
    const struct person **before, const struct person **after)
{
	struct path place = path_read(path, in->pool);

	if (place.kind != PATH_PERSON)
		return false;
	*before = people_find(&in->old->people, place.id);
	*after = people_find(&in->new->people, place.id);
	return *after;
}

static bool
is_only_ended(const struct amend_person *d)
{
	return (d->ends || d->ends_key) && !d->adds_key && !d->duties &&
	    !d->other;
}

/*
 * All files added, or all only ended; and nobody in them who decides: what is
 * only ended has the roles that it had.
 */
static bool
registrar_suffices(const struct judging *in)
{
	size_t added = 0;

	for (size_t i = 0; i < in->changes->count; i++) {
		const struct person *before, *after;
		struct amend_person d;

		if (!read_people(in, in->changes->items[i].path, &before,
		    &after) || !registrar_may_set(in, after))
			return false;
		added += !before;
		if (!before)
			continue;
		d = amend_person_compare(before, after);
		if (!is_only_ended(&d))
			return false;
	}
	return added == 0 || added == in->changes->count;
}

static bool
is_own_affair(const struct amend_person *d)
{
	return (d->duties || d->ends_key) && !d->adds_key && !d->ends &&
	    !d->other;
}

static bool
is_new_key(const struct amend_person *d)
{
	return d->adds_key && !d->duties && !d->ends && !d->other;
}

/* Every key that an existing person gets must say that it is there. */
static void
collect_new_keys(struct amend *out, const struct judging *in)
{
	for (size_t i = 0; i < in->new->people.count; i++) {
		const struct person *after = &in->new->people.items[i];
		const struct person *before = people_find(&in->old->people,
		    after->id);

		for (size_t k = 0; before && k < after->key_count; k++) {
			const char *text = after->keys[k].text;

			if (amend_person_key(before, text))
				continue;
			names_add(&out->new_keys, in->pool, text);
			names_add(&out->new_key_owners, in->pool, after->id);
		}
	}
}

static void
choose_by(struct amend *out, const struct judging *in)
{
	const struct person *before = NULL, *after;
	struct amend_person d;

	out->registrar = registrar_suffices(in);
	out->by = out->registrar ? AMEND_REGISTRAR : AMEND_QUORUM;
	if (in->changes->count != 1 || !read_people(in,
	    in->changes->items[0].path, &before, &after) || !before)
		return;
	d = amend_person_compare(before, after);
	if (is_own_affair(&d))
		out->by = AMEND_SELF;
	else if (is_new_key(&d))
		out->by = AMEND_REGISTRAR_AND_OLD_KEY;
	else
		return;
	out->person = before->id;
}

static enum error_code
judge_version(const struct judging *in, enum amend_by by)
{
	int64_t was = in->old->settings.version;
	int64_t is = in->new->settings.version;
	int64_t wanted = was + (by == AMEND_QUORUM);

	if (is == wanted)
		return ERR_NONE;
	return error_set(in->err, ERR_REFUSED, "T7: galley.yaml: this change "
	    "%s the quorum of admins, so version is %lld, not %lld",
	    by == AMEND_QUORUM ? "needs" : "does not need",
	    (long long)wanted, (long long)is);
}

enum error_code
amend_judge(struct amend *out, const struct policy *old,
    const struct policy *new, const struct changes *changes,
    struct pool *pool, struct error *err)
{
	struct judging in = { old, new, changes, pool, err };
	struct amend amend = { .by = AMEND_QUORUM };
	enum error_code code;

	if ((code = judge_paths(&in)) || (code = judge_erased(&in)) ||
	    (code = judge_whole(&in)) || (code = judge_stages(&in)) ||
	    (code = delegation_judge(&old->people, &new->people, err)))
		return code;
	choose_by(&amend, &in);
	collect_new_keys(&amend, &in);
	if (!(code = judge_version(&in, amend.by)))
		*out = amend;
	return code;
}
