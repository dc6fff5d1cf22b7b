#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# T9 at the gate: which names may stand where, and which moves they may make.

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
}

# Shapes.

@test "branches of other shapes, tags, notes and replacements are refused" {
	for ref in refs/heads/feature refs/heads/main/x refs/heads/custom/rep1/bolt \
	    refs/heads/custom/Rep1/first-touch/bolt refs/heads/change/rep1/a/b \
	    refs/heads/custom/rep1/first-touch/b.o refs/tags/v1 \
	    "refs/heads/custom/rep1/first-touch/$(printf 'a%.0s' {1..300})" \
	    refs/notes/x refs/replace/$head refs/stash refs/x; do
		turns_away T9 "a workspace has no such name" "$bolt_ref:$ref"
	done
}

@test "what galley keeps nobody else writes or removes" {
	turns_away T9 "only the server itself" "main:refs/galley/closed/2026-11"
	turns_away T9 "only the server itself" "+main:refs/galley/log/2026-11"
	git -C ../srv.git -c core.hooksPath=/dev/null update-ref \
	    refs/galley/closed/2026-11 "$head"
	turns_away T9 "only the server itself" ":refs/galley/closed/2026-11"
}

@test "a merge is tried out on a host without hooks only" {
	turns_away T9 "needs no trial" "$bolt_ref:refs/heads/merge/$bolt"
}

# Beginnings.

@test "a request goes by the name that its open says" {
	named=$bolt_ref opened rep1 rep1/first-touch/acme
	turns_away T1 "not a valid name of its own" "$(ref_of rep1/first-touch/acme)"
	turns_away T1 "it names another request" \
	    "$bolt_ref:refs/heads/change/rep1/bolt"
}

@test "a request of another workspace is refused" {
	workspace=$(printf 'a%.0s' {1..40}) opened rep1 rep1/first-touch/acme
	turns_away T9 "another workspace" "$(ref_of rep1/first-touch/acme)"
}

@test "only the person in its name opens a request" {
	opened rep2 rep1/first-touch/acme
	turns_away T3 "only the person in its name" "$(ref_of rep1/first-touch/acme)"
	opened rep2 rep2/first-touch/acme
	takes "$(ref_of rep2/first-touch/acme)"
}

@test "a request begins on main" {
	on=$(git rev-parse "$bolt_ref") opened rep1 rep1/first-touch/acme
	turns_away T6 "does not begin on" "$(ref_of rep1/first-touch/acme)"
}

@test "who may not propose a file is told so at once" {
	file=templates/email/first-touch.md
	opened rep1 change/rep1/words
	git show "main:$file" | sed 's/calmer/quieter/' | edited rep1 change/rep1/words $file
	turns_away T6 "propose" refs/heads/change/rep1/words
	opened mkt2 change/mkt2/words
	git show "main:$file" | sed 's/calmer/quieter/' | edited mkt2 change/mkt2/words $file
	takes refs/heads/change/mkt2/words
}

@test "a rejected request does not come back one event shorter" {
	git update-ref refs/heads/before "$bolt_ref"
	event brand1 $bolt reject "Galley-Seen: $(seen_of $bolt)" "No."
	takes "$bolt_ref"
	turns_away T9 "none is ever taken back" "+refs/heads/before:$bolt_ref"
	git -C ../srv.git rev-parse -q --verify "$bolt_ref" ||
	    turns_away T9 "it was rejected or withdrawn" "refs/heads/before:$bolt_ref"
}

@test "nor when it was archived" {
	git update-ref refs/heads/before "$bolt_ref"
	event brand1 $bolt reject "Galley-Seen: $(seen_of $bolt)" "No."
	takes "$bolt_ref"
	archive
	turns_away T9 "it was rejected or withdrawn" "refs/heads/before:$bolt_ref"
	turns_away T9 "it was rejected or withdrawn" "$bolt_ref"
	takes_new_bolt
}

@test "an approved request does not come back" {
	git update-ref refs/heads/before "$bolt_ref"
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/legal
	merge_as rep2 $bolt "standard/brand SATISFIED brand1" "standard/legal SATISFIED legal1"
	takes main "$bolt_ref"
	turns_away T9 "approved already" "+refs/heads/before:$bolt_ref"
	archive
	turns_away T9 "approved already" "refs/heads/before:$bolt_ref"
	turns_away T9 "approved already" "main:$bolt_ref"
	takes_new_bolt
}

# archive: what is closed is cleared away, as the server does now and then.
archive() {
	local name

	git -C ../srv.git for-each-ref --format='%(refname)' refs/heads/custom |
	    while read -r name; do
		case $(git -C ../srv.git log -1 --format=%s "$name") in
		reject:* | withdraw:*) keep "$name" ;;
		esac
		git -C ../srv.git -c core.hooksPath=/dev/null update-ref -d "$name"
	done
}

# keep NAME: its head, among the archived, as archive.h writes it.
keep() {
	local line ref=$1 made

	line="${ref#refs/heads/custom/} $(git -C ../srv.git rev-list "$ref" --not main |
	    tail -1) $(git -C ../srv.git rev-parse "$ref")"
	made=$(printf 'closed: 1\n\n%s\n' "$line" | GIT_AUTHOR_NAME=s GIT_AUTHOR_EMAIL=s@s \
	    GIT_COMMITTER_NAME=s GIT_COMMITTER_EMAIL=s@s git -C ../srv.git commit-tree \
	    "$(git -C ../srv.git hash-object -t tree -w /dev/null)" -p "$ref")
	git -C ../srv.git -c core.hooksPath=/dev/null update-ref \
	    refs/galley/closed/2026-11 "$made"
}

