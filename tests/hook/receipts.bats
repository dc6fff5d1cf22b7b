#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What a server signs of each push, and what it proves when the server lies.

bats_require_minimum_version 1.5.0
load ../cli/house
load server

bolt=refs/heads/custom/rep1/first-touch/bolt

setup_file() { serve; }
setup() { enter_server; }

@test "each push gets a receipt, on the one before it" {
	before=$(git -C srv.git rev-list --count "$(log_ref)")
	asked bolt
	[ "$(git -C srv.git rev-list --count "$(log_ref)")" -gt "$before" ]
	log_text | grep -q "^$bolt 0\{40\} "
	log_text | grep -q "^$bolt $(git -C srv.git rev-parse "$bolt^") $(git -C srv.git rev-parse "$bolt")$"
	git -C srv.git fsck --strict
}

@test "a merge's receipt tells main and its request together" {
	agreed bolt
	merge=$(git -C srv.git rev-parse main)
	git -C srv.git log -1 --format=%B "$(log_ref)" >text
	grep -q "^$bolt [0-9a-f]\{40\} $merge$" text
	grep -q "^refs/heads/main $(git -C srv.git rev-parse main^) $merge$" text
}

@test "plain git verifies a receipt by the server's key" {
	asked bolt
	echo "server $(galley key show server)" >signers
	git -C srv.git -c gpg.ssh.allowedSignersFile="$PWD/signers" \
	    verify-commit "$(log_ref)"
}

@test "journals stand in no receipt" {
	at rep1 use first-touch --for Acme --set customer=Acme --set discount=5 \
	    --set first_name=Ann >/dev/null
	at rep1 sync
	git -C srv.git rev-parse --verify -q refs/heads/journal/rep1
	output=$(log_text)
	says_not journal
}

@test "approvals are witnessed, once the server's key is listed" {
	agreed bolt
	at rep1 sync
	exits 0 at rep1 verify
	says "valid: 4 approved changes" "witnessed: 1 of 4 approved changes"
	[[ $(tail -n +1 <<<"$output" | grep first-touch/bolt) == *witnessed ]]
}

@test "a new clone finds the same witnesses" {
	agreed bolt
	galley clone srv.git other --person rep1 2>/dev/null
	exits 0 galley -C other verify
	says "witnessed: 1 of 4 approved changes"
}

@test "a main forced past the gate is valid, and not witnessed" {
	asked bolt
	at brand1 approve rep1/first-touch/bolt
	at legal1 sync
	mv srv.git/hooks/post-receive .
	at legal1 approve rep1/first-touch/bolt
	mv post-receive srv.git/hooks/
	agreed zed
	at rep1 sync
	exits 0 at rep1 verify
	says "witnessed: 1 of 5 approved changes"
}

@test "a main that was taken back contradicts the receipts" {
	agreed bolt
	at rep1 sync
	past_the_gate update-ref refs/heads/main main^
	past_the_gate update-ref "$bolt" "$bolt^2"
	exits 7 at rep1 sync
	says "does not contain"
	galley clone srv.git other --person rep1 2>/dev/null
	exits 1 galley -C other verify
	says "valid: 3 approved changes" "contradiction: refs/heads/main: the server took"
}

@test "a later event that was dropped contradicts the receipts" {
	asked bolt
	at rep1 sync
	past_the_gate update-ref "$bolt" "$bolt^"
	galley clone srv.git other --person rep1 2>/dev/null
	exits 1 galley -C other verify
	says "contradiction: $bolt: the server took" "does not hold"
}

@test "a request that is gone without an end contradicts the receipts" {
	asked bolt
	past_the_gate update-ref -d "$bolt"
	galley clone srv.git other --person rep1 2>/dev/null
	exits 1 galley -C other verify
	says "is gone without having been closed"
}

@test "an event exchanged for another, with a receipt, is found in the receipts" {
	asked bolt
	tip=$(git -C srv.git rev-parse "$bolt")
	past_the_gate update-ref "$bolt" "$bolt^"
	galley clone srv.git other --person rep1 2>/dev/null
	galley -C other --as legal1 comment rep1/first-touch/bolt -m "Later" >/dev/null
	galley -C other sync
	exits 1 galley -C other verify
	says "$bolt was taken back: the server took ${tip:0:12}"
}

@test "a log that was cut is refused by who saw its end" {
	asked bolt
	at rep1 sync
	past_the_gate update-ref "$(log_ref)" "$(log_ref)^"
	at rep1 sync 2>err
	grep -q warning err
	asked zed
	at rep1 sync 2>err
	grep -q warning err
}

@test "a log written anew does not hold what was seen" {
	asked bolt
	at rep1 sync
	seen=$(cat rep1/.git/galley/receipt)
	past_the_gate update-ref -d "$(log_ref)"
	rm -rf rep1/.git/refs/galley
	at rep1 comment bolt -m "Anew"
	exits 0 at rep1 sync
	says "do not hold ${seen:0:12}"
	exits 1 at rep1 verify
	says "contradiction: the receipts do not hold ${seen:0:12}"
}

