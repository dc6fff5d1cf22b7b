/* SPDX-License-Identifier: Apache-2.0 */
#include "checked.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "line.h"
#include "sign/sign.h"

/* Steps that are taken at once: taking costs a lock. */
enum { BATCH = 8 };

struct worker {
	struct checked *checked;
	struct store *store;
	struct pool pool;	/* what the steps hold */
	/* the last one, told again for its next commit */
	const char *key;
	pthread_t thread;
	bool started;
};

struct checked {
	const struct oid *steps;
	size_t count;
	size_t left;		/* steps[left] and later ones are taken */
	bool stop;
	struct checked_step *found;
	bool *done;		/* what was found of a step is complete */
	pthread_mutex_t lock;
	pthread_cond_t moved;
	struct worker judge;	/* who takes a batch where he would wait */
	size_t threads;
	struct worker workers[CHECKED_THREADS];
};

static const char *
keep_key(struct worker *w, const char *key)
{
	if (!w->key || strcmp(w->key, key) != 0)
		w->key = pool_text(&w->pool, key);
	return w->key;
}

static void
verify_commit(struct worker *w, struct oid id, const struct commit *commit,
    struct checked_step *step)
{
	struct buf payload = { 0 };
	struct signer signer;
	struct error err;

	commit_signed_bytes(commit, &payload);
	if (!sshsig_verify(&signer, commit->signature, buf_slice(&payload),
	    &err)) {
		step->items = pool_grow(&w->pool, step->items, step->count,
		    sizeof *step->items);
		step->items[step->count++] = (struct checked_commit){ id,
			keep_key(w, signer.key.text), signer.user_verified };
	}
	buf_release(&payload);
}

/* The merge, and its second parent's line down to the open. */
static struct checked_step
verify_step(struct worker *w, struct oid id)
{
	struct checked_step step = { 0 };
	struct pool pool = { 0 };
	struct commit commit;
	struct error err;

	for (size_t i = 0; i <= LINE_LIMIT; i++) {
		if (view_read_commit(w->store, id, &commit, &pool, &err))
			break;
		verify_commit(w, id, &commit, &step);
		if (commit.parent_count == 0 ||
		    slice_starts(commit.message, "open: "))
			break;
		id = commit.parents[commit.parent_count - 1];
	}
	pool_release(&pool);
	return step;
}

/* Takes steps[*from] to steps[*to - 1]; the lock is held. */
static bool
take_batch(struct checked *c, size_t *from, size_t *to)
{
	if (c->stop || c->left == 0)
		return false;
	*to = c->left;
	*from = c->left < BATCH ? 0 : c->left - BATCH;
	c->left = *from;
	return true;
}

/* Verifies a batch, if one is left; the lock is held before and after. */
static bool
do_batch(struct worker *w)
{
	struct checked *c = w->checked;
	size_t from, to;

	if (!take_batch(c, &from, &to))
		return false;
	pthread_mutex_unlock(&c->lock);
	for (size_t i = to; i-- > from;)
		c->found[i] = verify_step(w, c->steps[i]);
	pthread_mutex_lock(&c->lock);
	memset(c->done + from, true, to - from);
	pthread_cond_broadcast(&c->moved);
	return true;
}

static void *
work(void *of)
{
	struct worker *w = of;

	pthread_mutex_lock(&w->checked->lock);
	while (do_batch(w))
		;
	pthread_mutex_unlock(&w->checked->lock);
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

	*c = (struct checked){ .steps = steps, .count = count, .left = count,
		.judge = { .checked = c, .store = store },
		.threads = (size_t)threads };
	c->found = mem_alloc((count + 1) * sizeof *c->found);
	c->done = mem_alloc((count + 1) * sizeof *c->done);
	pthread_mutex_init(&c->lock, NULL);
	pthread_cond_init(&c->moved, NULL);
	code = start_workers(c, err);
	if (code)
		checked_free(c);
	else
		*out = c;
	return code;
}

const struct checked_step *
checked_wait(struct checked *c, size_t i)
{
	if (!c)
		return NULL;
	pthread_mutex_lock(&c->lock);
	while (!c->done[i]) {
		if (!do_batch(&c->judge))
			pthread_cond_wait(&c->moved, &c->lock);
	}
	pthread_mutex_unlock(&c->lock);
	return &c->found[i];
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
	pthread_mutex_unlock(&c->lock);
	for (size_t i = 0; i < c->threads; i++) {
		if (c->workers[i].started)
			pthread_join(c->workers[i].thread, NULL);
		store_close(c->workers[i].store);
		pool_release(&c->workers[i].pool);
	}
	pool_release(&c->judge.pool);
	pthread_mutex_destroy(&c->lock);
	pthread_cond_destroy(&c->moved);
	free(c->done);
	free(c->found);
	free(c);
}
