#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Who is told what, once, by a mail program that only writes down what it gets.

load house
load forge

# brand comes first, then legal has two working days.
setup() {
	house
	founded_with <<-'END'
	name: standard
	stages:
	  - name: brand
	    needs: {role: marketing}
	  - name: legal
	    when: {field: discount, beyond: preapproved, changed: true}
	    needs: {role: legal}
	    after: brand
	    respond-within: 2 working days
	    remind: 1 working day
	    escalate-to: [marketing]
	auto-approve: {when: {within: preapproved}}
	END
	bolt=rep1/first-touch/bolt
	export MAILS=$BATS_TEST_TMPDIR/mails REFUSE=$BATS_TEST_TMPDIR/refuse
	mkdir "$MAILS"
	cat >"$BATS_TEST_TMPDIR/sendmail" <<-'END'
	#!/bin/sh
	mail=$(cat)
	[ ! -e "$REFUSE" ] || ! printf '%s\n' "$mail" | grep -q "$(cat "$REFUSE")" || {
		echo "mailbox full" >&2
		exit 69
	}
	printf '%s\n' "$mail" >"$MAILS/$(ls "$MAILS" | wc -l)"
	END
	chmod +x "$BATS_TEST_TMPDIR/sendmail"
	git config galley.sendmail "$BATS_TEST_TMPDIR/sendmail"
	galley notify >/dev/null
	rm -f "$MAILS"/*
}

ask() {
	ask_for_bolt
	galley --as rep1 submit $bolt
}

# told NUMBER: so many mails were sent since the last time; $output is them.
told() {
	local sent

	sent=$(ls "$MAILS" | wc -l)
	output=$(cat "$MAILS"/* 2>/dev/null | tr -d '\r' | perl -0pe 's/=\n//g')
	rm -f "$MAILS"/*
	[ "$sent" -eq "$1" ] && return
	echo "$sent mails, not $1:"
	echo "$output"
	return 1
}

@test "whose turn it is hears of it by one line and one command, once" {
	ask
	exits 0 galley notify
	says "brand1 <brand1@northwind.example>" "Your turn: $bolt"
	told 1
	says "To: brand1@northwind.example" "Subject: Northwind: 1 notice" \
	    "Your turn: $bolt waits for standard/brand" \
	    "    galley diff $bolt" "Auto-Submitted" "Message-ID: <"
	says_not X-Unsent
	exits 0 galley notify
	says "nothing new"
	told 0
}

@test "the next stage is told when its turn comes" {
	ask
	galley notify
	told 1
	galley approve $bolt
	exits 0 galley notify
	told 1
	says "To: legal1@" "waits for standard/legal, due 2027-02-03T17:00:00Z"
}

@test "a dry run prints what would be sent, and remembers nothing" {
	ask
	exits 0 galley notify --dry-run
	says "Your turn: $bolt" "galley diff $bolt" "A dry run"
	told 0
	exits 0 galley notify
	told 1
}

@test "what is late is told, to whom it escalates too" {
	ask
	galley approve $bolt
	galley notify
	told 1
	clock 2027-02-02T18:00:00Z
	galley notify
	told 1
	says "Soon due: $bolt"
	clock 2027-02-03T18:00:00Z
	galley notify
	told 2
	says "Late: $bolt waits for standard/legal" "Late with others: $bolt"
	galley notify
	told 0
}

@test "who is late himself is not told that others are" {
	sed -i 's/escalate-to: .*/escalate-to: [legal, marketing]/' workflows/standard.yaml
	galley edit workflows/standard.yaml --text @workflows/standard.yaml
	galley submit change/brand1/standard
	ask
	galley approve $bolt
	clock 2027-02-03T18:00:00Z
	galley notify
	told 2
	[ "$(grep -c "^Late: $bolt" <<<"$output")" -eq 1 ]
	[ "$(grep -c "^Late with others: $bolt" <<<"$output")" -eq 1 ]
	exits 0 galley due
	says "late       $bolt  legal1" "escalated  $bolt  brand1"
}

