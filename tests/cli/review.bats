#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What reviewers and owners hear of each other: other words, reasons, and
# approvals that a template's fix took away.

bats_require_minimum_version 1.5.0
load house

setup() {
	house
	found >/dev/null
	add_person ann "Ann" marketing >/dev/null
}

# ask ACCOUNT DISCOUNT: a submitted request
ask() {
	galley --as rep1 customize first-touch --for "$1" --set customer="$1" --set discount="$2"
	galley --as rep1 submit "${1,,}"
}

@test "a reviewer's words are taken over by the command that status names" {
	ask_for_bolt
	galley --as rep1 submit bolt
	exits 0 galley --as brand1 approve rep1/first-touch/bolt \
	    --with opening="Bolt's desk loses every third caller before anyone can answer."
	says "brand1 suggests other words" "galley submit rep1/first-touch/bolt --accept"
	exits 0 galley --as rep1
	says "brand1 suggests other words"
	says_not "Nothing waits for you"
	exits 0 galley --as rep1 log bolt
	says "own wording" "before anyone can answer" "--accept"
	exits 0 galley --as rep1 status bolt
	says "brand1 approves it with these words for opening" "before anyone can answer"
	next=$(sed -n 's/^Next: //p' <<<"$output")
	[[ $next == "galley submit rep1/first-touch/bolt --accept "* ]]
	GALLEY_AS=rep1 exits 0 $next
	says "approved by brand1" "waits for legal1"
	exits 0 galley --as legal1 approve rep1/first-touch/bolt
	says "in force"
	grep -q "before anyone can answer" customizations/rep1/first-touch/bolt.md
}

@test "a fix of the template takes the approval away, with the reason, and the request stays" {
	ask Bolt 18
	galley --as brand1 approve rep1/first-touch/bolt
	change_template 's/below list/under list/'
	exits 0 galley --as rep1 status bolt
	says "submitted" "brand1 approved standard/brand, but templates/email/first-touch.md changed since"
	exits 0 galley --as rep1 explain bolt
	says "approved again"
	exits 0 galley --as brand1 inbox
	says rep1/first-touch/bolt
	exits 0 galley --as brand1 diff rep1/first-touch/bolt
	says "changed since it was approved" "[-below-]{+under+}"
	exits 0 galley --as brand1 approve rep1/first-touch/bolt
	says "approved by brand1"
	says_not "approved again"
	exits 0 galley --as legal1 approve rep1/first-touch/bolt
	says "in force"
}

@test "review renews in one act what only a template's fix took away" {
	ask Bolt 18
	ask Acme 12
	galley --as brand1 approve rep1/first-touch/bolt rep1/first-touch/acme
	ask Cask 15
	change_template 's/below list/under list/'
	at_terminal "galley --as brand1 review" "quit: " a "quit: " s
	[ "$status" -eq 0 ]
	says "2 requests that you approved; since then only the library changed" \
	    "first-touch.md" "2 decided, 0 failed"
	for name in bolt acme; do
		exits 0 galley --as rep1 status $name
		says "approved by brand1"
	done
	exits 0 galley --as rep1 status cask
	says_not "approved by brand1"
}

@test "the fix of another template takes nothing away" {
	ask Bolt 18
	galley --as brand1 approve rep1/first-touch/bolt
	sed 's/^title: .*/title: Other/' templates/email/follow-up.md >fixed
	galley --as ann edit follow-up --text @fixed
	galley --as ann submit follow-up
	exits 0 galley --as brand1 approve change/ann/follow-up
	says "in force"
	exits 0 galley --as rep1 status bolt
	says "approved by brand1"
}

@test "five requests, each decided with a key" {
	for account in Aa Bb; do
		galley --as rep1 customize first-touch --for $account --set customer=Same --set discount=12
		galley --as rep1 submit ${account,,}
	done
	ask_for_bolt
	galley --as rep1 submit bolt
	ask Cc 11
	ask Dd 13
	at_terminal "galley --as brand1 review" "quit: " a "quit: " w \
	    "words: " "Bolt's desk loses every third caller before anyone can answer.\n" \
	    "quit: " b "6 Other" 4 "change? " 'Be calm\n' "quit: " s
	[ "$status" -eq 0 ]
	says "2 requests with the same change" "4 decided, 0 failed"
	exits 0 galley --as rep1 status
	says "aa    submitted; waits for legal1" "bolt  submitted; brand1 suggests other words" \
	    "cc    changes-requested; waits for rep1" "dd    submitted; waits for ann, brand1, legal1"
	exits 0 galley --as rep1 status cc
	says "Tone: Be calm"
}

