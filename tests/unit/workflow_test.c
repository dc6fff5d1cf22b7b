/* SPDX-License-Identifier: Apache-2.0 */
#include "model/workflow.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define SAMPLE \
    "name: standard\n" \
    "stages:\n" \
    "  - name: brand\n" \
    "    needs: {role: marketing, approvals: 1}\n" \
    "  - name: legal\n" \
    "    when: {any: [{field: discount, beyond: preapproved, changed: true}" \
    ", {claims: touched}, {market: [eu], changed: true}]}\n" \
    "    needs: {role: legal, approvals: 1}\n" \
    "    after: brand                 # orders inboxes and deadlines\n" \
    "    exception-by: [brand-owner]\n" \
    "    respond-within: 5 working days\n" \
    "auto-approve: {when: {within: preapproved}}\n" \
    "override: brand-owner            # may lift a request-changes\n" \
    "suggesters-are-authors: false\n" \
    "distinct: false                  # true: all persons differ\n" \
    "audit-sample: 5%                 # of auto-approved changes\n" \
    "approval-lasts: 12 months\n"
#define NAME "name: standard\n"
#define STAGE(more) NAME "stages:\n  - {name: a, needs: {role: r}" more "}\n"
#define WHEN(text) STAGE(", when: " text)
#define NEEDS(text) NAME "stages:\n  - {name: a, needs: " text "}\n"
#define EIGHT "{role: a}, {role: a}, {role: a}, {role: a}, {role: a}, " \
    "{role: a}, {role: a}, {role: a}, "
#define CONDITION(text) "standard a[" text " r*1]"
#define AT(place) "workflows/standard.yaml:" place ": front-matter: "
#define DEEP(inner) "{not: {not: {not: {not: {not: {not: {not: " inner \
    "}}}}}}}"

