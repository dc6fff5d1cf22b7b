#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# T4 and T5: nobody approves his own words, and a verdict is for what was seen.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
	submitted bolt
	submitted acme
	seen=$(seen_of $bolt)
	export seen
}

setup() {
	enter
}

# The merge that these approvals would allow.
merged() {
	merge_as rep2 $bolt "standard/brand SATISFIED ${1:-brand1}" \
	    "standard/legal SATISFIED ${2:-legal1}"
}

both() {
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/legal
}

# rep1 may act as legal too, and has a second key.
lawyer_too() {
	ssh-keygen -q -t ed25519 -N '' -f "$HOME/ssh/second"
	sed -i 's/roles: .*/roles: [rep, legal, brand-owner]/' people/rep1.yaml
	echo "  - ssh-ed25519 $(cut -d' ' -f2 "$HOME/ssh/second.pub")" >> people/rep1.yaml
	raise
	proposed brand1 change/brand1/rep1 galley.yaml people/rep1.yaml
	key=second event rep1 change/brand1/rep1 comment
	merge_as brand1 change/brand1/rep1 "policy SATISFIED brand1"
}

@test "approvals of what was submitted count" {
	both
	merged
	accepted
}

@test "an approval by the author does not count, whatever his roles" {
	lawyer_too
	accepted
	approved brand1 $bolt standard/brand
	approved rep1 $bolt standard/legal
	merged brand1 rep1
	refused T6 "standard/legal waits for legal1"
}

@test "an approval by the author's second key does not count" {
	lawyer_too
	approved brand1 $bolt standard/brand
	key=second approved rep1 $bolt standard/legal
	merged brand1 rep1
	refused T6 "standard/legal waits for legal1"
}

@test "the author's second key is told T4 by approve" {
	lawyer_too
	exits 4 galley --as rep1 --key-file "$HOME/ssh/second" approve $bolt
	says T4
}

@test "an approval that names another request is refused" {
	approved brand1 $bolt standard/brand
	subject=rep1/first-touch/acme approved legal1 $bolt standard/legal
	merged
	refused T1 "another request"
}

@test "an approval that says it saw another request does not count" {
	approved brand1 $bolt standard/brand
	seen=$(seen_of rep1/first-touch/acme) approved legal1 $bolt standard/legal
	merged
	refused T6 "standard/legal waits for legal1"
}

@test "an approval of another stage does not count for this one" {
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/brand
	merged
	refused T6 "standard/legal waits for legal1"
}

@test "an approval by somebody without the role does not count" {
	approved brand1 $bolt standard/brand
	approved mkt2 $bolt standard/legal
	merged brand1 mkt2
	refused T6 "standard/legal waits for legal1"
}

@test "a request of another workspace is refused" {
	request=rep1/first-touch/two
	workspace=0123456789012345678901234567890123456789 opened rep1 $request
	edited rep1 $request ${bolt_file/bolt/two} < <(git show custom/$bolt:$bolt_file)
	event rep1 $request submit
	merge_as rep2 $request "standard/brand SATISFIED brand1"
	refused T9 "another workspace"
}

@test "an approval of a draft does not count" {
	event rep1 $bolt handover "Galley-To: rep1"
	both
	event rep1 $bolt submit
	merged
	refused T6 "standard/brand waits"
}

@test "an approval before a later edit does not count" {
	both
	edited rep1 $bolt $bolt_file < <(git show custom/$bolt:$bolt_file | sed 's/18/19/')
	event rep1 $bolt submit
	merged
	refused T6 "standard/brand waits"
}

@test "an approval before an edit that was taken back does not count" {
	both
	edited rep1 $bolt $bolt_file < <(git show custom/$bolt:$bolt_file | sed 's/18/19/')
	edited rep1 $bolt $bolt_file < <(git show custom/$bolt~1:$bolt_file)
	event rep1 $bolt submit
	merged
	refused T6 "standard/brand waits"
}

@test "an approval dies when the template that it was about changes" {
	both
	sed -i 's/Clinics like yours/Practices like yours/' templates/*/first-touch.md
	proposed mkt2 change/mkt2/fix templates/*/first-touch.md
	seen='' approved brand1 change/mkt2/fix standard/brand
	seen='' approved legal1 change/mkt2/fix standard/legal
	merge_as mkt2 change/mkt2/fix "standard/brand SATISFIED brand1" \
	    "standard/legal SATISFIED legal1"
	accepted
	merged
	refused T6 "standard/brand waits"
}

@test "an approval survives a move of main elsewhere" {
	both
	galley --as brand1 approve rep1/first-touch/acme
	galley --as legal1 approve rep1/first-touch/acme
	merged
	accepted
}

