#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# With an origin: a bare repository without hooks, and a clone for each person.

bats_require_minimum_version 1.5.0
load house

bolt=rep1/first-touch/bolt

# origin.git with the house's workspace in it, and clones of it, made once.
setup_file() {
	BATS_TEST_TMPDIR="$BATS_FILE_TMPDIR/scene"
	house
	found
	galley key new --person mkt2 --no-passphrase
	add_person mkt2 "Market Two" marketing
	git init --quiet --bare --initial-branch=main ../origin.git
	git remote add origin "$PWD/../origin.git"
	galley sync
}

# A test's own copy, at the same place, so that addresses stay true.
setup() {
	house
	cp -a "$BATS_FILE_TMPDIR/scene/home/." "$HOME"
	cp -a "$BATS_FILE_TMPDIR/scene/work/origin.git" origin.git
	for person in brand1 rep1 legal1 mkt2; do
		galley clone origin.git "$person" --person "$person" 2>/dev/null
	done
}

# at PERSON COMMAND...: galley in this person's clone.
at() {
	local person=$1

	shift
	galley -C "$BATS_TEST_TMPDIR/work/$person" "$@"
}

customize_bolt() {
	at rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --set discount=18 --region opening="Bolt's three sites answer four hundred calls a day, and every third caller hangs up."
}

# rep1's request, submitted, and known to all.
submitted() {
	customize_bolt
	at rep1 submit bolt -m "Bolt asked for a number"
	for person in brand1 legal1 mkt2; do
		at "$person" sync
	done
}

# The same, where the new words alone need marketing, once.
submitted_words() {
	at rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --region opening="Bolt's three sites answer four hundred calls a day, and every third caller hangs up."
	at rep1 submit bolt
	for person in brand1 legal1 mkt2; do
		at "$person" sync
	done
}

# outrun [-a] COMMAND: runs it just before galley's next push (-a: each push).
outrun() {
	local again=rm real

	if [ "$1" = -a ]; then
		again=true
		shift
	fi
	real=$(command -v git)
	mkdir -p "$BATS_TEST_TMPDIR/bin"
	cat >"$BATS_TEST_TMPDIR/bin/git" <<-END
		#!/bin/bash
		case " \$* " in
		*" push "*)
			if [ -e "$BATS_TEST_TMPDIR/outrun" ]; then
				$again "$BATS_TEST_TMPDIR/outrun"
				PATH=\${PATH#*:}
				cd "$BATS_TEST_TMPDIR/work"
				( $1 ) >>"$BATS_TEST_TMPDIR/outran" 2>&1
				cd - >/dev/null
			fi
		esac
		exec "$real" "\$@"
	END
	chmod +x "$BATS_TEST_TMPDIR/bin/git"
	touch "$BATS_TEST_TMPDIR/outrun"
	PATH="$BATS_TEST_TMPDIR/bin:$PATH"
}

# edits PERSON NAME FILE: proposes the file as the document's new text.
edits() {
	EDITOR="cp $PWD/$3" at "$1" edit "$2" --edit
	at "$1" submit "change/$1/${4:-$2}"
}

disconnect() {
	mv origin.git away.git
}

connect() {
	mv away.git origin.git
}

main_of() {
	git -C "$1" rev-parse refs/heads/main
}

refs_of() {
	git -C "$1" for-each-ref --format='%(refname)'
}

# Nothing of what is refused is taken over: main, files and signers stay.
refuses_origin() {
	local before

	before=$(main_of rep1)
	exits 7 at rep1 sync
	says "refused and nothing was taken over"
	[ "$(main_of rep1)" = "$before" ]
	[ -z "$(git -C rep1 status --porcelain)" ]
	exits 7 at rep1 customize first-touch --for Acme --set customer=Acme
	[ "$(main_of rep1)" = "$before" ]
}

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
	says "1 new approvals fetched"
	[ -f "rep1/customizations/$bolt.md" ]
	[ "$(refs_of rep1 | grep -c "^refs/heads/custom/")" = 0 ]
	exits 0 at rep1 use "$bolt" --set first_name=there --format text
	exits 0 at mkt2 sync
	exits 0 at mkt2 verify
	says "valid"
	git -C origin.git fsck --strict
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

@test "a forged main is refused" {
	git clone --quiet origin.git forged
	git -C forged -c user.name=x -c user.email=x@x.example commit --quiet \
	    --allow-empty -m "merge: $bolt"
	git -C forged push --quiet origin HEAD:main
	refuses_origin
	says "T1"
}

@test "a main that lost its last merge is refused" {
	submitted_words
	at brand1 approve "$bolt"
	at rep1 sync
	git -C origin.git update-ref refs/heads/main main^
	refuses_origin
	says "T6"
}

@test "another workspace in origin's place is refused" {
	galley init other --name Other --person brand1 \
	    --email brand1@northwind.example
	git -C other push --quiet --force ../origin.git main
	refuses_origin
	says "T9"
}

@test "an origin without main is refused" {
	git -C origin.git update-ref -d refs/heads/main
	exits 7 at rep1 sync
	says "gone"
}

@test "a clone of what does not verify leaves nothing" {
	git clone --quiet origin.git forged
	git -C forged -c user.name=x -c user.email=x@x.example commit --quiet \
	    --allow-empty -m "merge: $bolt"
	git -C forged push --quiet origin HEAD:main
	exits 7 galley clone origin.git new
	[ ! -e new ]
	mkdir empty
	exits 7 galley clone origin.git empty
	[ -d empty ] && [ -z "$(ls -A empty)" ]
}

