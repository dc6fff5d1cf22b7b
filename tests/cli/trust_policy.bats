#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# T7: policy changes apart from everything else, and only by those it names.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
}

setup() {
	enter
	request=change/brand1/policy
}

# A change of these files by brand1, as if it had been decided.
decided() {
	proposed brand1 $request "$@"
	merge_as brand1 $request "policy SATISFIED brand1"
}

# The workspace where two admins decide: brand1 and mkt2.
two_admins() {
	sed -i 's/roles: .*/roles: [admin, marketing]/' people/mkt2.yaml
	sed -i 's/quorum: 1/quorum: 2/' galley.yaml
	raise
	enacted brand1 two galley.yaml people/mkt2.yaml
}

@test "an admin alone changes policy where the quorum is one" {
	sed -i 's/links: .*/links: [northwind.example, bolt.example]/' galley.yaml
	raise
	decided galley.yaml
	accepted
}

@test "what CI reads stands where galley.yaml names it" {
	sed -i 's/^ci: .*/ci: [.forge]/' galley.yaml
	raise
	decided galley.yaml
	mkdir .forge
	echo "on: push" > .forge/check.yml
	raise
	enacted brand1 ci galley.yaml .forge/check.yml
	accepted
	exits 0 galley check .forge/check.yml
}

@test "a file without a place among policy's files is refused, by check too" {
	sed -i 's/^ci: .*/ci: [registries]/' galley.yaml
	raise
	decided galley.yaml
	mkdir registries
	echo Words. > registries/notes.txt
	raise
	enacted brand1 notes galley.yaml registries/notes.txt
	refused T8 registries/notes.txt "has no place"
	exits 1 galley check registries/notes.txt
	says "has no place"
}

@test "a file without a place is refused where ci names nothing" {
	echo Words. > rules/.hidden
	raise
	decided galley.yaml rules/.hidden
	refused T8 rules/.hidden "has no place"
}

@test "a change that needs the quorum and leaves the version is refused" {
	sed -i 's/links: .*/links: [northwind.example, bolt.example]/' galley.yaml
	decided galley.yaml
	refused T7 version
}

@test "a change that raises the version by two is refused" {
	raise
	raise
	decided galley.yaml
	refused T7 version
}

@test "a person's hours leave the version alone" {
	echo "hours: 9-17" >> people/rep1.yaml
	enacted rep1 hours people/rep1.yaml
	accepted
}

@test "a person cannot give himself a role" {
	sed -i 's/roles: .*/roles: [rep, marketing]/' people/rep1.yaml
	raise
	proposed rep1 change/rep1/me galley.yaml people/rep1.yaml
	merge_as rep1 change/rep1/me "policy SATISFIED rep1"
	refused T6
}

@test "with a quorum of two, two admins are enough" {
	two_admins
	raise
	proposed brand1 $request galley.yaml
	approved mkt2 $request policy
	merge_as rep1 $request "policy SATISFIED brand1 mkt2"
	accepted
}

@test "with a quorum of two, one admin is not enough" {
	two_admins
	raise
	decided galley.yaml
	refused T7 "policy waits for mkt2"
}

@test "with a quorum of two, one admin who signs twice is not enough" {
	two_admins
	raise
	proposed brand1 $request galley.yaml
	approved brand1 $request policy
	merge_as rep1 $request "policy SATISFIED brand1"
	refused T7 "policy waits for mkt2"
}

@test "an approval of what the policy was before the last edit does not count" {
	two_admins
	raise
	proposed brand1 $request galley.yaml
	approved mkt2 $request policy
	edited brand1 $request galley.yaml < <(sed 's/7 days/70 days/' galley.yaml)
	event brand1 $request submit
	merge_as brand1 $request "policy SATISFIED brand1 mkt2"
	refused T7 "policy waits for mkt2"
}

@test "a quorum of more than there are admins is refused" {
	sed -i 's/quorum: 1/quorum: 2/' galley.yaml
	raise
	decided galley.yaml
	refused T7 quorum
}

@test "a person added in a request does not count in it" {
	two_admins
	galley key new --person ceo --no-passphrase > ceo.pub
	ssh_key ceo
	sed -e 's/Market Two/The Chief/; s/mkt2@/ceo@/' -e '/^  - ssh/d' people/mkt2.yaml > people/ceo.yaml
	echo "  - $(cut -d' ' -f1,2 ceo.pub)" >> people/ceo.yaml
	raise
	proposed brand1 $request galley.yaml people/ceo.yaml
	name="The Chief" approved ceo $request policy
	merge_as brand1 $request "policy SATISFIED brand1 ceo"
	refused T2 "never listed"
}

# New people: with_key ID ROLE writes the file of one.
with_key() {
	galley key new --person "$1" --no-passphrase >/dev/null
	ssh_key "$1"
	printf 'name: New\nemails: [%s@northwind.example]\nroles: [%s]\nkeys:\n  - %s\n' \
	    "$1" "$2" "$(cut -d' ' -f1,2 "$HOME/ssh/$1.pub")" > "people/$1.yaml"
}

