#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# The library, as a program of somebody else's sees it: one header, one archive.

load house

setup() {
	house
	built=$(dirname "$(readlink -f "$(command -v galley)")")
	header=$BATS_TEST_DIRNAME/../../engine/galley.h
}

symbols() {
	nm "$built/libgalley.a" 2>/dev/null
}

@test "only galley_ names are visible" {
	nm "$built/libgalley.a" | sed -n 's/^[0-9a-f]* [A-TV-Z] //p' >visible
	grep -q '^galley_open$' visible
	exits 1 grep -v '^galley_' visible
}

# client: standard input is the body of a program's main, and ../client the program.
client() {
	local sanitize=

	mkdir include
	cp "$header" include/
	{
		echo '#include <stdio.h>'
		echo '#include "galley.h"'
		echo 'int main(void) {'
		cat
		echo 'return 0; }'
	} > client.c
	if symbols | grep -q __asan_init; then
		sanitize=-fsanitize=address,undefined
	fi
	if [ -z "$sanitize" ] && symbols | grep -q __ubsan; then
		sanitize=-fsanitize=undefined
	fi
	if symbols | grep -q __gcov; then
		sanitize="$sanitize --coverage"
	fi
	cc -std=c17 -Wall -Wextra -Wpedantic -Werror -Iinclude client.c $sanitize "$built/libgalley.a" \
	    $(pkg-config --libs libgit2 libpcre2-8 zlib libcmark libsodium yaml-0.1 jansson icu-uc icu-i18n hunspell) -lstdc++ -lm -lpthread -o client
}

@test "the example in the header compiles alone, links, and runs" {
	client < <(sed -n '2,/^ \*\//s/^ \*\t//p' "$header")
	found
	ASAN_OPTIONS=detect_leaks=0 run ../client
	[ "$status" -eq 0 ]
	[[ $output == '{"requests":[]'* ]]
}

@test "a report that belongs to no workspace is read and freed" {
	client <<-'END'
	struct galley_options options = { .folder = "." };
	galley_error *err = galley_error_new();
	galley_report *report;

	if (galley_key_new("ann", &options, &report, err))
		return galley_error_status(err);
	puts(galley_report_json(NULL, report));
	galley_report_free(report);
	galley_error_free(err);
	END
	exits 0 ./client
	says '{"key":"ssh-ed25519 '
}
