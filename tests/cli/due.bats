#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Whose turn it is, until when, and what is late.

load house

# brand comes first, then legal has two working days.
setup() {
	house
	founded_with <<-'END'
	name: standard
	stages:
	  - name: brand
	    needs: {role: marketing}
	    respond-within: 4 working hours
	  - name: legal
	    when: {field: discount, beyond: preapproved, changed: true}
	    needs: {role: legal}
	    after: brand
	    respond-within: 2 working days
	    remind: 1 working day
	    escalate-to: [marketing]
	auto-approve: {when: {within: preapproved}}
	approval-lasts: 12 months
	END
	ask_for_bolt
	galley --as rep1 submit bolt
	bolt=rep1/first-touch/bolt
}

@test "the inbox says until when and why, by one's own hours" {
	exits 0 galley inbox
	says "$bolt" "due 2027-02-01T14:00:00Z" "discount 18 is beyond"
	galley people hours 9-12 America/New_York
	exits 0 galley inbox
	says "due 2027-02-02T15:00:00Z"
	clock 2027-02-02T16:00:00Z
	exits 0 galley inbox
	says "late since 2027-02-02T15:00:00Z"
}

@test "what comes after another stage is due when that is decided" {
	exits 0 galley --as legal1 inbox
	says "after standard/brand"
	says_not "due 2027"
	clock 2027-02-04T15:00:00Z
	galley approve $bolt
	exits 0 galley --as legal1 inbox
	says "due 2027-02-08T17:00:00Z"
	exits 0 galley due
	says "Nothing is late"
}

@test "a holiday moves the deadline" {
	galley approve $bolt
	galley --as legal1 people holidays 2027-02-02..2027-02-05
	exits 0 galley --as legal1 inbox
	says "due 2027-02-09T17:00:00Z"
}

@test "who stands in sees for whom" {
	galley approve $bolt
	add_person rep2 "Rep Two" rep
	galley --as legal1 people delegate legal --to rep2 \
	    --from 2027-02-01 --until 2027-02-10
	exits 0 galley --as rep2 inbox
	says "$bolt" "for legal1"
	exits 0 galley --as legal1 inbox
	says_not "for legal1"
}

@test "what is due first comes first" {
	galley --as rep1 customize first-touch --for Acme --set discount=19 \
	    --set customer=Acme
	clock 2027-02-01T11:00:00Z
	galley --as rep1 submit acme
	galley approve rep1/first-touch/acme
	clock 2027-02-03T09:00:00Z
	galley approve $bolt
	exits 0 galley --as legal1 inbox
	[[ ${lines[0]} == *acme*"due 2027-02-03T17:00:00Z"* ]]
	[[ ${lines[1]} == *bolt*"due 2027-02-05T17:00:00Z"* ]]
}

@test "due reminds, then tells who is late, and whom that escalates to" {
	galley approve $bolt
	clock 2027-02-02T18:00:00Z
	exits 0 galley due
	says remind "$bolt" legal1 "2027-02-03T17:00:00Z"
	says_not late
	clock 2027-02-03T18:00:00Z
	exits 0 galley due
	says "late       $bolt  legal1" "escalated  $bolt  brand1"
	exits 0 galley due --for legal1
	says_not brand1
	exits 5 galley due --for zoe
}

@test "due says what nobody can decide" {
	galley approve $bolt
	galley people end legal1
	exits 0 galley due
	says stuck "$bolt" "nobody can act" brand1
	exits 0 galley explain $bolt
	says "nobody can approve standard/legal"
}

@test "a later stage that nobody alive can fill is told before its turn" {
	galley people end legal1
	exits 0 galley due
	says stuck "$bolt" "0 living with legal"
	exits 0 galley explain $bolt
	says "brand1 has to approve standard/brand" "nobody can act: 0 living with legal"
	exits 1 galley doctor
	says "nobody living can satisfy standard/legal"
}

@test "explain names one rule, one person and the time" {
	exits 0 galley explain $bolt
	says "brand1 has to approve standard/brand by 2027-02-01T14:00:00Z"
	says_not "legal1 has to"
	galley approve $bolt
	exits 0 galley explain $bolt
	says "legal1 has to approve standard/legal by 2027-02-03T17:00:00Z"
}

