#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What is said to a call that is off, and what help says.

bats_require_minimum_version 1.5.0
load house

setup() {
	house
}

@test "an unknown verb names the nearest" {
	exits 2 galley aprove bolt
	says "did you mean approve"
}

@test "a verb of a later version says that it is not there yet" {
	for verb in ask learn block map claim recall recertify \
	    report serve trace; do
		exits 2 galley $verb
		says "$verb does not exist yet"
	done
}

@test "an unknown option names the nearest" {
	exits 2 galley use first-touch --formt html
	says "did you mean --format"
}

@test "a missing operand, value or option is named" {
	exits 2 galley show
	says "show needs NAME"
	exits 2 galley use first-touch --set
	says "--set needs FIELD=VALUE"
	exits 2 galley reject bolt
	says "reject needs -m TEXT"
	exits 2 galley request-changes bolt
	says "request-changes needs -m TEXT"
	exits 2 galley key new
	says "key new needs --person PERSON"
	exits 2 galley template
	says "galley help template"
}

@test "an operand too many is named" {
	exits 2 galley inbox bolt
	says '"bolt" is one word too many'
}

@test "mistakes in values are found before anything is done" {
	exits 2 galley use first-touch --set customer
	says "NAME=VALUE"
	exits 2 galley use first-touch --format pdf
	says "there is no format pdf"
	exits 2 galley use first-touch --format text,html
	says "--out"
	exits 2 galley use first-touch --for Acme --for Bolt
	says "two accounts"
	exits 2 galley customize first-touch --share everybody
	says "me, team or all"
	exits 2 galley --now yesterday inbox
	says "yesterday is not a time"
	GALLEY_NOW=soon exits 2 galley inbox
	says "soon is not a time"
}

@test "mistakes go to stderr, and stdout stays empty" {
	run --separate-stderr galley frobnicate
	[ "$status" -eq 2 ]
	[ -z "$output" ]
	[[ $stderr == "galley: "* ]]
}

@test "a folder that is no workspace is not found" {
	exits 5 galley inbox
	[[ $output == "galley: "* ]]
	exits 5 galley -C nowhere inbox
}

@test "a file that is not there is named" {
	exits 5 galley comment bolt -m @nowhere.txt
	says nowhere.txt
}

@test "a hostile name reaches no terminal as it is" {
	run galley $'\033[2Jshow'
	[ "$status" -eq 2 ]
	says '\u001b[2Jshow'
	says_not $'\033'
}

@test "help outside of a workspace lists every command once" {
	run --separate-stderr galley help
	[ "$status" -eq 0 ]
	for verb in find show use customize edit refresh submit withdraw status \
	    review inbox diff approve request-changes reject suggest exception template \
	    init people config verify clone sync key check handover comment log explain \
	    preview undo demo help; do
		[ "$(grep -c "^  $verb " <<<"$output")" -eq 1 ] || {
			echo "$verb"
			false
		}
	done
	says_not recall "  serve "
}

@test "help of a verb shows its options; --help does the same" {
	exits 0 galley help use
	says "galley use NAME" "--for ACCOUNT" "--copy" "--open"
	first=$output
	exits 0 galley use --help
	[ "$output" = "$first" ]
	exits 0 galley help people add
	says "galley people add PERSON" "--role ROLE..."
	exits 2 galley help frobnicate
}

@test "help of each command shows one call as it is typed" {
	for verb in $(galley help --all 2>/dev/null | sed -n 's/^  \([a-z-]*\) .*/\1/p'); do
		exits 0 galley help $verb
		says "for example: galley"
		says_not "(null)"
		[[ $output == *"for example: galley"*" $verb"* ]]
	done
}

@test "the version is the one that is packaged" {
	exits 0 galley -C / --version
	[ "$output" = "$(sed -n '1s/^\(galley\) (\(.*\)).*/\1 \2/p' "$BATS_TEST_DIRNAME/../../debian/changelog")" ]
	exits 0 galley use --version
	[[ $output == "galley "* ]]
}

@test "who keeps templates is shown what asks for them, too" {
	found
	exits 0 galley help
	says template submit edit approve "people "
}

@test "help shows the commands of the caller's role" {
	found
	exits 0 galley --as rep1 help
	says customize "help --all"
	says_not request-changes "people "
	exits 0 galley --as legal1 help
	says request-changes
	says_not customize
	exits 0 galley --as rep1 help --all
	says request-changes "people "
	add_person bea Bea brand-owner
	exits 0 galley --as bea help
	says template approve exception
	says_not "people "
}

@test "help shows deciding to who stands in for somebody" {
	found
	ask_for_bolt
	galley --as rep1 submit bolt
	add_person rep2 "Rep Two" rep
	galley --as legal1 people delegate legal --to rep2 --from "$(date -u +%F)" --until 2099-01-01
	exits 0 galley --as rep2 help
	says customize request-changes review
}

