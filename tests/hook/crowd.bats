#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Many at once: eight who approve, and git's housekeeping beside people's acts.

bats_require_minimum_version 1.5.0
load ../cli/house

setup_file() {
	BATS_TEST_TMPDIR="$BATS_FILE_TMPDIR/scene"
	house
	found >/dev/null
	for i in 1 2 3 4 5 6 7 8; do
		add_person "mkt$i" "Market $i" marketing >/dev/null
	done
	for i in 0 1 2 3 4 5 6 7 8; do
		galley --as rep1 customize first-touch --for Bolt --name "bolt$i" \
		    --set customer=Bolt --set discount=18 >/dev/null
		galley --as rep1 submit "bolt$i" >/dev/null
		galley --as legal1 approve "rep1/first-touch/bolt$i" >/dev/null
	done
	galley hook install ../srv.git >/dev/null
	git push -q --atomic ../srv.git main 'refs/heads/custom/*'
}

setup() {
	house
	cp -a "$BATS_FILE_TMPDIR/scene/home/." "$HOME"
	cp -a "$BATS_FILE_TMPDIR/scene/work/." .
	git -C srv.git config galley.home "$GALLEY_HOME"
	cd brand
	before=$(git rev-list --count --first-parent main)
}

# clones: one of the server's for each of the eight.
clones() {
	galley clone ../srv.git ../1 --person mkt1 2>/dev/null
	git -C ../1 config remote.origin.url ../srv.git
	for i in 2 3 4 5 6 7 8; do
		cp -a ../1 "../$i"
	done
}

# approves FOLDER N REQUEST: by the N-th, and again while he is told to try again.
approves() {
	local status=75 tries

	for tries in 1 2 3 4 5 6 7 8; do
		[ "$status" -eq 75 ] || break
		status=0
		galley -C "$1" --as "mkt$2" approve "rep1/first-touch/$3" \
		    >>"$TMPDIR/said.$2" 2>&1 || status=$?
	done
	echo "$status" >"$TMPDIR/status.$2"
}

# all_say STATUS...: each of the eight ended with one of these.
all_say() {
	local i status

	for i in 1 2 3 4 5 6 7 8; do
		status=$(cat "$TMPDIR/status.$i")
		[[ " $* " == *" $status "* ]] || {
			echo "mkt$i: $status"
			cat "$TMPDIR/said.$i"
			return 1
		}
	done
}

# merged N: so many steps more on this main, all of it valid.
merged() {
	[ "$(git rev-list --count --first-parent main)" -eq $((before + $1)) ]
	git fsck --strict --no-dangling
	exits 0 galley verify
}

@test "eight approve one request in one clone: it is merged once" {
	for i in 1 2 3 4 5 6 7 8; do approves . "$i" bolt0 & done
	wait
	all_say 0 1 6
	merged 1
}

@test "eight approve a request each in one clone: all are merged" {
	for i in 1 2 3 4 5 6 7 8; do approves . "$i" "bolt$i" & done
	wait
	all_say 0
	merged 8
}

@test "eight approve one request through a server: it is merged once" {
	clones
	for i in 1 2 3 4 5 6 7 8; do approves "../$i" "$i" bolt0 & done
	wait
	all_say 0 1 6
	cd ../1
	galley sync
	merged 1
	git -C ../srv.git fsck --strict --no-dangling
}

@test "eight approve a request each through a server: all are merged" {
	clones
	for i in 1 2 3 4 5 6 7 8; do approves "../$i" "$i" "bolt$i" & done
	wait
	all_say 0
	cd ../1
	galley sync
	merged 8
	git -C ../srv.git fsck --strict --no-dangling
}

# tidied FOLDER N: git's housekeeping, over and over, until $TMPDIR/done is there;
# each time that all of it was done is told in $TMPDIR/tidied.N.
tidied() {
	until [ -e "$TMPDIR/done" ]; do
		git -C "$1" gc -q && git -C "$1" repack -a -d -q &&
		    git -C "$1" prune --expire=2.weeks.ago &&
		    git -C "$1" pack-refs --all && echo >>"$TMPDIR/tidied.$2"
	done
}

# works FOLDER: a use, a submit and an approval, and what is so afterwards.
works() {
	local i

	for i in 1 2; do
		galley -C "$1" --as rep1 use first-touch --for Acme --set customer=Acme \
		    --set discount=5 --set first_name=Ann >/dev/null || return
		galley -C "$1" --as rep1 customize first-touch --for Zed --name "zed$i" \
		    --set customer=Zed --set discount=18 >/dev/null || return
		galley -C "$1" --as rep1 submit "zed$i" >/dev/null || return
		approves "$1" "$i" "bolt$i" || return
		[ "$(cat "$TMPDIR/status.$i")" = 0 ] || return
		galley -C "$1" verify >/dev/null || return
	done
}

# beside FOLDER...: works in the first while all are tidied, each of them.
beside() {
	local folder status=0 n=0

	for folder; do
		n=$((n + 1))
		tidied "$folder" $n 2>>"$TMPDIR/git" &
	done
	works "$1" >"$TMPDIR/works" 2>&1 || status=$?
	: >"$TMPDIR/done"
	wait
	cat "$TMPDIR/works" "$TMPDIR"/said.* "$TMPDIR/git"
	[ "$status" -eq 0 ]
	for n in $(seq $#); do [ -s "$TMPDIR/tidied.$n" ]; done
}

# has_all: what works did is there.
has_all() {
	merged 2
	[ "$(git ls-tree -r --name-only journal/rep1 | wc -l)" -eq 2 ]
	for i in 1 2; do
		[ "$(git log -1 --format=%s "custom/rep1/first-touch/zed$i")" = \
		    "submit: rep1/first-touch/zed$i" ]
	done
}

@test "git gc, repack and prune beside acts lose nothing" {
	beside .
	has_all
}

@test "nor do they on a server and in its clone" {
	clones
	cd ../1
	beside . ../srv.git
	has_all
	git -C ../srv.git fsck --strict --no-dangling
	galley clone ../srv.git ../fresh --person mkt2
	exits 0 galley -C ../fresh verify
}
