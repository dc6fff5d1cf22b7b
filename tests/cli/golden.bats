#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Copies of starter templates, byte for byte (make regold takes over new ones).

bats_require_minimum_version 1.5.0
load house

setup() {
	house
	GOLDEN="$BATS_TEST_DIRNAME/../golden"
}

@test "the issued copies are the golden ones" {
	mkdir made
	exits 0 "$GOLDEN/make.sh" made
	exits 0 diff -ru --exclude='*.sh' "$GOLDEN" made
	[ "$(ls made | wc -l)" -eq 9 ]
}

@test "regold shows a difference, and writes only when told" {
	cp -R "$GOLDEN" golden
	echo changed >golden/proposal.txt
	exits 1 golden/regold.sh </dev/null
	says "-changed" "Take these over?"
	[ "$(cat golden/proposal.txt)" = changed ]
	exits 0 golden/regold.sh <<<y
	exits 0 diff -r "$GOLDEN" golden
}