@test "what was rejected is told to its owner, with the reason" {
	ask Bolt 18
	galley --as brand1 reject rep1/first-touch/bolt -m "We do not sell there"
	exits 0 galley --as rep1
	says "rep1/first-touch/bolt  rejected" "We do not sell there"
	exits 0 galley --as rep1 status bolt
	says rejected "We do not sell there"
	exits 0 galley --as rep1 log rep1/first-touch/bolt
	says reject "We do not sell there"
	ask Bolt 12
	exits 0 galley --as rep1 status bolt
	says submitted
}

@test "explain names the rule and the persons that it waits for" {
	ask_for_bolt
	exits 0 galley --as rep1 explain bolt
	says "now: rep1 has to submit it"
	galley --as rep1 submit bolt
	exits 0 galley --as rep1 explain bolt
	says "now: ann has to approve standard/brand (brand1 may, too), because discount 18 is beyond the pre-approved 0..10"
	galley --as ann approve rep1/first-touch/bolt
	exits 0 galley --as rep1 explain bolt
	says "now: legal1 has to approve standard/legal"
	exits 0 galley --as rep1 explain first-touch
	says "Fields" "0..10"
}

@test "the next step is the reader's own" {
	ask Bolt 18
	exits 0 galley --as rep1 diff bolt
	says "Next: galley status rep1/first-touch/bolt"
	exits 0 galley --as brand1 diff rep1/first-touch/bolt
	says "Next: galley approve rep1/first-touch/bolt"
	exits 0 galley --as brand1 request-changes rep1/first-touch/bolt -m Shorter
	says "Next: galley inbox"
	exits 0 galley --as rep1
	says "Next: galley edit rep1/first-touch/bolt"
}

@test "a founder alone hears that nobody may approve, and who has to come" {
	cd ..
	exits 0 galley init alone --name Alone --person ann --email ann@alone.example --no-passphrase
	cd alone
	printf '# Hello [Name]\n\nDear {customer}, hello.\n' >../hello.md
	printf '# Bye\n\nDear {customer}, we leave.\n' >../bye.md
	export GALLEY_AS=ann
	exits 0 galley template import ../hello.md ../bye.md
	says "nobody may approve it yet" "field name" "was [Name]" "galley people add" "change/ann/bye"
	exits 0 galley template new offer --shelf email --kind email
	exits 0 galley submit offer
	says "nobody may approve it yet" "Next: galley people add ID --role marketing"
}

# ask_proposal: rep1's request for a proposal with two regions in his words.
ask_proposal() {
	galley --as rep1 customize proposal --for Bolt --set customer=Bolt --set contact="Ann Bolt" \
	    --set sites=3 --set seats=40 --set yearly="9000 EUR" --set start=2027-03-01 \
	    --set valid_until=2027-02-01 --set sender_email=rep1@northwind.example \
	    --set sender_phone=+4930123456 \
	    --region situation="Bolt's three sites answer four hundred calls on a usual day, and every third caller hangs up before anybody has had the time to speak to them at all." \
	    --region goal="In ninety days every call is answered, and both sides will count them in the same list every week."
	galley --as rep1 submit bolt
}
situation="Four hundred people call Bolt's three sites on a usual day, and a third of them hang up before anybody at the desk has had the time to say hello."
goal="In ninety days no caller hangs up, and both sides read the same weekly list of calls to know that."

@test "a reviewer rewords two regions at once, and one command takes both over" {
	ask_proposal
	proposal=rep1/proposal/bolt
	exits 0 galley --as brand1 approve $proposal --with situation="$situation" --with goal="$goal"
	exits 0 galley --as rep1 status bolt
	says "$situation" "$goal"
	next=$(sed -n 's/^Next: //p' <<<"$output")
	[[ $next == "galley submit $proposal --accept "* ]]
	GALLEY_AS=rep1 exits 0 $next
	says "approved by brand1"
	says "in force"
	grep -qF "$goal" customizations/$proposal.md
	grep -qF "$situation" customizations/$proposal.md
	exits 0 galley verify
}

