/* SPDX-License-Identifier: Apache-2.0 */
/*
 * queue.h - the requests that may be submitted, the longest waiting first
 *
 * Their heads choose them; what was judged of each is remembered by the index
 * for the same main and day:
 *
 *	queue_open(&queue, g, &key, err);
 *	... queue_item(&queue, e), or queue_dossier() and queue_remember() ...
 *	queue_close(&queue);
 */

#ifndef GALLEY_FLOW_QUEUE_H
#define GALLEY_FLOW_QUEUE_H

#include "data/node.h"
#include "dossier.h"
#include "index.h"
#include "push_times.h"
#include "workspace.h"

struct queue {
	struct galley *g;
	bool all;		/* drafts, too */
	struct index index;
	struct index_key key;
	struct index_entry **items;
	size_t count;
	struct push_times times;	/* when the server took events */
	bool has_times;
};

enum error_code queue_open(struct queue *queue, struct galley *g,
    const struct index_key *key, struct error *err);

/* The same request as the other side has it, here or at origin; NULL: not. */
const struct index_entry *queue_twin(const struct queue *queue,
    const struct index_entry *e);

/*
 * A request's last event and its time into an entry that has its head, from one
 * object.  They only choose what is judged; nothing is verified yet.
 */
bool queue_read_head(struct store *store, struct index_entry *e,
    struct pool *pool);

/*
 * A request by an entry of the index, whether it may wait or not: its name
 * here.  False: the other side has it, too, and this is not the side to read.
 */
bool queue_name(const struct queue *queue, const struct index_entry *e,
    struct refname *out, struct pool *pool);

/* With drafts and what was sent back, too. */
enum error_code queue_open_all(struct queue *queue, struct galley *g,
    const struct index_key *key, struct error *err);

/* A request and main in memory of their own, which the pool owns. */
struct queued {
	struct view view;
	struct dossier dossier;
};

/* Any request that counts, without its route.  out must stay. */
bool queue_fold(struct queue *queue, const struct index_entry *e,
    struct queued *out, struct pool *pool);

/* Then the route.  False: it is not submitted, or cannot be read. */
bool queue_decide(struct queue *queue, struct queued *q);

/* Both in one. */
bool queue_dossier(struct queue *queue, const struct index_entry *e,
    struct queued *out, struct pool *pool);

/* Keeps what was judged; NULL: nothing is to be shown. */
void queue_remember(struct queue *queue, struct index_entry *e,
    const struct node *item);

/* What was kept; NULL: nothing, or it was not judged. */
struct node *queue_item(struct queue *queue, const struct index_entry *e);

/* Writes the index, if enough is new. */
void queue_close(struct queue *queue);

#endif