static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "the sample of the manual", SAMPLE,
	  "standard brand[marketing*1] legal[when any(field discount beyond "
	  "changed, claims, facet market=eu changed) legal*1 after brand "
	  "except brand-owner respond 5 of 3] auto within override "
	  "brand-owner sample 5 lasts 0d12m" },
	{ "a workflow without stages", NAME, "standard" },
	{ "a stage with a reminder and whom to tell then",
	  STAGE(", respond-within: 2 working days, remind: 4 working hours, "
	  "escalate-to: [brand-owner]"),
	  "standard a[r*1 respond 2 of 3 remind 4 of 2 escalate "
	  "brand-owner]" },
	{ "flags and days", NAME "suggesters-are-authors: true\n"
	  "distinct: true\napproval-lasts: 90 days\naudit-sample: 100%\n",
	  "standard suggesters distinct sample 100 lasts 90d0m" },
	{ "several roles", NEEDS("{role: [legal, counsel], approvals: 2}"),
	  "standard a[legal|counsel*2]" },
	{ "all holders", NEEDS("{role: legal, approvals: all}"),
	  "standard a[legal*0]" },
	{ "a hardware key", NEEDS("{role: legal, key: hardware}"),
	  "standard a[legal*1 hardware]" },
	{ "any and all", NEEDS("{any: [{role: a}, {all: [{role: b}, {role: "
	  "c}]}]}"), "standard a[any(a*1, all(b*1, c*1))]" },

	{ "a field's value", WHEN("{field: market, value: [eu, uk]}"),
	  CONDITION("when field market=eu|uk") },
	{ "a field changed", WHEN("{field: market, changed: true}"),
	  CONDITION("when field market changed") },
	{ "a region beyond", WHEN("{region: opening, beyond: preapproved}"),
	  CONDITION("when region opening beyond") },
	{ "only fields", WHEN("{only: fields}"), CONDITION("when only") },
	{ "words changed", WHEN("{words-changed: 5..}"),
	  CONDITION("when words 5..") },
	{ "a closed range", WHEN("{words-changed: 5..20}"),
	  CONDITION("when words 5..20") },
	{ "one number is a range", WHEN("{words-changed: 5}"),
	  CONDITION("when words 5..5") },
	{ "size", WHEN("{size: ..2000}"), CONDITION("when size ..2000") },
	{ "kind as one text", WHEN("{kind: email}"),
	  CONDITION("when kind=email") },
	{ "kind as a list", WHEN("{kind: [email, script]}"),
	  CONDITION("when kind=email|script") },
	{ "paths", WHEN("{paths: [templates/email]}"),
	  CONDITION("when paths=templates/email") },
	{ "author-role", WHEN("{author-role: [rep]}"),
	  CONDITION("when author-role=rep") },
	{ "the five facets", WHEN("{all: [{segment: a}, {stage: b}, {market: "
	  "c}, {competitor: d}, {requirement: e}]}"),
	  CONDITION("when all(facet segment=a, facet stage=b, facet market=c"
	  ", facet competitor=d, facet requirement=e)") },
	{ "not", WHEN("{not: {only: fields}}"),
	  CONDITION("when not(only)") },
	{ "eight levels", WHEN(DEEP("{only: fields}")),
	  CONDITION("when not(not(not(not(not(not(not(only)))))))") },

	{ "nine levels", WHEN(DEEP("{not: {only: fields}}")),
	  AT("3:87") "these conditions are more than 8 deep (say it with "
	  "fewer)" },
	{ "an unknown condition", WHEN("{claim: touched}"),
	  AT("3:40") "unknown key \"claim\" (did you mean \"claims\"?)" },
	{ "an empty condition", WHEN("{}"),
	  AT("3:39") "this condition is empty (write one, as in {claims: "
	  "touched})" },
	{ "a condition that is a text", WHEN("always"),
	  AT("3:39") "this must be a map (write lines of key: value)" },
	{ "two conditions in one map", WHEN("{kind: email, size: 5}"),
	  AT("3:59") "\"kind\" and \"size\" are two conditions (join them "
	  "with all or any)" },
	{ "a flag that does not belong", WHEN("{claims: touched, changed: "
	  "true}"), AT("3:57") "unknown key \"changed\" (remove it)" },
	{ "a condition of no item", WHEN("{any: []}"),
	  AT("3:45") "\"any\" must be a list of 1 to 64 conditions" },
	{ "any of a map", WHEN("{any: {only: fields}}"),
	  AT("3:45") "\"any\" must be a list of 1 to 64 conditions" },
	{ "claims of another text", WHEN("{claims: changed}"),
	  AT("3:48") "\"claims\" must be touched" },
	{ "only of another text", WHEN("{only: regions}"),
	  AT("3:46") "\"only\" must be fields" },
	{ "within of a list", WHEN("{within: [preapproved]}"),
	  AT("3:48") "\"within\" must be one text (quote it)" },
	{ "beyond of another text", WHEN("{field: a, beyond: all}"),
	  AT("3:58") "\"beyond\" must be preapproved" },
	{ "changed: false", WHEN("{field: a, changed: false}"),
	  AT("3:59") "\"changed\" must be true (or remove it)" },
	{ "changed as a text", WHEN("{market: eu, changed: \"true\"}"),
	  AT("3:61") "\"changed\" must be yes or no (write true or false, "
	  "without quotes)" },
	{ "a field of which nothing is said", WHEN("{field: a}"),
	  AT("3:39") "say what about the field (beyond: preapproved, or "
	  "changed: true)" },
	{ "a field that is no name", WHEN("{field: A-b, changed: true}"),
	  AT("3:47") "\"A-b\" is not a name of a field (use a-z, 0-9 and _)" },
	{ "a facet without value", WHEN("{market: []}"),
	  AT("3:48") "\"market\" names nothing (write at least one)" },
	{ "a facet whose value is a map", WHEN("{market: {a: b}}"),
	  AT("3:48") "this must be a text (write one, in quotes if need be)" },
	{ "a value twice", WHEN("{market: [eu, eu]}"),
	  AT("3:53") "\"eu\" is there twice (keep one)" },
	{ "an open range on both sides", WHEN("{size: ..}"),
	  AT("3:46") "\"size\" must be a range (as in 5.., ..20 or 5..20)" },
	{ "a range from more to less", WHEN("{size: 5..2}"),
	  AT("3:46") "\"size\" must be a range (as in 5.., ..20 or 5..20)" },
	{ "a range of words", WHEN("{size: few}"),
	  AT("3:46") "\"size\" must be a range (as in 5.., ..20 or 5..20)" },
	{ "a range with a zero in front", WHEN("{size: 05}"),
	  AT("3:46") "\"size\" must be a range (as in 5.., ..20 or 5..20)" },
	{ "a range with too many digits", WHEN("{size: 1234567890123..}"),
	  AT("3:46") "\"size\" must be a range (as in 5.., ..20 or 5..20)" },

	{ "needs without role", NEEDS("{approvals: 1}"),
	  AT("3:22") "\"role\" is missing (add role: ...)" },
	{ "needs that are a text", NEEDS("legal"),
	  AT("3:22") "this must be a map (write lines of key: value)" },
	{ "an unknown need", NEEDS("{roles: a}"),
	  AT("3:23") "unknown key \"roles\" (did you mean \"role\"?)" },
	{ "a role that is no id", NEEDS("{role: Legal}"),
	  AT("3:29") "\"Legal\" is not a role (use a-z, 0-9 and -)" },
	{ "no role at all", NEEDS("{role: []}"),
	  AT("3:29") "\"role\" names nothing (write at least one)" },
	{ "a key that is a list", NEEDS("{role: a, key: [hardware]}"),
	  AT("3:37") "\"key\" must be one text (quote it)" },
	{ "more needs than anybody reads", NEEDS("{any: [" EIGHT EIGHT EIGHT
	  EIGHT "{role: a}]}"), AT("3:28") "\"any\" must be a list of 1 to 32 "
	  "needs (write [{role: legal}])" },
	{ "a need that is none before one that is",
	  NEEDS("{any: [{roles: a}, {role: a}]}"),
	  AT("3:30") "unknown key \"roles\" (did you mean \"role\"?)" },
	{ "no approvals", NEEDS("{role: a, approvals: 0}"),
	  AT("3:43") "\"approvals\" must be 1 to 100, or all" },
	{ "too many approvals", NEEDS("{role: a, approvals: 101}"),
	  AT("3:43") "\"approvals\" must be 1 to 100, or all" },
	{ "approvals in words", NEEDS("{role: a, approvals: some}"),
	  AT("3:43") "\"approvals\" must be a whole number (write at most 15 "
	  "digits, without quotes)" },
	{ "approvals as a list", NEEDS("{role: a, approvals: [1]}"),
	  AT("3:43") "\"approvals\" must be one text (quote it)" },
	{ "a key that is not hardware", NEEDS("{role: a, key: soft}"),
	  AT("3:37") "\"key\" must be hardware (or remove it)" },
	{ "any beside role", NEEDS("{any: [{role: a}], role: b}"),
	  AT("3:22") "\"any\" stands alone (put the rest into its list)" },
	{ "all of nothing", NEEDS("{all: []}"),
	  AT("3:28") "\"all\" must be a list of 1 to 32 needs (write [{role: "
	  "legal}])" },
	{ "any of a role", NEEDS("{any: {role: a}}"),
	  AT("3:28") "\"any\" must be a list of 1 to 32 needs (write [{role: "
	  "legal}])" },
	{ "needs too deep", NEEDS("{any: [{any: [{any: [{any: [{role: a}]}]}"
	  "]}]}"), AT("3:43") "these needs are more than 4 deep (say it with "
	  "fewer)" },

	{ "a name that is not the file's", "name: light\n",
	  AT("1:7") "the name \"light\" is not the file's (write name: "
	  "standard)" },
	{ "no name", "stages: []\n",
	  AT("1:1") "\"name\" is missing (add name: ...)" },
	{ "bad YAML", "name: a: b\n", "workflows/standard.yaml:1:8: yaml: "
	  "mapping values are not allowed in this context (quote a value with "
	  "': ' in it)" },
	{ "an unknown key", NAME "stage: []\n",
	  AT("2:1") "unknown key \"stage\" (did you mean \"stages\"?)" },
	{ "stages that are no list", NAME "stages: a\n",
	  AT("2:9") "\"stages\" must be a list (write [a, b], or [] for "
	  "none)" },
	{ "a stage that is a text", NAME "stages: [a]\n",
	  AT("2:10") "this must be a map (write lines of key: value)" },
	{ "a stage without name", NAME "stages: [{needs: {role: a}}]\n",
	  AT("2:10") "\"name\" is missing (add name: ...)" },
	{ "a stage without needs", NAME "stages: [{name: a}]\n",
	  AT("2:10") "\"needs\" is missing (add needs: ...)" },
	{ "an unknown key of a stage", STAGE(", where: x"),
	  AT("3:33") "unknown key \"where\" (did you mean \"when\"?)" },
	{ "a stage named policy", NAME "stages: [{name: policy}]\n",
	  AT("2:17") "\"policy\" cannot name a stage (choose another)" },
	{ "a stage named recall", NAME "stages: [{name: recall}]\n",
	  AT("2:17") "\"recall\" cannot name a stage (choose another)" },
	{ "a stage named override", NAME "stages: [{name: override}]\n",
	  AT("2:17") "\"override\" cannot name a stage (choose another)" },
	{ "a stage that is no id", NAME "stages: [{name: A/b}]\n",
	  AT("2:17") "\"A/b\" is not an id (use a-z, 0-9 and -, at most 60 "
	  "bytes)" },
	{ "two stages of a name", NAME "stages: [{name: a, needs: {role: r}},"
	  " {name: a, needs: {role: r}}]\n",
	  AT("2:46") "there are two stages \"a\" (rename one)" },
	{ "after a stage of another workflow", STAGE(", after: b"),
	  AT("3:5") "there is no stage \"b\" to come after (name one of this "
	  "workflow)" },
	{ "after itself", STAGE(", after: a"),
	  AT("3:5") "stage \"a\" comes after itself (break the circle)" },
	{ "a circle", NAME "stages: [{name: a, needs: {role: r}, after: b}, "
	  "{name: b, needs: {role: r}, after: a}]\n",
	  AT("2:10") "stage \"a\" comes after itself (break the circle)" },
	{ "a time that is none", STAGE(", respond-within: soon"),
	  AT("3:49") "\"respond-within\" must be a time (as in 5 working "
	  "days, 2 days or 4 hours)" },
	{ "a time as a list", STAGE(", respond-within: [5]"),
	  AT("3:49") "\"respond-within\" must be one text (quote it)" },
	{ "a reminder that is no time", STAGE(", respond-within: 2 days, "
	  "remind: often"), AT("3:65") "\"remind\" must be a time (as in 5 "
	  "working days, 2 days or 4 hours)" },
	{ "a reminder of nothing", STAGE(", remind: 2 days"),
	  AT("3:41") "\"remind\" needs a time that can be over (add "
	  "respond-within: 5 working days)" },
	{ "an escalation without a time", STAGE(", escalate-to: [boss]"),
	  AT("3:46") "\"escalate-to\" needs a time that can be over (add "
	  "respond-within: 5 working days)" },
	{ "exceptions by a text", STAGE(", exception-by: a"),
	  AT("3:47") "\"exception-by\" must be a list (write [a, b], or [] "
	  "for none)" },
	{ "auto-approve without when", NAME "auto-approve: {}\n",
	  AT("2:15") "\"when\" is missing (add when: ...)" },
	{ "auto-approve with more", NAME "auto-approve: {if: a}\n",
	  AT("2:16") "unknown key \"if\" (remove it)" },
	{ "auto-approve as a text", NAME "auto-approve: always\n",
	  AT("2:15") "\"auto-approve\" must be a map (write {key: value}, or "
	  "{} for none)" },
	{ "auto-approve of an empty condition",
	  NAME "auto-approve: {when: {}}\n",
	  AT("2:22") "this condition is empty (write one, as in {claims: "
	  "touched})" },
	{ "an override of two roles", NAME "override: [a, b]\n",
	  AT("2:11") "\"override\" must be one text (quote it)" },
	{ "distinct in words", NAME "distinct: maybe\n",
	  AT("2:11") "\"distinct\" must be yes or no (write true or false, "
	  "without quotes)" },
	{ "a sample without %", NAME "audit-sample: 5\n",
	  AT("2:15") "\"audit-sample\" must be a share (as in 5%)" },
	{ "a sample of more than all", NAME "audit-sample: 101%\n",
	  AT("2:15") "\"audit-sample\" must be a share (as in 5%)" },
	{ "a sample that is a range", NAME "audit-sample: ..5%\n",
	  AT("2:15") "\"audit-sample\" must be a share (as in 5%)" },
	{ "an approval that lasts for years",
	  NAME "approval-lasts: 2 years\n",
	  AT("2:17") "\"approval-lasts\" must be a time (as in 12 months or "
	  "90 days)" },
};

