#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# A use and a status remember which rules can find an error, and never one too
# few; an act asks all.

bats_require_minimum_version 1.5.0
load house

setup() {
	house
	found >/dev/null
	remembered=.git/galley/error-rules
}

# a_use NAME STATUS: of first-touch, for a customer of this name.
a_use() {
	exits "$2" galley --as rep1 use first-touch --for Acme \
	    --set customer="$1" --set discount=10 --set first_name=there
}

# remember HEAD RULE...: these rules of main are remembered, and whole; HEAD is
# the .vale.ini that they are said to be of, or "own".
remember() {
	python3 - "$remembered" "$@" <<-'EOF'
		import hashlib, subprocess, sys
		def packed(data):
		    size, out = len(data), b""
		    while size > 127:
		        out, size = out + bytes([size & 127 | 128]), size >> 7
		    return out + bytes([size]) + data + b"\0"
		def text(path):
		    return packed(subprocess.check_output(["git", "cat-file", "blob", "main:" + path]))
		file, of, *rules = sys.argv[1:]
		head = open(file, "rb").readline().split()[:3]
		if of != "own":
		    head[1] = of.encode()
		rest = text(".vale.ini") + b"".join(packed(r.encode()) + text(r) for r in rules)
		digest = hashlib.blake2b(rest, digest_size=32).hexdigest().encode()
		open(file, "wb").write(b" ".join(head + [digest]) + b"\n" + rest)
	EOF
}

@test "a use remembers the rules that can find an error, and asks them" {
	a_use Acme 0
	grep -aq 'rules/Galley/Guarantees.yml' $remembered
	run ! grep -aq 'rules/Galley/Hype.yml' $remembered
	a_use "TODO" 1
	says "Galley.Placeholders"
	a_use Acme 0
}

@test "the status of a request asks the same rules, and its sender all of them" {
	exits 0 galley --as rep1 customize first-touch --for Bolt --set customer=TODO --set discount=18
	exits 0 galley --as rep1 status bolt
	says "Galley.Placeholders"
	grep -aq 'rules/Galley/Guarantees.yml' $remembered
	touch -d 2001-01-01 $remembered
	exits 0 galley --as rep1 status bolt
	says "Galley.Placeholders"
	[ "$(stat -c %Y $remembered)" -eq "$(date -d 2001-01-01 +%s)" ]
	remember own
	exits 0 galley --as rep1 status bolt
	says_not "Galley.Placeholders"
	exits 1 galley --as rep1 submit bolt
	says "Galley.Placeholders"
}

@test "what was cut off or changed is not believed" {
	a_use Acme 0
	sed -i '/Placeholders/d' $remembered
	a_use "TODO" 1
	head -c 150 $remembered >../part
	cp ../part $remembered
	a_use "TODO" 1
	: >$remembered
	a_use "TODO" 1
	rm $remembered
	mkdir $remembered
	a_use "TODO" 1
	a_use Acme 0
}

@test "what is of other rules is not believed" {
	a_use Acme 0
	remember 0000000000000000000000000000000000000000 rules/Galley/Guarantees.yml
	a_use "TODO" 1
}

@test "a rule that becomes an error is asked at the next use" {
	a_use Acme 0
	printf 'write,instead of,why,severity\nAcme,Zenith,we were bought,error\n' >../list.csv
	exits 0 galley rule import ../list.csv
	a_use "Zenith" 1
	says "Zenith"
	a_use Acme 0
}

# The one file in which is kept what was found out about the rules.
known() {
	local files=("$HOME/.cache/galley/rules"/*)
	[ ${#files[@]} -eq 1 ] && [ -f "${files[0]}" ] || return 1
	echo "${files[0]}"
}

@test "what those rules were found to be is kept for oneself, and finds the same" {
	unset XDG_CACHE_HOME
	a_use Acme 0
	a_use Acme 0
	[ "$(stat -c %a "$(known)")" = 600 ]
	touch -d '2001-01-01' "$(known)"
	a_use "TODO" 1
	says "Galley.Placeholders"
	a_use Acme 0
	[ "$(stat -c %Y "$(known)")" -eq "$(date -d '2001-01-01' +%s)" ]
	head -c 40 "$(known)" >../part && cp ../part "$(known)"
	a_use "TODO" 1
	a_use Acme 0
}