# changed EXPRESSION: the starter's first touch, by sed, and in force.
changed() {
	sed "$1" templates/email/first-touch.md >../changed
	galley edit templates/email/first-touch.md --text @../changed
	galley submit change/brand1/first-touch --anyway
	galley --as legal1 approve change/brand1/first-touch
	add_person brand2 "Brand Two" marketing
	galley --as brand2 approve change/brand1/first-touch
}

@test "due tells owners what expires within a month" {
	changed 's/^expires: .*/expires: 2027-02-20/'
	exits 0 galley due
	says "expires" templates/email/first-touch.md "expires 2027-02-20"
	says_not "expired:"
	exits 0 galley notify --dry-run
	says "Expires soon: templates/email/first-touch.md: expires 2027-02-20" \
	    "galley edit templates/email/first-touch.md"
	clock 2027-03-01T10:00:00Z
	exits 0 galley due
	says "unusable" templates/email/first-touch.md
}

@test "an approval that ended is renewed by a change that is approved" {
	galley approve $bolt
	galley --as legal1 approve $bolt
	clock 2027-06-01T10:00:00Z
	changed '/{{>/d; /^pillars:/d; s/options: [^]]*], //; s/^expires: .*/expires: 2030-01-01/'
	clock 2028-01-25T10:00:00Z
	exits 0 galley due --for rep1
	says "expires  customizations/$bolt.md" "its approval ends 2028-02-01"
	clock 2028-02-03T10:00:00Z
	exits 6 galley --as rep1 use $bolt --set first_name=Jo
	says "ask its owner to edit it: an approved change renews it"
	exits 1 galley --as rep1 edit $bolt --set discount=18
	says "nothing differs from what is there already (change something"
	exits 0 galley --as rep1 edit $bolt --set discount=17
	says_not "past its approval"
	exits 0 galley --as rep1 submit $bolt
	says_not "past its approval"
	exits 0 galley diff $bolt
	says_not "past its approval"
	exits 0 galley approve $bolt
	exits 0 galley --as legal1 approve $bolt
	says "approved and in force"
	exits 0 galley --as rep1 use $bolt --set first_name=Jo
}

@test "an approval that ended is not renewed until persons agree" {
	galley approve $bolt
	galley --as legal1 approve $bolt
	clock 2027-06-01T10:00:00Z
	changed '/{{>/d; /^pillars:/d; s/options: [^]]*], //; s/^expires: .*/expires: 2030-01-01/
	    /region opening/,/\/region/s/[a-z]*\.$/ends so./'
	clock 2028-02-03T10:00:00Z
	exits 0 galley --as rep1 refresh $bolt
	exits 0 galley --as rep1 submit $bolt
	says_not "in force"
	exits 0 galley status $bolt
	says "standard/brand" "standard/legal" "discount 18 is beyond"
	exits 0 galley approve $bolt
	says_not "in force"
	exits 1 galley --as rep1 use $bolt --set first_name=Jo
	says "is not approved yet"
	exits 0 galley --as legal1 approve $bolt
	says "in force"
	exits 0 galley --as rep1 use $bolt --set first_name=Jo
	exits 0 galley verify
}

@test "what needed nobody neither extends an approval nor brings it back" {
	galley approve $bolt
	galley --as legal1 approve $bolt
	clock 2027-06-01T10:00:00Z
	changed '/{{>/d; /^pillars:/d; s/options: [^]]*], //; s/^expires: .*/expires: 2030-01-01/'
	clock 2028-01-25T10:00:00Z
	galley --as rep1 edit $bolt --set market=eu
	exits 0 galley --as rep1 submit $bolt
	says "in force"
	exits 0 galley --as rep1 use $bolt --set first_name=Jo
	clock 2028-02-03T10:00:00Z
	exits 6 galley --as rep1 use $bolt --set first_name=Jo
	says "past its approval, which lasted to 2028-02-01"
	galley --as rep1 edit $bolt --set discount=8 \
	    --region opening="Clinics like yours lose hours to the phone."
	exits 0 galley --as rep1 submit $bolt
	says "in force"
	galley --as rep1 edit $bolt --set discount=18
	exits 0 galley --as rep1 submit $bolt
	says_not "in force"
	exits 0 galley status $bolt
	says "standard/brand" "standard/legal" "discount 18 is beyond"
	exits 0 galley verify
}

