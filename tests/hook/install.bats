#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# A bare repository becomes a server of galley, and stays one.

bats_require_minimum_version 1.5.0
load ../cli/house

setup() { house; }

setting() { git -C srv.git config --get "$1"; }

@test "makes a server where there is nothing" {
	exits 0 galley hook install srv.git
	says "set up hooks/pre-receive" "srv.git is a server of galley" \
	    'galley config server-keys "ssh-ed25519 '
	[ "$(git -C srv.git symbolic-ref HEAD)" = refs/heads/main ]
	[ "$(setting receive.fsckObjects)" = true ]
	[ "$(setting receive.denyDeletes)" = true ]
	[ "$(setting receive.denyNonFastForwards)" = true ]
	[ "$(setting receive.maxInputSize)" = 20m ]
	[ "$(setting core.fsync)" = all ]
	[ "$(setting gc.pruneExpire)" = 2.weeks.ago ]
	[ "$(setting uploadpack.hideRefs)" = refs/heads/journal ]
	[ "$(setting galley.home)" = "$GALLEY_HOME" ]
	for hook in pre-receive post-receive reference-transaction; do
		cmp "srv.git/hooks/$hook" "$BATS_TEST_DIRNAME/../../hooks/$hook"
		[ -x "srv.git/hooks/$hook" ]
	done
	[ "$(stat -c %a "$GALLEY_HOME/keys/server.key")" = 600 ]
}

@test "takes a bare repository as it finds it, and puts right what is not" {
	git init -q --bare --initial-branch=other srv.git
	git -C srv.git config core.hooksPath /tmp
	exits 0 galley hook install srv.git
	says "set up HEAD" "set up core.hooksPath"
	[ "$(git -C srv.git symbolic-ref HEAD)" = refs/heads/main ]
	! setting core.hooksPath
}

@test "a second time changes nothing" {
	galley hook install srv.git
	cp -a srv.git before
	exits 0 galley hook install srv.git
	says_not "set up"
	diff -r before srv.git
}

@test "a value that is there already stays beside what is hidden" {
	git init -q --bare srv.git
	git -C srv.git config uploadpack.hideRefs refs/internal
	galley hook install srv.git
	[ "$(git -C srv.git config --get-all uploadpack.hideRefs | wc -l)" = 2 ]
}

@test "a dry run tells what it would do, and does nothing" {
	exits 0 galley hook install srv.git --dry-run
	says "would set up receive.fsckObjects"
	[ ! -e srv.git ]
	[ ! -e "$GALLEY_HOME/keys/server.key" ]
}

@test "a work tree becomes no server" {
	git init -q brand
	exits 2 galley hook install brand
	says "has a work tree" "galley hook install brand.git"
}

@test "a folder of other things becomes no server" {
	mkdir srv
	touch srv/file
	exits 1 galley hook install srv
	says "is not empty"
	[ ! -e srv/hooks ]
}

@test "hooks led elsewhere for the whole machine are found" {
	printf '[core]\n\thooksPath = /tmp\n' >"$HOME/.gitconfig"
	exits 1 galley hook install srv.git
	says "core.hooksPath is set outside the repository"
}

@test "a push to a server whose galley is gone is refused" {
	found >/dev/null
	galley hook install ../srv.git 2>/dev/null
	mkdir "$TMPDIR/bin"
	ln -s "$(command -v git)" "$(command -v sh)" "$TMPDIR/bin/"
	PATH=$TMPDIR/bin exits 1 git push -q ../srv.git main
	! git -C ../srv.git rev-parse -q --verify main
}
