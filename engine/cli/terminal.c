/* SPDX-License-Identifier: Apache-2.0 */
#include "terminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "screen.h"

enum { CTRL_C = 3, CTRL_D = 4, CTRL_U = 21, BACKSPACE = 8, DELETE = 127 };

/* The terminal, with echo, lines and signals of its own switched off. */
struct raw {
	int fd;
	struct termios before;
};

static void
say(int fd, const char *text)
{
	struct buf shown = { 0 };

	screen_escape(&shown, slice_of(text));
	if (write(fd, buf_slice(&shown).at, shown.len) < 0)
		shown.len = 0;	/* nobody reads: there is nobody to tell */
	buf_release(&shown);
}

static bool
raw_start(struct raw *raw, const char *prompt)
{
	struct termios quiet;

	raw->fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (raw->fd < 0)
		return false;
	if (tcgetattr(raw->fd, &raw->before)) {
		close(raw->fd);
		return false;
	}
	quiet = raw->before;
	quiet.c_lflag &= ~(tcflag_t)(ECHO | ICANON | ISIG);
	quiet.c_cc[VMIN] = 1;
	quiet.c_cc[VTIME] = 0;
	tcsetattr(raw->fd, TCSAFLUSH, &quiet);
	fflush(NULL);
	say(raw->fd, prompt);
	return true;
}

static void
raw_end(struct raw *raw)
{
	tcsetattr(raw->fd, TCSAFLUSH, &raw->before);
	say(raw->fd, "\n");
	close(raw->fd);
}

/* The next byte; -1 at the end. */
static int
raw_byte(struct raw *raw)
{
	unsigned char c;

	if (read(raw->fd, &c, 1) != 1)
		return -1;
	if (c == CTRL_C) {
		raw_end(raw);
		raise(SIGINT);
	}
	return c;
}

bool
terminal_is_there(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

bool
terminal_ask(const char *prompt, struct buf *answer)
{
	FILE *tty = terminal_is_there() ? fopen("/dev/tty", "r+e") : NULL;
	int c = EOF;

	if (!tty)
		return false;
	fflush(NULL);
	say(fileno(tty), prompt);
	while ((c = getc(tty)) != EOF && c != '\n')
		buf_char(answer, (char)c);
	fclose(tty);
	return c != EOF;
}

char
terminal_key(const char *prompt, const char *keys)
{
	char last = keys[strlen(keys) - 1];
	struct raw raw;
	int c;

	if (!raw_start(&raw, prompt))
		return last;
	do
		c = raw_byte(&raw);
	while (c > 0 && c != CTRL_D && !strchr(keys, c));
	raw_end(&raw);
	return c > 0 && c != CTRL_D ? (char)c : last;
}

bool
terminal_agrees(const char *question)
{
	char key = terminal_is_there() ? terminal_key(question, "yYnN") : 'n';

	return key == 'y' || key == 'Y';
}

/* A secret's bytes go straight into the caller's memory, one at a time. */
static bool
read_secret(struct raw *raw, char *out, size_t room)
{
	size_t len = 0;
	int c;

	while ((c = raw_byte(raw)) >= 0 && c != '\n' && c != '\r') {
		if (c == CTRL_D)
			return false;
		if (c == CTRL_U)
			len = 0;
		else if ((c == BACKSPACE || c == DELETE) && len > 0)
			len--;
		else if (c >= ' ' && c != DELETE && len + 1 < room)
			out[len++] = (char)c;
	}
	out[len] = '\0';
	return c >= 0 && len > 0;
}

bool
terminal_secret(const char *prompt, char *out, size_t room)
{
	struct raw raw;
	bool given;

	if (!raw_start(&raw, prompt))
		return false;
	given = read_secret(&raw, out, room);
	raw_end(&raw);
	return given;
}
