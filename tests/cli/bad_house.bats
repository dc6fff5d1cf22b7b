#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# A house in bad order: locks, killed processes and full disks leave all that
# was, and nothing half written.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
	submitted bolt
}

setup() {
	enter
}

teardown() {
	cd /
	[ ! -d "$BATS_TEST_TMPDIR/disk" ] || umount "$BATS_TEST_TMPDIR/disk"
}

whole() {
	exits 0 git fsck --strict --no-dangling
	accepted
}

@test "a lock left on main stops an act, which says so and leaves all as it was" {
	before_it=$(git for-each-ref)
	touch .git/refs/heads/main.lock
	galley --as brand1 approve $bolt
	before_it=$(git for-each-ref)
	exits 75 galley --as legal1 approve $bolt
	says main.lock
	[ "$before_it" = "$(git for-each-ref)" ]
	rm .git/refs/heads/main.lock
	exits 0 galley --as legal1 approve $bolt
	says "in force"
	whole
}

@test "what a lock on the index held up is brought along by the next command" {
	export GALLEY_AS=rep1
	galley customize first-touch --for Acme --set customer=Acme
	touch .git/index.lock
	exits 75 galley submit acme
	says index.lock
	exits 0 galley use acme --set first_name=there
	rm .git/index.lock
	[ ! -e customizations/rep1/first-touch/acme.md ]
	exits 0 galley use acme --set first_name=there
	[ -e customizations/rep1/first-touch/acme.md ]
	[ -z "$(git status --porcelain)" ]
}

@test "a lock left on a request stops its acts alone" {
	touch .git/refs/heads/custom/$bolt.lock
	exits 75 galley --as brand1 approve $bolt
	says lock
	exits 0 galley status $bolt
	rm .git/refs/heads/custom/$bolt.lock
	exits 0 galley --as brand1 approve $bolt
}

# Killed after ever longer times: before it began, in its midst, after its end.
@test "a process that is killed leaves the state before or the state after" {
	galley --as brand1 approve $bolt
	for delay in 0.01 0.02 0.04 0.06 0.08 0.1 0.12 0.15 0.2; do
		timeout -s KILL $delay galley --as legal1 approve $bolt > /dev/null 2>&1 || true
		exits 0 galley verify --quiet
		find .git -name '*.lock' -delete
	done
	galley --as legal1 approve $bolt || [ $? -eq 6 ]
	whole
	says "$bolt"
	[ -f $bolt_file ] || git show main:$bolt_file
}

# Moves the workspace to a disk of its own with little room.
small_disk() {
	[ "$(id -u)" -eq 0 ] || skip "only root mounts a small disk"
	mkdir "$BATS_TEST_TMPDIR/disk"
	mount -t tmpfs -o "size=$1" none "$BATS_TEST_TMPDIR/disk" 2>/dev/null || {
		rmdir "$BATS_TEST_TMPDIR/disk"
		skip "no tmpfs may be mounted here"
	}
	cp -a . "$BATS_TEST_TMPDIR/disk"
	cd "$BATS_TEST_TMPDIR/disk"
}

@test "a full disk is told, and loses nothing" {
	small_disk 8m
	cat /dev/zero > filler 2>/dev/null || true
	before_it=$(git for-each-ref)
	run galley --as brand1 approve $bolt
	[ "$status" -ne 0 ]
	says "No space left"
	[ "$before_it" = "$(git for-each-ref)" ]
	rm filler
	exits 0 galley --as brand1 approve $bolt
	whole
}

@test "a disk that may only be read is read" {
	small_disk 8m
	mount -o remount,ro "$BATS_TEST_TMPDIR/disk"
	exits 0 galley status $bolt
	exits 0 galley find first
	run galley --as brand1 approve $bolt
	[ "$status" -ne 0 ]
	says "Read-only"
}
