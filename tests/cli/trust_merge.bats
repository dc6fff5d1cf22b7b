#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# T6: main moves only by merges that anybody can compute again.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
	submitted bolt
	submitted acme
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/legal
}

setup() {
	enter
	done=("standard/brand SATISFIED brand1" "standard/legal SATISFIED legal1")
	text="merge: $bolt

${done[0]}
${done[1]}

Galley-Event: merge"
}

# The other request, approved and in force.
acme_in_force() {
	galley --as brand1 approve rep1/first-touch/acme
	galley --as legal1 approve rep1/first-touch/acme
}

@test "a merge made by anybody living who computes it right is valid" {
	merge_as rep2 $bolt "${done[@]}"
	accepted
	says $bolt
}

@test "a merge is signed by a living person's key and no other" {
	ssh-keygen -q -t ed25519 -N '' -f "$HOME/ssh/stranger"
	key=stranger merge_as rep2 $bolt "${done[@]}"
	refused T2 "belongs to nobody"
}

@test "a tree that differs by one byte is refused" {
	tree=$(git show custom/$bolt:$bolt_file | sed 's/discount: 18/discount: 19/' |
	    tree_with main^{tree} $bolt_file)
	merge_as rep1 $bolt "${done[@]}"
	refused T6 "merge's tree"
}

@test "a tree that makes the same file executable is refused" {
	tree=$(git show custom/$bolt:$bolt_file |
	    tree_with "$(merged_tree $bolt)" $bolt_file 100755)
	merge_as rep1 $bolt "${done[@]}"
	refused T6 "merge's tree"
}

@test "a tree with one file more is refused" {
	tree=$(echo "Free." | tree_with "$(merged_tree $bolt)" blocks/free.md)
	merge_as rep1 $bolt "${done[@]}"
	refused T6 "merge's tree"
}

@test "a tree with an empty folder more is refused" {
	tree=$({ git ls-tree "$(merged_tree $bolt)"
		printf '040000 tree %s\tempty\n' "$(git hash-object -t tree -w /dev/null)"
	} | git mktree)
	merge_as rep1 $bolt "${done[@]}"
	refused T8 "empty/ is an empty folder"
}

@test "a tree that changes nothing is refused" {
	tree=$(git rev-parse main^{tree})
	merge_as rep1 $bolt "${done[@]}"
	refused T6 "merge's tree"
}

@test "a tree that drops what main got since is refused" {
	acme_in_force
	tree=$(git rev-parse custom/$bolt^{tree})
	merge_as rep1 $bolt "${done[@]}"
	refused T6 "merge's tree"
}

@test "a tree that keeps what main got since is right" {
	acme_in_force
	merge_as rep1 $bolt "${done[@]}"
	accepted
	git cat-file -e main:customizations/rep1/first-touch/acme.md
}

@test "a third parent is refused" {
	parents="$(git rev-parse main custom/$bolt custom/rep1/first-touch/acme)"
	merge_as rep1 $bolt "${done[@]}"
	refused T1 "two parents"
}

@test "swapped parents are refused" {
	parents="$(git rev-parse custom/$bolt main)"
	merge_as rep1 $bolt "${done[@]}"
	refused T6 "not a merge"
}

@test "one parent is refused" {
	parents=$(git rev-parse main)
	merge_as rep1 $bolt "${done[@]}"
	refused T6 "not a merge"
}

@test "a fast-forward to the request is refused" {
	git update-ref refs/heads/main "$(git rev-parse custom/$bolt)"
	refused T6 "main moved by something that is not a merge"
}

@test "a merge that names another request is refused" {
	text=${text/bolt/acme}
	merge_as rep1 $bolt
	refused T8 "more than its one customization"
}

@test "a message of one's own is refused" {
	text=${text/"${done[1]}"/"${done[1]} rep2"}
	merge_as rep1 $bolt
	refused T6 "message is not the computed one"
}

@test "a message that leaves a requirement out is refused" {
	text=${text/"${done[1]}"$'\n'/}
	merge_as rep1 $bolt
	refused T6 "message is not the computed one"
}

