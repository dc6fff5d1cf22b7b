#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# With an origin: people work in clones of their own.

bats_require_minimum_version 1.5.0
load house
load origin

@test "a clone holds what it verified: root, person, signers, files" {
	[ "$(git -C rep1 config galley.workspace)" = "$(git -C origin.git rev-list --max-parents=0 main)" ]
	[ "$(git -C rep1 config galley.person)" = rep1 ]
	[ -f rep1/templates/email/first-touch.md ]
	[ -z "$(git -C rep1 status --porcelain)" ]
	[ "$(git -C rep1 log --first-parent --format=%G? main | sort -u)" = G ]
	[ "$(git -C rep1 config --get-all remote.origin.fetch | grep -c refs/galley)" = 1 ]
	exits 0 at rep1 verify
}

@test "clone prints the workspace's id" {
	exits 0 galley clone origin.git other --json
	says "\"workspace\":\"$(git -C origin.git rev-list --max-parents=0 main)\""
}

@test "only one's own requests are branches of a clone" {
	submitted
	[ "$(refs_of rep1 | grep -c "^refs/heads/custom/$bolt$")" = 1 ]
	[ "$(refs_of brand1 | grep -c "^refs/heads/custom/")" = 0 ]
	[ "$(refs_of brand1 | grep -c "^refs/remotes/origin/custom/$bolt$")" = 1 ]
	galley clone origin.git again --person rep1
	[ "$(refs_of again | grep -c "^refs/heads/custom/$bolt$")" = 1 ]
}

@test "a request goes from clone to clone until it is approved" {
	submitted
	exits 0 at brand1 inbox
	says "$bolt"
	exits 0 at brand1 approve "$bolt" -m Good
	exits 0 at legal1 approve "$bolt"
	says "approved and in force"
	[ "$(main_of legal1)" = "$(main_of origin.git)" ]
	exits 0 at rep1 sync
	says "1 new approval fetched"
	[ -f "rep1/customizations/$bolt.md" ]
	[ "$(refs_of rep1 | grep -c "^refs/heads/custom/")" = 0 ]
	exits 0 at rep1 use "$bolt" --set first_name=there --format text
	exits 0 at mkt2 sync
	exits 0 at mkt2 verify
	says "valid"
	git -C origin.git fsck --strict
}

@test "where nothing waits the way to what came since is told" {
	exits 0 at rep1 inbox
	says "Nothing waits for you" "Next: galley sync"
	exits 0 at brand1
	says "galley sync"
}

@test "the same over ssh" {
	cat >ssh <<-'END'
		#!/bin/sh
		while [ "${1#-}" != "$1" ]; do
			[ "$1" = -o ] && shift
			shift
		done
		shift
		exec sh -c "$*"
	END
	chmod +x ssh
	export GIT_SSH="$PWD/ssh"
	exits 0 galley clone "ssh://host.example$PWD/origin.git" far --person rep1
	exits 0 at far customize first-touch --for Acme --set customer=Acme \
	    --set discount=18
	exits 0 at far submit acme
	exits 0 at brand1 approve rep1/first-touch/acme
}

@test "a subfolder is as good as the top" {
	git -C rep1 config remote.origin.url ../origin.git
	exits 0 at rep1/templates sync
}

@test "two who approve at once both count" {
	submitted
	outrun "galley -C legal1 approve $bolt"
	exits 0 at brand1 approve "$bolt"
	says "approved and in force" "approved by brand1" "approved by legal1"
	[ "$(main_of brand1)" = "$(main_of origin.git)" ]
	exits 0 at brand1 verify
}

@test "an approval that comes after another's merge of the same is no failure" {
	submitted_words
	outrun "galley -C mkt2 approve $bolt"
	exits 0 at brand1 approve "$bolt"
	says "approved and in force"
	[ "$(git -C origin.git log --first-parent --format=%s main | grep -c "^merge: $bolt$")" = 1 ]
	[ "$(git -C origin.git log --format=%s main | grep -c "^approve: $bolt$")" = 1 ]
}

@test "main that moved elsewhere meanwhile costs another round" {
	submitted_words
	galley key new --person rep9 --no-passphrase
	outrun "galley -C brand1 people add rep9 --email rep9@northwind.example --role rep --key \"$(galley key show rep9)\""
	exits 0 at mkt2 approve "$bolt"
	says "approved and in force"
	[ -f mkt2/people/rep9.yaml ]
	exits 0 at mkt2 verify
	says "valid"
}

@test "an approval is not for text that came meanwhile" {
	submitted
	outrun "galley -C rep1 edit bolt --set discount=19 && galley -C rep1 submit bolt"
	exits 6 at brand1 approve "$bolt"
	says "changed meanwhile" "galley diff $bolt"
	[ "$(git -C origin.git log --format=%s "custom/$bolt" | grep -c ^approve)" = 0 ]
	exits 0 at brand1 approve "$bolt"
}

@test "an approval is for what this clone could show" {
	submitted
	at rep1 edit bolt --set discount=19
	at rep1 submit bolt
	exits 6 at brand1 approve "$bolt"
	says "changed meanwhile"
	exits 0 at brand1 approve "$bolt"
}

@test "five lost rounds are enough" {
	submitted
	outrun -a "galley -C legal1 comment $bolt -m Again"
	exits 75 at brand1 comment "$bolt" -m "Never first"
	says "5 times in a row"
	[ "$(git -C origin.git log --format=%s "custom/$bolt" | grep -c ^comment)" = 5 ]
	[ "$(git -C origin.git log --format=%ae "main..custom/$bolt" | grep -c brand1)" = 0 ]
}

