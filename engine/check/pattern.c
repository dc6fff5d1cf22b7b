/* SPDX-License-Identifier: Apache-2.0 */
#include "pattern.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "pattern_inside.h"

enum {
	FAST_LEAST = 400 * 1000 * 1000,
	FAST_PER_BYTE = 4000,
	STEPS_LEAST = 10 * 1000 * 1000,
	STEPS_PER_BYTE = 100,
	RULE_STEPS_LEAST = 1000 * 1000,
	RULE_STEPS_PER_BYTE = 20,
	FAST_BRACKETS = 20 * 1000,	/* JIT's count of group iterations */
	FAST_GROUPS_PER_BYTE = 8,
	NESTED_COST = 10,		/* of each of them, in worst-case steps */
	HEAP_KIB = 16 * 1024,
	PARENS_DEPTH = 200,
	JIT_AFTER = 4000,
	CALL_COST = 50,			/* bytes that take as long */
};

/* What a running match is told. */
struct run {
	struct pattern *p;
	struct pattern_work *work;
	struct slice text;
};

uint64_t
pattern_work_of_rule(size_t file_size)
{
	return RULE_STEPS_LEAST + (uint64_t)file_size * RULE_STEPS_PER_BYTE;
}

struct pattern_work
pattern_work(size_t file_size)
{
	return (struct pattern_work){
		.fast = FAST_LEAST + (uint64_t)file_size * FAST_PER_BYTE,
		.steps = STEPS_LEAST + (uint64_t)file_size * STEPS_PER_BYTE,
		.rule_steps = pattern_work_of_rule(file_size),
	};
}

struct pattern_span
pattern_value(const struct pattern_match *match)
{
	if (match->count > 1 && match->groups[1].start != SIZE_MAX)
		return match->groups[1];
	return (struct pattern_span){ match->start, match->end };
}

bool
pattern_is_same(const struct pattern *p, const struct pattern *other)
{
	return p->text.fold == other->text.fold &&
	    p->text.multiline == other->text.multiline &&
	    slice_equal(p->text.text, other->text.text);
}

const struct regex_tree *
pattern_tree(const struct pattern *p)
{
	return &p->tree;
}

static enum error_code
compile(const struct pattern *p, uint32_t more, pcre2_code **out,
    struct error *err)
{
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
	    more | (p->text.fold ? PCRE2_CASELESS : 0) |
	    (p->text.multiline ? PCRE2_MULTILINE : 0);
	PCRE2_UCHAR why[200];
	PCRE2_SIZE at = 0;
	int number = 0;

	if (!context)
		mem_exhausted();
	pcre2_set_parens_nest_limit(context, PARENS_DEPTH);
	*out = pcre2_compile((PCRE2_SPTR)p->rewritten.at, p->rewritten.len,
	    options, &number, &at, context);
	pcre2_compile_context_free(context);
	if (*out)
		return ERR_NONE;
	pcre2_get_error_message(number, why, sizeof why);
	return error_set(err, ERR_REFUSED, "character %zu of the pattern: %s",
	    utf8_place("", p->rewritten, at).column, (const char *)why);
}

enum error_code
pattern_check(struct pattern *p, struct error *err)
{
	enum error_code code = p->fast ? ERR_NONE :
	    compile(p, 0, &p->fast, err);

	for (size_t i = 0; !code && i < p->tree.behind_count; i++)
		code = pattern_check(p->behinds[i].before, err);
	return code;
}

void
pattern_free(struct pattern *p)
{
	if (!p)
		return;
	pcre2_code_free(p->fast);
	pcre2_code_free(p->anchored);
	pcre2_code_free(p->counted);
	pcre2_match_data_free(p->data);
	pcre2_match_context_free(p->context);
	for (size_t i = 0; p->behinds && i < p->tree.behind_count; i++)
		pattern_free(p->behinds[i].before);
}

enum { FAIL_HERE = 1, GIVE_UP = PCRE2_ERROR_CALLOUT };

/* No match that ends at a place begins before this one. */
static size_t
reach_back(const struct behind *behind, struct slice before)
{
	size_t from = 0, most = (size_t)behind->most * UTF8_BYTES;

	if (behind->most == REGEX_MANY || most >= before.len)
		return 0;
	from = before.len - most;
	while (from > 0 && ((unsigned char)before.at[from] & 0xC0) == 0x80)
		from--;
	return from;
}

static int
ask_behind(const struct run *run, const struct behind *behind, size_t at)
{
	struct slice before = { run->text.at, at };
	struct pattern_match match;
	enum pattern_result found = pattern_find(behind->before, run->work,
	    before, reach_back(behind, before), &match);

	if (found == PATTERN_COSTLY)
		return GIVE_UP;
	return (found == PATTERN_FOUND) == behind->negative ? FAIL_HERE : 0;
}

static int
step(pcre2_callout_block *block, void *of)
{
	struct run *run = of;
	struct pattern_work *work = run->work;

	if (block->callout_number && block->callout_number <=
	    run->p->tree.behind_count)
		return ask_behind(run,
		    &run->p->behinds[block->callout_number - 1],
		    block->current_position);
	if (work->steps == 0 || work->rule_steps == 0)
		return GIVE_UP;
	work->steps--;
	work->rule_steps--;
	return 0;
}

