#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# A workspace whose origin is a server with galley's hooks: the whole loop.

bats_require_minimum_version 1.5.0
load ../cli/house
load ../cli/forge
load gate

setup_file() { gated; }
setup() { at_gate; }

# from PERSON COMMAND...: as at, in a clone made when it is first asked for.
from() {
	[ -d "../$1" ] || galley clone ../srv.git "../$1" --person "$1" 2>/dev/null
	at "$@"
}

@test "takes a request, its approvals and what they put in force" {
	exits 0 from rep1 customize first-touch --for Bolt --set customer=Bolt --set discount=18
	exits 0 from rep1 submit bolt
	exits 0 from brand1 approve $bolt
	exits 0 from legal1 approve $bolt
	says "approved and in force"
	[ "$(git -C ../srv.git rev-parse main^2^)" != "$head" ]
	[ "$(git -C ../srv.git log -1 --format=%s main)" = "merge: $bolt" ]
}

@test "takes what needs nobody, in one act" {
	exits 0 from rep1 customize first-touch --for Acme --set customer=Acme
	exits 0 from rep1 submit acme
	says "in force"
}

@test "takes a journal" {
	exits 0 from rep1 use first-touch --for Acme --set customer=Acme --set first_name=Ann
	exits 0 from rep1 sync
	git -C ../srv.git rev-parse refs/heads/journal/rep1
}

@test "takes a rejection and a withdrawal, and what comes after" {
	submitted bolt
	takes "$(ref_of $bolt)"
	exits 0 from brand1 reject $bolt -m "Not now"
	exits 0 from rep1 status $bolt
	says "it was rejected" "Not now" "Next: galley customize first-touch"
	exits 0 from rep1
	says "Nothing waits for you" "$bolt  closed: it was rejected" "Next: galley find"
	exits 0 from rep1 customize first-touch --for Acme --set customer=Acme --set discount=19
	exits 0 from rep1 submit acme
	exits 0 from rep1 withdraw acme
}

@test "refuses an unsigned step, and says what would be right" {
	made=$(printf 'open: %s\n' $bolt | GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b \
	    GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b \
	    git commit-tree -p main "main^{tree}")
	turns_away T1 "$bolt: " "$made:$(ref_of $bolt)"
	says "make it with galley"
}

@test "a new server takes a workspace whole, and no second one" {
	galley hook install ../new.git >/dev/null
	exits 0 git push -q ../new.git main
	made=$(time=1800000000 commit_as brand1 "$(git rev-parse main^{tree})" \
	    "found: Northwind

Galley-Event: found")
	turns_away T6 "the library" "+$made:refs/heads/main"
}

@test "a new server refuses a workspace that is not valid" {
	rm -rf ../srv.git
	galley hook install ../srv.git >/dev/null
	made=$(commit_as rep1 "$(git rev-parse main^{tree})" \
	    "found: Northwind

Galley-Event: found")
	turns_away T9 "not an admin" "$made:refs/heads/main"
}

# sent_draft: rep1's draft for Bolt, at the server as it is here.
sent_draft() {
	galley --as rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --set discount=18 >/dev/null
}

@test "a file without a place is told where places are" {
	sent_draft
	echo hello | edited rep1 $bolt stray.sh
	turns_away T8 "stray.sh: has no place in a workspace" "$(ref_of $bolt)"
	says "What to do: see galley-workspace(5)."
}

@test "what is allowed is no remedy" {
	sent_draft
	sed 's/^for: .*/for: {account: Bolt, segment: mars}/' <(git cat-file \
	    blob "$(ref_of $bolt):$bolt_file") | edited rep1 $bolt $bolt_file
	event rep1 $bolt submit
	merge_as brand1 $bolt "standard/brand SATISFIED brand1"
	turns_away T6 "not in the audience of first-touch (clinic)" main "$(ref_of $bolt)"
	says_not "What to do: clinic"
}

@test "a line feed in a path writes no line of its own" {
	sent_draft
	made=$({
		git ls-tree -z "$(ref_of $bolt)"
		printf '100644 blob %s\tstray\nAll is well.\0' \
		    "$(git hash-object -w --stdin <<<hello)"
	} | git mktree -z)
	tree=$made event rep1 $bolt edit
	turns_away T8 'stray\u000aAll is well.' "$(ref_of $bolt)"
	! grep -q "^remote: All is well" <<<"$output"
}
