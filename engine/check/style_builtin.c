/* SPDX-License-Identifier: Apache-2.0 */
/* The style Vale, which every configuration may use. */
#include <string.h>

#include "style_set.h"

/* Key and value, one after the other; the last key is NULL. */
static const char *const spelling[] = { "extends", "spelling", "message",
	"Did you really mean '%s'?", "level", "error", NULL };
static const char *const repetition[] = { "extends", "repetition", "message",
	"'%s' is repeated!", "level", "error", "alpha", "true", "ignorecase",
	"true", "tokens", "[^\\s\\.]+", NULL };
static const char *const terms[] = { "extends", "substitution", "message",
	"Use '%s' instead of '%s'.", "level", "error", "ignorecase", "true",
	"vocab", "false", NULL };
static const char *const avoid[] = { "extends", "existence", "message",
	"Avoid using '%s'.", "level", "error", "vocab", "false", NULL };

static const struct {
	const char *name;
	const char *const *keys;
} builtins[] = {
	{ "Spelling", spelling },
	{ "Repetition", repetition },
	{ "Terms", terms },
	{ "Avoid", avoid },
};

/* What is accepted is also how it is written. */
static void
add_swap(struct style_set *set, struct node *map)
{
	struct node *swap = node_map(&set->pool);
	struct node *action = node_map(&set->pool);

	node_set_text(&set->pool, action, "name", "replace");
	node_set(&set->pool, map, "action", action);
	for (size_t i = 0; i < set->vocabulary.accept.count; i++) {
		const char *term = set->vocabulary.accept.items[i];

		/* In any case: there is nothing to correct. */
		if (strncmp(term, "(?i)", 4) != 0)
			node_set_text(&set->pool, swap, term, term);
	}
	node_set(&set->pool, map, "swap", swap);
}

static enum error_code
add(struct style_set *set, const struct style_from *from, size_t index,
    struct error *err)
{
	const char *const *keys = builtins[index].keys;
	struct node *map = node_map(&set->pool);

	for (; *keys; keys += 2)
		node_set_text(&set->pool, map, keys[0], keys[1]);
	if (builtins[index].keys == terms)
		add_swap(set, map);
	if (builtins[index].keys == avoid) {
		struct node *list = node_list(&set->pool);

		for (size_t i = 0; i < set->vocabulary.reject.count; i++)
			node_push(&set->pool, list, node_text(&set->pool,
			    set->vocabulary.reject.items[i]));
		node_set(&set->pool, map, "tokens", list);
	}
	return style_set_add(set, from, &(struct style_rule_file){
	    .id = pool_format(&set->pool, "Vale.%s", builtins[index].name),
	    .path = set->config.path, .map = map }, err);
}

/* A rule without words has nothing to say. */
static bool
is_empty(const struct style_set *set, const char *const *keys)
{
	return (keys == terms && set->vocabulary.accept.count == 0) ||
	    (keys == avoid && set->vocabulary.reject.count == 0);
}

enum error_code
style_builtin_add(struct style_set *set, const struct style_from *from,
    const char *rule, struct error *err)
{
	enum error_code code = ERR_NONE;
	bool found = !rule;

	for (size_t i = 0; !code && i < sizeof builtins / sizeof builtins[0];
	    i++) {
		if (rule && strcmp(rule, builtins[i].name) != 0)
			continue;
		found = true;
		if (!is_empty(set, builtins[i].keys))
			code = add(set, from, i, err);
	}
	if (!found)
		return error_at(err, (struct place){ set->config.path, 0, 0 },
		    "styles", "no rule is called \"Vale.%s\" (Spelling, "
		    "Repetition, Terms, Avoid)", rule);
	return code;
}
