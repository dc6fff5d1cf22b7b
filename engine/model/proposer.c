/* SPDX-License-Identifier: Apache-2.0 */
#include "proposer.h"

#include <string.h>

#include "path.h"

static bool
may_propose_policy(const struct person *person, const char *path,
    struct pool *pool)
{
	return person_has_role(person, "admin") ||
	    person_has_role(person, "registrar") ||
	    strcmp(path, pool_format(pool, "people/%s.yaml",
	    person->id)) == 0;
}

bool
proposer_may(const struct policy *policy, const char *person,
    const char *path, struct pool *pool)
{
	const struct person *p = people_find(&policy->people, person);
	struct path parts = path_read(path, pool);

	if (!p)
		return false;
	if (path_is_policy(path, &policy->settings.ci))
		return may_propose_policy(p, path, pool);
	if (parts.kind == PATH_CUSTOMIZATION)
		return request_stands_for(&policy->people, person,
		    parts.person);
	return person_has_any_role(p,
	    settings_proposers(&policy->settings, path));
}

static bool
is_of_owner(const struct request *request, const struct policy *policy,
    const char *path, struct pool *pool)
{
	struct path parts = path_read(path, pool);

	return parts.kind != PATH_CUSTOMIZATION ||
	    path_is_policy(path, &policy->settings.ci) ||
	    request_stands_for(&policy->people, request->owner,
	    parts.person);
}

static const char *
objection_to_custom(const struct request *request,
    const struct changes *changes, struct pool *pool)
{
	const char *own = refname_path(&request->name, pool);

	for (size_t i = 0; i < changes->count; i++) {
		if (strcmp(changes->items[i].path, own) != 0)
			return pool_format(pool, "it changes %s, which is not "
			    "the customization it is about",
			    changes->items[i].path);
	}
	return NULL;
}

const char *
proposer_objection(const struct request *request,
    const struct changes *changes, const struct policy *policy,
    struct pool *pool)
{
	if (request->name.kind == REF_CUSTOM)
		return objection_to_custom(request, changes, pool);
	for (size_t i = 0; i < changes->count; i++) {
		const char *path = changes->items[i].path;

		if (!proposer_may(policy, request->opener, path, pool))
			return pool_format(pool, "%s may not propose a change "
			    "of %s", request->opener, path);
		if (!is_of_owner(request, policy, path, pool))
			return pool_format(pool, "%s is not a customization "
			    "of %s", path, request->owner);
	}
	return NULL;
}
