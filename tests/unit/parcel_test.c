/* SPDX-License-Identifier: Apache-2.0 */
#include "model/parcel.h"

#include <string.h>

#include "rows.h"

#define REST "\"person\":\"ann\",\"to\":\"ann@x.example\",\"next\":5,"

/* What is read is written as it was, or refused. */
static const struct {
	const char *name;
	const char *text;
	const char *want;	/* NULL: the same text */
} cases[] = {
	{ "a mail", "{\"way\":\"mail\"," REST "\"tries\":0,\"why\":null,"
	  "\"body\":\"Hello\"}", NULL },
	{ "a webhook's needs no address", "{\"way\":\"webhook\","
	  "\"person\":\"ann\",\"to\":null,\"next\":5,\"tries\":1,"
	  "\"why\":\"away\",\"body\":\"{}\"}", NULL },
	{ "a mail needs an address", "{\"way\":\"mail\",\"person\":\"ann\","
	  "\"next\":5,\"tries\":1,\"body\":\"Hello\"}",
	  "this parcel is not complete" },
	{ "a parcel goes some way", "{\"way\":\"pigeon\"," REST
	  "\"tries\":0,\"body\":\"Hello\"}",
	  "this is not a parcel: it does not say how to send it" },
	{ "a list is no parcel", "[]", "this is not a parcel: it does not say "
	  "how to send it" },
	{ "a parcel has something in it", "{\"way\":\"mail\"," REST
	  "\"tries\":0}", "this parcel is not complete" },
	{ "nobody tries more often than there are tries", "{\"way\":\"mail\","
	  REST "\"tries\":9,\"body\":\"Hello\"}",
	  "this parcel is not complete" },
	{ "nor less often than not at all", "{\"way\":\"mail\"," REST
	  "\"tries\":-1,\"body\":\"Hello\"}",
	  "this parcel is not complete" },
};

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	const char *text = cases[row].text;
	struct pool pool = { 0 };
	struct buf got = { 0 };
	struct parcel parcel;
	struct node *node;
	struct error err;

	assert_int_equal(node_read_json(&node, "-", slice_of(text), &pool,
	    &err), ERR_NONE);
	if (parcel_read(&parcel, node, &err))
		buf_text(&got, err.text);
	else
		node_write_json(parcel_node(&parcel, &pool), &got);
	assert_string_equal(got.at, cases[row].want ? cases[row].want : text);
	buf_release(&got);
	pool_release(&pool);
}

static void
waits_longer_each_time_and_gives_up(void **state)
{
	static const int64_t minutes[] = { 1, 5, 30, 120, 360, 720, 1440 };
	struct parcel parcel = { .next = 100 };

	(void)state;
	for (size_t i = 0; i < sizeof minutes / sizeof minutes[0]; i++) {
		assert_true(parcel_put_off(&parcel, "away", 200));
		assert_int_equal(parcel.next, 200 + 60 * minutes[i]);
	}
	assert_false(parcel_put_off(&parcel, "still away", 200));
	assert_int_equal(parcel.tries, PARCEL_TRIES);
	assert_string_equal(parcel.why, "still away");
}

int
main(void)
{
	return rows_run("parcel", ROWS(cases, reads_as_wanted),
	    ROW("waits longer each time and gives up",
		waits_longer_each_time_and_gives_up));
}
