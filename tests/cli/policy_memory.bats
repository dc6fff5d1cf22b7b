#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What was parsed of main's policy is remembered for questions and one's own
# uses, and no act believes it.

bats_require_minimum_version 1.5.0
load house

setup() {
	house
	found >/dev/null
	remembered=.git/galley/policy
	galley --as rep1 customize first-touch --for Bolt --set customer=Bolt --set discount=18 >/dev/null 2>&1
	galley --as rep1 submit bolt -m "Bolt asked" >/dev/null 2>&1
}

bolt_stands() {
	exits 0 galley --as rep1 status bolt
	says "brand1" "legal1"
}

# forged OLD NEW: another word of the same length, under a digest of its own.
forged() {
	python3 - "$remembered" "$1" "$2" <<-'EOF'
		import hashlib, sys
		head, nodes = open(sys.argv[1], "rb").read().split(b"\n", 1)
		old, new = (word.encode() + b"\0" for word in sys.argv[2:])
		assert old in nodes and len(old) == len(new)
		nodes = nodes.replace(old, new)
		words = head.split()[:-1] + [hashlib.blake2b(nodes, digest_size=32).hexdigest().encode()]
		open(sys.argv[1], "wb").write(b" ".join(words) + b"\n" + nodes)
	EOF
}

@test "policy is remembered by who asks, and read again" {
	rm -f $remembered
	bolt_stands
	touch -d 2001-01-01 $remembered
	bolt_stands
	exits 0 galley --as rep1 use first-touch --for Acme --set customer=Acme --set first_name=Ann
	[ "$(stat -c %Y $remembered)" -eq "$(date -d 2001-01-01 +%s)" ]
}

@test "a question with --dry-run remembers nothing" {
	rm -f $remembered
	exits 0 galley --as rep1 use first-touch --for Acme --set customer=Acme --set first_name=Ann --dry-run
	[ ! -e $remembered ]
}

@test "policy that changed is read anew" {
	bolt_stands
	galley key new --person rep2 --no-passphrase >/dev/null
	exits 4 galley --as rep2 use first-touch --for Acme --set customer=Acme --set first_name=Ann
	exits 0 galley people add rep2 --name "Rep Two" --email rep2@northwind.example --role rep \
	    --key "$(galley key show rep2)"
	exits 0 galley --as rep2 use first-touch --for Acme --set customer=Acme --set first_name=Ann
}

@test "what was cut off or damaged is written anew" {
	local bytes
	bolt_stands
	cp $remembered ../whole
	bytes=$(stat -c %s ../whole)
	for at in 0 20 140 300 $((bytes / 2)) $((bytes - 1)); do
		printf '\377' | dd of=$remembered bs=1 seek="$at" conv=notrunc status=none
		bolt_stands
		cmp $remembered ../whole
		head -c "$at" ../whole >../part && cp ../part $remembered
		bolt_stands
		cmp $remembered ../whole
	done
	rm $remembered && mkdir $remembered
	bolt_stands
}

@test "no act, no home and no verification believes it" {
	bolt_stands
	forged legal admin
	exits 0 galley --as rep1 status bolt
	says "standard/admin" "admin (brand1, legal1)"
	exits 0 galley --as brand1 approve rep1/first-touch/bolt -m "Good"
	says "legal (legal1)"
	run galley --as legal1 config name Southwind
	[ "$status" -ne 0 ]
	exits 0 galley --as legal1 approve rep1/first-touch/bolt
	says "approved"
	exits 0 galley verify
}
