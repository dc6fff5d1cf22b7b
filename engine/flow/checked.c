/* SPDX-License-Identifier: Apache-2.0 */
#include "checked.h"

#include <pthread.h>
#include <stdlib.h>

#include "line.h"
#include "sign/sign.h"

/*
 * Steps that are taken at once: fewer, and reading and verifying drive each
 * other out of the processor's caches.  A long history's commits are more than
 * memory: of so many batches more they are held, and of each up to so much;
 * beyond it the judge reads and verifies for himself.
 */
enum { BATCH = 32, BATCHES_AHEAD = 8, HELD_BYTES = 2 << 20 };

struct batch {
	struct checked_step steps[BATCH];
	struct pool pool;	/* what the steps hold */
	size_t held;		/* about so many bytes */
	bool done;
};

struct worker {
	struct checked *checked;
	struct store *store;
	pthread_t thread;
	bool started;
};

struct checked {
	const struct oid *steps;
	size_t count;
	struct batch *batches;	/* the last steps are in the first one */
	size_t taken;		/* so many of them */
	size_t judged;		/* whose steps the judge asks for */
	bool stop;
	pthread_mutex_t lock;
	pthread_cond_t moved;
	struct worker judge;	/* who takes a batch where he would wait */
	size_t threads;
	struct worker workers[CHECKED_THREADS];
};

static size_t
batch_count(const struct checked *c)
{
	return (c->count + BATCH - 1) / BATCH;
}

/* The merge, and its second parent's line down to the open. */
static void
read_step(struct batch *batch, struct checked_step *step, struct store *store,
    struct oid id)
{
	struct pool *pool = &batch->pool;
	struct error err;

	for (size_t i = 0; i <= LINE_LIMIT && batch->held < HELD_BYTES; i++) {
		struct commit *commit = pool_alloc(pool, sizeof *commit);

		if (view_read_commit(store, id, commit, pool, &err))
			break;
		step->items = pool_grow(pool, step->items, step->count,
		    sizeof *step->items);
		step->items[step->count++] = (struct checked_commit){ .id = id,
			.commit = commit };
		batch->held += sizeof *commit + commit->signature.len +
		    commit->payload.len + commit->message.len;
		if (commit->parent_count == 0 ||
		    slice_starts(commit->message, "open: "))
			break;
		id = commit->parents[commit->parent_count - 1];
	}
}

static bool
verify_commit(struct checked_commit *item, struct pool *pool)
{
	struct signer signer;
	struct error err;

	if (sshsig_verify(&signer, item->commit->signature,
	    item->commit->payload, &err))
		return false;
	item->key = pool_text(pool, signer.key.text);
	item->user_verified = signer.user_verified;
	return true;
}

static void
keep_good(struct checked_step *step, struct pool *pool)
{
	size_t good = 0;

	for (size_t i = 0; i < step->count; i++) {
		if (verify_commit(&step->items[i], pool))
			step->items[good++] = step->items[i];
	}
	step->count = good;
}

/* All is read before all is verified: each has its own code and tables. */
static void
verify_batch(struct worker *w, size_t n)
{
	struct checked *c = w->checked;
	struct batch *batch = &c->batches[n];
	size_t left = c->count - n * BATCH;

	for (size_t i = 0; i < BATCH && i < left; i++)
		read_step(batch, &batch->steps[i], w->store,
		    c->steps[left - 1 - i]);
	for (size_t i = 0; i < BATCH; i++)
		keep_good(&batch->steps[i], &batch->pool);
}

/*
 * Verifies the next batch, unless none is left or it is too far ahead; the lock
 * is held before and after.
 */
static bool
do_batch(struct worker *w)
{
	struct checked *c = w->checked;
	size_t n = c->taken;

	if (n == batch_count(c) || n > c->judged + BATCHES_AHEAD)
		return false;
	c->taken++;
	pthread_mutex_unlock(&c->lock);
	verify_batch(w, n);
	pthread_mutex_lock(&c->lock);
	c->batches[n].done = true;
	pthread_cond_broadcast(&c->moved);
	return true;
}

static void *
work(void *of)
{
	struct worker *w = of;
	struct checked *c = w->checked;

	pthread_mutex_lock(&c->lock);
	while (!c->stop && c->taken < batch_count(c)) {
		if (!do_batch(w))
			pthread_cond_wait(&c->moved, &c->lock);
	}
	pthread_mutex_unlock(&c->lock);
	return NULL;
}

static enum error_code
start_workers(struct checked *c, struct error *err)
{
	const char *folder = store_git_folder(c->judge.store);
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < c->threads; i++) {
		c->workers[i].checked = c;
		code = store_open(&c->workers[i].store, folder, err);
	}
	for (size_t i = 0; !code && i < c->threads; i++) {
		c->workers[i].started = !pthread_create(
		    &c->workers[i].thread, NULL, work, &c->workers[i]);
		if (!c->workers[i].started)
			code = error_set(err, ERR_SYSTEM, "cannot start a "
			    "thread (galley verify --threads 1 needs none)");
	}
	return code;
}

enum error_code
checked_start(struct checked **out, struct store *store,
    const struct oid *steps, size_t count, int threads, struct error *err)
{
	struct checked *c = mem_alloc(sizeof *c);
	enum error_code code;

	*c = (struct checked){ .steps = steps, .count = count,
		.judge = { .checked = c, .store = store },
		.threads = (size_t)threads };
	c->batches = mem_alloc(batch_count(c) * sizeof *c->batches);
	pthread_mutex_init(&c->lock, NULL);
	pthread_cond_init(&c->moved, NULL);
	code = start_workers(c, err);
	if (code)
		checked_free(c);
	else
		*out = c;
	return code;
}

/* What was judged is forgotten, which lets others go on. */
static void
move_on(struct checked *c, size_t n)
{
	if (n == c->judged)
		return;
	pool_release(&c->batches[c->judged].pool);
	c->judged = n;
	pthread_cond_broadcast(&c->moved);
}

const struct checked_step *
checked_wait(struct checked *c, size_t i)
{
	size_t place = c ? c->count - 1 - i : 0, n = place / BATCH;

	if (!c)
		return NULL;
	pthread_mutex_lock(&c->lock);
	move_on(c, n);
	while (!c->batches[n].done) {
		if (!do_batch(&c->judge))
			pthread_cond_wait(&c->moved, &c->lock);
	}
	pthread_mutex_unlock(&c->lock);
	return &c->batches[n].steps[place % BATCH];
}

const struct checked_commit *
checked_find(const struct checked_step *step, struct oid id)
{
	for (size_t i = 0; step && i < step->count; i++) {
		if (oid_equal(step->items[i].id, id))
			return &step->items[i];
	}
	return NULL;
}

void
checked_free(struct checked *c)
{
	if (!c)
		return;
	pthread_mutex_lock(&c->lock);
	c->stop = true;
	pthread_cond_broadcast(&c->moved);
	pthread_mutex_unlock(&c->lock);
	for (size_t i = 0; i < c->threads; i++) {
		if (c->workers[i].started)
			pthread_join(c->workers[i].thread, NULL);
		store_close(c->workers[i].store);
	}
	for (size_t n = c->judged; n < c->taken; n++)
		pool_release(&c->batches[n].pool);
	pthread_mutex_destroy(&c->lock);
	pthread_cond_destroy(&c->moved);
	free(c->batches);
	free(c);
}
