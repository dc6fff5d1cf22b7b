/* SPDX-License-Identifier: Apache-2.0 */
#include "channels.h"

#include <string.h>

#include "base/address.h"
#include "model/people.h"

#define SENDMAIL "/usr/sbin/sendmail"

static bool
starts(const char *text, const char *prefix)
{
	return slice_starts(slice_of(text), prefix);
}

static enum error_code
check_mail(const struct channels *c, struct error *err)
{
	if (c->smtp && c->sendmail)
		return error_set(err, ERR_USAGE, "galley.sendmail and "
		    "galley.smtp are both set (mail goes one way: git config "
		    "--unset one of them)");
	if (c->smtp && !starts(c->smtp, "smtp://") &&
	    !starts(c->smtp, "smtps://"))
		return error_set(err, ERR_USAGE, "galley.smtp: %s is not a "
		    "mail server (write smtp://HOST:PORT or smtps://HOST:PORT)",
		    c->smtp);
	if (c->smtp && !c->from)
		return error_set(err, ERR_USAGE, "galley.mailFrom is not set "
		    "(git config galley.mailFrom ADDRESS: the sender of "
		    "galley.smtp's mails)");
	if (c->from && !person_email_is_canonical(c->from))
		return error_set(err, ERR_USAGE, "galley.mailFrom: %s is not "
		    "an email address", c->from);
	return ERR_NONE;
}

static enum error_code
check_hook(const struct channels *c, struct error *err)
{
	struct address_range range;

	if (c->hook && !starts(c->hook, "https://") &&
	    !starts(c->hook, "http://"))
		return error_set(err, ERR_USAGE, "galley.webhook: %s is not a "
		    "web address (write https://HOST/PATH)", c->hook);
	if (c->hook && !c->hook_key)
		return error_set(err, ERR_USAGE, "galley.webhookKey is not "
		    "set (git config galley.webhookKey FILE: the secret that "
		    "galley.webhook's messages are signed with)");
	for (size_t i = 0; i < c->allow.count; i++) {
		if (!address_range_read(&range, slice_of(c->allow.items[i])))
			return error_set(err, ERR_USAGE, "galley.webhookAllow: "
			    "%s is not an IP address (write 10.1.2.3 or "
			    "10.1.0.0/16)",
			    c->allow.items[i]);
	}
	return ERR_NONE;
}

enum error_code
channels_read(struct channels *out, struct galley *g, struct error *err)
{
	struct pool *pool = &g->pool;
	struct channels c = { 0 };
	enum error_code code;

	store_config(g->store, "galley.sendmail", &c.sendmail, pool);
	store_config(g->store, "galley.smtp", &c.smtp, pool);
	store_config(g->store, "galley.mailfrom", &c.from, pool);
	store_config(g->store, "galley.netrc", &c.netrc, pool);
	store_config(g->store, "galley.webhook", &c.hook, pool);
	store_config(g->store, "galley.webhookkey", &c.hook_key, pool);
	c.allow = store_config_all(g->store, "galley.webhookallow", pool);
	if ((code = check_mail(&c, err)) || (code = check_hook(&c, err)))
		return code;
	if (!c.smtp && !c.hook && !c.sendmail)
		c.sendmail = SENDMAIL;
	*out = c;
	return ERR_NONE;
}

struct node *
channels_node(const struct channels *c, struct pool *pool)
{
	struct node *map = node_map(pool), *part;

	if (c->smtp) {
		part = node_map(pool);
		node_set_text(pool, part, "url", c->smtp);
		node_set_text(pool, part, "from", c->from);
		node_set_text(pool, part, "netrc", c->netrc);
		node_set(pool, map, "mail", part);
	}
	if (c->hook) {
		part = node_map(pool);
		node_set_text(pool, part, "url", c->hook);
		node_set_text(pool, part, "key", c->hook_key);
		node_set_names(pool, part, "allow", &c->allow);
		node_set(pool, map, "webhook", part);
	}
	return map;
}
