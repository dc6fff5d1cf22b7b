#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# T1: a commit counts only in the one form that galley writes.  In each test the
# last approval is bent in one way, and all the rest is true.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
	submitted bolt
	approved brand1 $bolt standard/brand
	seen=$(seen_of $bolt)
	export seen
}

setup() {
	enter
}

# legal1's approval, with the text given, and the merge that it allows.
merged() {
	approved legal1 $bolt standard/legal "${1:-}"
	straight merge_as rep1 $bolt "standard/brand SATISFIED brand1" \
	    "standard/legal SATISFIED legal1"
}

straight() {
	before='' after='' "$@"
}

# legal1's last words, written out: trailers that approved would not write.
said() {
	event legal1 $bolt approve "$1"
	merge_as rep1 $bolt "standard/brand SATISFIED brand1" \
	    "standard/legal SATISFIED legal1"
}

@test "an approval made with git and ssh-keygen in the right form counts" {
	merged "All of it is true."
	accepted
	exits 0 git verify-commit main^2
}

@test "a second gpgsig after the good one is refused" {
	after='sed "0,/^$/s/^$/gpgsig junk\n/"' merged
	refused T1 gpgsig
}

@test "a second gpgsig before the good one is refused" {
	after='sed "0,/^gpgsig/s/^gpgsig/gpgsig junk\ngpgsig/"' merged
	refused T1
}

@test "a gpgsig-sha256 beside the gpgsig is refused" {
	after='sed "0,/^$/s/^$/gpgsig-sha256 junk\n/"' merged
	refused T1 gpgsig-sha256
}

@test "a signed encoding header is refused" {
	before='sed "0,/^$/s/^$/encoding UTF-8\n/"' merged
	refused T1 encoding
}

@test "a signed mergetag is refused" {
	before='sed "0,/^$/s/^$/mergetag object 0\n type commit\n/"' merged
	refused T1 mergetag
}

@test "a header of one's own is refused" {
	before='sed "0,/^$/s/^$/x-note hello\n/"' merged
	refused T1 x-note
}

@test "a NUL in the message is refused" {
	before='tr "#" "\000"' merged "Good#bad"
	refused T1 NUL
}

@test "CRLF in the message is refused" {
	before='sed "s/Good.$/&\r/"' merged "Good."
	refused T1 CR
}

@test "bytes that are no UTF-8 are refused" {
	before='LC_ALL=C sed "s/#/\xff/"' merged "Good #"
	refused T1 UTF-8
}

@test "a character that turns the reading direction is refused" {
	merged $'Good \xe2\x80\xae.'
	refused T1 hidden
}

@test "an armour wrapped at another column is refused" {
	after='sed -E "s/^ (.{40})(.{30})$/ \1\n \2/"' merged
	refused T2 "70 characters"
}

@test "an armour with an empty last line is refused" {
	after='sed "s/^ -----END SSH.*/&\n /"' merged
	refused T1
}

@test "bytes after the armour's end are refused" {
	after='sed "s/^ -----END SSH.*/&\n more/"' merged
	refused T2 "does not end with"
}

@test "two author lines are refused" {
	before='sed "/^author/p"' merged
	refused T1 author
}

@test "an author who is not the committer is refused" {
	before='sed "s/^committer Legal/committer Illegal/"' merged
	refused T1 "author and committer differ"
}

@test "an approval at another time than it was committed is refused" {
	before='sed -E "s/^(committer .*> )[0-9]+/\11700000000/"' merged
	refused T1 "author and committer differ"
}

@test "a second spelling of the time zone is refused" {
	before='sed -E "s/ \+0000$/ -0000/"' merged
	refused T1 zone
}

@test "a time with a leading zero is refused" {
	before='sed -E "s/> ([0-9])/> 0\1/"' merged
	refused T1 time
}

@test "an approval with two parents is refused" {
	before='sed "0,/^parent/s/^parent .*/&\n&/"' merged
	refused T1 "not an event"
}

@test "an empty line after the message is refused" {
	before='{ cat; echo; }' merged
	refused T1
}

@test "a folded trailer is refused" {
	said $'Galley-Stage: standard/legal\n standard/brand\nGalley-Seen: '"$seen"
	refused T1
}

@test "a repeated trailer is refused" {
	said "Galley-Stage: standard/legal
Galley-Stage: standard/legal
Galley-Seen: $seen"
	refused T1
}

@test "a foreign trailer is refused" {
	said "Galley-Stage: standard/legal
Galley-Seen: $seen
Signed-off-by: Legal One <legal1@northwind.example>"
	refused T1 trailer
}

@test "trailers in another order are refused" {
	said "Galley-Seen: $seen
Galley-Stage: standard/legal"
	refused T1
}

@test "a missing trailer is refused" {
	said "Galley-Stage: standard/legal"
	refused T1 Galley-Seen
}

@test "a trailer with two spaces is refused" {
	said "Galley-Stage:  standard/legal
Galley-Seen: $seen"
	refused T1
}

@test "a Seen in upper case is refused" {
	said "Galley-Stage: standard/legal
Galley-Seen: ${seen^^}"
	refused T1 Galley-Seen
}

@test "stages out of order are refused" {
	said "Galley-Stage: standard/legal standard/brand
Galley-Seen: $seen"
	refused T1 Galley-Stage
}

@test "a trailer hidden in the text is refused" {
	merged "Galley-Stage: standard/brand"
	refused T1
}

@test "a subject of another event than the trailer is refused" {
	before='sed "s/^approve: /comment: /"' merged
	refused T1
}

@test "what git commit -S makes with a good key is no approval" {
	made=$(git -c gpg.format=ssh -c user.signingKey="$HOME/ssh/legal1" \
	    -c user.name="Legal One" -c user.email=legal1@northwind.example \
	    commit-tree -S -p custom/$bolt -m "Approved by legal" custom/$bolt^{tree})
	exits 0 git verify-commit "$made"
	git update-ref refs/heads/custom/$bolt "$made"
	merge_as rep1 $bolt "standard/brand SATISFIED brand1" \
	    "standard/legal SATISFIED legal1"
	refused T1
}
