/* SPDX-License-Identifier: Apache-2.0 */
/* The floor of every command: a program that starts libgit2 and ends. */
#include <git2.h>

int
main(void)
{
	return git_libgit2_init() < 0 || git_libgit2_shutdown() < 0;
}
