#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Two pushes at once: what the second checked must still be so when its names
# are locked, and a merge moves main and its request together or not at all.

bats_require_minimum_version 1.5.0
load ../cli/house
load ../cli/forge
load gate

setup_file() {
	gated
	submitted bolt
	sends "$(ref_of $bolt)"
}

setup() {
	at_gate
	bolt_ref=$(ref_of $bolt)
	git clone -q --bare . ../other.git 2>/dev/null
}

# merged_bolt: bolt, approved and merged here.
merged_bolt() {
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/legal
	merge_as rep2 $bolt "standard/brand SATISFIED brand1" "standard/legal SATISFIED legal1"
}

# meanwhile REFSPEC...: pushed from other.git when the next push was checked.
meanwhile() {
	rm ../srv.git/hooks/pre-receive
	cat > ../srv.git/hooks/pre-receive <<-END
		#!/bin/sh
		galley hook pre-receive || exit
		printf '#!/bin/sh\nexec galley hook pre-receive\n' > hooks/pre-receive
		exec >"$PWD/../meanwhile" 2>&1
		env -u GIT_DIR -u GIT_QUARANTINE_PATH -u GIT_OBJECT_DIRECTORY \\
		    -u GIT_ALTERNATE_OBJECT_DIRECTORIES \\
		    git --git-dir="$PWD/../other.git" push --atomic "$PWD/../srv.git" $*
		exit 0
	END
	chmod +x ../srv.git/hooks/pre-receive
}

# moved REF: the push in between was taken.
moved() {
	[ "$(git -C ../srv.git rev-parse "$1")" = \
	    "$(git -C ../other.git rev-parse "$1")" ] || { cat ../meanwhile; return 1; }
}

@test "a veto that comes while a merge is checked stops it" {
	event brand1 $bolt request-changes "Galley-Seen: $(seen_of $bolt)" "Wait."
	git -C ../other.git fetch -q "$PWD" "+$bolt_ref:$bolt_ref"
	git update-ref "$bolt_ref" "$bolt_ref~1"
	merged_bolt
	meanwhile "$bolt_ref"
	exits 1 sends main "$bolt_ref"
	moved "$bolt_ref"
	[ "$(git -C ../srv.git rev-parse main)" = "$head" ]
}

@test "an end that comes while a merge is checked stops it" {
	sed -i 's/^keys:/ended: 2020-01-01\nkeys:/' people/legal1.yaml
	raise
	enacted brand1 end people/legal1.yaml galley.yaml
	git -C ../other.git fetch -q "$PWD" +main:main \
	    "+refs/heads/change/brand1/end:refs/heads/change/brand1/end"
	git update-ref refs/heads/main "$head"
	git update-ref -d refs/heads/change/brand1/end
	git checkout -q -f main
	merged_bolt
	meanwhile main refs/heads/change/brand1/end
	run sends main "$bolt_ref"
	moved main
	[ "$status" -eq 1 ]
}

@test "without anything in between the same merge is taken" {
	merged_bolt
	takes main "$bolt_ref"
}

@test "what moved before the push is looked at is told as a race" {
	approved brand1 $bolt standard/brand
	line="$(git -C ../srv.git rev-parse "$bolt_ref~1") $(git rev-parse "$bolt_ref") $bolt_ref"
	git push -q ../srv.git "$bolt_ref"
	exits 1 env GIT_DIR="$PWD/../srv.git" galley hook pre-receive <<<"$line"
	says "it changed here meanwhile"
}

