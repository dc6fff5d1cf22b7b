/* SPDX-License-Identifier: Apache-2.0 */
/* What was found out about the files of rules before. */
#include "style_set.h"

static const char *
version_of(struct rule *rule, const struct registries *registries)
{
	struct digest digest;

	if (!registries->sha256 || !rule->text.len)
		return NULL;
	registries->sha256(rule->text, &digest);
	return pool_format(registries->pool, "%.*s", FINGERPRINT_SHORT,
	    digest_text(digest).hex);
}

/* To know the version costs less than to find it out again and again. */
static void
recall_version(struct rule_reading *r)
{
	static const struct question about = { ABOUT_VERSION, 0, { "", 0 } };
	struct slice version;

	if (answers_recall(r->answers, &about, &version)) {
		if (version.len == FINGERPRINT_SHORT) {
			r->rule->version = pool_copy(r->pool, version);
			return;
		}
		answers_lose(r->answers);
	}
	r->rule->version = version_of(r->rule, r->registries);
	if (r->rule->version)
		answers_note(r->answers, &about, slice_of(r->rule->version));
}

enum error_code
style_known_read(struct rule_reading *r, const struct style_memory *memory,
    struct slice text)
{
	struct answers answers = { 0 };
	struct slice *kept = &r->rule->text;
	struct slice changed;
	enum error_code code;

	*kept = text;
	if (!memory || !memory->recall(memory->of, kept, &answers.known)) {
		*kept = (struct slice){ pool_copy(r->pool, text), text.len };
		answers.known = (struct slice){ "", 0 };
	}
	if (!memory)
		return rule_read(r, text);
	r->answers = &answers;
	recall_version(r);
	code = rule_read(r, text);
	if (!code && answers_changed(&answers, &changed))
		memory->keep(memory->of, text, changed);
	answers_release(&answers);
	return code;
}

const char *
style_set_version(struct style_set *set, struct rule *rule)
{
	if (!rule->version)
		rule->version = version_of(rule, &set->registries);
	return rule->version;
}