static void
put_values(struct buf *out, const struct names *values)
{
	for (size_t i = 0; i < values->count; i++)
		buf_format(out, "%c%s", i ? '|' : '=', values->items[i]);
}

static void
put_span(struct buf *out, const struct condition *c)
{
	if (c->least != INT64_MIN)
		buf_format(out, " %d", (int)c->least);
	buf_text(out, c->least == INT64_MIN ? " .." : "..");
	if (c->most != INT64_MAX)
		buf_format(out, "%d", (int)c->most);
}

static void
put_condition(struct buf *out, const struct condition *c)
{
	static const char *const kinds[] = { [CONDITION_ALL] = "all",
		[CONDITION_ANY] = "any", [CONDITION_NOT] = "not",
		[CONDITION_FIELD] = "field", [CONDITION_REGION] = "region",
		[CONDITION_ONLY] = "only", [CONDITION_WITHIN] = "within",
		[CONDITION_WORDS_CHANGED] = "words",
		[CONDITION_KIND] = "kind", [CONDITION_FACET] = "facet",
		[CONDITION_CLAIMS] = "claims", [CONDITION_PATHS] = "paths",
		[CONDITION_AUTHOR_ROLE] = "author-role",
		[CONDITION_SIZE] = "size" };

	buf_text(out, kinds[c->kind]);
	if (c->name)
		buf_format(out, " %s", c->name);
	put_values(out, &c->values);
	if (c->kind == CONDITION_SIZE || c->kind == CONDITION_WORDS_CHANGED)
		put_span(out, c);
	buf_format(out, "%s%s%s", c->beyond ? " beyond" : "",
	    c->changed ? " changed" : "", c->count ? "(" : "");
	for (size_t i = 0; i < c->count; i++) {
		buf_text(out, i ? ", " : "");
		put_condition(out, &c->items[i]);
	}
	buf_text(out, c->count ? ")" : "");
}

