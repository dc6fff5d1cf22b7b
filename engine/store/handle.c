/* SPDX-License-Identifier: Apache-2.0 */
#include "store/handle.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* Long enough for a command at work, short enough for a person who waits. */
enum { WAIT_TRIES = 100, WAIT_NANOSECONDS = 10000000 };

git_oid
handle_oid(struct oid id)
{
	git_oid out;

	memcpy(out.id, id.at, OID_SIZE);
	return out;
}

struct oid
handle_from_oid(const git_oid *id)
{
	struct oid out;

	memcpy(out.at, id->id, OID_SIZE);
	return out;
}

git_object_t
handle_type(enum object_kind kind)
{
	static const git_object_t types[] = {
		[OBJECT_COMMIT] = GIT_OBJECT_COMMIT,
		[OBJECT_TREE] = GIT_OBJECT_TREE,
		[OBJECT_BLOB] = GIT_OBJECT_BLOB,
		[OBJECT_OTHER] = GIT_OBJECT_TAG,
	};

	return types[kind];
}

const char *
handle_kind_name(enum object_kind kind)
{
	return git_object_type2string(handle_type(kind));
}

enum error_code
handle_fail(struct error *err, enum error_code code, const char *fmt, ...)
{
	const git_error *last = git_error_last();
	const char *why = last ? last->message : NULL;
	char text[sizeof err->text];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	return error_set(err, code, "%s%s%s", text, why ? ": " : "",
	    why ? why : "");
}

enum error_code
handle_damaged(struct oid id, struct error *err)
{
	return error_set(err, ERR_INVALID, "object %s is damaged (see git "
	    "fsck)", oid_text(id).hex);
}

enum error_code
handle_locked(struct error *err, const char *lock)
{
	return error_set(err, ERR_SYSTEM, "%s is there: another command is at "
	    "work, or one was killed (if none runs, remove it: rm '%s')", lock,
	    lock);
}

bool
handle_wait(unsigned *tries)
{
	struct timespec nap = { 0, WAIT_NANOSECONDS };

	if (++*tries > WAIT_TRIES)
		return false;
	nanosleep(&nap, NULL);
	return true;
}