@test "a main that moved before the push is looked at is told as a race, too" {
	sed -i 's/^keys:/ended: 2020-01-01\nkeys:/' people/mkt2.yaml
	raise
	enacted brand1 end people/mkt2.yaml galley.yaml
	takes main refs/heads/change/brand1/end
	git update-ref refs/heads/main "$head"
	git checkout -q -f main
	before=$(git rev-parse "$bolt_ref")
	merged_bolt
	past=(git -C ../srv.git -c core.hooksPath=/dev/null)
	"${past[@]}" fetch -q "$PWD" main:refs/x
	"${past[@]}" update-ref -d refs/x
	exits 1 env GIT_DIR="$PWD/../srv.git" galley hook pre-receive <<-END
		$head $(git rev-parse main) refs/heads/main
		$before $(git rev-parse main) $bolt_ref
	END
	says "the library: it changed here meanwhile"
	says_not T6
}

@test "the server's own git moves main with its request only" {
	merged_bolt
	git -C ../srv.git -c core.hooksPath=/dev/null fetch -q "$PWD" "main:refs/x"
	git -C ../srv.git -c core.hooksPath=/dev/null update-ref -d refs/x
	merge=$(git rev-parse main)
	run git -C ../srv.git update-ref refs/heads/main "$merge"
	[ "$status" -ne 0 ]
	says "approved without being closed"
	run git -C ../srv.git update-ref "$bolt_ref" "$merge"
	[ "$status" -ne 0 ]
	says "closed without being taken"
	run git -C ../srv.git update-ref refs/heads/main "$head~1"
	[ "$status" -ne 0 ]
	says "only by approved requests"
	run git -C ../srv.git update-ref -d "$bolt_ref"
	[ "$status" -ne 0 ]
	printf 'start\nupdate refs/heads/main %s\nupdate %s %s\ncommit\n' \
	    "$merge" "$bolt_ref" "$merge" | git -C ../srv.git update-ref --stdin
	exits 0 git -C ../srv.git update-ref -d "$bolt_ref"
}

@test "galley decides again where somebody was first" {
	galley clone ../srv.git ../brand1 --person brand1 2>/dev/null
	event legal1 $bolt comment "" "Looking at it."
	git -C ../other.git fetch -q "$PWD" "+$bolt_ref:$bolt_ref"
	meanwhile "$bolt_ref"
	exits 0 galley -C ../brand1 approve $bolt
	says "approved by brand1"
	git -C ../srv.git merge-base --is-ancestor "$(git rev-parse "$bolt_ref")" "$bolt_ref"
}

@test "what is committed is on the disk" {
	cd ../srv.git
	GIT_DIR=. strace -qq -o ../trace -e trace=syncfs hooks/reference-transaction committed </dev/null
	grep -q 'syncfs(.*= 0' ../trace
}

# asked REF...: pushes them, and says which hooks asked galley.
asked() {
	mkdir ../bin
	printf '#!/bin/sh\necho "$2" >>"%s"\nexec "%s" "$@"\n' "$PWD/../asked" "$(command -v galley)" >../bin/galley
	chmod +x ../bin/galley
	PATH="$PWD/../bin:$PATH" git push -q --atomic ../srv.git "$@"
	output=$(sort -u ../asked)
}

@test "a push that stands apart is not asked about twice" {
	event legal1 $bolt comment "" "Looking at it."
	asked "$bolt_ref"
	says pre-receive
	says post-receive
	says_not reference-transaction
}

@test "a merge is" {
	merged_bolt
	asked main "$bolt_ref"
	says reference-transaction
}

# locked LATER WORD: the hook, asked to take main back by a process of which there
# is a note that it began so much later.
locked() {
	local since self=$BASHPID
	since=$(sed 's/.*) //' "/proc/$self/stat" | cut -d' ' -f20)
	mkdir -p galley/pending
	echo "$((since + $1))${2:+ $2}" >"galley/pending/$self"
	GIT_DIR=. hooks/reference-transaction prepared \
	    <<<"$(git rev-parse main) $(git rev-parse main~1) refs/heads/main"
	local answer=$?
	rm -r galley/pending
	return $answer
}

@test "the note of this very push alone is believed" {
	cd ../srv.git
	exits 0 locked 0 apart
	exits 1 locked 1 apart
	exits 1 locked 0
	exits 1 locked 0 together
}