/* All that matching needs but JIT; a pattern that was checked compiles. */
static bool
prepare(struct pattern *p, bool anchored)
{
	pcre2_code **code = anchored ? &p->anchored : &p->fast;
	struct error err;

	if (!pattern_read(p))
		return false;
	if (!*code && compile(p, anchored ? PCRE2_ANCHORED : 0, code, &err))
		return false;
	if (p->data)
		return true;
	p->data = pcre2_match_data_create_from_pattern(*code, NULL);
	p->context = pcre2_match_context_create(NULL);
	if (!p->data || !p->context)
		mem_exhausted();
	pcre2_set_heap_limit(p->context, HEAP_KIB);
	return true;
}

static void
read_match(const struct pattern *p, int count, struct pattern_match *out)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(p->data);

	out->count = 0;
	for (int i = 0; i < count && i < PATTERN_GROUPS; i++)
		out->groups[out->count++] = (struct pattern_span){
			at[2 * i], at[2 * i + 1] };
	out->start = at[0];
	out->end = at[1];
}

/* The most that a match in text may take; 1 step is about a nanosecond. */
static uint64_t
worst_case(const struct pattern *p, const struct pattern_work *work,
    size_t len, bool anchored)
{
	size_t word = work->longest_word && work->longest_word < len ?
	    work->longest_word : len;
	uint64_t cost = regex_reach_cost(&p->reach, len, word, anchored);

	return p->reach.nested && cost < UINT64_MAX / 2 ?
	    cost + FAST_BRACKETS * NESTED_COST : cost;
}

static enum pattern_result
run_counted(struct pattern *p, struct run *run, size_t from, uint32_t options,
    struct pattern_match *out)
{
	struct error err;
	int count;

	/* Without the optimisations, nothing runs far between two steps. */
	if (!p->counted && compile(p, PCRE2_AUTO_CALLOUT |
	    PCRE2_NO_AUTO_POSSESS | PCRE2_NO_START_OPTIMIZE |
	    PCRE2_NO_DOTSTAR_ANCHOR, &p->counted, &err))
		return PATTERN_COSTLY;
	pcre2_set_callout(p->context, step, run);
	pcre2_set_match_limit(p->context, UINT32_MAX);
	count = pcre2_match(p->counted, (PCRE2_SPTR)run->text.at,
	    run->text.len, from, options | PCRE2_NO_UTF_CHECK, p->data,
	    p->context);
	if (count == PCRE2_ERROR_NOMATCH)
		return PATTERN_NONE;
	if (count < 0)
		return PATTERN_COSTLY;
	read_match(p, count, out);
	return PATTERN_FOUND;
}

static int
match(struct pattern *p, const struct run *run, size_t from, bool anchored)
{
	return pcre2_match(anchored ? p->anchored : p->fast,
	    (PCRE2_SPTR)run->text.at, run->text.len, from,
	    PCRE2_NO_UTF_CHECK, p->data, p->context);
}

/*
 * To JIT costs as much as to interpret a few thousand bytes.  What is not
 * answered at once is left to JIT, so that the answer is the same.
 */
static bool
is_interpreted(struct pattern *p, const struct run *run, size_t from,
    bool anchored, int *count)
{
	bool ready = anchored ? p->at_is_ready : p->fast_is_ready;

	if (ready || p->tree.behind_count || p->searched > JIT_AFTER)
		return false;
	p->searched += CALL_COST + (anchored ? 0 : run->text.len - from);
	if (p->searched > JIT_AFTER)
		return false;
	pcre2_set_match_limit(p->context, JIT_AFTER);
	*count = match(p, run, from, anchored);
	return *count >= 0 || *count == PCRE2_ERROR_NOMATCH;
}

/* JIT knows anchors only from the compilation. */
static int
run_fast(struct pattern *p, struct run *run, size_t from, bool anchored)
{
	bool *ready = anchored ? &p->at_is_ready : &p->fast_is_ready;

	if (!*ready)
		pcre2_jit_compile(anchored ? p->anchored : p->fast,
		    PCRE2_JIT_COMPLETE);
	*ready = true;
	pcre2_set_match_limit(p->context, FAST_BRACKETS +
	    (p->reach.nested ? 0 : FAST_GROUPS_PER_BYTE *
	    (uint32_t)(run->text.len - from)));
	return match(p, run, from, anchored);
}

static enum pattern_result
find(struct pattern *p, struct run *run, size_t from, uint32_t options,
    struct pattern_match *out)
{
	bool anchored = options & PCRE2_ANCHORED;
	uint64_t cost = worst_case(p, run->work, run->text.len - from,
	    anchored);
	int count;

	if (!prepare(p, anchored))
		return PATTERN_COSTLY;
	/* What is left by one costly match must do for many cheap ones. */
	if (cost > run->work->fast / 2)
		return run_counted(p, run, from, options, out);
	run->work->fast -= cost;
	pcre2_set_callout(p->context, p->tree.behind_count ? step : NULL, run);
	if (!is_interpreted(p, run, from, anchored, &count))
		count = run_fast(p, run, from, anchored);
	if (count == PCRE2_ERROR_NOMATCH)
		return PATTERN_NONE;
	if (count < 0)
		return run_counted(p, run, from, options, out);
	read_match(p, count, out);
	return PATTERN_FOUND;
}

enum pattern_result
pattern_find(struct pattern *p, struct pattern_work *work, struct slice text,
    size_t from, struct pattern_match *out)
{
	struct run run = { p, work, text };

	return find(p, &run, from, 0, out);
}

enum pattern_result
pattern_at(struct pattern *p, struct pattern_work *work, struct slice text,
    size_t from, struct pattern_match *out)
{
	struct run run = { p, work, text };

	return find(p, &run, from, PCRE2_ANCHORED, out);
}