@test "who could decide himself, and has time left, is told that others are late" {
	sed -i 's/escalate-to: .*/escalate-to: [legal]/' workflows/standard.yaml
	galley edit workflows/standard.yaml --text @workflows/standard.yaml
	galley submit change/brand1/standard
	add_person legal2 "Legal Two" legal
	galley --as legal2 people hours "Mon-Fri 9-17, America/New_York"
	ask
	galley approve $bolt
	galley notify
	clock 2027-02-03T18:00:00Z
	rm -f "$MAILS"/*
	galley notify
	told 2
	[ "$(grep -c "^Late: $bolt" <<<"$output")" -eq 1 ]
	[ "$(grep -c "^Late with others: $bolt" <<<"$output")" -eq 1 ]
	exits 0 galley due
	says "late       $bolt  legal1" "escalated  $bolt  legal2"
	clock 2027-02-03T23:00:00Z
	galley notify
	told 1
	says "To: legal2@" "Late: $bolt"
	exits 0 galley due
	says_not escalated
}

@test "what was decided is told to the owner" {
	ask
	galley notify
	galley request-changes $bolt -m "Which sites?"
	galley notify
	told 2
	says "To: rep1@" "Changes requested: $bolt, by brand1: Which sites?" \
	    "galley status $bolt"
	galley --as rep1 edit $bolt --set discount=17
	galley --as rep1 submit $bolt
	galley approve $bolt
	galley notify
	told 1
	says "To: legal1@"
	galley --as legal1 approve $bolt
	galley notify
	told 1
	says "To: rep1@" "Approved and in force: $bolt, by legal1"
	galley notify
	told 0
}

@test "a rejection is told, with its reason" {
	ask
	galley notify
	told 1
	galley reject $bolt -m "We do not sell this."
	galley notify
	told 1
	says "Rejected: $bolt, by brand1: We do not sell this." \
	    "galley log $bolt"
	galley notify
	told 0
}

@test "what was sent back is told, whatever followed" {
	local seen

	ask
	seen=$(seen_of $bolt)
	galley request-changes $bolt -m "Which sites?"
	ssh_key legal1
	approved legal1 $bolt standard/legal
	exits 0 galley notify --dry-run
	says "Changes requested: $bolt, by brand1: Which sites?"
	event legal1 $bolt exception "Galley-Stage: standard/legal"$'\n'"Galley-Until: 2027-03-01"$'\n'"Galley-Seen: $seen"
	exits 0 galley notify --dry-run
	says "Changes requested: $bolt, by brand1: Which sites?"
	galley people notices weekly
	galley --as rep1 refresh bolt
	[[ $(git log -1 --format=%s custom/$bolt) = "refresh: "* ]]
	exits 0 galley notify --dry-run
	says "Changes requested: $bolt, by brand1: Which sites?"
}

@test "what is asked for again is told again" {
	ask
	galley notify
	told 1
	galley --as rep1 edit $bolt --set discount=17
	galley --as rep1 submit $bolt
	galley notify
	told 1
	says "Your turn: $bolt"
}

@test "who wants a mail a day gets one a day, with all of it" {
	galley people notices daily
	ask
	galley notify
	told 1
	galley --as rep1 customize first-touch --for Acme --set discount=19 \
	    --set customer=Acme
	galley --as rep1 submit acme
	exits 0 galley notify
	says_not brand1
	told 0
	clock 2027-02-02T00:10:00Z
	galley notify
	told 1
	says "rep1/first-touch/acme" "1 notice"
	says_not "$bolt"
}

@test "a decision waits for him who is told once a week" {
	galley --as rep1 people notices weekly
	ask
	galley approve $bolt
	galley --as legal1 approve $bolt
	galley notify
	told 1
	says "Approved and in force: $bolt"
	galley --as rep1 customize first-touch --for Acme --set discount=19 \
	    --set customer=Acme
	galley --as rep1 submit acme
	galley approve rep1/first-touch/acme
	galley --as legal1 approve rep1/first-touch/acme
	exits 0 galley notify --json=later
	says rep1
	clock 2027-02-05T10:00:00Z
	galley notify
	told 0
	clock 2027-02-08T10:00:00Z
	galley notify
	told 1
	says "Approved and in force: rep1/first-touch/acme"
	says_not "$bolt"
}

@test "who wants no notices gets none" {
	galley people notices never
	ask
	galley notify
	told 0
}

@test "a mail that is refused is named, the rest is sent, and it is tried again" {
	ask
	galley request-changes $bolt -m "Which sites?"
	galley --as rep1 customize first-touch --for Acme --set discount=19 \
	    --set customer=Acme
	galley --as rep1 submit acme
	echo "To: brand1@" >"$REFUSE"
	exits 3 galley notify
	says "brand1 was not notified" "mailbox full" "not notified: 1"
	told 1
	says "To: rep1@"
	rm "$REFUSE"
	exits 0 galley notify
	told 1
	says "To: brand1@"
	galley notify
	told 0
}

@test "a mail program that is away loses nothing" {
	ask
	galley approve $bolt
	galley --as legal1 approve $bolt
	git config galley.sendmail /nowhere/sendmail
	exits 3 galley notify
	says "rep1 was not notified" "/nowhere/sendmail"
	told 0
	git config galley.sendmail "$BATS_TEST_TMPDIR/sendmail"
	exits 0 galley notify
	told 1
	says "Approved and in force: $bolt"
}

@test "what was told and cannot be read is not told again" {
	ask
	galley notify
	mv .git/galley/notices ../notices
	touch .git/galley/notices
	exits 75 galley notify --dry-run
	says "cannot read" "Not a directory"
	rm .git/galley/notices
	mv ../notices .git/galley/notices
	exits 0 galley notify --dry-run
	says "nothing new"
}

@test "there is nobody without an address" {
	galley edit people/legal1.yaml --text "$(sed 's/^emails:.*/emails: []/' people/legal1.yaml)"
	exits 7 galley submit change/brand1/legal1
	says '"emails" names nothing (write at least one)'
}