# takes_new_bolt: a new request of the same name is another one; begun in the
# same second it would be the same one.
takes_new_bolt() {
	git update-ref -d "$bolt_ref"
	time=1 opened rep1 $bolt
	takes "$bolt_ref"
}

# Moves.

@test "a request grows, and is neither rewound nor replaced nor removed" {
	git update-ref refs/heads/before "$bolt_ref"
	event brand1 $bolt comment "" "One moment."
	takes "$bolt_ref"
	turns_away T9 "none is ever taken back" "+refs/heads/before:$bolt_ref"
	git update-ref "$bolt_ref" refs/heads/before
	event brand1 $bolt comment "" "Another thought."
	turns_away T9 "none is ever taken back" "+$bolt_ref"
	turns_away T9 "nothing is removed" ":$bolt_ref"
	turns_away T9 "nothing is removed" :refs/heads/main
}

@test "main is not rewound, replaced or pushed without its request" {
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/legal
	merge_as rep2 $bolt "standard/brand SATISFIED brand1" "standard/legal SATISFIED legal1"
	turns_away T9 "approved without being closed" main
	turns_away T9 "closed without being taken" "$bolt_ref"
	takes main "$bolt_ref"
	turns_away T6 "does not contain" "+$head:refs/heads/main"
}

@test "without all or nothing the transaction itself refuses" {
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/legal
	merge_as rep2 $bolt "standard/brand SATISFIED brand1" "standard/legal SATISFIED legal1"
	exits 128 git push -q origin main "$bolt_ref"
	says "without being"
	[ "$(git -C ../srv.git rev-parse main)" = "$head" ]
	exits 0 sends main "$bolt_ref"
}

@test "one bad name refuses all that came with it" {
	opened rep2 rep2/first-touch/acme
	turns_away T9 "feature: " "$(ref_of rep2/first-touch/acme)" \
	    main:refs/heads/feature
}

@test "each mistake is told" {
	event rep2 $bolt reject "Galley-Seen: $(seen_of $bolt)" "No."
	turns_away T5 "only a person who could approve" "$bolt_ref" main:refs/heads/feature
	says "T9: feature: "
}

@test "what main would be judges what comes with it, too" {
	git checkout -q main
	sed -i 's/^keys:/ended: 2020-01-01\nkeys:/' people/rep2.yaml
	proposed brand1 change/brand1/end people/rep2.yaml
	merge_as brand1 change/brand1/end "policy SATISFIED brand1"
	git update-ref refs/heads/ended main
	event rep2 $bolt comment "" "Before I go."
	turns_away T3 "ended" main refs/heads/change/brand1/end "$bolt_ref"
}

# Journals.

@test "a journal is its person's alone, and only grows" {
	galley --as rep1 use first-touch --for Acme --set customer=Acme --set first_name=Ann >/dev/null
	takes refs/heads/journal/rep1
	turns_away T1 "not an entry of it" refs/heads/journal/rep1:refs/heads/journal/rep2
	git update-ref refs/heads/before refs/heads/journal/rep1
	galley --as rep1 use first-touch --for Bolt --set customer=Bolt --set first_name=Bea >/dev/null
	takes refs/heads/journal/rep1
	turns_away T9 "a journal only grows" +refs/heads/before:refs/heads/journal/rep1
	turns_away T9 "nothing is removed" :refs/heads/journal/rep1
}

journal_entry() {
	local person=$1 path=$2 on=refs/heads/journal/rep1 made

	made=$(tree_with "$on^{tree}" "$path" "${3:-100644}")
	git update-ref $on "$(commit_as "$person" "$made" "journal: rep1

Galley-Event: journal
Galley-Main: ${named:-$head}" "$(git rev-parse $on)")"
}

@test "an entry is added in its place, signed by its person" {
	galley --as rep1 use first-touch --for Acme --set customer=Acme --set first_name=Ann >/dev/null
	month=$(git ls-tree --name-only refs/heads/journal/rep1)
	first=$(git rev-parse refs/heads/journal/rep1)
	for bad in "rep2 $month/000002.jsonl T2" "rep1 $month/000003.jsonl T8" \
	    "rep1 $month/000001.jsonl T8" "rep1 notes.txt T8" "rep1 $month/00000x.jsonl T8"; do
		read -r person path rule <<<"$bad"
		git update-ref refs/heads/journal/rep1 "$first"
		journal_entry "$person" "$path" <<<'{}'
		turns_away "$rule" "" refs/heads/journal/rep1
	done
	git update-ref refs/heads/journal/rep1 "$first"
	journal_entry rep1 "$month/000002.jsonl" 100755 <<<'{}'
	turns_away T8 "plain file" refs/heads/journal/rep1
	git update-ref refs/heads/journal/rep1 "$first"
	named=$first journal_entry rep1 "$month/000002.jsonl" <<<'{}'
	turns_away T9 "never was this library" refs/heads/journal/rep1
	git update-ref refs/heads/journal/rep1 "$first"
	journal_entry rep1 "$month/000002.jsonl" <<<'{}'
	takes refs/heads/journal/rep1
}
