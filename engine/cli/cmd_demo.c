/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/process.h"
#include "command.h"
#include "demo.h"

enum { STEP_SECONDS = 30, ROOM = 4096 };

/* The stage: a folder of its own, an environment that knows nothing else. */
struct demo {
	struct call *call;
	const char *folder;
	const char *env[16];
	size_t steps;
	size_t failed;
};

/* The path of the running program, so that the demo shows this very one. */
static enum error_code
link_program(struct demo *demo)
{
	struct call *call = demo->call;
	const char *bin = pool_format(&call->pool, "%s/bin", demo->folder);
	char self[ROOM] = { 0 };

	if (file_make_folder(bin, 0700, &call->err))
		return call->err.code;
	if (readlink("/proc/self/exe", self, sizeof self - 1) <= 0 ||
	    symlink(self, pool_format(&call->pool, "%s/galley", bin)))
		return error_set(&call->err, ERR_SYSTEM,
		    "this program cannot find its own file (is /proc "
		    "mounted?)");
	return ERR_NONE;
}

/* A name without "=" takes the variable away. */
static void
set_environment(struct demo *demo)
{
	struct pool *pool = &demo->call->pool;
	const char *path = getenv("PATH");
	const char *const env[] = {
		pool_format(pool, "PATH=%s/bin:%s", demo->folder,
		    path ? path : "/usr/bin:/bin"),
		pool_format(pool, "HOME=%s/home", demo->folder),
		pool_format(pool, "GALLEY_HOME=%s/home/galley", demo->folder),
		"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=nobody", "GIT_AUTHOR_EMAIL=nobody@localhost",
		"GIT_COMMITTER_NAME=nobody",
		"GIT_COMMITTER_EMAIL=nobody@localhost",
		"GALLEY_AS", "GALLEY_NOW", "GIT_DIR", "GIT_WORK_TREE",
		"GIT_INDEX_FILE", "SSH_AUTH_SOCK",
	};

	_Static_assert(sizeof env < sizeof demo->env, "room for the last NULL");
	memcpy(demo->env, env, sizeof env);
}

static enum error_code
set_stage(struct demo *demo)
{
	struct call *call = demo->call;
	enum error_code code = file_make_temporary(&demo->folder,
	    "galley-demo", &call->pool, &call->err);

	if (code)
		return code;
	set_environment(demo);
	if (file_make_folder(pool_format(&call->pool, "%s/home",
	    demo->folder), 0700, &call->err))
		return call->err.code;
	return link_program(demo);
}

static void
judge(struct demo *demo, const struct demo_step *step,
    const struct process *process)
{
	struct screen *out = &demo->call->out;
	bool status_ok = process->status == step->status;
	bool output_ok = !step->expect ||
	    slice_find(buf_slice(&process->out), step->expect) <
	    process->out.len;

	if (status_ok && output_ok) {
		if (step->status)
			screen_format(out, "    refused, as it should be (exit "
			    "status %d)\n", process->status);
		return;
	}
	demo->failed++;
	screen_styled(out, STYLE_BAD, "    This is not what should happen: ");
	if (!status_ok)
		screen_format(out, "exit status %d instead of %d\n",
		    process->status, step->status);
	else
		screen_format(out, "the output lacks \"%s\"\n",
		    step->expect);
}

static enum error_code
play(struct demo *demo, const struct demo_step *step)
{
	struct call *call = demo->call;
	const char *argv[] = { "sh", "-c", NULL, NULL };
	struct process process = {
		.argv = argv,
		.env = demo->env,
		.folder = pool_format(&call->pool, "%s/%s", demo->folder,
		    step->folder),
		.seconds = STEP_SECONDS,
	};
	enum error_code code;

	argv[2] = pool_format(&call->pool, "exec 2>&1; %s", step->command);
	screen_format(&call->out, "\n%zu. ", ++demo->steps);
	screen_styled(&call->out, STYLE_STRONG, step->say);
	screen_format(&call->out, "\n  $ %s\n", step->command);
	fflush(call->out.file);
	code = process_run(&process, &call->err);
	if (!code) {
		screen_block(&call->out, "    ", process.out.at ?
		    process.out.at : "");
		judge(demo, step, &process);
	}
	process_release(&process);
	return code;
}

static double
seconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int
run(struct call *call)
{
	struct demo demo = { .call = call };
	struct error ignored;
	double start = seconds_now();
	enum error_code code = set_stage(&demo);

	for (size_t i = 0; !code && demo_steps[i].say; i++)
		code = play(&demo, &demo_steps[i]);
	if (demo.folder)
		file_remove_tree(demo.folder, &ignored);
	if (code)
		return call_failed(call);
	if (demo.failed) {
		error_set(&call->err, ERR_REFUSED, "%zu of %zu steps did not "
		    "do what they should", demo.failed, demo.steps);
		return call_failed(call);
	}
	screen_format(&call->out, "\nAll %zu steps did what they should, in "
	    "%.1f seconds.\n", demo.steps, seconds_now() - start);
	return 0;
}

const struct command cmd_demo = {
	.name = "demo",
	.operands = "",
	.about = "play the whole loop in a temporary folder, with throw-away "
	    "keys",
	.example = "galley demo",
	.group = GROUP_ALL,
	.run = run,
};
