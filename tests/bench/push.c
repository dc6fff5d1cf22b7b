/* SPDX-License-Identifier: Apache-2.0 */
/*
 * push FOLDER URL: from a folder git pushes what each line of standard input
 * says, as pushes.c has them, and says of each "MILLISECONDS KILOBYTES STATUS":
 * the memory is that of the largest process, the server's too.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "timed.h"

enum { LINE = 1024, WORDS = 4, ARGUMENTS = 16 };

static void
run(char **argv)
{
	double start = timed_now();
	struct rusage usage;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		execvp(argv[0], argv);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &usage) != pid)
		exit(1);
	printf("%.3f %ld %d\n", timed_now() - start, usage.ru_maxrss,
	    status);
	fflush(stdout);
}

int
main(int argc, char **argv)
{
	static char line[LINE], refspecs[WORDS][LINE];

	if (argc != 3)
		return 2;
	while (fgets(line, sizeof line, stdin)) {
		char *args[ARGUMENTS] = { "git", "-C", argv[1], "push",
			"-q", "--atomic", argv[2] };
		size_t count = 7, used = 0;

		for (char *id = strtok(line, " \n"); id && used < WORDS;
		    id = strtok(NULL, " \n")) {
			char *ref = strtok(NULL, " \n");

			if (!ref)
				return 2;
			snprintf(refspecs[used], LINE, "%s:%s", id, ref);
			args[count++] = refspecs[used++];
		}
		run(args);
	}
	return 0;
}
