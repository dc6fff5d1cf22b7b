/* SPDX-License-Identifier: Apache-2.0 */
#include "build_id.h"

#include <link.h>

/* Takes n bytes off *rest, and what fills them up to a multiple of four. */
static bool
take(struct slice *rest, size_t n, struct slice *out)
{
	size_t filled = (n + 3) / 4 * 4;

	if (n > rest->len || filled > rest->len)
		return false;
	*out = (struct slice){ rest->at, n };
	*rest = slice_skip(*rest, filled);
	return true;
}

static bool
take_note(struct slice *rest, struct slice *id)
{
	struct slice head, name, content;
	ElfW(Nhdr) note;

	if (!take(rest, sizeof note, &head))
		return false;
	memcpy(&note, head.at, sizeof note);
	if (!take(rest, note.n_namesz, &name) ||
	    !take(rest, note.n_descsz, &content))
		return false;
	if (note.n_type == NT_GNU_BUILD_ID &&
	    slice_equal(name, (struct slice){ "GNU", 4 }))
		*id = content;
	return true;
}

/* The program goes first, before its libraries: it alone is looked at. */
static int
look(struct dl_phdr_info *program, size_t size, void *of)
{
	(void)size;
	for (size_t i = 0; i < program->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &program->dlpi_phdr[i];
		struct slice notes = { (const char *)(program->dlpi_addr +
			part->p_vaddr), part->p_memsz };

		while (part->p_type == PT_NOTE && take_note(&notes, of))
			continue;
	}
	return 1;
}

struct slice
build_id(void)
{
	struct slice id = { "", 0 };

	dl_iterate_phdr(look, &id);
	return id;
}