@test "half of a reviewer's words are no approval of his" {
	ask_proposal
	proposal=rep1/proposal/bolt
	galley --as brand1 approve $proposal --with situation="$situation" --with goal="$goal"
	first=$(git rev-parse custom/$proposal~1)
	exits 0 galley --as rep1 submit bolt --accept "$first"
	exits 0 galley --as rep1 status bolt
	says_not "approved by brand1"
}

@test "words that change nothing, or one region twice, are refused" {
	ask_proposal
	proposal=rep1/proposal/bolt
	exits 2 galley --as brand1 approve $proposal --with goal="$goal" --with goal="$goal"
	says "goal is worded twice"
	exits 2 galley --as brand1 approve $proposal --with nothing=x
	says "no region or field called nothing"
	same="In ninety days every call is answered, and both sides will count them in the same list every week."
	exits 2 galley --as brand1 approve $proposal --with goal="$same"
	says "these words are there already"
	exits 0 galley --as brand1 approve $proposal --with goal="$same" --with situation="$situation"
	exits 0 galley --as rep1 status bolt
	says "$situation"
	says_not "words for goal"
}

@test "review asks for each region in turn" {
	ask_proposal
	at_terminal "galley --as brand1 review" "quit: " w "situation, in your words: " "$situation\n" \
	    "goal, in your words: " "$goal\n"
	[ "$status" -eq 0 ]
	says "1 decided, 0 failed"
	exits 0 galley --as rep1 status bolt
	says "$situation" "$goal"
}

@test "what is alike is decided at once, whatever each calls his customer" {
	for account in Aa Bb Cc; do
		ask $account 18
	done
	ask Dd 12
	galley --as rep1 comment cc -m "Wait for me"
	at_terminal "galley --as brand1 review" "quit: " a "quit: " s "quit: " s
	[ "$status" -eq 0 ]
	says "2 requests with the same change: rep1/first-touch/aa" \
	    "and rep1/first-touch/bb: customer Bb" "Wait for me" "2 decided, 0 failed"
	exits 0 galley --as rep1 status
	says "aa  submitted; waits for legal1" "bb  submitted; waits for legal1" \
	    "cc  submitted; waits for ann, brand1, legal1"
}

@test "values that need another's approval are not alike" {
	ask Aa 18
	ask Bb 19
	at_terminal "galley --as brand1 review" "quit: " a "quit: " a
	[ "$status" -eq 0 ]
	says_not "same change"
	says "2 decided, 0 failed"
}

@test "review goes on with those that did not fit on the first screen" {
	for number in $(seq 26); do
		ask n$number $((10 + number % 9 + 1))
	done
	at_terminal "galley --as brand1 review" $(for number in $(seq 11); do echo "quit: " a; done)
	[ "$status" -eq 0 ]
	says "26 decided, 0 failed"
	exits 0 galley --as brand1 inbox
	says "Nothing waits for you."
}

@test "words that several ask for become an option by one key" {
	words="Bolt's three sites answer four hundred calls a day, and every third caller hangs up."
	for account in Aa Bb; do
		galley --as rep1 customize first-touch --for $account --set customer=$account --region opening="$words"
		galley --as rep1 submit ${account,,}
	done
	at_terminal "galley --as brand1 review" "quit: " o "quit: " s
	[ "$status" -eq 0 ]
	says "2 requests with the same change" "2 requests have these words for opening" \
	    "galley template option rep1/first-touch/aa opening" \
	    "change/brand1/opening-bolts-three-sites-answer: submitted"
	exits 0 galley --as ann diff change/brand1/opening-bolts-three-sites-answer
	says "blocks/opening-bolts-three-sites-answer.md" "every third caller hangs up"
	add_person bea Bea marketing
	add_person leo Leo legal
	for person in ann bea legal1 leo; do
		exits 0 galley --as $person approve change/brand1/opening-bolts-three-sites-answer
	done
	says "in force"
	exits 0 galley template test first-touch
	exits 0 galley --as rep1 use first-touch --for Cc --set customer=Cc --set first_name=Ann \
	    --region opening=opening-bolts-three-sites-answer
	says "every third caller hangs up"
}

