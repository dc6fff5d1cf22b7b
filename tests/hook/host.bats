#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# A host without hooks of ours: the same question as a required check.

bats_require_minimum_version 1.5.0
load ../cli/house
load ../cli/forge

setup_file() {
	scene
	submitted bolt
	git init -q --bare --initial-branch=main ../host.git
	git push -q ../host.git main "$(ref_of $bolt)"
}

setup() {
	enter
	cp -a "$BATS_FILE_TMPDIR/scene/work/host.git" ../host.git
	git remote add origin "$PWD/../host.git"
	bolt_ref=$(ref_of $bolt)
	head=$(git rev-parse main)
	root=$(git rev-list --max-parents=0 main)
	zero=0000000000000000000000000000000000000000
}

# check OLD NEW REF: what the pipeline of hooks/ runs.
check() {
	"$BATS_TEST_DIRNAME/../../hooks/required-check" "$PWD/../host.git" "$root" \
	    "$(git rev-parse "$1" 2>/dev/null || echo "$1")" "$(git rev-parse "$2")" "$3"
}

merged_bolt() {
	approved brand1 $bolt standard/brand
	[ "${1:-}" = half ] || approved legal1 $bolt standard/legal
	git push -q origin "$bolt_ref"
	merge_as rep2 $bolt "standard/brand SATISFIED brand1" "standard/legal SATISFIED legal1"
	git push -q origin "+main:refs/heads/merge/$bolt"
}

@test "a merge that is right may be tried, then main moves, then its request" {
	merged_bolt
	exits 0 check "$head" main "refs/heads/merge/$bolt"
	exits 0 check "$head" main refs/heads/main
	git push -q origin main
	exits 0 check main^2 main "$bolt_ref"
}

@test "a merge that lacks an approval may not" {
	merged_bolt half
	exits 1 check "$head" main "refs/heads/merge/$bolt"
	says "T6: " "standard/legal waits" "What to do: "
	exits 1 check "$head" main refs/heads/main
}

@test "a merge under another request's name may not" {
	merged_bolt
	git push -q origin "main:refs/heads/merge/rep1/first-touch/acme"
	exits 1 check "$head" main refs/heads/merge/rep1/first-touch/acme
	says "another change than the one it is named after"
}

@test "a merge that forgets a verdict may not" {
	merged_bolt
	git update-ref "$bolt_ref" main^2
	event brand1 $bolt request-changes "Galley-Seen: $(seen_of $bolt)" "Wait."
	git push -q origin "$bolt_ref"
	exits 1 check "$head" main "refs/heads/merge/$bolt"
	says "would be lost"
}

@test "what main is no longer is told" {
	merged_bolt
	exits 6 check "$(git rev-parse "$bolt_ref^2")" main "refs/heads/merge/$bolt"
	says "verified"
}

@test "a request is created and grows as on a server" {
	git update-ref refs/heads/now "$bolt_ref"
	event brand1 $bolt comment "" "One moment."
	git push -q origin "$bolt_ref:refs/heads/new"
	exits 0 check refs/heads/now "$bolt_ref" "$bolt_ref"
	exits 1 check "$bolt_ref" refs/heads/now "$bolt_ref"
	says "none is ever taken back"
	exits 0 check $zero "$bolt_ref" "$bolt_ref"
	exits 1 check $zero "$bolt_ref" refs/heads/feature
	says "no such name"
}

@test "another workspace than the administrators' is refused" {
	merged_bolt
	root=$(printf 'a%.0s' {1..40})
	exits 7 check "$head" main "refs/heads/merge/$bolt"
}

@test "old, new and ref go together, and ids are whole" {
	exits 2 galley verify --old "$head" --new "$head"
	exits 2 galley verify --old "$head" --new main --ref refs/heads/main
}

@test "the examples run nothing that was pushed" {
	cd "$BATS_TEST_DIRNAME/../../hooks"
	run -1 grep -n 'actions/checkout\|pull_request:' github-actions.yml
	grep -q 'pull_request_target:' github-actions.yml
	grep -q 'GIT_STRATEGY: none' gitlab-ci.yml
	for file in github-actions.yml gitlab-ci.yml; do
		grep -q 'required-check "\$' $file
	done
}