@test "due tells the author of words that the template changed since" {
	galley approve $bolt
	galley --as legal1 approve $bolt
	sed 's/^Clinics like yours.*/Your clinic loses hours to the phone./' \
	    templates/email/first-touch.md >../changed
	exits 0 galley due
	says_not outdated
	changed "/region opening/,/\\/region/s/[a-z]*\.$/ends so./"
	exits 0 galley due
	says outdated customizations/rep1/first-touch/bolt.md rep1
}

@test "due tells the author of a stale request" {
	galley approve $bolt
	galley --as legal1 approve $bolt
	galley --as rep1 edit $bolt --set discount=19
	galley --as rep1 submit $bolt
	git update-ref refs/keep $(git rev-parse refs/heads/custom/$bolt)
	galley --as rep1 withdraw $bolt
	galley --as rep1 edit $bolt --set discount=17
	galley --as rep1 submit $bolt
	galley approve $bolt
	galley --as legal1 approve $bolt
	git update-ref refs/heads/custom/$bolt refs/keep
	git update-ref -d refs/keep
	exits 0 galley due
	says stale $bolt rep1 "galley refresh"
}

@test "home tells what is new in the library, once" {
	galley approve $bolt
	galley --as legal1 approve $bolt
	galley --as rep1
	changed 's/^expires: .*/expires: 2028-02-20/'
	exits 0 galley --as rep1
	says "New in the library" templates/email/first-touch.md \
	    "your copies use it"
	exits 0 galley --as rep1
	says_not "New in the library"
}

@test "home tells once what was decided since one last looked" {
	exits 0 galley --as rep1
	galley approve $bolt
	galley --as legal1 approve $bolt
	exits 0 galley --as rep1
	says Decided $bolt "approved and in force"
	exits 0 galley --as rep1
	says_not Decided
}

@test "home tells a rejection once, and a later one by itself" {
	exits 0 galley --as rep1
	galley reject $bolt -m "Not for them"
	exits 0 galley --as rep1
	says Decided $bolt rejected "Not for them"
	exits 0 galley --as rep1
	says_not Decided
	galley --as rep1 customize first-touch --for Acme --set customer=Acme --set discount=18
	galley --as rep1 submit acme
	galley reject rep1/first-touch/acme -m "Nor for them"
	exits 0 galley --as rep1
	says Decided "Nor for them"
	says_not "Not for them"
	exits 0 galley --as rep1
	says_not Decided
	galley --as rep1 customize first-touch --for Later --set customer=Later
	exits 0 galley --as rep1
	says_not Decided
}

@test "home tells all that was decided since, however much came after it" {
	exits 0 galley --as rep1
	galley approve $bolt
	galley --as legal1 approve $bolt
	for i in {1..5}; do
		galley --as rep1 customize first-touch --for "B$i" --set customer="B$i"
		galley --as rep1 submit "b$i"
	done
	exits 0 galley --as rep1
	says Decided $bolt first-touch/b5
}

@test "what is remembered of a request is told once its time has come" {
	for i in {1..32}; do
		galley --as rep1 customize first-touch --for Bolt --name "b$i" \
		    --set customer=Bolt --set discount=18 >/dev/null
		galley --as rep1 submit "b$i" >/dev/null
	done
	exits 0 galley due
	says "Nothing is late"
	[ "$(grep -c "$(printf '\t%d ' "$(date -ud 2027-02-01T14:00:00Z +%s)")" \
	    .git/galley/index-turns)" = 33 ]
	clock 2027-02-01T14:00:01Z
	exits 0 galley due
	[ "$(grep -c "2027-02-01T14:00:00Z" <<<"$output")" -ge 33 ]
	galley due --json >../told
	rm .git/galley/index-turns
	galley due --json | cmp - ../told
}
