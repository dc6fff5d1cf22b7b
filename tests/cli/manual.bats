#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# The manual is true: its samples pass galley check, its recipes prove what they
# say, and its commands are those of the program.

bats_require_minimum_version 1.5.0
load house
load display

setup_file() {
	BATS_TEST_TMPDIR="$BATS_FILE_TMPDIR"
	house
	found >/dev/null
	galley --as rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --set discount=18 >/dev/null
	galley --as rep1 submit bolt >/dev/null
	galley --as brand1 approve rep1/first-touch/bolt >/dev/null
	galley --as legal1 approve rep1/first-touch/bolt >/dev/null
}

setup() {
	BATS_TEST_TMPDIR="$BATS_FILE_TMPDIR"
	house
	cd brand || return 1
}

# paths: where the samples of galley-workspace(5) say they stand.
paths() {
	awk '/^\.\\" sample: / { print $3 }' "$pages/galley-workspace.5"
}

# sample PATH: puts the sample in its place.
sample() {
	mkdir -p "$(dirname "$1")"
	display galley-workspace.5 "sample: $1" >"$1"
	[ -s "$1" ]
}

@test "every sample passes galley check in its place" {
	[ "$(paths | wc -l)" -ge 12 ]
	while read -r path; do
		sample "$path"
		exits 0 galley check "$path"
		says "0 errors"
	done < <(paths)
}

@test "there is a sample of every folder that has a form" {
	for folder in people workflows templates blocks customizations pillars \
	    claims agreements coaching evidence; do
		paths | grep -q "^$folder/"
	done
}

@test "a sample with a slip in it does not pass" {
	while read -r path; do
		sample "$path"
		case $path in
		coaching/* | evidence/*) printf '\342\200\256' >>"$path" ;;
		registries/holidays.yaml) sed -i "s/-12-/-13-/" "$path" ;;
		*) sed -i '0,/^\(name\|title\|template\): /s//\1\1: /' "$path" ;;
		esac
		exits 1 galley check "$path"
		says "$path:"
	done < <(paths)
}

# founded PATH: the file as init wrote it.
founded() {
	git show "$(git rev-list --first-parent --max-parents=0 main):$1"
}

# undated: a template without what init fills in, or the page shortens.
undated() {
	sed '/^expires: /d; /^kind: /d'
}

@test "the samples of what init writes are that" {
	for path in galley.yaml workflows/standard.yaml; do
		diff <(display galley-workspace.5 "sample: $path") <(founded "$path")
	done
	path=templates/email/first-touch.md
	diff <(display galley-workspace.5 "sample: $path" | undated) \
	    <(founded "$path" | undated)
}

@test "a journal's line has the keys that the manual names" {
	galley --as rep1 use rep1/first-touch/bolt --set first_name=Ann >/dev/null
	keys() { grep -o '"[a-z]*":' | sort; }
	diff <(display galley-workspace.5 "line: journal" | keys) \
	    <(git show refs/heads/journal/rep1:"$(git ls-tree -r --name-only \
		refs/heads/journal/rep1 | tail -1)" | keys)
}

@test "the recipes of galley-trust(7) end well" {
	git checkout -qf main
	display galley-trust.7 run >"$TMPDIR/recipes"
	[ "$(wc -l <"$TMPDIR/recipes")" -ge 15 ]
	exits 0 bash -eu -o pipefail "$TMPDIR/recipes"
	says "valid: 3 approved changes" 'Good "git" signature for legal1@northwind.example'
}

@test "the recipe for an OpenSSH check finds a forged text" {
	git checkout -qf main
	display galley-trust.7 run >"$TMPDIR/recipes"
	sed -i 's/ commit > commit.text$/& ; echo >> commit.text/' "$TMPDIR/recipes"
	exits 255 bash -eu -o pipefail "$TMPDIR/recipes"
	says "Could not verify signature"
}

@test "what an approval has seen can be told by hand" {
	git checkout -qf main
	display galley-trust.7 "run seen" >"$TMPDIR/seen"
	mapfile -t lines < <(bash -eu -o pipefail "$TMPDIR/seen" | grep .)
	[ ${#lines[@]} -eq 2 ]
	[ "${lines[0]}" = "${lines[1]}" ]
	[[ ${lines[0]} =~ ^[0-9a-f]{64}$ ]]
}

@test "the commands of galley(1) are the program's" {
	exits 0 "$BATS_TEST_DIRNAME/../manual.sh"
}

@test "every test that galley-trust(7) names is there" {
	local name folder=

	while read -r name; do
		case $name in
		*/*) folder=${name%/*}/ ;;
		*) name=$folder$name ;;
		esac
		[ -f "$BATS_TEST_DIRNAME/../../$name" ] || {
			echo "$name is not there"
			return 1
		}
	done < <(grep -oE '(tests/[a-z]+/)?[a-z0-9_]+(_test\.c|\.bats)' \
	    "$pages/galley-trust.7")
}

@test "every page is well-formed" {
	command -v mandoc >/dev/null || skip "mandoc is not installed"
	exits 0 mandoc -T lint -W warning "$pages"/galley.1 \
	    "$pages"/galley-workspace.5 "$pages"/galley-rules.5 \
	    "$pages"/galley-trust.7
}
