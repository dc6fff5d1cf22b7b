/* SPDX-License-Identifier: Apache-2.0 */
#include "confined.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "process.h"

enum { ARGUMENTS = 80, TOLD = 160 };

struct arguments {
	const char *items[ARGUMENTS];
	size_t count;
};

static void
add(struct arguments *a, const char *const *words)
{
	while (*words)
		a->items[a->count++] = *words++;
}

/*
 * Without a user namespace root stays root outside, whom the limit on
 * processes does not bind: then bubblewrap keeps what it takes to become
 * nobody, and setpriv does.
 */
static const char *const as_root[] = { "--unshare-ipc", "--unshare-pid",
	"--unshare-net", "--unshare-uts", "--unshare-cgroup-try",
	"--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add",
	"CAP_SETGID", NULL };
static const char *const as_user[] = { "--unshare-all", "--unshare-user",
	"--disable-userns", "--cap-drop", "ALL", NULL };
static const char *const to_nobody[] = { "/usr/bin/setpriv",
	"--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all",
	"--bounding-set=-all", "--no-new-privs", NULL };

static void
add_walls(struct arguments *a, const char *folder)
{
	const char *const walls[] = { "--die-with-parent", "--new-session",
		"--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin",
		"--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64",
		"/lib64", "--dir", "/etc", "--ro-bind-try", "/etc/alternatives",
		"/etc/alternatives", "--ro-bind", folder, "/checks", "--dev",
		"/dev", "--remount-ro", "/dev", "--remount-ro", "/", "--chdir",
		"/", NULL };

	add(a, (const char *const[]){ "bwrap", NULL });
	add(a, geteuid() ? as_user : as_root);
	add(a, walls);
}

struct limits {
	char cpu[24], memory[32], processes[24], files[24];
};

static void
add_limits(struct arguments *a, struct limits *l)
{
	snprintf(l->cpu, sizeof l->cpu, "--cpu=%d", CONFINED_SECONDS);
	snprintf(l->memory, sizeof l->memory, "--as=%d", CONFINED_MEMORY);
	snprintf(l->processes, sizeof l->processes, "--nproc=%d",
	    CONFINED_PROCESSES);
	snprintf(l->files, sizeof l->files, "--nofile=%d", CONFINED_FILES);
	if (!geteuid())
		add(a, to_nobody);
	add(a, (const char *const[]){ "/usr/bin/prlimit", l->cpu, l->memory,
	    l->processes, l->files, "--fsize=0", "--core=0", "--",
	    "/usr/bin/env", "-i", "PATH=/usr/bin:/bin", NULL });
}

/* The first line of what it complained of, in ASCII that shows. */
static const char *
complaint(const struct buf *from, char out[TOLD])
{
	size_t len = 0;

	while (len < from->len && len < TOLD - 1 && from->at[len] != '\n') {
		char c = from->at[len];

		out[len++] = c;
		if (c < ' ' || c > '~')
			out[len - 1] = '?';
	}
	out[len] = '\0';
	return out;
}

static enum error_code
judge_end(const struct process *p, struct error *err)
{
	char text[TOLD];

	if (p->status == 0)
		return ERR_NONE;
	if (p->status == 128 + SIGXCPU)
		return error_set(err, ERR_SYSTEM, "it computed for more than "
		    "%d seconds", CONFINED_SECONDS);
	complaint(&p->err, text);
	return error_set(err, ERR_SYSTEM, "it ended with status %d%s%s",
	    p->status, text[0] ? " and said: " : "", text);
}

enum error_code
confined_run(const struct confined *program, struct buf *out,
    struct error *err)
{
	struct arguments a = { .count = 0 };
	struct limits limits;
	struct buf inside = { 0 };
	struct process p = { .argv = a.items, .input = program->input,
		.seconds = CONFINED_SECONDS, .out_limit = CONFINED_OUTPUT,
		.bare = true };
	enum error_code code;

	add_walls(&a, program->folder);
	add_limits(&a, &limits);
	buf_format(&inside, "/checks/%s", program->name);
	add(&a, (const char *const[]){ inside.at, NULL });
	code = process_run(&p, err);
	if (!code)
		code = judge_end(&p, err);
	if (!code)
		buf_add(out, buf_slice(&p.out));
	buf_release(&inside);
	process_release(&p);
	return code;
}