@test "receipts go on over the end of a month" {
	past_the_gate update-ref refs/galley/log/2020-01 "$(log_ref)"
	past_the_gate update-ref -d "$(git -C srv.git for-each-ref \
	    --format='%(refname)' refs/galley/log | tail -1)"
	galley clone srv.git other --person rep1 2>/dev/null
	agreed bolt
	at rep1 sync
	[ "$(git -C srv.git for-each-ref refs/galley/log | wc -l)" = 2 ]
	exits 0 at rep1 verify
	says "witnessed: 1 of 4 approved changes"
}

@test "a receipt by a key that is not the server's witnesses nothing" {
	mv "$GALLEY_HOME/keys/server.key" old.key
	galley key new --person server --no-passphrase >/dev/null
	agreed bolt
	at rep1 sync
	exits 0 at rep1 verify
	says "witnessed: 0 of 4 approved changes"
}

@test "a new key of the server is listed, then used, then the old one ended" {
	agreed bolt
	old=$(galley key show server)
	mv "$GALLEY_HOME/keys/server.key" old.key
	new=$(galley key new --person server --no-passphrase)
	mv "$GALLEY_HOME/keys/server.key" new.key
	cp old.key "$GALLEY_HOME/keys/server.key"
	cd brand1
	galley sync
	git checkout -q main
	list_keys "$old" "$new"
	cp ../new.key "$GALLEY_HOME/keys/server.key"
	list_keys "$new"
	cd ..
	agreed zed
	at rep1 sync
	exits 0 at rep1 verify
	says "witnessed: 4 of 7 approved changes"
}

@test "the old key witnesses nothing any more" {
	old=$(galley key show server)
	cp "$GALLEY_HOME/keys/server.key" old.key
	mv "$GALLEY_HOME/keys/server.key" away.key
	new=$(galley key new --person server --no-passphrase)
	cd brand1
	list_keys "$new"
	cd ..
	cp old.key "$GALLEY_HOME/keys/server.key"
	agreed bolt
	at rep1 sync
	exits 0 at rep1 verify
	says "witnessed: 0 of 5 approved changes"
}

# left_out OLD NEW REF [PROCESS SINCE]: the note of a push that has no receipt.
left_out() {
	mkdir -p srv.git/galley/pending
	printf '%s\n%s %s %s\n' "${5:-1}" "$1" "$2" "$3" \
	    >"srv.git/galley/pending/${4:-4194305}"
}

@test "what a crash left out is added with the next push, and marked" {
	asked bolt
	at brand1 approve rep1/first-touch/bolt
	at legal1 sync
	mv srv.git/hooks/post-receive .
	old=$(git -C srv.git rev-parse main) head=$(git -C srv.git rev-parse "$bolt")
	at legal1 approve rep1/first-touch/bolt
	mv post-receive srv.git/hooks/
	merge=$(git -C srv.git rev-parse main)
	rm -rf srv.git/galley/pending
	left_out "$old" "$merge" refs/heads/main
	asked zed
	git -C srv.git log --format=%B --grep '^gap: ' "$(log_ref)" >gap
	grep -q "^refs/heads/main $old $merge$" gap
	[ ! -e srv.git/galley/pending/4194305 ]
	at rep1 sync
	exits 0 at rep1 verify
	says "witnessed: 0 of 4 approved changes"
}

@test "a push that never moved its refs leaves no gap" {
	asked bolt
	left_out "$(git -C srv.git rev-parse main)" "$(git -C srv.git rev-parse "$bolt")" refs/heads/main
	asked zed
	output=$(log_text)
	says_not "gap: "
	[ ! -e srv.git/galley/pending/4194305 ]
}

@test "a push cut off after its receipt is not told twice" {
	asked bolt
	left_out "$(git -C srv.git rev-parse "$bolt^")" "$(git -C srv.git rev-parse "$bolt")" "$bolt"
	asked zed
	output=$(log_text)
	says_not "gap: "
}

@test "a push that still runs is no gap" {
	asked bolt
	mv srv.git/hooks/post-receive .
	at legal1 comment rep1/first-touch/bolt -m "Hm"
	mv post-receive srv.git/hooks/
	rm -rf srv.git/galley/pending
	left_out "$(git -C srv.git rev-parse "$bolt^")" "$(git -C srv.git rev-parse "$bolt")" \
	    "$bolt" $$ "$(sed 's/.*) //' /proc/$$/stat | cut -d' ' -f20)"
	asked zed
	output=$(log_text)
	says_not "gap: "
	[ -e "srv.git/galley/pending/$$" ]
}