@test "a merge dated before main is refused" {
	time=$(($(git log -1 --format=%ct main) - 1))
	merge_as rep1 $bolt "${done[@]}"
	refused T3 "dated before"
}

@test "a merge dated as main is right" {
	time=$(git log -1 --format=%ct main)
	merge_as rep1 $bolt "${done[@]}"
	accepted
}

@test "a merge of a request that nobody approved is refused" {
	acme=rep1/first-touch/acme
	text=${text/bolt/acme}
	merge_as rep1 $acme
	refused T6 "standard/brand waits"
}

@test "a merge of a draft is refused" {
	event rep1 $bolt handover "Galley-To: rep1"
	merge_as rep1 $bolt
	refused T6 draft
}

@test "a merge of what was withdrawn is refused" {
	event rep1 $bolt withdraw
	merge_as rep1 $bolt
	refused T5 withdrawn
}

@test "a merge of what was rejected is refused" {
	event brand1 $bolt reject "Galley-Seen: $(seen_of $bolt)"
	merge_as rep1 $bolt
	refused T5 rejected
}

@test "a request merges once" {
	head=$(git rev-parse custom/$bolt)
	merge_as rep1 $bolt "${done[@]}"
	git update-ref refs/heads/custom/$bolt "$head"
	merge_as rep1 $bolt "${done[@]}"
	refused T6
}

@test "a request merges once, also after main went back to before it" {
	head=$(git rev-parse custom/$bolt)
	merge_as rep1 $bolt "${done[@]}"
	opened rep1 $bolt
	tree=$(git rev-parse main^1^{tree}) event rep1 $bolt edit
	event rep1 $bolt submit
	galley --as brand1 approve $bolt
	accepted
	run git cat-file -e main:$bolt_file
	[ "$status" -ne 0 ]
	git update-ref refs/heads/custom/$bolt "$head"
	merge_as rep1 $bolt "${done[@]}"
	refused T6 "merges once"
}

@test "a request whose file main changed since it was begun is stale" {
	before_it=$(git rev-parse main)
	merge_as rep1 $bolt "${done[@]}"
	accepted
	on=$before_it time=1700000000 opened rep1 $bolt
	edited rep1 $bolt $bolt_file < <(git show main:$bolt_file | sed 's/18/17/')
	event rep1 $bolt submit
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/legal
	merge_as rep1 $bolt "${done[@]}"
	refused stale "changed since it was begun"
}

@test "a refresh to today's main leaves what was approved as it was" {
	acme_in_force
	tree=$(merged_tree $bolt) event rep1 $bolt refresh \
	    "Galley-Base: $(git rev-parse main)"
	tree=$(git rev-parse custom/$bolt^{tree}) merge_as rep1 $bolt "${done[@]}"
	accepted
}

@test "a refresh that drops what main got since is refused" {
	acme_in_force
	event rep1 $bolt refresh "Galley-Base: $(git rev-parse main)"
	tree=$(git rev-parse custom/$bolt^{tree}) merge_as rep1 $bolt "${done[@]}"
	refused T8
}

@test "a refresh to what is not main is refused" {
	event rep1 $bolt refresh "Galley-Base: $(git rev-parse custom/rep1/first-touch/acme)"
	merge_as rep1 $bolt "${done[@]}"
	refused T6 "base of a refresh"
}

@test "an empty request does not merge" {
	request=rep1/first-touch/nothing
	opened rep1 $request
	event rep1 $request submit
	text=${text/bolt/nothing}
	merge_as rep1 $request
	refused T6 "changes nothing"
}

@test "a merge by somebody who is ended is refused" {
	echo "ended: true" >> people/rep2.yaml
	enacted brand1 end people/rep2.yaml
	accepted
	merge_as rep2 $bolt "${done[@]}"
	refused T3 "rep2, who or whose key had ended"
}

@test "a commit by plain git on main is refused" {
	made=$(git -c gpg.format=ssh -c user.signingKey="$HOME/ssh/brand1" \
	    -c user.name=brand1 -c user.email=brand1@northwind.example \
	    commit-tree -S -p main -m "merge: $bolt" "$(merged_tree $bolt)")
	git update-ref refs/heads/main "$made"
	refused T1
}