@test "a clone goes into no folder that is used, and from no address that is none" {
	mkdir full
	touch full/mine
	exits 1 galley clone origin.git full
	[ "$(ls -A full)" = mine ]
	exits 75 galley clone nowhere.git new
	[ ! -e new ]
	exits 2 galley clone --person rep1 -- --upload-pack=touch new
	git init --quiet --bare none.git
	exits 5 galley clone none.git new
	[ ! -e new ]
}

@test "a shallow origin is refused" {
	git clone --quiet --bare --depth 1 "file://$PWD/origin.git" shallow.git
	run galley clone shallow.git new
	[ "$status" -ne 0 ]
	[ ! -e new ]
}

@test "a copy is not made from a library that is too old" {
	disconnect
	GALLEY_NOW=$(($(date +%s) + 6 * 86400)) exits 0 at rep1 use first-touch \
	    --for Acme --set customer=Acme --set first_name=there --format text
	GALLEY_NOW=$(($(date +%s) + 8 * 86400)) exits 6 at rep1 use first-touch \
	    --for Acme --set customer=Acme --set first_name=there --format text
	says "library-age"
	connect
	GALLEY_NOW=$(($(date +%s) + 8 * 86400)) exits 0 at rep1 use first-touch \
	    --for Acme --set customer=Acme --set first_name=there --format text
}

@test "a journal goes to origin and to nobody else" {
	at rep1 use first-touch --for Acme --set customer=Acme \
	    --set first_name=there --format text
	exits 0 at rep1 sync
	[ "$(refs_of origin.git | grep -c "^refs/heads/journal/rep1$")" = 1 ]
	at brand1 sync
	[ "$(refs_of brand1 | grep -c journal)" = 0 ]
	galley clone origin.git second --person rep1
	exits 0 at second use first-touch --for Acme --set customer=Acme \
	    --set first_name=there --format text
	exits 0 at second sync
	exits 0 at rep1 sync
	[ "$(git -C rep1 rev-list --count journal/rep1)" = 2 ]
}

@test "a journal kept on two machines becomes one" {
	at rep1 use first-touch --for Acme --set customer=Acme \
	    --set first_name=there --format text
	galley clone origin.git second --person rep1
	at second use first-touch --for Bolt --set customer=Bolt \
	    --set first_name=there --format text
	at second use first-touch --for Cord --set customer=Cord \
	    --set first_name=there --format text
	exits 0 at rep1 sync
	exits 0 at second sync
	exits 0 at rep1 sync
	[ "$(git -C rep1 rev-parse journal/rep1)" = "$(git -C second rev-parse journal/rep1)" ]
	exits 0 at rep1 log journal/rep1
	says Acme Bolt Cord
	[ "$(git -C rep1 log --format=%G? journal/rep1 | tr -d '\n')" = GGG ]
}

@test "an origin that denies deletes keeps merged branches" {
	git -C origin.git config receive.denyDeletes true
	submitted_words
	exits 0 at brand1 approve "$bolt"
	exits 0 at brand1 sync
	[ "$(git -C origin.git rev-parse "custom/$bolt")" = "$(main_of origin.git)" ]
	at rep1 sync
	exits 0 at rep1 edit "$bolt" --set customer="Bolt Clinics"
	exits 0 at rep1 submit "$bolt"
	exits 0 at brand1 inbox
}

@test "an origin that says no is heard" {
	printf '#!/bin/sh\necho "closed for the night" >&2\nexit 1\n' \
	    >origin.git/hooks/pre-receive
	chmod +x origin.git/hooks/pre-receive
	exits 1 customize_bolt
	says "closed for the night"
	[ "$(refs_of rep1 | grep -c "^refs/heads/custom/")" = 0 ]
}

@test "two policies that took the same version both come into force" {
	galley key new --person boss2 --no-passphrase
	galley key new --person boss3 --no-passphrase
	at brand1 people add boss2 --email boss2@northwind.example --role admin \
	    --key "$(galley key show boss2)"
	galley clone origin.git boss2 --person boss2
	sed 's/quorum: 1/quorum: 2/' boss2/galley.yaml >two.yaml
	edits boss2 galley.yaml two.yaml settings
	sed 's/7 days/5 days/' boss2/galley.yaml >age.yaml
	edits boss2 galley.yaml age.yaml settings
	at brand1 sync
	exits 0 at brand1 people add boss3 --email boss3@northwind.example \
	    --role admin --key "$(galley key show boss3)"
	says_not "in force"
	exits 0 at brand1 approve change/boss2/settings
	says "in force"
	at boss2 sync
	exits 6 at boss2 approve change/brand1/add-boss3
	exits 0 at brand1 sync
	says "sent: change/brand1/add-boss3"
	exits 0 at boss2 sync
	exits 0 at boss2 approve change/brand1/add-boss3
	says "in force"
	grep -q "5 days" boss2/galley.yaml
	exits 0 at boss2 verify
}

@test "a file changed by hand is left when the library moves" {
	submitted_words
	echo "mine" >>rep1/galley.yaml
	at brand1 approve "$bolt"
	exits 0 at rep1 sync
	[ -f "rep1/customizations/$bolt.md" ]
	grep -q mine rep1/galley.yaml
}

@test "what was sent is not undone" {
	submitted
	exits 6 at rep1 undo bolt
}
