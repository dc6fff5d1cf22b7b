#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# T6: who may propose what, and which approvals it takes, is old main's to say.

bats_require_minimum_version 1.5.0
load house
load forge

acme=rep1/first-touch/acme
acme_file=customizations/rep1/first-touch/acme.md
free=("standard/brand NOT-NEEDED" "standard/legal NOT-NEEDED")

# What a person approved, though in range: bolt's is offered to the team.
shared() {
	galley --as rep1 customize first-touch --for Bolt --set customer=Bolt >/dev/null
	edited rep1 $bolt $bolt_file < <(git show custom/$bolt:$bolt_file | sed 's/share: me/share: team/')
	galley --as rep1 submit bolt >/dev/null
	galley --as brand1 approve $bolt >/dev/null
}

# acme is in force by itself: ten percent need nobody.
setup_file() {
	scene
	submitted acme 10
	shared
}

setup() {
	enter
	template=$(ls templates/*/first-touch.md)
}

# written REQUEST FILE: rep1's customization, its text on standard input, submitted.
written() {
	opened rep1 "$1"
	edited rep1 "$1" "$2"
	event rep1 "$1" submit
}

# acme_becomes SED, bolt_becomes SED: a new request for its file, changed so.
acme_becomes() {
	written $acme $acme_file < <(git show main:$acme_file | sed "$1")
}

bolt_becomes() {
	written $bolt $bolt_file < <(git show main:$bolt_file | sed "$1")
}

# template_by PERSON: the work tree's template, with what brand1 says to it.
template_by() {
	proposed "$1" "change/$1/words" "$template"
	approved brand1 "change/$1/words" standard/brand
}

@test "what is pre-approved merges at its submit, and is valid" {
	accepted
	says "$acme" "standard/brand NOT-NEEDED"
}

@test "another pre-approved value needs nobody" {
	acme_becomes 's/discount: 10/discount: 5/'
	merge_as rep1 $acme "${free[@]}"
	accepted
}

@test "a value beyond the range needs its approvals, whatever the merge says" {
	acme_becomes 's/discount: 10/discount: 11/'
	merge_as rep1 $acme "${free[@]}"
	refused T6 "standard/brand waits" "standard/legal waits"
}

@test "a share that widens is not pre-approved" {
	acme_becomes 's/share: me/share: all/'
	merge_as rep1 $acme "${free[@]}"
	refused T6 "standard/brand waits"
}

@test "a value in range, of what a person approved, needs nobody" {
	bolt_becomes 's/customer: Bolt/customer: Bolts/'
	merge_as rep1 $bolt "${free[@]}"
	accepted
}

@test "another account than a person approved is not pre-approved" {
	bolt_becomes 's/account: Bolt/account: Zenith/'
	merge_as rep1 $bolt "${free[@]}"
	refused T6 "standard/brand waits"
}

@test "a comment in the front matter that a person approved is not pre-approved" {
	bolt_becomes 's/share: team/share: team # to be seen by all/'
	merge_as rep1 $bolt "${free[@]}"
	refused T6 "standard/brand waits"
}

@test "a base that is neither the old one nor today's is not pre-approved" {
	bolt_becomes 's/^base: .*/base: 0123456789012345678901234567890123456789/'
	merge_as rep1 $bolt "${free[@]}"
	refused T6 "standard/brand waits"
}

@test "a region's text beyond a small edit is not pre-approved" {
	acme_becomes '$a <!-- region opening -->\nYour desk is slow and we are the only ones who can help it.\n<!-- /region -->'
	merge_as rep1 $acme "${free[@]}"
	refused T6 "standard/brand waits"
}

@test "a new customization that is shared with all is not pre-approved" {
	written rep1/first-touch/two ${acme_file/acme/two} < <(git show main:$acme_file | sed 's/share: me/share: all/')
	merge_as rep1 rep1/first-touch/two "${free[@]}"
	refused T6 "standard/brand waits"
}

# Five words of the opening change in two steps, each small enough.
@test "small steps do not add up to what nobody approved" {
	opening="Practices like yours lose hours to the"
	galley --as rep1 edit $acme --region opening="$opening phone."
	galley --as rep1 submit $acme
	accepted
	galley --as rep1 edit $acme --region opening="Practices like yours lose whole mornings to ringing telephones."
	exits 0 galley --as rep1 submit $acme
	says "waits for brand1"
	merge_as rep1 $acme "${free[@]}"
	refused T6 "standard/brand waits"
}

# later TIME: what is signed from now on is signed so long after the last merge.
later() {
	clock "$(git log -1 --format=%cI main) $1"
	time=$GALLEY_NOW
}

# valid_then, waits_then: what verify says; a server's clock is its own.
valid_then() {
	exits 0 galley verify
	says valid:
	kept valid
}

waits_then() {
	exits 7 galley verify
	says "T6: " "standard/brand waits"
	kept invalid
}

@test "what a person approved stays pre-approved until that approval ends" {
	later "+ 11 months"
	bolt_becomes 's/customer: Bolt/customer: Bolts/'
	merge_as rep1 $bolt "${free[@]}"
	valid_then
}

@test "from that day on it is approved anew, or not at all" {
	later "+ 12 months"
	bolt_becomes 's/customer: Bolt/customer: Bolts/'
	merge_as rep1 $bolt "${free[@]}"
	waits_then
}

@test "a merge that needed nobody extends no person's approval" {
	later "+ 6 months"
	bolt_becomes 's/customer: Bolt/customer: Bolts/'
	merge_as rep1 $bolt "${free[@]}"
	valid_then
	later "+ 6 months"
	bolt_becomes 's/customer: Bolts/customer: Bolt/'
	merge_as rep1 $bolt "${free[@]}"
	waits_then
}

@test "nor does it bring one back that ended before" {
	later "+ 13 months"
	bolt_becomes 's/share: team/share: me/'
	merge_as rep1 $bolt "${free[@]}"
	valid_then
	bolt_becomes 's/share: me/share: team/'
	merge_as rep1 $bolt "${free[@]}"
	waits_then
}

@test "what never needed anybody needs nobody when its time has ended" {
	later "+ 13 months"
	acme_becomes 's/discount: 10/discount: 5/'
	merge_as rep1 $acme "${free[@]}"
	valid_then
}

@test "a shorter time for approvals is not counted from what needed nobody" {
	bolt_becomes 's/fields: {/fields: {market: eu, /'
	approved legal1 $bolt standard/legal
	merge_as rep1 $bolt "standard/brand NOT-NEEDED" "standard/legal SATISFIED legal1"
	later "+ 350 days"
	bolt_becomes 's/customer: Bolt/customer: Bolts/'
	merge_as rep1 $bolt "${free[@]}"
	valid_then
	later "+ 1 day"
	sed -i 's/^approval-lasts: .*/approval-lasts: 11 months/' workflows/standard.yaml
	raise
	enacted brand1 shorter galley.yaml workflows/standard.yaml
	later "+ 1 day"
	bolt_becomes 's/customer: Bolts/customer: Bolt/'
	approved brand1 $bolt standard/brand
	merge_as rep1 $bolt "standard/brand SATISFIED brand1" "standard/legal NOT-NEEDED"
	exits 7 galley verify
	says "T6: " "standard/legal waits"
	kept invalid
}

# A workflow whose own approval is by changed fields alone.
only_fields() {
	sed -i 's/^auto-approve: .*/auto-approve: {when: {only: fields}}/' workflows/standard.yaml
	raise
	enacted brand1 only galley.yaml workflows/standard.yaml
}

@test "under only fields a field changes by itself" {
	only_fields
	bolt_becomes 's/customer: Bolt/customer: Bolts/'
	merge_as rep1 $bolt "${free[@]}"
	accepted
}

@test "under only fields a share does not change by itself" {
	only_fields
	bolt_becomes 's/share: team/share: all/; s/customer: Bolt/customer: Bolts/'
	merge_as rep1 $bolt "${free[@]}"
	refused T6 "standard/brand waits"
}

@test "under only fields a region's text does not change by itself" {
	only_fields
	bolt_becomes '$a <!-- region opening -->\nClinics like yours lose hours to the phone!\n<!-- /region -->'
	merge_as rep1 $bolt "${free[@]}"
	refused T6 "standard/brand waits"
}

@test "under only fields a comment does not change by itself" {
	only_fields
	bolt_becomes 's/share: team/share: team # for all/'
	merge_as rep1 $bolt "${free[@]}"
	refused T6 "standard/brand waits"
}

@test "a facet that contradicts the field of its name is refused" {
	written rep1/first-touch/two ${acme_file/acme/two} < <(git show main:$acme_file |
	    sed 's/for: {/for: {market: eu, /; s/fields: {/fields: {market: us, /')
	merge_as rep1 rep1/first-touch/two "${free[@]}"
	refused T6 "market: eu contradicts the field"
}

@test "a facet outside the template's audience is refused" {
	written rep1/first-touch/two ${acme_file/acme/two} < <(git show main:$acme_file |
	    sed 's/for: {/for: {segment: hospital, /')
	merge_as rep1 rep1/first-touch/two "${free[@]}"
	refused T6 "segment: hospital is not in the audience"
}

@test "a market that takes legal's approval takes it by the field" {
	acme_becomes 's/fields: {/fields: {market: eu, /'
	merge_as rep1 $acme "${free[@]}"
	refused T6 "standard/legal waits"
}

@test "a value out of its hard range is refused by submit" {
	opened rep1 $acme
	edited rep1 $acme $acme_file < <(git show main:$acme_file | sed 's/discount: 10/discount: 60/')
	exits 1 galley --as rep1 submit $acme
	says discount 0..20
}

@test "a template's change takes every stage of its workflow" {
	sed -i 's/Clinics like yours/Practices like yours/' "$template"
	template_by mkt2
	approved legal1 change/mkt2/words standard/legal
	merge_as mkt2 change/mkt2/words "standard/brand SATISFIED brand1" \
	    "standard/legal SATISFIED legal1"
	accepted
}

@test "a template's change that names a lighter workflow is judged by the old one" {
	sed -i 's/^workflow: standard/workflow: light/' "$template"
	template_by mkt2
	merge_as mkt2 change/mkt2/words "light/brand SATISFIED brand1"
	refused T6 "standard/legal waits"
}

@test "a widened pre-approval takes every stage of the old workflow" {
	sed -i 's/preapproved: 0..10/preapproved: 0..20/' "$template"
	template_by mkt2
	merge_as mkt2 change/mkt2/words "standard/brand SATISFIED brand1" \
	    "standard/legal NOT-NEEDED"
	refused T6 "standard/legal waits"
}

@test "a widened pre-approval does not help in the request that widens it" {
	sed -i 's/preapproved: 0..10/preapproved: 0..20/' "$template"
	mkdir -p customizations/mkt2/first-touch
	sed 's/discount: 10/discount: 18/' $acme_file > customizations/mkt2/first-touch/own.md
	proposed mkt2 change/mkt2/both "$template" customizations/mkt2/first-touch/own.md
	merge_as mkt2 change/mkt2/both "${free[@]}"
	refused T6 "standard/brand waits"
}

@test "a new template is judged by what galley.yaml names, not by itself" {
	sed 's/^workflow: standard/workflow: light/' "$template" > "${template%/*}/new-touch.md"
	proposed mkt2 change/mkt2/new "${template%/*}/new-touch.md"
	approved brand1 change/mkt2/new light/brand
	merge_as mkt2 change/mkt2/new "light/brand SATISFIED brand1"
	refused T6 "strict/brand waits"
}

@test "a representative proposes no template, also with all approvals" {
	sed -i 's/Clinics like yours/Practices like yours/' "$template"
	template_by rep1
	approved legal1 change/rep1/words standard/legal
	merge_as rep1 change/rep1/words "standard/brand SATISFIED brand1" \
	    "standard/legal SATISFIED legal1"
	refused T6 rep1
}

@test "another person's customization in one's own request is refused" {
	sed -i 's/discount: 10/discount: 5/' $acme_file
	proposed rep2 change/rep2/theirs $acme_file
	merge_as rep2 change/rep2/theirs "${free[@]}"
	refused T6
}

@test "a second path in a customization's request is refused" {
	opened rep1 rep1/first-touch/two
	edited rep1 rep1/first-touch/two ${acme_file/acme/two} < <(git show main:$acme_file)
	edited rep1 rep1/first-touch/two $acme_file < <(git show main:$acme_file | sed 's/10/9/')
	event rep1 rep1/first-touch/two submit
	merge_as rep1 rep1/first-touch/two "${free[@]}"
	refused T8 "one customization"
}

@test "a customization that names another template than its path is refused" {
	written rep1/first-touch/two ${acme_file/acme/two} < <(git show main:$acme_file | sed 's/first-touch/follow-up/')
	merge_as rep1 rep1/first-touch/two "${free[@]}"
	refused T6 "names the template follow-up"
}