static void
put_needs(struct buf *out, const struct needs *n)
{
	if (n->kind == NEEDS_ROLE) {
		for (size_t i = 0; i < n->roles.count; i++)
			buf_format(out, "%s%s", i ? "|" : "",
			    n->roles.items[i]);
		buf_format(out, "*%zu%s", n->approvals,
		    n->hardware ? " hardware" : "");
		return;
	}
	buf_text(out, n->kind == NEEDS_ANY ? "any(" : "all(");
	for (size_t i = 0; i < n->count; i++) {
		buf_text(out, i ? ", " : "");
		put_needs(out, &n->items[i]);
	}
	buf_char(out, ')');
}

static void
put_stage(struct buf *out, const struct stage *s)
{
	buf_format(out, " %s[", s->name);
	if (s->when) {
		buf_text(out, "when ");
		put_condition(out, s->when);
		buf_char(out, ' ');
	}
	put_needs(out, &s->needs);
	if (s->after)
		buf_format(out, " after %s", s->after);
	for (size_t i = 0; i < s->exception_by.count; i++)
		buf_format(out, " except %s", s->exception_by.items[i]);
	if (s->respond_within.number)
		buf_format(out, " respond %lld of %d",
		    (long long)s->respond_within.number,
		    (int)s->respond_within.unit);
	if (s->remind.number)
		buf_format(out, " remind %lld of %d",
		    (long long)s->remind.number, (int)s->remind.unit);
	for (size_t i = 0; i < s->escalate_to.count; i++)
		buf_format(out, " escalate %s", s->escalate_to.items[i]);
	buf_char(out, ']');
}

