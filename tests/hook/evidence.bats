#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# What an auditor's page tells of the server: when it took what, and by whose word.

load ../cli/house
load ../cli/forge
load server

setup_file() { serve; }

setup() {
	enter_server
	agreed bolt
	at rep1 sync
	bolt=rep1/first-touch/bolt
	page=$BATS_TEST_TMPDIR/page.html
}

# taken_at RECEIPT: the server's own time of it, as the page writes it.
taken_at() { date -ud "@$(git -C srv.git log -1 --format=%ct "$1")" +%FT%TZ; }

# rows: what the page's table has of each event, a line each.
rows() {
	sed -n '/<h3>Who did what/,/<\/table>/p' "$page" |
	    perl -0pe 's/\n(?!<tr>)//g; s/<[^>]*>/ /g'
}

# again_by PERSON TIME: the last receipt once more, signed by a key of theirs.
again_by() {
	local log commit=$BATS_TEST_TMPDIR/receipt

	log=$(log_ref)
	git -C srv.git cat-file commit "$log" |
	    sed '/^gpgsig /,/^ -----END/d
		s/^\(author\|committer\) \(.*\) [0-9]* +0000/\1 \2 '"$2"' +0000/
		s/^parent .*/parent '"$(git -C srv.git rev-parse "$log")/" >"$commit"
	ssh_key "$1"
	sign_as "$1" <"$commit" >"$commit.sig"
	signed "$commit.sig" <"$commit" |
	    git -C srv.git hash-object -t commit -w --stdin >"$commit.id"
	past_the_gate update-ref "$log" "$(cat "$commit.id")"
}

@test "an auditor's page says when the server took what" {
	last=$(taken_at "$(log_ref)")
	exits 0 at rep1 evidence $bolt --out "$page"
	output=$(cat "$page")
	says "Witnessed by the server at $last"
	rows | grep "asked for approval" | grep -q "Z  $(taken_at "$(log_ref)~2")  Rep One"
	rows | grep "standard/brand" | grep -q "Z  $(taken_at "$(log_ref)^")  brand1 (brand1)"
}

@test "what came together with its approval was taken then" {
	exits 0 at rep1 evidence $bolt --out "$page"
	output=$(cat "$page")
	says_not "no receipt"
	rows | grep "standard/legal" | grep -q "Z  $(taken_at "$(log_ref)")  Legal One"
}

@test "a new clone tells the same" {
	at rep1 evidence $bolt --out "$page"
	galley clone srv.git other --person rep1
	rm -f other/.git/galley/taken
	exits 0 galley -C other evidence $bolt --out "$page.other"
	[ "$(rows)" = "$(page=$page.other rows)" ]
}

@test "a time that a key signed which is not the server's is not told" {
	last=$(taken_at "$(log_ref)")
	again_by legal1 $(($(git -C srv.git log -1 --format=%ct "$(log_ref)") + 600))
	at rep1 sync
	exits 0 at rep1 evidence $bolt --out "$page"
	output=$(cat "$page")
	says "Witnessed by the server at $last"
	says_not "$(taken_at "$(log_ref)")"
}