@test "an edit by somebody who is not the owner is refused" {
	edited rep2 $bolt $bolt_file < <(git show custom/$bolt:$bolt_file | sed 's/18/19/')
	event rep1 $bolt submit
	merged
	refused T3 "only the owner"
}

@test "an event that is no edit and changes a file is refused" {
	approved brand1 $bolt standard/brand
	tree=$(git show custom/$bolt:$bolt_file | sed 's/18/19/' |
	    tree_with "custom/$bolt^{tree}" $bolt_file) \
	    approved legal1 $bolt standard/legal
	merged
	refused T8 "only edit and refresh"
}

@test "nothing follows a withdraw" {
	event rep1 $bolt withdraw
	both
	merged
	refused T5 "nothing may follow"
}

@test "a request-changes blocks, also after a new submit" {
	event brand1 $bolt request-changes "Galley-Seen: $seen" "Fewer words"
	event rep1 $bolt submit
	approved mkt2 $bolt standard/brand
	approved legal1 $bolt standard/legal
	merged mkt2
	refused T5 "brand1 asked for changes"
}

@test "a request-changes is lifted by who asked" {
	event brand1 $bolt request-changes "Galley-Seen: $seen" "Fewer words"
	event rep1 $bolt submit
	both
	merged
	accepted
}

# A lone workspace has no receipts: what nobody else kept, nobody can miss.
@test "a line wound back past a request-changes is whole without it" {
	before_it=$(git rev-parse custom/$bolt)
	event mkt2 $bolt request-changes "Galley-Seen: $seen" "Fewer words"
	git update-ref refs/heads/custom/$bolt "$before_it"
	both
	merged
	accepted
}

@test "a request-changes by somebody who could approve nothing blocks nothing" {
	event rep2 $bolt request-changes "Galley-Seen: $seen" "I dislike it"
	event rep1 $bolt submit
	both
	merged
	accepted
}

@test "a request-changes by somebody who has ended blocks no longer" {
	event mkt2 $bolt request-changes "Galley-Seen: $seen" "Fewer words"
	event rep1 $bolt submit
	both
	echo "ended: true" >> people/mkt2.yaml
	raise
	enacted brand1 end galley.yaml people/mkt2.yaml
	merged
	accepted
}

# mkt2 asked for changes, and the person lifts that with these words.
overridden() {
	event mkt2 $bolt request-changes "Galley-Seen: $seen" "Fewer words"
	event rep1 $bolt submit
	both
	approved "$1" $bolt standard/override "$2"
	merged
}

@test "the override role lifts a request-changes with a reason" {
	overridden brand1 "The customer waits."
	accepted
}

@test "an override without a reason lifts nothing" {
	overridden brand1 ""
	refused T5 "mkt2 asked for changes"
}

@test "an override by somebody without the role lifts nothing" {
	overridden legal1 "The customer waits."
	refused T5 "mkt2 asked for changes"
}

@test "an override by an author lifts nothing" {
	lawyer_too
	overridden rep1 "The customer waits."
	refused T5 "mkt2 asked for changes"
}

@test "stages are signed in byte order and once, however they were asked for" {
	sed -i 's/roles: .*/roles: [marketing, legal]/' people/mkt2.yaml
	raise
	enacted brand1 both galley.yaml people/mkt2.yaml
	exits 0 galley --as mkt2 approve rep1/first-touch/acme --stage standard/legal --stage standard/brand
	says "in force"
	git log -1 --format=%B main^2 | grep -qx "Galley-Stage: standard/brand standard/legal"
	exits 0 galley --as mkt2 approve $bolt --stage standard/brand --stage standard/brand
	git log -1 --format=%B custom/$bolt | grep -qx "Galley-Stage: standard/brand"
	exits 0 galley verify
}

@test "a stage that asks nobody any more is told so, and nothing is signed" {
	galley --as brand1 approve $bolt
	before_it=$(git for-each-ref)
	exits 4 galley --as mkt2 approve $bolt --stage standard/brand
	says "standard/brand is approved already, by brand1"
	exits 4 galley --as legal1 approve $bolt --stage standard/legal --stage standard/brand
	says "standard/brand is approved already, by brand1"
	galley --as rep1 customize first-touch --for Free --set customer=Free --region opening="Whatever your desk does, nobody there should have to answer this phone." --name free >/dev/null
	galley --as rep1 submit free >/dev/null
	exits 4 galley --as legal1 approve rep1/first-touch/free --stage standard/legal
	says "standard/legal is not needed: its condition does not hold"
	[ "$(git for-each-ref | grep -v free)" = "$before_it" ]
}