static void
put_workflow(struct buf *out, const struct workflow *w)
{
	buf_text(out, w->id);
	for (size_t i = 0; i < w->stage_count; i++)
		put_stage(out, &w->stages[i]);
	if (w->auto_approve) {
		buf_text(out, " auto ");
		put_condition(out, w->auto_approve);
	}
	if (w->override)
		buf_format(out, " override %s", w->override);
	buf_format(out, "%s%s", w->suggesters_are_authors ? " suggesters" :
	    "", w->distinct ? " distinct" : "");
	if (w->audit_sample)
		buf_format(out, " sample %d", (int)w->audit_sample);
	if (w->approval_lasts_days || w->approval_lasts_months)
		buf_format(out, " lasts %dd%dm", (int)w->approval_lasts_days,
		    (int)w->approval_lasts_months);
}

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct buf got = { 0 };
	struct workflow w;
	struct error err;

	if (workflow_parse(&w, "standard", slice_of(cases[row].text), &pool,
	    &err))
		buf_text(&got, err.text);
	else
		put_workflow(&got, &w);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

static void
names_its_roles(void **state)
{
	struct pool pool = { 0 };
	struct names roles = { 0 };
	struct workflow w;
	struct error err;
	const char *got = "";

	(void)state;
	assert_int_equal(workflow_parse(&w, "standard", slice_of(NAME
	    "override: o\nstages:\n"
	    "  - {name: a, needs: {any: [{role: [r, s]}, {role: r}]}, "
	    "exception-by: [x, r]}\n"
	    "  - {name: b, needs: {role: t}}\n"), &pool, &err), ERR_NONE);
	workflow_roles(&w, &roles, &pool);
	for (size_t i = 0; i < roles.count; i++)
		got = pool_format(&pool, "%s%s ", got, roles.items[i]);
	assert_string_equal(got, "r s x t o ");
	pool_release(&pool);
}

static void
refuses_thirty_three_stages(void **state)
{
	struct pool pool = { 0 };
	struct buf text = { 0 };
	struct workflow w;
	struct error err;

	(void)state;
	buf_text(&text, NAME "stages:\n");
	for (int i = 0; i < WORKFLOW_STAGES; i++)
		buf_format(&text, "  - {name: s%d, needs: {role: r}}\n", i);
	assert_int_equal(workflow_parse(&w, "standard", buf_slice(&text),
	    &pool, &err), ERR_NONE);
	buf_text(&text, "  - {name: more, needs: {role: r}}\n");
	assert_int_equal(workflow_parse(&w, "standard", buf_slice(&text),
	    &pool, &err), ERR_REFUSED);
	assert_string_equal(err.text,
	    AT("3:3") "there are more than 32 stages (join some)");
	buf_release(&text);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("workflow", ROWS(cases, reads_as_wanted),
	    ROW("every role, once", names_its_roles),
	    ROW("more stages than the limit", refuses_thirty_three_stages));
}
