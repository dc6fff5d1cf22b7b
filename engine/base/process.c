/* SPDX-License-Identifier: Apache-2.0 */
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "interrupt.h"

enum { OUT_LIMIT = 64 << 20, ERR_LIMIT = 1 << 20, FIRST_FD = 3 };

/* Our ends of the child's three descriptors; -1: closed. */
struct pipes {
	int in;
	int out;
	int err;
};

static _Noreturn void
become(const struct process *p, int in, int out, int err)
{
	if (!p->inherit && (dup2(in, 0) < 0 || dup2(out, 1) < 0 ||
	    dup2(err, 2) < 0))
		_exit(127);
	if (p->folder && chdir(p->folder))
		_exit(127);
	for (const char *const *e = p->env; e && *e; e++)
		putenv((char *)*e);
	signal(SIGPIPE, SIG_DFL);
	if (p->bare)
		close_range(FIRST_FD, ~0U, 0);
	execvp(p->argv[0], (char *const *)p->argv);
	_exit(127);
}

static void
close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void
feed(struct pipes *pipes, struct slice *input)
{
	ssize_t done = write(pipes->in, input->at, input->len);

	if (done >= 0)
		*input = slice_skip(*input, (size_t)done);
	else if (errno != EAGAIN && errno != EINTR)
		input->len = 0;
	if (input->len == 0)
		close_fd(&pipes->in);
}

static bool
drain(int *fd, struct buf *into, size_t limit)
{
	char chunk[16384];
	ssize_t got = read(*fd, chunk, sizeof chunk);

	if (got < 0 && (errno == EINTR || errno == EAGAIN))
		return true;
	if (got <= 0) {
		close_fd(fd);
		return true;
	}
	buf_add(into, (struct slice){ chunk, (size_t)got });
	return into->len <= limit;
}

static int
milliseconds_left(const struct timespec *start, int seconds)
{
	struct timespec now;
	long long used;

	if (!seconds)
		return -1;
	clock_gettime(CLOCK_MONOTONIC, &now);
	used = (now.tv_sec - start->tv_sec) * 1000LL +
	    (now.tv_nsec - start->tv_nsec) / 1000000;
	return used >= seconds * 1000LL ? 0 : (int)(seconds * 1000LL - used);
}

/* Moves bytes until the child closed both outputs, or nobody wants them. */
static enum error_code
converse(struct process *p, struct pipes *pipes, struct error *err)
{
	struct slice input = p->input;
	struct timespec start;

	clock_gettime(CLOCK_MONOTONIC, &start);
	if (input.len == 0)
		close_fd(&pipes->in);
	while (pipes->out >= 0 || pipes->err >= 0) {
		struct pollfd fds[] = { { pipes->in, POLLOUT, 0 },
			{ pipes->out, POLLIN, 0 }, { pipes->err, POLLIN, 0 } };
		int left = milliseconds_left(&start, p->seconds);
		bool fits = true;

		if (left == 0)
			return error_set(err, ERR_SYSTEM, "%s took more than "
			    "%d seconds", p->argv[0], p->seconds);
		if (interrupt_judge(err))
			return err->code;
		if (poll(fds, 3, left) < 0)
			continue;
		if (fds[0].revents && pipes->in >= 0)
			feed(pipes, &input);
		if (fds[1].revents)
			fits = drain(&pipes->out, &p->out, p->out_limit ?
			    p->out_limit : OUT_LIMIT);
		if (fits && fds[2].revents)
			fits = drain(&pipes->err, &p->err, ERR_LIMIT);
		if (!fits)
			return error_set(err, ERR_SYSTEM, "%s printed too much",
			    p->argv[0]);
	}
	return ERR_NONE;
}

/* Sends the child a signal, if it is one, and waits for its end. */
static void
reap(struct process *p, pid_t pid, int number)
{
	int status;

	if (number)
		kill(pid, number);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	p->status = WIFEXITED(status) ? WEXITSTATUS(status) :
	    128 + WTERMSIG(status);
}

static enum error_code
run_piped(struct process *p, struct error *err)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 }, errs[2] = { -1, -1 };
	struct pipes ours;
	enum error_code code;
	pid_t pid = -1;

	if (pipe2(in, O_CLOEXEC) == 0 && pipe2(out, O_CLOEXEC) == 0 &&
	    pipe2(errs, O_CLOEXEC) == 0)
		pid = fork();
	if (pid == 0)
		become(p, in[0], out[1], errs[1]);
	close_fd(&in[0]);
	close_fd(&out[1]);
	close_fd(&errs[1]);
	ours = (struct pipes){ in[1], out[0], errs[0] };
	if (pid < 0) {
		code = error_set(err, ERR_SYSTEM, "cannot start %s: %s",
		    p->argv[0], strerror(errno));
	} else {
		fcntl(ours.in, F_SETFL, O_NONBLOCK);
		code = converse(p, &ours, err);
		/* One that is interrupted ends those that it started, too. */
		reap(p, pid, !code ? 0 : interrupt_judge(err) ? SIGTERM :
		    SIGKILL);
	}
	close_fd(&ours.in);
	close_fd(&ours.out);
	close_fd(&ours.err);
	return code;
}

enum error_code
process_run(struct process *p, struct error *err)
{
	enum error_code code = interrupt_judge(err);
	void (*old)(int);

	if (code)
		return code;
	old = signal(SIGPIPE, SIG_IGN);
	if (!p->inherit) {
		code = run_piped(p, err);
	} else {
		pid_t pid = fork();

		if (pid == 0)
			become(p, -1, -1, -1);
		if (pid < 0)
			code = error_set(err, ERR_SYSTEM, "cannot start %s: %s",
			    p->argv[0], strerror(errno));
		else
			reap(p, pid, 0);
	}
	signal(SIGPIPE, old);
	if (!code && p->status == 127)
		code = error_set(err, ERR_SYSTEM, "cannot run %s (is it "
		    "installed?)", p->argv[0]);
	return code;
}

void
process_release(struct process *p)
{
	buf_release(&p->out);
	buf_release(&p->err);
}