# Makes mkt2 a registrar who is no admin.
registrar() {
	sed -i 's/roles: .*/roles: [registrar, marketing]/' people/mkt2.yaml
	raise
	enacted brand1 registrar galley.yaml people/mkt2.yaml
}

@test "a registrar alone adds a person with a role of the list" {
	registrar
	with_key rep3 rep
	enacted mkt2 add people/rep3.yaml
	accepted
}

@test "a registrar alone gives nobody the role of an admin" {
	registrar
	with_key rep3 admin
	raise
	enacted mkt2 add people/rep3.yaml galley.yaml
	refused T7 "policy waits for brand1"
}

@test "a registrar alone gives nobody a role that approves" {
	registrar
	with_key rep3 marketing
	enacted mkt2 add people/rep3.yaml
	refused T7
}

@test "a registrar alone ends a representative" {
	registrar
	echo "ended: 2026-06-30" >> people/rep2.yaml
	enacted mkt2 end people/rep2.yaml
	accepted
}

@test "a registrar alone does not bring back who has ended" {
	registrar
	cp people/rep2.yaml before.yaml
	echo "ended: true" >> people/rep2.yaml
	enacted mkt2 end people/rep2.yaml
	mv before.yaml people/rep2.yaml
	raise
	enacted mkt2 back people/rep2.yaml galley.yaml
	refused T7 "policy waits for brand1"
}

@test "a registrar alone does not end an admin" {
	registrar
	echo "ended: true" >> people/brand1.yaml
	enacted mkt2 end people/brand1.yaml
	refused T7
}

@test "a registrar alone does not add and change in one request" {
	registrar
	with_key rep3 rep
	sed -i 's/name: .*/name: Rep Too/' people/rep2.yaml
	enacted mkt2 both people/rep3.yaml people/rep2.yaml
	refused T7
}

@test "a list of registrars' roles that names one that decides is refused" {
	sed -i 's/registrar: .*/registrar: [rep, marketing]/' galley.yaml
	raise
	decided galley.yaml
	refused T7
}

@test "one key under two persons is refused" {
	with_key rep3 rep
	sed -i "s|  - ssh.*|$(grep '  - ssh' people/rep1.yaml)|" people/rep3.yaml
	decided people/rep3.yaml
	refused T7 key
}

@test "one email under two persons is refused" {
	with_key rep3 rep
	sed -i 's/emails: .*/emails: [rep1@northwind.example]/' people/rep3.yaml
	decided people/rep3.yaml
	refused T7
}

@test "a person is never erased" {
	rm people/rep2.yaml
	raise
	decided people/rep2.yaml galley.yaml
	refused T7 "never erased"
}

@test "a key is never erased" {
	with_key rep3 rep
	sed -i "s|  - ssh.*|$(grep '  - ssh' people/rep3.yaml)|" people/rep2.yaml
	raise
	decided people/rep2.yaml galley.yaml
	refused T7 "never erased"
}

@test "an email is never erased" {
	sed -i 's/emails: .*/emails: [new@northwind.example]/' people/rep2.yaml
	raise
	decided people/rep2.yaml galley.yaml
	refused T7 "never erased"
}

@test "a stage made so that nobody can satisfy it is refused" {
	sed -i 's/role: legal/role: notary/' workflows/standard.yaml
	raise
	decided workflows/standard.yaml galley.yaml
	refused T7 "nobody could satisfy"
}

@test "the role that satisfies a stage is not taken from its last holder" {
	sed -i 's/roles: .*/roles: [rep]/' people/legal1.yaml
	raise
	decided people/legal1.yaml galley.yaml
	refused T7 "nobody could satisfy"
}

@test "ending the last holder is never refused for a stage" {
	echo "ended: true" >> people/legal1.yaml
	raise
	decided people/legal1.yaml galley.yaml
	accepted
}

@test "policy mixed with content is refused" {
	raise
	echo "More." >> blocks/proof-scheduling.md
	decided galley.yaml blocks/proof-scheduling.md
	refused T7 apart
}

@test "a policy that cannot be read is refused" {
	echo "surprise: true" >> galley.yaml
	raise
	decided galley.yaml
	exits 7 galley verify
	says galley.yaml surprise
}

@test "a new key takes a comment signed by it" {
	with_key rep3 rep
	grep '  - ssh' people/rep3.yaml >> people/rep2.yaml
	rm people/rep3.yaml
	raise
	proposed rep2 change/rep2/key people/rep2.yaml
	approved brand1 change/rep2/key policy
	merge_as brand1 change/rep2/key "policy SATISFIED brand1 rep2"
	refused T7
}

@test "a new key with its comment, a registrar and an old key of the person is right" {
	with_key rep3 rep
	grep '  - ssh' people/rep3.yaml >> people/rep2.yaml
	rm people/rep3.yaml
	proposed rep2 change/rep2/key people/rep2.yaml
	key=rep3 event rep2 change/rep2/key comment
	approved brand1 change/rep2/key policy
	merge_as brand1 change/rep2/key "policy SATISFIED brand1 rep2"
	accepted
}