@test "eight pushes at once leave a receipt each, in one line" {
	for i in 1 2 3 4 5 6 7 8; do
		cp -a rep1 "clone$i"
		galley -C "clone$i" customize first-touch --for Acme --name "acme$i" \
		    --set customer=Acme --set discount=18 >/dev/null &
	done
	wait
	for i in 1 2 3 4 5 6 7 8; do
		[ "$(log_text | grep -c "^refs/heads/custom/rep1/first-touch/acme$i ")" = 1 ]
	done
	output=$(log_text)
	says_not "gap: "
	at rep1 sync
	exits 0 at rep1 verify
}

@test "a server without its key takes the push and says what is missing" {
	mv "$GALLEY_HOME/keys/server.key" away.key
	cd rep1
	galley customize first-touch --for Bolt --set customer=Bolt --set discount=18
	cd ..
	git -C srv.git rev-parse -q --verify "$bolt"
	output=$(log_text)
	says_not "$bolt "
}

@test "requests that are over are cleared away after an hour, all at once" {
	agreed bolt
	asked zed
	at rep1 withdraw zed -m "Not needed"
	git -C srv.git pack-refs --all
	sed -i '1s/.*/0/' srv.git/galley/closed
	asked last
	[ -z "$(git -C srv.git for-each-ref "$bolt" refs/heads/custom/rep1/first-touch/zed)" ]
	git -C srv.git log -1 --format=%B "$(git -C srv.git for-each-ref \
	    --format='%(refname)' refs/galley/closed)" >closed
	grep -q "^rep1/first-touch/zed [0-9a-f]\{40\} " closed
	run ! grep bolt closed
	git -C srv.git fsck --strict
	at rep1 sync
	exits 0 at rep1 verify
	exits 0 at rep1 status rep1/first-touch/zed
	says withdrawn
}

@test "they are cleared away however few files may be open" {
	head=$(git -C srv.git rev-parse refs/heads/main)
	for i in $(seq 90); do
		echo "create refs/heads/custom/rep1/first-touch/n$i $head"
	done | past_the_gate update-ref --stdin
	rm -f srv.git/galley/closed
	(ulimit -n 40; asked last)
	[ -z "$(git -C srv.git for-each-ref refs/heads/custom/rep1/first-touch/n*)" ]
	git -C srv.git fsck --strict
}

@test "a name is free again when its request was cleared away" {
	asked zed
	at rep1 withdraw zed -m "Not needed"
	sed -i '1s/.*/0/' srv.git/galley/closed
	asked last
	at rep1 sync
	asked zed
	at rep1 sync
	exits 0 at rep1 verify
	exits 0 at rep1 status zed
	says submitted
}

@test "and in the very second in which it was withdrawn" {
	GALLEY_NOW=$(($(date +%s) + 60))
	export GALLEY_NOW
	asked zed
	at rep1 withdraw zed -m "Not needed"
	sed -i '1s/.*/0/' srv.git/galley/closed
	asked last
	at rep1 sync
	exits 0 at rep1 customize first-touch --for zed --name zed \
	    --set customer=zed --set discount=18
	says draft
	exits 0 at rep1 verify
}

@test "git gc and git pack-refs run on a server as anywhere" {
	agreed bolt
	before=$(git -C srv.git for-each-ref)
	git -C srv.git pack-refs --all
	git -C srv.git gc -q --prune=now
	[ "$before" = "$(git -C srv.git for-each-ref)" ]
	agreed zed
	at rep1 sync
	exits 0 at rep1 verify
	says "witnessed: 2 of 5 approved changes"
}

@test "git gc packs as many requests as a server has" {
	head=$(git -C srv.git rev-parse refs/heads/main)
	for i in $(seq 1200); do
		echo "create refs/heads/custom/rep1/first-touch/n$i $head"
	done | past_the_gate update-ref --stdin
	# One question names them all; git would ask of each again to remove its file.
	exits 0 git -C srv.git pack-refs --all --no-prune
	[ "$(grep -c /first-touch/n srv.git/packed-refs)" -eq 1200 ]
	[ "$(git -C srv.git for-each-ref refs/heads/custom | wc -l)" -eq 1200 ]
}

@test "deadlines count from when the server took a submit" {
	export GALLEY_NOW
	GALLEY_NOW=$(($(date +%s) - 200))
	at rep1 customize first-touch --for Bolt --name bolt \
	    --set customer=Bolt --set discount=18
	at rep1 submit bolt
	submitted=$(git -C rep1 log -1 --format=%ct "$bolt")
	unset GALLEY_NOW
	at brand1 sync
	taken=$(git -C srv.git log -1 --format=%ct "$(log_ref)")
	[ "$submitted" -lt "$taken" ]
	exits 0 at brand1 inbox --json
	says "\"since\":\"$(date -u -d "@$taken" +%FT%TZ)\""
}
