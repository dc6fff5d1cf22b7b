#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# T2 and T3: every signature is a person's, and old main says what he may.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
	submitted bolt
	approved brand1 $bolt standard/brand
	seen=$(seen_of $bolt)
	export seen
	ssh-keygen -q -t ed25519 -N '' -f "$HOME/ssh/stranger"
	ssh-keygen -q -t ed25519 -N '' -f "$HOME/ssh/second"
	ssh-keygen -q -t rsa -b 2048 -N '' -f "$HOME/ssh/rsa"
}

setup() {
	enter
	second="ssh-ed25519 $(cut -d' ' -f2 "$HOME/ssh/second.pub")"
}

merged() {
	before='' after='' key='' email='' name='' merge_as mkt2 $bolt \
	    "standard/brand SATISFIED brand1" "standard/legal SATISFIED $1"
}

@test "an approval by a key that nobody has is refused" {
	key=stranger approved legal1 $bolt standard/legal
	merged legal1
	refused T2 "never listed"
}

@test "an approval with another person's email is refused" {
	email=brand1@northwind.example approved legal1 $bolt standard/legal
	merged legal1
	refused T2 "email"
}

@test "an approval whose name is another's but key and email its own counts for the key's person" {
	name="Brand One" approved legal1 $bolt standard/legal
	merged legal1
	accepted
}

@test "the representative's key under the lawyer's email is refused" {
	key=rep1 approved legal1 $bolt standard/legal
	merged legal1
	refused T2 "email"
}

@test "a signature of another commit is refused" {
	git cat-file commit custom/$bolt | sed -n '/^gpgsig/,/END SSH/p' > "$TMPDIR/old"
	after='sed -e "/^gpgsig/,/END SSH/d" | sed "/^committer/r $TMPDIR/old"' \
	    approved legal1 $bolt standard/legal
	merged legal1
	refused T2
}

@test "a signature for files, not for git, is refused" {
	namespace=file approved legal1 $bolt standard/legal
	merged legal1
	refused T2
}

@test "a key of another kind is refused" {
	key=rsa approved legal1 $bolt standard/legal
	merged legal1
	refused T2
}

@test "an unsigned approval is refused" {
	after='sed "/^gpgsig/,/END SSH/d"' approved legal1 $bolt standard/legal
	merged legal1
	refused T1 gpgsig
}

@test "an approval whose words were changed after it was signed is refused" {
	after='sed "s/^Good.$/Bad./"' approved legal1 $bolt standard/legal "Good."
	merged legal1
	refused T2
}

@test "an approval by a person who has ended since lapses" {
	approved legal1 $bolt standard/legal
	echo "ended: true" >> people/legal1.yaml
	raise
	enacted brand1 end galley.yaml people/legal1.yaml
	accepted
	merged legal1
	refused T6 "standard/legal waits"
}

@test "an approval by a person who had ended before does not count" {
	echo "ended: true" >> people/legal1.yaml
	raise
	enacted brand1 end galley.yaml people/legal1.yaml
	approved legal1 $bolt standard/legal
	merged legal1
	refused T6 "standard/legal waits"
}

@test "a person who is ended is told so by every command that signs" {
	echo "ended: true" >> people/legal1.yaml
	raise
	enacted brand1 end galley.yaml people/legal1.yaml
	exits 4 galley --as legal1 approve $bolt
	says ended
}

@test "an approval by a key that has ended lapses, though the person lives" {
	approved legal1 $bolt standard/legal
	sed -i -E 's/^  - (ssh-ed25519 .*)$/  - {key: \1, ended: true}/' people/legal1.yaml
	echo "  - $second" >> people/legal1.yaml
	raise
	proposed brand1 change/brand1/keys galley.yaml people/legal1.yaml
	key=second event legal1 change/brand1/keys comment
	merge_as brand1 change/brand1/keys "policy SATISFIED brand1"
	accepted
	merged legal1
	refused T6 "standard/legal waits"
}

@test "content of a person who has ended keeps its author" {
	approved legal1 $bolt standard/legal
	echo "ended: true" >> people/rep1.yaml
	enacted brand1 end people/rep1.yaml
	merged legal1
	refused T6 "its owner, rep1, is ended"
}