@test "a document that changed meanwhile makes the request stale" {
	sed 's/first-touch/&/; s/lose hours to/spend hours on/' \
	    brand1/templates/email/first-touch.md >one.md
	sed 's/lose hours to/waste hours on/' \
	    brand1/templates/email/first-touch.md >two.md
	edits brand1 first-touch one.md
	edits mkt2 first-touch two.md
	at legal1 approve change/brand1/first-touch
	at legal1 approve change/mkt2/first-touch
	at brand1 sync
	outrun "galley -C mkt2 approve change/brand1/first-touch"
	exits 6 at brand1 approve change/mkt2/first-touch
	says stale refresh
}

@test "a new text for a document is not put over one that came meanwhile" {
	sed 's/lose hours to/spend hours on/' \
	    brand1/templates/email/first-touch.md >one.md
	sed 's/lose hours to/waste hours on/' \
	    brand1/templates/email/first-touch.md >two.md
	galley clone origin.git desk --person mkt2
	edits brand1 first-touch one.md
	at legal1 approve change/brand1/first-touch
	at mkt2 approve change/brand1/first-touch
	EDITOR="cp $PWD/two.md" exits 6 at desk edit first-touch --edit
	says stale
	EDITOR="cp $PWD/two.md" exits 0 at desk edit first-touch --edit
}

@test "acts at once in one workspace all count" {
	submitted
	git -C rep1 remote remove origin
	for i in 1 2 3 4; do
		at rep1 comment "$bolt" -m "Number $i" &
	done
	wait
	[ "$(git -C rep1 log --format=%s "custom/$bolt" | grep -c ^comment)" = 4 ]
}

@test "an unsigned event at origin is not followed" {
	submitted
	before=$(git -C rep1 rev-parse "custom/$bolt")
	git -C brand1 -c user.name=x -c user.email=x@x.example checkout \
	    --quiet --detach "origin/custom/$bolt"
	git -C brand1 -c user.name=x -c user.email=x@x.example commit --quiet \
	    --allow-empty -m "withdraw: $bolt"
	git -C brand1 push --quiet origin "HEAD:custom/$bolt"
	exits 0 at rep1 sync
	[ "$(git -C rep1 rev-parse "custom/$bolt")" = "$before" ]
}

@test "offline, one's own words are kept and sync sends them" {
	disconnect
	exits 0 customize_bolt
	says "not sent"
	exits 0 at rep1 submit bolt
	says "not sent"
	exits 0 at rep1 status bolt --json
	says '"unsent":true'
	exits 75 at rep1 sync
	connect
	exits 0 at rep1 sync --dry-run
	says "not sent yet: $bolt"
	[ "$(refs_of origin.git)" = refs/heads/main ]
	exits 0 at rep1 sync
	says "sent: $bolt"
	exits 0 at rep1 status bolt --json
	says '"unsent":false'
	exits 0 at brand1 approve "$bolt"
	exits 0 at legal1 approve "$bolt"
}

@test "sync makes the merge that an offline submit waited for" {
	disconnect
	exits 0 at rep1 customize first-touch --for Acme --set customer=Acme \
	    --set discount=5
	exits 0 at rep1 submit acme
	says "not sent"
	says_not "in force"
	connect
	exits 0 at rep1 sync
	says "sent: rep1/first-touch/acme"
	[ -f rep1/customizations/rep1/first-touch/acme.md ]
	[ "$(main_of rep1)" = "$(main_of origin.git)" ]
	exits 0 at rep1 verify
}

@test "offline, verdicts and policy leave nothing" {
	submitted
	galley key new --person rep9 --no-passphrase
	disconnect
	refs_of brand1 >before
	exits 75 at brand1 approve "$bolt"
	says "cannot be reached"
	exits 75 at brand1 request-changes "$bolt" -m "Fewer words"
	exits 75 at brand1 people add rep9 --email rep9@northwind.example \
	    --role rep --key "$(galley key show rep9)"
	exits 75 at rep1 withdraw bolt
	refs_of brand1 | cmp - before
}

@test "one's own unsent words follow what came meanwhile" {
	submitted
	disconnect
	exits 0 at rep1 edit bolt --set discount=17
	exits 0 at rep1 submit bolt
	connect
	exits 0 at brand1 comment "$bolt" -m "Is it worth it?"
	exits 6 at rep1 submit bolt
	exits 0 at rep1 sync
	says "sent: $bolt"
	[ "$(git -C origin.git log --format=%s -4 "custom/$bolt" | tr '\n' ' ')" = "submit: $bolt edit: $bolt comment: $bolt submit: $bolt " ]
	exits 0 at brand1 sync
	exits 0 at brand1 approve "$bolt"
}

@test "what changed in two places is not thrown together" {
	submitted
	galley clone origin.git second --person rep1
	disconnect
	at rep1 edit bolt --set discount=17
	connect
	at second edit bolt --set discount=16
	exits 0 at rep1 sync --json
	says '"waiting":["rep1/first-touch/bolt"]' "changed here and elsewhere"
	exits 0 at rep1 undo bolt
	exits 0 at rep1 sync
	says_not "not sent yet"
	exits 0 at rep1 show bolt
}