@test "an option that cannot be made is a failure of the review" {
	words="Bolt's three sites answer four hundred calls a day, and every third caller hangs up."
	for account in Aa Bb; do
		galley --as rep1 customize first-touch --for $account --set customer=$account --set discount=18 --region opening="$words"
		galley --as rep1 submit ${account,,}
	done
	at_terminal "galley --as legal1 review" "quit: " o "quit: " s
	[ "$status" -eq 4 ]
	says "0 decided, 1 failed"
}

@test "an option of words that are none, or under a name that is taken, is refused" {
	ask Bolt 18
	exits 5 galley template option rep1/first-touch/bolt opening
	says "has no words of its own for opening"
	galley --as rep1 edit bolt --region opening="Bolt's three sites answer four hundred calls a day, and nobody has time."
	exits 1 galley template option rep1/first-touch/bolt opening --id opening-calm
	says "opening-calm is the name of another document"
	exits 2 galley template option rep1/first-touch/bolt opening --id Calm
	exits 4 galley --as rep1 template option bolt opening
	exits 0 galley template option rep1/first-touch/bolt opening --id opening-time --dry-run
	exits 5 galley status change/brand1/opening-time
}

@test "an option of a template with a long title has its beginning, in whole characters" {
	words="Bolt's three sites answer four hundred calls a day, and nobody has time."
	title=$(printf 'x%.0s' {1..199})
	change_template "s/^title: .*/title: ${title}"$'\xc3\xa9/'
	galley --as rep1 customize first-touch --for Bolt --set customer=Bolt --region opening="$words"
	exits 0 galley --as ann template option rep1/first-touch/bolt opening --id opening-time
	exits 0 git show change/ann/opening-time:blocks/opening-time.md
	says "title: \"$title: opening\""
}

@test "why requests were sent back is counted, in one review and over all" {
	ask Aa 12
	ask Bb 13
	at_terminal "galley --as brand1 review" "quit: " b "6 Other" 4 "change? " 'Be calm\n' \
	    "quit: " b "6 Other" 1 "change? " '\n'
	says "2 decided, 0 failed" "sent back, Tone: 1" "sent back, Too long: 1"
	galley --as rep1 withdraw aa
	galley --as rep1 edit bb --set discount=11
	galley --as rep1 submit bb
	galley --as brand1 reject rep1/first-touch/bb -m "Tone: Still not"
	exits 0 galley --as brand1 review --reasons
	says "Tone                    2  first-touch 2" "Too long                1  first-touch 1" \
	    "Off message             0"
	exits 0 galley --as brand1 review --reasons --since 2099-01-01
	says "Tone                    0"
	exits 2 galley --as brand1 review --reasons --since soon
}

@test "what one approved is shown whole when one looks again" {
	ask Bolt 18
	galley --as brand1 approve rep1/first-touch/bolt
	exits 0 galley --as brand1 diff rep1/first-touch/bolt
	says "discount  0  ->  18"
}

@test "of two approvals the first is told that a second is needed" {
	sed 's/role: marketing, approvals: 1/role: marketing, approvals: 2/' workflows/standard.yaml >two
	galley edit workflows/standard.yaml --text @two
	galley submit change/brand1/standard
	ask Bolt 18
	galley --as legal1 approve rep1/first-touch/bolt
	exits 0 galley --as brand1 diff rep1/first-touch/bolt
	says "Approving: after yours it still needs standard/brand by marketing (ann)"
	exits 0 galley --as brand1 approve rep1/first-touch/bolt
	exits 0 galley --as ann diff rep1/first-touch/bolt
	says "Approving: your approval puts it in force"
}

@test "only the owner takes over what was suggested" {
	ask Bolt 18
	galley --as ann approve rep1/first-touch/bolt --with opening="Clinics like yours lose whole hours to the phone."
	id=$(galley --as rep1 status bolt --json |
	    python3 -c 'import json, sys; print(json.load(sys.stdin)["suggestions"][0]["id"])')
	exits 4 galley --as brand1 submit rep1/first-touch/bolt --accept "$id"
	says "rep1/first-touch/bolt: only the request's owner may"
}