@test "help leaves what was decided for home to tell" {
	found
	galley --as rep1 customize first-touch --for Acme --set customer=Acme
	galley --as rep1 submit acme
	exits 0 galley --as rep1 help
	exits 0 galley --as rep1
	says "rep1/first-touch/acme  approved and in force"
}

@test "the completion script is bash and knows every verb" {
	galley help --completion bash >completion
	bash -n completion
	source ./completion
	COMP_WORDS=(galley request-) COMP_CWORD=1
	_galley
	[ "${COMPREPLY[*]}" = request-changes ]
	COMP_WORDS=(galley use first-touch --fo) COMP_CWORD=3
	_galley
	[[ " ${COMPREPLY[*]} " == *" --for "* ]]
	[[ " ${COMPREPLY[*]} " == *" --format "* ]]
	exits 2 galley help --completion fish
}

@test "the manual's commands are clean mdoc" {
	command -v mandoc >/dev/null || skip "mandoc is not here"
	{
		printf '.Dd November 22, 2026\n.Dt GALLEY 1\n.Os\n.Sh NAME\n.Nm galley\n.Nd x\n'
		galley help --manual
	} >galley.1
	exits 0 mandoc -T lint -W error galley.1
	grep -q '^.Cm request-changes$' galley.1
	mandoc -T ascii -O width=200 galley.1 | col -b >page
	for each in "people hours" submit suggest; do
		call=$(galley help $each | sed -n 's/^ *for example: //p')
		[ "$call" ]
		grep -qF -- "$call" page
	done
}

@test "JSON goes to stdout alone, whole or in part" {
	found
	run --separate-stderr galley find first --json
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	perl -MJSON::PP -0777 -ne 'exit !@{decode_json($_)->{templates}}' <<<"$output"
	run --separate-stderr galley --as rep1 show first-touch --json=id,nothing
	[ "$status" -eq 0 ]
	[ "$output" = '{"id":"first-touch","nothing":null}' ]
}

@test "find tells of approved copies, too: one's own, the team's and those for all" {
	found
	add_person rep2 "Rep Two" rep
	add_person rep3 "Rep Three" rep
	for id in rep1 rep2; do
		sed 's/^roles:/team: East\n&/' people/$id.yaml >../$id
		galley edit people/$id.yaml --text @../$id
		galley submit change/brand1/$id
	done
	for share in me team all; do
		galley --as rep1 customize first-touch --for "Acme $share" \
		    --set customer=Acme --share $share
		galley --as rep1 submit acme-$share
		galley --as brand1 approve rep1/first-touch/acme-$share || :
	done
	exits 0 galley --as rep1 find acme
	says acme-me acme-team acme-all
	exits 0 galley --as rep2 find acme
	says acme-team acme-all
	says_not acme-me
	exits 0 galley --as rep3 find acme
	says "rep1/first-touch/acme-all  rep1  Acme all"
	says_not acme-me acme-team
	exits 0 galley --as rep3 show first-touch
	says acme-all
	says_not acme-team
	exits 0 galley --as rep3 find nosuchword
	says "No template has this word"
}

@test "a dry run judges and changes nothing" {
	found
	before=$(git for-each-ref)
	exits 0 galley --as rep1 customize first-touch --for Bolt \
	    --set customer=Bolt --set discount=18 --dry-run
	says "dry run"
	[ "$(git for-each-ref)" = "$before" ]
	exits 0 galley --as rep1 use first-touch --for Acme --set customer=Acme \
	    --set first_name=Ann --format text,html --out copies --dry-run
	says "copies/acme.txt" "copies/acme.html"
	[ ! -e copies ]
	exits 0 galley --as rep1 use first-touch --set customer=Acme --set first_name=Ann --copy --open --dry-run
	[[ $output != *opied* ]]
}

@test "what only makes something new has no dry run" {
	found
	exits 2 galley init x --name X --person ann --email ann@x.example --no-passphrase --dry-run
	says "no dry run (leave out --dry-run)"
	exits 2 galley key new --person ann --no-passphrase --dry-run
	exits 2 galley enroll https://x.example/x --person ann --email ann@x.example --no-passphrase --dry-run
	exits 2 galley clone . y --dry-run
	[ ! -e x ] && [ ! -e y ] && [ ! -e "$GALLEY_HOME/keys/ann.key" ]
}

@test "an unknown template names the nearest" {
	found
	exits 5 galley --as rep1 show first-tuch
	says first-touch
}

