#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# An origin that is not to be trusted, or says no; and what is kept where.

bats_require_minimum_version 1.5.0
load house
load origin

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

# ended SIGNAL STATUS FOLDER: a clone that gets a signal while origin is asked.
ended() {
	cat >ssh <<-END
		#!/bin/bash
		read -r _ _ _ galley _ <"/proc/\$PPID/stat"
		kill -$1 "\$galley"
		[ $1 = KILL ] || exec cat
	END
	chmod +x ssh
	run -"$2" env --default-signal="${1/KILL/INT}" GIT_SSH="$PWD/ssh" timeout 60 galley clone ssh://host/brand "$3" --person rep1
}

@test "a clone that is interrupted leaves nothing" {
	mkdir -m 700 empty
	for signal in INT:130 TERM:143 HUP:129; do
		ended "${signal%:*}" "${signal#*:}" other
		[ ! -e other ]
		ended "${signal%:*}" "${signal#*:}" empty
		[ -z "$(ls -A empty)" ]
	done
	[ "$(stat -c %a empty)" = 700 ]
}

@test "a clone that was killed is told to who clones again" {
	ended KILL 137 other
	exits 1 galley clone origin.git other --person rep1
	says "a clone into other was not finished" "remove the folder and clone again"
	rm -r other
	exits 0 galley clone origin.git other --person rep1
	[ ! -e other/.git/galley/unfinished ]
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
