/* SPDX-License-Identifier: Apache-2.0 */
#include "speller.h"

#include <hunspell/hunspell.h>
#include <stdio.h>

#include "base/memory_file.h"

/* std::set_new_handler, which has no name in C. */
typedef void new_handler(void);
new_handler *set_new_handler(new_handler *handler)
    __asm__("_ZSt15set_new_handlerPFvvE");

struct speller_dictionary {
	const char *path;	/* NULL: the bytes are it */
	struct slice aff;
	struct slice dic;
	Hunhandle *open;	/* NULL: not yet, or it could not be */
};

static void
add(struct speller *speller, struct speller_dictionary made,
    struct pool *pool)
{
	speller->items = pool_grow(pool, speller->items, speller->count,
	    sizeof *speller->items);
	speller->items[speller->count++] = made;
}

void
speller_add(struct speller *speller, const char *path, struct pool *pool)
{
	add(speller, (struct speller_dictionary){ .path = path }, pool);
}

void
speller_add_bytes(struct speller *speller, struct slice aff,
    struct slice dic, struct pool *pool)
{
	add(speller, (struct speller_dictionary){
		.aff = { pool_copy(pool, aff), aff.len },
		.dic = { pool_copy(pool, dic), dic.len },
	}, pool);
}

static void
open_bytes(struct speller_dictionary *d)
{
	struct memory_file aff, dic = { 0 };

	if (memory_file_open(&aff, d->aff) && memory_file_open(&dic, d->dic))
		d->open = Hunspell_create(aff.path, dic.path);
	memory_file_close(&aff);
	memory_file_close(&dic);
}

static void
open_path(struct speller_dictionary *d)
{
	char aff[1024], dic[1024];

	snprintf(aff, sizeof aff, "%s.aff", d->path);
	snprintf(dic, sizeof dic, "%s.dic", d->path);
	d->open = Hunspell_create(aff, dic);
}

bool
speller_knows(struct speller *speller, const char *word)
{
	/* Hunspell's own end would be without galley's words and status. */
	set_new_handler(mem_exhausted);
	for (size_t i = 0; !speller->opened && i < speller->count; i++) {
		if (speller->items[i].path)
			open_path(&speller->items[i]);
		else
			open_bytes(&speller->items[i]);
	}
	speller->opened = true;
	for (size_t i = 0; i < speller->count; i++) {
		if (speller->items[i].open &&
		    Hunspell_spell(speller->items[i].open, word))
			return true;
	}
	return false;
}

void
speller_release(struct speller *speller)
{
	for (size_t i = 0; i < speller->count; i++) {
		if (speller->items[i].open)
			Hunspell_destroy(speller->items[i].open);
	}
	*speller = (struct speller){ 0 };
}