@test "approve takes many and says when some failed" {
	found
	ask_for_bolt
	galley --as rep1 submit bolt
	exits 3 galley --as brand1 approve rep1/first-touch/bolt rep1/first-touch/nobody
	says "approved by brand1"
}

@test "an editor's changes are taken, and kept when they are refused" {
	found
	ask_for_bolt
	export EDITOR="sed -i 's/four hundred/five hundred/'"
	exits 0 galley --as rep1 edit bolt --edit
	exits 0 galley --as rep1 preview bolt
	says "five hundred"
	export EDITOR="sed -i 's/below list/above list/'"
	run galley --as rep1 edit bolt --edit
	[ "$status" -eq 1 ]
	says "What you typed is kept in"
	grep -q "above list" "$(sed -n 's/^What you typed is kept in //p' <<<"$output")"
}

@test "standard input and files stand for texts" {
	found
	ask_for_bolt
	echo "Bolt's desk loses every third caller before anyone picks up." >words
	exits 0 galley --as rep1 edit bolt --region opening=@words
	exits 0 galley --as rep1 preview bolt
	says "before anyone picks up"
	exits 0 galley --as rep1 submit bolt -m - <<<"They asked"
	exits 0 galley log rep1/first-touch/bolt
	says "They asked"
}

@test "a clone with another id than was told is refused, and nothing is left" {
	found
	cd ..
	git clone -q --bare brand origin.git
	exits 7 galley clone "$PWD/origin.git" mine --person rep1 \
	    --root 0000000000000000000000000000000000000000
	says "ask who gave you the address"
	[ ! -e mine ]
	root=$(git -C brand rev-list --max-parents=0 main)
	exits 0 galley clone "$PWD/origin.git" mine --person rep1 --root "$root"
	says "$root" "all of it verified"
	exits 0 galley -C mine
	says "Rep One"
}

@test "the allowed signers are printed as git reads them" {
	found
	exits 0 galley people --allowed-signers
	says brand1@northwind.example rep1@northwind.example "ssh-ed25519 AAAA"
	exits 0 galley people show rep1
	says "$(galley key show rep1 | cut -d' ' -f2)"
}

@test "copies go to the clipboard, or into the mail program as an unsent draft" {
	found
	mkdir bin
	printf '#!/bin/sh\ncat >"%s/clipboard"\n' "$PWD" >bin/xclip
	printf '#!/bin/sh\ncp "$1" "%s/draft.eml"\n' "$PWD" >bin/xdg-open
	chmod +x bin/*
	PATH="$PWD/bin:$PATH" DISPLAY=:9 run --separate-stderr galley --as rep1 use first-touch --for Acme \
	    --set customer=Acme --set first_name=Ann --copy --open
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	grep -q "Ann, Acme" clipboard
	grep -q "^X-Unsent: 1" draft.eml
}

@test "no colour reaches a pipe" {
	found
	exits 0 galley --as rep1
	says_not $'\033'
}

# Its own time, not that of whatever else the machine is doing.
@test "the demo does all that it should, in less than ten seconds" {
	local TIMEFORMAT='%U %S'

	spent=$({ time galley demo >told 2>&1; } 2>&1)
	output=$(cat told)
	says "refused, as it should be" "steps did what they should"
	[ "$(awk '{ print int($1 + $2) }' <<<"$spent")" -lt 10 ]
	[ -z "$(ls "$TMPDIR")" ]
}

@test "an account whose name has no letters of a-z is asked for a name" {
	found
	exits 2 galley --as rep1 customize first-touch --for "株式会社" --set customer="株式会社"
	says "no name in a-z and 0-9 can be made of 株式会社" "--name NAME"
	exits 0 galley --as rep1 customize first-touch --for "株式会社" --set customer="株式会社" --name kk
	exits 2 galley --as rep1 customize first-touch --set customer=A
	says "say whom it is for"
	exits 1 galley --as rep1 use first-touch --set customer=A --set discount=18 --set first_name=x
	says "galley customize first-touch --for ACCOUNT --set"
	exits 1 galley --as rep1 use first-touch --for "株式会社" --set customer=A --set discount=18 --set first_name=x
	says '--for "株式会社" --name NAME --set'
}

@test "the command that asks is read by a shell as it was meant" {
	found
	export GALLEY_AS=rep1
	odd='Bob'"'"'s "A" $(>run) `>run` \!'
	exits 1 galley use first-touch --for "$odd" --set customer="$odd" \
	    --set discount=18 --set first_name=x
	eval "$(sed -n 's/^Ask for it: //p' <<<"$output")"
	[ ! -e run ]
	exits 0 galley show bobs-a-run-run --json
	python3 -c 'import json, sys
entry = json.load(sys.stdin)
assert entry["values"]["customer"] == entry["for"] == sys.argv[1]' "$odd" <<<"$output"
}