@test "who asked for changes hears when it is his turn again" {
	ask
	galley notify
	galley request-changes $bolt -m "Which sites?"
	galley notify
	told 2
	galley --as rep1 edit $bolt --set discount=17
	galley --as rep1 submit $bolt
	galley notify
	told 1
	says "To: brand1@" "Your turn: $bolt waits for standard/brand"
}

@test "who is given another's request hears of it, once" {
	add_person rep2 "Rep Two" rep
	ask_for_bolt
	galley notify
	told 0
	galley --as rep1 handover bolt --to rep2
	galley notify
	told 1
	says "To: rep2@" "Yours now: $bolt: rep1 handed it over" \
	    "    galley status $bolt"
	galley --as brand1 comment $bolt -m "Who has it now?"
	galley notify
	told 0
	galley --as rep2 submit $bolt
	galley notify
	told 1
	says "To: brand1@" "Your turn: $bolt"
}

@test "a leaver's decisions are not told to his successor again" {
	add_person rep2 "Rep Two" rep
	ask
	galley approve $bolt
	galley --as legal1 approve $bolt
	galley --as rep1 people notices never
	galley people end rep1 --successor rep2
	galley notify
	told 0
}

@test "an administrator hears of what an ended person left to nobody" {
	ask
	galley notify
	told 1
	galley people end rep1
	galley notify
	told 1
	says "To: brand1@" "Stuck: $bolt" "rep1, who owned it, is ended" \
	    "galley explain $bolt"
	galley notify
	told 0
}

@test "each is reminded by his own days, though all have the same deadline" {
	add_person legal2 "Legal Two" legal
	galley --as legal2 people holidays 2027-02-02
	galley --as legal1 people hours "Mon-Tue 9-17" "Thu-Fri 9-17"
	ask
	galley approve $bolt
	galley notify
	told 2
	says "To: legal1@" "To: legal2@" "due 2027-02-04T17:00:00Z"
	clock 2027-02-02T18:00:00Z
	galley notify
	told 1
	says "To: legal1@" "Soon due: $bolt" "due 2027-02-04T17:00:00Z"
}

@test "two calls at once do not tell the same" {
	ask
	exec {lock}>.git/galley/notices/lock.told
	flock "$lock"
	exits 75 galley notify
	says "another galley notify is sending"
	exec {lock}>&-
	exits 0 galley notify
	told 1
}

@test "no mail to a representative speaks of git" {
	ask
	galley request-changes $bolt -m "Which sites?"
	galley notify
	told 1
	if grep -Ewi 'commit|branch|merge|push|ref|tree|blob' <<<"$output"; then
		false
	fi
}
