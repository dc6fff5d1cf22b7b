/* SPDX-License-Identifier: Apache-2.0 */
#include "checked.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "line.h"
#include "sign/sign.h"

struct worker {
	struct checked *checked;
	struct store *store;
	struct pool pool;	/* what the steps hold */
	/* it takes every threads-th step from here down */
	size_t first;
	size_t left;		/* steps[left] and later ones are done */
	/* the last one, told again for its next commit */
	const char *key;
	pthread_t thread;
	bool started;
};

struct checked {
	const struct oid *steps;
	size_t count;
	size_t threads;
	bool stop;
	struct checked_step *found;
	pthread_mutex_t lock;
	pthread_cond_t moved;
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

/* Hands a step over; false: nobody wants the others. */
static bool
hand_over(struct worker *w, size_t i, struct checked_step step)
{
	struct checked *c = w->checked;
	bool more;

	pthread_mutex_lock(&c->lock);
	c->found[i] = step;
	w->left = i;
	more = !c->stop;
	pthread_cond_signal(&c->moved);
	pthread_mutex_unlock(&c->lock);
	return more;
}

static void *
work(void *of)
{
	struct worker *w = of;
	struct checked *c = w->checked;

	for (size_t done = w->first; done < c->count; done += c->threads) {
		size_t i = c->count - 1 - done;

		if (!hand_over(w, i, verify_step(w, c->steps[i])))
			break;
	}
	return NULL;
}

enum error_code
checked_start(struct checked **out, const char *git_folder,
    const struct oid *steps, size_t count, int threads, struct error *err)
{
	struct checked *c = mem_alloc(sizeof *c);
	enum error_code code = ERR_NONE;

	*c = (struct checked){ .steps = steps, .count = count,
		.threads = (size_t)threads };
	c->found = mem_alloc((count + 1) * sizeof *c->found);
	pthread_mutex_init(&c->lock, NULL);
	pthread_cond_init(&c->moved, NULL);
	for (size_t i = 0; !code && i < c->threads; i++) {
		struct worker *w = &c->workers[i];

		*w = (struct worker){ .checked = c, .first = i,
			.left = count };
		code = store_open(&w->store, git_folder, err);
	}
	for (size_t i = 0; !code && i < c->threads; i++) {
		c->workers[i].started = !pthread_create(
		    &c->workers[i].thread, NULL, work, &c->workers[i]);
		if (!c->workers[i].started)
			code = error_set(err, ERR_SYSTEM, "cannot start a "
			    "thread (galley verify --threads 1 needs none)");
	}
	if (code)
		checked_free(c);
	else
		*out = c;
	return code;
}

const struct checked_step *
checked_wait(struct checked *c, size_t i)
{
	struct worker *w;

	if (!c)
		return NULL;
	w = &c->workers[(c->count - 1 - i) % c->threads];
	pthread_mutex_lock(&c->lock);
	while (w->left > i)
		pthread_cond_wait(&c->moved, &c->lock);
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
	pthread_mutex_destroy(&c->lock);
	pthread_cond_destroy(&c->moved);
	free(c->found);
	free(c);
}