@test "the successor of a representative who ended submits anew" {
	printf 'ended: true\nsuccessor: rep2\n' >> people/rep1.yaml
	enacted brand1 end people/rep1.yaml
	event rep2 $bolt submit
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/legal
	merged legal1
	accepted
}

@test "nobody else than the successor submits it" {
	printf 'ended: true\nsuccessor: rep2\n' >> people/rep1.yaml
	enacted brand1 end people/rep1.yaml
	event mkt2 $bolt submit
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/legal
	merged legal1
	refused T3 "only the owner"
}

# legal1 lets the person act as legal between these days.
delegated() {
	printf 'delegation:\n  - {role: legal, to: %s, from: %s, until: %s}\n' "$@" \
	    >> people/legal1.yaml
	enacted legal1 away people/legal1.yaml
}

@test "who has the role by delegation approves" {
	delegated mkt2 2020-01-01 2099-12-31
	approved mkt2 $bolt standard/legal
	merged mkt2
	accepted
}

@test "a delegation that is over gives nothing" {
	delegated mkt2 2020-01-01 2020-12-31
	approved mkt2 $bolt standard/legal
	merged mkt2
	refused T6 "standard/legal waits"
}

@test "a delegation to the author gives nothing" {
	delegated rep1 2020-01-01 2099-12-31
	approved rep1 $bolt standard/legal
	merged rep1
	refused T6 "standard/legal waits"
}

@test "a delegation by an author gives nothing" {
	sed -i 's/roles: .*/roles: [rep, legal]/' people/rep1.yaml
	printf 'delegation:\n  - {role: legal, to: rep2, from: 2020-01-01, until: 2099-12-31}\n' >> people/rep1.yaml
	raise
	enacted brand1 roles galley.yaml people/rep1.yaml
	accepted
	approved rep2 $bolt standard/legal
	merged rep2
	refused T6 "standard/legal waits"
}

@test "a delegation is not passed on" {
	delegated mkt2 2020-01-01 2099-12-31
	printf 'delegation:\n  - {role: legal, to: rep2, from: 2020-01-01, until: 2099-12-31}\n' >> people/mkt2.yaml
	enacted mkt2 on people/mkt2.yaml
	refused T7 "mkt2 delegates legal, which he does not hold"
}

@test "the role of an admin is never delegated" {
	printf 'delegation:\n  - {role: admin, to: rep1, from: 2020-01-01, until: 2099-12-31}\n' >> people/brand1.yaml
	enacted brand1 away people/brand1.yaml
	exits 7 galley verify
	says "never delegated"
}

# A new block, which takes two approvals by two persons.
@test "one person with both roles does not stand for two who must differ" {
	sed -i 's/roles: .*/roles: [marketing, legal]/' people/mkt2.yaml
	raise
	enacted brand1 roles galley.yaml people/mkt2.yaml
	printf -- '---\ntitle: Extra\nowner: brand1\nlanguage: en\n---\nWords.\n' > blocks/extra.md
	proposed brand1 change/brand1/extra blocks/extra.md
	seen='' approved mkt2 change/brand1/extra "strict/brand strict/legal"
	merge_as brand1 change/brand1/extra "strict/brand SATISFIED mkt2" \
	    "strict/legal SATISFIED mkt2"
	refused T6 "strict/legal waits"
}

@test "two persons with the roles stand for two who must differ" {
	sed -i 's/roles: .*/roles: [marketing, legal]/' people/mkt2.yaml
	raise
	enacted brand1 roles galley.yaml people/mkt2.yaml
	printf -- '---\ntitle: Extra\nowner: rep1\nlanguage: en\n---\nWords.\n' > blocks/extra.md
	proposed brand1 change/brand1/extra blocks/extra.md
	seen='' approved mkt2 change/brand1/extra strict/brand
	seen='' approved legal1 change/brand1/extra strict/legal
	merge_as brand1 change/brand1/extra "strict/brand SATISFIED mkt2" \
	    "strict/legal SATISFIED legal1"
	accepted
}
