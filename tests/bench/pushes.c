/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pushes FOLDER KIND PERSON COUNT: writes so many requests of a person, moves
 * no ref, and says push by push what goes where, "COMMIT REF [COMMIT REF]".
 * KIND: "ask" is submitted, "talk" is also spoken of twice, then withdrawn,
 * "agree" is submitted, then merged together with main.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agree.h"

struct pushes {
	struct galley *rep;
	struct galley *brand;
};

static void
say(struct oid commit, const char *ref)
{
	printf("%s %s", oid_text(commit).hex, ref);
}

/* One more event of a request, by this person, as a push of its own. */
static void
add(struct act *act, struct galley *by, enum event_kind kind, const char *text)
{
	struct message message = { .kind = kind,
		.request = act->name.request, .text = text };
	struct error err;

	act->g = by;
	if (act_event(act, &message, NULL, &err))
		ask_stop(&err);
	say(act->head, act->name.ref);
	putchar('\n');
}

static void
talk(struct pushes *p, struct act *act)
{
	add(act, p->brand, EVENT_COMMENT, "Who is it for?");
	add(act, p->rep, EVENT_COMMENT, "For their front desk.");
	add(act, p->rep, EVENT_WITHDRAW, "");
}

static void
make_agreed(struct pushes *p, const char *name)
{
	struct agreed made = agree(p->rep, p->brand, name);

	say(made.asked, made.ref);
	putchar('\n');
	say(made.merge, "refs/heads/main ");
	say(made.merge, made.ref);
	putchar('\n');
}

static void
make(struct pushes *p, const char *kind, const char *name)
{
	struct act act;

	if (strcmp(kind, "agree") == 0) {
		make_agreed(p, name);
		return;
	}
	act = ask_submit(p->rep, "wide", name);
	say(act.head, act.name.ref);
	putchar('\n');
	if (strcmp(kind, "talk") == 0)
		talk(p, &act);
}

int
main(int argc, char **argv)
{
	struct pushes p;
	struct error err;
	size_t count;

	if (argc != 5)
		return 2;
	p.rep = agree_open(argv[1], argv[3]);
	p.brand = agree_open(argv[1], "brand1");
	count = strtoul(argv[4], NULL, 10);
	for (size_t i = 0; i < count; i++)
		make(&p, argv[2], pool_format(&p.rep->pool, "%s-%06zu",
		    argv[2], i));
	if (strcmp(argv[2], "agree") == 0)
		say(p.rep->main.commit, "refs/heads/main\n");
	if (store_flush(p.brand->store, &err) ||
	    store_flush(p.rep->store, &err))
		ask_stop(&err);
	galley_close(p.brand);
	galley_close(p.rep);
	return 0;
}
